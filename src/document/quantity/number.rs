//! Numbers in running text, in Arabic digits or Chinese characters, with ranges and ratios.

use core::ops::Range;

use super::flat::Flat;
use super::lexicon::words;
use crate::text::han_digit;

/// A number where it stands, in characters of the flat paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// From the first digit to the last, the second number of a range included.
    pub range: Range<usize>,
    /// Its digits in plain ASCII.
    pub digits: String,
    /// The upper end of a range, or the other side of a ratio.
    pub high: Option<String>,
    pub script: Script,
    /// Whether it is a ratio: 1:1.
    pub ratio: bool,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Arabic,
    Han,
    /// 百分之三十: the unit is part of it.
    Percent,
}

/// The longest number, in digits: longer ones are codes.
const LONGEST: usize = 24;

/// The number that begins at a place. Digits that belong to a name, a date row or a formula are passed over: the second value is
/// where to go on looking.
pub(super) fn number_at(flat: &Flat, at: usize) -> (Option<Number>, usize) {
    let Some(c) = flat.get(at) else { return (None, at + 1) };
    if c.is_ascii_digit() {
        return arabic(flat, at);
    }
    if c == '百' && (flat.is_at(at, "百分之") || flat.is_at(at, "百分比之")) {
        let start = at + if flat.is_at(at, "百分之") { 3 } else { 4 };
        let (digits, end) = match single_arabic(flat, start) {
            Some(found) => found,
            None => match han(flat, start) {
                Some((value, end)) => (value.to_string(), end),
                None => return (None, start),
            },
        };
        let number = Number { range: at..end, digits, high: None, script: Script::Percent, ratio: false };
        return (Some(number), end);
    }
    if is_numeral(c) {
        let end = (at..).find(|&at| !flat.get(at).is_some_and(is_numeral)).unwrap_or(at + 1);
        let number = han(flat, at).map(|(value, end)| {
            let (high, end) = match flat.get(end) {
                Some('至' | '到' | '-') => match han(flat, end + 1) {
                    Some((high, end)) if high > value => (Some(high.to_string()), end),
                    _ => (None, end),
                },
                _ => (None, end),
            };
            Number { range: at..end, digits: value.to_string(), high, script: Script::Han, ratio: false }
        });
        let next = number.as_ref().map_or(end, |number| number.range.end.max(end));
        return (number, next);
    }
    (None, at + 1)
}

fn arabic(flat: &Flat, at: usize) -> (Option<Number>, usize) {
    // The whole cluster of digits and the marks between them; what has other marks in it is a code, a formula or a date.
    let Some((digits, mut end)) = single_arabic(flat, at) else {
        let end = (at..)
            .find(|&at| !flat.get(at).is_some_and(|c| c.is_ascii_digit() || c == '.'))
            .unwrap_or(at + 1);
        return (None, end);
    };
    let (mut high, mut ratio) = (None, false);
    if let Some(second) = second(flat, end) {
        (high, ratio, end) = (Some(second.digits), second.ratio, second.end);
    }
    // 12/10万 is a rate.
    let rate = flat.any_at(end, words!["/10万", "/万"]).is_some();
    if is_named(flat, at) || goes_on_as_formula(flat, end) && !rate {
        let end = (end..)
            .find(|&at| {
                !flat.get(at).is_some_and(|c| {
                    c.is_ascii_alphanumeric() || matches!(c, '+' | '×' | '-' | '/' | '.' | ':' | '=')
                })
            })
            .unwrap_or(end);
        return (None, end.max(at + 1));
    }
    if end - at > LONGEST {
        return (None, end);
    }
    (Some(Number { range: at..end, digits, high, script: Script::Arabic, ratio }), end)
}

/// What stands behind the first number of a range or a ratio.
struct Second {
    digits: String,
    ratio: bool,
    end: usize,
}

/// The second number of a range or a ratio whose first one ends at a place: 6-7, 10家至15家, 3:7.
fn second(flat: &Flat, end: usize) -> Option<Second> {
    match flat.get(end) {
        Some('-' | '~') | Some('至' | '到') => {
            let dashes =
                (end..).take_while(|&at| matches!(flat.get(at), Some('-' | '~' | '至' | '到'))).count();
            let (digits, end) = single_arabic(flat, end + dashes).filter(|_| dashes <= 2)?;
            Some(Second { digits, ratio: false, end })
        }
        Some(':') => {
            let (digits, end) =
                single_arabic(flat, end + 1).filter(|&(_, after)| flat.get(after) != Some(':'))?;
            Some(Second { digits, ratio: true, end })
        }
        _ => {
            let (digits, end) = upper(flat, end)?;
            Some(Second { digits, ratio: false, end })
        }
    }
}

