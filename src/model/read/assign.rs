//! From the names of a clause to assignments: departments resolved, roles and leads decided.

use std::collections::HashMap;

use crate::document::{Entry, Part, names};
use crate::model::directory::{Directory, Jurisdiction};
use crate::model::ids::DepartmentId;
use crate::model::plan::Department;
use crate::model::words::{DepartmentKind, LeadBasis, Role};
use crate::text::{Span, fold};

/// The departments of the plan that is being read, each under one canonical name.
pub(super) struct Departments<'d> {
    directory: &'d Directory,
    jurisdiction: Option<Jurisdiction>,
    list: Vec<Department>,
    /// Where each was first printed.
    first: Vec<Span>,
    printed: HashMap<Box<str>, DepartmentId>,
    canonical: HashMap<(Box<str>, Box<str>), DepartmentId>,
}

impl<'d> Departments<'d> {
    pub(super) fn new(directory: &'d Directory, jurisdiction: Option<Jurisdiction>) -> Self {
        Self {
            directory,
            jurisdiction,
            list: Vec::new(),
            first: Vec::new(),
            printed: HashMap::new(),
            canonical: HashMap::new(),
        }
    }

    /// The department of a printed name; `prefix` is the level said once for a whole list (省科技厅、工业和信息化厅).
    pub(super) fn named(&mut self, name: &str, prefix: Option<&str>, span: Span) -> DepartmentId {
        let folded = fold(name);
        let key: Box<str> = match prefix {
            Some(prefix) => format!("{prefix}{folded}").into(),
            None => (*folded).into(),
        };
        if let Some(&id) = self.printed.get(&key) {
            self.also_printed(id, name);
            return id;
        }
        let resolved = self.directory.resolve(&key, self.jurisdiction.as_ref());
        let kind = if names::is_collective(&folded) { DepartmentKind::Collective } else { resolved.kind };
        let place = resolved.place.clone().unwrap_or_default();
        let id = match self.canonical.get(&(resolved.name.clone(), place.clone())) {
            Some(&id) => id,
            None => {
                let id = DepartmentId::new(self.list.len());
                let members = match kind {
                    DepartmentKind::Collective => self
                        .directory
                        .members(&resolved.name, resolved.place.as_deref().or(self.place()))
                        .to_vec(),
                    _ => Vec::new(),
                };
                self.list.push(Department {
                    id,
                    name: resolved.name.clone(),
                    names: Vec::new(),
                    kind,
                    level: resolved.level,
                    place: resolved.place,
                    known: resolved.known,
                    members,
                });
                self.first.push(span);
                self.canonical.insert((resolved.name, place), id);
                id
            }
        };
        self.also_printed(id, name);
        self.printed.insert(key, id);
        id
    }

    fn place(&self) -> Option<&str> {
        self.jurisdiction.as_ref().map(|found| &*found.place).filter(|place| !place.is_empty())
    }

    fn also_printed(&mut self, id: DepartmentId, name: &str) {
        if let Some(department) = self.list.get_mut(id.index())
            && !department.names.iter().any(|known| **known == *name)
        {
            department.names.push(name.into());
        }
    }

    /// The departments so far, each with the place of its first appearance.
    pub(super) fn with_places(&self) -> impl Iterator<Item = (&Department, Span)> {
        self.list.iter().zip(self.first.iter().copied())
    }

    pub(super) fn list(&self) -> &[Department] {
        &self.list
    }

    pub(super) fn into_list(self) -> Vec<Department> {
        self.list
    }
}

/// The roles of a clause's names. A stated lead wins; then the document's own rule; then, where the caller allows it, the first of a
/// list that does not say that each does its own part. Lists of nobody but collectives have no lead.
pub(super) fn roles(
    entries: &[(Entry, bool)],
    document_rule: bool,
    first_listed: bool,
) -> Vec<(Role, LeadBasis)> {
    let stated = entries.iter().any(|(entry, _)| entry.part == Part::Lead);
    let listed = |entry: &Entry| matches!(entry.part, Part::Listed { .. });
    let only_collectives =
        entries.iter().filter(|(entry, _)| listed(entry)).all(|&(_, collective)| collective);
    let lead = entries
        .iter()
        .position(|(entry, _)| listed(entry))
        .filter(|_| !stated && !only_collectives)
        .and_then(|at| {
            let each = entries.get(at).is_some_and(|(entry, _)| entry.part == Part::Listed { each: true });
            match (document_rule, each) {
                (true, _) => Some((at, LeadBasis::DocumentRule)),
                (false, false) if first_listed => Some((at, LeadBasis::FirstListed)),
                _ => None,
            }
        });
    entries
        .iter()
        .enumerate()
        .map(|(at, (entry, _))| match (entry.part, lead) {
            (Part::Lead, _) => (Role::Lead, LeadBasis::Stated),
            (Part::Support, _) => (Role::Support, LeadBasis::Stated),
            (Part::Guide, _) => (Role::Guide, LeadBasis::Stated),
            (Part::Listed { .. }, Some((first, basis))) if first == at => (Role::Lead, basis),
            (Part::Listed { .. }, _) => (Role::Joint, LeadBasis::None),
        })
        .collect()
}

/// The level prefix that a name hands on to the bare names behind it: 省科技厅 and 省委宣传部 both hand on 省.
pub(super) fn prefix_of(name: &str) -> Option<&'static str> {
    ["省", "自治区", "市", "区", "县", "州", "盟", "旗"].into_iter().find(|prefix| {
        name.strip_prefix(prefix).is_some_and(|rest| {
            rest.chars().count() >= 2
                && names::likeness(name) == names::Likeness::Strong
                && names::likeness(rest) != names::Likeness::No
        })
    })
}
