//! FG103: a task that several have and nobody leads.

use std::collections::BTreeSet;

use super::lists::each_or_once;
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::model::{Assignment, DepartmentId, Role};

const CODE: Code = Code::new("FG103", "task-without-lead", Severity::Info);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Responsibility, PAGE, look);

const PAGE: Page = Page {
    what: "任务有几个责任单位，却看不出由谁牵头，例如“按职责分工负责”“分别负责”。只有统称的由 FG106 报告；多数任务都这样写的，只报一次。",
    why: "几家都有份而无人牵头的任务最容易互相等待。",
    example: "（市教育局、市人社局按职责分工负责）",
    fix: "确需一家总负责的，请写明牵头单位；各自负责本领域的，可声明豁免。",
    basis: "国务院会议要求（2012年3月16日）：涉及多个部门的工作，牵头部门负责协调，其他部门配合。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let tasks = subject.plan().tasks();
    let mut found = Vec::new();
    for task in tasks.iter().filter(|task| task.leads().next().is_none()) {
        let carries = |one: &&Assignment| one.role == Role::Joint;
        let own: BTreeSet<DepartmentId> =
            task.assignments.iter().filter(carries).map(|one| one.department).collect();
        let named = |&id: &DepartmentId| subject.department(id).is_some_and(|one| !one.is_collective());
        if own.len() > 1 && own.iter().any(named) {
            let place = task.assignments.iter().find(carries).and_then(|one| one.span);
            found.push((place, format!("任务“{}”有{}个责任单位，没有牵头单位", task.title, own.len())));
        }
    }
    let several = tasks.iter().filter(|task| task.assignments.len() > 1).count();
    let once = |count| format!("全文{count}项任务各有几个责任单位，都没有牵头单位");
    each_or_once(found, several, findings, once, "请写明牵头单位；各自负责本领域的，可声明豁免");
}
