//! Who carries how much: the load of every department over one plan or many.
//!
//! `cargo run --example workload -- plan.txt`, or without a file for the plan that ships with the crate.

mod desk;

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use fengong::graph::{Collectives, PlanGraph, WorkloadRow};
use fengong::text::display_width;

/// 各单位牵头、负责、配合、指导多少项任务，负荷大的在前。
///
/// 一个单位在一项任务里只算一次，取最重的角色；“提及”是点名次数。负荷按分计：牵头四分，负责两分，配合和指导各一分。
#[derive(Parser)]
#[command(name = "workload", after_help = "退出码：0 完成，2 用法有误、文件不能读或不是 UTF-8。")]
struct Args {
    /// 文件正文（UTF-8 文本），可给多份，同一地方的同名单位合并计算；不给就用随库附带的样例
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// 各县区一类集合单位，按名录中的成员分别计算
    #[arg(long)]
    expand: bool,
}

fn main() -> ExitCode {
    desk::exit(run(&Args::parse()).and_then(|table| desk::print(&table)))
}

fn run(args: &Args) -> Result<String, String> {
    let graph = PlanGraph::from_plans(desk::plans(&args.files)?);
    let collectives = if args.expand { Collectives::Expanded } else { Collectives::AsNamed };
    let workload = graph.query_workload().collectives(collectives).resolve();
    let rows: Vec<_> = workload.by_load().into_iter().filter(|row| row.tally().tasks() > 0).collect();

    // Plans of two cities have a 市科技局 each; the place tells them apart.
    let name = |row: &WorkloadRow<'_>| match row.department() {
        Some(department) if graph.departments_named(row.name()).len() > 1 => department.full_name(),
        _ => row.name().to_owned(),
    };
    let width = rows.iter().map(|row| display_width(&name(row))).max().unwrap_or(0).max(4);
    let mut table = desk::pad("单位", width);
    table.push_str("  牵头  责任  配合  指导  任务  提及  负荷\n");
    for row in rows {
        let tally = row.tally();
        table.push_str(&desk::pad(&name(&row), width));
        for number in [tally.lead, tally.joint, tally.support, tally.guide, tally.tasks(), tally.mentions] {
            let _ = write!(table, "{number:>6}");
        }
        let _ = writeln!(table, "{:>6}", row.load());
    }
    Ok(table)
}
