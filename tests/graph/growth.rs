//! What each question costs as the graph grows, and graphs of extreme shapes.
//!
//! Time is the processor time of the thread, the least of a few rounds, so that other work on the machine does not decide.
//! Eight times the graph may cost sixteen times as much: room for caches and noise, none for a square, which costs
//! sixty-four times. What is kept must not cost more at all, but for noise.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use cpu_time::ThreadTime;

use fengong::Plan;
use fengong::graph::{Collectives, PhaseTie, PlanGraph, PlanKey, TaskView, Weights};
use fengong::model::strategies::Corpus;
use fengong::model::{
    AssignmentDraft, Clause, Deadline, DepartmentDraft, DepartmentKind, Evidence, LeadBasis, Level,
    PartialDate, Phase, PlanBuilder, Role, SectionDraft, TaskDraft,
};

use crate::plans::plan;

const TASKS: usize = 2000;
pub(crate) const TIMES: u32 = 8;

/// Too short for the clock: it is asked again until it can be told.
const TELLING: Duration = Duration::from_micros(200);

pub(crate) struct Pair {
    small: PlanGraph,
    large: PlanGraph,
}

impl Pair {
    /// Two graphs of which one is [`TIMES`] times the other.
    pub(crate) const fn new(small: PlanGraph, large: PlanGraph) -> Self {
        Self { small, large }
    }
}

pub(crate) fn graphs() -> Pair {
    let graph =
        |tasks| PlanGraph::from_plans(Corpus::of_tasks(tasks).with_departments(200).sample(3).unwrap());
    Pair { small: graph(TASKS), large: graph(TASKS * TIMES as usize) }
}

impl Pair {
    /// That a question costs at most so many times as much on the larger graph.
    #[track_caller]
    pub(crate) fn check<T>(&self, what: &str, allowed: u32, question: impl Fn(&PlanGraph) -> T) {
        let mut repeats = 1;
        while time(repeats, &self.small, &question) * repeats < TELLING && repeats < 1 << 12 {
            repeats *= 2;
        }
        let (mut small, mut large) = (Duration::MAX, Duration::MAX);
        for _ in 0..20 {
            small = small.min(time(repeats, &self.small, &question));
            large = large.min(time(repeats.div_ceil(allowed), &self.large, &question));
            if large <= small * allowed {
                return;
            }
        }
        panic!(
            "{what}: {small:?} became {large:?}, {TIMES} times the graph may cost {allowed} times as much"
        );
    }
}

fn time<T>(repeats: u32, graph: &PlanGraph, question: impl Fn(&PlanGraph) -> T) -> Duration {
    let begin = ThreadTime::now();
    for _ in 0..repeats {
        black_box(question(black_box(graph)));
    }
    begin.elapsed() / repeats
}

#[test]
fn kept_answers_cost_the_same_however_large_the_graph() {
    let pair = graphs();
    // Half as much again would do; the rest is for caches and noise.
    let same = |what: &str, question: &dyn Fn(&PlanGraph) -> usize| pair.check(what, 3, question);
    same("workload", &|graph| graph.workload().rows().map(|row| row.load() as usize).sum());
    same("coverage", &|graph| graph.coverage().without_lead().len());
    same("tally", &|graph| graph.departments().into_iter().map(|each| each.tally().tasks() as usize).sum());
    same("tasks of departments", &|graph| {
        graph.departments().into_iter().map(|each| each.tasks().len()).sum()
    });
    same("task by key", &|graph| {
        let task = graph.tasks().nth(TASKS / 2).unwrap();
        graph.task(task.key()).unwrap().departments().len()
    });
    same("departments by name", &|graph| graph.departments_named("省第7局").len());
}

