//! A table with one row a line, its cells parted by tabs or pipes.

use core::ops::Range;

use super::align::{Place, align};
use super::columns::{Column, Kind, MOST_COLUMNS};
use super::facts::{Facts, row_number};
use super::grid::{Grid, GridRow, Head, heads, join_torn_names};
use super::headings::Between;
use super::marked::{cells, header, is_rule, or_words};
use super::rests::{is_open, join_wrapped_names, tidy};
use super::{is_first_level, quotes, ruled};
use crate::document::clause::Looks;
use crate::document::flow::{Paragraph, Words};
use crate::document::marker::{Marker, Numbering, marker};

/// Reads the tables in a run of lines that stand one below the other. Lines without marks in it are rests of torn cells.
pub(super) fn read(
    source: &str,
    paragraphs: &[Paragraph],
    range: Range<usize>,
    looks: &mut Looks,
) -> Vec<Grid> {
    let Some(rows) = ruled::rows(source, paragraphs, range.clone()) else {
        return read_as(source, paragraphs, range, looks, cells);
    };
    let ends: Vec<usize> = rows.iter().map(|row| row.lines.end).collect();
    let rows = rows.into_iter().map(|row| (row.lines.start, row.cells));
    let mut grids = read_rows(source, paragraphs, range.end, looks, rows);
    for grid in &mut grids {
        // The lines of its last row.
        grid.end = ends.get(ends.partition_point(|&end| end < grid.end)).copied().unwrap_or(grid.end);
    }
    grids
}

/// The same for lines that `cells` parts.
pub(super) fn read_as(
    source: &str,
    paragraphs: &[Paragraph],
    range: Range<usize>,
    looks: &mut Looks,
    cells: impl Fn(&str, &Paragraph) -> Vec<Words>,
) -> Vec<Grid> {
    let end = range.end;
    let lines = range
        .filter_map(|at| Some((at, paragraphs.get(at)?)))
        .map(|(at, paragraph)| (at, or_words(cells(source, paragraph), paragraph)));
    read_rows(source, paragraphs, end, looks, lines)
}

/// The same for the cells of lines, each with the paragraph that it is or begins in.
fn read_rows(
    source: &str,
    paragraphs: &[Paragraph],
    end: usize,
    looks: &mut Looks,
    lines: impl Iterator<Item = (usize, Vec<Words>)>,
) -> Vec<Grid> {
    let mut out: Vec<Grid> = Vec::new();
    let mut reading: Option<TableReader<'_>> = None;
    let mut quoted = quotes::Quoted::default();
    for (at, cells) in lines {
        let closed = quotes::closing(source, paragraphs, at..end).is_some();
        let Some((at, cells)) = quoted.take(source, at, cells, closed) else { continue };
        if is_rule(source, &cells) {
            continue;
        }
        if let Some(words) = header(source, &cells) {
            if let Some(reading) = &mut reading {
                // Printed again at the head of a page, or the second row of a header.
                let again = reading.words == words;
                if again || reading.grid.rows.is_empty() && reading.takes(&words) {
                    continue;
                }
            }
            if let Some(next) = TableReader::new(source, words, at) {
                out.extend(reading.take().and_then(|reading| reading.finish(looks)));
                reading = Some(next);
                continue;
            }
        }
        if let Some(reading) = &mut reading {
            reading.line(at, &cells, looks);
        }
    }
    out.extend(reading.and_then(|reading| reading.finish(looks)));
    out
}

/// A table while its lines go by.
pub(super) struct TableReader<'s> {
    pub(super) source: &'s str,
    words: Vec<String>,
    pub(super) grid: Grid,
    pub(super) columns: Vec<Column>,
    /// The place of each column among the cells of a line.
    order: Vec<usize>,
    /// Cells of a row that is not whole yet.
    pending: Vec<Words>,
    pending_at: usize,
    number: u32,
    /// The row whose name stands above and below it, where the line below is still to come.
    pub(super) centred: Option<usize>,
}

