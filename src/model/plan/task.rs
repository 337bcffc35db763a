//! What is to be done and by whom: tasks, their steps, their clauses, and who has which part.

use std::sync::Arc;

use crate::model::ids::{DepartmentId, SectionId, TaskId};
use crate::model::words::{LeadBasis, Role};
use crate::text::Span;

/// An item that somebody has to carry out (重点任务): mostly a numbered heading, or a row of a task list.
///
/// ```
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new("一、重点任务\n（一）贯通绿道。打通断点。（市园林局牵头，市水利局配合）")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let task = &plan.tasks()[0];
/// assert_eq!((&*task.title, plan.task_path(task.id)?.as_str()), ("贯通绿道", "一/（一）"));
/// let leads: Vec<&str> = task.leads().map(|lead| &*lead.printed).collect();
/// assert_eq!(leads, ["市园林局"]);
/// assert_eq!(source.slice(task.span.unwrap()), "（一）贯通绿道。打通断点。（市园林局牵头，市水利局配合）");
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// Its heading.
    pub section: SectionId,
    /// Its title, without marker and full stop.
    pub title: Box<str>,
    /// Everything that belongs to it: heading, text, measures, clauses.
    pub span: Option<Span>,
    /// Its steps (措施): 一是… runs and unnumbered paragraphs with a clause of their own.
    pub measures: Vec<Measure>,
    /// Its responsibility clauses (责任分工), as printed.
    pub clauses: Vec<Clause>,
    /// Who has to do with it, in the order of the text.
    pub assignments: Vec<Assignment>,
}

/// A step of a task (措施).
///
/// ```
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new("一、重点任务\n（一）贯通绿道。一是打通断点。连接两岸。二是增设驿站。沿线布点。（市园林局负责）")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let steps: Vec<_> = plan.tasks()[0].measures.iter().map(|step| (step.label.as_deref(), &*step.title)).collect();
/// assert_eq!(steps, [(Some("一是"), "打通断点"), (Some("二是"), "增设驿站")]);
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Measure {
    /// 一是, 二是, …; `None` for an unnumbered paragraph.
    pub label: Option<Box<str>>,
    /// Its first sentence or title.
    pub title: Box<str>,
    /// Where it stands.
    pub span: Option<Span>,
}

/// A responsibility clause (责任分工) as printed.
///
/// ```
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new("一、重点任务\n（一）贯通绿道。打通断点。（市园林局牵头，市水利局配合，2026年底前完成）")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let clause = &plan.tasks()[0].clauses[0];
/// assert_eq!(&*clause.text, "市园林局牵头，市水利局配合，2026年底前完成");
/// assert_eq!(clause.deadline.as_deref(), Some("2026年底前完成"));
/// assert_eq!(source.slice(clause.governs.unwrap()), "贯通绿道。打通断点。");
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Clause {
    /// What it says, without its brackets and line breaks.
    pub text: Box<str>,
    /// Where it stands, brackets included.
    pub span: Option<Span>,
    /// The sentences that it governs.
    pub governs: Option<Span>,
    /// The deadline that it ends in (完成时限), as printed.
    pub deadline: Option<Box<str>>,
}

/// One department in one clause of one task (责任单位), with what it does there and on what ground.
///
/// ```
/// use fengong::model::{LeadBasis, Role};
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new("一、重点任务\n（一）贯通绿道。打通断点。（市园林局、市水利局；市财政局配合）")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let [first, second, third] = &plan.tasks()[0].assignments[..] else { unreachable!() };
/// // Nothing says who leads, so the first of the list does by custom, and is marked so.
/// assert_eq!((first.role, first.basis), (Role::Lead, LeadBasis::FirstListed));
/// assert_eq!((second.role, second.group), (Role::Joint, 0));
/// assert_eq!((third.role, third.group), (Role::Support, 1));
/// assert_eq!(source.slice(third.span.unwrap()), "市财政局");
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Assignment {
    /// Who.
    pub department: DepartmentId,
    /// The name as it is printed here. In a plan that was read, equal names share their text.
    pub printed: Arc<str>,
    /// What it does for the task.
    pub role: Role,
    /// On what ground it has this role; for a lead, why it counts as such.
    pub basis: LeadBasis,
    /// The tier of the list, counted from 0; ， and ； open another.
    pub group: u32,
    /// Whether 等 leaves the list open behind it.
    pub open: bool,
    /// Which clause of the task, counted from 0; `None` when no clause says so (a plan built by hand).
    pub clause: Option<u32>,
    /// Where the name stands.
    pub span: Option<Span>,
}

impl Task {
    /// The leads, in the order of the text.
    pub fn leads(&self) -> impl Iterator<Item = &Assignment> {
        self.assignments.iter().filter(|assignment| assignment.role == Role::Lead)
    }
}
