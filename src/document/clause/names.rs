//! Lists of names: where one ends and the next begins, and what belongs together.

use core::ops::Range;

use super::Part;
use super::elements::{is_close, is_open, trim};
use super::looks::Looks;
use super::people::without_people;
use crate::document::names::{Likeness, adds_own, ends_as_place};
use crate::text::{fold_char, is_blank};

/// Cuts 等 and what says no more than 等 does (等部门, 等有关单位, 等14部门) off the end of a name.
///
/// 等 before organisations of a kind (某某新区等相关区政府) is part of the name of a collective and stays.
pub(super) fn split_open(name: &str) -> (&str, bool) {
    let Some(at) = name.rfind('等').filter(|_| !has_own_departments(name)) else { return (name, false) };
    let behind = name.get(at + '等'.len_utf8()..).unwrap_or_default();
    match no_more(behind) {
        Some(length) if length == behind.len() => (name.get(..at).unwrap_or_default(), true),
        _ => (name, false),
    }
}

/// Whether a name tells of a government with departments of its own, 等 among them: 省级人民政府及其财政等部门.
fn has_own_departments(name: &str) -> bool {
    name.find("政府及其").and_then(|at| name.get(at + "政府".len()..)).is_some_and(adds_own)
}

/// What 等 may stand for without naming anyone.
#[rustfmt::skip]
const NOUNS: &[&str] = &[
    "部门", "单位", "委办局", "机构", "部委", "方面", "地方", "高校院所", "科研院所", "行业协会", "协会", "商会", "高等院校",
    "高校", "院所", "院校", "运营商", "企业", "部", "家", "个",
];

/// What may stand before such a noun and names nobody either.
#[rustfmt::skip]
const ADJECTIVES: &[&str] = &[
    "各", "有关", "相关", "市级", "省级", "县级", "区级", "市直", "省直", "县直", "区直", "国务院", "市", "省", "县", "区",
    "中央", "国家", "责任", "成员", "行业", "主管", "职能", "涉及", "通信", "运营", "金融", "国有", "其他", "多", "余",
];

/// A word behind 等 that names nobody by itself.
#[derive(Debug, Clone, Copy)]
enum Unnamed {
    /// 和, 、: a name may follow.
    Joint,
    /// 部门, 单位.
    Noun,
    /// 各, 市直.
    Adjective,
    /// 14 in 14部门, and blanks.
    Count,
}

/// The word that names nobody at the start of `words`, and what stands behind it.
fn unnamed(words: &str) -> Option<(Unnamed, &str)> {
    const JOINTS: &[&str] = &["以及", "和", "及", "与", "、"];
    for (kind, list) in [(Unnamed::Joint, JOINTS), (Unnamed::Noun, NOUNS), (Unnamed::Adjective, ADJECTIVES)] {
        if let Some(behind) = list.iter().find_map(|word| words.strip_prefix(word)) {
            return Some((kind, behind));
        }
    }
    let behind = words.strip_prefix(|c| fold_char(c).is_ascii_digit() || is_blank(c))?;
    Some((Unnamed::Count, behind))
}

/// How many bytes behind 等 name nobody. All of them, or up to the word that joins the next name: 部门和 in 部门和各省级人民政府.
/// `None` when the words go on to name something.
fn no_more(words: &str) -> Option<usize> {
    let end = words.trim_end_matches(is_blank).len();
    let mut rest = words.trim_matches(is_blank);
    let mut noun = rest.is_empty();
    // Where the words behind the last joint begin, and whether a noun says that they name nobody.
    let mut joint = None;
    let mut nobody = true;
    while !rest.is_empty() {
        let Some((kind, behind)) = unnamed(rest) else { return joint };
        rest = behind;
        match kind {
            Unnamed::Joint => (joint, nobody) = (Some(end - rest.len()), false),
            Unnamed::Noun => (noun, nobody) = (true, true),
            Unnamed::Adjective | Unnamed::Count => {}
        }
    }
    // 部门和单位 says no more, 部门和各县区 names the 各县区.
    joint.filter(|_| !nobody).or_else(|| noun.then_some(words.len()))
}

