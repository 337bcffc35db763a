//! A table whose cells stand one a line with a pipe between each two: what some converters of pages make of it.
//!
//! The pipe stands before the words of a cell, behind them or on a line of its own; a line without one goes on in the cell above. Blank
//! cells are kept, but nothing tells where rows end: the heads and the numbers in their column do.

use core::ops::Range;

use super::align::{Place, align};
use super::columns::{Column, Kind};
use super::facts::{Facts, row_number};
use super::grid::{Grid, GridRow, Head, heads};
use super::header::{LONGEST_HEADER, column, is_head};
use super::region::squeezed;
use super::{is_note, is_section};
use crate::document::clause::Looks;
use crate::document::flow::{Paragraph, Words};
use crate::text::is_blank;

/// The most lines of a cell, the most bytes of one, and the fewest rows.
const MOST_LINES: usize = 8;
const LONGEST_CELL: usize = 1500;
const FEWEST_ROWS: usize = 2;

/// The most heads that are looked at, and the lines that tell whether it is a table: its header, its first rows, titles above them.
const MOST_HEADS: usize = 12;
const FIRST_LINES: usize = 120;

/// A cell, blank where it has no words, and the paragraph that it begins in.
struct Piece {
    paragraph: usize,
    words: Option<Words>,
}

impl Piece {
    fn text<'s>(&'s self, source: &'s str) -> &'s str {
        self.words.as_ref().map_or("", |words| words.text(source))
    }
}

/// Reads the table that begins with its first head at `range.start`, if one does.
pub(super) fn read(
    source: &str,
    paragraphs: &[Paragraph],
    range: Range<usize>,
    looks: &mut Looks,
) -> Option<Grid> {
    let text = |at: usize| paragraphs.get(at).filter(|_| at < range.end).map_or("", |next| next.text(source));
    if !begins(text, range.start) {
        return None;
    }
    // Whether it is a table is told by its first lines, so that many that are none cost no more than that each.
    let first = range.start..range.end.min(range.start + FIRST_LINES);
    let (front, _) = pieces(source, paragraphs, first);
    let words: Vec<String> =
        front.iter().take(MOST_HEADS).map(|piece| squeezed(piece.text(source))).collect();
    let count = words.iter().position(|word| !can_be_head(word)).unwrap_or(words.len());
    let (kind, mut heads, order) = heads(words.get(..count)?)?;
    // Columns that were unfolded have lost their order.
    if count < 3 || order.iter().enumerate().any(|(at, &place)| at != place) {
        return None;
    }
    let numbered = heads.first().is_some_and(|head| head.column == Column::Number);
    if !numbered {
        heads.insert(0, Head { column: Column::Number, words: "".into() });
    }
    let columns: Vec<Column> = heads.iter().map(|head| head.column).collect();
    let mut table = Table { source, kind, columns: &columns, rows: Vec::new() };
    if table.starts(front.get(count..)?).len() < FEWEST_ROWS {
        return None;
    }
    let (pieces, end) = pieces(source, paragraphs, range.clone());
    table.read(pieces.get(count..)?, looks)?;
    let rows = table.rows;
    let grid = Grid { kind, heads, rows, blanks_lost: false, between: Vec::new(), start: range.start, end };
    Some(grid.measured(source))
}

/// Whether a line and those behind it may be heads with a pipe between each two.
fn begins<'s>(text: impl Fn(usize) -> &'s str, at: usize) -> bool {
    let first = words_of(text(at));
    let pipe = |text: &str| memchr::memchr_iter(b'|', text.as_bytes()).count() == 1;
    first.len() <= LONGEST_HEADER
        && (is_head(first, "") || is_head(first, words_of(text(at + 1))))
        && (at..at + 5).filter(|&at| pipe(text(at))).count() >= 2
        && !(at..at + 5).any(|at| parts_cells(text(at)))
}

fn words_of(line: &str) -> &str {
    line.trim_matches(|c: char| is_blank(c) || c == '|')
}

/// Whether a line has several cells with words.
fn parts_cells(line: &str) -> bool {
    words_of(line).contains('|')
}

/// Whether the header of another table stands here.
fn heads_begin(source: &str, paragraphs: &[Paragraph], at: usize) -> bool {
    let head = |at: usize| {
        let words = words_of(paragraphs.get(at).map_or("", |next| next.text(source)));
        words.len() <= LONGEST_HEADER && row_number(words).is_none() && column(words) != Column::Other
    };
    (at..at + 3).all(head)
}

/// Whether a cell of the header may hold these words; those behind it do not.
fn can_be_head(words: &str) -> bool {
    !words.is_empty()
        && words.len() <= LONGEST_HEADER
        && row_number(words).is_none()
        && !is_section(words)
        && column(words) != Column::Other
}

