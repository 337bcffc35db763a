//! Schedules (进度安排) in the words of a paragraph: phases, cadences and deadlines; syntax only.
//!
//! ```text
//! stretch  = moment (— | 至) moment | moment 及以后 | moment 前 | moment
//! moment   = [year] [month [day] | quarter | half] [底 | 末]
//! phase    = name （ stretch ） | …阶段 ： stretch
//! cadence  = (每 | 按 | 逐) period … act | period act (、 period act)* | 一 period 一 act | 定期 act
//! deadline = moment 前 | 每 period [moment] 前
//! ```

mod acts;
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

use super::prose::{ProseSigns, Topic};

/// The signs at which a phase may stand.
pub(super) const PHASE_SIGNS: &str = "（(段";

/// The signs at which a cadence may stand.
pub(super) const CADENCE_SIGNS: &str = "每按逐一半全定日周旬月季年双";

/// The sign of every deadline.
pub(super) const DEADLINE_SIGNS: &str = "前";

/// The signs of which each phase, cadence and deadline has one.
pub(super) const TIME_SIGNS: &str = "每前季周月年定逐段";

/// Whether a paragraph may speak of time at all.
pub(crate) const fn may_speak_of_time(signs: ProseSigns<'_>) -> bool {
    signs.any(Topic::Time)
}

/// How far the end of a sentence is looked for, in bytes: the longest real one seen has about 900. Looking no further keeps the cost of
/// each date constant in texts without marks.
const LONGEST_SENTENCE: usize = 1200;

/// Whether a mark ends a sentence.
const fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '；' | ';' | '！' | '？')
}

/// Whether a mark ends a part of a sentence.
const fn ends_part(c: char) -> bool {
    ends_sentence(c) || matches!(c, '，' | ',' | '：' | ':')
}
