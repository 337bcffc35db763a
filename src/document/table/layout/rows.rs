//! Where the rows of a table end whose cells are wrapped over lines: between two numbers, where most cells end and fewest go on.

use core::ops::Range;

use crate::document::clause::Looks;
use crate::document::flow::Words;
use crate::document::lines::columns as width_of;
use crate::document::marker::marker;
use crate::document::names::Likeness;
use crate::document::table::columns::Column;
use crate::document::table::facts::{Facts, row_number};

/// A line of a table with its words in their columns.
#[derive(Debug)]
pub(super) struct Placed {
    pub paragraph: usize,
    /// Its pieces, from left to right.
    pub cells: Vec<Piece>,
    /// The heading between rows that it is, which has no cells.
    pub heading: Option<Words>,
}

/// Words in their column.
#[derive(Debug)]
pub(super) struct Piece {
    pub column: usize,
    pub words: Words,
    /// Whether the words above in its column go on in it; told when rows are.
    pub goes_on: bool,
}

impl Placed {
    pub(super) const fn heading(paragraph: usize, words: Words) -> Self {
        Self { paragraph, cells: Vec::new(), heading: Some(words) }
    }

    fn cell(&self, column: usize) -> Option<&Words> {
        self.cells.iter().find(|cell| cell.column == column).map(|cell| &cell.words)
    }
}

/// The lines of each row; none where nothing tells of any.
///
/// Each row has one line that is surely its own, with its number or a value. Cells that end and cells that go on tell where between
/// two such lines the first row ends.
///
/// *Complexity*: linear in the number of pieces.
pub(super) fn rows(
    source: &str,
    lines: &mut [Placed],
    columns: &[Column],
    looks: &mut Looks,
) -> Vec<Range<usize>> {
    let pairs = Pairs::of(source, lines, columns, looks);
    let anchors = anchors(source, lines, columns, &pairs);
    let mut out = Vec::with_capacity(anchors.len());
    let mut start = 0;
    for pair in anchors.windows(2) {
        let &[here, next] = pair else { break };
        let heading = (here + 1..=next).find(|&at| is_heading(lines, at));
        // Where cells stand in the middle of their rows, as many lines stand below as above.
        let mirrored = here + (here - start.min(here)) + 1;
        let told = pairs.costs(start, here, next);
        let cost = |at: usize| {
            let prior = if mirrored == here + 1 && start == here { next - at } else { mirrored.abs_diff(at) };
            let told = told.get(at - here - 1).copied().unwrap_or_default();
            told + i32::try_from(prior).unwrap_or(i32::MAX / 2)
        };
        let end =
            heading.unwrap_or_else(|| (here + 1..=next).rev().min_by_key(|&at| cost(at)).unwrap_or(next));
        out.push(start..end);
        start = end;
    }
    // Behind the last of them only headings part rows.
    for at in anchors.last().map_or(lines.len(), |last| last + 1)..lines.len() {
        if is_heading(lines, at) && !is_heading(lines, at - 1) {
            out.push(start..at);
            start = at;
        }
    }
    if !anchors.is_empty() {
        out.push(start..lines.len());
    }
    out
}

fn is_heading(lines: &[Placed], at: usize) -> bool {
    lines.get(at).is_some_and(|line| line.heading.is_some())
}

