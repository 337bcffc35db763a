//! Tasks by time: what is due in a year, and what belongs to a phase.

use super::PlanGraph;
use super::set::{Set, TaskSet};
use super::view::PlanView;
use crate::error::Error;
use crate::model::{Phase, Plan, TargetKind, TaskId};
use crate::text::same_folded;

/// The tasks with a deadline of their own, or a promise in their text, that is due in one of some years.
pub(super) fn due_in<'g>(
    graph: &'g PlanGraph,
    plans: impl Iterator<Item = PlanView<'g>>,
    years: &[i32],
) -> TaskSet<'g> {
    let mut due = Vec::new();
    for view in plans {
        let plan = view.plan();
        let dated = plan.deadlines().iter().filter_map(|each| Some((each.task?, each.date?.year())));
        let promised = plan.targets().iter().filter(|each| each.kind == TargetKind::Target);
        let promised = promised.filter_map(|each| Some((each.task?, each.due.as_ref()?.year)));
        let here = dated.chain(promised).filter(|(_, year)| years.contains(year));
        due.extend(here.map(|(task, _)| place(view, task)));
    }
    Set::list(graph, due)
}

/// The tasks that belong to a phase of one of some names.
pub(super) fn in_phases<'g>(
    graph: &'g PlanGraph,
    plans: impl Iterator<Item = PlanView<'g>>,
    names: &[String],
) -> Result<TaskSet<'g>, Error> {
    let (mut found, mut known) = (Vec::new(), vec![false; names.len()]);
    for view in plans {
        for phase in view.plan().phases() {
            let asked = names.iter().position(|name| same_folded(name, &phase.name));
            if let Some(at) = asked {
                known[at] = true;
                found.extend(tasks_of(view.plan(), phase).into_iter().map(|task| place(view, task)));
            }
        }
    }
    match names.iter().zip(known).find(|(_, known)| !known) {
        Some((name, _)) => Err(Error::UnknownPhase { name: name.clone() }),
        None => Ok(Set::list(graph, found)),
    }
}

/// A task belongs to a phase that it stands under, and to one in which a deadline of its own lies.
fn tasks_of(plan: &Plan, phase: &Phase) -> Vec<TaskId> {
    let mut below = vec![false; plan.sections().len()];
    for (at, section) in plan.sections().iter().enumerate() {
        // Headings stand before what is below them.
        below[at] =
            phase.section == Some(section.id) || section.parent.is_some_and(|parent| below[parent.index()]);
    }
    let under = plan.tasks().iter().filter(|task| below[task.section.index()]).map(|task| task.id);
    let in_time =
        plan.deadlines().iter().filter(|each| each.last_day().is_some_and(|day| phase.contains(day)));
    under.chain(in_time.filter_map(|each| each.task)).collect()
}

fn place(view: PlanView<'_>, task: TaskId) -> u32 {
    view.task_range().start + task.index() as u32
}
