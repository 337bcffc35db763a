//! Lines into paragraphs: what extraction tore apart is read as one again.
//!
//! A line goes on in the next one when it stops inside a sentence or inside a bracket, or when it fills the width at which
//! the whole document is wrapped. Headings, labels and indented lines begin anew. Page numbers between the two are passed over.

use super::flow::Paragraph;
use super::lines::{Line, Lines, is_page_number, page_number_at_end, page_number_at_start};
use super::marker::marker;
use super::names::{Likeness, likeness};
use crate::text::fold_char;

/// How many bytes at the end of a paragraph are looked at for an open bracket or an earlier full stop. The longest
/// clause seen has about 700; looking no further keeps the cost of each line constant.
const TAIL: usize = 1800;

/// How many lines an open bracket may run over. A bracket that is never closed must not swallow the document.
const MOST_LINES_IN_BRACKET: u32 = 12;

/// The narrowest wrap, in columns: below that the lines are cells of a table rather than wrapped prose.
const NARROWEST_WRAP: usize = 40;

/// All paragraphs of a text, in order.
pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let wrap = wrap_width(text);
    let mut out: Vec<Paragraph> = Vec::new();
    let mut tail = Tail::default();
    let mut page_break = false;
    for line in Lines::new(text) {
        let last = out.last_mut();
        let goes_on = last.is_some() && tail.goes_on_anywhere(wrap);
        let wants_more = goes_on && (tail.prose || tail.in_bracket || tail.fills(wrap));
        // A bare number is a page's only where a sentence was broken off; elsewhere it is the number of a table's row.
        if is_page_number(line.text) && (wants_more || !line.text.bytes().all(|b| b.is_ascii_digit())) {
            page_break = true;
            continue;
        }
        let skip = page_number_at_start(line.text);
        let words = line.text.get(skip..).unwrap_or_default();
        match last {
            Some(last) if goes_on && tail.goes_on_in(&line, words, wrap, page_break) => {
                last.cut_end(tail.glued_page_number);
                last.join(text, line.start + skip, words);
                tail = Tail::of(last.text(text), words, tail.lines + 1);
            }
            _ => {
                out.push(Paragraph::of_line(line.start + skip, words));
                tail = Tail::of(words, words, 1);
            }
        }
        page_break = false;
    }
    out
}

/// How the paragraph so far ends.
#[derive(Debug, Default)]
struct Tail {
    /// Columns of its last line.
    columns: usize,
    /// Lines so far.
    lines: u32,
    /// It ends where no sentence ends.
    mid_sentence: bool,
    /// It ends in a mark that calls for more: ， or 、.
    calls_for_more: bool,
    /// A full stop stands before, so it is prose and no heading or cell.
    prose: bool,
    /// It is a line of units behind a label, and its last name is not a whole one yet.
    torn_list: bool,
    /// A comma stands before.
    comma: bool,
    /// It begins with a marker.
    headed: bool,
    /// A bracket is open.
    in_bracket: bool,
    /// Bytes at its end that are a page number between dashes.
    glued_page_number: usize,
}

impl Tail {
    fn of(paragraph: &str, line: &str, lines: u32) -> Self {
        let glued_page_number = page_number_at_end(line);
        let end = paragraph.get(..paragraph.len() - glued_page_number).unwrap_or_default();
        let mut tail = Self { lines, glued_page_number, ..Self::default() };
        let Some(last) = end.chars().next_back() else { return tail };
        tail.mid_sentence = !matches!(
            last,
            '。' | '；'
                | '：'
                | '！'
                | '？'
                | '!'
                | '?'
                | ':'
                | ';'
                | '）'
                | ')'
                | '”'
                | '】'
                | ']'
                | '》'
                | '|'
        );
        tail.columns = columns(line);
        let mut from = end.len().saturating_sub(TAIL);
        while !end.is_char_boundary(from) {
            from += 1;
        }
        let mut depth = 0_u32;
        for c in end.get(from..).unwrap_or_default().chars() {
            match c {
                '（' | '(' | '【' | '［' | '[' => depth += 1,
                '）' | ')' | '】' | '］' | ']' => depth = depth.saturating_sub(1),
                '。' | '；' => tail.prose = true,
                '，' | ',' => tail.comma = true,
                _ => {}
            }
        }
        tail.in_bracket = depth > 0;
        tail.calls_for_more = matches!(last, '，' | '、' | ',');
        tail.headed = marker(paragraph).is_some();
        tail.torn_list = begins_clause(paragraph) && {
            let name = end.rsplit(['、', '，', '：', ':', ',']).next().unwrap_or_default();
            tail.calls_for_more || end.contains('、') && name.len() < 60 && likeness(name) == Likeness::No
        };
        tail
    }

