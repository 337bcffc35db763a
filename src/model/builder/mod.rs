//! The second door of a plan: built by hand, or read from a file that was written by hand, and always coherent.

mod chain;
mod departments;
mod drafts;
mod fault;
mod indicators;
mod names;
mod schedule;
mod who;

use std::collections::HashMap;

use self::departments::Departments;
use self::drafts::SectionPlace;
pub use self::drafts::{SectionDraft, TaskDraft};
pub(super) use self::fault::Fault;
use self::fault::at;
pub use self::indicators::IndicatorDraft;
use self::who::Who;
pub use self::who::{AssignmentDraft, DepartmentDraft};
use super::date::PartialDate;
use super::ids::{DepartmentId, SectionId, TargetId, TaskId};
use super::plan::{Assignment, Header, Plan, Section, Task};
use super::schedule::{Mention, Schedule};
use super::target::Target;
use super::words::SectionRole;
use crate::error::Error;
use crate::model::indicator::Indicator;
use crate::text::is_blank;

/// Builds a [`Plan`] by hand, in document order.
///
/// The short words ([`section`](Self::section), [`task`](Self::task), [`lead`](Self::lead), …) and the `with_x` methods
/// chain; the first of them that cannot be done is what [`build`](Self::build) answers, and nothing comes of the plan.
/// The `add_x` methods are for loops: each answers at once with an id, and one that is refused changes nothing.
///
/// Whatever a plan that was read can hold can be built too: departments with their kinds and members, targets
/// ([`with_task_target`](Self::with_task_target)), indicators ([`with_indicator`](Self::with_indicator)), phases, cadences,
/// deadlines and mentions. What ties them to each other (a task that serves an indicator, the clause of a deadline) takes an
/// id, which the `add_x` methods hand out.
///
/// What real documents get wrong can be built: two leads, a department twice, tasks with nobody, headings without
/// tasks, labels that repeat or skip. What would make the plan incoherent cannot: an id that is not there, a clause that the
/// task does not have, a name that is empty, a period that ends before it begins.
///
/// ```
/// use fengong::Plan;
///
/// let plan = Plan::builder("市数字城管行动方案")
///     .with_number("城政发〔2025〕3号")
///     .with_period(2025, 2027)
///     .section("一", "重点任务")
///     .task("建成一网统管平台")
///     .lead("市城管局")
///     .joint("市公安局")
///     .support("各县区")
///     .task("开展市容体检")
///     .build()?;
///
/// assert_eq!(plan.tasks()[0].leads().count(), 1);
/// assert_eq!(plan.task_path(plan.tasks()[1].id)?, "一/2");
/// assert!(plan.tasks()[1].assignments.is_empty());
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct PlanBuilder {
    header: Header,
    sections: Vec<Section>,
    /// Beside each section: the depth it was given, and how many stand above it, itself included.
    depths: Vec<(u32, u32)>,
    /// The highest Arabic number among the labels below a heading.
    numbers: HashMap<Option<SectionId>, u32>,
    /// The heading that tasks without one of their own go below.
    open: Option<SectionId>,
    tasks: Vec<Task>,
    pub(super) indicators: Vec<Indicator>,
    departments: Departments,
    schedule: Schedule,
    mentions: Vec<Mention>,
    targets: Vec<Target>,
    fault: Option<Error>,
}

impl Plan {
    /// Starts a plan by hand, with its title (标题). See [`PlanBuilder`].
    pub fn builder(title: impl Into<String>) -> PlanBuilder {
        PlanBuilder {
            header: Header { title: Some(title.into()), ..Header::default() },
            ..PlanBuilder::default()
        }
    }
}

impl PlanBuilder {
    /// How many headings may stand one in another. Documents have six at most; a limit keeps a bad file from making
    /// every path as long as the plan.
    pub const NESTING_LIMIT: u32 = 64;

    /// Starts a plan without a title.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a heading and tells its id.
    ///
    /// # Errors
    ///
    /// - [`Error::EmptyName`] when its label is empty.
    /// - [`Error::UnknownSection`] when it is to stand below a heading that is not there yet.
    /// - [`Error::TooDeep`] past [`PlanBuilder::NESTING_LIMIT`].
    pub fn add_section(&mut self, draft: SectionDraft) -> Result<SectionId, Error> {
        self.try_section(draft).map_err(|fault| fault.error)
    }

    pub(super) fn try_section(&mut self, draft: SectionDraft) -> Result<SectionId, Fault> {
        named("label", &draft.label).map_err(at("label"))?;
        let (parent, depth) = match draft.place {
            SectionPlace::Below(parent) => {
                (Some(parent), self.depth_below(Some(parent)).map_err(at("parent"))?.0)
            }
            SectionPlace::Depth(depth) => (self.parent_at(depth), depth),
        };
        let (_, nesting) = self.depth_below(parent).map_err(at("parent"))?;
        if nesting > Self::NESTING_LIMIT {
            return Err(at("parent")(Error::TooDeep { depth: nesting, limit: Self::NESTING_LIMIT }));
        }
        let id = SectionId::new(self.sections.len());
        if let Ok(number) = draft.label.parse::<u32>() {
            let highest = self.numbers.entry(parent).or_default();
            *highest = number.max(*highest);
        }
        self.depths.push((depth, nesting));
        self.sections.push(Section {
            id,
            parent,
            label: draft.label,
            marker: draft.marker,
            title: draft.title,
            role: draft.role,
            run_in: draft.run_in,
            sentence: draft.sentence,
            row: draft.row,
            span: draft.span,
        });
        self.open = Some(id);
        Ok(id)
    }

