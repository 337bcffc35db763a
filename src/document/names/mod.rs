//! What names of departments look like: prefix, stem, ending, second name; syntax only, nobody is looked up.
//!
//! Nothing here allocates and nothing is built at start, because every candidate of a clause passes through.

mod collective;
mod endings;
mod index;
mod place;
mod stems;

pub(crate) use collective::{Reach, reach};
pub(crate) use endings::{has_ending, is_vertical, is_zone, last_is};
pub(crate) use index::Found;
pub(crate) use place::{Grade, Prefix, innermost, state};
pub(crate) use stems::Family;

#[cfg(test)]
pub(crate) use stems::STEMS;

/// How sure the form of a name makes us that it names a department (单位).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
    if name.len() < 6 || name.len() > 240 || name.starts_with(OPENING) {
        return Likeness::No;
    }
    if collective::is_collective(name) {
        return Likeness::Strong;
    }
    let (name, _) = second_name(name);
    if !name.chars().all(is_name_char) || endings::starts_like_a_phrase(name) {
        return Likeness::No;
    }
    let parts = parts(name);
    match parts.found {
        Some(found) if parts.prefix.is_some() || found.stem.bare => return Likeness::Strong,
        Some(_) => return Likeness::Weak,
        None if is_youth_league(name).is_some() || endings::is_vertical(name) => return Likeness::Strong,
        None => {}
    }
    if parts.prefix.is_some() {
        let seat =
            matches!(parts.rest, "管委会" | "管理委员会" | "党工委" | "办事处" | "街道办事处" | "党委");
        if seat || (parts.rest.len() >= 9 && endings::is_office(parts.rest)) {
            return Likeness::Strong;
        }
        if parts.rest.is_empty() {
            return Likeness::Weak;
        }
    }
    if endings::has_ending(name) || endings::is_zone(name) { Likeness::Weak } else { Likeness::No }
}

/// Whether a name stands for several that are not named one by one: 各县区, 有关部门, …成员单位.
///
/// ```
/// use fengong::document::names::is_collective;
/// assert!(is_collective("各县（市、区）人民政府"));
/// assert!(!is_collective("各项工作"));
/// ```
#[must_use]
pub fn is_collective(name: &str) -> bool {
    collective::is_collective(name)
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

/// Takes a name apart; it has no brackets any more.
pub(crate) fn parts(name: &str) -> Parts<'_> {
    let name = match name.strip_prefix("中共") {
        Some(rest) if !rest.starts_with("中央") => rest,
        _ => name,
    };
    if let Some(found) = find_plain(name) {
        return Parts { prefix: None, party: false, found: Some(found), rest: name };
    }
    let mut fallback = Parts { prefix: None, party: false, found: None, rest: name };
    let candidates = [place::state(name), place::innermost(name), place::level_alone(name)];
    for (prefix, rest) in candidates.into_iter().flatten() {
        if let Some(behind) = rest.strip_prefix('委')
            && !behind.is_empty()
            && let Some(found) = find_party(behind)
        {
            return Parts { prefix: Some(prefix), party: true, found: Some(found), rest: behind };
        }
        if let Some(found) = find_plain(rest) {
            return Parts { prefix: Some(prefix), party: false, found: Some(found), rest };
        }
        // The place wins over the bare sign, since it is asked first: 市中区科技局 is of 市中区.
        if fallback.prefix.is_none() && prefix.grade != Grade::State {
            fallback = Parts { prefix: Some(prefix), party: false, found: None, rest };
        }
    }
    fallback
}

fn find_plain(name: &str) -> Option<Found> {
    index::find(name, |stem| stem.family != Family::Party).or_else(|| find_of_party(name))
}

fn find_party(name: &str) -> Option<Found> {
    find_of_party(name).or_else(|| index::find(name, |stem| stem.family == Family::Government))
}

fn find_of_party(name: &str) -> Option<Found> {
    index::find(name, |stem| stem.family == Family::Party)
}

fn index_knows(name: &str) -> bool {
    index::find(name, |_| true).is_some()
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
    place::is_han(c) && !matches!(c, '的' | '了' | '们' | '是')
        || c.is_ascii_alphabetic()
        || matches!(c, '“' | '”' | '"' | '·' | '0'..='9' | '-' | '—' | '〇')
}
