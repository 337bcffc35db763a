//! The timetable (进度表): when each task begins and ends at the earliest, and which of them nobody may delay.

use chrono::{NaiveDate, TimeDelta};

use super::super::TaskView;
use super::Schedule;
use super::window::Window;
use crate::error::Error;

/// When each task can begin and must end; see [`Schedule::timetable`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timetable<'g> {
    rows: Vec<TimetableRow<'g>>,
    critical: Vec<TaskView<'g>>,
}

/// One task of a [`Timetable`].
///
/// ```
/// use fengong::graph::Dependency;
/// use fengong::{Plan, graph::PlanGraph};
/// let plan = Plan::builder("绿道方案")
///     .section("一", "任务")
///     .task("贯通绿道").lead("市园林局").joint("市水利局")
///     .task("建设驿站").lead("市园林局").support("市水利局")
///     .build()?;
/// let graph = PlanGraph::of(plan);
/// let keys: Vec<_> = graph.tasks().iter().map(|task| task.key()).collect();
/// let timetable = graph.schedule([Dependency::new(keys[0], keys[1])])?.timetable("2026-03-01".parse().unwrap(), |_| 10)?;
/// let row = &timetable.rows()[1];
/// assert_eq!((row.task.title(), row.begins.to_string()), ("建设驿站", "2026-03-11".to_owned()));
/// assert!(row.is_critical());
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct TimetableRow<'g> {
    /// The task.
    pub task: TaskView<'g>,
    /// The day on which it can begin.
    pub begins: NaiveDate,
    /// The last day of it, begun as early as can be. What takes no day ends as it begins.
    pub ends: NaiveDate,
    /// The last day on which it is in time by its own [window](TaskView::window).
    pub due: Option<NaiveDate>,
    /// By how many days it can be put off without putting off the end of all or passing a due day, its own or that of one
    /// that waits for it. Negative when a due day is passed even so.
    pub slack: i64,
}

impl TimetableRow<'_> {
    /// Whether no day may be lost.
    #[must_use]
    pub const fn is_critical(&self) -> bool {
        self.slack <= 0
    }

    /// By how many days it passes its own due day, begun as early as can be; 0 when it does not.
    #[must_use]
    pub fn late(&self) -> i64 {
        self.due.map_or(0, |due| (self.ends - due).num_days().max(0))
    }
}

impl<'g> Timetable<'g> {
    /// Every task, in the order of the schedule.
    #[must_use]
    pub fn rows(&self) -> &[TimetableRow<'g>] {
        &self.rows
    }

    /// The last day of all. *Complexity*: linear in tasks.
    #[must_use]
    pub fn ends(&self) -> Option<NaiveDate> {
        self.rows.iter().map(|row| row.ends).max()
    }

    /// The critical path (关键路径): the chain of tasks that decides when everything is done. It ends with the task that ends
    /// last, the first of equals, and each begins right after the one before it, or the first when all begins or its phase.
    #[must_use]
    pub fn critical_path(&self) -> &[TaskView<'g>] {
        &self.critical
    }
}

