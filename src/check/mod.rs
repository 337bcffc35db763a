//! Floor 4: checks. What is wrong with a plan, said with a code, a place, a reason and a way out.
//!
//! [`Checker`] runs the [`Rule`]s over a plan and gives a [`Report`]. Offices run it before a plan is issued, researchers when
//! they collect a thousand.
//!
//! ```
//! use fengong::check::Checker;
//! use fengong::{Directory, Plan, text::Source};
//!
//! let source = Source::new("一、重点任务\n（一）建设科技馆。完成选址。（市科技局、市财政局负责）\n（二）整治占道。清理摊点。")?;
//! let parsed = Plan::read(&source, &Directory::builtin());
//! let report = Checker::new().check(&parsed, &source);
//! let finding = report.findings().iter().find(|finding| finding.code.as_str() == "FG102").unwrap();
//! assert_eq!(source.position(finding.span.unwrap().start()).to_string(), "3:1");
//! # Ok::<(), fengong::Error>(())
//! ```

mod exempt;
mod figures;
mod findings;
mod reading;
mod registry;
mod report;
mod responsibility;
mod rule;
mod select;
mod structure;
mod subject;
mod wording;

pub use exempt::{Exemption, Exemptions};
pub use report::{Exempted, Report};
pub use rule::{Group, Page, Rule};

use findings::Findings;
use subject::Subject;

use crate::diagnostic::{Diagnostic, Parsed, Severity};
use crate::error::Error;
use crate::model::Plan;
use crate::text::Source;

/// Which rules run, how much their findings matter, and what is exempt.
///
/// A new one runs every rule that is on by default. The first [`select`](Self::select) leaves only what it names, further ones
/// add to it; [`ignore`](Self::ignore) takes away.
///
/// ```
/// use fengong::Error;
/// use fengong::check::{Checker, Group};
/// use fengong::diagnostic::Severity;
///
/// let checker = Checker::new()
///     .select("responsibility")?
///     .ignore("FG103")?
///     .with_severity("task-without-department", Severity::Error)?;
/// assert!(checker.rules().all(|rule| rule.group() == Group::Responsibility && rule.name() != "task-without-lead"));
///
/// let Err(Error::UnknownRule { nearest, .. }) = Checker::new().select("task-without-leed") else { unreachable!() };
/// assert_eq!(nearest.as_deref(), Some("task-without-lead"));
/// # Ok::<(), Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Checker {
    /// For each rule of the registry whether it runs and how much it matters.
    settings: Vec<Setting>,
    selected: bool,
    limits: Limits,
    exemptions: Exemptions,
}

#[derive(Debug, Clone, Copy)]
struct Setting {
    runs: bool,
    severity: Severity,
}

/// The bounds of the rules that have one.
#[derive(Debug, Clone)]
pub(crate) struct Limits {
    /// The share of all leads from which on a department is overloaded.
    pub overload: f64,
}

impl Default for Checker {
    fn default() -> Self {
        Self::new()
    }
}

impl Checker {
    /// The share of all leads above which a department is overloaded, unless a caller says otherwise: half of them.
    pub const OVERLOAD_SHARE: f64 = 0.5;

    /// Every rule that is on by default, without exemptions.
    ///
    /// ```
    /// use fengong::check::{Checker, Rule};
    /// let off: Vec<_> = Rule::all().iter().filter(|rule| !rule.runs_by_default()).collect();
    /// assert_eq!(Checker::new().rules().count() + off.len(), Rule::all().len());
    /// ```
    #[must_use]
    pub fn new() -> Self {
        let setting = |rule: &Rule| Setting { runs: rule.runs_by_default(), severity: rule.severity() };
        Self {
            settings: Rule::all().iter().map(setting).collect(),
            selected: false,
            limits: Limits { overload: Self::OVERLOAD_SHARE },
            exemptions: Exemptions::default(),
        }
    }

    /// Runs the rules of a code (`FG103`), of the beginning of one (`FG1`), of a name, of a group, or `all`.
    ///
    /// ```
    /// use fengong::check::Checker;
    /// let two = Checker::new().select("FG103")?.select("task-without-department")?;
    /// assert_eq!(two.rules().map(|rule| rule.code().as_str()).collect::<Vec<_>>(), ["FG102", "FG103"]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::UnknownRule`] when nothing is called so, with the nearest that is, if any looks like it.
    pub fn select(mut self, word: &str) -> Result<Self, Error> {
        let wanted = select::rules(word)?;
        if !self.selected {
            self.settings.iter_mut().for_each(|setting| setting.runs = false);
            self.selected = true;
        }
        self.each(&wanted, |setting| setting.runs = true);
        Ok(self)
    }

    /// Leaves out the rules of a code, of the beginning of one, of a name, of a group, or `all`.
    ///
    /// ```
    /// use fengong::check::{Checker, Group};
    /// let checker = Checker::new().ignore("wording")?;
    /// assert!(checker.rules().all(|rule| rule.group() != Group::Wording));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::UnknownRule`] when nothing is called so, with the nearest that is, if any looks like it.
    pub fn ignore(mut self, word: &str) -> Result<Self, Error> {
        self.each(&select::rules(word)?, |setting| setting.runs = false);
        Ok(self)
    }

    /// Changes how much the findings of some rules matter, named as for [`select`](Self::select). It does not make them run.
    ///
    /// ```
    /// use fengong::{Plan, check::Checker, diagnostic::Severity};
    /// let plan = Plan::builder("绿道方案").task("贯通绿道").build()?;
    /// let strict = Checker::new().with_severity("FG102", Severity::Error)?;
    /// assert_eq!(strict.check_plan(&plan).count(Severity::Error), 1);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::UnknownRule`] when nothing is called so, with the nearest that is, if any looks like it.
    pub fn with_severity(mut self, word: &str, severity: Severity) -> Result<Self, Error> {
        self.each(&select::rules(word)?, |setting| setting.severity = severity);
        Ok(self)
    }

