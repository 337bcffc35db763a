//! Tables of every kind as Markdown, with the pipe tables of GitHub's dialect.

use super::annex::AnnexTable;
use super::matrix::Matrix;
use super::sheet::{ColumnKind, Sheet, SheetLine, SheetRow};

impl Matrix {
    /// The matrix as Markdown: a heading, a pipe table with 牵头, 责任, 配合 or 指导 in the cells, and notes.
    ///
    /// *Complexity*: linear in the cells, tasks times departments, those that are empty included.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        markdown(&Sheet::of_matrix(self))
    }
}

impl AnnexTable {
    /// The table as Markdown: a heading, a pipe table, and notes.
    ///
    /// *Complexity*: linear in the rows and their names.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        markdown(&Sheet::of_annex(self))
    }
}

pub(super) fn markdown(sheet: &Sheet) -> String {
    let mut out = String::from("# ");
    escape_into(&sheet.title, &mut out);
    if !sheet.title.is_empty() && !sheet.name.is_empty() {
        out.push(' ');
    }
    out.push_str(sheet.name);
    out.push_str("\n\n");
    if !sheet.origin.is_empty() {
        escape_into(&sheet.origin.join("　"), &mut out);
        out.push_str("\n\n");
    }
    line(&mut out, sheet.columns.iter().map(|column| &*column.head));
    for column in &sheet.columns {
        out.push_str(match column.kind {
            ColumnKind::Department => "| :-: ",
            ColumnKind::Number => "| --: ",
            ColumnKind::Label | ColumnKind::Title | ColumnKind::Words => "| --- ",
        });
    }
    out.push_str("|\n");
    for sheet_line in &sheet.lines {
        match sheet_line {
            SheetLine::Row(row) => line(&mut out, cells(row)),
            SheetLine::Group(heading) => {
                out.push_str("|  | **");
                escape_into(heading, &mut out);
                out.push_str("** ");
                out.push_str(&"|  ".repeat(sheet.columns.len().saturating_sub(2)));
                out.push_str("|\n");
            }
        }
    }
    for row in &sheet.totals {
        line(&mut out, cells(row));
    }
    for (at, note) in sheet.notes.iter().enumerate() {
        out.push_str(if at == 0 { "\n- " } else { "- " });
        escape_into(note, &mut out);
        out.push('\n');
    }
    out
}

fn cells(row: &SheetRow) -> impl Iterator<Item = &str> {
    row.cells.iter().map(|cell| &*cell.text)
}

fn line<'c>(out: &mut String, cells: impl Iterator<Item = &'c str>) {
    for cell in cells {
        out.push_str("| ");
        escape_into(cell, out);
        out.push(' ');
    }
    out.push_str("|\n");
}

/// Writes words so that Markdown takes none of them for its own signs, raw HTML included.
pub(super) fn escape_into(words: &str, out: &mut String) {
    for c in words.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
}
