//! Departments by name, over all plans of a graph.

use hashbrown::HashMap;

use super::PlanGraph;
use super::build::identity;
use super::set::{DepartmentSet, Set};
use super::view::DepartmentView;
use crate::error::Error;
use crate::text::fold;

impl PlanGraph {
    /// The department of a canonical name, or else of a name printed in a plan or of a
    /// [full name](DepartmentView::full_name); width and white space do not matter.
    ///
    /// *Complexity*: constant, after one pass over the names of all departments.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownDepartmentName`] when nobody is called so, [`Error::AmbiguousDepartment`] when several are,
    /// in different places or under a short name that they share: say which by one of the full names that the error lists or
    /// with [`department_in`](Self::department_in), or take them all with [`departments_named`](Self::departments_named).
    ///
    /// ```
    /// use fengong::model::Level;
    /// use fengong::{Error, Plan, graph::PlanGraph};
    /// let plan = |place: &str| {
    ///     Plan::builder("方案").with_place(place, Level::City).section("一", "任务").task("建成平台").lead("市城管局").build()
    /// };
    /// let graph = PlanGraph::from_plans([plan("甲市")?, plan("乙市")?]);
    /// assert!(matches!(graph.department_named("市城管局"), Err(Error::AmbiguousDepartment { .. })));
    /// assert_eq!(graph.department_named("市城管局（乙市）")?.scope(), Some("乙市"));
    /// assert_eq!(graph.departments_named("市城管局").len(), 2);
    /// assert_eq!(graph.department_in(Some("乙市"), "市城管局")?.full_name(), "市城管局（乙市）");
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub fn department_named(&self, name: &str) -> Result<DepartmentView<'_>, Error> {
        let named = self.departments_named(name);
        let canonical = named.filter(|department| crate::text::same_folded(department.name(), name));
        let candidates = if canonical.is_empty() { named } else { canonical };
        match (candidates.first(), candidates.len()) {
            (Some(department), 1) => Ok(department),
            (None, _) => Err(Error::UnknownDepartmentName { name: name.to_owned() }),
            _ => Err(Error::AmbiguousDepartment {
                name: name.to_owned(),
                departments: candidates.iter().map(DepartmentView::full_name).collect(),
            }),
        }
    }

    /// The departments of a canonical, printed or full name, in every place; nobody gives an empty set.
    ///
    /// *Complexity*: constant, after one pass over the names of all departments.
    #[must_use]
    pub fn departments_named(&self, name: &str) -> DepartmentSet<'_> {
        let index = self.by_name.get_or_init(|| name_index(self));
        let named = index.get(&*fold(name)).map_or(&[][..], Vec::as_slice);
        Set::row(self, named)
    }

    /// The department of that [scope](DepartmentView::scope) and canonical name; width and white space do not matter.
    ///
    /// *Complexity*: constant.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownDepartmentName`] when there is none.
    pub fn department_in(&self, scope: Option<&str>, name: &str) -> Result<DepartmentView<'_>, Error> {
        match self.by_identity.get(identity(scope, name).as_str()) {
            Some(&index) => Ok(DepartmentView::new(self, index)),
            None => Err(Error::UnknownDepartmentName { name: name.to_owned() }),
        }
    }
}

/// Departments by folded canonical, printed and full name, in the order of first appearance.
fn name_index(graph: &PlanGraph) -> HashMap<Box<str>, Vec<u32>> {
    let mut index: HashMap<Box<str>, Vec<u32>> = HashMap::new();
    for entry in &graph.plans {
        let joined = &graph.of_plan[entry.first_department as usize..];
        for (appearance, &department) in entry.plan.departments().iter().zip(joined) {
            let full = DepartmentView::new(graph, department).full_name();
            let names = core::iter::once(&appearance.name).chain(&appearance.names).map(|name| &**name);
            for name in names.chain([full.as_str()]) {
                let named = index.entry_ref(&*fold(name)).or_default();
                if named.last() != Some(&department) {
                    named.push(department);
                }
            }
        }
    }
    for named in index.values_mut() {
        named.sort_unstable();
        named.dedup();
        named.shrink_to_fit();
    }
    index
}
