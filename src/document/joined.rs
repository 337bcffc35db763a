//! Lines that hold a whole document, its line breaks lost: cut again where its headings begin.
//!
//! A page that was squeezed into a cell or a field keeps its words, its blanks and its numbers. A line counts as such a page where
//! 一、 and more headings stand in it where paragraphs could begin, or where several sentences in it end before the blanks that
//! indent a paragraph. Other lines are let be, however long.

use memchr::memmem;

use super::lines::Line;
use super::marker::{Marker, Numbering, marker};
use crate::text::{han_digit, is_blank};

/// The shortest line that is looked at, in bytes.
const SHORTEST: usize = 300;

/// The blanks that indent a paragraph.
const INDENT: &str = "\u{3000}\u{3000}";

/// How many sentences must end before such blanks.
const SENTENCES: usize = 3;

/// How many headings make a document of a line with but one chapter.
const FEWEST: usize = 3;

/// The longest title that another heading is glued to, with its number, in bytes.
const LONGEST_TITLE: usize = 150;

/// Puts a line behind others, in pieces where it holds a whole document.
///
/// *Complexity*: linear in the length of the line.
pub(super) fn take<'t>(line: Line<'t>, lines: &mut Vec<Line<'t>>) {
    if line.text.len() < SHORTEST || memchr::memchr2(b'\t', b'|', line.text.as_bytes()).is_some() {
        lines.push(line);
        return;
    }
    let cuts = if keeps_indents(line.text) {
        indents(line.text)
    } else if begins_inside(line.text) {
        headings(line.text)
    } else {
        Vec::new()
    };
    let mut from = 0;
    for to in cuts.into_iter().chain([line.text.len()]) {
        let piece = line.text.get(from..to).unwrap_or_default();
        let words = piece.trim_matches(is_blank);
        if !words.is_empty() {
            let lead = piece.len() - piece.trim_start_matches(is_blank).len();
            let indented = line.indented || from > 0;
            lines.push(Line { text: words, start: line.start + from + lead, indented, ..line });
        }
        from = to;
    }
}

/// Whether a paragraph may begin behind a character.
fn ends_paragraph(c: char) -> bool {
    is_blank(c) || matches!(c, '。' | '；' | ';' | '！' | '：' | ':' | '）' | ')' | '〕' | '】' | ']')
}

/// Whether 一、 stands where a paragraph could begin, other than first.
fn begins_inside(text: &str) -> bool {
    let last = |at: usize| text.get(..at).and_then(|before| before.chars().next_back());
    memmem::find_iter(text.as_bytes(), "一、".as_bytes()).any(|at| last(at).is_some_and(ends_paragraph))
}

/// Whether the blanks before paragraphs are left of their breaks.
fn keeps_indents(text: &str) -> bool {
    let ends = |at: &usize| text.get(..*at).is_some_and(|before| before.ends_with(['。', '：', '；']));
    memmem::find_iter(text.as_bytes(), INDENT.as_bytes()).filter(ends).take(SENTENCES).count() == SENTENCES
}

/// Where the blanks begin that indent paragraphs.
fn indents(text: &str) -> Vec<usize> {
    memmem::find_iter(text.as_bytes(), INDENT.as_bytes()).collect()
}

/// The number that the next heading of each form must have, so that numbers in sentences are not taken for headings.
#[derive(Default)]
struct Counted {
    first: u16,
    second: u16,
    third: u16,
}

impl Counted {
    /// Whether a number goes on from the one before it, through chapters or below another, or begins anew.
    fn counts(&mut self, form: Numbering, number: u16) -> bool {
        let begun = self.first > 0;
        let last = match form {
            Numbering::First => &mut self.first,
            Numbering::Second if begun => &mut self.second,
            Numbering::Third if begun => &mut self.third,
            _ => return false,
        };
        let goes_on = number == *last + 1 || number == 1;
        if goes_on {
            *last = number;
        }
        goes_on
    }
}

