//! Cells in quotation marks, as spreadsheets write those that have line breaks inside: "市财政局⏎市公安局".

use crate::document::flow::Words;

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

/// Whether a quoted cell is open behind a line with tabs, or behind the lines of one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Open {
    lines: usize,
}

impl Open {
    pub(super) const fn is_open(self) -> bool {
        self.lines > 0
    }

    /// The same behind the next line.
    pub(super) fn then(self, line: &str) -> Self {
        let (first, last) = (line.split('\t').next(), line.rsplit('\t').next());
        let cut = line.contains('\t');
        let inside = self.is_open() && !first.is_some_and(closes);
        let open = if inside { !cut && self.lines < MOST_LINES } else { cut && last.is_some_and(opens) };
        Self { lines: if open { self.lines + 1 } else { 0 } }
    }
}

/// The row whose last cell is open.
#[derive(Debug, Default)]
pub(super) struct Quoted {
    row: Option<(usize, Vec<Words>)>,
    lines: usize,
}

impl Quoted {
    /// The cells of a line, or of all the lines of a row, with the first of them; none while a cell is open.
    pub(super) fn take(&mut self, source: &str, at: usize, cells: Vec<Words>) -> Option<(usize, Vec<Words>)> {
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
                self.lines += 1;
                if !closed && self.lines < MOST_LINES {
                    self.row = Some((begun, row));
                    return None;
                }
                (begun, row)
            }
        };
        self.lines = 0;
        if row.len() > 1
            && let Some(last) = row.pop_if(|last| opens(last.text(source)))
        {
            row.push(last.from(source, 1));
            self.row = Some((at, row));
            return None;
        }
        Some((at, row))
    }

    /// The row that nothing has closed.
    pub(super) fn rest(self) -> Option<(usize, Vec<Words>)> {
        self.row
    }
}
