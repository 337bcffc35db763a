//! Tables of every kind as terminal text, aligned for Chinese.

use super::annex::AnnexTable;
use super::grid::{Block, blocks};
use super::matrix::Matrix;
use super::sheet::{ColumnKind, Sheet, SheetCell, SheetLine, SheetRow};
use super::wrap::wrap;
use crate::text::{display_width, fit_width};

/// How wide a text table may become, and which lines it has between its cells.
///
/// ```
/// use fengong::Plan;
/// use fengong::render::{AnnexTable, Borders, TextOptions};
/// let plan = Plan::builder("绿道方案").task("贯通沿河绿道").lead("市园林局").build()?;
/// let options = TextOptions::default().with_width(60).with_borders(Borders::Plain);
/// let text = AnnexTable::of(&plan).to_text(&options);
/// assert!(text.lines().all(|line| fengong::text::display_width(line) <= 60));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextOptions {
    pub(super) width: usize,
    pub(super) borders: Borders,
}

/// The lines between the cells of a text table (表线). Both are of ASCII: the width of drawn boxes differs from terminal to terminal.
///
/// ```
/// use fengong::render::{Borders, Table, TextOptions};
/// let mut table = Table::new("").with_title("单位").with_number("任务");
/// table.push(["市园林局", "12"]);
/// let text = |borders| table.to_text(&TextOptions::default().with_borders(borders));
/// assert!(text(Borders::Grid).contains("| 市园林局 |"));
/// assert!(!text(Borders::Plain).contains('|'));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Borders {
    /// Cells between `|`, lines of `-` and `+`.
    #[default]
    Grid,
    /// Columns apart by spaces, one line below the head.
    Plain,
}

impl Default for TextOptions {
    /// A hundred columns, in a grid.
    fn default() -> Self {
        Self { width: 100, borders: Borders::Grid }
    }
}

impl TextOptions {
    /// The same for a terminal of so many columns. Long cells go on in the next line; a matrix with more departments than
    /// fit goes on in another table below. Below about 40 columns the table becomes wider than asked.
    #[must_use]
    pub const fn with_width(mut self, columns: usize) -> Self {
        self.width = columns;
        self
    }

    /// The same with other lines between the cells.
    #[must_use]
    pub const fn with_borders(mut self, borders: Borders) -> Self {
        self.borders = borders;
        self
    }
}

impl Matrix {
    /// The matrix as terminal text. Names of departments run downwards above columns of one character: 牵 for 牵头, 责 for
    /// 责任, 配 for 配合, 指 for 指导. Lines of one table are equally wide by [`display_width`].
    ///
    /// *Complexity*: linear in the cells, tasks times departments, those that are empty included.
    ///
    /// ```
    /// use fengong::Plan;
    /// use fengong::render::{Matrix, MatrixOptions, Borders, TextOptions};
    /// let plan = Plan::builder("绿道方案").task("贯通绿道").lead("市园林局").support("市水利局").build()?;
    /// let text = Matrix::of(&plan, &MatrixOptions::default()).to_text(&TextOptions::default().with_borders(Borders::Plain));
    /// assert!(text.lines().any(|line| line.starts_with("1 ") && line.contains("贯通绿道") && line.contains("牵 配")));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn to_text(&self, options: &TextOptions) -> String {
        text(&Sheet::of_matrix(self), *options)
    }
}

impl AnnexTable {
    /// The table as terminal text. Lines are equally wide by [`display_width`].
    ///
    /// *Complexity*: linear in the rows and their names.
    #[must_use]
    pub fn to_text(&self, options: &TextOptions) -> String {
        text(&Sheet::of_annex(self), *options)
    }
}

pub(super) fn text(sheet: &Sheet, options: TextOptions) -> String {
    let mut out = String::new();
    let mut origin = vec![sheet.name];
    origin.extend(sheet.origin.iter().map(String::as_str));
    for line in [sheet.title.clone(), origin.join("　"), legend(sheet)] {
        if !line.is_empty() {
            out.push_str(&line);
            out.push('\n');
        }
    }
    for block in blocks(sheet, options) {
        out.push('\n');
        if let (true, Some(first)) = (block.continued, block.columns.get(2)) {
            out.push_str(&format!("续表：第 {} 个单位起，只列有关任务\n", first - 1));
        }
        Drawing { sheet, block: &block, borders: options.borders, out: &mut out }.draw();
    }
    for (at, note) in sheet.notes.iter().enumerate() {
        out.push_str(if at == 0 { "\n注：" } else { "　　" });
        out.push_str(note);
        out.push('\n');
    }
    out
}

fn legend(sheet: &Sheet) -> String {
    let signs = sheet.legend.iter().map(|role| format!("{}＝{}", fit_width(role.label(), 2), role.label()));
    signs.collect::<Vec<_>>().join("　")
}

/// The words of a cell as the text shows them: below a department only the first character of the role.
pub(super) fn short(cell: &SheetCell) -> &str {
    if cell.role.is_some() { fit_width(&cell.text, 2) } else { &cell.text }
}

struct Drawing<'d> {
    sheet: &'d Sheet,
    block: &'d Block,
    borders: Borders,
    out: &'d mut String,
}