    /// Whether it may go on at all, whatever comes next.
    const fn goes_on_anywhere(&self, wrap: Option<usize>) -> bool {
        self.lines > 0
            && (self.mid_sentence
                || (self.in_bracket && self.lines < MOST_LINES_IN_BRACKET)
                || self.fills(wrap))
    }

    const fn fills(&self, wrap: Option<usize>) -> bool {
        match wrap {
            Some(width) => self.columns + 4 >= width && self.columns <= width + 4,
            None => false,
        }
    }

    fn goes_on_in(&self, next: &Line<'_>, words: &str, wrap: Option<usize>, page_break: bool) -> bool {
        if words.is_empty() || words.contains('\t') || words.starts_with('|') {
            return false;
        }
        if self.in_bracket && self.lines < MOST_LINES_IN_BRACKET && closes_first(words) {
            return true;
        }
        if marker(words).is_some_and(|found| !glued(found.marker)) || next.indented || begins_clause(words) {
            return false;
        }
        if !self.mid_sentence {
            return false;
        }
        if self.torn_list && words.len() < 300 {
            return true;
        }
        // A title that stops inside a phrase goes on when the next line ends its sentence at once.
        if self.headed && self.comma && !self.prose && words.find('。').is_some_and(|at| at <= 12) {
            return true;
        }
        if self.fills(wrap) && (!next.after_blank || page_break) {
            return true;
        }
        let ends_sentence = words.contains(['。', '；', '，']);
        (self.prose && self.columns > 8 && (self.calls_for_more || ends_sentence))
            || (self.comma && !self.headed && self.columns >= 50 && words.contains('。'))
    }
}

fn glued(marker: super::marker::Marker) -> bool {
    matches!(marker, super::marker::Marker::Number { glued: true, .. })
}

/// Whether a bracket is closed in a line before another is opened.
fn closes_first(line: &str) -> bool {
    let is_mark = |c: char| matches!(fold_char(c), '(' | ')' | '[' | ']' | '【' | '】');
    line.chars().find(|&c| is_mark(c)).is_some_and(|c| matches!(fold_char(c), ')' | ']' | '】'))
        || (!line.contains(is_mark) && line.contains(['、', '，', ',', '单', '门']))
}

/// Whether a line begins with a responsibility clause of its own.
fn begins_clause(line: &str) -> bool {
    let inner = line.trim_start_matches(['（', '(', '[', '【', '［']);
    let short: String = inner.chars().filter(|&c| !crate::text::is_blank(c)).take(8).collect();
    [
        "责任单位",
        "牵头单位",
        "配合单位",
        "责任部门",
        "牵头部门",
        "配合部门",
        "参与单位",
        "指导单位",
        "主要责任",
        "协同配合",
        "牵头责任",
    ]
    .iter()
    .any(|label| short.starts_with(label))
}

/// The width at which the lines of a document were broken, when they were: many lines of nearly the same width, hardly
/// any longer.
fn wrap_width(text: &str) -> Option<usize> {
    const WIDEST: usize = 130;
    let mut count = [0_u32; WIDEST + 1];
    let (mut all, mut longer) = (0_u32, 0_u32);
    for line in Lines::new(text) {
        let width = if line.text.len() > WIDEST * 3 { WIDEST + 1 } else { columns(line.text) };
        if width < NARROWEST_WRAP / 2 {
            continue;
        }
        all += 1;
        match count.get_mut(width) {
            Some(count) => *count += 1,
            None => longer += 1,
        }
    }
    let band = |width: usize| {
        count.get(width.saturating_sub(3)..=(width + 1).min(WIDEST)).unwrap_or_default().iter().sum::<u32>()
    };
    let width = (NARROWEST_WRAP..WIDEST).max_by_key(|&width| (band(width), width))?;
    let beyond = longer + count.get(width + 5..).unwrap_or_default().iter().sum::<u32>();
    (band(width) >= 4 && band(width) * 4 >= all && beyond * 8 <= all).then_some(width)
}

fn columns(line: &str) -> usize {
    line.bytes().map(|byte| if byte < 0x80 { 1 } else { usize::from(byte >= 0xc0) * 2 }).sum()
}
