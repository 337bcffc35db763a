//! Rules about responsibility (责任分工): who has to do what, and whether that can be told.

mod task_without_department;
mod task_without_lead;
mod unknown_department;

use super::rule::Rule;

pub(super) const RULES: &[Rule] =
    &[unknown_department::RULE, task_without_department::RULE, task_without_lead::RULE];
