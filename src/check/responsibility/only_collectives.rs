//! FG106: a task that no single department has by name.

use super::lists::each_or_once;
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::model::Assignment;

const CODE: Code = Code::new("FG106", "only-collectives", Severity::Info);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Responsibility, PAGE, look);

const PAGE: Page = Page {
    what: "任务的责任单位只有“各部门”“有关单位”“成员单位”一类统称，没有一家点名的单位。单位名录列明了成员的统称不报。",
    why: "人人有责容易变成无人负责：没有一家可以督办，也没有一家汇总。",
    example: "（各有关部门负责）",
    fix: "请至少写明一家牵头或汇总的单位；确由各地各部门分别落实的，可声明豁免，或在名录中登记统称的成员。",
    basis: "督查工作的通行要求：任务分解到具体单位。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let tasks = subject.plan().tasks();
    let is_vague = |assignment: &Assignment| {
        subject
            .department(assignment.department)
            .is_some_and(|department| department.is_collective() && department.members.is_empty())
    };
    let assigned = || tasks.iter().filter(|task| !task.assignments.is_empty());
    let mut found = Vec::new();
    for task in assigned().filter(|task| task.assignments.iter().all(is_vague)) {
        let names: Vec<&str> = task.assignments.iter().map(|assignment| &*assignment.printed).collect();
        let message = format!("任务“{}”的责任单位只有统称“{}”，没有点名的单位", task.title, names.join("、"));
        found.push((task.assignments.first().and_then(|first| first.span), message));
    }
    let once = |count| format!("全文{count}项任务的责任单位只有统称，没有点名的单位");
    each_or_once(
        found,
        assigned().count(),
        findings,
        once,
        "请至少写明一家牵头或汇总的单位；确由各家分别落实的，可声明豁免",
    );
}
