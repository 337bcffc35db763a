//! Lines that stand at the head or the foot of every page: the title once more, the name of a gazette and its issue.

use std::collections::HashMap;

use super::lines::{Line, columns, is_page_number};
use super::marker::marker;
use super::names::{Likeness, likeness};
use crate::text::fold_char;

/// The narrowest line that is taken for one, in columns: shorter ones may be cells of a table, which come again and again.
const NARROWEST: usize = 16;

/// The longest, in bytes.
const LONGEST: usize = 160;

/// How often one stands in a text at least, and how often inside a sentence.
const OFTEN: u32 = 3;
const INSIDE: u32 = 2;

/// For each line of a text broken at some width whether it is only the head of a page; empty where none is. `broken` tells whether a
/// line ends inside a sentence, at the width of the text.
pub(super) fn page_heads(lines: &[Line<'_>], broken: impl Fn(&str) -> bool) -> Vec<bool> {
    let mut seen: HashMap<&str, (u32, u32)> = HashMap::new();
    let mut cut = false;
    for line in lines {
        if may_be_one(line.text) {
            let (often, inside) = seen.entry(line.text).or_default();
            *often += 1;
            *inside += u32::from(cut);
        } else if !is_page_number(line.text) {
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

/// Whether a line can be the head of a page: some words that are no sentence, no heading, no unit and no row.
fn may_be_one(line: &str) -> bool {
    line.len() <= LONGEST
        && columns(line) >= NARROWEST
        && !line.contains(['。', '；', '，', '、', '：', ':', '|', '\t'])
        && !line.starts_with(|c| matches!(fold_char(c), '(' | '[' | '0'..='9'))
        // The last line of a clause is no head, however often it comes.
        && line.matches(['（', '(']).count() == line.matches(['）', ')']).count()
        && marker(line).is_none()
        && likeness(line) == Likeness::No
}
