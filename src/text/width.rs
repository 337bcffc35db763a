//! How wide text stands on a terminal, for aligning columns.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns that a text takes on a terminal with a Chinese font: Han characters, full-width marks and also
/// “ ” … — · take two.
///
/// ```
/// use fengong::text::display_width;
/// assert_eq!(display_width("登记“一件事”"), 14);
/// assert_eq!(display_width("R&D"), 3);
/// ```
#[must_use]
pub fn display_width(text: &str) -> usize {
    text.width_cjk()
}

/// The longest start of a text that fits into `columns`.
///
/// ```
/// use fengong::text::fit_width;
/// assert_eq!(fit_width("市科技局", 5), "市科");
/// ```
#[must_use]
pub fn fit_width(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += c.width_cjk().unwrap_or(0);
        if used > columns {
            return text.get(..at).unwrap_or_default();
        }
    }
    text
}
