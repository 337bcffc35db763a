//! FG109: who leads a task is to support it as well.

use std::collections::BTreeMap;

use super::lists;
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::model::{Assignment, DepartmentId, LeadBasis, Role};

const CODE: Code = Code::new("FG109", "lead-also-supports", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Responsibility, PAGE, look);

const PAGE: Page = Page {
    what: "同一条责任分工里，一家单位既牵头又配合。",
    why: "牵头单位不能配合自己；其中一处多半应是另一家单位。",
    example: "（市科技局牵头，市财政局、市科技局配合）",
    fix: "请删去配合单位中的这一家，或改为原本要写的单位。",
    basis: "责任分工的通行写法：牵头与配合分属不同单位。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for list in lists::all(subject.plan()) {
        if list.assignments.iter().all(|one| one.role != Role::Support) {
            continue;
        }
        let of = |role: Role| list.own().filter(move |one| one.role == role);
        let leads: BTreeMap<DepartmentId, &Assignment> =
            of(Role::Lead).map(|lead| (lead.department, lead)).collect();
        for support in of(Role::Support) {
            let Some(lead) = leads.get(&support.department) else { continue };
            let (name, kind, title) = (&support.printed, list.kind, list.title);
            let (message, place) = if lead.basis == LeadBasis::Stated {
                (format!("“{name}”既牵头又配合{kind}“{title}”"), "在这里牵头")
            } else {
                (format!("“{name}”列在{kind}“{title}”名单的首位，又列为配合单位"), "列在首位，视为牵头")
            };
            findings
                .at(support.span, message)
                .help("请删去其中一处，或改为原本要写的单位")
                .related(lead.span, format!("“{}”{place}", lead.printed));
        }
    }
}
