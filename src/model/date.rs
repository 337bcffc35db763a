//! Dates as precise as a plan writes them: a year, a month or a day.

use core::fmt;
use core::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::error::Error;

/// A date as precise as it is known (2024, 2024-06, 2024-06-30). Its text is ISO 8601.
///
/// A year stands before its months when sorted, and a month before its days.
///
/// ```
/// use chrono::NaiveDate;
/// use fengong::model::PartialDate;
/// let june: PartialDate = "2024-06".parse()?;
/// assert_eq!(june, PartialDate::of_month(2024, 6)?);
/// assert_eq!(june.last_day(), NaiveDate::from_ymd_opt(2024, 6, 30).unwrap());
/// assert_eq!(june.as_day(), None);
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "String", into = "String")
)]
pub struct PartialDate {
    first: NaiveDate,
    precision: Precision,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Precision {
    Year,
    Month,
    Day,
}

impl PartialDate {
    /// A date of which only the year is known.
    ///
    /// # Errors
    ///
    /// [`Error::ImpossibleDate`] outside of the years 1 to 9999.
    pub fn of_year(year: i32) -> Result<Self, Error> {
        Self::new(year, None, None)
    }

    /// A date of which year and month are known; months count from 1.
    ///
    /// # Errors
    ///
    /// [`Error::ImpossibleDate`] when there is no such month, or outside of the years 1 to 9999.
    pub fn of_month(year: i32, month: u32) -> Result<Self, Error> {
        Self::new(year, Some(month), None)
    }

    /// A date known to the day.
    ///
    /// # Errors
    ///
    /// [`Error::ImpossibleDate`] outside of the years 1 to 9999.
    pub fn of_day(day: NaiveDate) -> Result<Self, Error> {
        Self::new(day.year(), Some(day.month()), Some(day.day()))
    }

    /// A year, perhaps with a month and a day.
    pub(crate) fn new(year: i32, month: Option<u32>, day: Option<u32>) -> Result<Self, Error> {
        let precision = match (month, day) {
            (None, None) => Precision::Year,
            (Some(_), None) => Precision::Month,
            _ => Precision::Day,
        };
        let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1))
            .filter(|_| (1..=9999).contains(&year));
        match first {
            Some(first) => Ok(Self { first, precision }),
            None => {
                let part = |part: Option<u32>| part.map(|part| format!("-{part:02}")).unwrap_or_default();
                Err(Error::ImpossibleDate { given: format!("{year:04}{}{}", part(month), part(day)) })
            }
        }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.first.year()
    }

    /// The month, 1 to 12, where it is known.
    #[must_use]
    pub fn month(self) -> Option<u32> {
        (self.precision >= Precision::Month).then(|| self.first.month())
    }

    /// The date itself, where it is known to the day.
    #[must_use]
    pub fn as_day(self) -> Option<NaiveDate> {
        (self.precision == Precision::Day).then_some(self.first)
    }

    /// The first day that it can mean.
    #[must_use]
    pub const fn first_day(self) -> NaiveDate {
        self.first
    }

    /// The last day that it can mean.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        let months = match self.precision {
            Precision::Year => 12,
            Precision::Month => 1,
            Precision::Day => return self.first,
        };
        // Years end at 9999, far before the calendar of chrono does.
        let next = self.first.checked_add_months(Months::new(months));
        next.and_then(|next| next.checked_sub_days(Days::new(1))).unwrap_or(self.first)
    }

    /// Whether a day lies within it.
    #[must_use]
    pub fn contains(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last_day()
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.precision {
            Precision::Year => write!(f, "{:04}", self.year()),
            Precision::Month => write!(f, "{:04}-{:02}", self.year(), self.first.month()),
            Precision::Day => write!(f, "{}", self.first),
        }
    }
}

impl FromStr for PartialDate {
    type Err = Error;

    /// Reads what [`Display`](fmt::Display) writes.
    ///
    /// # Errors
    ///
    /// [`Error::ImpossibleDate`] with the text, when it is not of the form 2024, 2024-06 or 2024-06-30, or no such day.
    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || Error::ImpossibleDate { given: text.to_owned() };
        let mut parts = text.split('-').map(|part| {
            let digits = matches!(part.len(), 2 | 4) && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.parse::<u32>().ok()).flatten()
        });
        let year = parts.next().flatten().and_then(|year| i32::try_from(year).ok()).ok_or_else(wrong)?;
        let part = |part: Option<Option<u32>>| match part {
            None => Ok(None),
            Some(part) => part.map(Some).ok_or_else(wrong),
        };
        let (month, day) = (part(parts.next())?, part(parts.next())?);
        let date = Self::new(year, month, day).map_err(|_| wrong())?;
        if parts.next().is_none() && date.to_string() == text { Ok(date) } else { Err(wrong()) }
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for PartialDate {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}
