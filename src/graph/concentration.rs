//! Concentration: how unevenly the load lies, and which tasks hang on one department.

use super::PlanGraph;
use super::key::DepartmentKey;
use super::set::{DepartmentSet, IndicatorSet, Set, TaskSet};
use super::view::DepartmentView;
use super::workload::{Tally, Workload, WorkloadRow};
use crate::error::Error;
use crate::model::Role;

impl PlanGraph {
    /// How unevenly the load lies over the departments (负荷集中度), by the default [`Weights`](super::Weights).
    ///
    /// For other weights, some tasks only or with collectives expanded, ask [`query_workload`](Self::query_workload) and
    /// then [`Workload::concentration`].
    ///
    /// *Complexity*: `n log n` in the departments; the sums are kept.
    ///
    /// ```
    /// use fengong::{Plan, graph::PlanGraph};
    /// let plan = Plan::builder("方案")
    ///     .section("一", "任务")
    ///     .task("建成平台").lead("市城管局")
    ///     .task("整治占道").lead("市城管局")
    ///     .task("开展体检").lead("市公安局")
    ///     .build()?;
    /// let concentration = PlanGraph::of(plan).concentration();
    /// assert_eq!((concentration.departments, concentration.load, concentration.leads), (2, 12, 3));
    /// // Two thirds lie with one, one third with the other.
    /// assert!((concentration.herfindahl - 5.0 / 9.0).abs() < 1e-12);
    /// assert!((concentration.gini - 1.0 / 6.0).abs() < 1e-12);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn concentration(&self) -> Concentration {
        self.workload().concentration()
    }

    /// The tasks that hang on one department (单点任务): exactly one has to do with them, named once or more often.
    ///
    /// *Complexity*: linear in tasks and assignments.
    ///
    /// ```
    /// use fengong::{Plan, graph::PlanGraph};
    /// let plan = Plan::builder("方案")
    ///     .section("一", "任务")
    ///     .task("建成平台").lead("市城管局").joint("市公安局")
    ///     .task("整治占道").lead("市公安局")
    ///     .build()?;
    /// let graph = PlanGraph::of(plan);
    /// let alone = graph.tasks_of_one_department();
    /// assert_eq!(alone.iter().map(|task| task.title()).collect::<Vec<_>>(), ["整治占道"]);
    /// let police = graph.department_named("市公安局")?.tasks();
    /// assert_eq!((&alone & &police).len(), 1);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn tasks_of_one_department(&self) -> TaskSet<'_> {
        let alone = (0..self.task_count()).filter(|&task| {
            let mut named = self.task_edges(task).map(|edge| self.edge_department(edge));
            named.next().is_some_and(|first| named.all(|other| other == first))
        });
        Set::list(self, alone.collect())
    }

    /// What is touched if a department is abolished (机构撤销的影响), before anybody takes over.
    ///
    /// [`reorganise`](Self::reorganise) plays it through.
    ///
    /// *Complexity*: linear in the assignments of its tasks, and in the indicators of the graph.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownDepartmentKey`] when there is no such department.
    ///
    /// ```
    /// use fengong::{Plan, graph::PlanGraph};
    /// let plan = Plan::builder("方案")
    ///     .section("一", "任务")
    ///     .task("建成平台").lead("市城管局").joint("市公安局")
    ///     .task("整治占道").lead("市城管局")
    ///     .build()?;
    /// let graph = PlanGraph::of(plan);
    /// let reliance = graph.reliance(graph.department_named("市城管局")?.key())?;
    /// assert_eq!((reliance.tasks.len(), reliance.without_lead.len(), reliance.without_department.len()), (2, 2, 1));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub fn reliance(&self, department: DepartmentKey) -> Result<Reliance<'_>, Error> {
        let department = self.department(department)?;
        let tasks = department.tasks();
        let others = |task: u32| {
            let edges = self.task_edges(task);
            edges.filter(|&edge| self.edge_department(edge) != department.index())
        };
        let leads = |edge: u32| self.edge_role(edge) == Role::Lead;
        let led = department.tasks_as(Role::Lead);
        let kept = |tasks: &TaskSet<'_>, test: &dyn Fn(u32) -> bool| {
            Set::list(self, tasks.places().filter(|&task| test(task)).collect())
        };
        Ok(Reliance {
            without_lead: kept(&led, &|task| !others(task).any(leads)),
            without_department: kept(&tasks, &|task| others(task).next().is_none()),
            indicators: DepartmentSet::list(self, vec![department.index()]).indicators(),
            tasks,
        })
    }
}

/// How unevenly the load lies over those that have any (负荷集中度).
///
/// Departments without a task are left out, because a plan does not name everybody that it leaves alone. Where nobody has
/// a load, both measures are 0.
///
/// ```
/// use fengong::{Plan, graph::PlanGraph};
/// let plan = Plan::builder("绿道方案")
///     .section("一", "任务")
///     .task("贯通绿道").lead("市园林局").joint("市水利局")
///     .task("建设驿站").lead("市园林局").support("市水利局")
///     .build()?;
/// let graph = PlanGraph::of(plan);
/// let concentration = graph.concentration();
/// // One of two carries eight points of eleven.
/// assert_eq!((concentration.departments, concentration.load), (2, 11));
/// assert_eq!(format!("{:.3} {:.3}", concentration.gini, concentration.herfindahl), "0.227 0.603");
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Concentration {
    /// How many have a task.
    pub departments: usize,
    /// The load of all of them, in points.
    pub load: u128,
    /// How many tasks are led, each as often as it has leads.
    pub leads: u64,
    /// The Gini coefficient of the load (基尼系数): 0 when all carry the same, towards 1 when one carries all.
    pub gini: f64,
    /// The Herfindahl index of the load (赫芬达尔指数): the sum of squared shares, `1/n` when `n` carry the same, 1 when one
    /// carries all. Its inverse is the number of equally loaded departments that would be as concentrated.
    pub herfindahl: f64,
}

