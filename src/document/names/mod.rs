//! What names of departments (单位名称) look like: prefix, stem, ending, second name; syntax only, nobody is looked up.
//!
//! [`Directory::resolve`](crate::Directory::resolve) tells who is meant; here only the form is asked, which needs no directory:
//!
//! ```
//! use fengong::document::names::{Likeness, likeness};
//! assert_eq!(likeness("江州市亮化事务局"), Likeness::Strong); // nobody has heard of it, yet it is formed like a department
//! assert_eq!(likeness("亮化工程"), Likeness::No);
//! ```
//!
//! Nothing here allocates and nothing is built at start, because every candidate of a clause passes through.

mod affixes;
mod collective;
mod endings;
mod index;
mod place;
mod stems;

pub(crate) use affixes::{Affixes, count};
pub(crate) use collective::{Reach, adds_own, reach};
use endings::Tail;
pub(crate) use endings::{LONG_ZONES, counts, has_ending, is_vertical, is_zone, last_is};
pub(crate) use index::Found;
use index::Prefer;
pub(crate) use place::{Grade, Prefix, ends_as_place, innermost, state};
pub(crate) use stems::Family;

use crate::text::is_han;

#[cfg(test)]
pub(crate) use stems::STEMS;

/// How sure the form of a name makes us that it names a department (单位), from not at all to very.
///
/// ```
/// use fengong::document::names::{Likeness, likeness};
/// let names = ["江州大学", "加强领导", "市水利局"];
/// let sure: Vec<&str> = names.into_iter().filter(|name| likeness(name) >= Likeness::Weak).collect();
/// assert_eq!(sure, ["江州大学", "市水利局"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Likeness {
    /// Nothing about it says department.
    No,
    /// It ends as departments, schools, enterprises or places do.
    Weak,
    /// A usual department, or a level prefix before a department's ending, or a collective.
    Strong,
}

/// A name taken apart.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Parts<'a> {
    /// The level or place at the front.
    pub(crate) prefix: Option<Prefix<'a>>,
    /// Whether the party committee is named: 委 of 市委宣传部.
    pub(crate) party: bool,
    /// The usual stem that the rest spells.
    pub(crate) found: Option<Found>,
    /// What is left behind prefix and party mark.
    pub(crate) rest: &'a str,
}

/// How much a text looks like the name of one department. It is given without 等 and without verbs.
///
/// Blanks inside are not expected; brackets of either width are.
///
/// ```
/// use fengong::document::names::{Likeness, likeness};
/// assert_eq!(likeness("市交通委（市道运局）"), Likeness::Strong);
/// assert_eq!(likeness("临沂大学"), Likeness::Weak);
/// assert_eq!(likeness("政府主导"), Likeness::No);
/// ```
///
/// *Complexity*: linear in the length of the name, which is looked at only as far as names reach.
#[must_use]
pub fn likeness(name: &str) -> Likeness {
    if name.len() < 6 || name.len() > 240 {
        return Likeness::No;
    }
    if !endings::may_be_last(name) {
        return if name.ends_with(CLOSING) { bracketed(name) } else { Likeness::No };
    }
    if counts(name) {
        return Likeness::No;
    }
    if let Some((found, prefixed)) = usual(name) {
        return of_stem(&found, prefixed);
    }
    let tail = Tail::of(name);
    if tail.is_none() && !index::may_end(name) || name.starts_with(OPENING) {
        return Likeness::No;
    }
    if collective::is_collective(name, tail) {
        return of_collective(name);
    }
    // 中国（上海）自由贸易试验区管委会: the one kind of name with brackets inside.
    if name.starts_with("中国") && name.contains(OPENING) && endings::last_is(name, &["管委会", "管理委员会"])
    {
        return Likeness::Strong;
    }
    plain(name, tail)
}

/// Whether a text ends as names do, so that [`likeness`] may make something of it; most texts do not.
pub(crate) fn may_end_name(text: &str) -> bool {
    endings::may_be_last(text) || text.ends_with(CLOSING)
}

/// How much a name with a bracket at its end looks like one: it is a collective, or the bracket holds a second name.
fn bracketed(name: &str) -> Likeness {
    if name.starts_with(OPENING) {
        return Likeness::No;
    }
    if collective::is_collective(name, Tail::of(name)) {
        return of_collective(name);
    }
    let (name, _) = second_name(name);
    plain(name, Tail::of(name))
}

fn of_collective(name: &str) -> Likeness {
    if collective::is_bare(name) || collective::is_counted(name) { Likeness::Weak } else { Likeness::Strong }
}

/// How much a usual stem makes of a name.
fn of_stem(found: &Found, prefixed: bool) -> Likeness {
    if prefixed || says_enough(found) { Likeness::Strong } else { Likeness::Weak }
}

