//! Meetings (会议安排): tasks put into as few rounds as can be, so that no department sits in two meetings at once.

mod colour;

use std::collections::{HashMap, HashSet};

use super::PlanGraph;
use super::set::{Set, TaskSet};

/// Up to so many tasks an exact search is made; it keeps a bit for every two of them. Plans have a hundred.
const EXACT: usize = 512;

/// Rounds of meetings in which no department is needed twice; see [`PlanGraph::meetings`].
///
/// ```
/// use fengong::{Plan, graph::PlanGraph};
/// let plan = Plan::builder("绿道方案")
///     .section("一", "任务")
///     .task("贯通绿道").lead("市园林局").joint("市水利局")
///     .task("建设驿站").lead("市园林局").support("市水利局")
///     .build()?;
/// let graph = PlanGraph::of(plan);
/// let meetings = graph.meetings(&graph.tasks());
/// // Both need both departments.
/// assert_eq!((meetings.rounds.len(), meetings.clash.len()), (2, 2));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Meetings<'g> {
    /// The tasks of each round, which can be met on at the same time.
    pub rounds: Vec<TaskSet<'g>>,
    /// Fewer rounds than this can never do.
    pub least: usize,
    /// Tasks of which every two have a department in common: each needs a round of its own.
    pub clash: TaskSet<'g>,
}

impl Meetings<'_> {
    /// Whether it is proven that fewer rounds cannot do: by the tasks that clash, or because everything else was tried.
    #[must_use]
    pub fn is_fewest(&self) -> bool {
        self.rounds.len() == self.least
    }
}

impl PlanGraph {
    /// Meetings on these tasks, each with all of its departments, in as few rounds as can be, so that no department sits in
    /// two at once (会议分场). Tasks that nobody has to do with are in the first round.
    ///
    /// *Complexity*: up to 512 tasks, quadratic in them and a search that ends at a fixed amount of work; it is exact for
    /// the sizes of real plans. Beyond, each task goes to the first round that is free: `n log n` in the tasks, and
    /// linear in assignments times the rounds that are taken before a free one.
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
    ///     .task("发展冷链").lead("市商务局")
    ///     .build()?;
    /// let graph = PlanGraph::of(plan);
    /// let meetings = graph.meetings(&graph.tasks());
    /// let rounds: Vec<Vec<_>> = meetings.rounds.iter().map(|round| round.iter().map(|task| task.title()).collect()).collect();
    /// assert_eq!(rounds, [vec!["建成平台", "发展冷链"], vec!["整治占道"]]);
    /// assert!(meetings.is_fewest() && meetings.clash.len() == 2);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn meetings<'g>(&'g self, tasks: &TaskSet<'g>) -> Meetings<'g> {
        tasks.same_graph(self);
        let (mut meeting, mut idle, mut members) = (Vec::new(), Vec::new(), Vec::new());
        for task in tasks.places() {
            let mut named: Vec<u32> = self.task_edges(task).map(|edge| self.edge_department(edge)).collect();
            named.sort_unstable();
            named.dedup();
            if named.is_empty() {
                idle.push(task);
            } else {
                meeting.push(task);
                members.push(named);
            }
        }
        let busiest = busiest(&members);
        let (round_of, least, clash) = if meeting.len() <= EXACT {
            colour::exact(&members, busiest)
        } else {
            (first_free(&members), busiest.len(), busiest)
        };
        let count = round_of.iter().max().map_or(usize::from(!idle.is_empty()), |&last| last as usize + 1);
        let mut rounds = vec![Vec::new(); count];
        for (&task, round) in meeting.iter().zip(round_of) {
            rounds[round as usize].push(task);
        }
        if let Some(first) = rounds.first_mut() {
            first.extend(idle);
        }
        Meetings {
            rounds: rounds.into_iter().map(|round| Set::list(self, round)).collect(),
            least: least.max(usize::from(count > 0)),
            clash: Set::list(self, clash.into_iter().map(|at| meeting[at]).collect()),
        }
    }
}

/// With more members than this, the rounds that any of them sits in are put together before a free one is looked for:
/// asking each of them about each round would cost their number for every round that is taken.
const WIDE: usize = 64;

/// The meetings of the department that has most.
fn busiest(members: &[Vec<u32>]) -> Vec<usize> {
    let mut count: HashMap<u32, usize> = HashMap::new();
    for &department in members.iter().flatten() {
        *count.entry(department).or_default() += 1;
    }
    let most = count.into_iter().max_by_key(|&(department, count)| (count, core::cmp::Reverse(department)));
    let Some((department, _)) = most else { return Vec::new() };
    let own = members.iter().enumerate().filter(|(_, members)| members.binary_search(&department).is_ok());
    own.map(|(at, _)| at).collect()
}

/// The round of each meeting, those of busy departments first, each in the first round in which all of its members are
/// free.
fn first_free(members: &[Vec<u32>]) -> Vec<u32> {
    let mut load: HashMap<u32, usize> = HashMap::new();
    for &department in members.iter().flatten() {
        *load.entry(department).or_default() += 1;
    }
    let mut order: Vec<usize> = (0..members.len()).collect();
    order.sort_by_cached_key(|&at| {
        core::cmp::Reverse(members[at].iter().filter_map(|department| load.get(department)).max())
    });
    // The rounds that each department sits in, and the first in which it does not.
    let mut taken: HashMap<u32, (HashSet<u32>, u32)> = HashMap::new();
    let mut round_of = vec![0; members.len()];
    for at in order {
        let all = &members[at];
        let own = || all.iter().filter_map(|department| taken.get(department));
        let mut round = own().map(|&(_, free)| free).max().unwrap_or(0);
        if all.len() > WIDE {
            let rounds: HashSet<u32> = own().flat_map(|(rounds, _)| rounds).copied().collect();
            while rounds.contains(&round) {
                round += 1;
            }
        }
        while all
            .iter()
            .any(|department| taken.get(department).is_some_and(|(rounds, _)| rounds.contains(&round)))
        {
            round += 1;
        }
        round_of[at] = round;
        for &department in all {
            let (rounds, free) = taken.entry(department).or_default();
            rounds.insert(round);
            while rounds.contains(free) {
                *free += 1;
            }
        }
    }
    round_of
}
