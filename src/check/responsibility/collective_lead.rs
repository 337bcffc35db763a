//! FG107: several that are not named one by one are to lead.

use super::lists::{self, each_or_once};
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::model::{Department, LeadBasis, Role};

const CODE: Code = Code::new("FG107", "collective-lead", Severity::Info);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Responsibility, PAGE, look);

const PAGE: Page = Page {
    what: "牵头的是“各县区”“有关部门”一类统称：写明由统称牵头，或者统称排在名单首位而没有另写牵头单位。",
    why: "统称不是一家单位，不能召集别家，也没有人以它的名义报告进展。",
    example: "（各县区人民政府、市农业农村局负责）",
    fix: "请把牵头的那一家写在首位或写明“牵头”；各地各自牵头本地工作的，可声明豁免。",
    basis: "名单首位视为牵头的惯例，不少文件有明文（列第一位者为牵头单位）；没有明文时可在读取时关闭这一读法。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut found = Vec::new();
    let mut led = 0;
    for list in lists::all(subject.plan()) {
        let mut leads = list.assignments.iter().filter(|one| one.role == Role::Lead).peekable();
        led += usize::from(leads.peek().is_some());
        for lead in
            leads.filter(|one| subject.department(one.department).is_some_and(Department::is_collective))
        {
            let (kind, title, name) = (list.kind, list.title, &lead.printed);
            let message = if lead.basis == LeadBasis::Stated {
                format!("{kind}“{title}”由统称“{name}”牵头，不是一家单位")
            } else {
                format!("{kind}“{title}”的名单以统称“{name}”居首，看不出由哪一家牵头")
            };
            found.push((lead.span, message));
        }
    }
    let once = |count| format!("全文{count}条责任分工由统称牵头或以统称居首，看不出由哪一家牵头");
    each_or_once(found, led, findings, once, "请写明由哪一家牵头；各家各自牵头的，可声明豁免");
}
