//! Lists of words that are looked for at the characters of a sentence.

use crate::document::hints::Hints;

/// Words that are looked for in sentences, the one that is meant first where several fit. Most characters begin none of them and end
/// none.
#[derive(Debug)]
pub(super) struct Lexicon {
    pub words: &'static [&'static str],
    pub begin: Hints<4>,
    pub end: Hints<4>,
}

impl Lexicon {
    pub(super) const fn new(words: &'static [&'static str]) -> Self {
        Self { words, begin: Hints::first(words), end: Hints::last(words) }
    }

    /// What the words of some lists begin with.
    pub(super) const fn begin_of<T>(lists: &[(T, &Self)]) -> Hints {
        let (mut all, mut at) = (Hints::first(&[]), 0);
        while at < lists.len() {
            all = all.or(&Hints::first(lists[at].1.words));
            at += 1;
        }
        all
    }

    /// What the words of some lists end in.
    pub(super) const fn end_of<T>(lists: &[(T, &Self)]) -> Hints {
        let (mut all, mut at) = (Hints::last(&[]), 0);
        while at < lists.len() {
            all = all.or(&Hints::last(lists[at].1.words));
            at += 1;
        }
        all
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        self.words.contains(&word)
    }
}

/// A few words to look for, known at compile time.
macro_rules! words {
    [$($word:literal),+ $(,)?] => {
        const { &$crate::document::quantity::lexicon::Lexicon::new(&[$($word),+]) }
    };
}
pub(super) use words;
