//! What stands near a number and tells that it is no promise, or one by itself.

use super::find::Found;
use super::flat::Flat;
use super::number::is_han;

/// Whether something comes again after a number of years or months: 每3年修订1次.
pub(super) fn comes_again(flat: &Flat, found: &Found) -> bool {
    flat.last_in(found.segment..found.start, &["每"]).is_some_and(|(_, every)| {
        let digit = |at: &usize| flat.get(*at).is_some_and(|c| c.is_ascii_digit() || is_han(c));
        let end = (every.end..found.start).find(|at| !digit(at)).unwrap_or(found.start);
        end > every.end && flat.any_at(end, &["年", "个月", "月", "周", "天", "日", "个季度"]).is_some()
    })
}

/// Whether a bounded amount says for whom something holds: 可对单笔金额50万元及以下、期限一年的贷款给予贴息. `end` is that of the
/// sentence.
pub(super) fn says_for_whom(flat: &Flat, found: &Found, end: usize) -> bool {
    let close = (found.end..end).find(|&at| matches!(flat.get(at), Some(',' | ';' | '。'))).unwrap_or(end);
    flat.get(found.end) == Some('、')
        && flat.last_in(found.segment..found.start, &["对"]).is_some()
        && flat.has(found.end..close, &["的"])
}

/// 扩充到50人，其中专职占70%: what part of a promise there shall be.
pub(super) fn is_part_share(flat: &Flat, found: &Found) -> bool {
    flat.before(found.start) == Some('占') && flat.is_at(found.segment, "其中")
}
