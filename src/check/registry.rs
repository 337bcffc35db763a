//! Every rule there is, in the order of the codes.

use std::sync::OnceLock;

use super::rule::Rule;
use super::{exempt, figures, reading, responsibility, structure, wording};

pub(super) fn rules() -> &'static [Rule] {
    static RULES: OnceLock<Vec<Rule>> = OnceLock::new();
    RULES.get_or_init(|| {
        let groups =
            [reading::RULES, responsibility::RULES, figures::RULES, structure::RULES, wording::RULES];
        let mut rules: Vec<Rule> = groups.concat();
        rules.push(exempt::UNUSED);
        rules.sort_by_key(Rule::code);
        rules
    })
}
