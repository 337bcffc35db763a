//! Tables, however extraction left them: tab-separated, Markdown pipes, one cell a line. Lists of tasks and tables of indicators.
//!
//! A table is known by its header: `header` tells what a header cell says, `columns` what kind of table such columns make.
//! `delimited` reads rows that stand on lines of their own, their cells parted by tabs, pipes or the strokes that a table is drawn with
//! (`marked`, `quotes`, `ruled`), `blanks` those whose cells only blanks part, some with their name around the row (`centred`), `layout`
//! those that stand as on a page, each cell wrapped in its own column, `piped` those with a pipe between cells that stand one a line,
//! `lines` those with one cell a line, which `align` puts into columns by what the cells contain (`facts`) and how well that fits
//! (`cost`); `strung` and `glued` tell where the cells end of a table that stands on one line, with blanks between them or
//! none. Either way a `Grid` comes out, from which rows of tasks or of indicators are taken; `groups` tells which column names the tasks
//! of a list, `duty` which lists are of duties by department, and `ditto` puts in what a cell repeats from above.

mod align;
pub(crate) mod bare;
mod blanks;
mod centred;
mod columns;
mod cost;
mod delimited;
mod ditto;
mod duty;
mod facts;
mod glued;
mod grid;
mod groups;
mod header;
mod headings;
mod layout;
mod lines;
mod marked;
mod parts;
mod piped;
mod quotes;
mod region;
mod rests;
mod ruled;
mod strung;
mod unfold;

use core::ops::Range;

use super::clause::{LabelRole, Looks};
use super::flow::{Paragraph, Words};
use super::marker::{Marked, Marker, Numbering, marker};
use super::strokes::{between_cells, may_stand_in};
use crate::text::{Span, is_blank};
pub(crate) use blanks::is_row as is_spaced_row;
pub(crate) use columns::{Column, Tense, Value};
pub(crate) use facts::is_none;
pub(crate) use grid::{Grid, GridRow};
pub(crate) use region::is_note;

/// Where the cells of a line end that holds a whole table; none where it holds none.
pub(crate) fn cells_of_line(line: &str) -> Vec<usize> {
    let parted = strung::cells(line);
    if !parted.is_empty() || !glued::may_begin(line) {
        return parted;
    }
    let parted = glued::cells(line);
    if parted.is_empty() { bare::cells(line) } else { parted }
}

use columns::Kind;
use header::LONGEST_HEADER;

/// A cell: where its words stand in the source. Torn cells cover all their pieces.
pub(crate) type Cell = Span;

/// A row of a task list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    /// The paragraph that it begins in.
    pub paragraph: usize,
    /// Its number as printed.
    pub number: Option<Cell>,
    /// The task.
    pub title: Option<Words>,
    /// The departments, with what their column says.
    pub departments: Vec<(LabelRole, Words)>,
    /// The deadline.
    pub deadline: Option<Words>,
}

/// A table of indicators and the notes below it.
#[derive(Debug)]
pub(crate) struct IndicatorGrid {
    pub grid: Grid,
    /// The paragraphs of its notes.
    pub notes: Range<usize>,
}

/// The tables of a text that are read.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    /// For each paragraph whether it belongs to a table; empty when there is none.
    pub inside: Vec<bool>,
    pub rows: Vec<Row>,
    pub indicators: Vec<IndicatorGrid>,
    /// The paragraphs of each list of tasks.
    pub task_lists: Vec<Range<usize>>,
    /// The headings between rows that stand in cells.
    between: Vec<headings::Between>,
}

