//! A paragraph as quantities are read in it: width folded, blanks left out, every character's place kept.

use core::ops::Range;

use super::lexicon::Lexicon;
use crate::text::{fold_char, is_blank, is_han};

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

/// The characters of a paragraph, folded, with their places. The room is kept from one stretch to the next.
#[derive(Debug, Default)]
pub(super) struct Flat {
    pub chars: Vec<char>,
    /// The byte where each character stands, and the end of the last.
    places: Vec<u32>,
    pub inside: Vec<Inside>,
}

impl Flat {
    /// Takes the characters of a stretch of a paragraph; their places are those in the paragraph.
    pub(super) fn read(&mut self, text: &str, range: Range<usize>) {
        let Self { chars, places, inside } = self;
        let stretch = text.get(range.clone()).unwrap_or_default();
        chars.clear();
        places.clear();
        inside.clear();
        let count = stretch.chars().count();
        chars.reserve(count);
        places.reserve(count + 1);
        let mut end = range.start;
        let mut brackets = false;
        for (at, c) in stretch.char_indices() {
            let at = range.start + at;
            // Nearly every character is a Han character, which reads as it stands.
            if is_han(c) {
                chars.push(c);
                places.push(small(at));
                end = at + c.len_utf8();
                continue;
            }
            if is_blank(c) || c == '*' {
                continue;
            }
            let folded = match c {
                // Direction matters: what is between the two is a quotation.
                '“' | '”' => c,
                '「' | '『' => '“',
                '」' | '』' => '”',
                '—' | '–' | '～' | '〜' | '∼' => '-',
                '∶' => ':',
                '﹒' | '·' => c,
                c => fold_char(c),
            };
            brackets |= closes(folded);
            chars.push(folded);
            places.push(small(at));
            end = at + c.len_utf8();
        }
        places.push(small(end));
        inside.resize(chars.len(), Inside::Prose);
        if brackets {
            mark_inside(chars, inside);
        }
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
        let mut rest = self.chars.get(at..).unwrap_or_default().iter();
        word.chars().all(|c| rest.next() == Some(&c))
    }

    /// The first of the words that stands at a place, with where it ends.
    pub(super) fn any_at(&self, at: usize, words: &Lexicon) -> Option<(&'static str, usize)> {
        let first = self.get(at).filter(|&c| words.begin.may_hold(c))?;
        let sign = Encoded::of(first);
        let word = words.words.iter().find(|word| sign.begins(word) && self.is_at(at, word))?;
        Some((word, at + word.chars().count()))
    }

    /// The first of the words that ends just before a place, with where it begins, which is not before `from`.
    pub(super) fn any_before(
        &self,
        at: usize,
        from: usize,
        words: &Lexicon,
    ) -> Option<(&'static str, usize)> {
        let last = self.before(at).filter(|&c| words.end.may_hold(c))?;
        let sign = Encoded::of(last);
        words.words.iter().filter(|word| sign.ends(word)).find_map(|word| {
            let start = at.checked_sub(word.chars().count())?;
            (start >= from && self.is_at(start, word)).then_some((*word, start))
        })
    }

    /// Where the last of the words in a stretch begins and ends.
    pub(super) fn last_in(
        &self,
        range: Range<usize>,
        words: &Lexicon,
    ) -> Option<(&'static str, Range<usize>)> {
        let chars = self.slice(range.clone());
        chars.iter().enumerate().rev().filter(|(_, c)| words.begin.may_hold(**c)).find_map(|(at, _)| {
            let at = range.start + at;
            let (word, end) = self.any_at(at, words)?;
            (end <= range.end).then_some((word, at..end))
        })
    }

    /// Whether one of the words stands in a stretch.
    pub(super) fn has(&self, range: Range<usize>, words: &Lexicon) -> bool {
        let end = range.end;
        let chars = self.slice(range.clone()).iter().enumerate();
        chars.filter(|(_, c)| words.begin.may_hold(**c)).any(|(at, &c)| {
            let (at, sign) = (range.start + at, Encoded::of(c));
            let mut alike = words.words.iter().filter(|word| sign.begins(word));
            alike.any(|word| self.is_at(at, word) && at + word.chars().count() <= end)
        })
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

    /// The words of a stretch, folded and without blanks.
    pub(super) fn words(&self, range: Range<usize>) -> String {
        let chars = self.slice(range);
        let mut out = String::with_capacity(3 * chars.len());
        out.extend(chars);
        out
    }
}

/// A character as words hold it, which tells most words apart without decoding them.
#[derive(Debug, Clone, Copy)]
struct Encoded {
    bytes: [u8; 4],
    width: usize,
}

impl Encoded {
    fn of(c: char) -> Self {
        let mut bytes = [0; 4];
        let width = c.encode_utf8(&mut bytes).len();
        Self { bytes, width }
    }

    fn begins(&self, word: &str) -> bool {
        match (self.width, self.bytes) {
            (3, [first, second, third, _]) => word.as_bytes().first_chunk() == Some(&[first, second, third]),
            (1, [only, ..]) => word.as_bytes().first() == Some(&only),
            (width, bytes) => bytes.get(..width).is_some_and(|bytes| word.as_bytes().starts_with(bytes)),
        }
    }

    fn ends(&self, word: &str) -> bool {
        match (self.width, self.bytes) {
            (3, [first, second, third, _]) => word.as_bytes().last_chunk() == Some(&[first, second, third]),
            (1, [only, ..]) => word.as_bytes().last() == Some(&only),
            (width, bytes) => bytes.get(..width).is_some_and(|bytes| word.as_bytes().ends_with(bytes)),
        }
    }
}

/// Whether a mark can end a quotation, a title or a bracket.
const fn closes(c: char) -> bool {
    matches!(c, ')' | '”' | '》' | '〉' | '〕' | ']' | '】' | '"')
}

/// Marks quotations, titles and brackets. One that is never closed marks nothing.
fn mark_inside(chars: &[char], out: &mut [Inside]) {
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
                    Some(start) => fill(out, start, at, Inside::Quote),
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
            fill(out, start, at, kind);
        }
    }
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