/// Bytes of the longest stretch that is still looked at for joined names: more is no list of departments, and each joint costs a
/// look at all that stands before it.
const LONGEST_STRETCH: usize = 600;

/// Splits a name at 等 with more names behind it (市科技局等和各县区政府) and at 和, 及, 与, 以及, 或 where a whole name stands before
/// them and another behind. Names that hold such a word (人力资源和社会保障局) stay whole. Each part says whether 等 stood behind it.
pub(super) fn split_joined(
    text: &str,
    range: Range<usize>,
    looks: &mut Looks,
    mut each: impl FnMut(Range<usize>, bool),
) {
    let mut range = trim(text, range);
    if range.len() > LONGEST_STRETCH {
        each(range, false);
        return;
    }
    'next: while !range.is_empty() {
        let words = text.get(range.clone()).unwrap_or_default();
        let mut depth = 0_i32;
        for (at, c) in words.char_indices() {
            match c {
                c if is_open(c) => depth += 1,
                c if is_close(c) => depth -= 1,
                '等' | '以' | '和' | '及' | '与' | '暨' | '或' if depth <= 0 && at > 0 => {
                    let (before, rest) = words.split_at_checked(at).unwrap_or((words, ""));
                    let Some((word, open)) = joint(before, rest, looks) else { continue };
                    each(trim(text, range.start..range.start + at), open);
                    range = trim(text, range.start + at + word..range.end);
                    continue 'next;
                }
                _ => {}
            }
        }
        let (name, open) = split_open(words);
        each(trim(text, range.start..range.start + name.len()), open);
        return;
    }
}

/// The length of the joint at the start of `rest` when it parts two names, and whether it holds 等.
fn joint(before: &str, rest: &str, looks: &mut Looks) -> Option<(usize, bool)> {
    if let Some(behind) = rest.strip_prefix('等') {
        let length = no_more(behind).filter(|&length| length < behind.trim_end_matches(is_blank).len())?;
        return Some(('等'.len_utf8() + length, true));
    }
    let word = ["以及", "和", "及", "与", "暨", "或"].into_iter().find(|word| rest.starts_with(word))?;
    // Departments of its own are named with their government.
    if adds_own(rest) && before.ends_with("政府") {
        return None;
    }
    let likeness = looks.likeness(before);
    if likeness == Likeness::No {
        return None;
    }
    let behind = rest.get(word.len()..)?.trim_start_matches(is_blank);
    let (behind, _) = split_open(behind);
    let first = behind.split(['、', '和', '及', '与']).next().unwrap_or_default();
    // 各县（市、区）委和人民政府: a seat without a place is the other half of the name before it.
    if (matches!(first, "人民政府" | "政府") || first.starts_with("行署"))
        || before.ends_with("工委") && matches!(first, "管委会" | "管理委员会")
    {
        return None;
    }
    let two = match likeness {
        Likeness::Strong => {
            looks.likeness(behind) >= Likeness::Weak || looks.likeness(first) == Likeness::Strong
        }
        _ => looks.is_collective(behind),
    };
    two.then_some((word.len(), false))
}

/// Cuts a stretch at blanks that part two names, as in table cells: 市科技局 市财政局. Blanks inside a name, which a wrap or a
/// converter left, part nothing.
pub(super) fn blank_parted(text: &str, range: Range<usize>, looks: &mut Looks) -> Vec<Range<usize>> {
    if range.len() > LONGEST_STRETCH {
        return vec![range];
    }
    let words = text.get(range.clone()).unwrap_or_default();
    let mut out = Vec::new();
    let mut start = 0;
    for (at, c) in words.char_indices() {
        if !is_blank(c) || at < start {
            continue;
        }
        let before = words.get(start..at).unwrap_or_default();
        let behind = words.get(at..).unwrap_or_default().trim_start_matches(is_blank);
        let next = behind.split(is_blank).next().unwrap_or_default();
        // Two letters are the rest of a name: 市疾控 中心.
        let whole = next.chars().nth(2).is_some();
        let people = behind.len() - without_people(before, behind, looks).len();
        if people > 0 {
            out.push(range.start + start..range.start + at);
            start = words.len() - behind.len() + people;
            continue;
        }
        // 万盛经开区 管委会: the seat of the place before the blank.
        let seat = matches!(next, "管委会" | "管理委员会" | "人民政府" | "办事处")
            && is_place(before)
            && !before.starts_with('各');
        if whole
            && !seat
            && looks.likeness(before) >= Likeness::Weak
            && looks.likeness(next) >= Likeness::Weak
        {
            out.push(range.start + start..range.start + at);
            start = words.len() - behind.len();
        }
    }
    out.push(range.start + start..range.end);
    out
}

