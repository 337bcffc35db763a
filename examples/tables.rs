//! Writes the relational tables of a plan as CSV files into a folder, for spreadsheets, data frames and databases.
//!
//! ```sh
//! cargo run --release --example tables -- plan.txt tables/
//! ```

mod desk;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use fengong::Plan;
use fengong::check::Checker;
use fengong::render::tables;

/// 把一份规划、计划、要点或方案写成关系表（CSV，UTF-8）：标题、任务、责任单位、发现的问题等各一个文件。
#[derive(Parser)]
#[command(name = "tables", after_help = "退出码：0 完成，2 用法有误、文件不能读写或不是 UTF-8。")]
struct Args {
    /// 文件正文（UTF-8 文本），- 为标准输入
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// 存放各表的文件夹，没有就新建
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    #[command(flatten)]
    names: desk::Names,
}

fn main() -> ExitCode {
    let args = Args::parse();
    desk::exit(write_tables(&args))
}

fn write_tables(args: &Args) -> Result<(), String> {
    let dir = &args.dir;
    let (_, source) = desk::text(Some(&args.file))?;
    let parsed = Plan::read(&source, &args.names.directory()?);
    let failed =
        |error: std::io::Error| format!("写不了 {}（{error}），请换一个可写的文件夹。", dir.display());
    std::fs::create_dir_all(dir).map_err(failed)?;
    let report = Checker::new().check(&parsed, &source);
    for (name, csv) in tables::all(&parsed.value, &source, report.findings()) {
        std::fs::write(dir.join(name), csv).map_err(failed)?;
    }
    Ok(())
}
