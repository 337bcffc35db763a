//! What a rule is: a code, a group, a page that explains it, and the function that looks for the fault.

use core::fmt;

use super::findings::Findings;
use super::subject::Subject;
use crate::diagnostic::{Code, Severity};

/// A kind of fault that a plan can have: one code, one name, one page of explanation.
///
/// ```
/// use fengong::check::Rule;
/// let rule = Rule::named("task-without-lead")?;
/// assert_eq!((rule.code().as_str(), rule.group().as_str()), ("FG103", "responsibility"));
/// assert!(rule.page().fix.contains("牵头"));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Rule {
    code: Code,
    group: Group,
    since: &'static str,
    default: bool,
    page: Page,
    look: Option<Look>,
}

/// Looks for a fault and reports each place where it is.
pub(super) type Look = fn(&Subject<'_>, &mut Findings<'_>);

/// What a rule is about: the first digit of its code.
///
/// ```
/// use fengong::check::{Checker, Group};
/// let wording = Checker::new().select(Group::Wording.as_str())?;
/// assert!(wording.rules().all(|rule| rule.code().as_str().starts_with("FG4")));
/// assert_eq!(Group::Wording.label(), "文字");
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Group {
    /// Whether the document could be read (读取), `FG0`.
    Reading,
    /// Who has to do what (责任), `FG1`.
    Responsibility,
    /// Indicators and numbers (指标与数字), `FG2`.
    Figures,
    /// Numbering, metadata and dates (结构与日期), `FG3`.
    Structure,
    /// Words and marks (文字), `FG4`.
    Wording,
    /// The exemptions themselves (豁免), `FG9`.
    Exemptions,
}

impl Group {
    /// Every group, in the order of the codes.
    pub const ALL: &[Self] = &[
        Self::Reading,
        Self::Responsibility,
        Self::Figures,
        Self::Structure,
        Self::Wording,
        Self::Exemptions,
    ];

    /// Its name, by which [`Checker::select`](super::Checker::select) takes its rules.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Responsibility => "responsibility",
            Self::Figures => "figures",
            Self::Structure => "structure",
            Self::Wording => "wording",
            Self::Exemptions => "exemptions",
        }
    }

    /// Its name in Chinese.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Reading => "读取",
            Self::Responsibility => "责任分工",
            Self::Figures => "指标与数字",
            Self::Structure => "结构与日期",
            Self::Wording => "文字",
            Self::Exemptions => "豁免",
        }
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What a reader of a finding wants to know about its rule, in Chinese and in Markdown. Every rule has the same five parts.
///
/// ```
/// use fengong::check::Rule;
/// let page = Rule::named("repeated-department")?.page();
/// assert!(page.what.contains("出现两次") && page.example.contains("市科技局"));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Page {
    /// What is looked for (查什么).
    pub what: &'static str,
    /// Why it matters (为何重要).
    pub why: &'static str,
    /// A text with the fault (示例).
    pub example: &'static str,
    /// What to do about it (改法).
    pub fix: &'static str,
    /// What it rests on (依据): a standard, a convention of the genre, arithmetic.
    pub basis: &'static str,
}

impl Rule {
    /// A rule that runs by default.
    pub(super) const fn new(code: Code, group: Group, page: Page, look: Look) -> Self {
        Self { code, group, since: "0.1.0", default: true, page, look: Some(look) }
    }

    /// A rule whose findings reading itself reports.
    pub(super) const fn of_reading(code: Code, group: Group, page: Page) -> Self {
        Self { code, group, since: "0.1.0", default: true, page, look: None }
    }

    /// The same rule, but only for those who ask for it.
    pub(super) const fn off_by_default(mut self) -> Self {
        self.default = false;
        self
    }

    /// Every rule, in the order of the codes.
    #[must_use]
    pub fn all() -> &'static [Self] {
        super::registry::rules()
    }

    /// The rule of a code or name, such as `FG103` or `task-without-lead`.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownRule`](crate::Error::UnknownRule) with the nearest one that there is, if any looks like it.
    pub fn named(name: &str) -> Result<&'static Self, crate::Error> {
        super::select::one_rule(name)
    }

    /// The stable code, which its findings carry as well ([`Diagnostic::code`](crate::Diagnostic::code)).
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// The fault in words, kebab-case.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.code.name()
    }

    /// What it is about.
    #[must_use]
    pub const fn group(&self) -> Group {
        self.group
    }

    /// The severity of its findings unless a caller changes it.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// The version of the crate that brought it.
    #[must_use]
    pub const fn since(&self) -> &'static str {
        self.since
    }

    /// Whether it runs without being asked for.
    #[must_use]
    pub const fn runs_by_default(&self) -> bool {
        self.default
    }

    /// What it looks for, why, an example, the way out, and what it rests on.
    #[must_use]
    pub const fn page(&self) -> &Page {
        &self.page
    }

    pub(super) const fn look(&self) -> Option<Look> {
        self.look
    }

    pub(super) fn is_called(&self, name: &str) -> bool {
        self.code.as_str().eq_ignore_ascii_case(name) || self.name() == name
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rule({} {})", self.code(), self.name())
    }
}

/// Two rules are one when their codes are.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}
