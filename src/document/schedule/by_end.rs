//! Deadlines that say no 前: 6月底完成, 年内建成, 2026年一季度末投用. What is to be done stands right behind the end of a time.

use core::ops::Range;

use super::deadline::{When, last_date};
use crate::text::{HanSet, fold_char, han_digit, is_blank};

/// What is over when it is done. Other verbs tell what goes on at that time, or how much there is then.
const DEEDS: &[&str] = &[
    "完成",
    "完工",
    "建成",
    "竣工",
    "投产",
    "投用",
    "投运",
    "投入使用",
    "投入运营",
    "开工",
    "动工",
    "启动",
    "出台",
    "印发",
    "上线",
    "通车",
    "交付",
    "开放",
    "开园",
    "开业",
    "验收",
    "销号",
    "清零",
    "办结",
    "整改到位",
    "落实到位",
    "实现全覆盖",
];

/// How it is to be done.
const ADVERBS: &[&str] =
    &["全面", "基本", "全部", "力争", "确保", "争取", "正式", "整体", "按期", "如期", "要", "将"];

/// What makes another time of the one behind it, as in 近年内, 每年底, 去年底; numerals do so as well: 三年内.
static OTHER: HanSet = HanSet::of("十半几数多近每整学财去往上比较");

/// The date of a deadline that the sign `end` at a place ends. 到6月底 is the date of a target, 三年内 a while and 2020年底已完成 a
/// result.
pub(super) fn date_by_end(text: &str, at: usize, end: char) -> Option<(Range<usize>, When)> {
    let before = text.get(..at)?;
    let ends_time = match end {
        '内' => before.ends_with('年'),
        '底' | '末' => before.ends_with(['年', '月', '度']),
        _ => false,
    };
    let behind = at + end.len_utf8();
    if !ends_time || !is_deed(text.get(behind..)?) {
        return None;
    }
    let (date, when) = last_date(text.get(..behind)?)?;
    let lead = before.get(..date.start)?.trim_end_matches(is_blank).chars().next_back();
    let other = |c: char| han_digit(c).is_some() || fold_char(c).is_ascii_digit() || OTHER.contains(c);
    (!lead.is_some_and(other)).then_some((date, when))
}

/// Whether words begin with what is to be done, behind a comma or an adverb or without.
fn is_deed(words: &str) -> bool {
    let words = words.trim_start_matches(is_blank);
    let words = words.strip_prefix(['，', ',']).unwrap_or(words).trim_start_matches(is_blank);
    let deed = ADVERBS.iter().find_map(|adverb| words.strip_prefix(adverb)).unwrap_or(words);
    let done = DEEDS.iter().find_map(|verb| deed.strip_prefix(verb));
    done.is_some_and(|rest| !rest.starts_with(['了', '的', '后', '情', '率', '时']))
}
