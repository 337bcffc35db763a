//! What a document says about itself: titles, number, dates, the years it covers, and what it cites.

use chrono::NaiveDate;

use crate::error::Error;
use crate::model::directory::Jurisdiction;
use crate::model::words::{Level, PlanKind};
use crate::text::Span;

/// What a document says about itself (版头): what is not there is `None` or empty, nothing is guessed.
///
/// ```
/// use fengong::model::{Level, PlanKind};
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new(
///     "江州市人民政府关于印发江州市绿道建设行动计划（2025—2027年）的通知\n江政发〔2025〕8号\n各县、区人民政府：\n\
///      　　现将《江州市绿道建设行动计划（2025—2027年）》印发给你们。\n江州市人民政府\n2025年3月20日\n\
///      江州市绿道建设行动计划（2025—2027年）\n一、重点任务\n（一）贯通绿道。打通断点。（市园林局负责）",
/// )?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let header = plan.header();
/// assert_eq!(header.title.as_deref(), Some("江州市绿道建设行动计划（2025—2027年）"));
/// assert_eq!((header.number.as_deref(), header.issuer.as_deref()), (Some("江政发〔2025〕8号"), Some("江州市人民政府")));
/// assert_eq!((header.kind, header.level), (Some(PlanKind::Plan), Some(Level::City)));
/// assert_eq!(header.issued.unwrap().to_string(), "2025-03-20");
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Header {
    /// The plan's own title, not the covering notice's (标题).
    pub title: Option<String>,
    /// The title of the covering notice, where there is one (通知标题).
    pub notice_title: Option<String>,
    /// Document number (发文字号), such as 临政字〔2022〕98号.
    pub number: Option<String>,
    /// Who issued it (发文机关).
    pub issuer: Option<String>,
    /// Who it is addressed to (主送机关).
    pub addressees: Vec<String>,
    /// Date of the document (成文日期).
    pub issued: Option<NaiveDate>,
    /// Date of publication (发布日期).
    pub published: Option<NaiveDate>,
    /// Index number of the publication system (索引号).
    pub index_number: Option<String>,
    /// What kind of document it is (文种).
    pub kind: Option<PlanKind>,
    /// The place it is for (行政区域), such as 临沂市.
    pub place: Option<String>,
    /// The level of government that issued it (行政层级).
    pub level: Option<Level>,
    /// The years it covers (规划期).
    pub period: Option<Period>,
    /// Documents it rests on or names (依据).
    pub citations: Vec<Citation>,
    /// Where the plan itself stands in the text, without the page and the covering notice around it (正文).
    pub body: Option<Span>,
}

impl Header {
    /// Whose document it is: what [`Directory::resolve`](crate::Directory::resolve) asks for to know whose 发改委 is meant. `None` where
    /// neither issuer nor title show it.
    ///
    /// ```
    /// use fengong::{Directory, Plan, text::Source};
    /// let source = Source::new("江州市绿道建设行动计划（2025—2027年）\n一、重点任务\n（一）贯通绿道。打通断点。（市园林局负责）")?;
    /// let directory = Directory::builtin();
    /// let plan = Plan::read(&source, &directory).into_value();
    /// let meant = directory.resolve("园林局", plan.header().jurisdiction().as_ref());
    /// assert_eq!(plan.department_named(&meant.name)?.names[0], "市园林局".into());
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn jurisdiction(&self) -> Option<Jurisdiction> {
        let level = self.level?;
        Some(Jurisdiction { level, place: self.place.clone().unwrap_or_default().into() })
    }
}

/// The years that a plan covers (规划期), both ends included.
///
/// ```
/// use fengong::{Error, model::Period};
/// let period = Period::new(2021, 2025)?;
/// assert_eq!((period.from(), period.to()), (2021, 2025));
/// assert_eq!(Period::new(2025, 2021), Err(Error::BackwardPeriod { from: 2025, to: 2021 }));
/// # Ok::<(), Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "PeriodYears", into = "PeriodYears")
)]
pub struct Period {
    from: i32,
    to: i32,
}

#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct PeriodYears {
    from: i32,
    to: i32,
}

#[cfg(feature = "serde")]
impl TryFrom<PeriodYears> for Period {
    type Error = Error;

    fn try_from(years: PeriodYears) -> Result<Self, Error> {
        Self::new(years.from, years.to)
    }
}

#[cfg(feature = "serde")]
impl From<Period> for PeriodYears {
    fn from(period: Period) -> Self {
        Self { from: period.from, to: period.to }
    }
}

impl Period {
    /// The years from the first to the last.
    ///
    /// # Errors
    ///
    /// [`Error::BackwardPeriod`] when it ends before it begins.
    pub const fn new(from: i32, to: i32) -> Result<Self, Error> {
        if to < from { Err(Error::BackwardPeriod { from, to }) } else { Ok(Self { from, to }) }
    }

    /// The first year.
    #[must_use]
    pub const fn from(self) -> i32 {
        self.from
    }

    /// The last year.
    #[must_use]
    pub const fn to(self) -> i32 {
        self.to
    }
}

/// A document that the plan cites with 《》 (引用文件).
///
/// ```
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new("为落实《江州市国土空间总体规划》（江政发〔2024〕3号），制定本计划。\n一、重点任务\n（一）贯通绿道。（市园林局负责）")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let cited = &plan.header().citations[0];
/// assert_eq!((&*cited.title, cited.number.as_deref()), ("江州市国土空间总体规划", Some("江政发〔2024〕3号")));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Citation {
    /// Its title, without the marks.
    pub title: String,
    /// Its number (发文字号), where one stands behind it.
    pub number: Option<String>,
    /// Where the title stands.
    pub span: Option<Span>,
}

impl Citation {
    /// A document by its title.
    #[must_use]
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), number: None, span: None }
    }

    /// Its number (发文字号).
    #[must_use]
    pub fn with_number(mut self, number: impl Into<String>) -> Self {
        self.number = Some(number.into());
        self
    }

    /// Where the title stands.
    #[must_use]
    pub const fn with_span(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }
}
