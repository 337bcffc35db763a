//! What a check gives: the findings in document order, and those that are exempt.

use std::collections::HashSet;

use super::exempt::CODE as UNUSED;
use crate::diagnostic::{Diagnostic, Severity};

/// The findings of a check (检查结果).
///
/// ```
/// use fengong::Plan;
/// use fengong::check::Checker;
/// use fengong::diagnostic::Severity;
/// let plan = Plan::builder("方案").section("一", "任务").task("建成平台").lead("市城管局").build()?;
/// let report = Checker::new().select("responsibility")?.check_plan(&plan);
/// assert!(report.is_clean(Severity::Warning));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    findings: Vec<Diagnostic>,
    exempted: Vec<Exempted>,
    /// What would be said about the exemptions that matched something, had they matched nothing.
    in_use: Vec<String>,
}

/// A finding that was passed over because it is exempt (豁免), and why.
///
/// ```
/// use fengong::Plan;
/// use fengong::check::{Checker, Exemption, Exemptions};
/// let plan = Plan::builder("绿道方案").task("贯通绿道").build()?;
/// let exempt = Exemptions::from_iter([Exemption::new("FG102", "由社区自行认领")?]);
/// let report = Checker::new().select("FG102")?.with_exemptions(exempt).check_plan(&plan);
/// assert!(report.findings().is_empty());
/// let passed = &report.exempted()[0];
/// assert_eq!((passed.finding.code.name(), &*passed.reason), ("task-without-department", "由社区自行认领"));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Exempted {
    /// The finding.
    pub finding: Diagnostic,
    /// Why it is exempt.
    pub reason: String,
}

impl Report {
    pub(super) const fn new(findings: Vec<Diagnostic>, exempted: Vec<Exempted>, in_use: Vec<String>) -> Self {
        Self { findings, exempted, in_use }
    }

    /// Settles the exemptions that several documents share: one is unused only if no document has used it, and is then told once,
    /// in the first report.
    ///
    /// ```
    /// use fengong::check::{Checker, Exemption, Exemptions, Report};
    /// use fengong::Plan;
    /// use fengong::{Directory, text::Source};
    ///
    /// let exempt = Exemptions::from_iter([Exemption::new("FG102", "由市场主体完成")?.containing("摊点")]);
    /// let checker = Checker::new().select("FG102")?.select("FG901")?.with_exemptions(exempt);
    /// let check = |text| -> Result<Report, fengong::Error> {
    ///     let source = Source::new(text)?;
    ///     Ok(checker.check(&Plan::read(&source, &Directory::builtin()), &source))
    /// };
    /// let mut reports = [
    ///     check("一、任务\n（一）建设科技馆。完成选址。（市科技局负责）\n（二）整治摊点。清理干净。")?,
    ///     check("一、任务\n（一）建设科技馆。完成选址。（市科技局负责）")?,
    /// ];
    /// assert_eq!(reports[1].findings().len(), 1);
    /// Report::share_exemptions(&mut reports);
    /// assert!(reports[1].findings().is_empty());
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub fn share_exemptions(reports: &mut [Self]) {
        let mut settled: HashSet<String> =
            reports.iter().flat_map(|report| &report.in_use).cloned().collect();
        for report in reports {
            report
                .findings
                .retain(|finding| finding.code != UNUSED || settled.insert(finding.message.clone()));
        }
    }

    /// The findings, in document order; at one place in the order of the codes. What is about the whole document comes first,
    /// unused exemptions last.
    #[must_use]
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// What is exempt, in document order.
    #[must_use]
    pub fn exempted(&self) -> &[Exempted] {
        &self.exempted
    }

    /// How many findings have just this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Whether no finding has this severity or a greater one: what decides whether a plan may pass.
    #[must_use]
    pub fn is_clean(&self, threshold: Severity) -> bool {
        self.findings.iter().all(|finding| finding.severity < threshold)
    }
}
