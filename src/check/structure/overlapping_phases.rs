//! FG310: a phase that begins while the one before it still lasts.

use super::chains::{Handover, called, handovers};
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};

const CODE: Code = Code::new("FG310", "overlapping-phases", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Structure, PAGE, look);

const PAGE: Page = Page {
    what: "后一阶段开始时，前一阶段还没有结束。只在交接的那一月、那一年相接的（1月—3月、3月—6月）不算。",
    why: "同一时间属于两个阶段，进度按哪一个考核说不清。",
    example: "（一）部署阶段（2023年1月—5月）。（二）实施阶段（2023年3月—12月）。",
    fix: "核对起止时间；本来就并行推进的，写明并行或声明豁免。",
    basis: "阶段划分应当首尾相接。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for Handover { before, after, end, begin } in handovers(subject) {
        // A month or a year that one ends in and the next begins in is how many write a handover.
        let shared = end.contains(begin.first_day()) || begin.contains(end.first_day());
        if shared || begin.first_day() >= end.first_day() {
            continue;
        }
        let earlier = before.from.is_some_and(|first| begin.first_day() < first.first_day());
        let how = if earlier { "先于前一阶段开始" } else { "开始时前一阶段还没有结束" };
        let message = format!("阶段{}{how}，前一阶段是{}", called(after), called(before));
        findings.at(after.span, message).help("请核对起止时间").related(before.span, "前一阶段");
    }
}
