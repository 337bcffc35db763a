//! The flow behind choosing leads: every job goes to one of its departments, so that the loads, heaviest first, are as low as
//! they can be.
//!
//! Loads that no single exchange along a path of jobs can make more even are the lowest possible in this order (the
//! exchange property of flows with convex costs), so the search is for such paths. A breadth-first search that finds none
//! closes off all departments it has reached: nothing outside can be evened out with them later, and they are left alone.

use std::collections::{BinaryHeap, HashMap};

/// How often jobs are looked through for a lighter department one by one before paths are searched. A pass costs as much as
/// one search; what is left after a few needs longer paths.
const PASSES: usize = 4;

/// What is to be shared out: departments by number, with what they carry already, and jobs with their possible departments.
#[derive(Debug, Default)]
pub(super) struct Jobs {
    /// What each department carries that cannot move.
    pub(super) fixed: Vec<u32>,
    /// The most that each department may carry, the fixed part included.
    pub(super) capacity: Vec<u32>,
    /// For each job, its possible departments, at least one, each once.
    pub(super) options: Vec<Vec<u32>>,
    /// For each job, the department that keeps it where that costs nothing; one of its options.
    pub(super) wanted: Vec<Option<u32>>,
}

/// The outcome.
#[derive(Debug)]
pub(super) struct Shared {
    /// For each job its department.
    pub(super) owner: Vec<u32>,
    /// What each department carries, the fixed part included.
    pub(super) load: Vec<u32>,
    /// The departments that the heaviest load cannot leave, ascending, and the jobs that can go nowhere else.
    pub(super) bound: Closed,
}

/// Departments and jobs that have only each other.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Closed {
    pub(super) departments: Vec<u32>,
    pub(super) jobs: Vec<u32>,
}

/// Shares the jobs out, or tells which jobs have too little room in all their departments together.
pub(super) fn share(jobs: &Jobs) -> Result<Shared, Closed> {
    let loads = jobs.fixed.iter().zip(&jobs.capacity);
    let over =
        (0..).zip(loads).filter(|(_, (fixed, capacity))| fixed > capacity).map(|(department, _)| department);
    let over: Vec<u32> = over.collect();
    if !over.is_empty() {
        return Err(Closed { departments: over, jobs: Vec::new() });
    }
    let mut sharing = Sharing::new(jobs);
    sharing.place_all()?;
    for _ in 0..PASSES {
        if !sharing.pass() {
            break;
        }
    }
    sharing.even_out();
    sharing.give_back();
    let bound = sharing.bound();
    Ok(Shared { owner: sharing.owner, load: sharing.load, bound })
}

const NOBODY: u32 = u32::MAX;

struct Sharing<'j> {
    jobs: &'j Jobs,
    owner: Vec<u32>,
    load: Vec<u32>,
    /// The jobs of each department, and where each job stands there.
    held: Vec<Vec<u32>>,
    place: Vec<u32>,
    /// The search that reached a department last, and the job by which it did.
    seen: Vec<u32>,
    via: Vec<u32>,
    search: u32,
    reached: Vec<u32>,
    closed: Vec<bool>,
}

impl<'j> Sharing<'j> {
    fn new(jobs: &'j Jobs) -> Self {
        let (departments, count) = (jobs.fixed.len(), jobs.options.len());
        Self {
            jobs,
            owner: vec![NOBODY; count],
            load: jobs.fixed.clone(),
            held: vec![Vec::new(); departments],
            place: vec![0; count],
            seen: vec![0; departments],
            via: vec![0; departments],
            search: 0,
            reached: Vec::new(),
            closed: vec![false; departments],
        }
    }

    fn has_room(&self, department: u32) -> bool {
        self.load[department as usize] < self.jobs.capacity[department as usize]
    }

    /// Gives a job to a department, whoever had it.
    fn give(&mut self, job: u32, department: u32) {
        let old = self.owner[job as usize];
        if old != NOBODY {
            let place = self.place[job as usize] as usize;
            self.held[old as usize].swap_remove(place);
            if let Some(&moved) = self.held[old as usize].get(place) {
                self.place[moved as usize] = place as u32;
            }
            self.load[old as usize] -= 1;
        }
        self.owner[job as usize] = department;
        self.place[job as usize] = self.held[department as usize].len() as u32;
        self.held[department as usize].push(job);
        self.load[department as usize] += 1;
    }

    /// The least loaded department with room among a job's; the first of equals.
    fn lightest(&self, job: u32) -> Option<u32> {
        let options = self.jobs.options[job as usize].iter().copied();
        options
            .filter(|&department| self.has_room(department))
            .min_by_key(|&department| self.load[department as usize])
    }

    /// Every job gets a department: the wanted one, else the lightest, else one for which others make room. Where there is no room,
    /// all that is reached is full for good and is not searched again; together with the jobs left over, it is the answer.
    fn place_all(&mut self) -> Result<(), Closed> {
        let wanted = (0..)
            .zip(&self.jobs.wanted)
            .filter_map(|(job, wanted)| wanted.map(|department| (job, department)));
        for (job, department) in wanted {
            if self.has_room(department) {
                self.give(job, department);
            }
        }
        let mut left = Vec::new();
        for job in 0..self.owner.len() as u32 {
            if self.owner[job as usize] != NOBODY {
                continue;
            }
            if let Some(department) = self.lightest(job) {
                self.give(job, department);
                continue;
            }
            self.start();
            let jobs = self.jobs;
            for &department in &jobs.options[job as usize] {
                self.reach(department, job);
            }
            match self.find(|sharing, department| sharing.has_room(department)) {
                Some(department) => self.shift(department, NOBODY),
                None => {
                    self.close();
                    left.push(job);
                }
            }
        }
        if left.is_empty() {
            return Ok(());
        }
        self.reached = (0..)
            .zip(&self.closed)
            .filter(|(_, closed)| **closed)
            .map(|(department, _)| department)
            .collect();
        let mut closed = self.closed_off();
        closed.jobs.extend(left);
        closed.jobs.sort_unstable();
        Err(closed)
    }