    /// Describes a department and tells its id. One of the same name and place is the same department: what is said now
    /// is added to what was said before.
    ///
    /// # Errors
    ///
    /// - [`Error::EmptyName`] when a name, a member or the place is empty.
    /// - [`Error::ConflictingDepartment`] when kind, level or members were said to be others.
    pub fn add_department(&mut self, draft: DepartmentDraft) -> Result<DepartmentId, Error> {
        self.try_department(draft).map_err(|fault| fault.error)
    }

    pub(super) fn try_department(&mut self, draft: DepartmentDraft) -> Result<DepartmentId, Fault> {
        self.departments.describe(draft)
    }

    /// Adds a task (重点任务) and tells its id. A task that is on no heading makes its own below the last one added, with the next
    /// number there as its label. Departments that are not there yet are added.
    ///
    /// ```
    /// use fengong::model::{AssignmentDraft, PlanBuilder, Role, SectionDraft, TaskDraft};
    /// let mut builder = PlanBuilder::new();
    /// builder.add_section(SectionDraft::new("一", "重点任务"))?;
    /// for (title, lead) in [("贯通绿道", "市园林局"), ("建设驿站", "市文旅局")] {
    ///     builder.add_task(TaskDraft::new(title).with_assignment(AssignmentDraft::new(lead, Role::Lead)))?;
    /// }
    /// let plan = builder.build()?;
    /// assert_eq!(plan.task_path(plan.tasks()[1].id)?, "一/2");
    /// # Ok::<(), fengong::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// - [`Error::EmptyName`] when its title, a label or a department's name is empty.
    /// - [`Error::UnknownSection`], [`Error::UnknownDepartment`] when an id is not there.
    /// - [`Error::UnknownClause`] when an assignment refers to a clause that the task does not have.
    /// - [`Error::AmbiguousDepartment`] when several departments have a name and no place is said.
    /// - [`Error::TooDeep`] when its heading would stand past [`PlanBuilder::NESTING_LIMIT`].
    pub fn add_task(&mut self, draft: TaskDraft) -> Result<TaskId, Error> {
        self.try_task(draft).map_err(|fault| fault.error)
    }

    /// Adds a target (量化目标) and tells its id; the id it came with is not looked at.
    ///
    /// # Errors
    ///
    /// - [`Error::UnknownSection`], [`Error::UnknownTask`], [`Error::UnknownIndicator`] when its section, its task or an indicator
    ///   that it names is not there.
    /// - [`Error::ImpossibleDate`] when it falls due in a month that no year has, or outside of the years 1 to 9999.
    ///
    /// ```
    /// use fengong::Plan;
    /// use fengong::model::{Comparator, Due, PlanBuilder, Target};
    /// let mut builder = PlanBuilder::new();
    /// let task = builder.add_task("培育企业".into())?;
    /// let target = Target::new("高新技术企业", Comparator::AtLeast, "家").with_value(1200.into()).of_task(task);
    /// builder.add_target(target.with_due(Due::of_month(2027, 6)))?;
    /// let plan = builder.build()?;
    /// assert_eq!(plan.targets()[0].due.as_ref().unwrap().to_string(), "2027-06");
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub fn add_target(&mut self, target: Target) -> Result<TargetId, Error> {
        self.try_target(target).map_err(|fault| fault.error)
    }

    pub(super) fn try_target(&mut self, target: Target) -> Result<TargetId, Fault> {
        if let Some(id) = target.section.filter(|id| id.index() >= self.sections.len()) {
            return Err(at("section")(Error::UnknownSection { id }));
        }
        if let Some(id) = target.task.filter(|id| id.index() >= self.tasks.len()) {
            return Err(at("task")(Error::UnknownTask { id }));
        }
        let mut named = target.indicators.iter().map(|link| link.indicator).enumerate();
        if let Some((index, id)) = named.find(|(_, id)| id.index() >= self.indicators.len()) {
            return Err(Fault::new(format!("indicators[{index}]"), Error::UnknownIndicator { id }));
        }
        if let Some(due) = &target.due {
            PartialDate::new(due.year, due.month, None).map_err(at("due"))?;
        }
        let id = TargetId::new(self.targets.len());
        self.targets.push(Target { id, ..target });
        Ok(id)
    }

