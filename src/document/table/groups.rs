//! Which column of a list holds its tasks: 重点任务 may say what each row is about, or name a group of rows that 具体举措 then tells
//! one by one.

use super::columns::{Column, Kind};
use super::facts::is_none;
use super::grid::{Grid, GridRow, Head};

/// The columns that the titles of a list of tasks are taken from, the one that says most first.
///
/// A first column of words names groups where rows with a number of their own leave it blank, as merged cells do, or have the same
/// words as the row above, as converters fill them in. Where blank cells left no trace, a row of one cell among rows of two tells
/// the same. The column behind it may name smaller groups again.
pub(super) fn of_titles(source: &str, grid: &Grid) -> Vec<usize> {
    let task = grid.heads.iter().position(|head| head.column == Column::Task);
    let Some(task) = task.filter(|_| grid.kind == Kind::Tasks) else { return Vec::new() };
    let mut titles = vec![task];
    let mut of = task;
    while let Some(detail) = grid.heads.get(of + 1).filter(|detail| detail.column == Column::Detail)
        && (of == task || tells_work(detail))
        && names_groups(source, grid, of, task)
    {
        of += 1;
        titles.insert(0, of);
    }
    titles
}

/// Whether a column names groups of rows that the column behind it tells one by one. `outer` names the groups of the groups, if it is
/// another column: where it says a new one, so must this, unless cells have moved to the front.
fn names_groups(source: &str, grid: &Grid, of: usize, outer: usize) -> bool {
    let numbered = grid.heads.iter().position(|head| head.column == Column::Number);
    let counts = |row: &GridRow| match numbered {
        Some(number) => row.cell(number).is_some(),
        None => !row.departments.is_empty(),
    };
    let words = |row: &GridRow, column: usize| {
        row.cell(column).map(|cell| cell.text(source).to_owned()).filter(|words| !is_none(words))
    };
    let mut whole = false;
    let mut grouped = false;
    let mut above: Option<String> = None;
    let mut outer_above: Option<String> = None;
    for row in grid.rows.iter().filter(|row| counts(row)) {
        let (first, second) = (words(row, of), words(row, of + 1));
        let group = words(row, outer).filter(|_| outer != of);
        if !grid.blanks_lost && first.is_none() && group.is_some() && group != outer_above {
            return false;
        }
        grouped |= second.is_some() && (first.is_none() || first == above);
        grouped |= grid.blanks_lost && whole && second.is_none();
        whole |= first.is_some() && second.is_some();
        above = first.or(above);
        outer_above = group.or(outer_above);
    }
    grouped && whole
}

/// Whether a column behind 工作举措 tells what is to be done, rather than how far it shall come: 具体任务, not 工作目标.
fn tells_work(head: &Head) -> bool {
    ["任务", "举措", "措施", "事项", "内容", "项目"].iter().any(|end| head.words.ends_with(end))
}
