//! The labels that a responsibility clause begins with, as far as the lines of a text tell: whole, or torn at the end of a line.

use crate::text::is_blank;

/// They may have blanks between their characters.
pub(super) const LABELS: &[&str] = &[
    "责任单位",
    "责任部门",
    "牵头单位",
    "牵头部门",
    "牵头责任",
    "配合单位",
    "配合部门",
    "协同配合",
    "参与单位",
    "指导单位",
    "主要责任",
];

/// Whether a line begins with a responsibility clause of its own.
pub(super) fn begins_clause(line: &str) -> bool {
    let inner = line.trim_start_matches(['（', '(', '[', '【', '［']).trim_start_matches(is_blank);
    // Most lines begin with none of the labels' first characters, blanks or not.
    inner.starts_with(['责', '牵', '配', '协', '参', '指', '主'])
        && LABELS.iter().any(|label| {
            let mut letters = inner.chars().filter(|&c| !is_blank(c));
            label.chars().all(|wanted| letters.next() == Some(wanted))
        })
}
