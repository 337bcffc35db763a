//! FG103: a task that several have and nobody leads.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};

const CODE: Code = Code::new("FG103", "task-without-lead", Severity::Info);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Responsibility, PAGE, look);

const PAGE: Page = Page {
    what: "任务有几个责任单位，却看不出由谁牵头，例如“按职责分工负责”“分别负责”。",
    why: "几家都有份而无人牵头的任务最容易互相等待。",
    example: "（市教育局、市人社局按职责分工负责）",
    fix: "确需一家总负责的，请写明牵头单位；各自负责本领域的，可声明豁免。",
    basis: "国务院会议要求（2012年3月16日）：涉及多个部门的工作，牵头部门负责协调，其他部门配合。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let plan = subject.plan();
    for task in plan.tasks().iter().filter(|task| task.assignments.len() > 1) {
        if task.leads().next().is_none() {
            let place = task.assignments.first().and_then(|assignment| assignment.span);
            findings
                .at(
                    place,
                    format!("任务“{}”有{}个责任单位，没有牵头单位", task.title, task.assignments.len()),
                )
                .help("请写明牵头单位；各自负责本领域的，可声明豁免");
        }
    }
}
