//! What a check gives: the findings in document order, and those that are exempt.

use crate::diagnostic::{Diagnostic, Severity};

/// The findings of a check.
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
}

/// A finding that was passed over because it is exempt.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Exempted {
    /// The finding.
    pub finding: Diagnostic,
    /// Why it is exempt.
    pub reason: String,
}

impl Report {
    pub(super) const fn new(findings: Vec<Diagnostic>, exempted: Vec<Exempted>) -> Self {
        Self { findings, exempted }
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

    /// How many findings matter that much.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Whether no finding matters that much or more.
    #[must_use]
    pub fn is_clean(&self, threshold: Severity) -> bool {
        self.findings.iter().all(|finding| finding.severity < threshold)
    }
}
