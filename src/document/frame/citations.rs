//! Documents that a text cites: 《title》 with the number in brackets behind it.

use core::ops::Range;

use memchr::memmem::Finder;

use super::number::number;
use crate::text::marks;

/// A cited document, in the words of its paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cited {
    pub title: Range<usize>,
    pub number: Option<Range<usize>>,
}

/// Finds the documents that paragraphs cite; made ready once for all paragraphs of a text.
pub(crate) struct Citations {
    opening: Finder<'static>,
}

impl Citations {
    pub(crate) fn new() -> Self {
        Self { opening: Finder::new("《") }
    }

    /// The documents that a paragraph cites, in order. 《 inside 《 belongs to the outer title; one that is not closed cites nothing.
    pub(crate) fn of(&self, text: &str) -> Vec<Cited> {
        let mut out = Vec::new();
        let Some(first) = self.opening.find(text.as_bytes()) else { return out };
        // Where the outermost open title begins, and how many are open inside it.
        let mut open: Option<(usize, u32)> = None;
        for (at, mark) in marks(text.get(first..).unwrap_or_default()) {
            let (at, behind) = (first + at, first + at + mark.len_utf8());
            open = match (mark, open) {
                ('《', None) => Some((behind, 0)),
                ('《', Some((start, inside))) => Some((start, inside + 1)),
                ('》', Some((start, 0))) => {
                    out.push(Cited { title: start..at, number: number_behind(text, behind) });
                    None
                }
                ('》', Some((start, inside))) => Some((start, inside - 1)),
                _ => open,
            };
        }
        out
    }
}

fn number_behind(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    let inner = rest.strip_prefix(['（', '('])?;
    let start = at + rest.len() - inner.len();
    // A number has some sixty bytes at most.
    let end = inner.char_indices().map(|(at, _)| at).take_while(|&at| at <= 90).last()?;
    let words = inner.get(..end)?;
    let found = number(words).filter(|found| found.start == 0)?;
    Some(start + found.start..start + found.end)
}
