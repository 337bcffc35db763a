//! From plans to the graph: departments are joined first, then one pass over the assignments makes edges and sums.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use petgraph::graph::Graph;

use super::coverage::Marks;
use super::key::{DepartmentKey, IndicatorKey, PlanKey, TaskKey};
use super::rows::Rows;
use super::weight::{Assigned, Edge, Node};
use super::workload::Tally;
use super::{DepartmentEntry, PlanEntry, PlanGraph};
use crate::model::{Department, DepartmentId, DepartmentKind, Level, Plan, Role};
use crate::text::fold;

pub(super) fn build(plans: &[Arc<Plan>]) -> PlanGraph {
    let joined = Joined::of(plans);
    let task_count: usize = plans.iter().map(|plan| plan.tasks.len()).sum();
    let edge_count = plans.iter().flat_map(|plan| &plan.tasks).map(|task| task.assignments.len()).sum();

    let mut graph = Graph::with_capacity(task_count + joined.entries.len(), edge_count);
    let mut entries = Vec::with_capacity(plans.len());
    let mut first_department = 0;
    let mut first_indicator = 0;
    for (number, plan) in plans.iter().enumerate() {
        let first_task = graph.node_count() as u32;
        entries.push(PlanEntry { plan: plan.clone(), first_task, first_department, first_indicator });
        first_indicator += plan.indicators.len() as u32;
        first_department += plan.departments.len() as u32;
        for task in &plan.tasks {
            graph.add_node(Node::Task(TaskKey::new(PlanKey::new(number), task.id)));
        }
    }
    for department in 0..joined.entries.len() {
        graph.add_node(Node::Department(DepartmentKey::new(department as u32)));
    }

    let collective: Vec<bool> =
        joined.entries.iter().map(|entry| entry.of(plans).kind == DepartmentKind::Collective).collect();
    let mut first_edges = Vec::with_capacity(task_count + 1);
    first_edges.push(0);
    let mut marks = Vec::with_capacity(task_count);
    let mut tallies = vec![Tally::default(); joined.entries.len()];
    let mut pairs: Vec<Pair> = Vec::with_capacity(edge_count);
    let mut touched = Touched::new(joined.entries.len());
    for entry in &entries {
        for task in &entry.plan.tasks {
            let node = PlanGraph::task_node(marks.len() as u32);
            for assignment in &task.assignments {
                let department =
                    joined.of_plan[entry.first_department as usize + assignment.department.index()];
                let target = petgraph::graph::NodeIndex::new(task_count + department as usize);
                graph.add_edge(node, target, Edge::Assigned(Assigned::from(assignment)));
                touched.name(department, assignment.role);
                tallies[department as usize].mentions += 1;
            }
            marks.push(Marks::of(
                touched.all().map(|(department, role)| (role, collective[department as usize])),
            ));
            for (department, role) in touched.drain() {
                tallies[department as usize].add(role);
                pairs.push(Pair { department, task: node.index() as u32, role });
            }
            first_edges.push(graph.edge_count() as u32);
        }
    }

    let edges_of = Rows::sorted(joined.entries.len(), 0, || {
        let department = |edge: &petgraph::graph::Edge<Edge>| (edge.target().index() - task_count) as u32;
        (0..).zip(graph.raw_edges()).map(move |(at, edge)| (department(edge), at))
    });
    let rows = joined.entries.len();
    let tasks_of = Rows::sorted(rows, 0, || pairs.iter().map(|pair| (pair.department, pair.task)));
    let roles_of = Rows::sorted(rows, Role::Guide, || pairs.iter().map(|pair| (pair.department, pair.role)));
    add_indicators(&mut graph, &entries, &joined, task_count);
    PlanGraph {
        plans: entries,
        graph,
        first_edges,
        marks,
        departments: joined.entries,
        of_plan: joined.of_plan,
        appearances: joined.appearances,
        by_identity: joined.by_identity,
        by_name: OnceLock::new(),
        tasks_of,
        roles_of,
        edges_of,
        tallies,
    }
}

