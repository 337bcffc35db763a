//! The exact search for the fewest rounds: a colouring of the meetings that clash, by saturation (DSATUR), with a limit on its
//! work.

use fixedbitset::FixedBitSet;

/// How many meetings the search may look at. It is counted in work and not in time, so that every machine gives the same
/// answer; this much takes well below a second.
const WORK: u64 = 100_000_000;

/// The round of each meeting, a bound from below, and meetings of which every two clash. `clash` are some of these.
pub(super) fn exact(members: &[Vec<u32>], clash: Vec<usize>) -> (Vec<u32>, usize, Vec<usize>) {
    let clashes = clashes(members);
    let clash = larger(&clashes, clash);
    let mut search = Search {
        clashes: &clashes,
        colour: vec![NONE; members.len()],
        around: vec![vec![0; members.len() + 1]; members.len()],
        saturation: vec![0; members.len()],
        best: Vec::new(),
        best_count: u32::MAX,
        least: clash.len() as u32,
        work: 0,
    };
    // Meetings of which every two clash have each a colour of its own, whichever it is.
    for (colour, &meeting) in (0..).zip(&clash) {
        search.paint(meeting, colour);
    }
    let finished = search.branch(clash.len(), clash.len() as u32);
    let least = if finished { search.best_count as usize } else { clash.len() };
    (search.best, if members.is_empty() { 0 } else { least }, clash)
}

/// For each meeting those that share a member with it.
fn clashes(members: &[Vec<u32>]) -> Vec<FixedBitSet> {
    let mut of_member: std::collections::HashMap<u32, FixedBitSet> = std::collections::HashMap::new();
    for (at, all) in members.iter().enumerate() {
        for &member in all {
            of_member.entry(member).or_insert_with(|| FixedBitSet::with_capacity(members.len())).insert(at);
        }
    }
    let clashes = members.iter().enumerate().map(|(at, all)| {
        let mut bits = FixedBitSet::with_capacity(members.len());
        for member in all {
            if let Some(meetings) = of_member.get(member) {
                bits.union_with(meetings);
            }
        }
        bits.set(at, false);
        bits
    });
    clashes.collect()
}

/// The largest set of meetings that clash with each other which growing from each meeting, or from `known`, finds.
fn larger(clashes: &[FixedBitSet], known: Vec<usize>) -> Vec<usize> {
    let grow = |mut clash: Vec<usize>| {
        let mut common = FixedBitSet::with_capacity(clashes.len());
        common.insert_range(..);
        for &meeting in &clash {
            common.intersect_with(&clashes[meeting]);
        }
        let most = |common: &FixedBitSet| {
            let weight = |meeting: usize| clashes[meeting].intersection_count(common);
            common.ones().max_by_key(|&meeting| (weight(meeting), core::cmp::Reverse(meeting)))
        };
        while let Some(meeting) = most(&common) {
            common.intersect_with(&clashes[meeting]);
            clash.push(meeting);
        }
        clash.sort_unstable();
        clash
    };
    let mut best = grow(known);
    let mut starts: Vec<usize> = (0..clashes.len()).collect();
    starts.sort_by_key(|&meeting| core::cmp::Reverse(clashes[meeting].count_ones(..)));
    for start in starts.into_iter().take(STARTS) {
        let grown = grow(vec![start]);
        if grown.len() > best.len() {
            best = grown;
        }
    }
    best
}

/// From how many meetings a clash is grown: each time costs as much as looking at all pairs.
const STARTS: usize = 16;

const NONE: u32 = u32::MAX;

struct Search<'c> {
    clashes: &'c [FixedBitSet],
    colour: Vec<u32>,
    /// For each meeting and colour, how many that clash with it have the colour.
    around: Vec<Vec<u32>>,
    /// How many colours are around each meeting.
    saturation: Vec<u32>,
    best: Vec<u32>,
    best_count: u32,
    least: u32,
    work: u64,
}

impl Search<'_> {
    fn paint(&mut self, meeting: usize, colour: u32) {
        self.colour[meeting] = colour;
        for other in self.clashes[meeting].ones() {
            let around = &mut self.around[other][colour as usize];
            *around += 1;
            self.saturation[other] += u32::from(*around == 1);
        }
    }

    fn wipe(&mut self, meeting: usize) {
        let colour = core::mem::replace(&mut self.colour[meeting], NONE);
        for other in self.clashes[meeting].ones() {
            let around = &mut self.around[other][colour as usize];
            *around -= 1;
            self.saturation[other] -= u32::from(*around == 0);
        }
    }

    /// Paints the rest, `done` meetings having one of `used` colours; whether everything was tried or shown to be no better.
    fn branch(&mut self, done: usize, used: u32) -> bool {
        if done == self.colour.len() {
            if used < self.best_count {
                self.best.clone_from(&self.colour);
                self.best_count = used;
            }
            return true;
        }
        // The first descent, which gives an answer at all, is never cut off.
        if self.work > WORK && self.best_count != u32::MAX {
            return false;
        }
        self.work += 2 * self.colour.len() as u64;
        let open = (0..self.colour.len()).filter(|&meeting| self.colour[meeting] == NONE);
        let hardest = open.max_by_key(|&meeting| {
            (self.saturation[meeting], self.clashes[meeting].count_ones(..), core::cmp::Reverse(meeting))
        });
        let Some(meeting) = hardest else { return true };
        for colour in 0..=used {
            // One more colour than now is worth a try only if it still beats the best.
            let count = used.max(colour + 1);
            if count >= self.best_count || self.best_count == self.least {
                return true;
            }
            if self.around[meeting][colour as usize] == 0 {
                self.paint(meeting, colour);
                let finished = self.branch(done + 1, count);
                self.wipe(meeting);
                if !finished {
                    return false;
                }
            }
        }
        true
    }
}