impl<'s> TableReader<'s> {
    /// A header. Columns of a line keep the places in which they are written; only one cell a line loses them.
    fn new(source: &'s str, words: Vec<String>, at: usize) -> Option<Self> {
        let (kind, heads, order) = heads(&words)?;
        let mut placed: Vec<(usize, Head)> = order.into_iter().zip(heads).collect();
        placed.sort_by_key(|(place, _)| *place);
        let heads: Vec<Head> = placed.into_iter().map(|(_, head)| head).collect();
        let columns: Vec<Column> = heads.iter().map(|head| head.column).collect();
        let order = (0..columns.len()).collect();
        let grid = Grid {
            kind,
            heads,
            rows: Vec::new(),
            blanks_lost: false,
            between: Vec::new(),
            start: at,
            end: at + 1,
        };
        Some(Self {
            source,
            words,
            grid,
            columns,
            order,
            pending: Vec::new(),
            pending_at: at,
            number: 0,
            centred: None,
        })
    }

    /// Takes the second row of a header: years below 目标值, one for each column or only those below it.
    fn takes(&mut self, words: &[String]) -> bool {
        let merged: Vec<String> = if words.len() == self.words.len() {
            self.words
                .iter()
                .zip(words)
                .map(|(above, below)| if below.is_empty() { above.clone() } else { below.clone() })
                .collect()
        } else {
            let mut written = self.words.clone();
            written.retain(|word| !word.is_empty());
            written.extend(words.iter().filter(|word| !word.is_empty()).cloned());
            if written.len() > MOST_COLUMNS {
                return false;
            }
            let Some((_, heads, _)) = heads(&written) else { return false };
            heads.iter().map(|head| head.words.to_string()).collect()
        };
        // Below 目标值 over two columns the first row has a blank, which the second one fills.
        let Some(next) = Self::new(self.source, merged, self.grid.start) else { return false };
        *self = next;
        true
    }

    fn line(&mut self, at: usize, cells: &[Words], looks: &mut Looks) {
        let width = self.columns.len();
        let said = cells.iter().filter(|cell| !cell.text(self.source).is_empty()).count();
        if said == 0 {
            return;
        }
        if !self.pending.is_empty() {
            // The last cell of the line above goes on in the first of this one.
            let fits = self.pending.len() + cells.len() == width + 1;
            let heads_group = || {
                self.grid.kind == Kind::Tasks
                    && cells.iter().all(|cell| is_first_level(cell.text(self.source)))
            };
            if fits || cells.len() == 1 && self.pending.len() < width && !heads_group() {
                let mut rest = cells.iter();
                if let (Some(last), Some(first)) = (self.pending.last_mut(), rest.next()) {
                    last.append(self.source, first);
                }
                self.pending.extend(rest.cloned());
                if self.pending.len() >= width {
                    self.flush(looks);
                }
                self.grid.end = at + 1;
                return;
            }
            self.flush(looks);
        }
        self.grid.end = at + 1;
        if self.grid.kind == Kind::Tasks
            && let Some(heading) = Between::of(self.source, at, cells, &self.columns)
        {
            let apart = heading.numbered_apart;
            self.grid.between.push(heading);
            // 一 may also be the number of a row; the others tell in the end.
            if !apart {
                return;
            }
        }
        if cells.len() == 1 {
            self.single(at, cells, looks);
        } else if self.goes_on_beside_group(at, cells, looks) {
            // Both pieces are in their places.
        } else if cells.len() < width && self.below_merged(cells, looks).is_none() && self.may_be_torn(cells)
        {
            self.pending = cells.to_vec();
            self.pending_at = at;
        } else {
            self.row(at, cells, looks);
        }
    }

