//! Rows of tables that list tasks: each a task and a section of its own.

use super::clauses::{Clauses, joined};
use super::sections::clean;
use crate::document::{Document, Mark, Row, Words};
use crate::model::ids::{SectionId, TaskId};
use crate::model::plan::{Clause, Plan, Section, Task};
use crate::model::words::SectionRole;
use crate::text::{Span, fold, is_blank};

/// The title of a row; where the cell holds nothing but marks, those.
fn titled(words: &str) -> Box<str> {
    let title = clean(words);
    if title.is_empty() { words.trim_matches(is_blank).into() } else { title }
}

/// The sections of the rows met so far. They are put in among the headings when all are known.
pub(super) struct Rows {
    sections: Vec<(usize, Section)>,
    /// How many rows without a number stand under each heading; the last entry is for those under none.
    unnumbered: Vec<usize>,
}

impl Rows {
    pub(super) fn new(document: &Document<'_>) -> Self {
        let headings = if document.rows.is_empty() { 0 } else { document.outline.len() + 1 };
        Self { sections: Vec::new(), unnumbered: vec![0; headings] }
    }

    /// A task from a row of a table.
    pub(super) fn add(&mut self, clauses: &mut Clauses<'_, '_>, plan: &mut Plan, row: &Row) {
        let document = clauses.document;
        let cell = row.title.as_ref().filter(|cell| !cell.text(document.source).chars().all(is_blank));
        let Some(cell) = cell else { return };
        let title = cell.span();
        let mut task = Task {
            id: TaskId::new(plan.tasks.len()),
            section: self.section(document, row, cell),
            title: titled(cell.text(document.source)),
            span: Some(title),
            measures: Vec::new(),
            clauses: Vec::new(),
            assignments: Vec::new(),
        };
        let deadline = row.deadline.as_ref();
        // What a cell repeats stands in a row above.
        let begin = document.paragraphs.get(row.paragraph).map_or(0, |paragraph| paragraph.span().start());
        let own = |span: &Span| span.start() >= begin;
        let cells = row.departments.iter().map(|(_, cell)| cell.span());
        let departments = cells.clone().filter(own).reduce(Span::cover);
        let span = departments
            .or(deadline.map(Words::span).filter(own))
            .or(cells.reduce(Span::cover).map(|_| title));
        if let Some(span) = span {
            task.span = Some(title.cover(span));
            let clause = Clause {
                text: joined(row.departments.iter().map(|(_, cell)| cell.text(document.source))),
                span: Some(span),
                governs: Some(title),
                deadline: deadline.map(|cell| clean(cell.text(document.source))),
            };
            clauses.add_cells(clause, &row.departments, &mut task);
        }
        plan.tasks.push(task);
    }

    fn section(&mut self, document: &Document<'_>, row: &Row, title: &Words) -> SectionId {
        let words = |span: Span| document.source.get(span.range()).unwrap_or_default();
        let above = document.outline.partition_point(|heading| heading.paragraph <= row.paragraph);
        let mut parent = above.checked_sub(1);
        while let Some(heading) = parent
            .and_then(|at| document.outline.get(at))
            .filter(|heading| matches!(heading.mark, Mark::Run { .. } | Mark::Enumerated { .. }))
        {
            parent = heading.parent();
        }
        let marker = row.number.map(words).unwrap_or_default();
        let mut before = 0;
        if let Some(count) = self.unnumbered.get_mut(parent.unwrap_or(document.outline.len())) {
            before = *count;
            *count += usize::from(marker.is_empty());
        }
        let id = SectionId::new(document.outline.len() + self.sections.len());
        let section = Section {
            id,
            parent: parent.map(SectionId::new),
            label: match row.number.map(|number| fold(words(number))) {
                Some(number) if !number.trim_matches(['.', '、']).is_empty() => {
                    number.trim_end_matches(['.', '、']).into()
                }
                _ => format!("#{}", before + 1).into(),
            },
            marker: marker.into(),
            title: titled(title.text(document.source)),
            role: SectionRole::Task,
            run_in: false,
            sentence: false,
            row: true,
            span: Some(title.span()),
        };
        self.sections.push((above, section));
        id
    }

    /// Puts the sections of the rows behind the headings that they follow, and mends every id.
    pub(super) fn insert(self, plan: &mut Plan) {
        let rows = self.sections;
        if rows.is_empty() {
            return;
        }
        let headings = plan.sections.len();
        let mut moved = vec![SectionId::new(0); headings + rows.len()];
        let mut old: Vec<Option<Section>> = plan.sections.drain(..).map(Some).collect();
        let mut out: Vec<Section> = Vec::with_capacity(moved.len());
        let mut rows = rows.into_iter().peekable();
        for at in 0..=headings {
            while let Some((_, section)) = rows.next_if(|(above, _)| *above <= at) {
                out.push(section);
            }
            out.extend(old.get_mut(at).and_then(Option::take));
        }
        for (at, section) in out.iter_mut().enumerate() {
            if let Some(new) = moved.get_mut(section.id.index()) {
                *new = SectionId::new(at);
            }
            section.id = SectionId::new(at);
        }
        let new = |id: SectionId| moved.get(id.index()).copied().unwrap_or(id);
        for section in &mut out {
            section.parent = section.parent.map(new);
        }
        for task in &mut plan.tasks {
            task.section = new(task.section);
        }
        plan.sections = out;
    }
}