/// Finds the tables among the paragraphs of the body.
///
/// *Complexity*: linear in the length of the text.
pub(crate) fn tables(
    source: &str,
    paragraphs: &[Paragraph],
    body: Range<usize>,
    looks: &mut Looks,
) -> Tables {
    let mut tables = Tables::default();
    // Most texts have no such mark at all.
    let delimited = memchr::memchr2(b'\t', b'|', source.as_bytes()).is_some() || may_stand_in(source);
    let wide = blanks::may_stand_in(source);
    let mut at = body.start;
    while at < body.end {
        let Some(paragraph) = paragraphs.get(at) else { break };
        let text = paragraph.text(source);
        if delimited && is_delimited(text) {
            let end = run_of_lines(source, paragraphs, at..body.end);
            mark(&mut tables.inside, paragraphs.len(), at..end);
            for grid in delimited::read(source, paragraphs, at..end, looks) {
                tables.leave_sections(source, paragraphs, &grid, is_delimited);
                tables.take(source, paragraphs, &body, grid, looks);
            }
            at = end;
        } else if let Some(grid) =
            Some(at).filter(|_| wide).and_then(|at| layout::read(source, paragraphs, at..body.end, looks))
        {
            mark(&mut tables.inside, paragraphs.len(), grid.start..grid.end);
            tables.leave_sections(source, paragraphs, &grid, has_three_words);
            at = grid.end;
            tables.take(source, paragraphs, &body, grid, looks);
        } else if let Some(grid) = blanks::read(source, paragraphs, at..body.end, wide, looks) {
            mark(&mut tables.inside, paragraphs.len(), grid.start..grid.end);
            // （一） may also be the number of a row.
            tables.leave_sections(source, paragraphs, &grid, has_three_words);
            at = grid.end;
            tables.take(source, paragraphs, &body, grid, looks);
        } else if delimited
            && text.len() <= LONGEST_HEADER
            && let Some(grid) = piped::read(source, paragraphs, at..body.end, looks)
        {
            mark(&mut tables.inside, paragraphs.len(), grid.start..grid.end);
            at = grid.end;
            tables.take(source, paragraphs, &body, grid, looks);
        } else if text.len() <= LONGEST_HEADER
            && let Some(grid) = lines::read(source, paragraphs, at..body.end, looks)
        {
            mark(&mut tables.inside, paragraphs.len(), grid.start..grid.end);
            tables.leave_sections(source, paragraphs, &grid, is_delimited);
            at = grid.end;
            tables.take(source, paragraphs, &body, grid, looks);
        } else {
            at += 1;
        }
    }
    tables
}

/// Whether a table's header begins with the first of these lines, one cell a line.
pub(super) fn begins(lines: &[&str]) -> bool {
    let cell = |text: &&str| header::column(text.trim_end_matches(|c: char| is_blank(c) || c == '|'));
    let columns: Vec<Column> =
        lines.iter().take(4).map(cell).take_while(|column| *column != Column::Other).collect();
    columns.len() >= 3 && columns::kind(&columns).is_some()
}

/// Whether a line has nothing but the heads of a table's columns, most of them known, with blanks between: 序号  指标  单位  2025年目标.
/// Words of a title that blanks part may look like heads as well, but not like 序号, 单位 and the departments of tasks.
pub(super) fn heads_columns(line: &str) -> bool {
    let (mut heads, mut known, mut sure) = (0, 0, false);
    for word in line.split(is_blank).filter(|word| !word.is_empty()) {
        let column = header::column(word);
        heads += 1;
        known += usize::from(column != Column::Other);
        sure |= matches!(column, Column::Number | Column::Unit | Column::Departments(_) | Column::Attribute);
    }
    sure && heads >= 3 && known * 3 >= heads * 2
}

impl Tables {
    /// Headings between the rows of a list of tasks stay headings of the document.
    fn leave_sections(
        &mut self,
        source: &str,
        paragraphs: &[Paragraph],
        grid: &Grid,
        is_row: fn(&str) -> bool,
    ) {
        if grid.kind != Kind::Tasks {
            return;
        }
        for at in grid.start..grid.end {
            let text = paragraphs.get(at).map_or("", |paragraph| paragraph.text(source));
            if let Some(inside) = self.inside.get_mut(at).filter(|_| is_section(text) && !is_row(text)) {
                *inside = false;
            }
        }
    }

    /// Parts the headings in cells from the tables, so that they are headings of the document.
    pub(crate) fn part_headings(&mut self, paragraphs: &mut [Paragraph]) {
        for heading in self.between.drain(..) {
            if let Some(inside) = self.inside.get_mut(heading.at) {
                *inside = false;
            }
            heading.stand_alone(paragraphs);
        }
    }

