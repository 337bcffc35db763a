//! What it costs to lay a cell into a column: how badly it fits, what stays blank beside it, what is torn for it.
//!
//! Only differences count, since a row is taken for what it costs least to be: a doubt weighs less than a blank column that should
//! have been filled, and several doubts more.

use super::columns::Column;
use super::facts::Facts;
use crate::document::clause::LabelRole;

/// What a cell in the wrong place costs: more than any row can save.
const FORBIDDEN: u32 = 400;

/// What each cell behind the table costs, so that the table ends where cells no longer fit.
pub(super) const OUTSIDE: u32 = 10;

/// What it costs to leave a column blank in a row.
pub(super) const fn blank_cost(column: Column, numbered: bool) -> u32 {
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
        Column::Departments(_) => 22,
        Column::Deadline | Column::Detail => 15,
        Column::Note | Column::Other => 4,
    }
}

/// How badly a cell fits a column.
pub(super) fn fit(cell: &Facts, column: Column) -> u32 {
    if cell.row_number != matches!(column, Column::Number) {
        return FORBIDDEN;
    }
    match column {
        Column::Number => 0,
        Column::Name => {
            words(cell)
                + if cell.departments { 30 } else { 0 }
                + if cell.chars > 80 || cell.sentence || cell.labelled { 40 } else { 0 }
        }
        Column::Task => {
            words(cell) + if cell.departments { 40 } else { 0 } + if cell.deadline { 30 } else { 0 }
        }
        Column::Category => category(cell),
        Column::Detail => detail(cell),
        Column::Unit => unit(cell),
        Column::Value(_) | Column::Average => figure(cell),
        // 指标性质 may say 定性 and 定量 as well.
        Column::Attribute => match cell {
            Facts { attribute: true, .. } | Facts { quality: true, .. } => 0,
            Facts { none: true, .. } => 5,
            _ => 80,
        },
        Column::Departments(_) => departments(cell),
        Column::Deadline => deadline(cell),
        Column::Quality if cell.quality => 0,
        Column::Quality => 80,
        Column::Note | Column::Other if cell.section => 60,
        Column::Note | Column::Other if cell.none || cell.chars <= 12 => 8,
        Column::Note | Column::Other => 14,
    }
}

/// How badly a cell goes as plain words, which have no shape of their own: by each other shape that it has.
const fn words(cell: &Facts) -> u32 {
    let mut cost = 0;
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
}

const fn category(cell: &Facts) -> u32 {
    let mut cost = 2 + words(cell);
    if cell.chars > 14 {
        cost += 12;
    }
    if cell.prefixed {
        cost += 30;
    }
    if cell.sentence || cell.labelled {
        cost += 60;
    }
    if cell.departments || cell.maybe_departments {
        cost += 30;
    }
    cost
}

const fn detail(cell: &Facts) -> u32 {
    if cell.departments {
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

const fn unit(cell: &Facts) -> u32 {
    match cell {
        Facts { unit: true, .. } => 0,
        Facts { quality: true, .. } | Facts { none: true, .. } => 3,
        Facts { value: false, attribute: false, departments: false, chars: 0..=4, .. } => 25,
        _ => 80,
    }
}

const fn figure(cell: &Facts) -> u32 {
    match cell {
        Facts { value: true, .. } => 0,
        Facts { none: true, .. } => 2,
        Facts { attribute: true, .. } => 80,
        Facts { value_words: true, prefixed: false, .. } => 10,
        Facts { unit: true, .. } => 50,
        Facts { departments: true, .. } => 60,
        Facts { chars: 0..=10, prefixed: false, section: false, .. } => 26,
        _ => 90,
    }
}

const fn departments(cell: &Facts) -> u32 {
    match cell {
        Facts { departments: true, value: false, .. } => 0,
        Facts { none: true, .. } => 2,
        Facts { maybe_departments: true, .. } => 8,
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
    }
}

const fn deadline(cell: &Facts) -> u32 {
    match cell {
        Facts { deadline: true, .. } => 0,
        Facts { none: true, .. } => 2,
        Facts {
            departments: false, value: false, sentence: false, section: false, chars: 0..=12, ..
        } => 20,
        _ => 80,
    }
}

/// Characters of the longest rest of a name that a line break tore.
const LONGEST_REST: usize = 30;

/// What it costs to take a cell as the rest of the one before it.
pub(super) const fn torn(previous: &Facts, cell: &Facts, column: Column) -> u32 {
    if cell.row_number || previous.row_number || cell.section || cell.prefixed {
        return FORBIDDEN;
    }
    if previous.none || cell.none || cell.attribute {
        return 90;
    }
    if previous.open || cell.goes_on {
        return 0;
    }
    // No name goes on in a whole sentence: that begins the row below merged cells.
    let begins = previous.departments && cell.sentence && !cell.departments && cell.chars > LONGEST_REST;
    match column {
        // An explanation may have several sentences, each on a line.
        Column::Note | Column::Other if cell.labelled => 8,
        Column::Note | Column::Other if previous.sentence && cell.sentence => 12,
        Column::Departments(_) | Column::Note | Column::Other if begins => 90,
        // Who leads is one more often than those who help.
        Column::Departments(LabelRole::Lead) if cell.departments && previous.departments => 6,
        Column::Departments(_) if cell.departments && previous.departments => 4,
        // A whole name in front leaves little to go on with.
        Column::Departments(_) if cell.deadline => 90,
        Column::Departments(_)
            if previous.departments && cell.chars >= 2 && cell.name_like() && !cell.maybe_departments =>
        {
            22
        }
        Column::Departments(_) if !cell.value && !cell.sentence && cell.chars <= 30 => 14,
        Column::Departments(_) => 90,
        Column::Name | Column::Task | Column::Detail | Column::Note | Column::Other => {
            if cell.value && cell.chars > 1 {
                30
            } else if cell.departments {
                60
            } else if previous.sentence {
                34
            } else {
                19
            }
        }
        Column::Value(_) if cell.value_words && previous.value_words => 12,
        Column::Category if cell.chars <= 6 => 16,
        Column::Unit if cell.unit && previous.chars <= 6 => 24,
        Column::Deadline => 24,
        _ => 90,
    }
}

/// What it costs to take a cell as the name of a group that has its line to itself.
pub(super) fn group_cost(cell: &Facts, columns: &[Column]) -> u32 {
    if !cell.name_like()
        || cell.row_number
        || cell.departments
        || cell.prefixed
        || cell.sentence
        || cell.chars > 40
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
