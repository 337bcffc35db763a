//! Where the body ends: before the buttons, links and imprint that a page has below it.

use crate::document::clause::{self, LabelRole};
use crate::document::flow::Paragraph;
use crate::document::scan::Vocabulary;

/// How many paragraphs from the end can be furniture of a page.
const FOOT: usize = 80;

/// How many paragraphs an item of a list has at most, down to its clause.
const ITEM: usize = 6;

/// Longest line of furniture, in bytes.
const LONGEST: usize = 300;

/// What the lines below a document say and its own text does not.
const FURNITURE: Vocabulary = Vocabulary::new(&[
    // The page's buttons.
    "关闭窗口",
    "打印",
    "字体：",
    "字体:",
    "上一篇",
    "下一篇",
    "扫一扫",
    "二维码",
    "分享到",
    "返回顶部",
    "浏览次数",
    // Its links.
    "网站地图",
    "联系我们",
    "相关链接",
    "相关阅读",
    "相关文档",
    "相关文件",
    "附件下载",
    "下载Word",
    "下载PDF",
    "文字解读",
    "政策解读",
    "解读：",
    "解读:",
    "图解",
    "原文链接",
    // Whose page it is.
    "版权所有",
    "备案",
    "ICP",
    "公安备",
    "网站标识",
    "主办单位：",
    "主办单位:",
    "承办单位：",
    "承办单位:",
    "主办：",
    "承办：",
    "技术支持",
    "责任编辑",
    "来源：",
    // The imprint.
    "抄送",
    "日印发",
]);

/// The end of the body that begins at the paragraph `body`.
pub(super) fn body_end(source: &str, paragraphs: &[Paragraph], body: usize) -> usize {
    let mut end = paragraphs.len();
    let foot = body.max(end.saturating_sub(FOOT));
    for (at, paragraph) in paragraphs.iter().enumerate().skip(foot).rev() {
        let text = paragraph.text(source);
        if paragraph.marked().is_some() || text.len() > LONGEST {
            break;
        }
        let copied = text.starts_with("抄送：") || text.starts_with("抄送:");
        if copied || !text.ends_with('。') && FURNITURE.within(text) {
            let above =
                |back: usize| paragraphs.get(body.max(at.saturating_sub(back))..at).unwrap_or_default();
            if paragraphs.get(at + 1).is_some_and(|below| divides_work(text, below.text(source)))
                || above(ITEM).iter().any(|line| repeats_label(text, line.text(source)))
                || names_the_responsible(text)
            {
                break;
            }
            end = at;
        } else if text.contains('。') {
            break;
        }
    }
    end
}

/// Whether a line is a responsibility clause by its label, whatever else was joined to it. Pages have 主办单位 and 承办单位 as well.
fn names_the_responsible(line: &str) -> bool {
    ["责任单位", "责任部门", "牵头单位", "牵头部门", "配合单位", "配合部门"]
        .iter()
        .any(|begin| line.starts_with(begin))
        && clause::leading_label(line).is_some()
}

/// Whether two lines begin with 承办单位, as those below two items of a list do; a page has it once.
fn repeats_label(line: &str, above: &str) -> bool {
    line.starts_with("承办单位") && above.starts_with("承办单位")
}

/// Whether two lines that follow each other are the labels of a responsibility clause: 主办单位 above 协办单位 or 完成时限. A page has
/// the first alone.
fn divides_work(line: &str, below: &str) -> bool {
    let role = |text| clause::leading_label(text);
    matches!((role(line), role(below)), (Some(one), Some(other)) if one != other && other != LabelRole::Lead)
}
