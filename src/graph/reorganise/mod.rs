//! Reorganisation replay (机构改革推演): the same plans after departments were merged, split, renamed or abolished.

mod fate;
mod rewrite;

use super::key::{DepartmentKey, IndicatorKey, TaskKey};
use super::set::{Set, TaskSet};
use super::{PlanGraph, TaskView};
use crate::error::Error;
use crate::model::Role;

/// What happens to some departments (机构改革事项).
///
/// Departments are named by their keys in the graph that is reorganised, the new ones by name. A new name that somebody
/// who stays has already, in the same [scope](super::DepartmentView::scope), means that one.
///
/// ```
/// use fengong::{Plan, graph::{Change, PlanGraph}};
/// let plan = Plan::builder("方案")
///     .section("一", "任务")
///     .task("建成平台").lead("市城管局").joint("市园林局")
///     .task("整治占道").lead("市园林局")
///     .build()?;
/// let graph = PlanGraph::of(plan);
/// let key = |name| graph.department_named(name).map(|department| department.key());
/// let merged = graph.reorganise(&[Change::merge([key("市城管局")?, key("市园林局")?], "市城市管理局")])?;
/// let city = merged.graph().department_named("市城市管理局")?;
/// assert_eq!((city.tally().lead, city.tally().mentions), (2, 2));
/// assert_eq!(merged.moves().len(), 3);
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a change does nothing until a graph is reorganised by it"]
pub struct Change(Kind);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Abolish(DepartmentKey),
    Merge(Vec<DepartmentKey>, Box<str>),
    Split(DepartmentKey, Vec<(Box<str>, Vec<TaskKey>)>),
}

impl Change {
    /// A department ceases (撤销) and nobody takes over.
    pub const fn abolish(department: DepartmentKey) -> Self {
        Self(Kind::Abolish(department))
    }

    /// A department gets another name (更名).
    pub fn rename(department: DepartmentKey, name: impl Into<Box<str>>) -> Self {
        Self::merge([department], name)
    }

    /// Several become one (合并), which takes place, kind and level from the first.
    pub fn merge(departments: impl IntoIterator<Item = DepartmentKey>, name: impl Into<Box<str>>) -> Self {
        Self(Kind::Merge(departments.into_iter().collect(), name.into()))
    }

    /// One becomes several (拆分), each with the tasks it takes. A task goes to the first part that names it; one that no
    /// part names, and every indicator, goes to the first part. Tasks that the department does not have are no matter.
    pub fn split<N, T>(department: DepartmentKey, parts: impl IntoIterator<Item = (N, T)>) -> Self
    where
        N: Into<Box<str>>,
        T: IntoIterator<Item = TaskKey>,
    {
        let parts = parts.into_iter().map(|(name, tasks)| (name.into(), tasks.into_iter().collect()));
        Self(Kind::Split(department, parts.collect()))
    }
}

/// What a department had to do with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Duty {
    /// A task (重点任务).
    Task(TaskKey),
    /// An indicator (指标).
    Indicator(IndicatorKey),
}

/// One department's part in one task or indicator, before and after.
///
/// ```
/// use fengong::{graph::Change, model::Role};
/// use fengong::{Plan, graph::PlanGraph};
/// let plan = Plan::builder("绿道方案")
///     .section("一", "任务")
///     .task("贯通绿道").lead("市园林局").joint("市水利局")
///     .task("建设驿站").lead("市园林局").support("市水利局")
///     .build()?;
/// let graph = PlanGraph::of(plan);
/// let key = |name| graph.department_named(name).map(|department| department.key());
/// let after = graph.reorganise(&[Change::merge([key("市园林局")?, key("市水利局")?], "市园林水利局")])?;
/// let moved = after.moves().iter().find(|each| each.before == Role::Support).unwrap();
/// assert_eq!((moved.from, moved.after, moved.met), (key("市水利局")?, Some(Role::Lead), true));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Move {
    /// In what. Plans, tasks and indicators keep their keys.
    pub duty: Duty,
    /// Who had it: a key of the graph before.
    pub from: DepartmentKey,
    /// Its highest role there.
    pub before: Role,
    /// Who has it: a key of the graph after; `None` when nobody took over.
    pub to: Option<DepartmentKey>,
    /// The highest role of the one who has it.
    pub after: Option<Role>,
    /// Whether others that became the same department, or whom it joined, had a part in it too (二合一).
    pub met: bool,
}

/// The plans after a reorganisation, and what moved; see [`PlanGraph::reorganise`].
#[derive(Debug, Clone)]
pub struct Reorganisation {
    graph: PlanGraph,
    moves: Vec<Move>,
}

