//! Findings: what is remarkable about a document, said with a code, a place and a way out.

use crate::text::Span;
use core::fmt;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Severity {
    /// Worth knowing (提示).
    Info,
    /// Probably a fault of the document or of its extraction (警告).
    Warning,
    /// Something could not be read (错误).
    Error,
}

impl Severity {
    /// The name of the severity, as it is written in tables.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The stable name of a kind of finding: a code such as `FG001` and the fault in words, such as `empty-document`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    code: &'static str,
    name: &'static str,
    severity: Severity,
}

impl Code {
    pub(crate) const fn new(code: &'static str, name: &'static str, severity: Severity) -> Self {
        Self { code, name, severity }
    }

    /// The code, `FG` and three digits.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.code
    }

    /// The fault in words, kebab-case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// The severity such a finding has unless a caller changes it.
    #[must_use]
    pub const fn severity(self) -> Severity {
        self.severity
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}

/// One finding about a document. It is never an [`Error`](crate::Error): the plan is read all the same.
///
/// ```
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new("(责任单位:市科技局")?;
/// let parsed = Plan::read(&source, &Directory::builtin());
/// assert!(parsed.diagnostics.iter().any(|d| d.code.name() == "no-plan-found"));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Which kind of finding.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// Where; `None` when it is about the whole document.
    pub span: Option<Span>,
    /// What was found, in Chinese.
    pub message: String,
    /// What to do about it, where that is known.
    pub help: Option<String>,
}

impl Diagnostic {
    pub(crate) fn new(code: Code, span: Option<Span>, message: impl Into<String>) -> Self {
        Self { code, severity: code.severity, span, message: message.into(), help: None }
    }

    pub(crate) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// What reading gives: the best value that can be made of the text, and the findings, in document order.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Parsed<T> {
    /// What was read.
    pub value: T,
    /// What is remarkable about the document, in document order.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Parsed<T> {
    pub(crate) fn new(value: T, diagnostics: Vec<Diagnostic>) -> Self {
        Self { value, diagnostics }
    }

    /// The value alone, for callers who do not look at findings.
    #[must_use]
    pub fn into_value(self) -> T {
        self.value
    }
}
