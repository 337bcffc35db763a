//! FG309: time between two phases that belongs to neither.

use chrono::Days;

use super::chains::{Handover, called, handovers};
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};

const CODE: Code = Code::new("FG309", "phase-gap", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Structure, PAGE, look);

const PAGE: Page = Page {
    what: "前后两个阶段之间有一段时间不属于任何阶段。",
    why: "这段时间没有工作安排，多半是起止月份写错了。",
    example: "（一）部署阶段（2023年1月—3月）。（二）实施阶段（2023年5月—12月）。",
    fix: "核对起止时间，使前后阶段相接。",
    basis: "阶段划分应当首尾相接。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for Handover { before, after, end, begin } in handovers(subject) {
        let next = end.last_day().checked_add_days(Days::new(1));
        let Some(next) = next.filter(|next| *next < begin.first_day()) else { continue };
        let last = begin.first_day().checked_sub_days(Days::new(1)).unwrap_or(next);
        let message = format!(
            "阶段{}与{}之间空了{}至{}",
            called(before),
            called(after),
            next.format("%Y年%-m月%-d日"),
            last.format("%Y年%-m月%-d日"),
        );
        findings.at(after.span, message).help("请核对起止时间").related(before.span, "前一阶段");
    }
}
