//! A table as it stands on a page: its columns told by their places, its cells wrapped over several lines, each in its own column.
//!
//! Extraction that keeps the layout leaves only one blank where a cell fills its column, so places tell more than blanks do, and no two
//! pages have the same ones. Where a row ends is told by the cells: all lines of a wrapped cell but the last one fill their column.

mod edges;
mod header;
mod line;
mod rows;

use core::ops::Range;

use self::edges::Edges;
use self::header::{Header, begins_header, heads_table};
use self::line::{Line, Ruler, WINDOW, part};
use self::rows::{Piece, Placed, rows};
use super::blanks::is_chapter;
use super::columns::{Column, Kind};
use super::facts::{Facts, row_number};
use super::grid::{Grid, GridRow};
use super::{is_section, region};
use crate::document::clause::Looks;
use crate::document::flow::{Paragraph, Words};
use crate::document::lines::columns as width_of;
use crate::document::marker::{Marker, marker};
use crate::text::{fold_char, is_blank};

/// How many lines below a heading between rows may stand before one that is surely of a row.
const AHEAD: usize = 8;

/// How many lines below a header may stand before the first that has only cells of later columns.
const NEAR: usize = 12;

/// How many lines without a blank cell tell of a table whose cells only single blanks part.
const CLOSE: usize = 3;

/// How few lines at the foot of a page do not tell where its columns stand.
const FEW: usize = 6;

/// How many lines and bytes may follow a line that is surely of a row before they are given up.
const MOST_LINES: usize = 60;
const MOST_BYTES: usize = 4800;

/// Reads the table whose header stands at the beginning of `range`, when the lines below it stand in its columns and some of them
/// only in a few.
///
/// *Complexity*: linear in the lines of the table, or in [`WINDOW`] where there is none.
pub(super) fn read(
    source: &str,
    paragraphs: &[Paragraph],
    range: Range<usize>,
    looks: &mut Looks,
) -> Option<Grid> {
    let start = range.start;
    let mut lines = Line::all(source, paragraphs, range).peekable();
    let first = lines.next_if(|line| begins_header(line.text))?.parted();
    let mut page = part(&mut lines);
    if !page.iter().any(|line| line.text.starts_with(' ')) {
        return None;
    }
    let header = Header::of(&first, &page)?;
    page.drain(..header.lines);
    // A line of a wrapped row has few of its cells, one below a merged cell has all but that.
    let few = |line: &&Line<'_>| line.text.starts_with(' ') && line.pieces.len() * 2 <= header.columns.len();
    let near = || page.iter().take(NEAR);
    // Far from the header the first line that is no whole row tells.
    let torn = || page.iter().find(|line| line.pieces.len() != header.columns.len());
    if !near().any(|line| few(&line))
        && !torn().is_some_and(|line| few(&line))
        && !header.heads_merged(near())
        && !header.heads_rows(page.get(..CLOSE)?)
    {
        return None;
    }
    let mut next = part(&mut lines);
    let [characters, columns] = [Ruler::Characters, Ruler::Columns]
        .map(|ruler| Edges::of(&header, if page.len() < FEW.min(next.len()) { &next } else { &page }, ruler));
    let hits = |edges: &Option<Edges>| edges.as_ref().map_or(0, |edges| edges.hits);
    let edges = if hits(&columns) > hits(&characters) { columns } else { characters }?;
    let ruler = edges.ruler;
    let mut table = PageReader {
        header: &header,
        edges,
        placed: Vec::new(),
        number: 0,
        first_ended: false,
        unsure: (0, 0),
        end: start + 1,
    };
    let mut seen = 0;
    while !page.is_empty() && table.lines(&page, &next) {
        seen += page.len();
        if seen + FEW >= WINDOW && !table.is_table() {
            return None;
        }
        page = core::mem::replace(&mut next, part(&mut lines));
        if page.len() >= FEW
            && let Some(edges) = Edges::of(&header, &page, ruler)
        {
            table.edges = edges;
        }
    }
    table.finish(source, start, looks)
}

/// A table while its lines go by.
struct PageReader<'h> {
    header: &'h Header,
    edges: Edges,
    placed: Vec<Placed>,
    /// The number of the last row.
    number: u32,
    /// Whether the last words in the first column end a sentence.
    first_ended: bool,
    /// How many lines and bytes have gone by since the last line that is surely of a row.
    unsure: (usize, usize),
    /// The paragraph behind the last line.
    end: usize,
}

