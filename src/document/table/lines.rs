//! A table with one cell a line, blank cells lost.

use core::ops::Range;

use super::align::{Place, align};
use super::blanks;
use super::columns::{Column, Kind, LONGEST_HEADER, MOST_COLUMNS, Value, column, is_head, kind, may_be_head};
use super::facts::{Facts, row_number};
use super::grid::{Grid, GridRow, Head, heads, join_torn_names};
use super::headings::{Between, counted_in_han};
use crate::document::clause::Looks;
use crate::document::flow::{Paragraph, Words};
use crate::document::lines::columns as width_of;
use crate::document::marker::{Marker, Numbering, marker};
use crate::text::{is_blank, same_folded};

/// Longest cell of a list of tasks and of a table of indicators, in bytes. What is longer is prose behind the table.
const LONGEST_CELL: usize = 2400;
const LONGEST_INDICATOR_CELL: usize = 420;

/// Longest title of a heading between rows, in bytes.
const LONGEST_TITLE: usize = 180;

/// How many headings may stand one behind the other between two rows.
const MOST_SECTIONS: usize = 10;

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
    let (mut cells, between) = region.cells();
    if cells.is_empty() {
        return None;
    }
    let mut facts: Vec<Facts> = cells.iter().map(|cell| Facts::with_names(cell.text, looks)).collect();
    if header.kind == Kind::Tasks {
        for (pair, facts) in cells.windows(2).zip(&mut facts) {
            if let [cell, below] = pair {
                facts.see_torn_unit(cell.text, below.text, looks);
            }
        }
    }
    let mut heads = header.heads.clone();
    let numbered = number_rows(&cells, &mut facts, &mut heads, header.kind);
    let columns: Vec<Column> = heads.iter().map(|head| head.column).collect();
    let mut places = align(&facts, &columns, numbered);
    mend_categories(&cells, &mut places, &columns);
    let inside = places.iter().rposition(|place| *place != Place::Outside).map_or(0, |last| last + 1);
    cells.truncate(inside);
    let mut rows = rows(&region, &cells, &places, &columns, looks);
    join_torn_names(source, &mut rows, &columns);
    rows.retain(|row| !row.is_blank());
    let end = cells.last().map_or(range.start, |last| last.paragraph + 1);
    if rows.is_empty() {
        return None;
    }
    let grid = Grid { kind: header.kind, heads, rows, blanks_lost: true, between, start: range.start, end };
    Some(grid.measured(source))
}

/// A header, one cell a line.
struct Header {
    kind: Kind,
    heads: Vec<Head>,
    /// The words of its cells as written.
    words: Vec<String>,
    /// The paragraph behind it.
    end: usize,
}

fn cell_text<'a>(source: &'a str, paragraph: Option<&'a Paragraph>) -> &'a str {
    paragraph.map_or("", |paragraph| paragraph.text(source)).trim_matches(|c: char| is_blank(c) || c == '|')
}

fn header(source: &str, paragraphs: &[Paragraph], range: Range<usize>) -> Option<Header> {
    let text =
        |at: usize| -> &str { if at < range.end { cell_text(source, paragraphs.get(at)) } else { "" } };
    let known = |text: &str| !matches!(column(text), Column::Other);
    if !is_head(text(range.start), "") && !is_head(text(range.start), text(range.start + 1)) {
        return None;
    }
    let mut words: Vec<String> = Vec::new();
    let mut at = range.start;
    while words.len() < MOST_COLUMNS {
        let cell = text(at);
        if cell.is_empty()
            || cell.len() > LONGEST_HEADER
            || row_number(cell).is_some()
            || section(cell).is_some()
            || blanks::is_header(cell)
        {
            break;
        }
        let next = text(at + 1);
        let pair = || cell.to_owned() + next;
        if known(cell) {
            // A header torn in two: 目标 and 任务 on two lines mean the list of tasks.
            if matches!((&*squeezed(cell), &*squeezed(next)), ("目标" | "重点" | "工作", "任务")) {
                words.push(pair());
                at += 2;
                continue;
            }
            words.push(squeezed(cell));
            at += 1;
        } else if next.len() <= 18
            && cell.len() <= 18
            && row_number(next).is_none()
            && is_head(cell, next)
            && !known(next)
        {
            words.push(pair());
            at += 2;
        } else if !words.is_empty() && cell.len() <= 24 && known(next) && row_number(next).is_none() {
            words.push(squeezed(cell));
            at += 1;
        } else {
            break;
        }
    }
    if let [first, second, ..] = &words[..]
        && is_title(first, second)
    {
        return None;
    }
    let (kind, heads, _) = heads(&words)?;
    let enough = heads.len() >= 3 || kind == Kind::Indicators && heads.len() == 2;
    enough.then_some(Header { kind, heads, words, end: at })
}

