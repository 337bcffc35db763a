//! The signs of running text at which its readers look closer, found in one pass over a paragraph for all of them.

use super::{mention, quantity, schedule};

/// A reader of running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Topic {
    Quantities = 1,
    Schedule = 2,
    Mentions = 4,
}

/// The signs of a paragraph, each with the readers that wait for it. The room is kept from one paragraph to the next.
#[derive(Debug, Default)]
pub(crate) struct ProseSigns(Vec<Found>);

#[derive(Debug, Clone, Copy)]
struct Found {
    at: u32,
    sign: char,
    topics: u8,
}

impl ProseSigns {
    /// Takes the signs of another paragraph.
    pub(crate) fn read(&mut self, text: &str) {
        static WAITED_FOR: Waiting = Waiting::none()
            .with(Topic::Quantities, quantity::SIGNS)
            .with(Topic::Schedule, schedule::SIGNS)
            .with(Topic::Mentions, mention::SIGNS);
        self.0.clear();
        let mut rest = text.as_bytes();
        while let [first, behind @ ..] = rest {
            let (topics, next) = match behind {
                [second, third, behind @ ..] if *first >= 0xe0 => (WAITED_FOR.wide(*second, *third), behind),
                // The second byte of a sign of two, or the fourth of one of four, is nobody's.
                _ => (WAITED_FOR.narrow(*first), behind),
            };
            if topics != 0 {
                let at = text.len() - rest.len();
                let sign = text.get(at..).and_then(|rest| rest.chars().next());
                self.0.extend(sign.map(|sign| Found { at: small(at), sign, topics }));
            }
            rest = next;
        }
    }

    /// The signs of a text that stands alone.
    pub(crate) fn of_text(text: &str) -> Self {
        let mut signs = Self::default();
        signs.read(text);
        signs
    }

    /// The signs that a reader waits for with their places, in order. Some may be others that look alike.
    pub(crate) fn of(&self, topic: Topic) -> impl Iterator<Item = (usize, char)> {
        let wanted = move |found: &&Found| found.topics & topic as u8 != 0;
        self.0.iter().filter(wanted).map(|found| (found.at as usize, found.sign))
    }
}

/// For each sign the readers that wait for it: one bit for each, by the lowest twelve bits of the sign's number. Signs that share
/// those share their readers.
struct Waiting {
    wide: [u8; 1 << 12],
    ascii: [u8; 1 << 7],
}

impl Waiting {
    const fn none() -> Self {
        Self { wide: [0; 1 << 12], ascii: [0; 1 << 7] }
    }

    const fn with(mut self, topic: Topic, signs: &str) -> Self {
        let (bytes, mut at) = (signs.as_bytes(), 0);
        while at < bytes.len() {
            if bytes[at] < 0x80 {
                self.ascii[bytes[at] as usize] |= topic as u8;
                at += 1;
            } else {
                assert!(bytes[at] & 0xf0 == 0xe0, "only signs of one byte or three");
                self.wide[place(bytes[at + 1], bytes[at + 2])] |= topic as u8;
                at += 3;
            }
        }
        self
    }

    /// Who waits for a sign of three bytes.
    #[inline]
    const fn wide(&self, second: u8, third: u8) -> u8 {
        self.wide[place(second, third)]
    }

    /// Who waits for a sign of one byte.
    #[inline]
    const fn narrow(&self, byte: u8) -> u8 {
        if byte < 0x80 { self.ascii[byte as usize] } else { 0 }
    }
}

/// The last two of a sign's three bytes hold the lowest twelve bits of its number, if not in their order.
#[inline]
const fn place(second: u8, third: u8) -> usize {
    ((second as usize) << 6 ^ third as usize) & 0xfff
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{ProseSigns, Topic};

    #[test]
    fn each_reader_gets_its_own_signs_in_order() {
        let mut signs = ProseSigns::default();
        signs.read("每年é𠮷由县建3座。");
        let of = |signs: &ProseSigns, topic| signs.of(topic).map(|(_, sign)| sign).collect::<String>();
        assert_eq!(of(&signs, Topic::Quantities), "3座。");
        assert_eq!(of(&signs, Topic::Schedule), "每年");
        assert_eq!(of(&signs, Topic::Mentions), "每由。");
        signs.read("无");
        assert_eq!(of(&signs, Topic::Mentions), "");
    }
}
