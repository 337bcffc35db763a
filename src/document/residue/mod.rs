//! What converters leave between the words of a text: tags, entities, escapes, marks that take no room, radicals in place of
//! characters. Such a text is read from a copy without them, and what is found is told where it stands in the text itself.

mod rows;
mod signs;

use core::iter::Peekable;

use rows::{Ends, Row, RowLine};
use signs::{Instead, read};
pub(crate) use signs::{named, tag_name};

use super::flow::{Piece, small};
use crate::text::{Marks, Span, is_blank, marks};

/// A text without residue, and where its words come from.
#[derive(Debug)]
pub(crate) struct Cleaned {
    text: String,
    /// In the order of the text; what is not covered was dropped.
    pieces: Vec<Piece>,
}

/// What stands between the lines of one cell in a copy, whatever stood there in the source. No line ends there.
pub(crate) const CELL_BREAK: char = '\u{2028}';

/// Whether residue begins at a mark of a text. Every mark is asked, so most are told apart at once.
#[inline]
pub(super) fn begins(text: &str, at: usize, mark: char) -> bool {
    let may = matches!(mark, '<' | '&' | '\\' | '\u{b}' | '\u{85}' | '\u{ad}')
        || matches!(mark, '\u{200b}'..='\u{2fdf}' if !matches!(mark, '\u{2010}'..='\u{2027}'))
        || matches!(mark, '﹪' | '､' | '\u{feff}');
    may && text.get(at..).is_some_and(|rest| read(rest, mark).is_some())
}

impl Cleaned {
    /// The copy of a text, and `None` where there is nothing to leave out.
    ///
    /// *Complexity*: linear in the length of the text.
    pub(crate) fn of(source: &str) -> Option<Self> {
        let mut copy = Self { text: String::new(), pieces: Vec::new() };
        let mut marks = marks(source).peekable();
        let (mut from, mut row, mut line, mut ends) =
            (0, Row::default(), RowLine::first(source), Ends::default());
        while let Some((at, mark)) = marks.next() {
            let rest = source.get(at..).unwrap_or_default();
            line.reach(source, at, mark);
            // A row of HTML has each of its cells on a line of its own, as often as not.
            let held = row.holds(at);
            let layout = held && matches!(mark, '\n' | '\r' | '\t' | '\u{c}');
            let found = if layout {
                Some((mark.len_utf8(), Instead::Blank))
            } else {
                read(rest, mark).and_then(|found| ends.over(source, at, found))
            };
            let Some((length, instead)) = found else { continue };
            copy.keep(source, from, at, &mut row);
            from = at + length;
            match instead {
                Instead::Nothing | Instead::Hidden(_) => {}
                Instead::Char(c) if held && is_blank(c) => row.part(' ', at, from),
                Instead::Char(c) => {
                    copy.part(&mut row);
                    copy.put(c, at, from);
                }
                Instead::Blank => row.part(' ', at, from),
                Instead::Break | Instead::Line if held => row.part(CELL_BREAK, at, from),
                Instead::Break if line.is_row() => copy.put(CELL_BREAK, at, from),
                Instead::Line if line.is_piped() => copy.part_lines(source, at, from),
                Instead::Break | Instead::Line => copy.end_line(source, at, from),
                Instead::Part | Instead::RowEnd => {
                    row.close();
                    copy.end_line(source, at, from);
                }
                Instead::Row => {
                    row.open(source, from);
                    if !copy.text.ends_with('\n') {
                        copy.put('\n', at, from);
                    }
                }
                Instead::Cell => {
                    if held && row.in_cell {
                        copy.put('\t', at, from);
                    }
                    row.turn(true);
                }
                Instead::CellEnd => {
                    copy.put('\t', at, from);
                    row.turn(false);
                }
            }
            skip_to(&mut marks, from);
        }
        if from == 0 {
            return None;
        }
        copy.keep(source, from, source.len(), &mut row);
        Some(copy)
    }

    /// The words.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Where a span of the copy stands in the source.
    pub(crate) fn locate(&self, span: Span) -> Span {
        let start = self.offset(span.start(), 0);
        let end = if span.is_empty() { start } else { self.offset(span.end() - 1, 1) };
        Span::new(start, end)
    }

    /// Where the byte `at` of the copy stands in the source, or the byte `more` behind it; never behind its piece.
    fn offset(&self, at: u32, more: u32) -> u32 {
        let behind = self.pieces.partition_point(|piece| piece.at <= at);
        let Some(piece) = behind.checked_sub(1).and_then(|last| self.pieces.get(last)) else { return 0 };
        // The last byte of a character that stands for more than itself ends where that ends.
        let next = self.pieces.get(behind).map_or(small(self.text.len()), |next| next.at);
        if more > 0 && next == at + 1 {
            piece.end
        } else {
            (piece.start + (at - piece.at) + more).min(piece.end)
        }
    }

    /// Takes a stretch of the source over as it stands; in a row of HTML without the blanks around its tags.
    fn keep(&mut self, source: &str, from: usize, to: usize, row: &mut Row) {
        if self.text.is_empty() && from == 0 {
            self.text.reserve(source.len());
        }
        let Some(words) = source.get(from..to).filter(|words| !words.is_empty()) else { return };
        if row.holds(from) || row.apart.is_some() {
            if !words.chars().all(is_blank) {
                // Words behind the last cell are none of the row's, wherever that ends.
                if row.holds(from) && !row.in_cell {
                    row.close();
                    self.put('\n', from, from);
                }
                self.part(row);
            } else if !row.has_words || row.apart.is_some() {
                return;
            }
        }
        self.pieces.push(Piece { at: small(self.text.len()), start: small(from), end: small(to) });
        self.text.push_str(words);
    }

    /// Puts in what parts the words of a cell from those that come now.
    fn part(&mut self, row: &mut Row) {
        if let Some((c, from, to)) = row.apart.take() {
            self.put(if row.holds(from) { c } else { '\n' }, from, to);
        }
        row.has_words = true;
    }

    /// Parts two blocks of one cell; none stands before the first or behind the last.
    fn part_lines(&mut self, source: &str, from: usize, to: usize) {
        let words = self.text.trim_end_matches(is_blank);
        let parted = self.text.get(words.len()..).is_some_and(|blanks| blanks.contains(CELL_BREAK));
        let behind = source.get(to..).unwrap_or_default().trim_start_matches(is_blank);
        if !parted && !words.ends_with('|') && !behind.starts_with('|') {
            self.put(CELL_BREAK, from, to);
        }
    }

    /// Ends a line. One line end is enough: two would part what stands together.
    fn end_line(&mut self, source: &str, from: usize, to: usize) {
        if !self.text.ends_with('\n') && !begins_line(source, to) {
            self.put('\n', from, to);
        }
    }

    /// Puts a character in for a stretch of the source.
    fn put(&mut self, c: char, from: usize, to: usize) {
        self.pieces.push(Piece { at: small(self.text.len()), start: small(from), end: small(to) });
        self.text.push(c);
    }
}

fn begins_line(source: &str, at: usize) -> bool {
    source.get(at..).is_none_or(|rest| rest.is_empty() || rest.starts_with(['\n', '\r']))
}

fn skip_to(marks: &mut Peekable<Marks<'_>>, to: usize) {
    while marks.next_if(|&(at, _)| at < to).is_some() {}
}
