//! What stands near a number and tells that it is no promise, or one by itself.

use core::ops::Range;

use super::cue::Sign;
use super::find::Found;
use super::flat::Flat;
use super::lexicon::{Lexicon, words};
use super::number::is_numeral;
use super::tail::{Tail, noun_end};
use super::unit::Kind;

/// Whether an amount is a part of the one before: 总投资9亿元，其中县级3亿元、自筹6亿元.
pub(super) fn is_part(flat: &Flat, one: &Found, before: &Found) -> bool {
    let near = before.segment == one.segment
        || before.end + 1 == one.segment
        // 收购80万斤，其中：外销30万斤; with a comma it is as long.
        || before.end + "，其中：".chars().count() == one.segment;
    let whole = one.tail == Tail::End && one.bound.is_none() && one.cue.is_none();
    let money = one.unit.kind == Kind::Money && before.unit.kind == Kind::Money;
    let alike = money
        || one.unit.kind == Kind::Measure
            && flat.slice(one.unit.range.clone()) == flat.slice(before.unit.range.clone());
    let opens = |segment: usize| {
        flat.is_at(segment, "其中") || flat.any_before(segment, 0, words!["其中:", "其中,"]).is_some()
    };
    near && whole && alike && (opens(one.segment) || opens(before.segment))
}

/// Whether a rate is what the growth before it may reach at best, and nothing more is said: 增长6%，力争6.5%.
pub(super) fn is_raised(flat: &Flat, one: &Found, before: &Found) -> bool {
    let hoped = flat.any_before(
        one.start,
        one.segment,
        words!["力争", "力争达到", "争取", "争取达到", "力争实现", "确保", "奋斗目标"],
    );
    before.end + 1 == one.segment
        && one.tail == Tail::End
        && before.unit.kind == Kind::Percent
        && one.unit.kind == Kind::Percent
        && before.cue.is_some_and(|cue| cue.sign == Sign::Growth)
        && hoped.is_some_and(|(_, start)| start == one.segment)
}

/// Whether a percentage is what is paid first or last of a payment: 先拨付60%，其余40%待验收后拨付.
pub(super) fn is_instalment(flat: &Flat, found: &Found) -> bool {
    static PARTS: Lexicon =
        Lexicon::new(&["剩余", "其余", "余下", "先行拨付", "先拨付", "预拨", "首期", "首付"]);
    flat.is_at(found.end, "待") || flat.any_before(found.start, found.own, &PARTS).is_some()
}

/// Whether an amount is the level that a share of many shall reach: 实现60%的村集体收入超过5万元.
pub(super) fn is_level_of_share(found: &Found, before: &Found) -> bool {
    before.segment == found.segment
        && before.tail == Tail::Of
        && before.unit.kind == Kind::Percent
        && found.unit.kind == Kind::Money
}

/// Whether what is counted is new by the words for it although a name stands between verb and number: 形成花卉1个百亿级集群,
/// 打造花卉、果品等3个省级基地.
pub(super) fn is_graded(flat: &Flat, found: &Found, noun: &Range<usize>) -> bool {
    static VERBS: Lexicon =
        Lexicon::new(&["打造", "培育", "形成", "建成", "创建", "引进", "新增", "建设", "推出"]);
    static THINGS: Lexicon = Lexicon::new(&[
        "集群",
        "基地",
        "品牌",
        "平台",
        "园区",
        "产业园",
        "场景",
        "主题",
        "项目",
        "企业",
        "中心",
        "线路",
    ]);
    let grade =
        || flat.has(noun.start..noun.end.min(noun.start + 5), words!["亿级", "国家级", "省级", "市级"]);
    let named =
        || flat.before(found.start) == Some('等') && flat.any_before(noun.end, noun.start, &THINGS).is_some();
    found.tail == Tail::Noun && flat.has(found.segment..found.start, &VERBS) && (grade() || named())
}

/// Whether something comes again after a number of years or months: 每3年修订1次.
pub(super) fn comes_again(flat: &Flat, found: &Found) -> bool {
    flat.last_in(found.segment..found.start, words!["每"]).is_some_and(|(_, every)| {
        let digit = |at: &usize| flat.get(*at).is_some_and(|c| c.is_ascii_digit() || is_numeral(c));
        let end = (every.end..found.start).find(|at| !digit(at)).unwrap_or(found.start);
        end > every.end && flat.any_at(end, words!["年", "个月", "月", "周", "天", "日", "个季度"]).is_some()
    })
}

