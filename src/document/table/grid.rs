//! A table in its columns again, whatever it looked like before.

use super::columns::{Column, Kind, Value, settle};
use super::facts::{Facts, is_none, is_value};
use super::header;
use super::headings::Between;
use super::unfold::{unfold, unfold_departments};
use super::{columns, duty};
use crate::document::clause::{LabelRole, Looks};
use crate::document::flow::Words;
use crate::document::lines::columns as width_of;
use crate::document::names::{Likeness, ends_as_place};
use crate::document::residue::CELL_BREAK;
use crate::text::{fold_char, has_blank, is_blank};

/// The head of a column.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    pub column: Column,
    /// Its words, blanks left out.
    pub words: Box<str>,
}

/// A row: a cell or none for each column.
#[derive(Debug, Clone, Default)]
pub(crate) struct GridRow {
    /// The paragraph it begins in.
    pub paragraph: usize,
    pub cells: Vec<Option<Words>>,
    /// The cells of departments, which may stand on several lines, each with what its column says.
    pub departments: Vec<(LabelRole, Words)>,
    /// The line above that names its group, for the first row of the group.
    pub group: Option<Words>,
}

impl GridRow {
    pub(super) fn new(paragraph: usize, width: usize) -> Self {
        Self { paragraph, cells: vec![None; width], ..Self::default() }
    }

    /// Puts a cell into a column, behind what stands there already.
    pub(super) fn put(
        &mut self,
        source: &str,
        columns: &[Column],
        at: usize,
        cell: &Words,
        looks: &mut Looks,
    ) {
        let Some(slot) = self.cells.get_mut(at) else { return };
        match slot {
            Some(before) => before.append(source, cell),
            None => *slot = Some(cell.clone()),
        }
        if let Some(Column::Departments(role)) = columns.get(at) {
            // A name torn in two belongs together; whole names on lines of their own are several, and so are two cells of one line.
            match self.departments.last_mut() {
                Some((last, before))
                    if last == role
                        && is_torn(before.text(source), cell.text(source), looks)
                        && stands_below(source, before, cell) =>
                {
                    before.append(source, cell);
                }
                _ => match names_apart(source, cell, looks) {
                    Some(names) => self.departments.extend(names.into_iter().map(|name| (*role, name))),
                    None => self.departments.push((*role, cell.clone())),
                },
            }
        }
    }

    /// Puts a line of a cell into a column, where it is known whether the names above go on in it.
    pub(super) fn put_line(
        &mut self,
        source: &str,
        columns: &[Column],
        at: usize,
        line: &Words,
        goes_on: bool,
    ) {
        let Some(slot) = self.cells.get_mut(at) else { return };
        let begun = slot.is_some();
        match slot {
            Some(before) => before.append(source, line),
            None => *slot = Some(line.clone()),
        }
        if let Some(Column::Departments(role)) = columns.get(at) {
            match self.departments.last_mut() {
                Some((_, before)) if begun && goes_on => before.append(source, line),
                _ => self.departments.push((*role, line.clone())),
            }
        }
    }

    pub(crate) fn cell(&self, at: usize) -> Option<&Words> {
        self.cells.get(at)?.as_ref()
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.cells.iter().all(Option::is_none)
    }
}

/// A table.
#[derive(Debug, Clone)]
pub(crate) struct Grid {
    pub kind: Kind,
    pub heads: Vec<Head>,
    pub rows: Vec<GridRow>,
    /// Whether blank cells left no trace, so that what is missing was lost rather than blank.
    pub blanks_lost: bool,
    /// The headings between its rows that stand in cells.
    pub(super) between: Vec<Between>,
    /// Its first paragraph and the one behind its last.
    pub start: usize,
    pub end: usize,
}

impl Grid {
    /// A list of tasks with nothing but numbers below two years or more measures: its tasks are the names of indicators.
    pub(super) fn measured(mut self, source: &str) -> Self {
        if self.kind != Kind::Tasks {
            return self;
        }
        let mut columns: Vec<Column> = self.heads.iter().map(|head| header::column(&head.words)).collect();
        let years: Vec<usize> = (0..columns.len()).filter(|&at| self.is_year(at, &columns)).collect();
        let [first, _, ..] = years[..] else { return self };
        let task = (0..first).rfind(|&at| columns.get(at) == Some(&Column::Task));
        let Some(task) =
            task.filter(|&at| self.heads.get(at).is_some_and(|head| !head.words.contains("项目")))
        else {
            return self;
        };
        let (mut values, mut words) = (0, 0);
        for text in self.rows.iter().flat_map(|row| years.iter().filter_map(|&at| row.cell(at))) {
            match text.text(source) {
                text if is_value(text) => values += 1,
                text if !is_none(text) => words += 1,
                _ => {}
            }
        }
        if values <= words * 3 {
            return self;
        }
        for (at, column) in columns.iter_mut().enumerate() {
            match column {
                Column::Task if at == task => *column = Column::Name,
                Column::Task if at < task => *column = Column::Category,
                _ => {}
            }
        }
        settle(&mut columns, Kind::Indicators);
        for (head, column) in self.heads.iter_mut().zip(columns) {
            head.column = column;
        }
        self.kind = Kind::Indicators;
        self
    }

