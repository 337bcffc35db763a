//! What somebody writes by hand who has one question, knows it beforehand and needs no names: flat arrays of numbers.

use std::collections::HashMap;
use std::sync::Arc;

use fengong::Plan;
use fengong::graph::{Assigned, PlanGraph, PlanKey, TaskKey};
use fengong::model::{IndicatorId, Role};
use petgraph::graph::{Graph, NodeIndex};

/// Who has what, as numbers.
pub(crate) struct Arrays {
    /// Tasks by highest role, for each department.
    pub(crate) sums: Vec<[u32; 4]>,
    /// The leads of each task, and its departments.
    leads: Vec<u8>,
    /// The departments of each task, once each.
    task_starts: Vec<u32>,
    departments: Vec<u32>,
    /// The tasks of each department, once each.
    department_starts: Vec<u32>,
    task_rows: Vec<u32>,
}

impl Arrays {
    pub(crate) fn of(graph: &PlanGraph) -> Self {
        let departments = graph.departments().len();
        let mut arrays = Self {
            sums: vec![[0; 4]; departments],
            leads: Vec::new(),
            task_starts: vec![0],
            departments: Vec::new(),
            department_starts: vec![0],
            task_rows: Vec::new(),
        };
        for task in &graph.tasks() {
            let mut leads = 0;
            for department in &task.departments() {
                let index = department.node_index().index() - graph.tasks().len();
                let role = task.role_of(department).expect("it is one of the task's own");
                leads += u8::from(role == Role::Lead);
                arrays.sums[index]
                    [Role::ALL.iter().position(|each| *each == role).expect("every role is listed")] += 1;
                arrays.departments.push(index as u32);
            }
            arrays.leads.push(leads);
            arrays.task_starts.push(arrays.departments.len() as u32);
        }
        let mut rows = vec![Vec::new(); departments];
        for task in 0..arrays.leads.len() {
            for &department in arrays.departments_of(task) {
                rows[department as usize].push(task as u32);
            }
        }
        for row in rows {
            arrays.task_rows.extend(row);
            arrays.department_starts.push(arrays.task_rows.len() as u32);
        }
        arrays
    }

    pub(crate) fn tasks(&self) -> usize {
        self.leads.len()
    }

    pub(crate) fn tasks_of(&self, department: usize) -> &[u32] {
        &self.task_rows
            [self.department_starts[department] as usize..self.department_starts[department + 1] as usize]
    }

    fn departments_of(&self, task: usize) -> &[u32] {
        &self.departments[self.task_starts[task] as usize..self.task_starts[task + 1] as usize]
    }

    /// Tasks without a department, without a lead and with several.
    pub(crate) fn gaps(&self) -> [Vec<u32>; 3] {
        let mut gaps = [const { Vec::new() }; 3];
        for (task, &leads) in (0..).zip(&self.leads) {
            if leads == 0 {
                gaps[1].push(task);
                if self.task_starts[task as usize] == self.task_starts[task as usize + 1] {
                    gaps[0].push(task);
                }
            } else if leads > 1 {
                gaps[2].push(task);
            }
        }
        gaps
    }

    /// The pairs that share most tasks: counted among the departments with most tasks first, then among those with at
    /// least as many as the last of the best pairs shares.
    pub(crate) fn top_pairs(&self, n: usize) -> Vec<(u32, usize, usize)> {
        let degree = |department: &u32| self.sums[*department as usize].iter().sum::<u32>();
        let mut heaviest: Vec<u32> = (0..self.sums.len() as u32).collect();
        heaviest.sort_by_key(|department| core::cmp::Reverse(degree(department)));
        let mut side = heaviest.len().min(128);
        loop {
            let best = self.pairs_among(&heaviest[..side], n);
            let least = best.get(n - 1).map_or(0, |pair| pair.0);
            let enough = heaviest.partition_point(|department| degree(department) >= least);
            if enough <= side {
                return best;
            }
            side = enough;
        }
    }

