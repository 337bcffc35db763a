//! Floor 3: the responsibility graph. Who has what, over one plan or many, on petgraph.
//!
//! [`PlanGraph`] is the entry: it owns its plans and joins their departments by place and canonical name, so that the
//! load of 市科技局 is the sum over all the plans that name it. `'g` on every other type is the borrow of that graph.
//!
//! | ask | with | and get |
//! |---|---|---|
//! | which tasks, which departments | [`PlanGraph::query_tasks`], [`PlanGraph::query_departments`], then `resolve` | [`TaskSet`], [`DepartmentSet`] |
//! | about one of them | [`PlanGraph::task`], [`PlanGraph::department_named`] | [`TaskView`], [`DepartmentView`] |
//! | who is assigned to what, and how | [`TaskView::assignments`], [`DepartmentView::assignments`] | [`AssignmentView`] |
//! | who carries how much | [`PlanGraph::workload`], [`PlanGraph::query_workload`] | [`Workload`] |
//! | the same by plan, by level of government | [`DepartmentView::tally_by_plan`], [`DepartmentView::tally_by_level`], [`PlanGraph::tasks_issued_by`] | [`Tally`], [`TaskSet`] |
//! | the same with 各县区 taken apart | [`WorkloadQuery::collectives`], [`WorkloadQuery::expand_with`] | [`Workload`] |
//! | who works with whom | [`PlanGraph::top_pairs`], [`PlanGraph::query_pairs`] | [`Pair`] |
//! | which groups work together, who is central, who bridges | [`PlanGraph::collaboration`] | [`Collaboration`], [`Groups`], [`Central`] |
//! | how unevenly the load lies, who leads what part of all | [`PlanGraph::concentration`], [`Workload::shares`] | [`Concentration`], [`Share`] |
//! | what hangs on one department | [`PlanGraph::tasks_of_one_department`], [`PlanGraph::reliance`] | [`TaskSet`], [`Reliance`] |
//! | what moves when departments merge, split, end or change their names | [`PlanGraph::reorganise`] | [`Reorganisation`] |
//! | who should lead what nobody was told to lead | [`PlanGraph::query_leads`] | [`Leads`], or the [`Shortage`] |
//! | who must be in the room, how few rounds of meetings will do | [`PlanGraph::cover`], [`PlanGraph::cover_by`], [`PlanGraph::meetings`] | [`Cover`], [`Meetings`] |
//! | what must be done before what, and when | [`PlanGraph::dependencies_in`], [`PlanGraph::phase_steps`], [`PlanGraph::schedule`], [`TaskView::window`] | [`Schedule`], [`PhaseStep`], [`Timetable`], [`Window`] |
//! | what nobody has | [`PlanGraph::coverage`] | [`Coverage`] |
//! | which indicators nobody serves, which tasks serve none | [`PlanGraph::indicators_without_task`], [`PlanGraph::tasks_without_indicator`] and their likes | [`IndicatorSet`], [`TaskSet`] |
//! | who answers for which indicator, what serves it | [`PlanGraph::indicators`], [`DepartmentView::indicators`], [`TaskView::indicators`] | [`IndicatorSet`], [`IndicatorView`] |
//! | anything petgraph can do | [`PlanGraph::as_petgraph`] | nodes and edges that lead back to views |
//!
//! ```
//! use fengong::Plan;
//! use fengong::graph::PlanGraph;
//! use fengong::model::Role;
//!
//! let plan = Plan::builder("市数字城管行动方案")
//!     .section("一", "重点任务")
//!     .task("建成一网统管平台").lead("市城管局").joint("市公安局").support("各县区")
//!     .task("整治占道经营").lead("市公安局").support("市城管局")
//!     .task("开展市容体检")
//!     .build()?;
//! let graph = PlanGraph::of(plan);
//!
//! let police = graph.department_named("市公安局")?;
//! assert_eq!((police.tally().lead, police.tally().tasks()), (1, 2));
//!
//! let led = graph.query_tasks().role(Role::Lead).resolve()?;
//! let gaps = &graph.tasks() - &led;
//! assert_eq!(gaps.first().map(|task| task.title()), Some("开展市容体检"));
//! assert_eq!(gaps, *graph.coverage().without_lead());
//!
//! let workload = graph.workload();
//! let names: Vec<_> = workload.by_load().iter().map(|row| (row.name(), row.load())).collect();
//! assert_eq!(names, [("市公安局", 6), ("市城管局", 5), ("各县区", 1)]);
//! # Ok::<(), fengong::Error>(())
//! ```
//!
//! Plans come and go with [`PlanGraph::add_plan`] and [`PlanGraph::withdraw_plan`].
//!
//! What a view, a key or a row says of itself costs constant time, or the logarithm of the number of plans where its plan has
//! to be found; a walk costs what it hands out, and a query or a choice of options nothing until it is resolved, but for a
//! copy of the sets and names that it is given. Whatever costs more, or less than it looks, says so under *Complexity*.
//!
//! Everything comes in document order: plans as they were given, tasks as they stand in them, departments by first
//! appearance. A department named twice in one task is kept twice ([`AssignmentView`]) and counted once ([`Tally`]).

