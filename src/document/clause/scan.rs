//! Short looks at a text that spare it a closer one: colons, and the characters at its ends two by two.

/// Where the colons of a text stand, of either width. The last byte of the wide one is rare in Chinese text, so that a
/// vector search for it hardly stops.
pub(super) fn colons(text: &str) -> impl Iterator<Item = usize> {
    const WIDE: &[u8] = "：".as_bytes();
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b':', 0x9a, bytes).filter_map(move |at| {
        let wide = bytes.get(..=at).is_some_and(|head| head.ends_with(WIDE));
        if wide { Some(at + 1 - WIDE.len()) } else { text.is_char_boundary(at).then_some(at) }
    })
}

/// The first two characters of a text.
pub(super) fn first_two(text: &str) -> Option<(char, char)> {
    let mut chars = text.chars();
    Some((chars.next()?, chars.next()?))
}

/// The last two characters of a text.
pub(super) fn last_two(text: &str) -> Option<(char, char)> {
    let mut chars = text.chars();
    let last = chars.next_back()?;
    Some((chars.next_back()?, last))
}

/// Parts a text at the first place of a word. The words here are short and so are the texts: a searcher would take longer to
/// build than to run.
pub(super) fn split_word<'t>(text: &'t str, word: &str) -> Option<(&'t str, &'t str)> {
    let at = memchr::memmem::find(text.as_bytes(), word.as_bytes())?;
    Some((text.get(..at)?, text.get(at + word.len()..)?))
}
