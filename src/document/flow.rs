//! Words as they read: hard line wraps bridged, with every offset still known in the source.

use core::ops::Range;

use super::labels::LABELS;
use super::marker::{Marked, marker};
use crate::text::Span;

/// Words of the source: a paragraph's or a cell's. Those that stand on one line are only a span; those that extraction tore over
/// several lines carry the joined words and where each piece came from.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    span: Span,
    joined: Option<Box<Joined>>,
}

/// A paragraph of the source.
#[derive(Debug, Clone)]
pub(crate) struct Paragraph {
    words: Words,
    /// Kept, because every part of the reader asks for it.
    marked: Option<Marked>,
    /// Kept as well, so that nobody looks for what is not there.
    within: Within,
}

/// Which marks may stand in a paragraph, as those who put it together saw them: what is not here stands nowhere in it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Within {
    /// A blank of any kind, tabs included.
    pub blank: bool,
    /// A pipe.
    pub pipe: bool,
    /// 《, before the title of a document.
    pub title: bool,
}

impl Within {
    /// Of what nobody has looked at.
    pub(super) const UNSEEN: Self = Self { blank: true, pipe: true, title: true };
}

#[derive(Debug, Clone)]
struct Joined {
    text: String,
    pieces: Vec<Piece>,
}

/// A stretch of words put together, joined or cleaned, that stands in one piece in the source, or one character for what it stands
/// for there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// Where it begins in the words put together.
    pub at: u32,
    /// Where it begins in the source.
    pub start: u32,
    /// Where it ends there. A blank put in behind it belongs to nothing in the source.
    pub end: u32,
}

impl Words {
    pub(super) fn of_line(start: usize, text: &str) -> Self {
        Self { span: Span::of(start, start + text.len()), joined: None }
    }

    /// The words as joined ones, whether or not a line was taken on.
    fn joined(&mut self, source: &str) -> &mut Joined {
        self.joined.get_or_insert_with(|| {
            Box::new(Joined {
                text: source.get(self.span.range()).unwrap_or_default().to_owned(),
                pieces: vec![Piece { at: 0, start: self.span.start(), end: self.span.end() }],
            })
        })
    }

    /// Puts a blank to the end, which keeps what comes apart.
    fn part(&mut self, source: &str) {
        self.joined(source).text.push(' ');
    }

    /// Takes another line onto the end. Han characters meet without a blank, other words with one.
    fn join(&mut self, source: &str, start: usize, line: &str) {
        let joined = self.joined(source);
        let meets_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        // A label begins another part of a clause; a blank keeps it apart from the name before it.
        let label = line.char_indices().take(16).any(|(_, c)| matches!(c, '：' | ':'))
            && !ends_label(&joined.text, line);
        if label
            || meets_latin(joined.text.chars().next_back())
                && line.chars().next().is_some_and(|c| c.is_ascii_alphabetic())
        {
            joined.text.push(' ');
        }
        let end = start + line.len();
        joined.pieces.push(Piece { at: small(joined.text.len()), start: small(start), end: small(end) });
        joined.text.push_str(line);
        self.span = Span::of(self.span.start() as usize, end);
    }

    /// Takes other words onto the end, with the places of all their pieces.
    pub(super) fn append(&mut self, source: &str, other: &Self) {
        let Some(more) = &other.joined else {
            self.join(source, other.span.start() as usize, other.text(source));
            return;
        };
        for piece in &more.pieces {
            // A blank that was put in between two pieces is no part of either; joining decides anew.
            let length = (piece.end - piece.start) as usize;
            let words = more.text.get(piece.at as usize..piece.at as usize + length).unwrap_or_default();
            self.join(source, piece.start as usize, words);
        }
    }

    /// Drops `bytes` from the end, as when a page number was glued to it.
    pub(super) fn cut_end(&mut self, bytes: usize) {
        if let Some(joined) = &mut self.joined {
            joined.text.truncate(joined.text.len() - bytes);
            if let Some(last) = joined.pieces.last_mut() {
                last.end = last.end.saturating_sub(small(bytes));
            }
        }
        self.span = Span::new(self.span.start(), self.span.end().saturating_sub(small(bytes)));
    }

    /// The words from the byte `at` on.
    pub(super) fn from(self, source: &str, at: usize) -> Self {
        let Some(mut joined) = self.joined else {
            let start = self.span.range().start + at;
            return Self::of_line(start, source.get(start..self.span.range().end).unwrap_or_default());
        };
        let first = joined.pieces.partition_point(|piece| piece.at as usize <= at).saturating_sub(1);
        joined.pieces.drain(..first);
        if let Some(piece) = joined.pieces.first_mut() {
            piece.start = (piece.start + (small(at) - piece.at)).min(piece.end);
            piece.at = small(at);
        }
        for piece in &mut joined.pieces {
            piece.at -= small(at);
        }
        joined.text.drain(..at.min(joined.text.len()));
        let start = joined.pieces.first().map_or(self.span.start(), |piece| piece.start);
        Self { span: Span::new(start, self.span.end()), joined: Some(joined) }
    }

