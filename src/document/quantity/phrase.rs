//! What stands around a quantity: its time, hedge and the stretch of text that says it all.

use core::ops::Range;

use super::cue::Sign;
use super::find::Found;
use super::flat::{Flat, Inside};
use super::lexicon::{Lexicon, words};
use super::number::{Script, is_numeral};
use super::payment;
use super::tail::{Tail, noun_end};
use super::time::{By, When};
use super::unit::Kind;
use super::words;
use super::{Nature, Quantity};

/// A sentence while its quantities are cut out.
pub(super) struct Phrase<'p> {
    pub flat: &'p Flat,
    pub text: &'p str,
    pub range: &'p Range<usize>,
    pub whens: &'p [When],
}

impl Phrase<'_> {
    /// The quantity; `subject` is that of the one before, for words like 增长了275% that have none of their own.
    pub(super) fn quantity(&self, found: &Found, nature: Nature, subject: &mut String) -> Quantity {
        let flat = self.flat;
        let when = self.when(found);
        let start = self.beginning(found);
        let end = self.ending(found, nature);
        let own = self.subject(found, nature, start, end);
        if !own.is_empty() {
            *subject = own;
        } else if let Some(headed) = self.before_colon(found).or_else(|| self.parted(found)) {
            *subject = headed;
        }
        let (sign, bound) = signs(found);
        let number = found.number.as_ref();
        let figure = number.map_or(found.start, |number| number.range.start.min(found.start))..found.end;
        let bytes = |range: Range<usize>| flat.bytes(range, self.text);
        Quantity {
            nature,
            text: bytes(start..end),
            figure: bytes(figure),
            subject: subject.clone(),
            value: number.map(|number| number.digits.clone()),
            high: number.filter(|number| !number.ratio).and_then(|number| number.high.clone()),
            from: found.from.clone(),
            unit: unit(found, flat),
            sign,
            bound,
            reported: false,
            reference: found.reference.clone().map(bytes),
            when: when.map(|when| When { range: bytes(when.range.clone()), ..when.clone() }),
            per: self.per(found).map(bytes),
            hedge: self.hedge(found).map(bytes),
            cumulative: flat.has(found.segment..found.start, words!["累计", "总量", "总数", "总计", "合计"]),
            condition: (nature == Nature::Funding).then(|| self.condition(found)).flatten().map(bytes),
            payer: (nature == Nature::Funding).then(|| self.payer(found)).flatten().map(bytes),
        }
    }

    /// 力争, 预计. What is expected of life is none: 预期寿命.
    fn hedge(&self, found: &Found) -> Option<Range<usize>> {
        let (_, range) = self.flat.last_in(self.range.start..found.start, &words::HEDGES)?;
        self.flat.any_at(range.end, words!["寿命", "性"]).is_none().then_some(range)
    }

    /// The last time phrase before it in the sentence. A year in the midst of a part, 力争2025年突破300亿元, holds for that part only.
    fn when(&self, found: &Found) -> Option<&When> {
        let flat = self.flat;
        let year = |when: &When| matches!(when.by, By::Year { .. });
        let listed = |when: &When| {
            let beside =
                |one: &When| one.range.end + 1 == when.range.start || when.range.end + 1 == one.range.start;
            self.whens.iter().any(|one| year(one) && beside(one))
        };
        let holds = |when: &When| {
            let apart = |marks: &Lexicon| flat.has(when.range.end..found.start, marks);
            let leader = || self.whens.iter().any(|one| one.leads && one.range.end <= when.range.start);
            let follows = || self.whens.iter().any(|one| one.range.end == when.range.start);
            match when.by {
                // 2024、2025年分别: each of several holds for its own value, unless they open the sentence.
                By::Year { .. } if !when.leads && listed(when) => !apart(words![",", ";"]) || leader(),
                // 其中2024年完成3亿元
                By::Year { .. } if flat.any_before(when.range.start, 0, words!["其中"]).is_some() => {
                    !apart(words![",", ";"])
                }
                By::Year { .. } => when.leads || !apart(words![";"]),
                // 每年 goes on from the head of a part; 并逐年增加 and 每月通报 say nothing of the next.
                By::Every => {
                    let head =
                        flat.before(when.range.start).is_none_or(|c| !c.is_alphanumeric()) || follows();
                    head && flat.is_at(when.range.start, "每年") || !apart(words![",", ";"])
                }
                _ => true,
            }
        };
        // 支出（扣除2022年专项支出外）增长3%: what a bracket says of a year holds in it.
        let aside = |when: &When| {
            let bracket = |at: usize| flat.inside.get(at) == Some(&Inside::Bracket);
            let alone = flat.before(when.range.start) == Some('(') && flat.get(when.range.end) == Some(')');
            bracket(when.range.start) && !alone && !bracket(found.start)
        };
        let before = |when: &&When| when.range.end <= found.start && when.by != By::Base && !aside(when);
        self.whens.iter().rev().filter(before).find(|when| holds(when))
    }

    /// Where its text begins: behind the mark or the quantity before, time phrases and joining words left out.
    fn beginning(&self, found: &Found) -> usize {
        // 主要目标——产值增长6%: the dash parts what is announced from it.
        let dash = self.flat.last_in(found.own..found.start, words!["--"]);
        let mut start = dash.map_or(found.own, |(_, dash)| dash.end);
        // 治水工程（总投资约3亿元）: in brackets of its own it says nothing of the words before them.
        if self.flat.inside.get(found.start) == Some(&Inside::Bracket)
            && let Some((_, open)) = self.flat.last_in(start..found.start, words!["("])
            && open.end + 2 <= found.start
        {
            start = open.end;
        }
        // （七）设施全覆盖: the number of a heading in the midst of a paragraph.
        if self.flat.get(start) == Some('(')
            && let Some(close) = (start + 1..start + 5).find(|&at| self.flat.get(at) == Some(')'))
            && self.flat.slice(start + 1..close).iter().all(|&c| c.is_ascii_digit() || is_numeral(c))
        {
            start = close + 1;
        }
        loop {
            if let Some(when) =
                self.whens.iter().find(|when| when.range.start == start && when.range.end <= found.start)
                && !matches!(when.by, By::Every)
            {
                start = self
                    .flat
                    .any_at(when.range.end, words!["前", "内"])
                    .map_or(when.range.end, |(_, end)| end);
            } else if let Some((_, end)) = self.flat.any_at(
                start,
                words![
                    "、",
                    "和",
                    "及",
                    "与",
                    "以及",
                    "并",
                    "力争到",
                    ",",
                    "年底",
                    "其中",
                    "(",
                    "●",
                    "■",
                    "◆",
                    "▲",
                    "★",
                    "○",
                    "□",
                    "◇",
                    "△",
                    "☆",
                    "•",
                    "·",
                    "※"
                ],
            ) && end <= found.start
            {
                start = end;
            } else {
                return start;
            }
        }
    }

    fn ending(&self, found: &Found, nature: Nature) -> usize {
        if nature == Nature::Funding
            && let Some((_, end)) = self
                .flat
                .any_at(found.end, &payment::PAID)
                .or_else(|| self.flat.any_at(found.end, words!["配套"]))
        {
            return end;
        }
        match found.tail {
            Tail::Noun | Tail::Of if found.unit.kind == Kind::Count || nature == Nature::Promise => {
                noun_end(self.flat, found.end, self.range.end)
            }
            _ => found.end,
        }
    }
}

