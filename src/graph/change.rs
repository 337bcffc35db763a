//! Plans that come and go: the graph follows without being built anew, and answers as if it had been.

use core::ops::Range;
use std::sync::Arc;

use super::build::Identity;
use super::key::PlanKey;
use super::{NOWHERE, PlanGraph};
use crate::error::Error;
use crate::model::Plan;

// How a plan leaves. petgraph's `Graph` fills the place of a removed edge with its last one, and both it and `StableGraph`
// look for a removed edge along the list of its department: with a million tasks a department of the middle has tens of
// thousands of edges, and taking out one plan of a hundred assignments would cost more than filling the graph anew.
// Tombstones would leave petgraph's lists as they are, but every walk over them, the callers' own included, would meet the
// dead. So the contiguous rows are the graph's own memory of who has what: what stands behind a withdrawn plan moves up,
// as numbers are copied, and no plan is read again. The graph that is lent out is put aside and filled from the rows and
// the plans when it is next asked for, once for however many plans came and went.

impl PlanGraph {
    /// Adds a plan behind all others; the answers are those of a graph of all of them. Keys stay valid, the new one comes
    /// back.
    ///
    /// *Complexity*: linear in the departments, tasks and assignments of the plan. Where it is the first to know that a
    /// department is a collective, linear in the graph. [`as_petgraph`](Self::as_petgraph) fills its graph anew, when it is
    /// next asked for.
    ///
    /// # Panics
    ///
    /// As for [`from_plans`](Self::from_plans).
    ///
    /// ```
    /// use fengong::{Plan, graph::PlanGraph};
    /// let plan = |title: &str| Plan::builder(title).section("一", "任务").task("建成平台").lead("市城管局").build();
    /// let mut graph = PlanGraph::of(plan("甲方案")?);
    /// let key = graph.add_plan(plan("乙方案")?);
    /// assert_eq!(graph.department_named("市城管局")?.tally().lead, 2);
    /// assert_eq!(graph.withdraw_plan(key)?.title(), "乙方案");
    /// assert_eq!(graph.department_named("市城管局")?.tally().lead, 1);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub fn add_plan(&mut self, plan: impl Into<Arc<Plan>>) -> PlanKey {
        self.put_aside();
        let (number, first) = (self.plans.len(), self.task_count());
        let turned = self.join(plan.into(), first, &mut Identity::default());
        self.read_tasks(number, |_, _, _| {});
        self.hold(first);
        if turned {
            self.look_at_collectives();
        }
        self.plans[number].key
    }

    /// Withdraws a plan and hands it back; the answers are those of a graph of the others. Their keys stay valid, and so do
    /// those of the departments that they name; that of the plan is not given again.
    ///
    /// *Complexity*: linear in departments, and in the tasks and assignments from the plan on, which move up. It costs a
    /// small part of building anew, because no plan is read and no name looked up.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownPlan`] when there is none; then nothing has changed.
    pub fn withdraw_plan(&mut self, key: PlanKey) -> Result<Arc<Plan>, Error> {
        let number = self.plan_number(key)?;
        let plan = self.plans[number].plan.clone();
        self.withdraw_plans([key])?;
        Ok(plan)
    }

    /// Withdraws some plans at once, for the price of one, and says how many they were; a key that comes twice counts once.
    ///
    /// *Complexity*: as for [`withdraw_plan`](Self::withdraw_plan), from the first of them on.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownPlan`] at the first key that is unknown; then nothing has changed.
    pub fn withdraw_plans(&mut self, keys: impl IntoIterator<Item = PlanKey>) -> Result<usize, Error> {
        let numbers: Result<Vec<usize>, Error> = keys.into_iter().map(|key| self.plan_number(key)).collect();
        let mut stays = vec![true; self.plans.len()];
        numbers?.into_iter().for_each(|number| stays[number] = false);
        let Some(first) = stays.iter().position(|stays| !stays) else {
            return Ok(0);
        };
        self.put_aside();
        // Whoever appears before the first plan that leaves keeps the place.
        let steady = self.plans[first].departments;
        self.move_tasks(first, &stays);
        let speakers = self.move_plans(first, &stays);
        self.reorder_departments(first, steady, speakers);
        self.holdings.shrink();
        Ok(stays.iter().filter(|stays| !**stays).count())
    }

    /// Moves up tasks and edges behind the plans that leave.
    fn move_tasks(&mut self, first: usize, stays: &[bool]) {
        let first_task = self.plans[first].first_task;
        let mut places = Vec::with_capacity((self.task_count() - first_task) as usize);
        let (mut next, mut kept_edges, mut kept_tasks) = (first_task, Vec::new(), Vec::new());
        let mut edge = self.first_edges[first_task as usize];
        let old_edges = core::mem::take(&mut self.first_edges);
        self.first_edges.extend_from_slice(&old_edges[..=first_task as usize]);
        for (number, &stays) in stays.iter().enumerate().skip(first) {
            let tasks = self.tasks_of_plan(number, old_edges.len() as u32 - 1);
            let edges = old_edges[tasks.start as usize]..old_edges[tasks.end as usize];
            if stays {
                kept_tasks.push(tasks.start as usize..tasks.end as usize);
                for task in tasks {
                    places.push(next);
                    next += 1;
                    edge += old_edges[task as usize + 1] - old_edges[task as usize];
                    self.first_edges.push(edge);
                }
                kept_edges.push(edges.start as usize..edges.end as usize);
            } else {
                places.extend(tasks.map(|_| NOWHERE));
                for edge in edges {
                    self.holdings.forget(self.edge_departments[edge as usize]);
                }
            }
        }
        let start = old_edges[first_task as usize] as usize;
        keep(&mut self.edge_departments, start, &kept_edges);
        keep(&mut self.edge_parts, start, &kept_edges);
        keep(&mut self.task_parts, first_task as usize, &kept_tasks);
        let moved = |task: u32| {
            let place = task.checked_sub(first_task).map_or(task, |at| places[at as usize]);
            (place != NOWHERE).then_some(place)
        };
        self.holdings.move_tasks(first_task, moved);
        self.gaps.move_tasks(first_task, moved);
        self.dues.move_tasks(first_task, moved);
    }

    /// Moves up plans and what they say about departments. Says which departments have lost the plan that spoke for them.
    fn move_plans(&mut self, first: usize, stays: &[bool]) -> Vec<bool> {
        let start = self.plans[first].first_department;
        let (mut kept, mut numbers, mut next) = (Vec::new(), Vec::with_capacity(stays.len()), 0);
        let (mut task, mut department) = (self.plans[first].first_task, start);
        let mut indicator = self.plans[first].first_indicator;
        for (entry, &stays) in self.plans.iter_mut().zip(stays) {
            numbers.push(if stays { next } else { NOWHERE });
            next += u32::from(stays);
            if stays && numbers.len() > first {
                let plan = &entry.plan;
                let from = entry.first_department as usize;
                kept.push(from..from + plan.departments.len());
                (entry.first_task, entry.first_department, entry.first_indicator) =
                    (task, department, indicator);
                task += plan.tasks.len() as u32;
                department += plan.departments.len() as u32;
                indicator += plan.indicators.len() as u32;
            }
        }
        keep(&mut self.of_plan, start as usize, &kept);
        let mut staying = stays.iter();
        self.plans.retain(|_| staying.next().is_some_and(|stays| *stays));
        let speaker_left = |entry: &mut super::DepartmentEntry| {
            entry.plan = numbers[entry.plan as usize];
            entry.plan == NOWHERE
        };
        self.departments.iter_mut().map(speaker_left).collect()
    }

    /// Puts the departments into the order of first appearance in the plans that stay, drops those that none of them knows,
    /// and lets another plan speak for those whose speaker has left.
    fn reorder_departments(&mut self, first: usize, steady: u32, mut speakers: Vec<bool>) {
        let mut order: Vec<u32> = (0..steady).collect();
        let mut places: Vec<u32> =
            (0..self.departments.len() as u32).map(|old| if old < steady { old } else { NOWHERE }).collect();
        for entry in &mut self.plans[first..] {
            entry.departments = order.len() as u32;
            let from = entry.first_department as usize;
            for &old in &self.of_plan[from..from + entry.plan.departments.len()] {
                if places[old as usize] == NOWHERE {
                    places[old as usize] = order.len() as u32;
                    order.push(old);
                }
            }
        }
        let mut turned = false;
        if speakers.iter().zip(&places).any(|(left, place)| *left && *place != NOWHERE) {
            let collective: Vec<bool> = self.departments.iter().map(|entry| entry.collective).collect();
            self.find_speakers(&mut speakers);
            turned = self.departments.iter().zip(collective).any(|(entry, was)| entry.collective != was);
        }
        if order.len() < places.len() || !order.is_sorted() {
            let place = |old: &mut u32| *old = places[*old as usize];
            self.of_plan.iter_mut().for_each(place);
            self.edge_departments.iter_mut().for_each(place);
            for (entry, &place) in self.departments.iter().zip(&places) {
                self.places[entry.key.index() as usize] = place;
            }
            self.departments = order.iter().map(|&old| self.departments[old as usize]).collect();
            self.holdings.reorder(&order);
            self.by_identity.retain(|_, place| {
                *place = places[*place as usize];
                *place != NOWHERE
            });
        }
        if turned {
            self.look_at_collectives();
        }
    }

    /// The first plan that knows a department speaks for it, or else the first that names it.
    fn find_speakers(&mut self, without: &mut [bool]) {
        let mut found = vec![false; without.len()];
        for (number, entry) in (0..).zip(&self.plans) {
            let of_plan = &self.of_plan[entry.first_department as usize..];
            for (department, &index) in entry.plan.departments.iter().zip(of_plan) {
                let at = index as usize;
                if without[at] && (department.known || !found[at]) {
                    let held = &mut self.departments[at];
                    (held.plan, held.id, held.collective) =
                        (number, department.id, department.is_collective());
                    found[at] = true;
                    without[at] = !department.known;
                }
            }
        }
    }
}

/// Keeps everything before `start` and some stretches behind it, in one move.
fn keep<T: Copy>(items: &mut Vec<T>, start: usize, stretches: &[Range<usize>]) {
    let mut end = start;
    for stretch in stretches {
        items.copy_within(stretch.clone(), end);
        end += stretch.len();
    }
    items.truncate(end);
}
