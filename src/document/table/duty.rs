//! Tables of duties by department: 成员单位 beside 职责分工. Each row is a duty of the department that stands before it.

use super::Row;
use super::columns::Column;
use super::grid::Head;
use crate::document::clause::{LabelRole, Looks};
use crate::document::duties;

/// Tells the column of departments from that of their duties by the heads of both: 单位 measures elsewhere, and 职责分工 lists departments where
/// tasks have a column of their own.
pub(super) fn settle(words: &[String], written: &mut [Column]) {
    let Some(duty) = words.iter().position(|word| names_duties(word)) else { return };
    let others = || written.iter().enumerate().filter(|&(at, _)| at != duty);
    let whose = others()
        .find(|(_, column)| matches!(column, Column::Departments(_)))
        .map(|(at, _)| at)
        .or_else(|| words.iter().position(|word| names_departments(word)));
    let Some(whose) = whose else { return };
    let told = others().any(|(at, column)| at != whose && matches!(column, Column::Task | Column::Name));
    if told {
        return;
    }
    // Who sits in a leading group has duties as well, and is no department.
    let named = written.get(whose).is_some_and(|column| matches!(column, Column::Departments(_)));
    if !named && words.iter().any(|word| names_people(word)) {
        written.fill(Column::Other);
        return;
    }
    if let Some(column) = written.get_mut(whose).filter(|column| !matches!(column, Column::Departments(_))) {
        *column = Column::Departments(LabelRole::Listed);
    }
    if let Some(column) = written.get_mut(duty) {
        *column = Column::Task;
    }
}

/// Whether the tasks of a table are duties.
pub(super) fn is_of_duties(heads: &[Head]) -> bool {
    heads.iter().any(|head| head.column == Column::Task && names_duties(&head.words))
}

/// A row whose duty its department has, by what the words of the duty say of it; none where no department stands beside it. One printed
/// once for several duties has all of them.
pub(super) fn told(source: &str, mut row: Row, above: Option<&Row>, looks: &mut Looks) -> Option<Row> {
    if row.departments.is_empty() {
        row.departments = above?.departments.clone();
        return Some(row);
    }
    let role = row.title.as_ref().map_or(LabelRole::Listed, |duty| duties::role(duty.text(source)));
    for (said, cell) in &mut row.departments {
        if !duties::are_departments(cell.text(source), looks) {
            return None;
        }
        if *said == LabelRole::Listed {
            *said = role;
        }
    }
    Some(row)
}

/// 职责, 工作职责, 职责分工.
fn names_duties(word: &str) -> bool {
    word.ends_with("职责")
        || matches!(word, "职责分工" | "任务分工" | "责任分工" | "工作分工" | "主要分工" | "职责任务")
}

/// 单位 and 部门 without a word that says what they do.
fn names_departments(word: &str) -> bool {
    const BARE: [&str; 8] =
        ["单位", "部门", "单位名称", "部门名称", "成员单位名称", "单位（部门）", "部门（单位）", "部门单位"];
    BARE.contains(&word)
}

fn names_people(word: &str) -> bool {
    matches!(word, "姓名" | "职务" | "岗位" | "职位" | "组别" | "组长" | "人员")
}
