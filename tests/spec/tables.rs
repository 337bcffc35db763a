//! Runs the specification of indicator tables.

use fengong::Directory;
use fengong::model::{Figure, Figures, Indicator, Plan, Role};
use fengong::text::Source;

use super::{run, same_rows, squeeze};

#[test]
fn tables_read_as_specified() {
    run("tables.txt", include_str!("tables.txt"), |case| {
        let source = Source::new(case.input.as_str()).map_err(|error| format!("  {error}\n"))?;
        let parsed = Plan::read(&source, &Directory::builtin());
        let lost = |span| {
            let here = |found: &&fengong::Diagnostic| found.code.name() == "lost-cell" && found.span == span;
            parsed.diagnostics.iter().filter(here).count().to_string()
        };
        let mut actual = Vec::new();
        for indicator in parsed.value.indicators() {
            let mut line = |name: &str, unit: Option<&str>, figures: &Figures| {
                let target = figures.target.as_ref().or(figures.average.as_deref());
                actual.push(
                    [
                        indicator.table.as_str(),
                        indicator.number.as_deref().unwrap_or("-"),
                        indicator.category.as_deref().unwrap_or("-"),
                        name,
                        unit.unwrap_or("-"),
                        &figure(figures.baseline.as_ref()),
                        &figure(target),
                        indicator.attribute.map_or("-", |attribute| attribute.label()),
                        &named(indicator),
                        &lost(indicator.span),
                    ]
                    .map(squeeze)
                    .to_vec(),
                );
            };
            if indicator.components.is_empty() {
                line(&indicator.name, indicator.unit.as_deref(), &indicator.figures);
            }
            for part in &indicator.components {
                line(&part.name, part.unit.as_deref(), &part.figures);
            }
        }
        same_rows(&case.expected, &actual)
    });
}

/// A figure as tables.txt writes it.
fn figure(figure: Option<&Figure>) -> String {
    let Some(figure) = figure else { return "-".to_owned() };
    let Some(value) = figure.value else { return format!("“{}”", figure.printed) };
    let sign = figure.comparator.map(|sign| format!("{sign} ")).unwrap_or_default();
    let year = figure.year.map(|year| format!(" ({year})")).unwrap_or_default();
    format!("{sign}{value}{year}")
}

/// The departments of an indicator as tables.txt writes them.
fn named(indicator: &Indicator) -> String {
    let name = |one: &fengong::model::Assignment| {
        format!("{}{}", one.printed, if one.role == Role::Lead { "*" } else { "" })
    };
    let names: Vec<String> = indicator.departments.iter().map(name).collect();
    if names.is_empty() { "-".to_owned() } else { names.join("、") }
}
