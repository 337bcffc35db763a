//! Tables of every kind as self-contained pages, to read, to print and to listen to.

use askama::Template;

use super::annex::AnnexTable;
use super::matrix::Matrix;
use super::sheet::{ColumnKind, Sheet, SheetColumn, SheetLine, SheetRow};

impl Matrix {
    /// The matrix as one HTML page without scripts or anything to load: heads stay in sight while it scrolls, roles are told
    /// by word as well as by colour, and it prints on landscape paper. Every word of the document is escaped.
    ///
    /// *Complexity*: linear in the cells, tasks times departments, those that are empty included.
    #[must_use]
    pub fn to_html(&self) -> String {
        page(&Sheet::of_matrix(self))
    }
}

impl AnnexTable {
    /// The table as one HTML page without scripts or anything to load, made for printing too. Every word of the document is
    /// escaped.
    ///
    /// *Complexity*: linear in the rows and their names.
    #[must_use]
    pub fn to_html(&self) -> String {
        page(&Sheet::of_annex(self))
    }
}

pub(super) fn page(sheet: &Sheet) -> String {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for line in &sheet.lines {
        match (line, groups.last_mut()) {
            (SheetLine::Group(heading), _) => groups.push(Group { heading: Some(heading), rows: Vec::new() }),
            (SheetLine::Row(row), Some(group)) => group.rows.push(row),
            (SheetLine::Row(row), None) => groups.push(Group { heading: None, rows: vec![row] }),
        }
    }
    let departments = sheet.columns.iter().filter(|column| column.is_department()).count();
    // A text takes everything that is written to it, and the template calls nothing else that can fail.
    Page { sheet, groups, departments }.render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "sheet.html")]
struct Page<'s> {
    sheet: &'s Sheet,
    groups: Vec<Group<'s>>,
    departments: usize,
}

/// Rows under one heading, which become one body of the table.
struct Group<'s> {
    heading: Option<&'s str>,
    rows: Vec<&'s SheetRow>,
}

impl SheetColumn {
    fn is_department(&self) -> bool {
        self.kind == ColumnKind::Department
    }

    fn is_title(&self) -> bool {
        self.kind == ColumnKind::Title
    }

    /// Whether its cells look other than words do.
    fn is_aligned(&self) -> bool {
        matches!(self.kind, ColumnKind::Label | ColumnKind::Number)
    }

    /// The class of the column's head, which the style sheet knows.
    fn class(&self) -> &'static str {
        match self.kind {
            ColumnKind::Label => "label",
            ColumnKind::Title => "title",
            ColumnKind::Words => "words",
            ColumnKind::Number => "number",
            ColumnKind::Department => "department",
        }
    }
}
