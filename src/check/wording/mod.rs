//! Rules about words and marks (文字): what extraction and typing leave behind.

mod hard_wrap;
mod page_number;

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[hard_wrap::RULE, page_number::RULE];
