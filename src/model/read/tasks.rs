//! The tasks of a plan: headings and table rows that somebody has to carry out, with their measures and clauses.

use super::ReadOptions;
use super::assign::{Departments, prefix_of, roles};
use super::sections::clean;
use crate::document::{Context, Document, Entry, LabelRole, Mark, Placed, Purpose, Row, names, read_clause};
use crate::model::ids::{SectionId, TaskId};
use crate::model::plan::{Assignment, Clause, Measure, Plan, Section, Task};
use crate::model::words::SectionRole;
use crate::text::{Span, is_blank};

/// Rules that hold from one clause on: who leads a plain list, and units that every later clause has.
#[derive(Default)]
struct Standing {
    first_leads: bool,
    carried: Vec<(Box<str>, Span)>,
}

/// Finds the tasks and fills them. A heading is one when its place says so or when a clause stands under it.
pub(super) fn fill(
    document: &Document<'_>,
    options: &ReadOptions,
    departments: &mut Departments<'_>,
    plan: &mut Plan,
) {
    let mut clauses = document.clauses.iter().peekable();
    let mut standing = Standing { first_leads: document.first_leads, ..Standing::default() };
    while let Some(stray) = clauses.next_if(|placed| placed.heading.is_none()) {
        standing.learn(document, stray);
    }
    let by_heading = by_heading(document);
    let ends = ends(document);
    let mut rows = document.rows.iter().peekable();
    let mut row_sections = Vec::new();
    for (at, purpose) in document.purposes.iter().enumerate() {
        let first = document.outline.get(at).map_or(0, |heading| heading.paragraph);
        while let Some(row) = rows.next_if(|row| row.paragraph < first) {
            fill_row(document, options, departments, plan, &standing, &mut row_sections, row);
        }
        let own = by_heading.get(at).map_or(&[][..], |list| list);
        if *purpose != Purpose::Task && own.is_empty() {
            continue;
        }
        let id = TaskId::new(plan.tasks.len());
        // An item may be nothing but its clause; its number stands for a title then.
        let title = plan
            .sections
            .get(at)
            .map(
                |section| {
                    if section.title.is_empty() { section.label.clone() } else { section.title.clone() }
                },
            )
            .unwrap_or_default();
        let mut task = Task {
            id,
            section: SectionId::new(at),
            title,
            span: span_of(document, at, &ends),
            measures: measures(document, at, own),
            clauses: Vec::new(),
            assignments: Vec::new(),
        };
        let mut rest = own;
        while let Some((first, behind)) = rest.split_first() {
            let more = behind.iter().take_while(|placed| placed.continues).count();
            let (group, behind) = rest.split_at(more + 1);
            standing.learn(document, first);
            clause(document, options, departments, &standing, group, &mut task);
            rest = behind;
        }
        plan.tasks.push(task);
    }
    for row in rows {
        fill_row(document, options, departments, plan, &standing, &mut row_sections, row);
    }
    insert_rows(plan, row_sections);
}

/// The clauses under each heading.
fn by_heading<'d>(document: &'d Document<'_>) -> Vec<Vec<&'d Placed>> {
    let mut out: Vec<Vec<&Placed>> = vec![Vec::new(); document.outline.len()];
    for placed in &document.clauses {
        if let Some(list) = placed.heading.and_then(|heading| out.get_mut(heading)) {
            list.push(placed);
        }
    }
    out
}

