//! What a quantity counts: the words before it that name something, without the verbs, adverbs and times around them.

use super::Nature;
use super::cue::Sign;
use super::find::Found;
use super::lexicon::{Lexicon, words};
use super::payment;
use super::phrase::Phrase;
use super::tail::Tail;
use super::time::By;
use super::unit::Kind;
use super::words;

impl Phrase<'_> {
    /// What is counted: the words before the cue without verbs and hedges, or the noun behind.
    pub(super) fn subject(&self, found: &Found, nature: Nature, start: usize, end: usize) -> String {
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

    /// What stands before the colon behind which a quantity begins: 人均产值：增长6%. Words such as 目标 name no statistic.
    pub(super) fn before_colon(&self, found: &Found) -> Option<String> {
        const LONGEST: usize = 24;
        let flat = self.flat;
        let colon = found.segment.checked_sub(1).filter(|&at| flat.get(at) == Some(':'))?;
        let from =
            (self.range.start..colon).rev().find(|&at| matches!(flat.get(at), Some(',' | ';' | ':' | '。')));
        let from = from.map_or(self.range.start, |at| at + 1);
        let said = flat.any_before(colon, from, &HEADS_NOTHING).is_some();
        let words = flat.slice(from..colon);
        let plain = (3..=LONGEST).contains(&words.len()) && words.iter().all(|c| c.is_alphabetic());
        (plain && !said && found.own == found.segment).then(|| flat.words(from..colon))
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
        // 能耗在2010年的基础上减少50%: where it starts from.
        if let Some((_, basis)) = flat.any_before(stop, from, words!["基础上"])
            && let Some((_, word)) = flat.last_in(from..basis, words!["在"])
        {
            stop = word.start;
        }
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
    "按照",
    "按",
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
    "基本实现",
    "实现",
    "达到",
    "继续",
    "持续",
    "每天",
    "每日",
    "比年初",
    "较年初",
    "比上年",
    "较上年",
    "同比",
    "较",
]);

/// What stands before a colon and names no statistic.
static HEADS_NOTHING: Lexicon = Lexicon::new(&[
    "目标", "任务", "要求", "指标", "措施", "内容", "情况", "重点", "工作", "单位", "部门", "方向", "思路",
    "如下", "是", "为", "时间", "阶段", "责任", "标准", "方式", "行动", "工程", "包括", "其中", "确保",
    "实现", "做到", "成效", "计划", "项目", "方面", "说明", "注", "条件", "对象", "范围", "原则", "步骤",
    "规模", "以下",
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
