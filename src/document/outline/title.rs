//! Where the title of a heading ends: at the first full stop, or before a clause, or at a colon that clearly parts it off.

use core::ops::Range;

use crate::document::names::{Likeness, likeness};
use crate::document::scan::Vocabulary;
use crate::text::{fold_char, is_blank, marks};

/// A title and what follows it.
pub(super) struct Title {
    pub range: Range<usize>,
    /// Where the text behind it begins.
    pub body: usize,
    pub run_in: bool,
    /// The item has no title; its first sentence stands for one.
    pub sentence: bool,
}

/// Longest title before a colon, in characters: 工作目标：, 指导思想：.
const LONGEST_BEFORE_COLON: usize = 10;

/// Longest names of units before a colon, in characters.
const LONGEST_UNITS: usize = 30;

/// A first sentence longer than this is no title but the item itself.
const LONGEST_TITLE: usize = 42;

/// A first sentence of this length that has a comma and nothing behind it is the item itself.
const LONGEST_WHOLE: usize = 26;

/// The title that begins at `from`.
pub(super) fn title(text: &str, from: usize) -> Title {
    let rest = text.get(from..).unwrap_or_default();
    let stop = rest.find('。');
    let mut end = stop.unwrap_or(rest.len());
    let mut body = stop.map_or(rest.len(), |stop| stop + '。'.len_utf8());
    let first = rest.get(..end).unwrap_or_default();
    if let Some(clause) = clause_start(first) {
        end = clause;
        body = clause;
    } else if let Some(colon) = colon_end(first) {
        end = colon;
        body = colon + first.get(colon..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
    }
    let mark = |c: char| is_blank(c) || matches!(c, '*' | '|' | '：' | ':' | '。' | '；' | '，' | ';' | ',');
    let words = rest.get(..end).unwrap_or_default().trim_end_matches(mark);
    let behind = rest.get(body..).unwrap_or_default().trim_matches(|c: char| is_blank(c) || c == '*');
    let length = words.chars().count();
    let run_in = !behind.is_empty() && !only_clause(behind);
    let sentence = length > LONGEST_TITLE
        || (behind.is_empty() || only_clause(behind))
            && length > LONGEST_WHOLE
            && words.contains(['，', ',']);
    Title { range: from..from + words.len(), body: from + body, run_in, sentence }
}

/// Whether only brackets are left.
fn only_clause(text: &str) -> bool {
    text.starts_with(['（', '(', '[', '【', '［', '〔'])
        && text.trim_end_matches('。').ends_with(['）', ')', ']', '】', '］', '〕'])
        && !text.get(..text.len() - 1).unwrap_or_default().contains('。')
}

/// Where a bracket with a responsibility clause begins in a first sentence. Other brackets belong to the title.
fn clause_start(text: &str) -> Option<usize> {
    const CLAUSE: Vocabulary =
        Vocabulary::new(&["责任单位", "责任部门", "牵头", "负责", "配合", "参与", "落实）", "落实)"]);
    marks(text)
        .filter(|&(at, c)| at > 0 && matches!(c, '(' | '（' | '﹙' | '[' | '［' | '【' | '〔'))
        .map(|(at, _)| at)
        .find(|&at| text.get(at..).is_some_and(|inner| CLAUSE.within(bracket(inner))))
}

/// The bracket at the start of a text, up to its end or that of the text.
fn bracket(text: &str) -> &str {
    let mut depth = 0_u32;
    for (at, c) in marks(text) {
        match fold_char(c) {
            '(' | '[' | '〔' | '【' => depth += 1,
            ')' | ']' | '〕' | '】' => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth == 0 {
            return text.get(..at + c.len_utf8()).unwrap_or(text);
        }
    }
    text
}

/// Where a colon parts a short title from its text: （一）指导思想：坚持…
fn colon_end(text: &str) -> Option<usize> {
    let front = text.char_indices().take(LONGEST_UNITS + 1);
    let (length, (at, _)) = front.enumerate().find(|&(_, (_, c))| matches!(c, '：' | ':'))?;
    let before = text.get(..at)?;
    let behind = text.get(at..)?;
    let plain = length <= LONGEST_BEFORE_COLON && !before.contains(['，', ',', '、', '“', '（', '(']);
    (length >= 2 && behind.chars().count() > 8 && (plain || names_units(before))).then_some(at)
}

/// Whether a text is a name or a list of names, as where the duties of each are set out: 市委文明办（创城办）：…
fn names_units(text: &str) -> bool {
    likeness(text) == Likeness::Strong
        || text.contains('、') && text.split('、').all(|name| likeness(name) >= Likeness::Weak)
}
