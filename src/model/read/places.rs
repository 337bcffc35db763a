//! Where running text stands: its heading, whether a clause or a title holds it, and who its names mean.

use core::ops::Range;

use super::held::Held;
use crate::document::{Document, Numbering, names};
use crate::model::directory::{Directory, Jurisdiction};
use crate::model::ids::SectionId;
use crate::model::plan::Plan;
use crate::model::schedule::NamedDepartment;
use crate::text::Span;

/// What the readers of running text ask about a place in the document.
pub(super) struct Places<'a> {
    pub(super) document: &'a Document<'a>,
    directory: &'a Directory,
    jurisdiction: Option<Jurisdiction>,
    /// The headings in chapters on what was reached, with the year by which where they name one.
    pub(super) past: Held<Option<i32>>,
    /// Beside each heading of the outline: its section, rows of tables counted.
    sections: Vec<SectionId>,
}

impl<'a> Places<'a> {
    pub(super) fn new(
        document: &'a Document<'a>,
        directory: &'a Directory,
        jurisdiction: Option<Jurisdiction>,
        past: Held<Option<i32>>,
        plan: &Plan,
    ) -> Self {
        Self { document, directory, jurisdiction, past, sections: sections_of(document, plan) }
    }

    /// The section of a heading.
    pub(super) fn section_of(&self, heading: usize) -> Option<SectionId> {
        self.sections.get(heading).copied()
    }

    /// The deepest section in which a place of a paragraph stands.
    pub(super) fn section(&self, paragraph: usize, at: usize) -> Option<SectionId> {
        self.section_of(self.heading(paragraph, at)?)
    }

    /// The deepest heading under which a place of a paragraph stands.
    pub(super) fn heading(&self, paragraph: usize, at: usize) -> Option<usize> {
        let behind = self
            .document
            .outline
            .partition_point(|heading| (heading.paragraph, heading.marker.start()) <= (paragraph, at));
        let found = behind.checked_sub(1)?;
        let heading = self.document.outline.get(found)?;
        let closes = heading.ends_list_before(self.document.outline.get(behind), paragraph);
        if closes { heading.parent() } else { Some(found) }
    }

    /// The headings that begin in a paragraph or have their title there.
    pub(super) fn is_title(&self, paragraph: usize, range: &Range<usize>) -> bool {
        let outline = &self.document.outline;
        let first = outline.partition_point(|heading| heading.title_paragraph() < paragraph);
        outline
            .get(first..)
            .unwrap_or_default()
            .iter()
            .take_while(|heading| heading.paragraph <= paragraph)
            .any(|heading| {
                heading.title_paragraph() == paragraph
                    && heading.title.holds(range.start)
                    && !heading.sentence
                    // An article begins with its rule instead of a title: 第三条　市财政局负责保障资金。
                    && heading.numbering() != Some(Numbering::Article)
            })
    }

    /// Whether a range of a paragraph lies in a responsibility clause.
    pub(super) fn in_clause(&self, paragraph: usize, range: &Range<usize>) -> bool {
        self.document.in_clause(paragraph, range.start)
    }

    /// A range of a paragraph without the marker of a heading that it begins with.
    pub(super) fn behind_marker(&self, paragraph: usize, range: Range<usize>) -> Range<usize> {
        let outline = &self.document.outline;
        let first = outline.partition_point(|heading| heading.paragraph < paragraph);
        let marker = outline
            .get(first..)
            .unwrap_or_default()
            .iter()
            .take_while(|heading| heading.paragraph == paragraph)
            .map(|heading| heading.marker)
            .find(|marker| marker.holds(range.start));
        marker.map_or(range.start, |marker| marker.end().min(range.end))..range.end
    }

    /// The place of a range of a paragraph in the source.
    pub(super) fn span(&self, paragraph: usize, range: Range<usize>) -> Option<Span> {
        Some(self.document.paragraphs.get(paragraph)?.locate(range))
    }

    /// The words of a range as they read, without the blanks inside.
    pub(super) fn words(&self, paragraph: usize, range: Range<usize>) -> Box<str> {
        super::sections::clean(self.document.words(paragraph).get(range).unwrap_or_default())
    }

    /// The department that a name in running text means; its canonical name only where the directory knows it.
    pub(super) fn named(&self, printed: &str) -> NamedDepartment {
        let printed = super::clauses::printed(printed);
        let resolved = self.directory.resolve(&printed, self.jurisdiction.as_ref());
        let certain = resolved.known && names::likeness(&printed) == names::Likeness::Strong;
        NamedDepartment {
            printed: printed.into(),
            canonical: certain.then_some(resolved.name),
            place: resolved.place.filter(|_| certain),
        }
    }
}

/// The sections of the outline's headings, by the place where each begins: rows of tables stand between them.
fn sections_of(document: &Document<'_>, plan: &Plan) -> Vec<SectionId> {
    if plan.sections.len() == document.outline.len() {
        return plan.sections.iter().map(|section| section.id).collect();
    }
    let start = |paragraph: usize, at: usize| {
        document.paragraphs.get(paragraph).map(|paragraph| paragraph.locate(at..at).start())
    };
    let mut sections = plan.sections.iter();
    document
        .outline
        .iter()
        .map_while(|heading| {
            let begins = [
                start(heading.paragraph, heading.marker.start()),
                start(heading.title_paragraph(), heading.title.start()),
            ];
            let found = sections.find(|section| begins.contains(&section.span.map(Span::start)));
            found.map(|section| section.id)
        })
        .collect()
}
