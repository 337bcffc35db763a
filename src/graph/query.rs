//! Queries: which tasks, which departments. A query asks, `resolve` answers, a set holds.

use core::iter::once;

use super::due::in_phases;
use super::key::{DepartmentKey, IndicatorKey, PlanKey, TaskKey};
use super::said::Said;
use super::set::{DepartmentSet, Set, TaskSet, kept};
use super::titles::Titles;
use super::view::PlanView;
use super::{Part, Parts, PlanGraph};
use crate::error::Error;
use crate::model::{Department, DepartmentKind, LeadBasis, Level, Role, Task};
use crate::text::fold;

impl PlanGraph {
    /// Asks for tasks.
    ///
    /// ```
    /// use fengong::{Error, Plan, graph::{PlanGraph, PlanKey}, model::Role};
    /// let plan = Plan::builder("方案")
    ///     .section("一", "任务")
    ///     .task("建成平台").lead("市城管局").joint("市公安局")
    ///     .task("整治占道").lead("市公安局")
    ///     .build()?;
    /// let graph = PlanGraph::of(plan);
    ///
    /// let police = graph.department_named("市公安局")?.key();
    /// let led = graph.query_tasks().department(police).role(Role::Lead).section("一").resolve()?;
    /// assert_eq!(led.iter().map(|task| task.path()).collect::<Vec<_>>(), ["一/2"]);
    ///
    /// let elsewhere = graph.query_tasks().plan(PlanKey::new(3)).resolve();
    /// assert_eq!(elsewhere, Err(Error::UnknownPlan { key: PlanKey::new(3) }));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub fn query_tasks(&self) -> TaskQuery<'_> {
        TaskQuery { graph: self, tasks: TaskFilter::default(), assignments: AssignmentFilter::default() }
    }

    /// Asks for departments.
    ///
    /// ```
    /// use fengong::{Plan, graph::PlanGraph, model::Role};
    /// let plan = Plan::builder("方案")
    ///     .section("一", "任务")
    ///     .task("建成平台").lead("市城管局").joint("市公安局")
    ///     .task("整治占道").lead("市公安局")
    ///     .build()?;
    /// let graph = PlanGraph::of(plan);
    /// let leading = graph.query_departments().role(Role::Lead).title("平台").resolve()?;
    /// assert_eq!(leading.first().map(|department| department.name()), Some("市城管局"));
    /// assert_eq!(leading.len(), 1);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub fn query_departments(&self) -> DepartmentQuery<'_> {
        DepartmentQuery {
            graph: self,
            tasks: TaskFilter::default(),
            assignments: AssignmentFilter::default(),
            task_keys: Vec::new(),
            names: Vec::new(),
            places: Vec::new(),
        }
    }
}

/// What a task must be like. Empty lists ask for nothing.
#[derive(Debug, Clone, Default)]
struct TaskFilter {
    plans: Vec<PlanKey>,
    sections: Vec<String>,
    titles: Vec<String>,
    texts: Vec<String>,
    phases: Vec<String>,
    years: Vec<i32>,
    indicators: Vec<IndicatorKey>,
}

/// What one and the same assignment must be like.
#[derive(Debug, Clone, Default)]
struct AssignmentFilter {
    roles: Vec<Role>,
    bases: Vec<LeadBasis>,
    departments: Vec<DepartmentKey>,
    kinds: Vec<DepartmentKind>,
    levels: Vec<Level>,
}

/// A question for tasks; see [`PlanGraph::query_tasks`].
///
/// Filters of different kinds must all hold; of one kind given several times, one of them. Filters about assignments
/// (role, basis, department, kind, level) must hold for one and the same assignment: `role(Lead)` with `department(d)`
/// asks for what that department leads, and not for what it helps with under another's lead.
///
/// ```
/// use fengong::model::Role;
/// use fengong::{Plan, graph::PlanGraph};
/// let plan = Plan::builder("绿道方案")
///     .section("一", "任务")
///     .task("贯通绿道").lead("市园林局").joint("市水利局")
///     .task("建设驿站").lead("市园林局").support("市水利局")
///     .build()?;
/// let graph = PlanGraph::of(plan);
/// let water = graph.department_named("市水利局")?.key();
/// let helped = graph.query_tasks().department(water).role(Role::Support).resolve()?;
/// assert_eq!(helped.first().unwrap().title(), "建设驿站");
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "a query does nothing until it is resolved"]
pub struct TaskQuery<'g> {
    graph: &'g PlanGraph,
    tasks: TaskFilter,
    assignments: AssignmentFilter,
}

