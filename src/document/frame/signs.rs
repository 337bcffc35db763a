//! What a single line around the body is, by its own words.

use super::{metadata, number};
use crate::document::names::{Likeness, likeness};
use crate::document::scan::Vocabulary;

/// A line that is a document number with hardly anything else.
pub(super) fn is_number_line(line: &str) -> bool {
    number::number(line).is_some_and(|at| at.end - at.start + 8 >= line.len())
}

/// （此件公开发布）
pub(super) fn is_publicity(line: &str) -> bool {
    line.starts_with(['（', '(']) && line.contains("公开")
}

/// A line of the page rather than of the document: its table of facts, its trail of links.
pub(super) fn is_page_line(line: &str) -> bool {
    const PAGE: Vocabulary = Vocabulary::new(&["当前位置", "无障碍"]);
    line.len() < 400 && (metadata::has_facts(line) || PAGE.within(line))
}

/// The line that says to whom a notice goes: 各县区人民政府，市政府各部门：
pub(super) fn is_addressed(line: &str) -> bool {
    const ADDRESSEES: Vocabulary = Vocabulary::new(&["人民政府", "各部门", "有关单位"]);
    line.len() < 600 && line.ends_with(['：', ':']) && (line.starts_with('各') || ADDRESSEES.within(line))
}

/// A line that is the name of one organisation.
pub(super) fn is_organisation(line: &str) -> bool {
    line.len() <= 240
        && (4..=60).contains(&line.chars().count())
        && likeness(line) != Likeness::No
        && !line.contains(['。', '：', ':', '、'])
}
