//! A plain table: what a graph answers, the indicators of a plan, or what a caller counts, in the same forms as matrices and annex
//! tables.

use super::markdown::markdown;
use super::sheet::{ColumnKind, Sheet};
use super::text::{TextOptions, text};

/// A table of words and numbers under heads, with a title and notes.
///
/// The answers of a graph and the indicators of a plan come as such tables by the functions beginning with `of_`; a caller can make
/// others. Writing one costs time in proportion to its cells.
///
/// ```
/// use fengong::render::{Borders, Table, TextOptions};
/// let mut table = Table::new("任务数").with_title("单位").with_number("任务");
/// table.push(["市城管局", "12"]);
/// table.push(["市公安局", "7"]);
/// let text = table.to_text(&TextOptions::default().with_borders(Borders::Plain));
/// assert!(table.notes().is_empty());
/// assert_eq!(text, "任务数\n\n单位      任务\n--------  ----\n市城管局    12\n市公安局     7\n");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    title: String,
    columns: Vec<(String, ColumnKind)>,
    rows: Vec<Vec<String>>,
    notes: Vec<String>,
}

impl Table {
    /// A table without columns yet.
    #[must_use]
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// The same with a column of numbers or paths that tell rows apart.
    #[must_use]
    pub fn with_label(self, head: impl Into<String>) -> Self {
        self.with(head, ColumnKind::Label)
    }

    /// The same with a column of what each row is about, which keeps its width longest.
    #[must_use]
    pub fn with_title(self, head: impl Into<String>) -> Self {
        self.with(head, ColumnKind::Title)
    }

    /// The same with a column of words.
    #[must_use]
    pub fn with_words(self, head: impl Into<String>) -> Self {
        self.with(head, ColumnKind::Words)
    }

    /// The same with a column of numbers, aligned at their last digit.
    #[must_use]
    pub fn with_number(self, head: impl Into<String>) -> Self {
        self.with(head, ColumnKind::Number)
    }

    fn with(mut self, head: impl Into<String>, kind: ColumnKind) -> Self {
        self.columns.push((head.into(), kind));
        // Rows that are there already have nothing to say in it.
        self.rows.iter_mut().for_each(|row| row.resize(self.columns.len(), String::new()));
        self
    }

    /// Adds a row. Cells that are missing are empty, cells without a column are left out.
    pub fn push<C: Into<String>>(&mut self, cells: impl IntoIterator<Item = C>) {
        let mut row: Vec<String> = cells.into_iter().take(self.columns.len()).map(Into::into).collect();
        row.resize(self.columns.len(), String::new());
        self.rows.push(row);
    }

    /// Adds a note below.
    pub fn note(&mut self, words: impl Into<String>) {
        self.notes.push(words.into());
    }

    /// The title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The heads of the columns.
    pub fn heads(&self) -> impl ExactSizeIterator<Item = &str> {
        self.columns.iter().map(|(head, _)| &**head)
    }

    /// The rows, each with a cell for every column.
    #[must_use]
    pub fn rows(&self) -> &[Vec<String>] {
        &self.rows
    }

    /// The notes below it.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The table as terminal text. Lines are equally wide by [`display_width`](crate::text::display_width).
    #[must_use]
    pub fn to_text(&self, options: &TextOptions) -> String {
        text(&self.sheet(), *options)
    }

    /// The table as Markdown: a heading, a pipe table, and notes.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        markdown(&self.sheet())
    }

    /// The table as one HTML page without scripts or anything to load. Every word is escaped.
    #[cfg(feature = "html")]
    #[must_use]
    pub fn to_html(&self) -> String {
        super::html::page(&self.sheet())
    }

    /// The table as CSV: the heads, then the rows. Title and notes are left out.
    #[cfg(feature = "csv")]
    #[must_use]
    pub fn to_csv(&self, options: &super::CsvOptions) -> String {
        let mut file = super::csv::CsvText::new(options.has_bom());
        file.row(self.heads().map(|words| options.cell(words)));
        for row in &self.rows {
            file.row(row.iter().map(|words| options.cell(words)));
        }
        file.finish()
    }

    fn sheet(&self) -> Sheet {
        let columns = self.columns.iter().map(|(head, kind)| (&**head, *kind));
        Sheet::of_table(&self.title, columns, &self.rows, &self.notes)
    }
}
