//! The indicator ledger: every indicator of a plan with its figures and the units that answer for it.
//!
//! `cargo run --example indicators -- plan.txt`, or without a file for the plan that ships with the crate.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use fengong::model::{Figure, Indicator, Reading, Role};
use fengong::text::{Source, display_width};
use fengong::{Directory, Plan};

/// Print the indicators of a plan: number, name, unit, baseline, target, attribute and responsible units (牵头 first).
///
/// A quantity of a composite indicator has a line of its own. `*` marks what the document marks.
#[derive(Parser)]
struct Args {
    /// The plan as UTF-8 text [default: the plan that ships]
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

fn main() -> ExitCode {
    match run(&Args::parse()).and_then(|table| print(&table)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(std::io::stderr(), "indicators: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> Result<String, String> {
    let (name, bytes) = match &args.file {
        None => ("sample".to_owned(), fengong::sample::TEXT.as_bytes().to_vec()),
        Some(file) => {
            let name = file.display().to_string();
            let bytes = std::fs::read(file).map_err(|error| format!("{name}: {error}"))?;
            (name, bytes)
        }
    };
    let source = Source::from_utf8(&bytes).map_err(|error| format!("{name}: {error}"))?;
    let plan = Plan::read(&source, &Directory::builtin()).into_value();
    if plan.indicators().is_empty() {
        let _ = writeln!(std::io::stderr(), "indicators: no table of indicators was found in {name}");
    }
    let mut rows = vec![["序号", "指标", "单位", "基期", "目标", "属性", "责任单位"].map(str::to_owned)];
    for indicator in plan.indicators() {
        rows.extend(lines(&plan, indicator));
    }
    Ok(aligned(&rows))
}

/// The lines of one indicator: its own, or one for each quantity.
fn lines(plan: &Plan, indicator: &Indicator) -> Vec<[String; 7]> {
    let star = if indicator.starred { "*" } else { "" };
    let line = |name: &str, unit: Option<&str>, reading: &Reading| {
        [
            indicator.number.as_deref().unwrap_or_default().to_owned(),
            format!("{name}{star}"),
            if indicator.qualitative { "定性".to_owned() } else { unit.unwrap_or("—").to_owned() },
            figure(reading.baseline.as_ref()),
            figure(reading.target.as_ref().or(reading.average.as_ref())),
            indicator.attribute.map_or("", |attribute| attribute.printed()).to_owned(),
            units(plan, indicator),
        ]
    };
    if indicator.components.is_empty() {
        return vec![line(&indicator.name, indicator.unit.as_deref(), &indicator.reading)];
    }
    indicator.components.iter().map(|part| line(&part.name, part.unit.as_deref(), &part.reading)).collect()
}

fn figure(figure: Option<&Figure>) -> String {
    match figure {
        Some(Figure { raw, year: Some(year), .. }) => format!("{raw} ({year})"),
        Some(Figure { raw, .. }) => raw.to_string(),
        None => "—".to_owned(),
    }
}

fn units(plan: &Plan, indicator: &Indicator) -> String {
    let name = |id| plan.department(id).map_or("", |department| &*department.name);
    let lead = indicator
        .departments
        .iter()
        .filter(|each| each.role == Role::Lead)
        .map(|each| format!("{}（牵头）", name(each.department)));
    let others = indicator
        .departments
        .iter()
        .filter(|each| each.role != Role::Lead)
        .map(|each| name(each.department).to_owned());
    lead.chain(others).collect::<Vec<_>>().join("、")
}

fn aligned(rows: &[[String; 7]]) -> String {
    let mut widths = [0; 7];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = display_width(cell).max(*width);
        }
    }
    let mut out = String::new();
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .zip(widths)
            .map(|(cell, width)| format!("{cell}{}", " ".repeat(width - display_width(cell))))
            .collect();
        let _ = writeln!(out, "{}", cells.join("  ").trim_end());
    }
    out
}

/// A reader that has seen enough, such as `head`, may close the pipe; that is no fault.
fn print(text: &str) -> Result<(), String> {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(()),
    }
}
