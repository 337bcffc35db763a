//! Lines that hold a whole document, its line breaks lost: cut again where its headings begin.
//!
//! A page that was squeezed into a cell or a field keeps its words, its blanks and its numbers. A line counts as such a page where
//! 一、 and more headings stand in it where paragraphs could begin and the other lines have none, or where several sentences in it
//! end before the blanks that indent a paragraph. Other lines are let be, however long.

use memchr::memmem;

use super::glued_frame;
use super::labels::begins_clause;
use super::lines::{Line, Lines};
use super::marker::{Marker, Numbering, begins_with_year, marker};
use super::names::{Likeness, likeness};
use super::table::{bare, cells_of_line};
use crate::text::{han_digit, is_blank, marks};

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

/// From how many bytes on a line that holds most of a text is its whole document, whatever stands on the other lines.
const DOCUMENT: usize = 2000;

/// The longest bracket, in bytes, that keeps a paragraph from ending; one that nobody closes must not keep all of them.
const LONGEST_BRACKET: usize = 600;

/// The lines of a text, in pieces where one holds a whole document.
///
/// *Complexity*: linear in the length of the text.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(text.len() / 40);
    let mut counted = None;
    let mut all = Lines::new(text);
    while let Some(line) = all.next() {
        if let Some(behind) = table_below(&line, &all, &mut lines) {
            all = behind;
            continue;
        }
        if let Some(article) = article_behind(line.text) {
            take(line, vec![article], &mut lines);
            continue;
        }
        let table = cells_of_line(line.text);
        if !table.is_empty() {
            take(line, table, &mut lines);
            continue;
        }
        if line.text.len() < SHORTEST || memchr::memchr2(b'\t', b'|', line.text.as_bytes()).is_some() {
            lines.push(line);
            continue;
        }
        // Where other lines are numbered the document has kept its breaks, and 一、 inside of one counts what a paragraph lists.
        let mut is_document = || {
            line.text.len() >= DOCUMENT && holds_most(line.text, text)
                || *counted.get_or_insert_with(|| Lines::new(text).filter(is_numbered).count())
                    == usize::from(is_numbered(&line))
        };
        let mut cuts = if keeps_indents(line.text) {
            within_indents(line.text)
        } else if begins_inside(line.text) && is_document() {
            headings(line.text)
        } else {
            Vec::new()
        };
        with_frame(line.text, &mut cuts);
        take(line, cuts, &mut lines);
    }
    lines
}

/// The lines behind a table of indicators whose cells ran together row by row, each on its line; none where a line begins none. Its cells are
/// put behind other lines.
fn table_below<'t>(line: &Line<'t>, rest: &Lines<'t>, lines: &mut Vec<Line<'t>>) -> Option<Lines<'t>> {
    const FEWEST_ROWS: usize = 3;
    let (heads, cuts) = bare::header(line.text)?;
    let mut found = vec![(*line, cuts)];
    let mut rows = 0;
    let (mut ahead, mut behind) = (rest.clone(), rest.clone());
    while let Some(line) = ahead.next() {
        match bare::row_of_line(line.text, &heads, rows == 0) {
            Some(cuts) => {
                rows += 1;
                found.push((line, cuts));
                behind = ahead.clone();
            }
            // One title stands between two rows, and not many of them.
            None if bare::is_group(line.text) && found.last().is_some_and(|(_, cuts)| !cuts.is_empty()) => {
                found.push((line, Vec::new()));
            }
            None => break,
        }
    }
    // Titles behind the last row are none of the table's.
    while found.last().is_some_and(|(_, cuts)| cuts.is_empty()) {
        found.pop();
    }
    if rows < FEWEST_ROWS {
        return None;
    }
    for (line, cuts) in found {
        take(line, cuts, lines);
    }
    Some(behind)
}

/// Where the first article begins that stands on the line of its chapter: 第一章 总则 第一条 为了….
fn article_behind(text: &str) -> Option<usize> {
    // The head is looked at for marks, but the article itself may be long.
    const LONGEST_HEAD: usize = 90;
    let rest = text.strip_prefix('第')?;
    let chapter = rest.find(|c| !is_count(c)).filter(|&at| at > 0)?;
    if !rest.get(chapter..)?.starts_with(['章', '节']) {
        return None;
    }
    let starts = text.match_indices('第').map(|(at, _)| at).take_while(|&at| at <= LONGEST_HEAD);
    starts.skip(1).find(|&at| {
        let before = text.get(..at).is_some_and(|before| before.ends_with(is_blank));
        let behind = text.get(at + '第'.len_utf8()..).unwrap_or_default();
        let number = behind.trim_start_matches(is_count);
        before && number.len() < behind.len() && number.starts_with('条')
    })
}

/// Whether a character is one of the number of a chapter or an article.
fn is_count(c: char) -> bool {
    han_digit(c).is_some() || matches!(c, '十' | '百' | '0'..='9')
}

/// Adds where the lines of the frame begin to the places where a document on one line is cut, if it is.
fn with_frame(text: &str, cuts: &mut Vec<usize>) {
    if !cuts.is_empty() {
        cuts.extend(glued_frame::of_head(text));
        cuts.extend(glued_frame::of_tail(text));
        cuts.sort_unstable();
        cuts.dedup();
    }
}

/// Puts the pieces of a line behind others.
fn take<'t>(line: Line<'t>, cuts: Vec<usize>, lines: &mut Vec<Line<'t>>) {
    let mut from = 0;
    for to in cuts.into_iter().chain([line.text.len()]) {
        let piece = line.text.get(from..to).unwrap_or_default();
        let words = piece.trim_matches(is_blank);
        if !words.is_empty() {
            let lead = piece.len() - piece.trim_start_matches(is_blank).len();
            lines.push(Line {
                text: words,
                start: line.start + from + lead,
                indented: line.indented || from > 0,
                after_blank: line.after_blank && from == 0,
            });
        }
        from = to;
    }
}

