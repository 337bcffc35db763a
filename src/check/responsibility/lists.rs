//! The lists of departments that a plan has, clause by clause and row by row, and a way to report a habit once.

use crate::check::findings::{Findings, Quoted};
use crate::model::{Assignment, Plan, Task};
use crate::text::Span;

/// One list of departments: what one clause of a task says, or one row of indicators.
pub(super) struct List<'p> {
    /// 任务 or 指标.
    pub kind: &'static str,
    /// The title of the task, or the name of the indicator.
    pub title: Quoted<'p>,
    /// Its names, in the order of the text.
    pub assignments: &'p [Assignment],
    clause: Option<Span>,
}

impl<'p> List<'p> {
    /// Its names but for those that an earlier clause added to all later ones; they stand elsewhere.
    pub(super) fn own(&self) -> impl Iterator<Item = &'p Assignment> + use<'p> {
        let clause = self.clause;
        self.assignments.iter().filter(move |assignment| match (clause, assignment.span) {
            (Some(clause), Some(name)) => clause.start() <= name.start() && name.end() <= clause.end(),
            _ => true,
        })
    }
}

/// The lists of a task, one for each clause.
pub(super) fn clauses(task: &Task) -> impl Iterator<Item = List<'_>> {
    task.assignments.chunk_by(|one, next| one.clause == next.clause).map(|assignments| List {
        kind: "任务",
        title: Quoted(&task.title),
        assignments,
        clause: assignments
            .first()
            .and_then(|first| task.clauses.get(usize::try_from(first.clause?).ok()?)?.span),
    })
}

/// Every list of a plan: those of its tasks, then those of its indicators.
pub(super) fn all(plan: &Plan) -> impl Iterator<Item = List<'_>> {
    let rows = plan.indicators().iter().filter(|indicator| !indicator.departments.is_empty());
    plan.tasks().iter().flat_map(clauses).chain(rows.map(|indicator| List {
        kind: "指标",
        title: Quoted(&indicator.name),
        assignments: &indicator.departments,
        clause: None,
    }))
}

/// A place with what is to be said there.
pub(super) type Found = (Option<Span>, String);

/// Reports each place; what more than half of `of` have alike is the habit of the document and is said once, at the first.
pub(super) fn each_or_once(
    found: Vec<Found>,
    of: usize,
    findings: &mut Findings<'_>,
    once: impl Fn(usize) -> String,
    help: &str,
) {
    const FEW: usize = 3;
    let habit = found.len() > FEW && found.len() * 2 > of;
    let count = found.len();
    for (place, message) in found.into_iter().take(if habit { 1 } else { usize::MAX }) {
        findings.at(place, if habit { once(count) } else { message }).help(help);
    }
}