    /// Passes over what is declared to be as it should (豁免), in place of what was declared before.
    ///
    /// ```
    /// use fengong::Plan;
    /// use fengong::check::{Checker, Exemption, Exemptions};
    /// let plan = Plan::builder("绿道方案").task("贯通绿道").lead("市园林局").task("建设驿站").task("认养古树").build()?;
    /// let exempt = Exemption::new("task-without-department", "由市民自愿认养")?.containing("古树");
    /// let report = Checker::new().select("FG102")?.with_exemptions(Exemptions::from_iter([exempt])).check_plan(&plan);
    /// assert_eq!((report.findings().len(), report.exempted().len()), (1, 1));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn with_exemptions(mut self, exemptions: Exemptions) -> Self {
        self.exemptions = exemptions;
        self
    }

    /// The share of all leads above which a department is overloaded (`FG112`, off by default): 0.3 for three of ten. What is no
    /// share counts as 1, which nobody exceeds.
    ///
    /// ```
    /// use fengong::{Plan, check::Checker};
    /// let mut builder = Plan::builder("绿道方案").section("一", "重点任务");
    /// for at in 0..10 {
    ///     builder = builder.task(format!("贯通第{at}段")).lead(if at < 4 { "市园林局" } else { ["市水利局", "市交通局", "市住建局"][at % 3] });
    /// }
    /// let plan = builder.build()?;
    /// let checker = Checker::new().select("overloaded-department")?;
    /// assert!(checker.check_plan(&plan).findings().is_empty());
    /// assert_eq!(checker.with_overload_share(0.3).check_plan(&plan).findings().len(), 1);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn with_overload_share(mut self, share: f64) -> Self {
        self.limits.overload = if (0.0..=1.0).contains(&share) { share } else { 1.0 };
        self
    }

    /// The rules that run, in the order of the codes.
    ///
    /// ```
    /// use fengong::check::Checker;
    /// let names: Vec<&str> = Checker::new().select("FG10")?.rules().map(|rule| rule.name()).collect();
    /// assert_eq!(names[..3], ["unknown-department", "task-without-department", "task-without-lead"]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> + '_ {
        Rule::all().iter().zip(&self.settings).filter(|(_, setting)| setting.runs).map(|(rule, _)| rule)
    }

    /// Checks a plan that was read, with what reading found. `source` is the text that it was read from.
    ///
    /// *Complexity*: linear in the length of the text and in the facts of the plan.
    ///
    /// ```
    /// use fengong::{Directory, Plan, check::Checker, text::Source};
    /// let source = Source::new("一、重点任务\n（一）贯通绿道。打通断点。（市园林局、市水利局分别负责）")?;
    /// let report = Checker::new().select("FG103")?.check(&Plan::read(&source, &Directory::builtin()), &source);
    /// let finding = &report.findings()[0];
    /// assert_eq!(finding.message, "任务“贯通绿道”有2个责任单位，没有牵头单位");
    /// assert!(finding.help.is_some());
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn check(&self, parsed: &Parsed<Plan>, source: &Source<'_>) -> Report {
        self.run(&Subject::new(&parsed.value, Some(source), &self.limits), &parsed.diagnostics)
    }

    /// Checks a plan without its text, such as one built by hand or taken from a file. Rules about words and marks find nothing,
    /// nor does what only reading reports ([`Parsed::diagnostics`]), such as names that no directory knows, blanks that were lost
    /// and dates that no calendar has; so no exemption is called unused.
    ///
    /// *Complexity*: linear in the facts of the plan.
    ///
    /// ```
    /// use fengong::{Plan, check::Checker};
    /// let plan = Plan::builder("绿道方案").task("贯通绿道").joint("市水利局").joint("市园林局").build()?;
    /// let report = Checker::new().select("responsibility")?.check_plan(&plan);
    /// assert_eq!(report.findings()[0].code.name(), "task-without-lead");
    /// assert_eq!(report.findings()[0].span, None);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn check_plan(&self, plan: &Plan) -> Report {
        self.run(&Subject::new(plan, None, &self.limits), &[])
    }

    fn run(&self, subject: &Subject<'_>, of_reading: &[Diagnostic]) -> Report {
        let mut found = Vec::new();
        for (rule, setting) in Rule::all().iter().zip(&self.settings).filter(|(_, setting)| setting.runs) {
            let first = found.len();
            found.extend(of_reading.iter().filter(|finding| finding.code == rule.code()).cloned());
            if let Some(look) = rule.look() {
                look(subject, &mut Findings::new(rule.code(), &mut found));
            }
            found.iter_mut().skip(first).for_each(|finding| finding.severity = setting.severity);
        }
        // Stable, so that findings at one place stay in the order of the codes.
        found.sort_by_key(|finding| finding.span.map_or(0, |span| span.start()));
        self.exemptions.apply(subject, found, |code| {
            let at = Rule::all().iter().position(|rule| rule.code() == code)?;
            self.settings.get(at).filter(|setting| setting.runs).map(|setting| setting.severity)
        })
    }

    fn each(&mut self, rules: &[usize], change: impl Fn(&mut Setting)) {
        for &rule in rules {
            if let Some(setting) = self.settings.get_mut(rule) {
                change(setting);
            }
        }
    }
}