/// Whether the line above a header is the title of the table: 主要指标 above 序号 or above 指标.
fn is_title(first: &str, second: &str) -> bool {
    column(first) == Column::Name
        && !first.contains('级')
        && matches!(column(second), Column::Number | Column::Category | Column::Name)
        && !second.contains('级')
}

fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    out.extend(text.chars().filter(|&c| !is_blank(c)));
    out
}

/// The form of a heading's number, of the two outer forms.
fn section(text: &str) -> Option<Numbering> {
    match marker(text)?.marker {
        Marker::Number { form, .. } if form <= Numbering::Second => Some(form),
        _ => None,
    }
}

/// The paragraphs from the header on, as far as the table may reach.
struct Region<'a> {
    source: &'a str,
    paragraphs: &'a [Paragraph],
    end: usize,
    header: &'a Header,
}

impl<'a> Region<'a> {
    fn text(&self, at: usize) -> &'a str {
        if at < self.end { cell_text(self.source, self.paragraphs.get(at)) } else { "" }
    }

    /// The cells, without headers that are printed again at the head of a page, and the headings whose numbers stand in cells.
    fn cells(&self) -> (Vec<Cell<'a>>, Vec<Between>) {
        let (mut out, mut between) = (Vec::new(), Vec::new());
        let mut at = self.header.end;
        while at < self.end {
            let words = self.text(at);
            if self.repeats_header(at, words) {
                at += self.header.words.len();
                continue;
            }
            if let Some(heading) = self.heading(at) {
                between.push(heading);
                at += 2;
                continue;
            }
            if self.ends_at(at, words) {
                break;
            }
            out.push(Cell { paragraph: at, text: words });
            at += 1;
        }
        (out, between)
    }

    /// The heading of some rows that has its number in the column of numbers: 一, its title, and then the number of a row.
    fn heading(&self, at: usize) -> Option<Between> {
        let short = self.text(at).len() <= LONGEST_HEADER && self.text(at + 1).len() <= LONGEST_TITLE;
        let counted = self.header.heads.iter().any(|head| head.column == Column::Number);
        if self.header.kind != Kind::Tasks || !short || !counted || row_number(self.text(at + 2)).is_none() {
            return None;
        }
        let cell = |at: usize| Some(trimmed(self.source, self.paragraphs.get(at)?));
        Between::of_two(self.source, at, &cell(at)?, &cell(at + 1)?)
    }

    /// Whether the header is printed again from a paragraph on, whose words are given.
    fn repeats_header(&self, at: usize, words: &str) -> bool {
        let same = |offset: usize, words: &str| {
            self.header.words.get(offset).is_some_and(|word| same_folded(word, words))
        };
        same(0, words) && same(1, self.text(at + 1))
    }

    /// Whether something else begins here: another header, a note, an annex, a heading, prose.
    fn ends_at(&self, at: usize, words: &str) -> bool {
        let longest = if self.header.kind == Kind::Tasks { LONGEST_CELL } else { LONGEST_INDICATOR_CELL };
        if words.len() > longest
            || memchr::memchr(b'\t', words.as_bytes()).is_some()
            || memchr::memchr_iter(b'|', words.as_bytes()).nth(1).is_some()
            || is_note(words)
        {
            return true;
        }
        match marker(words).map(|found| found.marker) {
            Some(
                Marker::Annex { .. }
                | Marker::Box { .. }
                | Marker::Number {
                    form: Numbering::Part | Numbering::Chapter | Numbering::Division | Numbering::Article,
                    ..
                },
            ) => {
                return true;
            }
            Some(Marker::Number { form: Numbering::First | Numbering::Second, .. }) => {
                return !self.goes_on_behind_sections(at);
            }
            _ => {}
        }
        words.len() <= LONGEST_HEADER && self.another_header(at)
    }

    fn another_header(&self, at: usize) -> bool {
        if !(at..at + 3).all(|at| may_be_head(self.text(at))) {
            return false;
        }
        let columns: Vec<Column> = (at..at + 4).map(|at| column(self.text(at))).collect();
        let run: Vec<Column> = columns.into_iter().take_while(|column| *column != Column::Other).collect();
        run.len() >= 3 && kind(&run).is_some()
    }

    /// Whether rows follow behind the headings that stand here.
    fn goes_on_behind_sections(&self, at: usize) -> bool {
        let mut next = at;
        while section(self.text(next)).is_some() {
            if self.text(next).len() > 180 || next - at > MOST_SECTIONS || self.text(next).contains('。') {
                return false;
            }
            next += 1;
        }
        let first = Facts::of(self.text(next));
        let apart = row_number(self.text(next)).is_some() && Facts::of(self.text(next + 1)).name_like();
        // The number of a task may stand before its first word instead of in a cell of its own.
        let numbered = apart || first.prefixed && self.header.kind == Kind::Tasks;
        match self.header.kind {
            Kind::Tasks => numbered,
            Kind::Indicators => {
                numbered
                    || next - at <= 2
                        && first.name_like()
                        && (next + 1..next + 4).any(|at| Facts::of(self.text(at)).value)
            }
        }
    }
}

