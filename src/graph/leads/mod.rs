//! Deciding leads (确定牵头单位): who is to lead what nobody was told to lead, with nobody leading more than must be.

mod balance;

use std::collections::HashSet;

use super::key::{DepartmentKey, TaskKey};
use super::set::{DepartmentSet, Set, TaskSet};
use super::{DepartmentView, PlanGraph, TaskView};
use crate::error::Error;
use crate::model::{LeadBasis, Role};
use balance::{Closed, Jobs, Shared};

/// A question for leads: what is binding and who may lead; see [`PlanGraph::query_leads`].
///
/// Leads that the text states, or a rule of the document gives, always stand. By default, the custom of taking the first of
/// a list for the lead is not binding; those who carry a part (责任) may lead, those who help (配合) or advise (指导)
/// may not; collectives (各县区) may not, since nobody in particular would lead.
///
/// ```
/// use fengong::{Plan, graph::PlanGraph};
/// let plan = Plan::builder("绿道方案")
///     .section("一", "任务")
///     .task("贯通绿道").lead("市园林局").joint("市水利局")
///     .task("建设驿站").lead("市园林局").support("市水利局")
///     .build()?;
/// let graph = PlanGraph::of(plan);
/// // Two leads are stated, and nobody may have more than one.
/// let answer = graph.query_leads().with_capacity(1).resolve()?;
/// assert!(answer.decided().is_none());
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "a query does nothing until it is resolved"]
pub struct LeadQuery<'g> {
    graph: &'g PlanGraph,
    within: Option<TaskSet<'g>>,
    first_listed_stay: bool,
    support: bool,
    collectives: bool,
    excluded: Vec<DepartmentKey>,
    excluded_from: Vec<(DepartmentKey, TaskKey)>,
    capacity: Option<u32>,
    capacities: Vec<(DepartmentKey, u32)>,
}

impl<'g> LeadQuery<'g> {
    /// Only these tasks; leads of others are not counted.
    ///
    /// # Panics
    ///
    /// When the set is of another graph, see [`Set`].
    pub fn within(mut self, tasks: &TaskSet<'g>) -> Self {
        tasks.same_graph(self.graph);
        self.within = Some(tasks.clone());
        self
    }

    /// The first of a list stays the lead, as custom has it ([`LeadBasis::FirstListed`]).
    pub const fn with_first_listed_kept(mut self) -> Self {
        self.first_listed_stay = true;
        self
    }

    /// Those who only help (配合) may lead as well.
    pub const fn with_support(mut self) -> Self {
        self.support = true;
        self
    }

    /// Collectives (各县区) may lead as well, counted as one.
    pub const fn with_collectives(mut self) -> Self {
        self.collectives = true;
        self
    }

    /// This department is to lead nothing but what the text says.
    pub fn with_exclusion(mut self, department: DepartmentKey) -> Self {
        self.excluded.push(department);
        self
    }

    /// This department is not to lead this task, unless the text says so.
    pub fn with_exclusion_from(mut self, department: DepartmentKey, task: impl Into<TaskKey>) -> Self {
        self.excluded_from.push((department, task.into()));
        self
    }

    /// Nobody may lead more than this, stated leads included.
    pub const fn with_capacity(mut self, tasks: u32) -> Self {
        self.capacity = Some(tasks);
        self
    }

    /// This department may lead this many, stated leads included, whatever others may. What is said last counts.
    pub fn with_capacity_of(mut self, department: DepartmentKey, tasks: u32) -> Self {
        self.capacities.push((department, tasks));
        self
    }

    /// Decides the leads, or says why the capacities do not allow it.
    ///
    /// The busiest department leads as few tasks as can be, then the second busiest, and so on; a task has one lead, unless
    /// the text states several. Among choices that are equally fair, one that keeps a customary lead is looked for, but it
    /// is not promised that the fewest change.
    ///
    /// *Complexity*: linear in assignments for each task that has to change hands over others; in the worst case the product of
    /// tasks and assignments.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownDepartmentKey`], [`Error::UnknownPlan`], [`Error::UnknownTaskKey`] when the question names what is not here.
    pub fn resolve(self) -> Result<LeadAnswer<'g>, Error> {
        let question = Question::of(&self)?;
        Ok(match balance::share(&question.jobs) {
            Ok(shared) => LeadAnswer::Decided(question.decided(&shared)),
            Err(closed) => LeadAnswer::Impossible(question.shortage(&closed)),
        })
    }
}

