//! The header of a table that stands as on a page: heads over one line or several, some of them torn.

use core::ops::Range;

use super::line::{Line, Ruler};
use crate::document::table::blanks::fits;
use crate::document::table::columns::{Column, Kind, MOST_COLUMNS};
use crate::document::table::facts::row_number;
use crate::document::table::grid::{Head, heads};
use crate::document::table::header::column;
use crate::text::is_blank;

/// The longest line of a header, in bytes.
const LONGEST_HEADER: usize = 300;

/// Whether a line begins as the header of such a table does. Most lines are longer or have no blank at all.
pub(super) fn begins_header(line: &str) -> bool {
    if line.len() > LONGEST_HEADER || memchr::memchr(b' ', line.as_bytes()).is_none() {
        return false;
    }
    let mut words = line.split(is_blank).filter(|word| !word.is_empty());
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return false };
    column(first) != Column::Other || is_spread(first, second)
}

/// Whether two words of one sign each are one head, spread over its column: 序 号.
fn is_spread(one: &str, other: &str) -> bool {
    let alone = |word: &str| word.chars().nth(1).is_none();
    alone(one) && alone(other) && column(&format!("{one}{other}")) != Column::Other
}

/// The heads of a table with their places.
pub(super) struct Header {
    pub(super) kind: Kind,
    pub(super) heads: Vec<Head>,
    pub(super) columns: Vec<Column>,
    /// The words of each of its lines, without what parts them.
    printed: Vec<String>,
    /// Where each head stands, by ruler.
    pub(super) places: Vec<Places>,
    /// How many lines below the first belong to it.
    pub(super) lines: usize,
}

impl Header {
    pub(super) fn of(line: &Line<'_>, below: &[Line<'_>]) -> Option<Self> {
        /// How many lines more the heads may have.
        const MOST: usize = 2;
        let mut words = said(line);
        let mut lines = 0;
        while let Some(next) = below.get(lines).filter(|_| lines < MOST) {
            let more = grown(&words, next, Ruler::Characters).or_else(|| grown(&words, next, Ruler::Columns));
            let Some(more) = more else { break };
            words = more;
            lines += 1;
        }
        if !are_heads(&words) {
            return None;
        }
        let printed = core::iter::once(line).chain(below.iter().take(lines)).map(joined).collect();
        let (said, places): (Vec<String>, Vec<Places>) =
            words.into_iter().map(|said| (said.word, said.places)).unzip();
        let (kind, heads, order) = heads(&said)?;
        let mut placed: Vec<(usize, Head)> = order.into_iter().zip(heads).collect();
        placed.sort_by_key(|(place, _)| *place);
        let heads: Vec<Head> = placed.into_iter().map(|(_, head)| head).collect();
        let columns = heads.iter().map(|head| head.column).collect();
        Some(Self { kind, heads, columns, printed, places, lines })
    }

    /// Whether lines have a cell for each column, with what its head says.
    pub(super) fn heads_rows(&self, lines: &[Line<'_>]) -> bool {
        lines.iter().all(|line| {
            let cells: Vec<&str> = line.pieces.iter().map(|piece| line.words(piece)).collect();
            cells.len() == self.columns.len() && fits(self.kind, &self.columns, &cells)
        })
    }

    /// Whether two lines or more have a cell for each column but the first, in which one is merged.
    pub(super) fn heads_merged<'l>(&self, lines: impl Iterator<Item = &'l Line<'l>>) -> bool {
        let Some((_, columns)) = self.columns.split_first() else { return false };
        let mut merged = lines.filter(|line| {
            let cells: Vec<&str> = line.pieces.iter().map(|piece| line.words(piece)).collect();
            line.stands_apart(0) && cells.len() == columns.len() && fits(self.kind, columns, &cells)
        });
        columns.len() > 1 && merged.nth(1).is_some()
    }

    /// Whether a line of it is printed again.
    pub(super) fn repeats_in(&self, line: &Line<'_>) -> bool {
        line.pieces.len() > 1 && self.printed.contains(&joined(line))
    }
}

/// Whether a line has the heads of a table by itself.
pub(super) fn heads_table(line: &Line<'_>) -> bool {
    let words = said(line);
    are_heads(&words) && {
        let words: Vec<String> = words.into_iter().map(|said| said.word).collect();
        heads(&words).is_some()
    }
}

/// The words of a line without what parts them.
fn joined(line: &Line<'_>) -> String {
    line.pieces.iter().map(|piece| line.words(piece)).collect()
}

