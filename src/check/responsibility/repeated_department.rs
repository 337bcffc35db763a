//! FG105: a department that stands twice in one list.

use std::collections::BTreeMap;

use super::lists::{self, List};
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::model::{Assignment, DepartmentId, LeadBasis, Role};
use crate::text::same_folded;

const CODE: Code = Code::new("FG105", "repeated-department", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Responsibility, PAGE, look);

const PAGE: Page = Page {
    what: "同一条责任分工里，一家单位出现两次，包括先写全称后写简称的。既牵头又配合的另由 FG109 报告。",
    why: "多半是拼接、改稿时的遗留，重复处原本可能应是另一家单位；统计工作量时也会重复计算。",
    example: "（责任单位：市科技局、市财政局、市科技局）",
    fix: "请删去重复的一处，或改为原本要写的单位。",
    basis: "责任分工的通行写法：一条分工中每家单位只列一次。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for list in lists::all(subject.plan()) {
        let mut first: BTreeMap<DepartmentId, &Assignment> = BTreeMap::new();
        for again in list.own() {
            let Some(before) = first.get(&again.department) else {
                first.insert(again.department, again);
                continue;
            };
            let collective =
                subject.department(again.department).is_none_or(|department| department.is_collective());
            if both_have_sense(before, again) || collective && !same_folded(&before.printed, &again.printed) {
                continue;
            }
            let name = if before.printed == again.printed {
                format!("“{}”", again.printed)
            } else {
                format!("“{}”（即“{}”）", again.printed, before.printed)
            };
            let List { kind, title, .. } = list;
            let listed = |role: Role| matches!(role, Role::Lead | Role::Joint);
            let message = if before.role == again.role || listed(before.role) && listed(again.role) {
                format!("{name}在{kind}“{title}”的同一条责任分工中重复出现")
            } else {
                let (first, second) = (before.role.label(), again.role.label());
                format!("{name}在{kind}“{title}”的同一条责任分工中既列为{first}单位又列为{second}单位")
            };
            findings
                .at(again.span, message)
                .help("请删去重复的一处，或改为原本要写的单位")
                .related(before.span, "第一次出现在这里");
        }
    }
}

/// Who leads may stand again among those who are responsible (A牵头，A、B按职责分工负责); who leads and supports has a rule of its own.
fn both_have_sense(before: &Assignment, again: &Assignment) -> bool {
    let leads = |one: &Assignment| one.role == Role::Lead && one.basis == LeadBasis::Stated;
    match (before.role, again.role) {
        (Role::Lead, Role::Support) | (Role::Support, Role::Lead) => true,
        (Role::Lead, Role::Joint) => leads(before),
        (Role::Joint, Role::Lead) => leads(again),
        _ => false,
    }
}
