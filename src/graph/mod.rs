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
//! | who works with whom | [`PlanGraph::top_pairs`], [`PlanGraph::query_pairs`] | [`Pair`] |
//! | what nobody has | [`PlanGraph::coverage`] | [`Coverage`] |
//! | who answers for which indicator, what serves it | [`PlanGraph::indicators`], [`DepartmentView::indicators`], [`TaskView::indicators`] | [`IndicatorView`] |
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
//! Everything comes in document order: plans as they were given, tasks as they stand in them, departments by first
//! appearance. A department named twice in one task is kept twice ([`AssignmentView`]) and counted once ([`Tally`]).

mod build;
mod coverage;
mod expand;
mod indicators;
mod key;
mod pairs;
mod query;
mod rows;
mod set;
mod view;
mod weight;
mod workload;

use core::fmt;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use petgraph::graph::{EdgeIndex, Graph, NodeIndex};

pub use coverage::Coverage;
pub use expand::Collectives;
pub use indicators::IndicatorView;
pub use key::{DepartmentKey, IndicatorKey, PlanKey, TaskKey};
pub use pairs::{Pair, PairQuery};
pub use query::{DepartmentQuery, TaskQuery};
pub use set::{DepartmentSet, Set, SetIter, SetMember, TaskSet};
pub use view::{AssignmentView, DepartmentView, NodeView, PlanView, TaskView};
pub use weight::{Assigned, Edge, Node};
pub use workload::{Tally, Weights, Workload, WorkloadQuery, WorkloadRow};

use crate::error::Error;
use crate::model::{Department, DepartmentId, Plan};
use rows::Rows;

/// The responsibility graph (责任分工图) of one plan or many.
///
/// It owns its plans and does not change: the sums and indexes that answer most questions are made once, while it is
/// built, in time linear in tasks and assignments. It is `Send` and `Sync`; views and sets borrow from it.
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
    plans: Vec<PlanEntry>,
    /// A plain `Graph`, not a `StableGraph`: more of petgraph's algorithms take it, and edges lie in document order.
    graph: Graph<Node, Edge>,
    /// Each task's first edge, and one more at the end: the edges of a task are a stretch of petgraph's own list.
    first_edges: Vec<u32>,
    marks: Vec<coverage::Marks>,
    departments: Vec<DepartmentEntry>,
    /// The graph's department for each department of each plan, plan after plan.
    of_plan: Vec<u32>,
    /// Where each department appears: the reverse of `of_plan`.
    appearances: Rows<(u32, DepartmentId)>,
    /// By place and canonical name; see `identity`.
    by_identity: HashMap<Box<str>, u32>,
    by_name: OnceLock<HashMap<Box<str>, Vec<u32>>>,
    /// Each department's tasks, once each, and beside them the highest role it has there.
    tasks_of: Rows<u32>,
    roles_of: Rows<crate::model::Role>,
    /// Each department's edges.
    edges_of: Rows<u32>,
    tallies: Vec<Tally>,
}

#[derive(Debug, Clone)]
struct PlanEntry {
    plan: Arc<Plan>,
    first_task: u32,
    first_department: u32,
    first_indicator: u32,
}

