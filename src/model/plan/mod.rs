//! The plan itself: one issued document as typed data, and its parts looked up by id and by name.

mod department;
mod header;
mod task;

pub use department::Department;
pub use header::{Citation, Header, Period};
pub use task::{Assignment, Clause, Measure, Task};

use std::collections::HashSet;

use super::ids::{DepartmentId, IndicatorId, SectionId, TargetId, TaskId};
use super::indicator::Indicator;
use super::schedule::{Mention, Schedule};
use super::target::Target;
use super::words::{Evidence, SectionRole};
use crate::error::Error;
use crate::text::{Span, fold, same_folded};

/// One policy plan (规划, 行动计划, 工作要点, 工作方案): its header, outline, tasks and departments.
///
/// A plan comes through one of two doors, [`Plan::read`] for issued text and [`Plan::builder`] for code, and both keep it
/// coherent: every id in it resolves. Faults that real documents have stay as they are, two leads or a department named twice
/// included. Everything is in document order. Spans point into the [`Source`](crate::text::Source) that was read; a plan
/// built by hand has none.
///
/// ```
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new("一、重点任务\n（一）贯通绿道。打通断点。（市园林局牵头，市水利局配合）")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let mut rows = Vec::new();
/// for task in plan.tasks() {
///     for one in &task.assignments {
///         rows.push(format!("{} {} {} {}", plan.task_path(task.id)?, task.title, one.role.label(), plan.department(one.department)?.name));
///     }
/// }
/// assert_eq!(rows, ["一/（一） 贯通绿道 牵头 市园林绿化局", "一/（一） 贯通绿道 配合 市水利局"]);
/// # Ok::<(), fengong::Error>(())
/// ```
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

