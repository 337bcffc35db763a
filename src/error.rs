//! Misuse: what a caller asked for that cannot be done. Faults of a document are [`Diagnostic`](crate::Diagnostic)s.

use crate::graph::{DepartmentKey, PlanKey, TaskKey};
use crate::model::{DepartmentId, SectionId, TaskId};

/// Why a call could not be answered. A document that reads badly is no error; see [`Diagnostic`](crate::Diagnostic).
///
/// Each variant carries the value at fault. Messages have no full stop, so that they can be built into others.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The text is longer than the limit it was taken with.
    #[error("the text has {size} bytes, the limit is {limit}; split it or raise the limit")]
    SourceTooLarge {
        /// Its length in bytes.
        size: usize,
        /// The longest length allowed.
        limit: usize,
    },
    /// The bytes are not UTF-8.
    #[error("the bytes are not UTF-8 from offset {offset} on; convert the file first")]
    InvalidUtf8 {
        /// Offset of the first bad byte.
        offset: usize,
    },
    /// The plan or graph has no such task.
    #[error("there is no task {id} here")]
    UnknownTask {
        /// The id asked for.
        id: TaskId,
    },
    /// The plan has no such section.
    #[error("there is no section {id} here")]
    UnknownSection {
        /// The id asked for.
        id: SectionId,
    },
    /// The plan or graph has no such department.
    #[error("there is no department {id} here")]
    UnknownDepartment {
        /// The id asked for.
        id: DepartmentId,
    },
    /// The plan or graph has no department of that name.
    #[error("no department is called {name:?} here")]
    UnknownDepartmentName {
        /// The name asked for.
        name: String,
    },
    /// Several departments of the graph go by that name, in different places or as a short name that they share.
    #[error("{name:?} is the name of {} departments here; say which by place", places.len())]
    AmbiguousDepartmentName {
        /// The name asked for.
        name: String,
        /// The place of each, in the order of first appearance; empty for a body of the state.
        places: Vec<String>,
    },
    /// The graph has no such plan.
    #[error("there is no plan {key} in this graph")]
    UnknownPlan {
        /// The key asked for.
        key: PlanKey,
    },
    /// The plan is in the graph, but has no such task.
    #[error("there is no task {key} in this graph")]
    UnknownTaskKey {
        /// The key asked for.
        key: TaskKey,
    },
    /// The graph has no such department.
    #[error("there is no department {key} in this graph")]
    UnknownDepartmentKey {
        /// The key asked for.
        key: DepartmentKey,
    },
    /// None of the plans asked for has such a heading.
    #[error("there is no section at {path:?} here")]
    UnknownSectionPath {
        /// The path asked for.
        path: String,
    },
    /// A name that must say something is empty.
    #[error("the {what} is empty")]
    EmptyName {
        /// What should have a name: department, alias, task or label.
        what: &'static str,
    },
    /// A directory was told two different things about one name.
    #[error("{name:?} already stands for {known:?}, it cannot stand for {given:?} too")]
    ConflictingName {
        /// The name at issue.
        name: String,
        /// What it stands for already.
        known: String,
        /// What it was to stand for.
        given: String,
    },
    /// A plan that was written down cannot be right: the place and the reason.
    #[error("at {at}: {reason}")]
    MalformedPlan {
        /// Where, as a path into the wire format, such as `tasks[3].assignments[0]`.
        at: String,
        /// What is wrong there.
        reason: String,
    },
    /// A span of years or months that ends before it begins.
    #[error("the period from {from} to {to} ends before it begins")]
    BackwardPeriod {
        /// Its first year.
        from: i32,
        /// Its last year.
        to: i32,
    },
}
