//! Tasks by time: what is due in a year, and what belongs to a phase.

use super::PlanGraph;
use super::set::{Set, TaskSet, kept};
use super::view::PlanView;
use crate::error::Error;
use crate::model::{Phase, Plan, TargetKind, TaskId};
use crate::text::same_folded;

/// What is due when, kept flat: plans hold deadlines and targets with all that was said about them, far apart.
#[derive(Debug, Clone, Default)]
pub(super) struct Dues {
    /// Tasks with the years in which something of theirs is due, ascending, each once.
    years: Vec<(u32, i32)>,
}

impl Dues {
    /// Notes what is due in a plan that comes behind all others and whose tasks begin at a place: deadlines of tasks, and
    /// promises in their text.
    pub(super) fn note(&mut self, plan: &Plan, first_task: u32) {
        let dated = plan.deadlines().iter().filter_map(|each| Some((each.task?, each.date?.year())));
        let promised = plan.targets().iter().filter(|each| each.kind == TargetKind::Target);
        let promised = promised.filter_map(|each| Some((each.task?, each.due.as_ref()?.year)));
        let mut own: Vec<(u32, i32)> =
            dated.chain(promised).map(|(task, year)| (first_task + task.index() as u32, year)).collect();
        own.sort_unstable();
        own.dedup();
        self.years.append(&mut own);
    }

    /// The tasks with something due in one of some years, ascending.
    pub(super) fn in_years(&self, years: &[i32]) -> Vec<u32> {
        let mut last = u32::MAX;
        let due = self.years.iter().map(|&(task, year)| {
            let due = years.contains(&year);
            let first = due & (task != last);
            last = if due { task } else { last };
            (task, first)
        });
        kept(self.years.len(), due)
    }

    /// Renames tasks from `first` on and drops those that have no new place; places keep their order.
    pub(super) fn move_tasks(&mut self, first: u32, moved: impl Fn(u32) -> Option<u32>) {
        let from = self.years.partition_point(|&(task, _)| task < first);
        let behind = self.years.split_off(from);
        self.years.extend(behind.into_iter().filter_map(|(task, year)| Some((moved(task)?, year))));
    }

    /// Gives back what lists that grew have too much.
    pub(super) fn shrink(&mut self) {
        self.years.shrink_to_fit();
    }
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
