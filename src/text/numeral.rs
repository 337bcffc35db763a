//! Numbers as plans print them: 一百二十三, 二〇二五, １２, ③, and 十四五 as the name of a five-year plan.

use super::fold::fold_char;

/// The value of a whole number in any of the scripts that number headings: Arabic digits of either width, Chinese
/// numerals up to 九百九十九, digit rows such as 二〇二五, and circled or bracketed digits.
///
/// Anything else, and an empty text, is `None`; so is a number that does not fit.
///
/// ```
/// use fengong::text::whole_number;
/// assert_eq!(whole_number("二十一"), Some(21));
/// assert_eq!(whole_number("一百零五"), Some(105));
/// assert_eq!(whole_number("二〇二五"), Some(2025));
/// assert_eq!(whole_number("１2"), Some(12));
/// assert_eq!(whole_number("③"), Some(3));
/// assert_eq!(whole_number("十四五规划"), None);
/// ```
#[must_use]
pub fn whole_number(text: &str) -> Option<u32> {
    let mut rest = text.chars();
    let first = rest.next()?;
    if let Some(value) = enclosed_digit(first) {
        return rest.next().is_none().then_some(value);
    }
    if fold_char(first).is_ascii_digit() {
        return text
            .chars()
            .try_fold(0_u32, |sum, c| sum.checked_mul(10)?.checked_add(fold_char(c).to_digit(10)?));
    }
    han_number(text)
}

/// The number in a circled, bracketed or dotted one: ① to ⑳, ⑴ to ⒇, ⒈ to ⒛, ㈠ to ㈩.
///
/// ```
/// use fengong::text::enclosed_digit;
/// assert_eq!((enclosed_digit('⑫'), enclosed_digit('㈢'), enclosed_digit('3')), (Some(12), Some(3), None));
/// ```
#[must_use]
pub const fn enclosed_digit(c: char) -> Option<u32> {
    match c {
        '①'..='⑳' => Some(c as u32 - '①' as u32 + 1),
        '⑴'..='⒇' => Some(c as u32 - '⑴' as u32 + 1),
        '⒈'..='⒛' => Some(c as u32 - '⒈' as u32 + 1),
        '㈠'..='㈩' => Some(c as u32 - '㈠' as u32 + 1),
        _ => None,
    }
}

/// The value of one Chinese digit, 〇 and 零 to 九, with 两, and with the letters and circles that stand in for 〇.
///
/// ```
/// use fengong::text::han_digit;
/// assert_eq!((han_digit('〇'), han_digit('两'), han_digit('十')), (Some(0), Some(2), None));
/// ```
#[must_use]
#[inline]
pub const fn han_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '○' | '零' | 'Ｏ' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn han_number(text: &str) -> Option<u32> {
    if text.chars().all(|c| han_digit(c).is_some()) && text.chars().nth(1).is_some() {
        return text.chars().try_fold(0_u32, |sum, c| sum.checked_mul(10)?.checked_add(han_digit(c)?));
    }
    let (mut sum, mut digit, mut ceiling) = (0, None, 1000);
    for c in text.chars() {
        let scale = match c {
            '百' => 100,
            '十' => 10,
            '零' | '〇' if digit.is_none() && sum > 0 => continue,
            c => {
                if digit.replace(han_digit(c)?).is_some() {
                    return None;
                }
                continue;
            }
        };
        if scale >= ceiling || (scale == 100 && digit.is_none()) {
            return None;
        }
        ceiling = scale;
        sum += digit.take().unwrap_or(1) * scale;
    }
    Some(sum + digit.unwrap_or(0))
}

/// The years that a five-year plan covers, by its name: 十四五 is 2021 to 2025.
///
/// The count began with 一五, 1953 to 1957; after 二五 there was a gap until 1966, and since then every plan has had five
/// years. Names past 二十五五 (2076 to 2080) are not known.
///
/// ```
/// use fengong::text::five_year_plan;
/// assert_eq!(five_year_plan("十四五"), Some((2021, 2025)));
/// assert_eq!(five_year_plan("十三五"), Some((2016, 2020)));
/// assert_eq!(five_year_plan("十五"), Some((2001, 2005)));
/// assert_eq!(five_year_plan("二十五五"), Some((2076, 2080)));
/// assert_eq!(five_year_plan("二十六五"), None);
/// assert_eq!(five_year_plan("五"), None);
/// ```
#[must_use]
pub fn five_year_plan(name: &str) -> Option<(i32, i32)> {
    let number = match name.strip_suffix('五')? {
        "" => return None,
        stem => whole_number(stem)?,
    };
    let number = i32::try_from(number).ok()?;
    match number {
        1 => Some((1953, 1957)),
        2 => Some((1958, 1962)),
        3..=25 => Some((1966 + 5 * (number - 3), 1970 + 5 * (number - 3))),
        _ => None,
    }
}
