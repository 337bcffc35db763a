//! Lines that stand at the head or the foot of every page: the title once more, the name of a gazette and its issue.

use std::collections::HashMap;

use super::labels::begins_clause;
use super::lines::{Line, columns, is_page_number};
use super::marker::marker;
use super::names::{Likeness, likeness};
use super::scan::Vocabulary;
use crate::text::fold_char;

/// The narrowest line that is taken for one, in columns: shorter ones may be cells of a table, which come again and again.
const NARROWEST: usize = 16;

/// The longest, in bytes.
const LONGEST: usize = 160;

/// How often one stands in a text at least, and how often inside a sentence.
const OFTEN: u32 = 3;
const INSIDE: u32 = 2;

/// What stands in no head of a page: the end of a clause comes again below every task.
const OF_CLAUSES: Vocabulary = Vocabulary::new(&["负责", "牵头", "配合", "单位", "落实", "分工"]);

/// For each line of a text broken at some width whether it is only the head of a page; empty where none is. `broken` tells whether a
/// line ends inside a sentence, at the width of the text.
///
/// A line counts where it parts a sentence beside a page number or a form feed. What only comes again is let be: to leave the end of
/// a clause out costs more than to read a title once more.
pub(super) fn page_heads(text: &str, lines: &[Line<'_>], broken: impl Fn(&str) -> bool) -> Vec<bool> {
    let mut seen: HashMap<&str, (u32, u32)> = HashMap::new();
    // Those since the last line that is none, which stand inside a sentence if it goes on in the next.
    let mut pending: Vec<&str> = Vec::new();
    let (mut cut, mut in_clause) = (false, false);
    for (at, line) in lines.iter().enumerate() {
        if may_be_one(line.text) {
            seen.entry(line.text).or_default().0 += 1;
            if cut && !in_clause && parts_pages(text, lines, at) {
                pending.push(line.text);
            }
        } else if !is_page_number(line.text) {
            let begins = marker(line.text).is_some() || begins_clause(line.text);
            for head in pending.drain(..).filter(|_| !begins) {
                seen.entry(head).or_default().1 += 1;
            }
            in_clause = begins_clause(line.text) || in_clause && cut && !begins;
            cut = broken(line.text);
        }
    }
    seen.retain(|_, (often, inside)| *often >= OFTEN && *inside >= INSIDE);
    if seen.is_empty() {
        return Vec::new();
    }
    // The first may be the title itself, or the line that names the gazette.
    let is_one = |line: &Line<'_>| match seen.get_mut(line.text) {
        Some((often, _)) => core::mem::take(often) == 0,
        None => false,
    };
    lines.iter().map(is_one).collect()
}

/// Whether one page ends and another begins at a line: a page number stands above or below it, or a form feed.
fn parts_pages(text: &str, lines: &[Line<'_>], at: usize) -> bool {
    let is_number = |at: usize| lines.get(at).is_some_and(|line| is_page_number(line.text));
    let end = |at: usize| lines.get(at).map_or(0, |line| line.start + line.text.len());
    let start = |at: usize| lines.get(at).map_or(text.len(), |line| line.start);
    let before = at.checked_sub(1);
    let fed = |gap: core::ops::Range<usize>| {
        text.as_bytes().get(gap).is_some_and(|gap| memchr::memchr(b'\x0c', gap).is_some())
    };
    before.is_some_and(is_number)
        || is_number(at + 1)
        || fed(before.map_or(0, end)..start(at))
        || fed(end(at)..start(at + 1))
}

/// Whether a line can be the head of a page: some words that are no sentence, no heading, no department and no row.
fn may_be_one(line: &str) -> bool {
    line.len() <= LONGEST
        && columns(line) >= NARROWEST
        && !line.contains(['。', '；', '，', '、', '：', ':', '|', '\t'])
        && !line.starts_with(|c| matches!(fold_char(c), '(' | '[' | '0'..='9'))
        // The last line of a clause is no head, however often it comes.
        && line.matches(['（', '(']).count() == line.matches(['）', ')']).count()
        && !OF_CLAUSES.within(line)
        && marker(line).is_none()
        && likeness(line) == Likeness::No
}
