//! The marks between the words of a text, found without a look at each of its characters.

use super::fold::{fold_char, is_blank};

/// The characters of a text that are neither Han characters nor ASCII letters and digits, each with its offset.
///
/// Marks part what a plan says, and between two of them most text needs no look at its single characters.
pub(crate) const fn marks(text: &str) -> Marks<'_> {
    Marks { text, at: 0 }
}

/// Whether a character leads to a note: ① or a raised digit.
pub(crate) const fn is_note_mark(c: char) -> bool {
    matches!(c, '①'..='⑳' | '¹' | '²' | '³' | '⁴'..='⁹')
}

/// The marks behind a name or a figure that a note below the table explains, in half width.
pub(crate) const FOOTNOTE_MARKS: [char; 9] = ['*', '※', '★', '☆', '▲', '△', '●', '◆', '#'];

/// Whether a character of either width is one of them.
pub(crate) fn is_footnote_mark(c: char) -> bool {
    FOOTNOTE_MARKS.contains(&fold_char(c))
}

/// See [`marks`].
#[derive(Debug)]
pub(crate) struct Marks<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Marks<'_> {
    type Item = (usize, char);

    #[inline]
    fn next(&mut self) -> Option<(usize, char)> {
        let bytes = self.text.as_bytes();
        loop {
            match *bytes.get(self.at)? {
                // The first of the three bytes of a Han character.
                0xe4..=0xe9 => self.at += 3,
                b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => self.at += 1,
                _ => break,
            }
        }
        let at = self.at;
        let mark = self.text.get(at..)?.chars().next()?;
        self.at += mark.len_utf8();
        Some((at, mark))
    }
}

/// Whether a text has a character that only takes up room.
pub(crate) fn has_blank(text: &str) -> bool {
    marks(text).any(|(_, mark)| is_blank(mark))
}

#[cfg(test)]
mod tests {
    use super::{has_blank, marks};

    #[test]
    fn marks_stand_between_words_of_any_script() {
        let found: Vec<(usize, char)> = marks("一、AI+教育。").collect();
        assert_eq!(found, [(3, '、'), (8, '+'), (15, '。')]);
    }

    #[test]
    fn blanks_of_any_width_are_seen() {
        for text in ["市 科技局", "市科技局\u{3000}", "\u{a0}", "a\u{feff}b", "3\n"] {
            assert!(has_blank(text), "{text}");
        }
        assert!(!has_blank("市科技局（AI+）、1.5%"));
    }
}
