//! The printed form that Markdown, terminal text and pages share: a matrix or annex table as lines of finished cells.

use super::annex::{AnnexRow, AnnexTable};
use super::caption::Caption;
use super::matrix::{Matrix, MatrixRow};
use super::visible::visible;
use crate::graph::Tally;
use crate::model::{LeadBasis, Role};

/// What stands in a cell that has nothing to say, so that nobody takes it for a fault of the printer. It is the full-width
/// sign because every terminal agrees on its width; they do not on that of a dash.
const BLANK: &str = "－";

/// A table as it is printed; every text in it is fit for a cell.
pub(super) struct Sheet {
    /// 责任矩阵 or 责任分工表; empty where the title says it all.
    pub(super) name: &'static str,
    pub(super) title: String,
    /// Number, issuer and date of the document, those that it has.
    pub(super) origin: Vec<String>,
    pub(super) columns: Vec<SheetColumn>,
    pub(super) lines: Vec<SheetLine>,
    pub(super) totals: Vec<SheetRow>,
    /// The roles to explain in a legend.
    pub(super) legend: Vec<Role>,
    pub(super) notes: Vec<String>,
}

pub(super) struct SheetColumn {
    pub(super) head: String,
    pub(super) kind: ColumnKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnKind {
    /// A number or path.
    Label,
    /// The title of the task, which heads its row.
    Title,
    /// A list of names or a deadline.
    Words,
    /// A number, aligned at its last digit.
    Number,
    /// One department, with a role in the cell.
    Department,
}

pub(super) enum SheetLine {
    /// The heading that the rows below stand under.
    Group(String),
    Row(SheetRow),
}

pub(super) struct SheetRow {
    pub(super) cells: Vec<SheetCell>,
    /// Whether the task names nobody. Only pages show it by more than words.
    #[cfg_attr(not(feature = "html"), expect(dead_code))]
    pub(super) gap: bool,
}

#[derive(Debug, Clone, Default)]
pub(super) struct SheetCell {
    pub(super) text: String,
    pub(super) role: Option<Role>,
    /// What else there is to know about the role. Only pages have room for it.
    #[cfg_attr(not(feature = "html"), expect(dead_code))]
    pub(super) remark: Option<String>,
}

impl Sheet {
    pub(super) fn of_matrix(matrix: &Matrix) -> Self {
        let mut columns = vec![column("编号", ColumnKind::Label), column("任务", ColumnKind::Title)];
        columns.extend(matrix.columns().iter().map(|one| column(&one.name, ColumnKind::Department)));
        let total = |label: &str, of: fn(Tally) -> u32| SheetRow {
            cells: [SheetCell::default(), cell(label)]
                .into_iter()
                .chain(matrix.columns().iter().map(|one| cell(&of(one.tally).to_string())))
                .collect(),
            gap: false,
        };
        let rows = matrix.rows().iter();
        Self {
            columns,
            lines: grouped(
                rows.map(|row| (&*row.path, row.group.as_deref(), matrix_row(row, matrix.columns().len()))),
            ),
            totals: match matrix.columns() {
                [] => Vec::new(),
                _ => vec![total("承担任务数", Tally::tasks), total("其中牵头", |tally| tally.lead)],
            },
            legend: Role::ALL
                .iter()
                .copied()
                .filter(|&role| matrix.columns().iter().any(|one| one.tally.of(role) > 0))
                .collect(),
            ..Self::blank("责任矩阵", matrix.caption(), matrix.remarks().notes())
        }
    }

    pub(super) fn of_annex(annex: &AnnexTable) -> Self {
        let roles = annex.roles();
        let mut columns = vec![column("序号", ColumnKind::Label), column("任务", ColumnKind::Title)];
        columns.extend(roles.iter().map(|role| column(&role_head(*role), ColumnKind::Words)));
        columns.push(column("完成时限", ColumnKind::Words));
        let rows = annex.rows().iter().enumerate();
        Self {
            columns,
            lines: grouped(
                rows.map(|(at, row)| (&*row.path, row.group.as_deref(), annex_row(at + 1, row, &roles))),
            ),
            ..Self::blank("责任分工表", annex.caption(), annex.remarks().notes())
        }
    }

