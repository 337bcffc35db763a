//! The indicator ledger: every indicator of a plan with its figures and the units that answer for it.
//!
//! `cargo run --example indicators -- plan.txt`, or without a file for the plan that ships with the crate.

mod desk;

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use fengong::Plan;
use fengong::model::{Figure, Indicator, Reading, Role};
use fengong::text::display_width;

/// 指标台账：序号、指标、单位、基期、目标、属性和责任单位（牵头在前）。
///
/// 一项指标含两个数的，各占一行；“*”照原表标注。
#[derive(Parser)]
#[command(name = "indicators", after_help = "退出码：0 完成，2 用法有误、文件不能读或不是 UTF-8。")]
struct Args {
    /// 文件正文（UTF-8 文本）；不给就用随库附带的样例
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

fn main() -> ExitCode {
    desk::exit(run(&Args::parse()).and_then(|table| desk::print(&table)))
}

fn run(args: &Args) -> Result<String, String> {
    let (name, source) = desk::text(args.file.as_deref())?;
    let plan = desk::plan(&name, &source).into_value();
    if plan.indicators().is_empty() {
        return Ok(format!("{name} 中没有指标。\n"));
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
            figure(reading.target.as_ref().or(reading.average.as_deref())),
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
        let cells: Vec<String> = row.iter().zip(widths).map(|(cell, width)| desk::pad(cell, width)).collect();
        let _ = writeln!(out, "{}", cells.join("  ").trim_end());
    }
    out
}
