//! Runs the specification of what ties indicators, targets and tasks.

use fengong::Directory;
use fengong::model::{Figure, Plan};
use fengong::text::Source;

use super::{run, same_rows, squeeze};

#[test]
fn links_read_as_specified() {
    run("links.txt", include_str!("links.txt"), |case| {
        let source = Source::new(case.input.as_str()).map_err(|error| format!("  {error}\n"))?;
        let plan = Plan::read(&source, &Directory::builtin()).into_value();
        let mut actual = Vec::new();
        for indicator in plan.indicators() {
            let figures = &indicator.figures;
            let milestones: Vec<String> = figures.milestones.iter().map(figure).collect();
            let row = [
                indicator.table.as_str(),
                &indicator.name,
                indicator.unit.as_deref().unwrap_or("-"),
                &figures.target.as_ref().map_or("-".to_owned(), figure),
                indicator.direction.map_or("-", |direction| direction.as_str()),
            ];
            let mut row = row.map(squeeze).to_vec();
            row.extend((!milestones.is_empty()).then(|| milestones.join("；")));
            actual.push(row);
        }
        let name = |id| plan.indicator(id).map_or_else(|error| error.to_string(), |one| one.name.to_string());
        for target in plan.targets() {
            for link in &target.indicators {
                let row = ["target", &target.figure, "→", &name(link.indicator), link.evidence.as_str()];
                actual.push(row.map(squeeze).to_vec());
            }
        }
        for indicator in plan.indicators() {
            for link in &indicator.tasks {
                let path = plan.task_path(link.task).unwrap_or_default();
                let words = link.span.map_or("-", |span| source.slice(span));
                let row = ["task", &path, "→", &indicator.name, link.evidence.as_str(), words];
                actual.push(row.map(squeeze).to_vec());
            }
        }
        same_rows(&case.expected, &actual)
    });
}

/// A figure as links.txt writes it.
fn figure(figure: &Figure) -> String {
    let sign = figure.comparator.map_or("?", |sign| sign.as_str());
    let value = figure.value.map_or_else(|| format!("“{}”", figure.printed), |value| value.to_string());
    let year = figure.year.map(|year| format!("({year})")).unwrap_or_default();
    squeeze(&format!("{sign}{value}{year}"))
}
