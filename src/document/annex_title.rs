//! The titles of annexes that extraction has left on two lines.

use super::flow::Paragraph;
use super::marker::{Marker, marker};
use crate::text::is_blank;

/// Whether a paragraph is the mark of an annex and nothing else.
pub(super) fn is_annex_mark(paragraph: &Paragraph, source: &str) -> bool {
    paragraph.marked().is_some_and(|found| {
        matches!(found.marker, Marker::Annex { .. }) && paragraph.text(source).len() == found.words()
    })
}

/// Whether two lines are the title of an annex, set in two as titles are where one would be too wide: what it is of, and what it is.
pub(super) fn parts_title(line: &str, next: &str) -> bool {
    const LONGEST: usize = 30;
    /// What lists and the like are called in full; a single word is more likely the head of a column.
    const KINDS: [&str; 7] = ["表", "清单", "名单", "台账", "方案", "办法", "细则"];
    let plain = |text: &str| {
        (4..=LONGEST).contains(&text.chars().take(LONGEST + 1).count())
            && !text.contains(|c: char| is_blank(c) || matches!(c, '。' | '；' | '，' | '：' | ':' | '|'))
    };
    let bare = |text: &str| {
        text.rfind(['（', '(']).filter(|_| text.ends_with(['）', ')'])).map_or(text.len(), |at| at)
    };
    let named = |text: &str| {
        let name = text.get(..bare(text)).unwrap_or_default();
        KINDS.iter().any(|kind| name.ends_with(kind))
    };
    plain(line)
        && plain(next)
        && named(next)
        && !named(line)
        && marker(line).is_none()
        && marker(next).is_none()
}
