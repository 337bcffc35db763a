//! Rules about responsibility (责任分工): who has to do what, and whether that can be told.

// What several rules share; every other file is one rule.
mod lists;
mod spelling;

mod annex_department_without_task;
mod collective_lead;
mod department_under_two_names;
mod lead_also_supports;
mod lead_without_subject;
mod only_collectives;
mod open_list;
mod overloaded_department;
mod repeated_department;
mod several_leads;
mod task_without_department;
mod task_without_lead;
mod unknown_department;

use super::rule::Rule;

pub(super) const RULES: &[Rule] = &[
    unknown_department::RULE,
    task_without_department::RULE,
    task_without_lead::RULE,
    several_leads::RULE,
    repeated_department::RULE,
    only_collectives::RULE,
    collective_lead::RULE,
    open_list::RULE,
    lead_also_supports::RULE,
    department_under_two_names::RULE,
    annex_department_without_task::RULE,
    overloaded_department::RULE,
    lead_without_subject::RULE,
];
