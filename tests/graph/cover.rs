//! Who must be in the room, and how few rounds of meetings will do: against exhaustive search.

use petgraph::algo::dsatur_coloring;
use petgraph::graph::UnGraph;
use proptest::collection::vec;
use proptest::prelude::*;

use fengong::Plan;
use fengong::graph::{DepartmentSet, PlanGraph, TaskSet, TaskView};

use crate::plans::plan;

fn names<'g>(departments: &DepartmentSet<'g>) -> Vec<&'g str> {
    departments.iter().map(|department| department.name()).collect()
}

fn titles<'g>(tasks: &TaskSet<'g>) -> Vec<&'g str> {
    tasks.iter().map(|task| task.title()).collect()
}

fn clash(one: TaskView<'_>, other: TaskView<'_>) -> bool {
    !(&one.departments() & &other.departments()).is_empty()
}

#[test]
fn a_greedy_choice_that_takes_one_too_many_is_put_right() {
    // The department of most tasks is in no smallest cover.
    let graph = PlanGraph::of(plan(&[
        "一: 大局、甲局、",
        "二: 大局、甲局、",
        "三: 大局、乙局、",
        "四: 大局、乙局、",
        "五: 甲局、",
        "六: 乙局、",
    ]));
    let cover = graph.cover(&graph.tasks());
    assert_eq!(names(&cover.departments), ["甲局", "乙局"]);
    assert!(cover.is_smallest());
}

#[test]
fn tasks_of_nobody_and_of_nobody_who_may_come_are_named() {
    let graph = PlanGraph::of(plan(&["一: 甲局、", "二", "三: 各县区、"]));
    let cover = graph.cover(&graph.tasks());
    assert_eq!((names(&cover.departments), titles(&cover.untouched)), (vec!["甲局", "各县区"], vec!["二"]));
    let named = graph.departments().filter(|department| !department.is_collective());
    let cover = graph.cover_by(&graph.tasks(), &named);
    assert_eq!((names(&cover.departments), titles(&cover.untouched)), (vec!["甲局"], vec!["二", "三"]));
}

#[test]
fn nobody_has_to_meet_on_nothing() {
    let graph = PlanGraph::from_plans(Vec::<Plan>::new());
    let cover = graph.cover(&graph.tasks());
    assert!(cover.departments.is_empty() && cover.is_smallest());
    let meetings = graph.meetings(&graph.tasks());
    assert!(meetings.rounds.is_empty() && meetings.is_fewest());
    let graph = PlanGraph::of(plan(&["一", "二"]));
    let meetings = graph.meetings(&graph.tasks());
    assert_eq!((meetings.rounds.len(), meetings.least), (1, 1));
}

#[test]
#[should_panic(expected = "two graphs")]
fn a_set_of_another_graph_is_refused() {
    let (one, other) = (PlanGraph::of(plan(&["一: 甲局、"])), PlanGraph::of(plan(&["一: 甲局、"])));
    let _ = one.cover(&other.tasks());
}

#[test]
fn a_circle_of_clashes_needs_one_round_more_than_any_clash_says() {
    // Five tasks in a circle, each sharing a department with the next: no three clash, and two rounds do not do.
    let graph = PlanGraph::of(plan(&[
        "一: 甲局、乙局、",
        "二: 乙局、丙局、",
        "三: 丙局、丁局、",
        "四: 丁局、戊局、",
        "五: 戊局、甲局、",
    ]));
    let meetings = graph.meetings(&graph.tasks());
    assert_eq!((meetings.rounds.len(), meetings.least, meetings.clash.len()), (3, 3, 2));
}

#[test]
fn a_department_in_every_task_sits_in_one_round_after_the_other() {
    let lines: Vec<String> = (0..3000).map(|task| format!("任务{task}: 甲局、部门{}、", task % 7)).collect();
    let graph = PlanGraph::of(plan(&lines.iter().map(String::as_str).collect::<Vec<_>>()));
    let meetings = graph.meetings(&graph.tasks());
    assert_eq!((meetings.rounds.len(), meetings.clash.len()), (3000, 3000));
    assert!(meetings.is_fewest());
    assert_eq!(names(&graph.cover(&graph.tasks()).departments), ["甲局"]);
}

#[test]
fn ten_thousand_departments_in_one_task_are_answered() {
    let all: String = (0..10_000).map(|number| format!("部门{number}、")).collect();
    let graph = PlanGraph::of(plan(&[&format!("一: {all}"), "二: 部门3、", "三: 部门4、"]));
    let cover = graph.cover(&graph.tasks());
    assert_eq!(names(&cover.departments), ["部门3", "部门4"]);
    assert_eq!(graph.meetings(&graph.tasks()).rounds.len(), 2);
}

/// Tasks over eight departments.
fn any_tasks(count: usize) -> impl Strategy<Value = PlanGraph> {
    vec(vec(0..8_u8, 0..4), 0..count).prop_map(|tasks| {
        let line = |(at, members): (usize, Vec<u8>)| {
            let names: String = members.iter().map(|member| format!("部门{member}、")).collect();
            if names.is_empty() { format!("任务{at}") } else { format!("任务{at}: {names}") }
        };
        let lines: Vec<String> = tasks.into_iter().enumerate().map(line).collect();
        PlanGraph::of(plan(&lines.iter().map(String::as_str).collect::<Vec<_>>()))
    })
}

