//! Cells that say no more than that what stands above holds for their row as well: 同上, 〃.

use super::columns::Column;
use super::grid::{Grid, GridRow};
use crate::document::clause::LabelRole;
use crate::document::flow::Words;
use crate::text::is_blank;

/// Bytes of the longest cells that are repeated: to read longer ones again in each row below would cost many times the text.
const LONGEST: usize = 300;

/// Puts the departments and the deadlines of the row above where a cell repeats them. With none above it says nothing.
///
/// *Complexity*: linear in the cells.
pub(super) fn fill(source: &str, grid: &mut Grid) {
    let columns = grid.columns();
    let repeats = |row: &GridRow| row.cells.iter().flatten().any(|cell| is_ditto(cell.text(source)));
    if !grid.rows.iter().any(repeats) {
        return;
    }
    let mut above = GridRow::default();
    for row in grid.rows.iter_mut().filter(|row| !row.is_blank()) {
        if row.departments.iter().any(|(_, cell)| is_ditto(cell.text(source))) {
            let own = core::mem::take(&mut row.departments);
            for (role, cell) in own {
                if is_ditto(cell.text(source)) {
                    row.departments.extend(repeated(&above.departments, role));
                } else {
                    row.departments.push((role, cell));
                }
            }
        }
        let deadlines = columns.iter().enumerate().filter(|(_, column)| **column == Column::Deadline);
        for (at, _) in deadlines {
            let Some(slot) = row.cells.get_mut(at) else { continue };
            if slot.as_ref().is_some_and(|cell| is_ditto(cell.text(source))) {
                *slot = above.cell(at).filter(|cell| length(cell) <= LONGEST).cloned();
            }
        }
        above.departments.clone_from(&row.departments);
        above.cells.clone_from(&row.cells);
    }
}

/// The cells above in the columns of one kind, where they are short.
fn repeated(above: &[(LabelRole, Words)], role: LabelRole) -> impl Iterator<Item = (LabelRole, Words)> {
    let same = move |(other, _): &&(LabelRole, Words)| *other == role;
    let short = above.iter().filter(same).map(|(_, cell)| length(cell)).sum::<usize>() <= LONGEST;
    above.iter().filter(same).filter(move |_| short).cloned()
}

fn length(cell: &Words) -> usize {
    cell.span().range().len()
}

/// Whether a cell is nothing but a word or a mark for what stands above.
fn is_ditto(text: &str) -> bool {
    matches!(
        text.trim_matches(|c: char| is_blank(c) || c == '。'),
        "同上" | "同前" | "〃" | "″" | "＂" | "\"" | "''"
    )
}