/// The usual stem that a name spells, bare or behind the sign of a level, and whether there is a sign.
///
/// Most of what is asked is such a department, and none of them is a collective, so this is asked first.
fn usual(name: &str) -> Option<(Found, bool)> {
    if !index::may_end(name) {
        return None;
    }
    if let Some(found) = find_plain(name) {
        return Some((found, false));
    }
    if !name.starts_with(['市', '省', '县', '区', '州', '旗', '盟']) || place::may_open_place(name) {
        return None;
    }
    Some((behind_mark(name.get(3..)?)?.0, true))
}

/// How much a name looks like one that is no collective and has no bracket at its end.
fn plain(name: &str, tail: Tail) -> Likeness {
    if !name.chars().all(is_name_char) {
        return Likeness::No;
    }
    let parts = parts(name);
    let place = parts.prefix.and_then(|prefix| prefix.place);
    // A verb before a department would pass for a place: 推动市科技局.
    if (parts.found.is_none() || place.is_some()) && endings::starts_like_a_phrase(name) {
        return Likeness::No;
    }
    if let Some(found) = parts.found {
        return of_stem(&found, parts.prefix.is_some());
    }
    if is_youth_league(name).is_some() || endings::is_vertical_with(name, tail) {
        return Likeness::Strong;
    }
    if let Some(prefix) = parts.prefix {
        let seat =
            matches!(parts.rest, "管委会" | "管理委员会" | "党工委" | "办事处" | "街道办事处" | "党委");
        let office = match prefix.grade {
            // 国家技术创新中心 is a platform; 国家标准委 is an office.
            Grade::State => parts.rest.ends_with(['局', '委', '部', '署']),
            _ => true,
        };
        if seat || (parts.rest.len() >= 9 && office && Tail::of(parts.rest).is_office()) {
            return Likeness::Strong;
        }
        if parts.rest.is_empty() {
            return Likeness::Weak;
        }
    }
    // Two characters are an ending and no name: 中心, which a torn cell left of 市疾控中心.
    let organisation = tail.is_organisation() && name.len() > 6;
    if organisation || endings::is_zone_with(name, tail) { Likeness::Weak } else { Likeness::No }
}

/// Whether a usual stem names a department with no prefix: 科技局 does, 大数据中心 and 农商行 may be anybody's.
fn says_enough(found: &Found) -> bool {
    let official = !matches!(found.stem.family, Family::Enterprise | Family::Institution | Family::Education);
    found.stem.bare && (official || found.stem.national) && !matches!(found.ending, "中心" | "馆" | "机构")
}

/// Whether a name stands for several that are not named one by one (集合单位): 各县区, 有关部门, …成员单位.
///
/// ```
/// use fengong::document::names::is_collective;
/// assert!(is_collective("各县（市、区）人民政府"));
/// assert!(!is_collective("各项工作"));
/// ```
///
/// *Complexity*: linear in the length of the name.
#[must_use]
pub fn is_collective(name: &str) -> bool {
    usual(name).is_none() && collective::is_collective_in_any_brackets(name, Tail::of(name))
}

/// Whether a name counts those whom it means: 17个帮扶单位. A sentence may count them as well, without telling them to do anything.
pub(crate) fn is_counted(name: &str) -> bool {
    collective::is_counted(name)
}

/// The same without asking first whether it is a usual department.
#[cfg(test)]
pub(crate) fn looks_collective(name: &str) -> bool {
    collective::is_collective(name, Tail::of(name))
}

const OPENING: [char; 6] = ['（', '(', '〔', '[', '【', '﹙'];
const CLOSING: [char; 6] = ['）', ')', '〕', ']', '】', '﹚'];

/// The name and the second name in the brackets at its end: 市府办, 市大数据局 of 市府办〔市大数据局〕.
///
/// The brackets are left where nothing stands before them or they are not at the end.
pub(crate) fn second_name(name: &str) -> (&str, Option<&str>) {
    let Some(open) = name.strip_suffix(CLOSING) else { return (name, None) };
    match open.split_once(OPENING) {
        Some((outer, inner)) if !outer.is_empty() => (outer, Some(inner)),
        _ => (name, None),
    }
}

/// Whether a name is a usual department's without the sign of a level, which a list may have said once for all; a ministry has none.
pub(crate) fn is_bare(name: &str) -> bool {
    find_plain(second_name(name).0).is_some_and(|found| !found.speaks_for_state())
}

