//! Floor 1: the document. Outline, tables, clauses, quantities and dates: syntax only, no meaning.
//!
//! What is public of it is what the form of a name tells before anybody is looked up:
//!
//! ```
//! use fengong::document::names::{Likeness, is_collective, likeness};
//! assert_eq!(likeness("市城管局"), Likeness::Strong);
//! assert!(is_collective("各县区"));
//! ```

mod annex_title;
mod breaks;
mod clause;
mod date;
mod duties;
mod extent;
mod flow;
mod frame;
mod glued_frame;
mod headed;
mod hints;
mod joined;
mod labels;
mod lines;
mod listed_names;
mod marker;
mod measure;
pub(crate) mod mention;
pub mod names;
mod notice;
mod outline;
mod page_heads;
mod paragraphs;
mod place;
mod prose;
mod quantity;
pub(crate) mod residue;
mod scan;
pub(crate) mod schedule;
mod shared;
mod signs;
mod strokes;
mod table;
mod wrap;

use crate::text::Span;

pub(crate) use breaks::Break;
pub(crate) use clause::{Context, Entry, LabelRole, Looks, Part, label, read_with as read_clause};
pub(crate) use extent::Extent;
pub(crate) use flow::{Paragraph, Words};
pub(crate) use frame::{Citations, Conflict, Frame, title, years};
pub(crate) use marker::{Numbering, ORDINALS};
pub(crate) use measure::is_unit;
pub(crate) use outline::{Heading, Mark, Purpose};
pub(crate) use place::Placed;
pub(crate) use prose::{ProseSigns, SignPlace, SignRoom};
pub(crate) use quantity::{By, Nature, Quantity, Room, Sign, When, opening_times, quantities, times};
pub(crate) use scan::{beginning, ending};
pub(crate) use signs::Signs;
pub(crate) use strokes::between_cells;
pub(crate) use table::{Column, GridRow, IndicatorGrid, Row, Tense, Value, is_none};

/// A text cut into its parts. Everything is a range into the words of a paragraph.
#[derive(Debug)]
pub(crate) struct Document<'s> {
    pub source: &'s str,
    pub paragraphs: Vec<Paragraph>,
    pub frame: Frame,
    pub outline: Vec<Heading>,
    pub purposes: Vec<Purpose>,
    pub clauses: Vec<Placed>,
    /// Where the clauses stand, by paragraph: asked when they themselves are long gone.
    clause_places: Vec<(usize, Extent)>,
    /// Whether the text before the first heading says that the first of a list leads.
    pub first_leads: bool,
    pub rows: Vec<Row>,
    pub indicators: Vec<IndicatorGrid>,
    /// For each paragraph whether it belongs to a table; empty when there is none.
    pub tables: Vec<bool>,
    /// The paragraphs of each list of tasks.
    task_lists: Vec<core::ops::Range<usize>>,
    /// What the names met so far look like; once all is cut, only what cells list.
    looks: Looks,
}

impl<'s> Document<'s> {
    /// Cuts a text into its parts; `None` where [residue](residue::Cleaned) stands between its words, which has to go first.
    pub(crate) fn parse(source: &'s str) -> Option<Self> {
        let (paragraphs, stopped) = paragraphs::paragraphs(source, paragraphs::Residue::Stops);
        (!stopped).then(|| Self::of(source, paragraphs))
    }

    /// Cuts a text into its parts as it stands. Any text can be cut.
    pub(crate) fn parse_as_is(source: &'s str) -> Self {
        let (paragraphs, _) = paragraphs::paragraphs(source, paragraphs::Residue::IsText);
        Self::of(source, paragraphs)
    }

    fn of(source: &'s str, mut paragraphs: Vec<Paragraph>) -> Self {
        let frame = frame::frame(source, &paragraphs);
        let mut looks = Looks::default();
        let mut tables = table::tables(source, &paragraphs, frame.body.clone(), &mut looks);
        tables.part_headings(&mut paragraphs);
        let outline = outline::outline(source, &paragraphs, frame.body.clone(), &tables.inside);
        let clauses = place::place(source, &paragraphs, &frame, &tables.inside, &outline, &mut looks);
        let mut clause_places: Vec<(usize, Extent)> =
            clauses.iter().map(|placed| (placed.paragraph, placed.clause.range)).collect();
        clause_places.sort_unstable_by_key(|&(paragraph, extent)| (paragraph, extent.start()));
        let first_leads = place::rule_in_preamble(source, &paragraphs, &frame, &outline);
        let mut document = Self {
            source,
            paragraphs,
            frame,
            outline,
            purposes: Vec::new(),
            clause_places,
            clauses,
            rows: tables.rows,
            indicators: tables.indicators,
            task_lists: tables.task_lists,
            first_leads,
            tables: tables.inside,
            looks,
        };
        shared::lift(&document.outline, &mut document.clauses);
        document.purposes = document.find_purposes();
        document.hand_down();
        document.looks.let_go_of_names();
        document
    }

