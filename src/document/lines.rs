//! Physical lines, and which of them are only furniture of a page.

use super::strokes::is_rule;
use crate::text::{fold_char, is_blank};

/// One line that says something, without the blanks around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    /// Its words.
    pub text: &'t str,
    /// Where they begin in the source.
    pub start: usize,
    /// Whether two columns or more of white space stand before them, as at the start of a paragraph.
    pub indented: bool,
    /// Whether a blank line stands above.
    pub after_blank: bool,
}

/// The lines of a text that say something. Line feeds, carriage returns and form feeds end a line.
#[derive(Debug, Clone)]
pub(super) struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lines<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }
}

impl<'t> Iterator for Lines<'t> {
    type Item = Line<'t>;

    fn next(&mut self) -> Option<Line<'t>> {
        let mut blank = false;
        loop {
            let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
            let length = memchr::memchr3(b'\n', b'\r', b'\x0c', rest.as_bytes()).unwrap_or(rest.len());
            let start = self.at;
            self.at += length + 1;
            let raw = rest.get(..length).unwrap_or_default();
            let body = raw.trim_start_matches(is_blank);
            let text = body.trim_end_matches(is_blank);
            if text.is_empty() || is_rule(text) {
                // The line feed of a carriage return pair is no blank line of its own.
                blank |= !(length == 0 && self.text.as_bytes().get(start.wrapping_sub(1)) == Some(&b'\r'));
                continue;
            }
            let lead = raw.len() - body.len();
            let indented = lead > 0
                && raw
                    .get(..lead)
                    .is_some_and(|lead| lead.contains(['\u{3000}', '\t']) || lead.chars().count() > 1);
            return Some(Line { text, start: start + lead, indented, after_blank: blank });
        }
    }
}

/// The widest line that can be one of a wrapped text, in columns.
pub(super) const WIDEST: usize = 130;

/// The longest text that is measured, in bytes: a longer one is wider than [`WIDEST`] whatever stands in it.
pub(super) const LONGEST_MEASURED: usize = WIDEST * 3;

/// Columns of a text, Han characters and full-width marks taking two. Past [`WIDEST`] it is only a number above it.
pub(super) fn columns(text: &str) -> usize {
    // No character takes less than half as many columns as bytes.
    if text.len() > LONGEST_MEASURED {
        return text.len() / 2;
    }
    let of_byte = |byte: &u8| if *byte < 0x80 { 1 } else { u8::from(*byte >= 0xc0) * 2 };
    // In pieces whose sums fit a byte, so that sixteen bytes are added at once.
    text.as_bytes().chunks(127).map(|piece| usize::from(piece.iter().map(of_byte).sum::<u8>())).sum()
}

/// Whether a line is nothing but a button that a page has below its text: no paragraph goes on in it.
pub(super) fn is_button(line: &str) -> bool {
    matches!(
        line.trim_matches(|c| is_blank(c) || matches!(c, '【' | '】' | '[' | ']' | '：' | ':')),
        "附件下载"
            | "相关附件"
            | "下载附件"
            | "打印"
            | "打印本页"
            | "关闭"
            | "关闭窗口"
            | "返回顶部"
            | "返回"
            | "上一篇"
            | "下一篇"
    )
}

/// Whether a line holds only a page number: `5`, `- 5 -`, `— 5 —`, `第5页`, `第 5 页 共 20 页`, `5/20`.
pub(super) fn is_page_number(line: &str) -> bool {
    if line.len() > 60 {
        return false;
    }
    let mut digits = 0;
    for c in line.chars().filter(|&c| !is_blank(c)) {
        match fold_char(c) {
            '0'..='9' => digits += 1,
            '-' | '/' | '第' | '页' | '共' | '·' | '|' | '~' => {}
            _ => return false,
        }
    }
    (1..=8).contains(&digits)
        && (line.contains('页') || line.contains('第') || is_bare_page_number(line) && digits <= 6)
}

/// Whether a number without words is a page's: alone, between dashes, or a page of a last page. A cell of a table can hold
/// a negative number, a range or two values: `-5`, `15-20`, `1600/35`.
fn is_bare_page_number(line: &str) -> bool {
    let dash = |c: char| is_blank(c) || matches!(fold_char(c), '-' | '·' | '|' | '~');
    // A pipe on one side of it only parts cells.
    if line.ends_with('|') != line.starts_with('|') {
        return false;
    }
    let inner = line.trim_matches(dash);
    let negative = line.starts_with(['-', '－', '−', '–']) && !line.ends_with(dash);
    if let Some((page, last)) = inner.split_once('/') {
        let number = |text: &str| crate::text::whole_number(text.trim_matches(is_blank));
        return number(page).zip(number(last)).is_some_and(|(page, last)| page <= last && last < 1000);
    }
    !negative && inner.chars().all(|c| fold_char(c).is_ascii_digit()) && inner.chars().count() <= 4
}

/// Whether a line such as `12/20` has two values of a table's cell and no page of a last page: right before or behind it stands another
/// of the kind, `15/25`. All pages have one last page.
pub(super) fn is_pair_of_values(line: &str, before: Option<&str>, behind: Option<&str>) -> bool {
    let over = |line: &str| {
        let (one, two) = line.split_once('/')?;
        one.parse::<u32>().and(two.parse::<u32>()).ok()
    };
    let Some(last) = over(line) else { return false };
    [before, behind].into_iter().flatten().filter_map(over).any(|other| other != last)
}

/// Length in bytes of a page number between dashes (`— 5 —`, `-12-`) at the end of a text, with the blanks before it.
pub(super) fn page_number_at_end(text: &str) -> usize {
    let dashed = |rest: &str| rest.chars().next_back().is_some_and(|c| fold_char(c) == '-');
    if !dashed(text) {
        return 0;
    }
    let dash = |c: char| fold_char(c) == '-' || is_blank(c);
    let inner = text.trim_end_matches(dash);
    let stem = inner.trim_end_matches(|c: char| fold_char(c).is_ascii_digit());
    let before = stem.trim_end_matches(dash);
    let digits = inner.len() - stem.len();
    if digits == 0 || digits > 9 || !stem.chars().any(dash) || before.len() == stem.len() {
        0
    } else {
        text.len() - before.len()
    }
}

/// Length in bytes of a page number between dashes at the start of a text, with the blanks behind it.
pub(in crate::document) fn page_number_at_start(text: &str) -> usize {
    let dash = |c: char| fold_char(c) == '-' || is_blank(c);
    if !text.starts_with(|c| fold_char(c) == '-') {
        return 0;
    }
    let stem = text.trim_start_matches(dash);
    let inner = stem.trim_start_matches(|c: char| fold_char(c).is_ascii_digit());
    let after = inner.trim_start_matches(dash);
    let digits = stem.len() - inner.len();
    if digits == 0 || digits > 9 || after.len() == inner.len() { 0 } else { text.len() - after.len() }
}
