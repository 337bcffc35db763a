//! Which phases (阶段) hold a task: by the heading it stands under, and by the day on which something is due. Whoever asks
//! about phases asks here, so that queries, steps and windows agree.

use chrono::NaiveDate;

use super::rows::Rows;
use crate::model::{Phase, Plan, SectionId};

/// The phases of a plan by the headings that they are, or that they are named under.
pub(super) struct Phased<'p> {
    plan: &'p Plan,
    /// The places of the phases of each heading.
    own: Rows<u32>,
}

impl<'p> Phased<'p> {
    pub(super) fn of(plan: &'p Plan) -> Self {
        let phases = || (0..).zip(plan.phases());
        let named = || phases().filter_map(|(at, phase)| Some((phase.section?.index() as u32, at)));
        Self { plan, own: Rows::sorted(plan.sections().len(), 0, named) }
    }

    /// The phases that a heading is, or that are named under it.
    pub(super) fn own(&self, section: SectionId) -> &[u32] {
        self.own.row(section.index() as u32)
    }

    /// What the phases that a task belongs to say, for each task in document order; `None` for one that no phase holds. The
    /// nearest heading with phases decides which they are: one as a rule, several where it names several.
    pub(super) fn of_tasks<T: Copy>(&self, say: impl Fn(&[u32]) -> T) -> Vec<Option<T>> {
        let said = self.down(|own, above| if own.is_empty() { above } else { Some(say(own)) });
        self.plan.tasks().iter().map(|task| said.get(task.section.index()).copied().flatten()).collect()
    }

    /// Whether each task stands under a heading of some phases, however far above it: a phase holds what its own phases hold.
    pub(super) fn hold(&self, asked: impl Fn(u32) -> bool) -> Vec<bool> {
        let below = self.down(|own, above| above.or_else(|| own.iter().any(|&at| asked(at)).then_some(())));
        let is_below = |section: SectionId| below.get(section.index()).is_some_and(Option::is_some);
        self.plan.tasks().iter().map(|task| is_below(task.section)).collect()
    }

    /// What is said at each heading, given its own phases and what was said above. Headings stand before what is below them.
    fn down<T: Copy>(&self, say: impl Fn(&[u32], Option<T>) -> Option<T>) -> Vec<Option<T>> {
        let mut said: Vec<Option<T>> = Vec::with_capacity(self.plan.sections().len());
        for section in self.plan.sections() {
            let above = section.parent.and_then(|parent| said.get(parent.index()).copied().flatten());
            said.push(say(self.own(section.id), above));
        }
        said
    }
}

/// Which of some phases run on which days, so that a day is looked up and not held against each of them.
#[derive(Default)]
pub(super) struct Running {
    /// The days on which something begins or is over, ascending, with how many run from then on and the sum of their places:
    /// of one alone that is its place.
    changes: Vec<(NaiveDate, i64, i64)>,
}

impl Running {
    pub(super) fn of<'p>(phases: impl Iterator<Item = (u32, &'p Phase)>) -> Self {
        let mut changes = Vec::new();
        for (at, phase) in phases {
            let begins = phase.from.map_or(NaiveDate::MIN, |from| from.first_day());
            let last = phase.to.map_or(NaiveDate::MAX, |to| to.last_day());
            // One without dates, or whose end lies before its beginning, contains no day.
            if phase.contains(begins) {
                changes.push((begins, 1, i64::from(at)));
                changes.extend(last.succ_opt().map(|over| (over, -1, -i64::from(at))));
            }
        }
        changes.sort_unstable();
        let (mut count, mut sum) = (0, 0);
        for change in &mut changes {
            count += change.1;
            sum += change.2;
            (change.1, change.2) = (count, sum);
        }
        Self { changes }
    }

    /// Whether any runs on a day.
    pub(super) fn any(&self, day: NaiveDate) -> bool {
        self.on(day).0 > 0
    }

    /// The one that runs on a day, where it is alone.
    pub(super) fn only(&self, day: NaiveDate) -> Option<usize> {
        let (count, sum) = self.on(day);
        usize::try_from(sum).ok().filter(|_| count == 1)
    }

    fn on(&self, day: NaiveDate) -> (i64, i64) {
        let behind = self.changes.partition_point(|&(from, ..)| from <= day);
        let last = behind.checked_sub(1).and_then(|at| self.changes.get(at));
        last.map_or((0, 0), |&(_, count, sum)| (count, sum))
    }
}
