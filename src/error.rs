//! Misuse: what a caller asked for that cannot be done. Faults of a document are [`Diagnostic`](crate::Diagnostic)s.

use crate::graph::{DepartmentKey, IndicatorKey, PlanKey, TaskKey};
use crate::model::{DepartmentId, IndicatorId, SectionId, TargetId, TaskId};

/// Why a call could not be answered. A document that reads badly is no error; see [`Diagnostic`](crate::Diagnostic).
///
/// Each variant carries the value at fault. Messages have no full stop, so that they can be built into others.
///
/// ```
/// use fengong::{Directory, Error, Plan, text::Source};
/// let plan = Plan::builder("绿道方案").task("贯通绿道").lead("市园林局").build()?;
/// let error = plan.department_named("市水利局").unwrap_err();
/// assert_eq!(error, Error::UnknownDepartmentName { name: "市水利局".to_owned() });
/// assert_eq!(error.to_string(), "no department is called \"市水利局\" here");
///
/// // A text that says nothing is no misuse: it reads as an empty plan with a finding.
/// assert_eq!(Plan::read(&Source::new("")?, &Directory::builtin()).diagnostics.len(), 1);
/// # Ok::<(), Error>(())
/// ```
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
    /// The plan, or the builder so far, has no such task.
    #[error("there is no task {id} here")]
    UnknownTask {
        /// The id asked for.
        id: TaskId,
    },
    /// The plan, or the builder so far, has no such indicator.
    #[error("there is no indicator {id} here")]
    UnknownIndicator {
        /// The id asked for.
        id: IndicatorId,
    },
    /// The plan has no such target (量化目标).
    #[error("there is no target {id} here")]
    UnknownTarget {
        /// The id asked for.
        id: TargetId,
    },
    /// The plan, or the builder so far, has no such heading.
    #[error("there is no section {id} here")]
    UnknownSection {
        /// The id asked for.
        id: SectionId,
    },
    /// The plan, or the builder so far, has no such department.
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
    /// The plan is in the graph, but has no such indicator.
    #[error("there is no indicator {key} in this graph")]
    UnknownIndicatorKey {
        /// The key asked for.
        key: IndicatorKey,
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
    /// None of the plans asked for has a phase of that name.
    #[error("there is no phase {name:?} here")]
    UnknownPhase {
        /// The name asked for.
        name: String,
    },
    /// No rule of the checks, and no group of them, is called so.
    #[error("no rule is called {name:?}{}", nearest.as_deref().map(|name| format!("; the nearest is {name}")).unwrap_or_default())]
    UnknownRule {
        /// The name asked for.
        name: String,
        /// The code, name or group that looks most like it; `None` where nothing looks like it.
        nearest: Option<String>,
    },
    /// A name, or a reason, that must say something is empty.
    #[error("the {what} is empty")]
    EmptyName {
        /// What it should have been: a department, an alias, a task title, a label, the reason of an exemption and the like.
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
    /// A text that should be a decimal number is none, or has more digits than fit.
    #[error("{text:?} is no decimal number that fits, such as 2.65")]
    NotADecimal {
        /// The text given.
        text: String,
    },
    /// A word of tables and files that stands for no value of an enum of the model.
    #[error("{word:?} is no {what}")]
    UnknownWord {
        /// The enum, such as `Role`.
        what: &'static str,
        /// The word given.
        word: String,
    },
    /// A plan that was written down cannot be right: the place and the reason.
    #[error("at {at}: {reason}")]
    MalformedPlan {
        /// Where, as a path into the wire format, such as `tasks[3].assignments[0]`.
        at: String,
        /// What is wrong there.
        reason: String,
    },
    /// A period (规划期) whose last year lies before its first.
    #[error("the period from {from} to {to} ends before it begins")]
    BackwardPeriod {
        /// Its first year.
        from: i32,
        /// Its last year.
        to: i32,
    },
    /// An assignment refers to a clause that its task does not have.
    #[error("there is no clause {clause}, counted from 0; the task has {count}")]
    UnknownClause {
        /// The clause referred to.
        clause: u32,
        /// How many the task has.
        count: usize,
    },
    /// Several departments have this name and nothing says which is meant.
    #[error("{name:?} means several departments here ({}); say which by place and canonical name", departments.join("、"))]
    AmbiguousDepartment {
        /// The name given.
        name: String,
        /// The departments it could mean, by canonical name with the place in brackets.
        departments: Vec<String>,
    },
    /// A department was described twice, and not alike.
    #[error("{name:?} has {known:?} as its {what} already, it cannot have {given:?} too")]
    ConflictingDepartment {
        /// Its canonical name.
        name: String,
        /// What the descriptions differ in.
        what: &'static str,
        /// What was said before.
        known: String,
        /// What was said now.
        given: String,
    },
    /// Something that belongs to a task was to be added before there was one.
    #[error("there is no task yet that the {what} could belong to")]
    NoTaskYet {
        /// What was to be added: assignment, measure, clause or target.
        what: &'static str,
    },
    /// Headings stand one in another deeper than allowed.
    #[error("the section would stand {depth} deep, the limit is {limit}")]
    TooDeep {
        /// How deep it would stand.
        depth: u32,
        /// The deepest allowed.
        limit: u32,
    },
    /// A date that no calendar has, or no year from 1 to 9999.
    #[error("there is no date {given}")]
    ImpossibleDate {
        /// The date given.
        given: String,
    },
    /// A plan was written in a version of the format that is not known here.
    #[error("the plan is written in version {version} of the format, this crate reads version {known}")]
    UnknownVersion {
        /// The version it says.
        version: u64,
        /// The version that is read.
        known: u32,
    },
    /// A reorganisation changes one department in two ways.
    #[error(
        "department {key} is changed twice; let it happen in one change, or one reorganisation after the other"
    )]
    ChangedTwice {
        /// The department.
        key: DepartmentKey,
    },
    /// A reorganisation that concerns nobody.
    #[error("the {what} names no department")]
    EmptyChange {
        /// What names nobody: merger or split.
        what: &'static str,
    },
    /// Tasks wait for each other, so that none of them can begin.
    #[error("tasks wait for each other in a circle: {}", circles(cycles))]
    CircularDependencies {
        /// The tasks of each circle, in document order.
        cycles: Vec<Vec<TaskKey>>,
    },
}

fn circles(cycles: &[Vec<TaskKey>]) -> String {
    let members = |cycle: &Vec<TaskKey>| cycle.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    cycles.iter().map(members).collect::<Vec<_>>().join("; ")
}
