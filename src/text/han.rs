//! Han characters (汉字), told from everything else that stands in a text.

/// Whether a character is a letter of any script. Nearly all that are asked about are Han characters.
pub(crate) fn is_letter(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphabetic()
}

/// Whether a character is a Han character, the rare ones of the planes above and 〇 included.
pub(crate) const fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{323af}' | '〇')
}
