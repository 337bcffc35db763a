//! What becomes of each department of a graph: the changes, checked and resolved before any plan is touched.

use std::collections::{BTreeMap, HashMap};

use super::super::build::identity;
use super::super::{DepartmentView, PlanGraph};
use super::{Change, Kind};
use crate::error::Error;
use crate::model::{Department, DepartmentId, Level};
use crate::text::{is_blank, same_folded};

/// A department after the reorganisation: one of the graph that stays, or a new one.
pub(super) struct Slot {
    /// What a plan that has not named it yet writes down.
    template: Department,
    scope: Option<Box<str>>,
    /// How many departments of the graph come together in it.
    sources: u32,
}

/// What becomes of one department of the graph.
pub(super) enum Fate {
    Stays(usize),
    Gone,
    Becomes(usize),
    /// By task; what is not listed goes to the first part.
    Divided(usize, BTreeMap<u32, usize>),
}

/// What becomes of every department of a graph.
pub(super) struct Fates {
    slots: Vec<Slot>,
    of: Vec<Fate>,
}

impl Slot {
    pub(super) fn name(&self) -> &str {
        &self.template.name
    }

    pub(super) fn scope(&self) -> Option<&str> {
        self.scope.as_deref()
    }

    /// Whether several departments came together in it.
    pub(super) const fn is_merged(&self) -> bool {
        self.sources > 1
    }

    /// Its entry in a plan of that place. The place is written out where the plan's own would say another; one that belongs
    /// nowhere is a body of the state there, even if its own plan did not say so.
    pub(super) fn entry(&self, id: DepartmentId, place: Option<&str>) -> Department {
        let mut entry = Department { id, ..self.template.clone() };
        let implied = entry.place.as_deref().or(place);
        match self.scope() {
            Some(scope) if !implied.is_some_and(|implied| same_folded(implied, scope)) => {
                entry.place = Some(scope.into());
            }
            None if implied.is_some() => entry.level = Some(Level::State),
            _ => {}
        }
        entry
    }
}

impl Fates {
    pub(super) fn of(graph: &PlanGraph, changes: &[Change]) -> Result<Self, Error> {
        let mut named = vec![false; graph.departments().len()];
        for change in changes {
            for &key in change.departments() {
                let index = graph.department(key)?.index() as usize;
                if core::mem::replace(&mut named[index], true) {
                    return Err(Error::ChangedTwice { key });
                }
            }
        }
        let mut fates = Self { slots: Vec::new(), of: Vec::with_capacity(named.len()) };
        // Who stays under which identity, so that a new name can mean them.
        let mut known: HashMap<String, usize> = HashMap::new();
        for (department, named) in graph.departments().iter().zip(named) {
            if named {
                fates.of.push(Fate::Gone);
                continue;
            }
            let scope = department.scope();
            known.insert(identity(scope, department.name()), fates.slots.len());
            fates.of.push(Fate::Stays(fates.slots.len()));
            let template = department.department().clone();
            fates.slots.push(Slot { template, scope: scope.map(Into::into), sources: 1 });
        }
        for Change(kind) in changes {
            match kind {
                Kind::Abolish(_) => {}
                Kind::Merge(departments, name) => {
                    let views: Result<Vec<_>, _> =
                        departments.iter().map(|&key| graph.department(key)).collect();
                    let views = views?;
                    let slot = fates.successor(&views, name, &mut known)?;
                    for view in views {
                        fates.of[view.index() as usize] = Fate::Becomes(slot);
                    }
                }
                Kind::Split(department, parts) => {
                    let view = graph.department(*department)?;
                    let mut slots = Vec::with_capacity(parts.len());
                    let mut tasks = BTreeMap::new();
                    for (name, keys) in parts {
                        let slot = fates.successor(&[view], name, &mut known)?;
                        slots.push(slot);
                        for &key in keys {
                            tasks.entry(graph.task(key)?.index()).or_insert(slot);
                        }
                    }
                    let first = slots.first().ok_or(Error::EmptyChange { what: "split" })?;
                    fates.of[view.index() as usize] = Fate::Divided(*first, tasks);
                }
            }
        }
        Ok(fates)
    }

    pub(super) fn slot(&self, slot: usize) -> Option<&Slot> {
        self.slots.get(slot)
    }

    pub(super) fn fate(&self, department: u32) -> &Fate {
        &self.of[department as usize]
    }

    /// Whether anything of a department changes, be it only that another joins it.
    pub(super) fn touches(&self, department: u32) -> bool {
        match self.fate(department) {
            Fate::Stays(slot) => self.slots[*slot].is_merged(),
            Fate::Gone | Fate::Becomes(_) | Fate::Divided(..) => true,
        }
    }

    /// The slot in which a department's part in a task lands, or its part in anything else.
    pub(super) fn lands(&self, department: u32, task: Option<u32>) -> Option<usize> {
        match self.fate(department) {
            Fate::Gone => None,
            Fate::Stays(slot) | Fate::Becomes(slot) => Some(*slot),
            Fate::Divided(first, tasks) => {
                Some(task.and_then(|task| tasks.get(&task)).copied().unwrap_or(*first))
            }
        }
    }

    /// The slot of what some departments become under a name.
    fn successor(
        &mut self,
        of: &[DepartmentView<'_>],
        name: &str,
        known: &mut HashMap<String, usize>,
    ) -> Result<usize, Error> {
        if name.chars().all(is_blank) {
            return Err(Error::EmptyName { what: "new department name" });
        }
        let first = of.first().ok_or(Error::EmptyChange { what: "merger" })?;
        let held = first.department();
        // One whose plan says no place meets the others at theirs; only bodies of the state belong nowhere.
        let elsewhere =
            || of.iter().find_map(|view| view.scope()).filter(|_| held.level != Some(Level::State));
        let scope = first.scope().or_else(elsewhere);
        let slot = *known.entry(identity(scope, name)).or_insert(self.slots.len());
        match self.slots.get_mut(slot) {
            Some(slot) => slot.sources += of.len() as u32,
            None => {
                let keeps_name = same_folded(name, &held.name);
                let template = Department {
                    name: if keeps_name { held.name.clone() } else { name.into() },
                    names: if keeps_name { held.names.clone() } else { vec![name.into()] },
                    known: keeps_name && held.known,
                    members: of.iter().flat_map(|view| view.members()).map(Into::into).collect(),
                    ..held.clone()
                };
                let scope = scope.map(Into::into);
                self.slots.push(Slot { template, scope, sources: of.len() as u32 });
            }
        }
        Ok(slot)
    }
}

impl Change {
    fn departments(&self) -> &[super::DepartmentKey] {
        match &self.0 {
            Kind::Abolish(department) | Kind::Split(department, _) => core::slice::from_ref(department),
            Kind::Merge(departments, _) => departments,
        }
    }
}
