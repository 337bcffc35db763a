//! From plans to the graph: departments are joined first, then one pass over the assignments makes edges and sums.

use std::sync::{Arc, OnceLock};

use petgraph::graph::Graph;

use super::coverage::Seen;
use super::key::{DepartmentKey, PlanKey};
use super::weight::Node;
use super::{DepartmentEntry, Part, Parts, PlanEntry, PlanGraph};
use crate::model::{Assignment, DepartmentKind, Plan, Role, TaskId};
use crate::text::fold;

pub(super) fn build(plans: Vec<Arc<Plan>>) -> PlanGraph {
    let mut graph = PlanGraph::default();
    let tasks = plans.iter().map(|plan| plan.tasks.len()).sum();
    // Lists that grow need twice the memory while they move, and counting the assignments of all plans beforehand would fetch
    // them from memory once more. So some plans are counted, and a little room is given beyond what they promise.
    let step = (plans.len() / 256).max(1);
    let counted = plans.iter().step_by(step).flat_map(|plan| &plan.tasks);
    let edges = counted.map(|task| task.assignments.len()).sum::<usize>() * step;
    let edges = if step == 1 { edges } else { edges + edges / 32 };
    let indicators: usize = plans.iter().map(|plan| plan.indicators.len()).sum();
    // How many departments there are is not known yet, but they are few beside the tasks.
    let mut lent = Graph::with_capacity(tasks + tasks / 64 + indicators, edges + 2 * indicators);
    graph.first_edges.reserve_exact(tasks);
    graph.task_parts.reserve_exact(tasks);
    graph.edge_departments.reserve_exact(edges);
    graph.edge_parts.reserve_exact(edges);
    let named: usize = plans.iter().map(|plan| plan.departments.len()).sum();
    graph.of_plan.reserve_exact(named);
    // Plans mostly name those that others name too, so that few times the most of one plan is enough for many.
    let most = plans.iter().map(|plan| plan.departments.len()).max().unwrap_or_default();
    graph.by_identity.reserve(named.min(4 * most));
    graph.departments.reserve(named.min(4 * most));
    graph.places.reserve(named.min(4 * most));
    graph.plans.reserve_exact(plans.len());
    for (number, plan) in plans.iter().enumerate() {
        for task in 0..plan.tasks.len() {
            lent.add_node(Node::Task((PlanKey::new(number), TaskId::new(task)).into()));
        }
    }
    // Each plan is read in one go, petgraph's lists included: fetching it from memory costs more than what is done with it.
    let (mut first_task, mut turned, mut key) = (0, false, Identity::default());
    for (number, plan) in plans.into_iter().enumerate() {
        let (read, known) = (plan.tasks.len(), graph.departments.len());
        turned |= graph.join(plan, first_task, &mut key);
        for entry in &graph.departments[known..] {
            lent.add_node(Node::Department(entry.key));
        }
        graph.read_tasks(number, |task, department, assignment| {
            super::lent::add_assignment(&mut lent, tasks, task, department, assignment);
        });
        first_task += as_u32(read);
    }
    if turned {
        graph.look_at_collectives();
    }
    graph.lend_indicators(&mut lent);
    graph.edge_departments.shrink_to_fit();
    graph.edge_parts.shrink_to_fit();
    graph.dues.shrink();
    graph.gaps.shrink();
    lent.shrink_to_fit();
    graph.petgraph = OnceLock::from(lent);
    graph.holdings.reserve();
    graph.hold(0);
    graph
}

impl PlanGraph {
    /// Takes a plan in behind the others and joins its departments with those that are known. Says whether somebody known
    /// has become a collective by it, or is one no longer.
    pub(super) fn join(&mut self, plan: Arc<Plan>, first_task: u32, key: &mut Identity) -> bool {
        let number = self.plans.len() as u32;
        let (first_department, departments) = (as_u32(self.of_plan.len()), self.departments.len() as u32);
        let first_indicator =
            self.plans.last().map_or(0, |last| last.first_indicator + as_u32(last.plan.indicators.len()));
        let mut turned = false;
        key.gather(&plan);
        for (department, key) in plan.departments.iter().zip(key.each()) {
            let next = self.departments.len() as u32;
            let index = *self.by_identity.entry_ref(key).or_insert(next);
            let collective = department.kind == DepartmentKind::Collective;
            if index == next {
                let key = DepartmentKey::new(as_u32(self.places.len()));
                self.places.push(index);
                self.departments.push(DepartmentEntry { key, plan: number, id: department.id, collective });
            } else if department.known {
                // A plan read with a better directory says more than an earlier one that did not know the name.
                let entry = self.departments[index as usize];
                let held = if entry.plan == number { &plan } else { &self.plans[entry.plan as usize].plan };
                if !held.departments[entry.id.index()].known {
                    turned |= entry.collective != collective;
                    self.departments[index as usize] =
                        DepartmentEntry { plan: number, id: department.id, collective, ..entry };
                }
            }
            self.of_plan.push(index);
        }
        let key = PlanKey::new(self.next_plan as usize);
        self.next_plan += 1;
        let windows = OnceLock::new();
        self.plans.push(PlanEntry {
            key,
            plan,
            first_task,
            first_department,
            first_indicator,
            departments,
            windows,
        });
        self.holdings.grow_to(self.departments.len());
        turned
    }

