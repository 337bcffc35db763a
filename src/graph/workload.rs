//! Workload: how much each department carries, kept as sums while the graph is built.

use std::borrow::Cow;

use super::build::Touched;
use super::expand::Expansion;
use super::key::DepartmentKey;
use super::set::TaskSet;
use super::view::DepartmentView;
use super::{Collectives, PlanGraph};
use crate::error::Error;
use crate::model::Role;

/// How many tasks a department has, by its highest role in each, and how often it is named.
///
/// A department named twice in one task, by two clauses or by mistake, has one task there, in the highest of its roles;
/// [`mentions`](Self::mentions) counts both. So 「市科技局 leads 13 and is present in 23 of 26 tasks」 reads
/// `lead == 13`, `tasks() == 23`, and the mentions of all departments add up to the plan's assignments.
///
/// ```
/// use fengong::{Plan, graph::PlanGraph};
/// let plan = Plan::builder("绿道方案")
///     .section("一", "任务")
///     .task("贯通绿道").lead("市园林局").joint("市水利局")
///     .task("建设驿站").lead("市园林局").support("市水利局")
///     .build()?;
/// let graph = PlanGraph::of(plan);
/// let tally = graph.department_named("市水利局")?.tally();
/// assert_eq!((tally.lead, tally.joint, tally.support, tally.tasks()), (0, 1, 1, 2));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Tally {
    /// Tasks it leads (牵头).
    pub lead: u32,
    /// Tasks it carries a part of (责任).
    pub joint: u32,
    /// Tasks it helps with (配合).
    pub support: u32,
    /// Tasks it advises on (指导).
    pub guide: u32,
    /// How often it is named.
    pub mentions: u32,
}

impl Tally {
    /// How many tasks it has to do with.
    #[must_use]
    pub const fn tasks(self) -> u32 {
        self.lead + self.joint + self.support + self.guide
    }

    /// How many tasks have that as its highest role.
    #[must_use]
    pub const fn of(self, role: Role) -> u32 {
        match role {
            Role::Lead => self.lead,
            Role::Joint => self.joint,
            Role::Support => self.support,
            Role::Guide => self.guide,
        }
    }

    /// The weighted total, in points. It always fits, whatever the weights.
    ///
    /// ```
    /// use fengong::{Plan, graph::{PlanGraph, Weights}};
    /// let plan = Plan::builder("方案").section("一", "任务").task("建成平台").lead("市城管局").build()?;
    /// let tally = PlanGraph::of(plan).department_named("市城管局")?.tally();
    /// assert_eq!((tally.load(&Weights::default()), tally.load(&Weights::TASKS)), (4, 1));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub const fn load(self, weights: &Weights) -> u64 {
        self.lead as u64 * weights.lead as u64
            + self.joint as u64 * weights.joint as u64
            + self.support as u64 * weights.support as u64
            + self.guide as u64 * weights.guide as u64
    }

    const fn of_mut(&mut self, role: Role) -> &mut u32 {
        match role {
            Role::Lead => &mut self.lead,
            Role::Joint => &mut self.joint,
            Role::Support => &mut self.support,
            Role::Guide => &mut self.guide,
        }
    }

    pub(crate) const fn add(&mut self, role: Role) {
        *self.of_mut(role) += 1;
    }

    pub(super) const fn subtract(&mut self, role: Role) {
        *self.of_mut(role) -= 1;
    }
}

/// The tallies of two sets of tasks that have none in common, put together.
impl core::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.lead += other.lead;
        self.joint += other.joint;
        self.support += other.support;
        self.guide += other.guide;
        self.mentions += other.mentions;
    }
}

/// What a task counts for in each role, in points.
///
/// Points are whole numbers, so that sums are exact and every run prints the same; only their ratios matter. By default
/// a lead counts four, a part of its own two, support and guidance one: answering for the whole is twice a part, a part
/// is twice a hand.
///
/// ```
/// use fengong::graph::Weights;
/// let leads_only = Weights { lead: 1, ..Weights::NONE };
/// assert_eq!(Weights::default().lead, 2 * Weights::default().joint);
/// # assert_eq!(leads_only.support, 0);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Weights {
    /// For a task it leads.
    pub lead: u32,
    /// For a task it carries a part of.
    pub joint: u32,
    /// For a task it helps with.
    pub support: u32,
    /// For a task it advises on.
    pub guide: u32,
}

impl Weights {
    /// Nothing counts: to be filled in with `..Weights::NONE`.
    pub const NONE: Self = Self { lead: 0, joint: 0, support: 0, guide: 0 };

