//! Documents that a text cites: 《title》 with the number in brackets behind it.

use core::ops::Range;

use super::number::number;

/// A cited document, in the words of its paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cited {
    pub title: Range<usize>,
    pub number: Option<Range<usize>>,
}

/// The documents that a paragraph cites, in order. 《 inside 《 belongs to the outer title; one that is not closed cites nothing.
pub(crate) fn citations(text: &str) -> Vec<Cited> {
    let mut out = Vec::new();
    let mut open: Option<(usize, u32)> = None;
    for (at, mark) in text.match_indices(['《', '》']) {
        open = match (open, mark) {
            (None, "《") => Some((at + mark.len(), 1)),
            (Some((start, depth)), "《") => Some((start, depth + 1)),
            (Some((start, 1)), _) => {
                out.push(Cited { title: start..at, number: number_behind(text, at + mark.len()) });
                None
            }
            (Some((start, depth)), _) => Some((start, depth - 1)),
            (None, _) => None,
        };
    }
    out
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
