//! The outline: every heading of the body, its place in the tree, and what it is for.
//!
//! Numbered headings come first, in one pass over the paragraphs, or where there are none the lines that stand for them (`plain`);
//! `unnumbered` then finds run-in headings without a number between them, `enumerated` the 一是… runs inside paragraphs, and `roles`
//! says what each is for: by what `chapters` and `areas` read from the titles and `tree` knows of the items below.

mod areas;
mod chapters;
mod contents;
mod decimal;
mod deeds;
mod enumerated;
mod numbered;
mod plain;
mod roles;
mod title;
mod tree;
mod unnumbered;

use core::num::NonZeroU32;
use core::ops::Range;

use super::extent::Extent;
use super::flow::{Paragraph, small};
use super::marker::Numbering;

pub(crate) use numbered::numbered;
pub(crate) use plain::lines::is_body;
pub(crate) use roles::{Purpose, roles};

/// How a heading is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A number.
    Number { form: Numbering, number: u32 },
    /// A dash or nothing: known by its short first sentence among others of the kind.
    Run { number: u32 },
    /// Nothing: in a document that numbers nothing, a line that stands alone or what an item begins with.
    Line { number: u32 },
    /// 一是, 二是 inside a paragraph.
    Enumerated { number: u32 },
    /// 附件.
    Annex { number: Option<u32> },
    /// 专栏.
    Box { number: Option<u32> },
}

/// A heading. Ranges are into the words of its paragraph.
#[derive(Debug, Clone)]
pub(crate) struct Heading {
    pub mark: Mark,
    /// The paragraph it stands in.
    pub paragraph: usize,
    /// Its marker as printed; empty when it has none.
    pub marker: Extent,
    /// Its title, in the words of `title_paragraph`.
    pub title: Extent,
    /// Where its own text begins in the paragraph of its title.
    body: u32,
    /// Whether its marker has a line of its own, so that its title stands in the next paragraph.
    title_below: bool,
    /// Whether text follows in the same paragraph.
    pub run_in: bool,
    /// Whether the title is a sentence, for want of a title.
    pub sentence: bool,
    parent: Option<Index>,
}

/// An index into the outline. One that may be absent takes no more room than one, which the outline of a long document is glad of.
#[derive(Debug, Clone, Copy)]
struct Index(NonZeroU32);

impl Index {
    fn new(at: usize) -> Self {
        Self(NonZeroU32::MIN.saturating_add(small(at)))
    }
}

impl Heading {
    /// The heading it stands under, as an index into the outline.
    pub(crate) fn parent(&self) -> Option<usize> {
        self.parent.map(|Index(behind)| behind.get() as usize - 1)
    }

    /// The paragraph of its title.
    pub(crate) const fn title_paragraph(&self) -> usize {
        self.paragraph + self.title_below as usize
    }

    /// Where its own text begins in the paragraph of its title.
    pub(crate) const fn body(&self) -> usize {
        self.body as usize
    }

    fn under(self, parent: Option<usize>) -> Self {
        Self { parent: parent.map(Index::new), ..self }
    }

    /// Whether a dash marks it.
    pub(crate) fn is_dashed(&self) -> bool {
        matches!(self.mark, Mark::Run { .. }) && self.marker.start() < self.marker.end()
    }

    /// Whether it is the last of a list with dashes and its text, which stands beside it, ends before a paragraph: what closes the list
    /// belongs to the heading above. The heading behind it is given.
    pub(crate) fn ends_list_before(&self, next: Option<&Self>, paragraph: usize) -> bool {
        let goes_on = || next.is_some_and(|next| next.is_dashed() && next.parent() == self.parent());
        self.is_dashed() && self.run_in && self.paragraph < paragraph && !goes_on()
    }

    /// Whether it has a level of its own, so that tasks can be told by it: by its number or, where nothing has one, by its line.
    pub(crate) const fn is_ranked(&self) -> bool {
        matches!(self.mark, Mark::Number { .. } | Mark::Line { .. })
    }

    /// The form of its number, if it has one.
    pub(crate) const fn numbering(&self) -> Option<Numbering> {
        match self.mark {
            Mark::Number { form, .. } => Some(form),
            _ => None,
        }
    }
}

/// The outline of the body: numbered headings, run-in headings and enumerations in document order.
pub(crate) fn outline(
    source: &str,
    paragraphs: &[Paragraph],
    body: Range<usize>,
    tables: &[bool],
) -> Vec<Heading> {
    let numbered = numbered(source, paragraphs, body.clone(), tables);
    let numbered = plain::insert(source, paragraphs, body.clone(), tables, numbered);
    let with_runs = unnumbered::insert(source, paragraphs, body.clone(), tables, numbered);
    enumerated::insert(source, paragraphs, body, with_runs)
}

/// Puts more headings between those of an outline and mends the parents' indexes. Both are in document order; parents of the new
/// ones are indexes into `old`.
fn merge(old: Vec<Heading>, new: Vec<Heading>) -> Vec<Heading> {
    if new.is_empty() {
        return old;
    }
    let mut moved = Vec::with_capacity(old.len());
    let mut out: Vec<Heading> = Vec::with_capacity(old.len() + new.len());
    let mut new = new.into_iter().peekable();
    for heading in old {
        while let Some(next) = new.next_if(|next| place(next) < place(&heading)) {
            out.push(moved_up(next, &moved));
        }
        moved.push(out.len());
        out.push(moved_up(heading, &moved));
    }
    out.extend(new.map(|next| moved_up(next, &moved)));
    out
}

/// A heading under the same one as before, whose index has moved.
fn moved_up(heading: Heading, moved: &[usize]) -> Heading {
    let parent = heading.parent().and_then(|parent| moved.get(parent).copied());
    heading.under(parent)
}

fn place(heading: &Heading) -> (usize, usize) {
    (heading.paragraph, heading.marker.start())
}
