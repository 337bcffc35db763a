//! The order of tasks: dependencies that callers give or texts state, circles, windows and timetables.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use petgraph::algo::{is_cyclic_directed, toposort};
use petgraph::graph::DiGraph;
use proptest::collection::vec;
use proptest::prelude::*;

use fengong::graph::{Dependency, PlanGraph, PlanKey, Schedule, TaskKey, TaskSet, TaskView};
use fengong::model::{Deadline, Phase, PlanBuilder, SectionDraft, TaskDraft};
use fengong::text::Source;
use fengong::{Directory, Error, Plan};

use crate::plans::plan;

fn graph(tasks: usize) -> PlanGraph {
    let lines: Vec<String> = (0..tasks).map(|task| format!("任务{task}")).collect();
    PlanGraph::of(plan(&lines.iter().map(String::as_str).collect::<Vec<_>>()))
}

fn schedule<'g>(graph: &'g PlanGraph, edges: &[(usize, usize)]) -> Schedule<'g> {
    let key = |at: usize| graph.tasks().nth(at).unwrap().key();
    graph.schedule(edges.iter().map(|&(before, after)| Dependency::new(key(before), key(after)))).unwrap()
}

fn numbers<'g>(tasks: impl IntoIterator<Item = TaskView<'g>>) -> Vec<usize> {
    tasks.into_iter().map(|task| task.title().trim_start_matches("任务").parse().unwrap()).collect()
}