    /// The words, in one piece.
    pub(crate) fn text<'a>(&'a self, source: &'a str) -> &'a str {
        match &self.joined {
            Some(joined) => &joined.text,
            None => source.get(self.span.range()).unwrap_or_default(),
        }
    }

    /// Where they stand in the source.
    pub(crate) const fn span(&self) -> Span {
        self.span
    }

    /// Whether they were bridged over a line wrap.
    pub(crate) const fn is_joined(&self) -> bool {
        self.joined.is_some()
    }

    /// Where they stand in the source, line by line.
    pub(super) fn pieces(&self) -> impl Iterator<Item = Span> + '_ {
        let pieces = self.joined.as_ref().map_or(&[][..], |joined| &joined.pieces);
        let whole = self.joined.is_none().then_some(self.span);
        whole.into_iter().chain(pieces.iter().map(|piece| Span::new(piece.start, piece.end)))
    }

    /// The span in the source of a range of the words.
    pub(crate) fn locate(&self, range: Range<usize>) -> Span {
        let start = self.offset(range.start, 0);
        let end = if range.end > range.start { self.offset(range.end - 1, 1) } else { start };
        Span::of(start, end)
    }

    /// Where the byte `at` of the words stands in the source, or the byte `more` behind it; never behind the piece it is in.
    fn offset(&self, at: usize, more: usize) -> usize {
        match &self.joined {
            None => self.span.start() as usize + at + more,
            Some(joined) => {
                let piece = joined.pieces.partition_point(|piece| piece.at as usize <= at).saturating_sub(1);
                let found = joined.pieces.get(piece).copied();
                found.map_or(0, |piece| {
                    (piece.start as usize + at - piece.at as usize + more).min(piece.end as usize)
                })
            }
        }
    }
}

impl Paragraph {
    pub(super) fn of_line(start: usize, text: &str) -> Self {
        Self { words: Words::of_line(start, text), marked: marker(text), within: Within::UNSEEN }
    }

    /// A paragraph of some words with the marker that they begin with.
    pub(super) const fn marked_as(words: Words, marked: Marked) -> Self {
        Self { words, marked: Some(marked), within: Within::UNSEEN }
    }

    /// Keeps which marks may stand in it; to be told again once another line is taken onto its end.
    pub(super) const fn keep(&mut self, within: Within) {
        self.within = within;
    }

    /// Which marks may stand in it.
    pub(crate) const fn within(&self) -> Within {
        self.within
    }

    /// Takes another line onto the end, in place of `cut` bytes of a page number that was glued to it.
    pub(super) fn go_on(&mut self, source: &str, cut: usize, start: usize, line: &str) {
        self.words.cut_end(cut);
        self.words.join(source, start, line);
        self.marked = marker(self.words.text(source));
    }

    /// Takes a line with more of a list onto the end, a blank before it.
    pub(super) fn list_on(&mut self, source: &str, start: usize, line: &str) {
        self.words.part(source);
        self.words.join(source, start, line);
    }

    /// The marker that it begins with.
    pub(crate) const fn marked(&self) -> Option<Marked> {
        self.marked
    }

    /// Its words and their places.
    pub(super) const fn words(&self) -> &Words {
        &self.words
    }

    /// Its words, in one piece.
    pub(crate) fn text<'a>(&'a self, source: &'a str) -> &'a str {
        self.words.text(source)
    }

    /// Where it stands in the source.
    pub(crate) const fn span(&self) -> Span {
        self.words.span()
    }

    /// The span in the source of a range of its words.
    pub(crate) fn locate(&self, range: Range<usize>) -> Span {
        self.words.locate(range)
    }
}

/// Whether a line begins with the last characters of a label that was torn: 责任单 and 位：市科技局. `before` is what stands above.
fn ends_label(before: &str, line: &str) -> bool {
    let torn = |label: &str, at: usize| {
        let (begun, end) = label.split_at(at);
        // 责任： and 配合： are labels themselves, unless the others of their characters stand above.
        line.strip_prefix(end).is_some_and(|rest| rest.starts_with(['：', ':']))
            && (end.ends_with(['位', '门']) || before.ends_with(begun))
    };
    LABELS.iter().any(|label| label.char_indices().skip(1).any(|(at, _)| torn(label, at)))
}

/// Offsets fit: sources are shorter than 4 GiB.
pub(super) fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
