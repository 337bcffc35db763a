//! FG410: words of the web page before or behind the document.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::text::{Span, fold_char, is_blank};

const CODE: Code = Code::new("FG410", "page-furniture", Severity::Info);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Wording, PAGE, look);

const PAGE: Page = Page {
    what: "文件前后带着网页的导航、按钮和版权信息，如“当前位置”“打印本页”。全文只报一次，在第一行。",
    why: "不是文件的内容，入库、比对和统计时会混进正文。",
    example: "当前位置：首页 > 政务公开 > 规划计划",
    fix: "只保留从标题或发文机关到落款、附件为止的内容。",
    basis: "GB/T 9704—2012：公文由版头、主体、版记组成，没有网页的栏目和按钮。",
};

/// What only a page says, in half width and without blanks.
const FURNITURE: [&str; 28] = [
    "当前位置",
    "您的位置",
    "首页>",
    "网站首页",
    "返回首页",
    "无障碍",
    "长者模式",
    "打印本页",
    "打印本文",
    "【打印",
    "[打印",
    "关闭窗口",
    "关闭本页",
    "分享到",
    "分享:",
    "字体:",
    "字号:[",
    "浏览次数",
    "点击数",
    "阅读次数",
    "上一篇",
    "下一篇",
    "扫一扫",
    "返回顶部",
    "网站地图",
    "版权所有",
    "ICP备",
    "信息来源:",
];

/// The longest line of furniture, in bytes: a paragraph that says 首页 is none.
const LONGEST: usize = 300;

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let body = subject.body();
    let outside = |span: &&Span| (span.end() as usize) <= body.start || (span.start() as usize) >= body.end;
    let mut lines = subject.lines().iter().filter(outside).filter_map(|&span| {
        let folded = folded(subject.words(span))?;
        let word = FURNITURE.iter().find(|word| folded.contains(**word))?;
        Some((span, *word))
    });
    let Some((span, word)) = lines.next() else { return };
    let more = lines.count();
    let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
    let message = if more == 0 {
        format!("文件带着网页的文字（“{word}”）")
    } else {
        format!("文件带着网页的文字（“{word}”等{}行）", more + 1)
    };
    findings.at(Some(span), message).help("请只保留文件本身的内容");
}

/// A short line in half width and without blanks.
fn folded(line: &str) -> Option<String> {
    (line.len() <= LONGEST).then(|| line.chars().filter(|&c| !is_blank(c)).map(fold_char).collect())
}
