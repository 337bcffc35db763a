//! Exemptions: what is declared to be as it should, each with a reason. One that matches nothing is a finding itself.

use std::borrow::Cow;

use super::report::{Exempted, Report};
use super::rule::{Group, Page, Rule};
use super::select;
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::error::Error;
use crate::model::{Plan, SectionId};
use crate::text::fold;

pub(super) const CODE: Code = Code::new("FG901", "unused-exemption", Severity::Warning);

const PAGE: Page = Page {
    what: "声明的豁免没有对应到任何一处问题。几份文件共用的豁免，有一份用到就不算；所指文件这次没有检查、所指规则没有启用的不报。",
    why: "问题已改正，豁免却还留着，日后同类的新问题会被它悄悄放过。",
    example: "豁免声明“FG103 三/（二）”，而三（二）已写明牵头单位。",
    fix: "删去这条豁免，或更正其中的代码、文件、路径和文字。",
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
    file: Option<String>,
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
    file: Option<String>,
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
        Ok(Self { file: file.file, path: file.path, containing: file.containing, ..exemption })
    }
}

#[cfg(feature = "serde")]
impl From<Exemption> for ExemptionFile {
    fn from(exemption: Exemption) -> Self {
        let Exemption { rule, reason, file, path, containing } = exemption;
        Self { rule, reason, file, path, containing }
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
        Ok(Self { rule, reason, file: None, path: None, containing: None })
    }

    /// Only findings of one document, given by its name or by the end of its path; [`Exemptions::for_document`] looks at it.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<String>) -> Self {
        self.file = Some(file.into());
        self
    }

    /// Only findings that stand at or below the heading of a path such as 三/（二）, as [`Plan::sections_below`] finds it; at an
    /// empty path there is none.
    #[must_use]
    pub fn below(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Only findings whose message or line holds some words; width and white space do not matter. Words that say nothing stand
    /// nowhere.
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

    fn is_for(&self, document: &str) -> bool {
        let parts = |path: &str| -> Vec<String> {
            let parts = path.split(['/', '\\']).filter(|part| !matches!(*part, "" | "."));
            parts.map(str::to_owned).collect()
        };
        self.file.as_ref().is_none_or(|file| parts(document).ends_with(&parts(file)))
    }

    /// What a report says about it when it matched nothing.
    fn unused(&self) -> String {
        let words = [&self.file, &self.path, &self.containing].into_iter().flatten();
        let whole = words.fold(self.rule.clone(), |whole, word| format!("{whole} {word}"));
        format!("豁免“{whole}”没有对应的问题")
    }
}

/// The exemptions of a document, in the order in which they are tried.
///
/// With the feature `serde` they are read from any format as a record with a list `exemptions`, each with `rule` and `reason`
/// and, to narrow it, `file`, `path` and `containing`. In TOML:
///
/// ```toml
/// [[exemptions]]
/// rule = "FG103"
/// file = "数字经济.txt"
/// path = "三/（二）"
/// reason = "由各县区分别实施"
/// ```
///
/// ```
/// # #[cfg(feature = "serde")] {
/// use fengong::check::Exemptions;
/// let file = "[[exemptions]]\nrule = 'FG103'\nreason = '由各县区分别实施'";
/// let exemptions: Exemptions = toml::from_str(file).unwrap();
/// assert_eq!(exemptions.iter().next().unwrap().reason(), "由各县区分别实施");
/// // An unknown rule and a reason that says nothing are refused.
/// assert!(toml::from_str::<Exemptions>("[[exemptions]]\nrule = 'FG999'\nreason = '按惯例'").is_err());
/// # }
/// ```
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

impl<'e> IntoIterator for &'e Exemptions {
    type Item = &'e Exemption;
    type IntoIter = core::slice::Iter<'e, Exemption>;

    fn into_iter(self) -> Self::IntoIter {
        self.exemptions.iter()
    }
}

