//! How wide the columns of a text table become, and which departments go on in another table below.

use super::sheet::{ColumnKind, Sheet, SheetLine, SheetRow};
use super::text::{TextOptions, short};
use super::wrap::wrap;
use crate::text::display_width;

/// The name of a department runs downwards up to this many lines; a longer one takes a wider column.
const HEAD_LINES: usize = 12;
/// No column of a department becomes wider than this for its name.
const HEAD_WIDTH: usize = 8;
/// A title keeps at least this width while there are departments to move into another table.
const TITLE_WIDTH: usize = 28;
/// A path keeps at least this width then.
const LABEL_WIDTH: usize = 12;
/// No column of words becomes narrower than two characters.
const LEAST_WIDTH: usize = 4;

/// One table of a text: which columns of the sheet it has and how wide they are.
pub(super) struct Block {
    pub(super) columns: Vec<usize>,
    pub(super) widths: Vec<usize>,
    /// The width of a line, borders included.
    pub(super) total: usize,
    /// Whether another table with the first departments stands above.
    pub(super) continued: bool,
}

/// Divides a sheet into tables that fit the width, as far as they can.
pub(super) fn blocks(sheet: &Sheet, options: TextOptions) -> Vec<Block> {
    let (departments, words): (Vec<usize>, Vec<usize>) =
        (0..sheet.columns.len()).partition(|&at| is_department(sheet, at));
    let natural: Vec<usize> = words.iter().map(|&at| natural_width(sheet, at)).collect();
    let heads: Vec<usize> = departments.iter().map(|&at| department_width(sheet, at)).collect();

    let room = options.width.saturating_sub(line_width(sheet, options, &words, &[]));
    let needed: usize = heads.iter().map(|width| width + 1).sum();
    let least: usize = words.iter().zip(&natural).map(|(&at, &width)| width.min(floor(sheet, at))).sum();
    let widths = shrink(&natural, room.saturating_sub(needed).max(least.min(room)));
    let left = room.saturating_sub(widths.iter().sum());

    let mut blocks = Vec::new();
    let mut from = 0;
    loop {
        let mut used = 0;
        let rest = heads.get(from..).unwrap_or_default();
        let fits = rest.iter().take_while(|&&width| {
            used += width + 1;
            used <= left
        });
        let count = fits.count().max(1).min(rest.len());
        let chosen = departments.get(from..from + count).unwrap_or_default();
        let columns: Vec<usize> = words.iter().chain(chosen).copied().collect();
        let wanted = widths.iter().chain(rest.iter().take(count)).copied();
        let settled: Vec<usize> =
            columns.iter().zip(wanted).map(|(&at, width)| settle(sheet, at, width)).collect();
        let total = line_width(sheet, options, &columns, &settled);
        blocks.push(Block { columns, widths: settled, total, continued: from > 0 });
        from += count;
        if from >= departments.len() {
            return blocks;
        }
    }
}

fn is_department(sheet: &Sheet, at: usize) -> bool {
    sheet.columns.get(at).is_some_and(|column| column.kind == ColumnKind::Department)
}

fn floor(sheet: &Sheet, at: usize) -> usize {
    match sheet.columns.get(at).map(|column| column.kind) {
        Some(ColumnKind::Title) => TITLE_WIDTH,
        Some(ColumnKind::Label) => LABEL_WIDTH,
        _ => LEAST_WIDTH,
    }
}

/// The width of a line with these columns, without widths only what stands between them.
fn line_width(sheet: &Sheet, options: TextOptions, columns: &[usize], widths: &[usize]) -> usize {
    let between = columns.iter().enumerate().filter_map(|(place, &at)| {
        let kind = sheet.columns.get(at)?.kind;
        let (before, after) = options.borders.around(kind, place == 0, place + 1 == columns.len());
        Some(before.len() + after.len())
    });
    between.sum::<usize>() + widths.iter().sum::<usize>()
}

fn rows(sheet: &Sheet) -> impl Iterator<Item = &SheetRow> {
    let rows = sheet.lines.iter().filter_map(|line| match line {
        SheetLine::Row(row) => Some(row),
        SheetLine::Group(_) => None,
    });
    rows.chain(&sheet.totals)
}

/// All words of a column, its head first.
fn words_of(sheet: &Sheet, at: usize) -> impl Iterator<Item = &str> {
    let head = sheet.columns.get(at).map(|column| &*column.head);
    head.into_iter().chain(rows(sheet).filter_map(move |row| row.cells.get(at).map(short)))
}

fn natural_width(sheet: &Sheet, at: usize) -> usize {
    words_of(sheet, at).map(display_width).max().unwrap_or(0).max(1)
}

/// Two columns for a name that runs downwards, more for a long one or for a total of many digits.
fn department_width(sheet: &Sheet, at: usize) -> usize {
    let head = sheet.columns.get(at).map_or(0, |column| display_width(&column.head));
    let cells = words_of(sheet, at).skip(1).map(display_width).max().unwrap_or(0);
    (head.div_ceil(2 * HEAD_LINES) * 2).clamp(2, HEAD_WIDTH).max(cells)
}

/// Takes width from the widest columns until all fit; what is narrow stays as it is.
fn shrink(natural: &[usize], room: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..natural.len()).collect();
    order.sort_by_key(|&at| natural.get(at));
    let mut widths = natural.to_vec();
    let (mut room, mut left) = (room, natural.len());
    for at in order {
        if let Some(width) = widths.get_mut(at) {
            *width = (*width).min((room / left).max(LEAST_WIDTH));
            room = room.saturating_sub(*width);
            left -= 1;
        }
    }
    widths
}

/// The width that the wrapped words really take: less than asked when they break early, more for a sign that is wider
/// than its column.
fn settle(sheet: &Sheet, at: usize, width: usize) -> usize {
    let lines = words_of(sheet, at).flat_map(|words| wrap(words, width));
    lines.map(display_width).max().unwrap_or(0).max(1)
}
