//! The chained words of the builder, for plans that a person writes down in code.

use super::{
    AssignmentDraft, DepartmentDraft, IndicatorDraft, PlanBuilder, SectionDraft, TaskDraft, some_named,
};
use crate::error::Error;
use crate::model::plan::{Clause, Header, Measure, Period, Task};
use crate::model::schedule::{Cadence, Deadline, Mention, Phase};
use crate::model::target::Target;
use crate::model::words::{Level, PlanKind, Role};

impl PlanBuilder {
    /// What the document says about itself. A title given before stays when this header has none.
    ///
    /// ```
    /// use fengong::Plan;
    /// use fengong::model::{Citation, Header};
    /// let mut header = Header::default();
    /// header.addressees = vec!["各县区人民政府".to_owned()];
    /// header.citations = vec![Citation::new("江州市国土空间总体规划").with_number("江政发〔2024〕3号")];
    /// let plan = Plan::builder("绿道方案").with_header(header).build()?;
    /// assert_eq!(plan.header().title.as_deref(), Some("绿道方案"));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub fn with_header(mut self, header: Header) -> Self {
        let title = self.header.title.take();
        self.header = header;
        self.header.title = self.header.title.take().or(title);
        self
    }

    /// Document number (发文字号).
    pub fn with_number(mut self, number: impl Into<String>) -> Self {
        self.header.number = Some(number.into());
        self
    }

    /// Who issued it (发文机关).
    pub fn with_issuer(mut self, issuer: impl Into<String>) -> Self {
        self.header.issuer = Some(issuer.into());
        self
    }

    /// What kind of document it is (文种).
    pub const fn with_kind(mut self, kind: PlanKind) -> Self {
        self.header.kind = Some(kind);
        self
    }

    /// The place it is for (行政区域) and the level of government that issued it.
    pub fn with_place(mut self, place: impl Into<String>, level: Level) -> Self {
        self.header.place = Some(place.into());
        self.header.level = Some(level);
        self
    }

    /// The years it covers, both ends included; [`Error::BackwardPeriod`] when they lie backwards.
    pub fn with_period(self, from: i32, to: i32) -> Self {
        self.and(|builder| {
            builder.header.period = Some(Period::new(from, to)?);
            Ok(())
        })
    }

    /// Adds a heading at the top; the tasks after it go below it.
    pub fn section(self, label: impl Into<Box<str>>, title: impl Into<Box<str>>) -> Self {
        self.with_section(SectionDraft::new(label, title))
    }

    /// Adds a heading; see [`PlanBuilder::add_section`].
    pub fn with_section(self, section: SectionDraft) -> Self {
        self.and(|builder| builder.add_section(section).map(drop))
    }

    /// Adds a target (量化目标) of the plan as a whole; see [`PlanBuilder::add_target`].
    pub fn with_target(self, target: Target) -> Self {
        self.and(|builder| builder.add_target(target).map(drop))
    }

    /// Adds a target (量化目标) of the last task; [`Error::NoTaskYet`] before the first task, else as
    /// [`PlanBuilder::add_target`].
    ///
    /// ```
    /// use fengong::Plan;
    /// use fengong::model::{Comparator, Due, Target};
    /// let length = Target::new("绿道", Comparator::AtLeast, "公里").with_value(120.into()).with_due(Due::of_year(2027));
    /// let plan = Plan::builder("绿道方案").task("贯通绿道").lead("市园林局").with_task_target(length).build()?;
    /// assert_eq!(plan.targets()[0].task, Some(plan.tasks()[0].id));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub fn with_task_target(self, target: Target) -> Self {
        self.and(|builder| {
            let task = builder.last_task("target")?;
            let (id, section) = (task.id, task.section);
            builder
                .add_target(Target { task: Some(id), section: target.section.or(Some(section)), ..target })
                .map(drop)
        })
    }

    /// Adds an indicator (指标); see [`PlanBuilder::add_indicator`].
    pub fn with_indicator(self, indicator: IndicatorDraft) -> Self {
        self.and(|builder| builder.add_indicator(indicator).map(drop))
    }

    /// Adds a phase (阶段); see [`PlanBuilder::add_phase`].
    pub fn with_phase(self, phase: Phase) -> Self {
        self.and(|builder| builder.add_phase(phase))
    }

    /// Adds an act that comes back (调度频次); see [`PlanBuilder::add_cadence`].
    pub fn with_cadence(self, cadence: Cadence) -> Self {
        self.and(|builder| builder.add_cadence(cadence))
    }

    /// Adds a deadline (时限); see [`PlanBuilder::add_deadline`].
    pub fn with_deadline(self, deadline: Deadline) -> Self {
        self.and(|builder| builder.add_deadline(deadline))
    }

    /// Adds a department that running text names (提及); see [`PlanBuilder::add_mention`].
    pub fn with_mention(self, mention: Mention) -> Self {
        self.and(|builder| builder.add_mention(mention))
    }

    /// Describes a department (单位); see [`PlanBuilder::add_department`].
    pub fn with_department(self, department: DepartmentDraft) -> Self {
        self.and(|builder| builder.add_department(department).map(drop))
    }

    /// Adds a task (重点任务) that makes its own heading below the last one added.
    pub fn task(self, title: impl Into<Box<str>>) -> Self {
        self.with_task(TaskDraft::new(title))
    }

    /// Adds a task; see [`PlanBuilder::add_task`].
    pub fn with_task(self, task: impl Into<TaskDraft>) -> Self {
        let task = task.into();
        self.and(|builder| builder.add_task(task).map(drop))
    }

    /// The last task is led by this department (牵头).
    pub fn lead(self, department: impl Into<Box<str>>) -> Self {
        self.with_assignment(AssignmentDraft::new(department, Role::Lead))
    }

    /// This department carries its own part of the last task (责任).
    pub fn joint(self, department: impl Into<Box<str>>) -> Self {
        self.with_assignment(AssignmentDraft::new(department, Role::Joint))
    }

    /// This department helps with the last task (配合).
    pub fn support(self, department: impl Into<Box<str>>) -> Self {
        self.with_assignment(AssignmentDraft::new(department, Role::Support))
    }

    /// This department advises on the last task (指导).
    pub fn guide(self, department: impl Into<Box<str>>) -> Self {
        self.with_assignment(AssignmentDraft::new(department, Role::Guide))
    }

    /// Assigns a department to the last task; [`Error::NoTaskYet`] before the first task.
    pub fn with_assignment(self, assignment: AssignmentDraft) -> Self {
        self.and(|builder| {
            let clauses = builder.last_task("assignment")?.clauses.len();
            let assignment = builder.assignment(assignment, clauses).map_err(|fault| fault.error)?;
            builder.last_task("assignment")?.assignments.push(assignment);
            Ok(())
        })
    }

    /// Adds a step (措施) to the last task; [`Error::NoTaskYet`] before the first task.
    pub fn with_measure(self, measure: Measure) -> Self {
        self.and(|builder| {
            some_named("label", measure.label.as_deref())?;
            builder.last_task("measure")?.measures.push(measure);
            Ok(())
        })
    }

    /// Adds a responsibility clause (责任分工) to the last task; [`Error::NoTaskYet`] before the first task.
    pub fn with_clause(self, clause: Clause) -> Self {
        self.and(|builder| {
            builder.last_task("clause")?.clauses.push(clause);
            Ok(())
        })
    }

    /// Does one step of a chain, unless an earlier one failed already.
    fn and(mut self, step: impl FnOnce(&mut Self) -> Result<(), Error>) -> Self {
        if self.fault.is_none() {
            self.fault = step(&mut self).err();
        }
        self
    }

    fn last_task(&mut self, what: &'static str) -> Result<&mut Task, Error> {
        self.tasks.last_mut().ok_or(Error::NoTaskYet { what })
    }
}