/// The cells from a paragraph on, and the paragraph behind the last.
fn pieces(source: &str, paragraphs: &[Paragraph], range: Range<usize>) -> (Vec<Piece>, usize) {
    let mut out = vec![Piece { paragraph: range.start, words: None }];
    // Lines without a pipe, which the cell above goes on in if more pipes follow.
    let mut rest: Vec<Words> = Vec::new();
    let mut end = range.start;
    for at in range {
        let Some(paragraph) = paragraphs.get(at) else { break };
        let text = paragraph.text(source);
        if parts_cells(text) || text.len() > LONGEST_CELL || rest.len() > MOST_LINES {
            break;
        }
        if out.len() > MOST_HEADS && heads_begin(source, paragraphs, at) {
            break;
        }
        let begin = paragraph.words().span().range().start;
        if paragraph.words().is_joined() || !text.contains('|') {
            rest.push(paragraph.words().clone());
            continue;
        }
        if let Some(last) = out.last_mut() {
            rest.drain(..).for_each(|words| go_on(source, last, words));
        }
        let mut from = 0;
        for (index, piece) in text.split('|').enumerate() {
            if index > 0 {
                out.push(Piece { paragraph: at, words: None });
            }
            let words = piece.trim_matches(is_blank);
            if let Some(last) = out.last_mut().filter(|_| !words.is_empty()) {
                let front = piece.len() - piece.trim_start_matches(is_blank).len();
                go_on(source, last, Words::of_line(begin + from + front, words));
            }
            from += piece.len() + 1;
        }
        end = at + 1;
    }
    (out, end)
}

fn go_on(source: &str, piece: &mut Piece, words: Words) {
    match &mut piece.words {
        Some(before) => before.append(source, &words),
        None => piece.words = Some(words),
    }
}

/// The rows of a table whose columns are known, the first of them numbers.
struct Table<'t> {
    source: &'t str,
    kind: Kind,
    columns: &'t [Column],
    rows: Vec<GridRow>,
}

impl Table<'_> {
    /// Takes the cells from one number to the next for a row, and what is left over for the title of the group behind it.
    fn read(&mut self, pieces: &[Piece], looks: &mut Looks) -> Option<()> {
        let starts = self.starts(pieces);
        let first = *starts.first()?;
        let mut group = self.group(pieces.get(..first)?);
        let ends = starts.iter().skip(1).copied().chain([pieces.len()]);
        for (&start, end) in starts.iter().zip(ends) {
            let row = pieces.get(start..end)?;
            let (cells, left) = row.split_at(row.len().min(self.columns.len()));
            self.row(cells, group.take(), looks);
            group = self.group(left);
        }
        Some(())
    }

    /// Where rows begin: at the next number that words follow, some cells behind the one before.
    fn starts(&self, pieces: &[Piece]) -> Vec<usize> {
        /// The most cells of a row that are merged with those above.
        const MERGED: usize = 2;
        let least = self.columns.len().saturating_sub(MERGED).max(2);
        let number = |at: usize| row_number(pieces.get(at)?.text(self.source));
        let name = |at: usize| Some(Facts::of(pieces.get(at + 1)?.text(self.source)));
        let mut out: Vec<usize> = Vec::new();
        let mut last = 0;
        for at in 0..pieces.len() {
            let next =
                |at: usize| number(at) == Some(last + 1) && name(at).is_some_and(|name| name.name_like());
            let behind = |start: usize| pieces.get(start + self.columns.len()..).unwrap_or_default();
            // Where the next number stands just behind a whole row, one before it is a value.
            let whole = |start: usize| {
                at < start + self.columns.len()
                    && (next(start + self.columns.len())
                        || behind(start).iter().all(|piece| piece.words.is_none()))
            };
            if next(at) && !out.last().is_some_and(|&start| at < start + least || whole(start)) {
                out.push(at);
                last += 1;
            }
        }
        out
    }

    /// The title of a group among cells that are of no row.
    fn group(&self, pieces: &[Piece]) -> Option<Words> {
        let words = pieces.iter().find_map(|piece| piece.words.as_ref())?;
        let text = words.text(self.source);
        (Facts::of(text).name_like() && !is_note(text)).then(|| words.clone())
    }

    fn row(&mut self, cells: &[Piece], group: Option<Words>, looks: &mut Looks) {
        let Some(first) = cells.first() else { return };
        let mut row = GridRow::new(first.paragraph, self.columns.len());
        row.group = group.filter(|_| self.kind == Kind::Indicators);
        if cells.len() == self.columns.len() {
            for (at, words) in
                cells.iter().enumerate().filter_map(|(at, cell)| Some((at, cell.words.as_ref()?)))
            {
                row.put(self.source, self.columns, at, words, looks);
            }
        } else {
            self.short(&mut row, cells, looks);
        }
        if !row.is_blank() {
            self.rows.push(row);
        }
    }

    /// A row that lacks cells, which were merged with those above: contents decide.
    fn short(&self, row: &mut GridRow, cells: &[Piece], looks: &mut Looks) {
        let said: Vec<&Words> = cells.iter().filter_map(|cell| cell.words.as_ref()).collect();
        let mut facts: Vec<Facts> =
            said.iter().map(|words| Facts::with_names(words.text(self.source), looks)).collect();
        if let Some(number) = facts.first_mut() {
            number.row_number = true;
        }
        for (words, place) in said.iter().zip(align(&facts, self.columns, true)) {
            if let Place::At { column, .. } = place {
                row.put(self.source, self.columns, column, words, looks);
            }
        }
    }
}