    /// Whether a short line stops inside a cell rather than lacking cells: its last cell is words in the middle of the table.
    fn may_be_torn(&self, cells: &[Words]) -> bool {
        let Some(last) = cells.last().filter(|cell| !cell.text(self.source).is_empty()) else { return false };
        let facts = Facts::of(last.text(self.source));
        let at = self.columns.get(cells.len() - 1);
        // What stands where names belong, and is none, has come from further right.
        let shifted = cells.iter().zip(&self.columns).any(|(cell, column)| {
            matches!(column, Column::Name | Column::Task | Column::Category) && {
                let facts = Facts::of(cell.text(self.source));
                facts.value || facts.attribute || facts.quality
            }
        });
        let starts = match self.columns.first() {
            Some(Column::Number) => {
                cells.first().is_some_and(|cell| row_number(cell.text(self.source)).is_some())
            }
            _ => true,
        };
        starts
            && !shifted
            && matches!(
                at,
                Some(
                    Column::Name | Column::Task | Column::Detail | Column::Category | Column::Departments(_)
                )
            )
            && (facts.name_like() || facts.open)
            && (facts.open || !matches!(at, Some(Column::Category)))
    }

    /// A line with one cell: the rest of the last cell above, or the name of a group.
    fn single(&mut self, at: usize, cells: &[Words], looks: &mut Looks) {
        let Some(cell) = cells.first() else { return };
        if self.goes_on_in_name(at, cell) {
            self.add(Column::Name, cell, looks);
            return;
        }
        if let Some(column) = self.open_bracket(cell) {
            if let Some(row) = self.grid.rows.last_mut() {
                row.put(self.source, &self.columns, column, cell, looks);
            }
            return;
        }
        let facts = Facts::of(cell.text(self.source));
        let last = self.grid.rows.last().and_then(|row| row.cells.iter().flatten().next_back());
        let last = last.map_or("", |last| last.text(self.source));
        if !(is_open(last) || facts.goes_on) && (facts.name_like() || self.is_letter_more(cell, last, looks))
        {
            let mut row = GridRow::new(at, self.columns.len());
            row.group = Some(cell.clone());
            self.grid.rows.push(row);
        } else if let Some(row) = self.grid.rows.last_mut()
            && let Some(column) = row.cells.iter().rposition(Option::is_some)
        {
            row.put(self.source, &self.columns, column, cell, looks);
        }
    }

    /// The column of the row above in which a bracket is open that a line closes: （万人 and ）.
    fn open_bracket(&self, cell: &Words) -> Option<usize> {
        // Long cells are prose, and one that line after line goes on in is not read again each time.
        const LONGEST: usize = 400;
        let closing = cell.text(self.source).find(['）', ')'])?;
        let opening = cell.text(self.source).find(['（', '(']);
        if opening.is_some_and(|opening| opening < closing) {
            return None;
        }
        let open = |cell: &Words| {
            let text = cell.text(self.source);
            text.len() <= LONGEST && text.matches(['（', '(']).count() > text.matches(['）', ')']).count()
        };
        self.grid.rows.last()?.cells.iter().position(|cell| cell.as_ref().is_some_and(open))
    }

    /// Whether a line of one letter is the rest of the name in the first column rather than of the last cell, since that is whole.
    fn is_letter_more(&self, cell: &Words, last: &str, looks: &mut Looks) -> bool {
        let mut letters = cell.text(self.source).chars();
        let one = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
        one && self.columns.first() == Some(&Column::Name) && {
            let last = Facts::with_names(last, looks);
            last.departments || last.attribute || last.value
        }
    }

    fn flush(&mut self, looks: &mut Looks) {
        let cells = core::mem::take(&mut self.pending);
        if !cells.is_empty() {
            self.row(self.pending_at, &cells, looks);
        }
    }

