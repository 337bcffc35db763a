//! Indicators in the graph: who answers for them, which tasks serve them, and where either is missing.

use core::fmt;

use petgraph::graph::NodeIndex;

use super::key::{IndicatorKey, PlanKey};
use super::set::{Set, TaskSet};
use super::view::{DepartmentView, PlanView, TaskView};
use super::{Assigned, PlanGraph};
use crate::error::Error;
use crate::model::{Evidence, Indicator};

impl PlanGraph {
    /// Every indicator (指标), in document order.
    ///
    /// ```
    /// use fengong::{Directory, Plan, graph::PlanGraph, text::Source};
    /// let source = Source::new("一、主要目标\n指标\t单位\t2025年\t责任单位\n科普场馆\t家\t12\t市科技局\n")?;
    /// let graph = PlanGraph::of(Plan::read(&source, &Directory::builtin()).into_value());
    /// let indicator = graph.indicators().next().unwrap();
    /// assert_eq!(indicator.departments().next().unwrap().0.name(), "市科技局");
    /// assert_eq!(indicator.tasks().count(), 0);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub fn indicators(&self) -> impl Iterator<Item = IndicatorView<'_>> {
        let keys = self.plans.iter().enumerate().flat_map(|(number, entry)| {
            entry.plan.indicators().iter().map(move |each| IndicatorKey::new(PlanKey::new(number), each.id))
        });
        keys.zip(0..).map(|(key, index)| IndicatorView { graph: self, key, index })
    }

    /// The indicator of a key, or of a plan's key and an indicator's id.
    ///
    /// *Complexity*: constant.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownPlan`] or [`Error::UnknownIndicator`] when there is none.
    pub fn indicator(&self, key: impl Into<IndicatorKey>) -> Result<IndicatorView<'_>, Error> {
        let key = key.into();
        let plan = self.plan(key.plan())?;
        plan.plan().indicator(key.indicator())?;
        let first = self.plans.get(key.plan().number()).map_or(0, |entry| entry.first_indicator);
        Ok(IndicatorView { graph: self, key, index: first + key.indicator().index() as u32 })
    }

    /// Indicators that no task serves, in document order.
    pub fn indicators_without_task(&self) -> impl Iterator<Item = IndicatorView<'_>> {
        self.indicators().filter(|view| view.indicator().tasks.is_empty())
    }

    /// Indicators that nobody answers for, in document order. An expected one (预期性) may rightly have nobody.
    pub fn indicators_without_department(&self) -> impl Iterator<Item = IndicatorView<'_>> {
        self.indicators().filter(|view| view.indicator().departments.is_empty())
    }

    /// Tasks that no indicator measures.
    ///
    /// *Complexity*: linear in tasks and links.
    #[must_use]
    pub fn tasks_without_indicator(&self) -> TaskSet<'_> {
        let mut measured = vec![false; self.marks.len()];
        for view in self.indicators() {
            for (task, _) in view.tasks() {
                measured[task.index() as usize] = true;
            }
        }
        let open = (0..).zip(measured).filter(|(_, measured)| !measured).map(|(task, _)| task);
        Set::list(self, open.collect())
    }
}

/// One indicator (指标) of a graph.
#[derive(Clone, Copy)]
pub struct IndicatorView<'g> {
    graph: &'g PlanGraph,
    key: IndicatorKey,
    index: u32,
}

impl<'g> IndicatorView<'g> {
    /// Its key.
    #[must_use]
    pub const fn key(self) -> IndicatorKey {
        self.key
    }

    /// Its plan.
    #[must_use]
    pub fn plan(self) -> PlanView<'g> {
        PlanView::new(self.graph, self.key.plan().number())
    }

    /// The indicator as the plan holds it.
    #[must_use]
    pub fn indicator(self) -> &'g Indicator {
        &self.graph.plans[self.key.plan().number()].plan.indicators()[self.key.indicator().index()]
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'g str {
        &self.indicator().name
    }

    /// Who answers for it, in the order of the text.
    pub fn departments(self) -> impl Iterator<Item = (DepartmentView<'g>, Assigned)> {
        let plan = self.key.plan().number();
        self.indicator().departments.iter().map(move |each| {
            let department = self.graph.joined(plan, each.department);
            (DepartmentView::new(self.graph, department), Assigned::from(each))
        })
    }

    /// The tasks that serve it, each with what ties them; names are stronger than subjects.
    pub fn tasks(self) -> impl Iterator<Item = (TaskView<'g>, Evidence)> {
        let first = self.graph.plans[self.key.plan().number()].first_task;
        self.indicator()
            .tasks
            .iter()
            .map(move |link| (TaskView::new(self.graph, first + link.task.index() as u32), link.evidence))
    }

    /// Its node in [`PlanGraph::as_petgraph`].
    #[must_use]
    pub fn node_index(self) -> NodeIndex {
        NodeIndex::new(self.graph.marks.len() + self.graph.departments.len() + self.index as usize)
    }
}

impl PartialEq for IndicatorView<'_> {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.graph, other.graph) && self.key == other.key
    }
}

impl Eq for IndicatorView<'_> {}

impl fmt::Debug for IndicatorView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.key, self.name())
    }
}

impl<'g> DepartmentView<'g> {
    /// The indicators that it answers for, in document order.
    ///
    /// *Complexity*: linear in the indicators of the graph and their departments.
    pub fn indicators(self) -> impl Iterator<Item = (IndicatorView<'g>, Assigned)> {
        self.graph().indicators().filter_map(move |view| {
            view.departments()
                .find(|(department, _)| *department == self)
                .map(|(_, assigned)| (view, assigned))
        })
    }
}

impl<'g> TaskView<'g> {
    /// The indicators that it serves, in document order.
    ///
    /// *Complexity*: linear in the indicators of the graph and their links.
    pub fn indicators(self) -> impl Iterator<Item = (IndicatorView<'g>, Evidence)> {
        self.graph().indicators().filter_map(move |view| {
            view.tasks().find(|(task, _)| *task == self).map(|(_, evidence)| (view, evidence))
        })
    }
}
