//! Which quantities of a sentence count, and as what: promise, payment or result.

use core::ops::Range;

use super::elsewhere;
use super::find::{Found, candidates, own_words};
use super::flat::Flat;
use super::lexicon::words;
use super::near::{is_part, is_raised};
use super::number::Script;
use super::payment;
use super::phrase::Phrase;
use super::tail::Tail;
use super::time::{By, When, forget, share, times};
use super::unit::Kind;
use super::words;
use super::{Nature, Quantity};

/// Reads one sentence.
pub(super) fn sentence(flat: &Flat, text: &str, range: Range<usize>, past: bool, out: &mut Vec<Quantity>) {
    let mut whens = times(flat, range.clone());
    let found = candidates(flat, &range, &whens);
    // A figure and nothing else is a cell that lost its table.
    let bare = |one: &Found| one.start == range.start && one.end == range.end;
    if found.first().is_none_or(bare) {
        return;
    }
    let first = out.len();
    let pay = flat.has(range.clone(), &payment::PAY) || flat.has(range.clone(), words!["配套"]);
    let mut last: Option<(Nature, Found)> = None;
    let mut subject = String::new();
    // Where a quantity that does not count begins and ends: its words go to the next one.
    let mut rejected: Option<(usize, usize)> = None;
    // Where the row of values begins that the last one belongs to: its first words and its place in `out`.
    let mut row = (0..0, out.len());
    // The words of a condition that was read last.
    let mut condition: Option<Range<usize>> = None;
    for one in found {
        if let Some(words) = condition.take_if(|words| words.start != one.segment) {
            forget(flat, &mut whens, &words);
        }
        let sentence = Sentence { flat, range: &range, whens: &whens, past, pay };
        let mut one = one;
        own_words(flat, &mut one, last.as_ref().map(|(_, found)| found), rejected.take());
        let listed =
            last.as_ref().filter(|(_, last)| last.segment == one.segment && last.end + 1 >= one.start);
        take_cue(flat, &mut one, listed, last.as_ref());
        let nature = match listed {
            Some((nature, before)) if before.unit.kind == one.unit.kind && one.tail != Tail::Of => {
                Some(*nature)
            }
            _ if let Some((nature, _)) = last.as_ref().filter(|(_, before)| is_part(flat, &one, before)) => {
                Some(*nature)
            }
            _ => sentence.nature(&one, last.as_ref().map(|(nature, found)| (*nature, found))),
        };
        if listed.is_none() {
            share(flat, &whens, &row.0, out.get_mut(row.1..).unwrap_or_default(), text);
            row = (one.segment..one.start, out.len());
        }
        let Some(nature) = nature else {
            rejected = Some((one.own, one.end));
            condition = (one.tail == Tail::Of).then_some(one.segment..one.start);
            continue;
        };
        let quantity =
            Phrase { flat, text, range: &range, whens: &whens }.quantity(&one, nature, &mut subject);
        out.push(quantity);
        last = Some((nature, one));
    }
    share(flat, &whens, &row.0, out.get_mut(row.1..).unwrap_or_default(), text);
    if !past && elsewhere::is_report(flat, &range) {
        for one in out.get_mut(first..).unwrap_or_default() {
            one.reported = one.nature == Nature::Promise;
        }
    }
}

/// Gives a quantity the cue of the one before it, in whose list it stands or which it raises.
fn take_cue(flat: &Flat, one: &mut Found, listed: Option<&(Nature, Found)>, last: Option<&(Nature, Found)>) {
    // 达到65%和55%: the second takes the cue of the first.
    if let Some((_, last)) = listed
        && one.cue.is_none()
    {
        one.cue = last.cue;
    }
    // 增长6%，力争6.5%: how much more it may grow.
    if let Some((_, before)) = last.filter(|(_, before)| is_raised(flat, one, before)) {
        one.cue = before.cue;
    }
}

/// The sentence as it is judged.
pub(super) struct Sentence<'r> {
    pub flat: &'r Flat,
    pub range: &'r Range<usize>,
    pub whens: &'r [When],
    pub past: bool,
    /// Whether somebody may be paid in it.
    pub pay: bool,
}

impl Sentence<'_> {
    fn nature(&self, found: &Found, last: Option<(Nature, &Found)>) -> Option<Nature> {
        let compared = if self.past { self.is_beside(found) } else { self.is_change(found) };
        if compared || self.is_foretold(found) || self.is_missed(found) {
            return None;
        }
        if found.reference.is_some() && self.pay && self.is_condition(found) {
            return None;
        }
        if found.full || found.reference.is_some() {
            return Some(if self.past || self.is_result(found) { Nature::Result } else { Nature::Promise });
        }
        if (self.pay || found.number.as_ref().is_some_and(|number| number.ratio))
            && let Some(judged) = self.payment(found)
        {
            return judged.map(|nature| if self.past { Nature::Result } else { nature });
        }
        if found.number.as_ref().is_some_and(|number| number.ratio) {
            // 产值之比达到2.5:1
            let level = found.cue.is_some() && self.flat.has(found.own..found.start, words!["比"]);
            return level.then_some(if self.past { Nature::Result } else { Nature::Promise });
        }
        if self.past {
            return self.counts_as_result(found).then_some(Nature::Result);
        }
        if !self.is_promised(found, last.map(|(_, found)| found)) {
            return None;
        }
        Some(if self.is_result(found) { Nature::Result } else { Nature::Promise })
    }

    fn counts_as_result(&self, found: &Found) -> bool {
        let Some(number) = &found.number else { return false };
        if number.script == Script::Han && found.bound.is_none() && found.cue.is_none() {
            return false;
        }
        match found.unit.kind {
            Kind::Bare => self.is_score(found),
            Kind::Time => self.is_span(found),
            Kind::Rating | Kind::Measure | Kind::Money => {
                found.tail != Tail::Grade && (found.bound.is_none() || found.tail == Tail::End)
            }
            Kind::Count => found.tail != Tail::Of || found.bound.is_none(),
            _ => true,
        }
    }

    /// Whether the words say that it is so already.
    fn is_result(&self, found: &Found) -> bool {
        let since = self
            .whens
            .iter()
            .rev()
            .find(|when| when.range.end <= found.start && when.by != By::Base)
            .is_some_and(|when| matches!(when.by, By::Since(_)));
        since
            || self.flat.has(found.own..found.start, &words::THERE)
            || self.flat.has(found.segment..found.start, words!["已有", "已建成", "已达", "已完成"])
            // 现有储备能力80万吨, and neither 实现有条件的… nor 现有林改培80万亩
            || self
                .flat
                .last_in(found.segment..found.start, words!["现有"])
                .is_some_and(|(_, word)| self.flat.before(word.start) != Some('实'))
                && self.flat.any_before(found.start, found.own, &words::MAKE).is_none()
    }
}
