//! Dates that come back: every year on 20 December, every quarter on the 30th of its last month.

use core::fmt;

use chrono::{Datelike, Days, NaiveDate};

use super::words::Every;
use crate::error::Error;

/// A date that comes back (每年12月20日, 每季度最后一个月30日, 每月28日, 每周五).
///
/// Month and day are counted from the beginning of the cycle. A day that a month is too short for is its last one, so the 31st
/// is the end of every month.
///
/// ```
/// use chrono::NaiveDate;
/// use fengong::model::{Every, Recurring};
/// let report = Recurring::new(Every::Quarter, Some(3), Some(30))?;
/// let today = NaiveDate::from_ymd_opt(2024, 2, 1).unwrap();
/// assert_eq!(report.next(today), NaiveDate::from_ymd_opt(2024, 3, 30));
/// assert_eq!(Recurring::new(Every::Year, Some(12), Some(20))?.to_string(), "--12-20");
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Recurring {
    every: Every,
    month: Option<u32>,
    day: Option<u32>,
}

impl Recurring {
    /// A date within a cycle: the month counts within a year, half-year or quarter, the day within the month, or from Monday (1) within
    /// the week. Without a day the end of the month is meant.
    ///
    /// # Errors
    ///
    /// [`Error::ImpossibleDate`] when the cycle has no such month or day: a month for a week, the 32nd, 31 February, or nothing but days.
    pub fn new(every: Every, month: Option<u32>, day: Option<u32>) -> Result<Self, Error> {
        let months = match every {
            Every::Year => 12,
            Every::HalfYear => 6,
            Every::Quarter => 3,
            _ => 0,
        };
        let fits = match (every, month, day) {
            (Every::Day, ..) => false,
            (Every::Week, None, Some(day)) => (1..=7).contains(&day),
            (Every::Week, ..) | (Every::Month, Some(_), _) => false,
            (Every::Month, None, day) => day.is_none_or(|day| (1..=31).contains(&day)),
            (_, Some(month), day) => {
                (1..=months).contains(&month)
                    && day.is_none_or(|day| (1..=31).contains(&day))
                    // A leap year has every day that a yearly date can have.
                    && (every != Every::Year || day.is_none_or(|day| NaiveDate::from_ymd_opt(2024, month, day).is_some()))
            }
            (_, None, _) => false,
        };
        if fits {
            return Ok(Self { every, month, day });
        }
        let part = |part: Option<u32>| part.map(|part| format!("-{part:02}")).unwrap_or_default();
        Err(Error::ImpossibleDate { given: format!("{every}{}{}", part(month), part(day)) })
    }

    /// How often.
    #[must_use]
    pub const fn every(self) -> Every {
        self.every
    }

    /// The month within the cycle, where that is longer than a month.
    #[must_use]
    pub const fn month(self) -> Option<u32> {
        self.month
    }

    /// The day of the month, or of the week from Monday; `None` for the end of the month.
    #[must_use]
    pub const fn day(self) -> Option<u32> {
        self.day
    }

    /// The first such date that is not before that day; `None` only at the end of the calendar.
    ///
    /// *Complexity*: constant, at most thirteen months are looked at.
    #[must_use]
    pub fn next(self, from: NaiveDate) -> Option<NaiveDate> {
        if self.every == Every::Week {
            let wanted = self.day.unwrap_or(7) + 7;
            let ahead = (wanted - from.weekday().number_from_monday()) % 7;
            return from.checked_add_days(Days::new(ahead.into()));
        }
        let (mut year, mut month) = (from.year(), from.month());
        for _ in 0..=12 {
            if self.is_month(month) {
                let date = self.in_month(year, month)?;
                if date >= from {
                    return Some(date);
                }
            }
            (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        }
        None
    }

    fn is_month(self, month: u32) -> bool {
        let length = match self.every {
            Every::Year => 12,
            Every::HalfYear => 6,
            Every::Quarter => 3,
            _ => 1,
        };
        self.month.is_none_or(|wanted| (month - 1) % length + 1 == wanted)
    }

    fn in_month(self, year: i32, month: u32) -> Option<NaiveDate> {
        let day = self.day.unwrap_or(31);
        (0..4).find_map(|short| NaiveDate::from_ymd_opt(year, month, day.saturating_sub(short)))
    }
}

/// `--12-20` and `--12` for a year, `---28` for a month (`---31` its end), `-W-5` for a week; shorter cycles list their months:
/// `--03-30/--06-30/--09-30/--12-30`.
impl fmt::Display for Recurring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.every {
            Every::Week => write!(f, "-W-{}", self.day.unwrap_or(7)),
            Every::Month | Every::Day => write!(f, "---{:02}", self.day.unwrap_or(31)),
            _ => {
                let months = (1..=12).filter(|&month| self.is_month(month));
                for (at, month) in months.enumerate() {
                    let mark = if at == 0 { "" } else { "/" };
                    write!(f, "{mark}--{month:02}")?;
                    if let Some(day) = self.day {
                        write!(f, "-{day:02}")?;
                    }
                }
                Ok(())
            }
        }
    }
}