    fn take(
        &mut self,
        source: &str,
        paragraphs: &[Paragraph],
        body: &Range<usize>,
        mut grid: Grid,
        looks: &mut Looks,
    ) {
        ditto::fill(source, &mut grid);
        match grid.kind {
            Kind::Tasks => {
                self.between.append(&mut grid.between);
                let columns = grid.columns();
                let titles = groups::of_titles(source, &grid);
                self.task_lists.push(grid.start..grid.end);
                let duties = duty::is_of_duties(&grid.heads);
                let first = self.rows.len();
                // What several duties have in common stands beside the first of them.
                let mut nobodys = false;
                for row in &grid.rows {
                    let mut row = Some(task_row(source, &columns, &titles, row));
                    if duties {
                        let above = self.rows.get(first..).and_then(<[Row]>::last).filter(|_| !nobodys);
                        row = row.and_then(|row| duty::told(source, row, above, looks));
                        nobodys = row.is_none();
                    }
                    row.into_iter().for_each(|row| keep(row, &mut self.rows));
                }
            }
            Kind::Indicators => {
                let from = grid.end;
                let notes = paragraphs
                    .get(from..body.end)
                    .unwrap_or_default()
                    .iter()
                    .take_while(|paragraph| region::is_note(paragraph.text(source)))
                    .count();
                self.indicators.push(IndicatorGrid { grid, notes: from..from + notes });
            }
        }
    }
}

fn mark(inside: &mut Vec<bool>, len: usize, range: Range<usize>) {
    inside.resize(len, false);
    inside.get_mut(range).unwrap_or_default().fill(true);
}

/// Whether blanks part a line into more than the number and the title of a heading.
fn has_three_words(text: &str) -> bool {
    text.split(is_blank).filter(|word| !word.is_empty()).nth(2).is_some()
}

fn is_delimited(text: &str) -> bool {
    memchr::memchr(b'\t', text.as_bytes()).is_some_and(|tab| !is_tabbed_heading(text, tab))
        || between_cells(text).is_some()
}

/// Whether the tab of a line only parts the number of a heading from its words, as office suites set it: 一、⇥总体要求.
fn is_tabbed_heading(text: &str, tab: usize) -> bool {
    /// Bytes of the longest number with its marks.
    const LONGEST: usize = 24;
    tab <= LONGEST
        && !text.starts_with('|')
        && marker(text).is_some_and(|found| {
            let behind = text.get(found.words()..).unwrap_or_default();
            let number = matches!(found.marker, Marker::Number { form, .. } if form < Numbering::Fifth);
            // A value is no title.
            let titled = behind.starts_with(|c: char| c.is_alphabetic() || matches!(c, '“' | '"' | '《'));
            number && titled && (found.end()..=found.words()).contains(&tab) && !behind.contains(['\t', '|'])
        })
}

