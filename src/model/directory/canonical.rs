//! From a printed name to the canonical one, by what the built-in table and the form of the name say.
//!
//! The canonical name is the level's sign and the usual short form: 市发展改革委 for 市发改委, 市发展和改革委员会, and for
//! 发改委 where the document is a city's. A body of another place keeps that place before it (兰山区科技局).

use super::Resolved;
use super::jurisdiction::{Jurisdiction, level_of};
use super::kind;
use crate::document::names::{self, Family, Found, Grade, Likeness, Parts, Prefix, Reach};
use crate::model::words::{DepartmentKind, Level};

/// What a folded name stands for.
pub(super) fn resolve(folded: &str, within: Option<&Jurisdiction>) -> Resolved {
    let (outer, inner) = names::second_name(folded);
    let parts = names::parts(outer);
    // Most names are usual departments, bare or behind a level, and none of those is a collective.
    let usual = inner.is_none()
        && parts.found.is_some()
        && parts.prefix.is_none_or(|prefix| prefix.place.is_none() && prefix.grade != Grade::State);
    if !usual && names::is_collective(folded) {
        return collective(folded, within);
    }
    let second = inner.filter(|inner| names::likeness(inner) != Likeness::No);
    let mut resolved = single(outer, &parts, within);
    if inner.is_some() && second.is_none() && !resolved.known {
        // The bracket is part of a name that we do not know, such as 某某(山东)公司.
        resolved.name = folded.into();
    }
    resolved.second_name = second.map(Into::into);
    resolved
}

fn of(name: impl Into<Box<str>>, kind: DepartmentKind, known: bool) -> Resolved {
    Resolved { name: name.into(), kind, level: None, place: None, second_name: None, known }
}

fn collective(folded: &str, within: Option<&Jurisdiction>) -> Resolved {
    let place = within.filter(|at| at.level != Level::State).map(|at| at.place.clone());
    let (name, level): (Box<str>, _) = match names::reach(folded) {
        Some(Reach::Provinces) => ("各省区市".into(), Some(Level::Province)),
        Some(Reach::Cities) => ("各市".into(), Some(Level::City)),
        Some(Reach::Counties) => ("各县区".into(), Some(Level::County)),
        Some(Reach::Townships) => ("各镇街".into(), Some(Level::Township)),
        None => (spelled_alike(folded), None),
    };
    Resolved { level, place, ..of(name, DepartmentKind::Collective, true) }
}

/// 相关 is 有关, 各有关 is 有关, 人民政府 is 政府: words that make no difference to who is meant.
fn spelled_alike(folded: &str) -> Box<str> {
    if !["相关", "各有关", "人民政府"].iter().any(|word| folded.contains(word)) {
        return folded.into();
    }
    folded.replace("相关", "有关").replace("各有关", "有关").replace("人民政府", "政府").into()
}

fn single(name: &str, parts: &Parts<'_>, within: Option<&Jurisdiction>) -> Resolved {
    if let Some(place) = names::is_youth_league(name) {
        return youth_league(place, within);
    }
    if let Some(rest) = name.strip_prefix("国家税务总局")
        && let behind = names::parts(rest)
        && behind.prefix.is_some()
    {
        return single(rest, &behind, within);
    }
    if let Some(branch) = central_bank(name) {
        return local(of(branch, DepartmentKind::Government, true), name, within);
    }
    if parts.found.is_none()
        && let Some(zone) = zone(name, within)
    {
        return zone;
    }
    match (parts.found, parts.prefix) {
        (Some(found), prefix) => department(parts, found, prefix, within),
        (None, Some(Prefix { grade, place: Some(place), .. }))
            if matches!(parts.rest, "" | "办事处" | "街道办事处" | "党政办") =>
        {
            territory(place, level_of(grade))
        }
        (None, Some(prefix)) if prefix.grade != Grade::State => unknown(parts, prefix, within),
        (None, Some(_)) if names::last_is(name, &["局", "委", "部", "署"]) && !names::is_vertical(name) => {
            Resolved { level: Some(Level::State), ..of(name, kind::by_ending(name), false) }
        }
        (None, _) => {
            let known = names::is_vertical(name) || kind::is_public(name);
            local(of(name, kind::by_ending(name), known), name, within)
        }
    }
}

fn department(
    parts: &Parts<'_>,
    found: Found,
    prefix: Option<Prefix<'_>>,
    within: Option<&Jurisdiction>,
) -> Resolved {
    let Found { stem, ending } = found;
    let seat = seat(prefix, &found, within);
    let own = within.filter(|_| seat.own);
    if stem.core == "政府"
        && own.is_none()
        && let Some(place) = prefix.and_then(|prefix| prefix.place)
    {
        return territory(place, seat.level.unwrap_or(Level::County));
    }
    let state = seat.level == Some(Level::State);
    let party = !state && (parts.party || (stem.family == Family::Party && !seat.before.is_empty()));
    // 自治区党委宣传部: 自治区委 is not said.
    let committee = match party {
        true if names::last_is(seat.before, &["自治区", "兵团"]) => "党委",
        true => "委",
        false => "",
    };
    let mut name = [seat.before, committee, stem.core, ending].concat();
    if seat.before.is_empty() && stem.family == Family::Party && !same_stem(&name, &found) {
        // 金融委办 with nothing before it must not become 金融办, which is the government's.
        name = parts.rest.to_owned();
    }
    let kind = match stem.family {
        Family::Party if state && seat.before == "国家" => DepartmentKind::Government,
        _ if party => DepartmentKind::Party,
        Family::Government if matches!(ending, "中心" | "馆") => DepartmentKind::Institution,
        family => kind_of(family),
    };
    Resolved { level: seat.level, place: seat.place.map(Into::into), ..of(name, kind, true) }
}

