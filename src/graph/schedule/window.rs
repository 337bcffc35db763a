//! When a plan wants its tasks done: from the beginning of the phase they stand in until their deadline.

use chrono::NaiveDate;

use super::super::phased::Phased;
use super::super::{PlanView, TaskView};
use crate::model::Plan;

/// The time that a plan gives to a task (起止时间), as far as it says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Window {
    /// The first day of the phase that its heading stands in; of the first to begin, where that heading names several.
    pub from: Option<NaiveDate>,
    /// The last day on which it is in time: by its clauses, the latest where they name several, or else by the end of its
    /// phase, of the last to end where there are several. What falls due again and again, and dates of single steps in the prose, are no deadlines of the task.
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
    /// The time that the plan gives to it. Where its heading names several phases, any of them may be meant: it has the time of
    /// all, and an end that one of them leaves open is open.
    ///
    /// *Complexity*: constant, after one pass over the sections, phases, tasks and deadlines of its plan.
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
        self.plan().windows().get(self.id().index()).copied().unwrap_or_default()
    }
}

impl<'g> PlanView<'g> {
    /// The windows of its tasks, in document order.
    pub(super) fn windows(self) -> &'g [Window] {
        let entry = &self.graph().plans[self.number()];
        entry.windows.get_or_init(|| windows_of(&entry.plan))
    }
}

fn windows_of(plan: &Plan) -> Box<[Window]> {
    let mut due: Vec<Option<NaiveDate>> = vec![None; plan.tasks().len()];
    for deadline in plan.deadlines() {
        if let Some(place) = deadline.task.and_then(|task| due.get_mut(task.index())) {
            *place = deadline.last_day().max(*place);
        }
    }
    let spans = Phased::of(plan).of_tasks(|phases| span(plan, phases));
    let window = |(span, due): (Option<Window>, Option<NaiveDate>)| {
        let span = span.unwrap_or_default();
        Window { from: span.from, to: due.or(span.to) }
    };
    spans.into_iter().zip(due).map(window).collect()
}

/// From the first beginning to the last end; open where one of them leaves it open.
fn span(plan: &Plan, phases: &[u32]) -> Window {
    let phases = || phases.iter().filter_map(|&at| plan.phases().get(at as usize));
    let begins: Option<Vec<_>> = phases().map(|phase| Some(phase.from?.first_day())).collect();
    let ends: Option<Vec<_>> = phases().map(|phase| Some(phase.to?.last_day())).collect();
    Window {
        from: begins.and_then(|days| days.into_iter().min()),
        to: ends.and_then(|days| days.into_iter().max()),
    }
}
