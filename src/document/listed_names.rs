//! Departments on lines of their own below a label that has its line to itself: 责任单位： with 1.市科技局 and 2.市财政局 below.
//! They are one clause, and their numbers count no items of the outline.

use super::clause::{LabelRole, leading_label};
use super::flow::Paragraph;
use super::labels::begins_clause;
use super::marker::{Marker, Numbering, marker};
use super::names::{Likeness, is_collective, likeness};
use crate::text::is_blank;

/// What has been listed below a label so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Listing {
    /// Nothing yet: the label stands alone.
    Begun,
    /// So many lines of departments without numbers.
    Plain(u16),
    /// Departments with numbers of one form, the last of which is told.
    Numbered(Numbering, u16),
}

impl Listing {
    /// The list that the label of a paragraph begins, where it has the line for itself.
    pub(super) fn begun(paragraph: &Paragraph, text: &str) -> Option<Self> {
        const LONGEST: usize = 60;
        let alone = text.len() <= LONGEST && text.ends_with(['：', ':']) && begins_clause(text);
        let of_units = || {
            leading_label(text).is_some_and(|role| !matches!(role, LabelRole::Other | LabelRole::Deadline))
        };
        (alone && paragraph.marked().is_none() && of_units()).then_some(Self::Begun)
    }

    /// The list with a line more, where the line names nothing but departments.
    pub(super) fn with(self, line: &str) -> Option<Self> {
        /// No more than a task may have: what is joined is looked at again with each line.
        const MOST: u16 = 30;
        let found = marker(line).map(|found| (found.marker, found.end()));
        let (next, names) = match (self, found) {
            (Self::Begun, Some((Marker::Number { form, number: 1, .. }, end)))
                if form >= Numbering::Third =>
            {
                (Self::Numbered(form, 1), end)
            }
            (Self::Numbered(form, last), Some((Marker::Number { form: other, number, .. }, end)))
                if form == other && last < MOST && last + 1 == number =>
            {
                (Self::Numbered(form, number), end)
            }
            (Self::Begun, None) => (Self::Plain(1), 0),
            (Self::Plain(lines), None) if lines < MOST => (Self::Plain(lines + 1), 0),
            _ => return None,
        };
        line.get(names..).is_some_and(lists_only_departments).then_some(next)
    }
}

/// Whether a line names departments and nothing else.
fn lists_only_departments(line: &str) -> bool {
    const LONGEST: usize = 300;
    let line = line.trim_matches(|c: char| is_blank(c) || matches!(c, '；' | ';' | '。' | '、' | '，'));
    let name = |name: &str| {
        let name = name.trim_matches(is_blank);
        likeness(name) == Likeness::Strong || is_collective(name)
    };
    (1..=LONGEST).contains(&line.len()) && line.split(['、', '，', ',']).all(name)
}