mod build;
mod change;
mod collaboration;
mod concentration;
mod cover;
mod coverage;
mod due;
mod expand;
mod holdings;
mod indicators;
mod key;
mod leads;
mod lent;
mod meetings;
mod names;
mod pairs;
mod part;
mod phased;
mod places;
mod query;
mod reorganise;
mod rows;
mod said;
mod schedule;
mod set;
mod spread;
mod titles;
mod view;
mod walk;
mod weight;
mod workload;

use core::fmt;
use std::sync::{Arc, OnceLock};

use petgraph::graph::Graph;

pub use collaboration::{Central, Collaboration, Groups, Partner};
pub use concentration::{Concentration, Reliance, Share};
pub use cover::Cover;
pub use coverage::Coverage;
pub use expand::Collectives;
pub use key::{DepartmentKey, IndicatorKey, PlanKey, TaskKey};
pub use leads::{LeadAnswer, LeadBound, LeadChoice, LeadQuery, LeadReason, Leads, Shortage};
pub use meetings::Meetings;
pub use pairs::{Pair, PairQuery};
pub use query::{DepartmentQuery, TaskQuery};
pub use reorganise::{Change, Duty, Move, Reorganisation};
pub use schedule::{Dependency, Ground, PhaseStep, PhaseTie, Schedule, Timetable, TimetableRow, Window};
pub use set::{DepartmentSet, IndicatorSet, Set, SetMember, TaskSet};
pub use view::{AssignmentView, DepartmentView, IndicatorView, NodeView, PlanView, TaskView};
pub use walk::SetIter;
pub use weight::{Assigned, Edge, Node};
pub use workload::{Tally, Weights, Workload, WorkloadQuery, WorkloadRow};

use crate::error::Error;
use crate::model::{DepartmentId, Plan};
use coverage::Gaps;
use due::Dues;
use holdings::Holdings;
use part::{Part, Parts};
use rows::Rows;

/// The responsibility graph (责任分工图) of one plan or many.
///
/// It owns its plans: the sums and indexes that answer most questions are made while it is built, in time linear in tasks
/// and assignments, and follow when plans are [added](Self::add_plan) or [withdrawn](Self::withdraw_plan). It is `Send` and
/// `Sync`; views and sets borrow from it, so that nothing changes under them.
///
/// Two departments of different plans are one when place and canonical name are the same. One whose name says no place,
/// such as 省科技厅 in a plan of a city, counts by the place of the plan, because another province has another; bodies of
/// the state have no place and meet by name. Where that is too careful or too bold, a [`Directory`](crate::Directory)
/// that says more when the plans are read puts it right.
///
/// ```
/// use fengong::{Plan, graph::PlanGraph, model::Level};
/// let plan = |title: &str, task: &str| {
///     Plan::builder(title).with_place("临江市", Level::City).section("一", "任务").task(task).lead("市科技局").build()
/// };
/// let graph = PlanGraph::from_plans([plan("创新行动", "培育企业")?, plan("人才行动", "引进人才")?]);
/// assert_eq!((graph.tasks().len(), graph.departments().len()), (2, 1));
/// assert_eq!(graph.department_in(Some("临江市"), "市科技局")?.tally().lead, 2);
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Clone)]
pub struct PlanGraph {
    /// In the order given; keys ascend, with gaps where plans were withdrawn.
    plans: Vec<PlanEntry>,
    next_plan: u32,
    /// Each task's first edge, and one more at the end: the edges of all tasks lie end to end, in document order.
    first_edges: Vec<u32>,
    edge_departments: Vec<u32>,
    edge_parts: Vec<Part>,
    /// What each task is assigned as, over all its edges.
    task_parts: Vec<Parts>,
    gaps: Gaps,
    dues: Dues,
    /// In the order of first appearance.
    departments: Vec<DepartmentEntry>,
    /// The place among the departments of each key that was ever given, or [`NOWHERE`].
    places: Vec<u32>,
    /// The graph's department for each department of each plan, plan after plan.
    of_plan: Vec<u32>,
    /// By place and canonical name; see `identity`.
    by_identity: hashbrown::HashMap<Box<str>, u32>,
    holdings: Holdings,
    /// Where in `of_plan` each department appears.
    appearances: OnceLock<Rows<u32>>,
    by_name: OnceLock<hashbrown::HashMap<Box<str>, Vec<u32>>>,
    titles: OnceLock<titles::Titles>,
    /// A plain `Graph`: more of petgraph's algorithms take it than a `StableGraph`, and edges lie in document order. Filled
    /// when the graph is built, put aside when a plan comes or goes; see `change`.
    petgraph: OnceLock<Graph<Node, Edge>>,
}