/// Tasks of two or three departments each, of which few are needed and none by itself.
fn knotted_tasks() -> impl Strategy<Value = PlanGraph> {
    vec(vec(0..8_u8, 2..4), 8..16).prop_map(|tasks| {
        let line = |(at, members): (usize, Vec<u8>)| {
            let names: String = members.iter().map(|member| format!("部门{member}、")).collect();
            format!("任务{at}: {names}")
        };
        let lines: Vec<String> = tasks.into_iter().enumerate().map(line).collect();
        PlanGraph::of(plan(&lines.iter().map(String::as_str).collect::<Vec<_>>()))
    })
}

/// Tasks that clash in whatever way: a department for every two that do.
fn clashing_tasks(count: usize) -> impl Strategy<Value = PlanGraph> {
    vec(any::<bool>(), count * (count - 1) / 2).prop_map(move |clashes| {
        let mut lines: Vec<String> = (0..count).map(|at| format!("任务{at}: 部门{at}、")).collect();
        let pairs = (0..count).flat_map(|one| (0..one).map(move |other| (one, other)));
        for ((one, other), _) in pairs.zip(clashes).filter(|(_, clash)| *clash) {
            for at in [one, other] {
                lines[at].push_str(&format!("部门{one}与{other}、"));
            }
        }
        PlanGraph::of(plan(&lines.iter().map(String::as_str).collect::<Vec<_>>()))
    })
}

/// The fewest rounds, by putting each task into every round there is and into a new one.
fn fewest(tasks: &[TaskView<'_>], rounds: &mut Vec<Vec<usize>>, next: usize, best: &mut usize) {
    if rounds.len() >= *best {
        return;
    }
    if next == tasks.len() {
        *best = rounds.len();
        return;
    }
    for round in 0..=rounds.len() {
        if round == rounds.len() {
            rounds.push(Vec::new());
        }
        if !rounds[round].iter().any(|&other| clash(tasks[next], tasks[other])) {
            rounds[round].push(next);
            fewest(tasks, rounds, next + 1, best);
            rounds[round].pop();
        }
        if rounds.last().is_some_and(Vec::is_empty) {
            rounds.pop();
        }
    }
}

proptest! {
    #[test]
    fn no_fewer_departments_touch_every_task(graph in prop_oneof![any_tasks(12), knotted_tasks()], bits: u16) {
        let mut at = 0;
        let tasks = graph.tasks().filter(|_| { at += 1; bits >> at & 1 == 0 });
        let cover = graph.cover(&tasks);
        let open = tasks.filter(|task| !task.departments().is_empty());
        prop_assert_eq!(&cover.untouched, &(&tasks - &open));
        prop_assert!(open.iter().all(|task| !(&task.departments() & &cover.departments).is_empty()));
        let all: Vec<_> = graph.departments().iter().collect();
        let smallest = (0..1_u32 << all.len())
            .filter(|bits| {
                let mut at = 0;
                let some = graph.departments().filter(|_| { at += 1; bits >> (at - 1) & 1 == 1 });
                open.iter().all(|task| !(&task.departments() & &some).is_empty())
            })
            .map(u32::count_ones)
            .min();
        prop_assert_eq!(smallest, Some(cover.departments.len() as u32));
        prop_assert!(cover.is_smallest());
        let apart: Vec<_> = cover.apart.iter().collect();
        prop_assert!(cover.apart.is_subset(&open) && apart.len() <= cover.least);
        for (at, one) in apart.iter().enumerate() {
            prop_assert!(apart[at + 1..].iter().all(|other| !clash(*one, *other)));
        }
    }

    #[test]
    fn no_fewer_rounds_keep_everybody_apart(graph in prop_oneof![any_tasks(9), clashing_tasks(9), clashing_tasks(10)]) {
        let tasks: Vec<_> = graph.tasks().iter().collect();
        let meetings = graph.meetings(&graph.tasks());
        let mut best = tasks.len() + 1;
        fewest(&tasks, &mut Vec::new(), 0, &mut best);
        prop_assert_eq!(meetings.rounds.len(), best);
        prop_assert!(meetings.is_fewest());
        let mut all = graph.task_set(Vec::<fengong::graph::TaskKey>::new()).unwrap();
        for round in &meetings.rounds {
            prop_assert!((&all & round).is_empty() && !round.is_empty());
            all = &all | round;
            let round: Vec<_> = round.iter().collect();
            for (at, one) in round.iter().enumerate() {
                prop_assert!(round[at + 1..].iter().all(|other| !clash(*one, *other)));
            }
        }
        prop_assert_eq!(all, graph.tasks());
        let clashing: Vec<_> = meetings.clash.iter().collect();
        for (at, one) in clashing.iter().enumerate() {
            prop_assert!(clashing[at + 1..].iter().all(|other| clash(*one, *other)));
        }
    }

    #[test]
    fn larger_sets_are_put_no_worse_than_by_saturation_alone(graph in any_tasks(60)) {
        let tasks: Vec<_> = graph.tasks().iter().collect();
        let mut clashes = UnGraph::<(), ()>::new_undirected();
        let nodes: Vec<_> = tasks.iter().map(|_| clashes.add_node(())).collect();
        for (at, one) in tasks.iter().enumerate() {
            for (other, node) in tasks.iter().zip(&nodes).skip(at + 1) {
                if clash(*one, *other) {
                    clashes.add_edge(nodes[at], *node, ());
                }
            }
        }
        let meetings = graph.meetings(&graph.tasks());
        let yardstick = if tasks.is_empty() { 0 } else { dsatur_coloring(&clashes).1 };
        prop_assert!(meetings.rounds.len() <= yardstick);
        prop_assert!(meetings.least <= meetings.rounds.len());
    }
}
