//! What lines of their own add to the rows above or below them: the rests of torn rows, and the names of groups.

use super::columns::Column;
use super::facts::Facts;
use super::grid::{Grid, GridRow};
use crate::document::clause::Looks;
use crate::document::flow::Words;
use crate::document::lines::columns as width_of;

/// Joins the rests of names that were broken at the width of their column to the row above, which has the other cells: they stand alone
/// in their lines and so look like names of groups. Each stands below a line that fills the column, as all lines of a broken name but
/// the last do; groups stand below short ones as well.
pub(super) fn join_wrapped_names(source: &str, rows: &mut Vec<GridRow>, columns: &[Column]) {
    /// The narrowest column that breaks names, and how many lines that fill it tell of one.
    const NARROWEST: usize = 16;
    const LINES: usize = 2;
    let Some(name) = columns.iter().position(|column| *column == Column::Name) else { return };
    let alone = |row: &GridRow| row.is_blank() && row.group.is_some();
    if !rows.iter().any(alone) {
        return;
    }
    let line = |row: &GridRow| -> usize {
        let words = row.cell(name).or(row.group.as_ref());
        words.filter(|words| !words.is_joined()).map_or(0, |words| width_of(words.text(source)))
    };
    let most = rows.iter().filter(|row| !alone(row)).map(line).max().unwrap_or_default();
    let fills = |row: &GridRow| line(row) + 2 >= most;
    let begins = |row: &GridRow| {
        let facts = row.group.as_ref().map(|words| Facts::of(words.text(source)));
        facts.is_some_and(|facts| facts.prefixed || facts.section)
    };
    let rest = |pair: &[GridRow]| match pair {
        [above, row] if alone(row) => fills(above) && line(row) <= most && !begins(row),
        _ => true,
    };
    if most < NARROWEST
        || rows.first().is_some_and(alone)
        || rows.iter().filter(|row| fills(row)).nth(LINES - 1).is_none()
        || !rows.windows(2).all(rest)
    {
        return;
    }
    let mut out: Vec<GridRow> = Vec::with_capacity(rows.len());
    for row in rows.drain(..) {
        match (out.last_mut(), row.group.as_ref().filter(|_| row.is_blank())) {
            (Some(above), Some(rest)) => {
                if let Some(Some(name)) = above.cells.get_mut(name) {
                    name.append(source, rest);
                }
            }
            _ => out.push(row),
        }
    }
    *rows = out;
}

/// Joins the rests of torn rows to the rows they belong to, and gives group names to the rows below them.
pub(super) fn tidy(source: &str, mut grid: Grid, columns: &[Column], looks: &mut Looks) -> Grid {
    let mut out: Vec<GridRow> = Vec::with_capacity(grid.rows.len());
    let mut group: Option<Words> = None;
    let numbered = columns.contains(&Column::Number);
    for mut row in grid.rows {
        if row.is_blank() {
            group = row.group.or(group);
            continue;
        }
        let has = |row: &GridRow, wanted: fn(&Column) -> bool| {
            columns.iter().zip(&row.cells).any(|(column, cell)| wanted(column) && cell.is_some())
        };
        let number = has(&row, |column| matches!(column, Column::Number));
        let name = has(&row, |column| matches!(column, Column::Name | Column::Task));
        let facts = has(&row, |column| {
            matches!(column, Column::Value(_) | Column::Average | Column::Attribute | Column::Deadline)
        });
        // What a row without number, values and attribute holds is the rest of the cells above.
        let rest = !number
            && !facts
            && (numbered || !has(&row, |column| matches!(column, Column::Departments(_) | Column::Unit)))
            && (numbered || !name || continues(source, &out, &row, columns));
        match out.last_mut().filter(|_| rest && group.is_none()) {
            Some(above) => {
                for (at, cell) in row.cells.iter().enumerate() {
                    if let Some(cell) = cell {
                        above.put(source, columns, at, cell, looks);
                    }
                }
            }
            None => {
                row.group = group.take();
                out.push(row);
            }
        }
    }
    grid.rows = out;
    grid
}

/// Whether the name in a row goes on from the row above: that one is open, or this one cannot begin.
fn continues(source: &str, rows: &[GridRow], row: &GridRow, columns: &[Column]) -> bool {
    let Some(at) = columns.iter().position(|column| matches!(column, Column::Name | Column::Task)) else {
        return false;
    };
    let above = rows.last().and_then(|row| row.cell(at)).map(|cell| cell.text(source));
    let here = row.cell(at).map(|cell| Facts::of(cell.text(source)));
    above.is_some_and(is_open) || here.is_some_and(|facts| facts.goes_on)
}

/// Whether a cell cannot end where it does. One that was joined from a whole page of lines is asked no more.
pub(super) fn is_open(cell: &str) -> bool {
    const LONGEST: usize = 2400;
    cell.len() <= LONGEST && Facts::of(cell).open
}
