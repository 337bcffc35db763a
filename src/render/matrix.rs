//! The responsibility matrix (责任矩阵): tasks down, departments across, the role in the cell.

use super::caption::{Caption, Remarks};
use super::paths::Paths;
use crate::graph::Tally;
use crate::model::{Assignment, DepartmentId, LeadBasis, Plan, Role, Task, TaskId};

/// The responsibility matrix of a plan (责任矩阵): who does what for which task, at a glance.
///
/// Rows are all tasks in document order, those without a department included, because the gap is what a reader looks for.
/// Columns are the departments that have something to do, by load or by first appearance. A department that a task names
/// twice has one cell, with its strongest role shown and all of them in [`MatrixCell::roles`].
///
/// ```
/// use fengong::render::{Matrix, MatrixOptions, TextOptions};
/// use fengong::{Directory, Plan, text::Source};
///
/// let source = Source::new("一、重点任务\n（一）建设实验室。（责任单位：市科技局、市财政局）")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let matrix = Matrix::of(&plan, &MatrixOptions::default());
/// println!("{}", matrix.to_text(&TextOptions::default()));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    caption: Caption,
    columns: Vec<MatrixColumn>,
    rows: Vec<MatrixRow>,
    remarks: Remarks,
}

/// What a [`Matrix`] is to show, and how.
///
/// ```
/// use fengong::Plan;
/// use fengong::model::DepartmentDraft;
/// use fengong::render::{ColumnOrder, Matrix, MatrixOptions};
/// let plan = Plan::builder("绿道方案").with_department(DepartmentDraft::new("市财政局")).task("贯通绿道").lead("市园林局").build()?;
/// let options = MatrixOptions::default().with_order(ColumnOrder::FirstAppearance).with_idle_departments(true);
/// let names = |options| Matrix::of(&plan, options).columns().iter().map(|column| column.name.to_string()).collect::<Vec<_>>();
/// assert_eq!(names(&options), ["市财政局", "市园林局"]);
/// assert_eq!(names(&MatrixOptions::default()), ["市园林局"]);
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MatrixOptions {
    order: ColumnOrder,
    idle: bool,
}

/// In which order the departments stand.
///
/// ```
/// use fengong::Plan;
/// use fengong::render::{ColumnOrder, Matrix, MatrixOptions};
/// let plan = Plan::builder("绿道方案").task("贯通绿道").lead("市水利局").support("市园林局").task("种树").lead("市园林局").build()?;
/// let first = |order| Matrix::of(&plan, &MatrixOptions::default().with_order(order)).columns()[0].name.to_string();
/// assert_eq!((first(ColumnOrder::Load), first(ColumnOrder::FirstAppearance)), ("市园林局".to_owned(), "市水利局".to_owned()));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ColumnOrder {
    /// Who has most tasks comes first; among equals, who leads more; then who is named first.
    #[default]
    Load,
    /// In the order in which the document names them.
    FirstAppearance,
}

/// One department of a [`Matrix`] and how many tasks it has. A task counts once, under its strongest role.
///
/// ```
/// use fengong::Plan;
/// use fengong::render::{Matrix, MatrixOptions};
/// let plan = Plan::builder("绿道方案").task("贯通绿道").lead("市园林局").task("清淤").lead("市水利局").support("市园林局").build()?;
/// let matrix = Matrix::of(&plan, &MatrixOptions::default());
/// let parks = &matrix.columns()[0];
/// assert_eq!((&*parks.name, parks.tally.tasks(), parks.tally.lead, parks.tally.support), ("市园林局", 2, 1, 1));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct MatrixColumn {
    /// Which department.
    pub department: DepartmentId,
    /// Its canonical name.
    pub name: Box<str>,
    /// Whether it stands for several (各县区, 有关部门).
    pub collective: bool,
    /// How many tasks it has in which role.
    pub tally: Tally,
}

/// One task of a [`Matrix`].
///
/// ```
/// use fengong::Plan;
/// use fengong::render::{Matrix, MatrixOptions};
/// let plan = Plan::builder("绿道方案").section("一", "重点任务").task("贯通绿道").lead("市园林局").task("建设驿站").build()?;
/// let matrix = Matrix::of(&plan, &MatrixOptions::default());
/// let gaps: Vec<&str> = matrix.rows().iter().filter(|row| row.is_gap()).map(|row| &*row.path).collect();
/// assert_eq!(gaps, ["一/2"]);
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct MatrixRow {
    /// Which task.
    pub task: TaskId,
    /// The path of its heading, such as `三/（一）/1`.
    pub path: Box<str>,
    /// Its title.
    pub title: Box<str>,
    /// The heading above it, with its marker; `None` for a task at the top.
    pub group: Option<Box<str>>,
    /// The departments that have to do with it, in column order; empty for a gap.
    pub cells: Vec<MatrixCell>,
}