/// The line of each row that is surely its own.
fn anchors(source: &str, lines: &[Placed], columns: &[Column], pairs: &Pairs) -> Vec<usize> {
    let having = |at: usize, is: &dyn Fn(&str) -> bool| -> Vec<usize> {
        let said = lines.iter().enumerate();
        said.filter(|(_, line)| line.cell(at).is_some_and(|cell| is(cell.text(source))))
            .map(|(at, _)| at)
            .collect()
    };
    let number = columns.iter().position(|column| *column == Column::Number);
    let numbered = number.map_or_else(Vec::new, |number| having(number, &|text| row_number(text).is_some()));
    if numbered.len() > 1 {
        return with_unnumbered(source, lines, columns, &numbered);
    }
    // Where some rows have no unit, their attribute tells of them.
    let filled = |at: usize| lines.iter().filter(|line| line.cell(at).is_some()).count();
    let telling = (0..columns.len())
        .rev()
        .filter(|&at| matches!(columns.get(at), Some(Column::Unit | Column::Attribute)))
        .max_by_key(|&at| filled(at))
        .or_else(|| columns.iter().position(|column| matches!(column, Column::Value(_))));
    if let Some(telling) = telling {
        return having(telling, &|_| true);
    }
    if numbered.len() == 1 {
        return numbered;
    }
    // Without any of these the first column tells by where its cells end, but for a blank one and one of groups.
    let named = || columns.iter().position(|column| matches!(column, Column::Task | Column::Name));
    let grouped = matches!(columns.first(), Some(Column::Number | Column::Category));
    let first = named()
        .filter(|&at| grouped && pairs.has(at))
        .or_else(|| (0..columns.len()).find(|&at| pairs.has(at)));
    let runs = first.map_or_else(Vec::new, |first| pairs.runs(lines, first));
    let top = runs.iter().all(|run| lines.get(run.start).is_some_and(|line| line.cells.len() > 1));
    runs.iter().map(|run| if top { run.start } else { run.start + (run.end - run.start) / 2 }).collect()
}

/// The numbered lines and those between them that have a name and a value of their own, as the row before them has: 其中：… below what it
/// is part of.
fn with_unnumbered(source: &str, lines: &[Placed], columns: &[Column], numbered: &[usize]) -> Vec<usize> {
    let valued = |line: &Placed| -> Vec<bool> {
        let mut out = vec![false; columns.len()];
        for cell in &line.cells {
            if let (Some(Column::Value(_)), Some(out)) = (columns.get(cell.column), out.get_mut(cell.column))
            {
                *out |= Facts::of(cell.words.text(source)).value;
            }
        }
        out
    };
    let name = columns.iter().position(|column| *column == Column::Name);
    let mut next = numbered.iter().copied().peekable();
    let mut out: Vec<usize> = Vec::with_capacity(numbered.len());
    // The columns in which the last of them has values.
    let mut last: Vec<bool> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let named = || name.is_some_and(|name| line.cell(name).is_some());
        let numbered = next.next_if_eq(&at).is_some();
        if !numbered && (out.is_empty() || !named()) {
            continue;
        }
        let values = valued(line);
        if numbered || values.iter().zip(&last).any(|(one, other)| *one && *other) {
            out.push(at);
            last = values;
        }
    }
    out
}

/// What the pieces that follow each other in a column tell of the rows.
struct Pairs {
    /// The lines of two such pieces and what it costs to end a row between them, by the line of the first.
    told: Vec<(usize, usize, i32)>,
    /// For each column the lines in which a cell begins.
    begins: Vec<Vec<usize>>,
}

impl Pairs {
    fn of(source: &str, lines: &mut [Placed], columns: &[Column], looks: &mut Looks) -> Self {
        let count = columns.len();
        let mut widths: Vec<Vec<usize>> = vec![Vec::new(); count];
        for cell in lines.iter().flat_map(|line| &line.cells) {
            if let Some(widths) = widths.get_mut(cell.column) {
                widths.push(width_of(cell.words.text(source)));
            }
        }
        // The widest tells, but for a few that stand in a wrong column.
        let widest = |widths: &mut Vec<usize>| {
            widths.sort_unstable();
            widths.get(widths.len().saturating_sub(1 + widths.len() / 16)).copied().unwrap_or_default()
        };
        let widest: Vec<usize> = widths.iter_mut().map(widest).collect();
        let mut told = Vec::new();
        let mut begins = vec![Vec::new(); count];
        let mut last: Vec<Option<(usize, Words)>> = vec![None; count];
        for (at, line) in lines.iter_mut().enumerate() {
            if line.heading.is_some() {
                last.fill(None);
            }
            for cell in &mut line.cells {
                let column = cell.column;
                let (Some(last), Some(&widest), Some(kind), Some(begins)) =
                    (last.get_mut(column), widest.get(column), columns.get(column), begins.get_mut(column))
                else {
                    continue;
                };
                match last.replace((at, cell.words.clone())) {
                    Some((before, _)) if before == at => cell.goes_on = true,
                    Some((before, above)) => {
                        let cost = goes_on(above.text(source), cell.words.text(source), *kind, widest, looks);
                        told.push((before, at, cost));
                        cell.goes_on = cost > 0;
                        if cost < 0 {
                            begins.push(at);
                        }
                    }
                    None => begins.push(at),
                }
            }
        }
        told.sort_unstable();
        Self { told, begins }
    }