    /// Whether a column holds what is to be reached in a year, and no money for it.
    fn is_year(&self, at: usize, columns: &[Column]) -> bool {
        let dated = matches!(columns.get(at), Some(Column::Value(Value { year: Some(_), .. })));
        dated
            && self.heads.get(at).is_some_and(|head| {
                let said = head.words.trim_start_matches(|c: char| fold_char(c).is_ascii_digit());
                matches!(said, "" | "年" | "年底" | "年末" | "年度" | "年目标" | "年目标值" | "年度目标")
            })
    }

    pub(crate) fn columns(&self) -> Vec<Column> {
        self.heads.iter().map(|head| head.column).collect()
    }
}

/// The columns of a header, in their order, when they make a table that is read. The second part gives for each its place
/// among the header cells as written.
pub(super) fn heads(words: &[String]) -> Option<(Kind, Vec<Head>, Vec<usize>)> {
    let mut written: Vec<Column> = words.iter().map(|word| header::column(word)).collect();
    // 指标内容 says more about an indicator that another column names, and names it where none does.
    if !written.contains(&Column::Name)
        && let Some(column) = written.iter_mut().zip(words).find_map(|(column, word)| {
            (*column == Column::Detail && word.starts_with("指标")).then_some(column)
        })
    {
        *column = Column::Name;
    }
    duty::settle(words, &mut written);
    let kind = columns::kind(&written)?;
    let order = if kind == Kind::Indicators { unfold(&written) } else { unfold_departments(&written) };
    if kind == Kind::Indicators {
        header::settle_aims(words, &mut written);
    } else {
        header::settle_areas(words, &mut written);
    }
    let mut columns: Vec<Column> = order.iter().filter_map(|&at| written.get(at).copied()).collect();
    settle(&mut columns, kind);
    let heads = columns
        .into_iter()
        .zip(&order)
        .map(|(column, &at)| Head { column, words: words.get(at).map_or("", |word| word).into() })
        .collect();
    Some((kind, heads, order))
}

/// Joins names whose first lines have no other cell beside them, and so look like names of groups: blank rows, or the group of a row.
/// Lines that were broken at the width of a column are all about as wide as that, no line of a name is wider, and many names are
/// broken.
pub(super) fn join_torn_names(source: &str, rows: &mut Vec<GridRow>, columns: &[Column]) {
    /// The narrowest column that breaks names.
    const NARROWEST: usize = 12;
    if !rows.iter().any(|row| row.group.is_some()) {
        return;
    }
    let Some(at) = columns.iter().position(|column| *column == Column::Name) else { return };
    let width = |words: &Words| width_of(words.text(source));
    // 一、 before it makes it the name of a group for sure.
    let piece =
        |row: &GridRow| row.group.as_ref().is_some_and(|words| !Facts::of(words.text(source)).section);
    let (mut lines, mut least, mut most) = (0, usize::MAX, NARROWEST);
    for words in rows.iter().filter(|row| piece(row)).filter_map(|row| row.group.as_ref()) {
        lines += 1;
        // Lines that were joined before, for an open bracket, tell nothing of the width.
        if !words.is_joined() {
            (least, most) = (least.min(width(words)), most.max(width(words)));
        }
    }
    let wider = |row: &GridRow| row.cell(at).is_some_and(|name| !name.is_joined() && width(name) > most + 2);
    // Where few names are broken, others that fill the column tell how wide it is.
    let full = |row: &&GridRow| row.cell(at).is_some_and(|name| width(name) + 2 >= most);
    let few = lines * 3 < rows.len();
    // Where all lines were joined before, none tells how narrow a name may be.
    if lines < 2
        || least > most
        || few && (least + 2 < most || rows.iter().filter(full).count() < 2)
        || least * 3 < most * 2
        || rows.iter().any(wider)
    {
        return;
    }
    let mut begun: Option<Words> = None;
    rows.retain_mut(|row| {
        if !piece(row) && row.group.is_some() {
            return true;
        }
        if let Some(piece) = row.group.take() {
            match &mut begun {
                Some(begun) => begun.append(source, &piece),
                None => begun = Some(piece),
            }
        }
        if row.is_blank() {
            return false;
        }
        if let Some(mut name) = begun.take()
            && let Some(slot) = row.cells.get_mut(at)
        {
            if let Some(rest) = slot.take() {
                name.append(source, &rest);
            }
            *slot = Some(name);
        }
        true
    });
}

