//! When a plan wants its tasks done: from the beginning of the phase they stand in until their deadline.

use chrono::NaiveDate;

use super::super::{PlanGraph, PlanView, TaskView};
use crate::model::Phase;

/// The time that a plan gives to a task (起止时间), as far as it says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Window {
    /// The first day of the phase that its heading stands in.
    pub from: Option<NaiveDate>,
    /// The last day on which it is in time: by its clauses, the latest where they name several, or else by the end of its
    /// phase. What falls due again and again, and dates of single steps in the prose, are no deadlines of the task.
    pub to: Option<NaiveDate>,
}

impl Window {
    /// How many days it has, the first and the last included; `None` when an end is open or it ends before it begins.
    #[must_use]
    pub fn days(self) -> Option<u32> {
        let days = (self.to? - self.from?).num_days() + 1;
        u32::try_from(days).ok().filter(|&days| days > 0)
    }
}

impl TaskView<'_> {
    /// The time that the plan gives to it.
    ///
    /// *Complexity*: linear in the sections, tasks and deadlines of its plan.
    ///
    /// ```
    /// use fengong::{Directory, Plan, graph::PlanGraph, text::Source};
    /// let source = Source::new("一、重点任务\n（一）建设绿道。（责任单位：市城管局；完成时限：2026年6月）")?;
    /// let graph = PlanGraph::of(Plan::read(&source, &Directory::builtin()).into_value());
    /// let window = graph.tasks().first().unwrap().window();
    /// assert_eq!(window.to.unwrap().to_string(), "2026-06-30");
    /// assert_eq!(window.from, None);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn window(self) -> Window {
        windows_of(self.plan()).into_iter().nth(self.id().index()).unwrap_or_default()
    }
}

/// The windows of all tasks, in document order.
pub(super) fn windows(graph: &PlanGraph) -> Vec<Window> {
    graph.plans().flat_map(windows_of).collect()
}

fn windows_of(view: PlanView<'_>) -> Vec<Window> {
    let plan = view.plan();
    let mut phase_of: Vec<Option<&Phase>> = vec![None; plan.sections().len()];
    for phase in plan.phases() {
        if let Some(place) = phase.section.and_then(|section| phase_of.get_mut(section.index())) {
            *place = place.or(Some(phase));
        }
    }
    // Headings stand before what is below them.
    for section in plan.sections() {
        let above = section.parent.and_then(|parent| phase_of.get(parent.index()).copied().flatten());
        if let Some(place) = phase_of.get_mut(section.id.index()) {
            *place = place.or(above);
        }
    }
    let phases = plan.tasks().iter().map(|task| phase_of.get(task.section.index()).copied().flatten());
    let mut due: Vec<Option<NaiveDate>> = vec![None; plan.tasks().len()];
    for deadline in plan.deadlines() {
        if let Some(place) = deadline.task.and_then(|task| due.get_mut(task.index())) {
            *place = deadline.last_day().max(*place);
        }
    }
    phases
        .zip(due)
        .map(|(phase, due)| Window {
            from: phase.and_then(|phase| phase.from).map(|from| from.first_day()),
            to: due.or_else(|| phase.and_then(|phase| phase.to).map(|to| to.last_day())),
        })
        .collect()
}
