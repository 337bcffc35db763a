//! A table with one row a line whose cells only runs of blanks part, as extraction from PDF leaves them.
//!
//! Blanks part words in prose too, so a table is read only where a header says what its columns are and the rows below agree with it:
//! as many cells as columns, and numbers where the header has numbers. Where every cell of the header is the head of a column, single
//! blanks may part the cells as well.

mod cells;
mod header;
mod rows;

use core::ops::Range;

use self::cells::{close_row, full_row, has_gap, placed};
use self::header::Header;
use self::rows::Rows;
use super::columns::Kind;
use super::delimited;
use super::grid::Grid;
use crate::document::clause::Looks;
use crate::document::flow::Paragraph;

pub(crate) use self::cells::is_row;
pub(super) use self::cells::{Gap, fits, pieces};
pub(super) use self::header::is_header;
pub(super) use self::rows::is_chapter;

/// Whether a text has any run of blanks that could part cells.
pub(super) fn may_stand_in(source: &str) -> bool {
    has_gap(source)
}

/// Reads the table whose header stands at the beginning of `range`, when the rows below agree with it. `wide` where the text has any
/// run of blanks.
pub(super) fn read(
    source: &str,
    paragraphs: &[Paragraph],
    range: Range<usize>,
    wide: bool,
    looks: &mut Looks,
) -> Option<Grid> {
    let header = Header::at(source, paragraphs, range.clone(), wide)?;
    let (kind, columns) = header.columns(paragraphs.get(header.at + 1..range.end)?.first())?;
    let rows = Rows::new(source, paragraphs, range.end, kind, &columns, header.gap);
    let lines = rows.agreeing(header.at)?;
    let cells = |source: &str, paragraph: &Paragraph| {
        if header.is(paragraph) {
            return header.cells(paragraph);
        }
        let text = paragraph.text(source);
        let row = match (header.gap, kind) {
            (Gap::Any, Kind::Tasks) => close_row(text, &columns),
            _ => full_row(text, &columns, header.gap),
        };
        placed(source, paragraph, row.into_iter())
    };
    let read = delimited::read_as(source, paragraphs, lines.start..lines.end, looks, cells);
    let mut grid = read.into_iter().next()?;
    // What a row lacks left only more blanks.
    grid.blanks_lost = lines.short;
    Some(grid)
}
