//! Which column of a list holds its tasks: 重点任务 may say what each row is about, or name a group of rows that 具体举措 then tells
//! one by one.

use super::columns::{Column, Kind};
use super::facts::is_none;
use super::grid::{Grid, GridRow};

/// The columns that the titles of a list of tasks are taken from, the one that says most first.
///
/// A first column of words names groups where rows with a number of their own leave it blank, as merged cells do, or have the same
/// words as the row above, as converters fill them in. Where blank cells left no trace, a row of one cell among rows of two tells
/// the same.
pub(super) fn of_titles(source: &str, grid: &Grid) -> Vec<usize> {
    let at = |wanted: Column| grid.heads.iter().position(|head| head.column == wanted);
    let Some(task) = at(Column::Task).filter(|_| grid.kind == Kind::Tasks) else { return Vec::new() };
    let Some(detail) = at(Column::Detail).filter(|&detail| detail == task + 1) else { return vec![task] };
    let numbered = at(Column::Number);
    let counts = |row: &GridRow| match numbered {
        Some(number) => row.cell(number).is_some(),
        None => !row.units.is_empty(),
    };
    let words = |row: &GridRow, column: usize| {
        row.cell(column).map(|cell| cell.text(source).to_owned()).filter(|words| !is_none(words))
    };
    let mut whole = false;
    let mut grouped = false;
    let mut above: Option<String> = None;
    for row in grid.rows.iter().filter(|row| counts(row)) {
        let (first, second) = (words(row, task), words(row, detail));
        grouped |= second.is_some() && (first.is_none() || first == above);
        grouped |= grid.blanks_lost && whole && second.is_none();
        whole |= first.is_some() && second.is_some();
        above = first.or(above);
    }
    if grouped && whole { vec![detail, task] } else { vec![task] }
}
