//! Pairs: which departments share tasks, and how many. The projection of the graph onto its departments.

use core::fmt;
use std::borrow::Cow;

use super::PlanGraph;
use super::build::Touched;
use super::rows::Rows;
use super::set::TaskSet;
use super::view::DepartmentView;
use super::workload::Weights;

/// How many departments are counted against each other in a square, where that is asked for: four megabytes of counts.
const SQUARE: usize = 1024;

/// How many of the heaviest are looked at first for every best pair that is asked for; most often they are enough.
const FIRST_LOOK: usize = 128;

/// How many tasks are gone through in one go, so that what is written down about them stays in the innermost cache.
const BLOCK: u32 = 512;

impl PlanGraph {
    /// The pairs of departments that share most tasks (协作最多的单位), the closest first; pairs as close as each other in
    /// the order of first appearance. Fewer when fewer share any.
    ///
    /// *Complexity*: linear in tasks and assignments, and in each task quadratic in those of its departments that have
    /// enough tasks to be in such a pair: most have not and are left out.
    ///
    /// ```
    /// use fengong::{Plan, graph::PlanGraph};
    /// let plan = Plan::builder("方案")
    ///     .section("一", "任务")
    ///     .task("建成平台").lead("市城管局").joint("市公安局").support("市财政局")
    ///     .task("整治占道").lead("市公安局").support("市城管局")
    ///     .build()?;
    /// let graph = PlanGraph::of(plan);
    /// let top = graph.top_pairs(1);
    /// assert_eq!((top[0].one().name(), top[0].other().name(), top[0].shared()), ("市城管局", "市公安局", 2));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn top_pairs(&self, n: usize) -> Vec<Pair<'_>> {
        self.query_pairs().top(n)
    }

    /// Asks for pairs of departments that share tasks: weighted by role, or within some tasks.
    ///
    /// ```
    /// use fengong::{Plan, graph::{PlanGraph, Weights}};
    /// let plan = Plan::builder("方案")
    ///     .section("一", "任务")
    ///     .task("建成平台").lead("市城管局").joint("市公安局").support("市财政局")
    ///     .build()?;
    /// let graph = PlanGraph::of(plan);
    /// let pairs = graph.query_pairs().weights(Weights::default()).resolve();
    /// let weights: Vec<_> = pairs.iter().map(|pair| (pair.other().name(), pair.weight())).collect();
    /// assert_eq!(weights, [("市公安局", 2), ("市财政局", 1), ("市财政局", 1)]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub fn query_pairs(&self) -> PairQuery<'_> {
        PairQuery { graph: self, weights: Weights::TASKS, within: None }
    }
}

/// Two departments that share tasks.
///
/// ```
/// use fengong::{Plan, graph::PlanGraph};
/// let plan = Plan::builder("绿道方案")
///     .section("一", "任务")
///     .task("贯通绿道").lead("市园林局").joint("市水利局")
///     .task("建设驿站").lead("市园林局").support("市水利局")
///     .build()?;
/// let graph = PlanGraph::of(plan);
/// let pair = graph.top_pairs(1)[0];
/// assert_eq!((pair.one().name(), pair.other().name(), pair.shared()), ("市园林局", "市水利局", 2));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Pair<'g> {
    graph: &'g PlanGraph,
    one: u32,
    other: u32,
    sum: Sum,
}

/// What two departments share.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Sum {
    shared: u32,
    weight: u64,
}

impl<'g> Pair<'g> {
    /// The department that appears first.
    #[must_use]
    pub const fn one(self) -> DepartmentView<'g> {
        DepartmentView::new(self.graph, self.one)
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> DepartmentView<'g> {
        DepartmentView::new(self.graph, self.other)
    }

    /// How many tasks both have to do with, each once.
    #[must_use]
    pub const fn shared(self) -> u32 {
        self.sum.shared
    }

    /// The points of the tasks they share: each counts what it counts for the lower of their roles, so that a lead and a
    /// helper share no more than a hand. By [`Weights::TASKS`] it is the number of tasks.
    #[must_use]
    pub const fn weight(self) -> u64 {
        self.sum.weight
    }

    /// Closest first, then by first appearance.
    fn rank(&self) -> (core::cmp::Reverse<u64>, u32, u32) {
        (core::cmp::Reverse(self.sum.weight), self.one, self.other)
    }
}

