//! What tells one spelling of a department from another once level, place and second name are left out.

use crate::document::names;
use crate::text::fold;

/// The part of a printed name in which two spellings of one department differ; `None` for names that are not compared.
///
/// A prefix is often said once for a whole list (省科技厅、商务厅), a second name in brackets is another office of the same body,
/// and 人民政府 is 政府: none of them makes another name. Of collectives only those that reach a tier of territories are compared,
/// by the words for the tier.
pub(super) fn spelling(printed: &str, canonical: &str, place: Option<&str>) -> Option<String> {
    let folded = fold(printed);
    if names::reach(canonical).is_some() && canonical.starts_with('各') {
        return tier(&folded);
    }
    if names::is_collective(canonical) || names::is_collective(&folded) {
        return None;
    }
    let (outer, _) = names::second_name(&folded);
    let rest = match canonical.strip_suffix("管委会") {
        Some(_) => without_place(outer, place),
        None => names::parts(outer).rest,
    };
    let rest = rest.strip_prefix("中国").unwrap_or(rest);
    let bare = rest.replace("人民政府", "政府").replace("人民法院", "法院").replace("人民检察院", "检察院");
    Some(if bare.is_empty() { outer.to_owned() } else { bare })
}

/// The words for a tier: 县、区 of 各县、区人民政府. Towns without streets and streets without towns are parts of their tier.
fn tier(folded: &str) -> Option<String> {
    const WORDS: &str = "省市县区旗州盟镇乡街道自治直辖地级设的()、,和及";
    let behind = folded.split_once('各').map_or(folded, |(_, behind)| behind);
    let end = behind.find(|c| !WORDS.contains(c)).unwrap_or(behind.len());
    let words = behind.get(..end)?.trim_end_matches(['、', ',', '和', '及']);
    let towns = words.contains(['镇', '乡']);
    (!words.is_empty() && towns == words.contains('街')).then(|| words.to_owned())
}

/// A name of a zone without the place of the document before it.
fn without_place<'n>(name: &'n str, place: Option<&str>) -> &'n str {
    let Some(place) = place else { return name };
    let stem = place.char_indices().next_back().and_then(|(last, _)| place.get(..last)).unwrap_or(place);
    let rest = name.strip_prefix(place).or_else(|| name.strip_prefix(stem));
    rest.filter(|rest| !rest.is_empty()).unwrap_or(name)
}

/// Whether one of two names is the other with several characters left out: 市发改委 of 市发展改革委.
pub(super) fn is_short_form(one: &str, two: &str) -> bool {
    let (short, long) = if one.len() < two.len() { (one, two) } else { (two, one) };
    let mut left = long.chars();
    let within = short.chars().all(|c| left.any(|other| other == c));
    within && long.chars().count() > short.chars().count() + 1
}
