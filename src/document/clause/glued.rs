//! Labels right behind the names before them, where the line break or blank between the two was lost:
//! 牵头单位：市科技局配合单位：市财政局完成时限：6月底.

use super::looks::Looks;
use super::names::split_open;
use super::tail;
use super::words::{LabelRole, label};
use crate::document::names::Likeness;

/// The labels that are looked for, longer ones before those that they end in.
#[rustfmt::skip]
const LABELS: [&str; 24] = [
    "主要责任单位", "牵头责任单位", "配合责任单位", "责任单位", "牵头单位", "配合单位", "参与单位", "协办单位", "主办单位", "承办单位",
    "责任部门", "牵头部门", "配合部门", "责任领导", "分管领导", "牵头领导", "责任人", "联系人", "完成时限", "完成时间", "时间要求",
    "时限要求", "主要任务", "工作目标",
];

/// The label at the end of `words`, which stand before a colon, and what stands before it. `part` is the label that those words
/// belong to; they must be what it leads to.
pub(super) fn glued_label<'t>(
    words: &'t str,
    part: Option<LabelRole>,
    looks: &mut Looks,
) -> Option<(&'t str, LabelRole)> {
    let part = part?;
    let (before, said) = LABELS.iter().find_map(|said| Some((words.strip_suffix(said)?, said)))?;
    let told = match part {
        LabelRole::Other => true,
        LabelRole::Deadline => tail::is_deadline(before),
        _ => {
            let (name, open) = split_open(before);
            open || looks.likeness(name) == Likeness::Strong || looks.is_collective(name)
        }
    };
    // 第一责任单位 and 协同配合单位 are labels as they stand.
    let whole =
        || matches!(label(words), Some(role) if !matches!(role, LabelRole::Other | LabelRole::Deadline));
    (told && !before.is_empty() && !whole()).then(|| (before, label(said).unwrap_or(LabelRole::Other)))
}
