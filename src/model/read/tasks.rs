//! The tasks of a plan: headings and table rows that somebody has to carry out, with their measures.

use core::ops::Range;

use super::ReadOptions;
use super::assign::Departments;
use super::clauses::Clauses;
use super::rows::Rows;
use super::sections::clean;
use crate::document::{Document, Heading, Mark, Placed, Purpose};
use crate::model::ids::{SectionId, TaskId};
use crate::model::plan::{Measure, Plan, Section, Task};
use crate::text::Span;

/// Finds the tasks and fills them. A heading is one when its place says so or when a clause stands under it.
pub(super) fn fill(
    document: &Document<'_>,
    options: &ReadOptions,
    departments: &mut Departments<'_>,
    plan: &mut Plan,
) {
    let mut clauses = Clauses::new(document, options, departments);
    for stray in document.clauses.iter().take_while(|placed| placed.heading.is_none()) {
        clauses.learn(stray);
    }
    let placed = by_heading(document);
    let mut placed = &*placed;
    let ends = ends(document);
    let mut rows = document.rows.iter().peekable();
    let mut sections = Rows::new(document);
    for (at, (purpose, heading)) in document.purposes.iter().zip(&document.outline).enumerate() {
        while let Some(row) = rows.next_if(|row| row.paragraph < heading.paragraph) {
            sections.add(&mut clauses, plan, row);
        }
        let count = placed.iter().take_while(|placed| placed.heading == Some(at)).count();
        let (own, rest) = placed.split_at(count);
        placed = rest;
        if *purpose != Purpose::Task && own.is_empty() {
            continue;
        }
        let mut task = Task {
            id: TaskId::new(plan.tasks.len()),
            section: SectionId::new(at),
            title: plan.sections.get(at).map(title).unwrap_or_default(),
            span: span_of(document, at, &ends),
            measures: measures(document, at, own),
            clauses: Vec::new(),
            assignments: Vec::new(),
        };
        for lines in own.chunk_by(|_, next| next.continues) {
            lines.iter().take(1).for_each(|first| clauses.learn(first));
            clauses.add(lines, &mut task);
            clauses.add_above(&mut plan.tasks, &mut task);
        }
        plan.tasks.push(task);
    }
    for row in rows {
        sections.add(&mut clauses, plan, row);
    }
    sections.insert(plan);
    plan.tasks.shrink_to_fit();
}

/// An item may be nothing but its clause; its number stands for a title then.
fn title(section: &Section) -> Box<str> {
    if section.title.is_empty() { section.label.clone() } else { section.title.clone() }
}

/// The clauses that stand under a heading, by heading.
fn by_heading<'d>(document: &'d Document<'_>) -> Vec<&'d Placed> {
    let mut placed: Vec<&Placed> =
        document.clauses.iter().filter(|placed| placed.heading.is_some()).collect();
    placed.sort_by_key(|placed| placed.heading);
    placed
}

/// For each heading the paragraph after its last one.
fn ends(document: &Document<'_>) -> Vec<usize> {
    let mut ends = vec![document.frame.body.end; document.outline.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, heading) in document.outline.iter().enumerate() {
        while let Some(&last) = open.last() {
            if heading.parent() == Some(last) || is_below(document, at, last) {
                break;
            }
            open.pop();
            if let Some(end) = ends.get_mut(last) {
                *end = heading.paragraph;
            }
        }
        open.push(at);
    }
    ends
}

fn is_below(document: &Document<'_>, at: usize, above: usize) -> bool {
    let mut next = document.outline.get(at).and_then(|heading| heading.parent());
    while let Some(parent) = next.filter(|&parent| parent >= above) {
        if parent == above {
            return true;
        }
        next = document.outline.get(parent).and_then(|heading| heading.parent());
    }
    false
}

fn span_of(document: &Document<'_>, at: usize, ends: &[usize]) -> Option<Span> {
    let heading = document.outline.get(at)?;
    let first = document.paragraphs.get(heading.paragraph)?;
    let start = first.locate(heading.marker.start()..heading.marker.start()).start();
    let end = ends.get(at).copied().unwrap_or(heading.paragraph + 1).max(heading.title_paragraph() + 1);
    let last = document.paragraphs.get(end - 1)?.span().end();
    Some(Span::new(start, last))
}

/// A step of a task with the paragraph that it begins in, and where in it.
type Step = (usize, usize, Measure);

/// The steps of a task: run-in headings and enumerations below it, and paragraphs that carry a clause of their own.
fn measures(document: &Document<'_>, at: usize, own: &[&Placed]) -> Vec<Measure> {
    let mut found = headed(document, at);
    let heading = document.outline.get(at);
    let headed = found.len();
    for placed in own.iter().filter(|placed| !placed.governs.is_empty()) {
        let in_heading = heading.is_some_and(|heading| {
            heading.paragraph == placed.paragraph || heading.title_paragraph() == placed.paragraph
        });
        // Both come in the order of the text: a search and a look at the last one tell whether the paragraph has its measure.
        let steps = found.get(..headed).unwrap_or_default();
        let taken = steps.binary_search_by_key(&placed.paragraph, |(paragraph, ..)| *paragraph).is_ok()
            || found.last().is_some_and(|(paragraph, ..)| *paragraph == placed.paragraph);
        if !in_heading && !taken {
            found.push(governed(document, placed));
        }
    }
    found.sort_by_key(|(paragraph, start, _)| (*paragraph, *start));
    found.into_iter().map(|(.., measure)| measure).collect()
}

/// The steps below a heading that have a mark or a title of their own.
fn headed(document: &Document<'_>, at: usize) -> Vec<Step> {
    let place = |paragraph: usize, range: Range<usize>| {
        document.paragraphs.get(paragraph).map(|paragraph| paragraph.locate(range))
    };
    let below = document.outline.iter().enumerate().skip(at + 1);
    let below = below.take_while(|(_, heading)| heading.parent().is_some_and(|parent| parent >= at));
    let steps = below.filter(|(index, _)| document.purposes.get(*index) == Some(&Purpose::Measure));
    let step = |(_, heading): (usize, &Heading)| {
        let label = document
            .words(heading.paragraph)
            .get(heading.marker.range())
            .filter(|_| matches!(heading.mark, Mark::Enumerated { .. } | Mark::Number { .. }));
        let title = place(heading.title_paragraph(), heading.title.range());
        let span = if heading.marker.is_empty() {
            title
        } else {
            place(heading.paragraph, heading.marker.range()).zip(title).map(|(mark, title)| mark.cover(title))
        };
        let measure = Measure { label: label.map(Into::into), title: clean(document.title(heading)), span };
        (heading.paragraph, heading.marker.start(), measure)
    };
    steps.map(step).collect()
}

/// The paragraph that a clause governs, by its first sentence.
fn governed(document: &Document<'_>, placed: &Placed) -> Step {
    let words = document.words(placed.paragraph).get(placed.governs.range()).unwrap_or_default();
    let first = words.split('。').next().unwrap_or_default();
    let paragraph = document.paragraphs.get(placed.paragraph);
    let span = paragraph.map(|paragraph| paragraph.locate(placed.governs.range()));
    (placed.paragraph, placed.governs.start(), Measure { label: None, title: clean(first), span })
}
