//! What a [`PlanBuilder`](super::PlanBuilder) takes of those who act: departments and their assignments before they have ids.

use crate::model::directory::Resolved;
use crate::model::ids::DepartmentId;
use crate::model::words::{DepartmentKind, LeadBasis, Level, Role};
use crate::text::Span;

/// One department in one task (责任单位), before either has an id.
///
/// The short words of the builder make the usual ones; a draft says the rest: another printed name, a ground, a tier, an open list.
///
/// ```
/// use fengong::Plan;
/// use fengong::model::{AssignmentDraft, LeadBasis, Role};
/// let first = AssignmentDraft::new("市园林绿化局", Role::Lead).with_printed("市园林局").with_basis(LeadBasis::FirstListed);
/// let plan = Plan::builder("绿道方案").task("贯通绿道").with_assignment(first).build()?;
/// let assignment = &plan.tasks()[0].assignments[0];
/// assert_eq!((&*assignment.printed, assignment.basis), ("市园林局", LeadBasis::FirstListed));
/// assert_eq!(&*plan.department(assignment.department)?.name, "市园林绿化局");
/// # Ok::<(), fengong::Error>(())
/// ```
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

    /// What a role written by hand rests on, which is what the same words would in a document: 牵头, 配合 and 指导 are stated,
    /// while 责任单位 are only listed.
    pub(in crate::model) const fn default_basis(role: Role) -> LeadBasis {
        match role {
            Role::Lead | Role::Support | Role::Guide => LeadBasis::Stated,
            Role::Joint => LeadBasis::None,
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

    /// On what ground it has its role. When nothing is said, whoever leads, helps or advises is [`LeadBasis::Stated`], and whoever
    /// is jointly responsible has [`LeadBasis::None`].
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

/// What a [`Directory`](crate::Directory) says about a name, as a description.
///
/// ```
/// use fengong::model::DepartmentDraft;
/// use fengong::{Directory, Plan};
/// let finance = Directory::builtin().resolve("财政局", None);
/// let plan = Plan::builder("市容整治方案")
///     .with_department(DepartmentDraft::from(finance).with_name("财政局"))
///     .task("保障经费")
///     .lead("财政局")
///     .build()?;
/// assert_eq!(plan.departments().len(), 1);
/// # Ok::<(), fengong::Error>(())
/// ```
impl From<Resolved> for DepartmentDraft {
    fn from(resolved: Resolved) -> Self {
        Self {
            name: resolved.name,
            place: resolved.place,
            names: resolved.second_name.into_iter().collect(),
            kind: Some(resolved.kind),
            level: resolved.level,
            known: Some(resolved.known),
            members: Vec::new(),
        }
    }
}
