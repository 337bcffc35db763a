//! Numbers that are no promise of this document and no result of it: what others foretell, what was missed, how far something is
//! ahead of others, and sentences that report on a year.

use core::ops::Range;

use super::cue::Sign;
use super::find::Found;
use super::flat::Flat;
use super::judge::Sentence;
use super::lexicon::{Lexicon, words};
use super::unit::Kind;

/// Those who foretell how economies will do.
static FORETELLERS: Lexicon = Lexicon::new(&[
    "国际货币基金组织",
    "IMF",
    "世界银行",
    "世行",
    "经合组织",
    "OECD",
    "亚洲开发银行",
    "亚行",
    "联合国",
    "国际机构",
    "评级机构",
    "穆迪",
    "标普",
]);

/// What is foretold of others than the place.
static ABROAD: Lexicon =
    Lexicon::new(&["世界经济", "全球经济", "全球贸易", "世界贸易", "欧元区", "发达经济体", "新兴经济体"]);

/// How it is foretold.
static FORETOLD: Lexicon =
    Lexicon::new(&["预测", "预计", "预期", "预估", "估计", "调高", "调低", "上调", "下调", "调升", "调降"]);

/// Whether a sentence tells how a year went: it compares with the same time a year ago and hopes for nothing.
pub(super) fn is_report(flat: &Flat, range: &Range<usize>) -> bool {
    static SAME_TIME: Lexicon = Lexicon::new(&[
        "同比增长",
        "同比增加",
        "同比提高",
        "同比提升",
        "同比上升",
        "同比下降",
        "同比降低",
        "同比减少",
        "同比上涨",
        "同比翻",
    ]);
    static HOPES: Lexicon = Lexicon::new(&[
        "力争",
        "力促",
        "力求",
        "争取",
        "确保",
        "努力",
        "目标",
        "预期",
        "计划",
        "任务",
        "安排",
        "拟",
        "将",
        "年内",
        "以上",
        "左右",
        "以内",
        "不低于",
        "不少于",
        "不超过",
        "控制在",
        "达到或超过",
        "要实现",
        "要完成",
    ]);
    flat.has(range.clone(), &SAME_TIME) && !flat.has(range.clone(), &HOPES)
}

impl Sentence<'_> {
    /// Whether somebody else foretells it: 国际组织将增速预期调高至3.7%, 预计世界经济增长3%.
    pub(super) fn is_foretold(&self, found: &Found) -> bool {
        const REACH: usize = 60;
        let near = self.range.start.max(found.start.saturating_sub(REACH))..found.start;
        // 亚行贷款项目预计投资2亿元 is no forecast of how an economy does.
        if !matches!(found.unit.kind, Kind::Percent | Kind::Point) {
            return false;
        }
        let who = self.flat.last_in(near, &FORETELLERS);
        let said = |from: usize| self.flat.has(from..found.start, &FORETOLD);
        who.is_some_and(|(_, who)| said(who.end))
            || self.flat.has(found.segment..found.start, &ABROAD) && said(found.segment)
    }

    /// Whether a plan only compares with the year before: 支出达到30亿元、比上年增加约1.2亿元.
    pub(super) fn is_change(&self, found: &Found) -> bool {
        static CHANGED: Lexicon = Lexicon::new(&[
            "比上年增加",
            "比上年减少",
            "较上年增加",
            "较上年减少",
            "比去年增加",
            "比去年减少",
            "较去年增加",
            "较去年减少",
            "比上年多",
            "比去年多",
        ]);
        let cue = found.cue.map_or(found.start, |cue| cue.start);
        let changed = || self.flat.any_before(cue, found.own, &CHANGED);
        // 争取资金比上年增加5亿元以上 is all that is promised of it.
        let beside =
            |(_, start): (_, usize)| matches!(self.flat.before(start), None | Some('、' | ',' | ';' | '。'));
        found.unit.kind == Kind::Money && found.bound.is_none() && changed().is_some_and(beside)
    }

    /// Whether it was not reached: 未完成削减10%的目标.
    pub(super) fn is_missed(&self, found: &Found) -> bool {
        static MISSED: Lexicon = Lexicon::new(&["未完成", "未达到", "未能", "尚未", "没有完成", "没有达到"]);
        // 尚未完成改造的危房改造200户: what was not done before shall be.
        const NEAR: usize = 4;
        let missed = self.flat.last_in(found.own..found.start, &MISSED);
        missed.is_some_and(|(_, word)| {
            let between = self.flat.slice(word.end..found.start);
            between.len() <= NEAR && !between.contains(&'的')
        })
    }

    /// Whether a chapter on what was reached says with it how far something is ahead of others or what is still to come: 高于全市1.2个百分点,
    /// 人口还将增加4%.
    pub(super) fn is_beside(&self, found: &Found) -> bool {
        static AHEAD: Lexicon =
            Lexicon::new(&["高于", "低于", "快于", "慢于", "好于", "优于", "高出", "领先", "落后"]);
        let flat = self.flat;
        let grows = found.cue.is_some_and(|cue| cue.sign == Sign::Growth);
        let cue = found.cue.map_or(found.start, |cue| cue.start);
        found.unit.kind == Kind::Point && !grows && flat.has(found.own..found.start, &AHEAD)
            || grows && flat.any_before(cue, found.own, words!["将", "还将", "仍将"]).is_some()
    }
}
