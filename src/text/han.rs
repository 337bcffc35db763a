//! Han characters (汉字), told from everything else that stands in a text, and sets of them.

/// Whether a character is a letter of any script. Nearly all that are asked about are Han characters.
pub(crate) fn is_letter(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphabetic()
}

/// Whether a character is a Han character, the rare ones of the planes above and 〇 included.
#[inline]
pub(crate) const fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{323af}' | '〇')
}

/// A set of Han characters of the plane that nearly all belong to, one bit each.
#[derive(Debug)]
pub(crate) struct HanSet([u64; 328]);

impl HanSet {
    pub(crate) const fn of(text: &str) -> Self {
        let (mut set, mut at) = (Self([0; 328]), 0);
        while at < text.len() {
            set = set.with(text.as_bytes(), at);
            at += 3;
        }
        set
    }

    /// The characters that words begin with.
    pub(crate) const fn first_of(words: &[&str]) -> Self {
        let (mut set, mut nth) = (Self([0; 328]), 0);
        while nth < words.len() {
            set = set.with(words[nth].as_bytes(), 0);
            nth += 1;
        }
        set
    }

    const fn with(mut self, bytes: &[u8], at: usize) -> Self {
        assert!(bytes[at] >= 0xe4 && bytes[at] <= 0xe9, "only Han characters");
        let code = (bytes[at] as usize & 0xf) << 12
            | (bytes[at + 1] as usize & 0x3f) << 6
            | (bytes[at + 2] as usize & 0x3f);
        self.0[(code - 0x4e00) / 64] |= 1 << (code % 64);
        self
    }

    #[inline]
    pub(crate) fn contains(&self, c: char) -> bool {
        let code = (c as usize).wrapping_sub(0x4e00);
        self.0.get(code / 64).is_some_and(|bits| bits >> (code % 64) & 1 != 0)
    }
}
