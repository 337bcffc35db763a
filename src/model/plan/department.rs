//! Who a plan names: departments under their canonical names.

use crate::model::Plan;
use crate::model::ids::DepartmentId;
use crate::model::words::{DepartmentKind, Level};

/// An organisation that a plan names (单位), under its canonical name.
///
/// Spellings of one name meet in one department, which keeps them all.
///
/// ```
/// use fengong::model::DepartmentKind;
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new("一、重点任务\n（一）贯通绿道。打通断点。（市城管局牵头，各县区配合）\n（二）建设驿站。选好位置。（市城市管理局负责）")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let [management, counties] = plan.departments() else { unreachable!() };
/// assert_eq!((&*management.name, management.kind), ("市城市管理局", DepartmentKind::Government));
/// assert_eq!(management.names, ["市城管局".into(), "市城市管理局".into()]);
/// assert!(counties.is_collective());
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Department {
    /// Its id.
    pub id: DepartmentId,
    /// Its canonical name, such as 市发展改革委 for 市发改委.
    pub name: Box<str>,
    /// The names it goes by in this plan, in the order of first appearance.
    pub names: Vec<Box<str>>,
    /// What kind of organisation it is.
    pub kind: DepartmentKind,
    /// The level of government it belongs to.
    pub level: Option<Level>,
    /// The place it belongs to, such as 临沂市; bodies of the state have none.
    pub place: Option<Box<str>>,
    /// Whether the directory knew the name.
    pub known: bool,
    /// The members of a collective (各县区), where the directory knows them, by canonical name.
    pub members: Vec<Box<str>>,
}

impl Department {
    /// Whether it stands for several that are not named one by one (各县区, 有关部门).
    #[must_use]
    pub fn is_collective(&self) -> bool {
        self.kind == DepartmentKind::Collective
    }
}

impl Plan {
    /// The place that tells one of its departments from namesakes: its own, or, where its name says none, that of the plan.
    /// 省科技厅 is another body in a plan of another province; only bodies of the state are the same everywhere.
    pub(crate) fn scope_of<'p>(&'p self, department: &'p Department) -> Option<&'p str> {
        let of_plan = || self.header.place.as_deref().filter(|_| department.level != Some(Level::State));
        department.place.as_deref().or_else(of_plan)
    }

    /// The canonical name with the scope in brackets.
    pub(crate) fn full_name(&self, department: &Department) -> String {
        match self.scope_of(department) {
            Some(scope) => format!("{}（{scope}）", department.name),
            None => department.name.to_string(),
        }
    }
}
