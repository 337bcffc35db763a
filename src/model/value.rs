//! Exact decimal numbers, as plans print them: 2.65, 8.50, 1,200.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::num::NonZeroU8;
use core::str::FromStr;
use std::borrow::Cow;

use crate::error::Error;
use crate::text::{fold_char, is_blank};

/// An exact decimal number that keeps the zeros it was printed with.
///
/// Two numbers are equal when their values are, so `8.50` equals `8.5`; only printing tells them apart.
///
/// ```
/// use fengong::model::Decimal;
/// let share: Decimal = "8.50".parse()?;
/// assert_eq!(share.to_string(), "8.50");
/// assert_eq!(share, "8.5".parse()?);
/// assert_eq!(Decimal::from(1_200), "１，２００".parse()?);
/// assert!(share < Decimal::from(9));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Decimal {
    /// The digits, as one number of 96 bits.
    digits: [u32; 3],
    /// One more than how many of them stand behind the point: a number that may be absent, as most figures have one, then takes no
    /// more room than one.
    scale: NonZeroU8,
    negative: bool,
}

impl Decimal {
    /// The same number, to reckon with.
    const fn exact(self) -> rust_decimal::Decimal {
        let [low, middle, high] = self.digits;
        rust_decimal::Decimal::from_parts(low, middle, high, self.negative, self.scale.get() as u32 - 1)
    }

    /// The nearest floating-point number, for charts and statistics.
    ///
    /// ```
    /// use fengong::model::Decimal;
    /// assert_eq!("0.39".parse::<Decimal>()?.to_f64(), 0.39);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn to_f64(self) -> f64 {
        // Reading the digits back gives the nearest number; converting by division would not always.
        self.exact().to_string().parse().unwrap_or(f64::NAN)
    }

    /// Whether it is a whole number, `8.0` included.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.exact().fract().is_zero()
    }

    /// This number times a power of ten, as 万 and 亿 make it; `None` when it would not fit.
    ///
    /// ```
    /// use fengong::model::Decimal;
    /// assert_eq!("1.20".parse::<Decimal>()?.times_ten(4).unwrap().to_string(), "12000");
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn times_ten(self, power: u32) -> Option<Self> {
        let mut moved = self.exact();
        let scale = moved.scale();
        if power <= scale {
            moved.set_scale(scale - power).ok()?;
            return Some(moved.into());
        }
        moved.set_scale(0).ok()?;
        let factor = (0..power - scale).try_fold(rust_decimal::Decimal::ONE, |factor, _| {
            factor.checked_mul(rust_decimal::Decimal::TEN)
        })?;
        moved.checked_mul(factor).map(Self::from)
    }

    /// The sum, or `None` when it would not fit.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.exact().checked_add(other.exact()).map(Self::from)
    }
}

impl From<rust_decimal::Decimal> for Decimal {
    fn from(number: rust_decimal::Decimal) -> Self {
        let parts = number.unpack();
        Self {
            digits: [parts.lo, parts.mid, parts.hi],
            // No number has more than 28 digits behind its point.
            scale: NonZeroU8::MIN.saturating_add(parts.scale as u8),
            negative: parts.negative,
        }
    }
}

impl Default for Decimal {
    fn default() -> Self {
        rust_decimal::Decimal::ZERO.into()
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.exact() == other.exact()
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.exact().cmp(&other.exact())
    }
}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.exact().hash(state);
    }
}

impl From<u32> for Decimal {
    fn from(number: u32) -> Self {
        rust_decimal::Decimal::from(number).into()
    }
}

/// Reads Arabic digits of either width with at most one point, a sign before them, and commas between groups of three.
///
/// # Errors
///
/// [`Error::NotADecimal`] for everything else, and for more digits than fit: 28 are always kept exactly.
impl FromStr for Decimal {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        // Most are digits already, with a point between them or none; several points are none too.
        let digit = |c: char| c.is_ascii_digit();
        let is_plain = text.starts_with(digit)
            && text.ends_with(digit)
            && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let digits = if is_plain { Some(Cow::Borrowed(text)) } else { plain(text).map(Cow::Owned) };
        digits
            .and_then(|digits| rust_decimal::Decimal::from_str_exact(&digits).ok())
            .map(Self::from)
            .ok_or_else(|| Error::NotADecimal { text: text.to_owned() })
    }
}

