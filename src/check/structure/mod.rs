//! Rules about structure, metadata and dates (结构与日期).

mod backward_phase;
mod conflicting_metadata;
mod impossible_date;

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[impossible_date::RULE, backward_phase::RULE, conflicting_metadata::RULE];
