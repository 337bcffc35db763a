//! Collaboration (协作关系): who works with whom, as a network of departments that share tasks.

mod central;
mod groups;

use petgraph::graph::{NodeIndex, UnGraph};

use super::key::DepartmentKey;
use super::pairs::{Pair, PairQuery};
use super::rows::Rows;
use super::set::{DepartmentSet, Set, TaskSet};
use super::{DepartmentView, PlanGraph};
use crate::error::Error;
pub use central::Central;
pub use groups::Groups;

/// A task that more departments share says nothing about who works with whom, and alone makes half a million pairs. The
/// longest lists that plans print have some dozens of names.
const WIDE: usize = 1000;

/// The network of departments that share tasks; see [`PlanGraph::collaboration`].
///
/// ```
/// use fengong::{Plan, graph::PlanGraph};
/// let plan = Plan::builder("方案")
///     .section("一", "任务")
///     .task("建成平台").lead("市城管局").joint("市公安局").support("市财政局")
///     .task("整治占道").lead("市公安局").support("市城管局")
///     .build()?;
/// let graph = PlanGraph::of(plan);
/// let collaboration = graph.collaboration();
/// let police = graph.department_named("市公安局")?;
/// let partners = collaboration.partners(police.key())?;
/// let names: Vec<_> = partners.iter().map(|partner| (partner.department.name(), partner.shared)).collect();
/// assert_eq!(names, [("市城管局", 2), ("市财政局", 1)]);
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Collaboration<'g> {
    graph: &'g PlanGraph,
    pairs: Vec<Pair<'g>>,
    /// For each department its partners, ascending, and the weight of what they share.
    partners: Rows<(u32, u64)>,
    left_out: TaskSet<'g>,
}

/// Somebody with whom a department shares tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Partner<'g> {
    /// Who.
    pub department: DepartmentView<'g>,
    /// How many tasks they share.
    pub shared: u32,
    /// The points of these tasks, see [`Pair::weight`].
    pub weight: u64,
}

impl PlanGraph {
    /// The network of departments that share tasks (协作网络), each task counting one. Tasks that more than a thousand
    /// departments share are [left out](Collaboration::left_out).
    ///
    /// For weights by role, one plan or one section, ask [`query_pairs`](Self::query_pairs) and then
    /// [`PairQuery::collaboration`].
    ///
    /// *Complexity*: linear in tasks and departments, and quadratic in the departments of each task.
    #[must_use]
    pub fn collaboration(&self) -> Collaboration<'_> {
        self.query_pairs().collaboration()
    }
}

impl<'g> PairQuery<'g> {
    /// The network of the pairs asked for. Tasks that more than a thousand departments share are
    /// [left out](Collaboration::left_out).
    ///
    /// *Complexity*: as for [`resolve`](Self::resolve).
    ///
    /// ```
    /// use fengong::{Plan, graph::{PlanGraph, PlanKey, Weights}};
    /// let plan = Plan::builder("方案")
    ///     .section("一", "任务")
    ///     .task("建成平台").lead("市城管局").joint("市公安局").support("市财政局")
    ///     .build()?;
    /// let graph = PlanGraph::of(plan);
    /// let first = graph.plan(PlanKey::FIRST)?.tasks();
    /// let network = graph.query_pairs().weights(Weights::default()).within(&first).collaboration();
    /// assert_eq!((network.pairs().len(), network.pairs()[0].weight()), (3, 2));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn collaboration(self) -> Collaboration<'g> {
        let graph = self.graph;
        let asked = self.within.clone().unwrap_or_else(|| graph.tasks());
        let left_out =
            asked.filter(|task| task.assignments().len() > WIDE && task.departments().len() > WIDE);
        let query = if left_out.is_empty() { self } else { self.within(&(&asked - &left_out)) };
        let pairs = query.resolve();
        // Pairs come in the order of their first member, then of the other, so that rows ascend from both sides.
        let count = graph.departments().len();
        let partners = Rows::sorted(count, (0, 0), || {
            let ends = |pair: &Pair<'_>| (pair.one().index(), pair.other().index(), pair.weight());
            let back = pairs.iter().map(ends).map(|(one, other, weight)| (other, (one, weight)));
            back.chain(pairs.iter().map(ends).map(|(one, other, weight)| (one, (other, weight))))
        });
        Collaboration { graph, pairs, partners, left_out }
    }
}

