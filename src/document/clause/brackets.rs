//! Pairs of brackets in a paragraph, found in one pass.

use core::ops::Range;

/// A bracket pair: the whole of it and what is inside, as byte ranges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pair {
    pub outer: Range<usize>,
    pub inner: Range<usize>,
}

/// Finds pairs of brackets in one text after the other.
#[derive(Debug, Default)]
pub(crate) struct Brackets {
    pairs: Vec<Pair>,
    open: Vec<(Kind, usize, usize)>,
}

impl Brackets {
    /// The round, square, lenticular and tortoise-shell brackets of a text that stand in no other pair, in order. Half and full width close each
    /// other, as they do in web copies. An opening bracket that is never closed is passed over, but the last one counts as closed by
    /// the end of the text when `lenient`: a clause may be torn off there.
    ///
    /// *Complexity*: linear; each bracket is looked at once.
    pub(super) fn outermost(&mut self, text: &str, lenient: bool) -> &[Pair] {
        let Self { pairs, open } = self;
        pairs.clear();
        open.clear();
        let mut rest = text.as_bytes();
        loop {
            // Han characters, which most of a text is made of.
            while let [0xe4..=0xe9, _, _, behind @ ..] = rest {
                rest = behind;
            }
            let Some((&first, behind)) = rest.split_first() else { break };
            let Some((kind, opens, length)) = bracket(first, rest) else {
                rest = behind;
                continue;
            };
            let found = text.len() - rest.len();
            let at = found + length;
            rest = rest.get(length..).unwrap_or_default();
            if opens {
                open.push((kind, found, at));
            } else if open.iter().rev().take(DEEPEST).any(|&(other, ..)| other == kind) {
                while let Some((other, outer, inner)) = open.pop() {
                    if other == kind {
                        // What stood inside of this pair is no pair of its own.
                        while pairs.last().is_some_and(|pair| pair.outer.start > outer) {
                            pairs.pop();
                        }
                        // 〔〕 inside of another bracket belongs to a name: 各市〔区〕人民政府.
                        if kind != Kind::Tortoise || open.is_empty() {
                            pairs.push(Pair { outer: outer..at, inner: inner..found });
                        }
                        break;
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
}

/// How many open brackets a closing one is compared with. Deeper nesting than this is no text.
const DEEPEST: usize = 16;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Round,
    Square,
    Lenticular,
    Tortoise,
}

/// The bracket at the start of some bytes, the first of which is given: its kind, whether it opens, and its length.
const fn bracket(first: u8, bytes: &[u8]) -> Option<(Kind, bool, usize)> {
    Some(match (first, bytes) {
        (b'(', _) => (Kind::Round, true, 1),
        (b')', _) => (Kind::Round, false, 1),
        (b'[', _) => (Kind::Square, true, 1),
        (b']', _) => (Kind::Square, false, 1),
        (0xef, [_, 0xbc, 0x88, ..]) => (Kind::Round, true, 3),
        (0xef, [_, 0xbc, 0x89, ..]) => (Kind::Round, false, 3),
        (0xef, [_, 0xbc, 0xbb, ..]) => (Kind::Square, true, 3),
        (0xef, [_, 0xbc, 0xbd, ..]) => (Kind::Square, false, 3),
        (0xe3, [_, 0x80, 0x90, ..]) => (Kind::Lenticular, true, 3),
        (0xe3, [_, 0x80, 0x91, ..]) => (Kind::Lenticular, false, 3),
        (0xe3, [_, 0x80, 0x94, ..]) => (Kind::Tortoise, true, 3),
        (0xe3, [_, 0x80, 0x95, ..]) => (Kind::Tortoise, false, 3),
        _ => return None,
    })
}
