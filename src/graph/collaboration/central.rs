//! Who is central (核心单位) and who bridges groups (桥梁单位) in the network of departments.

use std::collections::VecDeque;

use super::super::DepartmentView;
use super::Collaboration;

/// How much of a rank is handed on to partners; what Brin and Page took, and nearly everybody since.
const DAMPING: f64 = 0.85;

/// After so many rounds, ranks differ from their limit by less than 0.85 to the power of it: by a millionth of a millionth.
const ROUNDS: usize = 170;

/// The place of one department in the network; see [`Collaboration::central`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Central<'g> {
    /// Who.
    pub department: DepartmentView<'g>,
    /// With how many it shares tasks.
    pub partners: usize,
    /// The weight of all that it shares, counted for each partner.
    pub strength: u64,
    /// Its part of everybody's attention (PageRank, by weight), all parts together 1: high for those who share much with those
    /// who share much.
    pub rank: f64,
    /// The part of all pairs of others whose shortest way to each other leads over it (betweenness, 中介度), 0 to 1: high for
    /// those without whom others would not meet.
    pub betweenness: f64,
}

impl<'g> Collaboration<'g> {
    /// The place of every department that shares a task: how central it is, and how much it bridges. The one with the highest
    /// rank comes first, then by first appearance; sort by [`betweenness`](Central::betweenness) for who bridges groups.
    ///
    /// *Complexity*: departments times pairs.
    ///
    /// ```
    /// use fengong::{Plan, graph::PlanGraph};
    /// let plan = Plan::builder("方案")
    ///     .section("一", "任务")
    ///     .task("建成平台").lead("市城管局").joint("市公安局")
    ///     .task("发展冷链").lead("市商务局").joint("市公安局")
    ///     .build()?;
    /// let graph = PlanGraph::of(plan);
    /// let central = graph.collaboration().central();
    /// assert_eq!((central[0].department.name(), central[0].partners, central[0].strength), ("市公安局", 2, 2));
    /// // The other two meet only over it.
    /// assert_eq!((central[0].betweenness, central[1].betweenness), (1.0, 0.0));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn central(&self) -> Vec<Central<'g>> {
        let (rank, between) = (self.ranks(), self.betweenness());
        let mut all: Vec<Central<'g>> = self
            .departments()
            .iter()
            .map(|department| {
                let row = self.partners.row(department.index());
                Central {
                    department,
                    partners: row.len(),
                    strength: row.iter().map(|&(_, weight)| weight).sum(),
                    rank: rank[department.index() as usize],
                    betweenness: between[department.index() as usize],
                }
            })
            .collect();
        all.sort_by(|one, other| other.rank.total_cmp(&one.rank));
        all
    }

    /// PageRank by weight. That of petgraph knows no weights and asks for every pair of nodes in each round.
    fn ranks(&self) -> Vec<f64> {
        let members: Vec<u32> = self.departments().places().collect();
        let mut strength = vec![0.0; self.graph.departments().len()];
        for &member in &members {
            strength[member as usize] =
                self.partners.row(member).iter().map(|&(_, weight)| weight as f64).sum();
        }
        let even = 1.0 / members.len() as f64;
        let mut ranks = vec![0.0; strength.len()];
        members.iter().for_each(|&member| ranks[member as usize] = even);
        for _ in 0..ROUNDS {
            let mut next = vec![0.0; ranks.len()];
            // Weights of nothing hand nothing on; what is lost so is spread over all.
            let mut kept = 0.0;
            for &member in &members {
                let from = self.partners.row(member).iter();
                let handed = from
                    .filter(|(other, _)| strength[*other as usize] > 0.0)
                    .map(|&(other, weight)| ranks[other as usize] * weight as f64 / strength[other as usize]);
                next[member as usize] = DAMPING * handed.sum::<f64>();
                kept += next[member as usize];
            }
            let spread = (1.0 - kept) * even;
            members.iter().for_each(|&member| next[member as usize] += spread);
            ranks = next;
        }
        ranks
    }

    /// Betweenness over the fewest steps, by Brandes' way: from each department, ways are counted outwards and what depends
    /// on each is summed up backwards.
    fn betweenness(&self) -> Vec<f64> {
        let count = self.graph.departments().len();
        let members: Vec<u32> = self.departments().places().collect();
        let mut between = vec![0.0; count];
        let mut distance = vec![u32::MAX; count];
        let (mut ways, mut depends) = (vec![Ways::NONE; count], vec![0.0_f64; count]);
        let mut order = Vec::with_capacity(members.len());
        let mut open = VecDeque::new();
        for &source in &members {
            for &member in &members {
                distance[member as usize] = u32::MAX;
                (ways[member as usize], depends[member as usize]) = (Ways::NONE, 0.0);
            }
            order.clear();
            (distance[source as usize], ways[source as usize]) = (0, Ways::ONE);
            open.push_back(source);
            while let Some(node) = open.pop_front() {
                order.push(node);
                for &(other, _) in self.partners.row(node) {
                    if distance[other as usize] == u32::MAX {
                        distance[other as usize] = distance[node as usize] + 1;
                        open.push_back(other);
                    }
                    if distance[other as usize] == distance[node as usize] + 1 {
                        ways[other as usize] = ways[other as usize].and(ways[node as usize]);
                    }
                }
            }
            for &node in order.iter().rev() {
                for &(other, _) in self.partners.row(node) {
                    if distance[other as usize] == distance[node as usize] + 1 {
                        let share = ways[node as usize].part_of(ways[other as usize]);
                        depends[node as usize] += share * (1.0 + depends[other as usize]);
                    }
                }
                if node != source {
                    between[node as usize] += depends[node as usize];
                }
            }
        }
        // Each pair of others was counted from both ends.
        let others = members.len().saturating_sub(1) as f64;
        let pairs = others * (others - 1.0);
        if pairs > 0.0 {
            between.iter_mut().for_each(|between| *between /= pairs);
        }
        between
    }
}

/// How many shortest ways there are: a number times [`STEP`](Self::STEP) to a power. A few thousand departments in a chain can have
/// more ways from end to end than a float can hold, and what is no number any more would spread to all others.
#[derive(Clone, Copy)]
struct Ways {
    number: f64,
    power: u32,
}

impl Ways {
    /// 2 to the power of 512: numbers below it can be added and multiplied by it or its inverse without a loss.
    const STEP: f64 = f64::from_bits((1023 + 512) << 52);

    const NONE: Self = Self { number: 0.0, power: 0 };
    const ONE: Self = Self { number: 1.0, power: 0 };

    fn and(self, other: Self) -> Self {
        let (most, least) = if self.power < other.power { (other, self) } else { (self, other) };
        let number = most.number + least.number * Self::below(most.power - least.power);
        if number < Self::STEP {
            Self { number, ..most }
        } else {
            Self { number: number / Self::STEP, power: most.power + 1 }
        }
    }

    /// What part of all ways, of which there are no fewer, these are.
    fn part_of(self, all: Self) -> f64 {
        self.number / all.number * Self::below(all.power - self.power)
    }

    /// What one is worth so many powers higher; beyond the first, nothing that a float could tell.
    fn below(powers: u32) -> f64 {
        match powers {
            0 => 1.0,
            1 => Self::STEP.recip(),
            _ => 0.0,
        }
    }
}
