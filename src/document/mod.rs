//! Floor 1: the document. Outline, tables, clauses, quantities and dates: syntax only, no meaning.

mod clause;
mod date;
mod flow;
mod frame;
mod lines;
mod marker;
pub mod names;
mod outline;
mod paragraphs;
mod quantity;
mod table;

use clause::Clause;
pub(crate) use clause::{Context, Entry, LabelRole, Part, read as read_clause};
pub(crate) use flow::Paragraph;
pub(crate) use frame::{Frame, citations, title};
pub(crate) use marker::Numbering;
pub(crate) use outline::{Heading, Mark, Purpose};
pub(crate) use quantity::{By, Nature, Quantity, Sign, quantities, times};
pub(crate) use table::Row;

/// A clause in its place.
#[derive(Debug)]
pub(crate) struct Placed {
    /// The paragraph whose words it was read from.
    pub paragraph: usize,
    /// The numbered heading that it belongs to, as an index into the outline.
    pub heading: Option<usize>,
    pub clause: Clause,
    /// The words it governs, in the same paragraph; empty when it has the paragraph for itself.
    pub governs: core::ops::Range<usize>,
    /// Whether it goes on with the clause before it, as 配合单位 on the line below 牵头单位 does.
    pub continues: bool,
}

/// A text cut into its parts. Everything is a range into the words of a paragraph.
#[derive(Debug)]
pub(crate) struct Document<'s> {
    pub source: &'s str,
    pub paragraphs: Vec<Paragraph>,
    pub frame: Frame,
    pub outline: Vec<Heading>,
    pub purposes: Vec<Purpose>,
    pub clauses: Vec<Placed>,
    pub rows: Vec<Row>,
    /// For each paragraph whether it belongs to a table; empty when there is none.
    pub tables: Vec<bool>,
}

impl<'s> Document<'s> {
    /// Cuts a text into its parts. Any text can be cut.
    pub(crate) fn parse(source: &'s str) -> Self {
        let paragraphs = paragraphs::paragraphs(source);
        let frame = frame::frame(source, &paragraphs);
        let tables = table::tables(source, &paragraphs, frame.body.clone());
        let outline = outline::outline(source, &paragraphs, frame.body.clone(), &tables.inside);
        let clauses = place(source, &paragraphs, &frame, &tables.inside, &outline);
        let mut document = Self {
            source,
            paragraphs,
            frame,
            outline,
            purposes: Vec::new(),
            clauses,
            rows: tables.rows,
            tables: tables.inside,
        };
        document.lift_shared_clauses();
        document.purposes = document.find_purposes();
        document
    }

    /// The words of a paragraph.
    pub(crate) fn words(&self, paragraph: usize) -> &str {
        self.paragraphs.get(paragraph).map_or("", |paragraph| paragraph.text(self.source))
    }

    /// The title of a heading, as it stands.
    pub(crate) fn title(&self, heading: &Heading) -> &str {
        self.words(heading.title_paragraph).get(heading.title.clone()).unwrap_or_default()
    }

    fn find_purposes(&self) -> Vec<Purpose> {
        let titles: Vec<&str> = self.outline.iter().map(|heading| self.title(heading)).collect();
        let mut counts = vec![0; self.outline.len()];
        for heading in self.clauses.iter().filter_map(|placed| placed.heading) {
            if let Some(count) = counts.get_mut(heading) {
                *count += 1;
            }
        }
        outline::roles(&self.outline, &titles, &counts)
    }

