//! Tables drawn with a rule between each two rows: what stands between two rules is one row, however many lines its cells take.

use core::ops::Range;

use super::facts::row_number;
use super::marked::{cells, or_words};
use crate::document::flow::{Paragraph, Words};
use crate::document::strokes::is_rule;
use crate::text::is_blank;

/// A row of such a table.
pub(super) struct Row {
    /// The paragraphs of its lines.
    pub lines: Range<usize>,
    pub cells: Vec<Words>,
}

/// The rows of some lines; none where no more than the header has a rule below it.
///
/// *Complexity*: linear in the text of the lines.
pub(super) fn rows(source: &str, paragraphs: &[Paragraph], lines: Range<usize>) -> Option<Vec<Row>> {
    /// How many lines a row takes at most.
    const MOST: usize = 40;
    let ruled: Vec<bool> =
        lines.clone().skip(1).map(|at| stands_below_rule(source, paragraphs, at)).collect();
    ruled.iter().filter(|&&ruled| ruled).nth(1)?;
    let mut rows: Vec<Row> = Vec::new();
    for (at, ruled) in lines.zip(core::iter::once(true).chain(ruled)) {
        let line = paragraphs.get(at)?;
        let cells = or_words(cells(source, line), line);
        match rows.last_mut().filter(|row| !ruled && row.lines.len() < MOST && row.cells.len() == cells.len())
        {
            // A number of its own: there are rows without a rule between them.
            Some(_) if cells.first().is_some_and(|cell| row_number(cell.text(source)).is_some()) => {
                return None;
            }
            Some(row) => {
                row.lines.end = at + 1;
                for (cell, rest) in
                    row.cells.iter_mut().zip(&cells).filter(|(_, rest)| !rest.text(source).is_empty())
                {
                    if cell.text(source).is_empty() {
                        *cell = rest.clone();
                    } else {
                        cell.append(source, rest);
                    }
                }
            }
            None => rows.push(Row { lines: at..at + 1, cells }),
        }
    }
    Some(rows)
}

/// Whether a rule stands between a line and the one above it.
fn stands_below_rule(source: &str, paragraphs: &[Paragraph], at: usize) -> bool {
    /// Bytes of the shortest rule with its line ends.
    const SHORTEST: usize = 7;
    let (Some(above), Some(line)) =
        (at.checked_sub(1).and_then(|above| paragraphs.get(above)), paragraphs.get(at))
    else {
        return false;
    };
    let between = source.get(above.span().range().end..line.span().range().start).unwrap_or_default();
    between.len() >= SHORTEST && between.split(['\n', '\r']).any(|line| is_rule(line.trim_matches(is_blank)))
}
