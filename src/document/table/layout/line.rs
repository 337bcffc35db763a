//! The lines of a table as they stand on a page, with the places of their words.

use core::ops::Range;

use crate::document::flow::{Paragraph, Words};
use crate::document::lines::columns as width_of;
use crate::document::table::blanks::{Gap, pieces};
use crate::text::is_blank;

/// The longest line of a table, in bytes.
const LONGEST_LINE: usize = 900;

/// How many lines are looked at together: about a page.
pub(super) const WINDOW: usize = 48;

/// How places in a line are counted: every character is one, or a Han character takes two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ruler {
    Characters,
    Columns,
}

impl Ruler {
    pub(super) fn measure(self, words: &str) -> usize {
        match self {
            Self::Characters => words.chars().count(),
            Self::Columns => width_of(words),
        }
    }
}

/// A line with the words that blanks part in it.
pub(super) struct Line<'s> {
    pub(super) paragraph: usize,
    /// Where it begins in the source, with the blanks before its words.
    pub(super) start: usize,
    pub(super) text: &'s str,
    /// Whether a page begins with it.
    pub(super) opens_page: bool,
    /// Whether a blank line stands above it.
    pub(super) below_blank: bool,
    /// The stretches, in bytes from there.
    pub(super) pieces: Vec<Range<usize>>,
}

impl<'s> Line<'s> {
    /// The lines of the paragraphs from `at` on.
    pub(super) fn all(
        source: &'s str,
        paragraphs: &[Paragraph],
        range: Range<usize>,
    ) -> impl Iterator<Item = Self> {
        range.filter_map(|at| Some((at, paragraphs.get(at)?))).flat_map(move |(paragraph, words)| {
            words.words().pieces().map(move |span| {
                let range = span.range();
                let front = source.get(..range.start).unwrap_or_default();
                let start =
                    front.trim_end_matches(|c| is_blank(c) && !matches!(c, '\n' | '\r' | '\x0c')).len();
                let text = source.get(start..range.end).unwrap_or_default();
                let opens_page = source.get(..start).is_some_and(|front| front.ends_with('\x0c'));
                let above = source.get(..start).and_then(|front| front.strip_suffix('\n'));
                let above = above.map(|above| {
                    above.trim_end_matches(|c| c == '\r' || is_blank(c) && c != '\n' && c != '\x0c')
                });
                let below_blank = above.is_some_and(|above| above.ends_with('\n'));
                Self { paragraph, start, text, opens_page, below_blank, pieces: Vec::new() }
            })
        })
    }

    pub(super) fn parted(mut self) -> Self {
        self.pieces = pieces(self.text, Gap::Any).collect();
        self
    }

    pub(super) fn words(&self, piece: &Range<usize>) -> &'s str {
        self.text.get(piece.clone()).unwrap_or_default()
    }

    /// Where a piece begins and ends.
    pub(super) fn place(&self, piece: &Range<usize>, ruler: Ruler) -> Range<usize> {
        let start = ruler.measure(self.text.get(..piece.start).unwrap_or_default());
        start..start + ruler.measure(self.words(piece))
    }

    /// Whether a wide blank stands before a piece, or the start of the line.
    pub(super) fn stands_apart(&self, nth: usize) -> bool {
        let from =
            nth.checked_sub(1).and_then(|before| self.pieces.get(before)).map_or(0, |before| before.end);
        let blank =
            self.pieces.get(nth).and_then(|piece| self.text.get(from..piece.start)).unwrap_or_default();
        blank.len() > 1
    }

    /// All its words as those of a heading.
    pub(super) fn heading(&self) -> Words {
        let text = self.trimmed();
        let front = self.text.len() - self.text.trim_start_matches(is_blank).len();
        Words::of_line(self.start + front, text)
    }

    pub(super) fn trimmed(&self) -> &'s str {
        self.text.trim_matches(is_blank)
    }
}

/// The next lines of a page, as many as are looked at together; none behind a line that is too long for a table.
pub(super) fn part<'s>(lines: &mut core::iter::Peekable<impl Iterator<Item = Line<'s>>>) -> Vec<Line<'s>> {
    let mut out: Vec<Line<'s>> = Vec::new();
    while out.len() < WINDOW {
        let Some(line) =
            lines.next_if(|line| line.text.len() <= LONGEST_LINE && (out.is_empty() || !line.opens_page))
        else {
            break;
        };
        out.push(line.parted());
    }
    out
}
