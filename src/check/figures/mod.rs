//! Rules about indicators and numbers (指标与数字).

mod lost_cell;

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[lost_cell::RULE];
