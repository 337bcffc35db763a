//! What a [`PlanBuilder`](super::PlanBuilder) takes: the parts of a plan before they have ids.

use crate::model::ids::{DepartmentId, SectionId};
use crate::model::plan::{Clause, Measure};
use crate::model::words::{DepartmentKind, LeadBasis, Level, Role, SectionRole};
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

/// One department in one task, before either has an id.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct AssignmentDraft {
    pub(super) who: Who,
    pub(super) printed: Option<Box<str>>,
    pub(super) role: Role,
    pub(super) basis: LeadBasis,
    pub(super) group: u32,
    pub(super) open: bool,
    pub(super) clause: Option<u32>,
    pub(super) span: Option<Span>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    Named { name: Box<str>, place: Option<Box<str>> },
    Known(DepartmentId),
}

impl AssignmentDraft {
    /// A department by its canonical name, or by another name it was described with; one that the builder does not have
    /// yet is added.
    pub fn new(name: impl Into<Box<str>>, role: Role) -> Self {
        Self::of(Who::Named { name: name.into(), place: None }, role)
    }

    /// A department that the builder has already.
    pub fn by_id(department: DepartmentId, role: Role) -> Self {
        Self::of(Who::Known(department), role)
    }

    fn of(who: Who, role: Role) -> Self {
        let basis = Self::default_basis(role);
        Self { who, printed: None, role, basis, group: 0, open: false, clause: None, span: None }
    }

    /// What a role written by hand rests on: whoever writes a lead states it.
    pub(in crate::model) const fn default_basis(role: Role) -> LeadBasis {
        match role {
            Role::Lead => LeadBasis::Stated,
            _ => LeadBasis::None,
        }
    }

    /// The place of the department, where several have its name. It says nothing new about a department given by id.
    pub fn with_place(mut self, at: impl Into<Box<str>>) -> Self {
        if let Who::Named { place, .. } = &mut self.who {
            *place = Some(at.into());
        }
        self
    }

    /// The name as it is printed, where that is another than the department's own.
    pub fn with_printed(mut self, printed: impl Into<Box<str>>) -> Self {
        self.printed = Some(printed.into());
        self
    }

    /// Why it counts as the lead; a lead is [`LeadBasis::Stated`] when nothing is said, the others have none.
    pub const fn with_basis(mut self, basis: LeadBasis) -> Self {
        self.basis = basis;
        self
    }

    /// The tier of the list, counted from 0.
    pub const fn with_group(mut self, group: u32) -> Self {
        self.group = group;
        self
    }

    /// Whether 等 leaves the list open behind it.
    pub const fn with_open(mut self, open: bool) -> Self {
        self.open = open;
        self
    }

    /// The clause of the task that says so, counted from 0.
    pub const fn with_clause(mut self, clause: u32) -> Self {
        self.clause = Some(clause);
        self
    }

    /// Where the name stands.
    pub const fn with_span(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }
}

/// A department (单位) described by hand: all but the name may be left open.
///
/// ```
/// use fengong::Plan;
/// use fengong::model::{DepartmentDraft, DepartmentKind};
/// let plan = Plan::builder("市数字城管行动方案")
///     .with_department(DepartmentDraft::new("市发展改革委").with_name("市发改委").with_kind(DepartmentKind::Government))
///     .task("编制年度计划")
///     .lead("市发改委")
///     .build()?;
/// assert_eq!(&*plan.departments()[0].name, "市发展改革委");
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct DepartmentDraft {
    pub(super) name: Box<str>,
    pub(super) place: Option<Box<str>>,
    pub(super) names: Vec<Box<str>>,
    pub(super) kind: Option<DepartmentKind>,
    pub(super) level: Option<Level>,
    pub(super) known: Option<bool>,
    pub(super) members: Vec<Box<str>>,
}

impl DepartmentDraft {
    /// A department by its canonical name.
    pub fn new(name: impl Into<Box<str>>) -> Self {
        Self {
            name: name.into(),
            place: None,
            names: Vec::new(),
            kind: None,
            level: None,
            known: None,
            members: Vec::new(),
        }
    }

    /// The place it belongs to; two departments of one name in two places are two.
    pub fn with_place(mut self, place: impl Into<Box<str>>) -> Self {
        self.place = Some(place.into());
        self
    }

    /// Adds a name it goes by in this plan. Names that assignments print are added by themselves.
    pub fn with_name(mut self, name: impl Into<Box<str>>) -> Self {
        self.names.push(name.into());
        self
    }

    /// What kind of organisation it is. When nothing is said, a name such as 各县区 is a collective, any other is
    /// [`DepartmentKind::Other`].
    pub const fn with_kind(mut self, kind: DepartmentKind) -> Self {
        self.kind = Some(kind);
        self
    }

    /// The level of government it belongs to.
    pub const fn with_level(mut self, level: Level) -> Self {
        self.level = Some(level);
        self
    }

    /// Whether a directory knows it; not, when nothing is said.
    pub const fn with_known(mut self, known: bool) -> Self {
        self.known = Some(known);
        self
    }

    /// Adds a member of a collective, by canonical name.
    pub fn with_member(mut self, member: impl Into<Box<str>>) -> Self {
        self.members.push(member.into());
        self
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
