//! Duties without a date of their own that stand in a dated phase: they are due when the phase ends.

use crate::model::plan::Plan;
use crate::model::schedule::{Deadline, Mention};
use crate::model::words::MentionRole;
use crate::text::Span;

/// Adds a deadline for each sentence of a phase that tells somebody to act: 各县区按照责任分工，制定方案 in a phase until October is due
/// in October.
pub(super) fn add(plan: &mut Plan) {
    let mut added: Vec<Deadline> = Vec::new();
    for phase in &plan.schedule.phases {
        let (Some(section), Some(to)) = (phase.section, phase.to) else { continue };
        let actors: Vec<&Mention> = plan
            .mentions
            .iter()
            .filter(|mention| mention.section == Some(section) && mention.role == MentionRole::Actor)
            .collect();
        for sentence in actors.chunk_by(|one, other| one.text == other.text) {
            let span = sentence.iter().filter_map(|mention| mention.span).reduce(Span::cover);
            let dated = |deadline: &Deadline| {
                deadline.span.zip(span).is_some_and(|(whole, part)| whole.contains(part))
            };
            let (Some(first), Some(last)) = (sentence.first(), sentence.last()) else { continue };
            if plan.schedule.deadlines.iter().any(dated) {
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
    }
    if !added.is_empty() {
        plan.schedule.deadlines.extend(added);
        plan.schedule.deadlines.sort_by_key(|deadline| deadline.span.map_or(0, Span::start));
    }
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
