//! Finding a stem by its spelling: a hash table laid out by the compiler, so that nothing is built at start.

use super::stems::{Family, STEMS, Stem};

/// Slots of the table: a power of two, well over twice the number of spellings, so that probes stay short.
const SLOTS: usize = 2048;

/// A slot: the line of the table and the spelling on it (0 for the core, then the aliases); `EMPTY` where none is.
type Slot = (u16, u16);
const EMPTY: Slot = (u16::MAX, 0);

/// The length of the longest spelling, in bytes.
const LONGEST: usize = longest();

const fn longest() -> usize {
    let (mut longest, mut row) = (0, 0);
    while row < STEMS.len() {
        let mut spelling = 0;
        while spelling <= STEMS[row].aliases.len() {
            let length = spelled(&STEMS[row], spelling).len();
            longest = if length > longest { length } else { longest };
            spelling += 1;
        }
        row += 1;
    }
    longest
}

static INDEX: [Slot; SLOTS] = index();

/// A stem that was found, with the ending it goes by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    /// The line of the table.
    pub(crate) stem: &'static Stem,
    /// Its canonical ending; empty for none.
    pub(crate) ending: &'static str,
}

#[allow(clippy::cast_possible_truncation)] // the table has some hundred lines
const fn index() -> [Slot; SLOTS] {
    let mut slots = [EMPTY; SLOTS];
    let mut row = 0;
    while row < STEMS.len() {
        let mut spelling = 0;
        while spelling <= STEMS[row].aliases.len() {
            let mut at = hash(spelled(&STEMS[row], spelling).as_bytes());
            while slots[at].0 != EMPTY.0 {
                at = (at + 1) % SLOTS;
            }
            slots[at] = (row as u16, spelling as u16);
            spelling += 1;
        }
        row += 1;
    }
    slots
}

const fn spelled(stem: &Stem, spelling: usize) -> &'static str {
    if spelling == 0 { stem.core } else { stem.aliases[spelling - 1] }
}

/// FNV-1a over the low bits of each byte: short keys, no attacker, no state.
const fn hash(bytes: &[u8]) -> usize {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        at += 1;
    }
    ((hash >> 32) ^ hash) as usize % SLOTS
}

/// The printed endings that may be cut off and the canonical endings they stand for, longest first.
const ENDINGS: &[(&str, &[&str])] = &[
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

/// Which of two lines with one spelling is meant: 金融办 is the government's, 委 + 金融办 the party's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Prefer {
    /// Whatever is not a department of the party committee.
    Plain,
    /// A department of the party committee.
    Party,
}

/// Which stem a name without any prefix spells, if a usual one.
pub(crate) fn find(name: &str, prefer: Prefer) -> Option<Found> {
    if let Some(found) = lookup(name, &["-"], prefer) {
        return Some(Found { ending: "", ..found });
    }
    ENDINGS.iter().find_map(|&(printed, canonical)| {
        let core = name.strip_suffix(printed)?;
        if core.is_empty() { None } else { lookup(core, canonical, prefer) }
    })
}

fn lookup(core: &str, endings: &[&'static str], prefer: Prefer) -> Option<Found> {
    // No spelling is longer; what is longer need not be hashed.
    if core.len() > LONGEST {
        return None;
    }
    let mut second = None;
    let mut at = hash(core.as_bytes());
    while let Some(&(row, spelling)) = INDEX.get(at)
        && let Some(stem) = STEMS.get(usize::from(row))
    {
        if spelled(stem, usize::from(spelling)) == core
            && let Some(&ending) =
                endings.iter().find(|&&ending| stem.endings.split(' ').any(|one| one == ending))
        {
            let found = Some(Found { stem, ending });
            if (stem.family == Family::Party) == (prefer == Prefer::Party) {
                return found;
            }
            second = second.or(found);
        }
        at = (at + 1) % SLOTS;
    }
    second
}