#[test]
fn questions_cost_time_in_proportion_to_the_graph() {
    let pair = graphs();
    let linear = |what: &str, question: &dyn Fn(&PlanGraph) -> usize| pair.check(what, 2 * TIMES, question);
    let busiest = |graph: &PlanGraph| graph.workload().by_load()[0].department().unwrap().key();
    linear("load within", &|graph| {
        let led = graph.coverage().without_lead().clone();
        graph.query_workload().within(&(&graph.tasks() - &led)).weights(Weights::TASKS).resolve().rows().len()
    });
    linear("load expanded", &|graph| {
        graph.query_workload().collectives(Collectives::Expanded).resolve().rows().len()
    });
    linear("tasks by role and basis", &|graph| {
        graph.query_tasks().role(Role::Lead).basis(LeadBasis::Stated).resolve().unwrap().len()
    });
    linear("tasks by section", &|graph| graph.query_tasks().section("二").resolve().unwrap().len());
    linear("tasks by text", &|graph| graph.query_tasks().text("改造").resolve().unwrap().len());
    linear("tasks by phase", &|graph| graph.query_tasks().phase("攻坚期").resolve().unwrap().len());
    linear("tasks by due year", &|graph| graph.query_tasks().due_year(2026).resolve().unwrap().len());
    linear("departments by role", &|graph| {
        graph.query_departments().role(Role::Guide).resolve().unwrap().len()
    });
    linear("tasks by department, kind and level", &|graph| {
        let query = graph.query_tasks().department(busiest(graph)).kind(DepartmentKind::Government);
        query.level(Level::Province).resolve().unwrap().len()
    });
    linear("tasks by indicator", &|graph| {
        let keys: Vec<_> = graph.indicators().iter().map(|each| each.key()).collect();
        keys.into_iter().fold(graph.query_tasks(), |query, key| query.indicator(key)).resolve().unwrap().len()
    });
    linear("tasks by plan", &|graph| {
        let keys: Vec<_> = graph.plans().map(|plan| plan.key()).collect();
        keys.into_iter().fold(graph.query_tasks(), |query, key| query.plan(key)).resolve().unwrap().len()
    });
    linear("tasks of a level of government", &|graph| graph.tasks_issued_by(Some(Level::City)).len());
    linear("departments by name and text", &|graph| {
        graph.query_departments().name("第1").text("改造").resolve().unwrap().len()
    });
    linear("departments by phase and year", &|graph| {
        graph.query_departments().phase("攻坚期").due_year(2026).resolve().unwrap().len()
    });
    linear("sets combined", &|graph| {
        let led = graph.query_tasks().role(Role::Lead).resolve().unwrap();
        let shared = graph.tasks().filter(|task| task.assignments().len() > 2);
        [&led | &shared, &led & &shared, &led - &shared, &led ^ &shared].iter().map(|set| set.len()).sum()
    });
    linear("sets of keys", &|graph| {
        let keys: Vec<_> = graph.tasks().iter().rev().map(|task| task.key()).collect();
        graph.task_set(keys).unwrap().len()
    });
    linear("walks along assignments", &|graph| graph.tasks().departments().tasks().departments().len());
    linear("indicators without a task", &|graph| {
        graph.indicators_without_task_by(Evidence::Departments).len()
            + graph.indicators_without_department().len()
    });
    linear("indicators by key", &|graph| {
        let keys: Vec<_> = graph.indicators().iter().map(|each| each.key()).collect();
        graph.indicator_set(keys).unwrap().len()
    });
    linear("names nobody has a task under", &|graph| {
        graph.coverage().unassigned(["省第7局", "省第8局"], Collectives::Expanded).len()
    });
    linear("petgraph's graph, anew", &|graph| {
        let mut graph = graph.clone();
        let plan = graph.withdraw_plan(PlanKey::FIRST).unwrap();
        graph.add_plan(plan);
        graph.as_petgraph().edge_count()
    });
    linear("withdrawing every other plan", &|graph| {
        let mut graph = graph.clone();
        let keys: Vec<_> = graph.plans().step_by(2).map(|plan| plan.key()).collect();
        graph.withdraw_plans(keys).unwrap()
    });
    linear("walks along indicators", &|graph| graph.indicators().tasks().indicators().departments().len());
    linear("indicators of every task", &|graph| {
        graph.tasks().iter().map(|each| each.indicators().count()).sum()
    });
    linear("tasks without an indicator", &|graph| graph.tasks_without_indicator().len());
    linear("tasks of those who answer for indicators", &|graph| {
        graph.tasks_without_indicator_by(Evidence::Departments).len()
    });
    linear("namings of a department", &|graph| graph.department(busiest(graph)).unwrap().assignments().len());
    linear("load by plan", &|graph| graph.department(busiest(graph)).unwrap().tally_by_plan().len());
    linear("top pairs", &|graph| graph.top_pairs(20).len());
    linear("every pair", &|graph| graph.query_pairs().resolve().len());
    linear("building", &|graph| PlanGraph::from_plans(arcs(graph)).tasks().len());
    linear("withdrawing the first plan", &|graph| {
        let mut graph = graph.clone();
        graph.withdraw_plan(PlanKey::FIRST).unwrap().tasks().len()
    });
}

/// The plans of a graph, as a graph takes them.
fn arcs(graph: &PlanGraph) -> Vec<Arc<Plan>> {
    let mut graph = graph.clone();
    let keys: Vec<PlanKey> = graph.plans().map(|plan| plan.key()).collect();
    keys.into_iter().rev().map(|key| graph.withdraw_plan(key).unwrap()).collect()
}

#[test]
fn a_plan_comes_at_a_cost_of_its_own_however_large_the_graph() {
    let Pair { small, large } = graphs();
    let plan = Arc::new(Corpus::of_tasks(40).with_departments(200).sample(9).unwrap().remove(0));
    let added = |graph: &PlanGraph| {
        let mut graph = graph.clone();
        // The first plans make rows move that have no room; from then on they have.
        for _ in 0..20 {
            graph.add_plan(plan.clone());
        }
        let begin = ThreadTime::now();
        for _ in 0..100 {
            black_box(graph.add_plan(plan.clone()));
        }
        begin.elapsed()
    };
    let (mut least_small, mut least_large) = (Duration::MAX, Duration::MAX);
    for _ in 0..20 {
        least_small = least_small.min(added(&small));
        least_large = least_large.min(added(&large));
        if least_large < least_small * 3 {
            return;
        }
    }
    panic!("{least_small:?} became {least_large:?}");
}

