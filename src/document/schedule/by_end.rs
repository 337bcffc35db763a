//! Deadlines that say no 前: 6月底完成, 年内建成, 2026年一季度末投用, 三季度组织验收. What is to be done stands right behind the end of a time.

use core::ops::Range;

use super::deadline::{When, last_date};
use super::ends_part;
use super::moment::moment;
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
    "报送",
    "上报",
    "整改到位",
    "落实到位",
    "实现全覆盖",
    "获批",
];

/// What says of a bare month behind it that something is hoped for by then: 争取6月完成.
const HOPES: &[&str] = &["争取", "力争", "确保", "计划", "预计", "拟于"];

/// How it is to be done.
const ADVERBS: &[&str] =
    &["全面", "基本", "全部", "力争", "确保", "争取", "正式", "整体", "按期", "如期", "组织", "要", "将"];

/// What is done to a whole plan at such a time.
const REVIEWS: &[&str] = &["评估", "考核", "验收", "评价", "总结", "复核"];

/// What makes another time of the one behind it, as in 近年内, 每年底, 去年底; numerals do so as well: 三年内.
static OTHER: HanSet = HanSet::of("十半几数多近每整学财去往上比较");

/// The date of a deadline that the sign `end` at a place ends. 到6月底 is the date of a target, 三年内 a while and 2020年底已完成 a
/// result.
///
/// The third of what is given is where the words behind it begin: 2024年底和2026年底 share theirs.
pub(super) fn date_by_end(text: &str, at: usize, end: char) -> Option<(Range<usize>, When, usize)> {
    let before = text.get(..at)?;
    let rest = text.get(at + end.len_utf8()..)?;
    let after = |name: &str| rest.strip_prefix(name).map(|rest| text.len() - rest.len());
    let own = match end {
        '内' if before.ends_with('年') => after(""),
        '底' | '末' if before.ends_with(['年', '月', '度']) => after(""),
        // 三季度, 上半年
        '季' => after("度"),
        '半' if before.ends_with(['上', '下']) => after("年"),
        '月' if is_hoped(before) => after(""),
        _ => None,
    }?;
    if matches!(end, '季' | '半') && is_told(text, at) {
        return None;
    }
    let mut behind = own;
    if !is_deed(text.get(behind..)?) {
        behind = next_date(text, behind).filter(|_| matches!(end, '底' | '末'))?;
        if !is_deed(text.get(behind..)?) {
            return None;
        }
    }
    let (date, when) = last_date(text.get(..own)?)?;
    let lead = before.get(..date.start)?.trim_end_matches(is_blank).chars().next_back();
    let other = |c: char| han_digit(c).is_some() || fold_char(c).is_ascii_digit() || OTHER.contains(c);
    (!lead.is_some_and(other)).then_some((date, when, behind))
}

/// Whether a text ends in the number of a month right behind a word of hope.
fn is_hoped(before: &str) -> bool {
    let lead = before.trim_end_matches(|c| fold_char(c).is_ascii_digit());
    lead.len() < before.len() && HOPES.iter().any(|hope| lead.ends_with(hope))
}

/// Whether a part of a year is told of or only a condition, not planned for: 上半年完成投资3亿元，同比增长5%; 对三季度完成入库的企业; 每年四季度.
fn is_told(text: &str, at: usize) -> bool {
    const LONGEST: usize = 120;
    const BEFORE: &[&str] =
        &["去年", "上年", "每年", "逐年", "前", "自", "从", "如", "若", "对", "原定", "截至", "截止"];
    const WITHIN: &[&str] = &["同比", "以来", "进展", "滞后", "好于", "截至", "目前"];
    let before = text.get(..at).unwrap_or_default();
    // The part of the sentence before it, looked at no further back than a part is long.
    let near = before.char_indices().rev().take(LONGEST);
    let from = near.take_while(|&(_, c)| !ends_part(c)).last().map_or(at, |(at, _)| at);
    let lead = before.get(from..).unwrap_or_default();
    let rest = text.get(at..).unwrap_or_default();
    let end = rest.char_indices().find(|&(at, c)| c == '。' || at > LONGEST);
    let told = rest.get(..end.map_or(rest.len(), |(at, _)| at)).unwrap_or_default();
    let part = told.split(ends_part).next().unwrap_or_default();
    // 一季度完成税收5亿元 may have been, and a target is read of it anyway.
    let counted = part.contains("完成") && part.chars().any(|c| fold_char(c).is_ascii_digit());
    BEFORE.iter().any(|word| lead.contains(word))
        || WITHIN.iter().any(|word| told.contains(word))
        || part.contains('的')
        || counted
}

/// Where the date ends that goes on behind one: 和2026年底.
fn next_date(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?.strip_prefix(['和', '、', '及', '与'])?;
    let (_, length) = moment(rest)?;
    let date = rest.get(..length)?;
    date.ends_with(['底', '末']).then_some(text.len() - rest.len() + length)
}

/// Whether words begin with what is to be done, behind a comma or an adverb or without.
fn is_deed(words: &str) -> bool {
    let words = words.trim_start_matches(is_blank);
    let words = words.strip_prefix(['，', ',']).unwrap_or(words).trim_start_matches(is_blank);
    let deed = ADVERBS.iter().find_map(|adverb| words.strip_prefix(adverb)).unwrap_or(words);
    let done = DEEDS.iter().find_map(|verb| deed.strip_prefix(verb));
    done.is_some_and(|rest| !rest.starts_with(['了', '的', '后', '情', '率', '时'])) || is_review(words)
}

/// Whether words begin with a review of the whole: 分别对规划执行情况进行中期评估, 开展终期考核.
fn is_review(words: &str) -> bool {
    const LONGEST: usize = 90;
    let words = words.strip_prefix("分别").unwrap_or(words);
    if !["对", "组织", "开展", "进行"].iter().any(|verb| words.starts_with(verb)) {
        return false;
    }
    let end = words.char_indices().find(|&(at, c)| ends_part(c) || at > LONGEST);
    let part = words.get(..end.map_or(words.len(), |(at, _)| at)).unwrap_or_default();
    let held = ["进行", "开展", "组织"].iter().any(|verb| part.contains(verb));
    held && REVIEWS.iter().any(|review| part.ends_with(review))
}
