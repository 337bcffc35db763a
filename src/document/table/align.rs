//! Cells without their grid put into columns again by what they contain.
//!
//! Extraction writes one cell a line and drops blank ones, so only the contents tell where a row ends and which cell is missing.
//! Every way of laying the cells into the columns has a cost: for a cell that does not look like its column, for each column left
//! blank, for a cell torn in two. The cheapest way of all is found as in Viterbi's algorithm, in one pass over the cells.

use super::columns::Column;
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

/// What a cell in the wrong place costs: more than any row can save.
const FORBIDDEN: u32 = 400;

/// What each cell behind the table costs, so that the table ends where cells no longer fit.
const OUTSIDE: u32 = 10;

/// Lays cells into columns. With `numbered`, rows begin at their numbers.
///
/// *Complexity*: cells times columns.
pub(super) fn align(cells: &[Facts], columns: &[Column], numbered: bool) -> Vec<Place> {
    let width = columns.len();
    let (group, outside) = (width, width + 1);
    let blank: Vec<u32> = columns.iter().map(|column| blank_cost(*column, numbered)).collect();
    let before: Vec<u32> = sums(blank.iter());
    let total = before.last().copied().unwrap_or_default();
    let after = |column: usize| total - before.get(column + 1).copied().unwrap_or(total);
    let mut cost = vec![u32::MAX; width + 2];
    let mut back: Vec<(u8, bool)> = Vec::with_capacity(cells.len() * (width + 2));
    let mut next = cost.clone();
    let mut above = vec![None; width];
    for (at, cell) in cells.iter().enumerate() {
        let previous = at.checked_sub(1).and_then(|at| cells.get(at));
        next.fill(u32::MAX);
        let begin = back.len();
        back.resize(begin + width + 2, (0, false));
        let from = back.get_mut(begin..).unwrap_or_default();
        let mut offer = |state: usize, total: u32, came: usize, torn: bool| {
            if let (Some(best), Some(link)) = (next.get_mut(state), from.get_mut(state))
                && total < *best
            {
                *best = total;
                *link = (u8::try_from(came).unwrap_or_default(), torn);
            }
        };
        // What it costs to have come from a column and to leave the rest of its row blank; the cheapest from a column on.
        let ended = |came: usize| {
            let paid = cost.get(came).filter(|paid| **paid < u32::MAX)?;
            Some((paid + after(came), came))
        };
        let mut cheapest = None;
        for came in (0..width).rev() {
            cheapest = cheaper(ended(came), cheapest);
            if let Some(above) = above.get_mut(came) {
                *above = cheapest;
            }
        }
        let mut below = None;
        for (column, kind) in columns.iter().enumerate() {
            let here = fit(cell, *kind);
            let lead = before.get(column).copied().unwrap_or_default();
            let Some(previous) = previous else {
                offer(column, here + lead, group, false);
                continue;
            };
            // From a column to the left the row goes on, and only the columns between stay blank.
            if let Some((paid, came)) = below {
                offer(column, paid + here + lead - total, came, false);
            }
            if let Some(paid) = cost.get(column).filter(|paid| **paid < u32::MAX) {
                offer(column, paid + after(column) + here + lead, column, false);
                offer(column, paid + torn(previous, cell, *kind), column, true);
            }
            if let Some((paid, came)) = above.get(column + 1).copied().flatten() {
                offer(column, paid + here + lead, came, false);
            }
            if let Some(&paid) = cost.get(group).filter(|paid| **paid < u32::MAX) {
                offer(column, paid + here + lead, group, false);
            }
            below = cheaper(below, ended(column));
        }
        let alone = group_cost(cell, columns);
        let gone = if previous.is_none() { FORBIDDEN } else { OUTSIDE };
        if previous.is_none() {
            offer(group, alone, group, false);
        }
        for (came, &paid) in cost.iter().enumerate().filter(|(_, paid)| **paid < u32::MAX) {
            let rest = if came < width { after(came) } else { 0 };
            if came != outside {
                offer(group, paid.saturating_add(rest + alone), came, false);
            }
            offer(outside, paid.saturating_add(rest + gone), came, false);
        }
        core::mem::swap(&mut cost, &mut next);
    }
    for (column, paid) in cost.iter_mut().enumerate().take(width) {
        *paid = paid.saturating_add(after(column));
    }
    trace(cells.len(), width, &cost, &back)
}

/// The cheaper of two ways, the first where both cost the same.
fn cheaper(one: Option<(u32, usize)>, other: Option<(u32, usize)>) -> Option<(u32, usize)> {
    match (one, other) {
        (Some((paid, _)), Some((less, _))) if less < paid => other,
        (None, _) => other,
        _ => one,
    }
}

/// The cheapest way, read from its end.
fn trace(cells: usize, width: usize, cost: &[u32], back: &[(u8, bool)]) -> Vec<Place> {
    let (group, outside) = (width, width + 1);
    let mut places = vec![Place::Outside; cells];
    let Some((mut state, _)) = cost.iter().enumerate().min_by_key(|(_, paid)| **paid) else { return places };
    for at in (0..cells).rev() {
        let Some(&(came, torn)) = back.get(at * (width + 2) + state) else { break };
        let came = usize::from(came);
        if let Some(place) = places.get_mut(at) {
            *place = match state {
                _ if state == group => Place::Group,
                _ if state == outside => Place::Outside,
                column => {
                    let first = at == 0 || came >= width || (came >= column && !torn);
                    Place::At { column, first, torn }
                }
            };
        }
        state = came;
    }
    places
}

