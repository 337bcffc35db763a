//! Phases that follow one another: those of one schedule, in the order of the text.

use crate::check::subject::Subject;
use crate::model::{PartialDate, Phase, SectionId};

/// The phases of each schedule of a plan. Phases that are headings belong together when they stand under the same heading, those
/// of running text when they stand in the text of the same one. What ends before it begins stands alone.
///
/// *Complexity*: linear in the number of phases.
pub(super) fn chains<'p>(subject: &Subject<'p>) -> Vec<Vec<&'p Phase>> {
    let plan = subject.plan();
    let key = |phase: &Phase| -> (bool, Option<SectionId>) {
        let Some(section) = phase.section.and_then(|section| plan.section(section).ok()) else {
            return (false, None);
        };
        let titled = match (section.span, phase.span) {
            (Some(title), Some(own)) => title.start() <= own.start() && own.start() < title.end(),
            _ => section.title.contains(&*phase.name),
        };
        if titled { (true, section.parent) } else { (false, Some(section.id)) }
    };
    let phases: Vec<&Phase> = plan.phases().iter().collect();
    let follows =
        |one: &&Phase, other: &&Phase| key(one) == key(other) && !is_backward(one) && !is_backward(other);
    phases.chunk_by(follows).map(<[_]>::to_vec).collect()
}

/// Two phases of which the second should begin where the first ends.
pub(super) struct Handover<'p> {
    pub before: &'p Phase,
    pub after: &'p Phase,
    /// When the first ends.
    pub end: PartialDate,
    /// When the second begins.
    pub begin: PartialDate,
}

/// Where one phase of a schedule hands over to the next, as far as both dates are known.
pub(super) fn handovers<'p>(subject: &Subject<'p>) -> Vec<Handover<'p>> {
    let handover = |pair: &[&'p Phase]| {
        let &[before, after] = pair else { return None };
        Some(Handover { before, after, end: before.to?, begin: after.from? })
    };
    chains(subject).iter().flat_map(|chain| chain.windows(2).filter_map(handover)).collect()
}

/// Whether a phase ends before it begins. That is a finding of its own, and its dates are good for no other.
pub(super) fn is_backward(phase: &Phase) -> bool {
    phase.from.zip(phase.to).is_some_and(|(from, to)| to.last_day() < from.first_day())
}

/// How a phase is called in messages, with its dates.
pub(super) fn called(phase: &Phase) -> String {
    if phase.text.is_empty() {
        format!("“{}”", phase.name)
    } else {
        format!("“{}”（{}）", phase.name, phase.text)
    }
}
