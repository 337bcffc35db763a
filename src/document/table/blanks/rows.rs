//! The rows below a header whose cells blanks part: they go as far as the lines agree with it.

use core::ops::Range;

use super::cells::{Gap, close_row, fits, has_gap, holds_sentence, is_short_or_numbered, parted, pieces};
use super::header::{is_header, is_pair};
use crate::document::flow::Paragraph;
use crate::document::marker::{Marker, Numbering, marker};
use crate::document::table::centred::ends_in_unit;
use crate::document::table::columns::{Column, Kind};
use crate::document::table::{is_heading, is_section, marked, region};

/// The longest rest of a torn cell on a line of its own, in bytes.
const LONGEST_REST: usize = 90;

/// How many rows more may disagree than agree before the lines are given up.
const PATIENCE: usize = 8;

/// The lines of a table.
pub(super) struct Lines {
    pub start: usize,
    pub end: usize,
    /// Whether some rows have fewer cells than the header.
    pub short: bool,
}

/// Where the rows of a table are looked for, and what its header says of them.
pub(super) struct Rows<'a> {
    source: &'a str,
    paragraphs: &'a [Paragraph],
    /// The first paragraph that none can be.
    end: usize,
    kind: Kind,
    columns: &'a [Column],
    /// The columns that have a cell in every row: what several rows belong to is printed once.
    always: Vec<Column>,
    gap: Gap,
}

/// What a line is to the rows of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// A row that agrees with the header.
    Whole,
    /// One that agrees where the cells that it lacks are blank.
    Blank,
    /// One with too few cells.
    Short,
    /// One whose cells are not what the header says.
    Wrong,
    /// No row, but no end of them either.
    Between,
}

/// How many rows agree with the header and how many do not.
#[derive(Default)]
struct Tally {
    whole: usize,
    short: usize,
    wrong: usize,
    /// Whether any has blank cells.
    blank: bool,
}

impl Tally {
    const fn add(&mut self, line: Line) {
        match line {
            Line::Whole => self.whole += 1,
            Line::Blank => {
                self.whole += 1;
                self.blank = true;
            }
            Line::Short => self.short += 1,
            Line::Wrong => self.wrong += 1,
            Line::Between => {}
        }
    }

    /// Whether no table goes on like that after so many lines; looking on would cost every header the rest of the text.
    const fn is_hopeless(&self, lines: usize) -> bool {
        self.short > self.whole + PATIENCE
            || self.wrong > self.whole + PATIENCE
            || self.whole == 0 && lines > PATIENCE
    }

    /// Whether the rows are those of the header.
    const fn agrees(&self) -> bool {
        self.whole > 0 && self.whole >= self.short && self.wrong * 4 <= self.whole
    }
}

impl<'a> Rows<'a> {
    pub(super) fn new(
        source: &'a str,
        paragraphs: &'a [Paragraph],
        end: usize,
        kind: Kind,
        columns: &'a [Column],
        gap: Gap,
    ) -> Self {
        let group = if columns.contains(&Column::Detail) { Column::Task } else { Column::Category };
        let merged = |column: &Column| *column == Column::Category || *column == group;
        let always = columns.iter().copied().filter(|column| !merged(column)).collect();
        Self { source, paragraphs, end, kind, columns, always, gap }
    }

    /// How far the rows go that agree with the header at `start`; none where they do not.
    pub(super) fn agreeing(&self, start: usize) -> Option<Lines> {
        let mut tally = Tally::default();
        let mut at = start + 1;
        while let Some(line) = self.line(at) {
            tally.add(line);
            if tally.is_hopeless(at + 1 - start) {
                return None;
            }
            at += 1;
        }
        tally.agrees().then_some(Lines { start, end: at, short: tally.short > 0 || tally.blank })
    }

    fn text(&self, at: usize) -> &'a str {
        let paragraph = self.paragraphs.get(at).filter(|_| at < self.end);
        paragraph.map_or("", |paragraph| paragraph.text(self.source))
    }

    /// What a line is to the rows; none where they have ended before it.
    fn line(&self, at: usize) -> Option<Line> {
        let words = self.text(at);
        if words.is_empty() || region::is_note(words) || is_chapter(words) {
            return None;
        }
        let row = self.cells(words);
        let parted = self.gap == Gap::Any || has_gap(words);
        if !parted || row.len() < 2 || !is_short_or_numbered(words, self.gap) {
            let next = [self.text(at + 1), self.text(at + 2)];
            return stands_between(words, next, self.columns.len(), self.gap).then_some(Line::Between);
        }
        if row.len() > self.columns.len() + 1 {
            return None;
        }
        Some(if row.len() < self.columns.len() {
            if self.fits_with_blanks(&row) { Line::Blank } else { Line::Short }
        } else if fits(self.kind, self.columns, &row) {
            Line::Whole
        } else if self.heads_again(at) {
            Line::Between
        } else {
            Line::Wrong
        })
    }

    fn cells(&self, words: &'a str) -> Vec<&'a str> {
        let row: Vec<Range<usize>> = if self.gap == Gap::Any && self.kind == Kind::Tasks {
            close_row(words, self.columns)
        } else {
            pieces(words, self.gap).collect()
        };
        row.into_iter().filter_map(|piece| words.get(piece)).collect()
    }

    /// Whether a row with fewer cells than columns agrees with the header where those that it lacks are blank.
    fn fits_with_blanks(&self, row: &[&str]) -> bool {
        // All merged cells may have begun above, or of several levels of them only some begin here.
        let begun = row.len().checked_sub(self.always.len()).and_then(|own| row.get(own..));
        begun.is_some_and(|row| fits(self.kind, &self.always, row)) || self.lacks_remark(row)
    }

    /// Whether all but the remark is there, which few rows have.
    fn lacks_remark(&self, row: &[&str]) -> bool {
        let Some((Column::Note, before)) = self.columns.split_last() else { return false };
        row.len() == before.len() && fits(self.kind, before, row)
    }

    /// Whether a line is the header again, as at the top of another page.
    fn heads_again(&self, at: usize) -> bool {
        let line = self.paragraphs.get(at);
        line.is_some_and(|line| marked::is_head_row(self.source, &parted(self.source, line, self.gap)))
    }
}

/// Whether a chapter or a part of one begins here, whose title a blank parts from its number as it would a cell: 第三章 重点任务.
pub(in crate::document::table) fn is_chapter(words: &str) -> bool {
    words.starts_with('第')
        && matches!(
            marker(words).map(|found| found.marker),
            Some(Marker::Number {
                form: Numbering::Part | Numbering::Chapter | Numbering::Division | Numbering::Article,
                ..
            })
        )
}

/// Whether a line that is no row is the rest of a torn cell or the name of a group: a row follows within two lines, since a page
/// number or the name of a group may stand before that rest.
fn stands_between(words: &str, next: [&str; 2], columns: usize, gap: Gap) -> bool {
    let cells = columns.min(3);
    let is_row = |words: &&str| {
        (gap == Gap::Any || has_gap(words))
            && pieces(words, gap).take(cells).count() == cells
            && !holds_sentence(words, gap)
    };
    let heads_group = |row: &str| {
        !is_heading(words) || is_section(words) && !words.contains('。') && !is_header(row) && !is_pair(row)
    };
    words.len() <= LONGEST_REST
        && (next.into_iter().find(is_row).is_some_and(heads_group)
            || gap == Gap::Wide && ends_in_unit(words) && marker(words).is_none())
}
