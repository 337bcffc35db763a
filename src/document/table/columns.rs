//! What the columns of a table hold, told by their headers.

use crate::document::clause::{LabelRole, label};
use crate::text::is_blank;

/// Bytes of the longest header cell.
pub(super) const LONGEST_HEADER: usize = 60;

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
    Units(LabelRole),
    /// 完成时限.
    Deadline,
    /// 指标, 单位, 目标值: the table lists indicators.
    Indicator,
    /// Not known.
    Other,
}

/// What a header cell says. Blanks in it, as in 牵 头 单 位, do not matter.
pub(crate) fn column(header: &str) -> Column {
    if header.len() > LONGEST_HEADER || crate::document::marker::marker(header).is_some() {
        return Column::Other;
    }
    let word: String = header.chars().filter(|&c| !is_blank(c) && c != '*').collect();
    let ends = |words: &[&str]| words.iter().any(|end| word.ends_with(end));
    match &*word {
        "序号" | "编号" | "序" | "项次" => return Column::Number,
        "单位" | "属性" | "备注" => {
            return if word == "备注" { Column::Other } else { Column::Indicator };
        }
        _ => {}
    }
    if word.contains("指标") && !word.contains("任务") || ends(&["目标值", "基期值", "现状值", "完成值"])
    {
        return Column::Indicator;
    }
    match label(&word) {
        Some(LabelRole::Deadline) => return Column::Deadline,
        Some(LabelRole::Other) => return if ends(&["内容"]) { Column::Detail } else { Column::Other },
        Some(role) => return Column::Units(role),
        None => {}
    }
    if ends(&[
        "重点任务",
        "工作任务",
        "任务",
        "事项",
        "任务名称",
        "重点工作",
        "工作项目",
        "项目名称",
        "改革举措",
        "工作名称",
        "举措名称",
        "任务分工",
        "工作要点",
        "项目",
    ]) {
        return Column::Task;
    }
    if ends(&[
        "措施",
        "内容",
        "目标",
        "要求",
        "举措",
        "工作目标",
        "任务目标",
        "标准",
        "成果",
        "说明",
        "进展",
        "进展情况",
    ]) {
        return Column::Detail;
    }
    Column::Other
}

/// Whether a header belongs to a list of tasks: it has units, and tasks or at least details of them, and no indicators.
pub(crate) fn is_task_list(columns: &[Column]) -> bool {
    let has = |wanted: fn(&Column) -> bool| columns.iter().any(wanted);
    has(|column| matches!(column, Column::Units(_)))
        && has(|column| matches!(column, Column::Task | Column::Detail))
        && !has(|column| matches!(column, Column::Indicator))
}
