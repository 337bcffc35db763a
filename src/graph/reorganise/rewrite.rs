//! Plans rewritten by what becomes of their departments; plans that name none of these are shared as they are.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::build::identity;
use super::super::key::{DepartmentKey, IndicatorKey, TaskKey};
use super::super::{DepartmentView, PlanGraph, PlanView};
use super::Duty;
use super::fate::{Fate, Fates};
use crate::model::{Assignment, Department, DepartmentId, Plan, Role};
use crate::text::same_folded;

/// A [`Move`](super::Move) before the new graph has keys: `to` is a slot.
pub(super) struct Moved {
    pub(super) duty: Duty,
    pub(super) from: DepartmentKey,
    /// Where it stands among the departments; keys keep another order once a plan was withdrawn.
    pub(super) place: u32,
    pub(super) before: Role,
    pub(super) to: Option<usize>,
    pub(super) after: Option<Role>,
    pub(super) met: bool,
}

pub(super) fn rewrite(graph: &PlanGraph, fates: &Fates) -> (Vec<Arc<Plan>>, Vec<Moved>) {
    let mut moved = Vec::new();
    let plans = graph.plans().map(|view| {
        let number = view.number();
        let ids = view.plan().departments().iter().map(|department| department.id);
        let joined: Vec<u32> = ids.map(|id| graph.joined(number, id)).collect();
        let touched = |&department: &u32| fates.touches(department);
        // A collective of this plan may have a member that only another plan names by itself.
        let has_members =
            || view.plan().departments().iter().any(|department| !department.members.is_empty());
        if !joined.iter().any(touched) && !has_members() {
            return graph.plans[number].plan.clone();
        }
        Arc::new(Rewriting::of(graph, fates, view, joined).plan(&mut moved))
    });
    let plans = plans.collect();
    (plans, moved)
}

/// One plan on its way.
struct Rewriting<'r> {
    graph: &'r PlanGraph,
    fates: &'r Fates,
    view: PlanView<'r>,
    /// The graph's department for each of the plan's.
    joined: Vec<u32>,
    departments: Vec<Department>,
    /// The new department of a slot, and that of an old department which stays.
    of_slot: HashMap<usize, DepartmentId>,
    of_old: Vec<Option<DepartmentId>>,
}

impl<'r> Rewriting<'r> {
    /// Makes the new list of departments: each stands where the first of those that became it stood.
    fn of(graph: &'r PlanGraph, fates: &'r Fates, view: PlanView<'r>, joined: Vec<u32>) -> Self {
        let mut new = Self {
            graph,
            fates,
            view,
            of_old: vec![None; joined.len()],
            joined,
            departments: Vec::new(),
            of_slot: HashMap::new(),
        };
        let plan = view.plan();
        for (at, old) in plan.departments().iter().enumerate() {
            match fates.fate(new.joined[at]) {
                Fate::Gone => {}
                Fate::Stays(slot) => {
                    let id = new.stays(*slot, old);
                    new.of_old[at] = Some(id);
                }
                Fate::Becomes(slot) => {
                    new.enter(*slot);
                }
                Fate::Divided(first, tasks) => {
                    let mut parts: Vec<usize> = view
                        .task_range()
                        .zip(plan.tasks())
                        .filter(|(_, task)| task.assignments.iter().any(|each| each.department == old.id))
                        .map(|(task, _)| tasks.get(&task).copied().unwrap_or(*first))
                        .collect();
                    // Only the parts that have a task here are named here; where none has, the first stands for all.
                    if parts.is_empty()
                        || plan.indicators().iter().any(|each| names(&each.departments, old.id))
                    {
                        parts.push(*first);
                    }
                    parts.sort_unstable();
                    parts.dedup();
                    for slot in parts {
                        new.enter(slot);
                    }
                }
            }
        }
        new.rename_members();
        new
    }

