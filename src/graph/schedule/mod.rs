//! Dependencies between tasks (任务先后): what must be done before what, in which order, and where it runs in a circle.

mod phases;
mod read;
mod timetable;
mod window;

use core::cmp::Reverse;
use std::collections::BinaryHeap;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use super::key::TaskKey;
use super::rows::Rows;
use super::set::{Set, TaskSet};
use super::{PlanGraph, TaskView};
use crate::error::Error;
pub use phases::{PhaseStep, PhaseTie};
pub use timetable::{Timetable, TimetableRow};
pub use window::Window;

/// One task that has to be done before another begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dependency {
    /// What has to be done first.
    pub before: TaskKey,
    /// What waits for it.
    pub after: TaskKey,
}

impl Dependency {
    /// `before` has to be done before `after` begins.
    #[must_use]
    pub fn new(before: impl Into<TaskKey>, after: impl Into<TaskKey>) -> Self {
        Self { before: before.into(), after: after.into() }
    }
}

/// Why a task waits for another, from the surest reason to the weakest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Ground {
    /// A dependency that was given for these two, by a caller or in the words of the text (在…基础上).
    Stated,
    /// They are of phases that follow each other (阶段).
    Phase,
}

/// The tasks of a graph in the order that their dependencies ask for; see [`PlanGraph::schedule`].
#[derive(Debug, Clone)]
pub struct Schedule<'g> {
    graph: &'g PlanGraph,
    /// The nodes that each node waits for, and those that wait for it, ascending and once each. Tasks are the first nodes. One
    /// node for each step stands behind them: it waits for the tasks of the earlier phase, and those of the later wait for
    /// it, so that two phases of a thousand tasks have two thousand edges and not a million.
    before: Rows<u32>,
    after: Rows<u32>,
    /// All nodes, each behind what it waits for, and the tasks alone.
    walk: Vec<u32>,
    order: Vec<u32>,
    cycles: Vec<TaskSet<'g>>,
    steps: Vec<PhaseStep<'g>>,
}

impl PlanGraph {
    /// Puts the tasks in order by dependencies that the caller gives, or that
    /// [`dependencies_in`](Self::dependencies_in) found in a text. One given twice counts once. For phases see
    /// [`schedule_with`](Self::schedule_with).
    ///
    /// *Complexity*: `n log n` in tasks and dependencies.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownPlan`] or [`Error::UnknownTaskKey`] at the first dependency on a task that is not here.
    ///
    /// ```
    /// use fengong::{Plan, graph::{Dependency, PlanGraph}};
    /// let plan = Plan::builder("方案").section("一", "任务").task("上线平台").task("汇聚数据").task("培训人员").build()?;
    /// let graph = PlanGraph::of(plan);
    /// let keys: Vec<_> = graph.tasks().iter().map(|task| task.key()).collect();
    /// let schedule = graph.schedule([Dependency::new(keys[1], keys[0]), Dependency::new(keys[0], keys[2])])?;
    /// let order: Vec<_> = schedule.order().map(|task| task.title()).collect();
    /// assert_eq!(order, ["汇聚数据", "上线平台", "培训人员"]);
    /// assert!(schedule.cycles().is_empty());
    /// assert_eq!(schedule.waits_for(graph.task(keys[2])?).len(), 2);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub fn schedule(
        &self,
        dependencies: impl IntoIterator<Item = Dependency>,
    ) -> Result<Schedule<'_>, Error> {
        self.schedule_with(dependencies, [])
    }

    /// Puts the tasks in order by dependencies and by the [steps](Self::phase_steps) of phases, as far as the caller wants to
    /// have them: all, those of some plans, or with fewer tasks in their sets.
    ///
    /// *Complexity*: `n log n` in tasks, dependencies and the tasks of the steps.
    ///
    /// # Errors
    ///
    /// As for [`schedule`](Self::schedule).
    ///
    /// # Panics
    ///
    /// When a step is of another graph, see [`Set`].
    pub fn schedule_with<'g>(
        &'g self,
        dependencies: impl IntoIterator<Item = Dependency>,
        steps: impl IntoIterator<Item = PhaseStep<'g>>,
    ) -> Result<Schedule<'g>, Error> {
        let mut edges = Vec::new();
        for dependency in dependencies {
            edges.push((self.task(dependency.before)?.index(), self.task(dependency.after)?.index()));
        }
        let steps: Vec<PhaseStep<'g>> = steps.into_iter().collect();
        for (node, step) in (self.task_count()..).zip(&steps) {
            step.before.same_graph(self);
            step.after.same_graph(self);
            edges.extend(step.before.places().map(|task| (task, node)));
            edges.extend(step.after.places().map(|task| (node, task)));
        }
        edges.sort_unstable();
        edges.dedup();
        let tasks = self.task_count();
        let count = tasks as usize + steps.len();
        let before = Rows::sorted(count, 0, || edges.iter().map(|&(before, after)| (after, before)));
        let after = Rows::sorted(count, 0, || edges.iter().copied());
        // Only tasks with a dependency can be in a circle, and petgraph finds these without recursion.
        let circles = DiGraph::<(), (), u32>::from_edges(edges.iter().copied());
        let circles = kosaraju_scc(&circles).into_iter().filter(|members| match members[..] {
            [only] => edges.binary_search(&(only.index() as u32, only.index() as u32)).is_ok(),
            _ => true,
        });
        let circles = circles.map(|members| members.into_iter().map(|node: NodeIndex| node.index() as u32));
        let circles: Vec<Vec<u32>> = circles.map(Iterator::collect).collect();
        let walk = walk(tasks, count, &before, &after, &circles);
        let order = walk.iter().copied().filter(|&node| node < tasks).collect();
        let members = |circle: Vec<u32>| circle.into_iter().filter(|&node| node < tasks).collect();
        let mut cycles: Vec<TaskSet<'g>> =
            circles.into_iter().map(|circle| Set::list(self, members(circle))).collect();
        cycles.sort_by_key(|cycle| cycle.first().map(TaskView::index));
        Ok(Schedule { graph: self, before, after, walk, order, cycles, steps })
    }
}

