//! Cells without their grid put into columns again by what they contain.
//!
//! Extraction writes one cell a line and drops blank ones, so only the contents tell where a row ends and which cell is missing.
//! Every way of laying the cells into the columns has a cost: for a cell that does not look like its column, for each column left
//! blank, for a cell torn in two. The cheapest way of all is found as in Viterbi's algorithm, in one pass over the cells.

use super::columns::Column;
use super::facts::Facts;
use crate::document::clause::LabelRole;

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
    for (at, cell) in cells.iter().enumerate() {
        let alone = group_cost(cell, columns);
        let Some(previous) = at.checked_sub(1).and_then(|at| cells.get(at)) else {
            let mut lead = 0;
            for (kind, blank) in columns.iter().zip(&blank) {
                ways.push(Way::of(fit(cell, *kind) + lead, group));
                lead += blank;
            }
            ways.extend([Way::of(alone, group), Way::NONE]);
            continue;
        };
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
                + if cell.chars > 14 { 12 } else { 0 }
                + if cell.prefixed { 30 } else { 0 }
                + if cell.units || cell.maybe_units { 30 } else { 0 }
        }
        Column::Detail => {
            if cell.units {
                30
            } else if cell.deadline && !cell.sentence || cell.value || cell.none {
                15
            } else if cell.chars <= 4 {
                // So short is a leader's name rather than what a task contains.
                24
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
        // 指标性质 may say 定性 and 定量 as well.
        Column::Attribute => match cell {
            Facts { attribute: true, .. } | Facts { quality: true, .. } => 0,
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
        // Who leads is one more often than those who help.
        Column::Units(LabelRole::Lead) if cell.units && previous.units => 6,
        Column::Units(_) if cell.units && previous.units => 4,
        // A whole name in front leaves little to go on with.
        Column::Units(_) if cell.deadline => 90,
        Column::Units(_) if previous.units && cell.chars >= 2 && cell.name_like() && !cell.maybe_units => 22,
        Column::Units(_) if !cell.value && !cell.sentence && cell.chars <= 30 => 14,
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
    } else if cell.comma {
        40
    } else if columns.contains(&Column::Category) {
        30
    } else {
        18
    }
}
