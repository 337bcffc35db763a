//! Where a rule puts what it finds.

use core::fmt;

use crate::diagnostic::{Code, Diagnostic};
use crate::text::Span;

/// A name or title as messages quote it that may be many about one: a title as long as a page would fill the memory.
#[derive(Clone, Copy)]
pub(super) struct Quoted<'a>(pub &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LONGEST: usize = 120;
        match self.0.char_indices().nth(LONGEST).and_then(|(end, _)| self.0.get(..end)) {
            Some(beginning) => write!(f, "{beginning}…"),
            None => f.write_str(self.0),
        }
    }
}

/// The findings of one rule, in the order in which it reports them; the report puts all of them in document order.
pub(super) struct Findings<'r> {
    code: Code,
    out: &'r mut Vec<Diagnostic>,
}

impl<'r> Findings<'r> {
    pub(super) const fn new(code: Code, out: &'r mut Vec<Diagnostic>) -> Self {
        Self { code, out }
    }

    /// Reports a finding at a place; `None` where the plan was built by hand or the whole document is meant.
    pub(super) fn at(&mut self, span: Option<Span>, message: impl Into<String>) -> Finding<'_> {
        self.out.push(Diagnostic::new(self.code, span, message));
        Finding { out: self.out }
    }
}

/// A finding just reported, to say more about it.
pub(super) struct Finding<'f> {
    out: &'f mut Vec<Diagnostic>,
}

impl Finding<'_> {
    fn change(self, change: impl FnOnce(Diagnostic) -> Diagnostic) -> Self {
        // It is the last one as long as it can be changed.
        if let Some(finding) = self.out.pop() {
            self.out.push(change(finding));
        }
        self
    }

    /// What to do about it.
    pub(super) fn help(self, help: impl Into<String>) -> Self {
        self.change(|finding| finding.with_help(help))
    }

    /// Another place that belongs to it.
    pub(super) fn related(self, span: Option<Span>, message: impl Into<String>) -> Self {
        self.change(|finding| finding.with_related(span, message))
    }

    /// What the words should be, where that is certain.
    pub(super) fn replacement(self, words: impl Into<String>) -> Self {
        self.change(|finding| finding.with_replacement(words))
    }
}
