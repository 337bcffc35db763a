//! FG312: what the page says about the document is not what the document says.

use crate::check::rule::{Group, Page, Rule};
use crate::diagnostic::Code;

pub(super) const RULE: Rule = Rule::of_reading(Code::CONFLICTING_METADATA, Group::Structure, PAGE);

const PAGE: Page = Page {
    what: "网页信息栏的发文机关、发文字号与正文不一致。",
    why: "按信息栏检索和统计的人会把文件归到另一个机关名下。",
    example: "信息栏写“市政府办公室”，标题和落款是“市人民政府”。",
    fix: "以标题、落款和文号为准，更正信息栏。",
    basis: "GB/T 9704—2012：发文机关标志、发文字号和署名应当一致。",
};
