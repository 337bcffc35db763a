//! The indicator ledger: every indicator of a plan with its figures and the departments that answer for it.
//!
//! ```sh
//! cargo run --release --example indicators -- plan.txt
//! cargo run --release --example indicators -- plan.txt --format csv --output indicators.csv
//! ```

mod desk;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use fengong::render::Table;

/// 指标台账：序号、指标、单位、基期、年度值、目标、属性和责任单位（牵头在前）。
///
/// 一项指标含两个数的，各占一行；“*”照原表标注。
#[derive(Parser)]
#[command(name = "indicators", after_help = "退出码：0 完成，2 用法有误、文件不能读写或不是 UTF-8。")]
struct Args {
    /// 文件正文（UTF-8 文本），- 为标准输入；不给就用随库附带的样例
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    #[command(flatten)]
    output: desk::Output,
    #[command(flatten)]
    names: desk::Names,
}

fn main() -> ExitCode {
    desk::exit(run(&Args::parse()))
}

fn run(args: &Args) -> Result<(), String> {
    let (name, source) = desk::text(args.file.as_deref())?;
    let plan = desk::plan(&name, &source, &args.names.directory()?).into_value();
    let mut ledger = Table::of_indicators(&plan);
    if plan.indicators().is_empty() {
        ledger.note(format!("{name} 中没有指标。"));
    }
    args.output.table(&ledger)
}