    /// Where extraction broke the sentences of the body.
    pub(crate) fn breaks(&self) -> impl Iterator<Item = Break> + '_ {
        breaks::breaks(self.source, &self.paragraphs, self.frame.body.clone(), &self.tables)
    }

    /// Where the plan itself stands in the source; `None` where it has no words.
    pub(crate) fn body(&self) -> Option<Span> {
        let body = self.paragraphs.get(self.frame.body.clone())?;
        Some(body.first()?.span().cover(body.last()?.span()))
    }

    /// The words of a paragraph.
    pub(crate) fn words(&self, paragraph: usize) -> &str {
        self.paragraphs.get(paragraph).map_or("", |paragraph| paragraph.text(self.source))
    }

    /// The title of a heading, as it stands.
    pub(crate) fn title(&self, heading: &Heading) -> &str {
        self.words(heading.title_paragraph()).get(heading.title.range()).unwrap_or_default()
    }

    /// Whether a place of a paragraph lies in a responsibility clause.
    pub(crate) fn in_clause(&self, paragraph: usize, at: usize) -> bool {
        // They stand one behind the other, so only the last that begins before it can hold a place.
        let behind =
            self.clause_places.partition_point(|&(other, extent)| (other, extent.start()) <= (paragraph, at));
        let last = behind.checked_sub(1).and_then(|last| self.clause_places.get(last));
        last.is_some_and(|&(other, extent)| other == paragraph && extent.holds(at))
    }

    /// Hands on what is known of the lists in cells.
    pub(crate) fn take_lists(&mut self) -> Looks {
        core::mem::take(&mut self.looks)
    }

    /// Lets go of the clauses and of the rows of task lists, which nobody asks for once the tasks are known.
    pub(crate) fn let_go_of_clauses(&mut self) {
        (self.clauses, self.rows) = (Vec::new(), Vec::new());
    }

    /// Lets go of the outline, which nobody asks for once running text is read.
    pub(crate) fn let_go_of_outline(&mut self) {
        (self.outline, self.purposes) = (Vec::new(), Vec::new());
    }

    /// Gives the tasks below a heading that says whose they are to those departments.
    fn hand_down(&mut self) {
        let Self { source, paragraphs, outline, purposes, clauses, looks, .. } = self;
        let words = |at: usize| paragraphs.get(at).map_or("", |paragraph: &Paragraph| paragraph.text(source));
        let places = headed::hand_down(outline, purposes, words, clauses, looks);
        if !places.is_empty() {
            self.clause_places.extend(places);
            self.clause_places.sort_unstable_by_key(|&(paragraph, extent)| (paragraph, extent.start()));
        }
    }

    fn find_purposes(&self) -> Vec<Purpose> {
        let titles: Vec<&str> = self.outline.iter().map(|heading| self.title(heading)).collect();
        let mut counts = vec![0; self.outline.len()];
        for heading in self.clauses.iter().filter_map(|placed| placed.heading) {
            if let Some(count) = counts.get_mut(heading) {
                *count += 1;
            }
        }
        let mut purposes = outline::roles(&self.outline, &titles, &counts);
        let asked = notice::requirements(self.source, &self.paragraphs, &self.frame, &self.outline, &counts);
        for purpose in purposes.get_mut(asked).into_iter().flatten() {
            if *purpose == Purpose::Task {
                *purpose = Purpose::Section;
            }
        }
        // Headings between the rows of a list of tasks hold tasks and are none.
        for list in &self.task_lists {
            let first = self.outline.partition_point(|heading| heading.paragraph < list.start);
            let behind = self.outline.partition_point(|heading| heading.paragraph < list.end);
            for at in first..behind {
                if let Some(purpose) = purposes.get_mut(at).filter(|purpose| **purpose == Purpose::Task)
                    && counts.get(at) == Some(&0)
                {
                    *purpose = Purpose::Section;
                }
            }
            // The heading above holds the tasks of the list, unless it was told to somebody itself.
            let above = first.checked_sub(1).filter(|&at| counts.get(at) == Some(&0));
            if let Some(at) = above
                && let Some(purpose) = purposes.get_mut(at).filter(|purpose| **purpose == Purpose::Task)
            {
                let names_list = titles
                    .get(at)
                    .is_some_and(|title| title.ends_with(['表', '单']) || title.ends_with("安排"));
                *purpose = if names_list { Purpose::Section } else { Purpose::TaskGroup };
            }
        }
        purposes
    }
}
