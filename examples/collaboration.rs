//! Who works with whom: the closest pairs, groups, central and bridging departments, who must be in the room, and how few
//! rounds of meetings will do.
//!
//! `cargo run --release --example collaboration -- plan.txt`, or without a file for the plan that ships with the crate.

mod desk;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use fengong::graph::{PlanGraph, Weights};
use fengong::render::Table;

/// 哪些单位一起做事：协作最多的单位、协作群、核心单位和桥梁单位，以及最少到会单位和会议分场。
///
/// 两个单位同在一项任务里算协作一次。核心度按协作量计（PageRank），中介度是其他单位两两之间最短联系经过它的比例。
#[derive(Parser)]
#[command(
    name = "collaboration",
    after_help = "退出码：0 完成，2 用法有误、文件不能读或不是 UTF-8，或没有这个单位或标题。"
)]
struct Args {
    /// 文件正文（UTF-8 文本），- 为标准输入，可给多份，同一地方的同名单位合并计算；不给就用随库附带的样例
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// 协作最多的单位、核心单位和桥梁单位最多列多少行
    #[arg(long, default_value_t = 10)]
    top: usize,
    /// 只看这个标题下的任务，如 三/（一）
    #[arg(long, value_name = "PATH")]
    section: Option<String>,
    /// 协作按角色计权：一项任务按两者中较轻的角色计，牵头四分，负责两分，配合和指导各一分
    #[arg(long)]
    weighted: bool,
    /// 只列这个单位的协作单位
    #[arg(long, value_name = "NAME")]
    department: Option<String>,
    #[command(flatten)]
    names: desk::Names,
}

fn main() -> ExitCode {
    desk::exit(run(&Args::parse()).and_then(|report| desk::print(&report)))
}

fn run(args: &Args) -> Result<String, String> {
    let graph = PlanGraph::from_plans(desk::plans(&args.files, &args.names)?);
    if graph.tasks().iter().all(|task| task.assignments().len() == 0) {
        return Ok(format!("{}\n", desk::NOBODY));
    }
    let tasks = match &args.section {
        None => graph.tasks(),
        Some(path) => {
            let found = graph.query_tasks().section(path.as_str()).resolve();
            found.map_err(|_| format!("没有标题“{path}”，路径写法如 三/（一）。"))?
        }
    };
    let weights = if args.weighted { Weights::default() } else { Weights::TASKS };
    let network = graph.query_pairs().within(&tasks).weights(weights).collaboration();

    if let Some(name) = &args.department {
        let partners = network
            .partners(desk::department(&graph, &args.names, name)?.key())
            .map_err(|error| error.to_string())?;
        let mut table = Table::new(format!("{name}的协作单位")).with_title("单位");
        table = table.with_number("共同任务");
        if args.weighted {
            table = table.with_number("权重");
        }
        for partner in partners {
            let name = partner.department.name().to_owned();
            table.push([name, partner.shared.to_string(), partner.weight.to_string()]);
        }
        return Ok(table.to_text(&desk::text_options(None)));
    }

    let mut central = network.central();
    // Who bridges groups need not be among the most central.
    let mut bridges = central.clone();
    bridges.retain(|each| each.betweenness > 0.0);
    bridges.sort_by(|one, other| other.betweenness.total_cmp(&one.betweenness));
    let bridges: Vec<&str> = bridges.iter().take(3).map(|each| each.department.name()).collect();
    central.truncate(args.top);
    let mut central = Table::of_central(&central);
    if !bridges.is_empty() {
        central.note(format!("桥梁作用最大的是{}。", bridges.join("、")));
    }
    let cover = graph.cover(&tasks);
    let meetings = graph.meetings(&tasks);
    let tables = [
        Table::of_pairs(&network.top(args.top)),
        Table::of_groups(&network.groups()),
        central,
        Table::of_cover(&cover, &tasks),
        Table::of_meetings(&meetings),
    ];
    Ok(tables.map(|table| table.to_text(&desk::text_options(None))).join("\n"))
}