/// Whether a bracket behind a name tells what it is to do.
fn tells_duty(inner: &str) -> bool {
    inner.starts_with(['负', '牵', '配', '具'])
        && ["负责", "牵头", "配合", "具体负责"]
            .iter()
            .any(|verb| inner.len() > verb.len() && inner.starts_with(verb))
}

/// What a bracket right behind a name says of it alone: 市文物局（牵头）. The bracket is no part of the name.
pub(super) fn own_part(text: &str, range: Range<usize>) -> (Range<usize>, Option<Part>) {
    let words = text.get(range.clone()).unwrap_or_default();
    let inner = words.strip_suffix(['）', ')']).and_then(|inner| inner.rsplit_once(['（', '(']));
    let Some((name, inner)) = inner else { return (range, None) };
    let part = match inner {
        "牵头" | "牵头单位" | "主办" => Part::Lead,
        "配合" | "参与" => Part::Support,
        "指导" => Part::Guide,
        // 市财政局（负责资金保障）: what it does, not how else it is called.
        _ if tells_duty(inner) => return (range.start..range.start + name.len(), None),
        _ => return (range, None),
    };
    (range.start..range.start + name.len(), Some(part))
}

/// Whether a name is a kind of place with one of them named before 等: 慈溪市等相关区政府. Places listed before it belong to it.
pub(super) fn names_some_of_a_kind(name: &str) -> bool {
    name.split_once('等').is_some_and(|(before, behind)| is_place(before) && behind.chars().count() >= 2)
}

/// Whether a name is the bare name of a place.
pub(super) fn is_place(name: &str) -> bool {
    name.chars().count() >= 2 && ends_as_place(name)
}

/// Kinds of place, as a collective lists them behind 各.
#[rustfmt::skip]
const PLACES: &[&str] = &[
    "自治县", "自治州", "自治旗", "自治区", "直辖市", "县级市", "地级市", "直管市", "省直管县", "新区", "开发区", "功能区", "管理区",
    "园区", "街道", "乡镇", "林区", "特区", "省", "州", "盟", "市", "县", "区", "旗", "镇", "乡",
];

/// What every place has one of, and a collective names behind its last kind of place for all of them.
#[rustfmt::skip]
const BODIES: &[&str] = &[
    "人民政府", "政府", "管委会", "管理委员会", "党委", "党工委", "党委和政府", "党委和人民政府", "党委政府", "办事处", "委",
    "政府办", "行政公署", "行署", "级人民政府", "级政府",
];

/// Brackets behind a kind of place: 县（市、区）.
const OPEN: [char; 4] = ['（', '(', '〔', '['];
const CLOSE: [char; 4] = ['）', ')', '〕', ']'];

/// Whether 、 between the two only stands inside the name of one collective: 各县、区人民政府, 各区、县级市, 各镇、街道.
pub(super) fn continues_collective(before: &str, next: &str) -> bool {
    is_other_half(before, next).unwrap_or_else(|| {
        begins_collective(before) && behind_kinds(next).is_some_and(|behind| is_body_of_all(next, behind))
    })
}

