//! Headings whose numbers repeat those above them: 1, 1.1, 1.1.1, told from decimals and figures by their sequence.

use core::ops::Range;
use std::collections::HashSet;

use super::{Heading, Mark};
use crate::document::flow::Paragraph;
use crate::document::marker::{DecimalMarker, Marked, Marker, Numbering, bare_number};

/// How many of those behind the first may come before the one that goes on with it.
const AHEAD: usize = 8;

/// Numbers that may be missing between two: the headings that had them may be lost.
const WIDEST_GAP: u16 = 3;

/// How far below the number of a chapter that stands alone 1.1 may come.
const BELOW_CHAPTER: usize = 3;

/// Longest title behind a chapter's number without any mark, in characters.
const LONGEST_CHAPTER: usize = 24;

/// The rank of chapters, whatever their form, once headings below repeat their numbers.
pub(super) const CHAPTER: u8 = super::numbered::rank(Mark::Number { form: Numbering::First, number: 0 });

/// The state of such an outline while the headings are read.
#[derive(Default)]
pub(super) struct Decimals {
    /// All of the body that could be one, in order.
    found: Vec<(usize, DecimalMarker)>,
    next: usize,
    /// The last that was taken.
    last: Option<DecimalMarker>,
    /// The rank of the heading that the outermost stand under.
    base: u8,
    /// The last chapter whose number is an Arabic one.
    chapter: Option<u16>,
}

impl Decimals {
    /// Looks for what could be one. A text without any costs nothing further.
    pub(super) fn among(
        source: &str,
        paragraphs: &[Paragraph],
        body: Range<usize>,
        tables: &[bool],
        contents: &HashSet<usize>,
    ) -> Self {
        let mut found = Vec::new();
        for at in body {
            let Some(paragraph) = paragraphs.get(at) else { break };
            let outside = || !tables.get(at).copied().unwrap_or_default() && !contents.contains(&at);
            if paragraph.marked().is_some_and(|found| found.marker.is_glued())
                && outside()
                && let Some(decimal) = DecimalMarker::of(paragraph.text(source))
            {
                found.push((at, decimal));
            }
        }
        Self { found, ..Self::default() }
    }

    /// The heading of a paragraph whose marker has a digit right behind its point, if it is one of these, with its rank. `open`
    /// loses the headings that it closes.
    pub(super) fn take(
        &mut self,
        at: usize,
        out: &[Heading],
        open: &mut Vec<(u8, usize)>,
    ) -> Option<(Marked, u8)> {
        while self.found.get(self.next).is_some_and(|&(other, _)| other < at) {
            self.next += 1;
        }
        let &(_, decimal) = self.found.get(self.next).filter(|&&(other, _)| other == at)?;
        let numbers = decimal.numbers();
        let (&first, _) = numbers.split_first()?;
        let live = self.last.is_some() && open.iter().any(|&(rank, _)| self.is_own(rank));
        let above = (!live)
            .then(|| open.iter().rev().find(|&&(_, index)| number_of(out, index) == Some(first)).copied())
            .flatten();
        let follows = match &self.last {
            Some(last) if live => follows(last.numbers(), numbers),
            Some(_) if begins(numbers) => true,
            // The chapter was taken for one because of this first number below it.
            _ => self.chapter == Some(first) || self.goes_on(self.next, false),
        };
        if !follows {
            return None;
        }
        if !live {
            let (rank, _) = above.or(open.last().copied()).unwrap_or_default();
            self.base = rank & !7;
            let of_chapter = above.filter(|&(_, index)| {
                open.first().is_some_and(|&(_, outermost)| outermost == index)
                    && out.get(index).and_then(Heading::numbering) == Some(Numbering::Third)
            });
            if of_chapter.is_some()
                && let Some(chapter) = open.first_mut()
            {
                // 1. and 2. are the chapters then, and 1. below 1.1 begins items.
                chapter.0 = CHAPTER;
                self.base = CHAPTER;
                self.chapter = Some(first);
            }
        }
        self.last = Some(decimal);
        let rank = self.base + u8::try_from(numbers.len()).unwrap_or(2);
        open.retain(|&(other, _)| other < rank);
        Some((decimal.marked, rank))
    }

