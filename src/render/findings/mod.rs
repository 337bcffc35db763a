//! The findings of a check as people and programs read them: lines, excerpts, JSON, SARIF, Markdown.

#[cfg(feature = "diagnostics")]
mod excerpt;
#[cfg(feature = "json")]
mod json;
mod markdown;
#[cfg(feature = "json")]
mod sarif;
mod short;
#[cfg(feature = "diagnostics")]
mod text;

use crate::check::Report;
use crate::diagnostic::Diagnostic;
use crate::text::{Position, Source};

/// The findings of one document or many, ready to be written (检查结果).
///
/// Writing costs time in proportion to the findings and the lines they stand on.
///
/// ```
/// use fengong::check::Checker;
/// use fengong::render::Findings;
/// use fengong::{Directory, Plan, text::Source};
///
/// let source = Source::new("一、重点任务\n（一）建设科技馆。完成选址。（市科技局负责）\n（二）整治占道。清理摊点。")?;
/// let report = Checker::new().check(&Plan::read(&source, &Directory::builtin()), &source);
/// let findings = Findings::new().with_document("plan.txt", &source, &report);
/// assert_eq!(findings.to_short(), "plan.txt:3:1: FG102 任务“整治占道”没有责任单位\n");
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Findings<'a> {
    documents: Vec<Document<'a>>,
    width: usize,
}

#[derive(Debug, Clone, Copy)]
struct Document<'a> {
    name: &'a str,
    source: &'a Source<'a>,
    report: &'a Report,
}

impl Default for Findings<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'a> Findings<'a> {
    /// No document yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { documents: Vec::new(), width: 100 }
    }

    /// The same for a terminal of so many columns, to which `to_text` (feature `diagnostics`) cuts the lines that findings stand
    /// on; otherwise a hundred. Messages are not cut.
    #[must_use]
    pub const fn with_width(mut self, columns: usize) -> Self {
        self.width = columns;
        self
    }

    /// Adds a document by the name or path that a reader knows it by, with its text and its report.
    #[must_use]
    pub fn with_document(mut self, name: &'a str, source: &'a Source<'a>, report: &'a Report) -> Self {
        self.documents.push(Document { name, source, report });
        self
    }

    fn each(&self) -> impl Iterator<Item = (Document<'a>, &'a Diagnostic)> + '_ {
        let of = |document: &Document<'a>| {
            let document = *document;
            document.report.findings().iter().map(move |finding| (document, finding))
        };
        self.documents.iter().flat_map(of)
    }
}

impl Document<'_> {
    /// Line and column of a finding; `None` for one about the whole document.
    fn position(&self, finding: &Diagnostic) -> Option<Position> {
        finding.span.map(|span| self.source.position(span.start()))
    }
}
