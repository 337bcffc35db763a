//! Where the title of a heading ends: at the first full stop, or before a clause, or at a colon that clearly parts it off.

use core::ops::Range;

use crate::document::clause::names_a_department;
use crate::document::names::{Likeness, likeness};
use crate::document::scan::{Vocabulary, colons};
use crate::text::{fold_char, has_blank, is_blank, is_han, marks};

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

/// Longest names of departments before a colon, in characters.
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
    } else if has_blank(first)
        && let Some(blank) = blank_end(first)
    {
        (end, body) = (blank, blank);
    }
    let mark = |c: char| is_blank(c) || matches!(c, '*' | '|' | '：' | ':' | '。' | '；' | '，' | ';' | ',');
    let words = rest.get(..end).unwrap_or_default().trim_end_matches(mark);
    let behind = rest.get(body..).unwrap_or_default().trim_matches(|c: char| is_blank(c) || c == '*');
    let length = words.chars().count();
    let run_in = !behind.is_empty() && !only_clause(behind);
    let sentence = length > LONGEST_TITLE
        || (behind.is_empty() || only_clause(behind))
            && (length > LONGEST_WHOLE && words.contains(['，', ',']) || words.contains(['；', ';']));
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
    // What stands before here has no word of a clause in it, nor have the brackets inside.
    let mut looked = 0;
    let mut open = 0;
    marks(text)
        .filter(|&(at, c)| at > 0 && matches!(c, '(' | '（' | '﹙' | '[' | '［' | '【' | '〔'))
        .map(|(at, _)| at)
        .find(|&at| {
            let Some(inner) = text.get(at..).filter(|_| at >= looked) else { return false };
            let whole = bracket(inner);
            let last = whole.len() == inner.len();
            open += u32::from(last);
            looked = if last && open < MOST_OPEN { at } else { at + whole.len() };
            CLAUSE.within(whole) || last && lists_departments(whole) && told(text, at)
        })
}

/// So many brackets that nobody closes are looked into for departments; more are no slip of the pen.
const MOST_OPEN: u32 = 8;

/// Whether a bracket holds nothing but departments, the first of them surely: 新建车站（市交通局、各县区）。
fn lists_departments(bracket: &str) -> bool {
    const OPEN: [char; 7] = ['(', '（', '﹙', '[', '［', '【', '〔'];
    const CLOSE: [char; 7] = [')', '）', '﹚', ']', '］', '】', '〕'];
    let Some(inner) = bracket.strip_prefix(OPEN).and_then(|inner| inner.strip_suffix(CLOSE)) else {
        return false;
    };
    let mut names = inner.split(['、', '，', ',', '；', ';']).map(|name| name.trim_matches(is_blank));
    names.next().is_some_and(|first| likeness(first) == Likeness::Strong)
        && names.all(|name| likeness(name.strip_suffix('等').unwrap_or(name)) != Likeness::No)
}

/// Whether what stands before a bracket is a task, and no department of which the bracket is another name.
fn told(text: &str, bracket: usize) -> bool {
    text.get(..bracket).is_some_and(|before| !names_a_department(before.trim_end_matches(is_blank)))
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
    let at = colons(text).next()?;
    let before = text.get(..at)?;
    let length = before.chars().take(LONGEST_UNITS + 1).count();
    if length > LONGEST_UNITS {
        return None;
    }
    let behind = text.get(at..)?;
    let plain = length <= LONGEST_BEFORE_COLON && !before.contains(['，', ',', '、', '“', '（', '(']);
    let told = behind.chars().count();
    let long = || told > LEAST_BEHIND_LONG && is_long_title(before, length);
    (length >= 2 && told > 8 && (plain || long() || names_departments(before))).then_some(at)
}

/// Characters that stand at least behind the colon of a long title.
const LEAST_BEHIND_LONG: usize = 15;

/// Whether the words before a colon can be a title as well, though they are long or have marks inside: two short halves, or words in
/// quotes.
fn is_long_title(before: &str, length: usize) -> bool {
    const LONGEST: usize = 20;
    const HALF: usize = 8;
    let balanced = |open, close| before.matches(open).count() == before.matches(close).count();
    if length > LONGEST || !balanced('“', '”') || !balanced('（', '）') || !balanced('(', ')') {
        return false;
    }
    // 到2025年实现以下目标：… goes on with what it announces.
    if before.ends_with(['是', '为', '即', '下']) || before.contains("以下") || before.starts_with('到')
    {
        return false;
    }
    let mut halves = before.split(['，', ',']).map(|half| half.chars().count());
    match (halves.next(), halves.next(), halves.next()) {
        (Some(_), None, _) => true,
        (Some(one), Some(other), None) => one <= HALF && other <= HALF,
        _ => false,
    }
}

/// Where a blank alone parts a title from its text: 修路　先打隧道，后架桥。
fn blank_end(text: &str) -> Option<usize> {
    const TITLE: core::ops::RangeInclusive<usize> = 4..=24;
    const LEAST_BEHIND: usize = 18;
    let han = |c: Option<char>| c.is_some_and(|c| is_han(c) || matches!(c, '“' | '《'));
    let mut parted = None;
    let mut before = None;
    for (count, (at, c)) in text.char_indices().enumerate() {
        if is_blank(c) {
            let behind = text.get(at..)?.trim_start_matches(is_blank);
            if han(before) && han(behind.chars().next()) {
                // Where blanks part other words as well, a converter left them.
                let again = parted.is_some_and(|parted| at > parted + 4);
                if again || !TITLE.contains(&count) && parted.is_none() {
                    return None;
                }
                parted = parted.or(Some(at));
            }
        } else if parted.is_none() && matches!(c, '，' | ',' | '、' | '；' | '：' | ':' | '。') {
            return None;
        } else {
            before = Some(c);
        }
    }
    let behind = text.get(parted?..)?;
    (behind.chars().count() > LEAST_BEHIND && behind.contains(['，', '、'])).then_some(parted?)
}

/// Whether a text is a name or a list of names, as where the duties of each are set out: 市委文明办（创城办）：…
fn names_departments(text: &str) -> bool {
    likeness(text) == Likeness::Strong
        || text.contains('、') && text.split('、').all(|name| likeness(name) >= Likeness::Weak)
}
