//! Findings: what is remarkable about a document, said with a code, a place and a way out.
//!
//! Reading reports what only reading can see; [`check`](crate::check) looks for the rest. Both give [`Diagnostic`]s.
//!
//! ```
//! use fengong::{Directory, Plan, text::Source};
//! let source = Source::new("一、重点任务\n（一）贯通绿道。打通断点。（市园林局牵头，市亮化专班配合）")?;
//! let parsed = Plan::read(&source, &Directory::builtin());
//! let finding = &parsed.diagnostics[0];
//! assert_eq!((finding.code.as_str(), finding.code.name()), ("FG101", "unknown-department"));
//! assert_eq!(source.slice(finding.span.unwrap()), "市亮化专班");
//! # Ok::<(), fengong::Error>(())
//! ```

use core::fmt;

use crate::error::Error;
use crate::text::Span;

/// How much a finding matters, from the least to the most.
///
/// ```
/// use fengong::diagnostic::Severity;
/// assert!(Severity::Info < Severity::Warning && Severity::Warning < Severity::Error);
/// assert_eq!((Severity::Warning.as_str(), Severity::Warning.label()), ("warning", "警告"));
/// assert_eq!("warning".parse(), Ok(Severity::Warning));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Severity {
    /// Worth knowing (提示).
    Info,
    /// Probably a fault of the document or of its extraction (警告).
    Warning,
    /// Nothing could be read, or what is written cannot stand (错误).
    Error,
}

impl Severity {
    /// Every severity, from the least to the most.
    pub const ALL: &'static [Self] = &[Self::Info, Self::Warning, Self::Error];

    /// The name of the severity, as it is written in tables and displayed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity as an office prints it: 提示, 警告, 错误.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Info => "提示",
            Self::Warning => "警告",
            Self::Error => "错误",
        }
    }
}

/// Takes the [name](Severity::as_str); [`Error::UnknownWord`] for everything else.
impl core::str::FromStr for Severity {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        let found = Self::ALL.iter().copied().find(|severity| severity.as_str() == word);
        found.ok_or_else(|| Error::UnknownWord { what: "Severity", word: word.to_owned() })
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The stable name of a kind of finding: a code such as `FG001` and the fault in words, such as `empty-document`.
///
/// The page of a code, with reason and way out, is that of its [`Rule`](crate::check::Rule).
///
/// ```
/// use fengong::check::Rule;
/// use fengong::diagnostic::Severity;
/// use fengong::{Directory, Plan, text::Source};
/// let code = Plan::read(&Source::new("")?, &Directory::builtin()).diagnostics[0].code;
/// assert_eq!((code.as_str(), code.name(), code.severity()), ("FG001", "empty-document", Severity::Error));
/// assert_eq!(Rule::named(code.as_str())?.name(), code.name());
/// # Ok::<(), fengong::Error>(())
/// ```
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

/// The findings of the floors below the checks. Every other code stands with its rule.
impl Code {
    pub(crate) const EMPTY_DOCUMENT: Self = Self::new("FG001", "empty-document", Severity::Error);
    pub(crate) const NO_PLAN_FOUND: Self = Self::new("FG002", "no-plan-found", Severity::Warning);
    pub(crate) const CONTROL_CHARACTER: Self = Self::new("FG003", "control-character", Severity::Warning);
    pub(crate) const UNKNOWN_DEPARTMENT: Self = Self::new("FG101", "unknown-department", Severity::Info);
    pub(crate) const LOST_CELL: Self = Self::new("FG201", "lost-cell", Severity::Warning);
    pub(crate) const IMPOSSIBLE_DATE: Self = Self::new("FG301", "impossible-date", Severity::Warning);
    pub(crate) const BACKWARD_PHASE: Self = Self::new("FG302", "backward-phase", Severity::Warning);
    pub(crate) const CONFLICTING_METADATA: Self =
        Self::new("FG312", "conflicting-metadata", Severity::Warning);
    pub(crate) const HARD_WRAP: Self = Self::new("FG401", "hard-wrap", Severity::Info);
    pub(crate) const PAGE_NUMBER: Self = Self::new("FG402", "page-number", Severity::Info);
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code)
    }
}

/// One finding about a document (检查发现). It is never an [`Error`]: the plan is read all the same.
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
    /// Other places that belong to it, such as where the other of two conflicting values stands.
    pub related: Vec<Related>,
    /// What the words at `span` should be, where that is certain; empty text means that they should go.
    pub replacement: Option<String>,
}

/// Another place that belongs to a finding.
///
/// ```
/// use fengong::check::Checker;
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new("一、重点任务\n（一）贯通绿道。打通断点。（市园林局、市水利局、市园林局负责）")?;
/// let report = Checker::new().select("repeated-department")?.check(&Plan::read(&source, &Directory::builtin()), &source);
/// let finding = &report.findings()[0];
/// let first = &finding.related[0];
/// assert_eq!((source.slice(first.span), &*first.message), ("市园林局", "第一次出现在这里"));
/// assert!(first.span.end() < finding.span.unwrap().start());
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What stands there, in Chinese.
    pub message: String,
}

impl Diagnostic {
    pub(crate) fn new(code: Code, span: Option<Span>, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity,
            span,
            message: message.into(),
            help: None,
            related: Vec::new(),
            replacement: None,
        }
    }

    pub(crate) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn with_related(mut self, span: Option<Span>, message: impl Into<String>) -> Self {
        self.related.extend(span.map(|span| Related { span, message: message.into() }));
        self
    }

    pub(crate) fn with_replacement(mut self, words: impl Into<String>) -> Self {
        self.replacement = Some(words.into());
        self
    }
}

/// What reading gives: the best value that can be made of the text, and the findings, in document order.
///
/// ```
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new("今天天气晴。")?;
/// let parsed = Plan::read(&source, &Directory::builtin());
/// // Any text reads; that it holds no plan is a finding.
/// assert!(parsed.value.tasks().is_empty());
/// assert_eq!(parsed.diagnostics[0].code.name(), "no-plan-found");
/// # Ok::<(), fengong::Error>(())
/// ```
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
