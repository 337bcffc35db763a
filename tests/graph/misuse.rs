//! What cannot be answered: keys that nobody has, sets and views of another graph, graphs of nothing. Errors say which key
//! it is, sets of two graphs are refused as documented, and nothing else ends in a panic.

use std::panic::{AssertUnwindSafe, catch_unwind};

use fengong::graph::{
    Change, Collectives, Dependency, IndicatorKey, LeadAnswer, PhaseTie, PlanGraph, PlanKey, TaskKey, Weights,
};
use fengong::model::{Evidence, Level, PlanBuilder, Role};
use fengong::text::Source;
use fengong::{Directory, Error, Plan};

use crate::plans::plan;

/// That a question is refused because it is about another graph.
#[track_caller]
fn refused<T>(what: &str, question: impl FnOnce() -> T) {
    let Err(said) = catch_unwind(AssertUnwindSafe(|| drop(question()))) else { panic!("{what} is answered") };
    let said = said
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| said.downcast_ref::<&str>().map(|&said| said.to_owned()));
    assert!(said.as_ref().is_some_and(|said| said.contains("two graphs")), "{what}: {said:?}");
}

#[test]
fn whatever_takes_a_set_or_view_refuses_that_of_another_graph() {
    let [one, other] = [(); 2].map(|()| PlanGraph::of(plan(&["甲: 科技局*教育局、", "乙: 教育局*"])));
    let (tasks, departments) = (other.tasks(), other.departments());
    let (task, department) = (tasks.first().unwrap(), departments.first().unwrap());
    refused("|", || &one.tasks() | &tasks);
    refused("&", || &one.tasks() & &tasks);
    refused("-", || &one.tasks() - &tasks);
    refused("^", || &one.tasks() ^ &tasks);
    refused("is_subset", || one.tasks().is_subset(&tasks));
    refused("contains", || one.departments().contains(department));
    refused("role_of", || one.tasks().first().unwrap().role_of(department));
    refused("workload", || one.query_workload().within(&tasks));
    refused("pairs", || one.query_pairs().within(&tasks));
    refused("groups", || one.collaboration().groups().of(department));
    refused("cover", || one.cover(&tasks));
    refused("cover_by its tasks", || one.cover_by(&tasks, &one.departments()));
    refused("cover_by its candidates", || one.cover_by(&one.tasks(), &departments));
    refused("meetings", || one.meetings(&tasks));
    refused("leads", || one.query_leads().within(&tasks));
    let schedule = one.schedule([]).unwrap();
    refused("before", || schedule.before(&tasks));
    refused("after", || schedule.after(&tasks));
    refused("waits_for", || schedule.waits_for(task));
    refused("needed_by", || schedule.needed_by(task));
    refused("ready", || schedule.ready(&tasks));
    refused("ground", || schedule.ground(one.tasks().first().unwrap(), task));
}

