//! Where rows of tables begin and end in a text with residue, and where that ends which no reader sees.

use super::CELL_BREAK;
use super::signs::{Hidden, Instead, is_line_end, tag_name};

/// The longest line that is a row of cells for a tab or pipe somewhere in it, in bytes. In a longer one, which may be a document
/// without line ends, only what stands behind the tab is of the row.
const LONGEST_ROW: usize = 2000;

/// The row of a table in HTML that is open.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Where it ends, if it has an end.
    end: usize,
    /// Where the next end of a row stands; kept, so that rows without one do not look through the rest of the text each.
    next: Option<usize>,
    /// A cell began and has not ended.
    pub in_cell: bool,
    /// The cell has words so far.
    pub has_words: bool,
    /// What parts these from more of them, should any come, and what it stands for in the source.
    pub apart: Option<(char, usize, usize)>,
}

impl Row {
    /// Takes the cells behind as a row, up to its end or to where the next row begins, whichever comes first.
    pub(super) fn open(&mut self, source: &str, from: usize) {
        /// The longest row, in bytes: what ends further away is not the end of this one.
        const LONGEST: usize = 8000;
        if self.next.is_none_or(|next| next < from) {
            let ends = |name: &[u8]| ["tr", "/tr", "/table"].iter().any(|end| is_named(name, end));
            self.next = Some(find_tag(source, from, ends).unwrap_or(usize::MAX));
        }
        self.turn(false);
        let inner = source.get(from..).unwrap_or_default().trim_start().as_bytes();
        let has_cells = ["<td", "<th"].iter().any(|cell| is_named(inner, cell));
        self.end = self.next.filter(|&next| has_cells && next - from <= LONGEST).unwrap_or_default();
    }

    pub(super) const fn close(&mut self) {
        self.end = 0;
        self.turn(false);
    }

    /// Begins a cell or ends one.
    pub(super) const fn turn(&mut self, in_cell: bool) {
        self.in_cell = in_cell;
        self.has_words = false;
        self.apart = None;
    }

    pub(super) const fn holds(&self, at: usize) -> bool {
        at < self.end
    }

    /// Parts the words of a cell from those behind, for which a blank is less than a break.
    pub(super) const fn part(&mut self, c: char, from: usize, to: usize) {
        if self.has_words && (self.apart.is_none() || c == CELL_BREAK) {
            self.apart = Some((c, from, to));
        }
    }
}

/// A line of the source, and whether it is a row whose cells tabs or pipes part.
#[derive(Debug)]
pub(super) struct RowLine {
    end: usize,
    /// Tabs or pipes part it.
    parted: bool,
    /// One stood before what is read now.
    seen: bool,
    /// It is too long for a row, or the text has no line ends but those of other systems, so that these end its rows.
    long: bool,
    /// The text has no other line ends.
    only: bool,
    /// Pipes begin and end it, as they do a row of Markdown.
    piped: bool,
}

impl RowLine {
    pub(super) fn first(source: &str) -> Self {
        let only = memchr::memchr2(b'\n', b'\r', source.trim_end().as_bytes()).is_none();
        let mut line = Self { end: 0, parted: false, seen: false, long: only, only, piped: false };
        line.begin(source, 0);
        line
    }

    fn begin(&mut self, source: &str, start: usize) {
        let rest = source.as_bytes().get(start..).unwrap_or_default();
        let length = memchr::memchr3(b'\n', b'\r', b'\x0c', rest).unwrap_or(rest.len());
        let line = rest.get(..length).unwrap_or_default();
        self.end = start + length;
        self.long = self.only || length > LONGEST_ROW;
        self.parted = !self.long && memchr::memchr2(b'|', b'\t', line).is_some();
        self.seen = false;
        let words = line.trim_ascii();
        self.piped = !self.long && words.len() > 1 && words.starts_with(b"|") && words.ends_with(b"|");
    }

    pub(super) fn reach(&mut self, source: &str, at: usize, mark: char) {
        while at > self.end {
            self.begin(source, self.end + 1);
        }
        self.seen = matches!(mark, '|' | '\t') || self.seen && !(self.long && is_line_end(mark));
    }

    /// Whether it is a row of Markdown, in which blocks (`<p>`, `<li>`) are lines of a cell.
    pub(super) const fn is_piped(&self) -> bool {
        self.piped
    }

    pub(super) const fn is_row(&self) -> bool {
        self.parted || self.seen
    }
}

/// Where what is hidden ends next; kept, so that many without an end do not look through the rest of the text each.
#[derive(Debug, Default)]
pub(super) struct Ends([Option<usize>; 3]);

impl Ends {
    /// What stands at a place for something of some length: for what is hidden nothing, up to its end. A comment that nobody closes is
    /// text.
    pub(super) fn over(
        &mut self,
        source: &str,
        at: usize,
        (length, instead): (usize, Instead),
    ) -> Option<(usize, Instead)> {
        let Instead::Hidden(what) = instead else { return Some((length, instead)) };
        match self.of(source, what, at + length) {
            Some(end) => Some((end - at, Instead::Nothing)),
            None if what == Hidden::Comment => None,
            None => Some((length, Instead::Nothing)),
        }
    }

    /// Where that ends whose first tag ends at `from`.
    fn of(&mut self, source: &str, what: Hidden, from: usize) -> Option<usize> {
        let next = self.0.get_mut(what as usize)?;
        if next.is_none_or(|next| next < from) {
            let found = match what {
                Hidden::Comment => {
                    let rest = source.as_bytes().get(from..)?;
                    memchr::memmem::find(rest, b"-->").map(|found| from + found)
                }
                Hidden::Style => find_tag(source, from, |name| is_named(name, "/style")),
                Hidden::Script => find_tag(source, from, |name| is_named(name, "/script")),
            };
            *next = Some(found.unwrap_or(usize::MAX));
        }
        let close = next.filter(|&next| next < usize::MAX)?;
        Some(close + if what == Hidden::Comment { "-->".len() } else { tag_name(source.get(close..)?)?.1 })
    }
}

/// Where the next tag stands of whose name this is so.
fn find_tag(source: &str, from: usize, is: impl Fn(&[u8]) -> bool) -> Option<usize> {
    let rest = source.as_bytes().get(from..)?;
    let found = memchr::memchr_iter(b'<', rest).find(|&at| rest.get(at + 1..).is_some_and(&is));
    found.map(|found| from + found)
}

/// Whether a tag, looked at behind its bracket, has a name, whatever its case.
fn is_named(tag: &[u8], name: &str) -> bool {
    tag.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        && tag.get(name.len()).is_none_or(|next| !next.is_ascii_alphanumeric())
}
