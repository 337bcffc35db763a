//! The clauses of tasks: what each says, and who it assigns with which role.

use std::borrow::Cow;
use std::sync::Arc;

use hashbrown::HashMap;

use super::ReadOptions;
use super::assign::{Departments, Face, role, unstated_lead};
use super::sections::clean;
use crate::document::{Context, Document, Entry, Extent, LabelRole, Part, Placed, Words, read_clause};
use crate::model::plan::{Assignment, Clause, Task};
use crate::model::words::{LeadBasis, Role};
use crate::text::{Span, has_blank, is_blank, same_folded};

/// How many departments a document may give to all its clauses: each of those gets them all.
const MOST_CARRIED: usize = 64;

/// Puts clauses into tasks, with the rules that hold from one clause on.
pub(super) struct Clauses<'r, 'd> {
    pub document: &'r Document<'r>,
    options: &'r ReadOptions,
    departments: &'r mut Departments<'d>,
    /// It was said that the first of a list leads.
    first_leads: bool,
    /// Departments that every later clause has.
    carried: Vec<(Face, Span)>,
    /// How many tasks were given the departments of an earlier addition. Another reaches back to there, so that no task is looked at for each.
    given: usize,
    /// Departments that every earlier clause has too, until they are given to them.
    above: Vec<(Face, Span)>,
    /// The names of the clause that is being read.
    names: Vec<Named>,
    cells: KnownCells<'r>,
}

/// A name of a clause, with what it shows.
pub(super) struct Named {
    entry: Entry,
    name: Arc<str>,
    span: Span,
    face: Face,
}

impl<'r, 'd> Clauses<'r, 'd> {
    pub(super) fn new(
        document: &'r Document<'r>,
        options: &'r ReadOptions,
        departments: &'r mut Departments<'d>,
    ) -> Self {
        Self {
            document,
            options,
            departments,
            first_leads: document.first_leads,
            carried: Vec::new(),
            given: 0,
            above: Vec::new(),
            names: Vec::new(),
            cells: KnownCells::default(),
        }
    }

    /// Takes in the rules that a clause states.
    pub(super) fn learn(&mut self, placed: &Placed) {
        self.first_leads |= placed.clause.first_leads;
        let words = self.document.words(placed.paragraph);
        let Some(paragraph) = self.document.paragraphs.get(placed.paragraph) else { return };
        for carried in &placed.clause.carried {
            if let Some(name) = words.get(carried.range()) {
                let face = self.departments.face(&printed(name));
                let list = if placed.clause.carried_above { &mut self.above } else { &mut self.carried };
                if list.len() < MOST_CARRIED && list.iter().all(|(known, _)| known.id != face.id) {
                    list.push((face, paragraph.locate(carried.range())));
                }
            }
        }
    }

    /// One clause of a task, perhaps over several lines.
    pub(super) fn add(&mut self, lines: &[&Placed], task: &mut Task) {
        let document = self.document;
        self.names.clear();
        let mut group = 0;
        for placed in lines {
            let words = document.words(placed.paragraph);
            let Some(paragraph) = document.paragraphs.get(placed.paragraph) else { continue };
            let base = group;
            for entry in &placed.clause.entries {
                let entry = Entry { group: base + entry.group, ..*entry };
                group = group.max(entry.group + 1);
                let span = paragraph.locate(entry.range.range());
                self.names.push(Named::of(words, entry, span, self.departments));
            }
        }
        let deadline = lines.iter().find_map(|placed| {
            let range = placed.clause.deadline?.range();
            document.words(placed.paragraph).get(range).map(clean)
        });
        if self.names.is_empty() && deadline.is_none() {
            return;
        }
        let locate = |placed: &Placed, extent: Extent| {
            Some(document.paragraphs.get(placed.paragraph)?.locate(extent.range()))
        };
        // What a heading above says stands far from the words of the task itself.
        let own =
            lines.get(usize::from(lines.len() > 1 && lines.first().is_some_and(|first| first.handed))..);
        let own = own.unwrap_or_default();
        let span = own.iter().filter_map(|placed| locate(placed, placed.clause.range)).reduce(Span::cover);
        let governs = own
            .first()
            .filter(|placed| !placed.governs.is_empty())
            .and_then(|placed| locate(placed, placed.governs));
        let said = lines
            .iter()
            .filter_map(|placed| document.words(placed.paragraph).get(placed.clause.content.range()));
        let clause = Clause {
            text: joined(said),
            span,
            governs: governs.or(span.and(task.span.map(|whole| before(whole, span)))),
            deadline,
        };
        self.put(clause, task);
    }