    fn row(&mut self, at: usize, cells: &[Words], looks: &mut Looks) {
        let width = self.columns.len();
        let mut row = GridRow::new(at, width);
        if self.names_group(cells) {
            row.group = cells.first().cloned();
            self.grid.rows.push(row);
            return;
        }
        // Numbers in a column without a head shift the others.
        if cells.len() == width + 1
            && !self.columns.contains(&Column::Number)
            && let Some(column) = cells.iter().take(2).position(|cell| self.is_next_number(cell))
        {
            self.number_column(column);
            self.row(at, cells, looks);
            return;
        }
        // The first cell of a merged group is lost, and a blank stands at the end for it.
        let lost = self.columns.first() == Some(&Column::Category)
            && cells.len() == width
            && cells.last().is_some_and(|cell| cell.text(self.source).is_empty())
            && cells.first().is_some_and(|cell| begins_with_figure(cell.text(self.source)));
        let shifted = self.moved_left(cells, looks);
        let cells = shifted.unwrap_or(cells);
        if cells.len() >= width && !lost {
            for (column, &place) in self.order.iter().enumerate() {
                if let Some(cell) = cells.get(place).filter(|cell| !cell.text(self.source).is_empty()) {
                    row.put(self.source, &self.columns, column, cell, looks);
                }
            }
        } else {
            let above = self.name_above(at, cells);
            self.centred = above.is_some().then_some(at);
            self.short(&mut row, cells, above.as_ref(), looks);
        }
        let numbered = row.cells.iter().zip(&self.columns).find(|(_, column)| **column == Column::Number);
        if let Some(number) = numbered.and_then(|(cell, _)| row_number(cell.as_ref()?.text(self.source))) {
            self.number = number;
        }
        if !row.is_blank() {
            self.grid.rows.push(row);
        }
    }

    /// Whether a line whose only words are its first names the group of the rows below. Where merged cells are filled in they stand in
    /// several.
    fn names_group(&self, cells: &[Words]) -> bool {
        let Some((first, others)) = cells.split_first() else { return false };
        let first = first.text(self.source);
        let said: Vec<&str> =
            others.iter().map(|cell| cell.text(self.source)).filter(|text| !text.is_empty()).collect();
        let filled_in = said.len() >= 2 && said.iter().all(|text| *text == first);
        !others.is_empty()
            && (said.is_empty() || filled_in)
            && !matches!(self.columns.first(), Some(Column::Category))
            && Facts::of(first).name_like()
    }

    fn is_next_number(&self, cell: &Words) -> bool {
        row_number(cell.text(self.source)) == Some(self.number + 1)
    }

    /// Puts in a column of numbers that has no head.
    fn number_column(&mut self, at: usize) {
        self.grid.heads.insert(at, Head { column: Column::Number, words: "".into() });
        self.columns.insert(at, Column::Number);
        self.order = (0..self.columns.len()).collect();
        for row in &mut self.grid.rows {
            row.cells.insert(at, None);
        }
    }

    /// How many columns before a row of a list of tasks lack a cell because one above is merged: each cell behind them stands where it
    /// should, the departments below 牵头单位 and 配合单位.
    fn below_merged(&self, cells: &[Words], looks: &mut Looks) -> Option<usize> {
        let lost = self.columns.len().checked_sub(cells.len()).filter(|_| self.grid.kind == Kind::Tasks)?;
        let (above, here) = self.columns.split_at_checked(lost)?;
        let merges = |column: &Column| matches!(column, Column::Number | Column::Category | Column::Task);
        let numbered = cells.first().is_some_and(|cell| row_number(cell.text(self.source)).is_some());
        if numbered
            || !(above.iter().all(merges) && matches!(here.first(), Some(Column::Task | Column::Detail)))
        {
            return None;
        }
        let mut named = false;
        for (cell, column) in cells.iter().zip(here) {
            let facts = Facts::with_names(cell.text(self.source), looks);
            let blank = facts.none || facts.chars == 0;
            match column {
                Column::Departments(_) if !(facts.departments || blank) => return None,
                Column::Departments(_) => named |= facts.departments,
                Column::Task | Column::Detail if facts.departments || blank => return None,
                _ => {}
            }
        }
        named.then_some(lost)
    }