impl<'g> Collaboration<'g> {
    /// Every pair that shares a task, in the order of first appearance.
    #[must_use]
    pub fn pairs(&self) -> &[Pair<'g>] {
        &self.pairs
    }

    /// The closest pairs, at most `n` of them; pairs as close as each other in the order of first appearance. Where nothing
    /// else is asked, [`PlanGraph::top_pairs`] is quicker.
    ///
    /// *Complexity*: `n log n` in the pairs.
    #[must_use]
    pub fn top(&self, n: usize) -> Vec<Pair<'g>> {
        let mut pairs = self.pairs.clone();
        pairs.sort_by_key(|pair| core::cmp::Reverse(pair.weight()));
        pairs.truncate(n);
        pairs
    }

    /// What two departments share; `None` when nothing, or when they are one.
    ///
    /// *Complexity*: logarithmic in the pairs.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownDepartmentKey`] when there is no such department.
    pub fn between(&self, one: DepartmentKey, other: DepartmentKey) -> Result<Option<Pair<'g>>, Error> {
        let ends = [self.graph.department(one)?.index(), self.graph.department(other)?.index()];
        let ends = (ends[0].min(ends[1]), ends[0].max(ends[1]));
        let found = self.pairs.binary_search_by_key(&ends, |pair| (pair.one().index(), pair.other().index()));
        Ok(found.ok().map(|at| self.pairs[at]))
    }

    /// With whom a department shares tasks (协作单位), the closest first, then by first appearance.
    ///
    /// *Complexity*: `n log n` in its partners.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownDepartmentKey`] when there is no such department.
    pub fn partners(&self, department: DepartmentKey) -> Result<Vec<Partner<'g>>, Error> {
        let index = self.graph.department(department)?.index();
        let mut partners = Vec::new();
        for &(other, weight) in self.partners.row(index) {
            let ends = (index.min(other), index.max(other));
            let pair =
                self.pairs.binary_search_by_key(&ends, |pair| (pair.one().index(), pair.other().index()));
            let shared = pair.map_or(0, |at| self.pairs[at].shared());
            partners.push(Partner { department: DepartmentView::new(self.graph, other), shared, weight });
        }
        partners.sort_by_key(|partner| core::cmp::Reverse(partner.weight));
        Ok(partners)
    }

    /// The departments that share a task with anybody.
    ///
    /// *Complexity*: linear in the departments of the graph.
    #[must_use]
    pub fn departments(&self) -> DepartmentSet<'g> {
        let all = 0..self.graph.departments().len() as u32;
        Set::list(self.graph, all.filter(|&department| !self.partners.row(department).is_empty()).collect())
    }

    /// Tasks that were not counted, because more than a thousand departments share them.
    #[must_use]
    pub const fn left_out(&self) -> &TaskSet<'g> {
        &self.left_out
    }

    /// The network as a petgraph graph, for any algorithm that petgraph has: a node for each department that shares a task,
    /// an edge with the weight for each pair.
    ///
    /// *Complexity*: linear in departments and pairs.
    ///
    /// ```
    /// use fengong::{Plan, graph::PlanGraph};
    /// let plan = Plan::builder("方案")
    ///     .section("一", "任务")
    ///     .task("建成平台").lead("市城管局").joint("市公安局")
    ///     .task("发展冷链").lead("市商务局").joint("市公安局")
    ///     .build()?;
    /// let graph = PlanGraph::of(plan);
    /// let network = graph.collaboration().to_petgraph();
    /// let links: Vec<_> = petgraph::algo::articulation_points::articulation_points(&network).into_iter().collect();
    /// assert_eq!(graph.department(network[links[0]])?.name(), "市公安局");
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn to_petgraph(&self) -> UnGraph<DepartmentKey, u64> {
        let departments = self.departments();
        let mut network = UnGraph::with_capacity(departments.len(), self.pairs.len());
        let mut nodes = vec![NodeIndex::end(); self.graph.departments().len()];
        for department in &departments {
            nodes[department.index() as usize] = network.add_node(department.key());
        }
        for pair in &self.pairs {
            let [one, other] = [pair.one(), pair.other()].map(|end| nodes[end.index() as usize]);
            network.add_edge(one, other, pair.weight());
        }
        network
    }
}
