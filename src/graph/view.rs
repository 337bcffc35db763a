//! Views: `Copy` handles on one plan, task, department or assignment, with getters that borrow from the graph.

use core::fmt;
use core::ops::Range;

use petgraph::graph::{EdgeIndex, NodeIndex};

use super::PlanGraph;
use super::key::{DepartmentKey, PlanKey, TaskKey};
use super::set::{DepartmentSet, Set, TaskSet};
use super::workload::Tally;
use crate::model::{
    Assignment, Clause, Department, DepartmentKind, LeadBasis, Level, Plan, Role, Task, TaskId,
};

macro_rules! views {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $name<'g> {
            graph: &'g PlanGraph,
            index: u32,
        }

        impl<'g> $name<'g> {
            pub(super) const fn new(graph: &'g PlanGraph, index: u32) -> Self {
                Self { graph, index }
            }

            pub(super) const fn index(self) -> u32 {
                self.index
            }

            /// The graph it is of.
            #[must_use]
            pub const fn graph(self) -> &'g PlanGraph {
                self.graph
            }
        }

        /// Views are equal when they show the same thing of the same graph.
        impl PartialEq for $name<'_> {
            fn eq(&self, other: &Self) -> bool {
                core::ptr::eq(self.graph, other.graph) && self.index == other.index
            }
        }

        impl Eq for $name<'_> {}
    )+};
}

views! {
    /// One task (重点任务) of a graph.
    ///
    /// ```
    /// use fengong::{Plan, graph::PlanGraph};
    /// let plan = Plan::builder("方案").section("一", "任务").task("建成平台").lead("市城管局").joint("市公安局").build()?;
    /// let graph = PlanGraph::of(plan);
    /// for task in graph.tasks() {
    ///     assert_eq!((task.path().as_str(), task.title()), ("一/1", "建成平台"));
    ///     assert_eq!(task.leads().map(|lead| lead.printed()).collect::<Vec<_>>(), ["市城管局"]);
    ///     assert_eq!(task.departments().len(), 2);
    /// }
    /// # Ok::<(), fengong::Error>(())
    /// ```
    TaskView;
    /// One department (单位) of a graph, over all its plans.
    ///
    /// ```
    /// use fengong::{Plan, graph::PlanGraph, model::Role};
    /// let plan = Plan::builder("方案").section("一", "任务").task("建成平台").lead("市城管局").build()?;
    /// let graph = PlanGraph::of(plan);
    /// let department = graph.department_named("市城管局")?;
    /// assert_eq!(department.tasks(), graph.tasks());
    /// assert_eq!(department.tasks_as(Role::Support).len(), 0);
    /// assert_eq!(department.tally().lead, 1);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    DepartmentView;
    /// One naming of a department in a task's clause. A department named twice in one task has two.
    ///
    /// ```
    /// use fengong::{Plan, graph::PlanGraph, model::Role};
    /// let plan = Plan::builder("方案").section("一", "任务").task("建成平台").lead("市城管局").joint("市公安局").build()?;
    /// let graph = PlanGraph::of(plan);
    /// let roles: Vec<_> = graph.tasks().into_iter().flat_map(|task| task.assignments()).map(|each| each.role()).collect();
    /// assert_eq!(roles, [Role::Lead, Role::Joint]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    AssignmentView;
    /// One indicator (指标) of a graph.
    ///
    /// ```
    /// use fengong::{Directory, Plan, graph::PlanGraph, text::Source};
    /// let source = Source::new("一、主要目标\n指标\t单位\t2025年\t责任单位\n科普场馆\t家\t12\t市科技局\n")?;
    /// let graph = PlanGraph::of(Plan::read(&source, &Directory::builtin()).into_value());
    /// assert_eq!(graph.indicators().first().unwrap().name(), "科普场馆");
    /// # Ok::<(), fengong::Error>(())
    /// ```
    IndicatorView;
}

