//! Where the columns of a page begin, and which of them a piece stands in.

use super::header::Header;
use super::line::{Line, Ruler};
use crate::document::table::columns::Column;
use crate::document::table::facts::{Facts, row_number};

/// Where the columns begin.
pub(super) struct Edges {
    pub(super) ruler: Ruler,
    pub(super) starts: Vec<usize>,
    /// How many pieces begin right there.
    pub(super) hits: usize,
}

impl Edges {
    /// The places of the columns. Blanks are often lost where cells are near each other, so a line with a cell in each column tells
    /// only how far left a column may begin; where a wide blank stands before a piece, it begins where it stood.
    pub(super) fn of(header: &Header, below: &[Line<'_>], ruler: Ruler) -> Option<Self> {
        /// How far from its column a piece may begin.
        const NEAR: usize = 5;
        let count = header.columns.len();
        let mut seen: Vec<Vec<usize>> = vec![Vec::new(); count];
        for line in below.iter().filter(|line| line.pieces.len() == count) {
            for (seen, piece) in seen.iter_mut().zip(&line.pieces) {
                seen.push(line.place(piece, ruler).start);
            }
        }
        let mut starts: Vec<usize> = Vec::with_capacity(count);
        for (seen, head) in seen.iter_mut().zip(&header.places) {
            seen.sort_unstable();
            let head = head.get(ruler as usize)?.start;
            let right = seen.get(seen.len() - seen.len().min(1 + seen.len() / 8)).copied();
            let first = seen.first().copied().filter(|_| starts.is_empty());
            starts.push(first.or(right).map_or(head, |start| start.min(head)));
        }
        let mut sure: Vec<Vec<usize>> = vec![Vec::new(); count];
        for line in below {
            for (nth, piece) in line.pieces.iter().enumerate().filter(|&(nth, _)| line.stands_apart(nth)) {
                let start = line.place(piece, ruler).start;
                let number = row_number(line.words(piece)).is_some();
                let may_be = |at: usize| number || header.columns.get(at) != Some(&Column::Number);
                let near = starts.iter().enumerate().skip(usize::from(nth > 0));
                let near = near.filter(|&(at, _)| may_be(at));
                let near = near.map(|(at, from)| (from.abs_diff(start), at)).min();
                if let Some((_, at)) = near.filter(|&(away, _)| away <= NEAR)
                    && let Some(sure) = sure.get_mut(at)
                {
                    sure.push(start);
                }
            }
        }
        for (start, sure) in starts.iter_mut().zip(&mut sure).filter(|(_, sure)| sure.len() > 1) {
            *start = commonest(sure);
        }
        if !starts.is_sorted_by(|one, next| one < next) {
            return None;
        }
        let hits = sure.iter().flatten().filter(|start| starts.binary_search(start).is_ok()).count();
        Some(Self { ruler, starts, hits })
    }

    /// How far from a column a piece begins.
    pub(super) fn away(&self, start: usize, at: usize) -> usize {
        let from = self.starts.get(at).map_or(0, |from| if at == 0 { 0 } else { from.saturating_sub(1) });
        let end = self.starts.get(at + 1).map_or(usize::MAX, |next| next.saturating_sub(1));
        if start < from { from - start } else { (start + 1).saturating_sub(end) }
    }

    /// The columns that the pieces of a line stand in: where they are and what they hold decide together. Several may be of one.
    ///
    /// *Complexity*: pieces times columns squared, of which there are few.
    pub(super) fn columns(&self, line: &Line<'_>, columns: &[Column]) -> Vec<usize> {
        let width = columns.len();
        // For each piece and column the least cost, and the column of the piece before.
        let mut ways: Vec<(usize, usize)> = Vec::with_capacity(line.pieces.len() * width);
        for (nth, piece) in line.pieces.iter().enumerate() {
            let start = line.place(piece, self.ruler).start;
            let misfit = Misfit::of(line.words(piece));
            let apart = line.stands_apart(nth);
            let before = ways.len().saturating_sub(width);
            for (at, kind) in columns.iter().enumerate() {
                let from = |from: usize| {
                    let step = match at - from {
                        // A blank inside of its words.
                        0 if apart => 8,
                        0 => 3,
                        1 => 0,
                        // Where a column is blank, a wide blank is left of it.
                        over if !apart => 3 * (over - 1),
                        _ => 0,
                    };
                    ways.get(before + from).map_or(usize::MAX, |(cost, _)| cost.saturating_add(step))
                };
                let came = (0..=at).filter(|_| nth > 0).map(|came| (from(came), came)).min();
                let (cost, came) = came.unwrap_or((0, 0));
                let away = self.away(start, at);
                // Only a wide blank or the start of the line leaves a piece where it stood.
                let away = if apart || nth == 0 { away * 2 } else { away / 2 };
                ways.push((cost.saturating_add(away + misfit.cost(*kind)), came));
            }
        }
        let mut out = vec![0; line.pieces.len()];
        let last = ways.len().saturating_sub(width);
        let ends = ways.get(last..).unwrap_or_default().iter().enumerate();
        let mut state = ends.min_by_key(|(_, (cost, _))| *cost).map_or(0, |(at, _)| at);
        for (nth, column) in out.iter_mut().enumerate().rev() {
            *column = state;
            state = ways.get(nth * width + state).map_or(0, |(_, came)| *came);
        }
        out
    }

    /// How wide the words of a column can be; the last one has no end.
    pub(super) fn room(&self, at: usize) -> usize {
        let Some((start, end)) = self.starts.get(at).zip(self.starts.get(at + 1)) else { return usize::MAX };
        let places = end - start;
        match self.ruler {
            Ruler::Characters => places * 2,
            Ruler::Columns => places,
        }
    }
}

/// Where most cells of a column begin, or about the first of them where they stand in its middle.
fn commonest(starts: &mut [usize]) -> usize {
    starts.sort_unstable();
    let runs = starts.chunk_by(|one, other| one == other);
    let most = runs.rev().max_by_key(|run| run.len()).unwrap_or_default();
    // A line whose blanks stand inside of cells is seldom; it tells nothing.
    let first = starts.get(starts.len() / 8).copied().unwrap_or_default();
    most.first().copied().filter(|_| most.len() * 5 >= starts.len() * 2).unwrap_or(first)
}

/// Characters of the longest words that are surely a figure, a unit or an attribute and no name.
const LONGEST_FIGURE: usize = 8;

/// What the words of a piece say against the columns they may stand in.
#[derive(Debug, Clone, Copy)]
struct Misfit {
    number: bool,
    value: bool,
    unit: bool,
    attribute: bool,
    /// Words that may as well name something.
    long: bool,
}

impl Misfit {
    fn of(words: &str) -> Self {
        let facts = Facts::of(words);
        let long = facts.chars > LONGEST_FIGURE;
        let value = facts.value || facts.none || facts.value_words || facts.quality;
        Self {
            number: row_number(words).is_some(),
            value,
            unit: facts.unit || facts.none,
            attribute: facts.attribute || facts.none,
            long,
        }
    }

    fn cost(self, column: Column) -> usize {
        /// More than any place says; a number far from its column is the start of other words.
        const MUCH: usize = 12;
        let telling = (self.value || self.unit || self.attribute) && !self.number;
        match column {
            Column::Number if !self.number => 2 * MUCH,
            Column::Value(_) | Column::Average if !self.value => MUCH / 2,
            Column::Unit if !self.unit => MUCH,
            Column::Attribute if !self.attribute => MUCH,
            Column::Departments(_) if telling => MUCH,
            Column::Name | Column::Task | Column::Detail | Column::Category if telling && !self.long => {
                MUCH / 2
            }
            _ => 0,
        }
    }
}
