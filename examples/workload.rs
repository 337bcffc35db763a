//! Who carries how much: the load of every department over one plan or many.
//!
//! `cargo run --example workload -- plan.txt`, or without a file for the plan that ships with the crate.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use fengong::graph::{Collectives, PlanGraph, WorkloadRow};
use fengong::text::{Source, display_width};
use fengong::{Directory, Plan};

/// Print how many tasks each department leads, carries, supports and guides, the heaviest load first.
///
/// A department counts once in a task, in its highest role; 提及 is how often it is named. The load (负荷) is in points:
/// four for a lead, two for a part, one for support or guidance.
#[derive(Parser)]
struct Args {
    /// Plans as UTF-8 text; departments of all of them meet by place and name [default: the plan that ships]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Count the known members of a collective (各县区) in its place
    #[arg(long)]
    expand: bool,
}

fn main() -> ExitCode {
    match run(&Args::parse()).and_then(|table| print(&table)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(std::io::stderr(), "workload: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> Result<String, String> {
    let graph = PlanGraph::from_plans(read(&args.files)?);
    let collectives = if args.expand { Collectives::Expanded } else { Collectives::AsNamed };
    let workload = graph.query_workload().collectives(collectives).resolve();
    let rows: Vec<_> = workload.by_load().into_iter().filter(|row| row.tally().tasks() > 0).collect();

    // Plans of two cities have a 市科技局 each; the place tells them apart.
    let name = |row: &WorkloadRow<'_>| match row.department() {
        Some(department) if graph.departments_named(row.name()).len() > 1 => department.full_name(),
        _ => row.name().to_owned(),
    };
    let width = rows.iter().map(|row| display_width(&name(row))).max().unwrap_or(0).max(4);
    let mut table = pad("单位", width);
    table.push_str("  牵头  责任  配合  指导  任务  提及  负荷\n");
    for row in rows {
        let tally = row.tally();
        table.push_str(&pad(&name(&row), width));
        for number in [tally.lead, tally.joint, tally.support, tally.guide, tally.tasks(), tally.mentions] {
            let _ = write!(table, "{number:>6}");
        }
        let _ = writeln!(table, "{:>6}", row.load());
    }
    Ok(table)
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
        let _ = writeln!(std::io::stderr(), "workload: no task was found in {name}");
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
