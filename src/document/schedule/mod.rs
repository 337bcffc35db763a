//! Schedules (进度安排) in the words of a paragraph: phases, cadences and deadlines; syntax only.
//!
//! ```text
//! stretch  = moment (— | 至) moment | moment 及以后 | moment 前 | moment
//! moment   = [year] [month [day] | quarter | half] [底 | 末]
//! phase    = name （ stretch ） | …阶段 ： stretch
//! cadence  = (每 | 按 | 逐) period … act | period act (、 period act)* | 一 period 一 act | 定期 act
//! deadline = moment 前 | 每 period [moment] 前 | moment deed
//! ```

mod acts;
mod by_end;
mod cadence;
mod deadline;
mod moment;
mod phase;
mod recurring;

pub(crate) use cadence::cadences;
pub(crate) use deadline::{When, deadlines, when};
pub(crate) use moment::{Moment, Stretch, stretch};
pub(crate) use phase::{phases, title_phase};
pub(crate) use recurring::Cycle;

use core::ops::Range;

use super::prose::{ProseSigns, Topic};

/// The signs at which a phase may stand.
pub(super) const PHASE_SIGNS: &str = "（(段";

/// The signs at which a cadence may stand.
pub(super) const CADENCE_SIGNS: &str = "每按逐一半全定日周旬月季年双";

/// The signs at which the date of a deadline may end.
pub(super) const DEADLINE_SIGNS: &str = "前底末内季半月";

/// The signs of which each phase, cadence and deadline has one; 日报告 stands beside 零报告.
pub(super) const TIME_SIGNS: &str = "每前季周月年定逐段零";

/// Whether a paragraph may speak of time at all.
pub(crate) const fn may_speak_of_time(signs: ProseSigns<'_>) -> bool {
    signs.any(Topic::Time)
}

/// How far the end of a sentence is looked for, in bytes: the longest real one seen has about 900. Looking no further keeps the cost of
/// each date constant in texts without marks.
const LONGEST_SENTENCE: usize = 1200;

/// Where a stretch ends: at the first sign of those that end it, at the bracket it stands in, or where it has gone on too long. Brackets
/// of its own keep what is in them.
fn end_of(text: &str, stretch: Range<usize>, ends: fn(char) -> bool) -> usize {
    let mut depth = 0_u32;
    for (offset, c) in text.get(stretch.clone()).unwrap_or_default().char_indices() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' if depth == 0 => return stretch.start + offset,
            '）' | ')' => depth -= 1,
            _ if depth == 0 && ends(c) || offset > LONGEST_SENTENCE => return stretch.start + offset,
            _ => {}
        }
    }
    stretch.end
}

/// Where a stretch begins in which a place stands: behind the last sign that ends the one before.
fn start_of(text: &str, at: usize, ends: fn(char) -> bool) -> usize {
    let mut back = text.get(..at).unwrap_or_default().char_indices().rev();
    back.find(|&(start, c)| ends(c) || at - start > LONGEST_SENTENCE).map_or(0, |(at, c)| at + c.len_utf8())
}

/// Whether a mark ends a sentence.
const fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '；' | ';' | '！' | '？')
}

/// Whether a mark ends a part of a sentence.
const fn ends_part(c: char) -> bool {
    ends_sentence(c) || matches!(c, '，' | ',' | '：' | ':')
}
