//! Rules about structure, metadata and dates (结构与日期).

// What several rules share; every other file is one rule.
mod announced;
mod chains;
mod numbering;
mod printed;
mod steps;

mod backward_phase;
mod citation_without_number;
mod conflicting_metadata;
mod empty_section;
mod impossible_date;
mod missing_signature;
mod orphan_number;
mod outside_period;
mod overlapping_phases;
mod phase_gap;
mod phase_over_when_issued;
mod repeated_heading;
mod repeated_number;
mod skipped_level;
mod skipped_number;
mod wrong_count;

pub(super) use numbering::{Break as NumberBreak, breaks as number_breaks};
pub(super) use steps::{Break as StepBreak, breaks as step_breaks};

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[
    impossible_date::RULE,
    backward_phase::RULE,
    skipped_number::RULE,
    repeated_number::RULE,
    skipped_level::RULE,
    orphan_number::RULE,
    wrong_count::RULE,
    phase_over_when_issued::RULE,
    phase_gap::RULE,
    overlapping_phases::RULE,
    outside_period::RULE,
    conflicting_metadata::RULE,
    citation_without_number::RULE,
    empty_section::RULE,
    repeated_heading::RULE,
    missing_signature::RULE,
];