    /// Moves each job that has a department lighter by two; whether any moved.
    fn pass(&mut self) -> bool {
        let mut moved = false;
        for job in 0..self.owner.len() as u32 {
            let owner = self.owner[job as usize];
            if let Some(department) = self.lightest(job)
                && self.load[department as usize] + 1 < self.load[owner as usize]
            {
                self.give(job, department);
                moved = true;
            }
        }
        moved
    }

    /// From the heaviest down, moves jobs along paths to departments lighter by two until there are none.
    fn even_out(&mut self) {
        let entry = |department: u32, load: u32| (load, core::cmp::Reverse(department));
        let mut open: BinaryHeap<_> =
            (0..).zip(&self.load).map(|(department, &load)| entry(department, load)).collect();
        while let Some((load, core::cmp::Reverse(department))) = open.pop() {
            if self.closed[department as usize] || self.load[department as usize] != load {
                continue;
            }
            self.start();
            self.reach(department, NOBODY);
            let is_lighter = |sharing: &Self, other: u32| {
                sharing.load[other as usize] + 1 < load && sharing.has_room(other)
            };
            match self.find(is_lighter) {
                Some(lighter) => {
                    self.shift(lighter, department);
                    for department in [department, lighter] {
                        open.push(entry(department, self.load[department as usize]));
                    }
                }
                None => self.close(),
            }
        }
    }

    /// Lets departments have back what they wanted where the loads, taken together, stay what they are, until there is nothing
    /// more to give. Each round gives back a job at least.
    fn give_back(&mut self) {
        while self.give_back_once() {}
    }

    /// By a step down of one, or for a job that the other can take and that its department has not wanted.
    fn give_back_once(&mut self) -> bool {
        let jobs = self.jobs;
        let missed: Vec<(u32, u32)> = (0..)
            .zip(&jobs.wanted)
            .filter_map(|(job, wanted)| wanted.map(|department| (job, department)))
            .filter(|&(job, department)| self.owner[job as usize] != department)
            .collect();
        if missed.is_empty() {
            return false;
        }
        // The jobs that a department has without having wanted them, by the other departments that could take them.
        let mut loose: HashMap<(u32, u32), Vec<u32>> = HashMap::new();
        for (job, options) in (0..jobs.options.len() as u32).zip(&jobs.options).rev() {
            let owner = self.owner[job as usize];
            if jobs.wanted[job as usize] != Some(owner) {
                for &option in options.iter().filter(|&&option| option != owner) {
                    loose.entry((owner, option)).or_default().push(job);
                }
            }
        }
        let mut gave = false;
        for (job, department) in missed {
            let owner = self.owner[job as usize];
            if owner == department {
                continue;
            }
            if self.load[department as usize] + 1 == self.load[owner as usize] && self.has_room(department) {
                self.give(job, department);
                gave = true;
                continue;
            }
            let mut others = loose.get_mut(&(department, owner));
            while let Some(other) = others.as_mut().and_then(|others| others.pop()) {
                if self.owner[other as usize] == department {
                    self.give(other, owner);
                    self.give(job, department);
                    gave = true;
                    break;
                }
            }
        }
        gave
    }

    /// What the heaviest department reaches: all of it is as loaded, but for one job, or full.
    fn bound(&mut self) -> Closed {
        let heaviest =
            (0..).zip(&self.load).max_by_key(|&(department, load)| (load, core::cmp::Reverse(department)));
        let Some((department, _)) = heaviest else { return Closed::default() };
        self.closed.fill(false);
        self.start();
        self.reach(department, NOBODY);
        self.find(|_, _| false);
        self.closed_off()
    }

    /// Leaves what was reached alone from now on.
    fn close(&mut self) {
        for &department in &self.reached {
            self.closed[department as usize] = true;
        }
    }

    fn start(&mut self) {
        self.search += 1;
        self.reached.clear();
    }

    fn reach(&mut self, department: u32, via: u32) {
        if self.seen[department as usize] != self.search && !self.closed[department as usize] {
            self.seen[department as usize] = self.search;
            self.via[department as usize] = via;
            self.reached.push(department);
        }
    }

    /// Searches on from what is reached for a department that will do.
    fn find(&mut self, will_do: impl Fn(&Self, u32) -> bool) -> Option<u32> {
        let jobs = self.jobs;
        let mut next = 0;
        while let Some(&department) = self.reached.get(next) {
            if will_do(self, department) {
                return Some(department);
            }
            next += 1;
            for at in 0..self.held[department as usize].len() {
                let job = self.held[department as usize][at];
                for &other in &jobs.options[job as usize] {
                    self.reach(other, job);
                }
            }
        }
        None
    }

    /// Hands jobs on along the path that the search came, from its start to `department`.
    fn shift(&mut self, mut department: u32, start: u32) {
        while department != start {
            let job = self.via[department as usize];
            let from = self.owner[job as usize];
            self.give(job, department);
            department = from;
        }
    }

    fn closed_off(&self) -> Closed {
        let mut departments = self.reached.clone();
        departments.sort_unstable();
        let mut jobs: Vec<u32> =
            departments.iter().flat_map(|&department| &self.held[department as usize]).copied().collect();
        jobs.sort_unstable();
        Closed { departments, jobs }
    }
}
