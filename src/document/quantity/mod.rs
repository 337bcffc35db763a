//! Quantities in prose: what is to be reached, what is paid and what was reached, each with its number, unit and bound.
//!
//! A paragraph is flattened (`flat`), its numbers (`number`) and comparisons (`relative`) are found (`find`) with units (`unit`), bounds
//! (`cue`), what follows (`tail`) and times (`time`); `judge` then decides which of them a clerk would copy into a ledger (`promise`: which are to be reached; `payment`: which are paid), and
//! `phrase` cuts out the hedge, `subject` what is counted, `recipient` who is paid and by whom.

mod cue;
mod find;
mod flat;
mod judge;
pub(super) mod lexicon;
mod near;
mod number;
mod payment;
mod phrase;
mod promise;
mod recipient;
mod relative;
mod subject;
mod tail;
mod time;
mod unit;
mod words;
mod worth;

use core::ops::Range;

pub(crate) use cue::Sign;
use flat::Flat;
pub(crate) use time::{By, When};
use worth::Worth;
pub(super) use worth::{COUNTING_SIGNS, NUMERALS, SIGNS};

use super::prose::{ProseSigns, Topic};
use super::signs::Signs;

/// What a quantity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nature {
    /// To be reached.
    Promise,
    /// Paid to somebody.
    Funding,
    /// Reached already.
    Result,
}

/// A quantity in its paragraph. Ranges are in bytes of the paragraph's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quantity {
    pub nature: Nature,
    /// The phrase it stands in.
    pub text: Range<usize>,
    /// Number, unit and bound as printed; the words 全覆盖 or 全省平均水平 where there is no number.
    pub figure: Range<usize>,
    /// What is counted or measured, folded.
    pub subject: String,
    /// Digits in plain ASCII; none for 全覆盖 and 平均水平.
    pub value: Option<String>,
    /// The upper end of a range.
    pub high: Option<String>,
    /// Where it starts from: 由27.21%提高到40.02%.
    pub from: Option<String>,
    /// The unit, folded and without blanks.
    pub unit: String,
    pub sign: Sign,
    /// The bound of a rate of growth.
    pub bound: Option<Sign>,
    /// What a relative quantity is compared with.
    pub reference: Option<Range<usize>>,
    /// The time phrase that holds for it.
    pub when: Option<When>,
    /// Whether it stands for each of several: 每个重点产业; 每年 stands in `when`.
    pub per: Option<Range<usize>>,
    pub hedge: Option<Range<usize>>,
    pub cumulative: bool,
    /// Who gets a payment, or what for.
    pub condition: Option<Range<usize>>,
    pub payer: Option<Range<usize>>,
}

/// Room for the sentence that is being read, kept from one paragraph to the next.
#[derive(Debug, Default)]
pub(crate) struct Room(Flat);

/// The quantities of a paragraph from a byte on, by the signs of the paragraph. In a chapter on what was reached (`past`) every amount
/// counts.
///
/// *Complexity*: linear in the length of the paragraph; one that holds no number costs one look at each of its signs.
pub(crate) fn quantities(
    text: &str,
    signs: ProseSigns<'_>,
    from: usize,
    past: bool,
    room: &mut Room,
) -> Vec<Quantity> {
    let mut out = Vec::new();
    let mut start = from;
    let mut worth = Worth::Nothing;
    let Room(flat) = room;
    // Where the digit before stands, if one does.
    let mut digit = None;
    let mut read = |sentence: Range<usize>| {
        let mut rest = sentence;
        while !rest.is_empty() {
            let piece = rest.start..piece_end(text, &rest);
            rest.start = piece.end;
            flat.read(text, piece);
            judge::sentence(flat, text, 0..flat.chars.len(), past, &mut out);
        }
    };
    for (at, c) in signs.of(Topic::Quantities).filter(|&(at, _)| at >= from) {
        if c == '。' {
            let sentence = start..at + STOP.len();
            start = sentence.end;
            if worth.is_read(past, text, &sentence) {
                read(sentence);
            }
            worth = Worth::Nothing;
        } else if worth < Worth::Reading {
            // One digit tells of its whole number.
            let goes_on = digit.is_some_and(|last| last + 1 == at) && c.is_ascii_digit();
            digit = Some(at).filter(|_| c.is_ascii_digit());
            if goes_on {
                continue;
            }
            worth = worth.max(Worth::of(c, text, start, at));
        }
    }
    if worth.is_read(past, text, &(start..text.len())) {
        read(start..text.len());
    }
    out
}

/// What ends a sentence.
const STOP: &str = "。";

/// A sentence is read in pieces of about this many bytes: what a quantity needs to know is looked for in its whole sentence, and
/// one without an end must not cost its square. The longest sentence seen has 838.
const LONGEST_SENTENCE: usize = 900;

/// Where a piece of a sentence ends: at its end, or where a part of it ends behind the greatest length.
fn piece_end(text: &str, sentence: &Range<usize>) -> usize {
    if sentence.len() <= LONGEST_SENTENCE {
        return sentence.end;
    }
    let boundary =
        |at: usize| (at..=sentence.end).find(|&at| text.is_char_boundary(at)).unwrap_or(sentence.end);
    let near = boundary(sentence.start + LONGEST_SENTENCE);
    let behind = text.get(near..boundary(sentence.end.min(near + LONGEST_SENTENCE))).unwrap_or_default();
    let part = behind.char_indices().find(|&(_, c)| matches!(c, '；' | ';' | '，' | ',' | '、' | ' '));
    near + part.map_or(0, |(at, c)| at + c.len_utf8())
}

/// The time phrases of a paragraph, for headings whose opening words hold for what stands below.
pub(crate) fn times(text: &str, room: &mut Room) -> Vec<When> {
    static YEARS: Signs = Signs::of("年五");
    if !YEARS.may_stand_in(text) {
        return Vec::new();
    }
    let Room(flat) = room;
    flat.read(text, 0..text.len());
    let mut found = time::times(flat, 0..flat.chars.len());
    for when in &mut found {
        when.range = flat.bytes(when.range.clone(), text);
    }
    found
}

/// The time phrases with which a paragraph opens: those of its sentences that begin no later than at a byte.
pub(crate) fn opening_times(text: &str, at: usize, room: &mut Room) -> Vec<When> {
    let behind = text.as_bytes().get(at..).unwrap_or_default();
    let end = memchr::memmem::find(behind, STOP.as_bytes()).map_or(text.len(), |stop| at + stop);
    times(text.get(..end).unwrap_or(text), room)
}

#[cfg(test)]
mod tests;