/// Longest name of a department, in bytes.
const LONGEST_NAME: usize = 240;

/// Whether words stand on a line below others, and not in another cell of theirs.
fn stands_below(source: &str, above: &Words, words: &Words) -> bool {
    let between = source.get(above.span().range().end..words.span().range().start);
    between.is_some_and(|between| between.contains(['\n', '\r', '\u{c}']))
}

/// Whether a list of departments goes on in another line: it is open, or neither the last name nor the next one is whole.
fn is_torn(before: &str, behind: &str, looks: &mut Looks) -> bool {
    let marks = ['、', '，', ',', '；', ';'];
    if before.ends_with(marks) || behind.starts_with(marks) || behind.starts_with(['）', ')']) {
        return true;
    }
    // What was joined so far may be long, a name never is.
    let from = (before.len().saturating_sub(LONGEST_NAME)..).find(|&at| before.is_char_boundary(at));
    let last = from.and_then(|from| before.get(from..)?.rsplit(marks).next()).unwrap_or_default();
    let first = behind.split(marks).next().unwrap_or_default();
    // The seat of a place that stands at the end of the line above.
    let seat =
        matches!(first, "管委会" | "管理委员会" | "人民政府" | "政府" | "办事处") && ends_as_place(last);
    // In a list that 、 parts, a party committee at the end of a line without one goes on in its office: …、省委 above 网信办、….
    let party =
        last.len() < before.len() && matches!(last, "省委" | "市委" | "县委" | "区委" | "州委" | "党委");
    let mut goes_on = || {
        party
            && !first.starts_with(['省', '市', '县', '区', '州', '各'])
            && looks.likeness(&[last, first].concat()) == Likeness::Strong
    };
    first.chars().nth(2).is_none()
        || seat
        || goes_on()
        || looks.likeness(first) == Likeness::No && !is_office(first)
        || looks.likeness(last) == Likeness::No && !is_office(last)
}

/// A name that ends as the offices of a township do, which says little by itself.
fn is_office(name: &str) -> bool {
    name.chars().count() >= 3
        && name.ends_with(['局', '办', '委', '站', '所', '院', '部', '处', '队', '校', '司', '会', '府'])
}

/// The departments of a cell that only blanks part, or its lines where it has several; none where anything else parts them or nothing
/// does.
fn names_apart(source: &str, cell: &Words, looks: &mut Looks) -> Option<Vec<Words>> {
    if cell.is_joined() {
        let mut out: Vec<Words> = Vec::new();
        for span in cell.pieces() {
            let line = source.get(span.range()).unwrap_or_default();
            let words = Words::of_line(span.range().start, line);
            match out.last_mut() {
                Some(before)
                    if is_torn(before.text(source), line, looks) && stands_below(source, before, &words) =>
                {
                    before.append(source, &words);
                }
                _ => out.push(words),
            }
        }
        return (out.len() > 1).then_some(out);
    }
    let text = cell.text(source);
    // What a converter left of a line break inside the cell.
    let lines = text.contains(CELL_BREAK);
    if !lines && !has_blank(text) {
        return None;
    }
    let pieces: Vec<&str> = if lines {
        text.split(CELL_BREAK).map(|line| line.trim_matches(is_blank)).collect()
    } else {
        text.split(is_blank).collect()
    };
    let pieces: Vec<&str> = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
    let apart = lines
        || pieces.len() > 1
            && !text.contains(['、', '，', ',', '；', ';', '：', ':'])
            && pieces.iter().all(|piece| is_office(piece) || looks.likeness(piece) != Likeness::No);
    let mut from = 0;
    let mut place = |piece: &&str| {
        let at = from + text.get(from..)?.find(*piece)?;
        from = at + piece.len();
        Some(Words::of_line(cell.span().range().start + at, piece))
    };
    apart.then(|| pieces.iter().filter_map(&mut place).collect())
}
