//! Clauses that speak for several items: one behind the last of them, where none of the others has one, belongs to the heading above.

use super::marker::Numbering;
use super::outline::Heading;
use super::place::Placed;

/// So many items without a clause and one with it are no accident, whatever the rest of the document does.
const MANY: u32 = 3;

/// The items below one heading.
#[derive(Debug, Clone, Copy, Default)]
struct Items {
    count: u32,
    /// How many have clauses.
    told: u32,
    /// The last one.
    last: usize,
    form: Option<Numbering>,
}

/// What the document does with the items of one form.
#[derive(Debug, Clone, Copy, Default)]
struct Habit {
    /// Headings whose items have a clause behind the last one only.
    shared: u32,
    /// Headings with clauses elsewhere.
    each: u32,
}

/// Gives such clauses to the heading above. One in a paragraph of its own is enough below three items, below steps, and where the
/// document does so throughout; one at the end of the last item's own paragraph needs the whole document to say so, or the headings
/// beside the one above, each of which is told itself what it has to do.
///
/// *Complexity*: linear in headings and clauses.
pub(super) fn lift(outline: &[Heading], clauses: &mut [Placed]) {
    let mut own = vec![0_u32; outline.len()];
    for heading in clauses.iter().filter_map(|placed| placed.heading) {
        if let Some(count) = own.get_mut(heading) {
            *count += 1;
        }
    }
    let is_told = |heading: usize| own.get(heading).is_some_and(|&count| count > 0);
    let mut below = vec![Items::default(); outline.len()];
    for (at, heading) in outline.iter().enumerate().filter(|(_, heading)| heading.is_ranked()) {
        if let Some(items) = heading.parent().and_then(|parent| below.get_mut(parent)) {
            items.count += 1;
            items.told += u32::from(is_told(at));
            items.last = at;
            items.form = items.form.or(heading.numbering());
        }
    }
    let shares = |items: &Items| items.count >= 2 && items.told == 1 && is_told(items.last);
    let mut habits = [Habit::default(); Numbering::COUNT];
    for items in below.iter().filter(|items| items.told > 0 && items.count >= 2) {
        if let Some(habit) = items.form.and_then(|form| habits.get_mut(form as usize)) {
            let count = if shares(items) { &mut habit.shared } else { &mut habit.each };
            *count += 1;
        }
    }
    let beside = told_beside(outline, &own, |at| below.get(at).is_some_and(shares));
    for placed in clauses {
        let Some(parent) = placed.heading.and_then(|heading| outline.get(heading)?.parent()) else {
            continue;
        };
        let Some(items) = below.get(parent).filter(|items| shares(items)) else { continue };
        let numbered = outline.get(parent).is_some_and(Heading::is_ranked);
        let habit = items.form.and_then(|form| habits.get(form as usize)).copied().unwrap_or_default();
        let throughout = habit.each == 0 && habit.shared >= if placed.governs.is_empty() { 2 } else { 3 };
        let beside = habit.each == 0 && beside.get(parent).copied().unwrap_or_default();
        let stands_apart =
            placed.governs.is_empty() && (items.count >= MANY || items.form >= Some(Numbering::Fourth));
        if placed.heading == Some(items.last) && numbered && (stands_apart || throughout || beside) {
            placed.heading = Some(parent);
        }
    }
}

/// For each heading whether all of the numbered ones beside it are told themselves, one at least, but for those that share what their
/// last item was told.
fn told_beside(outline: &[Heading], own: &[u32], shares: impl Fn(usize) -> bool) -> Vec<bool> {
    #[derive(Clone, Copy, Default)]
    struct Beside {
        told: u32,
        untold: u32,
    }
    let mut below = vec![Beside::default(); outline.len() + 1];
    // Headings without one above stand below the document, which comes last.
    let above = |heading: &Heading| heading.parent().unwrap_or(outline.len());
    for (at, heading) in outline.iter().enumerate().filter(|(_, heading)| heading.is_ranked()) {
        let Some(beside) = below.get_mut(above(heading)) else { continue };
        if own.get(at).is_some_and(|&count| count > 0) {
            beside.told += 1;
        } else if !shares(at) {
            beside.untold += 1;
        }
    }
    let is_told = |heading: &Heading| {
        below.get(above(heading)).is_some_and(|beside| beside.told > 0 && beside.untold == 0)
    };
    outline.iter().map(is_told).collect()
}
