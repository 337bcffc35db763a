//! What each department has: its tasks in one contiguous row that can grow, and the sums kept beside it.

use super::workload::Tally;
use crate::model::Role;

/// The tasks of each department, once each and in document order, with the highest role it has there, and their sums.
///
/// Each row is a list of its own and not a stretch of one long list, so that a further plan is added behind the rows of its
/// departments and nowhere else. A walk along a row is as fast as along a stretch: it is contiguous either way.
#[derive(Debug, Clone, Default)]
pub(super) struct Holdings {
    rows: Vec<Row>,
    tallies: Vec<Tally>,
}

#[derive(Debug, Clone, Default)]
struct Row {
    tasks: Vec<u32>,
    roles: Vec<Role>,
}

impl Holdings {
    /// Has a row for each of so many departments.
    pub(super) fn grow_to(&mut self, departments: usize) {
        self.rows.resize_with(departments, Row::default);
        self.tallies.resize(departments, Tally::default());
    }

    /// Makes room for as many tasks as each department has mentions, which is hardly ever more than it will have.
    pub(super) fn reserve(&mut self) {
        for (row, tally) in self.rows.iter_mut().zip(&self.tallies) {
            let more = (tally.mentions as usize).saturating_sub(row.tasks.len());
            row.tasks.reserve_exact(more);
            row.roles.reserve_exact(more);
        }
    }

    pub(super) fn tasks(&self, department: u32) -> &[u32] {
        self.rows.get(department as usize).map_or(&[], |row| &row.tasks)
    }

    /// The highest role of a department in each of its tasks.
    pub(super) fn roles(&self, department: u32) -> &[Role] {
        self.rows.get(department as usize).map_or(&[], |row| &row.roles)
    }

    pub(super) fn tallies(&self) -> &[Tally] {
        &self.tallies
    }

    /// Counts a naming of a department; its task is added apart, when there is room.
    pub(super) fn mention(&mut self, department: u32) {
        self.tallies[department as usize].mentions += 1;
    }

    /// Takes a naming back.
    pub(super) fn forget(&mut self, department: u32) {
        self.tallies[department as usize].mentions -= 1;
    }

    /// Adds a task, or only a role in it when it is the one that was added last; tasks come in ascending order.
    pub(super) fn add(&mut self, department: u32, task: u32, role: Role) {
        let at = department as usize;
        let (row, tally) = (&mut self.rows[at], &mut self.tallies[at]);
        match (row.tasks.last(), row.roles.last_mut()) {
            (Some(&last), Some(held)) if last == task => {
                // Roles are declared from the highest to the lowest.
                if role < *held {
                    tally.subtract(*held);
                    tally.add(role);
                    *held = role;
                }
            }
            _ => {
                row.tasks.push(task);
                row.roles.push(role);
                tally.add(role);
            }
        }
    }

    /// Renames tasks from `first` on and drops those that have no new place; places keep their order.
    pub(super) fn move_tasks(&mut self, first: u32, moved: impl Fn(u32) -> Option<u32>) {
        for (row, tally) in self.rows.iter_mut().zip(&mut self.tallies) {
            let mut kept = row.tasks.partition_point(|&task| task < first);
            for at in kept..row.tasks.len() {
                let role = row.roles[at];
                match moved(row.tasks[at]) {
                    Some(task) => {
                        row.tasks[kept] = task;
                        row.roles[kept] = role;
                        kept += 1;
                    }
                    None => tally.subtract(role),
                }
            }
            row.tasks.truncate(kept);
            row.roles.truncate(kept);
        }
    }

    /// Puts departments into a new order: the first is the one that stood at the first place of the list. Whoever is not on
    /// it is dropped.
    pub(super) fn reorder(&mut self, order: &[u32]) {
        self.rows = order.iter().map(|&old| core::mem::take(&mut self.rows[old as usize])).collect();
        self.tallies = order.iter().map(|&old| self.tallies[old as usize]).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::Holdings;
    use crate::model::Role;

    #[test]
    fn a_moved_task_keeps_its_role_and_a_dropped_one_leaves_the_sums() {
        let mut holdings = Holdings::default();
        holdings.grow_to(1);
        for (task, role) in [(1, Role::Lead), (4, Role::Joint), (4, Role::Lead), (6, Role::Guide)] {
            holdings.add(0, task, role);
        }
        holdings.move_tasks(4, |task| (task != 4).then(|| task - 1));
        assert_eq!((holdings.tasks(0), holdings.roles(0)), (&[1, 5][..], &[Role::Lead, Role::Guide][..]));
        assert_eq!((holdings.tallies()[0].lead, holdings.tallies()[0].tasks()), (1, 2));
    }
}