/// One plan of a graph.
///
/// ```
/// use fengong::{Plan, graph::PlanGraph};
/// let plan = Plan::builder("方案").section("一", "任务").task("建成平台").build()?;
/// let graph = PlanGraph::of(plan);
/// for plan in graph.plans() {
///     // The gaps of this plan alone.
///     let gaps = graph.coverage().without_department() & &plan.tasks();
///     assert_eq!((plan.plan().title(), gaps.len()), ("方案", 1));
/// }
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct PlanView<'g> {
    graph: &'g PlanGraph,
    number: usize,
}

/// Views are equal when they show the same plan of the same graph.
impl PartialEq for PlanView<'_> {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.graph, other.graph) && self.number == other.number
    }
}

impl Eq for PlanView<'_> {}

/// What a node of [`PlanGraph::as_petgraph`] shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NodeView<'g> {
    /// A task.
    Task(TaskView<'g>),
    /// A department.
    Department(DepartmentView<'g>),
    /// An indicator.
    Indicator(IndicatorView<'g>),
}

impl<'g> PlanView<'g> {
    pub(super) const fn new(graph: &'g PlanGraph, number: usize) -> Self {
        Self { graph, number }
    }

    /// Its key.
    #[must_use]
    pub fn key(self) -> PlanKey {
        self.graph.plans[self.number].key
    }

    /// The graph it is of.
    #[must_use]
    pub const fn graph(self) -> &'g PlanGraph {
        self.graph
    }

    /// Where it stands among the plans; not the number of its key, once a plan before it was withdrawn.
    pub(super) const fn number(self) -> usize {
        self.number
    }

    /// The plan itself.
    #[must_use]
    pub fn plan(self) -> &'g Plan {
        &self.graph.plans[self.number].plan
    }

    /// Its tasks. *Complexity*: constant.
    #[must_use]
    pub fn tasks(self) -> TaskSet<'g> {
        Set::range(self.graph, self.task_range())
    }

    /// Its departments, also those without a task. *Complexity*: `n log n` in them.
    #[must_use]
    pub fn departments(self) -> DepartmentSet<'g> {
        let first = self.graph.plans[self.number].first_department as usize;
        let joined = &self.graph.of_plan[first..first + self.plan().departments().len()];
        Set::list(self.graph, joined.to_vec())
    }

    pub(super) fn task_range(self) -> Range<u32> {
        self.graph.tasks_of_plan(self.number, self.graph.task_count())
    }
}

impl<'g> TaskView<'g> {
    /// Its key. *Complexity*: logarithmic in the number of plans.
    #[must_use]
    pub fn key(self) -> TaskKey {
        let (plan, task) = self.graph.locate(self.index);
        TaskKey::new(self.graph.plans[plan].key, task)
    }

    /// Its id within its plan.
    #[must_use]
    pub fn id(self) -> TaskId {
        self.graph.locate(self.index).1
    }

    /// Its plan.
    #[must_use]
    pub fn plan(self) -> PlanView<'g> {
        PlanView::new(self.graph, self.graph.locate(self.index).0)
    }

    /// The task as the plan holds it.
    #[must_use]
    pub fn task(self) -> &'g Task {
        let (plan, task) = self.graph.locate(self.index);
        &self.graph.plans[plan].plan.tasks()[task.index()]
    }

    /// Its title.
    #[must_use]
    pub fn title(self) -> &'g str {
        &self.task().title
    }

    /// The path of its heading, such as `三/（一）/1`. *Complexity*: linear in what it hands out, after its plan was found.
    #[must_use]
    pub fn path(self) -> String {
        self.plan().plan().path(self.task().section).unwrap_or_default()
    }

    /// Who is assigned to it, in the order of the text, a department as often as it is named.
    pub fn assignments(self) -> impl ExactSizeIterator<Item = AssignmentView<'g>> + DoubleEndedIterator {
        self.graph.task_edges(self.index).map(move |edge| AssignmentView::new(self.graph, edge))
    }

    /// Its leads (牵头), in the order of the text.
    pub fn leads(self) -> impl DoubleEndedIterator<Item = AssignmentView<'g>> {
        self.assignments().filter(|assignment| assignment.role() == Role::Lead)
    }

    /// Its departments, once each. *Complexity*: `n log n` in its assignments.
    #[must_use]
    pub fn departments(self) -> DepartmentSet<'g> {
        let edges = self.graph.task_edges(self.index);
        Set::list(self.graph, edges.map(|edge| self.graph.edge_department(edge)).collect())
    }

    /// The highest role that a department has in it; `None` when it has none.
    ///
    /// *Complexity*: linear in its assignments.
    ///
    /// # Panics
    ///
    /// When the department is of another graph, see [`Set`].
    #[must_use]
    pub fn role_of(self, department: DepartmentView<'_>) -> Option<Role> {
        assert!(core::ptr::eq(self.graph, department.graph), "task and department are of two graphs");
        let named = self.assignments().filter(|assignment| assignment.department() == department);
        named.map(AssignmentView::role).min()
    }

    /// Its node in [`PlanGraph::as_petgraph`].
    #[inline]
    #[must_use]
    pub fn node_index(self) -> NodeIndex {
        PlanGraph::task_node(self.index)
    }
}