    /// A clause in a paragraph of its own behind the last of several items, none of which has one, speaks for all of them: it
    /// belongs to the heading above.
    fn lift_shared_clauses(&mut self) {
        let mut own = vec![0_u32; self.outline.len()];
        for heading in self.clauses.iter().filter_map(|placed| placed.heading) {
            if let Some(count) = own.get_mut(heading) {
                *count += 1;
            }
        }
        let mut below: Vec<(u32, u32, usize)> = vec![(0, 0, 0); self.outline.len()];
        for (at, heading) in self.outline.iter().enumerate().filter(|(_, heading)| heading.is_numbered()) {
            if let Some(entry) = heading.parent.and_then(|parent| below.get_mut(parent)) {
                entry.0 += 1;
                entry.1 += u32::from(own.get(at).copied().unwrap_or_default() > 0);
                entry.2 = at;
            }
        }
        let shared = |heading: usize| -> Option<usize> {
            let parent = self.outline.get(heading)?.parent?;
            let &(items, told, last) = below.get(parent)?;
            (items >= 3 && told == 1 && last == heading && self.outline.get(parent)?.is_numbered())
                .then_some(parent)
        };
        let lifted: Vec<(usize, usize)> = self
            .clauses
            .iter()
            .enumerate()
            .filter(|(_, placed)| placed.governs.is_empty())
            .filter_map(|(at, placed)| Some((at, shared(placed.heading?)?)))
            .collect();
        for (at, parent) in lifted {
            if let Some(placed) = self.clauses.get_mut(at) {
                placed.heading = Some(parent);
            }
        }
    }
}

/// Finds the clauses of the body and the heading that each belongs to: the nearest numbered one.
fn place(
    source: &str,
    paragraphs: &[Paragraph],
    frame: &Frame,
    tables: &[bool],
    outline: &[Heading],
) -> Vec<Placed> {
    let mut out: Vec<Placed> = Vec::new();
    let mut next = 0;
    let mut heading = None;
    let mut from = 0;
    for at in frame.body.clone() {
        while let Some(found) = outline.get(next).filter(|found| found.paragraph <= at) {
            if found.is_numbered() || matches!(found.mark, Mark::Annex { .. } | Mark::Box { .. }) {
                heading = Some(next);
                from = if found.title_paragraph == at { found.title.start } else { 0 };
            }
            next += 1;
        }
        if tables.get(at).copied().unwrap_or_default() {
            continue;
        }
        let begins =
            heading.and_then(|heading| outline.get(heading)).is_some_and(|found| found.title_paragraph == at);
        let text = paragraphs.get(at).map_or("", |paragraph| paragraph.text(source));
        if let Some(placed) = owed(&out, text, at, heading) {
            out.push(placed);
            continue;
        }
        for found in clause::find(text, if begins { from } else { 0 }) {
            let mut placed = Placed {
                paragraph: at,
                heading,
                clause: found.clause,
                governs: found.governs,
                continues: false,
            };
            if let Some(last) = out.last().filter(|last| goes_on(last, &placed)) {
                placed.continues = true;
                let before = last.clause.labels.clone();
                placed.clause.labels.splice(0..0, before);
            }
            out.push(placed);
        }
    }
    out
}

/// Whether a clause on a line of its own goes on with the one on the line above: other labels, same heading.
fn goes_on(last: &Placed, next: &Placed) -> bool {
    last.clause.label_line
        && next.clause.label_line
        && last.heading == next.heading
        && last.paragraph + 1 >= next.paragraph
        && !next.clause.labels.iter().any(|label| last.clause.labels.contains(label))
}

/// The units on the line below a label that has its line to itself.
fn owed(placed: &[Placed], text: &str, at: usize, heading: Option<usize>) -> Option<Placed> {
    let last = placed.last().filter(|last| last.clause.label_line && last.clause.entries.is_empty())?;
    let label = *last.clause.labels.last()?;
    if last.paragraph + 1 != at
        || last.heading != heading
        || text.len() > 900
        || marker::marker(text).is_some()
    {
        return None;
    }
    let mut clause = clause::read(text, 0..text.len(), Context::Bracket { closing: true })
        .and_then(|_| clause::read(text, 0..text.len(), Context::Cell(label)))?;
    clause.label_line = true;
    clause.labels = last.clause.labels.clone();
    Some(Placed { paragraph: at, heading, clause, governs: 0..0, continues: true })
}
