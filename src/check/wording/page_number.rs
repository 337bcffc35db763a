//! FG402: a page number inside a sentence.

use crate::check::rule::{Group, Page, Rule};
use crate::diagnostic::Code;

pub(super) const RULE: Rule = Rule::of_reading(Code::PAGE_NUMBER, Group::Wording, PAGE);

const PAGE: Page = Page {
    what: "句子中间夹着页码。",
    why: "页码会被误读成数值，例如“新建绿道— 7 —120公里”。",
    example: "支持企业开展⏎— 7 —⏎技术改造。",
    fix: "删去页码，连接前后两行。",
    basis: "GB/T 9704—2012：页码在版心之外，不属于正文。",
};
