//! From the written form to a plan, through the builder: what is wrong is said with its place in the file.

use std::borrow::Cow;

use super::schedule::ScheduleFile;
use super::{
    AssignmentFile, CitationFile, ClauseFile, DepartmentFile, HeaderFile, MeasureFile, PlanFile, SectionFile,
    SpanFile, TaskFile,
};
use crate::error::Error;
use crate::model::builder::{AssignmentDraft, DepartmentDraft, Fault, PlanBuilder, SectionDraft, TaskDraft};
use crate::model::ids::SectionId;
use crate::model::plan::{Citation, Clause, Header, Measure, Plan};
use crate::model::words::SectionRole;
use crate::text::Span;

fn malformed(at: String, reason: &impl ToString) -> Error {
    Error::MalformedPlan { at, reason: reason.to_string() }
}

/// What the builder refuses of an entry of a list, with its place in the file.
pub(super) fn refused(list: &str, index: usize, fault: &Fault) -> Error {
    malformed(format!("{list}[{index}].{}", fault.at), &fault.error)
}

impl PlanFile<'_> {
    pub(in crate::model) fn into_plan(self) -> Result<Plan, Error> {
        let mut builder = PlanBuilder::new().with_header(self.header.into());
        let schedule = ScheduleFile {
            phases: self.phases,
            cadences: self.cadences,
            deadlines: self.deadlines,
            mentions: self.mentions,
        };
        let sections = self.sections.len();
        for (index, section) in self.sections.into_iter().enumerate() {
            let draft = section.into_draft(index)?;
            builder.try_section(draft).map_err(|fault| refused("sections", index, &fault))?;
        }
        for (index, department) in self.departments.into_iter().enumerate() {
            department.add_to(&mut builder, index)?;
        }
        builder.close_sections();
        let tasks = self.tasks.len();
        for (index, task) in self.tasks.into_iter().enumerate() {
            listed("section", task.section, sections, "listed", || format!("tasks[{index}].section"))?;
            builder.try_task(task.into()).map_err(|fault| refused("tasks", index, &fault))?;
        }
        for (index, indicator) in self.indicators.into_iter().enumerate() {
            let at = |field: &str| format!("indicators[{index}].{field}");
            let draft =
                indicator.into_draft(sections).map_err(|(field, error)| malformed(at(field), &error))?;
            builder.try_indicator(draft).map_err(|fault| refused("indicators", index, &fault))?;
        }
        schedule.add_to(&mut builder)?;
        for (index, target) in self.targets.into_iter().enumerate() {
            // An id of the builder would say less about the file than a position does.
            let at = |field: &str| format!("targets[{index}].{field}");
            listed("section", target.section, builder.section_count(), "there", || at("section"))?;
            listed("task", target.task, tasks, "there", || at("task"))?;
            for (link, named) in target.indicators.iter().enumerate() {
                let place = || at(&format!("indicators[{link}]"));
                listed("indicator", Some(named.indicator), builder.indicators.len(), "there", place)?;
            }
            builder.try_target(target.into()).map_err(|fault| refused("targets", index, &fault))?;
        }
        builder.build().map_err(|error| malformed("header.title".to_owned(), &error))
    }
}

/// Refuses a position that is past the end of its list, with the place in the file that says it.
fn listed(
    what: &str,
    position: Option<u32>,
    count: usize,
    how: &str,
    at: impl FnOnce() -> String,
) -> Result<(), Error> {
    match position.filter(|&position| position as usize >= count) {
        Some(position) => Err(malformed(
            at(),
            &format_args!("there is no {what} {position}, counted from 0; {count} are {how}"),
        )),
        None => Ok(()),
    }
}

impl DepartmentFile<'_> {
    /// Hands it to the builder as the department of that position; a name that is listed twice has no position of its own.
    fn add_to(self, builder: &mut PlanBuilder, index: usize) -> Result<(), Error> {
        let name = self.name.to_string();
        let id =
            builder.try_department(self.into()).map_err(|fault| refused("departments", index, &fault))?;
        if id.index() != index {
            return Err(malformed(
                format!("departments[{index}]"),
                &format_args!("{name:?} is listed before"),
            ));
        }
        Ok(())
    }
}

