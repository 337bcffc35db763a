//! Every number of a sentence that could be a quantity, with its unit, cue, bound and the words around it.

use core::iter::Peekable;
use core::ops::Range;
use core::slice::Iter;

use super::cue::{self, Cue, Sign};
use super::flat::{Flat, Inside};
use super::lexicon::{Lexicon, words};
use super::number::{Number, Script, is_numeral, number_at};
use super::relative::{in_step, outpaced, relative};
use super::tail::{Tail, tail};
use super::time::When;
use super::unit::{self, Kind, Unit, bare, unit_at};
use crate::document::measure::is_unit;
use crate::text::is_han;

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
    let mut search = Search {
        flat,
        end: range.end,
        whens: whens.iter().peekable(),
        segment: range.start,
        own: range.start,
        pending: None,
        out: Vec::new(),
    };
    let mut at = range.start;
    while at < range.end {
        // Most characters are neither a mark nor the beginning of a quantity.
        at = if flat.get(at).is_some_and(is_plain) { at + 1 } else { search.step(at) };
    }
    search.out
}

/// One walk over a sentence. Each step says where the next one begins.
struct Search<'s> {
    flat: &'s Flat,
    /// Where the sentence ends.
    end: usize,
    /// The time phrases that do not lie behind yet: their numbers are no quantities.
    whens: Peekable<Iter<'s, When>>,
    /// Where the part of the sentence between two marks begins.
    segment: usize,
    /// Where the words of the next quantity begin: behind the mark, or behind the quantity before.
    own: usize,
    /// A number that may be one quantity with what follows: the A of 由A提高到B, the N of N个…全覆盖.
    pending: Option<(Number, Unit)>,
    out: Vec<Found>,
}

