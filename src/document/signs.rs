//! Sets of characters that a text is searched for in one pass: most characters of prose begin nothing that a reader looks for.

/// A set of characters, kept as one bit for the lowest twelve bits of each number. It may hold a few more than it was given, so a hit
/// is looked at again.
#[derive(Debug)]
pub(crate) struct Signs {
    bits: [u64; 64],
    ascii: u128,
}

impl Signs {
    /// The characters of a text: Han characters and other signs of three bytes, and signs of one.
    pub(crate) const fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let (mut bits, mut ascii, mut at) = ([0; 64], 0, 0);
        while at < bytes.len() {
            if bytes[at] < 0x80 {
                ascii |= 1 << bytes[at];
                at += 1;
            } else {
                assert!(bytes[at] & 0xf0 == 0xe0, "only signs of one byte or three");
                let place = place(bytes[at + 1], bytes[at + 2]);
                bits[place >> 6] |= 1 << (place & 63);
                at += 3;
            }
        }
        Self { bits, ascii }
    }

    /// The places of a text where one of them may stand, in order.
    pub(crate) fn places<'s>(&'s self, text: &'s str) -> Places<'s> {
        Places { signs: self, rest: text.as_bytes(), length: text.len() }
    }

    /// Whether one of them may stand in a text.
    pub(crate) fn may_stand_in(&self, text: &str) -> bool {
        self.places(text).next().is_some()
    }
}

/// Where a sign has its bit: the last two of its three bytes hold the lowest twelve bits of its number, if not in their order.
#[inline]
const fn place(second: u8, third: u8) -> usize {
    ((second as usize) << 6 ^ third as usize) & 0xfff
}

/// The places where a sign of a set may stand.
#[derive(Debug)]
pub(crate) struct Places<'s> {
    signs: &'s Signs,
    rest: &'s [u8],
    length: usize,
}

impl Iterator for Places<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        let mut rest = self.rest;
        while let [first, behind @ ..] = rest {
            let (found, next) = match behind {
                [second, third, behind @ ..] if *first >= 0xe0 => {
                    let place = place(*second, *third);
                    (self.signs.bits[place >> 6] >> (place & 63) & 1 != 0, behind)
                }
                // The second byte of a sign of two passes as a sign that is in no set.
                _ => (*first < 0x80 && self.signs.ascii >> *first & 1 != 0, behind),
            };
            if found {
                self.rest = next;
                return Some(self.length - rest.len());
            }
            rest = next;
        }
        self.rest = rest;
        None
    }
}