/// Where lines with tabs or pipes end. A line without, between two with, is the rest of a torn cell when it is short.
fn run_of_lines(source: &str, paragraphs: &[Paragraph], range: Range<usize>) -> usize {
    const LONGEST_REST: usize = 150;
    const LONGEST_PIECE: usize = 90;
    let text =
        |at: usize| if at < range.end { paragraphs.get(at).map_or("", |next| next.text(source)) } else { "" };
    // A heading that rows follow, and no other header, names a group of them; so does one above it, though it has none of its own.
    let heads_group = |at: usize| {
        // The first lines of a torn name may stand before the rest of their row.
        let row = (at + 1..at + 4).find(|&row| is_delimited(text(row))).unwrap_or(at + 1);
        is_section(text(at))
            && is_delimited(text(row))
            && (at + 1..row).all(|between| text(between).len() <= LONGEST_PIECE)
            && paragraphs.get(row).is_some_and(|next| !marked::is_header(source, next))
    };
    // A numbered name that a break in its cell has torn from the rest of its row.
    let begins_row = |at: usize| {
        let third = |found: Marked| {
            matches!(found.marker, Marker::Number { form: Numbering::Third | Numbering::Fourth, .. })
        };
        marker(text(at)).is_some_and(third)
            && !text(at).contains('。')
            && (at + 1..at + 4)
                .find(|&next| is_delimited(text(next)))
                .and_then(|next| paragraphs.get(next))
                .is_some_and(|next| !marked::is_header(source, next))
    };
    let mut at = range.start + 1;
    loop {
        // The lines of a quoted cell belong to its row, and the last of them may open another.
        while let Some(closing) = quotes::closing(source, paragraphs, at - 1..range.end) {
            at = closing + 1;
        }
        let between = || {
            (at..at + 2).any(|next| is_delimited(text(next + 1)))
                && text(at).len() <= LONGEST_REST
                && text(at + 1).len() <= LONGEST_REST * 10
                && !region::is_note(text(at))
                && (!is_heading(text(at)) || heads_group(at) || begins_row(at))
        };
        let closes = text(at).len() <= LONGEST_PIECE
            && text(at).ends_with(['）', ')'])
            && !text(at).contains(['（', '(']);
        let rest = text(at).len() <= LONGEST_REST
            && (text(at - 1).ends_with(['、', '，', '（']) || closes)
            && !is_heading(text(at));
        if is_delimited(text(at)) || between() || rest && !text(at).is_empty() {
            at += 1;
        } else {
            return at.min(range.end);
        }
    }
}

fn is_heading(text: &str) -> bool {
    marker(text).is_some_and(|found| !matches!(found.marker, Marker::Dash))
}

fn is_section(text: &str) -> bool {
    text.len() <= 180
        && matches!(
            marker(text).map(|found| found.marker),
            Some(Marker::Number { form: Numbering::First | Numbering::Second, .. })
        )
}

/// Whether a text begins with 一、, as the name of a group of rows does.
fn is_first_level(text: &str) -> bool {
    matches!(marker(text).map(|found| found.marker), Some(Marker::Number { form: Numbering::First, .. }))
}

fn task_row(source: &str, columns: &[Column], titles: &[usize], row: &GridRow) -> Row {
    // A dash there says that nothing more is told than stands beside it.
    let said = |at: usize| row.cell(at).filter(|cell| !facts::is_none(cell.text(source)));
    let beside = || {
        let words = |column: &Column| matches!(column, Column::Task | Column::Detail);
        titles.iter().find(|&&at| row.cell(at).is_some())?;
        (0..columns.len()).filter(|&at| columns.get(at).is_some_and(words)).find_map(said)
    };
    let title = titles.iter().find_map(|&at| said(at)).or_else(beside).cloned();
    let mut out = Row { paragraph: row.paragraph, departments: row.departments.clone(), ..Row::default() };
    for (column, cell) in columns.iter().zip(&row.cells) {
        let Some(cell) = cell else { continue };
        match column {
            Column::Number => out.number = Some(cell.span()),
            Column::Deadline => {
                out.deadline = Some(cell).filter(|cell| !facts::is_none(cell.text(source))).cloned();
            }
            _ => {}
        }
    }
    (out.number, out.title) = match (out.number, title) {
        (None, Some(title)) => numbered_title(source, title),
        told => told,
    };
    out
}

/// The number that a title begins with, and the title: 1.换旧水管.
fn numbered_title(source: &str, title: Words) -> (Option<Cell>, Option<Words>) {
    let text = title.text(source);
    let found = marker(text)
        .filter(|found| matches!(found.marker, Marker::Number { form: Numbering::Third, glued: false, .. }));
    match found {
        Some(found) if found.words() < text.len() => {
            (Some(title.locate(found.begin()..found.end())), Some(title.from(source, found.words())))
        }
        _ => (None, Some(title)),
    }
}

/// Keeps a row that names a task; one without, as below merged cells, goes on in the row above.
fn keep(row: Row, rows: &mut Vec<Row>) {
    if row.title.is_some() {
        rows.push(row);
    } else if let Some(above) =
        rows.last_mut().filter(|_| !row.departments.is_empty() && row.number.is_none())
    {
        above.departments.extend(row.departments);
    }
}
