//! Quantities in prose: what is to be reached, what is paid and what was reached, each with its number, unit and bound.
//!
//! A paragraph is flattened (`flat`), its numbers (`number`) get units (`unit`), bounds (`cue`) and times (`time`); `judge` then
//! decides which of them a clerk would copy into a ledger, and `phrase` cuts out subject, hedge and share.

mod cue;
mod flat;
mod judge;
mod number;
mod phrase;
mod tail;
mod time;
mod unit;
mod words;

use core::ops::Range;

pub(crate) use cue::Sign;
use flat::{Flat, Inside};
pub(crate) use time::{By, When};

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

/// The quantities of a paragraph from a byte on. In a chapter on what was reached (`past`) every amount counts.
///
/// *Complexity*: linear in the length of the paragraph; one that holds no number costs one look at each character.
pub(crate) fn quantities(text: &str, from: usize, past: bool) -> Vec<Quantity> {
    let mut out = Vec::new();
    if !worth_reading(text) {
        return out;
    }
    let flat = Flat::of(text);
    let mut start = flat.char_at(from);
    while start < flat.chars.len() {
        let end = (start..flat.chars.len())
            .find(|&at| {
                matches!(flat.get(at), Some('。' | '!' | '?'))
                    && flat.inside.get(at) != Some(&Inside::Bracket)
            })
            .map_or(flat.chars.len(), |at| at + 1);
        judge::sentence(&flat, text, start..end, past, &mut out);
        start = end;
    }
    out
}

/// The time phrases of a paragraph, for headings whose opening words hold for what stands below.
pub(crate) fn times(text: &str) -> Vec<When> {
    if !text.contains('年') && !text.contains('五') {
        return Vec::new();
    }
    let flat = Flat::of(text);
    let mut found = time::times(&flat, 0..flat.chars.len());
    for when in &mut found {
        when.range = flat.bytes(when.range.clone(), text);
    }
    found
}

/// Whether a paragraph can hold a quantity: a digit, a Chinese numeral before a measure word, or words for a whole or a mean.
fn worth_reading(text: &str) -> bool {
    let mut last = ' ';
    for c in text.chars() {
        if c.is_ascii_digit() || matches!(c, '０'..='９') {
            return true;
        }
        let numeral = matches!(
            last,
            '一' | '二'
                | '两'
                | '三'
                | '四'
                | '五'
                | '六'
                | '七'
                | '八'
                | '九'
                | '十'
                | '百'
                | '千'
                | '万'
                | '亿'
        );
        match c {
            '个' | '家' | '名' | '所' | '项' | '座' | '处' | '条' | '支' | '人' | '户' | '场' | '次'
            | '批' | '件' | '套' | '倍' | '番' | '以'
                if numeral =>
            {
                return true;
            }
            '分' if last == '百' => return true,
            '覆' if last == '全' => return true,
            '均' if last == '平' => return true,
            _ => {}
        }
        last = c;
    }
    false
}

#[cfg(test)]
mod tests;
