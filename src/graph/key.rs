//! Keys: opaque handles that name a plan, a task or a department over all plans of a graph.

use core::fmt;

use crate::model::{IndicatorId, TaskId};

/// Names one plan of a graph by the order in which the plans were given.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlanKey(u32);

impl PlanKey {
    /// The first plan; the only one of [`PlanGraph::of`](super::PlanGraph::of).
    pub const FIRST: Self = Self(0);

    /// The plan that was given as number `number`, counted from 0. Whether a graph has so many is asked when the key
    /// is used.
    ///
    /// ```
    /// use fengong::graph::PlanKey;
    /// assert_eq!(PlanKey::new(0), PlanKey::FIRST);
    /// assert_eq!(PlanKey::new(2).to_string(), "P3");
    /// ```
    #[must_use]
    pub fn new(number: usize) -> Self {
        Self(u32::try_from(number).unwrap_or(u32::MAX))
    }

    /// Which plan it is, counted from 0.
    #[must_use]
    pub const fn number(self) -> usize {
        self.0 as usize
    }
}

/// Names one task (重点任务) of a graph: the plan and the task's id in it. Keys sort in document order.
///
/// ```
/// use fengong::{Plan, graph::{PlanKey, TaskKey}};
/// let plan = Plan::builder("方案").section("一", "任务").task("建成平台").build()?;
/// let key = TaskKey::from((PlanKey::FIRST, plan.tasks()[0].id));
/// assert_eq!(key.to_string(), "P1.T1");
/// assert_eq!(key, TaskKey::new(key.plan(), key.task()));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaskKey {
    plan: PlanKey,
    task: TaskId,
}

impl TaskKey {
    /// The task of that id in that plan.
    #[must_use]
    pub const fn new(plan: PlanKey, task: TaskId) -> Self {
        Self { plan, task }
    }

    /// Its plan.
    #[must_use]
    pub const fn plan(self) -> PlanKey {
        self.plan
    }

    /// Its id within the plan.
    #[must_use]
    pub const fn task(self) -> TaskId {
        self.task
    }
}

impl From<(PlanKey, TaskId)> for TaskKey {
    fn from((plan, task): (PlanKey, TaskId)) -> Self {
        Self::new(plan, task)
    }
}

/// Names one indicator (指标) of a graph: the plan and the indicator's id in it. Keys sort in document order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorKey {
    plan: PlanKey,
    indicator: IndicatorId,
}

impl IndicatorKey {
    /// The indicator of that id in that plan.
    #[must_use]
    pub const fn new(plan: PlanKey, indicator: IndicatorId) -> Self {
        Self { plan, indicator }
    }

    /// Its plan.
    #[must_use]
    pub const fn plan(self) -> PlanKey {
        self.plan
    }

    /// Its id within the plan.
    #[must_use]
    pub const fn indicator(self) -> IndicatorId {
        self.indicator
    }
}

impl From<(PlanKey, IndicatorId)> for IndicatorKey {
    fn from((plan, indicator): (PlanKey, IndicatorId)) -> Self {
        Self::new(plan, indicator)
    }
}

impl fmt::Display for IndicatorKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.plan, self.indicator)
    }
}

/// Names one department (单位) of a graph, over all its plans. Keys sort in the order in which the graph first met them, which
/// is that of first appearance until a plan is withdrawn; sets keep that order always.
///
/// Only a graph hands them out ([`PlanGraph::department_of`](super::PlanGraph::department_of) turns a plan's id into
/// one), and they mean nothing in another graph.
///
/// ```
/// use fengong::{Plan, graph::{PlanGraph, PlanKey}};
/// let plan = Plan::builder("方案").section("一", "任务").task("建成平台").lead("市城管局").build()?;
/// let id = plan.departments()[0].id;
/// let graph = PlanGraph::of(plan);
/// let key = graph.department_of(PlanKey::FIRST, id)?.key();
/// assert_eq!(graph.department(key)?.name(), "市城管局");
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DepartmentKey(u32);

impl DepartmentKey {
    pub(super) const fn new(index: u32) -> Self {
        Self(index)
    }

    pub(super) const fn index(self) -> u32 {
        self.0
    }
}

impl fmt::Display for PlanKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "P{}", u64::from(self.0) + 1)
    }
}

impl fmt::Display for TaskKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.plan, self.task)
    }
}

impl fmt::Display for DepartmentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "D{}", u64::from(self.0) + 1)
    }
}

macro_rules! debug_as_display {
    ($($key:ty),+) => {$(
        impl fmt::Debug for $key {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }
    )+};
}

debug_as_display!(PlanKey, TaskKey, IndicatorKey, DepartmentKey);
