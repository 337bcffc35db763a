//! Coverage: what nobody has. The marks are set while the graph is built, so that asking is one walk over bytes.

use super::PlanGraph;
use super::expand::{Collectives, Expansion};
use super::set::{DepartmentSet, Set, TaskSet};
use super::view::DepartmentView;
use super::workload::Stranger;
use crate::model::Role;

/// What is remarkable about a task's assignments.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks(u8);

impl Marks {
    const NO_DEPARTMENT: u8 = 1;
    const NO_LEAD: u8 = 2;
    const SEVERAL_LEADS: u8 = 4;
    const ONLY_COLLECTIVES: u8 = 8;

    /// From the departments of a task, once each: the highest role and whether it is a collective.
    pub(super) fn of(departments: impl Iterator<Item = (Role, bool)>) -> Self {
        let (mut all, mut leads, mut collectives) = (0_usize, 0_usize, 0_usize);
        for (role, collective) in departments {
            all += 1;
            leads += usize::from(role == Role::Lead);
            collectives += usize::from(collective);
        }
        let mark = |holds: bool, mark: u8| if holds { mark } else { 0 };
        Self(
            mark(all == 0, Self::NO_DEPARTMENT)
                | mark(leads == 0, Self::NO_LEAD)
                | mark(leads > 1, Self::SEVERAL_LEADS)
                | mark(all > 0 && collectives == all, Self::ONLY_COLLECTIVES),
        )
    }
}

impl PlanGraph {
    /// The gaps of all plans: tasks that nobody has, or nobody leads, and departments without a task.
    ///
    /// *Complexity*: linear in tasks and departments, whatever the number of assignments.
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
        let marked = |mark: u8| {
            let tasks = (0..).zip(&self.marks).filter(|(_, marks)| marks.0 & mark != 0);
            Set::list(self, tasks.map(|(task, _)| task).collect())
        };
        let idle = (0..).zip(&self.tallies).filter(|(_, tally)| tally.mentions == 0);
        Coverage {
            graph: self,
            without_department: marked(Marks::NO_DEPARTMENT),
            without_lead: marked(Marks::NO_LEAD),
            with_several_leads: marked(Marks::SEVERAL_LEADS),
            only_collectives: marked(Marks::ONLY_COLLECTIVES),
            idle: Set::list(self, idle.map(|(department, _)| department).collect()),
        }
    }
}

/// The gaps of a graph, each as a set: intersect with [`PlanView::tasks`](super::PlanView::tasks) or with a query's
/// answer for those of one plan or section.
///
/// Leads are counted over the whole task: two clauses of a task that name one lead each, for sentences of their own,
/// make two leads.
#[derive(Debug, Clone)]
pub struct Coverage<'g> {
    graph: &'g PlanGraph,
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
    pub fn unassigned<'n>(
        &self,
        names: impl IntoIterator<Item = &'n str>,
        collectives: Collectives,
    ) -> Vec<&'n str> {
        let (mut bearing, mut strangers) = (vec![false; self.graph.tallies.len()], Vec::new());
        if collectives == Collectives::Expanded {
            let expansion = Expansion::known(self.graph);
            bearing.resize(bearing.len() + expansion.strangers.len(), false);
            for (department, tally) in (0..).zip(&self.graph.tallies) {
                if tally.mentions > 0 {
                    for &bearer in expansion.bearers(department).unwrap_or_default() {
                        bearing[bearer as usize] = true;
                    }
                }
            }
            strangers = bearing_strangers(&expansion, bearing.split_off(self.graph.tallies.len()));
        }
        let busy = |department: DepartmentView<'_>| {
            department.tally().mentions > 0 || bearing[department.index() as usize]
        };
        let has_task = |name: &str| {
            self.graph.departments_named(name).iter().any(busy)
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
