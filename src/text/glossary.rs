//! Words and what is known of each, asked for by the word.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

/// What is known of each of many words. The words stand one behind the other in one text, so that another one costs no memory of its own.
#[derive(Debug)]
pub(crate) struct Glossary<T> {
    text: String,
    entries: HashTable<Entry<T>>,
    hasher: DefaultHashBuilder,
}

#[derive(Debug)]
struct Entry<T> {
    start: u32,
    end: u32,
    known: T,
}

impl<T> Default for Glossary<T> {
    fn default() -> Self {
        Self { text: String::new(), entries: HashTable::new(), hasher: DefaultHashBuilder::default() }
    }
}

impl<T: Default> Glossary<T> {
    /// What is known of a word; `None` where it is new.
    pub(crate) fn get(&self, word: &str) -> Option<&T> {
        let words = |entry: &Entry<T>| self.text.get(entry.start as usize..entry.end as usize);
        let found = self.entries.find(self.hasher.hash_one(word), |entry| words(entry) == Some(word));
        found.map(|entry| &entry.known)
    }

    /// What is known of a word; nothing yet where it is new.
    pub(crate) fn entry(&mut self, word: &str) -> &mut T {
        let Self { text, entries, hasher } = self;
        let words = |entry: &Entry<T>| text.get(entry.start as usize..entry.end as usize).unwrap_or_default();
        let hash = hasher.hash_one(word);
        match entries.entry(hash, |entry| words(entry) == word, |entry| hasher.hash_one(words(entry))) {
            hashbrown::hash_table::Entry::Occupied(found) => &mut found.into_mut().known,
            hashbrown::hash_table::Entry::Vacant(room) => {
                let start = offset(text.len());
                text.push_str(word);
                let entry = Entry { start, end: offset(text.len()), known: T::default() };
                &mut room.insert(entry).into_mut().known
            }
        }
    }
}

/// Words come from texts shorter than 4 GiB.
fn offset(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Glossary;

    #[test]
    fn words_keep_what_is_known_of_them() {
        let mut glossary: Glossary<u32> = Glossary::default();
        for (word, count) in [("市科技局", 1), ("", 1), ("市科技", 1), ("市科技局", 2), ("", 2), ("局", 1)]
        {
            assert_eq!(glossary.get(word).is_some(), count > 1, "{word}");
            *glossary.entry(word) += 1;
            assert_eq!(glossary.get(word), Some(&count), "{word}");
        }
    }
}