/// A heading of the plan (标题) and what is below it, down to the next heading of its level.
///
/// ```
/// use fengong::model::SectionRole;
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new("三、重点任务\n（一）贯通绿道。打通断点。（市园林局负责）")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let section = &plan.sections()[1];
/// assert_eq!((&*section.marker, &*section.title, section.role), ("（一）", "贯通绿道", SectionRole::Task));
/// assert_eq!(&*plan.section(section.parent.unwrap())?.title, "重点任务");
/// assert!(section.run_in);
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Section {
    /// Its id.
    pub id: SectionId,
    /// The heading it stands under.
    pub parent: Option<SectionId>,
    /// Its step in the path: 三, （一）, 1, 1.1, #1 for one without a number, 一是, 附件, 专栏1.
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

    /// Every heading, in document order, and every row of a table that lists tasks.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// Every task (重点任务), in document order.
    #[must_use]
    pub fn tasks(&self) -> &[Task] {
        &self.tasks
    }

    /// Every department (单位) of tasks and indicators, in the order of first appearance. Those that only running text names are
    /// [`mentions`](Self::mentions).
    #[must_use]
    pub fn departments(&self) -> &[Department] {
        &self.departments
    }

    /// Every indicator (指标), in document order.
    #[must_use]
    pub fn indicators(&self) -> &[Indicator] {
        &self.indicators
    }

    /// The indicator (指标) of an id.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownIndicator`] when this plan has none.
    pub fn indicator(&self, id: IndicatorId) -> Result<&Indicator, Error> {
        self.indicators.get(id.index()).ok_or(Error::UnknownIndicator { id })
    }

    /// Every quantity that the prose promises, pays or reports (量化目标), in document order; rows
    /// of task lists count as prose. The figures of a table of indicators are [`indicators`](Self::indicators).
    #[must_use]
    pub fn targets(&self) -> &[Target] {
        &self.targets
    }

    /// The target (量化目标) of an id.
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

    /// The heading of an id.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownSection`] when this plan has none.
    pub fn section(&self, id: SectionId) -> Result<&Section, Error> {
        self.sections.get(id.index()).ok_or(Error::UnknownSection { id })
    }

    /// The task (重点任务) of an id.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownTask`] when this plan has none.
    pub fn task(&self, id: TaskId) -> Result<&Task, Error> {
        self.tasks.get(id.index()).ok_or(Error::UnknownTask { id })
    }

    /// The department (单位) of an id.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownDepartment`] when this plan has none.
    pub fn department(&self, id: DepartmentId) -> Result<&Department, Error> {
        self.departments.get(id.index()).ok_or(Error::UnknownDepartment { id })
    }

    /// The department of a canonical name, or else of a name printed in this plan or of a full name with the place in brackets;
    /// width and white space do not matter.
    ///
    /// *Complexity*: linear in the names of the departments.
    ///
    /// ```
    /// use fengong::model::DepartmentDraft;
    /// use fengong::{Directory, Error, Plan, text::Source};
    /// let source = Source::new("一、重点任务\n（一）贯通绿道。打通断点。（市城管局负责）")?;
    /// let plan = Plan::read(&source, &Directory::builtin()).into_value();
    /// assert_eq!(plan.department_named("市城管局")?, plan.department_named("市城市管理局")?);
    /// // Only the plan's own names count; what else a name may stand for is a question for `Directory::resolve`.
    /// assert!(plan.department_named("城管委").is_err());
    ///
    /// let science = |place| DepartmentDraft::new("市科技局").with_place(place);
    /// let plan = Plan::builder("合作方案").with_department(science("甲市")).with_department(science("乙市")).build()?;
    /// assert!(matches!(plan.department_named("市科技局"), Err(Error::AmbiguousDepartment { .. })));
    /// assert_eq!(plan.department_named("市科技局（乙市）")?.place.as_deref(), Some("乙市"));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::UnknownDepartmentName`] when nobody is called so here, [`Error::AmbiguousDepartment`] when several are, in
    /// different places or under a short name that they share: say which by one of the full names that the error lists.
    pub fn department_named(&self, name: &str) -> Result<&Department, Error> {
        let is = |other: &str| same_folded(other, name);
        let mut named: Vec<&Department> = self.departments.iter().filter(|one| is(&one.name)).collect();
        if named.is_empty() {
            let by_other =
                |one: &&Department| one.names.iter().any(|other| is(other)) || is(&self.full_name(one));
            named = self.departments.iter().filter(by_other).collect();
        }
        // One that says its place and one that leaves it to the plan are the same.
        let mut met = HashSet::new();
        let full = named.iter().map(|one| self.full_name(one));
        let full: Vec<String> = full.filter(|full| met.insert(fold(full).into_owned())).collect();
        match *named {
            [] => Err(Error::UnknownDepartmentName { name: name.to_owned() }),
            [first, ..] if full.len() == 1 => Ok(first),
            _ => Err(Error::AmbiguousDepartment { name: name.to_owned(), departments: full }),
        }
    }

    /// The path of a section from the top, joined by `/`, such as `三/（一）/1`.
    ///
    /// *Complexity*: linear in how deep it stands.
    ///
    /// ```
    /// use fengong::Plan;
    /// let plan = Plan::builder("绿道方案").section("三", "重点任务").task("贯通绿道").build()?;
    /// assert_eq!(plan.path(plan.tasks()[0].section)?, "三/1");
    /// # Ok::<(), fengong::Error>(())
    /// ```
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

    /// The headings at or below a path such as `三` or `三/（一）`, in document order; width and white space do not matter. A path
    /// that leads nowhere has none, and so has an empty one: it is the path of no heading, and whoever wants all has
    /// [`sections`](Self::sections).
    ///
    /// *Complexity*: linear in the headings.
    ///
    /// ```
    /// use fengong::Plan;
    /// let plan = Plan::builder("绿道方案").section("三", "重点任务").task("贯通绿道").task("建设驿站").section("四", "保障").build()?;
    /// let titles = |path| plan.sections_below(path).map(|section| &*section.title).collect::<Vec<_>>();
    /// assert_eq!(titles("三"), ["重点任务", "贯通绿道", "建设驿站"]);
    /// assert_eq!(titles("三/2"), ["建设驿站"]);
    /// assert!(titles("2").is_empty() && titles("").is_empty());
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub fn sections_below(&self, path: &str) -> impl Iterator<Item = &Section> {
        let path = fold(path);
        let whole = Some(&*path).filter(|path| !path.is_empty());
        // What is left of the path below each heading: nothing where the heading lies at or below it. Headings stand before
        // what is below them, so one walk does.
        let mut left: Vec<Option<&str>> = Vec::with_capacity(self.sections.len());
        for section in &self.sections {
            let above = match section.parent {
                Some(parent) => left.get(parent.index()).copied().flatten(),
                None => whole,
            };
            left.push(match above {
                Some("") | None => above,
                // Labels are compared whole, so that one with a stroke of its own is found too.
                Some(rest) => match rest.strip_prefix(&*fold(&section.label)) {
                    Some("") => Some(""),
                    Some(rest) => rest.strip_prefix('/'),
                    None => None,
                },
            });
        }
        let below = left.into_iter().zip(&self.sections).filter(|&(rest, _)| rest == Some(""));
        below.map(|(_, section)| section).collect::<Vec<_>>().into_iter()
    }

    /// The path of a task's heading, as [`path`](Self::path) gives it.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownTask`] when this plan has none.
    pub fn task_path(&self, id: TaskId) -> Result<String, Error> {
        self.path(self.task(id)?.section)
    }
}
