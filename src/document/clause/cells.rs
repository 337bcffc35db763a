//! Lists of departments in the cells of a table, read once: a list first tells what its column is for, and later who is assigned.

use super::grammar::{Context, may_end_list, read_with};
use super::words::LabelRole;
use super::{Entry, Looks, Part};
use crate::document::extent::Extent;
use crate::text::Glossary;

/// The lists of names without label or verb that were met in cells, by their words: they read alike in every column of departments.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Where the names of each stand among those of all.
    known: Glossary<Extent>,
    names: Vec<Entry>,
}

impl Lists {
    /// The names of a list that was kept.
    fn names(&self, words: &str) -> Option<&[Entry]> {
        self.names.get(self.known.get(words)?.range())
    }

    fn keep(&mut self, words: &str, names: &[Entry]) {
        let first = self.names.len();
        self.names.extend_from_slice(names);
        *self.known.entry(words) = (first..self.names.len()).into();
    }
}

/// Whether a cell is a list of departments.
pub(crate) fn lists_departments(words: &str, looks: &mut Looks) -> bool {
    if !may_end_list(words) {
        return false;
    }
    if looks.lists.names(words).is_some() {
        return true;
    }
    // What a paragraph of its own may be, a bracket may be as well.
    let clause = read_with(words, 0..words.len(), Context::Bracket { closing: true }, looks);
    let Some(clause) = clause.filter(|clause| !clause.entries.is_empty()) else { return false };
    if clause.bare {
        looks.lists.keep(words, &clause.entries);
    }
    true
}

impl Looks {
    /// The names in a cell of a column of departments, where it is a list that was met before.
    pub(crate) fn listed(&self, words: &str, role: LabelRole) -> Option<impl Iterator<Item = Entry>> {
        let part = Part::of_column(role)?;
        Some(self.lists.names(words)?.iter().map(move |name| Entry { part, ..*name }))
    }
}

#[cfg(test)]
mod tests {
    use super::{Context, Entry, LabelRole, Looks, lists_departments, read_with};

    const COLUMNS: [LabelRole; 6] = [
        LabelRole::Lead,
        LabelRole::Listed,
        LabelRole::Support,
        LabelRole::Guide,
        LabelRole::Deadline,
        LabelRole::Other,
    ];

    #[test]
    fn a_list_says_in_every_column_what_reading_it_there_says() {
        for words in [
            "市科技局、市财政局",
            "市科技局，市财政局、市水利局等",
            "市科技局 市财政局；各县区",
            "各县、区人民政府，江州高新区管委会",
            "市科技局、市财政局及江州大学，年底前",
        ] {
            let mut looks = Looks::default();
            assert!(lists_departments(words, &mut looks) && lists_departments(words, &mut looks), "{words}");
            for column in COLUMNS {
                let Some(listed) = looks.listed(words, column) else {
                    assert!(matches!(column, LabelRole::Deadline | LabelRole::Other), "{words}");
                    continue;
                };
                let listed: Vec<Entry> = listed.collect();
                let read = read_with(words, 0..words.len(), Context::Cell(column), &mut Looks::default());
                assert_eq!(Some(listed), read.map(|clause| clause.entries), "{words} {column:?}");
            }
        }
    }

    #[test]
    fn what_says_more_than_names_is_not_kept() {
        for words in [
            "市科技局牵头，市财政局配合",
            "牵头单位：市科技局；配合单位：市财政局",
            "市科技局（牵头）、市财政局",
            "市科技局、市财政局按职责分工负责",
        ] {
            let mut looks = Looks::default();
            assert!(lists_departments(words, &mut looks), "{words}");
            assert!(looks.listed(words, LabelRole::Listed).is_none(), "{words}");
        }
        assert!(!lists_departments("公共图书馆数量", &mut Looks::default()));
    }
}