/// Stands for a place that is none.
const NOWHERE: u32 = u32::MAX;

/// A plan and where its parts begin among those of all plans.
#[derive(Debug, Clone)]
struct PlanEntry {
    key: PlanKey,
    plan: Arc<Plan>,
    first_task: u32,
    first_department: u32,
    first_indicator: u32,
    /// How many departments the plans before it name.
    departments: u32,
    /// When its tasks begin and end, once somebody asks.
    windows: OnceLock<Box<[Window]>>,
}

/// A department as the graph knows it: the appearance that says most about it.
#[derive(Debug, Clone, Copy)]
struct DepartmentEntry {
    key: DepartmentKey,
    plan: u32,
    id: DepartmentId,
    collective: bool,
}

/// A graph of no plan, for [`PlanGraph::add_plan`].
impl Default for PlanGraph {
    fn default() -> Self {
        Self {
            plans: Vec::new(),
            next_plan: 0,
            first_edges: vec![0],
            edge_departments: Vec::new(),
            edge_parts: Vec::new(),
            task_parts: Vec::new(),
            gaps: Gaps::default(),
            dues: Dues::default(),
            departments: Vec::new(),
            places: Vec::new(),
            of_plan: Vec::new(),
            by_identity: hashbrown::HashMap::new(),
            holdings: Holdings::default(),
            appearances: OnceLock::new(),
            by_name: OnceLock::new(),
            titles: OnceLock::new(),
            petgraph: OnceLock::new(),
        }
    }
}

impl PlanGraph {
    /// The graph of one plan.
    ///
    /// *Complexity*: linear in its departments, tasks and assignments.
    #[must_use]
    pub fn of(plan: impl Into<Arc<Plan>>) -> Self {
        Self::from_plans([plan])
    }

    /// The graph of many plans, in the order given; no plan at all gives an empty graph.
    ///
    /// *Complexity*: linear in departments, tasks and assignments of all plans.
    ///
    /// # Panics
    ///
    /// When tasks and departments together, or assignments, do not fit 32 bits; plans that large fill hundreds of
    /// gigabytes before.
    #[must_use]
    pub fn from_plans<I>(plans: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<Arc<Plan>>,
    {
        build::build(plans.into_iter().map(Into::into).collect())
    }

    /// Every plan, in the order given; those withdrawn are left out.
    pub fn plans(&self) -> impl ExactSizeIterator<Item = PlanView<'_>> + DoubleEndedIterator {
        (0..self.plans.len()).map(|number| PlanView::new(self, number))
    }

