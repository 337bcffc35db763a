//! What a single line around the body is, by its own words.

use super::{metadata, number};
use crate::document::marker::{Decimal, Marker, bare_number, is_markup};
use crate::document::names::{Likeness, likeness};
use crate::document::scan::Vocabulary;
use crate::text::{fold_char, is_blank};

/// A line that is a document number with hardly anything else.
pub(super) fn is_number_line(line: &str) -> bool {
    number::number(line).is_some_and(|at| at.end - at.start + 8 >= line.len())
}

/// （此件公开发布）
pub(super) fn is_publicity(line: &str) -> bool {
    line.starts_with(['（', '(']) && line.contains("公开")
}

/// A line of the page rather than of the document: its table of facts, its trail of links.
pub(super) fn is_page_line(line: &str) -> bool {
    const PAGE: Vocabulary = Vocabulary::new(&["当前位置", "无障碍"]);
    line.len() < 600 && (metadata::has_facts(line) || PAGE.within(line))
}

/// The line that says to whom a notice goes: 各县区人民政府，市政府各部门：
pub(super) fn is_addressed(line: &str) -> bool {
    const ADDRESSEES: Vocabulary = Vocabulary::new(&["人民政府", "各部门", "有关单位"]);
    line.len() < 600 && line.ends_with(['：', ':']) && (line.starts_with('各') || ADDRESSEES.within(line))
}

/// A line that is the name of one organisation.
pub(super) fn is_organisation(line: &str) -> bool {
    line.len() <= 240
        && (4..=60).contains(&line.chars().count())
        && likeness(line) != Likeness::No
        && !line.contains(['。', '：', ':', '、'])
}

/// A line that names one organisation or several with blanks between: a joint document has two issuers or more.
pub(super) fn names_organisations(line: &str) -> bool {
    is_organisation(line) || {
        let mut pieces = line.split(is_blank).filter(|piece| !piece.is_empty()).peekable();
        line.len() <= 240 && pieces.peek().is_some() && pieces.all(is_organisation)
    }
}

/// The organisations on the lines right above a line, which is not among them; three at most.
pub(super) fn organisations_above(lines: &[&str], below: usize) -> Option<String> {
    const MOST: usize = 3;
    let above = lines.get(..below)?;
    let count = above.iter().rev().take(MOST).take_while(|line| is_organisation(line)).count();
    let names = above.get(above.len() - count..)?;
    (!names.is_empty()).then(|| names.join(" "))
}

/// Whether chapters that are counted 1, 1.1, 1.2 begin at a paragraph: with 1.1 itself, or with the chapter right above it.
pub(super) fn begins_decimals(head: &[&str], at: usize) -> bool {
    const AHEAD: usize = 40;
    let is_first = |at: usize| {
        let found = head.get(at).and_then(|text| Decimal::of(text));
        found.is_some_and(|found| found.numbers() == [1, 1])
    };
    let chapter = |text: &&str| {
        let found = bare_number(text).map(|found| found.marker);
        matches!(found, Some(Marker::Number { number: 1, .. }))
    };
    let may_begin = |c: char| fold_char(c) == '1' || is_markup(c);
    let Some(text) = head.get(at).filter(|text| text.starts_with(may_begin)) else { return false };
    let first = if is_first(at) { at } else { at + 1 };
    (first == at || chapter(text) && is_first(first))
        && head
            .iter()
            .skip(first + 1)
            .take(AHEAD)
            .filter_map(|text| Decimal::of(text))
            .any(|next| matches!(next.numbers(), [1, 2] | [1, 1, 1]))
}
