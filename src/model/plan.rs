//! The plan itself: one issued document as typed data.

use std::sync::Arc;

use chrono::NaiveDate;

use super::ids::{DepartmentId, IndicatorId, SectionId, TargetId, TaskId};
use super::indicator::Indicator;
use super::schedule::{Mention, Schedule};
use super::target::Target;
use super::words::{DepartmentKind, Evidence, LeadBasis, Level, PlanKind, Role, SectionRole};
use crate::error::Error;
use crate::text::Span;

/// One policy plan (规划, 行动计划, 工作要点, 工作方案): its header, outline, tasks and departments.
///
/// A plan comes through one of two doors, [`Plan::read`] for issued text and [`Plan::builder`] for code, and both keep it
/// coherent: every id in it resolves. Faults that real documents have stay as they are, two leads or a unit named twice
/// included. Everything is in document order. Spans point into the [`Source`](crate::text::Source) that was read; a plan
/// built by hand has none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    pub(crate) header: Header,
    pub(crate) sections: Vec<Section>,
    pub(crate) tasks: Vec<Task>,
    pub(crate) departments: Vec<Department>,
    pub(crate) indicators: Vec<Indicator>,
    pub(crate) schedule: Schedule,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) targets: Vec<Target>,
}

/// What a document says about itself: everything that is not there is `None` or empty, nothing is guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(default, deny_unknown_fields)
)]
pub struct Header {
    /// The plan's own title, not the covering notice's (标题).
    pub title: Option<String>,
    /// The title of the covering notice, where there is one (通知标题).
    pub notice_title: Option<String>,
    /// Document number (发文字号), such as 临政字〔2022〕98号.
    pub number: Option<String>,
    /// Who issued it (发文机关).
    pub issuer: Option<String>,
    /// Who it is addressed to (主送机关).
    pub addressees: Vec<String>,
    /// Date of the document (成文日期).
    pub issued: Option<NaiveDate>,
    /// Date of publication (发布日期).
    pub published: Option<NaiveDate>,
    /// Index number of the publication system (索引号).
    pub index_number: Option<String>,
    /// What kind of document it is (文种).
    pub kind: Option<PlanKind>,
    /// The place it is for (行政区域), such as 临沂市.
    pub place: Option<String>,
    /// The level of government that issued it.
    pub level: Option<Level>,
    /// The years it covers.
    pub period: Option<Period>,
    /// Documents it rests on or names (依据).
    pub citations: Vec<Citation>,
    /// Where the plan itself stands in the text, without the page and the covering notice around it (正文).
    pub body: Option<Span>,
}

/// A span of years, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "PeriodYears", into = "PeriodYears")
)]
pub struct Period {
    from: i32,
    to: i32,
}

#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct PeriodYears {
    from: i32,
    to: i32,
}

#[cfg(feature = "serde")]
impl TryFrom<PeriodYears> for Period {
    type Error = Error;

    fn try_from(years: PeriodYears) -> Result<Self, Error> {
        Self::new(years.from, years.to)
    }
}

#[cfg(feature = "serde")]
impl From<Period> for PeriodYears {
    fn from(period: Period) -> Self {
        Self { from: period.from, to: period.to }
    }
}

impl Period {
    /// The years from the first to the last.
    ///
    /// # Errors
    ///
    /// [`Error::BackwardPeriod`] when it ends before it begins.
    pub const fn new(from: i32, to: i32) -> Result<Self, Error> {
        if to < from { Err(Error::BackwardPeriod { from, to }) } else { Ok(Self { from, to }) }
    }

    /// The first year.
    #[must_use]
    pub const fn from(self) -> i32 {
        self.from
    }

    /// The last year.
    #[must_use]
    pub const fn to(self) -> i32 {
        self.to
    }
}

/// A document that the plan cites with 《》.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct Citation {
    /// Its title, without the marks.
    pub title: String,
    /// Its number where one stands behind it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub number: Option<String>,
    /// Where the title stands.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub span: Option<Span>,
}

/// A heading of the plan and what is below it, down to the next heading of its level.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Section {
    /// Its id.
    pub id: SectionId,
    /// The heading it stands under.
    pub parent: Option<SectionId>,
    /// Its step in the path: 三, （一）, 1, #1 for one without a number, 一是, 附件, 专栏1.
    pub label: Box<str>,
    /// Its marker as printed; empty where there is none.
    pub marker: Box<str>,
    /// Its title, without marker and full stop.
    pub title: Box<str>,
    /// What it is for.
    pub role: SectionRole,
    /// Whether its text goes on in the same paragraph.
    pub run_in: bool,
    /// Whether the title is a whole sentence because the item has no title of its own.
    pub sentence: bool,
    /// Whether it is a row of a table that lists tasks, rather than a heading of the text.
    pub row: bool,
    /// Where marker and title stand.
    pub span: Option<Span>,
}

/// A numbered item that somebody has to carry out (重点任务).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// Its heading.
    pub section: SectionId,
    /// Its title.
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

/// One department in one clause of one task.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Assignment {
    /// Who.
    pub department: DepartmentId,
    /// The name as it is printed here. In a plan that was read, equal names share their text.
    pub printed: Arc<str>,
    /// What it does for the task.
    pub role: Role,
    /// Why it counts as the lead.
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

