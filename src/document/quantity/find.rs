//! Every number of a sentence that could be a quantity, with its unit, cue, bound and the words around it.

use core::ops::Range;

use super::cue::{self, Cue, Sign};
use super::flat::{Flat, Inside};
use super::lexicon::{Lexicon, words};
use super::number::{Number, Script, is_han, number_at};
use super::tail::{Tail, tail};
use super::time::When;
use super::unit::{self, Kind, Unit, bare, unit_at};

/// A quantity with its surroundings, in characters.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub number: Option<Number>,
    pub unit: Unit,
    pub cue: Option<Cue>,
    /// The bound behind the unit.
    pub bound: Option<Sign>,
    /// The first number of 由A提高到B.
    pub from: Option<String>,
    /// Where the part of the sentence between two marks begins.
    pub segment: usize,
    /// Where its own words begin: behind the mark, or behind the quantity before.
    pub own: usize,
    pub start: usize,
    /// Behind unit and bound.
    pub end: usize,
    pub tail: Tail,
    /// The words 平均水平 and the like.
    pub reference: Option<Range<usize>>,
    pub full: bool,
}
/// Mends where a quantity's own words begin: before one that does not count, behind the noun of one that does.
pub(super) fn own_words(
    flat: &Flat,
    one: &mut Found,
    last: Option<&Found>,
    rejected: Option<(usize, usize)>,
) {
    if let Some((own, end)) = rejected
        && one.own == end
    {
        one.own = own;
    }
    if let Some(last) = last.filter(|last| last.segment == one.segment && last.tail == Tail::Noun)
        && let Some((_, join)) = flat.last_in(last.end..one.start, words!["、", "和", "及", "与"])
    {
        one.own = one.own.max(join.end);
    }
}

/// Every number with a unit that is no date, name or title, and the words for a whole and a mean.
pub(super) fn candidates(flat: &Flat, range: &Range<usize>, whens: &[When]) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let mut segment = range.start;
    let mut own = range.start;
    let mut pending: Option<(Number, Unit)> = None;
    let mut whens = whens.iter().peekable();
    let mut at = range.start;
    while at < range.end {
        // Most characters are neither a mark nor the beginning of a quantity.
        if flat.get(at).is_some_and(is_plain) {
            at += 1;
            continue;
        }
        while whens.next_if(|when| when.range.end <= at).is_some() {}
        if let Some(when) = whens.peek().filter(|when| when.range.contains(&at)) {
            at = when.range.end;
            continue;
        }
        let Some(c) = flat.get(at) else { break };
        if matches!(flat.inside.get(at), Some(Inside::Quote | Inside::Title)) {
            at += 1;
            continue;
        }
        match c {
            ',' | ';' | ':' | '!' | '?' | '|' if flat.inside.get(at) != Some(&Inside::Bracket) => {
                segment = at + 1;
                own = segment;
                pending = None;
                at += 1;
                continue;
            }
            '全' if flat.is_at(at, "全覆盖") => {
                let counted = pending.take().filter(|(number, _)| {
                    out.last().is_some_and(|last| last.number.as_ref() == Some(number))
                });
                let own = counted.as_ref().and_then(|_| out.last()).map_or(own, |last| last.own);
                if let Some(found) = full(flat, segment, own, at, counted.clone()) {
                    if counted.is_some() {
                        out.pop();
                    }
                    out.push(found);
                }
                at += 3;
                continue;
            }
            '同' if flat.is_at(at, "同步") => {
                if let Some(found) = in_step(flat, segment, own, at) {
                    own = found.end;
                    at = found.end;
                    out.push(found);
                    continue;
                }
            }
            '平' if flat.is_at(at, "平均") => {
                if let Some(found) = relative(flat, segment, own, at) {
                    own = found.end;
                    at = found.end.max(at + 1);
                    out.push(found);
                    continue;
                }
            }
            _ => {}
        }
        let (number, next) = number_at(flat, at);
        let Some(number) = number else {
            at = next.max(at + 1);
            continue;
        };
        let in_bracket = flat.inside.get(at) == Some(&Inside::Bracket);
        let Some(found) = measured(flat, segment, own, number.clone()) else {
            at = next.max(at + 1);
            continue;
        };
        at = found.end.max(next).max(at + 1);
        if in_bracket
            && !flat.has(opening(flat, at).min(own)..found.start, words!["其中"])
            && (found.tail == Tail::Of
                || found.bound.is_none() && found.cue.is_none_or(|cue| cue.sign == Sign::Equal)
                || found.cue.is_none() && defines(flat, found.end))
        {
            continue;
        }
        // 由A提高到B, and N个…全覆盖, are one quantity each.
        if let Some((first, _)) = pending.take().filter(|_| found.cue.is_some())
            && let Some(last) = out.last_mut()
            && last.number.as_ref() == Some(&first)
            && last.segment == found.segment
        {
            let mut found = found;
            found.from = Some(first.digits);
            found.own = last.own;
            own = found.end;
            *last = found;
            continue;
        }
        if starts_from(flat, own, found.start)
            || found.unit.kind != Kind::Time
                && flat.has(found.end..range.end.min(found.end + 30), words!["全覆盖"])
        {
            pending = Some((number, found.unit.clone()));
        }
        own = found.end;
        out.push(found);
    }
    out
}