    pub(super) fn of_table<'t>(
        title: &str,
        columns: impl Iterator<Item = (&'t str, ColumnKind)>,
        rows: &[Vec<String>],
        notes: &[String],
    ) -> Self {
        let line = |row: &Vec<String>| {
            let cells = row.iter().map(|words| cell(words)).collect();
            SheetLine::Row(SheetRow { cells, gap: false })
        };
        Self {
            name: "",
            title: visible(title).into_owned(),
            origin: Vec::new(),
            columns: columns.map(|(head, kind)| column(head, kind)).collect(),
            lines: rows.iter().map(line).collect(),
            totals: Vec::new(),
            legend: Vec::new(),
            notes: notes.iter().map(|note| visible(note).into_owned()).collect(),
        }
    }

    fn blank(name: &'static str, caption: &Caption, notes: Vec<String>) -> Self {
        let date = caption.issued.map(|date| date.to_string());
        let origin = [caption.number.as_deref(), caption.issuer.as_deref(), date.as_deref()];
        Self {
            name,
            title: visible(&caption.title).into_owned(),
            origin: origin.into_iter().flatten().map(|one| visible(one).into_owned()).collect(),
            columns: Vec::new(),
            lines: Vec::new(),
            totals: Vec::new(),
            legend: Vec::new(),
            notes,
        }
    }
}

/// The head of the column of a role.
pub(super) fn role_head(role: Role) -> String {
    format!("{}单位", role.label())
}

fn column(head: &str, kind: ColumnKind) -> SheetColumn {
    SheetColumn { head: visible(head).into_owned(), kind }
}

fn cell(text: &str) -> SheetCell {
    SheetCell { text: visible(text).into_owned(), ..SheetCell::default() }
}

/// Puts a line with the heading in front of each run of rows that stand under it. Rows come with their path, because two
/// headings may have the same words.
fn grouped<'r>(rows: impl Iterator<Item = (&'r str, Option<&'r str>, SheetRow)>) -> Vec<SheetLine> {
    let mut lines = Vec::new();
    let mut last = None;
    for (path, group, row) in rows {
        let above = path.rsplit_once('/').map(|(above, _)| above);
        if above != last {
            lines.push(SheetLine::Group(visible(group.unwrap_or(BLANK)).into_owned()));
            last = above;
        }
        lines.push(SheetLine::Row(row));
    }
    lines
}

fn matrix_row(row: &MatrixRow, departments: usize) -> SheetRow {
    let title = if row.is_gap() {
        format!("{}（未明确责任单位）", row.title)
    } else {
        row.title.to_string()
    };
    let mut cells = vec![cell(&row.path), cell(&title)];
    cells.resize(departments + 2, SheetCell::default());
    for one in &row.cells {
        if let Some(place) = cells.get_mut(one.column + 2) {
            let remark = match one.basis {
                LeadBasis::FirstListed if one.role == Role::Lead => Some("列首位".to_owned()),
                LeadBasis::DocumentRule if one.role == Role::Lead => Some("按文件规定".to_owned()),
                _ => None,
            };
            let labels: Vec<_> = one.roles.iter().map(|role| role.label()).collect();
            let named_twice = (labels.len() > 1).then(|| format!("文中：{}", labels.join("、")));
            let remarks: Vec<_> = remark.into_iter().chain(named_twice).collect();
            *place = SheetCell {
                text: one.role.label().to_owned(),
                role: Some(one.role),
                remark: (!remarks.is_empty()).then(|| remarks.join("；")),
            };
        }
    }
    SheetRow { cells, gap: row.is_gap() }
}

fn annex_row(number: usize, row: &AnnexRow, roles: &[Role]) -> SheetRow {
    let mut cells = vec![cell(&number.to_string()), cell(&row.title)];
    for &role in roles {
        let names = row.names_of(role);
        cells.push(match (names.is_empty(), row.is_gap() && role == Role::Lead) {
            (false, _) => cell(&names),
            (true, true) => cell(NOBODY),
            (true, false) => cell(BLANK),
        });
    }
    let deadlines = row.deadlines.join("；");
    cells.push(cell(if deadlines.is_empty() { BLANK } else { &deadlines }));
    SheetRow { cells, gap: row.is_gap() }
}

/// What stands in the column of the leads where a task names nobody.
pub(super) const NOBODY: &str = "（未明确）";
