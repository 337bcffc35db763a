//! Phases as an order of tasks (阶段先后): what a plan lays into an earlier phase is done before what it lays into a later one.

use std::collections::HashMap;

use super::super::PlanGraph;
use super::super::key::PlanKey;
use super::super::phased::{Phased, Running};
use super::super::set::{Set, TaskSet};
use crate::error::Error;
use crate::model::{Phase, Plan, SectionId};
use crate::text::fold;

/// A name that is shorter is too common a word to mean a phase wherever it stands in a title.
const LEAST: usize = 3;

/// What ties a task to a phase, from the surest to the weakest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PhaseTie {
    /// It stands under the heading of the phase.
    Heading,
    /// Its title names the phase.
    Title,
    /// A deadline (时限) of its clauses lies in the phase. That says when it ends, and only perhaps that it waits for what
    /// comes before.
    Deadline,
}

/// An earlier and the next later phase (阶段) of a plan, with the tasks that are tied to each; see
/// [`PlanGraph::phase_steps`].
///
/// The sets may be filtered before a [schedule](PlanGraph::schedule_with) is made of them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PhaseStep<'g> {
    /// The earlier phase.
    pub earlier: &'g Phase,
    /// The later one.
    pub later: &'g Phase,
    /// Its tasks: all of them have to be done first.
    pub before: TaskSet<'g>,
    /// The tasks that wait for all of these.
    pub after: TaskSet<'g>,
}

impl PlanGraph {
    /// Which tasks of a plan follow others because of its phases (分阶段实施). Each step leads from a phase with tasks to the next
    /// with tasks; that those of the third wait for those of the first follows from the second.
    ///
    /// A task belongs to the one phase that the surest tie names; two of the same tie name none, though a
    /// [query](super::super::TaskQuery::phase) finds the task in both. `weakest` is the least
    /// that counts as a tie. Phases follow each other within one list, those below one heading or named in one paragraph,
    /// in the order of the text, where dates do not say otherwise: phases that overlap, or of which one alone has dates, are
    /// no step. Nothing else ties a task to a phase, so most plans have no step.
    ///
    /// *Complexity*: linear in the sections, phases and tasks of the plan; by title, in tasks times the phases, which are few, and by
    /// deadline `n log n` in deadlines and phases.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownPlan`] when there are fewer plans.
    ///
    /// ```
    /// use fengong::graph::{PhaseTie, PlanGraph, PlanKey};
    /// use fengong::model::{Phase, PlanBuilder, SectionDraft, TaskDraft};
    /// let mut builder = PlanBuilder::new();
    /// for (name, task) in [("启动期", "摸清底数"), ("攻坚期", "建成平台")] {
    ///     let section = builder.add_section(SectionDraft::new(name, name))?;
    ///     builder.add_phase(Phase::new(name).on(section))?;
    ///     builder.add_task(TaskDraft::new(task).on(section))?;
    /// }
    /// let graph = PlanGraph::of(builder.build()?);
    /// let steps = graph.phase_steps(PlanKey::FIRST, PhaseTie::Heading)?;
    /// assert_eq!((&*steps[0].earlier.name, &*steps[0].later.name), ("启动期", "攻坚期"));
    /// let schedule = graph.schedule_with([], steps)?;
    /// let platform = graph.query_tasks().title("平台").resolve()?;
    /// assert_eq!(schedule.before(&platform).first().unwrap().title(), "摸清底数");
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub fn phase_steps(&self, plan: PlanKey, weakest: PhaseTie) -> Result<Vec<PhaseStep<'_>>, Error> {
        let view = self.plan(plan)?;
        let (plan, phases) = (view.plan(), view.plan().phases());
        let phased = Phased::of(plan);
        let mut tasks: Vec<Vec<u32>> = vec![Vec::new(); phases.len()];
        for (task, phase) in view.task_range().zip(ties(plan, &phased, weakest)) {
            if let Some(phase) = phase {
                tasks[phase].push(task);
            }
        }
        let mut steps = Vec::new();
        // The last phase with tasks of each list, by the list.
        let mut open: HashMap<List, usize> = HashMap::new();
        for (at, list) in
            lists(plan, &phased).into_iter().enumerate().filter(|&(at, _)| !tasks[at].is_empty())
        {
            let Some(earlier) = open.insert(list, at) else { continue };
            if follows(&phases[earlier], &phases[at]) {
                let set = |at: usize| Set::list(self, tasks[at].clone());
                steps.push(PhaseStep {
                    earlier: &phases[earlier],
                    later: &phases[at],
                    before: set(earlier),
                    after: set(at),
                });
            }
        }
        Ok(steps)
    }
}

/// What phases stand in a row in: below one heading, in the text of one, or nowhere in particular.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum List {
    Below(Option<SectionId>),
    Within(SectionId),
    Nowhere,
}

/// The list of each phase.
fn lists(plan: &Plan, phased: &Phased<'_>) -> Vec<List> {
    let list = |phase: &Phase| {
        let Some(section) = phase.section else { return List::Nowhere };
        match phased.own(section) {
            [_] => List::Below(plan.sections().get(section.index()).and_then(|section| section.parent)),
            _ => List::Within(section),
        }
    };
    plan.phases().iter().map(list).collect()
}

/// The one phase that each task of a plan is tied to.
fn ties(plan: &Plan, phased: &Phased<'_>, weakest: PhaseTie) -> Vec<Option<usize>> {
    let held = phased.of_tasks(|phases| only(phases.iter().map(|&at| at as usize)));
    let mut tied: Vec<Option<usize>> = held.into_iter().map(Option::flatten).collect();
    if weakest >= PhaseTie::Title {
        let names: Vec<_> = plan.phases().iter().map(|phase| fold(&phase.name)).collect();
        let said = |name: &str, title: &str| name.chars().count() >= LEAST && title.contains(name);
        for (task, tied) in plan.tasks().iter().zip(&mut tied).filter(|(_, tied)| tied.is_none()) {
            let title = fold(&task.title);
            *tied = only((0..names.len()).filter(|&at| said(&names[at], &title)));
        }
    }
    if weakest >= PhaseTie::Deadline {
        let running = Running::of((0..).zip(plan.phases()));
        // `None` stands for two that differ.
        let mut due: Vec<Option<Option<usize>>> = vec![None; tied.len()];
        for deadline in plan.deadlines().iter().filter(|each| each.clause.is_some()) {
            let (Some(task), Some(day)) = (deadline.task, deadline.last_day()) else { continue };
            let phase = running.only(day);
            if let Some(due) = due.get_mut(task.index()) {
                *due = if due.is_none_or(|known| known == phase) { Some(phase) } else { Some(None) };
            }
        }
        for (tied, due) in tied.iter_mut().zip(due) {
            *tied = tied.or(due.flatten());
        }
    }
    tied
}

/// The one that there is.
fn only(mut phases: impl Iterator<Item = usize>) -> Option<usize> {
    phases.next().filter(|_| phases.next().is_none())
}

/// Whether all of one phase lies before the other, as far as their dates say; without any dates the text says it.
fn follows(earlier: &Phase, later: &Phase) -> bool {
    let dated = |phase: &Phase| phase.from.is_some() || phase.to.is_some();
    if !dated(earlier) && !dated(later) {
        return true;
    }
    let (Some(to), Some(from)) = (earlier.to, later.from) else { return false };
    // 2022年1月—10月 and 2022年10月—12月 meet in a month that both count as theirs; one that begins with it lies within it.
    let meet = to == from && earlier.from.is_some_and(|begins| begins.first_day() < from.first_day());
    to.last_day() < from.first_day() || meet
}