    /// One clause of a task, made of the cells of a row.
    pub(super) fn add_cells(&mut self, clause: Clause, row: &[(LabelRole, Words)], task: &mut Task) {
        self.names.clear();
        cells(self.document, row, &mut self.cells, self.departments, &mut self.names);
        self.put(clause, task);
    }

    /// Puts a clause into its task and assigns the names that were read.
    fn put(&mut self, clause: Clause, task: &mut Task) {
        let index = u32::try_from(task.clauses.len()).unwrap_or(u32::MAX);
        if task.clauses.is_empty() {
            // Most have one.
            task.clauses.reserve_exact(1);
        }
        task.clauses.push(clause);
        self.add_carried();
        let lead = lead(&self.names, self.first_leads, self.options);
        if task.assignments.is_empty() {
            // Most have one clause.
            task.assignments.reserve_exact(self.names.len());
        }
        task.assignments.extend(assignments(&mut self.names, lead, Some(index), self.departments));
    }

    /// Gives the departments of 以上任务均由各县区负责落实 to the clauses read since the last such words, those of the open task last.
    pub(super) fn add_above(&mut self, before: &mut [Task], open: &mut Task) {
        if self.above.is_empty() {
            return;
        }
        let from = core::mem::replace(&mut self.given, before.len() + 1);
        for task in before.iter_mut().skip(from).chain([open]) {
            let Some((group, clause)) = task.assignments.last().map(|last| (last.group + 1, last.clause))
            else {
                continue;
            };
            for &(face, span) in &self.above {
                let name = self.departments.spelling(face);
                if task.assignments.iter().any(|said| same_folded(&said.printed, &name)) {
                    continue;
                }
                task.assignments.push(Assignment {
                    department: self.departments.named(face, &name, None, span),
                    printed: name,
                    role: Role::Joint,
                    basis: LeadBasis::None,
                    group,
                    open: false,
                    clause,
                    span: Some(span),
                });
            }
        }
        self.above.clear();
    }

    /// The departments that an earlier clause gave to all later ones.
    fn add_carried(&mut self) {
        let Self { carried, names, departments, .. } = self;
        let group = names.last().map_or(0, |named| named.entry.group + 1);
        for &(face, span) in carried.iter() {
            let name = departments.spelling(face);
            if names.is_empty() || names.iter().any(|named| same_folded(&named.name, &name)) {
                continue;
            }
            let entry =
                Entry { range: Extent::default(), part: Part::Listed { each: true }, group, open: false };
            names.push(Named { entry, name, span, face });
        }
    }
}

impl Named {
    /// A name that stands in some words.
    fn of(words: &str, entry: Entry, span: Span, departments: &mut Departments<'_>) -> Self {
        let face = departments.face(&printed(words.get(entry.range.range()).unwrap_or_default()));
        Self { entry, name: departments.spelling(face), span, face }
    }
}

/// What cells said that were read before, by their words and columns: the rows of a table repeat each other's departments.
#[derive(Default)]
pub(super) struct KnownCells<'s> {
    /// Where the names of a cell stand among those of all; none for words that name nobody.
    places: HashMap<(&'s str, LabelRole), Extent>,
    entries: Vec<Entry>,
    /// Those of a cell that is kept elsewhere or comes only once.
    once: Vec<Entry>,
}

impl<'s> KnownCells<'s> {
    /// The names in a cell, in the words of which their ranges are.
    fn read(&mut self, text: &'s str, role: LabelRole, departments: &mut Departments<'_>) -> &[Entry] {
        let Self { places, entries, .. } = self;
        let place = *places.entry((text, role)).or_insert_with(|| {
            let clause = read_clause(text, 0..text.len(), Context::Cell(role), &mut departments.looks);
            let first = entries.len();
            entries.extend(clause.into_iter().flat_map(|clause| clause.entries));
            (first..entries.len()).into()
        });
        self.entries.get(place.range()).unwrap_or_default()
    }
}