    /// The cells of a row of a list of tasks that has blanks at its end for the merged cells which it lacks at its beginning.
    fn moved_left<'c>(&self, cells: &'c [Words], looks: &mut Looks) -> Option<&'c [Words]> {
        let said = cells.iter().rposition(|cell| !cell.text(self.source).is_empty())? + 1;
        let cells = cells.get(..said).filter(|said| said.len() < self.columns.len())?;
        // 类别 before 序号: the number stands first where the group is merged.
        let counted = matches!(self.columns.get(..2), Some([Column::Category, Column::Number]))
            && cells.first().is_some_and(|cell| self.is_next_number(cell));
        (counted || self.below_merged(cells, looks).is_some()).then_some(cells)
    }

    /// A row with fewer cells than columns: merged cells above left no mark. Where the cells that are left do not stand one below the
    /// other with those above, contents decide.
    fn short(&self, row: &mut GridRow, cells: &[Words], above: Option<&Words>, looks: &mut Looks) {
        if above.is_none()
            && let Some(lost) = self.below_merged(cells, looks)
        {
            for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.text(self.source).is_empty())
            {
                row.put(self.source, &self.columns, lost + at, cell, looks);
            }
            return;
        }
        let mut said: Vec<&Words> = cells.iter().filter(|cell| !cell.text(self.source).is_empty()).collect();
        if let Some(above) = above {
            let numbered = said.first().is_some_and(|cell| row_number(cell.text(self.source)).is_some());
            said.insert(usize::from(numbered), above);
        }
        let mut facts: Vec<Facts> =
            said.iter().map(|cell| Facts::with_names(cell.text(self.source), looks)).collect();
        let mut numbered = false;
        if self.columns.contains(&Column::Number) {
            let found = facts.iter_mut().zip(&said).take(2).find(|(_, cell)| {
                row_number(cell.text(self.source)).is_some_and(|number| number == 1 || number > self.number)
            });
            if let Some((fact, _)) = found {
                fact.row_number = true;
                numbered = true;
            }
        }
        for (cell, place) in said.iter().zip(align(&facts, &self.columns, numbered)) {
            if let Place::At { column, .. } = place {
                row.put(self.source, &self.columns, column, cell, looks);
            }
        }
    }

    /// Takes what stands behind 一 or （一） for headings where rows have figures, and for rows where none has.
    fn tell_headings(&mut self) {
        if !self.grid.between.iter().any(|heading| heading.numbered_apart) {
            return;
        }
        let number = self.columns.iter().position(|column| *column == Column::Number);
        let figure = |row: &GridRow| row_number(row.cell(number?)?.text(self.source));
        if self.grid.rows.iter().any(|row| figure(row).is_some()) {
            let mut headings = self.grid.between.iter().map(|heading| heading.at).peekable();
            self.grid.rows.retain(|row| {
                while headings.next_if(|&at| at < row.paragraph).is_some() {}
                headings.peek() != Some(&row.paragraph)
            });
        } else {
            self.grid.between.retain(|heading| !heading.numbered_apart);
        }
    }

    fn finish(mut self, looks: &mut Looks) -> Option<Grid> {
        self.flush(looks);
        self.tell_headings();
        join_wrapped_names(self.source, &mut self.grid.rows, &self.columns);
        join_torn_names(self.source, &mut self.grid.rows, &self.columns);
        let grid = tidy(self.source, self.grid, &self.columns, looks);
        (!grid.rows.is_empty()).then(|| grid.measured(self.source))
    }
}

/// Whether a cell begins with the number of a task: 2.修路.
fn begins_with_figure(cell: &str) -> bool {
    marker(cell).is_some_and(|found| {
        matches!(found.marker, Marker::Number { form: Numbering::Third, glued: false, .. })
    })
}