/// Whether a text is the field of a usual department of a government, without the noun that a list has behind its last one:
/// 水利 of 水利、财政部门, or with the level that all of them have before it.
pub(crate) fn is_field(text: &str) -> bool {
    const LEVELS: [&str; 6] = ["各级", "省级", "市级", "县级", "区级", "市县"];
    const LONGEST: usize = 30;
    let field = LEVELS.iter().find_map(|level| text.strip_prefix(level)).unwrap_or(text);
    let office = |ending: &str| find_plain(&[field, ending].concat());
    field.len() <= LONGEST
        && ["局", "委", "厅", "部", "办"]
            .iter()
            .filter_map(|ending| office(ending))
            .any(|found| matches!(found.stem.family, Family::Government | Family::Party))
}

/// Takes a name apart; it has no brackets any more.
pub(crate) fn parts(name: &str) -> Parts<'_> {
    let name = match name.strip_prefix("中共") {
        Some(rest) if !rest.starts_with("中央") => rest,
        _ => name,
    };
    if let Some(found) = find_plain(name) {
        return Parts { prefix: None, party: false, found: Some(found), rest: name };
    }
    let level = place::level_alone(name);
    // Most prefixes are the sign of a level, which opens neither a place nor the state.
    if let Some((prefix, rest)) = level
        && !place::may_open_place(name)
    {
        return behind(name, prefix, rest);
    }
    // Each split is tried only when the ones before it have not led to a usual stem. The place wins over the bare
    // sign, since it is asked first: 市中区科技局 is of 市中区.
    let mut fallback = Parts { prefix: None, party: false, found: None, rest: name };
    for split in [place::state, place::innermost] {
        if let Some((prefix, rest)) = split(name) {
            let parts = behind(name, prefix, rest);
            if parts.found.is_some() {
                return parts;
            }
            fallback = if fallback.prefix.is_none() { parts } else { fallback };
        }
    }
    match level.map(|(prefix, rest)| behind(name, prefix, rest)) {
        Some(parts) if parts.found.is_some() || fallback.prefix.is_none() => parts,
        _ => fallback,
    }
}

/// What stands behind a prefix; where that is no usual stem and the prefix is a word or all there is, there is no prefix.
fn behind<'a>(name: &'a str, prefix: Prefix<'a>, rest: &'a str) -> Parts<'a> {
    let found_in = |found, party, rest| Parts { prefix: Some(prefix), party, found: Some(found), rest };
    if prefix.mark.ends_with("中央")
        && let Some(found) = find_party(rest)
    {
        return found_in(found, false, rest);
    }
    if let Some((found, party, rest)) = behind_mark(rest) {
        return found_in(found, party, rest);
    }
    let all = rest.is_empty() && prefix.grade == Grade::State;
    if all || prefix.place.is_none() && place::starts_with_word(name) {
        return Parts { prefix: None, party: false, found: None, rest: name };
    }
    Parts { prefix: Some(prefix), party: false, found: None, rest }
}

/// The usual stem behind a prefix, whether it is the party committee's, and what spells it.
fn behind_mark(rest: &str) -> Option<(Found, bool, &str)> {
    let party = rest.strip_prefix("党委").or_else(|| rest.strip_prefix('委')).filter(|rest| !rest.is_empty());
    match party.and_then(|rest| Some((find_party(rest)?, true, rest))) {
        Some(found) => Some(found),
        None => Some((find_plain(rest)?, false, rest)),
    }
}

#[inline]
fn find_plain(name: &str) -> Option<Found> {
    index::find(name, Prefer::Plain)
}

fn find_party(name: &str) -> Option<Found> {
    index::find(name, Prefer::Party)
        .filter(|found| matches!(found.stem.family, Family::Party | Family::Government))
}

fn index_knows(name: &str) -> bool {
    find_plain(name).is_some()
}

/// The place or level whose committee of the youth league (共青团) a name means: 市 of 团市委, 临沂市 of 共青团临沂市委.
pub(crate) fn is_youth_league(name: &str) -> Option<&str> {
    let rest = name.strip_prefix("共青团").or_else(|| name.strip_prefix('团'))?;
    let place = rest
        .strip_suffix("委员会")
        .or_else(|| rest.strip_suffix('委'))
        .or_else(|| matches!(rest, "中央").then_some(rest))?;
    (matches!(place, "省" | "市" | "区" | "县" | "州" | "盟" | "旗" | "中央" | "自治区")
        || place.ends_with(['省', '市', '区', '县', '州', '盟', '旗']))
    .then_some(place)
}

/// Characters that names are made of: Han, Latin letters, quotation marks and the dot inside foreign names.
fn is_name_char(c: char) -> bool {
    is_han(c) && !matches!(c, '的' | '了' | '们' | '是')
        || c.is_ascii_alphabetic()
        || matches!(c, '“' | '”' | '"' | '·' | '0'..='9' | '-' | '—' | '×')
}
