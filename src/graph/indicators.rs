//! Indicators in the graph: who answers for them, which tasks serve them, and where either is missing.

use core::fmt;

use petgraph::graph::NodeIndex;

use super::key::IndicatorKey;
use super::set::{DepartmentSet, IndicatorSet, Set, TaskSet};
use super::view::{DepartmentView, IndicatorView, PlanView, TaskView};
use super::{Assigned, PlanGraph};
use crate::error::Error;
use crate::model::{DepartmentKind, Evidence, Indicator, IndicatorId, Role, Target};

impl PlanGraph {
    /// Every indicator (指标), in document order.
    ///
    /// *Complexity*: constant.
    ///
    /// ```
    /// use fengong::{Directory, Plan, graph::PlanGraph, text::Source};
    /// let source = Source::new("一、主要目标\n指标\t单位\t2025年\t责任单位\n科普场馆\t家\t12\t市科技局\n")?;
    /// let graph = PlanGraph::of(Plan::read(&source, &Directory::builtin()).into_value());
    /// let indicator = graph.indicators().first().unwrap();
    /// assert_eq!(indicator.departments().next().unwrap().0.name(), "市科技局");
    /// assert_eq!(indicator.tasks().count(), 0);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn indicators(&self) -> IndicatorSet<'_> {
        Set::range(self, 0..self.indicator_count())
    }

    fn indicator_count(&self) -> u32 {
        self.plans.last().map_or(0, |last| last.first_indicator + last.plan.indicators().len() as u32)
    }

    /// The indicator of a key, or of a plan's key and an indicator's id.
    ///
    /// *Complexity*: as for [`plan`](Self::plan).
    ///
    /// # Errors
    ///
    /// [`Error::UnknownPlan`] or [`Error::UnknownIndicatorKey`] when there is none.
    ///
    /// ```
    /// use fengong::{Error, Plan, graph::{IndicatorKey, PlanGraph, PlanKey}};
    /// use fengong::model::{IndicatorDraft, TableKind};
    /// let plan = |name: &str| Plan::builder(name).with_indicator(IndicatorDraft::new("绿道长度", TableKind::Main)).build();
    /// let plans = [plan("绿道方案")?, Plan::builder("公园方案").build()?];
    /// let id = plans[0].indicators()[0].id;
    /// let graph = PlanGraph::from_plans(plans);
    /// assert_eq!(graph.indicator((PlanKey::FIRST, id))?.name(), "绿道长度");
    /// let key = IndicatorKey::new(PlanKey::new(1), id);
    /// assert_eq!(graph.indicator(key), Err(Error::UnknownIndicatorKey { key }));
    /// # Ok::<(), Error>(())
    /// ```
    pub fn indicator(&self, key: impl Into<IndicatorKey>) -> Result<IndicatorView<'_>, Error> {
        let key = key.into();
        let entry = &self.plans[self.plan_number(key.plan())?];
        entry.plan.indicator(key.indicator()).map_err(|_| Error::UnknownIndicatorKey { key })?;
        Ok(IndicatorView::new(self, entry.first_indicator + key.indicator().index() as u32))
    }

    /// The indicators of some keys, as a set.
    ///
    /// *Complexity*: `n log n` in the keys.
    ///
    /// # Errors
    ///
    /// As for [`indicator`](Self::indicator), at the first key that is unknown.
    pub fn indicator_set<I>(&self, keys: I) -> Result<IndicatorSet<'_>, Error>
    where
        I: IntoIterator,
        I::Item: Into<IndicatorKey>,
    {
        let views: Result<Vec<_>, _> = keys.into_iter().map(|key| self.indicator(key)).collect();
        Ok(Set::list(self, views?.into_iter().map(IndicatorView::index).collect()))
    }

    /// Indicators that no task serves, in document order. That somebody has both an indicator and a task does not count; with
    /// [`indicators_without_task_by`](Self::indicators_without_task_by) it does.
    ///
    /// *Complexity*: linear in indicators and links.
    #[must_use]
    pub fn indicators_without_task(&self) -> IndicatorSet<'_> {
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
    /// assert_eq!(graph.indicators_without_task().len(), 1);
    /// assert_eq!(graph.indicators_without_task_by(Evidence::Departments).len(), 0);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    ///
    /// *Complexity*: linear in indicators and links; with [`Evidence::Departments`] also in the tasks that those who answer for each
    /// indicator have in its plan.
    #[must_use]
    pub fn indicators_without_task_by(&self, weakest: Evidence) -> IndicatorSet<'_> {
        self.indicators().filter(|view| view.tasks_by(weakest).is_empty())
    }

    /// Indicators that nobody answers for, in document order. An expected one (预期性) may rightly have nobody.
    ///
    /// *Complexity*: linear in indicators.
    #[must_use]
    pub fn indicators_without_department(&self) -> IndicatorSet<'_> {
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
    /// *Complexity*: linear in tasks and links; with [`Evidence::Departments`] also in the tasks that those who answer for each
    /// indicator have in its plan.
    #[must_use]
    pub fn tasks_without_indicator_by(&self, weakest: Evidence) -> TaskSet<'_> {
        let indicators = self.indicators();
        let measured = indicators.iter().flat_map(|view| view.tasks_by(weakest));
        &self.tasks() - &Set::list(self, measured.map(|(task, _)| task.index()).collect())
    }
}

