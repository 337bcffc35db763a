//! What lines of their own add to the rows above or below them: the rests of torn rows, and the names of groups.

use super::columns::Column;
use super::facts::Facts;
use super::grid::{Grid, GridRow};
use crate::document::clause::Looks;
use crate::document::flow::Words;

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
            && (numbered || !has(&row, |column| matches!(column, Column::Units(_) | Column::Unit)))
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