/// The names in the cells of a row, with what their columns say.
pub(super) fn cells<'s>(
    document: &Document<'s>,
    row: &[(LabelRole, Words)],
    known: &mut KnownCells<'s>,
    departments: &mut Departments<'_>,
    names: &mut Vec<Named>,
) {
    let mut group = 0_u32;
    let mut first: Option<LabelRole> = None;
    let mut last: Option<LabelRole> = None;
    for (role, cell) in row {
        let role = *role;
        let text = cell.text(document.source);
        // Words that were joined stand nowhere in the source, and hardly any come again.
        let entries = if let Some(names) = departments.looks.listed(text, role) {
            known.once.clear();
            known.once.extend(names);
            &known.once
        } else if cell.is_joined() {
            let clause = read_clause(text, 0..text.len(), Context::Cell(role), &mut departments.looks);
            known.once = clause.map(|clause| clause.entries).unwrap_or_default();
            &known.once
        } else {
            let printed = document.source.get(cell.span().range()).unwrap_or_default();
            known.read(printed, role, departments)
        };
        if entries.is_empty() {
            continue;
        }
        // The first column comes again where a row without a number goes on with the task above.
        let again = first.is_some_and(|first| first == role) && last.is_some_and(|last| last != role);
        if again {
            group = 0;
        }
        first = first.or(Some(role));
        // The lines of one cell are one list.
        let base = if last == Some(role) { group.saturating_sub(1) } else { group };
        last = Some(role);
        for entry in entries {
            let entry = Entry { group: base + entry.group, ..*entry };
            group = group.max(entry.group + 1);
            let span = cell.locate(entry.range.range());
            names.push(Named::of(text, entry, span, departments));
        }
    }
}

/// Who leads a list where it does not say so.
pub(super) fn lead(names: &[Named], first_leads: bool, options: &ReadOptions) -> Option<(usize, LeadBasis)> {
    let judged = names.iter().map(|named| (&named.entry, named.face.collective));
    unstated_lead(judged, first_leads, options.first_listed())
}

/// The assignments that a list makes, which is empty afterwards.
pub(super) fn assignments(
    names: &mut Vec<Named>,
    lead: Option<(usize, LeadBasis)>,
    clause: Option<u32>,
    departments: &mut Departments<'_>,
) -> impl Iterator<Item = Assignment> {
    let mut prefix: Option<&'static str> = None;
    names.drain(..).enumerate().map(move |(at, Named { entry, name, span, face })| {
        let own = face.hands_on();
        let handed = prefix.filter(|prefix| own.is_none() && takes_prefix(prefix, &name));
        prefix = own.or(prefix);
        let (role, basis) = role(at, entry.part, lead);
        Assignment {
            department: departments.named(face, &name, handed, span),
            printed: name,
            role,
            basis,
            group: entry.group,
            open: entry.open,
            clause,
            span: Some(span),
        }
    })
}

/// What the lines of a clause say, as one text.
pub(super) fn joined<'t>(mut said: impl Iterator<Item = &'t str>) -> Box<str> {
    match (said.next(), said.next()) {
        (None, _) => clean(""),
        (Some(only), None) => clean(only),
        (Some(first), Some(second)) => {
            let lines: Vec<&str> = [first, second].into_iter().chain(said).collect();
            clean(&lines.join("；"))
        }
    }
}

/// A name as printed, without the blanks and line breaks inside it.
pub(super) fn printed(name: &str) -> Cow<'_, str> {
    if has_blank(name) {
        Cow::Owned(name.chars().filter(|&c| !is_blank(c)).collect())
    } else {
        Cow::Borrowed(name)
    }
}

/// The text of a task before a clause that has a line of its own; all of it where the clause stands above.
fn before(whole: Span, clause: Option<Span>) -> Span {
    let end = clause.map(Span::start).filter(|&end| end >= whole.start());
    Span::new(whole.start(), end.unwrap_or(whole.end()))
}

/// Whether a bare name takes the level that its list began with. Names that say their place, bodies of the state and collectives
/// do not.
fn takes_prefix(prefix: &str, name: &str) -> bool {
    if !crate::document::names::is_bare(name) {
        return false;
    }
    let ending = name.trim_end_matches(['）', ')']);
    match prefix {
        "省" | "自治区" => ending.ends_with(['厅', '局', '办', '委', '部', '院', '会']),
        _ => ending.ends_with(['局', '委', '办', '部', '院', '会']),
    }
}
