//! Names that extraction tore around the other cells of their row: those stand in the middle, so that a line of the name stands above
//! them, below them, or both.

use super::columns::{Column, Kind};
use super::delimited::TableReader;
use super::facts::Facts;
use super::grid::GridRow;
use crate::document::clause::Looks;
use crate::document::flow::Words;
use crate::document::measure::is_unit;

impl TableReader<'_> {
    /// Adds the rest of a cell to the last row.
    pub(super) fn add(&mut self, wanted: Column, cell: &Words, looks: &mut Looks) {
        let at = self.columns.iter().position(|column| *column == wanted);
        if let (Some(at), Some(row)) = (at, self.grid.rows.last_mut()) {
            row.put(self.source, &self.columns, at, cell, looks);
        }
    }

    /// The line right above a row that has no name, where it has the first half of one: cells that stand in the middle of a name of two
    /// lines leave one above and one below.
    pub(super) fn name_above(&mut self, at: usize, cells: &[Words]) -> Option<Words> {
        let group = |row: &GridRow| row.is_blank() && row.group.is_some() && row.paragraph + 1 == at;
        let nameless = self.grid.kind == Kind::Indicators
            && self.grid.rows.last().is_some_and(group)
            && cells.iter().all(|cell| !Facts::of(cell.text(self.source)).name_like());
        if nameless { self.grid.rows.pop()?.group } else { None }
    }

    /// Whether a line by itself is the rest of the name in the row right above it: the half below a row without a name, or the unit that
    /// all names end in.
    pub(super) fn goes_on_in_name(&mut self, at: usize, cell: &Words) -> bool {
        let right_above = |row: &usize| *row + 1 == at;
        if self.centred.take().as_ref().is_some_and(right_above) {
            return true;
        }
        let text = cell.text(self.source);
        if self.grid.kind != Kind::Indicators || !ends_in_unit(text) || self.columns.contains(&Column::Unit) {
            return false;
        }
        let name = self.columns.iter().position(|column| *column == Column::Name);
        self.grid.rows.last().is_some_and(|row| {
            right_above(&row.paragraph)
                && name
                    .and_then(|name| row.cell(name))
                    .is_some_and(|name| !ends_in_unit(name.text(self.source)))
        })
    }

    /// Takes a line of two cells for the rest of a merged cell and the rest of the name beside it, where it can be that: 可靠 and
    /// 受伤人数下降率（%）.
    pub(super) fn goes_on_beside_group(&mut self, at: usize, cells: &[Words], looks: &mut Looks) -> bool {
        /// Characters of the longest line of such a merged cell.
        const LONGEST: usize = 6;
        let [group, name] = cells else { return false };
        let text = group.text(self.source);
        let both = self.columns.contains(&Column::Category)
            && text.chars().count() <= LONGEST
            && Facts::of(text).name_like()
            && self.goes_on_in_name(at, name);
        if both {
            self.add(Column::Category, group, looks);
            self.add(Column::Name, name, looks);
        }
        both
    }
}

/// Whether a name ends in a unit in brackets: 正点率（%）.
pub(super) fn ends_in_unit(name: &str) -> bool {
    name.strip_suffix(['）', ')'])
        .and_then(|inner| inner.rsplit_once(['（', '(']))
        .is_some_and(|(_, unit)| is_unit(unit))
}