    /// The finished plan.
    ///
    /// # Errors
    ///
    /// The first that a chained call met, as the `add_x` method of its name has it; [`Error::EmptyName`] when the title is
    /// empty.
    pub fn build(self) -> Result<Plan, Error> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        some_named("plan title", self.header.title.as_deref())?;
        Ok(Plan {
            header: self.header,
            departments: self.departments.finish(&self.tasks, &self.indicators),
            sections: self.sections,
            tasks: self.tasks,
            indicators: self.indicators,
            schedule: self.schedule,
            mentions: self.mentions,
            targets: self.targets,
        })
    }

    /// Lets the next tasks make their headings at the top, whatever heading came last.
    #[cfg(feature = "serde")]
    pub(super) fn close_sections(&mut self) {
        self.open = None;
    }

    /// How many headings there are, those that tasks made included.
    #[cfg(feature = "serde")]
    pub(super) fn section_count(&self) -> usize {
        self.sections.len()
    }

    pub(super) fn try_task(&mut self, draft: TaskDraft) -> Result<TaskId, Fault> {
        named("task title", &draft.title).map_err(at("title"))?;
        match draft.section {
            Some(section) => self.depth_below(Some(section)).map(drop),
            None => self.own_depth(),
        }
        .map_err(at("section"))?;
        for (index, measure) in draft.measures.iter().enumerate() {
            some_named("label", measure.label.as_deref())
                .map_err(|error| Fault::new(format!("measures[{index}].label"), error))?;
        }
        let departments = self.departments.len();
        let clauses = draft.clauses.len();
        let mut assignments = Vec::with_capacity(draft.assignments.len());
        for (index, assignment) in draft.assignments.into_iter().enumerate() {
            match self.assignment(assignment, clauses) {
                Ok(assignment) => assignments.push(assignment),
                Err(fault) => {
                    self.departments.forget_after(departments);
                    return Err(fault.below(&format!("assignments[{index}]")));
                }
            }
        }
        let section = match draft.section {
            Some(section) => section,
            None => self.own_section(&draft.title).map_err(at("section"))?,
        };
        let id = TaskId::new(self.tasks.len());
        self.tasks.push(Task {
            id,
            section,
            title: draft.title,
            span: draft.span,
            measures: draft.measures,
            clauses: draft.clauses,
            assignments,
        });
        Ok(id)
    }

    /// An assignment with its department found or made; on failure, the field at fault. It is refused before a
    /// department is made, so nothing stays behind.
    fn assignment(&mut self, draft: AssignmentDraft, clauses: usize) -> Result<Assignment, Fault> {
        if let Some(clause) = draft.clause.filter(|&clause| clause as usize >= clauses) {
            return Err(at("clause")(Error::UnknownClause { clause, count: clauses }));
        }
        some_named("printed name", draft.printed.as_deref()).map_err(at("printed"))?;
        let department = self.departments.resolve(&draft.who).map_err(at("department"))?;
        let printed = match (draft.printed, draft.who) {
            (Some(printed), _) => printed,
            (None, Who::Named { name, .. }) => name,
            (None, Who::Known(id)) => self.departments.name(id).map_err(at("department"))?.into(),
        };
        Ok(Assignment {
            department,
            printed: printed.into(),
            role: draft.role,
            basis: draft.basis,
            group: draft.group,
            open: draft.open,
            clause: draft.clause,
            span: draft.span,
        })
    }

    /// The depth and the nesting of a section below that one.
    fn depth_below(&self, parent: Option<SectionId>) -> Result<(u32, u32), Error> {
        let Some(id) = parent else { return Ok((1, 1)) };
        let &(depth, nesting) = self.depths.get(id.index()).ok_or(Error::UnknownSection { id })?;
        Ok((depth.saturating_add(1), nesting + 1))
    }

    /// The last section less deep than that. It is one of those that the last section stands in, so the nesting limit
    /// bounds the walk.
    fn parent_at(&self, depth: u32) -> Option<SectionId> {
        let mut section = self.sections.last();
        while let Some(here) = section {
            if self.depths.get(here.id.index()).is_some_and(|&(other, _)| other < depth) {
                return Some(here.id);
            }
            section = here.parent.and_then(|parent| self.sections.get(parent.index()));
        }
        None
    }

    fn own_depth(&self) -> Result<(), Error> {
        let (_, nesting) = self.depth_below(self.open)?;
        if nesting > Self::NESTING_LIMIT {
            return Err(Error::TooDeep { depth: nesting, limit: Self::NESTING_LIMIT });
        }
        Ok(())
    }

    fn own_section(&mut self, title: &str) -> Result<SectionId, Error> {
        let open = self.open;
        let number = self.numbers.get(&open).copied().unwrap_or(0).saturating_add(1);
        let draft = SectionDraft::new(number.to_string(), title)
            .with_marker(format!("{number}."))
            .with_role(SectionRole::Task);
        let id = self.add_section(match open {
            Some(open) => draft.below(open),
            None => draft,
        })?;
        self.open = open;
        Ok(id)
    }
}

/// Refuses a name that says nothing.
fn named(what: &'static str, name: &str) -> Result<(), Error> {
    if name.chars().all(is_blank) { Err(Error::EmptyName { what }) } else { Ok(()) }
}

fn some_named(what: &'static str, name: Option<&str>) -> Result<(), Error> {
    name.map_or(Ok(()), |name| named(what, name))
}