    /// The plan of a key.
    ///
    /// *Complexity*: constant; logarithmic in the plans once one was withdrawn.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownPlan`] when there are fewer plans, or that one was withdrawn.
    pub fn plan(&self, key: PlanKey) -> Result<PlanView<'_>, Error> {
        self.plan_number(key).map(|number| PlanView::new(self, number))
    }

    /// Where the plan of a key stands.
    fn plan_number(&self, key: PlanKey) -> Result<usize, Error> {
        let is = |number: &usize| self.plans.get(*number).is_some_and(|entry| entry.key == key);
        // Keys count from 0, so most often nothing has to be looked for.
        let found = Some(key.number()).filter(is);
        let found = found.or_else(|| self.plans.binary_search_by_key(&key, |entry| entry.key).ok());
        found.ok_or(Error::UnknownPlan { key })
    }

    /// Every task, in document order.
    ///
    /// *Complexity*: constant.
    #[must_use]
    pub fn tasks(&self) -> TaskSet<'_> {
        Set::range(self, 0..self.task_count())
    }

    /// Every department, in the order of first appearance; one that has no task included.
    ///
    /// *Complexity*: constant.
    #[must_use]
    pub fn departments(&self) -> DepartmentSet<'_> {
        Set::range(self, 0..self.department_count())
    }

    /// The task of a key, or of a plan's key and a task id.
    ///
    /// *Complexity*: as for [`plan`](Self::plan).
    ///
    /// # Errors
    ///
    /// [`Error::UnknownPlan`] or [`Error::UnknownTaskKey`] when there is none.
    ///
    /// ```
    /// use fengong::{Error, Plan, graph::{PlanGraph, PlanKey, TaskKey}};
    /// let plan = Plan::builder("方案").section("一", "任务").task("建成平台").build()?;
    /// let id = plan.tasks()[0].id;
    /// let graph = PlanGraph::of(plan);
    /// assert_eq!(graph.task((PlanKey::FIRST, id))?.title(), "建成平台");
    /// let elsewhere = TaskKey::new(PlanKey::new(7), id);
    /// assert_eq!(graph.task(elsewhere), Err(Error::UnknownPlan { key: PlanKey::new(7) }));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub fn task(&self, key: impl Into<TaskKey>) -> Result<TaskView<'_>, Error> {
        let key = key.into();
        let plan = self.plan(key.plan())?;
        match plan.task_range().nth(key.task().index()) {
            Some(index) => Ok(TaskView::new(self, index)),
            None => Err(Error::UnknownTaskKey { key }),
        }
    }

    /// The tasks of some keys, as a set.
    ///
    /// *Complexity*: `n log n` in the keys.
    ///
    /// # Errors
    ///
    /// As for [`task`](Self::task), at the first key that is unknown.
    pub fn task_set<I>(&self, keys: I) -> Result<TaskSet<'_>, Error>
    where
        I: IntoIterator,
        I::Item: Into<TaskKey>,
    {
        let views: Result<Vec<_>, _> = keys.into_iter().map(|key| self.task(key)).collect();
        Ok(Set::list(self, views?.into_iter().map(TaskView::index).collect()))
    }

    /// The department of a key.
    ///
    /// *Complexity*: constant.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownDepartmentKey`] when there is none.
    pub fn department(&self, key: DepartmentKey) -> Result<DepartmentView<'_>, Error> {
        match self.places.get(key.index() as usize) {
            Some(&place) if place != NOWHERE => Ok(DepartmentView::new(self, place)),
            _ => Err(Error::UnknownDepartmentKey { key }),
        }
    }

    /// The departments of some keys, as a set.
    ///
    /// *Complexity*: `n log n` in the keys.
    ///
    /// # Errors
    ///
    /// As for [`department`](Self::department), at the first key that is unknown.
    pub fn department_set(
        &self,
        keys: impl IntoIterator<Item = DepartmentKey>,
    ) -> Result<DepartmentSet<'_>, Error> {
        let views: Result<Vec<_>, _> = keys.into_iter().map(|key| self.department(key)).collect();
        Ok(Set::list(self, views?.into_iter().map(DepartmentView::index).collect()))
    }

    /// The department that a plan knows by an id of its own.
    ///
    /// *Complexity*: constant.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownPlan`], or [`Error::UnknownDepartment`] when that plan has no such department.
    pub fn department_of(&self, plan: PlanKey, id: DepartmentId) -> Result<DepartmentView<'_>, Error> {
        let number = self.plan_number(plan)?;
        self.plans[number].plan.department(id)?;
        Ok(DepartmentView::new(self, self.joined(number, id)))
    }
}

impl fmt::Debug for PlanGraph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlanGraph")
            .field("plans", &self.plans.len())
            .field("tasks", &self.task_count())
            .field("departments", &self.departments.len())
            .field("assignments", &self.first_edges.last().copied().unwrap_or_default())
            .finish()
    }
}
