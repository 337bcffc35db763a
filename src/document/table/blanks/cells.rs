//! The cells of a line that blanks part, and whether they are what the header says.

use core::ops::Range;

use crate::document::flow::{Paragraph, Words};
use crate::document::measure::is_unit;
use crate::document::names::{Likeness, likeness};
use crate::document::table::columns::{Column, Kind};
use crate::document::table::facts::{Facts, is_none, is_value, row_number};
use crate::text::is_blank;

/// The longest row, in bytes: a page is some eighty columns wide, and lists of departments make rows longer.
const LONGEST_ROW: usize = 600;

/// The longest row that begins with its number, in bytes.
const LONGEST_NUMBERED: usize = 2400;

/// How wide a blank is that parts two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::document::table) enum Gap {
    /// One blank.
    Any = 1,
    /// Two, or one of full width.
    Wide = 2,
}

/// Whether a line can be a row: three cells or more with runs of blanks between them, and no sentence in it unless it is numbered.
pub(crate) fn is_row(text: &str) -> bool {
    (text.len() <= LONGEST_ROW || text.len() <= LONGEST_NUMBERED && begins_with_digit(text))
        && has_gap(text)
        && pieces(text, Gap::Wide).take(3).count() == 3
        && is_short_or_numbered(text, Gap::Wide)
}

/// Whether a line is as short as rows are, with no sentence in it, or begins with a number that has a cell for itself: only then may
/// the cells hold prose.
pub(super) fn is_short_or_numbered(text: &str, gap: Gap) -> bool {
    let numbered = || {
        begins_with_digit(text)
            && text.len() <= LONGEST_NUMBERED
            && pieces(text, gap).next().and_then(|cell| row_number(text.get(cell)?)).is_some()
    };
    text.len() <= LONGEST_ROW && !holds_sentence(text, gap) || numbered()
}

/// Whether a sentence stands in a line, other than one that is the whole of a cell and not the last.
pub(super) fn holds_sentence(text: &str, gap: Gap) -> bool {
    let parted = |at: usize| {
        let behind = text.get(at + '。'.len_utf8()..).unwrap_or_default();
        gap == Gap::Wide && (behind.starts_with("  ") || behind.starts_with('\u{3000}'))
    };
    memchr::memmem::find_iter(text.as_bytes(), "。".as_bytes()).any(|at| !parted(at))
}