    /// Each task counts one, whatever the role.
    pub const TASKS: Self = Self { lead: 1, joint: 1, support: 1, guide: 1 };

    /// What a task counts for in a role.
    #[must_use]
    pub const fn of(&self, role: Role) -> u32 {
        match role {
            Role::Lead => self.lead,
            Role::Joint => self.joint,
            Role::Support => self.support,
            Role::Guide => self.guide,
        }
    }
}

impl Default for Weights {
    fn default() -> Self {
        Self { lead: 4, joint: 2, support: 1, guide: 1 }
    }
}

impl PlanGraph {
    /// The load of every department over all plans, with the default [`Weights`] and collectives as they are named.
    ///
    /// *Complexity*: constant; the sums are kept.
    #[must_use]
    pub fn workload(&self) -> Workload<'_> {
        let tallies = Cow::Borrowed(self.holdings.tallies());
        Workload { graph: self, weights: Weights::default(), tallies, strangers: Vec::new() }
    }

    /// Asks for the load by other weights, within some tasks, or with collectives expanded.
    ///
    /// ```
    /// use fengong::{Directory, Plan, graph::{PlanGraph, Weights}};
    /// let plan = Plan::builder("方案")
    ///     .section("一", "任务")
    ///     .task("建成平台").lead("市城管局").support("各县区")
    ///     .task("整治占道").lead("各县区")
    ///     .build()?;
    /// let graph = PlanGraph::of(plan);
    /// let counties = Directory::builtin().with_members("各县区", None, ["东城区", "西城区"])?;
    /// let load = graph
    ///     .query_workload()
    ///     .weights(Weights::TASKS)
    ///     .expand_with(|collective| counties.members(collective.name(), collective.place()))
    ///     .resolve();
    /// let rows: Vec<_> = load.by_load().iter().map(|row| (row.name(), row.load())).collect();
    /// assert_eq!(rows, [("东城区", 2), ("西城区", 2), ("市城管局", 1), ("各县区", 0)]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub fn query_workload(&self) -> WorkloadQuery<'_> {
        WorkloadQuery { graph: self, weights: Weights::default(), within: None, expansion: None }
    }
}

/// A question for the load of departments; see [`PlanGraph::query_workload`].
#[derive(Debug, Clone)]
#[must_use = "a query does nothing until it is resolved"]
pub struct WorkloadQuery<'g> {
    graph: &'g PlanGraph,
    weights: Weights,
    within: Option<TaskSet<'g>>,
    expansion: Option<Expansion<'g>>,
}

impl<'g> WorkloadQuery<'g> {
    /// Weighs roles by this table.
    pub const fn weights(mut self, weights: Weights) -> Self {
        self.weights = weights;
        self
    }

    /// Counts only these tasks.
    ///
    /// # Panics
    ///
    /// When the set is of another graph, see [`Set`](super::Set).
    pub fn within(mut self, tasks: &TaskSet<'g>) -> Self {
        tasks.same_graph(self.graph);
        self.within = Some(tasks.clone());
        self
    }

    /// Counts a collective (各县区) as one department, or counts its members in its place, as far as the plans know
    /// them ([`Department::members`](crate::model::Department::members)). A collective without known members stays.
    ///
    /// *Complexity*: linear in the members of collectives, and in the departments of the plans that name one.
    pub fn collectives(mut self, collectives: Collectives) -> Self {
        self.expansion = match collectives {
            Collectives::AsNamed => None,
            Collectives::Expanded => Some(Expansion::known(self.graph)),
        };
        self
    }