/// Whether leads can be decided; see [`LeadQuery::resolve`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeadAnswer<'g> {
    /// They can.
    Decided(Leads<'g>),
    /// The capacities do not allow it.
    Impossible(Shortage<'g>),
}

impl<'g> LeadAnswer<'g> {
    /// The leads, where they can be decided.
    #[must_use]
    pub const fn decided(&self) -> Option<&Leads<'g>> {
        match self {
            Self::Decided(leads) => Some(leads),
            Self::Impossible(_) => None,
        }
    }
}

/// Why leads cannot be decided: these tasks can be led by these departments only, and these may not lead as many. So many
/// as are needed beyond the capacity find no lead whatever is chosen; all others can have one.
///
/// Where the text alone gives departments more than they may lead, only these are told.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Shortage<'g> {
    /// The tasks.
    pub tasks: TaskSet<'g>,
    /// All who may lead any of them.
    pub departments: DepartmentSet<'g>,
    /// How many leads the tasks need; one that the text gives several leads needs as many.
    pub needed: u64,
    /// How many tasks the departments may lead, all together.
    pub capacity: u64,
}

/// Why a department leads a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum LeadReason {
    /// The text or its rule says so, or custom where that was to be kept.
    Given,
    /// Nobody else may.
    Only,
    /// It was chosen among several.
    Chosen,
}

/// One task and its lead.
///
/// ```
/// use fengong::graph::{LeadAnswer, LeadReason};
/// use fengong::{Plan, graph::PlanGraph};
/// let plan = Plan::builder("绿道方案")
///     .section("一", "任务")
///     .task("贯通绿道").lead("市园林局").joint("市水利局")
///     .task("建设驿站").lead("市园林局").support("市水利局")
///     .build()?;
/// let graph = PlanGraph::of(plan);
/// let LeadAnswer::Decided(leads) = graph.query_leads().resolve()? else { unreachable!() };
/// let choice = &leads.choices()[0];
/// assert_eq!((choice.task.title(), choice.lead.name()), ("贯通绿道", "市园林局"));
/// // The builder states leads, and what is stated stands.
/// assert_eq!((choice.reason, choice.is_change()), (LeadReason::Given, false));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeadChoice<'g> {
    /// The task.
    pub task: TaskView<'g>,
    /// Who is to lead it.
    pub lead: DepartmentView<'g>,
    /// Why.
    pub reason: LeadReason,
    /// Who counted as its lead before, each once.
    pub before: DepartmentSet<'g>,
}

impl LeadChoice<'_> {
    /// Whether this is new: nobody led before, or somebody else, or others as well.
    #[must_use]
    pub fn is_change(&self) -> bool {
        self.reason != LeadReason::Given && !(self.before.len() == 1 && self.before.contains(self.lead))
    }
}

/// Why nobody can do better: these tasks can be led by these departments only, so that one of them leads at least
/// [`heaviest`](LeadBound::heaviest).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeadBound<'g> {
    /// The tasks.
    pub tasks: TaskSet<'g>,
    /// All who may lead any of them.
    pub departments: DepartmentSet<'g>,
    /// How many leads the tasks need; one that the text gives several leads needs as many.
    pub leads: u64,
    /// What the busiest of the departments must lead. It is the number of leads divided by that of departments, rounded up,
    /// those left out of the count that may not lead as many and lead all they may.
    pub heaviest: u32,
}

/// Leads for every task that can have one, shared out as evenly as can be; see [`LeadQuery::resolve`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leads<'g> {
    choices: Vec<LeadChoice<'g>>,
    loads: Vec<(DepartmentView<'g>, u32)>,
    undecided: TaskSet<'g>,
    bound: LeadBound<'g>,
}

impl<'g> Leads<'g> {
    /// Every task with its lead, in document order; one with several stated leads has several lines.
    #[must_use]
    pub fn choices(&self) -> &[LeadChoice<'g>] {
        &self.choices
    }