impl PageReader<'_> {
    /// Takes the lines of a page in as far as they belong to the table; those `ahead` tell whether a heading stands between rows. Says
    /// whether all belong to it.
    fn lines(&mut self, page: &[Line<'_>], ahead: &[Line<'_>]) -> bool {
        for (at, line) in page.iter().enumerate() {
            let text = line.trimmed();
            if self.header.repeats_in(line) || self.is_page_number(line) {
                continue;
            }
            let behind = || page.iter().skip(at + 1).chain(ahead);
            if self.ends_at(line)
                || line.pieces.len() <= 2 && behind().take(1).any(|next| self.is_other(next))
            {
                return false;
            }
            let ends = |line: &&Line<'_>| self.ends_at(line) || is_section(line.trimmed());
            let row_follows =
                || behind().take(AHEAD).take_while(|line| !ends(line)).any(|line| self.is_row(line));
            if is_section(text) && line.pieces.len() <= 2 {
                // A group without rows of its own has the next heading right below.
                let below = || behind().skip_while(|line| is_section(line.trimmed())).take(AHEAD);
                if !below().take_while(|line| !ends(line)).any(|line| self.is_row(line)) {
                    return false;
                }
                self.end = line.paragraph + 1;
                self.placed.push(Placed::heading(line.paragraph, line.heading()));
                continue;
            }
            if !self.placed.is_empty() && self.may_be_behind(line) && !row_follows() {
                return false;
            }
            let Some(placed) = self.place(line) else { return false };
            self.unsure = if self.is_sure(line, &placed) {
                (0, 0)
            } else {
                (self.unsure.0 + 1, self.unsure.1 + line.trimmed().len())
            };
            if self.unsure.0 > MOST_LINES || self.unsure.1 > MOST_BYTES {
                return false;
            }
            self.end = line.paragraph + 1;
            self.placed.push(placed);
        }
        true
    }

    /// Whether a line cannot belong to the table: a note below it, an annex, a box, a chapter, the title of another table or its
    /// header.
    fn ends_at(&self, line: &Line<'_>) -> bool {
        let text = line.trimmed();
        region::is_note(text)
            || is_chapter(text)
            || is_caption(text)
            || marker(text)
                .is_some_and(|found| matches!(found.marker, Marker::Annex { .. } | Marker::Box { .. }))
            || self.is_other(line)
    }

    /// Whether another table begins with a line.
    fn is_other(&self, line: &Line<'_>) -> bool {
        begins_header(line.text) && !self.header.repeats_in(line) && heads_table(line)
    }

    /// Whether a line may stand below the table when no row follows it: behind a blank line, or at the margin where no cell of its
    /// own can be.
    fn may_be_behind(&self, line: &Line<'_>) -> bool {
        if self.is_row(line) {
            return false;
        }
        let at_margin = !line.text.starts_with(is_blank);
        let numbers = self.header.columns.first() == Some(&Column::Number);
        let number = || line.pieces.first().is_some_and(|first| row_number(line.words(first)).is_some());
        let ended = self.first_ended && line.pieces.len() == 1 && line.text.ends_with('。');
        line.below_blank || at_margin && if numbers { !number() } else { ended }
    }

    /// Whether a line is surely one of a row, or has a cell that each row has once.
    fn is_sure(&self, line: &Line<'_>, placed: &Placed) -> bool {
        let once = |column: &Column| matches!(column, Column::Unit | Column::Attribute | Column::Value(_));
        self.is_row(line)
            || placed.cells.iter().any(|cell| self.header.columns.get(cell.column).is_some_and(once))
    }

    /// Whether a line is surely one of a row: it begins with a number that has a cell for itself, or has most cells.
    fn is_row(&self, line: &Line<'_>) -> bool {
        let columns = &self.header.columns;
        let numbered = || {
            columns.first() == Some(&Column::Number)
                && line.pieces.first().is_some_and(|first| row_number(line.words(first)).is_some())
        };
        line.pieces.len() >= 2 && (line.pieces.len() + 1 >= columns.len() || numbered())
    }

    /// A line with its words in their columns; none where they are wider than those.
    fn place(&mut self, line: &Line<'_>) -> Option<Placed> {
        let mut cells: Vec<Piece> = Vec::with_capacity(line.pieces.len());
        // A line that has a cell in every column needs no places.
        let whole = line.pieces.len() == self.header.columns.len();
        let columns = if whole {
            (0..line.pieces.len()).collect()
        } else {
            self.edges.columns(line, &self.header.columns)
        };
        for (piece, at) in line.pieces.iter().zip(columns) {
            let words = line.words(piece);
            if !whole && width_of(words) > self.edges.room(at).saturating_add(3) {
                return None;
            }
            if self.header.columns.get(at) == Some(&Column::Number)
                && let Some(number) = row_number(words)
            {
                self.number = number;
            }
            if at == 0 {
                self.first_ended = words.ends_with('。');
            }
            let words = Words::of_line(line.start + piece.start, words);
            cells.push(Piece { column: at, words, goes_on: false });
        }
        Some(Placed { paragraph: line.paragraph, cells, heading: None })
    }

    /// A number alone that counts pages, not rows.
    fn is_page_number(&self, line: &Line<'_>) -> bool {
        let [only] = &line.pieces[..] else { return false };
        let words = line.words(only);
        let at = self.edges.columns(line, &self.header.columns).first().copied().unwrap_or_default();
        words.bytes().all(|byte| byte.is_ascii_digit())
            && !(self.header.columns.get(at) == Some(&Column::Number)
                && row_number(words).is_some_and(|number| number == self.number + 1 || number == 1))
            && !matches!(self.header.columns.get(at), Some(Column::Value(_)))
    }

    /// Whether what was taken in so far is a table: lines that fill it, and more than one of them.
    fn is_table(&self) -> bool {
        let wide =
            |placed: &&Placed| placed.cells.len() + 1 >= self.header.columns.len() && placed.cells.len() > 1;
        self.placed.iter().filter(wide).nth(1).is_some()
    }

    fn finish(mut self, source: &str, start: usize, looks: &mut Looks) -> Option<Grid> {
        if !self.is_table() {
            return None;
        }
        let columns = &self.header.columns;
        let mut out: Vec<GridRow> = Vec::new();
        let mut group: Option<Words> = None;
        let rooms: Vec<usize> = (0..columns.len()).map(|at| self.edges.room(at)).collect();
        for range in rows(source, &mut self.placed, columns, &rooms, looks) {
            let lines = self.placed.get(range).unwrap_or_default();
            // Below two headings the row is the lower one's.
            let own = lines.iter().find(|line| line.heading.is_none());
            let Some(first) = own.or(lines.first()) else { continue };
            let mut row = GridRow::new(first.paragraph, columns.len());
            for at in 0..columns.len() {
                for cell in lines.iter().flat_map(|line| &line.cells).filter(|cell| cell.column == at) {
                    row.put_line(source, columns, at, &cell.words, cell.goes_on);
                }
            }
            // The rows below a heading that has no cells are a group.
            if self.header.kind == Kind::Indicators
                && let Some(heading) = lines.iter().filter_map(|line| line.heading.as_ref()).next_back()
            {
                group = Some(heading.clone());
            }
            if row.is_blank() {
                continue;
            }
            // Words alone in a row name the group of those below.
            let mut said = row.cells.iter().flatten();
            if let (Some(only), None) = (said.next(), said.next())
                && Facts::of(only.text(source)).name_like()
                && self.header.kind == Kind::Indicators
            {
                group = Some(only.clone());
                continue;
            }
            row.group = group.take();
            out.push(row);
        }
        (!out.is_empty()).then(|| {
            let heads = self.header.heads.clone();
            let grid = Grid {
                kind: self.header.kind,
                heads,
                rows: out,
                blanks_lost: false,
                between: Vec::new(),
                start,
                end: self.end,
            };
            grid.measured(source)
        })
    }
}

/// Whether a line is the title of a table by its number: 表2.
fn is_caption(text: &str) -> bool {
    text.strip_prefix('表').is_some_and(|behind| {
        behind.trim_start_matches(is_blank).starts_with(|c: char| fold_char(c).is_ascii_digit())
    })
}