/// What one department does for one task.
///
/// ```
/// use fengong::{Plan, model::Role};
/// use fengong::render::{Matrix, MatrixOptions};
/// let plan = Plan::builder("绿道方案").task("贯通绿道").support("市园林局").lead("市园林局").build()?;
/// let matrix = Matrix::of(&plan, &MatrixOptions::default());
/// let cell = matrix.rows()[0].cell(0).unwrap();
/// assert_eq!((cell.role, &cell.roles[..]), (Role::Lead, &[Role::Support, Role::Lead][..]));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct MatrixCell {
    /// Which column, counted from 0.
    pub column: usize,
    /// Its strongest role: lead before joint before support before guide.
    pub role: Role,
    /// On what ground it has this role, above all why it counts as the lead (牵头依据).
    pub basis: LeadBasis,
    /// Every role that the text gives it here, in the order of the text; more than one when it is named twice.
    pub roles: Vec<Role>,
}

impl MatrixOptions {
    /// The same with the columns in another order.
    #[must_use]
    pub const fn with_order(mut self, order: ColumnOrder) -> Self {
        self.order = order;
        self
    }

    /// The same with or without columns for departments that the plan names but gives no task.
    #[must_use]
    pub const fn with_idle_departments(mut self, idle: bool) -> Self {
        self.idle = idle;
        self
    }
}

impl MatrixRow {
    /// Whether nobody has to do with the task.
    #[must_use]
    pub fn is_gap(&self) -> bool {
        self.cells.is_empty()
    }

    /// The cell of a column, if there is something in it.
    #[must_use]
    pub fn cell(&self, column: usize) -> Option<&MatrixCell> {
        let at = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
        self.cells.get(at)
    }
}

impl Matrix {
    /// The matrix of a plan.
    ///
    /// *Complexity*: linear in sections and assignments, and sorting for the columns and the cells of each row.
    #[must_use]
    pub fn of(plan: &Plan, options: &MatrixOptions) -> Self {
        let paths = Paths::of(plan);
        let mut columns: Vec<MatrixColumn> = plan
            .departments()
            .iter()
            .map(|department| MatrixColumn {
                department: department.id,
                name: department.name.clone(),
                collective: department.is_collective(),
                tally: Tally::default(),
            })
            .collect();
        let mut rows: Vec<MatrixRow> = plan.tasks().iter().map(|task| row(task, &paths)).collect();
        for cell in rows.iter().flat_map(|row| &row.cells) {
            if let Some(column) = columns.get_mut(cell.column) {
                column.tally.add(cell.role);
                column.tally.mentions += cell.roles.len() as u32;
            }
        }
        columns.retain(|column| options.idle || column.tally.tasks() > 0);
        if options.order == ColumnOrder::Load {
            columns.sort_by_key(|column| std::cmp::Reverse((column.tally.tasks(), column.tally.lead)));
        }
        let mut place = vec![usize::MAX; plan.departments().len()];
        for (at, column) in columns.iter().enumerate() {
            if let Some(place) = place.get_mut(column.department.index()) {
                *place = at;
            }
        }
        for row in &mut rows {
            for cell in &mut row.cells {
                cell.column = place.get(cell.column).copied().unwrap_or(usize::MAX);
            }
            row.cells.sort_by_key(|cell| cell.column);
        }
        Self { caption: Caption::of(plan), columns, rows, remarks: Remarks::of(plan) }
    }

    /// Which document it is of.
    #[must_use]
    pub const fn caption(&self) -> &Caption {
        &self.caption
    }

    /// The departments, left to right.
    #[must_use]
    pub fn columns(&self) -> &[MatrixColumn] {
        &self.columns
    }

    /// The tasks, in document order.
    #[must_use]
    pub fn rows(&self) -> &[MatrixRow] {
        &self.rows
    }

    pub(super) const fn remarks(&self) -> Remarks {
        self.remarks
    }
}

/// A row whose cells are numbered by department; columns get their places once the load of all is known.
fn row(task: &Task, paths: &Paths<'_>) -> MatrixRow {
    let mut named: Vec<&Assignment> = task.assignments.iter().collect();
    named.sort_by_key(|assignment| assignment.department);
    let cells = named.chunk_by(|one, other| one.department == other.department).filter_map(|same| {
        let strongest = same.iter().min_by_key(|assignment| assignment.role)?;
        Some(MatrixCell {
            column: strongest.department.index(),
            role: strongest.role,
            basis: strongest.basis,
            roles: same.iter().map(|assignment| assignment.role).collect(),
        })
    });
    MatrixRow {
        task: task.id,
        path: paths.path(task.section).into(),
        title: task.title.clone(),
        group: paths.heading_above(task.section).map(Into::into),
        cells: cells.collect(),
    }
}
