//! Coverage: what nobody has. Gaps are noted when a plan is read, so that asking only hands them out.

use super::PlanGraph;
use super::expand::{Collectives, Expansion};
use super::holdings::move_list;
use super::set::{DepartmentSet, Set, TaskSet};
use super::view::DepartmentView;
use super::workload::Stranger;

/// The tasks that are remarkable, by what is remarkable about them, in document order.
#[derive(Debug, Clone, Default)]
pub(super) struct Gaps {
    pub(super) without_department: Vec<u32>,
    pub(super) without_lead: Vec<u32>,
    pub(super) with_several_leads: Vec<u32>,
    pub(super) only_collectives: Vec<u32>,
}

/// What the namings in one task come to.
#[derive(Debug, Default)]
pub(super) struct Seen {
    anybody: bool,
    /// Somebody who is no collective.
    single: bool,
    lead: Option<u32>,
    other_lead: bool,
}

impl Seen {
    pub(super) fn name(&mut self, department: u32, lead: bool, collective: bool) {
        self.anybody = true;
        self.single |= !collective;
        if lead {
            self.other_lead |= *self.lead.get_or_insert(department) != department;
        }
    }
}

impl Gaps {
    /// Notes a task; they come in document order.
    pub(super) fn note(&mut self, task: u32, seen: &Seen) {
        if !seen.anybody {
            self.without_department.push(task);
        } else if !seen.single {
            self.only_collectives.push(task);
        }
        if seen.lead.is_none() {
            self.without_lead.push(task);
        } else if seen.other_lead {
            self.with_several_leads.push(task);
        }
    }

    /// Gives back what lists that grew have too much.
    pub(super) fn shrink(&mut self) {
        let Self { without_department, without_lead, with_several_leads, only_collectives } = self;
        for list in [without_department, without_lead, with_several_leads, only_collectives] {
            list.shrink_to_fit();
        }
    }

    /// Renames tasks from `first` on and drops those that have no new place; places keep their order.
    pub(super) fn move_tasks(&mut self, first: u32, moved: impl Fn(u32) -> Option<u32>) {
        let Self { without_department, without_lead, with_several_leads, only_collectives } = self;
        for list in [without_department, without_lead, with_several_leads, only_collectives] {
            move_list(list, first, &moved);
        }
    }
}

impl PlanGraph {
    /// The gaps of all plans: tasks that nobody has, or nobody leads, and departments without a task.
    ///
    /// *Complexity*: linear in departments, whatever the number of tasks and assignments: the gaps are kept.
    ///
    /// ```
    /// use fengong::{Plan, graph::{Collectives, PlanGraph}};
    /// let plan = Plan::builder("方案")
    ///     .section("一", "任务")
    ///     .task("建成平台").lead("市城管局").lead("市公安局")
    ///     .task("整治占道").joint("市公安局")
    ///     .task("开展体检")
    ///     .build()?;
    /// let graph = PlanGraph::of(plan);
    /// let coverage = graph.coverage();
    /// assert_eq!(coverage.with_several_leads().first().map(|task| task.title()), Some("建成平台"));
    /// let nobody_leads = coverage.without_lead() - coverage.without_department();
    /// assert_eq!(nobody_leads.first().map(|task| task.title()), Some("整治占道"));
    /// assert_eq!(coverage.unassigned(["市公安局", "市财政局"], Collectives::AsNamed), ["市财政局"]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn coverage(&self) -> Coverage<'_> {
        let idle = (0..).zip(self.holdings.tallies()).filter(|(_, tally)| tally.mentions == 0);
        Coverage {
            without_department: Set::row(self, &self.gaps.without_department),
            without_lead: Set::row(self, &self.gaps.without_lead),
            with_several_leads: Set::row(self, &self.gaps.with_several_leads),
            only_collectives: Set::row(self, &self.gaps.only_collectives),
            idle: Set::list(self, idle.map(|(department, _)| department).collect()),
        }
    }
}