    /// What is new.
    pub fn changes(&self) -> impl Iterator<Item = &LeadChoice<'g>> {
        self.choices.iter().filter(|choice| choice.is_change())
    }

    /// How many tasks each department leads that leads or may lead one, the busiest first, then by first appearance.
    #[must_use]
    pub fn loads(&self) -> &[(DepartmentView<'g>, u32)] {
        &self.loads
    }

    /// How many the busiest leads. No choice that the question allows makes it less.
    #[must_use]
    pub fn heaviest(&self) -> u32 {
        self.loads.first().map_or(0, |&(_, load)| load)
    }

    /// Why it cannot be less.
    #[must_use]
    pub const fn bound(&self) -> &LeadBound<'g> {
        &self.bound
    }

    /// The tasks that nobody may lead: no department at all, or none that the question allows.
    #[must_use]
    pub const fn undecided(&self) -> &TaskSet<'g> {
        &self.undecided
    }
}

impl PlanGraph {
    /// Asks for leads (确定牵头单位) of tasks that several share and nobody was told to lead.
    ///
    /// ```
    /// use fengong::{Plan, graph::{LeadAnswer, PlanGraph}};
    /// let plan = Plan::builder("方案")
    ///     .section("一", "任务")
    ///     .task("建成平台").lead("市城管局").joint("市公安局")
    ///     .task("整治占道").joint("市城管局").joint("市公安局")
    ///     .task("开展体检").joint("市城管局").joint("市公安局")
    ///     .build()?;
    /// let graph = PlanGraph::of(plan);
    /// let LeadAnswer::Decided(leads) = graph.query_leads().resolve()? else { panic!("there are no limits") };
    /// // Three leads for two departments: one has two.
    /// assert_eq!((leads.heaviest(), leads.bound().leads, leads.bound().departments.len()), (2, 3, 2));
    /// assert_eq!(leads.changes().count(), 2);
    ///
    /// let LeadAnswer::Impossible(shortage) = graph.query_leads().with_capacity(1).resolve()? else { panic!() };
    /// assert_eq!((shortage.needed, shortage.capacity), (3, 2));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub const fn query_leads(&self) -> LeadQuery<'_> {
        LeadQuery {
            graph: self,
            within: None,
            first_listed_stay: false,
            support: false,
            collectives: false,
            excluded: Vec::new(),
            excluded_from: Vec::new(),
            capacity: None,
            capacities: Vec::new(),
        }
    }
}

/// The question in numbers, and what the numbers mean.
struct Question<'g> {
    graph: &'g PlanGraph,
    jobs: Jobs,
    /// The task of each job.
    tasks: Vec<TaskView<'g>>,
    /// The leads that stand.
    given: Vec<(TaskView<'g>, DepartmentView<'g>)>,
    undecided: Vec<u32>,
}

/// Who may not lead, as the question says.
struct Barred {
    everywhere: Vec<bool>,
    /// Departments and the tasks that they may not lead, by place.
    from: HashSet<(u32, u32)>,
}

impl Barred {
    fn of(query: &LeadQuery<'_>) -> Result<Self, Error> {
        let graph = query.graph;
        let is_barred = |department: DepartmentView<'_>| !query.collectives && department.is_collective();
        let mut everywhere: Vec<bool> = graph.departments().iter().map(is_barred).collect();
        for &key in &query.excluded {
            everywhere[graph.department(key)?.index() as usize] = true;
        }
        let mut from = HashSet::new();
        for &(department, task) in &query.excluded_from {
            from.insert((graph.department(department)?.index(), graph.task(task)?.index()));
        }
        Ok(Self { everywhere, from })
    }

    fn bars(&self, department: u32, task: u32) -> bool {
        self.everywhere[department as usize] || self.from.contains(&(department, task))
    }
}

impl<'g> Question<'g> {
    fn of(query: &LeadQuery<'g>) -> Result<Self, Error> {
        let graph = query.graph;
        let departments = graph.departments().len();
        let barred = Barred::of(query)?;
        let mut capacity = vec![query.capacity.unwrap_or(u32::MAX); departments];
        for &(key, tasks) in &query.capacities {
            capacity[graph.department(key)?.index() as usize] = tasks;
        }
        let mut question = Self {
            graph,
            jobs: Jobs { fixed: vec![0; departments], capacity, ..Jobs::default() },
            tasks: Vec::new(),
            given: Vec::new(),
            undecided: Vec::new(),
        };
        // The departments of one task that were met already; lent out, since a million tasks need only one.
        let mut met = HashSet::new();
        for task in query.within.as_ref().unwrap_or(&graph.tasks()) {
            met.clear();
            question.keep(task, query, &mut met);
            if met.is_empty() {
                question.ask(task, query, &barred, &mut met);
            }
        }
        Ok(question)
    }

