//! The departments of a plan under construction: found by name, made once, described once.

use std::collections::HashSet;

use super::fault::{Fault, at};
use super::names::{Meant, Names};
use super::who::{DepartmentDraft, Who};
use super::{named, some_named};
use crate::document::names::is_collective;
use crate::error::Error;
use crate::model::ids::DepartmentId;
use crate::model::indicator::Indicator;
use crate::model::plan::{Department, Task};
use crate::model::words::DepartmentKind;
use crate::text::{fold, same_folded};

/// Departments in the order of first appearance. What is not said yet stays open until the plan is built.
#[derive(Debug, Clone, Default)]
pub(super) struct Departments {
    list: Vec<DepartmentDraft>,
    canonical: Names,
    others: Names,
}

impl Departments {
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// Forgets the departments added since there were `len`, so that a refused task leaves nothing behind.
    ///
    /// Only departments that a task brought in are ever forgotten, and those have no other names.
    pub(super) fn forget_after(&mut self, len: usize) {
        while self.list.len() > len {
            if let Some(draft) = self.list.pop() {
                self.canonical.forget_last(&draft.name, draft.place.as_deref());
            }
        }
    }

    /// The canonical name of a department.
    pub(super) fn name(&self, id: DepartmentId) -> Result<&str, Error> {
        self.list.get(id.index()).map(|draft| &*draft.name).ok_or(Error::UnknownDepartment { id })
    }

    /// Whom an assignment means; a name that nobody has becomes a department.
    pub(super) fn resolve(&mut self, who: &Who) -> Result<DepartmentId, Error> {
        let (name, place) = match who {
            Who::Known(id) => return self.name(*id).map(|_| *id),
            Who::Named { name, place } => (name, place.as_deref()),
        };
        named("department name", name)?;
        some_named("place name", place)?;
        for names in [&self.canonical, &self.others] {
            match names.find(name, place) {
                Meant::Nobody => {}
                Meant::One(id) => return Ok(id),
                Meant::Several(ids) => return Err(self.ambiguous(name, ids)),
            }
        }
        let mut draft = DepartmentDraft::new(name.clone());
        draft.place = place.map(Into::into);
        Ok(self.push(draft))
    }

    fn ambiguous(&self, name: &str, ids: &[DepartmentId]) -> Error {
        let full = |draft: &DepartmentDraft| match &draft.place {
            Some(place) => format!("{}（{place}）", draft.name),
            None => draft.name.to_string(),
        };
        Error::AmbiguousDepartment {
            name: name.to_owned(),
            departments: ids.iter().filter_map(|id| self.list.get(id.index())).map(full).collect(),
        }
    }

    /// Adds a department, or adds to what is said of one that is there; what contradicts is refused.
    pub(super) fn describe(&mut self, draft: DepartmentDraft) -> Result<DepartmentId, Fault> {
        named("department name", &draft.name).map_err(at("name"))?;
        some_named("place name", draft.place.as_deref()).map_err(at("place"))?;
        draft.names.iter().try_for_each(|name| named("printed name", name)).map_err(at("names"))?;
        draft.members.iter().try_for_each(|name| named("member name", name)).map_err(at("members"))?;
        let Meant::One(id) = self.canonical.at(&draft.name, draft.place.as_deref()) else {
            return Ok(self.push(draft));
        };
        let Some(there) = self.list.get_mut(id.index()) else {
            return Err(at("name")(Error::UnknownDepartment { id }));
        };
        let conflict = |what, known: String, given: String| {
            let name = draft.name.to_string();
            Fault::new(what, Error::ConflictingDepartment { name, what, known, given })
        };
        // All is compared before anything is changed.
        if let (Some(known), Some(given)) = (there.kind, draft.kind)
            && known != given
        {
            return Err(conflict("kind", known.to_string(), given.to_string()));
        }
        if let (Some(known), Some(given)) = (there.level, draft.level)
            && known != given
        {
            return Err(conflict("level", known.to_string(), given.to_string()));
        }
        if let (Some(known), Some(given)) = (there.known, draft.known)
            && known != given
        {
            return Err(conflict("known", known.to_string(), given.to_string()));
        }
        if !there.members.is_empty() && !draft.members.is_empty() && there.members != draft.members {
            return Err(conflict("members", there.members.join("、"), draft.members.join("、")));
        }
        there.kind = there.kind.or(draft.kind);
        there.level = there.level.or(draft.level);
        there.known = there.known.or(draft.known);
        if there.members.is_empty() {
            there.members = draft.members;
        }
        for name in draft.names {
            if !there.names.iter().any(|other| same_folded(other, &name)) {
                self.others.add(&name, there.place.as_deref(), id);
                there.names.push(name);
            }
        }
        Ok(id)
    }

    fn push(&mut self, draft: DepartmentDraft) -> DepartmentId {
        let id = DepartmentId::new(self.list.len());
        let place = draft.place.as_deref();
        self.canonical.add(&draft.name, place, id);
        for name in &draft.names {
            self.others.add(name, place, id);
        }
        self.list.push(draft);
        id
    }

    /// The departments as the plan has them: what nobody said gets its default, and printed names join the names.
    pub(super) fn finish(self, tasks: &[Task], indicators: &[Indicator]) -> Vec<Department> {
        let mut departments: Vec<_> = self
            .list
            .into_iter()
            .enumerate()
            .map(|(index, draft)| Department {
                id: DepartmentId::new(index),
                kind: draft.kind.unwrap_or_else(|| default_kind(&draft.name)),
                name: draft.name,
                names: draft.names,
                level: draft.level,
                place: draft.place,
                known: draft.known.unwrap_or(false),
                members: draft.members,
            })
            .collect();
        let mut seen: HashSet<(DepartmentId, String)> = departments
            .iter()
            .flat_map(|department| {
                department.names.iter().map(|name| (department.id, fold(name).into_owned()))
            })
            .collect();
        let named = indicators.iter().flat_map(|indicator| &indicator.departments);
        for assignment in tasks.iter().flat_map(|task| &task.assignments).chain(named) {
            if seen.insert((assignment.department, fold(&assignment.printed).into_owned()))
                && let Some(department) = departments.get_mut(assignment.department.index())
            {
                department.names.push((*assignment.printed).into());
            }
        }
        departments
    }
}

fn default_kind(name: &str) -> DepartmentKind {
    if is_collective(name) { DepartmentKind::Collective } else { DepartmentKind::Other }
}