impl<'g> DepartmentView<'g> {
    /// Its key.
    #[must_use]
    pub fn key(self) -> DepartmentKey {
        self.graph.departments[self.index as usize].key
    }

    /// The department as the plan that knows most about it holds it; its id is of that plan.
    #[must_use]
    pub fn department(self) -> &'g Department {
        let entry = self.graph.departments[self.index as usize];
        &self.graph.plans[entry.plan as usize].plan.departments()[entry.id.index()]
    }

    /// Its canonical name.
    #[must_use]
    pub fn name(self) -> &'g str {
        &self.department().name
    }

    /// The names it goes by in all plans, in the order of first appearance.
    ///
    /// *Complexity*: linear in its plans times the number of different names.
    #[must_use]
    pub fn names(self) -> Vec<&'g str> {
        distinct(self.graph.appearances(self.index).flat_map(|(_, department)| &department.names))
    }

    /// What kind of organisation it is.
    #[must_use]
    pub fn kind(self) -> DepartmentKind {
        self.department().kind
    }

    /// The level of government it belongs to.
    #[must_use]
    pub fn level(self) -> Option<Level> {
        self.department().level
    }

    /// The place it belongs to, as far as that is known.
    #[must_use]
    pub fn place(self) -> Option<&'g str> {
        self.department().place.as_deref()
    }

    /// The place that tells it from its namesakes: its own, or that of the plans that name it where its name says none
    /// (省科技厅 in a plan of 临沂市). Bodies of the state have none.
    #[must_use]
    pub fn scope(self) -> Option<&'g str> {
        self.speaker().scope_of(self.department())
    }

    /// Its canonical name with its scope in brackets, such as 市科技局（临沂市）, where names alone do not tell.
    #[must_use]
    pub fn full_name(self) -> String {
        self.speaker().full_name(self.department())
    }

    /// The plan that speaks for it.
    fn speaker(self) -> &'g Plan {
        &self.graph.plans[self.graph.departments[self.index as usize].plan as usize].plan
    }

    /// Whether it stands for several that are not named one by one (各县区, 有关部门).
    #[must_use]
    pub fn is_collective(self) -> bool {
        self.department().is_collective()
    }

    /// The members of a collective by canonical name, as far as any plan knows them.
    ///
    /// *Complexity*: linear in its plans times the number of members.
    #[must_use]
    pub fn members(self) -> Vec<&'g str> {
        distinct(self.graph.appearances(self.index).flat_map(|(_, department)| &department.members))
    }

    /// How many tasks it has in which role: kept, not counted anew. *Complexity*: constant.
    #[must_use]
    pub fn tally(self) -> Tally {
        self.graph.holdings.tallies()[self.index as usize]
    }

    /// The tasks it has to do with, over all plans. *Complexity*: constant.
    #[inline]
    #[must_use]
    pub fn tasks(self) -> TaskSet<'g> {
        Set::row(self.graph, self.graph.holdings.tasks(self.index))
    }

    /// The tasks in which this is its highest role. *Complexity*: linear in its tasks.
    #[must_use]
    pub fn tasks_as(self, role: Role) -> TaskSet<'g> {
        let holdings = &self.graph.holdings;
        let tasks = holdings.tasks(self.index).iter().zip(holdings.roles(self.index));
        Set::list(self.graph, tasks.filter(|&(_, &held)| held == role).map(|(&task, _)| task).collect())
    }

    /// Every naming of it, in document order.
    ///
    /// *Complexity*: linear in the assignments of its tasks.
    pub fn assignments(self) -> impl ExactSizeIterator<Item = AssignmentView<'g>> + DoubleEndedIterator {
        let graph = self.graph;
        let mut edges = Vec::with_capacity(self.tally().mentions as usize);
        for &task in graph.holdings.tasks(self.index) {
            edges.extend(graph.task_edges(task).filter(|&edge| graph.edge_department(edge) == self.index));
        }
        edges.into_iter().map(move |edge| AssignmentView::new(graph, edge))
    }

    /// Its node in [`PlanGraph::as_petgraph`].
    #[must_use]
    pub fn node_index(self) -> NodeIndex {
        self.graph.department_node(self.index)
    }
}