/// Where the bracket opens in which a place stands: 其中 at its head holds for all the amounts in it.
fn opening(flat: &Flat, at: usize) -> usize {
    const LONGEST: usize = 40;
    (at.saturating_sub(LONGEST)..at).rev().find(|&at| flat.get(at) == Some('(')).unwrap_or(at)
}

/// 规上企业（年营业收入2000万元以上）达到50家: a bracket in the midst of a phrase says what its words mean.
fn defines(flat: &Flat, end: usize) -> bool {
    flat.get(end) == Some(')') && flat.get(end + 1).is_some_and(|c| c == '的' || c.is_alphabetic())
}

/// Whether a character is none that begins a quantity or parts a sentence.
const fn is_plain(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}') && !is_han(c) && !matches!(c, '全' | '平' | '同')
}

/// 由27.21%提高到: the number is where something starts from.
fn starts_from(flat: &Flat, own: usize, start: usize) -> bool {
    flat.any_before(start, own, words!["由", "从", "由现在的", "从目前的", "由目前的"]).is_some()
        || flat.last_in(own..start, words!["由", "从"]).is_some_and(|(_, word)| start - word.end <= 6)
}

/// What stands before the number of a fraction. 百分之 is read with the number.
static BELOW: Lexicon =
    Lexicon::new(&["10万分之", "十万分之", "万分之", "千分之", "五分之", "四分之", "三分之"]);

/// A number with its unit, cue and bound.
fn measured(flat: &Flat, segment: usize, own: usize, number: Number) -> Option<Found> {
    let behind = number.range.end;
    let below = flat.any_before(number.range.start, own, &BELOW);
    let start = below.map_or(number.range.start, |(_, start)| start);
    let unit = match number.script {
        _ if below.is_some() => Unit { range: start..number.range.start, kind: Kind::Percent, more: false },
        Script::Percent => Unit { range: behind..behind, kind: Kind::Percent, more: false },
        _ if number.ratio => bare(behind),
        Script::Arabic => {
            unit_at(flat, behind).or_else(|| unit::ends_phrase(flat, behind).then(|| bare(behind)))?
        }
        Script::Han => unit_at(flat, behind)?,
    };
    // 2025年 is a date, 11.5年 a stretch.
    let calendar = unit.kind == Kind::Time
        && flat.is_at(unit.range.start, "年")
        && number.digits.len() == 4
        && !number.digits.contains('.');
    if calendar || matches!(flat.get(unit.range.end), Some('月' | '号')) && unit.kind == Kind::Bare {
        return None;
    }
    // 预期寿命增加1岁: years of life change as rates do.
    let rate = matches!(unit.kind, Kind::Percent | Kind::Point | Kind::Multiple)
        || unit.kind == Kind::Time && flat.has(own..start, words!["寿命", "年限"]);
    let cue = match cue::before(flat, own, start, rate) {
        None if number.ratio => cue::of_ratio(flat, own, start),
        found => found,
    };
    // 三年内实现: by when, not how much.
    if unit.kind == Kind::Time && cue.is_none() && flat.get(unit.range.end) == Some('内') {
        return None;
    }
    let (bound, end) = match cue::after(flat, unit.range.end.max(behind)) {
        Some((sign, end)) => (Some(sign), end),
        None => (unit.more.then_some(Sign::AtLeast), unit.range.end.max(behind)),
    };
    let tail = tail(flat, end);
    // 培育提升2个产业 names what is made better, 提升2个位次 by how much.
    let bettered = || {
        unit.kind == Kind::Count
            && tail == Tail::Noun
            && flat.any_at(end, words!["位次", "名次", "等次", "等级", "档次", "台阶", "层次"]).is_none()
    };
    let cue =
        cue.map(
            |cue| if cue.sign == Sign::Growth && bettered() { Cue { sign: Sign::Equal, ..cue } } else { cue },
        );
    Some(Found {
        tail,
        number: Some(number),
        unit,
        cue,
        bound,
        from: None,
        segment,
        own,
        start,
        end,
        reference: None,
        full: false,
    })
}