fn sums<'a>(costs: impl Iterator<Item = &'a u32>) -> Vec<u32> {
    let mut out = vec![0];
    let mut sum = 0;
    for cost in costs {
        sum += cost;
        out.push(sum);
    }
    out
}

/// What it costs to leave a column blank in a row.
const fn blank_cost(column: Column, numbered: bool) -> u32 {
    match column {
        Column::Number => {
            if numbered {
                50
            } else {
                1
            }
        }
        Column::Category | Column::Quality => 1,
        Column::Name | Column::Task => 80,
        Column::Unit => 10,
        Column::Value(_) => 25,
        Column::Average => 12,
        Column::Attribute => 20,
        Column::Units(_) => 22,
        Column::Deadline | Column::Detail => 15,
        Column::Note | Column::Other => 4,
    }
}

/// How badly a cell fits a column.
fn fit(cell: &Facts, column: Column) -> u32 {
    if cell.row_number != matches!(column, Column::Number) {
        return FORBIDDEN;
    }
    let words = |base: u32| -> u32 {
        let mut cost = base;
        if cell.value {
            cost += 80;
        }
        if cell.unit {
            cost += 50;
        }
        if cell.attribute || cell.quality {
            cost += 80;
        }
        if cell.none {
            cost += 100;
        }
        if cell.section {
            cost += 60;
        }
        if cell.goes_on {
            cost += 60;
        }
        cost
    };
    match column {
        Column::Number => 0,
        Column::Name => words(0) + if cell.units { 30 } else { 0 } + if cell.chars > 80 { 40 } else { 0 },
        Column::Task => words(0) + if cell.units { 40 } else { 0 } + if cell.deadline { 30 } else { 0 },
        Column::Category => {
            words(2)
                + if cell.chars > 14 { 15 } else { 0 }
                + if cell.prefixed { 30 } else { 0 }
                + if cell.units || cell.maybe_units { 30 } else { 0 }
        }
        Column::Detail => {
            if cell.units {
                30
            } else if cell.deadline && !cell.sentence || cell.value || cell.none {
                15
            } else {
                2
            }
        }
        Column::Unit => match cell {
            Facts { unit: true, .. } => 0,
            Facts { quality: true, .. } | Facts { none: true, .. } => 3,
            Facts { value: false, attribute: false, units: false, chars: 0..=4, .. } => 25,
            _ => 80,
        },
        Column::Value(_) | Column::Average => match cell {
            Facts { value: true, .. } => 0,
            Facts { none: true, .. } => 2,
            Facts { attribute: true, .. } => 80,
            Facts { value_words: true, prefixed: false, .. } => 10,
            Facts { unit: true, .. } => 50,
            Facts { units: true, .. } => 60,
            Facts { chars: 0..=10, prefixed: false, section: false, .. } => 26,
            _ => 90,
        },
        Column::Attribute => match cell {
            Facts { attribute: true, .. } => 0,
            Facts { none: true, .. } => 5,
            _ => 80,
        },
        Column::Units(_) => match cell {
            Facts { units: true, value: false, .. } => 0,
            Facts { none: true, .. } => 2,
            Facts { maybe_units: true, .. } => 8,
            Facts {
                deadline: false,
                value: false,
                sentence: false,
                section: false,
                attribute: false,
                chars: 2..=30,
                ..
            } => 28,
            _ => 90,
        },
        Column::Deadline => match cell {
            Facts { deadline: true, .. } => 0,
            Facts { none: true, .. } => 2,
            Facts { units: false, value: false, sentence: false, section: false, chars: 0..=12, .. } => 20,
            _ => 80,
        },
        Column::Quality => {
            if cell.quality {
                0
            } else {
                80
            }
        }
        Column::Note | Column::Other => {
            if cell.section {
                60
            } else if cell.none || cell.chars <= 12 {
                8
            } else {
                14
            }
        }
    }
}

/// What it costs to take a cell as the rest of the one before it.
const fn torn(previous: &Facts, cell: &Facts, column: Column) -> u32 {
    if cell.row_number || previous.row_number || cell.section || cell.prefixed {
        return FORBIDDEN;
    }
    if previous.none || cell.none || cell.attribute {
        return 90;
    }
    if previous.open || cell.goes_on {
        return 0;
    }
    match column {
        Column::Units(_) if cell.units && previous.units => 4,
        Column::Units(_) if !cell.value && !cell.sentence && !cell.deadline && cell.chars <= 30 => 14,
        Column::Units(_) => 90,
        Column::Name | Column::Task | Column::Detail | Column::Note | Column::Other => {
            if cell.value && cell.chars > 1 {
                30
            } else if cell.units {
                60
            } else if previous.sentence {
                34
            } else {
                19
            }
        }
        Column::Category if cell.chars <= 6 => 16,
        Column::Unit if cell.unit && previous.chars <= 6 => 24,
        Column::Deadline => 24,
        _ => 90,
    }
}

/// What it costs to take a cell as the name of a group that has its line to itself.
fn group_cost(cell: &Facts, columns: &[Column]) -> u32 {
    if !cell.name_like() || cell.row_number || cell.units || cell.prefixed || cell.sentence || cell.chars > 40
    {
        return FORBIDDEN;
    }
    if cell.section {
        1
    } else if columns.contains(&Column::Category) {
        30
    } else {
        18
    }
}
