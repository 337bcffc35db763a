//! Groups that work together (协作群): communities of the network by the Louvain method.
//!
//! Sums and comparisons are of whole numbers and departments come in the order of first appearance, so that the groups are
//! the same on every run and platform.

use super::super::DepartmentView;
use super::super::rows::Rows;
use super::super::set::{DepartmentSet, Set};
use super::Collaboration;

/// Departments that share more tasks with each other than chance would have it; see [`Collaboration::groups`].
#[derive(Debug, Clone, PartialEq)]
pub struct Groups<'g> {
    groups: Vec<DepartmentSet<'g>>,
    modularity: f64,
}

impl<'g> Groups<'g> {
    /// The groups, the largest first, then by first appearance. Every department that shares a task is in one.
    #[must_use]
    pub fn groups(&self) -> &[DepartmentSet<'g>] {
        &self.groups
    }

    /// How much more of the shared work lies within groups than if everybody shared as much with whomever (模块度): 0 for
    /// none, above 0.3 it is usually taken for a real division.
    #[must_use]
    pub const fn modularity(&self) -> f64 {
        self.modularity
    }

    /// The number of the group that a department is in; `None` when it shares no task.
    ///
    /// *Complexity*: logarithmic in the departments for each group.
    ///
    /// # Panics
    ///
    /// When the department is of another graph, see [`Set`].
    #[must_use]
    pub fn of(&self, department: DepartmentView<'g>) -> Option<usize> {
        self.groups.iter().position(|group| group.contains(department))
    }
}

impl<'g> Collaboration<'g> {
    /// The groups that work together (协作群), by the Louvain method: each department joins the neighbours with whom
    /// modularity grows most, then groups join as departments did, until nothing grows.
    ///
    /// The method finds good groups, not always the best; no department could change its group and make it better.
    ///
    /// *Complexity*: linear in the pairs for each round; rounds are few, and each makes modularity grow.
    ///
    /// ```
    /// use fengong::{Plan, graph::PlanGraph};
    /// let plan = Plan::builder("方案")
    ///     .section("一", "任务")
    ///     .task("建成平台").lead("市城管局").joint("市公安局")
    ///     .task("发展冷链").lead("市商务局").joint("市邮政局")
    ///     .build()?;
    /// let graph = PlanGraph::of(plan);
    /// let groups = graph.collaboration().groups();
    /// let names = |set: &fengong::graph::DepartmentSet<'_>| set.iter().map(|each| each.name().to_owned()).collect::<Vec<_>>();
    /// assert_eq!(groups.groups().iter().map(names).collect::<Vec<_>>(), [["市城管局", "市公安局"], ["市商务局", "市邮政局"]]);
    /// assert_eq!(groups.modularity(), 0.5);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn groups(&self) -> Groups<'g> {
        let members: Vec<u32> = self.departments().places().collect();
        let place = |department: u32| members.binary_search(&department).unwrap_or_default() as u32;
        let links = self
            .pairs
            .iter()
            .map(|pair| (place(pair.one().index()), place(pair.other().index()), i128::from(pair.weight())));
        let network = Network::of(members.len(), &links.collect::<Vec<_>>());
        let mut group = network.louvain();
        // A department that a better neighbour left behind in the joining of groups may still find one.
        while network.join(&mut group) {
            let lifted = network.lifted(&group);
            let upper = lifted.louvain();
            group.iter_mut().for_each(|group| *group = upper[*group as usize]);
            renumber(&mut group);
        }
        let modularity = network.modularity(&group);
        let count = group.iter().max().map_or(0, |&last| last + 1);
        let rows = Rows::sorted(count as usize, 0, || group.iter().copied().zip(members.iter().copied()));
        let mut groups: Vec<_> = (0..count).map(|at| Set::list(self.graph, rows.row(at).to_vec())).collect();
        groups.sort_by_key(|group| core::cmp::Reverse(group.len()));
        Groups { groups, modularity }
    }
}

/// A weighted network on numbered nodes, which may be linked with themselves.
struct Network {
    rows: Rows<(u32, i128)>,
    /// What each node is linked with itself, counted once.
    own: Vec<i128>,
    /// The weight of all links at each node, those with itself counted twice.
    degree: Vec<i128>,
    /// The sum of all degrees.
    total: i128,
}

