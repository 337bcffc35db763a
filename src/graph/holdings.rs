//! What each department has: its tasks in one contiguous row that can grow, and the sums kept beside it.

use super::workload::Tally;
use crate::model::Role;

/// The tasks of each department, once each and in document order, with the highest role it has there, and their sums.
///
/// All rows lie in one list, end to end where the graph was built at once, so that a walk along them is one along a
/// compressed row (CSR). A row that a further plan makes too long moves to the end of the list and gets twice the room;
/// when half of the list is left behind by rows that moved, the rows close up.
#[derive(Debug, Clone, Default)]
pub(super) struct Holdings {
    rows: Vec<Row>,
    tasks: Vec<u32>,
    roles: Vec<Role>,
    tallies: Vec<Tally>,
    /// How much of the list is no row's.
    left: usize,
    /// The tasks that name a department twice, in document order.
    doubled: Vec<u32>,
}

/// A stretch of the list: where it begins, how much of it is filled and how much there is.
#[derive(Debug, Clone, Copy, Default)]
struct Row {
    start: usize,
    len: usize,
    room: usize,
}

impl Holdings {
    /// Has a row for each of so many departments.
    pub(super) fn grow_to(&mut self, departments: usize) {
        self.rows.resize(departments, Row::default());
        self.tallies.resize(departments, Tally::default());
    }

    /// Makes room for as many tasks as each department has mentions, which is hardly ever more than it will have, while no
    /// department has a task yet.
    pub(super) fn reserve(&mut self) {
        let mut start = 0;
        for (row, tally) in self.rows.iter_mut().zip(&self.tallies) {
            *row = Row { start, len: 0, room: tally.mentions as usize };
            start += row.room;
        }
        self.tasks = vec![0; start];
        self.roles = vec![Role::Guide; start];
    }

    #[inline]
    pub(super) fn tasks(&self, department: u32) -> &[u32] {
        let row = self.rows[department as usize];
        &self.tasks[row.start..row.start + row.len]
    }

    /// The highest role of a department in each of its tasks.
    pub(super) fn roles(&self, department: u32) -> &[Role] {
        let row = self.rows[department as usize];
        &self.roles[row.start..row.start + row.len]
    }

    pub(super) fn tallies(&self) -> &[Tally] {
        &self.tallies
    }

    /// The tasks that name a department twice, in document order; hardly ever there are many.
    pub(super) fn doubled(&self) -> &[u32] {
        &self.doubled
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
        let row = self.rows[at];
        let tally = &mut self.tallies[at];
        if row.len > 0 && self.tasks[row.start + row.len - 1] == task {
            if self.doubled.last() != Some(&task) {
                self.doubled.push(task);
            }
            let held = &mut self.roles[row.start + row.len - 1];
            // Roles are declared from the highest to the lowest.
            if role < *held {
                tally.subtract(*held);
                tally.add(role);
                *held = role;
            }
            return;
        }
        tally.add(role);
        if row.len == row.room {
            self.move_to_end(at);
        }
        let row = &mut self.rows[at];
        self.tasks[row.start + row.len] = task;
        self.roles[row.start + row.len] = role;
        row.len += 1;
    }

    /// Gives a full row twice the room.
    fn move_to_end(&mut self, at: usize) {
        if self.left > 1024 && 2 * self.left > self.tasks.len() {
            self.close_up();
        }
        let row = &mut self.rows[at];
        let (old, room) = (row.start..row.start + row.len, (2 * row.room).max(4));
        if old.end < self.tasks.len() {
            row.start = self.tasks.len();
            self.left += row.room;
            self.tasks.extend_from_within(old.clone());
            self.roles.extend_from_within(old);
        }
        row.room = room;
        self.tasks.resize(row.start + room, 0);
        self.roles.resize(row.start + room, Role::Guide);
    }

    /// Lays the rows end to end, in order and without room.
    fn close_up(&mut self) {
        let filled = self.rows.iter().map(|row| row.len).sum();
        let (mut tasks, mut roles) = (Vec::with_capacity(filled), Vec::with_capacity(filled));
        for row in &mut self.rows {
            let old = row.start..row.start + row.len;
            *row = Row { start: tasks.len(), room: row.len, ..*row };
            tasks.extend_from_slice(&self.tasks[old.clone()]);
            roles.extend_from_slice(&self.roles[old]);
        }
        (self.tasks, self.roles, self.left) = (tasks, roles, 0);
    }

    /// Renames tasks from `first` on and drops those that have no new place; places keep their order.
    pub(super) fn move_tasks(&mut self, first: u32, moved: impl Fn(u32) -> Option<u32>) {
        for (row, tally) in self.rows.iter_mut().zip(&mut self.tallies) {
            let stretch = row.start..row.start + row.len;
            let (tasks, roles) = (&mut self.tasks[stretch.clone()], &mut self.roles[stretch]);
            let steady = tasks.partition_point(|&task| task < first);
            let mut kept = steady;
            for at in steady..tasks.len() {
                match moved(tasks[at]) {
                    Some(task) => {
                        tasks[kept] = task;
                        roles[kept] = roles[at];
                        kept += 1;
                    }
                    None => tally.subtract(roles[at]),
                }
            }
            row.len = kept;
        }
        move_list(&mut self.doubled, first, moved);
    }

    /// Puts departments into a new order: the first is the one that stood at the first place of the list. Whoever is not on
    /// it is dropped.
    pub(super) fn reorder(&mut self, order: &[u32]) {
        self.rows = order.iter().map(|&old| self.rows[old as usize]).collect();
        self.tallies = order.iter().map(|&old| self.tallies[old as usize]).collect();
        self.left = self.tasks.len() - self.rows.iter().map(|row| row.room).sum::<usize>();
    }

    /// Gives memory back when little is left of many tasks.
    pub(super) fn shrink(&mut self) {
        let filled: usize = self.rows.iter().map(|row| row.len).sum();
        if self.tasks.len() > 1024 && self.tasks.len() > 4 * filled {
            self.close_up();
        }
    }
}

/// Renames the tasks of a list from `first` on and drops those that have no new place.
pub(super) fn move_list(list: &mut Vec<u32>, first: u32, moved: impl Fn(u32) -> Option<u32>) {
    let from = list.partition_point(|&task| task < first);
    let behind = list.split_off(from);
    list.extend(behind.into_iter().filter_map(moved));
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

    #[test]
    fn rows_that_grow_past_their_room_keep_what_they_have() {
        let mut holdings = Holdings::default();
        holdings.grow_to(3);
        for task in 0..5000 {
            holdings.add(task % 3, task, Role::Joint);
        }
        holdings.move_tasks(30, |_| None);
        holdings.shrink();
        for task in 30..60 {
            holdings.add(task % 2, task, Role::Lead);
        }
        let tasks = |department| (0..30).filter(|task| task % 3 == department).collect::<Vec<u32>>();
        let later = |department| (30..60).filter(|task| task % 2 == department).collect::<Vec<u32>>();
        assert_eq!(holdings.tasks(0), [tasks(0), later(0)].concat());
        assert_eq!(holdings.tasks(1), [tasks(1), later(1)].concat());
        assert_eq!(holdings.tasks(2), tasks(2));
        assert_eq!(holdings.roles(0)[9..11], [Role::Joint, Role::Lead]);
        assert!(holdings.tasks.len() < 200, "{}", holdings.tasks.len());
    }
}
