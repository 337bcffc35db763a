//! Indicators in the graph: who answers for them, which tasks serve them, and where either is missing.

use core::fmt;

use petgraph::graph::NodeIndex;

use super::key::{IndicatorKey, PlanKey};
use super::set::{Set, TaskSet};
use super::view::{DepartmentView, PlanView, TaskView};
use super::{Assigned, PlanGraph};
use crate::error::Error;
use crate::model::{DepartmentKind, Evidence, Indicator, Role, Target};

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

    /// Indicators that no task serves, in document order. That somebody has both an indicator and a task does not count; with
    /// [`indicators_without_task_by`](Self::indicators_without_task_by) it does.
    pub fn indicators_without_task(&self) -> impl Iterator<Item = IndicatorView<'_>> {
        self.indicators_without_task_by(Evidence::Annex)
    }

    /// Indicators that no task serves on evidence as strong as `weakest` or stronger, in document order.
    ///
    /// ```
    /// use fengong::{Directory, Plan, graph::PlanGraph, model::Evidence, text::Source};
    /// let source = Source::new(
    ///     "一、目标\n指标\t单位\t2025年\t责任单位\n路灯完好率\t%\t98\t市城管局\n二、任务\n（一）清扫街巷。每日两次。（市城管局负责）",
    /// )?;
    /// let graph = PlanGraph::of(Plan::read(&source, &Directory::builtin()).into_value());
    /// assert_eq!(graph.indicators_without_task().count(), 1);
    /// assert_eq!(graph.indicators_without_task_by(Evidence::Departments).count(), 0);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    ///
    /// *Complexity*: linear in indicators and links; with [`Evidence::Departments`] also in the tasks of the departments that answer
    /// for each indicator.
    pub fn indicators_without_task_by(&self, weakest: Evidence) -> impl Iterator<Item = IndicatorView<'_>> {
        self.indicators().filter(move |view| view.tasks_by(weakest).is_empty())
    }

    /// Indicators that nobody answers for, in document order. An expected one (预期性) may rightly have nobody.
    pub fn indicators_without_department(&self) -> impl Iterator<Item = IndicatorView<'_>> {
        self.indicators().filter(|view| view.indicator().departments.is_empty())
    }

    /// Tasks that no indicator measures; that somebody has both an indicator and a task does not count.
    ///
    /// *Complexity*: linear in tasks and links.
    #[must_use]
    pub fn tasks_without_indicator(&self) -> TaskSet<'_> {
        self.tasks_without_indicator_by(Evidence::Annex)
    }

    /// Tasks that no indicator measures on evidence as strong as `weakest` or stronger.
    ///
    /// *Complexity*: linear in tasks and links; with [`Evidence::Departments`] also in the tasks of the departments that answer for
    /// each indicator.
    #[must_use]
    pub fn tasks_without_indicator_by(&self, weakest: Evidence) -> TaskSet<'_> {
        let mut measured = vec![false; self.marks.len()];
        for view in self.indicators() {
            for (task, _) in view.tasks_by(weakest) {
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

    /// The tasks that serve it on evidence as strong as `weakest` or stronger, in document order, each with the strongest that ties
    /// the two.
    ///
    /// [`Evidence::Departments`] adds the tasks of those who answer for it: each department that its table names leads or
    /// shares them, and collectives do not count. Plans do not hold such links; they are found when asked for.
    ///
    /// *Complexity*: linear in its links; with [`Evidence::Departments`] also in the tasks of its departments.
    ///
    /// ```
    /// use fengong::{Directory, Plan, graph::PlanGraph, model::Evidence, text::Source};
    /// let source = Source::new(
    ///     "一、目标\n指标\t单位\t2025年\t责任单位\n路灯完好率\t%\t98\t市城管局\n二、任务\n（一）检修灯杆。保持路灯完好率。（市城管局负责）\n（二）清扫街巷。每日两次。（市城管局负责）",
    /// )?;
    /// let graph = PlanGraph::of(Plan::read(&source, &Directory::builtin()).into_value());
    /// let lamps = graph.indicators().next().unwrap();
    /// let found: Vec<_> = lamps.tasks_by(Evidence::Departments).into_iter().map(|(_, evidence)| evidence).collect();
    /// assert_eq!(found, [Evidence::Name, Evidence::Departments]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn tasks_by(self, weakest: Evidence) -> Vec<(TaskView<'g>, Evidence)> {
        let mut found: Vec<(TaskView<'g>, Evidence)> =
            self.tasks().filter(|(_, evidence)| *evidence <= weakest).collect();
        if weakest >= Evidence::Departments {
            found.extend(self.tasks_of_departments().map(|task| (task, Evidence::Departments)));
        }
        found.sort_by_key(|(task, evidence)| (task.index(), *evidence));
        found.dedup_by_key(|(task, _)| task.index());
        found
    }

    /// The tasks that each department answering for it leads or shares.
    fn tasks_of_departments(self) -> impl Iterator<Item = TaskView<'g>> {
        let mut departments: Vec<DepartmentView<'g>> = self
            .departments()
            .map(|(department, _)| department)
            .filter(|department| department.kind() != DepartmentKind::Collective)
            .collect();
        departments.sort_by_key(|department| department.index());
        departments.dedup();
        let tasks_of = |department: DepartmentView<'g>| {
            let index = department.index();
            let roles = self.graph.roles_of.row(index).iter();
            let carried = roles.zip(self.graph.tasks_of.row(index));
            carried.filter(|(role, _)| matches!(role, Role::Lead | Role::Joint)).map(|(_, task)| *task)
        };
        let plan = self.key.plan().number();
        let first = self.graph.plans[plan].first_task;
        let own = first..first + self.graph.plans[plan].plan.tasks().len() as u32;
        let mut shared: Option<Vec<u32>> = None;
        for department in departments {
            // Rows are sorted, so that two can be intersected by search.
            let tasks: Vec<u32> = tasks_of(department).filter(|task| own.contains(task)).collect();
            shared = Some(match shared {
                None => tasks,
                Some(mut before) => {
                    before.retain(|task| tasks.binary_search(task).is_ok());
                    before
                }
            });
        }
        shared.unwrap_or_default().into_iter().map(move |task| TaskView::new(self.graph, task))
    }

    /// The targets of the prose (量化目标) that name it, in document order, each with what ties the two.
    ///
    /// *Complexity*: linear in the targets of its plan.
    ///
    /// ```
    /// use fengong::{Directory, Plan, graph::PlanGraph, text::Source};
    /// let source = Source::new("一、目标\n到2025年，绿化覆盖率达到41%。\n二、任务\n（一）栽树。确保绿化覆盖率达到41%。（市园林局）")?;
    /// let graph = PlanGraph::of(Plan::read(&source, &Directory::builtin()).into_value());
    /// assert_eq!(graph.indicators().next().unwrap().targets().count(), 2);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub fn targets(self) -> impl Iterator<Item = (&'g Target, Evidence)> {
        self.graph.plans[self.key.plan().number()].plan.targets_of(self.key.indicator())
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
