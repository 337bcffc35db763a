//! The titles of all tasks, laid end to end when a query first asks for one: plans hold them far apart, and to fetch them one by
//! one from memory costs many times what it costs to look through them.

use memchr::memmem::Finder;

use super::PlanGraph;
use super::set::{Set, TaskSet};
use crate::text::fold;

/// Stands behind every title; no text has it.
const BEHIND: u8 = 0xff;

/// Where fewer than one task in so many is asked about, each title is looked at by itself.
const FEW: usize = 16;

/// The folded titles of all tasks.
#[derive(Debug, Clone)]
pub(super) struct Titles {
    words: Vec<u8>,
    /// Where each task's title ends, its mark included.
    ends: Vec<usize>,
}

impl Titles {
    pub(super) fn of(graph: &PlanGraph) -> Self {
        let tasks = || graph.plans.iter().flat_map(|entry| &entry.plan.tasks);
        let length = tasks().map(|task| task.title.len() + 1).sum();
        let mut titles =
            Self { words: Vec::with_capacity(length), ends: Vec::with_capacity(graph.task_count() as usize) };
        for task in tasks() {
            titles.words.extend_from_slice(fold(&task.title).as_bytes());
            titles.words.push(BEHIND);
            titles.ends.push(titles.words.len());
        }
        titles
    }

    /// Those of some tasks whose title contains one of some folded texts.
    pub(super) fn with<'g>(
        &self,
        graph: &'g PlanGraph,
        tasks: &TaskSet<'g>,
        texts: &[String],
    ) -> TaskSet<'g> {
        let finders: Vec<Finder<'_>> = texts.iter().map(Finder::new).collect();
        if tasks.len() < self.ends.len() / FEW {
            let says = |&task: &u32| finders.iter().any(|finder| finder.find(self.title(task)).is_some());
            return Set::list(graph, tasks.places().filter(says).collect());
        }
        let mut found = Vec::new();
        for finder in &finders {
            self.find(finder, &mut found);
        }
        if finders.len() > 1 {
            found.sort_unstable();
            found.dedup();
        }
        tasks & &Set::list(graph, found)
    }

    fn title(&self, task: u32) -> &[u8] {
        let task = task as usize;
        let start = task.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.words[start..self.ends[task]]
    }

    /// The tasks whose title contains a text, ascending.
    fn find(&self, finder: &Finder<'_>, found: &mut Vec<u32>) {
        let (mut from, mut task) = (0, 0);
        while let Some(at) = self.words.get(from..).and_then(|rest| finder.find(rest)) {
            let Some(behind) = self.ends[task..].iter().position(|&end| end > from + at) else { return };
            task += behind;
            found.push(task as u32);
            from = self.ends[task];
            task += 1;
        }
    }
}