/// Puts nodes for the indicators behind all others, and their edges behind those of the tasks.
fn add_indicators(graph: &mut Graph<Node, Edge>, entries: &[PlanEntry], joined: &Joined, tasks: usize) {
    for (number, entry) in entries.iter().enumerate() {
        for indicator in &entry.plan.indicators {
            graph.add_node(Node::Indicator(IndicatorKey::new(PlanKey::new(number), indicator.id)));
        }
    }
    let node = petgraph::graph::NodeIndex::new;
    for entry in entries {
        for indicator in &entry.plan.indicators {
            let at = entry.first_indicator as usize + indicator.id.index();
            let from = node(tasks + joined.entries.len() + at);
            for answers in &indicator.departments {
                let department = joined.of_plan[entry.first_department as usize + answers.department.index()];
                graph.add_edge(from, node(tasks + department as usize), Edge::Answers(answers.into()));
            }
            for link in &indicator.tasks {
                let task = node(entry.first_task as usize + link.task.index());
                graph.add_edge(task, from, Edge::Serves(link.evidence));
            }
        }
    }
}

/// The place that tells a department from its namesakes: its own, or, where its name says none, that of the plan. 省科技厅
/// is another body in a plan of another province; only bodies of the state are the same everywhere.
pub(super) fn scope<'p>(plan: &'p Plan, department: &'p Department) -> Option<&'p str> {
    let of_plan = || plan.header.place.as_deref().filter(|_| department.level != Some(Level::State));
    department.place.as_deref().or_else(of_plan)
}

/// What a department is known by over all plans: scope and canonical name, folded.
pub(super) fn identity(scope: Option<&str>, name: &str) -> String {
    let mut key = String::new();
    write_identity(&mut key, scope, name);
    key
}

/// As [`identity`], into a text that serves for many.
fn write_identity(key: &mut String, scope: Option<&str>, name: &str) {
    key.clear();
    if let Some(scope) = scope.map(fold) {
        key.push_str(&scope);
        // Folded texts have no white space, so nothing reads the same when put together, and no scope is not an empty one.
        key.push(' ');
    }
    key.push_str(&fold(name));
}

/// Departments by folded canonical and printed name, in the order of first appearance.
pub(super) fn name_index(graph: &PlanGraph) -> HashMap<Box<str>, Vec<u32>> {
    let mut index: HashMap<Box<str>, Vec<u32>> = HashMap::new();
    for department in 0..graph.department_count() {
        for (_, appearance) in graph.appearances(department) {
            for name in core::iter::once(&appearance.name).chain(&appearance.names) {
                let named = index.entry(fold(name).into()).or_default();
                if named.last() != Some(&department) {
                    named.push(department);
                }
            }
        }
    }
    index
}

#[derive(Clone, Copy)]
struct Pair {
    department: u32,
    task: u32,
    role: Role,
}

/// The departments of all plans as one list.
struct Joined {
    entries: Vec<DepartmentEntry>,
    of_plan: Vec<u32>,
    appearances: Rows<(u32, DepartmentId)>,
    by_identity: HashMap<Box<str>, u32>,
}

impl DepartmentEntry {
    fn of<'p>(&self, plans: &'p [Arc<Plan>]) -> &'p Department {
        &plans[self.plan as usize].departments[self.id.index()]
    }
}

impl Joined {
    fn of(plans: &[Arc<Plan>]) -> Self {
        let mut entries: Vec<DepartmentEntry> = Vec::new();
        let mut by_identity: HashMap<Box<str>, u32> = HashMap::new();
        let mut of_plan = Vec::with_capacity(plans.iter().map(|plan| plan.departments.len()).sum());
        let mut key = String::new();
        let appearances = || {
            (0_u32..).zip(plans).flat_map(|(number, plan)| {
                plan.departments.iter().map(move |department| (number, department))
            })
        };
        for (plan, department) in appearances() {
            let entry = DepartmentEntry { plan, id: department.id };
            write_identity(&mut key, scope(&plans[plan as usize], department), &department.name);
            let index = match by_identity.get(key.as_str()) {
                Some(&index) => index,
                None => {
                    by_identity.insert(key.as_str().into(), entries.len() as u32);
                    entries.len() as u32
                }
            };
            match entries.get_mut(index as usize) {
                None => entries.push(entry),
                // A plan read with a better directory says more than an earlier one that did not know the name.
                Some(held) if department.known && !held.of(plans).known => *held = entry,
                Some(_) => {}
            }
            of_plan.push(index);
        }
        let rows = Rows::sorted(entries.len(), (0, DepartmentId::new(0)), || {
            of_plan.iter().copied().zip(appearances().map(|(plan, department)| (plan, department.id)))
        });
        Self { entries, of_plan, appearances: rows, by_identity }
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
    pub(super) fn all(&self) -> impl Iterator<Item = (u32, Role)> {
        self.list.iter().copied()
    }

    /// As [`all`](Self::all), to look at it more than once.
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
