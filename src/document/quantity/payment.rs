//! Which amounts of a sentence are paid to somebody, and which only say who is paid.

use core::ops::Range;

use super::Nature;
use super::cue::Sign;
use super::find::Found;
use super::flat::Flat;
use super::judge::Sentence;
use super::lexicon::{Lexicon, words};
use super::near::is_instalment;
use super::tail::Tail;
use super::unit::Kind;

/// Words that begin a payment to somebody.
pub(super) static PAY: Lexicon = Lexicon::new(&[
    "给予",
    "奖励",
    "补助",
    "补贴",
    "资助",
    "奖补",
    "发放",
    "返还",
    "贴息",
    "奖给",
    "兑现",
    "配套奖励",
]);

/// Words that end a payment behind its amount.
pub(super) static PAID: Lexicon = Lexicon::new(&[
    "资金补助",
    "经费补助",
    "财政补助",
    "资金奖励",
    "资金支持",
    "资金扶持",
    "经费支持",
    "经费资助",
    "扶持资金",
    "奖励资金",
    "补助资金",
    "补助经费",
    "奖补资金",
    "一次性奖励",
    "一次性补助",
    "一次性奖补",
    "的标准给予",
    "的标准予以",
    "的标准落实",
    "的标准发放",
    "的标准安排",
    "的标准补助",
    "的标准奖励",
    "标准给予",
    "标准补助",
    "标准奖励",
    "标准发放",
    "的一次性奖励",
    "的一次性补助",
    "的奖励",
    "的补助",
    "的补贴",
    "的资助",
    "的奖补",
    "奖励",
    "补助",
    "补贴",
    "资助",
    "奖补",
    "贴息",
]);

/// Verbs of total spending: what they govern is no payment to one recipient.
pub(super) static SPEND: Lexicon =
    Lexicon::new(&["安排", "投入", "设立", "筹集", "统筹", "筹措", "拨付", "列支", "落实"]);

/// Who pays.
pub(super) static PAYERS: Lexicon = Lexicon::new(&[
    "市级财政",
    "省级财政",
    "县级财政",
    "区级财政",
    "中央财政",
    "各级财政",
    "市财政",
    "省财政",
    "县财政",
    "区财政",
    "本级财政",
    "同级财政",
    "财政",
    "市级",
    "省级",
    "县级",
    "区级",
    "国家",
    "中央",
]);

/// Words that open the description of those who get something.
pub(super) static RECIPIENTS: Lexicon = Lexicon::new(&["对于", "对", "凡", "凡是", "符合", "满足", "经"]);

/// Words right before a sum that say that it is one for all.
static IN_ALL: Lexicon = Lexicon::new(&["消费券", "惠民券", "总额", "总规模"]);

