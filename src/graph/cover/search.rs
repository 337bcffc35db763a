//! The exact search for a smallest cover: reductions first, then branch and bound with a limit on its work.

use fixedbitset::FixedBitSet;

/// Past so many different tasks or departments the reductions alone, which compare each with each, would take seconds.
/// Plans have a hundred tasks and some dozens of departments.
const SIDE: usize = 2048;

/// How many words of bits the search may look at. It is counted in work and not in time, so that every machine gives
/// the same answer; this much takes about half a second.
const WORK: u64 = 200_000_000;

/// What handling a row costs beside its bits, in words: sorting it among the others, and calls. Where departments are few
/// that is most of it, and a limit that only counts bits would come ten times too late.
const ROW: u64 = 8;

pub(super) struct Found {
    pub(super) chosen: Vec<u32>,
    pub(super) least: usize,
    /// Rows of which no two share a column.
    pub(super) apart: Vec<usize>,
}

/// The smallest set of columns that has one of each row, starting from one that does.
pub(super) fn smallest(rows: &[Vec<u32>], columns: usize, greedy: Vec<u32>) -> Found {
    let apart = apart(rows, columns);
    let mut sizes = vec![0_usize; columns];
    rows.iter().flatten().for_each(|&column| sizes[column as usize] += 1);
    // No column has more rows than the longest, so that many are needed at the very least.
    let by_size = rows.len().div_ceil(sizes.into_iter().max().unwrap_or(0).max(1));
    let least = apart.len().max(by_size);
    if least == greedy.len() || rows.len() > SIDE || columns > SIDE {
        return Found { chosen: greedy, least, apart };
    }
    let mut search = Search::new(rows, columns, greedy);
    let finished = search.run();
    let least = if finished { search.best.len() } else { least.max(search.root) };
    Found { chosen: search.best, least, apart }
}

/// Rows of which no two share a column, the shortest first: no column serves two of them.
fn apart(rows: &[Vec<u32>], columns: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|&row| rows[row].len());
    let mut taken = FixedBitSet::with_capacity(columns);
    order.retain(|&row| {
        let free = rows[row].iter().all(|&column| !taken.contains(column as usize));
        if free {
            taken.extend(rows[row].iter().map(|&column| column as usize));
        }
        free
    });
    order
}

struct Search {
    /// The columns of each row and the rows of each column.
    rows: Vec<FixedBitSet>,
    columns: Vec<FixedBitSet>,
    best: Vec<u32>,
    /// A bound that holds for every choice.
    root: usize,
    work: u64,
}

impl Search {
    fn new(rows: &[Vec<u32>], columns: usize, best: Vec<u32>) -> Self {
        let mut of_column = vec![FixedBitSet::with_capacity(rows.len()); columns];
        let of_row = rows.iter().enumerate().map(|(at, row)| {
            let mut bits = FixedBitSet::with_capacity(columns);
            for &column in row {
                bits.insert(column as usize);
                of_column[column as usize].insert(at);
            }
            bits
        });
        Self { rows: of_row.collect(), columns: of_column, best, root: 0, work: 0 }
    }

    /// Whether every choice was tried or shown to be no better.
    fn run(&mut self) -> bool {
        let mut open = FixedBitSet::with_capacity(self.rows.len());
        open.insert_range(..);
        let mut free = FixedBitSet::with_capacity(self.columns.len());
        free.insert_range(..);
        let mut chosen = Vec::new();
        self.reduce(&mut open, &mut free, &mut chosen);
        self.root =
            chosen.len() + self.options(&open, &free).map_or(0, |options| self.bound(&options, &free));
        self.branch(&open, &free, &mut chosen)
    }

