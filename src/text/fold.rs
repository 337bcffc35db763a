//! Folding for comparison: full and half width are one, white space is none. The text itself is never changed.

use std::borrow::Cow;

use super::marks::marks;

/// The half-width form of a full-width letter, digit or mark, and ASCII for the marks that web copies replace.
///
/// ```
/// use fengong::text::fold_char;
/// assert_eq!(fold_char('（'), '(');
/// assert_eq!(fold_char('１'), '1');
/// assert_eq!(fold_char('局'), '局');
/// ```
#[must_use]
#[inline]
pub const fn fold_char(c: char) -> char {
    // Nearly every character asked about is a Han character.
    if matches!(c, '\u{3001}'..='\u{9fff}') {
        return c;
    }
    match c {
        '\u{ff01}'..='\u{ff5e}' => match char::from_u32(c as u32 - 0xfee0) {
            Some(half) => half,
            None => c,
        },
        '\u{3000}' | '\u{a0}' => ' ',
        '﹙' => '(',
        '﹚' => ')',
        '—' | '–' | '―' | '─' | '−' | '‐' | '‑' => '-',
        '“' | '”' | '„' | '‟' => '"',
        '‘' | '’' => '\'',
        c => c,
    }
}

/// Whether a character only takes up room: white space, and the marks that carry no text of their own (zero width,
/// byte order, direction, variation, soft hyphen).
///
/// ```
/// use fengong::text::is_blank;
/// assert!(is_blank('\u{3000}') && is_blank('\u{200b}'));
/// assert!(!is_blank('局') && !is_blank('、'));
/// ```
#[must_use]
#[inline]
pub const fn is_blank(c: char) -> bool {
    if matches!(c, '\u{3001}'..='\u{9fff}' | '!'..='~') {
        return false;
    }
    matches!(
        c,
        ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200f}'
        | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{2069}' | '\u{3000}' | '\u{feff}' | '\u{ad}' | '\u{0}'
        | '\u{fe00}'..='\u{fe0f}'
    )
}

/// A text as it compares: width folded, blanks left out. Borrows when there is nothing to fold.
///
/// ```
/// use fengong::text::fold;
/// assert_eq!(fold("市发改委 （市能源局）"), fold("市发改委(市能源局)"));
/// ```
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    if marks(text).all(|(_, mark)| !is_blank(mark) && fold_char(mark) == mark) {
        Cow::Borrowed(text)
    } else {
        // Folding makes no text longer.
        let mut out = String::with_capacity(text.len());
        out.extend(folded(text));
        Cow::Owned(out)
    }
}

/// Whether two texts are the same once folded, without building either.
///
/// ```
/// use fengong::text::same_folded;
/// assert!(same_folded("临沧 市（ 试 行 ）", "临沧市(试行)"));
/// ```
#[must_use]
pub fn same_folded(one: &str, other: &str) -> bool {
    folded(one).eq(folded(other))
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|&c| !is_blank(c)).map(fold_char)
}