impl SectionFile<'_> {
    fn into_draft(self, index: usize) -> Result<SectionDraft, Error> {
        let draft = SectionDraft::new(self.label, self.title)
            .with_role(self.role.unwrap_or(SectionRole::Section))
            .with_marker(self.marker)
            .with_run_in(self.run_in)
            .with_sentence(self.sentence)
            .with_row(self.row)
            .with_span(span(self.span));
        match self.parent {
            None => Ok(draft),
            Some(parent) if (parent as usize) < index => Ok(draft.below(SectionId::new(parent as usize))),
            Some(parent) => Err(malformed(
                format!("sections[{index}].parent"),
                &format_args!("a parent comes before its sections, {parent} does not come before {index}"),
            )),
        }
    }
}

impl From<DepartmentFile<'_>> for DepartmentDraft {
    fn from(file: DepartmentFile<'_>) -> Self {
        let mut draft = Self::new(file.name).with_known(file.known);
        if let Some(place) = file.place {
            draft = draft.with_place(place);
        }
        if let Some(kind) = file.kind {
            draft = draft.with_kind(kind);
        }
        if let Some(level) = file.level {
            draft = draft.with_level(level);
        }
        draft = file.names.into_iter().fold(draft, Self::with_name);
        file.members.into_iter().fold(draft, Self::with_member)
    }
}

impl From<TaskFile<'_>> for TaskDraft {
    fn from(file: TaskFile<'_>) -> Self {
        let mut draft = Self::new(file.title).with_span(span(file.span));
        if let Some(section) = file.section {
            draft = draft.on(SectionId::new(section as usize));
        }
        draft = file.measures.into_iter().map(Measure::from).fold(draft, Self::with_measure);
        draft = file.clauses.into_iter().map(Clause::from).fold(draft, Self::with_clause);
        file.assignments.into_iter().map(AssignmentDraft::from).fold(draft, Self::with_assignment)
    }
}

impl From<MeasureFile<'_>> for Measure {
    fn from(file: MeasureFile<'_>) -> Self {
        Self { label: file.label.map(Into::into), title: file.title.into(), span: span(file.span) }
    }
}

impl From<ClauseFile<'_>> for Clause {
    fn from(file: ClauseFile<'_>) -> Self {
        Self {
            text: file.text.into(),
            span: span(file.span),
            governs: span(file.governs),
            deadline: file.deadline.map(Into::into),
        }
    }
}

impl From<AssignmentFile<'_>> for AssignmentDraft {
    fn from(file: AssignmentFile<'_>) -> Self {
        let mut draft = Self::new(file.department, file.role)
            .with_group(file.group)
            .with_open(file.open)
            .with_span(span(file.span));
        if let Some(place) = file.place {
            draft = draft.with_place(place);
        }
        if let Some(printed) = file.printed {
            draft = draft.with_printed(printed);
        }
        if let Some(basis) = file.basis {
            draft = draft.with_basis(basis);
        }
        if let Some(clause) = file.clause {
            draft = draft.with_clause(clause);
        }
        draft
    }
}

impl From<HeaderFile<'_>> for Header {
    fn from(file: HeaderFile<'_>) -> Self {
        let text = |text: Option<Cow<'_, str>>| text.map(Cow::into_owned);
        Self {
            title: text(file.title),
            notice_title: text(file.notice_title),
            number: text(file.number),
            issuer: text(file.issuer),
            addressees: file.addressees.into_iter().map(Cow::into_owned).collect(),
            issued: file.issued,
            published: file.published,
            index_number: text(file.index_number),
            kind: file.kind,
            place: text(file.place),
            level: file.level,
            period: file.period,
            citations: file.citations.into_iter().map(Into::into).collect(),
            body: span(file.body),
        }
    }
}

impl From<CitationFile<'_>> for Citation {
    fn from(file: CitationFile<'_>) -> Self {
        Self {
            title: file.title.into_owned(),
            number: file.number.map(Cow::into_owned),
            span: span(file.span),
        }
    }
}

fn span(file: Option<SpanFile>) -> Option<Span> {
    file.map(Into::into)
}
