//! FG401: a line that ends inside a sentence.

use crate::check::rule::{Group, Page, Rule};
use crate::diagnostic::Code;

pub(super) const RULE: Rule = Rule::of_reading(Code::HARD_WRAP, Group::Wording, PAGE);

const PAGE: Page = Page {
    what: "句子没有写完就换了行。四十处以内逐处报告，更多的只报一次。",
    why: "多由 PDF 按版面提取文字造成；别的程序会把一句话当成两段，单位名称也可能被拆开。",
    example: "累计培育高新技术企业⏎120家。",
    fix: "把断开的两行连成一行，或改用能识别段落的提取方式。",
    basis: "公文一个自然段为一行，标点在段末。",
};
