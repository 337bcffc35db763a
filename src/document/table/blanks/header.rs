//! A header whose cells blanks part, on one line or with years on a second.

use core::ops::Range;

use super::cells::{Gap, has_gap, is_row, pieces, placed};
use crate::document::flow::{Paragraph, Words};
use crate::document::table::columns::{Column, Kind, MOST_COLUMNS};
use crate::document::table::grid::heads;
use crate::document::table::header::column;
use crate::document::table::region::squeezed;

/// The longest header of two columns, in bytes.
const LONGEST_PAIR: usize = 90;

/// A header, as far as its own line tells.
pub(super) struct Header<'a> {
    source: &'a str,
    /// The line of its heads.
    pub line: &'a Paragraph,
    /// The paragraph that this is.
    pub at: usize,
    /// 序, where it stands on a line of its own.
    number: Option<&'a Words>,
    pub gap: Gap,
}

impl<'a> Header<'a> {
    /// The header at the beginning of `range`, if a line stands there that can be one. `wide` where the text has any run of blanks.
    pub(super) fn at(
        source: &'a str,
        paragraphs: &'a [Paragraph],
        range: Range<usize>,
        wide: bool,
    ) -> Option<Self> {
        let first = paragraphs.get(range.start)?;
        // 序 and 号 on lines of their own, above and below the other heads.
        let number = is_torn_number(source, paragraphs, range.clone()).then(|| first.words());
        let at = range.start + usize::from(number.is_some());
        // Most lines have no blank at all.
        let line = paragraphs.get(at).filter(|line| line.within().blank)?;
        let gap = match line.text(source) {
            text if is_header(text) => Gap::Any,
            text if wide && has_gap(text) && (is_row(text) || is_pair(text)) => Gap::Wide,
            _ => return None,
        };
        Some(Self { source, line, at, number, gap })
    }

    /// Whether a paragraph is the line of its heads.
    pub(super) fn is(&self, paragraph: &Paragraph) -> bool {
        paragraph.span() == self.line.span()
    }

    /// The cells of one of its lines.
    pub(super) fn cells(&self, line: &Paragraph) -> Vec<Words> {
        let pieces = head_pieces(line.text(self.source), self.gap);
        let mut cells = placed(self.source, line, pieces.into_iter());
        if let Some(number) = self.number.filter(|_| self.is(line)) {
            cells.insert(0, number.clone());
        }
        cells
    }

    /// What kind of table it makes, and the columns as the rows have them. `below` is the line behind it.
    pub(super) fn columns(&self, below: Option<&Paragraph>) -> Option<(Kind, Vec<Column>)> {
        let mut words = self.words(self.line);
        if words.len() > MOST_COLUMNS {
            return None;
        }
        // Years below 目标值 stand in a line of their own, and the rows have a cell for each.
        let below = below.map(|line| self.words(line)).unwrap_or_default();
        if below.len() >= 2 && below.iter().all(|head| matches!(column(head), Column::Value(_))) {
            let both: Vec<String> = words.iter().chain(&below).cloned().collect();
            if let Some((_, heads, _)) = heads(&both) {
                words = heads.iter().map(|head| head.words.to_string()).collect();
            }
        }
        let (kind, heads, order) = heads(&words)?;
        let mut columns: Vec<(usize, Column)> =
            order.iter().copied().zip(heads.iter().map(|head| head.column)).collect();
        columns.sort_by_key(|(place, _)| *place);
        Some((kind, columns.into_iter().map(|(_, column)| column).collect()))
    }

    fn words(&self, line: &Paragraph) -> Vec<String> {
        self.cells(line).iter().map(|cell| squeezed(cell.text(self.source))).collect()
    }
}

/// Whether a line is the header of a table of two columns, what is measured and how much of it there shall be.
pub(super) fn is_pair(text: &str) -> bool {
    if text.len() > LONGEST_PAIR {
        return false;
    }
    let mut heads = pieces(text, Gap::Wide).map(|piece| column(text.get(piece).unwrap_or_default()));
    matches!((heads.next(), heads.next(), heads.next()), (Some(Column::Name), Some(Column::Value(_)), None))
}

/// Whether a line is a header by itself, its cells parted by single blanks.
pub(in crate::document::table) fn is_header(text: &str) -> bool {
    /// The longest header whose cells single blanks part, and how many cells it has at least.
    const LONGEST: usize = 200;
    const CELLS: usize = 3;
    text.len() <= LONGEST
        && memchr::memchr_iter(b' ', text.as_bytes()).take(CELLS - 1).count() == CELLS - 1
        && !has_gap(text)
        && heads_by_single_blanks(text)
        && (memchr::memchr_iter(b' ', text.as_bytes()).nth(CELLS - 1).is_some()
            || text.split(' ').any(|head| matches!(column(head), Column::Value(_) | Column::Departments(_))))
}

/// The cells of a header. A blank before 年 parts none: 2020 年 2025 年.
fn head_pieces(text: &str, gap: Gap) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for piece in pieces(text, gap) {
        let year = |before: &Range<usize>| {
            text.get(before.clone())
                .is_some_and(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))
        };
        match out.last_mut().filter(|before| year(before)) {
            Some(before) if text.get(piece.clone()).is_some_and(|words| words.starts_with('年')) => {
                before.end = piece.end;
            }
            _ => out.push(piece),
        }
    }
    out
}

/// Whether 序 stands on a line of its own above the header and 号 below it.
fn is_torn_number(source: &str, paragraphs: &[Paragraph], range: Range<usize>) -> bool {
    let is = |at: usize, word: &str| {
        at < range.end && paragraphs.get(at).is_some_and(|line| line.text(source) == word)
    };
    is(range.start, "序") && is(range.start + 2, "号")
}

/// Whether every word of a line heads a column. What the names are grouped by may be unknown, where names and values follow it, and so
/// may one head behind a number where tasks and departments have theirs: 包保干部.
fn heads_by_single_blanks(text: &str) -> bool {
    /// Bytes of the longest word for a group that is let pass.
    const LONGEST: usize = 12;
    // Most lines begin with no head.
    let plain = |head: Option<&str>| column(head.unwrap_or_default());
    let mut words = text.split(' ');
    let (first, second) = (words.next().unwrap_or_default(), words.next());
    let known = plain(Some(first)) != Column::Other;
    if !known && (first.is_empty() || first.len() > LONGEST || plain(second) != Column::Name) {
        return false;
    }
    let heads = head_pieces(text, Gap::Any);
    let numbered = plain(Some(first)) == Column::Number;
    let (mut values, mut tasks, mut departments) = (false, false, false);
    let mut unknown = 0;
    let mut rest = heads.into_iter().skip(1).map(|piece| text.get(piece).unwrap_or_default());
    let all = rest.all(|head| {
        let column = if head.contains(' ') { column(&squeezed(head)) } else { column(head) };
        values |= matches!(column, Column::Value(_));
        tasks |= matches!(column, Column::Task | Column::Detail);
        departments |= matches!(column, Column::Departments(_));
        unknown += u32::from(column == Column::Other);
        unknown == 0 || unknown == 1 && numbered && head.len() <= LONGEST
    });
    all && (known || values) && (unknown == 0 || tasks && departments)
}