    /// Reads the tasks of a plan that was taken in last: edges, mentions, gaps and what is due.
    pub(super) fn read_tasks(&mut self, plan: usize, mut each: impl FnMut(u32, u32, &Assignment)) {
        let entry = self.plans[plan].clone();
        let of_plan = &self.of_plan[entry.first_department as usize..];
        // Counting first costs little, and fetches the assignments of many tasks at once instead of one after the other.
        for assignment in entry.plan.tasks.iter().flat_map(|task| &task.assignments) {
            self.holdings.mention(of_plan[assignment.department.index()]);
        }
        for (task, read) in (entry.first_task..).zip(&entry.plan.tasks) {
            let (mut seen, mut parts) = (Seen::default(), Parts::default());
            for assignment in &read.assignments {
                let department = of_plan[assignment.department.index()];
                self.edge_departments.push(department);
                let part = Part::new(assignment.role, assignment.basis);
                self.edge_parts.push(part);
                parts.add(part);
                let lead = assignment.role == Role::Lead;
                seen.name(department, lead, self.departments[department as usize].collective);
                each(task, department, assignment);
            }
            self.gaps.note(task, &seen);
            self.task_parts.push(parts);
            self.first_edges.push(as_u32(self.edge_departments.len()));
        }
        self.dues.note(&entry.plan, entry.first_task);
    }

    /// Gives the tasks from `first` on to their departments.
    pub(super) fn hold(&mut self, first: u32) {
        for task in first..self.task_count() {
            for edge in self.task_edges(task) {
                let (department, role) = (self.edge_department(edge), self.edge_role(edge));
                self.holdings.add(department, task, role);
            }
        }
    }

    /// Finds out anew which tasks only collectives have, after somebody became one.
    pub(super) fn look_at_collectives(&mut self) {
        let only = |task: &u32| {
            let mut edges = self.task_edges(*task).peekable();
            edges.peek().is_some()
                && edges.all(|edge| self.departments[self.edge_department(edge) as usize].collective)
        };
        self.gaps.only_collectives = (0..self.task_count()).filter(only).collect();
    }

    /// Puts aside what is worked out from the plans when it is asked for.
    pub(super) fn put_aside(&mut self) {
        self.appearances = OnceLock::new();
        self.by_name = OnceLock::new();
        self.titles = OnceLock::new();
        self.petgraph = OnceLock::new();
    }
}

/// Places are 32 bits wide.
fn as_u32(count: usize) -> u32 {
    let fits = u32::try_from(count);
    assert!(fits.is_ok(), "the plans do not fit 32 bits");
    fits.unwrap_or_default()
}

/// What a department is known by over all plans: scope and canonical name, folded.
pub(super) fn identity(scope: Option<&str>, name: &str) -> String {
    let mut identity = Identity::default();
    identity.add(scope, name);
    identity.text
}

/// The identities of a plan's departments, end to end. Names lie wherever the plan has put them: gathered before the first is
/// looked up, they are fetched from memory together.
#[derive(Debug, Default)]
pub(super) struct Identity {
    text: String,
    ends: Vec<usize>,
    /// The scope of the last one, as it is and folded: those of a plan mostly share it.
    scope: Option<Box<str>>,
    prefix: String,
}

impl Identity {
    fn gather(&mut self, plan: &Plan) {
        self.text.clear();
        self.ends.clear();
        for department in &plan.departments {
            self.add(plan.scope_of(department), &department.name);
        }
    }

    /// The identities that were gathered, in order.
    fn each(&self) -> impl Iterator<Item = &str> {
        let starts = core::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| self.text.get(start..end).unwrap_or_default())
    }

    fn add(&mut self, scope: Option<&str>, name: &str) {
        if self.scope.as_deref() != scope {
            self.prefix.clear();
            if let Some(scope) = scope {
                // Folded texts have no white space, so nothing reads the same when put together, and no scope is not an
                // empty one.
                self.prefix.push_str(&fold(scope));
                self.prefix.push(' ');
            }
            self.scope = scope.map(Into::into);
        }
        self.text.push_str(&self.prefix);
        self.text.push_str(&fold(name));
        self.ends.push(self.text.len());
    }
}

/// The departments that one task names, each once, with the highest role it has there. One is made for many tasks, so
/// that a task costs only its own assignments.
pub(super) struct Touched {
    place: Vec<u32>,
    list: Vec<(u32, Role)>,
}

impl Touched {
    pub(super) fn new(departments: usize) -> Self {
        Self { place: vec![u32::MAX; departments], list: Vec::new() }
    }

    /// Notes that a department is named with a role.
    pub(super) fn name(&mut self, department: u32, role: Role) {
        let place = &mut self.place[department as usize];
        match self.list.get_mut(*place as usize) {
            // Roles are declared from the highest to the lowest.
            Some((_, held)) => *held = role.min(*held),
            None => {
                *place = self.list.len() as u32;
                self.list.push((department, role));
            }
        }
    }

    /// What was noted since the last [`drain`](Self::drain), in the order of first naming.
    pub(super) fn as_slice(&self) -> &[(u32, Role)] {
        &self.list
    }

    /// Forgets what was noted and is ready for the next task.
    pub(super) fn clear(&mut self) {
        drop(self.drain());
    }

    /// Hands out what was noted and is ready for the next task.
    pub(super) fn drain(&mut self) -> impl Iterator<Item = (u32, Role)> {
        for &(department, _) in &self.list {
            self.place[department as usize] = u32::MAX;
        }
        self.list.drain(..)
    }
}