/// How the value compares, and the bound of a rate.
fn signs(found: &Found) -> (Sign, Option<Sign>) {
    if found.full {
        return (Sign::Full, None);
    }
    if found.reference.is_some() {
        return (Sign::Relative, found.bound);
    }
    let cue = found.cue.map(|cue| cue.sign);
    let range = found.number.as_ref().is_some_and(|number| number.high.is_some() && !number.ratio);
    if cue == Some(Sign::Growth) {
        return (Sign::Growth, found.bound.or(range.then_some(Sign::Range)));
    }
    if range {
        return (Sign::Range, found.bound);
    }
    let sign = match (cue, found.bound) {
        // 控制在6%左右 is about as much.
        (_, Some(bound)) => bound,
        (Some(sign), None) => sign,
        (None, None) => Sign::Equal,
    };
    (sign, None)
}

fn unit(found: &Found, flat: &Flat) -> String {
    match &found.number {
        Some(number) if number.ratio => {
            format!("{}:{}", number.digits, number.high.as_deref().unwrap_or_default())
        }
        Some(number) if number.script == Script::Percent => "%".to_owned(),
        // 十万分之九 is 9/10万.
        Some(number) if found.unit.range.end == number.range.start && !found.unit.range.is_empty() => {
            match flat.get(found.unit.range.start) {
                Some('千') => "‰",
                Some('万') => "/万",
                Some('三') => "/3",
                Some('四') => "/4",
                Some('五') => "/5",
                _ => "/10万",
            }
            .to_owned()
        }
        _ => flat
            .words(found.unit.range.clone())
            .trim_start_matches(['多', '余', '来'])
            .replace(['多', '余'], ""),
    }
}
