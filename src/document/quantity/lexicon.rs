//! Lists of words that are looked for at the characters of a sentence.

use crate::document::hints::Hints;

/// Words that are looked for in sentences, the one that is meant first where several fit. Most characters begin none of them and end
/// none.
#[derive(Debug)]
pub(in crate::document) struct Lexicon {
    pub words: &'static [&'static str],
    pub begin: Hints<4>,
    pub end: Hints<4>,
}

impl Lexicon {
    pub(in crate::document) const fn new(words: &'static [&'static str]) -> Self {
        Self { words, begin: Hints::first(words), end: Hints::last(words) }
    }

    /// What the words of some lists begin with.
    pub(super) const fn begin_of<T>(lists: &[(T, &Self)]) -> Hints {
        Self::gathered(lists, false)
    }

    /// What the words of some lists end in.
    pub(super) const fn end_of<T>(lists: &[(T, &Self)]) -> Hints {
        Self::gathered(lists, true)
    }

    const fn gathered<T>(lists: &[(T, &Self)], last: bool) -> Hints {
        let (mut all, mut at) = (Hints::first(&[]), 0);
        while at < lists.len() {
            let words = lists[at].1.words;
            all = all.or(&if last { Hints::last(words) } else { Hints::first(words) });
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
pub(in crate::document) use words;
