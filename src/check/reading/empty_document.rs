//! FG001: the document has no words.

use crate::check::rule::{Group, Page, Rule};
use crate::diagnostic::Code;

pub(super) const RULE: Rule = Rule::of_reading(Code::EMPTY_DOCUMENT, Group::Reading, PAGE);

const PAGE: Page = Page {
    what: "文档为空，或只有空白。",
    why: "多半是选错了文件，或扫描件没有提取出文字；后面的结果都会是空的。",
    example: "一个只有空行的文件。",
    fix: "检查文件是否选对；扫描件先做文字识别。",
    basis: "本库约定：任何文本都能读，读不出内容时要说明。",
};