#[test]
fn a_department_with_a_million_tasks_is_answered_for() {
    let part = Arc::new(plan(&["甲: 科技局*教育局、"; 2000]));
    let mut graph = PlanGraph::from_plans(vec![part; 500]);
    let science = graph.department_named("科技局").unwrap();
    assert_eq!((science.tally().lead, science.tasks().len()), (1_000_000, 1_000_000));
    assert_eq!(science.tasks_as(Role::Lead), graph.tasks());
    assert_eq!(science.tally_by_plan().len(), 500);
    assert_eq!(graph.top_pairs(1)[0].shared(), 1_000_000);
    assert!(graph.coverage().is_complete());
    assert_eq!(graph.query_tasks().role(Role::Joint).title("甲").resolve().unwrap(), graph.tasks());
    assert_eq!(graph.reliance(science.key()).unwrap().without_lead, graph.tasks());
    assert_eq!(graph.cover(&graph.tasks()).departments.len(), 1);
    assert_eq!(graph.schedule([]).unwrap().order().len(), 1_000_000);
    graph.withdraw_plan(PlanKey::new(250)).unwrap();
    assert_eq!(graph.department_named("科技局").unwrap().tasks().len(), 998_000);
}

#[test]
fn a_task_with_ten_thousand_departments_is_answered_for() {
    let mut builder = fengong::model::PlanBuilder::new();
    let mut task = TaskDraft::new("甲");
    for at in 0..10_000 {
        let id = builder.add_department(DepartmentDraft::new(format!("第{at}局"))).unwrap();
        task = task.with_assignment(AssignmentDraft::by_id(id, Role::Joint));
    }
    builder.add_task(task).unwrap();
    let mut graph = PlanGraph::of(builder.build().unwrap());
    assert_eq!(graph.tasks().departments().len(), 10_000);
    assert_eq!(graph.workload().rows().filter(|row| row.load() == 2).count(), 10_000);
    assert_eq!(graph.coverage().without_lead(), &graph.tasks());
    let named: usize = graph.departments().into_iter().map(|each| each.assignments().len()).sum();
    assert_eq!(named, 10_000);
    graph.withdraw_plan(PlanKey::FIRST).unwrap();
    assert!(graph.departments().is_empty());
}

#[test]
fn a_department_named_again_and_again_in_one_task_costs_its_names() {
    let named = |times: usize| {
        let mut task = TaskDraft::new("甲");
        for at in 0..times {
            task = task.with_assignment(AssignmentDraft::new(["科技局", "教育局"][at % 2], Role::Joint));
        }
        let mut builder = fengong::model::PlanBuilder::new();
        builder.add_task(task).unwrap();
        PlanGraph::of(builder.build().unwrap())
    };
    let pair = Pair::new(named(TASKS), named(TASKS * TIMES as usize));
    pair.check("top pairs", 2 * TIMES, |graph| {
        let best = graph.top_pairs(20);
        assert_eq!((best.len(), best[0].shared()), (1, 1));
    });
}

/// One plan with as many phases as tasks, all of one name: each task has a heading with a phase, and a deadline that lies in
/// many of them.
fn phased(tasks: usize) -> PlanGraph {
    let mut builder = PlanBuilder::new();
    let date = |year| Some(PartialDate::of_year(year).unwrap());
    for at in 0..tasks {
        let section = builder.add_section(SectionDraft::new(at.to_string(), "启动阶段")).unwrap();
        let year = 2000 + (at % 50) as i32;
        let phase = Phase::new("启动阶段").with_dates(date(year), date(year + 20));
        builder.add_phase(phase.on(section)).unwrap();
        let task = TaskDraft::new("摸底").on(section).with_clause(Clause::new("甲局负责"));
        let task = builder.add_task(task).unwrap();
        let deadline = Deadline::new("完成").with_date(PartialDate::of_year(year + 10).unwrap());
        builder.add_deadline(deadline.of_clause(task, 0)).unwrap();
    }
    PlanGraph::of(builder.build().unwrap())
}

#[test]
fn as_many_phases_as_tasks_cost_no_square() {
    let pair = Pair::new(phased(TASKS), phased(TASKS * TIMES as usize));
    let linear = |what: &str, question: &dyn Fn(&PlanGraph) -> usize| pair.check(what, 2 * TIMES, question);
    linear("tasks by phase", &|graph| {
        let found = graph.query_tasks().phase("启动阶段").resolve().unwrap();
        assert_eq!(found, graph.tasks());
        found.len()
    });
    linear("order by phases", &|graph| graph.phase_steps(PlanKey::FIRST, PhaseTie::Deadline).unwrap().len());
    linear("windows of all tasks", &|graph| {
        graph.tasks().iter().filter(|task| task.window().days().is_some()).count()
    });
    linear("timetable by windows", &|graph| {
        let days = |task: TaskView<'_>| task.window().days().unwrap_or(10);
        let timetable = graph.schedule([]).unwrap().timetable("2000-01-01".parse().unwrap(), days).unwrap();
        timetable.rows().len()
    });
}
