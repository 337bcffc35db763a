//! Han characters (汉字), told from everything else that stands in a text.

/// Whether a character is a Han character, the rare ones of the planes above and 〇 included.
pub(crate) const fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{323af}' | '〇')
}
