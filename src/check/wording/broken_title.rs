//! FG412: blanks inside of a printed title, where its lines were broken for display.

use super::signs::{Sign, before, behind};
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::text::{Span, fold, is_blank, is_han};

const CODE: Code = Code::new("FG412", "broken-title", Severity::Info);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Wording, PAGE, look);

const PAGE: Page = Page {
    what: "标题一行之内夹着空格，如“关于印发科技规划的 通知”。联合发文的单位之间空格、“通  知”这样为美观拉开的不算。",
    why: "标题排成几行时的换行变成了空格，检索和引用标题会对不上。",
    example: "某市人民政府 关于印发某市科技创新规划的 通知",
    fix: "删去标题里的空格。",
    basis: "GB/T 9704—2012：标题回行时词意完整，文字本身不加空格。",
};

/// A line of a title is no longer, in bytes.
const LONGEST: usize = 400;

/// A line with fewer bytes is too short to be told from other words.
const SHORTEST: usize = 18;

/// So many lines of the body may belong to its title.
const TITLE_LINES: usize = 4;

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let header = subject.plan().header();
    let titles: Vec<String> = [&header.title, &header.notice_title]
        .into_iter()
        .flatten()
        .map(|title| fold(title).into_owned())
        .collect();
    if titles.is_empty() {
        return;
    }
    let lines = subject.lines();
    let body = subject.body().start;
    let behind_title = lines.partition_point(|line| (line.start() as usize) < body) + TITLE_LINES;
    let signs = subject.marks().signs(subject);
    for &line in
        lines.iter().take(behind_title).filter(|line| (SHORTEST..=LONGEST).contains(&(line.len() as usize)))
    {
        let words = fold(subject.words(line));
        // Who issued it and when stands in brackets of its own.
        if words.len() < SHORTEST
            || words.starts_with('(')
            || !titles.iter().any(|title| title.contains(words.as_ref()))
        {
            continue;
        }
        let from = signs.partition_point(|sign| sign.at < line.start());
        let upto = signs.partition_point(|sign| sign.at < line.end());
        let blanks = breaks(subject, line, signs.get(from..upto).unwrap_or_default());
        let (Some(first), Some(last)) = (blanks.first(), blanks.last()) else { continue };
        let message = format!("标题里有{}处空格，应是排版换行留下的", blanks.len());
        let whole = first.cover(*last);
        findings
            .at(Some(whole), message)
            .help("请删去标题里的空格")
            .replacement(without(subject, whole, &blanks));
    }
}

/// The blanks of a title's line that stand where it was broken.
fn breaks(subject: &Subject<'_>, line: Span, signs: &[Sign]) -> Vec<Span> {
    let text = subject.text();
    let about = subject
        .words(line)
        .find("关于")
        .map_or(line.start(), |at| Span::of(line.start() as usize + at, 0).start());
    let blanks = || {
        signs
            .iter()
            .filter(|sign| sign.mark == Sign::BLANKS)
            .filter(|sign| is_between_words(subject, line, sign))
    };
    // Issuers of a joint document are set apart by blanks.
    let joint = blanks().any(|sign| sign.end < about);
    blanks()
        .filter(|sign| if joint { sign.at > about } else { sign.end >= about })
        .filter(|sign| before(text, sign.at).is_some_and(|c| is_han(c) || "》”）)".contains(c)))
        .filter(|sign| behind(text, sign.end).is_some_and(|c| is_han(c) || "《“（(".contains(c)))
        .map(|sign| sign.span())
        .collect()
}

/// Whether a blank stands between words of more than one character: single characters are drawn apart to fill a line.
fn is_between_words(subject: &Subject<'_>, line: Span, sign: &Sign) -> bool {
    let part = |from: u32, upto: u32| subject.words(Span::new(from, upto));
    let left = part(line.start(), sign.at).trim_start_matches(is_blank);
    let right = part(sign.end, line.end()).trim_end_matches(is_blank);
    let alone = |words: Option<&str>| words.is_none_or(|words| words.chars().count() < 2);
    !alone(left.rsplit(is_blank).next()) && !alone(right.split(is_blank).next())
}

/// The words of a span without some blanks.
fn without(subject: &Subject<'_>, whole: Span, blanks: &[Span]) -> String {
    let mut out = String::new();
    let mut start = whole.start();
    for blank in blanks {
        out.push_str(subject.words(Span::new(start, blank.start())));
        start = blank.end();
    }
    out.push_str(subject.words(Span::new(start, whole.end())));
    out
}
