//! What a reorganisation does to a plan: departments merged, split, renamed or abolished, and everything that moves.
//!
//! `cargo run --release --example reorganise -- plan.txt --merge 新局=甲局,乙局`

mod desk;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use fengong::Error;
use fengong::graph::{Change, DepartmentKey, Duty, PlanGraph};
use fengong::render::Table;

/// 机构改革推演：单位合并、拆分、更名、撤销以后，任务和指标由谁承接，哪些任务没有了牵头单位。
///
/// 各项改革同时进行，一个单位只能出现一次。任务不增不减；合并后的单位在一项任务里只出现一次，取最高的角色。
#[derive(Parser)]
#[command(
    name = "reorganise",
    after_help = "退出码：0 完成，2 用法有误、文件不能读或不是 UTF-8，没有这个单位，或一个单位改了两次。"
)]
struct Args {
    /// 文件正文（UTF-8 文本），- 为标准输入
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// 合并：新单位=原单位,原单位；新单位可以是其中之一，也可以是已有的单位
    #[arg(long = "merge", value_name = "A=B,C")]
    merges: Vec<String>,
    /// 更名：原名=新名
    #[arg(long = "rename", value_name = "A=B")]
    renames: Vec<String>,
    /// 拆分：原单位=新单位:关键词,新单位:关键词；任务标题含关键词的归它，其余归第一个
    #[arg(long = "split", value_name = "A=B:W,C:W")]
    splits: Vec<String>,
    /// 撤销，无单位承接
    #[arg(long = "abolish", value_name = "A")]
    abolished: Vec<String>,
    #[command(flatten)]
    names: desk::Names,
}

fn main() -> ExitCode {
    desk::exit(run(&Args::parse()).and_then(|report| desk::print(&report)))
}

fn run(args: &Args) -> Result<String, String> {
    let graph = PlanGraph::from_plans(desk::plans(std::slice::from_ref(&args.file), &args.names)?);
    let changes = changes(args, &graph)?;
    if changes.is_empty() {
        return Err(
            "没有要推演的改革，请给 --merge、--rename、--split 或 --abolish，用法见 --help。".to_owned()
        );
    }
    let after = graph.reorganise(&changes).map_err(|error| match error {
        Error::ChangedTwice { key } => {
            let name = graph.department(key).map_or("", |department| department.name());
            format!("“{name}”改了两次；一次推演里一个单位只能改一次，先后进行的改革请分次推演。")
        }
        Error::EmptyName { .. } => "新单位的名称是空的。".to_owned(),
        error => format!("不能推演（{error}）。"),
    })?;

    let text = desk::text_options(None);
    let mut report = String::new();
    let indicators: BTreeSet<_> = after
        .moves()
        .iter()
        .filter_map(|each| match each.duty {
            Duty::Indicator(key) => Some(key),
            _ => None,
        })
        .collect();
    let (was, is) = (graph.departments().len(), after.graph().departments().len());
    let _ = writeln!(
        report,
        "任务 {} 项，涉及 {} 项，其中 {} 项由几个单位的职责合并为一；指标 {} 项，涉及 {} 项；单位由 {was} 个变为 {is} 个\n",
        graph.tasks().len(),
        after.tasks().len(),
        after.met().len(),
        graph.indicators().len(),
        indicators.len()
    );
    report.push_str(&Table::of_moves(&graph, &after).to_text(&text));
    let mut heirs: Vec<DepartmentKey> = after.moves().iter().filter_map(|each| each.to).collect();
    heirs.dedup();
    let heirs = after.graph().department_set(heirs).map_err(|error| error.to_string())?;
    for table in [
        Table::of_departments("承接单位现有任务", &heirs),
        Table::of_tasks("失去牵头单位的任务", &after.without_lead()),
        Table::of_tasks("无人承接的任务", &after.without_department()),
    ] {
        if !table.rows().is_empty() {
            report.push('\n');
            report.push_str(&table.to_text(&text));
        }
    }
    Ok(report)
}

fn changes(args: &Args, graph: &PlanGraph) -> Result<Vec<Change>, String> {
    let key = |name: &str| desk::department(graph, &args.names, name).map(|department| department.key());
    let sides = |given: &str, form: &str| {
        let sides =
            given.split_once(['=', '＝']).map(|(one, other)| (one.trim().to_owned(), other.to_owned()));
        sides.ok_or_else(|| format!("“{given}”应写成 {form}。"))
    };
    let list = |words: &str| words.split([',', '，', '、']).map(str::to_owned).collect::<Vec<_>>();
    let mut changes = Vec::new();
    for given in &args.merges {
        let (name, merged) = sides(given, "新单位=原单位,原单位")?;
        let keys: Result<Vec<_>, _> = list(&merged).iter().map(|name| key(name)).collect();
        let mut keys = keys?;
        // 甲=乙,丙 with 甲 in the plan means that 乙 and 丙 go into it.
        if let Ok(own) = key(&name)
            && !keys.contains(&own)
        {
            keys.insert(0, own);
        }
        changes.push(Change::merge(keys, name));
    }
    for given in &args.renames {
        let (old, new) = sides(given, "原名=新名")?;
        changes.push(Change::rename(key(&old)?, new.trim()));
    }
    for given in &args.splits {
        let (old, parts) = sides(given, "原单位=新单位:关键词,新单位:关键词")?;
        let parts = list(&parts).into_iter().map(|part| {
            let (name, word) = part.split_once([':', '：']).unwrap_or((&part, ""));
            let tasks = graph.tasks().filter(|task| !word.is_empty() && task.title().contains(word.trim()));
            (name.trim().to_owned(), tasks.iter().map(|task| task.key()).collect::<Vec<_>>())
        });
        changes.push(Change::split(key(&old)?, parts));
    }
    for name in &args.abolished {
        changes.push(Change::abolish(key(name)?));
    }
    Ok(changes)
}
