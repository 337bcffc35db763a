//! Lists of names: where one ends and the next begins, and what belongs together.

use core::ops::Range;

use super::elements::trim;
use crate::document::names::{Likeness, likeness};
use crate::text::{fold_char, is_blank};

/// Cuts 等 and what says no more than 等 does (等部门, 等有关单位, 等14部门) off the end of a name.
///
/// 等 before organisations of a kind (某某新区等相关区政府) is part of the name of a collective and stays.
pub(super) fn split_open(name: &str) -> (&str, bool) {
    let Some(at) = name.rfind('等') else { return (name, false) };
    if name
        .get(at..)
        .is_some_and(|rest| ["等级", "等教育", "等院校", "等学校"].iter().any(|word| rest.starts_with(word)))
    {
        return (name, false);
    }
    let behind = name.get(at + '等'.len_utf8()..).unwrap_or_default();
    if says_no_more(behind) { (name.get(..at).unwrap_or_default(), true) } else { (name, false) }
}

/// Whether the words behind 等 name nobody: nothing, or 部门, 市级有关部门, 14个部门, 有关部门和单位.
pub(super) fn says_no_more(words: &str) -> bool {
    const NOUNS: &[&str] = &["部门", "单位", "委办局", "机构", "部委", "方面", "地方", "部", "家", "个"];
    const ADJECTIVES: &[&str] = &[
        "各", "有关", "相关", "市级", "省级", "县级", "区级", "市直", "省直", "县直", "区直", "市", "省",
        "县", "区", "中央", "国家", "责任", "成员", "行业", "主管", "职能", "涉及", "其他", "和", "及", "与",
        "、", "多", "余",
    ];
    let mut rest = words.trim_matches(is_blank);
    let mut noun = rest.is_empty();
    while !rest.is_empty() {
        if let Some(behind) = NOUNS.iter().find_map(|word| rest.strip_prefix(word)) {
            rest = behind;
            noun = true;
        } else if let Some(behind) = ADJECTIVES.iter().find_map(|word| rest.strip_prefix(word)) {
            rest = behind;
        } else if let Some(digit) =
            rest.chars().next().filter(|&c| fold_char(c).is_ascii_digit() || is_blank(c))
        {
            rest = rest.get(digit.len_utf8()..).unwrap_or_default();
        } else {
            return false;
        }
    }
    noun
}

/// Bytes of the longest stretch that is still looked at for joined names: more is no list of units, and each joint costs a
/// look at all that stands before it.
const LONGEST_STRETCH: usize = 600;

/// Splits a name at 等 with more names behind it (市科技局等和各县区政府) and at 和, 及, 与, 以及, 或 where a whole name stands before
/// them and another behind. Names that hold such a word (人力资源和社会保障局) stay whole. Each part says whether 等 stood behind it.
pub(super) fn split_joined(text: &str, range: Range<usize>, mut each: impl FnMut(Range<usize>, bool)) {
    let mut range = trim(text, range);
    if range.len() > LONGEST_STRETCH {
        each(range, false);
        return;
    }
    'next: while !range.is_empty() {
        let words = text.get(range.clone()).unwrap_or_default();
        let mut depth = 0_i32;
        for (at, c) in words.char_indices() {
            depth += i32::from(super::elements::is_open(c)) - i32::from(super::elements::is_close(c));
            if depth > 0 || at == 0 {
                continue;
            }
            let (before, rest) = words.split_at_checked(at).unwrap_or((words, ""));
            let Some((word, open)) = joint(before, rest) else { continue };
            each(trim(text, range.start..range.start + at), open);
            range = trim(text, range.start + at + word..range.end);
            continue 'next;
        }
        let (name, open) = split_open(words);
        each(trim(text, range.start..range.start + name.len()), open);
        return;
    }
}

/// The length of the joint at the start of `rest` when it parts two names, and whether it holds 等.
fn joint(before: &str, rest: &str) -> Option<(usize, bool)> {
    for (word, open) in [
        ("等部门以及", true),
        ("等部门和", true),
        ("等部门及", true),
        ("等部门与", true),
        ("等单位和", true),
        ("等单位及", true),
        ("等有关部门和", true),
        ("等有关部门及", true),
        ("等相关部门和", true),
        ("等相关部门及", true),
        ("等以及", true),
        ("等和", true),
        ("等及", true),
        ("等与", true),
        ("等会同", true),
        ("以及", false),
        ("和", false),
        ("及", false),
        ("与", false),
        ("暨", false),
        ("或", false),
    ] {
        let Some(behind) = rest.strip_prefix(word) else { continue };
        let behind = behind.trim_start_matches(is_blank);
        if open {
            // 等部门和单位 only leaves the list open.
            return (!says_no_more(behind)).then_some((word.len(), true));
        }
        let (behind, _) = split_open(behind);
        let first = behind.split(['、', '和', '及', '与']).next().unwrap_or_default();
        return (likeness(before) == Likeness::Strong
            && (likeness(behind) >= Likeness::Weak || likeness(first) == Likeness::Strong))
            .then_some((word.len(), false));
    }
    None
}

/// Whether 、 between the two only stands inside the name of one collective: 各县、区人民政府, 各区、县级市, 各镇、街道.
pub(super) fn continues_collective(before: &str, next: &str) -> bool {
    const PLACES: &[&str] = &[
        "自治县",
        "自治州",
        "自治旗",
        "自治区",
        "直辖市",
        "县级市",
        "地级市",
        "新区",
        "开发区",
        "功能区",
        "管理区",
        "园区",
        "街道",
        "乡镇",
        "林区",
        "特区",
        "省",
        "州",
        "盟",
        "市",
        "县",
        "区",
        "旗",
        "镇",
        "乡",
    ];
    const BODIES: &[&str] = &[
        "人民政府",
        "政府",
        "管委会",
        "管理委员会",
        "党委",
        "党工委",
        "办事处",
        "委",
        "政府办",
        "级人民政府",
        "级政府",
    ];
    let place_end = |words: &str| {
        let words = words.trim_end_matches(['）', ')', '〕', ']']);
        PLACES.iter().any(|place| words.ends_with(place))
    };
    let begins = before.starts_with('各') || before.contains("、") && before.contains('各');
    if !begins || !place_end(before) {
        return false;
    }
    // The next must be a kind of place, with brackets perhaps, and a body that belongs to all of them perhaps.
    let mut rest = next;
    let mut any = false;
    loop {
        if let Some(behind) = PLACES.iter().find_map(|place| rest.strip_prefix(place)) {
            rest = behind;
            any = true;
        } else if rest.starts_with(['（', '(', '〔', '[']) {
            let Some(end) = rest.find(['）', ')', '〕', ']']) else { return false };
            let mark = rest.get(end..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            rest = rest.get(end + mark..).unwrap_or_default();
        } else {
            break;
        }
    }
    let opening_zone = next.starts_with("开发区") || next.starts_with("园区") || next.starts_with("功能区");
    any && (rest.is_empty() || (BODIES.contains(&rest) && !(opening_zone && rest.starts_with('管'))))
}
