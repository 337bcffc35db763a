//! The relational tables of a plan as CSV, for spreadsheets, data frames and databases.
//!
//! | function | one row for each | columns |
//! |---|---|---|
//! | [`document`] | plan | title, number, issuer, issued, published, index_number, kind, place, period_from, period_to |
//! | [`outline`] | heading of the text, rows of task lists left out | path, marker, title, role, line |
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
//! Making a table costs time in proportion to its rows. Cells are not guarded against formulas, because programs read these files; [`CsvOptions`](super::CsvOptions) has more.
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
mod schedule;

use super::csv::CsvText;
use super::paths::Paths;
pub use indicators::{indicator_departments, indicators};

use crate::diagnostic::Diagnostic;
use crate::model::{Plan, SectionId};
use crate::text::{Source, Span};

/// Every table of a plan with the name of its file, in the order of the list above.
///
/// *Complexity*: linear in the plan and the findings, and a look-up of the line for each row.
///
/// ```
/// use fengong::{Directory, Plan, render::tables, text::Source};
/// let source = Source::new("一、重点任务\n（一）贯通绿道。打通断点。（市园林局负责）")?;
/// let parsed = Plan::read(&source, &Directory::builtin());
/// let files = tables::all(&parsed.value, &source, &parsed.diagnostics);
/// let rows = |name| files.iter().find(|(file, _)| *file == name).unwrap().1.lines().count() - 1;
/// assert_eq!((files.len(), rows("tasks.csv"), rows("outline.csv")), (10, 1, 2));
/// # Ok::<(), fengong::Error>(())
/// ```
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
///
/// ```
/// use fengong::{Directory, Plan, render::tables, text::Source};
/// let source = Source::new("江州市绿道建设2025年工作要点\n一、重点任务\n（一）贯通绿道。（市园林局负责）")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let row = tables::document(&plan).lines().nth(1).unwrap().to_owned();
/// assert_eq!(row, "江州市绿道建设2025年工作要点,,,,,,work-points,江州市,2025,2025");
/// # Ok::<(), fengong::Error>(())
/// ```
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

/// The headings of the text, with their roles.
///
/// ```
/// use fengong::{Directory, Plan, render::tables, text::Source};
/// let source = Source::new("一、重点任务\n（一）贯通绿道。打通断点。（市园林局负责）")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let rows = tables::outline(&plan, &source);
/// assert_eq!(rows, "path,marker,title,role,line\n一,一、,重点任务,section,1\n一/（一）,（一）,贯通绿道,task,2\n");
/// # Ok::<(), fengong::Error>(())
/// ```
#[must_use]
pub fn outline(plan: &Plan, source: &Source<'_>) -> String {
    let mut file = CsvText::new(false);
    file.row(["path", "marker", "title", "role", "line"]);
    let paths = Paths::of(plan);
    for section in plan.sections().iter().filter(|section| !section.row) {
        let line = line(source, section.span);
        file.row([paths.path(section.id), &section.marker, &section.title, section.role.as_str(), &line]);
    }
    file.finish()
}

/// The tasks (重点任务), those of task lists included.
///
/// ```
/// use fengong::{Directory, Plan, render::tables, text::Source};
/// let source = Source::new("一、重点任务\n（一）贯通绿道。打通断点。（市园林局负责）")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// assert_eq!(tables::tasks(&plan, &source), "path,title,line\n一/（一）,贯通绿道,2\n");
/// # Ok::<(), fengong::Error>(())
/// ```
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

/// The assignments (责任单位): a row for each department in each clause of each task.
///
/// ```
/// use fengong::{Directory, Plan, render::tables, text::Source};
/// let source = Source::new("一、重点任务\n（一）贯通绿道。打通断点。（市园林局牵头，各县区配合）")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let table = tables::assignments(&plan, &source);
/// let rows: Vec<&str> = table.lines().skip(1).collect();
/// assert_eq!(rows[0], "一/（一）,市园林局,市园林绿化局,lead,stated,0,false,false,2");
/// assert_eq!(rows[1], "一/（一）,各县区,各县区,support,stated,1,true,false,2");
/// # Ok::<(), fengong::Error>(())
/// ```
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

