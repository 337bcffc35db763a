//! How the load of a department spreads over plans, and over the levels of government that issued them.

use super::PlanGraph;
use super::set::{Set, TaskSet};
use super::view::{DepartmentView, PlanView};
use super::workload::Tally;
use crate::model::Level;

impl PlanGraph {
    /// The tasks of the plans that a level of government issued: 国家、省、市、县 and below; `None` for plans that do not say.
    ///
    /// *Complexity*: linear in plans and in those tasks.
    ///
    /// ```
    /// use fengong::{Plan, graph::PlanGraph, model::Level};
    /// let plan = |place: &str, level| {
    ///     Plan::builder("方案").with_place(place, level).section("一", "任务").task("建成平台").lead("市城管局").build()
    /// };
    /// let graph = PlanGraph::from_plans([plan("临江市", Level::City)?, plan("东江省", Level::Province)?]);
    /// let city = graph.tasks_issued_by(Some(Level::City));
    /// assert_eq!(city.len(), 1);
    /// let load = graph.query_workload().within(&city).resolve();
    /// assert_eq!(load.rows().map(|row| row.tally().lead).collect::<Vec<_>>(), [1, 0]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn tasks_issued_by(&self, level: Option<Level>) -> TaskSet<'_> {
        let plans = self.plans().filter(|view| view.plan().header().level == level);
        Set::list(self, plans.flat_map(PlanView::task_range).collect())
    }
}

impl<'g> DepartmentView<'g> {
    /// Its load in each plan that gives it a task, in the order of the plans: the tallies add up to [`tally`](Self::tally).
    ///
    /// *Complexity*: linear in the assignments of its tasks.
    ///
    /// ```
    /// use fengong::{Plan, graph::PlanGraph};
    /// let plan = |title: &str| Plan::builder(title).section("一", "任务").task("建成平台").lead("市城管局").build();
    /// let graph = PlanGraph::from_plans([plan("甲方案")?, plan("乙方案")?]);
    /// let by_plan = graph.department_named("市城管局")?.tally_by_plan();
    /// let leads: Vec<_> = by_plan.iter().map(|(plan, tally)| (plan.plan().title(), tally.lead)).collect();
    /// assert_eq!(leads, [("甲方案", 1), ("乙方案", 1)]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn tally_by_plan(self) -> Vec<(PlanView<'g>, Tally)> {
        let (graph, holdings) = (self.graph(), &self.graph().holdings);
        let mut spread: Vec<(PlanView<'g>, Tally)> = Vec::new();
        let mut end = 0;
        for (&task, &role) in holdings.tasks(self.index()).iter().zip(holdings.roles(self.index())) {
            // Tasks ascend, so each plan is looked for once.
            if task >= end {
                let plan = PlanView::new(graph, graph.locate(task).0);
                end = plan.task_range().end;
                spread.push((plan, Tally::default()));
            }
            if let Some((_, tally)) = spread.last_mut() {
                tally.add(role);
                let edges = graph.task_edges(task);
                tally.mentions +=
                    edges.filter(|&edge| graph.edge_department(edge) == self.index()).count() as u32;
            }
        }
        spread
    }

    /// Its load by the level of government that issued the plans, the highest level first; plans that do not say their
    /// level stand before all. The tallies add up to [`tally`](Self::tally).
    ///
    /// *Complexity*: linear in the assignments of its tasks.
    #[must_use]
    pub fn tally_by_level(self) -> Vec<(Option<Level>, Tally)> {
        let mut spread = std::collections::BTreeMap::new();
        for (plan, tally) in self.tally_by_plan() {
            *spread.entry(plan.plan().header().level).or_default() += tally;
        }
        spread.into_iter().collect()
    }
}
