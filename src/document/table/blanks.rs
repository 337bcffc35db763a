//! A table with one row a line whose cells only runs of blanks part, as extraction from PDF leaves them.
//!
//! Blanks part words in prose too, so a table is read only where a header says what its columns are and the rows below agree with it:
//! as many cells as columns, and numbers where the header has numbers. Where every cell of the header is the head of a column, single
//! blanks may part the cells as well.

use core::ops::Range;

use super::centred::ends_in_unit;
use super::columns::{Column, Kind, MOST_COLUMNS};
use super::facts::{Facts, is_none, is_value, row_number};
use super::grid::{Grid, heads};
use super::header::column;
use super::region::{self, squeezed};
use super::{delimited, is_heading, is_section, marked};
use crate::document::clause::Looks;
use crate::document::flow::{Paragraph, Words};
use crate::document::marker::{Marker, Numbering, marker};
use crate::document::names::{Likeness, likeness};
use crate::text::is_blank;

/// The longest row, in bytes: a page is some eighty columns wide, and lists of units make rows longer.
const LONGEST_ROW: usize = 600;

/// The longest row that begins with its number, in bytes.
const LONGEST_NUMBERED: usize = 2400;

/// The longest rest of a torn cell on a line of its own, in bytes.
const LONGEST_REST: usize = 90;

/// How many rows more may disagree than agree before the lines are given up.
const PATIENCE: usize = 8;

/// Whether a text has any run of blanks that could part cells.
pub(super) fn may_stand_in(source: &str) -> bool {
    has_gap(source)
}

/// How wide a blank is that parts two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
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
fn is_short_or_numbered(text: &str, gap: Gap) -> bool {
    let numbered = || {
        begins_with_digit(text)
            && text.len() <= LONGEST_NUMBERED
            && pieces(text, gap).next().and_then(|cell| row_number(text.get(cell)?)).is_some()
    };
    text.len() <= LONGEST_ROW && !holds_sentence(text, gap) || numbered()
}

/// Whether a sentence stands in a line, other than one that is the whole of a cell and not the last.
fn holds_sentence(text: &str, gap: Gap) -> bool {
    let parted = |at: usize| {
        let behind = text.get(at + '。'.len_utf8()..).unwrap_or_default();
        gap == Gap::Wide && (behind.starts_with("  ") || behind.starts_with('\u{3000}'))
    };
    memchr::memmem::find_iter(text.as_bytes(), "。".as_bytes()).any(|at| !parted(at))
}

/// Whether a line is the header of a table of two columns, what is measured and how much of it there shall be.
fn is_pair(text: &str) -> bool {
    if text.len() > LONGEST_REST {
        return false;
    }
    let mut heads = pieces(text, Gap::Wide).map(|piece| column(text.get(piece).unwrap_or_default()));
    matches!((heads.next(), heads.next(), heads.next()), (Some(Column::Name), Some(Column::Value(_)), None))
}

