//! A paragraph as quantities are read in it: width folded, blanks left out, every character's place kept.

use core::ops::Range;

use crate::text::{fold_char, is_blank};

/// What the words around a character make of the numbers in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inside {
    /// Running text.
    Prose,
    /// A short quotation: a name or a slogan.
    Quote,
    /// A document title 《》 or number 〔〕.
    Title,
    /// Round brackets.
    Bracket,
}

/// The longest quotation that is a name, in characters; in longer ones plans quote themselves.
const LONGEST_NAME: usize = 16;

/// The characters of a paragraph, folded, with their places.
#[derive(Debug)]
pub(super) struct Flat {
    pub chars: Vec<char>,
    /// The byte where each character stands, and the end of the last.
    places: Vec<u32>,
    pub inside: Vec<Inside>,
}

impl Flat {
    pub(super) fn of(text: &str) -> Self {
        let mut chars = Vec::with_capacity(text.len() / 3 + 1);
        let mut places = Vec::with_capacity(text.len() / 3 + 2);
        let mut end = 0;
        for (at, c) in text.char_indices() {
            if is_blank(c) || c == '*' {
                continue;
            }
            let folded = match c {
                // Direction matters: what is between the two is a quotation.
                '“' | '”' => c,
                '「' | '『' => '“',
                '」' | '』' => '”',
                '—' | '–' | '～' | '〜' | '∼' => '-',
                '﹒' | '·' => c,
                c => fold_char(c),
            };
            chars.push(folded);
            places.push(small(at));
            end = at + c.len_utf8();
        }
        places.push(small(end));
        let inside = inside(&chars);
        Self { chars, places, inside }
    }

    pub(super) fn get(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    pub(super) fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).and_then(|at| self.get(at))
    }

    pub(super) fn slice(&self, range: Range<usize>) -> &[char] {
        self.chars.get(range).unwrap_or_default()
    }

    /// Whether a word stands at a place.
    pub(super) fn is_at(&self, at: usize, word: &str) -> bool {
        let rest = self.chars.get(at..).unwrap_or_default();
        let mut count = 0;
        word.chars().all(|c| {
            count += 1;
            rest.get(count - 1) == Some(&c)
        })
    }

    /// The first of the words that stands at a place, with where it ends.
    pub(super) fn any_at<'w>(&self, at: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
        words.iter().find(|word| self.is_at(at, word)).map(|word| (*word, at + word.chars().count()))
    }

    /// The first of the words that ends just before a place, with where it begins.
    pub(super) fn any_before<'w>(
        &self,
        at: usize,
        from: usize,
        words: &[&'w str],
    ) -> Option<(&'w str, usize)> {
        words.iter().find_map(|word| {
            let start = at.checked_sub(word.chars().count())?;
            (start >= from && self.is_at(start, word)).then_some((*word, start))
        })
    }

    /// Where the last of the words in a stretch begins and ends.
    pub(super) fn last_in<'w>(
        &self,
        range: Range<usize>,
        words: &[&'w str],
    ) -> Option<(&'w str, Range<usize>)> {
        range.clone().rev().find_map(|at| {
            let (word, end) = self.any_at(at, words)?;
            (end <= range.end).then_some((word, at..end))
        })
    }

    /// Whether one of the words stands in a stretch.
    pub(super) fn has(&self, range: Range<usize>, words: &[&str]) -> bool {
        self.last_in(range, words).is_some()
    }

    /// A stretch as a range of bytes of the paragraph, without the blanks around it.
    pub(super) fn bytes(&self, range: Range<usize>, text: &str) -> Range<usize> {
        let place = |at: usize| self.places.get(at).map_or(0, |&place| place as usize);
        let start = place(range.start);
        if range.is_empty() {
            return start..start;
        }
        let last = place(range.end - 1);
        let width = text.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        start..last + width
    }

    /// The first character at or after a byte of the paragraph.
    pub(super) fn char_at(&self, byte: usize) -> usize {
        self.places.partition_point(|&place| (place as usize) < byte).min(self.chars.len())
    }

    /// The words of a stretch, folded and without blanks.
    pub(super) fn words(&self, range: Range<usize>) -> String {
        self.slice(range).iter().collect()
    }
}

/// Marks quotations, titles and brackets. One that is never closed marks nothing.
fn inside(chars: &[char]) -> Vec<Inside> {
    let mut out = vec![Inside::Prose; chars.len()];
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut straight: Option<usize> = None;
    for (at, &c) in chars.iter().enumerate() {
        let (mark, kind) = match c {
            '(' | '“' | '《' | '〈' | '〔' | '[' | '【' => {
                open.push((c, at));
                continue;
            }
            ')' => ('(', Inside::Bracket),
            '”' => ('“', Inside::Quote),
            '》' => ('《', Inside::Title),
            '〉' => ('〈', Inside::Title),
            '〕' => ('〔', Inside::Title),
            ']' => ('[', Inside::Bracket),
            '】' => ('【', Inside::Bracket),
            '"' => {
                match straight.take() {
                    Some(start) => fill(&mut out, start, at, Inside::Quote),
                    None => straight = Some(at),
                }
                continue;
            }
            '。' => {
                // A sentence ends: what is still open was not meant to be closed.
                open.clear();
                straight = None;
                continue;
            }
            _ => continue,
        };
        if let Some(found) = open.iter().rposition(|&(c, _)| c == mark) {
            let start = open.get(found).map_or(at, |&(_, start)| start);
            open.truncate(found);
            fill(&mut out, start, at, kind);
        }
    }
    out
}

fn fill(out: &mut [Inside], start: usize, end: usize, kind: Inside) {
    if kind == Inside::Quote && end - start > LONGEST_NAME {
        return;
    }
    for inside in out.get_mut(start..=end).unwrap_or_default() {
        // The outermost decides, but a title stays a title.
        if *inside != Inside::Title {
            *inside = kind;
        }
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
