//! Finding a stem by its spelling: a hash table laid out by the compiler, so that nothing is built at start.
//!
//! The table holds every printed name as a whole, ending included, so that one look decides.

use super::affixes::{first_pair, last_pair};
use super::stems::{Family, STEMS, Stem};

/// Slots of the table: a power of two, about twice the number of printed names, so that probes stay short.
const SLOTS: usize = 4096;

/// How many pairs of characters are kept apart.
const PAIRS: usize = 4096;

/// A printed name and what it stands for.
#[derive(Clone, Copy)]
struct Slot {
    /// The line of the table.
    row: u16,
    /// Some bits of the hash, which tell most other names apart before any spelling is compared.
    check: u16,
    /// Where the printed name stands in `Index::text`, and its length.
    start: u16,
    length: u8,
    /// The printed ending and the canonical one it stands for.
    printed: u8,
    canonical: u8,
    /// Whether another slot may hold the same name.
    twin: bool,
}

const EMPTY: Slot =
    Slot { row: u16::MAX, check: 0, start: 0, length: 0, printed: 0, canonical: 0, twin: false };

struct Index {
    slots: [Slot; SLOTS],
    /// All printed names one behind the other, so that one comparison is enough.
    text: [u8; TEXT],
    used: usize,
    /// Which pairs of characters printed names begin with and end in, a bit for each; two pairs may share one.
    first: [u64; PAIRS / 64],
    last: [u64; PAIRS / 64],
    /// The length of the longest printed name, in bytes.
    longest: usize,
}

/// Room for all printed names; the compiler says when it is too little.
const TEXT: usize = 1 << 15;

static INDEX: Index = index();

/// A stem that was found, with the ending it goes by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    /// The line of the table.
    pub(crate) stem: &'static Stem,
    /// Its canonical ending; empty for none.
    pub(crate) ending: &'static str,
}

// Every number fits: the table has some hundred lines, its text 32 KiB, and names have some dozen bytes.
const fn index() -> Index {
    let none = [0; PAIRS / 64];
    let mut index =
        Index { slots: [EMPTY; SLOTS], text: [0; TEXT], used: 0, first: none, last: none, longest: 0 };
    let mut row = 0;
    while row < STEMS.len() {
        let stem = &STEMS[row];
        let mut printed = 0;
        while printed < PRINTED.len() {
            let (ending, canonical) = PRINTED[printed];
            if let Some(canonical) = first_of(stem.endings, canonical) {
                let slot =
                    Slot { row: row as u16, printed: printed as u8, canonical: canonical as u8, ..EMPTY };
                insert(&mut index, slot, stem.core, ending);
                let mut alias = 0;
                while alias < stem.aliases.len() {
                    insert(&mut index, slot, stem.aliases[alias], ending);
                    alias += 1;
                }
            }
            printed += 1;
        }
        row += 1;
    }
    index
}

const fn insert(index: &mut Index, slot: Slot, core: &str, ending: &str) {
    let (start, length) = (index.used, core.len() + ending.len());
    let (head, rest) = index.text.split_at_mut(start).1.split_at_mut(core.len());
    head.copy_from_slice(core.as_bytes());
    rest.split_at_mut(ending.len()).0.copy_from_slice(ending.as_bytes());
    let name = index.text.split_at(start).1.split_at(length).0;
    index.used += length;
    index.longest = if length > index.longest { length } else { index.longest };
    let (first, last) = (first_pair(name, PAIRS), last_pair(name, PAIRS));
    index.first[first / 64] |= 1 << (first % 64);
    index.last[last / 64] |= 1 << (last % 64);
    let (mut at, check) = hash(name);
    let mut twin = false;
    while index.slots[at].row != EMPTY.row {
        if index.slots[at].check == check {
            index.slots[at].twin = true;
            twin = true;
        }
        at = (at + 1) % SLOTS;
    }
    index.slots[at] = Slot { check, start: start as u16, length: length as u8, twin, ..slot };
}

/// Which canonical ending, as a place in `CANONICAL`, is the first of some that a stem has.
const fn first_of(endings: &str, wanted: &[&str]) -> Option<usize> {
    let mut nth = 0;
    while nth < wanted.len() {
        if is_among(endings.as_bytes(), wanted[nth].as_bytes()) {
            let mut at = 0;
            while !is_among(CANONICAL[at].as_bytes(), wanted[nth].as_bytes()) {
                at += 1;
            }
            return Some(at);
        }
        nth += 1;
    }
    None
}

const fn is_among(words: &[u8], word: &[u8]) -> bool {
    let (mut at, mut start, mut alike) = (0, 0, true);
    while at <= words.len() {
        if at == words.len() || words[at] == b' ' {
            if alike && at - start == word.len() {
                return true;
            }
            (start, alike) = (at + 1, true);
        } else {
            alike = alike && at - start < word.len() && words[at] == word[at - start];
        }
        at += 1;
    }
    false
}

