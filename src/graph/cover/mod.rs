//! Who must be in the room (最少到会单位): the fewest departments that together have to do with every task of a set.

mod search;

use std::collections::{BinaryHeap, HashSet};

use super::PlanGraph;
use super::rows::Rows;
use super::set::{DepartmentSet, Set, TaskSet};

/// The fewest departments that together touch every task of a set; see [`PlanGraph::cover`].
///
/// ```
/// use fengong::{Plan, graph::PlanGraph};
/// let plan = Plan::builder("绿道方案")
///     .section("一", "任务")
///     .task("贯通绿道").lead("市园林局").joint("市水利局")
///     .task("建设驿站").lead("市园林局").support("市水利局")
///     .build()?;
/// let graph = PlanGraph::of(plan);
/// let cover = graph.cover(&graph.tasks());
/// assert_eq!((cover.departments.len(), cover.is_smallest()), (1, true));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cover<'g> {
    /// The departments.
    pub departments: DepartmentSet<'g>,
    /// Fewer than this can never do.
    pub least: usize,
    /// Tasks of which no two have a department in common: each needs one of its own. Where there are as many of them as
    /// departments were chosen, they are the proof that fewer cannot do; else it is that no department has to do with enough
    /// of the tasks, or that all other choices were tried.
    pub apart: TaskSet<'g>,
    /// Tasks that none of those who may be chosen has to do with.
    pub untouched: TaskSet<'g>,
}

impl Cover<'_> {
    /// Whether it is proven that fewer cannot do. Where it is not, the set was too large to try all choices;
    /// [`least`](Self::least) says how far off the answer can be.
    #[must_use]
    pub fn is_smallest(&self) -> bool {
        self.departments.len() == self.least
    }
}

impl PlanGraph {
    /// Who must be in the room (最少到会单位): the fewest departments that together have to do with every one of these tasks.
    ///
    /// *Complexity*: `n log n` in the assignments of the tasks, and a search that ends at a fixed amount of work. It is
    /// exact for the sizes of real plans; beyond, the departments are those that a greedy choice finds.
    ///
    /// # Panics
    ///
    /// When the set is of another graph, see [`Set`].
    ///
    /// ```
    /// use fengong::{Plan, graph::PlanGraph};
    /// let plan = Plan::builder("方案")
    ///     .section("一", "任务")
    ///     .task("建成平台").lead("市城管局").joint("市公安局")
    ///     .task("整治占道").lead("市公安局")
    ///     .task("发展冷链").lead("市商务局").joint("市城管局")
    ///     .build()?;
    /// let graph = PlanGraph::of(plan);
    /// let cover = graph.cover(&graph.tasks());
    /// let names: Vec<_> = cover.departments.iter().map(|department| department.name()).collect();
    /// assert_eq!(names, ["市城管局", "市公安局"]);
    /// // 整治占道 and 发展冷链 have nobody in common, so one department cannot do.
    /// assert!(cover.is_smallest() && cover.apart.len() == 2);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn cover<'g>(&'g self, tasks: &TaskSet<'g>) -> Cover<'g> {
        self.cover_by(tasks, &self.departments())
    }

    /// As [`cover`](Self::cover), choosing among these departments only: those without collectives, for instance, or those
    /// who lead.
    ///
    /// *Complexity*: as for [`cover`](Self::cover).
    ///
    /// # Panics
    ///
    /// When a set is of another graph, see [`Set`].
    ///
    /// ```
    /// use fengong::{Plan, graph::PlanGraph};
    /// let plan = Plan::builder("方案").section("一", "任务").task("建成平台").lead("市城管局").support("各县区").build()?;
    /// let graph = PlanGraph::of(plan);
    /// let named = graph.departments().filter(|department| !department.is_collective());
    /// let cover = graph.cover_by(&graph.tasks(), &named);
    /// assert_eq!(cover.departments, named);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn cover_by<'g>(&'g self, tasks: &TaskSet<'g>, candidates: &DepartmentSet<'g>) -> Cover<'g> {
        tasks.same_graph(self);
        candidates.same_graph(self);
        let columns: Vec<u32> = candidates.places().collect();
        let (mut rows, mut of_row, mut untouched) = (Vec::new(), Vec::new(), Vec::new());
        let mut known: HashSet<Vec<u32>> = HashSet::new();
        for task in tasks.places() {
            let named = self.task_edges(task).map(|edge| self.edge_department(edge));
            // Candidates are in ascending order, so their place is found without an index over all departments.
            let mut row: Vec<u32> = named
                .filter_map(|each| columns.binary_search(&each).ok())
                .map(|place| place as u32)
                .collect();
            row.sort_unstable();
            row.dedup();
            if row.is_empty() {
                untouched.push(task);
            } else if known.insert(row.clone()) {
                rows.push(row);
                of_row.push(task);
            }
        }
        let found = search::smallest(&rows, columns.len(), greedy(&rows, columns.len()));
        let apart = found.apart.iter().map(|&row| of_row[row]).collect();
        Cover {
            departments: Set::list(self, found.chosen.iter().map(|&at| columns[at as usize]).collect()),
            least: found.least,
            apart: Set::list(self, apart),
            untouched: Set::list(self, untouched),
        }
    }
}

/// Takes whoever touches most that nobody chosen touches, the first of equals, and in the end leaves out who is not needed.
fn greedy(rows: &[Vec<u32>], columns: usize) -> Vec<u32> {
    let of_column = Rows::sorted(columns, 0, || {
        (0..).zip(rows).flat_map(|(row, columns)| columns.iter().map(move |&column| (column, row)))
    });
    let mut gain: Vec<usize> = (0..columns as u32).map(|column| of_column.row(column).len()).collect();
    let entry = |column: u32, gain: usize| (gain, core::cmp::Reverse(column));
    let mut heap: BinaryHeap<_> = (0..).zip(&gain).map(|(column, &gain)| entry(column, gain)).collect();
    let mut touched = vec![0_u32; rows.len()];
    let mut chosen = Vec::new();
    while let Some((was, core::cmp::Reverse(column))) = heap.pop() {
        let now = gain[column as usize];
        if now == 0 {
            continue;
        }
        if now < was {
            heap.push(entry(column, now));
            continue;
        }
        chosen.push(column);
        for &row in of_column.row(column) {
            touched[row as usize] += 1;
            if touched[row as usize] == 1 {
                for &other in &rows[row as usize] {
                    gain[other as usize] -= 1;
                }
            }
        }
    }
    for at in (0..chosen.len()).rev() {
        let own = of_column.row(chosen[at]);
        if own.iter().all(|&row| touched[row as usize] > 1) {
            own.iter().for_each(|&row| touched[row as usize] -= 1);
            chosen.remove(at);
        }
    }
    chosen.sort_unstable();
    chosen
}