/// The digits of a number in plain ASCII, without the commas; `None` when it is no number.
fn plain(text: &str) -> Option<String> {
    let words = text.trim_matches(is_blank);
    let mut digits = String::with_capacity(words.len());
    let (mut point, mut group) = (false, None::<usize>);
    for c in words.chars().map(fold_char) {
        match c {
            '-' | '+' if digits.is_empty() => digits.push(c),
            '.' if !point && group.is_none_or(|group| group == 3) => {
                point = true;
                digits.push(c);
            }
            ',' if !point
                && digits.ends_with(|c: char| c.is_ascii_digit())
                && group.is_none_or(|g| g == 3) =>
            {
                group = Some(0);
            }
            '0'..='9' => {
                if let Some(group) = group.as_mut().filter(|_| !point) {
                    *group += 1;
                }
                digits.push(c);
            }
            _ => return None,
        }
    }
    let grouped = group.is_none_or(|group| group == 3);
    let bare = digits.trim_start_matches(['-', '+']);
    (grouped && bare.starts_with(|c: char| c.is_ascii_digit()) && !bare.ends_with('.')).then_some(digits)
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.exact(), f)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.exact(), f)
    }
}

/// Written as text, so that no format makes a floating-point number of it.
#[cfg(feature = "serde")]
impl serde::Serialize for Decimal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.exact())
    }
}

/// Read from text; formats for people may also have a whole number.
#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Decimal {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Number;

        impl serde::de::Visitor<'_> for Number {
            type Value = Decimal;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a decimal number in quotes, such as \"2.65\", or a whole number")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Decimal, E> {
                text.parse().map_err(E::custom)
            }

            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Decimal, E> {
                Ok(rust_decimal::Decimal::from(number).into())
            }

            fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Decimal, E> {
                Ok(rust_decimal::Decimal::from(number).into())
            }
        }

        if deserializer.is_human_readable() {
            deserializer.deserialize_any(Number)
        } else {
            deserializer.deserialize_str(Number)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let read = text.parse::<Decimal>().ok().map(|number| number.to_string());
        assert_eq!(read.as_deref(), expected, "{text:?}");
    }

    #[test]
    fn a_number_that_may_be_absent_takes_no_more_room() {
        assert_eq!(size_of::<Option<Decimal>>(), size_of::<Decimal>());
        check("-79228162514264337593543950335", Some("-79228162514264337593543950335"));
        check("0.0000000000000000000000000001", Some("0.0000000000000000000000000001"));
    }

    #[test]
    fn printed_numbers_keep_their_digits() {
        check("23.67", Some("23.67"));
        check("8.50", Some("8.50"));
        check("0.390", Some("0.390"));
        check("-1.5", Some("-1.5"));
        check("１２．５０", Some("12.50"));
        check("1,200", Some("1200"));
        check("1，234，567.80", Some("1234567.80"));
        check(" 42 ", Some("42"));
        check("9999999999999999999999999999", Some("9999999999999999999999999999"));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in
            ["", ".", "5.", ".5", "-", "1.2.3", "12,34", "1,2345", "1,200,", ",200", "1.2,000", "十二", "1e3"]
        {
            check(text, None);
        }
        check(&"9".repeat(60), None);
        check(&format!("0.{}1", "0".repeat(40)), None);
    }

    #[test]
    fn ten_times_moves_the_point() {
        let times = |text: &str, power| {
            text.parse::<Decimal>().unwrap().times_ten(power).map(|number| number.to_string())
        };
        assert_eq!(times("1.5", 4).as_deref(), Some("15000"));
        assert_eq!(times("1.2345678", 4).as_deref(), Some("12345.678"));
        assert_eq!(times("3", 8).as_deref(), Some("300000000"));
        assert_eq!(times("9999999999999999999999999999", 4), None);
    }

    #[test]
    fn order_and_floats_follow_the_value() {
        let number = |text: &str| text.parse::<Decimal>().unwrap();
        assert!(number("0.42") > number("0.390"));
        assert_eq!(number("0.42").to_f64().to_string(), "0.42");
        assert!(number("8.0").is_whole() && !number("8.5").is_whole());
    }
}
