//! Rules about reading itself (读取): whether there was anything to read.

mod control_character;
mod empty_document;
mod no_plan_found;

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[empty_document::RULE, no_plan_found::RULE, control_character::RULE];
