//! Numbers that a text announces a list with: 六大工程, 五项任务, 三个方面.

use core::ops::Range;

use super::printed::numeral_at_end;
use crate::text::is_han;

/// A number of things that some words promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Announced {
    pub number: u32,
    /// Number and noun, as a range of the words.
    pub range: Range<usize>,
    /// The noun behind the measure word, to the end of its part of the sentence.
    pub noun: Range<usize>,
}

/// Longest noun behind a number, in characters.
const LONGEST_NOUN: usize = 12;

/// What is counted with the same measure words and is no list: 三个月, 五个百分点, 五个一工程.
const NO_LIST: &[&str] = &[
    "月",
    "百分点",
    "小时",
    "工作日",
    "年",
    "一",
    "季度",
    "亿",
    "万",
    "千",
    "批次",
    "以上",
    "左右",
    "以内",
    "县",
    "区",
    "市",
    "乡",
    "镇",
    "村",
];

/// The announcements in some words, in order.
///
/// *Complexity*: linear; at each measure word only a numeral and a noun are looked at.
pub(super) fn announced(words: &str) -> impl Iterator<Item = Announced> + '_ {
    words.char_indices().filter(|(_, c)| matches!(c, '大' | '项' | '个' | '类' | '条')).filter_map(
        |(at, measure)| {
            let before = words.get(..at)?;
            let (first, number) = numeral_at_end(before).filter(|(_, number)| (3..=20).contains(number))?;
            let stem = before.get(..first)?;
            let start = at + measure.len_utf8();
            if let Some(found) = quoted(words, number, stem.len(), start) {
                return Some(found);
            }
            // 第三项 orders, 十四五 names, “四个意识” is a saying, 党的二十大 a congress.
            let stops = ['第', '“', '「', '"', '每', '前', '近', '约', '百', '千', '万', '余', '多'];
            if stem.ends_with(stops) || stem.ends_with("党的") {
                return None;
            }
            let end = noun_end(words, start)?;
            Some(Announced { number, range: first..end, noun: start..end })
        },
    )
}

/// A number in quotation marks of its own, between a place and another: “六个”体系.
fn quoted(words: &str, number: u32, from: usize, to: usize) -> Option<Announced> {
    let range = words.get(..from)?.strip_suffix('“')?.len();
    let start = to + words.get(to..)?.strip_prefix('”').map(|_| '”'.len_utf8())?;
    let end = noun_end(words, start)?;
    Some(Announced { number, range: range..end, noun: start..end })
}

/// Where the noun that begins at a place ends, if it is one that lists are announced with.
fn noun_end(words: &str, start: usize) -> Option<usize> {
    let rest = words.get(start..)?;
    let end = end_within(rest, LONGEST_NOUN, ends_noun)?;
    let noun = rest.get(..end)?;
    let fits = (2..=LONGEST_NOUN).contains(&noun.chars().count())
        && !NO_LIST.iter().any(|other| noun.starts_with(other));
    fits.then_some(start + end)
}

/// Where a text first has such a character, or its end, if that is at most so many characters ahead.
pub(super) fn end_within(text: &str, most: usize, ends: fn(char) -> bool) -> Option<usize> {
    let mut ahead = text.char_indices().take(most + 1);
    match ahead.find(|&(_, c)| ends(c)) {
        Some((at, _)) => Some(at),
        None => text.char_indices().nth(most + 1).is_none().then_some(text.len()),
    }
}

/// Whether a character is none of a noun.
fn ends_noun(c: char) -> bool {
    !is_han(c)
}

/// How many names a list joined by 、 can have: 甲、乙和丙 are three, 甲、科技和工业园 are two, so both are possible. `None` for a list
/// that says itself that it is open, or that is no plain list.
pub(super) fn names(list: &str) -> Option<(u32, u32)> {
    if list.contains('等') || list.contains(['，', ',', '：', ':', '（', '(', '“', '《']) {
        return None;
    }
    let pieces: Vec<&str> = list.split('、').collect();
    let short = |piece: &&str| (1..=LONGEST_NOUN).contains(&piece.trim().chars().count());
    if pieces.len() < 3 || !pieces.iter().all(short) {
        return None;
    }
    let count = u32::try_from(pieces.len()).ok()?;
    let joined = pieces.iter().map(|piece| piece.matches(['和', '及', '与']).count()).sum::<usize>();
    Some((count, count + u32::try_from(joined).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_promise_a_list() {
        let found = |words: &str| -> Vec<(u32, String)> {
            announced(words)
                .map(|one| (one.number, words.get(one.noun).unwrap_or_default().to_owned()))
                .collect()
        };
        assert_eq!(found("实施六大工程"), [(6, "工程".to_owned())]);
        assert_eq!(found("抓好十二项重点任务。"), [(12, "重点任务".to_owned())]);
        assert_eq!(found("构建“六个”体系，增强“四个意识”"), [(6, "体系".to_owned())]);
        assert_eq!(found("提前三个月完成，提高五个百分点"), []);
        assert_eq!(found("落实第三项任务"), []);
        assert_eq!(found("学习贯彻党的二十大精神，实施五个一工程"), []);
    }

    #[test]
    fn lists_are_counted_as_far_as_they_can_be() {
        assert_eq!(names("强基、提质、扩容和增效"), Some((3, 4)));
        assert_eq!(names("强基、提质、扩容等"), None);
    }
}