fn set(tasks: &TaskSet<'_>) -> Vec<usize> {
    numbers(tasks)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn document_order_stays_where_nothing_else_is_asked() {
    let graph = graph(5);
    assert_eq!(numbers(schedule(&graph, &[]).order()), [0, 1, 2, 3, 4]);
    assert_eq!(numbers(schedule(&graph, &[(3, 1), (4, 3)]).order()), [0, 2, 4, 3, 1]);
}

#[test]
fn circles_are_reported_with_their_members_and_stand_together() {
    let graph = graph(6);
    let schedule = schedule(&graph, &[(4, 1), (1, 4), (2, 2), (0, 1), (4, 5), (3, 0)]);
    assert_eq!(schedule.cycles().iter().map(set).collect::<Vec<_>>(), [vec![1, 4], vec![2]]);
    assert_eq!(numbers(schedule.order()), [2, 3, 0, 1, 4, 5]);
    let keys =
        |tasks: &[usize]| tasks.iter().map(|&at| graph.tasks().nth(at).unwrap().key()).collect::<Vec<_>>();
    let error = schedule.timetable(day("2026-01-01"), |_| 1).unwrap_err();
    assert_eq!(error, Error::CircularDependencies { cycles: vec![keys(&[1, 4]), keys(&[2])] });
    assert_eq!(error.to_string(), "tasks wait for each other in a circle: P1.T2, P1.T5; P1.T3");
}

#[test]
fn what_can_begin_is_what_waits_for_nothing_that_is_open() {
    let graph = graph(4);
    let schedule = schedule(&graph, &[(0, 1), (1, 2), (3, 2)]);
    assert_eq!(set(&schedule.ready(&graph.task_set(Vec::<TaskKey>::new()).unwrap())), [0, 3]);
    let done = graph.task_set([graph.tasks().first().unwrap().key()]).unwrap();
    assert_eq!(set(&schedule.ready(&done)), [1, 3]);
    assert!(schedule.ready(&graph.tasks()).is_empty());
}

#[test]
fn a_dependency_on_a_task_that_is_not_here_is_an_error() {
    let graph = graph(1);
    let here = graph.tasks().first().unwrap().key();
    let there = TaskKey::new(PlanKey::new(9), here.task());
    let unknown = Error::UnknownPlan { key: PlanKey::new(9) };
    assert_eq!(graph.schedule([Dependency::new(here, there)]).unwrap_err(), unknown);
    assert_eq!(PlanGraph::from_plans(Vec::<Plan>::new()).schedule([]).unwrap().order().len(), 0);
}

#[test]
fn a_chain_of_many_tasks_needs_no_deep_stack() {
    let graph = graph(50_000);
    let edges: Vec<_> = (1..50_000).map(|at| (at, at - 1)).collect();
    let keys: Vec<TaskKey> = graph.tasks().iter().map(|task| task.key()).collect();
    let chain =
        graph.schedule(edges.iter().map(|&(one, other)| Dependency::new(keys[one], keys[other]))).unwrap();
    assert_eq!(numbers(chain.order().take(2)), [49_999, 49_998]);
    assert_eq!(chain.waits_for(graph.tasks().first().unwrap()).len(), 49_999);
}

/// Two phases and a deadline: 任务0 in the first, 任务1 in the second with a deadline of its own, 任务2 in none.
fn phased() -> PlanGraph {
    let mut builder = PlanBuilder::new();
    let phases =
        [("启动期", "2026-01", "2026-03"), ("攻坚期", "2026-04", "2026-12")].map(|(name, from, to)| {
            let section = builder.add_section(SectionDraft::new(name, name)).unwrap();
            let dates = (Some(from.parse().unwrap()), Some(to.parse().unwrap()));
            builder.add_phase(Phase::new(name).with_dates(dates.0, dates.1).on(section)).unwrap();
            section
        });
    builder.add_task(TaskDraft::new("任务0").on(phases[0])).unwrap();
    let below = builder.add_section(SectionDraft::new("1", "小节").below(phases[1])).unwrap();
    let second = TaskDraft::new("任务1").on(below).with_clause(fengong::model::Clause::new("甲局负责"));
    let second = builder.add_task(second).unwrap();
    let due = |date: &str| Deadline::new("完成").with_date(date.parse().unwrap()).of_clause(second, 0);
    builder.add_deadline(due("2026-05")).unwrap();
    builder.add_deadline(due("2026-06-15")).unwrap();
    let last = builder.add_section(SectionDraft::new("末", "末")).unwrap();
    builder.add_task(TaskDraft::new("任务2").on(last)).unwrap();
    PlanGraph::of(builder.build().unwrap())
}

#[test]
fn a_window_is_a_phase_or_the_last_deadline_of_the_clauses() {
    let graph = phased();
    let windows: Vec<_> = graph.tasks().iter().map(|task| task.window()).collect();
    assert_eq!((windows[0].from, windows[0].to), (Some(day("2026-01-01")), Some(day("2026-03-31"))));
    assert_eq!((windows[1].from, windows[1].to), (Some(day("2026-04-01")), Some(day("2026-06-15"))));
    assert_eq!((windows[2].from, windows[2].to), (None, None));
    assert_eq!(windows.iter().map(|window| window.days()).collect::<Vec<_>>(), [Some(90), Some(76), None]);
}

#[test]
fn tasks_wait_for_their_phase_and_are_late_for_their_deadline() {
    let graph = phased();
    let schedule = schedule(&graph, &[(0, 1), (1, 2)]);
    let timetable =
        schedule.timetable(day("2026-01-01"), |task| if task.title() == "任务1" { 80 } else { 10 }).unwrap();
    let rows: Vec<_> = timetable
        .rows()
        .iter()
        .map(|row| (row.begins.to_string(), row.ends.to_string(), row.slack, row.late()))
        .collect();
    // The second must wait for April, is four days late, and so may the first not be put off as the phase alone would let it.
    assert_eq!(rows[0], ("2026-01-01".to_owned(), "2026-01-10".to_owned(), 76, 0));
    assert_eq!(rows[1], ("2026-04-01".to_owned(), "2026-06-19".to_owned(), -4, 4));
    assert_eq!(rows[2], ("2026-06-20".to_owned(), "2026-06-29".to_owned(), 0, 0));
    assert_eq!(numbers(timetable.critical_path().iter().copied()), [1, 2]);
    assert_eq!(timetable.ends(), Some(day("2026-06-29")));
}

#[test]
fn a_time_longer_than_calendars_is_an_error() {
    let graph = graph(3);
    let schedule = schedule(&graph, &[(0, 1), (1, 2)]);
    let error = schedule.timetable(day("2026-01-01"), |_| u32::MAX).unwrap_err();
    assert!(matches!(error, Error::ImpossibleDate { .. }), "{error:?}");
}

fn read(text: &str) -> Vec<(String, String)> {
    let source = Source::new(text.to_owned()).unwrap();
    let graph = PlanGraph::of(Plan::read(&source, &Directory::builtin()).into_value());
    let title = |key| graph.task(key).unwrap().title().to_owned();
    let found = graph.dependencies_in(PlanKey::FIRST, &source).unwrap();
    found.into_iter().map(|each| (title(each.before), title(each.after))).collect()
}

#[test]
fn a_text_that_names_another_task_as_done_before_is_read() {
    let plan = |sentence: &str| {
        read(&format!(
            "一、重点任务\n（一）建设数据底座。汇聚各类数据。（市数据局负责）\n（二）开发应用场景。{sentence}（市科技局负责）\n"
        ))
    };
    let found = [("建设数据底座".to_owned(), "开发应用场景".to_owned())];
    for sentence in [
        "在完成数据底座建设任务的基础上，开发应用。",
        "在建成数据底座的基础上，开发应用。",
        "在“建设数据底座”基础上，开发应用。",
        "待数据底座建成后，开发应用。",
        "数据底座完成后，开发应用。",
    ] {
        assert_eq!(plan(sentence), found, "{sentence}");
    }
    for sentence in [
        "在完善数据底座共享的基础上，开发应用。",
        "在现有基础上，开发应用。",
        "依托数据底座，开发应用。",
        "待条件成熟后，开发应用。",
        "开发应用场景完成后，组织验收。",
    ] {
        assert_eq!(plan(sentence), [], "{sentence}");
    }
}

#[test]
fn a_title_that_two_tasks_have_means_neither() {
    let text = "一、重点任务\n（一）建设数据底座。汇聚。（市数据局负责）\n（二）建成数据底座。汇聚。（市科技局负责）\n\
                （三）开发应用场景。在建成数据底座的基础上，开发应用。（市科技局负责）\n";
    assert_eq!(read(text), []);
}

proptest! {
    #[test]
    fn the_order_keeps_every_dependency_and_circles_are_all_who_reach_themselves(
        edges in vec((0..7_usize, 0..7_usize), 0..12),
    ) {
        let graph = graph(7);
        let found = schedule(&graph, &edges);
        let mut reach = [[false; 7]; 7];
        edges.iter().for_each(|&(before, after)| reach[before][after] = true);
        for middle in 0..7 {
            for from in 0..7 {
                for to in 0..7 {
                    reach[from][to] |= reach[from][middle] && reach[middle][to];
                }
            }
        }
        let order = numbers(found.order());
        let place = |task: usize| order.iter().position(|&each| each == task).unwrap();
        prop_assert_eq!(order.iter().copied().collect::<BTreeSet<_>>().len(), 7);
        for &(before, after) in &edges {
            prop_assert!(reach[after][before] || place(before) < place(after));
        }
        let round: BTreeSet<usize> = (0..7).filter(|&task| reach[task][task]).collect();
        let mut circles: Vec<Vec<usize>> = Vec::new();
        for &task in &round {
            match circles.iter_mut().find(|circle| reach[circle[0]][task] && reach[task][circle[0]]) {
                Some(circle) => circle.push(task),
                None => circles.push(vec![task]),
            }
        }
        prop_assert_eq!(found.cycles().iter().map(set).collect::<Vec<_>>(), circles);
        #[expect(clippy::needless_range_loop)] // the matrix is asked both ways
        for task in 0..7 {
            let view = graph.tasks().nth(task).unwrap();
            prop_assert_eq!(set(&found.waits_for(view)), (0..7).filter(|&from| reach[from][task]).collect::<Vec<_>>());
            prop_assert_eq!(set(&found.needed_by(view)), (0..7).filter(|&to| reach[task][to]).collect::<Vec<_>>());
        }
        let some = graph.tasks().filter(|task| numbers([task])[0] % 2 == 1);
        let step = |from: &dyn Fn(&(usize, usize)) -> Option<usize>| {
            edges.iter().filter_map(from).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>()
        };
        let back = step(&|&(before, after)| (after % 2 == 1).then_some(before));
        let forth = step(&|&(before, after)| (before % 2 == 1).then_some(after));
        prop_assert_eq!((set(&found.before(&some)), set(&found.after(&some))), (back, forth));
        let distinct: BTreeSet<_> = edges.iter().map(|&(before, after)| (after, before)).collect();
        let number = |key| numbers([graph.task(key).unwrap()])[0];
        let told: Vec<_> = found.dependencies().map(|each| (number(each.after), number(each.before))).collect();
        prop_assert_eq!(told, distinct.into_iter().collect::<Vec<_>>());
        let inner = DiGraph::<(), ()>::from_edges(edges.iter().map(|&(one, other)| (one as u32, other as u32)));
        prop_assert_eq!(is_cyclic_directed(&inner), !found.cycles().is_empty());
        prop_assert_eq!(toposort(&inner, None).is_ok(), found.timetable(day("2026-01-01"), |_| 1).is_ok());
    }

    #[test]
    fn nothing_ends_sooner_and_the_critical_path_is_the_longest(
        edges in vec((0..6_usize, 0..6_usize), 0..10),
        days in vec(0..9_u32, 6),
    ) {
        let edges: Vec<_> = edges.into_iter().filter(|(before, after)| before < after).collect();
        let graph = graph(6);
        let found = schedule(&graph, &edges);
        let start = day("2026-01-01");
        let timetable = found.timetable(start, |task| days[numbers([task])[0]]).unwrap();
        // The longest way to the end of each task, by trying all ways.
        fn longest(task: usize, edges: &[(usize, usize)], days: &[u32]) -> u32 {
            let before = edges.iter().filter(|(_, after)| *after == task).map(|(before, _)| longest(*before, edges, days));
            before.max().unwrap_or(0) + days[task]
        }
        let all = (0..6).map(|task| longest(task, &edges, &days)).max().unwrap();
        for row in timetable.rows() {
            let task = numbers([row.task])[0];
            let end = longest(task, &edges, &days);
            prop_assert_eq!((row.begins - start).num_days(), i64::from(end - days[task]));
            prop_assert_eq!((row.ends - row.begins).num_days(), i64::from(days[task].max(1)) - 1);
            // Put off by its slack it still fits, by one day more it does not.
            for (off, fits) in [(row.slack, true), (row.slack + 1, false)] {
                let mut later = days.clone();
                later[task] += u32::try_from(off).unwrap();
                let new = (0..6).map(|task| longest(task, &edges, &later)).max().unwrap();
                prop_assert_eq!(new <= all, fits);
            }
        }
        let path = numbers(timetable.critical_path().iter().copied());
        prop_assert_eq!(path.iter().map(|&task| days[task]).sum::<u32>(), all);
        prop_assert!(path.windows(2).all(|pair| edges.contains(&(pair[0], pair[1]))));
    }
}
