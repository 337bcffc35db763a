//! Plans made up for tests and benches: whole corpora of any size, as proptest's strategies and from a seed.
//!
//! [`corpora`] is for laws, [`Corpus::sample`] for benches and for tests that want the same plans every time.
//!
//! ```
//! use fengong::model::strategies::Corpus;
//! let plans = Corpus::of_tasks(100).sample(1)?;
//! assert!(plans.iter().flat_map(|plan| plan.tasks()).any(|task| task.assignments.is_empty()), "some tasks have nobody");
//! # Ok::<(), fengong::Error>(())
//! ```

use core::ops::RangeInclusive;

use proptest::prelude::{Rng, Strategy, any};
use proptest::test_runner::{RngAlgorithm, TestRng};

use super::{
    AssignmentDraft, Comparator, Deadline, DepartmentDraft, DepartmentId, DepartmentKind, Due, Evidence,
    IndicatorDraft, LeadBasis, Level, PartialDate, Phase, Plan, PlanBuilder, Role, TableKind, Target,
    TaskDraft, TaskId, TaskLink,
};
use crate::error::Error;

/// How many departments the tasks of a corpus name, one list after the other: 3.2 in the mean, and one task in twenty has
/// nobody.
const NAMED: [usize; 20] = [0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 8];

/// A corpus of plans to be made up: plans of forty tasks, 3.2 departments a task, and departments that are named by Zipf's
/// law, the second half as often as the first and the tenth a tenth as often, as those of real plans roughly are.
///
/// Beside their tasks the plans have what else the graph can be asked for: indicators with tasks and departments, phases,
/// deadlines and targets.
///
/// ```
/// use fengong::graph::PlanGraph;
/// use fengong::model::strategies::Corpus;
/// let corpus = Corpus::of_tasks(1000);
/// let plans = corpus.sample(7)?;
/// assert_eq!(plans.len(), 25);
/// assert_eq!(plans, corpus.sample(7)?);
/// let graph = PlanGraph::from_plans(plans);
/// assert_eq!(graph.tasks().len(), 1000);
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corpus {
    tasks: usize,
    tasks_a_plan: usize,
    departments: usize,
}

impl Corpus {
    /// So many tasks in plans of forty, over 1000 departments.
    ///
    /// ```
    /// use fengong::model::strategies::Corpus;
    /// let plans = Corpus::of_tasks(90).sample(3)?;
    /// assert_eq!(plans.iter().map(|plan| plan.tasks().len()).collect::<Vec<_>>(), [40, 40, 10]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub const fn of_tasks(tasks: usize) -> Self {
        Self { tasks, tasks_a_plan: 40, departments: 1000 }
    }

    /// Over so many departments, at least one.
    ///
    /// ```
    /// use fengong::graph::PlanGraph;
    /// use fengong::model::strategies::Corpus;
    /// let graph = PlanGraph::from_plans(Corpus::of_tasks(500).with_departments(12).sample(3)?);
    /// assert!(graph.departments().len() <= 12);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub const fn with_departments(mut self, departments: usize) -> Self {
        self.departments = if departments == 0 { 1 } else { departments };
        self
    }

    /// With so many tasks in each plan, at least one; the last plan has what is left.
    ///
    /// ```
    /// use fengong::model::strategies::Corpus;
    /// assert_eq!(Corpus::of_tasks(100).with_tasks_a_plan(25).sample(3)?.len(), 4);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub const fn with_tasks_a_plan(mut self, tasks: usize) -> Self {
        self.tasks_a_plan = if tasks == 0 { 1 } else { tasks };
        self
    }

    /// The corpus of a seed: the same plans on every run and platform.
    ///
    /// *Complexity*: linear in the tasks, with a search among the departments for each that is named.
    ///
    /// ```
    /// use fengong::model::strategies::Corpus;
    /// let corpus = Corpus::of_tasks(50);
    /// assert_eq!(corpus.sample(7)?, corpus.sample(7)?);
    /// assert_ne!(corpus.sample(7)?, corpus.sample(8)?);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// None that are known of: those of [`PlanBuilder`] are handed on.
    pub fn sample(&self, seed: u64) -> Result<Vec<Plan>, Error> {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        let mut draw = Draw::new(TestRng::from_seed(RngAlgorithm::ChaCha, &bytes), self.departments);
        let mut left = self.tasks;
        let mut plans = Vec::with_capacity(self.tasks.div_ceil(self.tasks_a_plan));
        while left > 0 {
            let tasks = left.min(self.tasks_a_plan);
            plans.push(draw.plan(plans.len(), tasks)?);
            left -= tasks;
        }
        Ok(plans)
    }
}

/// Corpora with so many tasks, for tests: they shrink to fewer tasks. Short plans and few departments make them meet often.
///
/// ```
/// use fengong::graph::PlanGraph;
/// use fengong::model::strategies::corpora;
/// use proptest::prelude::*;
/// proptest!(|(plans in corpora(0..=60))| {
///     let graph = PlanGraph::from_plans(plans);
///     prop_assert!(graph.coverage().without_lead().is_subset(&graph.tasks()));
/// });
/// ```
pub fn corpora(tasks: RangeInclusive<usize>) -> impl Strategy<Value = Vec<Plan>> {
    (tasks, 1..=12_usize, 1..=30_usize, any::<u64>()).prop_map(|(tasks, tasks_a_plan, departments, seed)| {
        let corpus = Corpus::of_tasks(tasks).with_tasks_a_plan(tasks_a_plan).with_departments(departments);
        corpus.sample(seed).unwrap_or_default()
    })
}