/// A question for departments; see [`PlanGraph::query_departments`].
///
/// Filters combine as in [`TaskQuery`]. Those about tasks (plan, section, title, text, phase, year, indicator, task) and assignments (role, basis)
/// ask for departments with such an assignment in such a task; without any of them a department without a task is
/// found too.
///
/// ```
/// use fengong::model::Role;
/// use fengong::{Plan, graph::PlanGraph};
/// let plan = Plan::builder("绿道方案")
///     .section("一", "任务")
///     .task("贯通绿道").lead("市园林局").joint("市水利局")
///     .task("建设驿站").lead("市园林局").support("市水利局")
///     .build()?;
/// let graph = PlanGraph::of(plan);
/// let leads = graph.query_departments().role(Role::Lead).section("一").resolve()?;
/// assert_eq!(leads.iter().map(|department| department.name()).collect::<Vec<_>>(), ["市园林局"]);
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "a query does nothing until it is resolved"]
pub struct DepartmentQuery<'g> {
    graph: &'g PlanGraph,
    tasks: TaskFilter,
    assignments: AssignmentFilter,
    task_keys: Vec<TaskKey>,
    names: Vec<String>,
    places: Vec<String>,
}

macro_rules! shared_filters {
    ($query:ident) => {
        impl $query<'_> {
            /// Only tasks of this plan.
            pub fn plan(mut self, plan: PlanKey) -> Self {
                self.tasks.plans.push(plan);
                self
            }

            /// Only tasks at or below the heading of this path, such as `三` or `三/（一）`, as
            /// [`Plan::sections_below`](crate::Plan::sections_below) finds it.
            pub fn section(mut self, path: impl Into<String>) -> Self {
                self.tasks.sections.push(path.into());
                self
            }

            /// Only tasks whose title contains this text; width and white space do not matter.
            ///
            /// *Complexity*: linear in the length of the titles. The first query that asks for one lays them all end to end,
            /// which keeps as much memory as they have until a plan comes or goes.
            pub fn title(mut self, text: impl AsRef<str>) -> Self {
                self.tasks.titles.push(fold(text.as_ref()).into_owned());
                self
            }

            /// Only tasks that say this text anywhere in title, measures (措施) or clauses; width and white space do not
            /// matter. What else stands in a task's paragraphs is in the source, not in the plan.
            pub fn text(mut self, text: impl AsRef<str>) -> Self {
                self.tasks.texts.push(fold(text.as_ref()).into_owned());
                self
            }

            /// Only tasks of the phase (阶段) of this name: those under its heading, or the one that it is named under, and
            /// those with a deadline of their own within its dates. Width and white space do not matter.
            pub fn phase(mut self, name: impl Into<String>) -> Self {
                self.tasks.phases.push(name.into());
                self
            }

            /// Only tasks with something due in this year: a deadline (时限) of theirs, or a target (量化目标) that their
            /// text promises. What is due again and again has no year.
            pub fn due_year(mut self, year: i32) -> Self {
                self.tasks.years.push(year);
                self
            }

            /// Only tasks that serve this indicator (指标).
            pub fn indicator(mut self, indicator: impl Into<IndicatorKey>) -> Self {
                self.tasks.indicators.push(indicator.into());
                self
            }

            /// Only assignments with this role.
            pub fn role(mut self, role: Role) -> Self {
                self.assignments.roles.push(role);
                self
            }

            /// Only assignments on this basis, whatever their role: stated helpers (配合) are stated too, and whoever carries a part
            /// (责任) has none, so that [`LeadBasis::None`] also finds tasks with a stated lead. How a lead is known is asked
            /// together with its [role](Self::role).
            ///
            /// ```
            /// use fengong::{Plan, graph::PlanGraph, model::{LeadBasis, Role}};
            /// let plan = Plan::builder("方案")
            ///     .section("一", "任务")
            ///     .task("建成平台").lead("市城管局").joint("市公安局")
            ///     .build()?;
            /// let graph = PlanGraph::of(plan);
            /// let found = |query: fengong::graph::TaskQuery<'_>| query.resolve().map(|tasks| tasks.len());
            /// assert_eq!(found(graph.query_tasks().basis(LeadBasis::None))?, 1);
            /// assert_eq!(found(graph.query_tasks().basis(LeadBasis::None).role(Role::Lead))?, 0);
            /// assert_eq!(found(graph.query_tasks().basis(LeadBasis::Stated).role(Role::Lead))?, 1);
            /// # Ok::<(), fengong::Error>(())
            /// ```
            pub fn basis(mut self, basis: LeadBasis) -> Self {
                self.assignments.bases.push(basis);
                self
            }

            /// Only departments of this kind.
            pub fn kind(mut self, kind: DepartmentKind) -> Self {
                self.assignments.kinds.push(kind);
                self
            }

            /// Only departments of this level of government.
            pub fn level(mut self, level: Level) -> Self {
                self.assignments.levels.push(level);
                self
            }
        }
    };
}