impl Drawing<'_> {
    fn draw(&mut self) {
        if self.borders == Borders::Grid {
            self.rule();
        }
        let sheet = self.sheet;
        self.row(|at| sheet.columns.get(at).map_or("", |column| &column.head));
        self.rule();
        let ruled = self.borders == Borders::Grid && self.has_tall_words();
        let mut group = None;
        let mut first = true;
        for line in &sheet.lines {
            match line {
                SheetLine::Group(heading) => group = Some(heading),
                SheetLine::Row(row) if self.block.continued && !self.concerns(row) => {}
                SheetLine::Row(row) => {
                    if ruled && !std::mem::take(&mut first) {
                        self.rule();
                    }
                    if let Some(heading) = group.take() {
                        self.heading(heading);
                        if ruled {
                            self.rule();
                        }
                    }
                    self.row(|at| row.cells.get(at).map_or("", short));
                }
            }
        }
        if !sheet.totals.is_empty() {
            self.rule();
        }
        for total in &sheet.totals {
            self.row(|at| total.cells.get(at).map_or("", short));
        }
        if self.borders == Borders::Grid && !(sheet.lines.is_empty() && sheet.totals.is_empty()) {
            self.rule();
        }
    }

    /// Whether a cell of names takes more than one line, so that rows need a rule between them to stand apart.
    fn has_tall_words(&self) -> bool {
        self.block.columns.iter().zip(&self.block.widths).any(|(&at, &width)| {
            self.kind(at) == ColumnKind::Words
                && self.sheet.lines.iter().any(|line| match line {
                    SheetLine::Row(row) => {
                        row.cells.get(at).is_some_and(|cell| display_width(&cell.text) > width)
                    }
                    SheetLine::Group(_) => false,
                })
        })
    }

    fn concerns(&self, row: &SheetRow) -> bool {
        self.block.columns.iter().any(|&at| row.cells.get(at).is_some_and(|cell| cell.role.is_some()))
    }

    fn kind(&self, at: usize) -> ColumnKind {
        self.sheet.columns.get(at).map_or(ColumnKind::Words, |column| column.kind)
    }

    /// One row of cells, as many lines high as its highest cell.
    fn row<'c>(&mut self, cell: impl Fn(usize) -> &'c str) {
        let columns = self.block.columns.iter().zip(&self.block.widths);
        let cells: Vec<_> =
            columns.map(|(&at, &width)| (self.kind(at), width, wrap(cell(at), width))).collect();
        let height = cells.iter().map(|(_, _, lines)| lines.len()).max().unwrap_or(0);
        for line in 0..height {
            for (at, (kind, width, lines)) in cells.iter().enumerate() {
                let words = lines.get(line).copied().unwrap_or_default();
                let (before, after) = self.borders.around(*kind, at == 0, at + 1 == cells.len());
                let space = width.saturating_sub(display_width(words));
                let (left, right) = if *kind == ColumnKind::Number { (space, 0) } else { (0, space) };
                self.out.push_str(before);
                self.spaces(left);
                self.out.push_str(words);
                self.spaces(right);
                self.out.push_str(after);
            }
            self.out.push('\n');
        }
    }

    /// A heading across all columns.
    fn heading(&mut self, words: &str) {
        let (before, after) = match self.borders {
            Borders::Grid => ("| ", " |"),
            Borders::Plain => ("", ""),
        };
        let width = self.block.total.saturating_sub(before.len() + after.len());
        for line in wrap(words, width) {
            self.out.push_str(before);
            self.out.push_str(line);
            self.spaces(width.saturating_sub(display_width(line)));
            self.out.push_str(after);
            self.out.push('\n');
        }
    }

    fn rule(&mut self) {
        let columns = self.block.columns.len();
        for (place, (&at, &width)) in self.block.columns.iter().zip(&self.block.widths).enumerate() {
            let (before, after) = self.borders.around(self.kind(at), place == 0, place + 1 == columns);
            for sign in before.chars() {
                self.out.push(if sign == '|' { '+' } else { self.borders.fill() });
            }
            self.out.extend(std::iter::repeat_n('-', width));
            for sign in after.chars() {
                self.out.push(if sign == '|' { '+' } else { self.borders.fill() });
            }
        }
        self.out.push('\n');
    }

    fn spaces(&mut self, count: usize) {
        self.out.extend(std::iter::repeat_n(' ', count));
    }
}

impl Borders {
    /// What stands before and after a cell; columns of one character go without the space beside the rule.
    pub(super) const fn around(
        self,
        kind: ColumnKind,
        first: bool,
        last: bool,
    ) -> (&'static str, &'static str) {
        let narrow = matches!(kind, ColumnKind::Department);
        match self {
            Self::Grid => match (narrow, first, last) {
                (true, _, _) => (if first { "|" } else { "" }, "|"),
                (false, true, _) => ("| ", " |"),
                (false, false, _) => (" ", " |"),
            },
            Self::Plain if last => ("", ""),
            Self::Plain => ("", if narrow { " " } else { "  " }),
        }
    }

    const fn fill(self) -> char {
        match self {
            Self::Grid => '-',
            Self::Plain => ' ',
        }
    }
}
