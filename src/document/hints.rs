//! Which characters the words of a list begin with or end in: most characters of a sentence are told apart by one look.

/// A set of characters, kept as one bit for the lowest bits of each number: ten of them for sixteen words, eight for four. It may hold a
/// few more than it was given.
#[derive(Debug)]
pub(super) struct Hints<const WORDS: usize = 16>([u64; WORDS]);

impl<const WORDS: usize> Hints<WORDS> {
    const MASK: usize = {
        assert!(WORDS.is_power_of_two(), "a number is cut to its lowest bits");
        WORDS - 1
    };

    /// The first characters of some words.
    pub(super) const fn first(words: &[&str]) -> Self {
        Self([0; WORDS]).with(words, false)
    }

    /// Some characters.
    pub(super) const fn signs(signs: &str) -> Self {
        let (mut bits, bytes, mut at) = ([0; WORDS], signs.as_bytes(), 0);
        while at < bytes.len() {
            // A byte inside a character begins none.
            if bytes[at] & 0xc0 != 0x80 {
                let number = number(bytes, at);
                bits[number >> 6 & Self::MASK] |= 1 << (number & 63);
            }
            at += 1;
        }
        Self(bits)
    }

    /// The last characters of some words.
    pub(super) const fn last(words: &[&str]) -> Self {
        Self([0; WORDS]).with(words, true)
    }

    const fn with(self, words: &[&str], last: bool) -> Self {
        let (mut bits, mut at) = (self.0, 0);
        while at < words.len() {
            let bytes = words[at].as_bytes();
            let mut start = if last { bytes.len() - 1 } else { 0 };
            while last && bytes[start] & 0xc0 == 0x80 {
                start -= 1;
            }
            let number = number(bytes, start);
            bits[number >> 6 & Self::MASK] |= 1 << (number & 63);
            at += 1;
        }
        Self(bits)
    }

    /// The characters of both sets.
    pub(super) const fn or(mut self, other: &Self) -> Self {
        let mut at = 0;
        while at < self.0.len() {
            self.0[at] |= other.0[at];
            at += 1;
        }
        self
    }

    /// Whether a character may be among them.
    #[inline]
    pub(super) const fn may_hold(&self, c: char) -> bool {
        let number = c as usize;
        self.0[number >> 6 & Self::MASK] >> (number & 63) & 1 != 0
    }
}

/// The six bits that a byte behind the first of a character adds to its number.
const fn tail(byte: u8) -> usize {
    byte as usize & 0x3f
}

/// The number of the character that begins at a place, of which the lowest twelve bits are right.
const fn number(bytes: &[u8], at: usize) -> usize {
    match bytes[at] {
        0..=0x7f => bytes[at] as usize,
        0x80..=0xdf => (bytes[at] as usize & 0x1f) << 6 | tail(bytes[at + 1]),
        _ => tail(bytes[at + 1]) << 6 | tail(bytes[at + 2]),
    }
}

#[cfg(test)]
mod tests {
    use super::Hints;

    #[test]
    fn ends_of_words_of_any_script_are_held() {
        static FIRST: Hints = Hints::first(&["不低于", "≥", "m²", "约"]);
        static LAST: Hints = Hints::last(&["不低于", "≥"]).or(&Hints::last(&["m²", "Gbps"]));
        assert!(['不', '≥', 'm', '约'].into_iter().all(|c| FIRST.may_hold(c)));
        assert!(['于', '≥', '²', 's'].into_iter().all(|c| LAST.may_hold(c)));
        assert!(!FIRST.may_hold('低') && !LAST.may_hold('不') && !LAST.may_hold('m'));
    }
}
