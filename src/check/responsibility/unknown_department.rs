//! FG101: a department that the directory does not know.

use crate::check::rule::{Group, Page, Rule};
use crate::diagnostic::Code;

pub(super) const RULE: Rule = Rule::of_reading(Code::UNKNOWN_DEPARTMENT, Group::Responsibility, PAGE);

const PAGE: Page = Page {
    what: "责任分工中的单位不在单位名录里。",
    why: "可能是错字、新机构或本地简称；名录不认识的名称不会与别名合并，工作量会被分开统计。",
    example: "（责任单位：市发改为）",
    fix: "如是错字请改正；如是别名或本地单位，请在名录中登记。",
    basis: "单位名录（`Directory`）：国家、省、市、县常设机构的规范名称和简称。",
};