/// Whether a bounded amount says for whom something holds: 可对单笔金额50万元及以下、期限一年的贷款给予贴息. `end` is that of the
/// sentence.
pub(super) fn says_for_whom(flat: &Flat, found: &Found, end: usize) -> bool {
    let close = (found.end..end).find(|&at| matches!(flat.get(at), Some(',' | ';' | '。'))).unwrap_or(end);
    flat.get(found.end) == Some('、')
        && flat.last_in(found.segment..found.start, words!["对"]).is_some()
        && flat.has(found.end..close, words!["的"])
}

/// 扩充到50人，其中专职占70%: what part of a promise there shall be.
pub(super) fn is_part_share(flat: &Flat, found: &Found) -> bool {
    flat.before(found.start) == Some('占') && flat.is_at(found.segment, "其中")
}

/// Whether the noun behind a count is a rate or is counted itself: in 实现20户以上村庄通水率90% and 改造20户以上村庄道路8条 the count
/// says of what.
pub(super) fn is_rated(flat: &Flat, noun: &Range<usize>) -> bool {
    let counted = flat.get(noun.end).is_some_and(|c| c.is_ascii_digit());
    noun.end > noun.start && (counted || matches!(flat.before(noun.end), Some('率' | '例' | '重' | '比')))
}

/// Whether a count goes on with a row whose verb stands before the first: 培育3家综合型平台，20家行业型平台. What was done with some
/// of them is none: 建成10所学校，3所学校投入使用.
pub(super) fn goes_on(flat: &Flat, found: &Found, last: &Found, noun: &Range<usize>) -> bool {
    static STATES: Lexicon = Lexicon::new(&[
        "已", "被", "获", "入选", "投入", "投用", "完成", "实现", "达到", "通过", "建成", "进入", "成为",
        "纳入", "占", "参加", "参与", "参训", "配合", "受益", "招生", "落户", "上市", "开工", "上岗", "营业",
    ]);
    let beside = found.start == found.segment
        && flat.before(found.segment) == Some(',')
        && last.unit.kind == Kind::Count
        && last.tail == Tail::Noun
        && noun_end(flat, last.end, found.segment) + 1 == found.segment;
    beside
        && found.tail == Tail::Noun
        && flat.get(noun.end).is_none_or(|c| matches!(c, ',' | ';' | '。'))
        && !flat.has(noun.clone(), &STATES)
}

/// Whether a share has what it is of right behind it, and then what comes about with it: 70%以上行政村覆盖污水管网.
pub(super) fn is_of_things(flat: &Flat, found: &Found) -> bool {
    static REACHED: Lexicon = Lexicon::new(&[
        "覆盖", "建成", "建立", "建有", "完成", "达到", "达标", "实现", "配备", "接入", "开通", "通上",
        "设立", "创建",
    ]);
    const NOUN: core::ops::Range<usize> = 2..11;
    let stands = |at: &usize| flat.any_at(found.end + at, &REACHED).is_some();
    let noun =
        |at: usize| flat.slice(found.end..found.end + at).iter().all(|&c| c.is_alphanumeric() && c != '的');
    found.bound.is_some() && NOUN.clone().find(stands).is_some_and(noun)
}

/// Whether matters are counted, the last of them named before 等, with which something comes about: 实现…公证等58项事项异地办理.
pub(super) fn is_handled(flat: &Flat, found: &Found, noun: &Range<usize>) -> bool {
    found.tail == Tail::Noun
        && flat.before(found.start) == Some('等')
        && flat
            .any_before(
                noun.end,
                noun.start,
                words!["异地办理", "跨省通办", "通办", "网上办理", "网办", "掌上办"],
            )
            .is_some()
        && flat.has(found.segment..found.start, words!["实现", "推动", "推进", "确保"])
}

/// Whether those are counted for whom something is done: 为2000户家庭实施改造.
pub(super) fn is_served(flat: &Flat, found: &Found, noun: Range<usize>) -> bool {
    static DONE: Lexicon = Lexicon::new(&[
        "实施", "提供", "开展", "发放", "免费", "配备", "安装", "改造", "办理", "配发", "培训",
    ]);
    found.tail == Tail::Noun
        && flat.any_before(found.start, found.own, words!["为", "给", "面向"]).is_some()
        && flat.has(noun, &DONE)
}
