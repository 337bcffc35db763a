//! Dates as documents print them.

use chrono::NaiveDate;

use crate::text::{fold_char, is_blank, whole_number};

/// The first date in a text: 2022年10月20日, 2022-10-20, 2022/10/20, 2022.10.20, 二〇二二年十月二十日. A day that the calendar does not
/// have is no date. Also gives the length of the text up to the end of the date.
pub(crate) fn first_date(text: &str) -> Option<(NaiveDate, usize)> {
    let mut at = 0;
    while let Some(found) = text.get(at..)?.find(is_figure) {
        let start = at + found;
        if let Some((date, length)) = date_here(text.get(start..)?) {
            return Some((date, start + length));
        }
        let rest = text.get(start..)?;
        at = start + rest.find(|c| !is_figure(c)).unwrap_or(rest.len()).max(1);
    }
    None
}

/// The date when a text is nothing else, brackets and 印发 aside.
pub(crate) fn only_date(text: &str) -> Option<NaiveDate> {
    let around = |c: char| is_blank(c) || matches!(c, '（' | '）' | '(' | ')');
    let words = text.trim_start_matches(around);
    if !words.starts_with(is_figure) {
        return None;
    }
    let words = words.trim_end_matches(around);
    let words = words.strip_suffix("印发").unwrap_or(words).trim_end_matches(is_blank);
    if words.len() > 60 {
        return None;
    }
    date_here(words).filter(|&(_, length)| length == words.len()).map(|(date, _)| date)
}

fn is_figure(c: char) -> bool {
    fold_char(c).is_ascii_digit() || crate::text::han_digit(c).is_some()
}

fn date_here(text: &str) -> Option<(NaiveDate, usize)> {
    let mut rest = text;
    let year = part(&mut rest, 4, |c| matches!(c, '年' | '-' | '/' | '.' | '．'))?;
    let month = part(&mut rest, 3, |c| matches!(c, '月' | '-' | '/' | '.' | '．'))?;
    let day = number(&mut rest, 3)?;
    let marked = rest.trim_start_matches(is_blank);
    if let Some(behind) = marked.strip_prefix('日') {
        rest = behind;
    }
    if !(1949..=2100).contains(&year) {
        return None;
    }
    Some((NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?, text.len() - rest.len()))
}

fn part(rest: &mut &str, most: usize, mark: impl Fn(char) -> bool) -> Option<u32> {
    let value = number(rest, most)?;
    let behind = rest.trim_start_matches(is_blank);
    let c = behind.chars().next().filter(|&c| mark(c))?;
    *rest = behind.get(c.len_utf8()..)?;
    Some(value)
}

fn number(rest: &mut &str, most: usize) -> Option<u32> {
    let words = rest.trim_start_matches(is_blank);
    let spelled = words.starts_with(|c| crate::text::han_digit(c).is_some());
    let end = words.find(|c| !(is_figure(c) || c == '十' || spelled && is_round(c))).unwrap_or(words.len());
    let digits = words.get(..end)?;
    if digits.is_empty() || digits.chars().nth(most.max(3)).is_some() && digits.chars().count() != 4 {
        return None;
    }
    *rest = words.get(end..)?;
    if spelled && digits.contains(is_round) {
        return whole_number(&digits.replace(is_round, "〇"));
    }
    whole_number(digits)
}

/// Whether a sign is round and typed for 〇 in years such as 二OO八 and 二00八.
fn is_round(c: char) -> bool {
    matches!(fold_char(c), '0' | 'O' | 'o' | 'Ο' | 'ο' | 'О' | 'о' | '◯')
}
