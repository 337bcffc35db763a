//! Affixes: sets of words asked for at the beginning or at the end of a name, laid out by the compiler.
//!
//! A set answers for all its lists at once: one look at the first (or last) two characters leaves the one or two words
//! that can be meant, and most names are told apart without comparing any text.

/// At which end of a name the words are looked for.
#[derive(Debug, Clone, Copy)]
enum Side {
    Front,
    Back,
}

/// A word and what it says: the tags of the list it stands in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    text: &'static str,
    /// Up to eight bytes of the word, counted from its side, and which bytes of a name's key they are compared with.
    key: u64,
    mask: u64,
    tags: u16,
}

impl Word {
    /// The length in bytes.
    pub(super) const fn len(&self) -> usize {
        self.text.len()
    }

    pub(super) const fn tags(&self) -> u16 {
        self.tags
    }
}

/// Buckets of a set: several for each word, so that most names meet an empty one.
const BUCKETS: usize = 256;

/// The bytes of one and of two Han characters in a key.
const ONE: u64 = 0xff_ffff;
const TWO: u64 = 0xffff_ffff_ffff;

/// Words by the two characters at their side, those of one character by that one.
#[derive(Debug)]
pub(crate) struct Affixes<const N: usize> {
    side: Side,
    /// Where each bucket's words begin.
    starts: [u16; BUCKETS + 1],
    words: [Word; N],
}

/// How many words some lists hold; the size of their set.
pub(crate) const fn count(lists: &[(&[&str], u16)]) -> usize {
    let (mut count, mut list) = (0, 0);
    while list < lists.len() {
        count += lists[list].0.len();
        list += 1;
    }
    count
}

impl<const N: usize> Affixes<N> {
    /// A set of words that names begin with.
    pub(crate) const fn front(lists: &[(&'static [&'static str], u16)]) -> Self {
        Self::new(lists, Side::Front)
    }

    /// A set of words that names end in.
    pub(crate) const fn back(lists: &[(&'static [&'static str], u16)]) -> Self {
        Self::new(lists, Side::Back)
    }

    const fn new(lists: &[(&'static [&'static str], u16)], side: Side) -> Self {
        let mut given = [Word { text: "", key: 0, mask: 0, tags: 0 }; N];
        let mut starts = [0_u16; BUCKETS + 1];
        let (mut at, mut list) = (0, 0);
        while list < lists.len() {
            let (texts, tags) = lists[list];
            let mut nth = 0;
            while nth < texts.len() {
                let text = texts[nth];
                assert!(text.len() == 3 || text.len() >= 6, "a word has one Han character or more");
                let mask = if text.len() >= 8 { u64::MAX } else { (1 << (8 * text.len())) - 1 };
                given[at] = Word { text, key: key(text.as_bytes(), side), mask, tags };
                starts[home(&given[at]) + 1] += 1;
                at += 1;
                nth += 1;
            }
            list += 1;
        }
        let mut bucket = 0;
        while bucket < BUCKETS {
            starts[bucket + 1] += starts[bucket];
            bucket += 1;
        }
        let mut next = starts;
        let mut words = given;
        at = 0;
        while at < N {
            let home = home(&given[at]);
            words[next[home] as usize] = given[at];
            next[home] += 1;
            at += 1;
        }
        Self { side, starts, words }
    }

    /// Every word that stands at this set's side of the name, in no order.
    #[inline]
    pub(super) fn each(&self, name: &str, mut see: impl FnMut(&Word)) {
        let key = key(name.as_bytes(), self.side);
        for bucket in [bucket(key & ONE), bucket(key & TWO)] {
            let (Some(&start), Some(&end)) = (self.starts.get(bucket), self.starts.get(bucket + 1)) else {
                continue;
            };
            for word in self.words.get(usize::from(start)..usize::from(end)).unwrap_or_default() {
                if (key ^ word.key) & word.mask == 0 && (word.len() <= 8 || self.stands(word, name)) {
                    see(word);
                }
            }
        }
    }

    fn stands(&self, word: &Word, name: &str) -> bool {
        match self.side {
            Side::Front => name.starts_with(word.text),
            Side::Back => name.ends_with(word.text),
        }
    }

    /// What the words at this set's side of the name say together.
    #[inline]
    pub(crate) fn tags(&self, name: &str) -> u16 {
        let mut tags = 0;
        self.each(name, |word| tags |= word.tags);
        tags
    }

    /// Whether any word stands at this set's side of the name.
    #[inline]
    pub(crate) fn any(&self, name: &str) -> bool {
        self.tags(name) != 0
    }

    /// Whether the name is one of the words.
    #[inline]
    pub(crate) fn contains(&self, name: &str) -> bool {
        let mut found = false;
        self.each(name, |word| found |= word.len() == name.len());
        found
    }
}

const fn home(word: &Word) -> usize {
    bucket(word.key & if word.text.len() < 6 { ONE } else { TWO })
}

const fn bucket(key: u64) -> usize {
    spread(key) as usize % BUCKETS
}

/// Bits that depend on all bits of a key.
const fn spread(key: u64) -> u64 {
    key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48
}

/// The last eight bytes, the last one lowest; fewer where the text is shorter.
pub(super) const fn last_key(text: &[u8]) -> u64 {
    key(text, Side::Back)
}

/// A number below a power of two for the first two Han characters.
#[inline]
pub(super) const fn first_pair(text: &[u8], below: usize) -> usize {
    spread(key(text, Side::Front) & TWO) as usize % below
}

/// A number below a power of two for the last two Han characters.
#[inline]
pub(super) const fn last_pair(text: &[u8], below: usize) -> usize {
    spread(last_key(text) & TWO) as usize % below
}

/// The eight bytes at a side of a text, the outermost lowest.
#[inline]
const fn key(text: &[u8], side: Side) -> u64 {
    match (side, text.first_chunk(), text.last_chunk()) {
        (Side::Front, Some(first), _) => u64::from_le_bytes(*first),
        (Side::Back, _, Some(last)) => u64::from_be_bytes(*last),
        _ => short_key(text, side),
    }
}

const fn short_key(text: &[u8], side: Side) -> u64 {
    let (mut key, mut at) = (0, 0);
    while at < text.len() {
        let byte = match side {
            Side::Front => text[text.len() - 1 - at],
            Side::Back => text[at],
        };
        key = key << 8 | byte as u64;
        at += 1;
    }
    key
}