/// Whether the next is the other half of what is named before it, a second seat or 单位 behind 部门. `None` where neither word
/// speaks of such halves.
fn is_other_half(before: &str, next: &str) -> Option<bool> {
    // 各盟行政公署、市人民政府: a league's government has a name of its own. 各州、市人民政府: behind any other kind of place this is
    // the government of the city itself.
    if matches!(next, "市人民政府" | "市政府") {
        let several =
            ["各有关", "各相关", "各", "有关", "相关"].iter().find_map(|some| before.strip_prefix(some));
        let league = |kind: &str| matches!(kind, "州" | "自治州" | "盟") || kind.ends_with("公署");
        return Some(several.is_some_and(league));
    }
    // 高新区党工委、管委会: a seat without a place is that of the place before it.
    if before.ends_with("党工委") && matches!(next, "管委会" | "管理委员会") {
        return Some(true);
    }
    // 各镇党委、政府: the two seats of every one of them.
    if before.starts_with('各') && before.ends_with(['委', '组']) {
        let party =
            ["党委", "党工委", "党（工）委", "党(工)委", "党组"].iter().any(|seat| before.ends_with(seat));
        let seat = matches!(next, "政府" | "人民政府" | "办事处" | "管委会" | "政府（办事处）");
        return Some(party && seat);
    }
    // 市直有关部门、单位: both are meant in the same breath.
    matches!(next, "单位" | "企业" | "机构").then(|| before.ends_with("部门") && before.chars().count() > 2)
}

/// Whether a name says the first kind of place of a collective: 各县, 沿黄各市, 有关市.
fn begins_collective(before: &str) -> bool {
    // 各地、州、市: a prefecture is short for its kind there.
    if before == "各地" {
        return true;
    }
    let place = before.trim_end_matches(CLOSE);
    // Every kind of place ends in one of these; most names do not.
    place.ends_with(['县', '州', '旗', '区', '市', '道', '镇', '乡', '省', '盟'])
        && means_several(before)
        && PLACES.iter().any(|kind| place.ends_with(kind))
}

/// Whether a kind of place is said of several places, by 各 or by a word for those that it concerns.
fn means_several(before: &str) -> bool {
    // 沿黄各市、县（市、区）人民政府: what they have in common may stand before 各.
    before.find('各').is_some_and(|at| at == 0 || before.contains('、') || at <= 4 * '各'.len_utf8())
        // 有关市、县人民政府: those that it concerns are several too, where nothing else than a kind of place is said of them.
        || ["有关", "相关", "沿线"]
            .iter()
            .any(|some| before.strip_prefix(some).is_some_and(|kind| PLACES.contains(&kind)))
}

/// What stands behind the kinds of place at the front of a name, brackets among them: 人民政府 of 县（市、区）人民政府. `None` where
/// it begins with no kind of place.
fn behind_kinds(name: &str) -> Option<&str> {
    let mut rest = name;
    let mut any = false;
    loop {
        if let Some(behind) = PLACES.iter().find_map(|place| rest.strip_prefix(place)) {
            (rest, any) = (behind, true);
        } else if rest.starts_with(OPEN) {
            rest = rest.split_once(CLOSE)?.1;
        } else {
            return any.then_some(rest);
        }
    }
}

/// Whether what stands behind the kinds of place in `name` is nothing, or a body that all of them have.
fn is_body_of_all(name: &str, behind: &str) -> bool {
    // 各市、县人民政府及其财政等部门: with departments of their own.
    let seat =
        behind.split_once("及其").filter(|_| has_own_departments(name)).map_or(behind, |(seat, _)| seat);
    // 各县、区人民政府（管委会）: the other seat in brackets.
    let seat = match seat.strip_suffix(['）', ')']).and_then(|open| open.rsplit_once(['（', '('])) {
        Some((seat, other)) if BODIES.contains(&other) => seat,
        _ => seat,
    };
    // 各县、开发区管委会: the zone's own, for a county has none.
    let of_zone =
        || seat.starts_with('管') && ["开发区", "园区", "功能区"].iter().any(|zone| name.starts_with(zone));
    seat.is_empty() || BODIES.contains(&seat) && !of_zone()
}
