//! What stands below each heading: its items, and whether they are told to anybody.

use super::Heading;
use crate::document::marker::Numbering;

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
    pub(super) fn of(outline: &[Heading], clauses: &[usize]) -> Self {
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
            !list.is_empty() && (told || !has(at) && outermost < Some(Numbering::Fourth) && !deep())
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
