//! CSV for spreadsheets: how a file is written, and what matrices and annex tables have in theirs.

use std::borrow::Cow;

use super::annex::AnnexTable;
use super::matrix::Matrix;
use super::sheet::{NOBODY, role_head};
use crate::model::Role;

/// What a spreadsheet needs to open a CSV file well.
///
/// ```
/// use fengong::render::{CsvOptions, Table};
/// let mut table = Table::new("").with_title("任务").with_number("牵头");
/// table.push(["=SUM(A1)", "3"]);
/// let for_excel = table.to_csv(&CsvOptions::default().with_bom(true));
/// // A cell that a spreadsheet would run as a formula is kept from it.
/// assert_eq!(for_excel, "\u{feff}任务,牵头\n'=SUM(A1),3\n");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CsvOptions {
    bom: bool,
    guard: bool,
}

impl Default for CsvOptions {
    /// No byte order mark; formulas are guarded against.
    fn default() -> Self {
        Self { bom: false, guard: true }
    }
}

impl CsvOptions {
    /// The same with or without a byte order mark in front. Excel takes a file without one for GBK and shows rubbish.
    #[must_use]
    pub const fn with_bom(mut self, bom: bool) -> Self {
        self.bom = bom;
        self
    }

    /// The same with or without the guard against formulas.
    ///
    /// A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@` (of either width), a tab or a line end as a formula, and
    /// the words come from a document that somebody else wrote. The guard puts `'` in front of such a cell. It is on by
    /// default, because these files are made to be opened; switch it off where a program reads them back. The relational
    /// [`tables`](crate::render::tables) are for programs and have no guard.
    #[must_use]
    pub const fn with_formula_guard(mut self, guard: bool) -> Self {
        self.guard = guard;
        self
    }

    pub(super) const fn has_bom(self) -> bool {
        self.bom
    }

    pub(super) fn cell(self, words: &str) -> Cow<'_, str> {
        let starts = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];
        if self.guard && words.starts_with(starts) {
            Cow::Owned(format!("'{words}"))
        } else {
            Cow::Borrowed(words)
        }
    }
}

impl Matrix {
    /// The matrix as CSV: 编号 (path), 所属 (heading above), 任务, 单位数, then a column for each department with 牵头, 责任, 配合
    /// or 指导 in the cell. A gap is a row with 0 and no role. Words are as in the document.
    ///
    /// *Complexity*: linear in the cells, tasks times departments, those that are empty included.
    ///
    /// ```
    /// use fengong::Plan;
    /// use fengong::render::{CsvOptions, Matrix, MatrixOptions};
    /// let plan = Plan::builder("绿道方案").task("贯通绿道").lead("市园林局").support("市水利局").task("建设驿站").build()?;
    /// let csv = Matrix::of(&plan, &MatrixOptions::default()).to_csv(&CsvOptions::default());
    /// assert_eq!(csv, "编号,所属,任务,单位数,市园林局,市水利局\n1,,贯通绿道,2,牵头,配合\n2,,建设驿站,0,,\n");
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn to_csv(&self, options: &CsvOptions) -> String {
        let mut file = CsvText::new(options.bom);
        let head = ["编号", "所属", "任务", "单位数"].into_iter();
        file.row(
            head.chain(self.columns().iter().map(|column| &*column.name)).map(|words| options.cell(words)),
        );
        for row in self.rows() {
            let count = row.cells.len().to_string();
            let group = row.group.as_deref().unwrap_or_default();
            let mut cells = vec![&*row.path, group, &*row.title, &*count];
            cells.resize(4 + self.columns().len(), "");
            for cell in &row.cells {
                if let Some(place) = cells.get_mut(4 + cell.column) {
                    *place = cell.role.label();
                }
            }
            file.row(cells.into_iter().map(|words| options.cell(words)));
        }
        file.finish()
    }
}

impl AnnexTable {
    /// The table as CSV: 序号, 任务, 牵头单位, 责任单位, 配合单位, 指导单位 where there is one, 完成时限. A task that names nobody has
    /// （未明确） in the column of the leads.
    ///
    /// *Complexity*: linear in the rows and their names.
    ///
    /// ```
    /// use fengong::Plan;
    /// use fengong::render::{AnnexTable, CsvOptions};
    /// let plan = Plan::builder("绿道方案").task("贯通绿道").lead("市园林局").support("市水利局").task("建设驿站").build()?;
    /// let csv = AnnexTable::of(&plan).to_csv(&CsvOptions::default());
    /// assert_eq!(csv.lines().nth(1), Some("1,贯通绿道,市园林局,,市水利局,"));
    /// assert_eq!(csv.lines().nth(2), Some("2,建设驿站,（未明确）,,,"));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn to_csv(&self, options: &CsvOptions) -> String {
        let mut file = CsvText::new(options.bom);
        let roles = self.roles();
        let heads = roles.iter().map(|&role| role_head(role));
        let head = ["序号", "任务"].map(str::to_owned).into_iter();
        file.row(head.chain(heads).chain(["完成时限".to_owned()]));
        for (at, row) in self.rows().iter().enumerate() {
            let mut cells = vec![(at + 1).to_string(), row.title.to_string()];
            cells.extend(roles.iter().map(|&role| match row.is_gap() && role == Role::Lead {
                true => NOBODY.to_owned(),
                false => row.names_of(role),
            }));
            cells.push(row.deadlines.join("；"));
            file.row(cells.iter().map(|words| options.cell(words)));
        }
        file.finish()
    }
}

/// A CSV file in the making: comma, `\n`, quotes where they are needed.
pub(super) struct CsvText {
    writer: ::csv::Writer<Vec<u8>>,
}

impl CsvText {
    pub(super) fn new(bom: bool) -> Self {
        let start = if bom { "\u{feff}" } else { "" };
        Self { writer: ::csv::Writer::from_writer(start.as_bytes().to_vec()) }
    }

    /// Adds a row. All rows of a file have the same number of cells.
    pub(super) fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        let fields = cells.into_iter().try_for_each(|cell| self.writer.write_field(cell.as_ref()));
        let written = fields.and_then(|()| self.writer.write_record(None::<&[u8]>));
        debug_assert!(written.is_ok(), "memory takes every row of the same length: {written:?}");
    }

    pub(super) fn finish(self) -> String {
        // Memory takes everything, and only whole strings were written.
        String::from_utf8(self.writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}
