//! FG102: a task that nobody has.

use super::lists::{Found, each_or_once};
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::model::Task;
use crate::text::is_blank;

const CODE: Code = Code::new("FG102", "task-without-department", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Responsibility, PAGE, look);

const PAGE: Page = Page {
    what: "任务没有写明任何责任单位。全文都没有写或多数没有写的，只报一次；正文不写、由任务清单（表格）写明的不报。",
    why: "没有单位的任务无人承担，督查时也无从问起。",
    example: "（二）整治占道经营。清理主干道摊点。",
    fix: "在任务末尾补上责任单位，如（市城管局牵头，市公安局配合）；由市场主体完成的，可声明豁免并说明理由。",
    basis: "责任分工的通行写法：每项任务后注明责任单位。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let plan = subject.plan();
    let section = |task: &Task| plan.section(task.section).ok();
    let in_row = |task: &&Task| section(task).is_some_and(|section| section.row);
    // Where a list of tasks in a table names the departments, the headings of the text leave it to the list.
    let left_to_list = plan.tasks().iter().any(|task| in_row(&task) && !task.assignments.is_empty())
        && plan.tasks().iter().all(|task| in_row(&task) || task.assignments.is_empty());
    let judged: Vec<&Task> = plan.tasks().iter().filter(|task| !left_to_list || in_row(task)).collect();
    let without = || judged.iter().filter(|task| task.assignments.is_empty());
    let place = |task: &Task| section(task).and_then(|section| section.span);
    let (whole, help) = (judged.len(), "请补上责任单位");
    if whole > 1 && without().count() == whole {
        if let Some(first) = judged.first() {
            findings.at(place(first), format!("全文{whole}项任务都没有写明责任单位")).help(help);
        }
        return;
    }
    let found: Vec<Found> = without()
        .filter(|task| !ends_in_names(subject, task))
        .map(|task| (place(task), format!("任务“{}”没有责任单位", task.title)))
        .collect();
    let once = |count| format!("全文{whole}项任务中有{count}项没有写明责任单位");
    each_or_once(found, whole, findings, once, help);
}

/// Whether the text of a task closes with a bracket that seems to name somebody, though it could not be read as a clause. Then it would
/// be wrong to say that nobody is named.
fn ends_in_names(subject: &Subject<'_>, task: &Task) -> bool {
    let words = task.span.map_or("", |span| subject.words(span));
    let words = words.trim_end_matches(|c| is_blank(c) || matches!(c, '。' | '；' | ';'));
    let Some(open) = words.strip_suffix(['）', ')', '】', ']']) else { return false };
    let inside = open.rsplit(['（', '(', '【', '[']).next().unwrap_or_default();
    inside.contains(['局', '委', '办', '部', '厅', '院', '府'])
        || inside.contains("牵头")
        || inside.contains("负责")
}