/// Pairs are equal when they are of one graph and say the same.
impl PartialEq for Pair<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.one() == other.one() && self.other() == other.other() && self.sum == other.sum
    }
}

impl Eq for Pair<'_> {}

impl fmt::Debug for Pair<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} – {}: {}", self.one().name(), self.other().name(), self.weight())
    }
}

/// A question for pairs of departments; see [`PlanGraph::query_pairs`].
#[derive(Debug, Clone)]
#[must_use = "a query does nothing until it is resolved"]
pub struct PairQuery<'g> {
    pub(super) graph: &'g PlanGraph,
    weights: Weights,
    pub(super) within: Option<TaskSet<'g>>,
}

impl<'g> PairQuery<'g> {
    /// Weighs shared tasks by this table, see [`Pair::weight`]; without it each counts one.
    pub const fn weights(mut self, weights: Weights) -> Self {
        self.weights = weights;
        self
    }

    /// Counts only these tasks: those of one plan or of one section, for instance.
    ///
    /// # Panics
    ///
    /// When the set is of another graph, see [`Set`](super::Set).
    pub fn within(mut self, tasks: &TaskSet<'g>) -> Self {
        tasks.same_graph(self.graph);
        self.within = Some(tasks.clone());
        self
    }

    /// Every pair that shares a task, in the order of first appearance.
    ///
    /// *Complexity*: linear in tasks and departments, and quadratic in the departments of each task, in time; in memory
    /// linear in assignments and in the answer.
    #[must_use]
    pub fn resolve(self) -> Vec<Pair<'g>> {
        let everybody: Vec<u32> = (0..self.graph.department_count()).collect();
        let mut pairs = Vec::new();
        self.by_rows(&everybody, |pair| pairs.push(pair));
        pairs
    }

    /// The closest pairs, at most `n` of them; pairs as close as each other in the order of first appearance.
    ///
    /// *Complexity*: as for [`PlanGraph::top_pairs`]; when `n` lets nobody be left out, as for
    /// [`resolve`](Self::resolve).
    #[must_use]
    pub fn top(self, n: usize) -> Vec<Pair<'g>> {
        if n == 0 {
            return Vec::new();
        }
        let loads = self.loads();
        let mut heaviest: Vec<u32> = (0..self.graph.department_count()).collect();
        heaviest.sort_by_key(|&department| core::cmp::Reverse(loads[department as usize]));
        // A pair shares no more than its lighter member carries. So the worst of the best pairs among the heaviest says
        // who can be in a better one: nobody who carries less.
        let first_look = FIRST_LOOK.max(n.isqrt().saturating_mul(4)).min(SQUARE).min(heaviest.len());
        let mut best = self.by_square(&heaviest[..first_look], n);
        let least = best.get(n - 1).map_or(0, |pair| pair.sum.weight);
        let enough = heaviest.partition_point(|&department| loads[department as usize] >= least);
        if enough > first_look && enough <= SQUARE {
            best = self.by_square(&heaviest[..enough], n);
        } else if enough > first_look {
            best.clear();
            self.by_rows(&heaviest[..enough], |pair| {
                best.push(pair);
                // Kept short while it grows, for a fixed price a pair.
                if best.len() >= n.max(256).saturating_mul(4) {
                    keep_best(&mut best, n);
                }
            });
            keep_best(&mut best, n);
        }
        best
    }

    /// The points that each department has from the tasks asked for.
    fn loads(&self) -> Vec<u64> {
        let query = self.graph.query_workload().weights(self.weights);
        let query = match &self.within {
            Some(tasks) => query.within(tasks),
            None => query,
        };
        query.resolve().rows().map(|row| row.load()).collect()
    }

    /// The best pairs among some departments, counted in a square that fits the caches.
    fn by_square(&self, departments: &[u32], n: usize) -> Vec<Pair<'g>> {
        let side = departments.len();
        let places = self.places(departments);
        if self.weights == Weights::TASKS {
            // By far the usual question: nobody's role matters, and numbers alone are counted.
            let square = self.count(&places, side);
            return self.best_of(departments, &square, n, |&shared| Sum { shared, weight: shared.into() });
        }
        let mut square = vec![Sum::default(); side * side];
        let mut touched = Touched::new(side);
        for task in self.tasks().places() {
            for edge in self.graph.task_edges(task) {
                let place = places[self.graph.edge_department(edge) as usize];
                if place != NOBODY {
                    touched.name(place, self.graph.edge_role(edge));
                }
            }
            let here = touched.as_slice();
            for (at, &(one, role)) in here.iter().enumerate() {
                for &(other, other_role) in &here[at + 1..] {
                    let sum = &mut square[one.max(other) as usize * side + one.min(other) as usize];
                    sum.shared += 1;
                    sum.weight += u64::from(self.points(role, other_role));
                }
            }
            touched.clear();
        }
        self.best_of(departments, &square, n, |&sum| sum)
    }

    /// How many tasks any two of some departments share, in a square of which what is below the diagonal is filled.
    fn count(&self, places: &[u32], side: usize) -> Vec<u32> {
        let (first_edges, named) = (&*self.graph.first_edges, &*self.graph.edge_departments);
        let mut square = vec![0_u32; side * side];
        let (mut here, mut ends) = (Vec::new(), Vec::new());
        for run in self.tasks().runs(BLOCK) {
            let firsts = &first_edges[run.start as usize..=run.end as usize];
            let first = firsts[0] as usize;
            asked(&named[first..firsts[run.len()] as usize], places, &mut here, &mut ends);
            let mut start = 0;
            for &next in &firsts[1..] {
                let end = ends[next as usize - first] as usize;
                // More names than there are departments can only be the same again; they are counted below, once each.
                if end - start <= side {
                    count_pairs(&mut square, side, &here[start..end], 1);
                }
                start = end;
            }
        }
        // A department that is named twice in a task counts once. It is so rare that all were counted as if none were; for
        // those few tasks that is taken back.
        for &task in self.graph.holdings.doubled() {
            if self.within.as_ref().is_none_or(|tasks| tasks.has_place(task)) {
                let edges = first_edges[task as usize] as usize..first_edges[task as usize + 1] as usize;
                let count = edges.len();
                asked(&named[edges], places, &mut here, &mut ends);
                let here = &mut here[..ends[count] as usize];
                if here.len() <= side {
                    count_pairs(&mut square, side, here, u32::MAX);
                }
                here.sort_unstable();
                let mut once = here.to_vec();
                once.dedup();
                count_pairs(&mut square, side, &once, 1);
            }
        }
        square
    }

    /// The best pairs of a square, of which only what is below the diagonal is filled.
    fn best_of<C>(
        &self,
        departments: &[u32],
        square: &[C],
        n: usize,
        sum: impl Fn(&C) -> Sum,
    ) -> Vec<Pair<'g>> {
        let (mut best, mut least) = (Vec::new(), 0);
        for (row, counts) in square.chunks(departments.len().max(1)).enumerate() {
            for (column, count) in counts[..row].iter().enumerate() {
                let sum = sum(count);
                if sum.shared > 0 && sum.weight >= least {
                    best.push(self.pair(departments[row], departments[column], sum));
                }
            }
            // Kept short while it grows, for a fixed price a pair; pairs as close as the last of the best may still precede it.
            if best.len() >= n.max(256).saturating_mul(2) {
                keep_best(&mut best, n);
                least = best.last().map_or(least, |pair| pair.sum.weight);
            }
        }
        keep_best(&mut best, n);
        best
    }

    /// Every pair of some departments, row by row: each department's tasks in turn, and who else is there. The pairs come
    /// in the order of first appearance.
    fn by_rows(&self, departments: &[u32], mut found: impl FnMut(Pair<'g>)) {
        let places = self.places(departments);
        let graph = self.graph;
        let count = graph.department_count() as usize;
        // The departments of each task, once each and in ascending order: whoever stands behind one has it for a partner
        // that was not seen from the other side.
        let (mut members, mut ends) = (Vec::new(), Vec::new());
        let mut touched = Touched::new(count);
        for task in self.tasks().places() {
            for edge in graph.task_edges(task) {
                let department = graph.edge_department(edge);
                if places[department as usize] != NOBODY {
                    touched.name(department, graph.edge_role(edge));
                }
            }
            let from = members.len();
            members.extend(touched.drain());
            members[from..].sort_unstable_by_key(|&(department, _)| department);
            ends.resize(members.len(), members.len() as u32);
        }
        let stands =
            Rows::sorted(count, 0, || (0..).zip(&members).map(|(at, &(department, _))| (department, at)));
        let mut sums = vec![Sum::default(); count];
        let mut partners = Vec::new();
        for one in 0..count as u32 {
            for &at in stands.row(one) {
                let at = at as usize;
                let role = members[at].1;
                for &(other, other_role) in &members[at + 1..ends[at] as usize] {
                    let sum = &mut sums[other as usize];
                    if sum.shared == 0 {
                        partners.push(other);
                    }
                    sum.shared += 1;
                    sum.weight += u64::from(self.points(role, other_role));
                }
            }
            partners.sort_unstable();
            for other in partners.drain(..) {
                found(self.pair(one, other, core::mem::take(&mut sums[other as usize])));
            }
        }
    }

    /// The tasks asked for.
    fn tasks(&self) -> Cow<'_, TaskSet<'g>> {
        self.within.as_ref().map_or_else(|| Cow::Owned(self.graph.tasks()), Cow::Borrowed)
    }

    /// Where each department of the graph stands among some of them.
    fn places(&self, departments: &[u32]) -> Vec<u32> {
        let mut places = vec![NOBODY; self.graph.department_count() as usize];
        for (place, &department) in (0..).zip(departments) {
            places[department as usize] = place;
        }
        places
    }

    fn points(&self, one: crate::model::Role, other: crate::model::Role) -> u32 {
        self.weights.of(one).min(self.weights.of(other))
    }

    fn pair(&self, one: u32, other: u32, sum: Sum) -> Pair<'g> {
        Pair { graph: self.graph, one: one.min(other), other: one.max(other), sum }
    }
}

