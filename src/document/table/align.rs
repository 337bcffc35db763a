//! Cells without their grid put into columns again by what they contain.
//!
//! Extraction writes one cell a line and drops blank ones, so only the contents tell where a row ends and which cell is missing.
//! Every way of laying the cells into the columns has a cost: for a cell that does not look like its column, for each column left
//! blank, for a cell torn in two. The cheapest way of all is found as in Viterbi's algorithm, in one pass over the cells.

use super::columns::Column;
use super::cost::{OUTSIDE, blank_cost, fit, group_cost, torn};
use super::facts::Facts;

/// Where a cell belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Behind the table.
    Outside,
    /// A line of its own that names the group of the rows below it.
    Group,
    /// In a column.
    At {
        column: usize,
        /// The first cell of its row.
        first: bool,
        /// The second piece of a torn cell.
        torn: bool,
    },
}

/// The cheapest way that was found into a column, or behind the table.
#[derive(Debug, Clone, Copy)]
struct Way {
    /// What it costs up to here; as much as can be where there is none.
    paid: u32,
    /// Where the cell before stands.
    came: u8,
    /// Whether the cell here is the rest of that one.
    torn: bool,
}

impl Way {
    const NONE: Self = Self { paid: u32::MAX, came: 0, torn: false };

    const fn of(paid: u32, came: usize) -> Self {
        Self { paid, came: came as u8, torn: false }
    }

    /// This way for some more; still none where it is none.
    const fn and(self, more: u32) -> Self {
        Self { paid: self.paid.saturating_add(more), ..self }
    }

    /// The cheaper of two, the first where both cost the same.
    const fn or(self, other: Self) -> Self {
        if other.paid < self.paid { other } else { self }
    }
}

/// Lays cells into columns. With `numbered`, rows begin at their numbers.
///
/// *Complexity*: cells times columns.
pub(super) fn align(cells: &[Facts], columns: &[Column], numbered: bool) -> Vec<Place> {
    let width = columns.len();
    let (group, outside) = (width, width + 1);
    let blank: Vec<u32> = columns.iter().map(|column| blank_cost(*column, numbered)).collect();
    let total: u32 = blank.iter().sum();
    let mut ways: Vec<Way> = Vec::with_capacity(cells.len() * (width + 2));
    // What each way of the cell before costs with the rest of its row blank, and the cheapest of those from a column on.
    let mut ended: Vec<Way> = Vec::with_capacity(width);
    let mut above = vec![Way::NONE; width + 1];
    if let Some(first) = cells.first() {
        begin(first, columns, &blank, &mut ways);
    }
    for pair in cells.windows(2) {
        let [previous, cell] = pair else { continue };
        let alone = group_cost(cell, columns);
        let before = ways.len() - (width + 2);
        let paid = |ways: &[Way], state: usize| ways.get(before + state).map_or(u32::MAX, |way| way.paid);
        let mut rest = total;
        ended.clear();
        ended.extend(blank.iter().enumerate().map(|(came, blank)| {
            rest -= blank;
            Way::of(paid(&ways, came), came).and(rest)
        }));
        for (came, way) in ended.iter().enumerate().rev() {
            let behind = above.get(came + 1).copied().unwrap_or(Way::NONE);
            if let Some(above) = above.get_mut(came) {
                *above = way.or(behind);
            }
        }
        let from_group = Way::of(paid(&ways, group), group);
        let from_outside = Way::of(paid(&ways, outside), outside);
        let any = above.first().copied().unwrap_or(Way::NONE);
        let mut below = Way::NONE;
        let mut lead = 0;
        let own = columns.iter().zip(&blank).zip(ended.iter().zip(above.iter().skip(1)));
        for (column, ((kind, blank), (ended, above))) in own.enumerate() {
            let here = fit(cell, *kind) + lead;
            // From a column to the left the row goes on, and only the columns between stay blank.
            let on = match below.paid {
                u32::MAX => Way::NONE,
                paid => Way { paid: paid + here - total, ..below },
            };
            let rest = Way { torn: true, ..Way::of(paid(&ways, column), column) };
            let way = on
                .or(ended.and(here))
                .or(rest.and(torn(previous, cell, *kind)))
                .or(above.and(here))
                .or(from_group.and(here));
            ways.push(way);
            below = below.or(*ended);
            lead += blank;
        }
        ways.push(any.and(alone).or(from_group.and(alone)));
        ways.push(any.and(OUTSIDE).or(from_group.and(OUTSIDE)).or(from_outside.and(OUTSIDE)));
    }
    trace(cells.len(), &blank, &ways)
}

/// The ways to the first cell: what stands before its column is blank, or it names a group. No table begins outside of itself.
fn begin(cell: &Facts, columns: &[Column], blank: &[u32], ways: &mut Vec<Way>) {
    let group = columns.len();
    let mut lead = 0;
    for (kind, blank) in columns.iter().zip(blank) {
        ways.push(Way::of(fit(cell, *kind) + lead, group));
        lead += blank;
    }
    ways.extend([Way::of(group_cost(cell, columns), group), Way::NONE]);
}

/// The cheapest way, read from its end.
fn trace(cells: usize, blank: &[u32], ways: &[Way]) -> Vec<Place> {
    let width = blank.len();
    let (group, outside) = (width, width + 1);
    let mut places = vec![Place::Outside; cells];
    let mut rest: u32 = blank.iter().sum();
    let ends =
        ways.chunks(width + 2).next_back().unwrap_or_default().iter().enumerate().map(|(state, way)| {
            rest -= blank.get(state).copied().unwrap_or_default();
            (way.and(rest).paid, state)
        });
    let Some((_, mut state)) = ends.min_by_key(|&(paid, _)| paid) else { return places };
    for (at, (place, ways)) in places.iter_mut().zip(ways.chunks(width + 2)).enumerate().rev() {
        let Some(&Way { came, torn, .. }) = ways.get(state) else { break };
        let came = usize::from(came);
        *place = match state {
            _ if state == group => Place::Group,
            _ if state == outside => Place::Outside,
            column => {
                let first = at == 0 || came >= width || (came >= column && !torn);
                Place::At { column, first, torn }
            }
        };
        state = came;
    }
    places
}
