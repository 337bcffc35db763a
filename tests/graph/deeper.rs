//! What the deeper questions cost as the graph grows, and what they answer on graphs of extreme shapes.

use fengong::graph::{Change, Dependency, LeadAnswer, LeadOptions, PlanGraph};
use fengong::render::Table;

use crate::growth::{TIMES, graphs};
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
        let answer = graph.assign_leads(&LeadOptions::default()).unwrap();
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

/// A department in every one of many tasks, and one task with very many departments.
#[test]
fn a_department_of_everything_and_a_task_of_everybody_are_answered() {
    let mut lines: Vec<String> = (0..10_000).map(|at| format!("任务{at}: 总局、部门{at}、")).collect();
    let everybody: String = (0..10_000).map(|at| format!("部门{at}、")).collect();
    lines.push(format!("大会: {everybody}"));
    let graph = PlanGraph::of(plan(&lines.iter().map(String::as_str).collect::<Vec<_>>()));
    let LeadAnswer::Decided(leads) = graph.assign_leads(&LeadOptions::default()).unwrap() else {
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
