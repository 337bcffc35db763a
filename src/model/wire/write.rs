//! From a plan to its written form: everything that would be read back without being written is left out.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::indicators::indicator_file;
use super::{
    AssignmentFile, CitationFile, ClauseFile, DepartmentFile, HeaderFile, MeasureFile, PlanFile, SectionFile,
    Text, Version,
};
use super::{SpanFile, TaskFile};
use crate::model::builder::AssignmentDraft;
use crate::model::plan::{Assignment, Citation, Clause, Department, Header, Measure, Plan, Section, Task};
use crate::model::words::SectionRole;
use crate::text::{Span, fold};

impl<'a> From<&'a Plan> for PlanFile<'a> {
    fn from(plan: &'a Plan) -> Self {
        let mut bearers: HashMap<Cow<'_, str>, u32> = HashMap::new();
        for department in &plan.departments {
            *bearers.entry(fold(&department.name)).or_default() += 1;
        }
        let shared: Vec<bool> = plan
            .departments
            .iter()
            .map(|department| bearers.get(&fold(&department.name)).is_some_and(|&count| count > 1))
            .collect();
        let printed = printed_names(plan);
        Self {
            fengong: Version,
            header: (&plan.header).into(),
            sections: plan.sections.iter().map(Into::into).collect(),
            departments: plan
                .departments
                .iter()
                .zip(printed)
                .map(|(department, printed)| department_file(department, &printed))
                .collect(),
            tasks: plan.tasks.iter().map(|task| task_file(task, &plan.departments, &shared)).collect(),
            phases: plan.phases().iter().map(Into::into).collect(),
            cadences: plan.cadences().iter().map(Into::into).collect(),
            deadlines: plan.deadlines().iter().map(Into::into).collect(),
            mentions: plan.mentions().iter().map(Into::into).collect(),
            indicators: plan
                .indicators
                .iter()
                .map(|indicator| indicator_file(indicator, &plan.departments, &shared))
                .collect(),
            targets: plan.targets.iter().map(Into::into).collect(),
        }
    }
}

/// The names that the builder would give each department on its own: those printed, in order, once each.
fn printed_names(plan: &Plan) -> Vec<Vec<&str>> {
    let mut names = vec![Vec::new(); plan.departments.len()];
    let mut seen = HashSet::new();
    let of_indicators = plan.indicators.iter().flat_map(|indicator| &indicator.departments);
    for assignment in plan.tasks.iter().flat_map(|task| &task.assignments).chain(of_indicators) {
        if seen.insert((assignment.department, fold(&assignment.printed)))
            && let Some(names) = names.get_mut(assignment.department.index())
        {
            names.push(&*assignment.printed);
        }
    }
    names
}

fn department_file<'a>(department: &'a Department, printed: &[&str]) -> DepartmentFile<'a> {
    let printed_alone = department.names.iter().map(|name| &**name).eq(printed.iter().copied());
    DepartmentFile {
        name: text(&department.name),
        place: department.place.as_deref().map(text),
        kind: Some(department.kind),
        level: department.level,
        known: department.known,
        names: if printed_alone { Vec::new() } else { texts(&department.names) },
        members: texts(&department.members),
    }
}

fn task_file<'a>(task: &'a Task, departments: &'a [Department], shared: &[bool]) -> TaskFile<'a> {
    TaskFile {
        title: text(&task.title),
        section: Some(position(task.section.index())),
        span: span(task.span),
        measures: task.measures.iter().map(Into::into).collect(),
        clauses: task.clauses.iter().map(Into::into).collect(),
        assignments: task
            .assignments
            .iter()
            .filter_map(|assignment| {
                let index = assignment.department.index();
                Some(assignment_file(assignment, departments.get(index)?, *shared.get(index)?))
            })
            .collect(),
    }
}

pub(super) fn assignment_file<'a>(
    assignment: &'a Assignment,
    department: &'a Department,
    shared: bool,
) -> AssignmentFile<'a> {
    let basis = assignment.basis;
    AssignmentFile {
        department: text(&department.name),
        role: assignment.role,
        place: department.place.as_deref().filter(|_| shared).map(text),
        printed: (*assignment.printed != *department.name).then(|| text(&assignment.printed)),
        basis: (basis != AssignmentDraft::default_basis(assignment.role)).then_some(basis),
        group: assignment.group,
        open: assignment.open,
        clause: assignment.clause,
        span: span(assignment.span),
    }
}

impl<'a> From<&'a Section> for SectionFile<'a> {
    fn from(section: &'a Section) -> Self {
        Self {
            label: text(&section.label),
            title: text(&section.title),
            parent: section.parent.map(|parent| position(parent.index())),
            role: Some(section.role).filter(|&role| role != SectionRole::Section),
            marker: text(&section.marker),
            run_in: section.run_in,
            sentence: section.sentence,
            row: section.row,
            span: span(section.span),
        }
    }
}

impl<'a> From<&'a Measure> for MeasureFile<'a> {
    fn from(measure: &'a Measure) -> Self {
        Self {
            title: text(&measure.title),
            label: measure.label.as_deref().map(text),
            span: span(measure.span),
        }
    }
}

impl<'a> From<&'a Clause> for ClauseFile<'a> {
    fn from(clause: &'a Clause) -> Self {
        Self {
            text: text(&clause.text),
            span: span(clause.span),
            governs: span(clause.governs),
            deadline: clause.deadline.as_deref().map(text),
        }
    }
}

impl<'a> From<&'a Header> for HeaderFile<'a> {
    fn from(header: &'a Header) -> Self {
        Self {
            title: header.title.as_deref().map(text),
            notice_title: header.notice_title.as_deref().map(text),
            number: header.number.as_deref().map(text),
            issuer: header.issuer.as_deref().map(text),
            addressees: header.addressees.iter().map(|name| text(name)).collect(),
            issued: header.issued,
            published: header.published,
            index_number: header.index_number.as_deref().map(text),
            kind: header.kind,
            place: header.place.as_deref().map(text),
            level: header.level,
            period: header.period,
            citations: header.citations.iter().map(Into::into).collect(),
            body: span(header.body),
        }
    }
}

impl<'a> From<&'a Citation> for CitationFile<'a> {
    fn from(citation: &'a Citation) -> Self {
        Self {
            title: text(&citation.title),
            number: citation.number.as_deref().map(text),
            span: span(citation.span),
        }
    }
}

pub(super) fn text(text: &str) -> Text<'_> {
    Cow::Borrowed(text)
}

fn texts(texts: &[Box<str>]) -> Vec<Text<'_>> {
    texts.iter().map(|name| text(name)).collect()
}

pub(super) fn span(span: Option<Span>) -> Option<SpanFile> {
    span.map(Into::into)
}

/// Plans are made from texts shorter than 4 GiB, so every position fits.
pub(super) fn position(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
