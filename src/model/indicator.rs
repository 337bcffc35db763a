//! Indicators: what a plan is measured by, with where it starts, where it is to arrive, and who answers for it.

use super::ids::{IndicatorId, SectionId, TaskId};
use super::plan::Assignment;
use super::value::Decimal;
use super::words::{Attribute, Comparator, Direction, Evidence, TableKind};
use crate::text::Span;

/// An indicator (指标): a row of a table, or a statistic of the whole place that a goal sets in a sentence
/// ([`TableKind::Prose`]), which then is made from the targets that name it.
///
/// Values stay what was written: `全省平均水平` has a comparator and no number, `[18]` is cumulative, and a starred value takes
/// the year that the footnote of its own table says. A row of two quantities (高新技术企业数及占比, 1117/30.7) has a component for
/// each, and no figures of its own.
///
/// ```
/// use fengong::model::Attribute;
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new(
///     "一、主要目标\n指标\t单位\t2020年\t2025年\t属性\t责任单位\n绿道长度\t公里\t310.5\t≥480\t约束性\t市城管局、市园林局\n",
/// )?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let indicator = &plan.indicators()[0];
/// assert_eq!((&*indicator.name, indicator.unit.as_deref()), ("绿道长度", Some("公里")));
/// assert_eq!(indicator.figures.baseline.as_ref().unwrap().value, Some("310.5".parse()?));
/// assert_eq!(indicator.figures.target.as_ref().unwrap().year, Some(2025));
/// assert_eq!(indicator.attribute, Some(Attribute::Binding));
/// assert_eq!(indicator.departments.len(), 2);
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Indicator {
    /// Its id.
    pub id: IndicatorId,
    /// The heading that its table stands under.
    pub section: Option<SectionId>,
    /// Where it stands.
    pub table: TableKind,
    /// Its number as printed (序号).
    pub number: Option<Box<str>>,
    /// The group of rows it belongs to (类别, 一级指标).
    pub category: Option<Box<str>>,
    /// Its name, without unit, number and marks.
    pub name: Box<str>,
    /// Its unit of measure (单位).
    pub unit: Option<Box<str>>,
    /// Its figures.
    pub figures: Figures,
    /// Whether it must be met (属性).
    pub attribute: Option<Attribute>,
    /// Whether its name or a value carries a mark such as `*`.
    pub starred: bool,
    /// Whether the footnote of its table says that the mark is for what is assessed (考核指标).
    pub assessed: bool,
    /// Whether it is judged and not counted (定性).
    pub qualitative: bool,
    /// The quantities of a row that has several.
    pub components: Vec<Component>,
    /// Who answers for it (责任单位), in the order of the text; clauses are not counted in tables.
    pub departments: Vec<Assignment>,
    /// The tasks whose text names it or what it is about, in document order, each with what ties the two.
    pub tasks: Vec<TaskLink>,
    /// Which way its figures are to move: by their bound, by words that leave no doubt (失业率, 下降率, 覆盖率), or from baseline to
    /// target; `None` where nothing is certain. 能耗下降率 counts the fall, so that more is better.
    pub direction: Option<Direction>,
    /// Where its row stands.
    pub span: Option<Span>,
    /// Where its name stands, unit included.
    pub name_span: Option<Span>,
}

/// A task that serves an indicator, and why that is thought.
///
/// ```
/// use fengong::model::Evidence;
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new("一、主要目标\n指标\t单位\t2027年\n森林覆盖率\t%\t65\n二、重点任务\n（一）植树。提高森林覆盖率。（市林业局）")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let link = &plan.indicators()[0].tasks[0];
/// assert_eq!((&*plan.task(link.task)?.title, link.evidence), ("植树", Evidence::Name));
/// assert_eq!(source.slice(link.span.unwrap()), "森林覆盖率");
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct TaskLink {
    /// The task.
    pub task: TaskId,
    /// What ties the two, the name being the strongest.
    pub evidence: Evidence,
    /// Where the task's text says so.
    pub span: Option<Span>,
}

/// One quantity of a row that has several.
///
/// ```
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new("一、主要目标\n指标\t单位\t2024年\t2027年\n高新技术企业数及占比\t家、%\t300/20.5\t480/30.7\n")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let [count, share] = &plan.indicators()[0].components[..] else { unreachable!() };
/// assert_eq!((count.unit.as_deref(), share.unit.as_deref()), (Some("家"), Some("%")));
/// assert_eq!(share.figures.target.as_ref().unwrap().value, Some("30.7".parse()?));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Component {
    /// Its name.
    pub name: Box<str>,
    /// Its unit of measure.
    pub unit: Option<Box<str>>,
    /// Its figures.
    pub figures: Figures,
}