#[test]
fn a_key_that_is_not_here_is_an_error_that_says_it() {
    let graph = PlanGraph::of(plan(&["甲: 科技局*"]));
    let mut larger = PlanGraph::of(plan(&["甲: 科技局*教育局、", "乙: 公安局*"]));
    let strange = larger.department_named("公安局").unwrap().key();
    let plan_key = PlanKey::new(4);
    let here = graph.tasks().first().unwrap().key();
    let task = TaskKey::new(plan_key, here.task());
    let late = TaskKey::new(PlanKey::FIRST, larger.tasks().nth(1).unwrap().id());
    let plan = || Error::UnknownPlan { key: plan_key };
    let department = || Error::UnknownDepartmentKey { key: strange };
    assert_eq!(graph.plan(plan_key), Err(plan()));
    assert_eq!(graph.task(task), Err(plan()));
    assert_eq!(graph.task(late), Err(Error::UnknownTaskKey { key: late }));
    assert_eq!(graph.task_set([here, late]), Err(Error::UnknownTaskKey { key: late }));
    assert_eq!(graph.department(strange), Err(department()));
    assert_eq!(graph.department_set([strange]), Err(department()));
    assert_eq!(graph.query_tasks().plan(plan_key).resolve(), Err(plan()));
    assert_eq!(graph.query_tasks().department(strange).resolve(), Err(department()));
    assert_eq!(graph.query_departments().task(late).resolve(), Err(Error::UnknownTaskKey { key: late }));
    assert_eq!(
        graph.query_tasks().phase("远期").resolve(),
        Err(Error::UnknownPhase { name: "远期".to_owned() })
    );
    assert_eq!(
        graph.query_tasks().section("九").resolve(),
        Err(Error::UnknownSectionPath { path: "九".to_owned() })
    );
    assert!(graph.workload().row(strange).is_err_and(|error| error == department()));
    assert!(graph.reliance(strange).is_err_and(|error| error == department()));
    let network = graph.collaboration();
    let known = graph.department_named("科技局").unwrap().key();
    assert_eq!(network.between(known, strange), Err(department()));
    assert!(network.partners(strange).is_err_and(|error| error == department()));
    for change in [
        Change::abolish(strange),
        Change::rename(strange, "新局"),
        Change::merge([known, strange], "新局"),
        Change::split(strange, [("新局", [here])]),
    ] {
        assert!(graph.reorganise(&[change]).is_err_and(|error| error == department()));
    }
    let text = Source::new("一、任务").unwrap();
    assert_eq!(graph.dependencies_in(plan_key, &text), Err(plan()));
    assert_eq!(graph.phase_steps(plan_key, PhaseTie::Deadline), Err(plan()));
    assert!(graph.schedule([Dependency::new(here, task)]).is_err_and(|error| error == plan()));
    assert_eq!(larger.withdraw_plan(plan_key), Err(plan()));
    assert_eq!(larger.tasks().len(), 2);
    // The plan that gave an indicator its key has left, and the key with it.
    let table =
        Source::new("一、主要目标\n指标\t单位\t2025年\t责任单位\n科普场馆\t家\t12\t市科技局\n").unwrap();
    let key = larger.add_plan(Plan::read(&table, &Directory::builtin()).into_value());
    let indicator: IndicatorKey = larger.indicators().first().unwrap().key();
    larger.withdraw_plan(key).unwrap();
    assert_eq!(larger.indicator(indicator), Err(Error::UnknownPlan { key }));
    assert_eq!(larger.query_tasks().indicator(indicator).resolve(), Err(Error::UnknownPlan { key }));
}

#[test]
fn a_graph_of_nothing_answers_every_question() {
    let mut no_task = PlanGraph::of(plan(&["甲: 科技局*"]));
    no_task.withdraw_plan(PlanKey::FIRST).unwrap();
    for graph in [PlanGraph::default(), PlanGraph::of(PlanBuilder::new().build().unwrap()), no_task] {
        let tasks = graph.tasks();
        assert!(
            graph.query_tasks().role(Role::Lead).title("平台").due_year(2026).resolve().unwrap().is_empty()
        );
        assert!(graph.query_departments().role(Role::Lead).text("平台").resolve().unwrap().is_empty());
        assert!(graph.top_pairs(3).is_empty() && graph.query_pairs().resolve().is_empty());
        assert!(graph.query_pairs().weights(Weights::default()).within(&tasks).top(3).is_empty());
        let network = graph.collaboration();
        assert!(
            network.groups().groups().is_empty() && network.central().is_empty() && network.top(3).is_empty()
        );
        assert_eq!(network.to_petgraph().node_count(), 0);
        assert_eq!(graph.concentration().departments, 0);
        assert!(graph.tasks_of_one_department().is_empty() && graph.workload().shares().is_empty());
        assert!(graph.reorganise(&[]).unwrap().moves().is_empty());
        let query = graph.query_leads().with_capacity(0).within(&tasks);
        assert!(matches!(query.resolve(), Ok(LeadAnswer::Decided(leads)) if leads.choices().is_empty()));
        assert!(graph.cover(&tasks).departments.is_empty() && graph.meetings(&tasks).rounds.is_empty());
        let schedule = graph.schedule_with([], []).unwrap();
        assert!(schedule.cycles().is_empty() && schedule.ready(&tasks).is_empty());
        let timetable = schedule.timetable("2026-01-01".parse().unwrap(), |_| 1).unwrap();
        assert!(
            timetable.rows().is_empty() && timetable.critical_path().is_empty() && timetable.ends().is_none()
        );
        assert!(graph.indicators().tasks().is_empty() && graph.tasks().indicators().is_empty());
        assert!(graph.indicators_without_task_by(Evidence::Departments).is_empty());
        assert!(
            graph.tasks_without_indicator().is_empty() && graph.tasks_issued_by(Some(Level::City)).is_empty()
        );
        assert!(graph.departments_named("科技局").is_empty() && graph.department_named("科技局").is_err());
        assert_eq!(graph.coverage().unassigned(["科技局"], Collectives::Expanded), ["科技局"]);
        assert_eq!(graph.as_petgraph().node_count(), 0);
    }
}
