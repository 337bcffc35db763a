//! Running text, read in one pass over its paragraphs: targets, schedule and mentions share a look at the signs of each.

use super::places::Places;
use super::{mentions, schedule, targets};
use crate::diagnostic::Diagnostic;
use crate::document::ProseSigns;
use crate::model::plan::{Department, Plan};

/// Adds what running text says to the targets of tables. Tasks and their clauses are there already.
pub(super) fn fill(
    places: &Places<'_>,
    departments: &[Department],
    plan: &mut Plan,
    findings: &mut Vec<Diagnostic>,
) {
    let document = places.document;
    let mut signs = ProseSigns::default();
    let mut targets = targets::Reading::new(places, &plan.header);
    let mut schedule = schedule::Reading::new(places, plan, findings);
    let mut mentions = Vec::new();
    for at in 0..document.frame.body.end {
        let words = document.words(at);
        signs.read(words);
        schedule.paragraph(at, words, &signs);
        if at >= document.frame.body.start {
            targets.paragraph(at, words, &signs);
            mentions::paragraph(places, at, words, &signs, &mut mentions);
        }
    }
    let schedule = schedule.finish(plan, departments);
    plan.targets = targets.finish(core::mem::take(&mut plan.targets));
    (plan.schedule, plan.mentions) = (schedule, mentions);
}
