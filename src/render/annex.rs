//! The annex table (责任分工表): one row for each task, one column for each role, as an office prints it.

use std::collections::{HashMap, HashSet};

use super::caption::{Caption, Remarks};
use super::paths::Paths;
use crate::model::{DepartmentId, LeadBasis, Plan, Role, Task, TaskId};

/// The division of work as an office prints it behind a plan (责任分工表): 序号、任务、牵头单位、责任单位、配合单位、完成时限,
/// and 指导单位 where somebody has that role.
///
/// Rows are all tasks in document order; one that names nobody says so. Names stand as printed, in the order of the text,
/// and once for each role.
///
/// ```
/// use fengong::render::AnnexTable;
/// use fengong::{Directory, Plan, text::Source};
///
/// let source = Source::new("一、重点任务\n（一）建设实验室。（责任单位：市科技局、市财政局）")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// println!("{}", AnnexTable::of(&plan).to_markdown());
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnexTable {
    caption: Caption,
    rows: Vec<AnnexRow>,
    remarks: Remarks,
}

/// One task of an [`AnnexTable`].
///
/// ```
/// use fengong::model::Role;
/// use fengong::render::AnnexTable;
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new("一、重点任务\n（一）贯通绿道。打通断点。（市园林局牵头，市水利局、市财政局等配合，2026年底前完成）")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let table = AnnexTable::of(&plan);
/// let row = &table.rows()[0];
/// assert_eq!((row.names_of(Role::Support).as_str(), &*row.deadlines[0]), ("市水利局、市财政局等", "2026年底前完成"));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AnnexRow {
    /// Which task.
    pub task: TaskId,
    /// The path of its heading, such as `三/（一）/1`.
    pub path: Box<str>,
    /// Its title.
    pub title: Box<str>,
    /// The heading above it, with its marker; `None` for a task at the top.
    pub group: Option<Box<str>>,
    /// Who has to do with it, in the order of the text; empty for a gap.
    pub names: Vec<AnnexName>,
    /// The deadlines of its clauses (完成时限), as printed, each once.
    pub deadlines: Vec<Box<str>>,
}

/// One name in an [`AnnexRow`], as printed and by its canonical name.
///
/// ```
/// use fengong::render::AnnexTable;
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new("一、重点任务\n（一）贯通绿道。打通断点。（市园林局负责）")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let table = AnnexTable::of(&plan);
/// let name = &table.rows()[0].names[0];
/// assert_eq!((&*name.printed, &*name.canonical), ("市园林局", "市园林绿化局"));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AnnexName {
    /// Which department.
    pub department: DepartmentId,
    /// Its name as printed here.
    pub printed: Box<str>,
    /// Its canonical name.
    pub canonical: Box<str>,
    /// What it does for the task.
    pub role: Role,
    /// On what ground it has this role, above all why it counts as the lead (牵头依据).
    pub basis: LeadBasis,
    /// Whether 等 leaves the list open behind it.
    pub open: bool,
}

impl AnnexRow {
    /// Whether nobody has to do with the task.
    #[must_use]
    pub fn is_gap(&self) -> bool {
        self.names.is_empty()
    }

    /// The names of one role as they stand in a cell, joined by 、, with 等 behind a name that leaves the list open.
    #[must_use]
    pub fn names_of(&self, role: Role) -> String {
        let mut cell = String::new();
        for name in self.names.iter().filter(|name| name.role == role) {
            if !cell.is_empty() {
                cell.push('、');
            }
            cell.push_str(&name.printed);
            if name.open {
                cell.push('等');
            }
        }
        cell
    }
}

impl AnnexTable {
    /// The annex table of a plan.
    ///
    /// *Complexity*: linear in sections and assignments.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let paths = Paths::of(plan);
        let rows = plan.tasks().iter().map(|task| row(plan, task, &paths)).collect();
        Self { caption: Caption::of(plan), rows, remarks: Remarks::of(plan) }
    }

    /// Which document it is of.
    #[must_use]
    pub const fn caption(&self) -> &Caption {
        &self.caption
    }

    /// The tasks, in document order.
    #[must_use]
    pub fn rows(&self) -> &[AnnexRow] {
        &self.rows
    }

    /// The roles that have a column: 牵头, 责任 and 配合 always, 指导 where somebody has it.
    #[must_use]
    pub fn roles(&self) -> Vec<Role> {
        let guided = self.rows.iter().flat_map(|row| &row.names).any(|name| name.role == Role::Guide);
        let mut roles = vec![Role::Lead, Role::Joint, Role::Support];
        if guided {
            roles.push(Role::Guide);
        }
        roles
    }

    pub(super) const fn remarks(&self) -> Remarks {
        self.remarks
    }
}

fn row(plan: &Plan, task: &Task, paths: &Paths<'_>) -> AnnexRow {
    let mut names: Vec<AnnexName> = Vec::with_capacity(task.assignments.len());
    let mut places: HashMap<(DepartmentId, Role), usize> = HashMap::new();
    for assignment in &task.assignments {
        let place = *places.entry((assignment.department, assignment.role)).or_insert(names.len());
        if let Some(name) = names.get_mut(place) {
            name.open |= assignment.open;
            continue;
        }
        names.push(AnnexName {
            department: assignment.department,
            printed: (*assignment.printed).into(),
            canonical: plan
                .department(assignment.department)
                .map_or(&*assignment.printed, |department| &department.name)
                .into(),
            role: assignment.role,
            basis: assignment.basis,
            open: assignment.open,
        });
    }
    let mut seen = HashSet::new();
    let deadlines = task.clauses.iter().filter_map(|clause| clause.deadline.as_ref());
    let deadlines = deadlines.filter(|deadline| seen.insert(&***deadline)).cloned().collect();
    AnnexRow {
        task: task.id,
        path: paths.path(task.section).into(),
        title: task.title.clone(),
        group: paths.heading_above(task.section).map(Into::into),
        names,
        deadlines,
    }
}
