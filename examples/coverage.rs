//! What nobody has: tasks without a department or a lead, and departments without a task.
//!
//! `cargo run --example coverage -- plan.txt`, or without a file for the plan that ships with the crate.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use fengong::graph::{Collectives, PlanGraph, TaskSet};
use fengong::text::{Source, display_width};
use fengong::{Directory, Plan};

/// Print the tasks that nobody answers for, that several do, or that only collectives have.
#[derive(Parser)]
struct Args {
    /// Plans as UTF-8 text [default: the plan that ships]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// A department that ought to have a task; give it as often as there are departments to ask for
    #[arg(long = "department", value_name = "NAME")]
    departments: Vec<String>,
}

fn main() -> ExitCode {
    match run(&Args::parse()).and_then(|report| print(&report)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(std::io::stderr(), "coverage: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> Result<String, String> {
    let graph = PlanGraph::from_plans(read(&args.files)?);
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
        let line = format!("  {}  {}  {}", pad(place, width), task.title(), names.join("、"));
        let _ = writeln!(report, "{}", line.trim_end());
    }
}

fn read(files: &[PathBuf]) -> Result<Vec<Plan>, String> {
    if files.is_empty() {
        return Ok(vec![plan("sample", fengong::sample::TEXT.as_bytes())?]);
    }
    let read = |file: &PathBuf| {
        let name = file.display().to_string();
        let bytes = std::fs::read(file).map_err(|error| format!("{name}: {error}"))?;
        plan(&name, &bytes)
    };
    files.iter().map(read).collect()
}

fn plan(name: &str, bytes: &[u8]) -> Result<Plan, String> {
    let source = Source::from_utf8(bytes).map_err(|error| format!("{name}: {error}"))?;
    let plan = Plan::read(&source, &Directory::builtin()).into_value();
    if plan.tasks().is_empty() {
        let _ = writeln!(std::io::stderr(), "coverage: no task was found in {name}");
    }
    Ok(plan)
}

/// A reader that has seen enough, such as `head`, may close the pipe; that is no fault.
fn print(text: &str) -> Result<(), String> {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(()),
    }
}

fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(display_width(text))))
}