    /// The rank of a heading with an Arabic number and nothing else, where these have changed it: a chapter again, or an item below one.
    pub(super) fn rank_of_plain(&mut self, number: u32, open: &[(u8, usize)], out: &[Heading]) -> Option<u8> {
        let number = u16::try_from(number).ok()?;
        if self.chapter?.checked_add(1) != Some(number) {
            return None;
        }
        let nested = open.iter().rev().find(|&&(rank, index)| {
            rank > CHAPTER && out.get(index).and_then(Heading::numbering) == Some(Numbering::Third)
        });
        let goes_on = nested.is_some_and(|&(_, index)| number_of(out, index) == Some(number - 1));
        if goes_on && !self.heads(number) {
            return None;
        }
        self.chapter = Some(number);
        Some(CHAPTER)
    }

    /// The chapter that a paragraph without a marker begins: 1 总则, with 1.1 below, and 8 附则 behind others of the kind.
    pub(super) fn chapter(&mut self, at: usize, text: &str) -> Option<(Marked, u8)> {
        if self.found.is_empty() {
            return None;
        }
        let found = bare_number(text)?;
        let Marker::Number { number, .. } = found.marker else { return None };
        while self.found.get(self.next).is_some_and(|&(other, _)| other < at) {
            self.next += 1;
        }
        let title = text.get(found.words()..)?;
        let short = title.chars().nth(LONGEST_CHAPTER).is_none() && !title.contains(['。', '，', '；', '：']);
        let next = self.found.get(self.next);
        let heads = next
            .is_some_and(|(below, decimal)| *below <= at + BELOW_CHAPTER && decimal.numbers() == [number, 1]);
        let apart = found.end() < found.words();
        let follows = self.chapter.and_then(|last| last.checked_add(1)) == Some(number);
        // The chapters before the first that is divided stand alone.
        let leads = self.chapter.is_none() && self.last.is_none() && number == 1 && self.divides_second(next);
        if !short || !heads && !(apart && (follows || leads)) {
            return None;
        }
        self.chapter = Some(number);
        Some((found, CHAPTER))
    }

    /// Whether a rank is that of one of these.
    fn is_own(&self, rank: u8) -> bool {
        (self.base + 2..=self.base + 4).contains(&rank)
    }

    /// Whether one that would begin such an outline is no lonely figure: 1.2 or 1.1.1 comes soon behind 1.1. Where the numbers stand
    /// apart from the words, 2.1 will do.
    fn goes_on(&self, at: usize, apart: bool) -> bool {
        let Some(((_, decimal), behind)) = self.found.get(at..).and_then(<[_]>::split_first) else {
            return false;
        };
        let numbers = decimal.numbers();
        let apart = apart || decimal.marked.end() < decimal.marked.words();
        begins(numbers)
            && behind.iter().take(AHEAD).any(|(_, next)| {
                (apart || next.numbers().first() == numbers.first()) && follows(numbers, next.numbers())
            })
    }

    /// Whether what could be the first of these stands below a second or third chapter.
    fn divides_second(&self, next: Option<&(usize, DecimalMarker)>) -> bool {
        next.is_some_and(|(_, first)| matches!(first.numbers(), [2 | 3, 1])) && self.goes_on(self.next, true)
    }

    /// Whether the next of these stands in the chapter of this number.
    fn heads(&self, number: u16) -> bool {
        self.found
            .get(self.next + 1..)
            .and_then(|rest| rest.first())
            .is_some_and(|(_, next)| next.numbers() == [number, 1])
    }

    /// An annex has chapters of its own.
    pub(super) fn close(&mut self) {
        (self.last, self.chapter) = (None, None);
    }
}

fn number_of(out: &[Heading], index: usize) -> Option<u16> {
    match out.get(index)?.mark {
        Mark::Number { number, .. } => u16::try_from(number).ok(),
        _ => None,
    }
}

/// Whether a number can be the first below a chapter: 3.1, 3.1.1.
fn begins(numbers: &[u16]) -> bool {
    numbers.get(1..).is_some_and(|below| below.iter().all(|&number| number == 1))
}

/// Whether a number comes behind another: the next on its level or on one above, or the first below it.
fn follows(last: &[u16], next: &[u16]) -> bool {
    let same = last.iter().zip(next).take_while(|(one, other)| one == other).count();
    let ahead = |one: u16, other: u16| other > one && other - one <= WIDEST_GAP;
    let ones = |from: usize| next.get(from..).is_some_and(|below| below.iter().all(|&number| number == 1));
    match (last.get(same), next.get(same)) {
        (Some(&one), Some(&other)) => ahead(one, other) && ones(same + 1),
        (None, Some(_)) => ones(same),
        _ => false,
    }
}
