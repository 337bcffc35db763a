//! Exemptions: what is declared to be as it should, each with a reason. One that matches nothing is a finding itself.

use super::report::{Exempted, Report};
use super::rule::{Group, Page, Rule};
use super::select;
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::error::Error;
use crate::model::SectionId;

const CODE: Code = Code::new("FG901", "unused-exemption", Severity::Warning);

const PAGE: Page = Page {
    what: "声明的豁免没有对应到任何一处问题。",
    why: "问题已改正，豁免却还留着，日后同类的新问题会被它悄悄放过。",
    example: "豁免声明“FG103 三/（二）”，而三（二）已写明牵头单位。",
    fix: "删去这条豁免，或更正其中的代码、路径和文字。",
    basis: "本库约定：豁免须有理由，并随文档一起更新。",
};

pub(super) const UNUSED: Rule = Rule::of_reading(CODE, Group::Exemptions, PAGE);

/// A declaration that findings of some rules are no faults here (豁免), with the reason.
///
/// ```
/// use fengong::check::Exemption;
/// let exemption = Exemption::new("collective-lead", "由各县区分别实施")?.below("三/（二）");
/// assert_eq!(exemption.reason(), "由各县区分别实施");
/// assert!(Exemption::new("FG107", "  ").is_err());
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "ExemptionFile", into = "ExemptionFile")
)]
pub struct Exemption {
    rule: String,
    reason: String,
    path: Option<String>,
    containing: Option<String>,
}

/// The written form of an exemption.
#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct ExemptionFile {
    rule: String,
    reason: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    containing: Option<String>,
}

#[cfg(feature = "serde")]
impl TryFrom<ExemptionFile> for Exemption {
    type Error = Error;

    fn try_from(file: ExemptionFile) -> Result<Self, Error> {
        let exemption = Self::new(file.rule, file.reason)?;
        Ok(Self { path: file.path, containing: file.containing, ..exemption })
    }
}

#[cfg(feature = "serde")]
impl From<Exemption> for ExemptionFile {
    fn from(exemption: Exemption) -> Self {
        let Exemption { rule, reason, path, containing } = exemption;
        Self { rule, reason, path, containing }
    }
}

impl Exemption {
    /// Exempts every finding of some rules, named as for [`Checker::select`](super::Checker::select).
    ///
    /// # Errors
    ///
    /// [`Error::UnknownRule`] when nothing is called so, [`Error::EmptyName`] when the reason says nothing.
    pub fn new(rule: impl Into<String>, reason: impl Into<String>) -> Result<Self, Error> {
        let (rule, reason) = (rule.into(), reason.into());
        select::rules(&rule)?;
        if reason.trim().is_empty() {
            return Err(Error::EmptyName { what: "reason of the exemption" });
        }
        Ok(Self { rule, reason, path: None, containing: None })
    }

    /// Only findings that stand under a heading, given by its path, such as 三/（二）.
    #[must_use]
    pub fn below(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Only findings whose message or line holds some words.
    #[must_use]
    pub fn containing(mut self, words: impl Into<String>) -> Self {
        self.containing = Some(words.into());
        self
    }

    /// The rule, or what selects several.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// Why it is no fault.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

/// The exemptions of a document, in the order in which they are tried.
///
/// With the feature `serde` they are read from any format as a record with a list `exemptions`, each with `rule` and `reason`
/// and, to narrow it, `path` and `containing`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct Exemptions {
    #[cfg_attr(feature = "serde", serde(default))]
    exemptions: Vec<Exemption>,
}

impl FromIterator<Exemption> for Exemptions {
    fn from_iter<I: IntoIterator<Item = Exemption>>(exemptions: I) -> Self {
        Self { exemptions: exemptions.into_iter().collect() }
    }
}

impl Exemptions {
    /// Every exemption, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Exemption> {
        self.exemptions.iter()
    }

    /// Parts findings from those that are exempt. What matched nothing is reported with the severity `unused`, if any.
    pub(super) fn apply(
        &self,
        subject: &Subject<'_>,
        found: Vec<Diagnostic>,
        unused: Option<Severity>,
    ) -> Report {
        let matchers: Vec<Matcher<'_>> = self.exemptions.iter().map(Matcher::of).collect();
        let mut used = vec![false; matchers.len()];
        let (mut findings, mut exempted) = (Vec::with_capacity(found.len()), Vec::new());
        let places = (!matchers.is_empty()).then(|| Places::of(subject));
        for finding in found {
            let hit = matchers.iter().position(|matcher| {
                places.as_ref().is_some_and(|places| matcher.matches(&finding, subject, places))
            });
            match hit.and_then(|at| Some((used.get_mut(at)?, matchers.get(at)?))) {
                Some((used, matcher)) => {
                    *used = true;
                    exempted.push(Exempted { finding, reason: matcher.exemption.reason.clone() });
                }
                None => findings.push(finding),
            }
        }
        for (exemption, _) in self.exemptions.iter().zip(&used).filter(|(_, used)| !**used) {
            let Some(severity) = unused else { break };
            let words = [&exemption.path, &exemption.containing].into_iter().flatten();
            let whole = words.fold(exemption.rule.clone(), |whole, word| format!("{whole} {word}"));
            let message = format!("豁免“{whole}”没有对应的问题");
            let mut finding = Diagnostic::new(CODE, None, message).with_help("请删去或更正这条豁免");
            finding.severity = severity;
            findings.push(finding);
        }
        Report::new(findings, exempted)
    }
}

/// An exemption made ready to be held against many findings.
struct Matcher<'e> {
    exemption: &'e Exemption,
    codes: Vec<&'static str>,
}

impl<'e> Matcher<'e> {
    fn of(exemption: &'e Exemption) -> Self {
        let rules = select::rules(&exemption.rule).unwrap_or_default();
        let codes = rules.into_iter().filter_map(|at| Rule::all().get(at)).map(Rule::code).collect();
        Self { exemption, codes }
    }

    fn matches(&self, finding: &Diagnostic, subject: &Subject<'_>, places: &Places) -> bool {
        let Exemption { path, containing, .. } = self.exemption;
        let start = finding.span.map(|span| span.start());
        self.codes.contains(&finding.code.as_str())
            && path.as_ref().is_none_or(|path| start.is_some_and(|at| places.is_below(subject, at, path)))
            && containing.as_ref().is_none_or(|words| {
                finding.message.contains(words.as_str())
                    || start.is_some_and(|at| line(subject, at).contains(words.as_str()))
            })
    }
}

/// The line that a byte stands in.
fn line<'a>(subject: &Subject<'a>, at: u32) -> &'a str {
    let lines = subject.lines();
    let behind = lines.partition_point(|line| line.start() <= at);
    let line = behind.checked_sub(1).and_then(|before| lines.get(before));
    line.map_or("", |&line| subject.words(line))
}

/// Where the headings begin, to tell which one a place stands under.
struct Places {
    headings: Vec<(u32, SectionId)>,
}

impl Places {
    fn of(subject: &Subject<'_>) -> Self {
        let sections = subject.plan().sections().iter();
        let mut headings: Vec<(u32, SectionId)> =
            sections.filter_map(|section| Some((section.span?.start(), section.id))).collect();
        headings.sort_unstable();
        Self { headings }
    }

    fn is_below(&self, subject: &Subject<'_>, at: u32, path: &str) -> bool {
        let behind = self.headings.partition_point(|&(start, _)| start <= at);
        let heading = behind.checked_sub(1).and_then(|before| self.headings.get(before));
        heading.is_some_and(|&(_, section)| {
            let own = subject.path(section);
            own.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }
}
