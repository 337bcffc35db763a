//! A table with one cell a line, blank cells lost.

use core::ops::Range;

use super::align::{Place, align};
use super::columns::{Column, Kind, Value};
use super::facts::{Facts, row_number};
use super::grid::{Grid, GridRow, Head, join_torn_names};
use super::header::column;
use super::headings::{Between, counted_in_han};
use super::parts::laid_apart;
use super::region::{Cell, Region, header, trimmed};
use crate::document::clause::Looks;
use crate::document::flow::{Paragraph, Words};
use crate::document::lines::columns as width_of;

/// How many cells are laid into columns at first, and how many behind a table must be none of it.
const FEWEST: usize = 96;
const BEHIND: usize = 64;

/// How far the numbers of two rows may lie apart: a list may be an extract of a longer one, a table of indicators is whole.
const LARGEST_GAP: u32 = 200;

/// Reads a table that begins with its header at `range.start`.
pub(super) fn read(
    source: &str,
    paragraphs: &[Paragraph],
    range: Range<usize>,
    looks: &mut Looks,
) -> Option<Grid> {
    let header = header(source, paragraphs, range.clone())?;
    let region = Region { source, paragraphs, end: range.end, header: &header };
    let mut most = FEWEST;
    let Laid { mut cells, mut between, heads, columns, mut places, .. } = loop {
        let laid = Laid::out(&region, most, looks)?;
        if laid.ends() {
            break laid;
        }
        most *= 2;
    };
    mend_categories(&cells, &mut places, &columns);
    cells.truncate(used(&places));
    let mut rows = rows(&region, &cells, &places, &columns, looks);
    join_torn_names(source, &mut rows, &columns);
    rows.retain(|row| !row.is_blank());
    lay_below_merged(&mut rows, &columns);
    // Cells of parts were laid in another order.
    let end = cells.iter().map(|cell| cell.paragraph + 1).max().unwrap_or(range.start);
    between.retain(|heading| heading.at < end);
    if rows.is_empty() {
        return None;
    }
    let grid = Grid { kind: header.kind, heads, rows, blanks_lost: true, between, start: range.start, end };
    Some(grid.measured(source))
}

/// The first cells behind a header, laid into its columns.
///
/// Where a table ends is known only once its cells are laid out. So many at first and twice as many each time are, so that short tables
/// do not look through all that lies behind them, each for itself.
struct Laid<'a> {
    cells: Vec<Cell<'a>>,
    /// The headings between them whose numbers stand in cells.
    between: Vec<Between>,
    /// Whether no more cells follow.
    all: bool,
    heads: Vec<Head>,
    columns: Vec<Column>,
    places: Vec<Place>,
}

impl<'a> Laid<'a> {
    fn out(region: &Region<'a>, most: usize, looks: &mut Looks) -> Option<Self> {
        let (mut cells, between, all) = region.cells(most);
        if cells.is_empty() {
            return None;
        }
        let mut facts: Vec<Facts> = cells.iter().map(|cell| Facts::with_names(cell.text, looks)).collect();
        if region.header.kind == Kind::Tasks {
            for (pair, facts) in cells.windows(2).zip(&mut facts) {
                if let [cell, below] = pair {
                    facts.see_torn_department(cell.text, below.text, looks);
                }
            }
        }
        let mut heads = region.header.heads.clone();
        if region.header.kind == Kind::Indicators {
            let texts: Vec<&str> = cells.iter().map(|cell| cell.text).collect();
            let columns: Vec<Column> = heads.iter().map(|head| head.column).collect();
            if let Some(order) = laid_apart(&texts, &facts, &columns) {
                cells = order.iter().filter_map(|&at| cells.get(at).copied()).collect();
                facts = order.iter().filter_map(|&at| facts.get(at).copied()).collect();
            }
        }
        let numbered = number_rows(&cells, &mut facts, &mut heads, region.header.kind);
        let columns: Vec<Column> = heads.iter().map(|head| head.column).collect();
        let places = align(&facts, &columns, numbered);
        Some(Self { cells, between, all, heads, columns, places })
    }

    /// Whether the table ends here, and is not only cut off.
    fn ends(&self) -> bool {
        self.all || used(&self.places) + BEHIND <= self.cells.len()
    }
}

/// How many of the cells belong to the table.
fn used(places: &[Place]) -> usize {
    places.iter().rposition(|place| *place != Place::Outside).map_or(0, |last| last + 1)
}