    /// What it costs to end the row that begins in line `start` before each of the lines behind `here`, up to `next`. Cells that ended
    /// before it tell nothing any more.
    fn costs(&self, start: usize, here: usize, next: usize) -> Vec<i32> {
        let mut out = vec![0; next - here + 1];
        let from = self.told.partition_point(|&(before, ..)| before < start);
        let own = self.told.get(from..).unwrap_or_default();
        for &(before, at, cost) in own.iter().take_while(|&&(before, ..)| before < next) {
            // Between the two pieces a row may end before any line behind the first, up to that of the second.
            let (first, behind) = (before.max(here), at.min(next));
            if first < behind {
                if let Some(step) = out.get_mut(first - here) {
                    *step += cost;
                }
                if let Some(step) = out.get_mut(behind - here) {
                    *step -= cost;
                }
            }
        }
        let mut sum = 0;
        for step in &mut out {
            sum += *step;
            *step = sum;
        }
        out
    }

    /// Whether a column has any words.
    fn has(&self, column: usize) -> bool {
        self.begins.get(column).is_some_and(|begins| !begins.is_empty())
    }

    /// The lines that each cell of a column runs over.
    fn runs(&self, lines: &[Placed], column: usize) -> Vec<Range<usize>> {
        let begins = self.begins.get(column).map_or(&[][..], |begins| begins);
        let ends = begins.iter().skip(1).copied().chain([lines.len()]);
        begins
            .iter()
            .zip(ends)
            .map(|(&begin, end)| {
                let last = (begin..end)
                    .rev()
                    .find(|&at| lines.get(at).is_some_and(|line| line.cell(column).is_some()));
                begin..last.unwrap_or(begin) + 1
            })
            .collect()
    }
}

/// What it costs to end a cell between two pieces of a column: more than nothing where it goes on, less where it surely ends.
fn goes_on(above: &str, below: &str, column: Column, widest: usize, looks: &mut Looks) -> i32 {
    /// Columns that hold one short thing a row.
    const NARROW: usize = 6;
    let facts = Facts::of(below);
    // No name begins with a bracket: 各县 and （市、区）人民政府.
    if matches!(column, Column::Departments(_)) && below.starts_with(['（', '(']) {
        return 6;
    }
    if matches!(column, Column::Number | Column::Unit | Column::Attribute) && widest <= NARROW + 2 {
        return -4;
    }
    if facts.goes_on || Facts::of(above).open {
        return 6;
    }
    // （2） and 2. go on with what （1） and 1. have begun in the same cell, but no indicator has two numbers.
    if marker(below).is_some() {
        return if column == Column::Name && facts.prefixed { -4 } else { 0 };
    }
    // A word that cannot be broken, as a year, leaves its line a little short.
    let full = width_of(above) + 3 >= widest;
    if let Column::Departments(_) = column {
        let marks = ['、', '，', ',', '；', ';'];
        let last = above.rsplit(marks).next().unwrap_or_default();
        let first = below.split(marks).next().unwrap_or_default();
        // Between two whole names of one cell stands a mark.
        let begins = below.starts_with(['市', '省', '县', '区', '各']) && first.chars().nth(2).is_some();
        let whole = match looks.likeness(last) {
            Likeness::Strong => begins || looks.likeness(first) == Likeness::Strong,
            Likeness::Weak => begins,
            Likeness::No => false,
        };
        return match (whole, full) {
            (true, _) => -3,
            (false, true) => 4,
            (false, false) => -2,
        };
    }
    match (full, above.ends_with('。')) {
        (true, false) => 2,
        (true, true) => 0,
        (false, _) => -3,
    }
}