/// The targets in prose (量化目标): promises, payments and past results.
///
/// ```
/// use fengong::{Directory, Plan, render::tables, text::Source};
/// let source = Source::new("一、重点任务\n（一）贯通绿道。到2027年，新建绿道120公里以上。（市园林局负责）")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let table = tables::targets(&plan, &source);
/// assert_eq!(table.lines().nth(1), Some("一/（一）,新建绿道120公里以上,绿道,120,,公里,>=,2027,target,2"));
/// # Ok::<(), fengong::Error>(())
/// ```
#[must_use]
pub fn targets(plan: &Plan, source: &Source<'_>) -> String {
    let mut file = CsvText::new(false);
    file.row(["path", "text", "subject", "value", "value_high", "unit", "comparator", "due", "kind", "line"]);
    let paths = Paths::of(plan);
    let number =
        |value: Option<crate::model::Decimal>| value.map(|value| value.to_string()).unwrap_or_default();
    for target in plan.targets() {
        file.row([
            target.section.map_or("", |section| paths.path(section)),
            &target.text,
            &target.subject,
            &number(target.value),
            &number(target.value_high),
            &target.unit,
            target.comparator.as_str(),
            &target.due.as_ref().map(ToString::to_string).unwrap_or_default(),
            target.kind.as_str(),
            &line(source, target.span),
        ]);
    }
    file.finish()
}

/// Phases, cadences and deadlines; several departments of a deadline are joined by 、.
///
/// ```
/// use fengong::{Directory, Plan, render::tables, text::Source};
/// let source = Source::new("一、保障措施\n（一）加强督导。建立季调度机制，每年12月20日前向市政府报告进展。")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let table = tables::schedule(&plan, &source);
/// let rows: Vec<&str> = table.lines().skip(1).collect();
/// assert!(rows[0].starts_with("cadence,一/（一）,,季调度,quarter,调度"));
/// assert!(rows.iter().any(|row| row.starts_with("deadline,") && row.contains("--12-20")));
/// # Ok::<(), fengong::Error>(())
/// ```
#[must_use]
pub fn schedule(plan: &Plan, source: &Source<'_>) -> String {
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
    let paths = Paths::of(plan);
    schedule::rows(plan, source, &paths, &mut file);
    file.finish()
}

/// The mentions (提及): departments named outside a clause.
///
/// ```
/// use fengong::{Directory, Plan, render::tables, text::Source};
/// let source = Source::new("一、保障措施\n（一）加强督导。市城管局要建立台账。")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let table = tables::mentions(&plan, &source);
/// assert_eq!(table.lines().nth(1), Some("一/（一）,市城管局要建立台账,市城管局,actor,2"));
/// # Ok::<(), fengong::Error>(())
/// ```
#[must_use]
pub fn mentions(plan: &Plan, source: &Source<'_>) -> String {
    let mut file = CsvText::new(false);
    file.row(["path", "text", "department", "role", "line"]);
    let paths = Paths::of(plan);
    for mention in plan.mentions() {
        file.row([
            path(&paths, mention.section),
            &mention.text,
            &mention.department.printed,
            mention.role.as_str(),
            &line(source, mention.span),
        ]);
    }
    file.finish()
}

/// The findings, of reading or of a [`Report`](crate::check::Report); `rule` is the fault in words.
///
/// ```
/// use fengong::{Directory, Plan, render::tables, text::Source};
/// let source = Source::new("一、重点任务\n（一）贯通绿道。打通断点。（市园林局牵头，市亮化专班配合）")?;
/// let parsed = Plan::read(&source, &Directory::builtin());
/// let table = tables::findings(&parsed.diagnostics, &source);
/// assert!(table.lines().nth(1).unwrap().starts_with("FG101,unknown-department,info,2,"));
/// # Ok::<(), fengong::Error>(())
/// ```
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

/// The path of a section; empty for what stands before the first heading.
fn path<'p>(paths: &'p Paths<'_>, section: Option<SectionId>) -> &'p str {
    section.map_or("", |section| paths.path(section))
}

const fn truth(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
