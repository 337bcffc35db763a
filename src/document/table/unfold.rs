//! The order of columns whose header has two rows.

use super::columns::{Column, Value};
use crate::document::clause::LabelRole;

/// The order in which columns stand when a header has two rows that extraction wrote one behind the other: 目标值 with the
/// years below it comes first in its row, and the years come last of all. Gives for each column its place in what was written.
pub(super) fn unfold(columns: &[Column]) -> Vec<usize> {
    let plain: Vec<usize> = (0..columns.len()).collect();
    let bare = |column: &Column| matches!(column, Column::Value(Value { year: None, .. }));
    let dated = |column: &Column| matches!(column, Column::Value(Value { year: Some(_), .. }));
    let tail = columns.iter().rev().take_while(|column| dated(column)).count();
    let groups: Vec<usize> =
        columns.iter().enumerate().filter(|(_, column)| bare(column)).map(|(at, _)| at).collect();
    let [group] = groups[..] else { return plain };
    let years = columns.len() - tail;
    // A group header stands over two years at least, or over the year of each of two.
    if tail < 2 || group >= years {
        return plain;
    }
    let mut out: Vec<usize> = (0..group).collect();
    out.extend(years..columns.len());
    out.extend(group + 1..years);
    out
}

/// The same for a list of tasks whose header has 责任单位 over 牵头单位 and 配合单位: the two come last of all.
pub(super) fn unfold_departments(columns: &[Column]) -> Vec<usize> {
    let plain: Vec<usize> = (0..columns.len()).collect();
    let tail = columns.iter().rev().take_while(|column| matches!(column, Column::Departments(_))).count();
    let below = columns.len() - tail;
    let group = columns.iter().position(|column| *column == Column::Departments(LabelRole::Listed));
    let Some(group) = group.filter(|&group| tail >= 2 && group + 1 < below) else { return plain };
    let mut out: Vec<usize> = (0..group).collect();
    out.extend(below..columns.len());
    out.extend(group + 1..below);
    out
}