/// Where the headings of a document on one line begin, and the lines between them that blanks still part; none where it is no
/// document.
fn headings(text: &str) -> Vec<usize> {
    let mut cuts: Vec<usize> = Vec::new();
    let mut counted = Counted::default();
    let mut chapters = 0;
    let mut found_headings = 0;
    let mut before = '。';
    // Where the title ends at the latest that the last heading may have, as long as no sign has ended it, and whether another heading
    // may be glued to it.
    let (mut title, mut above) = (0, false);
    let mut blank = None;
    for (at, c) in text.char_indices() {
        if is_blank(c) {
            blank = blank.or(Some(at));
            continue;
        }
        let parted = blank.take();
        let begins = c.is_ascii_digit() || matches!(c, '（' | '(') || han_digit(c).is_some() || c == '十';
        let ends = parted.is_some() || ends_paragraph(before);
        // Only what stands in brackets, or begins to count, can be told from the title that it is glued to.
        let glued = above && at < title && !before.is_ascii_digit() && han_digit(before).is_none();
        if begins
            && (ends || glued)
            && let Some(rest) = text.get(at..)
            && let Some(found) = marker(head(rest))
            && let Marker::Number { form, number, glued: false } = found.marker
            && !begins_list(rest.get(found.end()..).unwrap_or_default())
            && (ends || form != Numbering::First)
            && counted.counts(form, number)
        {
            cuts.push(at);
            cuts.extend(behind_title(rest, found.words()).map(|end| at + end));
            (title, above) = (at + LONGEST_TITLE, form != Numbering::Third);
            found_headings += 1;
            chapters += usize::from(form == Numbering::First);
        } else if let Some(parted) = parted {
            let from = cuts.last().copied().unwrap_or_default();
            let in_title = at < title && !c.is_ascii() && !before.is_ascii();
            let line = text.get(from..parted).unwrap_or_default();
            if in_title || parts_lines(line, text.get(at..).unwrap_or_default()) {
                cuts.push(parted);
                title = 0;
            }
        }
        if matches!(c, '。' | '；') {
            title = 0;
        }
        before = c;
    }
    // Where the page is cut off, one chapter and what stands in it are enough.
    if chapters < 2 && found_headings < FEWEST { Vec::new() } else { cuts }
}

/// As much of a text as a number and the sign behind it can take.
fn head(text: &str) -> &str {
    const LONGEST: usize = 40;
    let end = (LONGEST..LONGEST + 4).find(|&end| text.is_char_boundary(end)).unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

/// Whether another number follows at once: 一、二等奖.
fn begins_list(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| han_digit(c).is_some()) && chars.next() == Some('、')
}

/// Whether the blank between a line and what follows was a line break: behind the end of a sentence, a title or the number of a
/// document, before a number, a date or a bracket.
fn parts_lines(line: &str, rest: &str) -> bool {
    const LONGEST: usize = 240;
    const KINDS: [&str; 10] =
        ["意见", "方案", "计划", "通知", "规划", "要点", "措施", "办法", "清单", "分工"];
    let Some(last) = line.chars().next_back() else { return false };
    let date = || rest.starts_with("20") && rest.get(4..).is_some_and(|rest| rest.starts_with('年'));
    let number = || {
        let word = rest.split(is_blank).next().unwrap_or_default();
        word.len() < LONGEST && word.ends_with('号') && word.contains(['〔', '['])
    };
    ends_paragraph(last)
        || matches!(last, '日' | '》' | '号')
        || line.len() < LONGEST && KINDS.iter().any(|kind| line.ends_with(kind))
        || !last.is_ascii() && date()
        || rest.starts_with("（此件")
        || rest.starts_with("(此件")
        || number()
}

/// Where the title of a chapter ends that stands in every plan, when its text is glued to it: 指导思想以….
fn behind_title(text: &str, from: usize) -> Option<usize> {
    const TITLES: [&str; 10] = [
        "指导思想",
        "总体要求",
        "总体思路",
        "工作思路",
        "总体目标",
        "主要目标",
        "工作目标",
        "发展目标",
        "基本原则",
        "工作原则",
    ];
    let words = text.get(from..)?;
    let title = TITLES.iter().find(|title| words.starts_with(**title))?;
    let text = words.get(title.len()..)?;
    text.starts_with(['以', '坚', '深', '全', '到', '认', '贯', '高', '围', '紧'])
        .then_some(from + title.len())
}
