//! A clause cut at its marks, with brackets kept whole.

use core::ops::Range;

use crate::text::{fold_char, is_blank};

/// The mark before an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// 、, between equals.
    Pause,
    /// ，, between tiers.
    Comma,
    /// ； or 。, between parts; also the start.
    Part,
}

/// A stretch between two marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    /// Where it stands, blanks around it left out.
    pub range: Range<usize>,
    /// Where a colon stands in it, outside of brackets.
    pub colon: Option<usize>,
    /// The mark before it.
    pub mark: Mark,
}

/// Cuts `text[range]` at 、，；。 that stand outside of brackets. A bracket that is not closed inside protects nothing.
pub(super) fn elements(text: &str, range: Range<usize>) -> Vec<Element> {
    let mut out = Vec::new();
    let words = text.get(range.clone()).unwrap_or_default();
    let mut depth = 0_u32;
    let mut closes = words.chars().filter(|&c| is_close(c)).count();
    let (mut start, mut colon, mut mark) = (0, None, Mark::Part);
    for (at, c) in words.char_indices() {
        if is_open(c) {
            // Only brackets that something will close can protect what is in them.
            depth += u32::from(closes > depth as usize);
            continue;
        }
        if is_close(c) {
            depth = depth.saturating_sub(1);
            closes = closes.saturating_sub(1);
            continue;
        }
        if depth > 0 {
            continue;
        }
        let next = match c {
            '、' | '､' => Mark::Pause,
            '，' | ',' => Mark::Comma,
            '；' | ';' | '。' => Mark::Part,
            '：' | ':' => {
                colon.get_or_insert(range.start + at);
                continue;
            }
            _ => continue,
        };
        push(&mut out, text, range.start + start..range.start + at, colon.take(), mark);
        start = at + c.len_utf8();
        mark = next;
    }
    push(&mut out, text, range.start + start..range.end, colon, mark);
    out
}

fn push(out: &mut Vec<Element>, text: &str, range: Range<usize>, colon: Option<usize>, mark: Mark) {
    let range = trim(text, range);
    if !range.is_empty() {
        out.push(Element { range, colon, mark });
    }
}

/// A range without the blanks and stray markup at its ends.
pub(super) fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    let blank = |c: char| is_blank(c) || c == '*';
    let front = words.len() - words.trim_start_matches(blank).len();
    let length = words.trim_matches(blank).len();
    range.start + front..range.start + front + length
}

pub(super) const fn is_open(c: char) -> bool {
    matches!(fold_char(c), '(' | '[') || matches!(c, '〔' | '【' | '《' | '〈')
}

pub(super) const fn is_close(c: char) -> bool {
    matches!(fold_char(c), ')' | ']') || matches!(c, '〕' | '】' | '》' | '〉')
}
