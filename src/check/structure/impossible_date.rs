//! FG301: a date that no calendar has.

use crate::check::rule::{Group, Page, Rule};
use crate::diagnostic::Code;

pub(super) const RULE: Rule = Rule::of_reading(Code::IMPOSSIBLE_DATE, Group::Structure, PAGE);

const PAGE: Page = Page {
    what: "时限写了日历上没有的日子。",
    why: "到不了的日子无法考核，多半是笔误。",
    example: "每年6月31日前报送。",
    fix: "核对并改为实有的日期，或写“6月底前”。",
    basis: "公历。",
};