impl Search<'_> {
    /// Passes over a time phrase or a name, or reads what stands here.
    fn step(&mut self, at: usize) -> usize {
        while self.whens.next_if(|when| when.range.end <= at).is_some() {}
        if let Some(when) = self.whens.peek().filter(|when| when.range.contains(&at)) {
            return when.range.end;
        }
        match self.flat.inside.get(at) {
            Some(Inside::Quote | Inside::Title) => at + 1,
            _ => self.mark(at).unwrap_or_else(|| self.number(at)),
        }
    }

    /// A mark that parts the sentence, or words that are a quantity without a number before them.
    fn mark(&mut self, at: usize) -> Option<usize> {
        let flat = self.flat;
        let found = match flat.get(at)? {
            ',' | ';' | ':' | '!' | '?' | '|' if flat.inside.get(at) != Some(&Inside::Bracket) => {
                self.segment = at + 1;
                self.own = self.segment;
                self.pending = None;
                return Some(self.segment);
            }
            '全' if flat.is_at(at, WHOLE) => return Some(self.whole(at)),
            '同' if flat.is_at(at, "同步") => in_step(flat, self.segment, self.own, at)?,
            '增' => outpaced(flat, self.segment, self.own, at)?,
            '平' if flat.is_at(at, "平均") => relative(flat, self.segment, self.own, at)?,
            _ => return None,
        };
        self.own = found.end;
        self.out.push(found);
        Some(self.own.max(at + 1))
    }

    /// The words 全覆盖, which take the place of the number of things where one waits for them.
    fn whole(&mut self, at: usize) -> usize {
        let last = self.out.last();
        let counted = self
            .pending
            .take()
            .filter(|(number, _)| last.is_some_and(|last| last.number.as_ref() == Some(number)));
        let is_counted = counted.is_some();
        let own = last.filter(|_| is_counted).map_or(self.own, |last| last.own);
        if let Some(found) = full(self.flat, self.segment, own, at, counted) {
            if is_counted {
                self.out.pop();
            }
            self.out.push(found);
        }
        behind_whole(at)
    }

    /// A number, where one stands here and measures something.
    fn number(&mut self, at: usize) -> usize {
        let (number, next) = number_at(self.flat, at);
        let next = next.max(at + 1);
        let Some(found) = number.and_then(|number| measured(self.flat, self.segment, self.own, number))
        else {
            return next;
        };
        let next = next.max(found.end);
        // 健身站（点）6个 counts what the bracket names once more.
        let counts = found.unit.kind == Kind::Count && found.tail == Tail::End;
        if !self.is_aside(at, &found) && (counts || !is_cell(self.flat, found.start)) {
            self.push(found);
        }
        next
    }

    /// Whether a quantity stands in brackets that only explain what is before them. Those that say 其中 hold parts of a sum.
    fn is_aside(&self, at: usize, found: &Found) -> bool {
        let flat = self.flat;
        if flat.inside.get(at) != Some(&Inside::Bracket) {
            return false;
        }
        let open = opening(flat, at);
        // （依据全县增长9%设置） tells why.
        flat.any_at(open + 1, words!["依据", "根据"]).is_some()
            // 增长5%（预期目标为8%以上） says what was hoped for.
            || flat.before(open).is_some_and(|c| c.is_ascii_digit() || matches!(c, '%' | '点' | '元' | '上' | '右'))
                && flat.any_at(open + 1, words!["预期目标", "年度目标", "全年目标", "计划目标", "年初目标", "目标为", "目标是"]).is_some()
            || !flat.has(open.min(self.own)..found.start, words!["其中"])
                && (found.tail == Tail::Of
                    || found.bound.is_none() && found.cue.is_none_or(|cue| cue.sign == Sign::Equal)
                    || found.cue.is_none() && defines(flat, found.end))
    }

    /// Keeps a quantity: 由A提高到B, and N个…全覆盖, are one each.
    fn push(&mut self, found: Found) {
        let flat = self.flat;
        self.own = found.end;
        if let Some((first, _)) = self.pending.take().filter(|_| found.cue.is_some())
            && let Some(last) = self.out.last_mut()
            && last.number.as_ref() == Some(&first)
            && last.segment == found.segment
        {
            *last = Found { from: Some(first.digits), own: last.own, ..found };
            return;
        }
        if starts_from(flat, found.own, found.start)
            || found.unit.kind != Kind::Time
                && flat.has(found.end..self.end.min(found.end + 30), words!["全覆盖"])
        {
            self.pending = found.number.clone().map(|number| (number, found.unit.clone()));
        }
        self.out.push(found);
    }
}

/// Whether a number stands right behind a unit in brackets, 成活率（%）78: a cell of a table that ran together with its name.
fn is_cell(flat: &Flat, start: usize) -> bool {
    const LONGEST: usize = 8;
    let bounds = |c: char| matches!(c, '-' | '>' | '<' | '≥' | '≤' | '.') || c.is_ascii_digit();
    let from = start.saturating_sub(LONGEST);
    let Some(close) = (from..start).rev().find(|&at| !flat.get(at).is_some_and(bounds)) else { return false };
    let open = opening(flat, close);
    flat.get(close) == Some(')') && open < close && is_unit(&flat.words(open + 1..close))
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
    is_han(c) && !is_numeral(c) && !matches!(c, '全' | '平' | '同' | '增')
}

/// 由27.21%提高到: the number is where something starts from.
fn starts_from(flat: &Flat, own: usize, start: usize) -> bool {
    flat.any_before(start, own, words!["由", "从", "由现在的", "从目前的", "由目前的"]).is_some()
        || flat.last_in(own..start, words!["由", "从"]).is_some_and(|(_, word)| start - word.end <= 6)
}

/// What stands before the number of a fraction. 百分之 is read with the number.
static BELOW: Lexicon =
    Lexicon::new(&["10万分之", "十万分之", "万分之", "千分之", "五分之", "四分之", "三分之"]);

/// Most digits before the point of a share or a rate that no word leads to.
const LONGEST_RATE: usize = 5;