fn same_stem(name: &str, found: &Found) -> bool {
    names::parts(name).found.is_some_and(|again| core::ptr::eq(again.stem, found.stem))
}

/// What stands before a canonical name, and where the body belongs.
struct Seat<'a> {
    before: &'a str,
    level: Option<Level>,
    place: Option<&'a str>,
    own: bool,
}

fn seat<'a>(prefix: Option<Prefix<'a>>, found: &Found, within: Option<&'a Jurisdiction>) -> Seat<'a> {
    let stem = found.stem;
    let mine = |at: &'a Jurisdiction| Seat {
        before: at.mark(),
        level: Some(at.level),
        place: Some(&*at.place).filter(|place| !place.is_empty()),
        own: true,
    };
    let of_state = |printed: &'a str| {
        let short = stem.family == Family::Government && found.speaks_for_state();
        // 中央人武部 names nobody; what is left then says nothing of a level either.
        let level = (short || !stem.state.is_empty() || stem.national).then_some(Level::State);
        let before = match printed {
            _ if short => "",
            // 国家网信办 and 中央网信办 are one office under two names; each document keeps to one.
            "国家" | "国务院" if stem.core == "网信" => "国家",
            _ => stem.state,
        };
        Seat { before, level, place: None, own: false }
    };
    match prefix {
        Some(Prefix { grade: Grade::State, mark, .. }) => of_state(mark),
        Some(Prefix { grade, place: Some(place), .. }) => match within {
            Some(at) if &*at.place == place => mine(at),
            _ => Seat { before: place, level: Some(level_of(grade)), place: Some(place), own: false },
        },
        Some(Prefix { grade, mark, place: None }) => match within {
            Some(at) if at.level != Level::State && (at.mark() == mark || short_for(mark, at, found)) => {
                mine(at)
            }
            _ => Seat { before: mark, level: Some(level_of(grade)), place: None, own: false },
        },
        None if found.speaks_for_state() => Seat { before: "", ..of_state("") },
        None => match within {
            Some(at) if takes_prefix(found) => match at.level {
                Level::State => of_state(""),
                _ => mine(at),
            },
            _ => Seat { before: "", level: None, place: None, own: false },
        },
    }
}

/// 区财政厅 in a document of an autonomous region is the region's, since districts have no 厅.
fn short_for(mark: &str, at: &Jurisdiction, found: &Found) -> bool {
    mark == "区" && at.mark() == "自治区" && found.ending == "厅"
}

/// Whether a body without prefix is the one of the document's own level: 科技局 is, 人民银行 is not.
fn takes_prefix(found: &Found) -> bool {
    let own_tier = matches!(
        found.stem.family,
        Family::Government | Family::Party | Family::PartyPlain | Family::State | Family::Mass
    );
    own_tier && !found.stem.state.is_empty()
}

/// A body with a prefix whose stem is not usual: it is kept as printed, but for its own place before it.
fn unknown(parts: &Parts<'_>, prefix: Prefix<'_>, within: Option<&Jurisdiction>) -> Resolved {
    let own = within.filter(|at| {
        at.level != Level::State
            && match prefix.place {
                Some(place) => &*at.place == place,
                None => at.mark() == prefix.mark,
            }
    });
    let (before, level, place) = match (own, prefix.place) {
        (Some(at), _) => (at.mark(), at.level, Some(&*at.place)),
        (None, Some(place)) => (place, level_of(prefix.grade), Some(place)),
        (None, None) => (prefix.mark, level_of(prefix.grade), None),
    };
    let kind = match parts.rest.strip_prefix('委') {
        Some(rest) if names::has_ending(rest) => DepartmentKind::Party,
        _ => kind::by_ending(parts.rest),
    };
    let known = kind::is_public(parts.rest) || is_branch(parts.rest);
    let mut name = [before, parts.rest].concat();
    if names::is_collective(&name) {
        // A shorter prefix must not make several of one.
        name = [prefix.place.unwrap_or(prefix.mark), parts.rest].concat();
    }
    Resolved { level: Some(level), place: place.map(Into::into), ..of(name, kind, known) }
}

/// Whether it is a part of a usual department: 生态环境局兰山分局.
fn is_branch(rest: &str) -> bool {
    rest.split_once('局').is_some_and(|(head, tail)| {
        names::last_is(tail, &["分局", "支队", "大队", "总队"])
            && names::parts(&[head, "局"].concat()).found.is_some()
    })
}

