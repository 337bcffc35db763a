//! What the deeper questions cost as the graph grows, and what they answer on graphs of extreme shapes.

use fengong::graph::{Change, Dependency, LeadAnswer, PhaseTie, PlanGraph, PlanKey, Weights};
use fengong::model::Role;
use fengong::render::Table;
use fengong::text::Source;
use fengong::{Directory, Plan};

use crate::growth::{Pair, TIMES, graphs};
use crate::plans::plan;

#[test]
fn deeper_questions_cost_time_in_proportion_to_the_graph() {
    let pair = graphs();
    let linear = |what: &str, question: &dyn Fn(&PlanGraph) -> usize| pair.check(what, 2 * TIMES, question);
    linear("tasks of one department", &|graph| graph.tasks_of_one_department().len());
    linear("concentration", &|graph| graph.concentration().departments);
    linear("reliance", &|graph| {
        let first = graph.departments().first().unwrap().key();
        graph.reliance(first).unwrap().without_lead.len()
    });
    linear("collaboration", &|graph| graph.collaboration().pairs().len());
    linear("smallest cover", &|graph| graph.cover(&graph.tasks()).departments.len());
    linear("leads", &|graph| {
        let answer = graph.query_leads().resolve().unwrap();
        answer.decided().unwrap().choices().len()
    });
    linear("reorganisation", &|graph| {
        let keys = [0, 1].map(|at| graph.departments().nth(at).unwrap().key());
        graph.reorganise(&[Change::merge(keys, "新局")]).unwrap().moves().len()
    });
    linear("order and timetable", &|graph| {
        let keys: Vec<_> = graph.tasks().iter().map(|task| task.key()).collect();
        let chain = keys.windows(2).map(|pair| Dependency::new(pair[1], pair[0]));
        let schedule = graph.schedule(chain).unwrap();
        let timetable = schedule.timetable("2026-01-01".parse().unwrap(), |_| 1).unwrap();
        Table::of_timetable(&timetable).rows().len()
    });
}

#[test]
fn networks_and_phases_cost_time_in_proportion_to_the_graph() {
    let pair = graphs();
    let linear = |what: &str, question: &dyn Fn(&PlanGraph) -> usize| pair.check(what, 2 * TIMES, question);
    linear("groups", &|graph| graph.collaboration().groups().groups().len());
    linear("who is central", &|graph| graph.collaboration().central().len());
    linear("with whom one works", &|graph| {
        let first = graph.departments().first().unwrap().key();
        graph.collaboration().partners(first).unwrap().len()
    });
    linear("pairs of some tasks by weight", &|graph| {
        let led = graph.query_tasks().role(Role::Lead).resolve().unwrap();
        graph.query_pairs().weights(Weights::default()).within(&led).top(20).len()
    });
    linear("shares", &|graph| graph.workload().shares().len());
    linear("order by phases", &|graph| {
        let plans = graph.plans().map(|plan| graph.phase_steps(plan.key(), PhaseTie::Deadline).unwrap());
        let schedule = graph.schedule_with([], plans.flatten()).unwrap();
        schedule.after(&graph.tasks()).len() + schedule.ready(&graph.tasks()).len()
    });
    linear("windows of one plan after the other", &|graph| {
        graph.plans().filter_map(|plan| plan.tasks().first().map(|task| task.window())).count()
    });
}

/// One plan of so many tasks in two phases, every other of which says what it waits for.
fn long(tasks: usize) -> (PlanGraph, String) {
    let mut text = "一、重点任务\n".to_owned();
    for at in 0..tasks {
        let before = format!("在建成第{}号数据底座的基础上，", at.saturating_sub(1));
        let before = if at % 2 == 1 { &*before } else { "" };
        text.push_str(&format!("{}. 建设第{at}号数据底座。{before}汇聚各类数据。（市数据局负责）\n", at + 1));
    }
    let source = Source::new(text.clone()).unwrap();
    (PlanGraph::of(Plan::read(&source, &Directory::builtin()).into_value()), text)
}

#[test]
fn dependencies_are_read_in_time_in_proportion_to_the_text() {
    let (small, large) = (long(100), long(100 * TIMES as usize));
    let texts = [small.1, large.1];
    Pair::new(small.0, large.0).check("dependencies", 2 * TIMES, |graph| {
        let source = Source::new(&*texts[usize::from(graph.tasks().len() > 100)]).unwrap();
        let found = graph.dependencies_in(PlanKey::FIRST, &source).unwrap();
        assert_eq!(found.len(), graph.tasks().len() / 2);
        found.len()
    });
}

/// A department in every one of many tasks, and one task with very many departments.
#[test]
fn a_department_of_everything_and_a_task_of_everybody_are_answered() {
    let mut lines: Vec<String> = (0..10_000).map(|at| format!("任务{at}: 总局、部门{at}、")).collect();
    let everybody: String = (0..10_000).map(|at| format!("部门{at}、")).collect();
    lines.push(format!("大会: {everybody}"));
    let graph = PlanGraph::of(plan(&lines.iter().map(String::as_str).collect::<Vec<_>>()));
    let LeadAnswer::Decided(leads) = graph.query_leads().resolve().unwrap() else {
        panic!("there are no limits");
    };
    // Ten thousand and one tasks, ten thousand and one departments, each of which may lead one.
    assert_eq!((leads.heaviest(), leads.choices().len()), (1, 10_001));
    let cover = graph.cover(&graph.tasks());
    assert_eq!((cover.departments.len(), cover.is_smallest()), (2, true));
    let meetings = graph.meetings(&graph.tasks());
    assert_eq!((meetings.rounds.len(), meetings.least), (10_001, 10_000));
    let network = graph.collaboration();
    assert_eq!((network.pairs().len(), network.left_out().len()), (10_000, 1));
    let keys = graph.departments().into_iter().take(5000).map(|department| department.key());
    let after = graph.reorganise(&[Change::merge(keys, "新局")]).unwrap();
    assert_eq!(after.graph().departments().len(), 5002);
    assert_eq!(after.graph().tasks().nth(10_000).unwrap().assignments().len(), 5002);
}
