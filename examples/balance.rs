//! Who should lead what: leads where the text states none, so that nobody leads more than must be, and how concentrated the
//! work is.
//!
//! `cargo run --release --example balance -- plan.txt`, or without a file for the plan that ships with the crate.

mod desk;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use fengong::graph::{LeadAnswer, LeadQuery, Leads, PlanGraph, Shortage};
use fengong::render::Table;

/// 没有明确牵头单位的任务由谁牵头最均衡：牵头最多的单位尽量少，其余依次尽量平均；并列出负荷集中情况。
///
/// 文件写明的牵头单位一律不动；“列首位者为牵头”的惯例默认可以调整。各县区一类集合单位和只配合的单位不牵头。
#[derive(Parser)]
#[command(
    name = "balance",
    after_help = "退出码：0 完成，1 按给定的上限无法安排，2 用法有误、文件不能读或不是 UTF-8，或没有这个单位。"
)]
struct Args {
    /// 文件正文（UTF-8 文本），- 为标准输入；不给就用随库附带的样例
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// 每个单位最多牵头多少项
    #[arg(long, value_name = "N")]
    limit: Option<u32>,
    /// 某个单位最多牵头多少项，如 市科技局=5，可多次给出
    #[arg(long = "capacity", value_name = "NAME=N")]
    capacities: Vec<String>,
    /// 不再牵头的单位（文件写明的除外），可多次给出
    #[arg(long = "exclude", value_name = "NAME")]
    excluded: Vec<String>,
    /// 列首位的单位仍然牵头，不作调整
    #[arg(long)]
    keep_first: bool,
    #[command(flatten)]
    names: desk::Names,
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok((report, possible)) => match desk::print(&report) {
            Ok(()) if !possible => ExitCode::from(1),
            printed => desk::exit(printed),
        },
        Err(message) => desk::exit(Err(message)),
    }
}

fn run(args: &Args) -> Result<(String, bool), String> {
    let graph = PlanGraph::from_plans(desk::plans(args.file.as_slice(), &args.names)?);
    let answer = query(args, &graph)?.resolve().map_err(|error| error.to_string())?;
    Ok(match answer {
        LeadAnswer::Decided(leads) => (decided(&graph, &leads), true),
        LeadAnswer::Impossible(shortage) => (impossible(&shortage), false),
    })
}

fn query<'g>(args: &Args, graph: &'g PlanGraph) -> Result<LeadQuery<'g>, String> {
    let key = |name: &str| desk::department(graph, &args.names, name).map(|department| department.key());
    let mut query = graph.query_leads();
    if let Some(limit) = args.limit {
        query = query.with_capacity(limit);
    }
    for given in &args.capacities {
        let parts = given.split_once(['=', '＝']);
        let parts = parts.and_then(|(name, number)| Some((name.trim(), number.trim().parse().ok()?)));
        let (name, number) = parts.ok_or_else(|| format!("“{given}”应写成 单位=项数，如 市科技局=5。"))?;
        query = query.with_capacity_of(key(name)?, number);
    }
    for name in &args.excluded {
        query = query.with_exclusion(key(name)?);
    }
    Ok(if args.keep_first { query.with_first_listed_kept() } else { query })
}

fn impossible(shortage: &Shortage<'_>) -> String {
    let tables = [
        Table::of_tasks("缺牵头单位的任务", &shortage.tasks),
        Table::of_departments("可以牵头的单位", &shortage.departments),
    ];
    format!(
        "无法安排：下列 {} 项任务需要 {} 个牵头，可以牵头的 {} 个单位合计上限只有 {}。\n\n{}",
        shortage.tasks.len(),
        shortage.needed,
        shortage.departments.len(),
        shortage.capacity,
        printed(&tables)
    )
}

fn decided(graph: &PlanGraph, leads: &Leads<'_>) -> String {
    let mut suggested = Table::of_leads("牵头单位建议", leads);
    if leads.changes().any(|choice| !choice.before.is_empty()) {
        suggested.note("文件没有写明牵头单位的，原牵头单位按列首位者为牵头的惯例认定，可以调整；要保留的请加 --keep-first。");
    }
    let mut loads = Table::of_lead_loads(leads);
    if let Some(proof) = proof(leads) {
        loads.note(proof);
    }
    let concentration = graph.concentration();
    let mut shares = Table::of_shares(&graph.workload().shares());
    shares.note(format!(
        "以上按文件现状计，未作调整。承担任务的 {} 个单位，负荷基尼系数 {:.3}，赫芬达尔指数 {:.3}（相当于 {:.1} 个同等负荷的单位）。",
        concentration.departments,
        concentration.gini,
        concentration.herfindahl,
        if concentration.herfindahl > 0.0 { 1.0 / concentration.herfindahl } else { 0.0 }
    ));
    let tables = [
        suggested,
        loads,
        shares,
        Table::of_tasks("只有一个单位的任务", &graph.tasks_of_one_department()),
        Table::of_tasks("无单位可牵头的任务", leads.undecided()),
    ];
    format!(
        "任务 {} 项，需调整或新定牵头单位 {} 项\n\n{}",
        graph.tasks().len(),
        leads.changes().count(),
        printed(&tables)
    )
}

/// Why nobody can do better.
fn proof(leads: &Leads<'_>) -> Option<String> {
    let bound = leads.bound();
    let names: Vec<&str> = bound.departments.iter().map(|department| department.name()).collect();
    match (bound.heaviest, &names[..]) {
        (0, _) => None,
        // That somebody has to lead needs no proof.
        (1, _) => Some("没有单位牵头超过 1 项。".to_owned()),
        (heaviest, [only]) => {
            Some(format!("最多的牵头 {heaviest} 项，不能更少：有 {} 个牵头只能由{only}承担。", bound.leads))
        }
        (heaviest, names) => Some(format!(
            "最多的牵头 {heaviest} 项，不能更少：有 {} 个牵头只能由{}承担，这 {} 个单位中总有一个要牵头 {heaviest} 项。",
            bound.leads,
            names.join("、"),
            names.len()
        )),
    }
}

/// The tables that say something, one below the other.
fn printed(tables: &[Table]) -> String {
    let tables = tables.iter().filter(|table| !table.rows().is_empty());
    tables.map(|table| table.to_text(&desk::text_options(None))).collect::<Vec<_>>().join("\n")
}