/// The gaps of a graph, each as a set: intersect with [`PlanView::tasks`](super::PlanView::tasks) or with a query's
/// answer for those of one plan or section.
///
/// Leads are counted over the whole task: two clauses of a task that name one lead each, for sentences of their own,
/// make two leads.
///
/// ```
/// use fengong::{Plan, graph::PlanGraph};
/// let plan = Plan::builder("方案")
///     .section("一", "任务")
///     .task("建成平台").lead("市城管局").lead("市公安局")
///     .task("发展冷链").joint("市商务局")
///     .task("整治占道")
///     .build()?;
/// let graph = PlanGraph::of(plan);
/// let coverage = graph.coverage();
/// assert_eq!(coverage.with_several_leads().first().unwrap().title(), "建成平台");
/// assert_eq!((coverage.without_lead().len(), coverage.without_department().len()), (2, 1));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage<'g> {
    without_department: TaskSet<'g>,
    without_lead: TaskSet<'g>,
    with_several_leads: TaskSet<'g>,
    only_collectives: TaskSet<'g>,
    idle: DepartmentSet<'g>,
}

impl<'g> Coverage<'g> {
    /// Tasks that name no department at all (无责任单位).
    #[must_use]
    pub const fn without_department(&self) -> &TaskSet<'g> {
        &self.without_department
    }

    /// Tasks that nobody leads (无牵头单位), those without any department included.
    #[must_use]
    pub const fn without_lead(&self) -> &TaskSet<'g> {
        &self.without_lead
    }

    /// Tasks that two or more departments lead (多头牵头).
    #[must_use]
    pub const fn with_several_leads(&self) -> &TaskSet<'g> {
        &self.with_several_leads
    }

    /// Tasks that name collectives and nobody else (仅有集合单位), so that nobody in particular has them.
    #[must_use]
    pub const fn only_collectives(&self) -> &TaskSet<'g> {
        &self.only_collectives
    }

    /// Departments that the plans know and give no task (无任务单位).
    #[must_use]
    pub const fn idle_departments(&self) -> &DepartmentSet<'g> {
        &self.idle
    }

    /// Whether every task has exactly one lead and not only collectives. Idle departments are no gap of a plan.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.without_lead.is_empty() && self.with_several_leads.is_empty() && self.only_collectives.is_empty()
    }

    /// Those of a caller's list that have no task, as given and in that order. A name is looked up as
    /// [`PlanGraph::departments_named`] does, in every place. With [`Collectives::Expanded`], who is a known member of
    /// a collective with a task has one.
    ///
    /// *Complexity*: linear in the list after one pass over the names of all departments; expanding adds the members
    /// of all collectives.
    #[must_use]
    pub fn unassigned<'n>(
        &self,
        names: impl IntoIterator<Item = &'n str>,
        collectives: Collectives,
    ) -> Vec<&'n str> {
        let graph = self.idle.graph();
        let (mut bearing, mut strangers) = (vec![false; graph.departments.len()], Vec::new());
        if collectives == Collectives::Expanded {
            let expansion = Expansion::known(graph);
            bearing.resize(bearing.len() + expansion.strangers.len(), false);
            for (department, tally) in (0..).zip(graph.holdings.tallies()) {
                if tally.mentions > 0 {
                    for &bearer in expansion.bearers(department).unwrap_or_default() {
                        bearing[bearer as usize] = true;
                    }
                }
            }
            strangers = bearing_strangers(&expansion, bearing.split_off(graph.departments.len()));
        }
        let busy = |department: DepartmentView<'_>| {
            department.tally().mentions > 0 || bearing[department.index() as usize]
        };
        let has_task = |name: &str| {
            graph.departments_named(name).iter().any(busy)
                || strangers.binary_search(&crate::text::fold(name).into_owned()).is_ok()
        };
        names.into_iter().filter(|name| !has_task(name)).collect()
    }
}

/// The folded names of members with a task that no plan names by itself, sorted.
fn bearing_strangers(expansion: &Expansion<'_>, bearing: Vec<bool>) -> Vec<String> {
    let named = expansion.strangers.iter().zip(bearing).filter(|(_, bearing)| *bearing);
    let mut names: Vec<String> =
        named.map(|(Stranger { name, .. }, _)| crate::text::fold(name).into_owned()).collect();
    names.sort_unstable();
    names
}
