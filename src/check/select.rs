//! Which rules run: by code, by the beginning of a code, by name or by group.

use super::rule::{Group, Rule};
use crate::error::Error;

/// The positions in the registry of the rules that a word stands for.
pub(super) fn rules(word: &str) -> Result<Vec<usize>, Error> {
    let found: Vec<usize> = (0..)
        .zip(Rule::all())
        .filter(|(_, rule)| {
            let begins = word.len() >= 3
                && rule
                    .code()
                    .as_str()
                    .get(..word.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(word));
            word == EVERY_RULE || begins || rule.is_called(word) || rule.group().as_str() == word
        })
        .map(|(at, _)| at)
        .collect();
    if found.is_empty() {
        let groups = Group::ALL.iter().map(|group| group.as_str());
        return Err(unknown(word, groups.chain([EVERY_RULE])));
    }
    Ok(found)
}

/// The word that stands for every rule.
const EVERY_RULE: &str = "all";

/// The rule of a code or name.
pub(super) fn one_rule(name: &str) -> Result<&'static Rule, Error> {
    Rule::all().iter().find(|rule| rule.is_called(name)).ok_or_else(|| unknown(name, []))
}

/// Nothing is called so; the rule or other word of a similar name is suggested, the first of several.
fn unknown(word: &str, others: impl IntoIterator<Item = &'static str>) -> Error {
    let names = Rule::all().iter().flat_map(|rule| [rule.code().as_str(), rule.name()]).chain(others);
    let lower = word.to_ascii_lowercase();
    // A name of which more than a third would have to change is another word and not a slip.
    // Names that differ more than that in length are not compared: the word may be a whole file by mistake.
    let length = lower.chars().count();
    let slips = |name: &str| {
        if name.len().abs_diff(length) * 3 > name.len() {
            return None;
        }
        let slips = strsim::damerau_levenshtein(&lower, &name.to_ascii_lowercase());
        (slips * 3 <= name.len()).then_some(slips)
    };
    let nearest = names.filter_map(|name| Some((slips(name)?, name))).min_by_key(|&(slips, _)| slips);
    Error::UnknownRule { name: word.to_owned(), nearest: nearest.map(|(_, name)| name.to_owned()) }
}
