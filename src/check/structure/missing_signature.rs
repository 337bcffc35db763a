//! FG316: a notice that is dated and not signed.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::text::{Span, fold_char, is_blank};

const CODE: Code = Code::new("FG316", "missing-signature", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Structure, PAGE, look);

const PAGE: Page = Page {
    what: "印发通知的成文日期之上没有发文机关署名，上一行就是正文。",
    why: "没有署名的通知不知由谁发出；也可能是提取时丢了印章所在的一行。",
    example: "请认真贯彻执行。（下一行）2023年11月29日",
    fix: "在成文日期之上补写发文机关署名。",
    basis: "GB/T 9704—2012：成文日期之上署发文机关全称或规范化简称。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let header = subject.plan().header();
    if header.notice_title.is_none() || header.issued.is_none() {
        return;
    }
    let lines = subject.lines();
    let body = subject.body().start;
    let behind = lines.partition_point(|line| (line.end() as usize) <= body);
    let above: Vec<(Span, &str)> = lines
        .get(..behind)
        .unwrap_or_default()
        .iter()
        .map(|&line| (line, subject.words(line).trim_matches(is_blank)))
        .collect();
    // The text of a notice begins at the line that says to whom it goes; a date above belongs to the page.
    let Some(addressed) = above.iter().position(|(_, words)| is_addressed(words)) else { return };
    for pair in above.get(addressed..).unwrap_or_default().windows(2) {
        let [(_, before), (line, words)] = *pair else { continue };
        if is_date(words) && before.ends_with(['。', '！']) {
            findings
                .at(Some(line), format!("通知的成文日期“{words}”之上没有发文机关署名"))
                .help("请在成文日期之上补写发文机关署名");
            return;
        }
    }
}

fn is_addressed(words: &str) -> bool {
    words.ends_with(['：', ':'])
        && ["人民政府", "各部门", "单位", "委", "局"].iter().any(|word| words.contains(word))
}

/// Whether a line is a date and nothing else: 2023年11月29日, 二〇二三年十一月二十九日.
fn is_date(words: &str) -> bool {
    words.ends_with('日')
        && words.contains('年')
        && words.contains('月')
        && words.chars().count() <= 16
        && words.chars().all(|c| {
            is_blank(c)
                || fold_char(c).is_ascii_digit()
                || matches!(c, '年' | '月' | '日' | '十')
                || crate::text::han_digit(c).is_some()
        })
}
