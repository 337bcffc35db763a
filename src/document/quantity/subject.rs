//! What a quantity counts: the words before it that name something, without the verbs, adverbs and times around them.

use core::ops::Range;

use super::Nature;
use super::cue::Sign;
use super::find::Found;
use super::lexicon::{Lexicon, words};
use super::near::is_of_things;
use super::payment;
use super::phrase::Phrase;
use super::tail::{Tail, noun_end};
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
        if let Some(noun) = self.noun_behind(found, nature, from..stop) {
            return flat.words(noun);
        }
        // 提升2个位次 at the head of a sentence has nothing but the steps to be named by.
        if from >= stop && grows && found.tail == Tail::Noun {
            return flat.words(found.end..end);
        }
        flat.words(from..stop)
    }

    /// The noun behind a sum or a share before which only a verb or the whole place stands: 安排8亿元专项债券用于…, 全县80%的监测站达到….
    fn noun_behind(&self, found: &Found, nature: Nature, before: Range<usize>) -> Option<Range<usize>> {
        const LONGEST: usize = 24;
        let flat = self.flat;
        let alone = |words: &Lexicon| {
            before.is_empty() || flat.any_at(before.start, words).is_some_and(|(_, end)| end == before.end)
        };
        let (start, ends) = match (found.unit.kind, found.tail) {
            (Kind::Money, Tail::Noun)
                if nature != Nature::Funding
                    && (alone(&words::MAKE) || alone(words!["增发", "下达", "拨付"])) =>
            {
                (found.end, &SPENT)
            }
            (Kind::Percent, Tail::Of) if alone(&WHOLES) => (found.end + 1, &REACHES),
            (Kind::Percent, Tail::Noun) if alone(&WHOLES) && is_of_things(flat, found) => {
                (found.end, &REACHES)
            }
            _ => return None,
        };
        let last = noun_end(flat, start, self.range.end).min(start + LONGEST);
        let stop = (start..last).find(|&at| flat.any_at(at, ends).is_some()).unwrap_or(last);
        (stop >= start + 2 && stop < start + LONGEST).then_some(start..stop)
    }

    /// What a sum is of that 其中 parts, where nothing was measured before it: 用水量不超过省定指标，其中2025年不超过3亿立方米.
    pub(super) fn parted(&self, found: &Found) -> Option<String> {
        const LONGEST: usize = 40;
        let flat = self.flat;
        let mark = found.segment.checked_sub(1).filter(|_| flat.is_at(found.segment, "其中"))?;
        let from = (self.range.start.max(mark.saturating_sub(LONGEST))..mark)
            .rev()
            .find(|&at| matches!(flat.get(at), Some(',' | ';' | ':' | '。')))
            .map_or(self.range.start, |at| at + 1);
        let (_, cue) = flat
            .last_in(from..mark, words!["不超过", "不高于", "不低于", "不少于", "控制在", "达到", "完成"])?;
        let plain = cue.start >= from + 2 && flat.slice(from..mark).iter().all(|c| c.is_alphabetic());
        plain.then(|| flat.words(from..cue.start))
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
        loop {
            // 能耗在2010年的基础上减少50%: where it starts from.
            if let Some((_, basis)) = flat.any_before(stop, from, words!["基础上"])
                && let Some((_, word)) = flat.last_in(from..basis, words!["在"])
                && word.start > from
            {
                stop = word.start;
            }
            // 投资比“九五”时期翻了一番
            if let Some((_, period)) = flat.any_before(stop, from, words!["时期", "期间", "期末"])
                && let Some((_, word)) =
                    flat.last_in(from.max(period.saturating_sub(8))..period, words!["比", "较"])
                && word.start > from
            {
                stop = word.start;
            }
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
            // 为实现排放量减少10%的目标, 为到2035年翻一番打好基础: the purpose is said, and then what is to be.
            let purpose = (flat.get(from) == Some('为')).then_some(from + 1).filter(|&at| {
                flat.any_at(at, words!["实现", "达到", "完成", "确保"]).is_some()
                    || self.whens.iter().any(|when| when.range.start == at)
            });
            let word = |words: &Lexicon| flat.any_at(from, words).map(|(_, end)| end).filter(|_| !named());
            let next = when
                .or(purpose)
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
            // 通过工程措施削减排放量20万吨: by what, and what is done by it.
            let next = next.or_else(|| {
                let by = governed && flat.is_at(from, "通过") && !flat.is_at(from, "通过率");
                let deed = || (from..stop).find_map(|at| flat.any_at(at, &words::MAKE));
                by.then(deed).flatten().map(|(_, end)| end)
            });
            match next {
                // A noun of one character is none: what was taken for a verb is the name itself.
                Some(next) if next + 2 <= stop => from = next,
                _ => return from,
            }
        }
    }
}

/// Names that begin as an adverb or another word of no weight does.
static BASICS: Lexicon = Lexicon::new(&[
    "需求",
    "需水",
    "需氧",
    "需量",
    "还贷",
    "还款",
    "还建",
    "还林",
    "还草",
    "还田",
    "拟上市",
    "拟建项目",
    "提出意见",
    "基本公共",
    "基本医",
    "基本养老",
    "基本农田",
    "基本殡葬",
    "基本生活",
    "使用",
    "要素",
    "并网",
    "并购",
    "和美",
    "及时",
    "计划生育",
    "其中小",
]);

/// Words at the end of a phrase that are no part of what is counted.
static TRAILING: Lexicon = Lexicon::new(&[
    "力争",
    "累计",
    "每年",
    "数量分别",
    "分别",
    "平均",
    "均",
    "原则上",
    "首次",
    "将",
    "还将",
    "拟",
    "仅",
    "明显",
    "显著",
    "稳步",
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

/// The whole place, of which a share names only a part.
static WHOLES: Lexicon =
    Lexicon::new(&["全国", "全省", "全市", "全县", "全区", "全州", "全旗", "我国", "我省", "我市", "力争"]);

/// What a sum is spent on comes behind these, and what the money is before them.
static SPENT: Lexicon = Lexicon::new(&[
    "用于", "支持", "投入", "推动", "推进", "支付", "解决", "保障", "补助", "奖励", "建设", "改造", "帮助",
    "开展", "促进", "给予", "对", "为", "实施", "投向", "化解", "以上", "左右",
]);

/// What becomes of a share of things comes behind these, and the things before them.
static REACHES: Lexicon = Lexicon::new(&[
    "达到", "建成", "实现", "完成", "具备", "具有", "有", "能", "划入", "纳入", "开展", "建立", "受到",
    "出现", "覆盖", "达不", "不", "劣于", "优于", "安装", "配备", "接入", "参加", "获得", "成为", "得到",
    "用于", "进入", "超过", "基本", "全面", "未", "达标", "退化", "下降", "提高",
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
    "还",
    "拟",
    "必须",
    "需要",
    "需",
    "提出",
]);