impl Sentence<'_> {
    /// Whether an amount is paid (`Some(Some)`), or only a condition of a payment (`Some(None)`).
    pub(super) fn payment(&self, found: &Found) -> Option<Option<Nature>> {
        let flat = self.flat;
        let number = found.number.as_ref()?;
        if number.ratio {
            let rule = is_matching_rule(flat, found, self.near(found).end);
            return if rule { Some(Some(Nature::Funding)) } else { self.pay.then_some(None) };
        }
        if found.unit.kind == Kind::Percent && is_instalment(flat, found) {
            return Some(None);
        }
        // 单个主体补助面积不超过200亩 bounds a payment.
        if found.unit.kind == Kind::Measure
            && found.cue.is_some_and(|cue| cue.sign == Sign::AtMost)
            && flat.has(found.own..found.start, words!["补助", "补贴", "奖励", "奖补"])
        {
            return Some(None);
        }
        let money = matches!(found.unit.kind, Kind::Money | Kind::Percent) && !is_level(flat, found);
        if money && self.is_paid(found) {
            return Some(Some(Nature::Funding));
        }
        self.is_condition(found).then_some(None)
    }

    /// The words right behind an amount.
    fn near(&self, found: &Found) -> Range<usize> {
        found.end..self.range.end.min(found.end + 12)
    }

    /// Whether an amount of money is paid to somebody: no loan, no total to be spent, no condition.
    fn is_paid(&self, found: &Found) -> bool {
        let flat = self.flat;
        let before = flat.last_in(self.range.start..found.start, &PAY);
        if self.is_loan(found, before.as_ref()) {
            return false;
        }
        let paid_behind = self.is_paid_behind(found);
        let (pays, from) = match &before {
            Some((_, word)) => (
                flat.has(found.own..found.start, &PAY)
                    || word.end >= found.segment
                    || !flat.has(word.end..found.start, words!["。", ";"])
                        && found.cue.is_some_and(|cue| cue.sign == Sign::AtMost),
                word.start,
            ),
            None => (false, found.start),
        };
        let total = !paid_behind
            && flat.has(found.segment..found.start, &SPEND)
            && !flat.has(found.segment..found.start, words!["给予", "每"]);
        let condition =
            found.tail == Tail::Of && !paid_behind || found.bound.is_some() && found.tail == Tail::Noun;
        (pays && from < found.start || paid_behind) && !total && !condition
    }

    /// Whether the words behind an amount say that it is paid.
    fn is_paid_behind(&self, found: &Found) -> bool {
        let flat = self.flat;
        flat.any_at(found.end, &PAID).is_some()
            || flat.any_at(found.end, words!["给予", "予以", "左右给予", "发放"]).is_some()
            || is_rate_below_most(flat, found, self.range.end)
            // 给予不超过3000元的建设补贴
            || found.tail == Tail::Of
                && flat.has(found.own..found.start, words!["给予", "发放"])
                && flat
                    .has(self.near(found), words!["补贴", "补助", "奖励", "奖补", "资助", "补偿", "津贴"])
    }

    /// Whether an amount is lent, or said of all payments together. `before` is the last word for paying before it.
    fn is_loan(&self, found: &Found, before: Option<&(&str, Range<usize>)>) -> bool {
        let flat = self.flat;
        // 发放贷款3亿元 lends and pays nobody.
        let lent = before.is_some_and(|(word, at)| {
            *word == "发放"
                && at.start >= found.segment
                && flat.has(found.own..found.start, words!["贷款", "信贷"])
        });
        // 发放消费券1亿元 says how much in all.
        let in_all = flat.any_before(found.start, found.own, &IN_ALL).is_some()
            || flat.any_before(found.start, found.own, words!["补助资金", "奖补资金"]).is_some()
                && !flat.has(found.own..found.start, words!["给予", "对"]);
        // What is lent may stand behind the amount, but not behind a mark.
        let near = self.near(found);
        let stop =
            near.clone().find(|&at| matches!(flat.get(at), Some(',' | ';' | '。'))).unwrap_or(near.end);
        // 最高100万元贷款贴息 is paid, not lent.
        lent || in_all
            || flat.has(near.start..stop, words!["贷款", "授信", "额度"])
                && !flat.has(near.start..stop, words!["贴息", "贷款补", "贷款奖"])
    }

    /// Whether an amount says who is paid: what stands between 对 and 给予.
    pub(super) fn is_condition(&self, found: &Found) -> bool {
        let flat = self.flat;
        if !flat.has(found.end..self.range.end, words!["给予", "奖励", "补助", "补贴", "资助"]) {
            return false;
        }
        let opens = |at: &usize| {
            flat.any_at(*at, &RECIPIENTS).is_some()
                && (*at == self.range.start
                    || matches!(flat.before(*at), Some(',' | ';' | ':' | '。' | '(' | ')')))
        };
        // 对每部补助15万元，…: who is paid there has got it.
        let open = (self.range.start..found.start).rev().find(opens);
        open.is_some_and(|at| !flat.has(at..found.segment, words!["给予", "奖励", "补助", "补贴", "资助"]))
            || found.tail == Tail::Of && (found.cue.is_some() || found.bound.is_some())
            // 每列（不少于500人）奖励5万元
            || flat.get(found.end) == Some(')') && flat.any_at(found.end + 1, &PAY).is_some()
    }
}

/// Whether an amount is a rate that is paid up to another: 按投入的30%、最高500万元给予支持, 按每平方米50元、最高300万元奖补. `end` is that
/// of the sentence.
pub(super) fn is_rate_below_most(flat: &Flat, found: &Found, end: usize) -> bool {
    /// How far behind the rate it may be said that it is paid.
    const NEAR: usize = 24;
    let most = words!["、最高", "、最多", "、不超过", "、总额不超过"];
    flat.any_at(found.end, most).is_some()
        && (found.unit.kind == Kind::Percent
            || found.unit.kind == Kind::Money
                && flat.has(found.own..found.start, words!["按"])
                && flat.has(found.end..end.min(found.end + NEAR), &PAY))
}

/// 1:1配套, 按3:7分担: a ratio that says who pays how much. `near` is where the words right behind it end.
fn is_matching_rule(flat: &Flat, found: &Found, near: usize) -> bool {
    flat.has(found.own..found.start, words!["配套", "匹配", "按照", "按"])
        && flat.has(found.own..near, words!["配套", "匹配", "分担", "分摊", "负担", "承担"])
        || flat.any_at(found.end, words!["配套", "匹配", "比例配套", "的比例配套"]).is_some()
}

/// 补贴标准提高到80元 is a level to be reached, and so is any rate: 补贴覆盖率均达到100%.
fn is_level(flat: &Flat, found: &Found) -> bool {
    found.cue.is_some_and(|cue| {
        // 标准由50元提高到80元
        let from = found.from.as_ref().and_then(|_| flat.last_in(found.own..cue.start, words!["由", "从"]));
        let stop = from.map_or(cue.start, |(_, word)| word.start);
        let stop = flat.any_before(stop, found.own, words!["均", "分别"]).map_or(stop, |(_, at)| at);
        flat.any_before(stop, found.own, words!["率", "增幅", "增速"]).is_some()
            || cue.sign != Sign::AtMost
                && flat.any_before(stop, found.own, words!["标准", "比例", "覆盖面"]).is_some()
    })
}