/// A line that speaks about the table above it.
pub(crate) fn is_note(words: &str) -> bool {
    // Most lines begin with none of these.
    let may_be = |c| {
        matches!(c, '注' | '备' | '说' | '标' | '数' | '资' | '（' | '(' | ' ' | '*' | '※' | '★' | '▲' | '#')
    };
    if !words.starts_with(may_be) {
        return false;
    }
    let inner = words.trim_start_matches(['（', '(', '*', ' ']);
    inner.starts_with(['注', '备', '说', '标', '数', '资'])
        && [
            "注：",
            "注:",
            "备注：",
            "备注:",
            "说明：",
            "说明:",
            "标注",
            "数据来源",
            "资料来源",
            "注1",
            "注１",
        ]
        .iter()
        .any(|word| inner.starts_with(word))
        || words.starts_with(['*', '※', '★', '▲', '#']) && words.chars().count() > 6
}

/// A cell of the region: the paragraph that it is and its words.
struct Cell<'a> {
    paragraph: usize,
    text: &'a str,
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
        // A number before units is the last value of a row.
        let named = facts.get(index + 1).is_some_and(|next| next.name_like() && !(measured && next.units));
        let again = cells.get(index + 2).and_then(|cell| row_number(cell.text)) == Some(number)
            && facts.get(index + 3).is_some_and(Facts::name_like);
        let expected = number == last + 1
            || declared && number > last && (last == 0 || number <= last + gap)
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

/// A cell without the pipe that a converter left behind it.
fn trimmed(source: &str, paragraph: &Paragraph) -> Words {
    let text = paragraph.text(source);
    let cell = cell_text(source, Some(paragraph));
    let words = paragraph.words();
    if words.is_joined() || cell.len() == text.len() {
        return words.clone();
    }
    let front = text.len() - text.trim_start_matches(|c: char| is_blank(c) || c == '|').len();
    Words::of_line(words.span().range().start + front, cell)
}
