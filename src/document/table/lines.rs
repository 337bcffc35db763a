//! A table with one cell a line, blank cells lost: rebuilt by what the cells contain.

use core::ops::Range;

use super::{Cell, Column, Row, column, columns::LONGEST_HEADER, is_task_list, keep, put};
use crate::document::clause::{self, Context, LabelRole, is_deadline};
use crate::document::flow::Paragraph;
use crate::document::marker::{Marker, Numbering, marker};
use crate::text::{Span, is_blank, whole_number};

/// Reads a table that begins with its header at `range.start`. Gives where it ends, or `None` when no task list begins there.
pub(super) fn read(
    source: &str,
    paragraphs: &[Paragraph],
    range: Range<usize>,
    rows: &mut Vec<Row>,
) -> Option<usize> {
    let text = |at: usize| paragraphs.get(at).map_or("", |paragraph| paragraph.text(source));
    let header: Vec<Column> = range
        .clone()
        .map(text)
        .map_while(|text| {
            Some(column(text)).filter(|column| *column != Column::Other && text.len() <= LONGEST_HEADER)
        })
        .collect();
    if header.len() < 3 || !is_task_list(&header) {
        return None;
    }
    let mut at = range.start + header.len();
    let mut last = 0;
    let mut cells: Vec<(usize, Cell)> = Vec::new();
    let numbered = header.contains(&Column::Number);
    while at < range.end {
        let words = text(at);
        if ends_table(words) {
            break;
        }
        let number = numbered.then(|| row_number(words, last)).flatten();
        let full = !numbered && cells.len() == header.len();
        if number.is_some() || full {
            row(source, paragraphs, &header, &cells, rows);
            cells.clear();
            last = number.unwrap_or(last);
        }
        // A header printed again at the head of a page.
        if column(words) != Column::Other
            && words.len() <= LONGEST_HEADER
            && header.contains(&column(words))
            && at + header.len() <= range.end
            && text(at + 1).len() <= LONGEST_HEADER
            && column(text(at + 1)) != Column::Other
        {
            at += header.len();
            continue;
        }
        if let Some(paragraph) = paragraphs.get(at) {
            cells.push((at, paragraph.span()));
        }
        at += 1;
    }
    row(source, paragraphs, &header, &cells, rows);
    Some(at)
}

/// A heading, a note or a sentence of prose ends a table.
fn ends_table(words: &str) -> bool {
    let heading = matches!(marker(words).map(|found| found.marker), Some(Marker::Number { form, .. }) if form <= Numbering::Second);
    heading
        || words.starts_with("注：")
        || words.starts_with("注:")
        || words.starts_with("附件")
        || words.starts_with("备注：")
}

/// The number that begins the next row: one more than the last, or a few more where rows are missing, or one again.
fn row_number(words: &str, last: u32) -> Option<u32> {
    if words.chars().count() > 3 {
        return None;
    }
    whole_number(words).filter(|&number| number == 1 && last != 1 || number > last && number <= last + 12)
}

fn row(
    source: &str,
    paragraphs: &[Paragraph],
    header: &[Column],
    cells: &[(usize, Cell)],
    rows: &mut Vec<Row>,
) {
    let Some(&(paragraph, first)) = cells.first() else { return };
    let mut row = Row { paragraph, ..Row::default() };
    let mut rest = cells;
    let mut columns: Vec<Column> = header.to_vec();
    if columns.first() == Some(&Column::Number) {
        put(&mut row, Column::Number, first);
        rest = cells.get(1..).unwrap_or_default();
        columns.remove(0);
    }
    let merged = merge_torn(source, paragraphs, rest, columns.len());
    if merged.len() == columns.len() {
        for (cell, column) in merged.iter().zip(&columns) {
            put(&mut row, *column, *cell);
        }
    } else {
        by_content(source, &merged, &columns, &mut row);
    }
    keep(row, rows);
}

/// Puts cells torn over lines together again: one that ends in 、 or that the next begins with 、, while there are too many.
fn merge_torn(source: &str, paragraphs: &[Paragraph], cells: &[(usize, Cell)], wanted: usize) -> Vec<Cell> {
    let mut out: Vec<Cell> = Vec::new();
    let mut surplus = cells.len().saturating_sub(wanted);
    for &(at, cell) in cells {
        let words = paragraphs.get(at).map_or("", |paragraph| paragraph.text(source));
        let torn = out.last().is_some_and(|last| {
            source.get(last.range()).is_some_and(|before| before.ends_with(['、', '，', ',', '（', '(']))
                || words.starts_with(['、', '，', '）', ')'])
        });
        match out.last_mut() {
            Some(last) if torn || (surplus > 0 && units(source, *last) && short_tail(words)) => {
                *last = last.cover(cell);
                surplus = surplus.saturating_sub(1);
            }
            _ => out.push(cell),
        }
    }
    out
}

/// The end of a torn name: 展改革委、市财政局 begins in the middle of one.
fn short_tail(words: &str) -> bool {
    words.chars().count() <= 4 && !words.chars().next().is_some_and(|c| c.is_ascii_digit())
}

fn units(source: &str, cell: Cell) -> bool {
    let words = source.get(cell.range()).unwrap_or_default();
    !words.is_empty()
        && clause::read(words, 0..words.len(), Context::Sentence)
            .is_some_and(|clause| !clause.entries.is_empty())
        || clause::read(words, 0..words.len(), Context::Bracket { closing: true })
            .is_some_and(|clause| !clause.entries.is_empty())
        || matches!(words.trim_matches(is_blank), "无" | "/" | "—" | "-")
}

/// With blank cells lost, text goes to the task, lists of units to the columns of units in order, dates to the deadline.
fn by_content(source: &str, cells: &[Span], columns: &[Column], row: &mut Row) {
    let mut roles = columns.iter().filter_map(|column| match column {
        Column::Units(role) => Some(*role),
        _ => None,
    });
    let dated = columns.contains(&Column::Deadline);
    let mut last: LabelRole = LabelRole::Listed;
    for &cell in cells {
        let words = source.get(cell.range()).unwrap_or_default();
        if row.title.is_some() && dated && is_deadline(words) {
            put(row, Column::Deadline, cell);
        } else if row.title.is_some() && units(source, cell) {
            last = roles.next().unwrap_or(last);
            put(row, Column::Units(last), cell);
        } else if row.title.is_none() {
            put(row, Column::Task, cell);
        }
    }
}