fn begins_with_digit(text: &str) -> bool {
    text.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

/// The cells of a line that blanks part; none when it has only one.
pub(super) fn parted(source: &str, paragraph: &Paragraph, gap: Gap) -> Vec<Words> {
    placed(source, paragraph, pieces(paragraph.text(source), gap))
}

/// The cells of a line at places that are known; none when it has only one.
pub(super) fn placed(
    source: &str,
    paragraph: &Paragraph,
    pieces: impl Iterator<Item = Range<usize>>,
) -> Vec<Words> {
    let text = paragraph.text(source);
    let start = paragraph.span().range().start;
    let cells: Vec<Words> = pieces
        .map(|piece| Words::of_line(start + piece.start, text.get(piece).unwrap_or_default()))
        .collect();
    if cells.len() < 2 { Vec::new() } else { cells }
}

/// The cells of a row in a list of tasks that single blanks part. The words of a task may have blanks of their own: what the columns
/// behind it leave of the row is the task, if the cells fit their columns then.
pub(super) fn close_row(text: &str, columns: &[Column]) -> Vec<Range<usize>> {
    let row: Vec<Range<usize>> = pieces(text, Gap::Any).collect();
    let Some(surplus) = row.len().checked_sub(columns.len()).filter(|&surplus| surplus > 0) else {
        return row;
    };
    let words = |at: &Column| matches!(at, Column::Task | Column::Detail | Column::Note | Column::Category);
    let task = columns.iter().position(|column| *column == Column::Task);
    let Some(task) = task.filter(|_| columns.iter().filter(|column| words(column)).count() == 1) else {
        return row;
    };
    let (Some(first), Some(last)) = (row.get(task), row.get(task + surplus)) else { return row };
    let (front, back) = (row.iter().take(task), row.iter().skip(task + surplus + 1));
    let one = first.start..last.end;
    let whole: Vec<Range<usize>> = front.chain(core::iter::once(&one)).chain(back).cloned().collect();
    let cells: Vec<&str> = whole.iter().filter_map(|piece| text.get(piece.clone())).collect();
    if columns.first() == Some(&Column::Number) && fits(Kind::Tasks, columns, &cells) { whole } else { row }
}

/// The cells of a row. A name that fills its column leaves a single blank before the first value: 里程（公里） 6600.
pub(super) fn full_row(text: &str, columns: &[Column], gap: Gap) -> Vec<Range<usize>> {
    let mut row: Vec<Range<usize>> = pieces(text, gap).collect();
    let values = columns.iter().filter(|column| matches!(column, Column::Value(_))).count();
    if gap == Gap::Any || row.len() >= columns.len() || values == 0 {
        return row;
    }
    let words = |piece: &Range<usize>| text.get(piece.clone()).unwrap_or_default();
    let parted = row.iter().enumerate().find_map(|(at, piece)| {
        let (name, value) = words(piece).rsplit_once(' ')?;
        let fits = name.ends_with(['）', ')']) && is_value(value);
        fits.then_some((at, piece.start + name.len(), piece.end - value.len()))
    });
    if let Some((at, end, start)) = parted {
        let whole = row.get(at).cloned().unwrap_or_default();
        row.splice(at..=at, [whole.start..end, start..whole.end]);
    }
    row
}

/// Whether the cells of a row are what the header says: numbers in the columns of numbers, and departments where departments are to be.
pub(in crate::document::table) fn fits(kind: Kind, columns: &[Column], row: &[&str]) -> bool {
    let mut sure = 0;
    for (column, cell) in columns.iter().zip(row) {
        let right = match column {
            Column::Number => row_number(cell).is_some(),
            Column::Value(_) | Column::Average => is_value(cell) || is_none(cell) || is_worded(cell),
            Column::Departments(_) => {
                // 各县（市、区）政府 is one name.
                let marks = ['、', '，', ','];
                likeness(cell) == Likeness::Strong
                    || cell
                        .split(marks)
                        .all(|name| name.contains(['（', '）']) || likeness(name) != Likeness::No)
                    || is_none(cell)
            }
            Column::Unit => is_unit(cell) || is_none(cell) || cell.contains("定性"),
            Column::Attribute => cell.contains("性") || *cell == "定量" || is_none(cell),
            _ => continue,
        };
        if right {
            sure += 1;
        } else if kind == Kind::Indicators || matches!(column, Column::Number) {
            return false;
        }
    }
    sure > 0
}

/// Whether a cell of values holds words instead, which may have a number among them: 高于全省平均水平, 全省前3位.
fn is_worded(cell: &str) -> bool {
    const LONGEST: usize = 60;
    cell.len() <= LONGEST && (cell.ends_with(['%', '‰']) || !is_value(cell) && Facts::of(cell).value_words)
}

/// Whether a run of blanks stands in a line that parts cells: two of them, or one of full width.
pub(super) fn has_gap(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), b"  ").is_some()
        || memchr::memmem::find(text.as_bytes(), "\u{3000}".as_bytes()).is_some()
}

/// The stretches of a line between runs of blanks that part cells.
pub(in crate::document::table) fn pieces(text: &str, gap: Gap) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    core::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let start = from + rest.len() - rest.trim_start_matches(is_blank).len();
        let words = text.get(start..).filter(|words| !words.is_empty())?;
        let mut end = words.len();
        let mut blanks: Option<(usize, u32)> = None;
        for (at, c) in words.char_indices() {
            if !is_blank(c) {
                blanks = None;
                continue;
            }
            let (begin, width) = blanks.unwrap_or((at, 0));
            let width = width + if c == '\u{3000}' { 2 } else { 1 };
            if width >= gap as u32 {
                end = begin;
                break;
            }
            blanks = Some((begin, width));
        }
        from = start + end;
        Some(start..start + words.get(..end).unwrap_or_default().trim_end_matches(is_blank).len())
    })
}

#[cfg(test)]
#[expect(clippy::string_slice)] // a range that fits no text should stop the test
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = pieces(text, Gap::Wide).map(|piece| &text[piece]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn two_blanks_or_a_wide_one_part_cells() {
        check("1  绿道长度   公里", &["1", "绿道长度", "公里"]);
        check("R&D 投入　%　2.6", &["R&D 投入", "%", "2.6"]);
        check("  新建 12 公里 ", &["新建 12 公里"]);
        check("", &[]);
        check("　", &[]);
    }

    #[test]
    fn sentences_are_no_rows() {
        assert!(is_row("序号  指标  单位"));
        assert!(!is_row("序号 指标 单位"));
        assert!(!is_row("甲方  乙方"));
        assert!(!is_row("本办法  由市科技局  负责解释。"));
    }
}
