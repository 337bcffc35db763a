//! What the rules look at: a plan, its text where there is one, and what several rules would work out alike.

use core::ops::Range;
use std::cell::OnceCell;

use super::Limits;
use super::figures::Ledger;
use super::structure::{NumberBreak, StepBreak, number_breaks, step_breaks};
use super::wording::Marks;
use crate::model::{Department, DepartmentId, Plan, SectionId};
use crate::text::{Source, Span};

/// A plan under check.
pub(super) struct Subject<'a> {
    plan: &'a Plan,
    source: Option<&'a Source<'a>>,
    limits: &'a Limits,
    lines: OnceCell<Vec<Span>>,
    ledger: OnceCell<Ledger<'a>>,
    number_breaks: OnceCell<Vec<NumberBreak<'a>>>,
    step_breaks: OnceCell<Vec<StepBreak>>,
    marks: Marks,
}

impl<'a> Subject<'a> {
    pub(super) const fn new(plan: &'a Plan, source: Option<&'a Source<'a>>, limits: &'a Limits) -> Self {
        Self {
            plan,
            source,
            limits,
            lines: OnceCell::new(),
            ledger: OnceCell::new(),
            number_breaks: OnceCell::new(),
            step_breaks: OnceCell::new(),
            marks: Marks::new(),
        }
    }

    pub(super) const fn plan(&self) -> &'a Plan {
        self.plan
    }

    /// The bounds that a caller may set.
    pub(super) const fn limits(&self) -> &'a Limits {
        self.limits
    }

    /// Whether the plan came with its text, so that every rule can look.
    pub(super) const fn has_text(&self) -> bool {
        self.source.is_some()
    }

    /// The whole text; empty for a plan built by hand.
    pub(super) fn text(&self) -> &'a str {
        self.source.map_or("", |source| source.text())
    }

    /// The words at a span; empty where there is no text.
    pub(super) fn words(&self, span: Span) -> &'a str {
        self.text().get(span.range()).unwrap_or_default()
    }

    /// Where the plan itself stands in the text, without page and covering notice; the whole text where nothing says so.
    pub(super) fn body(&self) -> Range<usize> {
        let whole = 0..self.text().len();
        let body = self.plan.header().body.map_or(whole.clone(), Span::range);
        if self.text().get(body.clone()).is_some() { body } else { whole }
    }

    /// The lines of the whole text that are not blank, in order, without their line ends.
    pub(super) fn lines(&self) -> &[Span] {
        self.lines.get_or_init(|| {
            let text = self.text();
            let mut lines = Vec::new();
            let mut start = 0;
            for end in memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()).chain([text.len()]) {
                let line = text.get(start..end).unwrap_or_default();
                if !line.chars().all(crate::text::is_blank) {
                    lines.push(Span::of(start, end));
                }
                start = end + 1;
            }
            lines
        })
    }

    /// What stands between the Han characters, and how brackets pair.
    pub(super) const fn marks(&self) -> &Marks {
        &self.marks
    }

    /// The lines of the body, in order, with their words.
    pub(super) fn body_lines(&self) -> impl Iterator<Item = (Span, &'a str)> + '_ {
        let body = self.body();
        let lines = self.lines();
        let first = lines.partition_point(|line| (line.end() as usize) <= body.start);
        let behind = lines.partition_point(|line| (line.start() as usize) < body.end);
        lines.get(first..behind).unwrap_or_default().iter().map(|&line| (line, self.words(line)))
    }

    /// The indicators table by table, and what the prose states beside them.
    pub(super) fn ledger(&self) -> &Ledger<'a> {
        self.ledger.get_or_init(|| Ledger::of(self))
    }

    /// Where the numbers of the headings break, in document order.
    pub(super) fn number_breaks(&self) -> &[NumberBreak<'a>] {
        self.number_breaks.get_or_init(|| number_breaks(self))
    }

    /// Where the steps inside paragraphs break (一是, 三是), in document order.
    pub(super) fn step_breaks(&self) -> &[StepBreak] {
        self.step_breaks.get_or_init(|| step_breaks(self))
    }

    /// The path of a heading, such as 三/（一）.
    pub(super) fn path(&self, section: SectionId) -> String {
        self.plan.path(section).unwrap_or_default()
    }

    /// The department of an id. Every id of a plan resolves, so there always is one; a caller skips what is not there.
    pub(super) fn department(&self, id: DepartmentId) -> Option<&'a Department> {
        self.plan.department(id).ok()
    }
}