/// An organisation that a plan names (单位), under its canonical name.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Department {
    /// Its id.
    pub id: DepartmentId,
    /// Its canonical name, such as 市发展改革委 for 市发改委.
    pub name: Box<str>,
    /// The names it goes by in this plan, in the order of first appearance.
    pub names: Vec<Box<str>>,
    /// What kind of organisation it is.
    pub kind: DepartmentKind,
    /// The level of government it belongs to.
    pub level: Option<Level>,
    /// The place it belongs to, such as 临沂市; bodies of the state have none.
    pub place: Option<Box<str>>,
    /// Whether the directory knew the name.
    pub known: bool,
    /// The members of a collective (各县区), where the directory knows them, by canonical name.
    pub members: Vec<Box<str>>,
}

impl Department {
    /// Whether it stands for several that are not named one by one (各县区, 有关部门).
    #[must_use]
    pub fn is_collective(&self) -> bool {
        self.kind == DepartmentKind::Collective
    }
}

impl Task {
    /// The leads, in the order of the text.
    pub fn leads(&self) -> impl Iterator<Item = &Assignment> {
        self.assignments.iter().filter(|assignment| assignment.role == Role::Lead)
    }
}

impl Plan {
    /// What the document says about itself.
    #[must_use]
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// The title, or an empty text where the document has none.
    #[must_use]
    pub fn title(&self) -> &str {
        self.header.title.as_deref().unwrap_or_default()
    }

    /// Every heading, in document order.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// Every task, in document order.
    #[must_use]
    pub fn tasks(&self) -> &[Task] {
        &self.tasks
    }

    /// Every department, in the order of first appearance.
    #[must_use]
    pub fn departments(&self) -> &[Department] {
        &self.departments
    }

    /// Every indicator (指标), in document order.
    #[must_use]
    pub fn indicators(&self) -> &[Indicator] {
        &self.indicators
    }

    /// The indicator of an id.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownIndicator`] when this plan has none.
    pub fn indicator(&self, id: IndicatorId) -> Result<&Indicator, Error> {
        self.indicators.get(id.index()).ok_or(Error::UnknownIndicator { id })
    }

    /// Every quantity that the prose promises, pays or reports (量化目标), in document order. Those of tables are indicators.
    #[must_use]
    pub fn targets(&self) -> &[Target] {
        &self.targets
    }

    /// The target of an id.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownTarget`] when this plan has none.
    pub fn target(&self, id: TargetId) -> Result<&Target, Error> {
        self.targets.get(id.index()).ok_or(Error::UnknownTarget { id })
    }

    /// The targets (量化目标) that name an indicator, in document order, each with what ties the two. An indicator of the prose has
    /// those that it was made from.
    ///
    /// *Complexity*: linear in the targets of the plan.
    ///
    /// ```
    /// use fengong::{Directory, Plan, text::Source};
    /// let source = Source::new("一、总体目标\n到2024年，森林覆盖率达到64%；到2025年，森林覆盖率达到65%。\n二、重点任务\n（一）植树。（市林业局）")?;
    /// let plan = Plan::read(&source, &Directory::builtin()).into_value();
    /// let indicator = &plan.indicators()[0];
    /// assert_eq!(&*indicator.name, "森林覆盖率");
    /// assert_eq!(plan.targets_of(indicator.id).count(), 2);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub fn targets_of(&self, indicator: IndicatorId) -> impl Iterator<Item = (&Target, Evidence)> {
        self.targets.iter().filter_map(move |target| {
            let link = target.indicators.iter().find(|link| link.indicator == indicator)?;
            Some((target, link.evidence))
        })
    }

    /// The section of an id.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownSection`] when this plan has none.
    pub fn section(&self, id: SectionId) -> Result<&Section, Error> {
        self.sections.get(id.index()).ok_or(Error::UnknownSection { id })
    }

    /// The task of an id.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownTask`] when this plan has none.
    pub fn task(&self, id: TaskId) -> Result<&Task, Error> {
        self.tasks.get(id.index()).ok_or(Error::UnknownTask { id })
    }

    /// The department of an id.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownDepartment`] when this plan has none.
    pub fn department(&self, id: DepartmentId) -> Result<&Department, Error> {
        self.departments.get(id.index()).ok_or(Error::UnknownDepartment { id })
    }

    /// The department of a canonical name or of a name printed in this plan; width and white space do not matter.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownDepartmentName`] when nobody is called so here.
    pub fn department_named(&self, name: &str) -> Result<&Department, Error> {
        let is = |other: &str| crate::text::same_folded(other, name);
        self.departments
            .iter()
            .find(|department| is(&department.name))
            .or_else(|| {
                self.departments.iter().find(|department| department.names.iter().any(|other| is(other)))
            })
            .ok_or_else(|| Error::UnknownDepartmentName { name: name.to_owned() })
    }

    /// The path of a section from the top, joined by `/`, such as `三/（一）/1`.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownSection`] when this plan has none.
    pub fn path(&self, id: SectionId) -> Result<String, Error> {
        let mut steps = Vec::new();
        let mut next = Some(id);
        while let Some(id) = next {
            let section = self.section(id)?;
            steps.push(&*section.label);
            next = section.parent;
        }
        steps.reverse();
        Ok(steps.join("/"))
    }

    /// The path of a task's heading.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownTask`] when this plan has none.
    pub fn task_path(&self, id: TaskId) -> Result<String, Error> {
        self.path(self.task(id)?.section)
    }
}
