//! Phases, cadences, deadlines and mentions in the written form, both ways.

use super::read::refused;
use super::write::{position, span as span_file, text};
use super::{CadenceFile, DeadlineFile, MentionFile, NamedFile, PhaseFile, RecurringFile};
use crate::error::Error;
use crate::model::builder::{Fault, PlanBuilder};
use crate::model::ids::{SectionId, TaskId};
use crate::model::recurring::Recurring;
use crate::model::schedule::{Cadence, Deadline, Mention, NamedDepartment, Phase};
use crate::text::Span;

/// The lists of a file that belong to the schedule.
pub(super) struct ScheduleFile<'a> {
    pub(super) phases: Vec<PhaseFile<'a>>,
    pub(super) cadences: Vec<CadenceFile<'a>>,
    pub(super) deadlines: Vec<DeadlineFile<'a>>,
    pub(super) mentions: Vec<MentionFile<'a>>,
}

impl ScheduleFile<'_> {
    /// Hands everything to the builder; a fault is told with its place in the file.
    pub(super) fn add_to(self, builder: &mut PlanBuilder) -> Result<(), Error> {
        for (index, file) in self.phases.into_iter().enumerate() {
            builder.try_phase(file.into()).map_err(|fault| refused("phases", index, &fault))?;
        }
        for (index, file) in self.cadences.into_iter().enumerate() {
            builder.try_cadence(file.into()).map_err(|fault| refused("cadences", index, &fault))?;
        }
        for (index, file) in self.deadlines.into_iter().enumerate() {
            let deadline = Deadline::try_from(file)
                .map_err(|error| refused("deadlines", index, &Fault::new("recurring", error)))?;
            builder.try_deadline(deadline).map_err(|fault| refused("deadlines", index, &fault))?;
        }
        for (index, file) in self.mentions.into_iter().enumerate() {
            builder.try_mention(file.into()).map_err(|fault| refused("mentions", index, &fault))?;
        }
        Ok(())
    }
}

fn section(position: Option<u32>) -> Option<SectionId> {
    position.map(|position| SectionId::new(position as usize))
}

fn section_file(section: Option<SectionId>) -> Option<u32> {
    section.map(|section| position(section.index()))
}

impl From<PhaseFile<'_>> for Phase {
    fn from(file: PhaseFile<'_>) -> Self {
        Self {
            section: section(file.section),
            name: file.name.into(),
            text: file.text.into(),
            from: file.from,
            to: file.to,
            span: file.span.map(Span::from),
        }
    }
}

impl<'a> From<&'a Phase> for PhaseFile<'a> {
    fn from(phase: &'a Phase) -> Self {
        Self {
            name: text(&phase.name),
            section: section_file(phase.section),
            text: text(&phase.text),
            from: phase.from,
            to: phase.to,
            span: span_file(phase.span),
        }
    }
}

impl From<CadenceFile<'_>> for Cadence {
    fn from(file: CadenceFile<'_>) -> Self {
        Self {
            section: section(file.section),
            text: file.text.into(),
            every: file.every,
            action: file.action.into(),
            span: file.span.map(Span::from),
        }
    }
}

impl<'a> From<&'a Cadence> for CadenceFile<'a> {
    fn from(cadence: &'a Cadence) -> Self {
        Self {
            action: text(&cadence.action),
            section: section_file(cadence.section),
            text: text(&cadence.text),
            every: cadence.every,
            span: span_file(cadence.span),
        }
    }
}

impl TryFrom<DeadlineFile<'_>> for Deadline {
    type Error = Error;

    fn try_from(file: DeadlineFile<'_>) -> Result<Self, Error> {
        let recurring =
            file.recurring.map(|file| Recurring::new(file.every, file.month, file.day)).transpose()?;
        Ok(Self {
            section: section(file.section),
            task: file.task.map(|task| TaskId::new(task as usize)),
            clause: file.clause,
            text: file.text.into(),
            date: file.date,
            recurring,
            from_phase: file.from_phase,
            who: file.who.into_iter().map(Into::into).collect(),
            to: file.to.into_iter().map(Into::into).collect(),
            what: file.what.into(),
            span: file.span.map(Span::from),
        })
    }
}

impl<'a> From<&'a Deadline> for DeadlineFile<'a> {
    fn from(deadline: &'a Deadline) -> Self {
        Self {
            section: section_file(deadline.section),
            task: deadline.task.map(|task| position(task.index())),
            clause: deadline.clause,
            text: text(&deadline.text),
            date: deadline.date,
            recurring: deadline.recurring.map(|recurring| RecurringFile {
                every: recurring.every(),
                month: recurring.month(),
                day: recurring.day(),
            }),
            from_phase: deadline.from_phase,
            who: deadline.who.iter().map(Into::into).collect(),
            to: deadline.to.iter().map(Into::into).collect(),
            what: text(&deadline.what),
            span: span_file(deadline.span),
        }
    }
}

impl From<NamedFile<'_>> for NamedDepartment {
    fn from(file: NamedFile<'_>) -> Self {
        Self {
            printed: file.printed.into(),
            canonical: file.name.map(Into::into),
            place: file.place.map(Into::into),
        }
    }
}

impl<'a> From<&'a NamedDepartment> for NamedFile<'a> {
    fn from(named: &'a NamedDepartment) -> Self {
        Self {
            printed: text(&named.printed),
            name: named.canonical.as_deref().map(text),
            place: named.place.as_deref().map(text),
        }
    }
}

impl From<MentionFile<'_>> for Mention {
    fn from(file: MentionFile<'_>) -> Self {
        Self {
            section: section(file.section),
            text: file.text.into(),
            department: file.department.into(),
            role: file.role,
            span: file.span.map(Span::from),
        }
    }
}

impl<'a> From<&'a Mention> for MentionFile<'a> {
    fn from(mention: &'a Mention) -> Self {
        Self {
            department: (&mention.department).into(),
            role: mention.role,
            section: section_file(mention.section),
            text: text(&mention.text),
            span: span_file(mention.span),
        }
    }
}