impl Network {
    fn of(nodes: usize, links: &[(u32, u32, i128)]) -> Self {
        let (mut own, mut degree) = (vec![0; nodes], vec![0; nodes]);
        for &(one, other, weight) in links {
            degree[one as usize] += weight;
            degree[other as usize] += weight;
            if one == other {
                own[one as usize] += weight;
            }
        }
        let rows = Rows::sorted(nodes, (0, 0), || {
            let ends = links.iter().filter(|(one, other, _)| one != other);
            ends.flat_map(|&(one, other, weight)| [(one, (other, weight)), (other, (one, weight))])
        });
        let total = degree.iter().sum();
        Self { rows, own, degree, total }
    }

    /// The group of each node, numbered by first appearance.
    fn louvain(&self) -> Vec<u32> {
        let mut group: Vec<u32> = (0..self.degree.len() as u32).collect();
        if self.join(&mut group) {
            let upper = self.lifted(&group).louvain();
            group.iter_mut().for_each(|group| *group = upper[*group as usize]);
        }
        renumber(&mut group);
        group
    }

    /// Lets each node go over to the group where modularity grows most, until none wants to; whether any went.
    fn join(&self, group: &mut [u32]) -> bool {
        let mut sums = vec![0; self.degree.len()];
        for (&group, degree) in group.iter().zip(&self.degree) {
            sums[group as usize] += degree;
        }
        let mut links = vec![0; self.degree.len()];
        let mut near: Vec<u32> = Vec::new();
        let mut joined = false;
        loop {
            let mut moved = false;
            for node in 0..self.degree.len() {
                let (held, degree) = (group[node], self.degree[node]);
                near.clear();
                near.push(held);
                for &(other, weight) in self.rows.row(node as u32) {
                    let group = group[other as usize];
                    if links[group as usize] == 0 && group != held {
                        near.push(group);
                    }
                    links[group as usize] += weight;
                }
                sums[held as usize] -= degree;
                // What modularity gains by joining, times the square of the total over two.
                let gain = |group: u32| links[group as usize] * self.total - sums[group as usize] * degree;
                let mut best = held;
                for &group in &near {
                    let (one, other) = (gain(group), gain(best));
                    if one > other || (one == other && best != held && group < best) {
                        best = group;
                    }
                }
                sums[best as usize] += degree;
                moved |= best != held;
                group[node] = best;
                for &group in &near {
                    links[group as usize] = 0;
                }
            }
            joined |= moved;
            if !moved {
                break;
            }
        }
        renumber(group);
        joined
    }

    /// The network of the groups.
    fn lifted(&self, group: &[u32]) -> Self {
        let count = group.iter().max().map_or(0, |&last| last as usize + 1);
        let of_group = Rows::sorted(count, 0, || group.iter().copied().zip(0..));
        let mut links = Vec::new();
        let mut sums = vec![0; count];
        let mut near: Vec<u32> = Vec::new();
        for one in 0..count as u32 {
            for &node in of_group.row(one) {
                sums[one as usize] += self.own[node as usize];
                for &(other, weight) in self.rows.row(node).iter().filter(|(other, _)| node < *other) {
                    // Each link once: within the group here, else at the end that comes first.
                    if group[other as usize] == one {
                        sums[one as usize] += weight;
                    }
                }
                for &(other, weight) in self.rows.row(node) {
                    let other = group[other as usize];
                    if other > one {
                        if sums[other as usize] == 0 {
                            near.push(other);
                        }
                        sums[other as usize] += weight;
                    }
                }
            }
            near.push(one);
            near.sort_unstable();
            for other in near.drain(..) {
                links.push((one, other, core::mem::take(&mut sums[other as usize])));
            }
        }
        Self::of(count, &links)
    }

    fn modularity(&self, group: &[u32]) -> f64 {
        if self.total == 0 {
            return 0.0;
        }
        let (mut within, mut sums) = (0_i128, vec![0_i128; self.degree.len()]);
        for node in 0..self.degree.len() {
            sums[group[node] as usize] += self.degree[node];
            let row = self.rows.row(node as u32).iter();
            let inner = row.filter(|(other, _)| group[*other as usize] == group[node]);
            within += inner.map(|&(_, weight)| weight).sum::<i128>() + 2 * self.own[node];
        }
        let total = self.total as f64;
        let by_chance: f64 = sums.iter().map(|&sum| (sum as f64 / total) * (sum as f64 / total)).sum();
        within as f64 / total - by_chance
    }
}

/// Numbers groups by first appearance.
fn renumber(group: &mut [u32]) {
    let mut number = vec![u32::MAX; group.len()];
    let mut next = 0;
    for group in group {
        let number = &mut number[*group as usize];
        if *number == u32::MAX {
            *number = next;
            next += 1;
        }
        *group = *number;
    }
}
