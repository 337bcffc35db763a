//! Cheap looks at a text: colons, characters two by two, and many words looked for at once.

/// Each character with the one behind it, to find one of many words of two in one pass.
pub(super) fn pairs(text: &str) -> impl Iterator<Item = (char, char)> {
    let mut chars = text.chars();
    let mut last = chars.next();
    core::iter::from_fn(move || {
        let next = chars.next()?;
        Some((last.replace(next)?, next))
    })
}

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

/// Some words without those that a text cannot begin with. The first three bytes tell most of them apart; no word is shorter.
pub(crate) fn beginning(words: &'static [&'static str], text: &str) -> impl Iterator<Item = &'static str> {
    let sign: Option<[u8; 3]> = text.as_bytes().first_chunk().copied();
    words.iter().copied().filter(move |word| word.as_bytes().first_chunk() == sign.as_ref())
}

/// Some words without those that a text cannot end in, in the same way.
pub(crate) fn ending(words: &'static [&'static str], text: &str) -> impl Iterator<Item = &'static str> {
    let sign: Option<[u8; 3]> = text.as_bytes().last_chunk().copied();
    words.iter().copied().filter(move |word| word.as_bytes().last_chunk() == sign.as_ref())
}

/// Words that are looked for together; none is shorter than one Han character.
///
/// A Han character's last byte has 64 values, so one bit for each says which can end a word: that rules out most places of a text
/// before any word is compared.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    words: &'static [&'static str],
    /// The bytes that words end with, by their low six bits.
    last: u64,
    /// The bytes before those.
    before: u64,
}

impl Vocabulary {
    pub(crate) const fn new(words: &'static [&'static str]) -> Self {
        let (mut last, mut before, mut at) = (0, 0, 0);
        while at < words.len() {
            if let [.., next_to_last, end] = words[at].as_bytes() {
                last |= 1 << (*end & 63);
                before |= 1 << (*next_to_last & 63);
            }
            at += 1;
        }
        Self { words, last, before }
    }

    /// Whether a text ends with one of the words.
    pub(crate) fn ends(&self, text: &str) -> bool {
        self.end_at(text.as_bytes(), text.len())
    }

    /// Whether one of the words stands in a text.
    pub(super) fn within(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let mut end = 0;
        while let Some(&first) = bytes.get(end) {
            end += width(first);
            if self.end_at(bytes, end) {
                return true;
            }
        }
        false
    }

    /// Whether all of the words have something, for tests of what is asked before them.
    #[cfg(test)]
    pub(super) fn all(&self, has: impl Fn(&str) -> bool) -> bool {
        self.words.iter().all(|word| has(word))
    }

    /// Whether one of the words ends at a place.
    #[inline]
    fn end_at(&self, bytes: &[u8], end: usize) -> bool {
        let Some(text) = bytes.get(..end) else { return false };
        let Some(tail @ [_, before, last]) = text.last_chunk() else { return false };
        self.last >> (last & 63) & self.before >> (before & 63) & 1 == 1
            && self.words.iter().any(|word| {
                let word = word.as_bytes();
                word.last_chunk() == Some(tail) && text.ends_with(word)
            })
    }
}

/// How many bytes a character has, by its first.
const fn width(first: u8) -> usize {
    match first {
        0..=0x7f => 1,
        0x80..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xff => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::Vocabulary;

    #[test]
    fn words_are_found_inside_and_at_the_end() {
        const WORDS: Vocabulary = Vocabulary::new(&["目标", "总体要求", "ICP"]);
        assert!(WORDS.ends("主要目标") && WORDS.within("主要目标和指标") && WORDS.within("ICP备"));
        assert!(!WORDS.ends("主要目标和指标") && !WORDS.within("体要求") && !WORDS.ends("标"));
    }
}