shared_filters!(TaskQuery);
shared_filters!(DepartmentQuery);

impl<'g> TaskQuery<'g> {
    /// Only tasks that this department has to do with.
    pub fn department(mut self, department: DepartmentKey) -> Self {
        self.assignments.departments.push(department);
        self
    }

    /// The answer.
    ///
    /// *Complexity*: linear in the tasks, and as far as the question is about them in the sections, words and phases of the plans
    /// asked for and in what is due; with kinds or levels, in assignments too; with departments, `n log n` in their tasks
    /// and linear in the assignments of those.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownPlan`], [`Error::UnknownDepartmentKey`], [`Error::UnknownIndicatorKey`], and
    /// [`Error::UnknownSectionPath`] or [`Error::UnknownPhase`] when none of the plans asked for has such a heading or phase.
    pub fn resolve(self) -> Result<TaskSet<'g>, Error> {
        let Self { graph, tasks, assignments } = self;
        let candidates = match &*assignments.departments {
            [] => None,
            keys => Some(graph.department_set(keys.iter().copied())?.tasks()),
        };
        let candidates = tasks.resolve(graph, candidates)?;
        let Some(wanted) = assignments.resolve(graph) else {
            return Ok(candidates);
        };
        if wanted.departments.is_none() {
            // Nobody in particular is asked about: what is kept of each task says whether it has such an assignment.
            let parts = wanted.parts();
            let fits = candidates.places().map(|task| (task, graph.task_parts[task as usize].meets(parts)));
            return Ok(Set::list(graph, kept(candidates.len(), fits)));
        }
        Ok(candidates.filter(|task| task.assignments().any(|each| wanted.matches(each.index(), graph))))
    }
}

impl<'g> DepartmentQuery<'g> {
    /// Only departments whose canonical or printed name contains this text; width and white space do not matter.
    pub fn name(mut self, text: impl AsRef<str>) -> Self {
        self.names.push(fold(text.as_ref()).into_owned());
        self
    }

    /// Only departments of this place, such as 临沂市.
    pub fn place(mut self, place: impl Into<String>) -> Self {
        self.places.push(place.into());
        self
    }

    /// Only departments that have to do with this task.
    pub fn task(mut self, task: impl Into<TaskKey>) -> Self {
        self.task_keys.push(task.into());
        self
    }

    /// The answer.
    ///
    /// *Complexity*: linear in departments and their names, and in sections, tasks and assignments of the plans asked
    /// for.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownPlan`], [`Error::UnknownTaskKey`], [`Error::UnknownIndicatorKey`], and
    /// [`Error::UnknownSectionPath`] or [`Error::UnknownPhase`] when none of the plans asked for has such a heading or phase.
    pub fn resolve(self) -> Result<DepartmentSet<'g>, Error> {
        let Self { graph, tasks, assignments, task_keys, names, places } = self;
        let named = |name: &str| names.iter().any(|text| fold(name).contains(&**text));
        let fits = graph.departments().filter(|department| {
            (names.is_empty() || named(department.name()) || department.names().into_iter().any(named))
                && any(&places, |place| department.place() == Some(place))
                && assignments.fits(department.department())
        });
        let asked = tasks.asks() || !task_keys.is_empty();
        if !asked && assignments.roles.is_empty() && assignments.bases.is_empty() {
            return Ok(fits);
        }
        let candidates = if task_keys.is_empty() { None } else { Some(graph.task_set(task_keys)?) };
        let candidates = tasks.resolve(graph, candidates)?;
        let wanted = Wanted { departments: None, roles: assignments.roles, bases: assignments.bases };
        let edges = candidates.places().flat_map(|task| graph.task_edges(task));
        let assigned = edges.filter(|&edge| wanted.matches(edge, graph));
        let assigned = Set::list(graph, assigned.map(|edge| graph.edge_department(edge)).collect());
        Ok(fits.intersection(&assigned))
    }
}

impl TaskFilter {
    const fn asks(&self) -> bool {
        let Self { plans, sections, titles, texts, phases, years, indicators } = self;
        !(plans.is_empty()
            && sections.is_empty()
            && titles.is_empty()
            && texts.is_empty()
            && phases.is_empty()
            && years.is_empty()
            && indicators.is_empty())
    }