/// Whether a line holds more than half of a text.
const fn holds_most(line: &str, text: &str) -> bool {
    line.len() > text.len() / 2
}

/// Whether a line begins with a number of a heading.
fn is_numbered(line: &Line<'_>) -> bool {
    marker(line.text).is_some_and(|found| matches!(found.marker, Marker::Number { glued: false, .. }))
}

/// Whether a paragraph may begin behind a character.
fn ends_paragraph(c: char) -> bool {
    is_blank(c) || matches!(c, '。' | '；' | ';' | '！' | '：' | ':' | '）' | ')' | '〕' | '】' | ']')
}

/// Whether 一、 stands where a paragraph could begin, other than first.
fn begins_inside(text: &str) -> bool {
    let last = |at: usize| text.get(..at).and_then(|before| before.chars().next_back());
    let first = |mark: &str| {
        memmem::find_iter(text.as_bytes(), mark.as_bytes()).any(|at| last(at).is_some_and(ends_paragraph))
    };
    first("一、") || first("一 、")
}

/// Whether the blanks before paragraphs are left of their breaks.
fn keeps_indents(text: &str) -> bool {
    let ends = |at: &usize| text.get(..*at).is_some_and(|before| before.ends_with(['。', '：', '；']));
    memmem::find_iter(text.as_bytes(), INDENT.as_bytes()).filter(ends).take(SENTENCES).count() == SENTENCES
}

/// Where the blanks begin that indent paragraphs: behind the end of one, and never inside a bracket.
fn indents(text: &str) -> Vec<usize> {
    let mut cuts: Vec<usize> = Vec::new();
    let (mut depth, mut opened, mut seen) = (0_u32, 0, 0);
    for at in memmem::find_iter(text.as_bytes(), INDENT.as_bytes()) {
        for (mark_at, mark) in marks(text.get(seen..at).unwrap_or_default()) {
            match mark {
                '（' | '(' | '【' | '［' | '[' | '〔' => (depth, opened) = (depth + 1, seen + mark_at),
                '）' | ')' | '】' | '］' | ']' | '〕' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        seen = at;
        if depth > 0 && at - opened > LONGEST_BRACKET {
            depth = 0;
        }
        let from = cuts.last().copied().unwrap_or_default();
        let paragraph = text.get(from..at).unwrap_or_default();
        if depth == 0 && parts_paragraphs(paragraph, text.get(at..).unwrap_or_default()) {
            cuts.push(at);
        }
    }
    cuts
}

/// Whether blanks between a paragraph and what follows indent another: behind the end of a sentence or a short title, before a
/// number or a clause. Others part the names of a list.
fn parts_paragraphs(paragraph: &str, rest: &str) -> bool {
    let rest = head(rest).trim_start_matches(is_blank);
    // Only so far back, as blanks may go on and on.
    let last = paragraph.chars().rev().take(4).find(|&c| !is_blank(c));
    let ends = last.is_some_and(|last| match last {
        '：' | ':' => !begins_clause(head(paragraph)),
        '？' | '”' | '》' => true,
        last => ends_paragraph(last),
    });
    let is_title = || {
        let words = paragraph.trim_matches(is_blank);
        // A number makes a title of words with a comma, too: 一、加强巡查，推动执法全覆盖.
        let numbered = || {
            marker(head(words))
                .is_some_and(|found| matches!(found.marker, Marker::Number { glued: false, .. }))
        };
        !words.is_empty()
            && !words.contains(['。', '；', '：', ':'])
            && (!words.contains('，') || numbered())
            && (likeness(words) == Likeness::No || rest.starts_with("20"))
    };
    ends || paragraph.len() <= LONGEST_TITLE && is_title()
        || begins_clause(rest)
        || marker(rest).is_some_and(|found| matches!(found.marker, Marker::Number { glued: false, .. }))
}

/// The same, and the headings in a paragraph that holds most of the line: it has lost what parted them.
fn within_indents(line: &str) -> Vec<usize> {
    let mut cuts = indents(line);
    let edges = || [0].into_iter().chain(cuts.iter().copied()).zip(cuts.iter().copied().chain([line.len()]));
    let most = edges().find(|&(from, to)| line.get(from..to).is_some_and(|piece| holds_most(piece, line)));
    if let Some((from, to)) = most
        && let Some(piece) =
            line.get(from..to).filter(|piece| piece.len() >= SHORTEST && begins_inside(piece))
    {
        cuts.extend(headings(piece).into_iter().map(|at| from + at));
        cuts.sort_unstable();
    }
    cuts
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
            && let Marker::Number { form, number, glued } = found.marker
            && let behind = rest.get(found.end()..).unwrap_or_default()
            // 3．2020年底前完成 is an item, 3.5亿元 is none.
            && (!glued || begins_with_year(behind))
            && !begins_list(behind)
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

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn only_the_first_piece_stands_below_the_blank_line() {
        let page = "为修好路、栽好树，特制定本方案。一、修路。先铺沥青，再画线。二、栽树。选本地树种，一户认养十棵。";
        let text = format!("修路栽树方案\n\n{}三、管护。", page.repeat(3));
        let after_blank: Vec<bool> = lines(&text).iter().map(|line| line.after_blank).collect();
        assert!(after_blank.len() > 4);
        assert_eq!(after_blank.iter().filter(|&&after| after).count(), 1);
    }
}
