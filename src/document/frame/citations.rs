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
    // Where the outermost open title begins, and how many are open inside it.
    let mut open: Option<(usize, u32)> = None;
    for (at, opens) in title_marks(text) {
        let behind = at + '《'.len_utf8();
        open = match (open, opens) {
            (None, true) => Some((behind, 0)),
            (Some((start, inside)), true) => Some((start, inside + 1)),
            (Some((start, 0)), false) => {
                out.push(Cited { title: start..at, number: number_behind(text, behind) });
                None
            }
            (Some((start, inside)), false) => Some((start, inside - 1)),
            (None, false) => None,
        };
    }
    out
}

/// Where each 《 and 》 of a text stands, and whether it is the opening one.
fn title_marks(text: &str) -> impl Iterator<Item = (usize, bool)> + '_ {
    // Few other characters share the first byte of the two.
    memchr::memchr_iter(0xe3, text.as_bytes()).filter_map(|at| {
        let rest = text.get(at..)?;
        Some((at, rest.starts_with('《'))).filter(|&(_, opens)| opens || rest.starts_with('》'))
    })
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