/// A number with its unit, cue and bound.
fn measured(flat: &Flat, segment: usize, own: usize, number: Number) -> Option<Found> {
    let (start, unit) = with_unit(flat, own, &number)?;
    if is_date(flat, &number, &unit) {
        return None;
    }
    let cue = aimed(flat, own, start, &number, &unit);
    // 指标119951800254927.8%: cells of a table that ran together.
    let whole = number.digits.bytes().take_while(u8::is_ascii_digit).count();
    if matches!(unit.kind, Kind::Percent | Kind::Point) && whole > LONGEST_RATE && cue.is_none() {
        return None;
    }
    // 三年内实现: by when, not how much.
    if unit.kind == Kind::Time && cue.is_none() && flat.get(unit.range.end) == Some('内') {
        return None;
    }
    let behind = unit.range.end.max(number.range.end);
    let (bound, end) = match cue::after(flat, behind) {
        Some((sign, end)) => (Some(sign), end),
        None => (unit.more.then_some(Sign::AtLeast), behind),
    };
    let tail = tail(flat, end);
    // A count of things is none that they grow by.
    let cue = cue.map(|cue| match cue.sign {
        Sign::Growth if is_of_things(flat, &unit, tail, end) => Cue { sign: Sign::Equal, ..cue },
        _ => cue,
    });
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

/// The unit of a number, and where the two begin: what a fraction is counted by stands before its number.
fn with_unit(flat: &Flat, own: usize, number: &Number) -> Option<(usize, Unit)> {
    let Range { start, end: behind } = number.range;
    let percent = |range: Range<usize>| Unit { range, kind: Kind::Percent, more: false };
    if let Some((_, below)) = flat.any_before(start, own, &BELOW) {
        return Some((below, percent(below..start)));
    }
    let unit = match number.script {
        Script::Percent => percent(behind..behind),
        _ if number.ratio => bare(behind),
        Script::Arabic => {
            unit_at(flat, behind).or_else(|| unit::ends_phrase(flat, behind).then(|| bare(behind)))?
        }
        Script::Han => unit_at(flat, behind)?,
    };
    Some((start, unit))
}

/// Whether a number is that of a year, a month or a day: 2025年 is a date, 11.5年 a stretch.
fn is_date(flat: &Flat, number: &Number, unit: &Unit) -> bool {
    unit.kind == Kind::Time
        && flat.is_at(unit.range.start, "年")
        && number.digits.len() == 4
        && !number.digits.contains('.')
        || matches!(flat.get(unit.range.end), Some('月' | '号')) && unit.kind == Kind::Bare
}

/// The cue before a quantity that begins at a place.
fn aimed(flat: &Flat, own: usize, start: usize, number: &Number, unit: &Unit) -> Option<Cue> {
    // 预期寿命增加1岁: years of life change as rates do.
    let rate = matches!(unit.kind, Kind::Percent | Kind::Point | Kind::Multiple)
        || unit.kind == Kind::Time && flat.has(own..start, words!["寿命", "年限"]);
    match cue::before(flat, own, start, rate) {
        None if number.ratio => cue::of_ratio(flat, own, start),
        found => found,
    }
}

/// Whether a count is of things that are made better, and not of the steps by which: 培育提升2个产业, but 提升2个位次.
fn is_of_things(flat: &Flat, unit: &Unit, tail: Tail, end: usize) -> bool {
    unit.kind == Kind::Count
        && tail == Tail::Noun
        && flat.any_at(end, words!["位次", "名次", "等次", "等级", "档次", "台阶", "层次"]).is_none()
}

/// The words for a whole.
const WHOLE: &str = "全覆盖";

/// Where the words for a whole end.
const fn behind_whole(at: usize) -> usize {
    at + WHOLE.len() / '全'.len_utf8()
}

/// 实现…全覆盖: a promise of its own, with the number of things where one stands before.
fn full(
    flat: &Flat,
    segment: usize,
    own: usize,
    at: usize,
    counted: Option<(Number, Unit)>,
) -> Option<Found> {
    let end = behind_whole(at);
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
