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

/// A numeral in Chinese characters: the bit beside that of the signs that wait for it.
const NUMERAL: u8 = COUNTING << 1;

/// Who is told of a sign, given who waits for it and for the one before: a measure word counts only behind a numeral.
const fn told(topics: u8, before: u8) -> u8 {
    topics & (before >> 1 | !(COUNTING | NUMERAL))
}

/// The bytes of a Han character, and of most other signs.
const WIDE: usize = 3;

/// Signs that are found before room is made for more.
const STEP: usize = 32;

/// Where the signs of some paragraphs lie end to end. The room is kept for the next.
#[derive(Debug, Default)]
pub(crate) struct SignRoom {
    /// The signs, and behind them room that was made for others: it is not made anew for each paragraph.
    found: Vec<Found>,
    /// How many are signs.
    count: usize,
}

/// The signs of one paragraph in a room.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct SignPlace {
    from: usize,
    to: usize,
    topics: u8,
}

#[derive(Debug, Clone, Copy, Default)]
struct Found {
    at: u32,
    topics: u8,
}

/// The signs of a paragraph, each with the readers that wait for it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ProseSigns<'s> {
    text: &'s str,
    found: &'s [Found],
    /// The readers that wait for any of them.
    topics: u8,
}

impl SignRoom {
    /// Makes room for other paragraphs.
    pub(crate) fn clear(&mut self) {
        self.count = 0;
    }

    /// Adds the signs of a paragraph.
    pub(crate) fn add(&mut self, text: &str) -> SignPlace {
        static WAITED_FOR: Waiting = Waiting::none()
            .with(Topic::Quantities, quantity::SIGNS)
            .with_bit(COUNTING, quantity::COUNTING_SIGNS)
            .with_bit(NUMERAL, quantity::NUMERALS)
            .with(Topic::Mentions, mention::SIGNS)
            .with(Topic::Phases, schedule::PHASE_SIGNS)
            .with(Topic::Cadences, schedule::CADENCE_SIGNS)
            .with(Topic::Deadlines, schedule::DEADLINE_SIGNS)
            .with(Topic::Time, schedule::TIME_SIGNS);
        let from = self.count;
        let (mut rest, mut at, mut before, mut all) = (text.as_bytes(), 0_u32, 0, 0);
        while !rest.is_empty() {
            let free = self.free();
            let mut filled = 0;
            // Each character is written down, and kept where somebody waits for it. Which are is too irregular for a branch, so the
            // next one may take its place; only a full room ends the round.
            while let (Some(slot), Some(([first, second, third], behind))) =
                (free.get_mut(filled), rest.split_first_chunk::<WIDE>())
            {
                // Nearly every character has three bytes. Those of a character of two or four are nobody's.
                let topics;
                let width = if matches!(first, 0xe0..=0xef) {
                    topics = WAITED_FOR.wide(*second, *third);
                    rest = behind;
                    3
                } else {
                    topics = WAITED_FOR.narrow(*first);
                    rest = rest.get(1..).unwrap_or_default();
                    1
                };
                let told = told(topics, before);
                *slot = Found { at, topics: told };
                filled += usize::from(told != 0);
                all |= told;
                before = topics;
                // Texts are shorter than 4 GiB.
                at = at.wrapping_add(width);
            }
            // What is shorter than a Han character is a letter or a figure.
            while rest.len() < WIDE
                && let (Some(slot), Some((byte, behind))) = (free.get_mut(filled), rest.split_first())
            {
                let topics = WAITED_FOR.narrow(*byte);
                let told = told(topics, before);
                *slot = Found { at, topics: told };
                filled += usize::from(told != 0);
                all |= told;
                (rest, before, at) = (behind, topics, at.wrapping_add(1));
            }
            self.count += filled;
        }
        SignPlace { from, to: self.count, topics: all }
    }

    /// Room for the next signs.
    fn free(&mut self) -> &mut [Found] {
        let all = self.count + STEP;
        if self.found.len() < all {
            self.found.resize(all, Found::default());
        }
        self.found.get_mut(self.count..all).unwrap_or_default()
    }

    /// The signs of a paragraph with that text.
    pub(crate) fn signs<'s>(&'s self, text: &'s str, place: SignPlace) -> ProseSigns<'s> {
        let found = self.found.get(place.from..place.to).unwrap_or_default();
        ProseSigns { text, found, topics: place.topics }
    }

    /// The signs of a text that stands alone.
    pub(crate) fn of_text<'s>(&'s mut self, text: &'s str) -> ProseSigns<'s> {
        self.clear();
        let place = self.add(text);
        self.signs(text, place)
    }
}

impl ProseSigns<'_> {
    /// Whether there may be any sign that a reader waits for.
    pub(crate) const fn any(&self, topic: Topic) -> bool {
        self.topics & topic as u8 != 0
    }

    /// The signs that a reader waits for with their places, in order. Some may be others that look alike.
    pub(crate) fn of(&self, topic: Topic) -> impl Iterator<Item = (usize, char)> {
        let bits = if matches!(topic, Topic::Quantities) { topic as u8 | COUNTING } else { topic as u8 };
        // Most paragraphs have nothing for most readers.
        let found = if self.topics & bits == 0 { &[] } else { self.found };
        found.iter().filter(move |found| found.topics & bits != 0).filter_map(|found| {
            let at = found.at as usize;
            Some((at, self.text.get(at..)?.chars().next()?))
        })
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

#[cfg(test)]
mod tests {
    use super::{ProseSigns, STEP, SignRoom, Topic};

    fn of(signs: ProseSigns<'_>, topic: Topic) -> String {
        signs.of(topic).map(|(_, sign)| sign).collect()
    }

    #[test]
    fn each_reader_gets_its_own_signs_in_order() {
        let (first, second) = ("无", "每年é𠮷由县建3座。十座");
        let mut room = SignRoom::default();
        let places = [first, second].map(|text| room.add(text));
        let signs = room.signs(second, places[1]);
        assert_eq!(of(signs, Topic::Quantities), "3。座");
        assert_eq!(of(signs, Topic::Cadences), "每年");
        assert!(signs.any(Topic::Time) && !signs.any(Topic::Deadlines));
        assert_eq!(of(signs, Topic::Mentions), "每由。");
        assert_eq!(of(room.signs(first, places[0]), Topic::Mentions), "");
    }

    #[test]
    fn signs_are_found_up_to_the_end() {
        let mut room = SignRoom::default();
        for (text, wanted) in [
            ("", ""),
            ("3", "3"),
            ("12", "12"),
            ("共12", "12"),
            ("é3", "3"),
            ("家三家", "家"),
            ("三𠮷家", ""),
        ] {
            assert_eq!(of(room.of_text(text), Topic::Quantities), wanted, "{text}");
        }
    }

    #[test]
    fn a_paragraph_may_have_any_number_of_signs() {
        let mut room = SignRoom::default();
        for length in [0, STEP - 1, STEP, STEP + 1, 3 * STEP] {
            let text = "由年".repeat(length);
            let found: Vec<usize> = room.of_text(&text).of(Topic::Mentions).map(|(at, _)| at).collect();
            assert_eq!(found, (0..length).map(|nth| nth * 6).collect::<Vec<_>>());
        }
    }
}