/// What is touched if a department is abolished; see [`PlanGraph::reliance`].
///
/// ```
/// use fengong::{Plan, graph::PlanGraph};
/// let plan = Plan::builder("绿道方案")
///     .section("一", "任务")
///     .task("贯通绿道").lead("市园林局").joint("市水利局")
///     .task("建设驿站").lead("市园林局").support("市水利局")
///     .build()?;
/// let graph = PlanGraph::of(plan);
/// let reliance = graph.reliance(graph.department_named("市园林局")?.key())?;
/// assert_eq!((reliance.tasks.len(), reliance.without_lead.len(), reliance.without_department.len()), (2, 2, 0));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reliance<'g> {
    /// Every task that it has to do with.
    pub tasks: TaskSet<'g>,
    /// Those that nobody else leads.
    pub without_lead: TaskSet<'g>,
    /// Those that nobody else has to do with.
    pub without_department: TaskSet<'g>,
    /// The indicators that it answers for.
    pub indicators: IndicatorSet<'g>,
}

impl Workload<'_> {
    /// How unevenly this load lies over those that have any (负荷集中度).
    ///
    /// Sums are made in one order and, but for the squares, of whole numbers, so that every platform gives the same.
    ///
    /// *Complexity*: `n log n` in the rows.
    #[must_use]
    pub fn concentration(&self) -> Concentration {
        let rows = self.rows().filter(|row| row.tally().mentions > 0);
        let (mut loads, mut leads) = (Vec::new(), 0);
        for row in rows {
            loads.push(u128::from(row.load()));
            leads += u64::from(row.tally().lead);
        }
        loads.sort_unstable();
        let load: u128 = loads.iter().sum();
        let departments = loads.len();
        let mut concentration = Concentration { departments, load, leads, gini: 0.0, herfindahl: 0.0 };
        if load > 0 {
            // The mean distance of two departments over twice the mean: each load counts once for each lighter one and is
            // taken off once for each heavier one. All loads together fit 64 bits and a few, so the sum fits.
            let places = (0..).zip(&loads).map(|(at, &one)| (2 * at + 1 - departments as i128) * one as i128);
            concentration.gini = places.sum::<i128>() as f64 / (departments as f64 * load as f64);
            let shares = loads.iter().map(|&one| one as f64 / load as f64);
            concentration.herfindahl = shares.map(|share| share * share).sum();
        }
        concentration
    }

    /// Each row with its shares, the one that leads most first; equal ones by load, then in the order of first appearance.
    ///
    /// Only those that have a task are listed.
    ///
    /// *Complexity*: `n log n` in the rows.
    ///
    /// ```
    /// use fengong::{Plan, graph::PlanGraph};
    /// let plan = Plan::builder("方案")
    ///     .section("一", "任务")
    ///     .task("建成平台").lead("市城管局").support("市公安局")
    ///     .task("整治占道").lead("市公安局").support("市城管局")
    ///     .task("开展体检").lead("市城管局")
    ///     .build()?;
    /// let graph = PlanGraph::of(plan);
    /// let workload = graph.workload();
    /// let first = workload.shares()[0];
    /// assert_eq!((first.row.name(), (first.led * 300.0).round()), ("市城管局", 200.0));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn shares(&self) -> Vec<Share<'_>> {
        let whole = self.concentration();
        let part = |one: f64, all: f64| if all > 0.0 { one / all } else { 0.0 };
        let mut shares: Vec<Share<'_>> = self
            .rows()
            .filter(|row| row.tally().mentions > 0)
            .map(|row| Share {
                row,
                led: part(f64::from(row.tally().lead), whole.leads as f64),
                load: part(row.load() as f64, whole.load as f64),
            })
            .collect();
        shares.sort_by_key(|share| {
            let Tally { lead, .. } = share.row.tally();
            core::cmp::Reverse((lead, share.row.load()))
        });
        shares
    }
}

/// What part of everything one row of a [`Workload`] has.
///
/// ```
/// use fengong::{Plan, graph::PlanGraph};
/// let plan = Plan::builder("绿道方案")
///     .section("一", "任务")
///     .task("贯通绿道").lead("市园林局").joint("市水利局")
///     .task("建设驿站").lead("市园林局").support("市水利局")
///     .build()?;
/// let graph = PlanGraph::of(plan);
/// let workload = graph.workload();
/// let shares = workload.shares();
/// assert_eq!((shares[0].row.name(), shares[0].led), ("市园林局", 1.0));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Share<'w> {
    /// The row.
    pub row: WorkloadRow<'w>,
    /// Its part of all leads (牵头占比), 0 to 1.
    pub led: f64,
    /// Its part of the load (负荷占比), 0 to 1.
    pub load: f64,
}

impl<'w> Share<'w> {
    /// The department; `None` for a member of a collective that no plan names by itself.
    #[must_use]
    pub fn department(self) -> Option<DepartmentView<'w>> {
        self.row.department()
    }
}