/// The earliest of the document that waits for nothing comes first; a circle waits as one and comes as one. A step comes as soon
/// as it can, so that no task of its later phase is put off by it.
fn walk(tasks: u32, count: usize, before: &Rows<u32>, after: &Rows<u32>, circles: &[Vec<u32>]) -> Vec<u32> {
    // Each node stands for itself, those of a circle for the first of it, which is a task.
    let mut stands: Vec<u32> = (0..count as u32).collect();
    for circle in circles {
        if let Some(&first) = circle.iter().min() {
            circle.iter().for_each(|&node| stands[node as usize] = first);
        }
    }
    let outside = |task: u32, other: u32| stands[task as usize] != stands[other as usize];
    let mut waits = vec![0_u32; count];
    for task in 0..count as u32 {
        let others = before.row(task).iter().filter(|&&other| outside(task, other)).count();
        waits[stands[task as usize] as usize] += others as u32;
    }
    let members = Rows::sorted(count, 0, || (0..).zip(&stands).map(|(task, &stands)| (stands, task)));
    let heads = (0..count as u32).filter(|&task| stands[task as usize] == task);
    let mut ready: BinaryHeap<Reverse<(bool, u32)>> =
        heads.filter(|&task| waits[task as usize] == 0).map(|task| Reverse((task < tasks, task))).collect();
    let mut order = Vec::with_capacity(count);
    while let Some(Reverse((_, head))) = ready.pop() {
        for &task in members.row(head) {
            order.push(task);
            for &next in after.row(task).iter().filter(|&&next| outside(task, next)) {
                let next = stands[next as usize];
                waits[next as usize] -= 1;
                if waits[next as usize] == 0 {
                    ready.push(Reverse((next < tasks, next)));
                }
            }
        }
    }
    order
}

impl<'g> Schedule<'g> {
    /// Every task of the graph, each behind all that it waits for, as close to document order as that allows. The members
    /// of a circle stand together, in document order.
    pub fn order(&self) -> impl ExactSizeIterator<Item = TaskView<'g>> + DoubleEndedIterator + '_ {
        self.order.iter().map(|&task| TaskView::new(self.graph, task))
    }

    /// The circles (循环依赖): tasks that all wait for each other, by the first of each in document order.
    #[must_use]
    pub fn cycles(&self) -> &[TaskSet<'g>] {
        &self.cycles
    }

    /// The steps of phases that it was made with.
    #[must_use]
    pub fn steps(&self) -> &[PhaseStep<'g>] {
        &self.steps
    }

    /// Why a task waits for another directly, by the surest reason; `None` when it does not.
    ///
    /// *Complexity*: logarithmic in what the task waits for directly, for each step that it waits behind.
    ///
    /// # Panics
    ///
    /// When a task is of another graph, see [`Set`].
    #[must_use]
    pub fn ground(&self, before: TaskView<'g>, after: TaskView<'g>) -> Option<Ground> {
        for task in [before, after] {
            assert!(core::ptr::eq(self.graph, task.graph()), "schedule and task are of two graphs");
        }
        let has = |row: &[u32]| row.binary_search(&before.index()).is_ok();
        let row = self.before.row(after.index());
        if has(row) {
            return Some(Ground::Stated);
        }
        let mut steps = row.iter().filter(|&&node| !self.is_task(node));
        steps.any(|&step| has(self.before.row(step))).then_some(Ground::Phase)
    }

    fn is_task(&self, node: u32) -> bool {
        (node as usize) < self.order.len()
    }

