//! Cycles and dates that come back: 每季度最后一个月30日前, 每年12月20日前, 每月28日前, 每周五前.

use super::moment::number;
use crate::text::{fold_char, han_digit, is_blank};

/// How often something comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cycle {
    Day,
    Week,
    Month,
    Quarter,
    HalfYear,
    Year,
    /// A cycle that has no name of its own: 两周, 半月, 三年.
    Other,
}

/// A date within a cycle, counted from the cycle's beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dated {
    pub cycle: Cycle,
    /// The month within the cycle; `None` where the cycle is no longer than a month.
    pub month: Option<u32>,
    /// The day of the month, or of the week from Monday.
    pub day: Option<u32>,
}

/// Whether a text may begin with a cycle: most words behind 一 or 每 are none, and one look at the first sign tells.
pub(super) fn begins_cycle(text: &str) -> bool {
    let Some(first) = text.strip_prefix('个').unwrap_or(text).chars().next() else { return false };
    matches!(first, '季' | '半' | '双' | '旬' | '周' | '星' | '月' | '年' | '工' | '日' | '天' | '十')
        || han_digit(first).is_some()
        || fold_char(first).is_ascii_digit()
}

/// The cycle at the start of a text and the text behind it: 季度, 半年, 周, 个月, 两周.
pub(super) fn cycle(text: &str) -> Option<(Cycle, &str)> {
    let words = text.strip_prefix('个').unwrap_or(text);
    if !begins_cycle(words) {
        return None;
    }
    const NAMED: &[(&str, Cycle)] = &[
        ("季度", Cycle::Quarter),
        ("季", Cycle::Quarter),
        ("半年", Cycle::HalfYear),
        ("半个月", Cycle::Other),
        ("半月", Cycle::Other),
        ("双周", Cycle::Other),
        ("双月", Cycle::Other),
        ("旬", Cycle::Other),
        ("周", Cycle::Week),
        ("星期", Cycle::Week),
        ("月度", Cycle::Month),
        ("月份", Cycle::Month),
        ("月", Cycle::Month),
        ("年度", Cycle::Year),
        ("年", Cycle::Year),
        ("工作日", Cycle::Day),
        ("日", Cycle::Day),
        ("天", Cycle::Day),
    ];
    let named = |words: &str| {
        NAMED.iter().find_map(|&(word, cycle)| Some((cycle, words.len() - words.strip_prefix(word)?.len())))
    };
    if let Some((cycle, length)) = named(words) {
        let behind = words.get(length..)?;
        // 每周边, 每季节, 每年轻人, 每月饼, 每日常 are other words.
        let other = match cycle {
            Cycle::Quarter => behind.starts_with(['节', '后', '风']),
            Cycle::Week => behind.starts_with(['边', '围', '期', '转', '全']),
            Cycle::Year => behind.starts_with(['轻', '龄', '级', '均']),
            Cycle::Day => behind.starts_with(['常', '益', '照']),
            _ => false,
        };
        return (!other).then_some((cycle, behind));
    }
    let (count, behind) = number(words)?;
    let (cycle, length) = named(behind.strip_prefix('个').unwrap_or(behind))?;
    let behind = behind.strip_prefix('个').unwrap_or(behind).get(length..)?;
    match (count, cycle) {
        (1, cycle) => Some((cycle, behind)),
        (3, Cycle::Month) => Some((Cycle::Quarter, behind)),
        (6, Cycle::Month) => Some((Cycle::HalfYear, behind)),
        (12, Cycle::Month) => Some((Cycle::Year, behind)),
        (2..=30, _) => Some((Cycle::Other, behind)),
        _ => None,
    }
}

/// What dates a cycle, at the start of the text behind it, and the text behind that: 12月20日, 最后一个月的30日, 末, 五.
pub(super) fn dated(cycle: Cycle, text: &str) -> Option<(Dated, &str)> {
    let words = text.trim_start_matches(is_blank);
    let words = words.strip_prefix('的').unwrap_or(words);
    // 每年次年1月底: what is of one year is due early in the next, year by year.
    let next = ["次年", "翌年"].iter().find_map(|next| words.strip_prefix(next));
    let words = next.filter(|_| cycle == Cycle::Year).unwrap_or(words);
    let last = match cycle {
        Cycle::Quarter => Some(3),
        Cycle::HalfYear => Some(6),
        Cycle::Year => Some(12),
        _ => None,
    };
    let found = |month, day, rest| Some((Dated { cycle, month, day }, rest));
    match cycle {
        Cycle::Week => weekday(words).and_then(|(day, rest)| found(None, Some(day), rest)),
        Cycle::Month => match day(words) {
            Some((day, rest)) => found(None, Some(day), rest),
            None => end(words).and_then(|rest| found(None, None, rest)),
        },
        Cycle::Quarter | Cycle::HalfYear | Cycle::Year => {
            let (month, rest) = match month(words, cycle, last?) {
                Some(found) => found,
                // 每季度末, 每季度末25日
                None => {
                    let rest = end(words)?;
                    return match day(rest) {
                        Some((day, rest)) => found(last, Some(day), rest),
                        None => found(last, None, rest),
                    };
                }
            };
            let rest = rest.trim_start_matches(is_blank);
            let rest = rest.strip_prefix('的').unwrap_or(rest);
            match day(rest) {
                Some((day, rest)) => found(Some(month), Some(day), rest),
                None => found(Some(month), None, end(rest).unwrap_or(rest)),
            }
        }
        Cycle::Day | Cycle::Other => None,
    }
}