impl<'g> IndicatorView<'g> {
    /// The number of its plan, and its id there.
    fn locate(self) -> (usize, IndicatorId) {
        let plans = &self.graph().plans;
        let plan = plans.partition_point(|entry| entry.first_indicator <= self.index()) - 1;
        (plan, IndicatorId::new((self.index() - plans[plan].first_indicator) as usize))
    }

    /// Its key. *Complexity*: logarithmic in the number of plans.
    #[must_use]
    pub fn key(self) -> IndicatorKey {
        let (plan, id) = self.locate();
        IndicatorKey::new(self.graph().plans[plan].key, id)
    }

    /// Its plan.
    #[must_use]
    pub fn plan(self) -> PlanView<'g> {
        PlanView::new(self.graph(), self.locate().0)
    }

    /// The indicator as the plan holds it.
    #[must_use]
    pub fn indicator(self) -> &'g Indicator {
        let (plan, id) = self.locate();
        &self.graph().plans[plan].plan.indicators()[id.index()]
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'g str {
        &self.indicator().name
    }

    /// Who answers for it, in the order of the text.
    pub fn departments(self) -> impl Iterator<Item = (DepartmentView<'g>, Assigned)> {
        let (graph, plan) = (self.graph(), self.locate().0);
        self.indicator().departments.iter().map(move |each| {
            (DepartmentView::new(graph, graph.joined(plan, each.department)), Assigned::from(each))
        })
    }

    /// The tasks that serve it, each with what ties them; names are stronger than subjects.
    pub fn tasks(self) -> impl Iterator<Item = (TaskView<'g>, Evidence)> {
        let graph = self.graph();
        let first = graph.plans[self.locate().0].first_task;
        let links = self.indicator().tasks.iter();
        links.map(move |link| (TaskView::new(graph, first + link.task.index() as u32), link.evidence))
    }

    /// The tasks that serve it on evidence as strong as `weakest` or stronger, in document order, each with the strongest that ties
    /// the two.
    ///
    /// [`Evidence::Departments`] adds the tasks of those who answer for it: each department that its table names leads or
    /// shares them, and collectives do not count. Plans do not hold such links; they are found when asked for.
    ///
    /// *Complexity*: `n log n` in its links; with [`Evidence::Departments`] also in the tasks that its departments have in its plan,
    /// which are found in logarithmic time.
    ///
    /// ```
    /// use fengong::{Directory, Plan, graph::PlanGraph, model::Evidence, text::Source};
    /// let source = Source::new(
    ///     "一、目标\n指标\t单位\t2025年\t责任单位\n路灯完好率\t%\t98\t市城管局\n二、任务\n（一）检修灯杆。保持路灯完好率。（市城管局负责）\n（二）清扫街巷。每日两次。（市城管局负责）",
    /// )?;
    /// let graph = PlanGraph::of(Plan::read(&source, &Directory::builtin()).into_value());
    /// let lamps = graph.indicators().first().unwrap();
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
        let own = self.plan().task_range();
        let tasks_of = |department: DepartmentView<'g>| {
            let holdings = &self.graph().holdings;
            let (tasks, roles) = (holdings.tasks(department.index()), holdings.roles(department.index()));
            // Rows ascend, so the tasks of one plan are a stretch: what it has in other plans costs nothing.
            let stretch = tasks.partition_point(|&task| task < own.start)
                ..tasks.partition_point(|&task| task < own.end);
            let carried = roles[stretch.clone()].iter().zip(&tasks[stretch]);
            carried.filter(|(role, _)| matches!(role, Role::Lead | Role::Joint)).map(|(_, task)| *task)
        };
        let mut shared: Option<Vec<u32>> = None;
        for department in departments {
            // Rows are sorted, so that two can be intersected by search.
            let tasks: Vec<u32> = tasks_of(department).collect();
            shared = Some(match shared {
                None => tasks,
                Some(mut before) => {
                    before.retain(|task| tasks.binary_search(task).is_ok());
                    before
                }
            });
        }
        shared.unwrap_or_default().into_iter().map(move |task| TaskView::new(self.graph(), task))
    }

    /// The targets of the prose (量化目标) that name it, in document order, each with what ties the two.
    ///
    /// *Complexity*: linear in the targets of its plan.
    ///
    /// ```
    /// use fengong::{Directory, Plan, graph::PlanGraph, text::Source};
    /// let source = Source::new("一、目标\n到2025年，绿化覆盖率达到41%。\n二、任务\n（一）栽树。确保绿化覆盖率达到41%。（市园林局）")?;
    /// let graph = PlanGraph::of(Plan::read(&source, &Directory::builtin()).into_value());
    /// assert_eq!(graph.indicators().first().unwrap().targets().count(), 2);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub fn targets(self) -> impl Iterator<Item = (&'g Target, Evidence)> {
        self.plan().plan().targets_of(self.locate().1)
    }

    /// Its node in [`PlanGraph::as_petgraph`].
    #[must_use]
    pub fn node_index(self) -> NodeIndex {
        self.graph().indicator_node(self.index())
    }
}

