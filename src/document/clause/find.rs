//! Where clauses stand in a paragraph.

use core::ops::Range;

use super::Clause;
use super::brackets::outermost;
use super::grammar::{Context, read};
use super::words::{LabelRole, label};
use crate::document::names::{Likeness, likeness};
use crate::text::is_blank;

/// A clause and the words that it governs, both in the words of the paragraph.
pub(crate) struct Found {
    pub clause: Clause,
    /// The sentences before it, back to the clause before.
    pub governs: Range<usize>,
}

/// The clauses of a paragraph, in order. `from` is where its words begin behind a heading's marker.
///
/// *Complexity*: linear in the length of the paragraph.
pub(crate) fn find(text: &str, from: usize) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    if let Some(clause) = whole(text, from) {
        out.push(Found { clause, governs: from..from });
        return out;
    }
    let mut done = from;
    for pair in outermost(text, true) {
        if pair.outer.start < from {
            continue;
        }
        let closing = closes_sentence(text, &pair.outer);
        if !closing && !may_stand_inside(text, &pair.outer) {
            continue;
        }
        let Some(mut clause) = read(text, pair.inner.clone(), Context::Bracket { closing }) else { continue };
        clause.range = pair.outer.clone();
        let governs = super::elements::trim(text, done..pair.outer.start);
        done = pair.outer.end;
        out.push(Found { clause, governs });
    }
    if let Some((clause, start)) = trailing_label(text, done) {
        let governs = super::elements::trim(text, done..start);
        out.push(Found { clause, governs });
    }
    out
}

/// A paragraph that is a clause from beginning to end: begun by a label, or nothing but units and verbs.
fn whole(text: &str, from: usize) -> Option<Clause> {
    let words = text.get(from..)?;
    let content = super::elements::trim(text, from..text.len());
    if leading_label(words).is_some() {
        // 责任领导：… may stand first on a line that goes on with 牵头单位：….
        if only_other_label(words) {
            return None;
        }
        return read(text, content, Context::Line);
    }
    // Only a short paragraph without brackets that ends in a verb can be a clause by itself.
    const LONGEST_SENTENCE: usize = 600;
    if from > 0 || words.len() > LONGEST_SENTENCE || words.len() < 12 {
        return None;
    }
    let end = words.trim_end_matches(|c: char| is_blank(c) || matches!(c, '。' | '；' | ';'));
    ["负责", "落实", "配合", "牵头", "参与", "分工", "协助", "实施"]
        .iter()
        .any(|verb| end.ends_with(verb))
        .then_some(())?;
    read(text, content, Context::Sentence)
}

/// Whether a line begins with a label that is not for units, such as 责任人, and has no other.
pub(crate) fn only_other_label(words: &str) -> bool {
    leading_label(words) == Some(LabelRole::Other) && !UNIT_LABELS.iter().any(|label| words.contains(label))
}

/// The label with its colon at the start of a paragraph.
fn leading_label(words: &str) -> Option<LabelRole> {
    let words = words.trim_start_matches(|c: char| {
        is_blank(c) || matches!(c, '*' | '—' | '-' | '【' | '[' | '▲' | '●' | '◆')
    });
    let colon = words.char_indices().take(24).find(|&(_, c)| matches!(c, '：' | ':'))?.0;
    label(words.get(..colon)?)
}

/// A label behind the last sentence of a paragraph, without brackets: ……建成投用。责任单位：市科技局
fn trailing_label(text: &str, from: usize) -> Option<(Clause, usize)> {
    let rest = text.get(from..)?;
    for noun in ["单位", "部门"] {
        for (at, _) in rest.match_indices(noun) {
            let behind = rest.get(at + noun.len()..)?.trim_start_matches(is_blank);
            if !behind.starts_with(['：', ':']) {
                continue;
            }
            // A label is short: look no further back than one can be, so that many of them cost no more than their length.
            let mut back = at.saturating_sub(LONGEST_LABEL);
            while !rest.is_char_boundary(back) {
                back += 1;
            }
            let before = rest.get(back..at + noun.len())?;
            let Some(start) = before.rfind(|c: char| {
                is_blank(c) || matches!(c, '。' | '；' | ';' | '！' | '）' | ')' | '”' | '*')
            }) else {
                continue;
            };
            let start = start + before.get(start..)?.chars().next()?.len_utf8();
            if label(before.get(start..)?).is_none() {
                continue;
            }
            let start = from + back + start;
            let clause = read(text, super::elements::trim(text, start..text.len()), Context::Line)?;
            return Some((clause, start));
        }
    }
    None
}

/// Labels of units, to tell a line of several labels.
const UNIT_LABELS: &[&str] =
    &["牵头单位", "责任单位", "牵头部门", "责任部门", "配合单位", "主办单位", "承办单位", "负责单位"];

/// Bytes of the longest label, blanks included.
const LONGEST_LABEL: usize = 60;

/// Whether a bracket stands where a clause without label or verb can stand: at the end of the paragraph, or at a full stop,
/// and not right behind the name of a unit, whose second name it would be.
fn closes_sentence(text: &str, outer: &Range<usize>) -> bool {
    let before = text.get(..outer.start).unwrap_or_default().trim_end_matches(is_blank);
    let behind = text.get(outer.end..).unwrap_or_default().trim_start_matches(is_blank);
    let after_stop = before.ends_with(['。', '；', ';', '”', '.']);
    let before_stop = behind.is_empty() || behind.starts_with(['。', '；', ';', '（', '(', '.']);
    (after_stop || before_stop) && !names_a_unit(before)
}

/// Whether a text ends in the name of a unit.
fn names_a_unit(text: &str) -> bool {
    let start = text.char_indices().rev().take(14).map(|(at, _)| at).last().unwrap_or(0);
    let words = text.get(start..).unwrap_or_default();
    words.char_indices().any(|(at, _)| {
        words.get(at..).is_some_and(|name| name.len() >= 9 && likeness(name) == Likeness::Strong)
    })
}

/// Inside a sentence only a clause with a label or a verb may stand; the grammar decides that, this only saves the look.
fn may_stand_inside(text: &str, outer: &Range<usize>) -> bool {
    text.get(outer.clone()).is_some_and(|words| {
        ["负责", "牵头", "单位", "部门", "落实", "配合", "参与"].iter().any(|word| words.contains(word))
    })
}