/// The month within a cycle: 最后一个月, 末月, 首月, 第一个月; for a year its own months.
fn month(text: &str, cycle: Cycle, last: u32) -> Option<(u32, &str)> {
    for (word, month) in [
        ("最后一个月", last),
        ("最后1个月", last),
        ("最末月", last),
        ("末月", last),
        ("末个月", last),
        ("首月", 1),
        ("首个月", 1),
        // 每季度次月10日: the first of the next quarter.
        ("次月", 1),
    ] {
        if word == "次月" && cycle == Cycle::Year {
            continue;
        }
        if let Some(rest) = text.strip_prefix(word) {
            return Some((month, rest.strip_prefix('份').unwrap_or(rest)));
        }
    }
    if let Some(rest) = text.strip_prefix('第') {
        let (month, rest) = number(rest).filter(|(month, _)| (1..=last).contains(month))?;
        return Some((month, rest.strip_prefix("个月")?));
    }
    let (month, rest) = number(text).filter(|_| cycle == Cycle::Year)?;
    Some((month, rest.trim_start_matches(is_blank).strip_prefix('月')?))
}

fn day(text: &str) -> Option<(u32, &str)> {
    let (day, rest) = number(text).filter(|(day, _)| *day <= 99)?;
    let rest = rest.trim_start_matches(is_blank);
    Some((day, rest.strip_prefix('日').or_else(|| rest.strip_prefix('号'))?))
}

/// The end of a cycle: 末, 底, 年底, 终.
fn end(text: &str) -> Option<&str> {
    ["年底", "年末", "月底", "月末", "季末", "底", "末", "终"].iter().find_map(|word| text.strip_prefix(word))
}

/// 五 of 每周五. 一 of 每周一次 counts and is no weekday.
fn weekday(text: &str) -> Option<(u32, &str)> {
    let c = text.chars().next()?;
    let day = match c {
        '日' | '天' => 7,
        _ => han_digit(c).filter(|day| (1..=6).contains(day))?,
    };
    let rest = text.get(c.len_utf8()..)?;
    // 周一调度 is 一周一调度; 周五报送 has a day.
    let counts =
        rest.starts_with('次') || day == 1 && rest.starts_with(['调', '通', '汇', '报', '督', '小', '研']);
    (!counts).then_some((day, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(Cycle, Option<u32>, Option<u32>)>) {
        let found = cycle(text)
            .and_then(|(cycle, rest)| dated(cycle, rest))
            .map(|(found, _)| (found.cycle, found.month, found.day));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn dates_within_a_cycle() {
        check("年12月20日", Some((Cycle::Year, Some(12), Some(20))));
        check("年2月底", Some((Cycle::Year, Some(2), None)));
        check("年年底", Some((Cycle::Year, Some(12), None)));
        check("季度最后一个月的30日", Some((Cycle::Quarter, Some(3), Some(30))));
        check("季度末月20日", Some((Cycle::Quarter, Some(3), Some(20))));
        check("季度首月10日", Some((Cycle::Quarter, Some(1), Some(10))));
        check("季度末25日", Some((Cycle::Quarter, Some(3), Some(25))));
        check("季末", Some((Cycle::Quarter, Some(3), None)));
        check("季度次月10日", Some((Cycle::Quarter, Some(1), Some(10))));
        check("年次年1月底", Some((Cycle::Year, Some(1), None)));
        check("年次月10日", None);
        check("月28日", Some((Cycle::Month, None, Some(28))));
        check("月底", Some((Cycle::Month, None, None)));
        check("周五", Some((Cycle::Week, None, Some(5))));
        check("周五报送", Some((Cycle::Week, None, Some(5))));
        check("周一次", None);
        check("周一调度", None);
        check("年新增", None);
    }

    #[test]
    fn words_that_begin_as_cycles_do_are_none() {
        for text in ["周边", "季节", "年轻", "年均", "日常", "个企业", "家", "逢"] {
            assert_eq!(cycle(text), None, "{text}");
        }
    }
}