    fn pairs_among(&self, heaviest: &[u32], n: usize) -> Vec<(u32, usize, usize)> {
        let side = heaviest.len();
        let mut places = vec![u32::MAX; self.sums.len()];
        (0..).zip(heaviest).for_each(|(place, &department)| places[department as usize] = place);
        let (mut counts, mut here) = (vec![0_u32; side * side], Vec::new());
        for task in 0..self.leads.len() {
            here.clear();
            let departments = self.departments_of(task).iter();
            here.extend(departments.map(|&each| places[each as usize]).filter(|&place| place != u32::MAX));
            for (at, &one) in here.iter().enumerate() {
                for &other in &here[at + 1..] {
                    counts[one.max(other) as usize * side + one.min(other) as usize] += 1;
                }
            }
        }
        let mut pairs = Vec::new();
        for row in 0..side {
            for column in 0..row {
                let count = counts[row * side + column];
                if count > 0 {
                    let (one, other) = (heaviest[row] as usize, heaviest[column] as usize);
                    pairs.push((count, one.min(other), one.max(other)));
                }
            }
        }
        let rank = |&(count, one, other): &(u32, usize, usize)| (core::cmp::Reverse(count), one, other);
        if pairs.len() > n {
            pairs.select_nth_unstable_by_key(n - 1, rank);
            pairs.truncate(n);
        }
        pairs.sort_unstable_by_key(rank);
        pairs
    }
}

/// A node with as little on it as will do; nobody reads it here.
#[allow(dead_code)]
#[derive(Debug, Clone, Copy)]
pub(crate) enum Flat {
    Task(TaskKey),
    Department(u32),
    Indicator(IndicatorId),
}

/// Where the department of each assignment stands in its plan. Ids are opaque outside of the crate, so that somebody who
/// writes by hand would have numbers to begin with; finding them is not counted.
pub(crate) fn numbers(plans: &[Arc<Plan>]) -> Vec<u32> {
    let mut numbers = Vec::new();
    for plan in plans {
        for assignment in plan.tasks().iter().flat_map(|task| &task.assignments) {
            let known = plan.departments();
            numbers.push(known.partition_point(|department| department.id < assignment.department) as u32);
        }
    }
    numbers
}

/// The plans as a petgraph graph and nothing else: tasks, departments joined by place and name as printed, indicators,
/// and who has to do with what; `None` for a task that serves an indicator.
pub(crate) fn petgraph_alone(plans: &[Arc<Plan>], numbers: &[u32]) -> Graph<Flat, Option<Assigned>> {
    let tasks: usize = plans.iter().map(|plan| plan.tasks().len()).sum();
    let indicators: usize = plans.iter().map(|plan| plan.indicators().len()).sum();
    let mut graph = Graph::with_capacity(tasks + tasks / 64 + indicators, numbers.len() + 2 * indicators);
    let mut known: HashMap<(Option<&str>, &str), NodeIndex> = HashMap::new();
    let (mut of_plan, mut numbers) = (Vec::new(), numbers.iter());
    for (number, plan) in plans.iter().enumerate() {
        of_plan.clear();
        for department in plan.departments() {
            let place = department.place.as_deref().or(plan.header().place.as_deref());
            let next = known.len() as u32;
            let node = known.entry((place, &department.name));
            of_plan.push(*node.or_insert_with(|| graph.add_node(Flat::Department(next))));
        }
        for task in plan.tasks() {
            let node = graph.add_node(Flat::Task(TaskKey::new(PlanKey::new(number), task.id)));
            for (assignment, &at) in task.assignments.iter().zip(numbers.by_ref()) {
                graph.add_edge(node, of_plan[at as usize], Some(Assigned::from(assignment)));
            }
        }
        // The tasks of a plan stand behind each other, with departments that it is the first to name before them.
        let first = graph.node_count() - plan.tasks().len();
        for indicator in plan.indicators() {
            let node = graph.add_node(Flat::Indicator(indicator.id));
            for answers in &indicator.departments {
                let at = plan.departments().partition_point(|department| department.id < answers.department);
                graph.add_edge(node, of_plan[at], Some(Assigned::from(answers)));
            }
            for link in &indicator.tasks {
                let at = plan.tasks().partition_point(|task| task.id < link.task);
                graph.add_edge(NodeIndex::new(first + at), node, None);
            }
        }
    }
    graph.shrink_to_fit();
    graph
}