    /// The plans asked for.
    fn plans<'g>(&self, graph: &'g PlanGraph) -> Result<Vec<PlanView<'g>>, Error> {
        if self.plans.is_empty() {
            return Ok(graph.plans().collect());
        }
        let mut asked = self.plans.clone();
        asked.sort_unstable();
        asked.dedup();
        asked.into_iter().map(|key| graph.plan(key)).collect()
    }

    fn resolve<'g>(
        &self,
        graph: &'g PlanGraph,
        candidates: Option<TaskSet<'g>>,
    ) -> Result<TaskSet<'g>, Error> {
        let mut tasks = candidates.unwrap_or_else(|| graph.tasks());
        if !self.asks() {
            return Ok(tasks);
        }
        let plans = self.plans(graph)?;
        if !self.indicators.is_empty() {
            tasks = &tasks & &graph.indicator_set(self.indicators.iter().copied())?.tasks();
        }
        if !self.years.is_empty() {
            tasks = &tasks & &Set::list(graph, graph.dues.in_years(&self.years));
        }
        if !self.phases.is_empty() {
            tasks = &tasks & &in_phases(graph, plans.iter().copied(), &self.phases)?;
        }
        if !self.plans.is_empty() || !self.sections.is_empty() {
            tasks = &tasks & &self.below_headings(graph, &plans)?;
        }
        if !self.titles.is_empty() {
            let titles = graph.titles.get_or_init(|| Titles::of(graph));
            tasks = titles.with(graph, &tasks, &self.titles);
        }
        if !self.texts.is_empty() {
            let parts = |task: &'g Task| {
                let measures = task.measures.iter().map(|measure| &*measure.title);
                once(&*task.title).chain(measures).chain(task.clauses.iter().map(|clause| &*clause.text))
            };
            tasks = Set::list(graph, Said::new(&self.texts).among(graph, tasks.places(), parts));
        }
        Ok(tasks)
    }

    /// The tasks of some plans at or below one of the paths, or all of them where no path is asked for.
    fn below_headings<'g>(&self, graph: &'g PlanGraph, plans: &[PlanView<'g>]) -> Result<TaskSet<'g>, Error> {
        let (mut found, mut known) = (Vec::new(), vec![false; self.sections.len()]);
        for view in plans {
            let mut below = vec![self.sections.is_empty(); view.plan().sections().len()];
            for (path, known) in self.sections.iter().zip(&mut known) {
                for section in view.plan().sections_below(path) {
                    (below[section.id.index()], *known) = (true, true);
                }
            }
            let tasks = view.task_range().zip(view.plan().tasks());
            found.extend(tasks.filter(|(_, task)| below[task.section.index()]).map(|(place, _)| place));
        }
        match self.sections.iter().zip(known).find(|(_, known)| !known) {
            Some((path, _)) => Err(Error::UnknownSectionPath { path: path.clone() }),
            None => Ok(Set::list(graph, found)),
        }
    }
}

impl AssignmentFilter {
    /// Whether a department may be one that is asked for.
    fn fits(&self, department: &Department) -> bool {
        any(&self.kinds, |&kind| kind == department.kind)
            && any(&self.levels, |&level| Some(level) == department.level)
    }

    /// `None` when nothing is asked of assignments. Keys must be known.
    fn resolve(self, graph: &PlanGraph) -> Option<Wanted> {
        let Self { roles, bases, departments, kinds, levels } = &self;
        let by_department = !(departments.is_empty() && kinds.is_empty() && levels.is_empty());
        if !by_department && roles.is_empty() && bases.is_empty() {
            return None;
        }
        let departments = by_department.then(|| {
            let mut named = vec![departments.is_empty(); graph.departments.len()];
            for view in departments.iter().filter_map(|&key| graph.department(key).ok()) {
                named[view.index() as usize] = true;
            }
            let fits =
                graph.departments().iter().map(|each| self.fits(each.department())).collect::<Vec<_>>();
            named.into_iter().zip(fits).map(|(named, fits)| named && fits).collect()
        });
        Some(Wanted { departments, roles: self.roles, bases: self.bases })
    }
}

/// The assignments asked for.
struct Wanted {
    departments: Option<Vec<bool>>,
    roles: Vec<Role>,
    bases: Vec<LeadBasis>,
}

impl Wanted {
    /// The roles and bases asked for.
    fn parts(&self) -> Parts {
        let mut parts = Parts::default();
        for &role in Role::ALL.iter().filter(|role| any(&self.roles, |asked| asked == *role)) {
            for &basis in LeadBasis::ALL.iter().filter(|basis| any(&self.bases, |asked| asked == *basis)) {
                parts.add(Part::new(role, basis));
            }
        }
        parts
    }

    fn matches(&self, edge: u32, graph: &PlanGraph) -> bool {
        let part = graph.edge_part(edge);
        any(&self.roles, |&role| role == part.role())
            && any(&self.bases, |&basis| basis == part.basis())
            && self
                .departments
                .as_ref()
                .is_none_or(|departments| departments[graph.edge_department(edge) as usize])
    }
}

/// Whether one of some alternatives holds; no alternatives ask for nothing.
fn any<T>(alternatives: &[T], holds: impl FnMut(&T) -> bool) -> bool {
    alternatives.is_empty() || alternatives.iter().any(holds)
}