/// The figures of an indicator (基期值, 目标值, 年度值).
///
/// ```
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new("一、主要目标\n指标\t单位\t2024年\t2025年\t2026年\t2027年\n绿道长度\t公里\t310\t350\t410\t480\n")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let figures = &plan.indicators()[0].figures;
/// assert_eq!(figures.baseline.as_ref().unwrap().year, Some(2024));
/// assert_eq!(figures.target.as_ref().unwrap().year, Some(2027));
/// let years: Vec<_> = figures.milestones.iter().map(|figure| figure.year.unwrap()).collect();
/// assert_eq!(years, [2025, 2026]);
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Figures {
    /// Where it starts.
    pub baseline: Option<Figure>,
    /// Where it is to arrive at the end of the plan.
    pub target: Option<Figure>,
    /// What is set for other years.
    pub milestones: Vec<Figure>,
    /// What is set for each year or for all years together (年均, 累计). Few have it, so it takes room only where it is there.
    pub average: Option<Box<Figure>>,
}

/// One figure of an indicator: what is printed, and what it says as far as it is a number.
///
/// ```
/// use fengong::model::Comparator;
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new("一、主要目标\n指标\t单位\t2027年\n绿道长度\t公里\t≥480\n空气质量\t—\t全省平均水平\n")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let target = |at: usize| plan.indicators()[at].figures.target.as_ref().unwrap();
/// assert_eq!((&*target(0).printed, target(0).comparator), ("≥480", Some(Comparator::AtLeast)));
/// assert_eq!((target(1).value, target(1).comparator), (None, Some(Comparator::Relative)));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Figure {
    /// The cell as printed.
    pub printed: Box<str>,
    /// Its number, or the lower end of a range; `None` where it has none.
    pub value: Option<Decimal>,
    /// The upper end of a range.
    pub high: Option<Decimal>,
    /// How the real value is to compare.
    pub comparator: Option<Comparator>,
    /// The year of the data or by which it is to be reached.
    pub year: Option<i32>,
    /// Whether it counts over several years: in square brackets, or 累计.
    pub cumulative: bool,
    /// Where it stands.
    pub span: Option<Span>,
}

impl Figures {
    /// Where it starts (基期值).
    #[must_use]
    pub fn with_baseline(mut self, figure: Figure) -> Self {
        self.baseline = Some(figure);
        self
    }

    /// Where it is to arrive at the end of the plan (目标值).
    #[must_use]
    pub fn with_target(mut self, figure: Figure) -> Self {
        self.target = Some(figure);
        self
    }

    /// What is set for another year (年度值); several keep their order.
    #[must_use]
    pub fn with_milestone(mut self, figure: Figure) -> Self {
        self.milestones.push(figure);
        self
    }

    /// What is set for each year or for all years together (年均, 累计).
    #[must_use]
    pub fn with_average(mut self, figure: Figure) -> Self {
        self.average = Some(Box::new(figure));
        self
    }

    /// Whether it has no figure at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Every figure there is: baseline, milestones, target, average, in this order.
    pub fn all(&self) -> impl Iterator<Item = &Figure> {
        self.baseline.iter().chain(&self.milestones).chain(&self.target).chain(self.average.as_deref())
    }
}

impl Figure {
    /// A figure by what is printed; the number is told by the caller.
    #[must_use]
    pub fn new(printed: impl Into<Box<str>>, value: Option<Decimal>) -> Self {
        Self { printed: printed.into(), value, ..Self::default() }
    }

    /// The upper end of a range.
    #[must_use]
    pub const fn with_high(mut self, high: Decimal) -> Self {
        self.high = Some(high);
        self
    }

    /// How the real value is to compare.
    #[must_use]
    pub const fn with_comparator(mut self, comparator: Comparator) -> Self {
        self.comparator = Some(comparator);
        self
    }

    /// The year of the data, or by which it is to be reached.
    #[must_use]
    pub const fn with_year(mut self, year: i32) -> Self {
        self.year = Some(year);
        self
    }

    /// Whether it counts over several years.
    #[must_use]
    pub const fn with_cumulative(mut self, cumulative: bool) -> Self {
        self.cumulative = cumulative;
        self
    }

    /// Where it stands.
    #[must_use]
    pub const fn with_span(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }
}

impl Component {
    /// One quantity of a row that has several, with its figures.
    #[must_use]
    pub fn new(name: impl Into<Box<str>>, figures: Figures) -> Self {
        Self { name: name.into(), unit: None, figures }
    }

    /// Its unit of measure.
    #[must_use]
    pub fn with_unit(mut self, unit: impl Into<Box<str>>) -> Self {
        self.unit = Some(unit.into());
        self
    }
}

impl TaskLink {
    /// A task that serves an indicator.
    #[must_use]
    pub const fn new(task: TaskId, evidence: Evidence) -> Self {
        Self { task, evidence, span: None }
    }

    /// Where the task's text says so.
    #[must_use]
    pub const fn with_span(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }
}
