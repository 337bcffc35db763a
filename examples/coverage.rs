//! What nobody has: tasks without a department or a lead, and departments without a task.
//!
//! `cargo run --release --example coverage -- plan.txt`, or without a file for the plan that ships with the crate.

mod desk;

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use fengong::graph::{Collectives, PlanGraph, TaskSet};
use fengong::model::{LeadBasis, Role};
use fengong::text::display_width;

/// 哪些任务没有责任单位、没有牵头单位、多头牵头，或只落到各县区一类集合单位；哪些单位没有任务。
#[derive(Parser)]
#[command(name = "coverage", after_help = "退出码：0 完成，2 用法有误、文件不能读或不是 UTF-8。")]
struct Args {
    /// 文件正文（UTF-8 文本），- 为标准输入，可给多份；不给就用随库附带的样例
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// 应当承担任务的单位，可多次给出，用来查有没有漏掉
    #[arg(long = "department", value_name = "NAME")]
    departments: Vec<String>,
    #[command(flatten)]
    names: desk::Names,
}

fn main() -> ExitCode {
    desk::exit(run(&Args::parse()).and_then(|report| desk::print(&report)))
}

fn run(args: &Args) -> Result<String, String> {
    let graph = PlanGraph::from_plans(desk::plans(&args.files, &args.names)?);
    let coverage = graph.coverage();
    let unled = coverage.without_lead() - coverage.without_department();

    let mut report = String::new();
    for plan in graph.plans() {
        let title = plan.plan().header().title.as_deref().unwrap_or("（无标题）");
        let _ = writeln!(report, "{} {title}", plan.key());
    }
    let _ = writeln!(report, "任务 {} 项，单位 {} 个", graph.tasks().len(), graph.departments().len());
    tasks(&mut report, "无责任单位", coverage.without_department());
    tasks(&mut report, "有责任单位而无牵头单位", &unled);
    let customary = graph.query_tasks().role(Role::Lead).basis(LeadBasis::FirstListed).resolve();
    let customary = customary.map_err(|error| error.to_string())?.len();
    let _ = writeln!(report, "\n原文未注明牵头单位、按惯例以列首位者为牵头：{customary} 项");
    tasks(&mut report, "多头牵头", coverage.with_several_leads());
    tasks(&mut report, "仅有集合单位", coverage.only_collectives());

    let listed = args.departments.iter().map(String::as_str);
    let mut idle: Vec<&str> =
        coverage.idle_departments().iter().map(|department| department.name()).collect();
    idle.extend(coverage.unassigned(listed, Collectives::Expanded));
    let _ = writeln!(report, "\n无任务单位：{} 个", idle.len());
    for name in idle {
        let _ = writeln!(report, "  {name}");
    }
    Ok(report)
}

/// One kind of gap: which plan, where each task stands, what it is called, and who has to do with it.
fn tasks(report: &mut String, gap: &str, tasks: &TaskSet<'_>) {
    let _ = writeln!(report, "\n{gap}：{} 项", tasks.len());
    let places: Vec<String> =
        tasks.iter().map(|task| format!("{} {}", task.plan().key(), task.path())).collect();
    let width = places.iter().map(|place| display_width(place)).max().unwrap_or(0);
    for (task, place) in tasks.iter().zip(&places) {
        let names: Vec<&str> = task.assignments().map(|assignment| assignment.printed()).collect();
        let line = format!("  {}  {}  {}", desk::pad(place, width), task.title(), names.join("、"));
        let _ = writeln!(report, "{}", line.trim_end());
    }
}