/// For each heading the paragraph after its last one.
fn ends(document: &Document<'_>) -> Vec<usize> {
    let mut ends = vec![document.frame.body.end; document.outline.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, heading) in document.outline.iter().enumerate() {
        while let Some(&last) = open.last() {
            if heading.parent == Some(last) || is_below(document, at, last) {
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
    let mut next = document.outline.get(at).and_then(|heading| heading.parent);
    while let Some(parent) = next.filter(|&parent| parent >= above) {
        if parent == above {
            return true;
        }
        next = document.outline.get(parent).and_then(|heading| heading.parent);
    }
    false
}

fn span_of(document: &Document<'_>, at: usize, ends: &[usize]) -> Option<Span> {
    let heading = document.outline.get(at)?;
    let first = document.paragraphs.get(heading.paragraph)?;
    let start = first.locate(heading.marker.start..heading.marker.start).start();
    let end = ends.get(at).copied().unwrap_or(heading.paragraph + 1).max(heading.title_paragraph + 1);
    let last = document.paragraphs.get(end - 1)?.span().end();
    Some(Span::new(start, last))
}

/// The steps of a task: run-in headings and enumerations below it, and paragraphs that carry a clause of their own.
fn measures(document: &Document<'_>, at: usize, own: &[&Placed]) -> Vec<Measure> {
    let mut found: Vec<(usize, usize, Measure)> = Vec::new();
    for (index, heading) in document.outline.iter().enumerate().skip(at + 1) {
        if heading.parent.is_none_or(|parent| parent < at) {
            break;
        }
        let below = heading.parent == Some(at) || document.purposes.get(index) == Some(&Purpose::Measure);
        if !below || !matches!(document.purposes.get(index), Some(Purpose::Measure)) {
            continue;
        }
        let words = document.words(heading.paragraph);
        let label = words
            .get(heading.marker.clone())
            .filter(|_| matches!(heading.mark, Mark::Enumerated { .. } | Mark::Number { .. }));
        let span = document.paragraphs.get(heading.paragraph).map(|paragraph| {
            paragraph.locate(heading.marker.start..heading.title.end.max(heading.marker.end))
        });
        let measure = Measure { label: label.map(Into::into), title: clean(document.title(heading)), span };
        found.push((heading.paragraph, heading.marker.start, measure));
    }
    let heading = document.outline.get(at);
    for placed in own.iter().filter(|placed| !placed.governs.is_empty()) {
        let in_heading = heading.is_some_and(|heading| {
            heading.paragraph == placed.paragraph || heading.title_paragraph == placed.paragraph
        });
        if in_heading || found.iter().any(|(paragraph, ..)| *paragraph == placed.paragraph) {
            continue;
        }
        let words = document.words(placed.paragraph);
        let first = words.get(placed.governs.clone()).unwrap_or_default();
        let first = first.split('。').next().unwrap_or_default();
        let span = document
            .paragraphs
            .get(placed.paragraph)
            .map(|paragraph| paragraph.locate(placed.governs.clone()));
        found.push((
            placed.paragraph,
            placed.governs.start,
            Measure { label: None, title: clean(first), span },
        ));
    }
    found.sort_by_key(|(paragraph, start, _)| (*paragraph, *start));
    found.into_iter().map(|(.., measure)| measure).collect()
}

impl Standing {
    fn learn(&mut self, document: &Document<'_>, placed: &Placed) {
        self.first_leads |= placed.clause.first_leads;
        let words = document.words(placed.paragraph);
        for range in &placed.clause.carried {
            let (Some(name), Some(paragraph)) =
                (words.get(range.clone()), document.paragraphs.get(placed.paragraph))
            else {
                continue;
            };
            self.carried.push((printed(name), paragraph.locate(range.clone())));
        }
    }
}

/// A name as printed, without the blanks and line breaks inside it.
fn printed(name: &str) -> Box<str> {
    if name.chars().any(is_blank) {
        name.chars().filter(|&c| !is_blank(c)).collect::<String>().into()
    } else {
        name.into()
    }
}

/// One clause of a task, perhaps over several lines.
fn clause(
    document: &Document<'_>,
    options: &ReadOptions,
    departments: &mut Departments<'_>,
    standing: &Standing,
    lines: &[&Placed],
    task: &mut Task,
) {
    let mut entries = Vec::new();
    let mut group = 0;
    for placed in lines {
        let words = document.words(placed.paragraph);
        let Some(paragraph) = document.paragraphs.get(placed.paragraph) else { continue };
        let base = group;
        for entry in &placed.clause.entries {
            let name = printed(words.get(entry.range.clone()).unwrap_or_default());
            let entry = Entry { group: base + entry.group, ..entry.clone() };
            group = group.max(entry.group + 1);
            entries.push((entry.clone(), name, paragraph.locate(entry.range)));
        }
    }
    let deadline = lines.iter().find_map(|placed| {
        let range = placed.clause.deadline.clone()?;
        document.words(placed.paragraph).get(range).map(clean)
    });
    let first = lines.first();
    let span = lines
        .iter()
        .filter_map(|placed| {
            Some(document.paragraphs.get(placed.paragraph)?.locate(placed.clause.range.clone()))
        })
        .reduce(Span::cover);
    let governs = first
        .filter(|placed| !placed.governs.is_empty())
        .and_then(|placed| Some(document.paragraphs.get(placed.paragraph)?.locate(placed.governs.clone())));
    let text: Vec<&str> = lines
        .iter()
        .filter_map(|placed| document.words(placed.paragraph).get(placed.clause.content.clone()))
        .collect();
    if entries.is_empty() && deadline.is_none() {
        return;
    }
    let index = u32::try_from(task.clauses.len()).unwrap_or(u32::MAX);
    task.clauses.push(Clause {
        text: clean(&text.join("；")),
        span,
        governs: governs.or(span.and(task.span.map(|whole| before(whole, span)))),
        deadline,
    });
    assign(options, departments, standing, entries, index, task);
}

/// The text of a task before a clause that has a line of its own.
fn before(whole: Span, clause: Option<Span>) -> Span {
    Span::new(whole.start(), clause.map_or(whole.end(), Span::start))
}

fn assign(
    options: &ReadOptions,
    departments: &mut Departments<'_>,
    standing: &Standing,
    mut entries: Vec<(Entry, Box<str>, Span)>,
    clause: u32,
    task: &mut Task,
) {
    for (name, span) in &standing.carried {
        if entries.is_empty() || entries.iter().any(|(_, other, _)| crate::text::same_folded(other, name)) {
            continue;
        }
        let group = entries.last().map_or(0, |(entry, ..)| entry.group + 1);
        let part = crate::document::Part::Listed { each: true };
        entries.push((Entry { range: 0..0, part, group, open: false }, name.clone(), *span));
    }
    let judged: Vec<(Entry, bool)> =
        entries.iter().map(|(entry, name, _)| (entry.clone(), names::is_collective(name))).collect();
    let roles = roles(&judged, standing.first_leads, options.first_listed_lead);
    let mut prefix: Option<&str> = None;
    for ((entry, name, span), (role, basis)) in entries.into_iter().zip(roles) {
        let own = prefix_of(&name);
        let handed =
            if own.is_some() { None } else { prefix.filter(|&prefix: &&str| takes_prefix(prefix, &name)) };
        prefix = own.or(prefix);
        let department = departments.named(&name, handed, span);
        task.assignments.push(Assignment {
            department,
            printed: name,
            role,
            basis,
            group: entry.group,
            open: entry.open,
            clause: Some(clause),
            span: Some(span),
        });
    }
}

/// Whether a bare name takes the level that its list began with. Bodies of the state and collectives do not.
pub(super) fn takes_prefix(prefix: &str, name: &str) -> bool {
    let ending = name.trim_end_matches(['）', ')']);
    match prefix {
        "省" | "自治区" => ending.ends_with(['厅', '局', '办', '委', '部', '院', '会']),
        _ => ending.ends_with(['局', '委', '办', '部', '院', '会']),
    }
}

/// A task from a row of a table. Its section is put in among the headings later, when all rows are known.
fn fill_row(
    document: &Document<'_>,
    options: &ReadOptions,
    departments: &mut Departments<'_>,
    plan: &mut Plan,
    standing: &Standing,
    sections: &mut Vec<(usize, Section)>,
    row: &Row,
) {
    let words = |span: Span| document.source.get(span.range()).unwrap_or_default();
    let Some(title) = row.title else { return };
    let above = document.outline.partition_point(|heading| heading.paragraph <= row.paragraph);
    let mut parent = above.checked_sub(1);
    while let Some(heading) = parent
        .and_then(|at| document.outline.get(at))
        .filter(|heading| matches!(heading.mark, Mark::Run { .. } | Mark::Enumerated { .. }))
    {
        parent = heading.parent;
    }
    let unnumbered = sections
        .iter()
        .filter(|(_, section)| section.parent == parent.map(SectionId::new) && section.marker.is_empty())
        .count();
    let label = match row.number.map(words) {
        Some(number) => crate::text::fold(number).trim_end_matches(['.', '、']).into(),
        None => format!("#{}", unnumbered + 1).into(),
    };
    let id = TaskId::new(plan.tasks.len());
    let mut task = Task {
        id,
        section: SectionId::new(document.outline.len() + sections.len()),
        title: clean(words(title)),
        span: Some(title),
        measures: Vec::new(),
        clauses: Vec::new(),
        assignments: Vec::new(),
    };
    let section = Section {
        id: task.section,
        parent: parent.map(SectionId::new),
        label,
        marker: row.number.map(words).unwrap_or_default().into(),
        title: task.title.clone(),
        role: SectionRole::Task,
        run_in: false,
        sentence: false,
        row: true,
        span: Some(title),
    };
    sections.push((above, section));
    let mut entries = Vec::new();
    let mut group = 0_u32;
    let mut last: Option<LabelRole> = None;
    for &(role, cell) in &row.units {
        let text = words(cell);
        let Some(clause) = read_clause(text, 0..text.len(), Context::Cell(role)) else { continue };
        // The lines of one cell are one list.
        let base = if last == Some(role) { group.saturating_sub(1) } else { group };
        last = Some(role);
        for entry in clause.entries {
            let name = printed(text.get(entry.range.clone()).unwrap_or_default());
            let span = Span::of(cell.range().start + entry.range.start, cell.range().start + entry.range.end);
            let entry = Entry { group: base + entry.group, ..entry };
            group = group.max(entry.group + 1);
            entries.push((entry, name, span));
        }
    }
    let span = row.units.iter().map(|&(_, cell)| cell).reduce(Span::cover).or(row.deadline);
    if let Some(span) = span {
        let text: Vec<&str> = row.units.iter().map(|&(_, cell)| words(cell)).collect();
        task.span = Some(title.cover(span));
        task.clauses.push(Clause {
            text: clean(&text.join("；")),
            span: Some(span),
            governs: Some(title),
            deadline: row.deadline.map(|cell| clean(words(cell))),
        });
        assign(options, departments, standing, entries, 0, &mut task);
    }
    plan.tasks.push(task);
}

/// Puts the sections of table rows behind the headings that they follow, and mends every id.
fn insert_rows(plan: &mut Plan, rows: Vec<(usize, Section)>) {
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
    for target in &mut plan.targets {
        target.section = target.section.map(new);
    }
    plan.sections = out;
}
