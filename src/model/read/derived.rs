//! Duties without a date of their own that stand in a dated phase: they are due when the phase ends.

use std::collections::BTreeMap;

use crate::model::date::PartialDate;
use crate::model::ids::SectionId;
use crate::model::plan::Plan;
use crate::model::schedule::{Deadline, Mention};
use crate::model::words::MentionRole;
use crate::text::Span;

/// Adds a deadline for each sentence of a phase that tells somebody to act: 各县区按照责任分工，制定方案 in a phase until October is due
/// in October.
pub(super) fn add(plan: &mut Plan) {
    let mut added: Vec<Deadline> = Vec::new();
    let ends: BTreeMap<SectionId, PartialDate> =
        plan.schedule.phases.iter().filter_map(|phase| phase.section.zip(phase.to)).collect();
    if ends.is_empty() {
        return;
    }
    let same = |one: &Mention, other: &Mention| one.section == other.section && one.text == other.text;
    for sentence in plan.mentions.chunk_by(same) {
        let Some((first, last)) = sentence.first().zip(sentence.last()) else { continue };
        let Some((section, to)) = first.section.and_then(|section| Some((section, *ends.get(&section)?)))
        else {
            continue;
        };
        if sentence.iter().any(|mention| mention.role != MentionRole::Actor) {
            continue;
        }
        let span = sentence.iter().filter_map(|mention| mention.span).reduce(Span::cover);
        if span.is_some_and(|span| is_dated(&plan.schedule.deadlines, span)) {
            continue;
        }
        let what = first.text.split_once(&*last.department.printed).map_or("", |(_, rest)| rest);
        added.push(Deadline {
            section: Some(section),
            text: first.text.clone(),
            date: Some(to),
            from_phase: true,
            who: sentence.iter().map(|mention| mention.department.clone()).collect(),
            what: duty(what).into(),
            span,
            ..Deadline::default()
        });
    }
    if !added.is_empty() {
        plan.schedule.deadlines.extend(added);
        plan.schedule.deadlines.sort_by_key(|deadline| deadline.span.map_or(0, Span::start));
    }
}

/// Whether a place lies in a sentence that has a date of its own; the deadlines are in order.
fn is_dated(deadlines: &[Deadline], span: Span) -> bool {
    let behind = deadlines
        .partition_point(|deadline| deadline.span.is_some_and(|whole| whole.start() <= span.start()));
    let near = deadlines.get(behind.saturating_sub(2)..behind).unwrap_or_default();
    near.iter().any(|deadline| deadline.span.is_some_and(|whole| whole.contains(span)))
}

/// The duty behind its actors, without 要 and without a part that only says by what rule.
fn duty(words: &str) -> &str {
    let mut rest = words.trim_start_matches(['，', ',']);
    rest = ["要", "应当", "应", "须"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    if ["按照", "根据", "依据", "结合"].iter().any(|word| rest.starts_with(word))
        && let Some((_, duty)) = rest.split_once(['，', ','])
    {
        rest = duty;
    }
    rest
}
