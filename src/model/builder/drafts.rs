//! What a [`PlanBuilder`](super::PlanBuilder) takes of the text: headings, tasks, steps and clauses before they have ids.

use super::who::AssignmentDraft;
use crate::model::ids::SectionId;
use crate::model::plan::{Clause, Measure};
use crate::model::words::SectionRole;
use crate::text::Span;

/// A heading before it belongs to a plan.
///
/// It stands at the top unless it is told to stand [below](SectionDraft::below) another or [at a depth](SectionDraft::at_depth).
///
/// ```
/// use fengong::Plan;
/// use fengong::model::{SectionDraft, SectionRole};
/// let plan = Plan::builder("市数字城管行动方案")
///     .section("二", "重点任务")
///     .with_section(SectionDraft::new("（一）", "平台建设").at_depth(2).with_role(SectionRole::TaskGroup))
///     .build()?;
/// assert_eq!(plan.path(plan.sections()[1].id)?, "二/（一）");
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct SectionDraft {
    pub(super) place: SectionPlace,
    pub(super) label: Box<str>,
    pub(super) marker: Box<str>,
    pub(super) title: Box<str>,
    pub(super) role: SectionRole,
    pub(super) run_in: bool,
    pub(super) sentence: bool,
    pub(super) row: bool,
    pub(super) span: Option<Span>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SectionPlace {
    Depth(u32),
    Below(SectionId),
}

impl SectionDraft {
    /// A heading at the top, by its label (一, （一）, 1) and its title. The title may be empty, the label may not.
    pub fn new(label: impl Into<Box<str>>, title: impl Into<Box<str>>) -> Self {
        Self {
            place: SectionPlace::Depth(1),
            label: label.into(),
            marker: Box::default(),
            title: title.into(),
            role: SectionRole::Section,
            run_in: false,
            sentence: false,
            row: false,
            span: None,
        }
    }

    /// Puts it directly below a heading that the builder has already.
    pub fn below(mut self, parent: SectionId) -> Self {
        self.place = SectionPlace::Below(parent);
        self
    }

    /// Puts it at a depth, counted from 1: its parent is the last heading before it that is less deep.
    ///
    /// A depth may skip levels, as documents do that number 一、 and then 1.
    pub fn at_depth(mut self, depth: u32) -> Self {
        self.place = SectionPlace::Depth(depth.max(1));
        self
    }

    /// The marker as printed, such as `（一）` or `1.`.
    pub fn with_marker(mut self, marker: impl Into<Box<str>>) -> Self {
        self.marker = marker.into();
        self
    }

    /// What the heading is for; [`SectionRole::Section`] when nothing is said.
    pub const fn with_role(mut self, role: SectionRole) -> Self {
        self.role = role;
        self
    }

    /// Whether its text goes on in the same paragraph.
    pub const fn with_run_in(mut self, run_in: bool) -> Self {
        self.run_in = run_in;
        self
    }

    /// Whether its title is a whole sentence because the item has no title of its own.
    pub const fn with_sentence(mut self, sentence: bool) -> Self {
        self.sentence = sentence;
        self
    }

    /// Whether it is a row of a table that lists tasks, rather than a heading of the text.
    pub const fn with_row(mut self, row: bool) -> Self {
        self.row = row;
        self
    }

    /// Where marker and title stand.
    pub const fn with_span(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }
}

/// A task (重点任务) before it belongs to a plan.
///
/// Without [`TaskDraft::on`] it makes its own heading below the last one added, numbered after its neighbours.
///
/// ```
/// use fengong::Plan;
/// use fengong::model::{AssignmentDraft, Clause, Role, TaskDraft};
/// let task = TaskDraft::new("整治占道经营")
///     .with_clause(Clause::new("市城管局牵头，各县区配合"))
///     .with_assignment(AssignmentDraft::new("市城管局", Role::Lead).with_clause(0))
///     .with_assignment(AssignmentDraft::new("各县区", Role::Support).with_clause(0).with_group(1));
/// let plan = Plan::builder("市容整治方案").with_task(task).build()?;
/// assert_eq!(plan.task_path(plan.tasks()[0].id)?, "1");
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct TaskDraft {
    pub(super) section: Option<SectionId>,
    pub(super) title: Box<str>,
    pub(super) span: Option<Span>,
    pub(super) measures: Vec<Measure>,
    pub(super) clauses: Vec<Clause>,
    pub(super) assignments: Vec<AssignmentDraft>,
}

impl TaskDraft {
    /// A task by its title.
    pub fn new(title: impl Into<Box<str>>) -> Self {
        Self {
            section: None,
            title: title.into(),
            span: None,
            measures: Vec::new(),
            clauses: Vec::new(),
            assignments: Vec::new(),
        }
    }

    /// Puts it on a heading that the builder has already.
    pub const fn on(mut self, section: SectionId) -> Self {
        self.section = Some(section);
        self
    }

    /// Everything that belongs to it in the text.
    pub const fn with_span(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }

    /// Adds a step (措施).
    pub fn with_measure(mut self, measure: Measure) -> Self {
        self.measures.push(measure);
        self
    }

    /// Adds a responsibility clause (责任分工); assignments refer to it by its position, counted from 0.
    pub fn with_clause(mut self, clause: Clause) -> Self {
        self.clauses.push(clause);
        self
    }

    /// Adds one department with its role.
    pub fn with_assignment(mut self, assignment: AssignmentDraft) -> Self {
        self.assignments.push(assignment);
        self
    }
}

impl From<&str> for TaskDraft {
    fn from(title: &str) -> Self {
        Self::new(title)
    }
}

impl From<String> for TaskDraft {
    fn from(title: String) -> Self {
        Self::new(title)
    }
}

impl Measure {
    /// A step (措施) by its title, without a label.
    #[must_use]
    pub fn new(title: impl Into<Box<str>>) -> Self {
        Self { label: None, title: title.into(), span: None }
    }

    /// Its label, such as 一是.
    #[must_use]
    pub fn with_label(mut self, label: impl Into<Box<str>>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Where it stands.
    #[must_use]
    pub const fn with_span(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }
}

impl Clause {
    /// A responsibility clause (责任分工) by what it says.
    #[must_use]
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Self { text: text.into(), span: None, governs: None, deadline: None }
    }

    /// Where it stands, brackets included.
    #[must_use]
    pub const fn with_span(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }

    /// The sentences that it governs.
    #[must_use]
    pub const fn with_governs(mut self, governs: Option<Span>) -> Self {
        self.governs = governs;
        self
    }

    /// The deadline that it ends in (完成时限), as printed.
    #[must_use]
    pub fn with_deadline(mut self, deadline: impl Into<Box<str>>) -> Self {
        self.deadline = Some(deadline.into());
        self
    }
}
