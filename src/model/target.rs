//! Targets in prose: a number with its unit, bound and date, and what kind of statement it is.

use super::ids::{IndicatorId, SectionId, TargetId, TaskId};
use super::value::Decimal;
use super::words::{Comparator, DueSource, Evidence, TargetKind};
use crate::text::Span;

/// A quantity in prose (量化目标): a promise, a payment or a past result, as [`Target::kind`] says.
///
/// The value stays what was written: `1-2家` is a range, `年均增长17%以上` a growth with a bound, `全覆盖` full without a number, and
/// `610万亩` is 610 in the unit 万亩.
///
/// ```
/// use fengong::model::{Comparator, TargetKind};
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new("一、重点任务\n（一）培育企业。到2027年，全市高新技术企业达到1,200家以上。（市科技局牵头）")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let target = &plan.targets()[0];
/// assert_eq!(target.value.unwrap().to_string(), "1200");
/// assert_eq!((&*target.unit, target.comparator), ("家", Comparator::AtLeast));
/// assert_eq!(target.due.as_ref().unwrap().year, 2027);
/// assert_eq!(target.kind, TargetKind::Target);
/// assert_eq!(target.task, Some(plan.tasks()[0].id));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Target {
    /// Its id.
    pub id: TargetId,
    /// The heading whose text it stands in.
    pub section: Option<SectionId>,
    /// The task whose text it stands in.
    pub task: Option<TaskId>,
    /// What is promised, paid or reported.
    pub kind: TargetKind,
    /// The words it stands in.
    pub text: Box<str>,
    /// Where they stand.
    pub span: Option<Span>,
    /// What is counted or measured; for a payment, what the words before the amount name.
    pub subject: Box<str>,
    /// Number, unit and bound as printed: 100 多所, 1-2家, 百分之三十以上.
    pub figure: Box<str>,
    /// Where they stand.
    pub figure_span: Option<Span>,
    /// The value, or the lower end of a range; `None` where no number is printed (全覆盖) or where it has more digits than fit.
    pub value: Option<Decimal>,
    /// The upper end of a range.
    pub value_high: Option<Decimal>,
    /// What it starts from: 27.21 in 由27.21%提高到40.02%.
    pub value_from: Option<Decimal>,
    /// The unit of measure as printed, 万 and 亿 included; a ratio is its own unit (1:1).
    pub unit: Box<str>,
    /// How the real value is to compare.
    pub comparator: Comparator,
    /// The bound of a growth or of a relative target: 年均增长17%以上.
    pub bound: Option<Comparator>,
    /// What a relative target is compared with: 全省平均水平.
    pub reference: Option<Box<str>>,
    /// By when; what is promised 每年 has no date.
    pub due: Option<Due>,
    /// The year that a past result is of.
    pub as_of: Option<i32>,
    /// The word that softens it: 力争, 原则上.
    pub hedge: Option<Box<str>>,
    /// What it is for each of: 每年, 每个重点产业.
    pub per: Option<Box<str>>,
    /// Whether it counts from the beginning on (累计).
    pub cumulative: bool,
    /// Who gets a payment, or what for.
    pub condition: Option<Box<str>>,
    /// Who pays it: 市级财政.
    pub payer: Option<Box<str>>,
    /// The indicators that its subject names, in document order; see [`Plan::targets_of`](super::Plan::targets_of) for the other way.
    pub indicators: Vec<IndicatorLink>,
}

