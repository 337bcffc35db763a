//! Rules about indicators and numbers (指标与数字): whether a table says all that it should, whether what it says can be true, and
//! whether it is the same everywhere.

// What several rules share; every other file is one rule.
mod amounts;
mod ledger;
mod levels;
mod names;
mod pairs;

mod baseline_of_another_year;
mod binding_indicator_without_department;
mod conflicting_values;
mod growth_without_base;
mod impossible_percentage;
mod inconsistent_comparator;
mod indicator_missing_from_annex;
mod indicator_missing_from_main;
mod indicator_under_two_names;
mod indicator_without_baseline;
mod indicator_without_department;
mod indicator_without_target;
mod indicator_without_task;
mod indicator_without_unit;
mod lost_cell;
mod overloaded_mark;
mod target_not_better;
mod task_without_target;
mod wrong_growth;

use super::rule::Rule;

pub(super) use ledger::Ledger;

pub(super) const RULES: &[Rule] = &[
    lost_cell::RULE,
    indicator_without_unit::RULE,
    indicator_without_baseline::RULE,
    indicator_without_target::RULE,
    indicator_without_department::RULE,
    indicator_missing_from_annex::RULE,
    indicator_missing_from_main::RULE,
    conflicting_values::RULE,
    baseline_of_another_year::RULE,
    target_not_better::RULE,
    impossible_percentage::RULE,
    growth_without_base::RULE,
    wrong_growth::RULE,
    inconsistent_comparator::RULE,
    indicator_without_task::RULE,
    task_without_target::RULE,
    binding_indicator_without_department::RULE,
    overloaded_mark::RULE,
    indicator_under_two_names::RULE,
];
