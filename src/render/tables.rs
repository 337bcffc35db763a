//! The relational tables of a plan as CSV, for spreadsheets, data frames and databases.
//!
//! | function | one row for each | columns |
//! |---|---|---|
//! | [`document`] | plan | title, number, issuer, issued, published, index_number, kind, place, period_from, period_to |
//! | [`outline`] | heading | path, marker, title, role, line |
//! | [`tasks`] | task (重点任务) | path, title, line |
//! | [`assignments`] | department of a clause | path, department, canonical, role, basis, group, collective, open_list, line |
//! | [`indicators`] | indicator (指标) | table, no, category, name, unit, baseline_raw, … |
//! | [`indicator_departments`] | department of an indicator | table, no, name, department, role, basis |
//! | [`targets`] | target in prose (量化目标) | path, text, subject, value, value_high, unit, … |
//! | [`schedule`] | phase, cadence or deadline | kind, path, name, text, every, action, … |
//! | [`mentions`] | department named outside a clause | path, text, department, role, line |
//! | [`findings`] | finding about the document | code, rule, severity, line, column, message |
//!
//! UTF-8 without a byte order mark, comma, `\n`, one header line, rows in document order, words as in the document. `path` is
//! the way down the headings, such as `三/（一）/1`; dates are ISO 8601; truth is `true` or `false`; what a document does not
//! say is empty, and so is `line` for what was not read from a text. [`all`] gives every table with the name of its file.
//!
//! Targets, schedule and mentions are not read yet: those tables have their header only.
//!
//! ```
//! use fengong::render::tables;
//! use fengong::{Directory, Plan, text::Source};
//!
//! let source = Source::new("一、重点任务\n（一）建设实验室。（责任单位：市科技局）")?;
//! let parsed = Plan::read(&source, &Directory::builtin());
//! assert!(tables::tasks(&parsed.value, &source).starts_with("path,title,line\n"));
//! # Ok::<(), fengong::Error>(())
//! ```

mod indicators;

use super::csv::CsvText;
use super::paths::Paths;
pub use indicators::{indicator_departments, indicators};

use crate::diagnostic::Diagnostic;
use crate::model::{Plan, Section, SectionRole};
use crate::text::{Source, Span, fold_char};

/// Every table of a plan with the name of its file, in the order of the list above.
///
/// *Complexity*: linear in the plan and the findings, and a look-up of the line for each row.
#[must_use]
pub fn all(plan: &Plan, source: &Source<'_>, diagnostics: &[Diagnostic]) -> Vec<(&'static str, String)> {
    vec![
        ("document.csv", document(plan)),
        ("outline.csv", outline(plan, source)),
        ("tasks.csv", tasks(plan, source)),
        ("assignments.csv", assignments(plan, source)),
        ("indicators.csv", indicators(plan, source)),
        ("indicator_departments.csv", indicator_departments(plan)),
        ("targets.csv", targets(plan, source)),
        ("schedule.csv", schedule(plan, source)),
        ("mentions.csv", mentions(plan, source)),
        ("findings.csv", findings(diagnostics, source)),
    ]
}

/// What the document says about itself: one row.
#[must_use]
pub fn document(plan: &Plan) -> String {
    let mut file = CsvText::new(false);
    file.row([
        "title",
        "number",
        "issuer",
        "issued",
        "published",
        "index_number",
        "kind",
        "place",
        "period_from",
        "period_to",
    ]);
    let header = plan.header();
    let words = |words: &Option<String>| words.clone().unwrap_or_default();
    let shown = |value: Option<&dyn std::fmt::Display>| value.map(ToString::to_string).unwrap_or_default();
    file.row([
        words(&header.title),
        words(&header.number),
        words(&header.issuer),
        shown(header.issued.as_ref().map(|date| date as _)),
        shown(header.published.as_ref().map(|date| date as _)),
        words(&header.index_number),
        shown(header.kind.as_ref().map(|kind| kind as _)),
        words(&header.place),
        header.period.map(|period| period.from().to_string()).unwrap_or_default(),
        header.period.map(|period| period.to().to_string()).unwrap_or_default(),
    ]);
    file.finish()
}

