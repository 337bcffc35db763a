//! FG113: 牵头 with nobody before it, or a label 牵头单位 with nobody behind it.

use core::cell::LazyCell;
use core::ops::Deref;
use std::collections::BTreeSet;

use memchr::memmem;

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::document::{LabelRole, label};
use crate::text::{Span, is_blank};

const CODE: Code = Code::new("FG113", "lead-without-subject", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Responsibility, PAGE, look);

const PAGE: Page = Page {
    what: "写了“牵头”却没有写谁牵头：括号以“牵头”开头，或者“牵头单位：”后面是空的。",
    why: "多半是改稿时删掉了单位，任务因此没有牵头单位。",
    example: "（牵头，市财政局配合）",
    fix: "请补上牵头单位；没有牵头单位的，请删去“牵头”或写“无”。",
    basis: "责任分工的通行写法：单位在“牵头”之前，或在“牵头单位：”之后。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let body = subject.body();
    let text = subject.text();
    let words = text.get(body.clone()).unwrap_or_default();
    let headings = LazyCell::new(|| {
        let sections = subject.plan().sections().iter();
        sections.filter_map(|section| Some(section.span?.start())).collect()
    });
    for at in memmem::find_iter(words.as_bytes(), "牵头") {
        let (before, behind) = words.split_at(at);
        let behind = behind.get("牵头".len()..).unwrap_or_default();
        if opens_clause(before) && leads_alone(behind) {
            let span = Span::of(body.start + at, body.start + at + "牵头".len());
            findings.at(Some(span), "“牵头”之前没有写明单位").help("请补上由谁牵头");
        } else if let Some(length) = empty_label(subject, behind, body.end, &headings) {
            let end = body.start + at + "牵头".len() + length;
            let span = Span::of(body.start + at, end);
            findings
                .at(Some(span), format!("“{}”之后没有写明单位", subject.words(span)))
                .help("请补上牵头单位；没有的，请写“无”或删去");
        }
    }
}

/// Whether a bracket that does not belong to a name opens just before.
fn opens_clause(before: &str) -> bool {
    let before = before.trim_end_matches(is_blank);
    let before = before.strip_suffix('由').unwrap_or(before);
    let Some(outside) = before.strip_suffix(['（', '(', '【', '[', '〔']) else { return false };
    let last = outside.trim_end_matches(|c| is_blank(c) && !matches!(c, '\n' | '\r')).chars().next_back();
    last.is_none_or(|c| matches!(c, '\n' | '\r' | '。' | '；' | ';' | '！' | '!' | '.' | '”'))
}

/// Whether a mark follows, with no more than the rest of the verb before it.
fn leads_alone(behind: &str) -> bool {
    let behind = ["负责", "组织", "落实"].iter().find_map(|word| behind.strip_prefix(word)).unwrap_or(behind);
    behind.trim_start_matches(is_blank).starts_with(['，', ',', '；', ';', '、'])
}

/// The length of the rest of a label of leads, colon included, when nobody follows it.
fn empty_label(
    subject: &Subject<'_>,
    behind: &str,
    end: usize,
    headings: &impl Deref<Target = BTreeSet<u32>>,
) -> Option<usize> {
    let (colon, word) = label_at(behind)?;
    if label(&["牵头", word].concat()) != Some(LabelRole::Lead) {
        return None;
    }
    let rest = behind.get(colon..)?;
    // Not the whole line is looked at, which may have thousands of labels.
    let is_line_end = |c| matches!(c, '\n' | '\r');
    let said = rest.trim_start_matches(|c| c == '_' || is_blank(c) && !is_line_end(c));
    let nobody = match said.chars().next().filter(|&c| !is_line_end(c)) {
        // The departments may stand on the next line, as where a table lost its form.
        None => {
            let next = end - said.len();
            let lines = subject.lines();
            let below = lines.get(lines.partition_point(|line| (line.start() as usize) < next));
            below
                .filter(|below| (below.start() as usize) < end)
                .is_none_or(|&below| is_label(subject.words(below)) || headings.contains(&below.start()))
        }
        Some('；' | ';' | '。' | '，' | ',' | '）' | ')' | '】' | ']' | '〕') => true,
        Some(_) => is_label(said),
    };
    nobody.then_some(colon)
}

fn is_label(words: &str) -> bool {
    label_at(words.trim_start_matches(is_blank)).is_some_and(|(_, word)| label(word).is_some())
}

/// The word up to a colon near the start of a line, and where the colon ends.
fn label_at(words: &str) -> Option<(usize, &str)> {
    const LONGEST: usize = 16;
    let (at, colon) = words
        .char_indices()
        .take(LONGEST)
        .take_while(|(_, c)| !matches!(c, '\n' | '\r' | '。' | '，' | ',' | '；' | ';'))
        .find(|(_, c)| matches!(c, '：' | ':'))?;
    Some((at + colon.len_utf8(), words.get(..at)?))
}
