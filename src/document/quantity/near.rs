//! What stands near a number and tells that it is no promise, or one by itself.

use core::ops::Range;

use super::find::Found;
use super::flat::Flat;
use super::lexicon::{Lexicon, words};
use super::number::is_han;
use super::tail::Tail;
use super::unit::Kind;

/// Whether an amount is a part of the one before: 总投资9亿元，其中县级3亿元、自筹6亿元.
pub(super) fn is_part(flat: &Flat, one: &Found, before: &Found) -> bool {
    let near = before.segment == one.segment || before.end + 1 == one.segment;
    let whole = one.tail == Tail::End && one.bound.is_none() && one.cue.is_none();
    let money = one.unit.kind == Kind::Money && before.unit.kind == Kind::Money;
    near && whole && money && flat.is_at(one.segment, "其中")
}

/// Whether something comes again after a number of years or months: 每3年修订1次.
pub(super) fn comes_again(flat: &Flat, found: &Found) -> bool {
    flat.last_in(found.segment..found.start, words!["每"]).is_some_and(|(_, every)| {
        let digit = |at: &usize| flat.get(*at).is_some_and(|c| c.is_ascii_digit() || is_han(c));
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

/// Whether those are counted for whom something is done: 为2000户家庭实施改造.
pub(super) fn is_served(flat: &Flat, found: &Found, noun: Range<usize>) -> bool {
    static DONE: Lexicon =
        Lexicon::new(&["实施", "提供", "开展", "发放", "免费", "配备", "安装", "改造", "办理", "配发"]);
    found.tail == Tail::Noun
        && flat.any_before(found.start, found.own, words!["为", "给"]).is_some()
        && flat.has(noun, &DONE)
}
