//! Quantities that are named by what they are compared with: 与经济增长同步, 高于全省平均水平.

use super::cue::{self, Cue, Sign};
use super::find::Found;
use super::flat::Flat;
use super::lexicon::words;
use super::number::{Number, number_at};
use super::tail::{Tail, tail};
use super::unit::{Kind, Unit, bare, unit_at};
use super::words;

/// 居民收入增长与经济增长基本同步: what is compared with is the growth of something else.
pub(super) fn in_step(flat: &Flat, segment: usize, own: usize, at: usize) -> Option<Found> {
    const LONGEST: usize = 16;
    let end = at + "同步".chars().count();
    let stop = flat.any_before(at, own, words!["基本", "保持", "保持基本"]).map_or(at, |(_, start)| start);
    flat.any_before(stop, own, words!["增长", "增速", "增幅"])?;
    let (_, with) = flat.last_in(own.max(at.saturating_sub(LONGEST))..stop, words!["与", "和"])?;
    let marked = flat.get(end).is_none_or(|c| matches!(c, ',' | ';' | '。' | '、' | '|'));
    (marked && with.start >= own + 2).then(|| Found {
        number: None,
        unit: bare(end),
        cue: Some(Cue { sign: Sign::Relative, start: with.start }),
        bound: None,
        from: None,
        segment,
        own,
        start: with.start,
        end,
        tail: Tail::End,
        reference: Some(with.end..stop),
        full: false,
    })
}

/// 居民收入增速快于经济增速, 投资增长高于全省增速: what grows is compared with how something else does.
pub(super) fn outpaced(flat: &Flat, segment: usize, own: usize, at: usize) -> Option<Found> {
    const LONGEST: usize = 16;
    let (_, end) = flat.any_at(at, words!["增速", "增长", "增幅"])?;
    let marked = flat.get(end).is_none_or(|c| matches!(c, ',' | ';' | '。' | '、' | '|'));
    let over = words!["不低于", "不慢于", "高于", "快于", "大于"];
    let (_, verb) = flat
        .last_in(own.max(at.saturating_sub(LONGEST))..at, over)
        .filter(|(_, verb)| marked && verb.end < at)?;
    let adverbs = words!["略", "总体", "明显", "持续", "继续", "保持", "力争"];
    let stop = flat.any_before(verb.start, own, adverbs).map_or(verb.start, |(_, start)| start);
    let (_, grows) = flat.any_before(stop, own, words!["增长", "增速", "增幅", "增长速度"])?;
    (grows >= own + 2).then(|| Found {
        number: None,
        unit: bare(end),
        cue: Some(Cue { sign: Sign::Relative, start: stop }),
        bound: Some(Sign::AtLeast),
        from: None,
        segment,
        own,
        start: verb.start,
        end,
        tail: Tail::End,
        reference: Some(verb.end..end),
        full: false,
    })
}

/// Where the scope of a mean begins that says more than where: 高于全国同类园区平均水平.
fn wider_scope(flat: &Flat, own: usize, at: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    let near = own.max(at.saturating_sub(LONGEST));
    let scope = (near..at).find(|&at| {
        flat.any_at(at, words!["全国", "全省", "全市", "全县", "全区", "同期", "同类"]).is_some()
    })?;
    flat.slice(scope..at).iter().all(|c| c.is_alphabetic()).then_some(scope)
}

/// 达到全省平均水平以上: what is compared with is named, no number.
pub(super) fn relative(flat: &Flat, segment: usize, own: usize, at: usize) -> Option<Found> {
    let (_, mean) = flat.any_at(at, words!["平均水平", "平均增速", "平均增幅", "平均值", "平均线"])?;
    let start = scope(flat, own, at)?;
    let (verb, cue) = flat.any_before(start, own, &words::REACHING)?;
    // 应不低于全省平均水平 is a rule for somebody else, 若低于 a condition.
    if flat.any_before(cue, own, words!["应", "应当", "须", "可", "若", "如"]).is_some() {
        return None;
    }
    let (bound, end) = match cue::after(flat, mean) {
        Some((sign, end)) => (Some(sign), end),
        None => (None, mean),
    };
    let bound = bound.or(match verb {
        "达到" | "接近" | "赶上" => None,
        "低于" => Some(Sign::AtMost),
        _ => Some(Sign::AtLeast),
    });
    let (number, unit, end) = over_the_mean(flat, end);
    let tail = tail(flat, end);
    // 高于全省平均水平的县: the mean tells which are meant.
    if tail == Tail::Of {
        return None;
    }
    Some(Found {
        number,
        unit,
        cue: Some(Cue { sign: Sign::Relative, start: cue }),
        bound,
        from: None,
        segment,
        own,
        start,
        end,
        tail,
        reference: Some(start..mean),
        full: false,
    })
}

/// Where the scope of a mean begins: 全省 of 全省平均水平, 国家和 of 国家和全省平均水平.
fn scope(flat: &Flat, own: usize, at: usize) -> Option<usize> {
    let named = flat.any_before(at, own, &words::SCOPES).map(|(_, start)| start);
    let start = named.or_else(|| wider_scope(flat, own, at))?;
    let wider = flat.any_before(start, own, words!["国家和", "全国和", "全国、", "全国及"]);
    Some(wider.map_or(start, |(_, start)| start))
}

/// By how much something is to be above a mean, and where that ends: 高于全省平均水平2个百分点.
fn over_the_mean(flat: &Flat, end: usize) -> (Option<Number>, Unit, usize) {
    let (number, after) = number_at(flat, end);
    let share = || unit_at(flat, after).filter(|unit| matches!(unit.kind, Kind::Point | Kind::Percent));
    match number.and_then(|number| Some((number, share()?))) {
        Some((number, unit)) => {
            let end = cue::after(flat, unit.range.end).map_or(unit.range.end, |(_, end)| end);
            (Some(number), unit, end)
        }
        None => (None, bare(end), end),
    }
}
