//! What the columns of a table hold, and what kind of table such columns make.

use crate::document::clause::LabelRole;

/// Most columns that a table is read with; plans have ten at most.
pub(super) const MOST_COLUMNS: usize = 16;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// 序号.
    Number,
    /// 重点任务, 工作事项.
    Task,
    /// 具体措施, 主要内容: more about the task.
    Detail,
    /// 牵头单位, 责任单位, 配合单位.
    Departments(LabelRole),
    /// 完成时限.
    Deadline,
    /// 类别, 一级指标: what several rows belong to.
    Category,
    /// 指标, 二级指标.
    Name,
    /// 单位 as a unit of measure.
    Unit,
    /// 2020年, 基期值, 目标值.
    Value(Value),
    /// 年均增速, 五年累计.
    Average,
    /// 属性.
    Attribute,
    /// 定性/定量.
    Quality,
    /// Known, but nothing that is read: 备注, 推广范围.
    Note,
    /// Not known.
    Other,
}

/// What a column of values says about them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Value {
    /// The year of the data.
    pub year: Option<i32>,
    pub tense: Tense,
}

/// Whether values are of the past or of the future, as far as the header says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Tense {
    /// 基期, 现状, 完成值.
    Baseline,
    /// 目标, 规划值.
    Target,
    #[default]
    Unsaid,
}

/// What kind of table it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Tasks,
    Indicators,
}

/// What kind of table these columns make, if it is one that is read.
pub(super) fn kind(columns: &[Column]) -> Option<Kind> {
    let count = |wanted: fn(&Column) -> bool| columns.iter().filter(|column| wanted(column)).count();
    let departments = count(|column| matches!(column, Column::Departments(_)));
    let tasks = count(|column| matches!(column, Column::Task | Column::Detail));
    let names = count(|column| matches!(column, Column::Name));
    let values = count(|column| matches!(column, Column::Value(_)));
    let unit = count(|column| matches!(column, Column::Unit));
    let attribute = count(|column| matches!(column, Column::Attribute));
    let category = count(|column| matches!(column, Column::Category));
    let measures = unit + attribute + count(|column| matches!(column, Column::Average | Column::Quality));
    if names > 0 && (values + measures > 0 || tasks == 0 && departments + category > 0 && columns.len() >= 2)
    {
        return Some(Kind::Indicators);
    }
    if values >= 2 && unit + attribute > 0 || values == 1 && unit > 0 && attribute > 0 {
        return Some(Kind::Indicators);
    }
    let nameless = count(|column| matches!(column, Column::Other)) > 0;
    (departments > 0 && (tasks + names > 0 || nameless && columns.len() >= 3) && unit == 0)
        .then_some(Kind::Tasks)
}

/// Puts the columns of a table right once its kind is known.
pub(super) fn settle(columns: &mut [Column], kind: Kind) {
    match kind {
        Kind::Indicators => settle_indicators(columns),
        Kind::Tasks => settle_tasks(columns),
    }
}

/// The innermost level is the name, and a group header over years goes where it stood.
fn settle_indicators(columns: &mut [Column]) {
    if !columns.contains(&Column::Name)
        && let Some(column) =
            columns.iter_mut().find(|column| matches!(column, Column::Task | Column::Other | Column::Detail))
    {
        *column = Column::Name;
    }
    let last = columns.iter().rposition(|column| *column == Column::Name);
    // 类型 before the names groups them where 属性 stands behind.
    let kinds = columns.iter().filter(|column| **column == Column::Attribute).count();
    // 指标内容 between the name and several values only tells more about it.
    let is_value = |column: &Column| matches!(column, Column::Value(_));
    let first_value = columns
        .iter()
        .position(is_value)
        .filter(|&first| columns.get(first + 1..).is_some_and(|behind| behind.iter().any(is_value)));
    for (at, column) in columns.iter_mut().enumerate() {
        match column {
            Column::Name if last != Some(at) => *column = Column::Category,
            // 目标 or 任务 before the names is what they are for.
            Column::Detail | Column::Task | Column::Other if last.is_some_and(|last| at < last) => {
                *column = Column::Category;
            }
            Column::Attribute if kinds > 1 && last.is_some_and(|last| at < last) => {
                *column = Column::Category;
            }
            Column::Detail
                if last.is_some_and(|last| at > last) && first_value.is_some_and(|first| at < first) =>
            {
                *column = Column::Note;
            }
            Column::Detail if last.is_some_and(|last| at > last) => {
                *column = Column::Value(Value { year: None, tense: Tense::Target });
            }
            _ => {}
        }
    }
}

/// A list of tasks has one column that names them, and the others only tell more about each.
fn settle_tasks(columns: &mut [Column]) {
    for wanted in [Column::Name, Column::Detail, Column::Other] {
        if columns.contains(&Column::Task) {
            break;
        }
        if let Some(column) = columns.iter_mut().find(|column| **column == wanted) {
            *column = Column::Task;
        }
    }
    let mut seen = false;
    for column in columns.iter_mut() {
        match column {
            Column::Task if seen => *column = Column::Detail,
            Column::Task => seen = true,
            Column::Name | Column::Value(_) | Column::Average => *column = Column::Detail,
            _ => {}
        }
    }
}