/// The words of a line of heads, those spread over their columns whole.
fn said(line: &Line<'_>) -> Vec<Said> {
    let mut words: Vec<Said> = Vec::new();
    let mut pieces = &line.pieces[..];
    while let Some((piece, behind)) = pieces.split_first() {
        let mut said = Said::of(line, piece);
        let spread = spread_over(line, pieces);
        let rest = behind.get(..spread).unwrap_or_default();
        pieces = behind.get(spread..).unwrap_or_default();
        for piece in rest {
            said.take(Said::of(line, piece));
        }
        match words.last_mut() {
            Some(last) if is_spread(&last.word, &said.word) => last.take(said),
            _ => words.push(said),
        }
    }
    words
}

/// How many pieces behind the first of some are of one head with it, whose signs single blanks part: 主 要 内 容.
fn spread_over(line: &Line<'_>, pieces: &[Range<usize>]) -> usize {
    /// Signs of the longest head.
    const LONGEST: usize = 8;
    let single = |piece: &Range<usize>| line.words(piece).chars().nth(1).is_none();
    let near = |pair: &[Range<usize>]| {
        let [one, other] = pair else { return false };
        let between = line.text.get(one.end..other.start).unwrap_or_default();
        single(one) && single(other) && between.chars().nth(1).is_none()
    };
    let run = pieces.windows(2).take(LONGEST).take_while(|pair| near(pair)).count();
    let said: String = pieces.iter().take(run + 1).map(|piece| line.words(piece)).collect();
    if run >= 2 && column(&said) != Column::Other { run } else { 0 }
}

/// Whether most of these words head columns.
fn are_heads(words: &[Said]) -> bool {
    let known = words.iter().filter(|said| said.is_head()).count();
    (2..=MOST_COLUMNS).contains(&words.len()) && known * 3 >= words.len() * 2
}

/// The places of some words, counted in each way.
pub(super) type Places = [Range<usize>; 2];

/// Words of a header.
#[derive(Clone)]
struct Said {
    word: String,
    places: Places,
}

impl Said {
    fn of(line: &Line<'_>, piece: &Range<usize>) -> Self {
        let places = [Ruler::Characters, Ruler::Columns].map(|ruler| line.place(piece, ruler));
        Self { word: line.words(piece).to_owned(), places }
    }

    fn is_head(&self) -> bool {
        column(&self.word) != Column::Other
    }

    /// Where it stands by one ruler.
    fn place(&self, ruler: Ruler) -> Range<usize> {
        self.places.get(ruler as usize).cloned().unwrap_or_default()
    }

    /// Takes the rest of a torn or spread head in.
    fn take(&mut self, rest: Self) {
        self.word.push_str(&rest.word);
        for (place, rest) in self.places.iter_mut().zip(rest.places) {
            *place = place.start.min(rest.start)..place.end.max(rest.end);
        }
    }
}

/// The heads with what the next line adds to them, where that line is another of the header: the rest of a torn head, a head that
/// stands lower than the others, or the years below 目标值.
fn grown(heads: &[Said], next: &Line<'_>, ruler: Ruler) -> Option<Vec<Said>> {
    /// Characters of the longest rest.
    const LONGEST: usize = 8;
    let more: Vec<Said> = next.pieces.iter().map(|piece| Said::of(next, piece)).collect();
    if more.iter().any(|rest| rest.word.chars().nth(LONGEST).is_some() || row_number(&rest.word).is_some()) {
        return None;
    }
    let mut out = heads.to_vec();
    let mut added: Vec<Vec<Said>> = vec![Vec::new(); heads.len()];
    let mut lower: Vec<Said> = Vec::new();
    for rest in more {
        let place = rest.place(ruler);
        let is_over = |head: Range<usize>| head.start < place.end && place.start < head.end;
        match heads.iter().position(|head| is_over(head.place(ruler))) {
            Some(at) => added.get_mut(at)?.push(rest),
            None if rest.is_head() => lower.push(rest),
            None => return None,
        }
    }
    for (at, mut rests) in added.into_iter().enumerate().rev() {
        if rests.len() > 1 {
            // Years below 目标值 have a column each.
            out.splice(at..=at, rests);
        } else if let (Some(rest), Some(head)) = (rests.pop(), out.get_mut(at)) {
            head.take(rest);
        }
    }
    for head in lower {
        let start = head.place(ruler).start;
        let at = out.iter().rposition(|other| other.place(ruler).start < start).map_or(0, |at| at + 1);
        out.insert(at, head);
    }
    (!next.pieces.is_empty() && out.iter().all(Said::is_head)).then_some(out)
}
