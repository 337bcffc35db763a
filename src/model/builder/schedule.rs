//! What a [`PlanBuilder`] takes of the schedule and of running text: phases, cadences, deadlines and mentions.

use super::fault::{Fault, at};
use super::{PlanBuilder, named, some_named};
use crate::error::Error;
use crate::model::ids::SectionId;
use crate::model::schedule::{Cadence, Deadline, Mention, NamedDepartment, Phase};

impl PlanBuilder {
    /// Adds a phase (阶段), in document order.
    ///
    /// ```
    /// use fengong::model::{PartialDate, Phase, PlanBuilder};
    /// let mut builder = PlanBuilder::new();
    /// let (from, to) = (PartialDate::of_month(2024, 3)?, PartialDate::of_month(2024, 6)?);
    /// builder.add_phase(Phase::new("动员部署").with_dates(Some(from), Some(to)))?;
    /// let plan = builder.build()?;
    /// assert!(plan.phase_on(to.last_day()).is_some());
    /// # Ok::<(), fengong::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::EmptyName`] when its name is empty, [`Error::UnknownSection`] when its heading is not there.
    pub fn add_phase(&mut self, phase: Phase) -> Result<(), Error> {
        self.try_phase(phase).map_err(|fault| fault.error)
    }

    /// Adds an act that comes back (调度频次).
    ///
    /// # Errors
    ///
    /// [`Error::EmptyName`] when its action is empty, [`Error::UnknownSection`] when its heading is not there.
    pub fn add_cadence(&mut self, cadence: Cadence) -> Result<(), Error> {
        self.try_cadence(cadence).map_err(|fault| fault.error)
    }

    /// Adds a deadline (时限).
    ///
    /// ```
    /// use fengong::model::{Clause, Deadline, PartialDate, PlanBuilder, TaskDraft};
    /// let mut builder = PlanBuilder::new();
    /// let task = builder.add_task(TaskDraft::new("贯通绿道").with_clause(Clause::new("市园林局负责，2026年6月底前完成")))?;
    /// builder.add_deadline(Deadline::new("贯通绿道").with_date(PartialDate::of_month(2026, 6)?).of_clause(task, 0))?;
    /// let plan = builder.build()?;
    /// assert_eq!(plan.deadlines()[0].last_day().unwrap().to_string(), "2026-06-30");
    /// # Ok::<(), fengong::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// - [`Error::EmptyName`] when it names a department by an empty name.
    /// - [`Error::UnknownSection`], [`Error::UnknownTask`] when its heading or its task is not there.
    /// - [`Error::UnknownClause`] when its task has no such clause; [`Error::NoTaskYet`] when it has a clause and no task.
    pub fn add_deadline(&mut self, deadline: Deadline) -> Result<(), Error> {
        self.try_deadline(deadline).map_err(|fault| fault.error)
    }

    /// Adds a department that running text names (提及).
    ///
    /// # Errors
    ///
    /// [`Error::EmptyName`] when the name is empty, [`Error::UnknownSection`] when its heading is not there.
    pub fn add_mention(&mut self, mention: Mention) -> Result<(), Error> {
        self.try_mention(mention).map_err(|fault| fault.error)
    }

    pub(in crate::model) fn try_phase(&mut self, phase: Phase) -> Result<(), Fault> {
        named("phase name", &phase.name).map_err(at("name"))?;
        self.has_section(phase.section)?;
        self.schedule.phases.push(phase);
        Ok(())
    }

    pub(in crate::model) fn try_cadence(&mut self, cadence: Cadence) -> Result<(), Fault> {
        named("action", &cadence.action).map_err(at("action"))?;
        self.has_section(cadence.section)?;
        self.schedule.cadences.push(cadence);
        Ok(())
    }

    pub(in crate::model) fn try_deadline(&mut self, deadline: Deadline) -> Result<(), Fault> {
        self.has_section(deadline.section)?;
        deadline.who.iter().try_for_each(has_name).map_err(at("who"))?;
        deadline.to.iter().try_for_each(has_name).map_err(at("to"))?;
        match (deadline.task, deadline.clause) {
            (None, None) => {}
            (None, Some(_)) => return Err(at("clause")(Error::NoTaskYet { what: "clause" })),
            (Some(id), clause) => {
                let task = self.tasks.get(id.index()).ok_or_else(|| at("task")(Error::UnknownTask { id }))?;
                let count = task.clauses.len();
                if let Some(clause) = clause.filter(|&clause| clause as usize >= count) {
                    return Err(at("clause")(Error::UnknownClause { clause, count }));
                }
            }
        }
        self.schedule.deadlines.push(deadline);
        Ok(())
    }

    pub(in crate::model) fn try_mention(&mut self, mention: Mention) -> Result<(), Fault> {
        has_name(&mention.department).map_err(at("department"))?;
        self.has_section(mention.section)?;
        self.mentions.push(mention);
        Ok(())
    }

    fn has_section(&self, section: Option<SectionId>) -> Result<(), Fault> {
        match section.filter(|id| id.index() >= self.sections.len()) {
            Some(id) => Err(at("section")(Error::UnknownSection { id })),
            None => Ok(()),
        }
    }
}

fn has_name(department: &NamedDepartment) -> Result<(), Error> {
    named("printed name", &department.printed)?;
    some_named("department name", department.canonical.as_deref())?;
    some_named("place name", department.place.as_deref())
}
