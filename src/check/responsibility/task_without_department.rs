//! FG102: a task that nobody has.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};

const CODE: Code = Code::new("FG102", "task-without-department", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Responsibility, PAGE, look);

const PAGE: Page = Page {
    what: "任务没有写明任何责任单位。全文都没有写的，只报一次。",
    why: "没有单位的任务无人承担，督查时也无从问起。",
    example: "（二）整治占道经营。清理主干道摊点。",
    fix: "在任务末尾补上责任单位，如（市城管局牵头，市公安局配合）；由市场主体完成的，可声明豁免并说明理由。",
    basis: "责任分工的通行写法：每项任务后注明责任单位。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let plan = subject.plan();
    let without = || plan.tasks().iter().filter(|task| task.assignments.is_empty());
    let help = "请补上责任单位";
    let place = |task: &crate::model::Task| plan.section(task.section).ok().and_then(|section| section.span);
    if without().count() == plan.tasks().len() {
        if let Some(first) = plan.tasks().first() {
            let message = format!("全文{}项任务都没有写明责任单位", plan.tasks().len());
            findings.at(place(first), message).help(help);
        }
        return;
    }
    for task in without() {
        findings.at(place(task), format!("任务“{}”没有责任单位", task.title)).help(help);
    }
}