/// Finds the numbers of rows: one more than the last, with something behind them that can name a row. Where the header has no
/// column for them, they get one. Says whether rows are numbered.
fn number_rows(cells: &[Cell<'_>], facts: &mut [Facts], heads: &mut Vec<Head>, kind: Kind) -> bool {
    let declared = heads.iter().any(|head| head.column == Column::Number);
    let measured = kind == Kind::Indicators
        || heads.iter().any(|head| matches!(column(&head.words), Column::Value(Value { year: Some(_), .. })));
    // 一, 二 number the rows where no figure does.
    let han = declared && !measured && !cells.iter().any(|cell| row_number(cell.text).is_some());
    let row_number = |text: &str| if han { counted_in_han(text) } else { row_number(text) };
    let gap = if measured { 3 } else { LARGEST_GAP };
    let mut last = 0;
    let mut found: Vec<usize> = Vec::new();
    for (index, cell) in cells.iter().enumerate() {
        let Some(number) = row_number(cell.text) else { continue };
        let next = cells.get(index + 1).map_or("", |cell| cell.text);
        // A number before departments is the last value of a row.
        let measure = || facts.get(index + 2).is_some_and(|behind| behind.unit);
        let named = facts
            .get(index + 1)
            .is_some_and(|next| next.name_like() && !(measured && next.departments && !measure()));
        let again = cells.get(index + 2).and_then(|cell| row_number(cell.text)) == Some(number)
            && facts.get(index + 3).is_some_and(Facts::name_like);
        // What skips a number is a value where the row of that number is still to come.
        let skips = || last > 0 && number > last + 1 && next_row_is_near(cells, facts, index + 1, last + 1);
        let expected = number == last + 1
            || declared && number > last && (last == 0 || number <= last + gap) && !(measured && skips())
            || declared && number == 1 && last > 1;
        if named && expected && !(again && next.chars().count() <= 14 && !found.is_empty()) {
            found.push(index);
            last = number;
        }
    }
    let numbered = if declared { !found.is_empty() } else { found.len() >= 3 };
    if numbered {
        for index in found {
            if let Some(fact) = facts.get_mut(index) {
                fact.row_number = true;
            }
        }
        if !declared {
            let at = heads
                .iter()
                .position(|head| matches!(head.column, Column::Name | Column::Task))
                .unwrap_or_default();
            heads.insert(at, Head { column: Column::Number, words: "".into() });
        }
    }
    numbered
}

/// Whether the row of a number begins within the cells that the rest of a row and the title of a group may take.
fn next_row_is_near(cells: &[Cell<'_>], facts: &[Facts], from: usize, wanted: u32) -> bool {
    const NEAR: usize = 5;
    (from..from + NEAR).any(|at| {
        cells.get(at).is_some_and(|cell| row_number(cell.text) == Some(wanted))
            && facts.get(at + 1).is_some_and(Facts::name_like)
    })
}

/// Takes the first line of a name that was broken at the width of its column back from the column of categories, where it looks like
/// one: many lines of names are as wide as that column, and this one is as well.
fn mend_categories(cells: &[Cell<'_>], places: &mut [Place], columns: &[Column]) {
    /// The narrowest column that breaks names, how many lines tell that one does, and the widest.
    const NARROWEST: usize = 16;
    const LINES: usize = 3;
    const WIDEST: usize = 100;
    let name = columns.iter().position(|column| *column == Column::Name);
    let Some(name) = name.filter(|_| columns.contains(&Column::Category)) else { return };
    // How many lines of names are how wide; the width that most of them come near is that of the column.
    let mut count = [0_usize; WIDEST + 1];
    for (cell, place) in cells.iter().zip(places.iter()) {
        if matches!(place, Place::At { column, .. } if *column == name)
            && let Some(count) = count.get_mut(width_of(cell.text))
        {
            *count += 1;
        }
    }
    let near = |width: usize| count.get(width - 2..=width).unwrap_or_default().iter().sum::<usize>();
    let Some(most) = (NARROWEST..=WIDEST).max_by_key(|&width| (near(width), width)) else { return };
    if near(most) < LINES {
        return;
    }
    let full = |width: usize| width + 2 >= most && width <= most + 2;
    // Where no category is shorter, long ones are what they look like.
    let is_category = |place: &Place| match place {
        Place::At { column, .. } => columns.get(*column) == Some(&Column::Category),
        _ => false,
    };
    let mut shorter = false;
    for (cell, _) in cells.iter().zip(places.iter()).filter(|(_, place)| is_category(place)) {
        let width = width_of(cell.text);
        shorter |= width * 3 <= most * 2;
        // One that is wider than names can be shows that categories are long here.
        if width > most + 2 {
            return;
        }
    }
    if !shorter {
        return;
    }
    for (cell, pair) in cells.iter().zip(0..) {
        if let Some([before @ Place::At { .. }, Place::At { column, first: false, torn }]) =
            places.get_mut(pair..pair + 2)
            && let Place::At { column: above, .. } = before
            && *column == name
            && columns.get(*above) == Some(&Column::Category)
            && full(width_of(cell.text))
        {
            (*above, *torn) = (name, true);
        }
    }
}

/// Takes the words of a row that lacks its number, below one that has number, task and measure, for another measure of that task: its
/// number and its task were merged with those above and left no mark.
fn lay_below_merged(rows: &mut [GridRow], columns: &[Column]) {
    let at = |wanted: Column| columns.iter().position(|column| *column == wanted);
    let (Some(number), Some(task)) = (at(Column::Number), at(Column::Task)) else { return };
    let detail = task + 1;
    if columns.get(detail) != Some(&Column::Detail) {
        return;
    }
    let mut whole = false;
    for row in rows {
        if row.cell(number).is_some() {
            whole = row.cell(task).is_some() && row.cell(detail).is_some();
        } else if whole && row.cell(detail).is_none() && !row.departments.is_empty() {
            row.cells.swap(task, detail);
        }
    }
}

fn rows(
    region: &Region<'_>,
    cells: &[Cell<'_>],
    places: &[Place],
    columns: &[Column],
    looks: &mut Looks,
) -> Vec<GridRow> {
    let mut out: Vec<GridRow> = Vec::new();
    let mut group: Option<Words> = None;
    for (&Cell { paragraph: at, .. }, place) in cells.iter().zip(places) {
        let Some(paragraph) = region.paragraphs.get(at) else { continue };
        let cell = trimmed(region.source, paragraph);
        match place {
            Place::Outside => break,
            Place::Group => {
                // The first of two such lines may begin a name that the second goes on with.
                if let Some(above) = group.replace(cell) {
                    out.push(GridRow { group: Some(above), ..GridRow::new(at, columns.len()) });
                }
            }
            Place::At { column, first, .. } => {
                if *first || out.last().is_none_or(GridRow::is_blank) {
                    out.push(GridRow { group: group.take(), ..GridRow::new(at, columns.len()) });
                }
                if let Some(row) = out.last_mut() {
                    row.put(region.source, columns, *column, &cell, looks);
                }
            }
        }
    }
    out
}