/// Whether what stands before a number makes it part of a name or a code: A3, 第12, 1.2.3.
fn is_named(flat: &Flat, at: usize) -> bool {
    let before = flat.before(at);
    before.is_some_and(|c| {
        c.is_ascii_alphabetic()
            || matches!(c, '+' | '×' | '/' | '第' | '_' | '#' | '*' | '=' | 'α' | 'β' | '.')
    }) || before == Some('-') && flat.before(at - 1).is_some_and(|c| c.is_ascii_alphanumeric())
}

/// Whether what stands behind a number makes it part of a formula: 1+8+4, 5×3.
fn goes_on_as_formula(flat: &Flat, end: usize) -> bool {
    matches!(flat.get(end), Some('+' | '×' | '/' | '=' | '_' | '#'))
        && flat.get(end + 1).is_some_and(|c| c.is_ascii_alphanumeric() || is_numeral(c))
        || flat.get(end) == Some('-') && flat.get(end + 1).is_some_and(|c| c.is_ascii_alphanumeric())
}

/// The upper end of a range whose unit stands twice, from the first unit on: 6%-7%, 10家至15家, 5万元—10万元.
fn upper(flat: &Flat, at: usize) -> Option<(String, usize)> {
    const LONGEST_UNIT: usize = 4;
    let dash =
        (at + 1..=at + LONGEST_UNIT).find(|&at| matches!(flat.get(at), Some('-' | '~' | '至' | '到')))?;
    let unit = flat.slice(at..dash);
    if unit.iter().any(|c| c.is_ascii_digit() || !c.is_alphanumeric() && *c != '%') {
        return None;
    }
    let (other, after) = single_arabic(flat, dash + 1)?;
    (after + unit.len() <= flat.chars.len() && flat.slice(after..after + unit.len()) == unit)
        .then_some((other, after))
}

/// One number in Arabic digits, commas between groups of three left out; `None` where the digits are no number, as in 1.2.3.
fn single_arabic(flat: &Flat, at: usize) -> Option<(String, usize)> {
    let digit = |at: usize| flat.get(at).filter(char::is_ascii_digit);
    let mut end = at;
    let mut digits = String::new();
    // How many digits stand since the last comma, and whether there was one.
    let (mut group, mut grouped, mut point) = (0, false, false);
    while end - at <= LONGEST + 1 {
        let next = flat.get(end);
        if let Some(c) = digit(end) {
            digits.push(c);
            group += 1;
        } else if next == Some('.') && digit(end + 1).is_some() && !digits.is_empty() {
            if point {
                return None;
            }
            point = true;
            digits.push('.');
        } else if next == Some(',')
            && !point
            && (group == 3 || !grouped && (1..=3).contains(&group))
            && (1..=3).all(|ahead| digit(end + ahead).is_some())
            && digit(end + 4).is_none()
        {
            grouped = true;
            group = 0;
        } else {
            break;
        }
        end += 1;
    }
    (!digits.is_empty()).then_some((digits, end))
}

/// Whether a character stands in numbers in Chinese characters.
pub(super) const fn is_numeral(c: char) -> bool {
    han_digit(c).is_some() || matches!(c, '十' | '百' | '千' | '万' | '亿')
}

/// A whole number in Chinese characters. A 万 or 亿 at its end is left to the unit, as with Arabic digits; 三五 and 一二三 are no numbers.
fn han(flat: &Flat, at: usize) -> Option<(u64, usize)> {
    let mut end = (at..).take_while(|&at| flat.get(at).is_some_and(is_numeral)).last()? + 1;
    if end - at > 16 || flat.before(at) == Some('第') {
        return None;
    }
    while end > at && matches!(flat.before(end), Some('万' | '亿')) {
        end -= 1;
    }
    let (mut total, mut section, mut digit) = (0_u64, 0_u64, None::<u64>);
    for &c in flat.slice(at..end) {
        match c {
            '十' | '百' | '千' => {
                let scale = match c {
                    '十' => 10,
                    '百' => 100,
                    _ => 1000,
                };
                // 百亿元, 千亿元: a scale alone counts as one where money follows.
                let alone = end - at == 1
                    && matches!(flat.get(end), Some('万' | '亿'))
                    && flat.get(end + 1) == Some('元');
                let ahead = match digit.take() {
                    None if alone => 1,
                    Some(0) | None if scale > 10 => return None,
                    None if section % 100 != 0 => return None,
                    found => found.unwrap_or(1),
                };
                if section != 0 && section % (scale * 10) != 0 {
                    return None;
                }
                section += ahead * scale;
            }
            '万' | '亿' => {
                let scale = if c == '万' { 10_000 } else { 100_000_000 };
                section += digit.take().unwrap_or(0);
                if section == 0 {
                    return None;
                }
                total = total.checked_add(section.checked_mul(scale)?)?;
                section = 0;
            }
            '零' | '〇' if digit.is_none() && (section > 0 || total > 0) => {}
            c => {
                if digit.replace(han_digit(c)?.into()).is_some() {
                    return None;
                }
            }
        }
    }
    let value = total.checked_add(section + digit.unwrap_or(0))?;
    (value > 0).then_some((value, end))
}