    /// Keeps the leads of a task that stand whatever is decided.
    fn keep(&mut self, task: TaskView<'g>, query: &LeadQuery<'_>, met: &mut HashSet<u32>) {
        for assignment in task.assignments().filter(|assignment| assignment.role() == Role::Lead) {
            let stands = match assignment.basis() {
                LeadBasis::Stated | LeadBasis::DocumentRule => true,
                LeadBasis::FirstListed => query.first_listed_stay,
                LeadBasis::None => false,
            };
            let department = assignment.department();
            if stands && met.insert(department.index()) {
                self.jobs.fixed[department.index() as usize] += 1;
                self.given.push((task, department));
            }
        }
    }

    /// Asks who is to lead a task: any of its departments that may, rather the one that custom has.
    fn ask(&mut self, task: TaskView<'g>, query: &LeadQuery<'_>, barred: &Barred, met: &mut HashSet<u32>) {
        let (mut eligible, mut wanted) = (Vec::new(), None);
        for assignment in task.assignments() {
            let department = assignment.department().index();
            let may = match assignment.role() {
                Role::Lead | Role::Joint => true,
                Role::Support => query.support,
                Role::Guide => false,
            };
            if !may || barred.bars(department, task.index()) {
                continue;
            }
            if met.insert(department) {
                eligible.push(department);
            }
            if assignment.role() == Role::Lead {
                wanted = wanted.or(Some(department));
            }
        }
        if eligible.is_empty() {
            self.undecided.push(task.index());
        } else {
            self.tasks.push(task);
            self.jobs.options.push(eligible);
            self.jobs.wanted.push(wanted);
        }
    }

    fn decided(self, shared: &Shared) -> Leads<'g> {
        let mut choices: Vec<LeadChoice<'g>> = Vec::with_capacity(self.given.len() + self.tasks.len());
        let given = self.given.iter().map(|&(task, lead)| (task, lead, LeadReason::Given));
        let jobs = self.tasks.iter().zip(&shared.owner).zip(&self.jobs.options);
        let chosen = jobs.map(|((&task, &lead), options)| {
            let reason = if options.len() == 1 { LeadReason::Only } else { LeadReason::Chosen };
            (task, DepartmentView::new(self.graph, lead), reason)
        });
        for (task, lead, reason) in given.chain(chosen) {
            let before = task.leads().map(|assignment| assignment.department().index()).collect();
            choices.push(LeadChoice { task, lead, reason, before: Set::list(self.graph, before) });
        }
        choices.sort_by_key(|choice| choice.task.index());
        let mut may = vec![false; self.jobs.fixed.len()];
        for &department in self.jobs.options.iter().flatten() {
            may[department as usize] = true;
        }
        let mut loads: Vec<_> = (0..)
            .zip(&shared.load)
            .filter(|&(department, &load)| load > 0 || may[department as usize])
            .map(|(department, &load)| (DepartmentView::new(self.graph, department), load))
            .collect();
        loads.sort_by_key(|&(_, load)| core::cmp::Reverse(load));
        let heaviest = loads.first().map_or(0, |&(_, load)| load);
        let (tasks, departments, leads) = self.sets(&shared.bound);
        Leads {
            choices,
            loads,
            undecided: Set::list(self.graph, self.undecided),
            bound: LeadBound { tasks, departments, leads, heaviest },
        }
    }

    fn shortage(&self, closed: &Closed) -> Shortage<'g> {
        let (tasks, departments, needed) = self.sets(closed);
        let capacity = closed
            .departments
            .iter()
            .map(|&department| u64::from(self.jobs.capacity[department as usize]))
            .sum();
        Shortage { tasks, departments, needed, capacity }
    }

    /// What some jobs and departments stand for, with the leads that the departments have for certain, and how many leads that are.
    fn sets(&self, closed: &Closed) -> (TaskSet<'g>, DepartmentSet<'g>, u64) {
        let is_inside = |lead: &DepartmentView<'_>| closed.departments.binary_search(&lead.index()).is_ok();
        let given = self.given.iter().filter(|(_, lead)| is_inside(lead));
        let jobs = closed.jobs.iter().map(|&job| self.tasks[job as usize]);
        let tasks: Vec<u32> = given.map(|&(task, _)| task).chain(jobs).map(TaskView::index).collect();
        let leads = tasks.len() as u64;
        (Set::list(self.graph, tasks), Set::list(self.graph, closed.departments.clone()), leads)
    }
}