impl PlanGraph {
    /// Plays a reorganisation through (机构改革推演): a new graph of the same plans, and the list of what moved.
    ///
    /// All changes happen at once; for one after the other, reorganise the graph that came out. Tasks, their texts, clauses
    /// and spans stay as they are, and so does every department that no change names: the number of tasks never changes. A
    /// department made of several stands once on a task, in the highest role that any of them had there, with
    /// the reason for it; a lead of whom nothing is left leaves the task without one, because no text names another.
    /// Collectives keep their members under the new names. Departments that only running text mentions are not touched.
    ///
    /// *Complexity*: that of building the graph, for plans that name one of the departments that of copying them, and
    /// `n log n` in what moves.
    ///
    /// # Errors
    ///
    /// - [`Error::UnknownDepartmentKey`], [`Error::UnknownTaskKey`], [`Error::UnknownPlan`] for what is not in this graph.
    /// - [`Error::ChangedTwice`] when two changes, or one twice, name the same department.
    /// - [`Error::EmptyName`] when a new name says nothing.
    /// - [`Error::EmptyChange`] when a merger or a split names nobody.
    ///
    /// ```
    /// use fengong::{Plan, graph::{Change, PlanGraph}};
    /// let plan = Plan::builder("方案")
    ///     .section("一", "任务")
    ///     .task("汇聚数据").lead("市发展改革委")
    ///     .task("申报项目").lead("市发展改革委")
    ///     .build()?;
    /// let graph = PlanGraph::of(plan);
    /// let reform = graph.department_named("市发展改革委")?;
    /// let data = reform.tasks().filter(|task| task.title().contains("数据"));
    /// let data = data.iter().map(|task| task.key());
    /// let parts = [("市发展改革委", vec![]), ("市数据局", data.collect())];
    /// let after = graph.reorganise(&[Change::split(reform.key(), parts)])?;
    /// assert_eq!(after.graph().department_named("市数据局")?.tally().lead, 1);
    /// assert_eq!(after.graph().department_named("市发展改革委")?.tally().lead, 1);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub fn reorganise(&self, changes: &[Change]) -> Result<Reorganisation, Error> {
        let fates = fate::Fates::of(self, changes)?;
        let (plans, mut moved) = rewrite::rewrite(self, &fates);
        let graph = Self::from_plans(plans).with_plan_keys_of(self);
        moved.sort_by_key(|each| (each.duty, each.place));
        let moves = moved
            .into_iter()
            .map(|each| {
                let slot = each.to.and_then(|slot| fates.slot(slot));
                let to = slot.and_then(|slot| graph.department_in(slot.scope(), slot.name()).ok());
                Move {
                    duty: each.duty,
                    from: each.from,
                    before: each.before,
                    to: to.map(super::DepartmentView::key),
                    after: each.after,
                    met: each.met,
                }
            })
            .collect();
        Ok(Reorganisation { graph, moves })
    }
}

impl PlanGraph {
    /// The graph under the keys of another of as many plans, which count with gaps where plans were withdrawn.
    fn with_plan_keys_of(mut self, other: &Self) -> Self {
        if self.plans.iter().zip(&other.plans).any(|(own, other)| own.key != other.key) {
            for (own, other) in self.plans.iter_mut().zip(&other.plans) {
                own.key = other.key;
            }
            // What is lent out names tasks by their keys.
            self.petgraph = std::sync::OnceLock::new();
        }
        self.next_plan = other.next_plan;
        self
    }
}

impl Reorganisation {
    /// The graph after it.
    #[must_use]
    pub const fn graph(&self) -> &PlanGraph {
        &self.graph
    }

    /// The graph after it, to keep.
    #[must_use]
    pub fn into_graph(self) -> PlanGraph {
        self.graph
    }

    /// What moved: tasks before indicators, each in document order, then departments in the order of first appearance.
    #[must_use]
    pub fn moves(&self) -> &[Move] {
        &self.moves
    }

    /// The tasks that were touched, in the graph after. *Complexity*: `n log n` in the moves.
    #[must_use]
    pub fn tasks(&self) -> TaskSet<'_> {
        self.tasks_where(|_| true)
    }

    /// The tasks that had a lead and have none now (失去牵头单位), in the graph after. *Complexity*: `n log n` in the moves, and
    /// linear in the assignments of these tasks.
    #[must_use]
    pub fn without_lead(&self) -> TaskSet<'_> {
        let gone = self.tasks_where(|each| each.before == Role::Lead && each.after.is_none());
        gone.filter(|task| task.leads().next().is_none())
    }

    /// The tasks that nobody has any more (无人承接), in the graph after. *Complexity*: `n log n` in the moves.
    #[must_use]
    pub fn without_department(&self) -> TaskSet<'_> {
        let gone = self.tasks_where(|each| each.after.is_none());
        gone.filter(|task| task.assignments().len() == 0)
    }

    /// The tasks on which several became one (二合一), in the graph after. *Complexity*: `n log n` in the moves.
    #[must_use]
    pub fn met(&self) -> TaskSet<'_> {
        self.tasks_where(|each| each.met)
    }

    fn tasks_where(&self, test: impl Fn(&Move) -> bool) -> TaskSet<'_> {
        let tasks = self.moves.iter().filter(|each| test(each)).filter_map(|each| match each.duty {
            Duty::Task(key) => self.graph.task(key).ok(),
            Duty::Indicator(_) => None,
        });
        Set::list(&self.graph, tasks.map(TaskView::index).collect())
    }
}