    /// Counts the members of collectives in their place, as the caller names them: from a
    /// [`Directory`](crate::Directory) that the plans were not read with, or from a list. No member leaves the
    /// collective as it is named.
    ///
    /// *Complexity*: linear in the members that are named, and in the departments of the plans that name a collective.
    pub fn expand_with<N>(mut self, members: impl FnMut(DepartmentView<'g>) -> N) -> Self
    where
        N: IntoIterator,
        N::Item: AsRef<str>,
    {
        self.expansion = Some(Expansion::with(self.graph, members));
        self
    }

    /// The answer.
    ///
    /// *Complexity*: constant without [`within`](Self::within) and expansion, else linear in departments, tasks and
    /// assignments asked for, an expanded collective counting for as many assignments as it has members.
    #[must_use]
    pub fn resolve(self) -> Workload<'g> {
        let Self { graph, weights, within, expansion } = self;
        if within.is_none() && expansion.is_none() {
            return Workload { weights, ..graph.workload() };
        }
        let expansion = expansion.unwrap_or_default();
        let mut tallies = vec![Tally::default(); graph.departments.len() + expansion.strangers.len()];
        let mut touched = Touched::new(tallies.len());
        for task in within.unwrap_or_else(|| graph.tasks()).places() {
            for edge in graph.task_edges(task) {
                let (department, role) = (graph.edge_department(edge), graph.edge_role(edge));
                for &bearer in expansion.bearers(department).unwrap_or(&[department]) {
                    touched.name(bearer, role);
                    tallies[bearer as usize].mentions += 1;
                }
            }
            for (bearer, role) in touched.drain() {
                tallies[bearer as usize].add(role);
            }
        }
        Workload { graph, weights, tallies: Cow::Owned(tallies), strangers: expansion.strangers }
    }
}

/// The load of every department: a table with one row each.
///
/// Every department of the graph has a row, also one without a task, so that a table of one section can be laid beside
/// that of another. Expanded collectives have an empty row, and members that no plan names by themselves have rows
/// behind all others, without a [`DepartmentView`].
#[derive(Debug, Clone)]
pub struct Workload<'g> {
    graph: &'g PlanGraph,
    weights: Weights,
    tallies: Cow<'g, [Tally]>,
    strangers: Vec<Stranger<'g>>,
}

/// A member of a collective that no plan names by itself.
#[derive(Debug, Clone)]
pub(super) struct Stranger<'g> {
    pub(super) name: Box<str>,
    pub(super) place: Option<&'g str>,
}

/// One row of a [`Workload`].
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
/// let rows: Vec<_> = workload.rows().map(|row| (row.name(), row.tally().tasks(), row.load())).collect();
/// assert_eq!(rows, [("市园林局", 2, 8), ("市水利局", 2, 3)]);
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct WorkloadRow<'w> {
    /// Whose row it is is looked up when asked for, so that a walk over the numbers touches nothing else.
    table: &'w Workload<'w>,
    index: usize,
    tally: Tally,
}

impl<'g> Workload<'g> {
    /// The weights it was made with.
    #[must_use]
    pub const fn weights(&self) -> Weights {
        self.weights
    }

    /// Every row, in the order of first appearance.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = WorkloadRow<'_>> + DoubleEndedIterator {
        self.tallies.iter().enumerate().map(|(index, &tally)| WorkloadRow { table: self, index, tally })
    }

    /// Every row, the heaviest first; equal loads in the order of first appearance.
    ///
    /// *Complexity*: `n log n` in the departments.
    #[must_use]
    pub fn by_load(&self) -> Vec<WorkloadRow<'_>> {
        let mut rows: Vec<_> = self.rows().collect();
        rows.sort_by_cached_key(|row| core::cmp::Reverse(row.load()));
        rows
    }

    /// The row of a department. *Complexity*: constant.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownDepartmentKey`] when the graph has no such department.
    pub fn row(&self, department: DepartmentKey) -> Result<WorkloadRow<'_>, Error> {
        let index = self.graph.department(department)?.index() as usize;
        Ok(WorkloadRow { table: self, index, tally: self.tallies[index] })
    }
}

impl<'w> WorkloadRow<'w> {
    /// The department's canonical name.
    #[must_use]
    pub fn name(self) -> &'w str {
        match self.department() {
            Some(department) => department.name(),
            None => self.stranger().map_or("", |stranger| &stranger.name),
        }
    }

    /// The place it belongs to.
    #[must_use]
    pub fn place(self) -> Option<&'w str> {
        match self.department() {
            Some(department) => department.place(),
            None => self.stranger()?.place,
        }
    }

    /// The department; `None` for a member of a collective that no plan names by itself.
    #[must_use]
    pub fn department(self) -> Option<DepartmentView<'w>> {
        let graph = self.table.graph;
        (self.index < graph.departments.len()).then(|| DepartmentView::new(graph, self.index as u32))
    }

    fn stranger(self) -> Option<&'w Stranger<'w>> {
        self.table.strangers.get(self.index.checked_sub(self.table.graph.departments.len())?)
    }

    /// Its tasks by role.
    #[must_use]
    pub const fn tally(self) -> Tally {
        self.tally
    }

    /// The weighted total, in points.
    #[must_use]
    pub const fn load(self) -> u64 {
        self.tally.load(&self.table.weights)
    }
}
