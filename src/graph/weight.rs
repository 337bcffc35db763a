//! What stands on the nodes and edges of the petgraph graph.

use super::key::{DepartmentKey, IndicatorKey, TaskKey};
use crate::model::{Assignment, Evidence, LeadBasis, Role};

/// What a node of the graph is. Later versions add others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Node {
    /// A task (重点任务).
    Task(TaskKey),
    /// A department (单位).
    Department(DepartmentKey),
    /// An indicator (指标).
    Indicator(IndicatorKey),
}

/// What an edge of the graph says. Later versions add others, dependencies between tasks for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Edge {
    /// The task it comes from is assigned to the department it goes to (责任分工).
    Assigned(Assigned),
    /// The department it goes to answers for the indicator it comes from.
    Answers(Assigned),
    /// The task it comes from serves the indicator it goes to.
    Serves(Evidence),
}

impl Edge {
    /// The assignment of a task, for edges that are one.
    #[must_use]
    pub const fn assigned(&self) -> Option<Assigned> {
        match self {
            Self::Assigned(assigned) => Some(*assigned),
            Self::Answers(_) | Self::Serves(_) => None,
        }
    }
}

/// One naming of a department in a task's clause, as flat as it goes: the words and spans stay in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Assigned {
    /// What the department does for the task.
    pub role: Role,
    /// Why it counts as the lead.
    pub basis: LeadBasis,
    /// Whether 等 leaves the list open behind it.
    pub open: bool,
    /// The tier of the list, counted from 0.
    pub group: u32,
    /// Which clause of the task, counted from 0.
    pub clause: Option<u32>,
}

impl From<&Assignment> for Assigned {
    fn from(assignment: &Assignment) -> Self {
        let Assignment { role, basis, open, group, clause, .. } = *assignment;
        Self { role, basis, open, group, clause }
    }
}