fn begins_with_digit(text: &str) -> bool {
    text.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

/// The cells of a line that blanks part; none when it has only one.
fn parted(source: &str, paragraph: &Paragraph, gap: Gap) -> Vec<Words> {
    placed(source, paragraph, pieces(paragraph.text(source), gap))
}

fn placed(source: &str, paragraph: &Paragraph, pieces: impl Iterator<Item = Range<usize>>) -> Vec<Words> {
    let text = paragraph.text(source);
    let start = paragraph.span().range().start;
    let cells: Vec<Words> = pieces
        .map(|piece| Words::of_line(start + piece.start, text.get(piece).unwrap_or_default()))
        .collect();
    if cells.len() < 2 { Vec::new() } else { cells }
}

/// The cells of a row in a list of tasks that single blanks part. The words of a task may have blanks of their own: what the columns
/// behind it leave of the row is the task, if the cells fit their columns then.
fn close_row(text: &str, columns: &[Column]) -> Vec<Range<usize>> {
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
fn full_row(text: &str, columns: &[Column], gap: Gap) -> Vec<Range<usize>> {
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

/// Reads the table whose header stands at the beginning of `range`, when the rows below agree with it. `wide` where the text has any
/// run of blanks.
pub(super) fn read(
    source: &str,
    paragraphs: &[Paragraph],
    range: Range<usize>,
    wide: bool,
    looks: &mut Looks,
) -> Option<Grid> {
    let mut range = range;
    let mut first = paragraphs.get(range.start)?;
    // 序 and 号 on lines of their own, above and below the other heads.
    let torn = is_torn_number(source, paragraphs, range.clone()).then(|| first.words());
    if torn.is_some() {
        range.start += 1;
        first = paragraphs.get(range.start)?;
    }
    let head = first.span();
    let gap = match first.text(source) {
        text if is_header(text) => Gap::Any,
        text if wide && has_gap(text) && (is_row(text) || is_pair(text)) => Gap::Wide,
        _ => return None,
    };
    let head_cells = |paragraph: &Paragraph| -> Vec<Words> {
        let mut cells = placed(source, paragraph, head_pieces(paragraph.text(source), gap).into_iter());
        if let Some(number) = torn.filter(|_| paragraph.span() == head) {
            cells.insert(0, number.clone());
        }
        cells
    };
    let words = |paragraph: &Paragraph| -> Vec<String> {
        head_cells(paragraph).iter().map(|cell| squeezed(cell.text(source))).collect()
    };
    let mut first = words(first);
    if first.len() > MOST_COLUMNS {
        return None;
    }
    // Years below 目标值 stand in a line of their own, and the rows have a cell for each.
    let below = paragraphs.get(range.start + 1..range.end)?.first().map(words).unwrap_or_default();
    if below.len() >= 2 && below.iter().all(|head| matches!(column(head), Column::Value(_))) {
        let both: Vec<String> = first.iter().chain(&below).cloned().collect();
        if let Some((_, heads, _)) = heads(&both) {
            first = heads.iter().map(|head| head.words.to_string()).collect();
        }
    }
    let (kind, heads, order) = heads(&first)?;
    let mut columns: Vec<(usize, Column)> =
        order.iter().copied().zip(heads.iter().map(|head| head.column)).collect();
    columns.sort_by_key(|(place, _)| *place);
    let columns: Vec<Column> = columns.into_iter().map(|(_, column)| column).collect();
    let end = agreeing(source, paragraphs, range, kind, &columns, gap)?;
    let close = gap == Gap::Any && kind == Kind::Tasks;
    let cells = |source: &str, paragraph: &Paragraph| {
        if paragraph.span() == head {
            head_cells(paragraph)
        } else if close {
            placed(source, paragraph, close_row(paragraph.text(source), &columns).into_iter())
        } else {
            placed(source, paragraph, full_row(paragraph.text(source), &columns, gap).into_iter())
        }
    };
    let read = delimited::read_as(source, paragraphs, end.start..end.end, looks, cells);
    let mut grid = read.into_iter().next()?;
    // What a row lacks left only more blanks.
    grid.blanks_lost = end.short;
    Some(grid)
}

/// Whether a line is a header by itself, its cells parted by single blanks.
pub(super) fn is_header(text: &str) -> bool {
    /// The longest header whose cells single blanks part, and how many cells it has at least.
    const LONGEST: usize = 200;
    const CELLS: usize = 3;
    text.len() <= LONGEST
        && memchr::memchr_iter(b' ', text.as_bytes()).take(CELLS - 1).count() == CELLS - 1
        && !has_gap(text)
        && heads_by_single_blanks(text)
        && (memchr::memchr_iter(b' ', text.as_bytes()).nth(CELLS - 1).is_some()
            || text.split(' ').any(|head| matches!(column(head), Column::Value(_) | Column::Units(_))))
}

/// The cells of a header. A blank before 年 parts none: 2020 年 2025 年.
fn head_pieces(text: &str, gap: Gap) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for piece in pieces(text, gap) {
        let year = |before: &Range<usize>| {
            text.get(before.clone())
                .is_some_and(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))
        };
        match out.last_mut().filter(|before| year(before)) {
            Some(before) if text.get(piece.clone()).is_some_and(|words| words.starts_with('年')) => {
                before.end = piece.end;
            }
            _ => out.push(piece),
        }
    }
    out
}

/// Whether 序 stands on a line of its own above the header and 号 below it.
fn is_torn_number(source: &str, paragraphs: &[Paragraph], range: Range<usize>) -> bool {
    let is = |at: usize, word: &str| {
        at < range.end && paragraphs.get(at).is_some_and(|line| line.text(source) == word)
    };
    is(range.start, "序") && is(range.start + 2, "号")
}

/// Whether every word of a line heads a column. What the names are grouped by may be unknown, where names and values follow it, and so
/// may one head behind a number where tasks and units have theirs: 包保干部.
fn heads_by_single_blanks(text: &str) -> bool {
    /// Bytes of the longest word for a group that is let pass.
    const LONGEST: usize = 12;
    // Most lines begin with no head.
    let plain = |head: Option<&str>| column(head.unwrap_or_default());
    let mut words = text.split(' ');
    let (first, second) = (words.next().unwrap_or_default(), words.next());
    let known = plain(Some(first)) != Column::Other;
    if !known && (first.is_empty() || first.len() > LONGEST || plain(second) != Column::Name) {
        return false;
    }
    let heads = head_pieces(text, Gap::Any);
    let numbered = plain(Some(first)) == Column::Number;
    let (mut values, mut tasks, mut units) = (false, false, false);
    let mut unknown = 0;
    let mut rest = heads.into_iter().skip(1).map(|piece| text.get(piece).unwrap_or_default());
    let all = rest.all(|head| {
        let column = if head.contains(' ') { column(&squeezed(head)) } else { column(head) };
        values |= matches!(column, Column::Value(_));
        tasks |= matches!(column, Column::Task | Column::Detail);
        units |= matches!(column, Column::Units(_));
        unknown += u32::from(column == Column::Other);
        unknown == 0 || unknown == 1 && numbered && head.len() <= LONGEST
    });
    all && (known || values) && (unknown == 0 || tasks && units)
}

/// The lines of a table.
struct Lines {
    start: usize,
    end: usize,
    /// Whether some rows have fewer cells than the header.
    short: bool,
}

/// How far the rows go that agree with a header; none where they do not.
fn agreeing(
    source: &str,
    paragraphs: &[Paragraph],
    range: Range<usize>,
    kind: Kind,
    columns: &[Column],
    gap: Gap,
) -> Option<Lines> {
    let text =
        |at: usize| if at < range.end { paragraphs.get(at).map_or("", |next| next.text(source)) } else { "" };
    // What several rows belong to is printed once.
    let group = if columns.contains(&Column::Detail) { Column::Task } else { Column::Category };
    let merged: Vec<Column> = columns
        .iter()
        .copied()
        .filter(|column| !matches!(column, Column::Category) && *column != group)
        .collect();
    let mut blank = false;
    let (mut whole, mut short, mut wrong) = (0, 0, 0);
    let mut at = range.start + 1;
    loop {
        let words = text(at);
        let row: Vec<Range<usize>> = if gap == Gap::Any && kind == Kind::Tasks {
            close_row(words, columns)
        } else {
            pieces(words, gap).collect()
        };
        let row: Vec<&str> = row.into_iter().filter_map(|piece| words.get(piece)).collect();
        let many = (gap == Gap::Any || has_gap(words)) && row.len() >= 2 && is_short_or_numbered(words, gap);
        if words.is_empty() || region::is_note(words) || is_chapter(words) {
            break;
        }
        if !many {
            if !stands_between(words, [text(at + 1), text(at + 2)], columns.len(), gap) {
                break;
            }
        } else if row.len() > columns.len() + 1 {
            break;
        } else if row.len() == merged.len() && row.len() < columns.len() && fits(kind, &merged, &row) {
            whole += 1;
            blank = true;
        } else if let Some(own) = row.len().checked_sub(merged.len()).filter(|&own| own > 0)
            && row.len() < columns.len()
            && fits(kind, &merged, row.get(own..).unwrap_or_default())
        {
            // Of several levels of merged cells only some begin here.
            whole += 1;
            blank = true;
        } else if let Some((Column::Note, before)) = columns.split_last()
            && row.len() == before.len()
            && fits(kind, before, &row)
        {
            // Few rows have a remark.
            whole += 1;
            blank = true;
        } else if row.len() < columns.len() {
            short += 1;
        } else if fits(kind, columns, &row) {
            whole += 1;
        } else if paragraphs
            .get(at)
            .is_none_or(|next| !marked::is_head_row(source, &parted(source, next, gap)))
        {
            wrong += 1;
        }
        at += 1;
        // No table goes on like that, and looking on would cost every header the rest of the text.
        if short > whole + PATIENCE || wrong > whole + PATIENCE || whole == 0 && at > range.start + PATIENCE {
            return None;
        }
    }
    (whole > 0 && whole >= short && wrong * 4 <= whole).then_some(Lines {
        start: range.start,
        end: at,
        short: short > 0 || blank,
    })
}

/// Whether a chapter or a part of one begins here, whose title a blank parts from its number as it would a cell: 第三章 重点任务.
pub(super) fn is_chapter(words: &str) -> bool {
    words.starts_with('第')
        && matches!(
            marker(words).map(|found| found.marker),
            Some(Marker::Number {
                form: Numbering::Part | Numbering::Chapter | Numbering::Division | Numbering::Article,
                ..
            })
        )
}

/// Whether a line that is no row is the rest of a torn cell or the name of a group: a row follows within two lines, since a page
/// number or the name of a group may stand before that rest.
fn stands_between(words: &str, next: [&str; 2], columns: usize, gap: Gap) -> bool {
    let cells = columns.min(3);
    let is_row = |words: &&str| {
        (gap == Gap::Any || has_gap(words))
            && pieces(words, gap).take(cells).count() == cells
            && !holds_sentence(words, gap)
    };
    let heads_group = |row: &str| {
        !is_heading(words) || is_section(words) && !words.contains('。') && !is_header(row) && !is_pair(row)
    };
    words.len() <= LONGEST_REST
        && (next.into_iter().find(is_row).is_some_and(heads_group)
            || gap == Gap::Wide && ends_in_unit(words) && marker(words).is_none())
}

/// Whether the cells of a row are what the header says: numbers in the columns of numbers, and units where units are to be.
pub(super) fn fits(kind: Kind, columns: &[Column], row: &[&str]) -> bool {
    let mut sure = 0;
    for (column, cell) in columns.iter().zip(row) {
        let right = match column {
            Column::Number => row_number(cell).is_some(),
            Column::Value(_) | Column::Average => is_value(cell) || is_none(cell) || is_worded(cell),
            Column::Units(_) => {
                // 各县（市、区）政府 is one name.
                let marks = ['、', '，', ','];
                likeness(cell) == Likeness::Strong
                    || cell
                        .split(marks)
                        .all(|name| name.contains(['（', '）']) || likeness(name) != Likeness::No)
                    || is_none(cell)
            }
            Column::Unit => super::is_unit(cell) || is_none(cell) || cell.contains("定性"),
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
fn has_gap(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), b"  ").is_some()
        || memchr::memmem::find(text.as_bytes(), "\u{3000}".as_bytes()).is_some()
}

/// The stretches of a line between runs of blanks that part cells.
pub(super) fn pieces(text: &str, gap: Gap) -> impl Iterator<Item = Range<usize>> {
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
