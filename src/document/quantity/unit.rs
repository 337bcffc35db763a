//! Where a unit of measure or a measure word stands behind a number, and where it ends.

use core::ops::Range;

use super::flat::Flat;
use super::lexicon::{Lexicon, words};
use crate::document::hints::Hints;
use crate::document::measure::PROSE;

pub(super) use crate::document::measure::Kind;

/// A unit behind a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    pub range: Range<usize>,
    pub kind: Kind,
    /// Whether 多 or 余 stands between number and unit: 100多所.
    pub more: bool,
}

/// Scales that stand before a unit.
static SCALES: Lexicon =
    Lexicon::new(&["万亿", "千亿", "百亿", "千万", "百万", "十万", "亿", "万", "千", "百"]);

/// The unit behind the number that ends at a place.
pub(super) fn unit_at(flat: &Flat, at: usize) -> Option<Unit> {
    let mut start = at;
    let mut more = false;
    if let Some('多' | '余' | '来') = flat.get(start) {
        more = true;
        start += 1;
    }
    static MAY_MEASURE: Hints = Lexicon::begin_of(PROSE);
    let scaled = match flat.any_at(start, &SCALES) {
        Some((_, end)) => end,
        None if MAY_MEASURE.may_hold(flat.get(start)?) => start,
        None => return None,
    };
    let mut base = scaled;
    if !more
        && scaled > start
        && let Some('多' | '余') = flat.get(base)
    {
        more = true;
        base += 1;
    }
    let found = PROSE
        .iter()
        .find_map(|&(kind, units)| flat.any_at(base, units).map(|(_, end)| (kind, end)))
        .filter(|&(kind, end)| fits(flat, kind, base, end));
    let (kind, end) = match found {
        Some(found) => found,
        // 粉丝量突破100万: the scale alone.
        None if scaled > start && ends_phrase(flat, scaled) => (Kind::Count, scaled),
        None => return None,
    };
    let (kind, end) = match kind {
        Kind::Count | Kind::Measure | Kind::Money | Kind::Rating | Kind::Time => compound(flat, kind, end),
        kind => (kind, end),
    };
    Some(Unit { range: start..end, kind, more })
}

/// The unit of a number without one, where a phrase ends or a bound stands: an index or a score.
pub(super) const fn bare(at: usize) -> Unit {
    Unit { range: at..at, kind: Kind::Bare, more: false }
}

/// Whether letters that look like a unit are one. 个 before a word of time is part of it; 分 of 分别, 户 of 户籍 are not.
fn fits(flat: &Flat, kind: Kind, base: usize, end: usize) -> bool {
    let next = flat.get(end);
    let latin = flat.get(base).is_some_and(|c| c.is_ascii_alphabetic());
    if latin && next.is_some_and(|c| c.is_ascii_alphabetic()) {
        return false;
    }
    match kind {
        Kind::Count => {
            let word = flat.slice(base..end);
            !matches!(
                (word, next),
                (['班'], Some('子'))
                    | (['次'], Some('性'))
                    | (['对'], Some('外' | '内' | '接' | '口' | '标'))
                    | (['点'], _)
                    | (['类'], Some('型'))
                    | (['部'], Some('门' | '级' | '委' | '省'))
                    | (['支'], Some('持' | '撑' | '部'))
                    | (['门'], Some('户' | '类'))
                    | (['处'], Some('级' | '理' | '置'))
                    | (['期'], Some('间'))
                    | (['位'], Some('一' | '居' | '于'))
                    | (['片'], Some('区'))
                    | (['群'], Some('众' | '体' | '岛' | '策' | '防'))
                    | (['组'], Some('织' | '团' | '成' | '建'))
                    | (['单'], Some('位'))
                    | (['台'], Some('账'))
                    | (['方'], Some('面'))
                    | (['字'], _)
                    | (['批'], _)
            )
        }
        // 六成以上 is a share; 成功 and 成员 are other words.
        Kind::Percent if flat.is_at(base, "成") => ends_phrase(flat, end),
        // 90分 is a score; 分别, 分钟 and 分级 are other words.
        Kind::Rating if flat.is_at(base, "分") && end == base + 1 => ends_phrase(flat, end),
        _ => true,
    }
}

/// 件/万人, 元/亩, 吨标准煤/万元: the unit goes on behind a slash.
fn compound(flat: &Flat, kind: Kind, end: usize) -> (Kind, usize) {
    if flat.get(end) != Some('/') {
        return (kind, end);
    }
    let scaled = flat.any_at(end + 1, &SCALES).map_or(end + 1, |(_, end)| end);
    let base = PROSE.iter().find_map(|&(_, units)| flat.any_at(scaled, units).map(|(_, end)| end));
    let words = flat
        .any_at(scaled, words!["常住人口", "人口", "户籍人口", "日", "月", "时", "秒"])
        .map(|(_, end)| end);
    let end = base.or(words).unwrap_or(end);
    // 吨/平方公里·月
    let more =
        (flat.get(end) == Some('·')).then(|| flat.any_at(end + 1, words!["月", "日", "年", "天"])).flatten();
    (kind, more.map_or(end, |(_, end)| end))
}

/// Whether a phrase may end at a place.
pub(super) fn ends_phrase(flat: &Flat, at: usize) -> bool {
    match flat.get(at) {
        None => true,
        Some(c) => {
            matches!(c, ',' | '。' | ';' | '、' | ':' | ')' | '”' | '(' | '"' | '!' | ']' | '》' | '|')
                || flat.any_at(at, words!["以上", "以下", "以内", "左右", "之内", "上下", "及以上"]).is_some()
        }
    }
}
