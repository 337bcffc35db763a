//! What stands below each heading: its items, and whether they are told to anybody.

use super::Heading;
use crate::document::marker::Numbering;
use crate::document::scan::Vocabulary;

/// How the titles of the parts of a form end, as each task of a document may fill one in: 1.工作目标, 2.主要举措.
const FIELDS: Vocabulary = Vocabulary::new(&[
    "目标",
    "目标指标",
    "主要指标",
    "目标任务",
    "工作任务",
    "重点任务",
    "主要任务",
    "工作举措",
    "主要举措",
    "重点举措",
    "具体举措",
    "工作措施",
    "主要措施",
    "具体措施",
    "工作内容",
    "主要内容",
    "建设内容",
    "实施内容",
    "完成时限",
    "时间安排",
    "进度安排",
]);

/// Whether all items below a heading are the parts of a form, so that the heading is the task.
fn is_form(titles: &[&str], list: &[usize]) -> bool {
    /// Characters of the longest title of a part.
    const LONGEST: usize = 8;
    let part = |&item: &usize| {
        titles.get(item).is_some_and(|title| FIELDS.ends(title) && title.chars().nth(LONGEST).is_none())
    };
    list.len() >= 2 && list.iter().all(part)
}

/// What stands below each heading.
pub(super) struct Tree {
    /// Numbered headings directly below.
    items: Vec<Vec<usize>>,
    /// Whether the items below are tasks of their own rather than steps.
    split: Vec<bool>,
    /// Whether any clause stands on the heading itself.
    told: Vec<bool>,
    /// Whether any clause stands on headings below.
    told_below: Vec<bool>,
}

impl Tree {
    pub(super) fn of(outline: &[Heading], titles: &[&str], clauses: &[usize]) -> Self {
        let mut items = vec![Vec::new(); outline.len()];
        for (at, heading) in outline.iter().enumerate() {
            if let Some(list) =
                heading.parent().filter(|_| heading.is_ranked()).and_then(|parent| items.get_mut(parent))
            {
                list.push(at);
            }
        }
        let has = |at: usize| clauses.get(at).copied().unwrap_or_default() > 0;
        let mut below = vec![false; outline.len()];
        for at in (0..outline.len()).rev() {
            let own = has(at) || below.get(at).copied().unwrap_or_default();
            if let Some(mark) =
                outline.get(at).and_then(|heading| heading.parent()).and_then(|parent| below.get_mut(parent))
            {
                *mark |= own;
            }
        }
        let told = |item: usize| has(item) || below.get(item).copied().unwrap_or_default();
        let split = |(at, list): (usize, &Vec<usize>)| {
            let outermost = list.iter().filter_map(|&item| outline.get(item)?.numbering()).min();
            let steps = outermost >= Some(Numbering::Fifth);
            let told = !steps && list.iter().any(|&item| told(item));
            // 1.1 takes its level from where it stands.
            let deep = || outermost >= Some(Numbering::Pair) && has_two_above(outline, at);
            let chapter = outline.get(at).is_none_or(|heading| heading.parent().is_none());
            let form = || {
                let held = list.iter().filter_map(|&item| items.get(item)).flatten();
                let steps =
                    |&item: &usize| outline.get(item).and_then(Heading::numbering) >= Some(Numbering::Fourth);
                !chapter && is_form(titles, list) && { held }.all(steps)
            };
            !list.is_empty()
                && (told || !has(at) && outermost < Some(Numbering::Fourth) && !deep() && !form())
        };
        let split = items.iter().enumerate().map(split).collect();
        let told = (0..outline.len()).map(has).collect();
        Self { items, split, told, told_below: below }
    }

    /// The numbered headings directly below one.
    pub(super) fn items(&self, at: usize) -> &[usize] {
        self.items.get(at).map_or(&[], |list| list)
    }

    /// Whether a clause stands on the heading itself.
    pub(super) fn is_told_itself(&self, at: usize) -> bool {
        self.told.get(at).copied().unwrap_or_default()
    }

    /// Whether any clause stands on the headings below.
    pub(super) fn is_told(&self, at: usize) -> bool {
        self.told_below.get(at).copied().unwrap_or_default()
    }

    /// Whether the items below are tasks of their own rather than steps.
    pub(super) fn is_split(&self, at: usize) -> bool {
        self.split.get(at).copied().unwrap_or_default()
    }
}

/// Whether a heading stands on the third level or below.
fn has_two_above(outline: &[Heading], at: usize) -> bool {
    core::iter::successors(Some(at), |&at| outline.get(at)?.parent()).nth(2).is_some()
}