    fn place(&self) -> Option<&'r str> {
        self.view.plan().header().place.as_deref()
    }

    /// The plan's department of a slot, made where there is none yet.
    fn enter(&mut self, slot: usize) -> Option<DepartmentId> {
        if let Some(&id) = self.of_slot.get(&slot) {
            let held = &mut self.departments[id.index()];
            // Whoever joins it is printed by its canonical name from now on.
            if !held.names.contains(&held.name) {
                held.names.push(held.name.clone());
            }
            return Some(id);
        }
        let id = DepartmentId::new(self.departments.len());
        let entry = self.fates.slot(slot)?.entry(id, self.place());
        self.departments.push(entry);
        self.of_slot.insert(slot, id);
        Some(id)
    }

    /// One that stays keeps its own entry; if somebody who joins it came first, the two entries become one.
    fn stays(&mut self, slot: usize, old: &Department) -> DepartmentId {
        let is_merged = self.fates.slot(slot).is_some_and(super::fate::Slot::is_merged);
        match self.of_slot.get(&slot) {
            Some(&id) if is_merged => {
                self.departments[id.index()] = Department { id, ..old.clone() };
                id
            }
            _ => {
                let id = DepartmentId::new(self.departments.len());
                self.departments.push(Department { id, ..old.clone() });
                self.of_slot.entry(slot).or_insert(id);
                id
            }
        }
    }

    /// Members of collectives are names; one that means a department which becomes another gets the other's name.
    fn rename_members(&mut self) {
        let place = self.place();
        for department in self.departments.iter_mut().filter(|department| !department.members.is_empty()) {
            let scope = department.place.as_deref().or(place);
            let mut members: Vec<Box<str>> = Vec::with_capacity(department.members.len());
            for member in &department.members {
                let found = [scope, Some(&**member)]
                    .into_iter()
                    .find_map(|scope| self.graph.by_identity.get(identity(scope, member).as_str()).copied());
                let name = match found {
                    None => Some(&**member),
                    Some(found) => match self.fates.fate(found) {
                        Fate::Stays(_) => Some(&**member),
                        _ => self
                            .fates
                            .lands(found, None)
                            .and_then(|slot| self.fates.slot(slot))
                            .map(|slot| slot.name()),
                    },
                };
                if let Some(name) = name.filter(|name| !members.iter().any(|known| **known == **name)) {
                    members.push(name.into());
                }
            }
            department.members = members;
        }
    }

    fn plan(self, moved: &mut Vec<Moved>) -> Plan {
        let mut plan = self.view.plan().clone();
        let key = self.view.key();
        for (index, task) in self.view.task_range().zip(&mut plan.tasks) {
            let duty = Duty::Task(TaskKey::new(key, task.id));
            self.assignments(&mut task.assignments, Some(index), duty, moved);
        }
        for indicator in &mut plan.indicators {
            let duty = Duty::Indicator(IndicatorKey::new(key, indicator.id));
            self.assignments(&mut indicator.departments, None, duty, moved);
        }
        plan.departments = self.departments;
        plan
    }

    /// Rewrites one list of assignments and notes what moved.
    fn assignments(&self, list: &mut Vec<Assignment>, task: Option<u32>, duty: Duty, moved: &mut Vec<Moved>) {
        let joined = |assignment: &Assignment| self.joined[assignment.department.index()];
        if !list.iter().any(|assignment| self.fates.touches(joined(assignment))) {
            for assignment in list.iter_mut() {
                if let Some(id) = self.of_old[assignment.department.index()] {
                    assignment.department = id;
                }
            }
            return;
        }
        // Each department once, with its highest role and where it lands; and what comes together in each slot.
        let mut parts: Vec<(u32, Role, Option<usize>)> = Vec::new();
        let mut places: HashMap<u32, usize> = HashMap::new();
        for assignment in list.iter() {
            let department = joined(assignment);
            let place = *places.entry(department).or_insert(parts.len());
            match parts.get_mut(place) {
                Some((_, role, _)) => *role = assignment.role.min(*role),
                None => parts.push((department, assignment.role, self.fates.lands(department, task))),
            }
        }
        let mut together: HashMap<usize, (Role, u32)> = HashMap::new();
        for &(_, role, slot) in &parts {
            if let Some(slot) = slot {
                let (highest, count) = together.entry(slot).or_insert((role, 0));
                (*highest, *count) = (role.min(*highest), *count + 1);
            }
        }
        for &(department, before, to) in &parts {
            if !matches!(self.fates.fate(department), Fate::Stays(_)) {
                let landed = to.and_then(|slot| together.get(&slot).copied());
                moved.push(Moved {
                    duty,
                    from: DepartmentView::new(self.graph, department).key(),
                    place: department,
                    before,
                    to,
                    after: landed.map(|(role, _)| role),
                    met: landed.is_some_and(|(_, count)| count > 1),
                });
            }
        }
        *list = self.kept(core::mem::take(list), task);
    }

    /// The assignments that are left. Only where departments came together is one named twice kept once, where its highest
    /// role stands; what a document says twice of a department that was left alone is its own affair.
    fn kept(&self, list: Vec<Assignment>, task: Option<u32>) -> Vec<Assignment> {
        let mut kept: Vec<Option<Assignment>> = Vec::with_capacity(list.len());
        let mut places: HashMap<usize, usize> = HashMap::new();
        for assignment in list {
            let old = assignment.department.index();
            let department = self.joined[old];
            let stays = matches!(self.fates.fate(department), Fate::Stays(_));
            let Some(slot) = self.fates.lands(department, task) else { continue };
            let Some(held) = self.fates.slot(slot) else { continue };
            let Some(id) = (if stays { self.of_old[old] } else { self.of_slot.get(&slot).copied() }) else {
                continue;
            };
            let same_name = || same_folded(held.name(), &self.view.plan().departments()[old].name);
            let printed = if stays || same_name() { assignment.printed.clone() } else { held.name().into() };
            let mut assignment = Assignment { department: id, printed, ..assignment };
            if held.is_merged() {
                let place = places.entry(slot).or_insert(kept.len());
                match kept.get_mut(*place).and_then(Option::as_mut) {
                    Some(earlier) if earlier.role <= assignment.role => {
                        earlier.open |= assignment.open;
                        continue;
                    }
                    Some(earlier) => {
                        assignment.open |= earlier.open;
                        kept[*place] = None;
                        *place = kept.len();
                    }
                    None => {}
                }
            }
            kept.push(Some(assignment));
        }
        kept.into_iter().flatten().collect()
    }
}

fn names(assignments: &[Assignment], department: DepartmentId) -> bool {
    assignments.iter().any(|assignment| assignment.department == department)
}