impl<'g> IndicatorSet<'g> {
    /// The tasks that serve any of these indicators.
    ///
    /// *Complexity*: `n log n` in the links of the indicators.
    ///
    /// ```
    /// use fengong::{Directory, Plan, graph::PlanGraph, text::Source};
    /// let source = Source::new(
    ///     "一、主要目标\n指标\t单位\t2025年\t责任单位\n科普场馆\t家\t12\t市科技局\n\
    ///      二、重点任务\n（一）开展科普。建设科普场馆。（市教育局负责）",
    /// )?;
    /// let graph = PlanGraph::of(Plan::read(&source, &Directory::builtin()).into_value());
    /// let serving = graph.indicators().tasks();
    /// assert_eq!(serving, graph.tasks());
    /// assert_eq!(serving.indicators(), graph.indicators());
    /// assert_eq!(graph.indicators().departments().first().unwrap().name(), "市科技局");
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn tasks(&self) -> TaskSet<'g> {
        let tasks = self.iter().flat_map(IndicatorView::tasks);
        Set::list(self.graph(), tasks.map(|(task, _)| task.index()).collect())
    }

    /// The departments that answer for any of these indicators.
    ///
    /// *Complexity*: `n log n` in the assignments of the indicators.
    #[must_use]
    pub fn departments(&self) -> DepartmentSet<'g> {
        let departments = self.iter().flat_map(IndicatorView::departments);
        Set::list(self.graph(), departments.map(|(department, _)| department.index()).collect())
    }
}

impl<'g> TaskSet<'g> {
    /// The indicators that any of these tasks serves.
    ///
    /// *Complexity*: linear in the indicators of the graph and their links, and logarithmic in the set for each link.
    #[must_use]
    pub fn indicators(&self) -> IndicatorSet<'g> {
        self.graph().indicators().filter(|view| view.tasks().any(|(task, _)| self.contains(task)))
    }
}

impl<'g> DepartmentSet<'g> {
    /// The indicators that any of these departments answers for.
    ///
    /// *Complexity*: linear in the indicators of the graph and their departments, and logarithmic in the set for each.
    #[must_use]
    pub fn indicators(&self) -> IndicatorSet<'g> {
        self.graph().indicators().filter(|view| view.departments().any(|(who, _)| self.contains(who)))
    }
}

impl fmt::Debug for IndicatorView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.key(), self.name())
    }
}

impl<'g> DepartmentView<'g> {
    /// The indicators that it answers for, in document order.
    ///
    /// *Complexity*: linear in the indicators of the plans that name it, and in their departments.
    pub fn indicators(self) -> impl Iterator<Item = (IndicatorView<'g>, Assigned)> {
        let graph = self.graph();
        let mut plans: Vec<usize> = graph.appearances(self.index()).map(|(plan, _)| plan).collect();
        plans.dedup();
        let views = plans.into_iter().flat_map(move |plan| PlanView::new(graph, plan).indicators());
        views.filter_map(move |view| {
            view.departments()
                .find(|(department, _)| *department == self)
                .map(|(_, assigned)| (view, assigned))
        })
    }
}

impl<'g> TaskView<'g> {
    /// The indicators that it serves, in document order.
    ///
    /// *Complexity*: linear in the indicators of its plan and their links.
    pub fn indicators(self) -> impl Iterator<Item = (IndicatorView<'g>, Evidence)> {
        self.plan().indicators().into_iter().filter_map(move |view| {
            view.tasks().find(|(task, _)| *task == self).map(|(_, evidence)| (view, evidence))
        })
    }
}

impl<'g> PlanView<'g> {
    /// Its indicators. *Complexity*: constant.
    #[must_use]
    pub fn indicators(self) -> IndicatorSet<'g> {
        let first = self.graph().plans[self.number()].first_indicator;
        Set::range(self.graph(), first..first + self.plan().indicators().len() as u32)
    }
}
