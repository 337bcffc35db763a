//! FG201: a cell of an indicator table that extraction lost.

use crate::check::rule::{Group, Page, Rule};
use crate::diagnostic::Code;

pub(super) const RULE: Rule = Rule::of_reading(Code::LOST_CELL, Group::Figures, PAGE);

const PAGE: Page = Page {
    what: "指标表的某一行比表头少一格，空白格在提取文字时丢失；或者各格连成一串，相邻的数值没有分隔。",
    why: "缺的是哪一格、两个数值在哪里分开，都要靠内容推断；推断错了，单位或数值会串到别的列。",
    example: "表头有“指标、单位、责任单位”，而某行只剩“发明专利授权量、市市场监管局”。",
    fix: "对照原表补上空白格，把连在一起的数值分开；原表本来就空的，请补写计量单位。",
    basis: "网页和 PDF 提取表格时不保留空白格。",
};