impl Exemptions {
    /// Every exemption, in order.
    pub fn iter(&self) -> core::slice::Iter<'_, Exemption> {
        self.exemptions.iter()
    }

    /// Those that are for one document, by its name: all that name no file, and those whose file is the end of the name.
    ///
    /// ```
    /// use fengong::check::{Exemption, Exemptions};
    /// let all = Exemptions::from_iter([
    ///     Exemption::new("FG103", "由各县区分别实施")?.in_file("数字经济.txt"),
    ///     Exemption::new("FG108", "按惯例")?,
    /// ]);
    /// assert_eq!(all.for_document("plans/数字经济.txt").iter().len(), 2);
    /// assert_eq!(all.for_document("plans/科技创新.txt").iter().len(), 1);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn for_document(&self, name: &str) -> Self {
        self.iter().filter(|exemption| exemption.is_for(name)).cloned().collect()
    }

    /// Parts findings from those that are exempt. `runs` gives the severity of a rule that runs, by its code.
    ///
    /// What matched nothing is reported where the text was there for all rules to look at, and only if a rule that it is for has run.
    pub(super) fn apply(
        &self,
        subject: &Subject<'_>,
        found: Vec<Diagnostic>,
        runs: impl Fn(Code) -> Option<Severity>,
    ) -> Report {
        if self.exemptions.is_empty() {
            return Report::new(found, Vec::new(), Vec::new());
        }
        let mut matchers: Vec<Matcher<'_>> = self.exemptions.iter().map(Matcher::of).collect();
        let (mut findings, mut exempted) = (Vec::with_capacity(found.len()), Vec::new());
        let places = Places::of(subject.plan());
        for finding in found {
            let place = places.place(subject, &finding);
            match matchers
                .iter_mut()
                .find_map(|matcher| matcher.matches(subject.plan(), &finding, &place).then_some(matcher))
            {
                Some(matcher) => {
                    matcher.used = true;
                    exempted.push(Exempted { finding, reason: matcher.exemption.reason.clone() });
                }
                None => findings.push(finding),
            }
        }
        let mut in_use = Vec::new();
        let severity = runs(CODE).filter(|_| subject.has_text());
        for matcher in matchers {
            if matcher.used {
                in_use.push(matcher.exemption.unused());
                continue;
            }
            let Some(severity) = severity.filter(|_| matcher.codes.iter().any(|&code| runs(code).is_some()))
            else {
                continue;
            };
            let message = matcher.exemption.unused();
            let mut finding = Diagnostic::new(CODE, None, message).with_help("请删去或更正这条豁免");
            finding.severity = severity;
            findings.push(finding);
        }
        Report::new(findings, exempted, in_use)
    }
}

/// An exemption made ready to be held against many findings.
struct Matcher<'e> {
    exemption: &'e Exemption,
    codes: Vec<Code>,
    /// The words, folded.
    words: Option<Cow<'e, str>>,
    /// Whether each heading lies at or below the path, once a finding asks.
    below: Option<Vec<bool>>,
    used: bool,
    /// The last line looked at, by where it begins, and whether it holds the words.
    line: Option<(u32, bool)>,
}

impl<'e> Matcher<'e> {
    fn of(exemption: &'e Exemption) -> Self {
        let rules = select::rules(&exemption.rule).unwrap_or_default();
        let codes = rules.into_iter().filter_map(|at| Rule::all().get(at)).map(Rule::code).collect();
        let words = exemption.containing.as_deref().map(fold);
        Self { exemption, codes, words, below: None, used: false, line: None }
    }

    fn matches(&mut self, plan: &Plan, finding: &Diagnostic, place: &Place<'_>) -> bool {
        self.codes.contains(&finding.code) && self.is_below(plan, place) && self.says(finding, place)
    }

    /// Whether a finding stands under the heading that is asked for, if any is.
    fn is_below(&mut self, plan: &Plan, place: &Place<'_>) -> bool {
        let Some(path) = self.exemption.path.as_deref() else { return true };
        let below = self.below.get_or_insert_with(|| {
            let mut below = vec![false; plan.sections().len()];
            for section in plan.sections_below(path) {
                if let Some(below) = below.get_mut(section.id.index()) {
                    *below = true;
                }
            }
            below
        });
        place.heading.is_some_and(|heading| below.get(heading.index()) == Some(&true))
    }

    /// Whether the message of a finding or its line holds the words that are asked for, if any are.
    fn says(&mut self, finding: &Diagnostic, place: &Place<'_>) -> bool {
        let Some(words) = self.words.as_deref() else { return true };
        if words.is_empty() {
            return false;
        }
        if fold(&finding.message).contains(words) {
            return true;
        }
        // One line may have thousands of findings.
        let (_, holds) = match self.line {
            Some(known) if known.0 == place.start => known,
            _ => *self.line.insert((place.start, fold(place.line).contains(words))),
        };
        holds
    }
}

/// Where a finding stands.
struct Place<'a> {
    /// The heading it stands under; `None` before the first heading and where the finding has no place.
    heading: Option<SectionId>,
    /// The line it stands in, and where that begins.
    line: &'a str,
    start: u32,
}

/// Where the headings begin, to tell which one a place stands under.
struct Places(Vec<(u32, SectionId)>);

impl Places {
    fn of(plan: &Plan) -> Self {
        let sections = plan.sections().iter();
        let mut headings: Vec<(u32, SectionId)> =
            sections.filter_map(|section| Some((section.span?.start(), section.id))).collect();
        headings.sort_unstable();
        Self(headings)
    }

    fn place<'s>(&self, subject: &Subject<'s>, finding: &Diagnostic) -> Place<'s> {
        let Some(at) = finding.span.map(|span| span.start()) else {
            return Place { heading: None, line: "", start: u32::MAX };
        };
        let line = last_before(subject.lines(), |line| line.start() <= at);
        Place {
            heading: last_before(&self.0, |&(start, _)| start <= at).map(|&(_, section)| section),
            line: line.map_or("", |&line| subject.words(line)),
            start: line.map_or(u32::MAX, |line| line.start()),
        }
    }
}

/// The last of a sorted list for which something still holds.
fn last_before<T>(list: &[T], holds: impl Fn(&T) -> bool) -> Option<&T> {
    list.get(list.partition_point(holds).checked_sub(1)?)
}
