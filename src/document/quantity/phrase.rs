//! What stands around a quantity: its subject, time, hedge and the stretch of text that says it all.

use core::ops::Range;

use super::cue::Sign;
use super::find::Found;
use super::flat::Flat;
use super::lexicon::{Lexicon, words};
use super::number::Script;
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
        let before = |when: &&When| when.range.end <= found.start && when.by != By::Base;
        self.whens.iter().rev().filter(before).find(|when| holds(when))
    }

    /// Where its text begins: behind the mark or the quantity before, time phrases and joining words left out.
    fn beginning(&self, found: &Found) -> usize {
        let mut start = found.own;
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
                words!["、", "和", "及", "与", "以及", "并", "力争到", ",", "年底", "其中", "("],
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

    /// What is counted: the words before the cue without verbs and hedges, or the noun behind.
    fn subject(&self, found: &Found, nature: Nature, start: usize, end: usize) -> String {
        let flat = self.flat;
        let grows = found.cue.is_some_and(|cue| cue.sign == Sign::Growth);
        if found.tail == Tail::Noun && found.unit.kind == Kind::Count && end > found.end && !grows {
            return flat.words(found.end..end);
        }
        let mut stop = self.before_cue(found, start);
        if nature == Nature::Funding {
            if let Some(condition) = self.condition(found) {
                return flat.words(condition);
            }
            stop = flat.last_in(start..stop, &payment::PAY).map_or(stop, |(_, pay)| pay.start);
        }
        let from = self.without_lead(found, start, stop);
        // 将X降至N: somebody brings X there.
        let from = match flat.last_in(from..stop, words!["将"]) {
            Some((_, word)) if word.end + 3 <= stop && flat.before(word.start) != Some('即') => word.end,
            _ => from,
        };
        let stop = self.without_trail(from, stop);
        // 提升2个位次 at the head of a sentence has nothing but the steps to be named by.
        if from >= stop && grows && found.tail == Tail::Noun {
            return flat.words(found.end..end);
        }
        flat.words(from..stop)
    }

    /// Where the words before a quantity end that may name what is counted: before its cue, and before what it starts from.
    fn before_cue(&self, found: &Found, start: usize) -> usize {
        let mut stop = found.cue.map_or(found.start, |cue| cue.start).max(start);
        if found.from.is_some()
            && let Some((_, word)) = self.flat.last_in(start..stop, words!["由", "从"])
        {
            stop = word.start;
        }
        // 比2020年下降: what is compared with is no part of the name.
        let base = self.whens.iter().find(|when| {
            when.by == By::Base
                && when.range.end <= stop
                && stop - when.range.end <= 1
                && when.range.start > start
        });
        base.map_or(stop, |base| base.range.start)
    }

    /// Where a subject ends before the adverbs and times that lead over to its cue.
    fn without_trail(&self, from: usize, mut stop: usize) -> usize {
        let flat = self.flat;
        loop {
            // 企业2024、2025年分别: the years are no part of the name.
            let dated = self.whens.iter().rev().find(|when| {
                when.by != By::Every
                    && when.range.start >= from
                    && (when.range.end == stop
                        || when.range.end + 1 == stop && flat.before(stop) == Some('、'))
            });
            let word = flat.any_before(stop, from, &TRAILING).map(|(_, before)| before);
            match word.or(dated.map(|when| when.range.start)) {
                Some(before) if stop > from && before < stop => stop = before,
                _ => return stop,
            }
        }
    }

    /// Where a subject begins behind hedges, times and, where a verb governs it, that verb. In X达到N the verb comes later, and what
    /// looks like one at the head of X is part of its name: 建设用地, 孵化面积.
    fn without_lead(&self, found: &Found, start: usize, stop: usize) -> usize {
        let flat = self.flat;
        let governed = found.cue.is_none() || found.cue.is_some_and(|cue| cue.sign == Sign::AtLeast);
        let mut from = start;
        if governed
            && let Some((_, hedge)) = flat.last_in(start..stop, words!["力争", "争取", "努力", "力求"])
            // 产值力争突破3亿元: what is hoped for stands before the hedge.
            && hedge.end < stop
        {
            from = hedge.end;
        }
        let mut verb = false;
        loop {
            let when = self.whens.iter().find(|when| when.range.start == from).map(|when| when.range.end);
            // 基本 of 基本建成 says how, that of 基本医疗 is part of a name.
            let named = || flat.any_at(from, &BASICS).is_some();
            // 重点 of 重点培育 says how, that of 重点县 is part of a name.
            let named =
                || named() || flat.is_at(from, "重点") && flat.any_at(from + 2, &words::MAKE).is_none();
            let word = |words: &Lexicon| flat.any_at(from, words).map(|(_, end)| end).filter(|_| !named());
            let next = when
                .or_else(|| word(&words::HEDGES))
                .or_else(|| {
                    if verb {
                        word(words!["和", "、", "并"]).filter(|&end| flat.any_at(end, &words::MAKE).is_some())
                    } else {
                        word(&SKIPPED)
                    }
                })
                .or_else(|| {
                    let next = governed
                        .then(|| word(&words::MAKE))
                        .flatten()
                        .filter(|_| flat.any_at(from, &words::NOUNS).is_none());
                    next.inspect(|_| verb = true)
                });
            match next {
                // A noun of one character is none: what was taken for a verb is the name itself.
                Some(next) if next + 2 <= stop => from = next,
                _ => return from,
            }
        }
    }
}

/// Names that begin as an adverb does.
static BASICS: Lexicon =
    Lexicon::new(&["基本公共", "基本医", "基本养老", "基本农田", "基本殡葬", "基本生活"]);

/// Words at the end of a phrase that are no part of what is counted.
static TRAILING: Lexicon = Lexicon::new(&[
    "力争",
    "累计",
    "每年",
    "数量分别",
    "分别",
    "均",
    "也",
    "要",
    "确保",
    "最高",
    "最多",
    "的",
    "不",
    "不得",
    "再",
    "共",
    "占",
    "(",
    "新增",
    "建成",
    "完成",
    "提前",
    "比年初",
    "较年初",
    "比上年",
    "较上年",
    "同比",
    "较",
]);

/// Words at the head of a phrase that are no part of what is counted.
static SKIPPED: Lexicon = Lexicon::new(&[
    "每年",
    "全市",
    "全省",
    "全县",
    "全区",
    "累计",
    "计划",
    "三年内",
    "三年",
    "五年",
    "四年",
    "两年",
    "进一步",
    "重点",
    "年均",
    "使",
    "将",
    "要",
    "并",
    "和",
    "及",
    "基本",
    "至少",
    "共",
    "成功",
    "实现",
    "确保",
    "推动",
    "推进",
    "保持",
    "其中",
    "已",
]);

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