/// Stands for a department that is not asked about.
const NOBODY: u32 = u32::MAX;

/// The places of those departments that are asked about, end to end, and how many they are before each and in all.
///
/// Whether a department is asked about no processor foresees, and where a task ends neither. So all of many tasks are written
/// down in one go, and who is not asked about is written over by the next.
#[inline]
fn asked(named: &[u32], places: &[u32], here: &mut Vec<u32>, ends: &mut Vec<u32>) {
    here.resize(here.len().max(named.len()), NOBODY);
    ends.resize(ends.len().max(named.len() + 1), 0);
    let mut count = 0;
    for (&department, end) in named.iter().zip(&mut *ends) {
        let place = places[department as usize];
        here[count] = place;
        *end = count as u32;
        count += usize::from(place != NOBODY);
    }
    ends[named.len()] = count as u32;
}

/// Adds a step, which may be one back, to every pair of some places.
#[inline]
fn count_pairs(square: &mut [u32], side: usize, here: &[u32], step: u32) {
    let mut count = |one: u32, other: u32| {
        let count = &mut square[one.max(other) as usize * side + one.min(other) as usize];
        *count = count.wrapping_add(step);
    };
    // Most tasks have few departments, and how few cannot be foreseen: a loop in a loop would guess wrong at each end.
    match *here {
        [] | [_] => {}
        [a, b] => count(a, b),
        [a, b, c] => [(a, b), (a, c), (b, c)].into_iter().for_each(|(one, other)| count(one, other)),
        [a, b, c, d] => {
            let pairs = [(a, b), (a, c), (a, d), (b, c), (b, d), (c, d)];
            pairs.into_iter().for_each(|(one, other)| count(one, other));
        }
        _ => {
            for (at, &one) in here.iter().enumerate() {
                here[at + 1..].iter().for_each(|&other| count(one, other));
            }
        }
    }
}

/// Sorts, and leaves the best `n`.
fn keep_best(pairs: &mut Vec<Pair<'_>>, n: usize) {
    if pairs.len() > n {
        pairs.select_nth_unstable_by_key(n - 1, Pair::rank);
        pairs.truncate(n);
    }
    pairs.sort_unstable_by_key(Pair::rank);
}
