//! Which rules run: by code, by the beginning of a code, by name or by group.

use super::rule::{Group, Rule};
use crate::error::Error;

/// The positions in the registry of the rules that a word stands for.
pub(super) fn rules(word: &str) -> Result<Vec<usize>, Error> {
    let found: Vec<usize> = (0..)
        .zip(Rule::all())
        .filter(|(_, rule)| {
            let begins = word.len() >= 3
                && rule.code().get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
            word == "all" || begins || rule.is_called(word) || rule.group().as_str() == word
        })
        .map(|(at, _)| at)
        .collect();
    if found.is_empty() { Err(unknown(word)) } else { Ok(found) }
}

/// No rule or group is called so; one of a similar name is suggested.
pub(super) fn unknown(word: &str) -> Error {
    let names = Rule::all().iter().flat_map(|rule| [rule.code(), rule.name()]);
    let names = names.chain(Group::ALL.iter().map(|group| group.as_str()));
    let lower = word.to_ascii_lowercase();
    let distance = |name: &&str| strsim::damerau_levenshtein(&lower, &name.to_ascii_lowercase());
    let nearest = names.min_by_key(distance).unwrap_or_default();
    Error::UnknownRule { name: word.to_owned(), nearest: nearest.to_owned() }
}