fn territory(place: &str, level: Level) -> Resolved {
    Resolved { level: Some(level), place: Some(place.into()), ..of(place, DepartmentKind::Territory, true) }
}

/// A zone and its administration are one: 临沂高新区, 市高新区管委会 and 高新区 in 临沂市 are 临沂高新区管委会.
fn zone(name: &str, within: Option<&Jurisdiction>) -> Option<Resolved> {
    const SEATS: &[&str] = &["党工委管委会", "管委会", "管理委员会", "党工委"];
    let seat = SEATS.iter().find_map(|seat| name.strip_suffix(seat)).filter(|base| !base.is_empty());
    let base = seat.unwrap_or(name);
    if !names::is_zone(base) && (seat.is_none() || base.chars().count() < 2) {
        return None;
    }
    if seat.is_none() && matches!(base, "浦东新区" | "滨海新区") {
        return Some(territory(base, Level::County));
    }
    let (head, word) =
        match names::LONG_ZONES.iter().find_map(|&(long, short)| Some((base.strip_suffix(long)?, short))) {
            Some((head, short)) => (head, short),
            None => (base, ""),
        };
    let (mark, place, stem) = match within {
        Some(at) if matches!(at.level, Level::City | Level::County) => (at.mark(), &*at.place, at.stem()),
        _ => ("", "", ""),
    };
    let own = !place.is_empty();
    let generic = |head: &str| {
        head.is_empty() || matches!(head, "高新区" | "经开区" | "开发区" | "综保区" | "边合区" | "保税区")
    };
    let head = if own { head.trim_start_matches(place) } else { head };
    let head = head.strip_prefix(mark).filter(|rest| own && generic(rest)).unwrap_or(head);
    // A city has one zone of a kind; a county's document may mean the city's.
    let citys = within.is_some_and(|at| at.level == Level::City);
    let before = if citys && generic(head) { stem } else { "" };
    let zone = [before, head, word].concat();
    let name = [&zone, "管委会"].concat();
    Some(Resolved {
        level: Some(Level::County),
        place: Some(zone.into()),
        ..of(name, DepartmentKind::Territory, true)
    })
}

fn youth_league(place: &str, within: Option<&Jurisdiction>) -> Resolved {
    if place == "中央" {
        let state = of("共青团中央", DepartmentKind::MassOrganisation, true);
        return Resolved { level: Some(Level::State), ..state };
    }
    let own = within.filter(|at| at.level != Level::State && (&*at.place == place || at.mark() == place));
    let body = |before: &str| of(["团", before, "委"].concat(), DepartmentKind::MassOrganisation, true);
    match own {
        Some(at) => Resolved { level: Some(at.level), place: Some(at.place.clone()), ..body(at.mark()) },
        None => {
            let level = match place.chars().next_back() {
                Some('省') => Level::Province,
                Some('市' | '州' | '盟') => Level::City,
                _ if place.ends_with("自治区") => Level::Province,
                _ => Level::County,
            };
            let named = place.chars().nth(1).is_some() && place != "自治区";
            Resolved { level: Some(level), place: named.then(|| place.into()), ..body(place) }
        }
    }
}

/// The canonical name of a branch of the central bank: 人民银行临沂市分行 for 人行临沂市分行.
fn central_bank(name: &str) -> Option<Box<str>> {
    let short = name.strip_prefix("中国").unwrap_or(name);
    let branch = match short.strip_prefix("人民银行") {
        None => name.strip_prefix("人行")?,
        Some(branch) => branch,
    };
    let name = match branch.strip_suffix("中支") {
        _ if branch.is_empty() => return None,
        Some(place) => ["人民银行", place, "中心支行"].concat(),
        None => ["人民银行", branch].concat(),
    };
    Some(name.into())
}

/// Gives a body the place of the document where its name shows it: 临沂海关 in 临沂市.
fn local(resolved: Resolved, name: &str, within: Option<&Jurisdiction>) -> Resolved {
    match within {
        Some(at) if at.level != Level::State && has_inside(name, at.stem()) => {
            Resolved { level: Some(at.level), place: Some(at.place.clone()), ..resolved }
        }
        _ => resolved,
    }
}

/// Whether a place of two signs or more stands anywhere in a name. Both are short, so no searcher is built.
fn has_inside(name: &str, place: &str) -> bool {
    place.len() >= 6 && name.as_bytes().windows(place.len()).any(|part| part == place.as_bytes())
}

const fn kind_of(family: Family) -> DepartmentKind {
    match family {
        Family::Government => DepartmentKind::Government,
        Family::Party | Family::PartyPlain => DepartmentKind::Party,
        Family::State => DepartmentKind::State,
        Family::Mass => DepartmentKind::MassOrganisation,
        Family::Institution => DepartmentKind::Institution,
        Family::Education => DepartmentKind::Education,
        Family::Enterprise => DepartmentKind::Enterprise,
    }
}
