//! Tables of contents, whose lines are no headings: announced, with leaders and pages, or neither.

use core::ops::Range;
use std::collections::{HashMap, HashSet};

use crate::document::flow::Paragraph;
use crate::document::marker::{Marker, Numbering};
use crate::text::{fold_char, is_blank};

/// The paragraphs of a table of contents: lines that end in leaders and a page, or that repeat a heading behind the word 目录.
pub(super) fn contents(source: &str, paragraphs: &[Paragraph], body: Range<usize>) -> HashSet<usize> {
    let leader = |c: char| matches!(c, '.' | '…' | '·' | '．' | '-' | '—' | '─') || is_blank(c);
    let mut out = HashSet::new();
    out.extend(unannounced(source, paragraphs, body.clone()).into_iter().flatten());
    let mut listed: Option<HashMap<&str, usize>> = None;
    for at in body {
        let Some(paragraph) = paragraphs.get(at) else { break };
        let text = paragraph.text(source);
        if text.len() > 240 {
            if listed.is_some() {
                break;
            }
            continue;
        }
        if text.starts_with('目') && text.chars().filter(|&c| !is_blank(c)).eq("目录".chars()) {
            listed = Some(HashMap::new());
            continue;
        }
        // 3.1.1 is told to be a number only with the lines around it.
        let marked = paragraph.marked().is_some();
        if !marked && !text.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        // The page may have brackets: 总则…… (4).
        let page = |c: char| matches!(fold_char(c), '0'..='9' | '(' | ')') || is_blank(c);
        let stem = text.trim_end_matches(page);
        let entry = stem.trim_end_matches(leader);
        if stem.len() < text.len() && stem.len() >= entry.len() + 6 {
            out.insert(at);
        }
        if let Some(seen) = listed.as_mut().filter(|_| marked) {
            if let Some(&first) = seen.get(entry) {
                out.extend(seen.values().copied().filter(|&entry| entry < at && entry >= first));
                out.extend(seen.values().copied());
                break;
            }
            seen.insert(entry, at);
        }
    }
    out
}

/// The fewest lines that a table of contents has.
const SHORTEST_CONTENTS: usize = 5;

/// A table of contents that nothing announces and that has no pages: the headings of the body one below the other, outermost first,
/// and all of it once more behind.
fn unannounced(source: &str, paragraphs: &[Paragraph], body: Range<usize>) -> Option<Range<usize>> {
    let outer = |at: usize| match paragraphs.get(at)?.marked()?.marker {
        Marker::Number { form, number, .. } if form <= Numbering::First => Some((form, number)),
        _ => None,
    };
    let listed = |at: &usize| {
        paragraphs.get(*at).is_some_and(|paragraph| {
            let text = paragraph.text(source);
            paragraph.marked().is_some() && text.len() <= LONGEST_ENTRY && !text.contains('。')
        })
    };
    let first = body.clone().find(|&at| outer(at).is_some_and(|(_, number)| number == 1))?;
    let (form, _) = outer(first)?;
    let end = (first..body.end).find(|at| !listed(at))?;
    let chapters = (first..end).filter(|&at| outer(at).is_some_and(|(other, _)| other == form)).count();
    if end - first < SHORTEST_CONTENTS || chapters < 2 {
        return None;
    }
    let text = |at: usize| paragraphs.get(at).map(|paragraph| paragraph.text(source));
    let again = (end..body.end).find(|&at| text(at) == text(first))?;
    // The chapters stand once more in the same order.
    let mut behind = again..body.end;
    let rest = (first..end).filter(|&at| outer(at).is_some_and(|(other, _)| other == form));
    let found = rest.filter(|&at| behind.by_ref().any(|other| text(other) == text(at))).count();
    (found * 2 > chapters).then_some(first..end)
}

/// Bytes of the longest line of a table of contents.
const LONGEST_ENTRY: usize = 240;
