//! Who carries how much: the load of every department over one plan or many.
//!
//! ```sh
//! cargo run --release --example workload -- plan.txt another.txt
//! cargo run --release --example workload -- plan.txt --format html --output workload.html
//! ```

mod desk;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use fengong::graph::{Collectives, PlanGraph};
use fengong::render::Table;

/// 各单位牵头、负责、配合、指导多少项任务，负荷大的在前。
///
/// 一个单位在一项任务里只算一次，取最重的角色；“提及”是点名次数。负荷按分计：牵头四分，负责两分，配合和指导各一分。
#[derive(Parser)]
#[command(name = "workload", after_help = "退出码：0 完成，2 用法有误、文件不能读写或不是 UTF-8。")]
struct Args {
    /// 文件正文（UTF-8 文本），- 为标准输入，可给多份，同一地方的同名单位合并计算；不给就用随库附带的样例
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// 各县区一类集合单位，按 --directory 所给名录中的成员分别计算
    #[arg(long)]
    expand: bool,
    #[command(flatten)]
    output: desk::Output,
    #[command(flatten)]
    names: desk::Names,
}

fn main() -> ExitCode {
    desk::exit(run(&Args::parse()))
}

fn run(args: &Args) -> Result<(), String> {
    let graph = PlanGraph::from_plans(desk::plans(&args.files, &args.names)?);
    let collectives = if args.expand { Collectives::Expanded } else { Collectives::AsNamed };
    let mut table = Table::of_workload(&graph.query_workload().collectives(collectives).resolve());
    if table.rows().is_empty() {
        table.note(desk::NOBODY);
    }
    args.output.table(&table)
}
