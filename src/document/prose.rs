//! The signs of running text at which its readers look closer, found in one pass over a paragraph for all of them.

use super::{mention, quantity, schedule};

/// A reader of running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Topic {
    Quantities = 1,
    Mentions = 1 << 1,
    Phases = 1 << 2,
    Cadences = 1 << 3,
    Deadlines = 1 << 4,
    /// Whoever reads of time at all.
    Time = 1 << 5,
}

/// A sign that waits for a numeral before it.
const COUNTING: u8 = 1 << 6;

/// A numeral in Chinese characters.
const NUMERAL: u8 = 1 << 7;

/// The signs of a paragraph, each with the readers that wait for it. The room is kept from one paragraph to the next.
#[derive(Debug, Default)]
pub(crate) struct ProseSigns {
    found: Vec<Found>,
    /// The readers that wait for any of them.
    topics: u8,
}

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
            .with_bit(COUNTING, quantity::COUNTING_SIGNS)
            .with_bit(NUMERAL, quantity::NUMERALS)
            .with(Topic::Mentions, mention::SIGNS)
            .with(Topic::Phases, schedule::PHASE_SIGNS)
            .with(Topic::Cadences, schedule::CADENCE_SIGNS)
            .with(Topic::Deadlines, schedule::DEADLINE_SIGNS)
            .with(Topic::Time, schedule::TIME_SIGNS);
        self.found.clear();
        self.topics = 0;
        // About one character of four is a sign.
        self.found.reserve(text.len() / 12);
        let mut rest = text.as_bytes();
        loop {
            // Nearly every character has three bytes, and most of them are nobody's sign.
            let (topics, width) = match rest {
                [0xe0..=0xef, second, third, ..] => (WAITED_FOR.wide(*second, *third), 3),
                // The bytes of a character of two or four are nobody's.
                [first, ..] => (WAITED_FOR.narrow(*first), 1),
                [] => break,
            };
            if topics != 0 {
                let at = text.len() - rest.len();
                let topics = match text.as_bytes().get(..at) {
                    // A measure word counts only behind a numeral.
                    Some([.., second, third]) if WAITED_FOR.wide(*second, *third) & NUMERAL != 0 => topics,
                    _ => topics & !COUNTING,
                } & !NUMERAL;
                if topics != 0
                    && let Some(sign) = text.get(at..).and_then(|rest| rest.chars().next())
                {
                    self.found.push(Found { at: small(at), sign, topics });
                    self.topics |= topics;
                }
            }
            rest = rest.get(width..).unwrap_or_default();
        }
    }

    /// Whether there may be any sign that a reader waits for.
    pub(crate) const fn any(&self, topic: Topic) -> bool {
        self.topics & topic as u8 != 0
    }

    /// The signs of a text that stands alone.
    pub(crate) fn of_text(text: &str) -> Self {
        let mut signs = Self::default();
        signs.read(text);
        signs
    }

    /// The signs that a reader waits for with their places, in order. Some may be others that look alike.
    pub(crate) fn of(&self, topic: Topic) -> impl Iterator<Item = (usize, char)> {
        let bits = if matches!(topic, Topic::Quantities) { topic as u8 | COUNTING } else { topic as u8 };
        let wanted = move |found: &&Found| found.topics & bits != 0;
        self.found.iter().filter(wanted).map(|found| (found.at as usize, found.sign))
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

    const fn with(self, topic: Topic, signs: &str) -> Self {
        self.with_bit(topic as u8, signs)
    }

    const fn with_bit(mut self, bit: u8, signs: &str) -> Self {
        let (bytes, mut at) = (signs.as_bytes(), 0);
        while at < bytes.len() {
            if bytes[at] < 0x80 {
                self.ascii[bytes[at] as usize] |= bit;
                at += 1;
            } else {
                assert!(bytes[at] & 0xf0 == 0xe0, "only signs of one byte or three");
                self.wide[place(bytes[at + 1], bytes[at + 2])] |= bit;
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
        signs.read("每年é𠮷由县建3座。十座");
        let of = |signs: &ProseSigns, topic| signs.of(topic).map(|(_, sign)| sign).collect::<String>();
        assert_eq!(of(&signs, Topic::Quantities), "3。座");
        assert_eq!(of(&signs, Topic::Cadences), "每年");
        assert!(signs.any(Topic::Time) && !signs.any(Topic::Deadlines));
        assert_eq!(of(&signs, Topic::Mentions), "每由。");
        signs.read("无");
        assert_eq!(of(&signs, Topic::Mentions), "");
    }
}
