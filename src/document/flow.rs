//! A paragraph as it reads: hard line wraps bridged, with every offset still known in the source.

use core::ops::Range;

use crate::text::Span;

/// A paragraph of the source. One that stands on one line is only a span; one that extraction tore over several lines
/// carries the joined words and where each piece came from.
#[derive(Debug, Clone)]
pub(crate) struct Paragraph {
    span: Span,
    joined: Option<Box<Joined>>,
}

#[derive(Debug, Clone)]
struct Joined {
    text: String,
    /// For each piece: where it begins in the joined text and where in the source.
    pieces: Vec<(u32, u32)>,
}

impl Paragraph {
    pub(super) fn of_line(start: usize, text: &str) -> Self {
        Self { span: Span::of(start, start + text.len()), joined: None }
    }

    /// Takes another line onto the end. Han characters meet without a blank, other words with one.
    pub(super) fn join(&mut self, source: &str, start: usize, line: &str) {
        let joined = self.joined.get_or_insert_with(|| {
            Box::new(Joined {
                text: source.get(self.span.range()).unwrap_or_default().to_owned(),
                pieces: vec![(0, self.span.start())],
            })
        });
        let meets_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        // A label begins another part of a clause; a blank keeps it apart from the name before it.
        let label = line.char_indices().take(16).any(|(_, c)| matches!(c, '：' | ':'));
        if label
            || meets_latin(joined.text.chars().next_back())
                && line.chars().next().is_some_and(|c| c.is_ascii_alphabetic())
        {
            joined.text.push(' ');
        }
        joined.pieces.push((small(joined.text.len()), small(start)));
        joined.text.push_str(line);
        self.span = Span::of(self.span.start() as usize, start + line.len());
    }

    /// Drops `bytes` from its end, as when a page number was glued to it.
    pub(super) fn cut_end(&mut self, bytes: usize) {
        if let Some(joined) = &mut self.joined {
            joined.text.truncate(joined.text.len() - bytes);
        }
        self.span = Span::new(self.span.start(), self.span.end().saturating_sub(small(bytes)));
    }

    /// Its words, in one piece.
    pub(crate) fn text<'a>(&'a self, source: &'a str) -> &'a str {
        match &self.joined {
            Some(joined) => &joined.text,
            None => source.get(self.span.range()).unwrap_or_default(),
        }
    }

    /// Where it stands in the source.
    pub(crate) const fn span(&self) -> Span {
        self.span
    }

    /// Whether it was bridged over a line wrap.
    pub(crate) const fn is_joined(&self) -> bool {
        self.joined.is_some()
    }

    /// The span in the source of a range of its words.
    pub(crate) fn locate(&self, range: Range<usize>) -> Span {
        let start = self.offset(range.start);
        let end = if range.end > range.start { self.offset(range.end - 1) + 1 } else { start };
        Span::of(start, end)
    }

    fn offset(&self, at: usize) -> usize {
        match &self.joined {
            None => self.span.start() as usize + at,
            Some(joined) => {
                let piece = joined.pieces.partition_point(|&(text, _)| text as usize <= at).saturating_sub(1);
                joined.pieces.get(piece).map_or(0, |&(text, source)| source as usize + at - text as usize)
            }
        }
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
