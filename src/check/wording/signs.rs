//! What stands between Han characters: each mark, and each run of letters, digits or blanks. One pass that all rules share.

use std::cell::OnceCell;

use super::brackets::Brackets;
use crate::check::subject::Subject;
use crate::text::{Span, is_blank, is_han};

/// A mark, or a run of ASCII letters, of digits or of blanks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sign {
    /// Where it begins.
    pub at: u32,
    /// Where it ends.
    pub end: u32,
    /// The mark itself, or one of the signs below for a run.
    pub mark: char,
}

impl Sign {
    /// Stands for a run of ASCII letters.
    pub(super) const LETTERS: char = 'a';
    /// Stands for a run of ASCII digits.
    pub(super) const DIGITS: char = '0';
    /// Stands for a run of blanks inside a line.
    pub(super) const BLANKS: char = ' ';
    /// Ends a line.
    pub(super) const LINE_END: char = '\n';

    pub(super) const fn span(self) -> Span {
        Span::new(self.at, self.end)
    }
}

/// The signs of a text and how its brackets pair, each worked out when it is first asked for.
pub(in crate::check) struct Marks {
    signs: OnceCell<Vec<Sign>>,
    brackets: OnceCell<Brackets>,
}

impl Marks {
    pub(in crate::check) const fn new() -> Self {
        Self { signs: OnceCell::new(), brackets: OnceCell::new() }
    }

    /// The signs of the whole text, in order.
    pub(super) fn signs(&self, subject: &Subject<'_>) -> &[Sign] {
        self.signs.get_or_init(|| signs(subject.text()))
    }

    /// How the brackets of the whole text pair.
    pub(super) fn brackets(&self, subject: &Subject<'_>) -> &Brackets {
        self.brackets.get_or_init(|| Brackets::of(subject.text(), subject.lines(), self.signs(subject)))
    }
}

fn signs(text: &str) -> Vec<Sign> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(text.len() / 16);
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        let (mark, end) = match first {
            // The first of the three bytes of nearly every Han character.
            0xe4..=0xe9 => {
                at += 3;
                continue;
            }
            b'0'..=b'9' => (Sign::DIGITS, run(bytes, at, u8::is_ascii_digit)),
            b'a'..=b'z' | b'A'..=b'Z' => (Sign::LETTERS, run(bytes, at, u8::is_ascii_alphabetic)),
            b'\n' | b'\r' => (Sign::LINE_END, at + 1),
            _ => {
                let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
                let end = at + c.len_utf8();
                if is_han(c) {
                    at = end;
                    continue;
                }
                if is_blank(c) { (Sign::BLANKS, end) } else { (c, end) }
            }
        };
        match out.last_mut() {
            Some(Sign { end: last, mark: Sign::BLANKS, .. })
                if mark == Sign::BLANKS && *last as usize == at =>
            {
                *last = Span::of(at, end).end();
            }
            _ => {
                let span = Span::of(at, end);
                out.push(Sign { at: span.start(), end: span.end(), mark });
            }
        }
        at = end;
    }
    out
}

fn run(bytes: &[u8], at: usize, of: impl Fn(&u8) -> bool) -> usize {
    at + bytes.get(at..).unwrap_or_default().iter().take_while(|byte| of(byte)).count()
}

/// The character before an offset.
pub(super) fn before(text: &str, at: u32) -> Option<char> {
    text.get(..at as usize)?.chars().next_back()
}

/// The character at an offset.
pub(super) fn behind(text: &str, at: u32) -> Option<char> {
    text.get(at as usize..)?.chars().next()
}

/// Whether a character belongs to Chinese text: a Han character or a mark that only Chinese has.
pub(super) const fn is_chinese(c: char) -> bool {
    is_han(c)
        || matches!(c, '“' | '”' | '《' | '》' | '（' | '）' | '，' | '。' | '；' | '：' | '、' | '？' | '！')
}