/// 实现…全覆盖: a promise of its own, with the number of things where one stands before.
fn full(
    flat: &Flat,
    segment: usize,
    own: usize,
    at: usize,
    counted: Option<(Number, Unit)>,
) -> Option<Found> {
    let end = at + 3;
    let tail = tail(flat, end);
    let verb = flat.last_in(
        segment..at,
        words!["实现", "达到", "确保", "力争", "基本实现", "推进", "做到", "完成", "推动"],
    );
    // …人员技能培训全覆盖，: in a row of aims no verb is needed.
    let whole = || {
        at - segment >= 6
            && flat.get(end).is_none_or(|c| matches!(c, ',' | ';' | '。'))
            && flat.slice(at - 4..at).iter().all(|c| c.is_alphabetic())
            && flat.any_before(at, segment, words!["进行", "开展", "要", "坚持", "的"]).is_none()
    };
    if matches!(tail, Tail::Of | Tail::Noun | Tail::Grade) || verb.is_none() && !whole() {
        return None;
    }
    let (number, unit) = match counted {
        Some((number, unit)) => (Some(number), unit),
        None => (None, bare(end)),
    };
    Some(Found {
        number,
        unit,
        cue: None,
        bound: None,
        from: None,
        segment,
        own,
        start: at,
        end,
        tail,
        reference: None,
        full: true,
    })
}

/// 居民收入增长与经济增长基本同步: what is compared with is the growth of something else.
fn in_step(flat: &Flat, segment: usize, own: usize, at: usize) -> Option<Found> {
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
fn relative(flat: &Flat, segment: usize, own: usize, at: usize) -> Option<Found> {
    let (_, mean) = flat.any_at(at, words!["平均水平", "平均增速", "平均增幅", "平均值", "平均线"])?;
    let scope = flat.any_before(
        at,
        own,
        words![
            "全国",
            "全省",
            "全市",
            "全区",
            "全县",
            "全州",
            "各项贷款",
            "各项存款",
            "规上工业",
            "全自治区",
            "世界",
            "同类城市",
            "同行业",
            "行业",
            "中西部",
            "东部",
            "沿海",
        ],
    );
    let start = scope.map(|(_, start)| start).or_else(|| wider_scope(flat, own, at))?;
    let start = flat
        .any_before(start, own, words!["国家和", "全国和", "全国、", "全国及"])
        .map_or(start, |(_, start)| start);
    let (verb, cue) = flat.any_before(
        start,
        own,
        words![
            "达到或超过",
            "不低于",
            "高于",
            "快于",
            "优于",
            "超过",
            "达到",
            "好于",
            "大于",
            "低于",
            "接近",
            "赶上",
            "领先",
        ],
    )?;
    if flat.any_before(cue, own, words!["应", "应当", "须", "可", "若", "如"]).is_some() {
        return None;
    }
    let (bound, mut end) = match cue::after(flat, mean) {
        Some((sign, end)) => (Some(sign), end),
        None => (None, mean),
    };
    let sign = bound.or(match verb {
        "达到" | "接近" | "赶上" => None,
        "低于" => Some(Sign::AtMost),
        _ => Some(Sign::AtLeast),
    });
    // 高于全省平均水平2个百分点
    let (number, after) = number_at(flat, end);
    let mut unit = bare(end);
    let number = number.filter(|_| {
        unit_at(flat, after).filter(|unit| matches!(unit.kind, Kind::Point | Kind::Percent)).is_some_and(
            |found| {
                end = cue::after(flat, found.range.end).map_or(found.range.end, |(_, end)| end);
                unit = found;
                true
            },
        )
    });
    let tail = tail(flat, end);
    if tail == Tail::Of {
        return None;
    }
    Some(Found {
        number,
        unit,
        cue: Some(Cue { sign: Sign::Relative, start: cue }),
        bound: sign,
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
