//! The places of what was read from a copy of a text, told for the text itself.

use crate::diagnostic::Parsed;
use crate::model::plan::Plan;
use crate::text::Span;

/// Puts every span of a plan and of its findings where it belongs.
pub(super) fn relocate(parsed: &mut Parsed<Plan>, place: impl Fn(Span) -> Span) {
    let put = |span: &mut Option<Span>| *span = span.map(&place);
    let plan = &mut parsed.value;
    put(&mut plan.header.body);
    plan.header.citations.iter_mut().for_each(|citation| put(&mut citation.span));
    plan.sections.iter_mut().for_each(|section| put(&mut section.span));
    for task in &mut plan.tasks {
        put(&mut task.span);
        task.measures.iter_mut().for_each(|measure| put(&mut measure.span));
        for clause in &mut task.clauses {
            put(&mut clause.span);
            put(&mut clause.governs);
        }
        task.assignments.iter_mut().for_each(|assignment| put(&mut assignment.span));
    }
    for indicator in &mut plan.indicators {
        put(&mut indicator.span);
        put(&mut indicator.name_span);
        indicator.departments.iter_mut().for_each(|department| put(&mut department.span));
        indicator.tasks.iter_mut().for_each(|link| put(&mut link.span));
        let parts = indicator.components.iter_mut().map(|part| &mut part.figures);
        for figures in parts.chain([&mut indicator.figures]) {
            let ends = figures.baseline.iter_mut().chain(&mut figures.target);
            let years = figures.milestones.iter_mut().chain(figures.average.as_deref_mut());
            ends.chain(years).for_each(|figure| put(&mut figure.span));
        }
    }
    for target in &mut plan.targets {
        put(&mut target.span);
        put(&mut target.figure_span);
        target.due.iter_mut().for_each(|due| put(&mut due.span));
    }
    plan.schedule.phases.iter_mut().for_each(|phase| put(&mut phase.span));
    plan.schedule.cadences.iter_mut().for_each(|cadence| put(&mut cadence.span));
    plan.schedule.deadlines.iter_mut().for_each(|deadline| put(&mut deadline.span));
    plan.mentions.iter_mut().for_each(|mention| put(&mut mention.span));
    for finding in &mut parsed.diagnostics {
        put(&mut finding.span);
        finding.related.iter_mut().for_each(|related| related.span = place(related.span));
    }
}