impl<'g> AssignmentView<'g> {
    /// The task. *Complexity*: logarithmic in the number of tasks.
    #[must_use]
    pub fn task(self) -> TaskView<'g> {
        TaskView::new(self.graph, self.graph.edge_task(self.index))
    }

    /// The department.
    #[must_use]
    pub fn department(self) -> DepartmentView<'g> {
        DepartmentView::new(self.graph, self.graph.edge_department(self.index))
    }

    /// What the department does for the task.
    #[must_use]
    pub fn role(self) -> Role {
        self.graph.edge_role(self.index)
    }

    /// Why it counts as the lead.
    #[must_use]
    pub fn basis(self) -> LeadBasis {
        self.graph.edge_part(self.index).basis()
    }

    /// The tier of the list, counted from 0; ， and ； open another. *Complexity*: logarithmic in the number of tasks.
    #[must_use]
    pub fn group(self) -> u32 {
        self.assignment().group
    }

    /// Whether 等 leaves the list open behind it. *Complexity*: logarithmic in the number of tasks.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.assignment().open
    }

    /// The clause that says so; `None` for a plan built by hand. *Complexity*: logarithmic in the number of tasks.
    #[must_use]
    pub fn clause(self) -> Option<&'g Clause> {
        self.task().task().clauses.get(self.assignment().clause? as usize)
    }

    /// The name as it is printed here. *Complexity*: logarithmic in the number of tasks.
    #[must_use]
    pub fn printed(self) -> &'g str {
        &self.assignment().printed
    }

    /// The assignment as the plan holds it, with its span. *Complexity*: logarithmic in the number of tasks.
    #[must_use]
    pub fn assignment(self) -> &'g Assignment {
        let task = self.task();
        let first = self.graph.task_edges(task.index).start;
        &task.task().assignments[(self.index - first) as usize]
    }

    /// Its edge in [`PlanGraph::as_petgraph`].
    #[must_use]
    pub fn edge_index(self) -> EdgeIndex {
        EdgeIndex::new(self.index as usize)
    }
}

fn distinct<'g>(names: impl Iterator<Item = &'g Box<str>>) -> Vec<&'g str> {
    let mut list: Vec<&str> = Vec::new();
    for name in names {
        if !list.contains(&&**name) {
            list.push(name);
        }
    }
    list
}

impl fmt::Debug for PlanView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.key(), self.plan().title())
    }
}

impl fmt::Debug for TaskView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.key(), self.title())
    }
}

impl fmt::Debug for DepartmentView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.key(), self.name())
    }
}

impl fmt::Debug for AssignmentView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.task().key(), self.role().label(), self.department().name())
    }
}

impl From<NodeView<'_>> for NodeIndex {
    fn from(view: NodeView<'_>) -> Self {
        match view {
            NodeView::Task(task) => task.node_index(),
            NodeView::Department(department) => department.node_index(),
            NodeView::Indicator(indicator) => indicator.node_index(),
        }
    }
}