    /// Leaves out rows that a shorter row brings along and columns that a longer column can stand in for, and takes
    /// columns that are the only one of a row, until nothing changes. Some smallest cover survives.
    fn reduce(&mut self, open: &mut FixedBitSet, free: &mut FixedBitSet, chosen: &mut Vec<u32>) {
        loop {
            let before = (open.count_ones(..), free.count_ones(..));
            for row in &mut self.rows {
                row.intersect_with(free);
            }
            for column in &mut self.columns {
                column.intersect_with(open);
            }
            drop_dominated(open, &self.rows, |kept, other| kept.is_subset(other));
            for column in &mut self.columns {
                column.intersect_with(open);
            }
            drop_dominated(free, &self.columns, |kept, other| other.is_subset(kept));
            let only: Vec<usize> = open
                .ones()
                .filter_map(|row| {
                    let mut columns = self.rows[row].intersection(free);
                    columns.next().filter(|_| columns.next().is_none())
                })
                .collect();
            for column in only {
                if free.contains(column) {
                    free.remove(column);
                    open.difference_with(&self.columns[column]);
                    chosen.push(column as u32);
                }
            }
            // Each is compared with each, most often with a look at one word.
            self.work += (before.0 * before.0 + before.1 * before.1) as u64;
            if before == (open.count_ones(..), free.count_ones(..)) || self.work > WORK {
                return;
            }
        }
    }

    /// What looking at one row costs.
    fn words(&self) -> u64 {
        (self.columns.len() / usize::BITS as usize + 1) as u64 + ROW
    }

    /// The open rows with the number of their free columns, fewest first; `None` when a row has none left.
    fn options(&mut self, open: &FixedBitSet, free: &FixedBitSet) -> Option<Vec<(usize, usize)>> {
        let words = self.words();
        let mut options = Vec::with_capacity(open.count_ones(..));
        for row in open.ones() {
            self.work += words;
            let count = self.rows[row].intersection_count(free);
            if count == 0 {
                return None;
            }
            options.push((count, row));
        }
        options.sort_unstable();
        Some(options)
    }

    /// How many columns these rows need at least: as many as there are rows that share none.
    fn bound(&mut self, options: &[(usize, usize)], free: &FixedBitSet) -> usize {
        let words = self.words();
        let mut left = free.clone();
        let mut count = 0;
        for &(own, row) in options {
            self.work += words;
            if self.rows[row].intersection_count(&left) == own {
                left.difference_with(&self.rows[row]);
                count += 1;
            }
        }
        count
    }

    fn branch(&mut self, open: &FixedBitSet, free: &FixedBitSet, chosen: &mut Vec<u32>) -> bool {
        if open.is_clear() {
            if chosen.len() < self.best.len() {
                self.best.clone_from(chosen);
                self.best.sort_unstable();
            }
            return true;
        }
        if self.work > WORK {
            return false;
        }
        let Some(options) = self.options(open, free) else { return true };
        if chosen.len() + self.bound(&options, free) >= self.best.len() {
            return true;
        }
        let Some(&(_, row)) = options.first() else { return true };
        let mut columns: Vec<(usize, usize)> = self.rows[row]
            .intersection(free)
            .map(|column| (self.columns[column].intersection_count(open), column))
            .collect();
        columns.sort_unstable_by_key(|&(gain, column)| (core::cmp::Reverse(gain), column));
        let mut free = free.clone();
        for (_, column) in columns {
            let mut rest = open.clone();
            rest.difference_with(&self.columns[column]);
            // Whatever has this column was tried when its turn is over.
            free.remove(column);
            chosen.push(column as u32);
            let finished = self.branch(&rest, &free, chosen);
            chosen.pop();
            if !finished {
                return false;
            }
        }
        true
    }
}

/// Takes out of `alive` whatever another makes needless; of two that make each other needless, the later.
fn drop_dominated(
    alive: &mut FixedBitSet,
    sets: &[FixedBitSet],
    makes_needless: impl Fn(&FixedBitSet, &FixedBitSet) -> bool,
) {
    let members: Vec<usize> = alive.ones().collect();
    for &one in &members {
        for &other in &members {
            if one != other
                && alive.contains(one)
                && alive.contains(other)
                && makes_needless(&sets[one], &sets[other])
                && (one < other || !makes_needless(&sets[other], &sets[one]))
            {
                alive.remove(other);
            }
        }
    }
}
