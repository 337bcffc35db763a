//! FG302: a phase that ends before it begins.

use crate::check::rule::{Group, Page, Rule};
use crate::diagnostic::Code;

pub(super) const RULE: Rule = Rule::of_reading(Code::BACKWARD_PHASE, Group::Structure, PAGE);

const PAGE: Page = Page {
    what: "阶段的结束时间早于开始时间。",
    why: "这样的阶段没有一天可以实施，起止之一必有笔误。",
    example: "集中攻坚阶段（2024年6月—2023年12月）",
    fix: "核对阶段的起止时间。",
    basis: "公历。",
};