impl<'g> Schedule<'g> {
    /// When each task begins and ends at the earliest, if everything begins on a day and each task takes so many days
    /// (which [`Window::days`] may tell, as in `|task| task.window().days().unwrap_or(30)`). No task begins before the phase that it stands in.
    ///
    /// *Complexity*: linear in tasks, dependencies and the tasks of steps, and in the sections and deadlines of the plans.
    ///
    /// # Errors
    ///
    /// - [`Error::CircularDependencies`] with all circles, when there is one.
    /// - [`Error::ImpossibleDate`] when it would take longer than calendars last.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use fengong::{Plan, graph::{Dependency, PlanGraph}};
    /// let plan = Plan::builder("方案").section("一", "任务").task("汇聚数据").task("上线平台").task("培训人员").build()?;
    /// let graph = PlanGraph::of(plan);
    /// let keys: Vec<_> = graph.tasks().iter().map(|task| task.key()).collect();
    /// let schedule = graph.schedule([Dependency::new(keys[0], keys[1])])?;
    /// let days = |task: fengong::graph::TaskView<'_>| if task.title() == "培训人员" { 5 } else { 10 };
    /// let timetable = schedule.timetable(NaiveDate::from_ymd_opt(2026, 3, 1).unwrap(), days)?;
    /// assert_eq!(timetable.ends().unwrap().to_string(), "2026-03-20");
    /// assert_eq!(timetable.critical_path().iter().map(|task| task.title()).collect::<Vec<_>>(), ["汇聚数据", "上线平台"]);
    /// assert_eq!(timetable.rows()[2].slack, 15);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub fn timetable(
        &self,
        start: NaiveDate,
        mut days: impl FnMut(TaskView<'g>) -> u32,
    ) -> Result<Timetable<'g>, Error> {
        self.no_cycle()?;
        let windows: Vec<Window> = self.graph.plans().flat_map(|plan| plan.windows()).copied().collect();
        // Days are counted from the start.
        let day = |date: NaiveDate| (date - start).num_days();
        // Behind the tasks stand the steps of phases, which have no window and take no day.
        let window = |at: usize| windows.get(at).copied().unwrap_or_default();
        let tasks = self.order.len();
        let takes = |node: u32| {
            if (node as usize) < tasks { i64::from(days(TaskView::new(self.graph, node))) } else { 0 }
        };
        let spans = self.earliest(|at| window(at).from.map_or(0, day).max(0), takes);
        let latest = self.latest(&spans, |at| window(at).to.map(|to| day(to) + 1));
        let date = |days: i64| {
            let date = TimeDelta::try_days(days).and_then(|days| start.checked_add_signed(days));
            date.ok_or_else(|| Error::ImpossibleDate { given: format!("{days} days after {start}") })
        };
        let rows = self.order.iter().map(|&task| {
            let at = task as usize;
            Ok(TimetableRow {
                task: TaskView::new(self.graph, task),
                begins: date(spans.begins[at])?,
                ends: date((spans.ends[at] - 1).max(spans.begins[at]))?,
                due: windows[at].to,
                slack: latest[at] - spans.ends[at],
            })
        });
        let rows: Result<Vec<_>, Error> = rows.collect();
        Ok(Timetable { rows: rows?, critical: self.critical(&spans) })
    }

    /// When each node begins and ends at the earliest, given when it may begin and how long it takes.
    fn earliest(&self, opens: impl Fn(usize) -> i64, mut takes: impl FnMut(u32) -> i64) -> Spans {
        let count = self.walk.len();
        let (mut begins, mut ends) = (vec![0; count], vec![0; count]);
        for &node in &self.walk {
            let at = node as usize;
            let before = self.before.row(node).iter().map(|&before| ends[before as usize]);
            begins[at] = before.fold(opens(at), i64::max);
            ends[at] = begins[at] + takes(node);
        }
        Spans { begins, ends }
    }

    /// When each node has to end at the latest, so that nothing becomes later than it is due or than the end of all.
    fn latest(&self, spans: &Spans, due: impl Fn(usize) -> Option<i64>) -> Vec<i64> {
        let end = spans.end();
        let mut latest = vec![end; self.walk.len()];
        for &node in self.walk.iter().rev() {
            let at = node as usize;
            let after = self.after.row(node).iter().map(|&after| {
                let after = after as usize;
                latest[after] - (spans.ends[after] - spans.begins[after])
            });
            latest[at] = after.fold(due(at).map_or(end, |due| end.min(due)), i64::min);
        }
        latest
    }

    /// The chain that decides when everything is done, read from its end.
    fn critical(&self, spans: &Spans) -> Vec<TaskView<'g>> {
        let (tasks, end) = (self.order.len(), spans.end());
        let before = |at: usize| {
            let before = self.before.row(at as u32).iter().map(|&before| before as usize);
            before.filter(move |&before| spans.ends[before] == spans.begins[at])
        };
        // Who of those before decides when a node begins; behind a step it is one of the earlier phase.
        let decides = |at: usize| before(at).find(|&before| before < tasks);
        let of_steps: Vec<Option<usize>> = (tasks..self.walk.len()).map(decides).collect();
        let mut critical = Vec::new();
        let mut next = (0..tasks).find(|&at| spans.ends[at] == end);
        while let Some(at) = next {
            critical.push(TaskView::new(self.graph, at as u32));
            let steps = before(at).filter(|&before| before >= tasks);
            next = steps.filter_map(|step| of_steps[step - tasks]).chain(decides(at)).min();
        }
        critical.reverse();
        critical
    }
}

/// When the nodes of a schedule begin and end, in days from the start; an end is the day after the last.
struct Spans {
    begins: Vec<i64>,
    ends: Vec<i64>,
}

impl Spans {
    /// When everything is done. *Complexity*: linear in nodes.
    fn end(&self) -> i64 {
        self.ends.iter().copied().max().unwrap_or(0)
    }
}