/// An indicator that a target names, and why that is thought.
///
/// ```
/// use fengong::model::Evidence;
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new(
///     "一、主要目标\n指标\t单位\t2025年\n绿道总长度\t公里\t480\n二、重点任务\n（一）建绿道。到2025年，绿道长度达到480公里。（市园林局）",
/// )?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let link = &plan.targets()[0].indicators[0];
/// assert_eq!(&*plan.indicator(link.indicator)?.name, "绿道总长度");
/// assert_eq!(link.evidence, Evidence::Subject);
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct IndicatorLink {
    /// The indicator.
    pub indicator: IndicatorId,
    /// What ties the two: the name, or a short form of it.
    pub evidence: Evidence,
}

impl IndicatorLink {
    /// An indicator that a target names.
    #[must_use]
    pub const fn new(indicator: IndicatorId, evidence: Evidence) -> Self {
        Self { indicator, evidence }
    }
}

/// By when a target is to be reached (完成时间), as precise as it is written.
///
/// ```
/// use fengong::model::DueSource;
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new("一、重点任务\n（一）贯通绿道。到2026年6月底，新建绿道120公里。（市园林局负责）")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let due = plan.targets()[0].due.as_ref().unwrap();
/// assert_eq!((due.to_string().as_str(), due.source), ("2026-06", DueSource::Stated));
/// assert_eq!(source.slice(due.span.unwrap()), "到2026年6月底");
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Due {
    /// The year.
    pub year: i32,
    /// The month, where one is said.
    pub month: Option<u32>,
    /// The words that say so; empty where only the document's own year does.
    pub text: Box<str>,
    /// Where it is said.
    pub source: DueSource,
    /// Where the words stand.
    pub span: Option<Span>,
}

/// The year or the month in ISO 8601: `2025`, `2025-06`.
impl core::fmt::Display for Due {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.month {
            Some(month) => write!(f, "{:04}-{month:02}", self.year),
            None => write!(f, "{:04}", self.year),
        }
    }
}

impl Target {
    /// A target (量化目标) by its subject, how it compares, and its unit, such as 高新技术企业, at least, 家.
    #[must_use]
    pub fn new(subject: impl Into<Box<str>>, comparator: Comparator, unit: impl Into<Box<str>>) -> Self {
        Self {
            id: TargetId::new(0),
            section: None,
            task: None,
            kind: TargetKind::Target,
            text: Box::default(),
            span: None,
            subject: subject.into(),
            figure: Box::default(),
            figure_span: None,
            value: None,
            value_high: None,
            value_from: None,
            unit: unit.into(),
            comparator,
            bound: None,
            reference: None,
            due: None,
            as_of: None,
            hedge: None,
            per: None,
            cumulative: false,
            condition: None,
            payer: None,
            indicators: Vec::new(),
        }
    }

    /// What is promised, paid or reported; a promise when nothing is said.
    #[must_use]
    pub const fn with_kind(mut self, kind: TargetKind) -> Self {
        self.kind = kind;
        self
    }

    /// Its value, or the lower end of a range.
    #[must_use]
    pub const fn with_value(mut self, value: Decimal) -> Self {
        self.value = Some(value);
        self
    }

    /// The upper end of a range.
    #[must_use]
    pub const fn with_value_high(mut self, high: Decimal) -> Self {
        self.value_high = Some(high);
        self
    }

    /// By when it is to be reached.
    #[must_use]
    pub fn with_due(mut self, due: Due) -> Self {
        self.due = Some(due);
        self
    }

    /// An indicator that its subject names; several keep their order.
    #[must_use]
    pub fn with_indicator(mut self, link: IndicatorLink) -> Self {
        self.indicators.push(link);
        self
    }

    /// The words it stands in.
    #[must_use]
    pub fn with_text(mut self, text: impl Into<Box<str>>) -> Self {
        self.text = text.into();
        self
    }

    /// The heading whose text it stands in.
    #[must_use]
    pub const fn on(mut self, section: SectionId) -> Self {
        self.section = Some(section);
        self
    }

    /// The task whose text it stands in.
    #[must_use]
    pub const fn of_task(mut self, task: TaskId) -> Self {
        self.task = Some(task);
        self
    }

    /// Where its words stand.
    #[must_use]
    pub const fn with_span(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }
}

impl Due {
    /// The end of a year, stated. A builder refuses a year that no plan can name, as [`PartialDate`](super::PartialDate) does.
    #[must_use]
    pub fn of_year(year: i32) -> Self {
        Self { year, month: None, text: Box::default(), source: DueSource::Stated, span: None }
    }

    /// The end of a month, stated; months count from 1. A builder refuses a month that no year has.
    #[must_use]
    pub fn of_month(year: i32, month: u32) -> Self {
        Self { month: Some(month), ..Self::of_year(year) }
    }
}
