//! Headings between the rows of a list of tasks that stand in cells: alone in their line, printed again in each of its cells where a
//! converter filled merged cells in, or parted from their number by the column of numbers.

use super::columns::Column;
use super::is_section;
use crate::document::flow::{Paragraph, Words};
use crate::document::marker::{Marked, Marker, Numbering, marker};
use crate::text::is_blank;

/// A heading between rows.
#[derive(Debug, Clone)]
pub(super) struct Between {
    /// The paragraph that it stands in.
    pub at: usize,
    words: Words,
    marked: Marked,
    /// Whether its number stands in a cell of its own, as the numbers of rows do.
    pub numbered_apart: bool,
}

impl Between {
    /// The heading that the cells of a line are, if they are one.
    pub(super) fn of(source: &str, at: usize, cells: &[Words], columns: &[Column]) -> Option<Self> {
        let mut said = cells.iter().filter(|cell| !cell.text(source).is_empty());
        let first = said.next()?;
        let text = first.text(source);
        let front = source.get(..first.span().range().start).unwrap_or_default();
        let in_cell = cells.len() > 1 || front.trim_end_matches(is_blank).ends_with('|');
        if in_cell && is_section(text) && said.clone().all(|cell| cell.text(source) == text) {
            return Some(Self { at, words: first.clone(), marked: marker(text)?, numbered_apart: false });
        }
        let title = said.next()?;
        let alone = said.all(|cell| cell.text(source) == title.text(source));
        let place = cells.iter().position(|cell| cell.span() == first.span())?;
        if columns.get(place) != Some(&Column::Number) || !alone || title.is_joined() {
            return None;
        }
        Self::of_two(source, at, first, title)
    }

    /// The heading whose number stands in a cell of its own before its title.
    pub(super) fn of_two(source: &str, at: usize, number: &Words, title: &Words) -> Option<Self> {
        let text = number.text(source);
        let (form, count) = numeral(text)?;
        let from = number.span().range().start;
        let words = source.get(from..title.span().range().end)?;
        let behind = title.span().range().start.checked_sub(from)?;
        let marked = Marked::number(form, count, text.len(), behind)?;
        Some(Self { at, words: Words::of_line(from, words), marked, numbered_apart: true })
    }

    /// Makes a paragraph of nothing but the heading that stands in it.
    pub(super) fn stand_alone(self, paragraphs: &mut [Paragraph]) {
        if let Some(paragraph) = paragraphs.get_mut(self.at) {
            *paragraph = Paragraph::marked_as(self.words, self.marked);
        }
    }
}

/// The number that a cell holds in the two outer forms of headings: 一, 一、, （一）.
fn numeral(cell: &str) -> Option<(Numbering, u16)> {
    /// Bytes of the longest that is looked at.
    const LONGEST: usize = 18;
    if cell.len() > LONGEST {
        return None;
    }
    let whole = |text: &str| marker(text).filter(|found| found.end() == text.len());
    let found = whole(cell).or_else(|| whole(&format!("{cell}、")))?;
    match found.marker {
        Marker::Number { form: form @ (Numbering::First | Numbering::Second), number, .. } => {
            Some((form, number))
        }
        _ => None,
    }
}

/// The number of a row that is counted in Han numerals, which have the cell for themselves.
pub(super) fn counted_in_han(cell: &str) -> Option<u32> {
    numeral(cell).filter(|(form, _)| *form == Numbering::First).map(|(_, number)| number.into())
}
