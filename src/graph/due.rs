//! Tasks by time: what is due in a year, and what belongs to a phase.

use std::borrow::Cow;

use hashbrown::HashMap;

use super::PlanGraph;
use super::phased::{Phased, Running};
use super::set::{Set, TaskSet, kept};
use super::view::PlanView;
use crate::error::Error;
use crate::model::{Plan, TargetKind};
use crate::text::fold;

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
    // Two spellings of one name are one name.
    let mut known: HashMap<Cow<'_, str>, bool> = names.iter().map(|name| (fold(name), false)).collect();
    let mut found = Vec::new();
    for view in plans {
        let mut asked = vec![false; view.plan().phases().len()];
        for (asked, phase) in asked.iter_mut().zip(view.plan().phases()) {
            if let Some(known) = known.get_mut(&*fold(&phase.name)) {
                (*asked, *known) = (true, true);
            }
        }
        if asked.contains(&true) {
            found.extend(tasks_of(view.plan(), &asked).map(|task| view.task_range().start + task));
        }
    }
    match names.iter().find(|name| known.get(&*fold(name)) == Some(&false)) {
        Some(name) => Err(Error::UnknownPhase { name: name.clone() }),
        None => Ok(Set::list(graph, found)),
    }
}

/// A task belongs to a phase that it stands under, and to one in which a deadline of its own lies.
fn tasks_of(plan: &Plan, asked: &[bool]) -> impl Iterator<Item = u32> {
    let is_asked = |at: u32| asked.get(at as usize) == Some(&true);
    let held = Phased::of(plan).hold(is_asked);
    let under = (0..).zip(held).filter_map(|(task, held)| held.then_some(task));
    let running = Running::of((0..).zip(plan.phases()).filter(|&(at, _)| is_asked(at)));
    let in_time =
        plan.deadlines().iter().filter(move |each| each.last_day().is_some_and(|day| running.any(day)));
    under.chain(in_time.filter_map(|each| Some(each.task?.index() as u32)))
}
