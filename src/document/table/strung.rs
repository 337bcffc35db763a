//! Tables that stand on one line as a whole, only blanks between their cells: 序号 任务 牵头单位 1 修路 市住建局 2 栽树 市园林局.
//!
//! A page whose line breaks became blanks leaves them so. The heads come first, then rows that are counted from 1; cut at the blanks, the
//! line is a table with one cell a line.

use super::columns::Column;
use super::facts::row_number;
use super::header::{column, is_head};
use crate::text::{is_blank, is_han, marks};

/// The fewest heads and rows that make a table, and the most words that its heads have.
const FEWEST_HEADS: usize = 3;
const FEWEST_ROWS: u32 = 2;
const MOST_HEADS: usize = 12;

/// The longest first head, in characters, and the bytes that so many can have.
const LONGEST_HEAD: usize = 12;
const LONGEST_HEAD_BYTES: usize = LONGEST_HEAD * 4;

/// Where the cells of a line begin, the first left out; none where it is no such table.
///
/// *Complexity*: linear in the length of the line; one that does not begin with a head costs a look at its first word.
pub(crate) fn cells(line: &str) -> Vec<usize> {
    // Heads begin with a word; figures and brackets begin what is no table.
    if !line.starts_with(is_han) {
        return Vec::new();
    }
    let near = |&(at, _): &(usize, char)| at < LONGEST_HEAD_BYTES;
    let first = marks(line).take_while(near).find(|&(_, c)| is_blank(c)).and_then(|(end, _)| line.get(..end));
    if !first.is_some_and(|word| word.chars().count() < LONGEST_HEAD && is_head(word, "")) {
        return Vec::new();
    }
    let words: Vec<(usize, &str)> = words(line).collect();
    let mut numbers = words.iter().map(|(_, word)| row_number(word));
    let Some(heads) = numbers.by_ref().take(MOST_HEADS).position(|number| number == Some(1)) else {
        return Vec::new();
    };
    // Without a head for them the numbers are no column of the table.
    if !words.iter().take(heads).any(|(_, word)| column(word) == Column::Number) {
        return Vec::new();
    }
    let known = words.iter().take(heads).filter(|(_, word)| is_head(word, "")).count();
    let (mut rows, mut last) = (1, heads);
    for (number, at) in numbers.zip(heads + 1..) {
        if number == Some(rows + 1) {
            (rows, last) = (rows + 1, at);
        }
    }
    if known < FEWEST_HEADS || rows < FEWEST_ROWS {
        return Vec::new();
    }
    // Behind the last row other words may stand, which are left whole.
    words.iter().skip(1).take(last + heads).map(|&(at, _)| at).collect()
}

/// The words of a line between its blanks, with where they begin.
fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    core::iter::from_fn(move || {
        let rest = line.get(at..)?;
        let begin = at + rest.len() - rest.trim_start_matches(is_blank).len();
        let rest = line.get(begin..).filter(|rest| !rest.is_empty())?;
        let end = begin + rest.find(is_blank).unwrap_or(rest.len());
        at = end;
        Some((begin, line.get(begin..end)?))
    })
}
