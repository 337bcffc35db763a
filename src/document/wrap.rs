//! The hard wrap of a document: at which width extraction broke its lines, and how it tells paragraphs apart.

use super::lines::{LONGEST_MEASURED, Line, WIDEST, columns};

/// The narrowest wrap, in columns: below that the lines are cells of a table rather than wrapped prose.
const NARROWEST_WRAP: usize = 40;

/// How the lines of a document were broken.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wrap {
    /// The width at which they were.
    pub width: usize,
    /// A blank line stands behind each of them, so that none tells anything.
    pub spaced: bool,
    /// White space stands before the first line of each paragraph.
    pub indented: bool,
}

impl Wrap {
    /// How lines were broken, where they were.
    pub(super) fn of(lines: &[Line<'_>]) -> Option<Self> {
        wrap_width(lines).map(|width| Self { width, spaced: is_spaced(lines), indented: is_indented(lines) })
    }

    /// Whether a line has about that width.
    pub(super) fn fits(self, line: &str) -> bool {
        columns(line).abs_diff(self.width) <= 4
    }
}

/// Whether a blank line stands behind every line, as when each was taken for a paragraph.
fn is_spaced(lines: &[Line<'_>]) -> bool {
    lines.iter().filter(|line| line.after_blank).count() * 10 > lines.len() * 9
}

/// Whether white space stands before the first line of paragraphs: before many lines, and not before most.
fn is_indented(lines: &[Line<'_>]) -> bool {
    let indented = lines.iter().filter(|line| line.indented).count();
    indented * 12 > lines.len() && indented * 3 < lines.len() * 2
}

/// The width at which the lines of a document were broken, when they were: many lines of nearly the same width, hardly
/// any longer.
fn wrap_width(lines: &[Line<'_>]) -> Option<usize> {
    // One paragraph a line: no need to measure any.
    let unbroken = lines.iter().filter(|line| line.text.len() > LONGEST_MEASURED).count();
    if unbroken * 8 > lines.len() {
        return None;
    }
    let mut count = [0_u32; WIDEST + 1];
    let (mut all, mut longer) = (0_u32, 0_u32);
    for width in lines.iter().map(|line| columns(line.text)).filter(|&width| width >= NARROWEST_WRAP / 2) {
        all += 1;
        match count.get_mut(width) {
            Some(count) => *count += 1,
            None => longer += 1,
        }
    }
    let band = |width: usize| {
        count.get(width.saturating_sub(3)..=(width + 1).min(WIDEST)).unwrap_or_default().iter().sum::<u32>()
    };
    let width = (NARROWEST_WRAP..WIDEST).max_by_key(|&width| (band(width), width))?;
    let beyond = longer + count.get(width + 5..).unwrap_or_default().iter().sum::<u32>();
    (band(width) >= 4 && band(width) * 4 >= all && beyond * 8 <= all).then_some(width)
}
