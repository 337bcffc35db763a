//! Who does what: the responsibility matrix (责任矩阵) or the annex table (责任分工表) of a plan.
//!
//! ```sh
//! cargo run --release --example responsibility_matrix
//! cargo run --release --example responsibility_matrix -- plan.txt --table annex --format html --output annex.html
//! ```

mod desk;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use fengong::render::{AnnexTable, Matrix, MatrixOptions};

/// 从一份规划、计划、要点或方案读出任务和责任单位，列成责任矩阵或责任分工表。
#[derive(Parser)]
#[command(
    name = "responsibility_matrix",
    after_help = "读文件时发现的问题写到标准错误，每条一行，只列前几条；全部问题用 check 查看。\n退出码：0 完成，2 用法有误、文件不能读写或不是 UTF-8。"
)]
struct Args {
    /// 文件正文（UTF-8 文本），- 为标准输入；不给就用随库附带的样例
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// 输出格式
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// 矩阵（任务×单位）或附表（序号、任务、牵头单位……）
    #[arg(long, value_enum, default_value_t = Table::Matrix)]
    table: Table,
    /// 写入这个文件；不给就写到标准输出。CSV 要用表格软件打开的，请写入文件
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    names: desk::Names,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Markdown,
    Text,
    Csv,
    Json,
    Html,
}

#[derive(Clone, Copy, ValueEnum)]
enum Table {
    Matrix,
    Annex,
}

fn main() -> ExitCode {
    desk::exit(run(&Args::parse()))
}

fn run(args: &Args) -> Result<(), String> {
    let (name, source) = desk::text(args.file.as_deref())?;
    let plan = desk::plan(&name, &source, &args.names.directory()?).into_value();
    let file = args.output.as_deref();
    let csv = desk::csv_options(file);
    let text = desk::text_options(file);
    let matrix = Matrix::of(&plan, &MatrixOptions::default());
    let annex = AnnexTable::of(&plan);
    let rendered = match (args.table, args.format) {
        (Table::Matrix, Format::Markdown) => matrix.to_markdown(),
        (Table::Matrix, Format::Text) => matrix.to_text(&text),
        (Table::Matrix, Format::Csv) => matrix.to_csv(&csv),
        (Table::Matrix, Format::Json) => matrix.to_json(),
        (Table::Matrix, Format::Html) => matrix.to_html(),
        (Table::Annex, Format::Markdown) => annex.to_markdown(),
        (Table::Annex, Format::Text) => annex.to_text(&text),
        (Table::Annex, Format::Csv) => annex.to_csv(&csv),
        (Table::Annex, Format::Json) => annex.to_json(),
        (Table::Annex, Format::Html) => annex.to_html(),
    };
    desk::write(&rendered, file)
}
