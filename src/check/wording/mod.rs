//! Rules about words and marks (文字): what extraction and typing leave behind.

// What several rules share; every other file is one rule.
mod brackets;
mod echo;
mod residue;
mod signs;

mod broken_title;
mod doubled_mark;
mod doubled_word;
mod half_width_mark;
mod hard_wrap;
mod markup_residue;
mod mismatched_bracket;
mod mixed_spacing;
mod page_furniture;
mod page_number;
mod replacement_character;
mod stray_latin;
mod unclosed_bracket;

pub(in crate::check) use signs::Marks;

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[
    hard_wrap::RULE,
    page_number::RULE,
    unclosed_bracket::RULE,
    mismatched_bracket::RULE,
    doubled_mark::RULE,
    doubled_word::RULE,
    markup_residue::RULE,
    stray_latin::RULE,
    half_width_mark::RULE,
    page_furniture::RULE,
    replacement_character::RULE,
    broken_title::RULE,
    mixed_spacing::RULE,
];

/// Up to here each place of one fault is reported; what stands all over a document is reported once, with the count.
const FEW: usize = 5;

/// The beginning of some words, as a message quotes them.
fn beginning(words: &str, most: usize) -> String {
    let words = words.trim_end();
    let mut shown: String = words.chars().take(most).collect();
    if words.chars().nth(most).is_some() {
        shown.push('…');
    }
    shown
}