/// The headings.
#[must_use]
pub fn outline(plan: &Plan, source: &Source<'_>) -> String {
    let mut file = CsvText::new(false);
    file.row(["path", "marker", "title", "role", "line"]);
    let paths = Paths::of(plan);
    for section in plan.sections().iter().filter(|section| !is_row(section)) {
        let line = line(source, section.span);
        file.row([paths.path(section.id), &section.marker, &section.title, section.role.as_str(), &line]);
    }
    file.finish()
}

/// Whether a section is the row of a table: its marker is a bare number, as no heading's is. A table's rows are no headings.
fn is_row(section: &Section) -> bool {
    section.role == SectionRole::Task
        && !section.marker.is_empty()
        && section.marker.chars().all(|c| fold_char(c).is_ascii_digit())
}

/// The tasks.
#[must_use]
pub fn tasks(plan: &Plan, source: &Source<'_>) -> String {
    let mut file = CsvText::new(false);
    file.row(["path", "title", "line"]);
    let paths = Paths::of(plan);
    for task in plan.tasks() {
        file.row([paths.path(task.section), &task.title, &line(source, task.span)]);
    }
    file.finish()
}

/// The departments of every clause of every task.
#[must_use]
pub fn assignments(plan: &Plan, source: &Source<'_>) -> String {
    let mut file = CsvText::new(false);
    file.row([
        "path",
        "department",
        "canonical",
        "role",
        "basis",
        "group",
        "collective",
        "open_list",
        "line",
    ]);
    let paths = Paths::of(plan);
    for task in plan.tasks() {
        for assignment in &task.assignments {
            let department = plan.department(assignment.department).ok();
            file.row([
                paths.path(task.section),
                &assignment.printed,
                department.map_or(&*assignment.printed, |department| &department.name),
                assignment.role.as_str(),
                assignment.basis.as_str(),
                &assignment.group.to_string(),
                truth(department.is_some_and(crate::model::Department::is_collective)),
                truth(assignment.open),
                &line(source, assignment.span),
            ]);
        }
    }
    file.finish()
}

/// The targets in prose (量化目标); only the header so far.
#[must_use]
pub fn targets(_plan: &Plan, _source: &Source<'_>) -> String {
    let mut file = CsvText::new(false);
    file.row(["path", "text", "subject", "value", "value_high", "unit", "comparator", "due", "kind", "line"]);
    file.finish()
}

/// Phases, cadences and deadlines; only the header so far.
#[must_use]
pub fn schedule(_plan: &Plan, _source: &Source<'_>) -> String {
    let mut file = CsvText::new(false);
    file.row([
        "kind",
        "path",
        "name",
        "text",
        "every",
        "action",
        "from",
        "to",
        "date",
        "recurring",
        "who",
        "what",
        "line",
    ]);
    file.finish()
}

/// Departments named outside a clause; only the header so far.
#[must_use]
pub fn mentions(_plan: &Plan, _source: &Source<'_>) -> String {
    let mut file = CsvText::new(false);
    file.row(["path", "text", "department", "role", "line"]);
    file.finish()
}

/// The findings; `rule` is the fault in words.
#[must_use]
pub fn findings(diagnostics: &[Diagnostic], source: &Source<'_>) -> String {
    let mut file = CsvText::new(false);
    file.row(["code", "rule", "severity", "line", "column", "message"]);
    for finding in diagnostics {
        let place = finding.span.map(|span| source.position(span.start()));
        file.row([
            finding.code.as_str(),
            finding.code.name(),
            finding.severity.as_str(),
            &place.map(|place| place.line.to_string()).unwrap_or_default(),
            &place.map(|place| place.column.to_string()).unwrap_or_default(),
            &finding.message,
        ]);
    }
    file.finish()
}

fn line(source: &Source<'_>, span: Option<Span>) -> String {
    span.map(|span| source.line(span.start()).to_string()).unwrap_or_default()
}

const fn truth(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
