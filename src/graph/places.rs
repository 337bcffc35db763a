//! Where everything lies: tasks, departments and edges by their place in the graph's lists, and the plan that each came with.

use super::PlanGraph;
use super::part::Part;
use super::rows::Rows;
use crate::model::{Department, DepartmentId, Role, Task, TaskId};

impl PlanGraph {
    pub(super) fn task_count(&self) -> u32 {
        self.first_edges.len() as u32 - 1
    }

    pub(super) fn department_count(&self) -> u32 {
        self.departments.len() as u32
    }

    /// The department of an edge.
    pub(super) fn edge_department(&self, edge: u32) -> u32 {
        self.edge_departments[edge as usize]
    }

    /// The tasks of some ascending places, each as its plan holds it.
    pub(super) fn read(&self, places: impl Iterator<Item = u32>) -> impl Iterator<Item = (u32, &Task)> {
        // A plan is looked for once for all its tasks.
        let (mut tasks, mut first, mut end): (&[Task], u32, u32) = (&[], 0, 0);
        places.map(move |place| {
            if place >= end {
                let plan = self.locate(place).0;
                tasks = &self.plans[plan].plan.tasks;
                first = self.plans[plan].first_task;
                end = first + tasks.len() as u32;
            }
            (place, &tasks[(place - first) as usize])
        })
    }

    /// The role and basis of an edge.
    pub(super) fn edge_part(&self, edge: u32) -> Part {
        self.edge_parts[edge as usize]
    }

    /// The role that an edge gives.
    pub(super) fn edge_role(&self, edge: u32) -> Role {
        self.edge_part(edge).role()
    }

    /// The task of an edge.
    pub(super) fn edge_task(&self, edge: u32) -> u32 {
        self.first_edges.partition_point(|&first| first <= edge) as u32 - 1
    }

    /// The edges of a task.
    pub(super) fn task_edges(&self, task: u32) -> core::ops::Range<u32> {
        self.first_edges[task as usize]..self.first_edges[task as usize + 1]
    }

    /// The tasks of a plan, where so many tasks are in all.
    pub(super) fn tasks_of_plan(&self, number: usize, tasks: u32) -> core::ops::Range<u32> {
        let end = self.plans.get(number + 1).map_or(tasks, |next| next.first_task);
        self.plans[number].first_task..end
    }

    /// The plan of a task, and the task's id in it.
    pub(super) fn locate(&self, task: u32) -> (usize, TaskId) {
        let plan = self.plans.partition_point(|entry| entry.first_task <= task) - 1;
        (plan, TaskId::new((task - self.plans[plan].first_task) as usize))
    }

    /// The graph's department for one of a plan's.
    pub(super) fn joined(&self, plan: usize, id: DepartmentId) -> u32 {
        self.of_plan[self.plans[plan].first_department as usize + id.index()]
    }

    /// The appearances of a department, in document order: the number of the plan, and how it holds the department.
    pub(super) fn appearances(&self, department: u32) -> impl Iterator<Item = (usize, &Department)> {
        let appearances = self.appearances.get_or_init(|| {
            Rows::sorted(self.departments.len(), 0, || self.of_plan.iter().copied().zip(0..))
        });
        appearances.row(department).iter().map(|&at| {
            let plan = self.plans.partition_point(|entry| entry.first_department <= at) - 1;
            let entry = &self.plans[plan];
            (plan, &entry.plan.departments()[(at - entry.first_department) as usize])
        })
    }
}