/// A department as the graph knows it: the appearance that says most about it.
#[derive(Debug, Clone, Copy)]
struct DepartmentEntry {
    plan: u32,
    id: DepartmentId,
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
        build::build(&plans.into_iter().map(Into::into).collect::<Vec<_>>())
    }

    /// Every plan, in the order given.
    pub fn plans(&self) -> impl ExactSizeIterator<Item = PlanView<'_>> + DoubleEndedIterator {
        (0..self.plans.len()).map(|number| PlanView::new(self, number))
    }

    /// The plan of a key.
    ///
    /// *Complexity*: constant.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownPlan`] when there are fewer plans.
    pub fn plan(&self, key: PlanKey) -> Result<PlanView<'_>, Error> {
        match self.plans.get(key.number()) {
            Some(_) => Ok(PlanView::new(self, key.number())),
            None => Err(Error::UnknownPlan { key }),
        }
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
    /// *Complexity*: constant.
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
        if key.index() < self.department_count() {
            Ok(DepartmentView::new(self, key.index()))
        } else {
            Err(Error::UnknownDepartmentKey { key })
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
        let plan = self.plan(plan)?;
        plan.plan().department(id)?;
        Ok(DepartmentView::new(self, self.joined(plan.key().number(), id)))
    }

    /// The department of a canonical name, or else of a name printed in a plan; width and white space do not matter.
    ///
    /// *Complexity*: constant, after one pass over the names of all departments.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownDepartmentName`] when nobody is called so, [`Error::AmbiguousDepartment`] when several are,
    /// in different places or under a short name that they share: say which with
    /// [`department_in`](Self::department_in), or take them all with [`departments_named`](Self::departments_named).
    pub fn department_named(&self, name: &str) -> Result<DepartmentView<'_>, Error> {
        let named = self.departments_named(name);
        let canonical = named.filter(|department| crate::text::same_folded(department.name(), name));
        let candidates = if canonical.is_empty() { named } else { canonical };
        match (candidates.first(), candidates.len()) {
            (Some(department), 1) => Ok(department),
            (None, _) => Err(Error::UnknownDepartmentName { name: name.to_owned() }),
            _ => Err(Error::AmbiguousDepartment {
                name: name.to_owned(),
                departments: candidates.iter().map(DepartmentView::full_name).collect(),
            }),
        }
    }

    /// The departments of a canonical or printed name, in every place; nobody gives an empty set.
    ///
    /// *Complexity*: constant, after one pass over the names of all departments.
    #[must_use]
    pub fn departments_named(&self, name: &str) -> DepartmentSet<'_> {
        let index = self.by_name.get_or_init(|| build::name_index(self));
        let named = index.get(&*crate::text::fold(name)).map_or(&[][..], Vec::as_slice);
        Set::row(self, named)
    }

    /// The department of that [scope](DepartmentView::scope) and canonical name; width and white space do not matter.
    ///
    /// *Complexity*: constant.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownDepartmentName`] when there is none.
    pub fn department_in(&self, scope: Option<&str>, name: &str) -> Result<DepartmentView<'_>, Error> {
        match self.by_identity.get(build::identity(scope, name).as_str()) {
            Some(&index) => Ok(DepartmentView::new(self, index)),
            None => Err(Error::UnknownDepartmentName { name: name.to_owned() }),
        }
    }

    /// The petgraph graph for reading: edges go from tasks to departments, one for each naming, in document order; behind
    /// them from indicators to departments and from tasks to indicators.
    ///
    /// [`node`](Self::node) and [`assignment`](Self::assignment) lead from its indexes back to views,
    /// [`TaskView::node_index`] and its likes from views to indexes. Algorithms for undirected graphs want
    /// `petgraph::visit::UndirectedAdaptor` around it. Which index a task or department has is not promised.
    ///
    /// ```
    /// use fengong::{Plan, graph::{NodeView, PlanGraph}};
    /// let plan = Plan::builder("方案")
    ///     .section("一", "任务")
    ///     .task("建成平台").lead("市城管局").joint("市公安局")
    ///     .task("整治占道").lead("市公安局")
    ///     .task("发展冷链").lead("市商务局")
    ///     .build()?;
    /// let graph = PlanGraph::of(plan);
    /// let inner = graph.as_petgraph();
    /// // Two groups of tasks have no department in common.
    /// assert_eq!(petgraph::algo::connected_components(inner), 2);
    /// let police = graph.department_named("市公安局")?;
    /// assert_eq!(inner.edges_directed(police.node_index(), petgraph::Incoming).count(), 2);
    /// assert_eq!(graph.node(police.node_index()), Some(NodeView::Department(police)));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub const fn as_petgraph(&self) -> &Graph<Node, Edge> {
        &self.graph
    }

    /// The task or department of a node of [`as_petgraph`](Self::as_petgraph); `None` where it has no such node.
    ///
    /// *Complexity*: constant.
    #[must_use]
    pub fn node(&self, index: NodeIndex) -> Option<NodeView<'_>> {
        match *self.graph.node_weight(index)? {
            Node::Task(key) => self.task(key).ok().map(NodeView::Task),
            Node::Department(key) => self.department(key).ok().map(NodeView::Department),
            Node::Indicator(key) => self.indicator(key).ok().map(NodeView::Indicator),
        }
    }

    /// The assignment of an edge of [`as_petgraph`](Self::as_petgraph); `None` where it has no such edge.
    ///
    /// *Complexity*: constant.
    #[must_use]
    pub fn assignment(&self, index: EdgeIndex) -> Option<AssignmentView<'_>> {
        self.graph.edge_weight(index)?.assigned()?;
        Some(AssignmentView::new(self, index.index() as u32))
    }

    fn task_count(&self) -> u32 {
        self.marks.len() as u32
    }

    fn department_count(&self) -> u32 {
        self.departments.len() as u32
    }

    /// Tasks come first among the nodes, departments behind them, indicators last.
    fn task_node(task: u32) -> NodeIndex {
        NodeIndex::new(task as usize)
    }

    fn department_node(&self, department: u32) -> NodeIndex {
        NodeIndex::new(self.marks.len() + department as usize)
    }

    /// The task of an edge.
    fn edge_task(&self, edge: u32) -> u32 {
        self.graph.raw_edges()[edge as usize].source().index() as u32
    }

    /// The department of an edge.
    fn edge_department(&self, edge: u32) -> u32 {
        (self.graph.raw_edges()[edge as usize].target().index() - self.marks.len()) as u32
    }

    /// What an edge says.
    fn edge_assigned(&self, edge: u32) -> Assigned {
        match self.graph.raw_edges()[edge as usize].weight {
            Edge::Assigned(assigned) | Edge::Answers(assigned) => assigned,
            Edge::Serves(_) => unreachable!("edges of tasks to departments come first"),
        }
    }

    /// The role that an edge gives.
    fn edge_role(&self, edge: u32) -> crate::model::Role {
        self.edge_assigned(edge).role
    }

    /// The edges of a task.
    fn task_edges(&self, task: u32) -> core::ops::Range<u32> {
        self.first_edges[task as usize]..self.first_edges[task as usize + 1]
    }

    /// The key of a task.
    fn task_key(&self, task: u32) -> TaskKey {
        let plan = self.plans.partition_point(|entry| entry.first_task <= task) - 1;
        let id = crate::model::TaskId::new((task - self.plans[plan].first_task) as usize);
        TaskKey::new(PlanKey::new(plan), id)
    }

    /// The graph's department for one of a plan's.
    fn joined(&self, plan: usize, id: DepartmentId) -> u32 {
        self.of_plan[self.plans[plan].first_department as usize + id.index()]
    }

    /// The appearances of a department, in document order.
    fn appearances(&self, department: u32) -> impl Iterator<Item = (usize, &Department)> {
        self.appearances.row(department).iter().map(|&(plan, id)| {
            let plan = plan as usize;
            (plan, &self.plans[plan].plan.departments()[id.index()])
        })
    }
}

impl fmt::Debug for PlanGraph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlanGraph")
            .field("plans", &self.plans.len())
            .field("tasks", &self.marks.len())
            .field("departments", &self.departments.len())
            .field("assignments", &self.first_edges.last().copied().unwrap_or_default())
            .finish()
    }
}
