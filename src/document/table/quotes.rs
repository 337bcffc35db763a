//! Cells in quotation marks, as spreadsheets write those that have line breaks inside: "市财政局⏎市公安局".

use core::ops::Range;

use super::blanks::is_chapter;
use super::is_first_level;
use crate::document::flow::{Paragraph, Words};

/// How many lines a quoted cell may have. A mark that is never closed must not swallow the table.
const MOST_LINES: usize = 24;

/// The words of a cell that stands in marks as a whole.
pub(super) fn whole(cell: &str) -> Option<&str> {
    cell.strip_prefix('"')?.strip_suffix('"').filter(|inner| !inner.contains('"') && !inner.is_empty())
}

/// Whether a cell begins in marks that it does not close.
fn opens(cell: &str) -> bool {
    cell.strip_prefix('"').is_some_and(|inner| !inner.is_empty() && !inner.contains('"'))
}

/// Whether a line that goes on in a cell closes its marks.
fn closes(cell: &str) -> bool {
    cell.strip_suffix('"').is_some_and(|inner| !inner.contains('"'))
}

/// The paragraph that closes the cell which a line with tabs leaves open, if one does before the next row or heading: a mark that
/// nothing closes belongs to the words. The first cell of a row has its line for itself, and others stand behind its mark.
pub(super) fn closing(source: &str, paragraphs: &[Paragraph], range: Range<usize>) -> Option<usize> {
    let text = |at: usize| paragraphs.get(at).map_or("", |next| next.text(source));
    let line = text(range.start);
    let last = line.rsplit_once('\t').map_or(line, |(_, last)| last);
    if !opens(last) {
        return None;
    }
    for at in (range.start + 1..range.end).take(MOST_LINES) {
        let first = text(at).split('\t').next().unwrap_or_default();
        if closes(first) {
            return Some(at).filter(|_| last.len() < line.len() || first.len() < text(at).len());
        }
        if first.len() < text(at).len() || is_first_level(first) || is_chapter(first) {
            return None;
        }
    }
    None
}

/// The row whose last cell is open.
#[derive(Debug, Default)]
pub(super) struct Quoted {
    row: Option<(usize, Vec<Words>)>,
}

impl Quoted {
    /// The cells of a line, or of all the lines of a row, with the first of them; none while a cell is open. The last cell of a line
    /// may be open when it is `closed` below.
    pub(super) fn take(
        &mut self,
        source: &str,
        at: usize,
        cells: Vec<Words>,
        closed: bool,
    ) -> Option<(usize, Vec<Words>)> {
        let (at, mut row) = match self.row.take() {
            None => (at, cells),
            Some((begun, mut row)) => {
                let mut cells = cells.into_iter();
                let mut first = cells.next()?;
                let closed = closes(first.text(source));
                if closed {
                    first.cut_end(1);
                }
                if let Some(open) = row.last_mut() {
                    open.append(source, &first);
                }
                row.extend(cells);
                if !closed {
                    self.row = Some((begun, row));
                    return None;
                }
                (begun, row)
            }
        };
        if closed && let Some(last) = row.pop_if(|last| opens(last.text(source))) {
            row.push(last.from(source, 1));
            self.row = Some((at, row));
            return None;
        }
        Some((at, row))
    }
}