    /// The dependencies, by the task that waits, in document order; what only [steps](Self::steps) ask for is not among them.
    pub fn dependencies(&self) -> impl Iterator<Item = Dependency> + '_ {
        (0..self.order.len() as u32).flat_map(move |after| {
            let before = self.before.row(after).iter().filter(|&&before| self.is_task(before));
            before.map(move |&before| Dependency {
                before: TaskView::new(self.graph, before).key(),
                after: TaskView::new(self.graph, after).key(),
            })
        })
    }

    /// One step back along the dependencies: the tasks that any of these waits for directly (直接前置任务).
    ///
    /// *Complexity*: `n log n` in the dependencies that are walked.
    ///
    /// # Panics
    ///
    /// When the set is of another graph, see [`Set`].
    ///
    /// ```
    /// use fengong::{Plan, graph::{Dependency, PlanGraph}};
    /// let plan = Plan::builder("方案").section("一", "任务").task("汇聚数据").lead("市数据局").task("上线平台").build()?;
    /// let graph = PlanGraph::of(plan);
    /// let keys: Vec<_> = graph.tasks().iter().map(|task| task.key()).collect();
    /// let schedule = graph.schedule([Dependency::new(keys[0], keys[1])])?;
    /// let platform = graph.query_tasks().title("平台").resolve()?;
    /// // On whom the platform waits.
    /// let names: Vec<_> = schedule.before(&platform).departments().iter().map(|each| each.name()).collect();
    /// assert_eq!(names, ["市数据局"]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn before(&self, tasks: &TaskSet<'g>) -> TaskSet<'g> {
        self.step(&self.before, tasks)
    }

    /// One step forward along the dependencies: the tasks that wait for any of these directly (直接后续任务).
    ///
    /// *Complexity*: `n log n` in the dependencies that are walked.
    ///
    /// # Panics
    ///
    /// When the set is of another graph, see [`Set`].
    #[must_use]
    pub fn after(&self, tasks: &TaskSet<'g>) -> TaskSet<'g> {
        self.step(&self.after, tasks)
    }

    fn step(&self, rows: &Rows<u32>, tasks: &TaskSet<'g>) -> TaskSet<'g> {
        tasks.same_graph(self.graph);
        let next = tasks.places().flat_map(|task| rows.row(task)).copied();
        let (mut found, mut steps): (Vec<u32>, Vec<u32>) = next.partition(|&node| self.is_task(node));
        // Many tasks meet at one step, behind which all find the same.
        steps.sort_unstable();
        steps.dedup();
        found.extend(steps.into_iter().flat_map(|step| rows.row(step)));
        Set::list(self.graph, found)
    }

    /// Everything that a task waits for, directly or through others (前置任务). In a circle that is the task itself, too.
    ///
    /// *Complexity*: linear in tasks and in the dependencies that are walked.
    ///
    /// # Panics
    ///
    /// When the task is of another graph, see [`Set`].
    #[must_use]
    pub fn waits_for(&self, task: TaskView<'g>) -> TaskSet<'g> {
        self.reached(&self.before, task)
    }

    /// Everything that waits for a task, directly or through others (后续任务): what a delay spreads to.
    ///
    /// *Complexity*: linear in tasks and in the dependencies that are walked.
    ///
    /// # Panics
    ///
    /// When the task is of another graph, see [`Set`].
    #[must_use]
    pub fn needed_by(&self, task: TaskView<'g>) -> TaskSet<'g> {
        self.reached(&self.after, task)
    }

    /// The tasks that can begin once these are done: not done, and waiting for nothing else.
    ///
    /// *Complexity*: linear in tasks and dependencies.
    ///
    /// # Panics
    ///
    /// When the set is of another graph, see [`Set`].
    #[must_use]
    pub fn ready(&self, done: &TaskSet<'g>) -> TaskSet<'g> {
        done.same_graph(self.graph);
        let mut is_done = vec![false; self.walk.len()];
        done.places().for_each(|task| is_done[task as usize] = true);
        for step in self.order.len()..self.walk.len() {
            is_done[step] = self.before.row(step as u32).iter().all(|&task| is_done[task as usize]);
        }
        let is_done = |task: u32| is_done[task as usize];
        let ready = (0..self.order.len() as u32)
            .filter(|&task| !is_done(task) && self.before.row(task).iter().all(|&other| is_done(other)));
        Set::list(self.graph, ready.collect())
    }

    fn reached(&self, rows: &Rows<u32>, from: TaskView<'g>) -> TaskSet<'g> {
        assert!(core::ptr::eq(self.graph, from.graph()), "schedule and task are of two graphs");
        let mut seen = vec![false; self.walk.len()];
        let (mut open, mut found) = (vec![from.index()], Vec::new());
        while let Some(node) = open.pop() {
            for &next in rows.row(node) {
                if !core::mem::replace(&mut seen[next as usize], true) {
                    found.push(next);
                    open.push(next);
                }
            }
        }
        found.retain(|&node| self.is_task(node));
        Set::list(self.graph, found)
    }

    fn no_cycle(&self) -> Result<(), Error> {
        if self.cycles.is_empty() {
            return Ok(());
        }
        let keys = |cycle: &TaskSet<'_>| cycle.iter().map(TaskView::key).collect();
        Err(Error::CircularDependencies { cycles: self.cycles.iter().map(keys).collect() })
    }
}
