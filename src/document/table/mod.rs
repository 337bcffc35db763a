//! Tables, however extraction left them: tab-separated, Markdown pipes, one cell a line. Here those that list tasks.
//!
//! A table is known by its header: a column for the task and one for its units. Rows keep their cells as ranges into the source.

mod columns;
mod lines;

use core::ops::Range;

use super::clause::LabelRole;
use super::flow::Paragraph;
use crate::text::{Span, is_blank};
pub(super) use columns::{Column, column, is_task_list};

/// A cell: where its words stand in the source. Torn cells cover all their pieces.
pub(crate) type Cell = Span;

/// A row of a task list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    /// The paragraph that it begins in.
    pub paragraph: usize,
    /// Its number as printed.
    pub number: Option<Cell>,
    /// The task.
    pub title: Option<Cell>,
    /// The units, with what their column says.
    pub units: Vec<(LabelRole, Cell)>,
    /// The deadline.
    pub deadline: Option<Cell>,
}

/// The task lists of a text.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    /// For each paragraph whether it belongs to a table; empty when there is none.
    pub inside: Vec<bool>,
    pub rows: Vec<Row>,
}

/// Finds the task lists among the paragraphs of the body.
///
/// *Complexity*: linear in the length of the text.
pub(crate) fn tables(source: &str, paragraphs: &[Paragraph], body: Range<usize>) -> Tables {
    let mut tables = Tables::default();
    let mut at = body.start;
    let mut header: Vec<Column> = Vec::new();
    while at < body.end {
        let Some(paragraph) = paragraphs.get(at) else { break };
        let text = paragraph.text(source);
        let cells = delimited(source, paragraph);
        if cells.len() >= 2 {
            mark(&mut tables.inside, paragraphs.len(), at..at + 1);
            delimited_row(source, &cells, &mut header, at, &mut tables.rows);
            at += 1;
        } else if text.len() <= columns::LONGEST_HEADER
            && let Some(next) = lines::read(source, paragraphs, at..body.end, &mut tables.rows)
        {
            mark(&mut tables.inside, paragraphs.len(), at..next);
            at = next;
        } else {
            at += 1;
        }
    }
    tables
}

fn mark(inside: &mut Vec<bool>, len: usize, range: Range<usize>) {
    inside.resize(len, false);
    inside.get_mut(range).unwrap_or_default().fill(true);
}

/// The cells of a line with tabs or pipes; none when it has neither.
fn delimited(source: &str, paragraph: &Paragraph) -> Vec<Cell> {
    let text = paragraph.text(source);
    let mark = if text.contains('\t') {
        '\t'
    } else if text.starts_with('|') || text.matches('|').nth(1).is_some() {
        '|'
    } else {
        return Vec::new();
    };
    // Blank cells at the ends of the line were trimmed away with the blanks; take them in again.
    let span = paragraph.span().range();
    let front = source.get(..span.start).unwrap_or_default();
    let start = front.trim_end_matches(['\t', ' ']).len();
    let back = source.get(span.end..).unwrap_or_default();
    let end = span.end + back.len() - back.trim_start_matches(['\t', ' ']).len();
    let line = source.get(start..end).unwrap_or_default();
    let mut cells = Vec::new();
    let mut from = 0;
    for piece in line.split(mark) {
        cells.push(trimmed(source, start + from..start + from + piece.len()));
        from += piece.len() + 1;
    }
    if mark == '|' {
        if line.starts_with('|') {
            cells.remove(0);
        }
        if line.trim_end().ends_with('|') {
            cells.pop();
        }
    }
    cells
}

fn trimmed(source: &str, range: Range<usize>) -> Cell {
    let words = source.get(range.clone()).unwrap_or_default();
    let blank = |c: char| is_blank(c) || c == '*';
    let front = words.len() - words.trim_start_matches(blank).len();
    let length = words.trim_matches(blank).len();
    Span::of(range.start + front, range.start + front + length)
}

fn delimited_row(source: &str, cells: &[Cell], header: &mut Vec<Column>, at: usize, rows: &mut Vec<Row>) {
    let words = |cell: &Cell| source.get(cell.range()).unwrap_or_default();
    if cells.iter().all(|cell| words(cell).chars().all(|c| matches!(c, '-' | ':' | ' ' | '—'))) {
        return;
    }
    let columns: Vec<Column> = cells.iter().map(|cell| column(words(cell))).collect();
    if columns.iter().filter(|column| **column != Column::Other).count() * 2 >= columns.len()
        && columns.len() >= 2
    {
        // The header, perhaps printed again at the head of a page.
        *header = if is_task_list(&columns) { columns } else { Vec::new() };
        return;
    }
    if header.is_empty() {
        return;
    }
    let mut row = Row { paragraph: at, ..Row::default() };
    for (cell, column) in cells.iter().zip(header.iter()).filter(|(cell, _)| !cell.is_empty()) {
        put(&mut row, *column, *cell);
    }
    keep(row, rows);
}

fn put(row: &mut Row, column: Column, cell: Cell) {
    match column {
        Column::Number => row.number = Some(cell),
        Column::Task if row.title.is_none() => row.title = Some(cell),
        Column::Units(role) => row.units.push((role, cell)),
        Column::Deadline => row.deadline = Some(cell),
        _ => {}
    }
}

/// Keeps a row that names a task; one without, as below merged cells, goes on in the row above.
fn keep(row: Row, rows: &mut Vec<Row>) {
    if row.title.is_some() {
        rows.push(row);
    } else if let Some(above) = rows.last_mut().filter(|_| !row.units.is_empty() && row.number.is_none()) {
        above.units.extend(row.units);
    }
}
