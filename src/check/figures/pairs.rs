//! The indicators of the text beside those of the annex: which row is which.

use hashbrown::HashMap;

use super::ledger::{Ledger, Part, Row};
use super::names;
use crate::model::TableKind;

/// The rows of the text's own tables and boxes beside those of the annexes: which is which.
pub(super) struct Pairs<'l, 'a> {
    /// The rows of the main tables, each with its row in an annex and whether both have the same name.
    pub(super) main: Vec<(&'l Row<'a>, Option<(&'l Row<'a>, bool)>)>,
    /// The rows of the annexes, and whether a main table has them.
    pub(super) annex: Vec<(&'l Row<'a>, bool)>,
}

impl<'l, 'a> Pairs<'l, 'a> {
    /// Pairs by name; `None` where there is no annex, or where it lists other things.
    ///
    /// *Complexity*: linear in the rows and the lengths of their names.
    pub(super) fn of(ledger: &'l Ledger<'a>) -> Option<Self> {
        let rows = |annex: bool| {
            ledger
                .tables()
                .iter()
                .filter(move |table| (table.kind == TableKind::Annex) == annex)
                .flat_map(|table| &table.rows)
        };
        let names = Names::of(rows(true));
        let mut annex: Vec<(&Row<'_>, bool)> = rows(true).map(|row| (row, false)).collect();
        let mut main = Vec::new();
        for row in rows(false) {
            let found = names.find(row);
            if let Some(slot) = found.and_then(|(at, _)| annex.get_mut(at)) {
                slot.1 = true;
            }
            main.push((row, found.and_then(|(at, same)| Some((annex.get(at)?.0, same)))));
        }
        let paired = main.iter().filter(|(_, other)| other.is_some()).count();
        let met = annex.iter().filter(|(_, met)| *met).count();
        (paired > 0 && (paired * 2 >= main.len() || met * 2 >= annex.len())).then_some(Self { main, annex })
    }
}

/// Rows to be found by name.
struct Names<'l, 'a> {
    rows: Vec<&'l Row<'a>>,
    /// Rows by their whole key.
    whole: HashMap<&'l str, usize>,
    /// Quantities of rows by their key.
    parts: HashMap<&'l str, usize>,
    /// Keys by their first and by their last two characters, where names that are alike meet.
    ends: HashMap<[char; 2], Vec<usize>>,
}

/// Names that begin alike are looked at one by one, up to so many.
const MOST_ALIKE: usize = 32;

impl<'l, 'a> Names<'l, 'a> {
    fn of(rows: impl Iterator<Item = &'l Row<'a>>) -> Self {
        let mut names =
            Self { rows: rows.collect(), whole: HashMap::new(), parts: HashMap::new(), ends: HashMap::new() };
        for (at, row) in names.rows.iter().enumerate() {
            names.whole.entry(&*row.key).or_insert(at);
            for part in &row.parts {
                names.parts.entry(&*part.key).or_insert(at);
            }
            if let Some(start) = start(&row.key) {
                let alike = names.ends.entry(start).or_default();
                if alike.len() < MOST_ALIKE {
                    alike.push(at);
                }
            }
        }
        names
    }

    /// The row that a row is, and whether by the same name.
    fn find(&self, row: &Row<'_>) -> Option<(usize, bool)> {
        let same = self.whole.get(&*row.key).map(|&at| (at, true));
        same.or_else(|| {
            let part = |part: &Part<'_>| self.parts.get(&*part.key).copied();
            row.parts
                .iter()
                .find_map(part)
                .or_else(|| self.parts.get(&*row.key).copied())
                .map(|at| (at, false))
        })
        .or_else(|| {
            let near = self.ends.get(&start(&row.key)?)?;
            near.iter()
                .copied()
                .find(|&at| self.rows.get(at).is_some_and(|other| names::alike(&row.key, &other.key)))
                .map(|at| (at, false))
        })
    }
}

fn start(key: &str) -> Option<[char; 2]> {
    let mut chars = key.chars();
    Some([chars.next()?, chars.next()?])
}
