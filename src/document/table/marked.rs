//! One line whose cells are parted by tabs or pipes: its cells, and whether they are the heads of columns.

use super::columns::{Column, MOST_COLUMNS};
use super::facts::row_number;
use super::grid::heads;
use super::header::{LONGEST_HEADER, column};
use super::quotes;
use crate::document::flow::{Paragraph, Words};
use crate::document::strokes::between_cells;
use crate::text::{fold_char, is_blank};

/// The cells of a line with tabs or pipes; none when it has neither.
pub(super) fn cells(source: &str, paragraph: &Paragraph) -> Vec<Words> {
    let text = paragraph.text(source);
    let span = paragraph.span().range();
    let front = source.get(..span.start).unwrap_or_default();
    // A line of which only its first words are left still tells by the tab before them that the cells before are blank.
    let indent = front.len() - front.trim_end_matches(|c| is_blank(c) && c != '\n').len();
    let indented =
        front.ends_with(is_blank) && front.as_bytes().iter().rev().take(indent).any(|&b| b == b'\t');
    let mark = if memchr::memchr(b'\t', text.as_bytes()).is_some() || indented {
        '\t'
    } else if let Some(stroke) = between_cells(text) {
        stroke
    } else {
        return Vec::new();
    };
    // Blank cells at the ends of the line were trimmed away with the blanks; take them in again.
    let start = front.trim_end_matches(['\t', ' ', '\u{3000}']).len();
    let back = source.get(span.end..).unwrap_or_default();
    let end = span.end + back.len() - back.trim_start_matches(['\t', ' ']).len();
    let line = source.get(start..end).unwrap_or_default();
    // A Markdown table inside of a quotation: > | 序号 | 任务 |
    let quoted = line.trim_start_matches(|c| c == '>' || is_blank(c));
    let mut from = if mark == '|' && quoted.starts_with('|') { line.len() - quoted.len() } else { 0 };
    let line = line.get(from..).unwrap_or_default();
    let mut cells = Vec::new();
    for piece in line.split(mark) {
        let blank = |c: char| is_blank(c) || c == '\n';
        let words = piece.trim_matches(blank);
        let words = words.strip_prefix("**").and_then(|inner| inner.strip_suffix("**")).unwrap_or(words);
        let words = quotes::whole(words).unwrap_or(words);
        let begin = start + from + piece.find(words).unwrap_or_default();
        cells.push(Words::of_line(begin, words));
        from += piece.len() + mark.len_utf8();
    }
    if mark != '\t' {
        if line.starts_with(mark) {
            cells.remove(0);
        }
        if line.trim_end().ends_with(mark) {
            cells.pop();
        }
    }
    cells
}

/// The cells of a line, or all its words where nothing parts them.
pub(super) fn or_words(cells: Vec<Words>, line: &Paragraph) -> Vec<Words> {
    if cells.is_empty() { vec![line.words().clone()] } else { cells }
}

/// The line of dashes below a Markdown header.
pub(super) fn is_rule(source: &str, cells: &[Words]) -> bool {
    cells.len() >= 2
        && cells.iter().all(|cell| cell.text(source).chars().all(|c| matches!(fold_char(c), '-' | ':' | ' ')))
        && cells.iter().any(|cell| cell.text(source).contains('-'))
        && !cells.iter().any(|cell| cell.text(source).contains('—'))
}

/// Whether a line is a header of a table.
pub(super) fn is_header(source: &str, paragraph: &Paragraph) -> bool {
    header(source, &cells(source, paragraph)).is_some_and(|words| heads(&words).is_some())
}

/// Whether cells can be a row of a header, the second of two included.
pub(super) fn is_head_row(source: &str, cells: &[Words]) -> bool {
    header(source, cells).is_some()
}

/// The words of a line when it can be a header: half of its cells or more are the heads of columns.
pub(super) fn header(source: &str, cells: &[Words]) -> Option<Vec<String>> {
    if cells.len() > MOST_COLUMNS || cells.len() < 2 {
        return None;
    }
    // The first line of a row whose name is broken may end as heads do, but its number tells it.
    if cells.first().is_some_and(|cell| row_number(cell.text(source)).is_some()) {
        return None;
    }
    let words: Vec<String> = cells
        .iter()
        .map(|cell| cell.text(source))
        .map(|text| {
            if text.len() > LONGEST_HEADER {
                String::new()
            } else {
                text.chars().filter(|&c| !is_blank(c) && c != '*').collect()
            }
        })
        .collect();
    let said = words.iter().filter(|word| !word.is_empty()).count();
    let known = words.iter().filter(|word| !word.is_empty() && column(word) != Column::Other).count();
    let long = cells.iter().any(|cell| cell.text(source).len() > LONGEST_HEADER);
    (known > 0 && known * 2 >= said && !long).then_some(words)
}