/// Draws from a corpus.
struct Draw {
    random: TestRng,
    /// The sums of 1/1, 1/2, 1/3, … in whole numbers, so that no platform rounds otherwise.
    sums: Vec<u64>,
    /// The plan's department for each, where it has been named, and the plan that named it last.
    named: Vec<Option<(usize, DepartmentId)>>,
}

impl Draw {
    fn new(random: TestRng, departments: usize) -> Self {
        let mut sum = 0;
        let sums = (1..=departments as u64).map(|rank| {
            sum += (1 << 32) / rank;
            sum
        });
        Self { random, sums: sums.collect(), named: vec![None; departments] }
    }

    fn below(&mut self, end: u64) -> u64 {
        self.random.next_u64() % end.max(1)
    }

    fn one_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// A department, by Zipf's law.
    fn department(&mut self) -> usize {
        let at = self.below(self.sums.last().copied().unwrap_or_default());
        self.sums.partition_point(|&sum| sum <= at)
    }

    fn plan(&mut self, number: usize, tasks: usize) -> Result<Plan, Error> {
        let level = if number.is_multiple_of(10) { Level::Province } else { Level::City };
        let mut builder = PlanBuilder::new().with_place("东江省", level).section("一", "重点任务");
        let mut ids = Vec::with_capacity(tasks);
        for task in 0..tasks {
            if task > 0 && task.is_multiple_of(10) {
                builder = builder.section(NUMERALS[task / 10 % NUMERALS.len()], "重点任务");
            }
            let named = NAMED[self.below(NAMED.len() as u64) as usize];
            let mut draft = TaskDraft::new(format!("{}第{number}批项目{task}", VERBS[task % VERBS.len()]));
            let mut here = Vec::with_capacity(named);
            while here.len() < named {
                let mut department = self.department();
                // A department is hardly ever named twice in one task; the next one along takes its place.
                while here.contains(&department) && here.len() < self.named.len() && !self.one_in(100) {
                    department = (department + 1) % self.named.len();
                }
                let id = self.named_in(&mut builder, number, department)?;
                let (role, basis) = self.role(here.len());
                draft = draft.with_assignment(AssignmentDraft::by_id(id, role).with_basis(basis));
                here.push(department);
            }
            ids.push(builder.add_task(draft)?);
        }
        self.beside(&mut builder, number, &ids)?;
        builder.build()
    }

    fn named_in(
        &mut self,
        builder: &mut PlanBuilder,
        plan: usize,
        department: usize,
    ) -> Result<DepartmentId, Error> {
        if let Some((named, id)) = self.named[department]
            && named == plan
        {
            return Ok(id);
        }
        let collective = department % 40 == 39;
        let draft = if collective {
            DepartmentDraft::new(format!("各第{department}类园区")).with_kind(DepartmentKind::Collective)
        } else {
            DepartmentDraft::new(format!("省第{department}局")).with_kind(DepartmentKind::Government)
        };
        let id = builder.add_department(draft.with_level(Level::Province).with_known(true))?;
        self.named[department] = Some((plan, id));
        Ok(id)
    }

    /// The role of the department that stands at a place in its list.
    fn role(&mut self, place: usize) -> (Role, LeadBasis) {
        match (place, self.below(10)) {
            (0, 0) => (Role::Joint, LeadBasis::None),
            (0, 1..=4) => (Role::Lead, LeadBasis::FirstListed),
            (0, _) | (1, 0) => (Role::Lead, LeadBasis::Stated),
            (_, 0..=5) => (Role::Joint, LeadBasis::None),
            (_, 6..=8) => (Role::Support, LeadBasis::Stated),
            _ => (Role::Guide, LeadBasis::Stated),
        }
    }

    /// What stands beside the tasks.
    fn beside(&mut self, builder: &mut PlanBuilder, plan: usize, tasks: &[TaskId]) -> Result<(), Error> {
        for (at, name) in ["启动期", "攻坚期"].into_iter().enumerate() {
            let year = PartialDate::of_year(2025 + at as i32)?;
            builder.add_phase(Phase::new(name).with_dates(Some(year), Some(year)))?;
        }
        for &task in tasks {
            if self.one_in(10) {
                let year = 2025 + self.below(3) as i32;
                let deadline = Deadline::new("完成").with_date(PartialDate::of_year(year)?);
                builder.add_deadline(deadline.of_task(task))?;
            }
            if self.one_in(10) {
                let due = Due::of_year(2025 + self.below(3) as i32);
                let target = Target::new("企业", Comparator::AtLeast, "家");
                builder.add_target(target.of_task(task).with_due(due))?;
            }
            if self.one_in(20) {
                let department = self.department();
                let id = self.named_in(builder, plan, department)?;
                let draft = IndicatorDraft::new(format!("第{task}项指标"), TableKind::Annex);
                let draft = draft.with_task(TaskLink::new(task, Evidence::Name));
                builder.add_indicator(draft.with_department(AssignmentDraft::by_id(id, Role::Lead)))?;
            }
        }
        Ok(())
    }
}

const VERBS: [&str; 5] = ["建设", "培育", "整治", "推广", "改造"];
const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
