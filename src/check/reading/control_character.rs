//! FG003: a control character in the text.

use crate::check::rule::{Group, Page, Rule};
use crate::diagnostic::Code;

pub(super) const RULE: Rule = Rule::of_reading(Code::CONTROL_CHARACTER, Group::Reading, PAGE);

const PAGE: Page = Page {
    what: "文中有控制字符 U+0000。",
    why: "正常的公文不含控制字符，它说明文件不是纯文本，或提取时出错，附近的字也可能不可靠。",
    example: "把 DOCX 文件直接当作文本打开。",
    fix: "重新提取文字，或先转成 UTF-8 文本。",
    basis: "Unicode 的控制字符（Cc）不表示文字。",
};
