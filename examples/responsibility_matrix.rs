//! Who does what: the responsibility matrix (责任矩阵) or the annex table (责任分工表) of a plan.
//!
//! ```sh
//! cargo run --example responsibility_matrix
//! cargo run --example responsibility_matrix -- plan.txt --table annex --format html --output annex.html
//! ```

#![allow(clippy::print_stderr)] // an example talks to people

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use fengong::render::{AnnexTable, CsvOptions, Matrix, MatrixOptions, TextOptions};
use fengong::text::Source;
use fengong::{Directory, Error, Plan};

/// 从一份规划、计划、要点或方案读出任务和责任单位，列成责任矩阵或责任分工表。
#[derive(Parser)]
#[command(
    name = "responsibility_matrix",
    after_help = "读文件时发现的问题写到标准错误，每条一行。\n退出码：0 完成，2 用法有误、文件不能读写或不是 UTF-8。"
)]
struct Arguments {
    /// 文件正文（UTF-8 文本）；不给就用随库附带的样例
    file: Option<PathBuf>,
    /// 输出格式
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// 矩阵（任务×单位）或附表（序号、任务、牵头单位……）
    #[arg(long, value_enum, default_value_t = Table::Matrix)]
    table: Table,
    /// 写入这个文件；不给就写到标准输出
    #[arg(long)]
    output: Option<PathBuf>,
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
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    let (name, bytes) = match &arguments.file {
        Some(file) => (file.display().to_string(), std::fs::read(file)),
        None => ("样例".to_owned(), Ok(fengong::sample::TEXT.into())),
    };
    let bytes = bytes.map_err(|error| format!("读不了 {name}（{error}），请检查路径和权限。"))?;
    let source = Source::from_utf8(&bytes).map_err(|error| match error {
        Error::InvalidUtf8 { offset } => {
            format!("{name} 从第 {} 个字节起不是 UTF-8，请先转码，如 iconv -f GB18030 -t UTF-8。", offset + 1)
        }
        error => format!("{name} 不能用（{error}），请确认是否选错了文件。"),
    })?;
    let parsed = Plan::read(&source, &Directory::builtin());
    for finding in &parsed.diagnostics {
        let place =
            finding.span.map(|span| format!("{}:", source.position(span.start()))).unwrap_or_default();
        eprintln!("{name}:{place} {} {}", finding.code, finding.message);
    }
    // A file will be opened by a spreadsheet, which needs the mark; what is piped on does not.
    let csv = CsvOptions::default().with_bom(arguments.output.is_some());
    let text = TextOptions::default();
    let matrix = Matrix::of(&parsed.value, &MatrixOptions::default());
    let annex = AnnexTable::of(&parsed.value);
    let rendered = match (arguments.table, arguments.format) {
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
    if let Some(file) = &arguments.output {
        return std::fs::write(file, rendered)
            .map_err(|error| format!("写不了 {}（{error}），请换一个可写的位置。", file.display()));
    }
    match std::io::stdout().lock().write_all(rendered.as_bytes()) {
        // A reader that has seen enough (`| head`) is no fault.
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(format!("写不出结果：{error}")),
        _ => Ok(()),
    }
}
