//! Pairs of brackets in a paragraph, found in one pass.

use core::ops::Range;

use super::scan::first_opening;

/// A bracket pair: the whole of it and what is inside, as byte ranges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pair {
    pub outer: Range<usize>,
    pub inner: Range<usize>,
}

/// The round, square and lenticular brackets of a text that stand in no other pair, in order. Half and full width close each
/// other, as they do in web copies. An opening bracket that is never closed is passed over, but the last one counts as closed by
/// the end of the text when `lenient`: a clause may be torn off there.
///
/// *Complexity*: linear; each bracket is looked at once.
pub(super) fn outermost(text: &str, lenient: bool) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let Some(first) = first_opening(text) else { return pairs };
    let mut open: Vec<(Kind, usize, usize)> = Vec::new();
    let mut rest = text.as_bytes().get(first..).unwrap_or_default();
    while let Some((bracket, length)) = step(rest) {
        let found = text.len() - rest.len();
        let at = found + length;
        rest = rest.get(length..).unwrap_or_default();
        match bracket {
            None => {}
            Some((kind, true)) => open.push((kind, found, at)),
            Some((kind, false)) => {
                if !open.iter().rev().take(DEEPEST).any(|&(other, ..)| other == kind) {
                    continue;
                }
                while let Some((other, outer, inner)) = open.pop() {
                    if other == kind {
                        // What stood inside of this pair is no pair of its own.
                        while pairs.last().is_some_and(|pair| pair.outer.start > outer) {
                            pairs.pop();
                        }
                        pairs.push(Pair { outer: outer..at, inner: inner..found });
                        break;
                    }
                }
            }
        }
    }
    let torn = open
        .last()
        .filter(|&&(_, start, _)| lenient && pairs.last().is_none_or(|last| last.outer.end <= start));
    if let Some(&(_, start, inner)) = torn {
        pairs.push(Pair { outer: start..text.len(), inner: inner..text.len() });
    }
    pairs
}

/// How many open brackets a closing one is compared with. Deeper nesting than this is no text.
const DEEPEST: usize = 16;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Round,
    Square,
    Lenticular,
}

/// What the bytes at the front are, if there are any: a bracket with whether it opens, or anything else, and its length.
const fn step(bytes: &[u8]) -> Option<(Option<(Kind, bool)>, usize)> {
    Some(match bytes {
        // Han characters, which most of a text is made of.
        [0xe4..=0xe9, _, _, ..] => (None, 3),
        [b'(', ..] => (Some((Kind::Round, true)), 1),
        [b')', ..] => (Some((Kind::Round, false)), 1),
        [b'[', ..] => (Some((Kind::Square, true)), 1),
        [b']', ..] => (Some((Kind::Square, false)), 1),
        [0xef, 0xbc, 0x88, ..] => (Some((Kind::Round, true)), 3),
        [0xef, 0xbc, 0x89, ..] => (Some((Kind::Round, false)), 3),
        [0xef, 0xbc, 0xbb, ..] => (Some((Kind::Square, true)), 3),
        [0xef, 0xbc, 0xbd, ..] => (Some((Kind::Square, false)), 3),
        [0xe3, 0x80, 0x90, ..] => (Some((Kind::Lenticular, true)), 3),
        [0xe3, 0x80, 0x91, ..] => (Some((Kind::Lenticular, false)), 3),
        [_, ..] => (None, 1),
        [] => return None,
    })
}
