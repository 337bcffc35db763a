//! FG002: no task was read.

use crate::check::rule::{Group, Page, Rule};
use crate::diagnostic::Code;

pub(super) const RULE: Rule = Rule::of_reading(Code::NO_PLAN_FOUND, Group::Reading, PAGE);

const PAGE: Page = Page {
    what: "全文没有读到任何任务。",
    why: "没有任务就没有责任矩阵；文档可能不是规划、计划、方案或工作要点，也可能编号在提取时丢失。",
    example: "一篇没有编号、也没有责任分工的新闻稿。",
    fix: "确认文种；如编号（一、（一）1.）是自动编号，请连同编号一起提取文字。",
    basis: "GB/T 9704—2012 的层次序数：一、（一）1.（1）。",
};