/// The slot where a name is looked for first, and the check it has there: short keys, no attacker, no state.
const fn hash(name: &[u8]) -> (usize, u16) {
    let mut hash = name.len() as u64;
    let mut rest = name;
    while let Some((chunk, behind)) = rest.split_first_chunk() {
        hash = mixed(hash, u64::from_le_bytes(*chunk));
        rest = behind;
    }
    // The last bytes are taken together with some that were seen already, which costs less than one at a time.
    match (rest.is_empty(), name.last_chunk(), name.first_chunk(), name.last_chunk()) {
        (true, ..) => {}
        (_, Some(last), ..) => hash = mixed(hash, u64::from_le_bytes(*last)),
        (_, None, Some(first), Some(last)) => {
            hash = mixed(hash, (u32::from_le_bytes(*first) as u64) << 32 | u32::from_le_bytes(*last) as u64);
        }
        _ => hash = mixed(hash, super::affixes::last_key(name)),
    }
    ((hash >> 40) as usize % SLOTS, (hash >> 16) as u16)
}

const fn mixed(hash: u64, chunk: u64) -> u64 {
    let hash = (hash.rotate_left(5) ^ chunk).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ hash >> 32
}

/// The printed endings and the canonical endings they stand for, in the order in which they are believed: first that
/// the core is the whole name, then longer endings before shorter ones.
const PRINTED: &[(&str, &[&str])] = &[
    ("", &["-"]),
    ("委员会", &["委"]),
    ("办公室", &["办", "办公室"]),
    ("总局", &["总局"]),
    ("分局", &["分局"]),
    ("总署", &["总署"]),
    ("中心", &["中心"]),
    ("支队", &["支队"]),
    ("总队", &["总队"]),
    ("大队", &["大队"]),
    ("工委", &["工委"]),
    ("机构", &["机构"]),
    ("局", &["局"]),
    ("委", &["委"]),
    ("办", &["办", "办公室"]),
    ("厅", &["厅"]),
    ("部", &["部"]),
    ("署", &["署"]),
    ("会", &["会"]),
    ("室", &["室"]),
    ("院", &["院"]),
    ("馆", &["馆"]),
    ("队", &["队"]),
    ("司", &["司"]),
];

/// The canonical endings.
#[rustfmt::skip]
const CANONICAL: &[&str] = &[
    "-", "委", "办", "办公室", "总局", "分局", "总署", "中心", "支队", "总队", "大队", "工委", "机构", "局",
    "厅", "部", "署", "会", "室", "院", "馆", "队", "司",
];

/// Which of two lines with one spelling is meant: 金融办 is the government's, 委 + 金融办 the party's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Prefer {
    /// Whatever is not a department of the party committee.
    Plain,
    /// A department of the party committee.
    Party,
}

/// Whether a name ends in two characters in which usual stems end; most texts that are no names do not.
#[inline]
pub(super) fn may_end(name: &str) -> bool {
    has_pair(&INDEX.last, last_pair(name.as_bytes(), PAIRS))
}

#[inline]
fn has_pair(pairs: &[u64; PAIRS / 64], pair: usize) -> bool {
    pairs.get(pair / 64).is_some_and(|bits| bits >> (pair % 64) & 1 != 0)
}

/// Which stem a name without any prefix spells, if a usual one.
#[inline]
pub(crate) fn find(name: &str, prefer: Prefer) -> Option<Found> {
    let told = name.len() <= INDEX.longest
        && has_pair(&INDEX.first, first_pair(name.as_bytes(), PAIRS))
        && may_end(name);
    if told { search(name, prefer) } else { None }
}

fn search(name: &str, prefer: Prefer) -> Option<Found> {
    let (mut at, check) = hash(name.as_bytes());
    let mut best: Option<((u8, bool), &Slot)> = None;
    while let Some(slot) = INDEX.slots.get(at)
        && slot.row != EMPTY.row
    {
        at = (at + 1) % SLOTS;
        if slot.check == check && slot.spells(name) {
            if !slot.twin {
                return slot.found();
            }
            let party = slot.found()?.stem.family == Family::Party;
            let rank = (slot.printed, party != (prefer == Prefer::Party));
            if best.is_none_or(|(known, _)| rank < known) {
                best = Some((rank, slot));
            }
        }
    }
    best?.1.found()
}

impl Slot {
    fn spells(&self, name: &str) -> bool {
        let start = usize::from(self.start);
        INDEX.text.get(start..start + usize::from(self.length)) == Some(name.as_bytes())
    }

    fn found(&self) -> Option<Found> {
        let stem = STEMS.get(usize::from(self.row))?;
        let ending = if self.canonical == 0 { "" } else { CANONICAL.get(usize::from(self.canonical))? };
        Some(Found { stem, ending })
    }
}
