//! Pairs of departments: facts on plans of a few words, and a law against counting every two of every task.

use std::collections::BTreeMap;

use proptest::prelude::*;

use fengong::graph::{Pair, PlanGraph, Weights};

use crate::plans::{any_plans, plan, subset};

fn said(pairs: &[Pair<'_>]) -> Vec<String> {
    pairs.iter().map(|pair| format!("{pair:?}")).collect()
}

#[test]
fn a_shared_task_counts_once_however_often_a_department_is_named() {
    let graph = PlanGraph::of(plan(&["甲: 科技局+教育局、科技局*", "乙: 教育局*科技局+", "丙: 财政局*"]));
    assert_eq!(said(&graph.top_pairs(5)), ["科技局 – 教育局: 2"]);
    assert_eq!(said(&graph.query_pairs().weights(Weights::default()).top(5)), ["科技局 – 教育局: 3"]);
}

#[test]
fn pairs_as_close_as_each_other_come_by_first_appearance() {
    let graph = PlanGraph::of(plan(&["甲: 丁局*丙局、乙局、", "乙: 乙局、丙局+"]));
    let by_closeness = ["丙局 – 乙局: 2", "丁局 – 丙局: 1", "丁局 – 乙局: 1"];
    assert_eq!(said(&graph.top_pairs(9)), by_closeness);
    assert_eq!(said(&graph.top_pairs(2)), by_closeness[..2]);
    assert!(graph.top_pairs(0).is_empty());
    let in_order = graph.query_pairs().resolve();
    assert_eq!(said(&in_order), ["丁局 – 丙局: 1", "丁局 – 乙局: 1", "丙局 – 乙局: 2"]);
}

#[test]
fn an_empty_graph_and_departments_alone_have_no_pairs() {
    assert!(PlanGraph::from_plans(Vec::<fengong::Plan>::new()).top_pairs(3).is_empty());
    let graph = PlanGraph::of(plan(&["甲: 科技局*", "乙", "丙: 科技局、"]));
    assert!(graph.top_pairs(3).is_empty() && graph.query_pairs().resolve().is_empty());
}

/// More departments than are looked at first, each with the next for a neighbour, so that ties run through all of them.
#[test]
fn nobody_who_could_be_in_a_best_pair_is_left_out() {
    for departments in [200, 1500] {
        let line = |at: usize| format!("任务: 第{at}局、第{}局、", (at + 1) % departments);
        let lines: Vec<String> = (0..departments).map(line).chain([line(190)]).collect();
        let graph = PlanGraph::of(plan(&lines.iter().map(String::as_str).collect::<Vec<_>>()));
        let mut all = graph.query_pairs().resolve();
        assert_eq!(all.len(), departments);
        all.sort_by_key(|pair| std::cmp::Reverse(pair.weight()));
        assert_eq!(graph.top_pairs(7), all[..7]);
        assert_eq!(said(&all[..1]), ["第190局 – 第191局: 2"]);
    }
}

/// Three thousand departments in one task are millions of pairs, of which only the best are kept.
#[test]
fn a_task_with_thousands_of_departments_is_counted() {
    let names: String = (0..3000).map(|at| format!("第{at}局、")).collect();
    let graph = PlanGraph::of(plan(&[&format!("甲: {names}"), "乙: 第7局*第2999局+"]));
    assert_eq!(said(&graph.top_pairs(2)), ["第7局 – 第2999局: 2", "第0局 – 第1局: 1"]);
}

proptest! {
    #[test]
    fn pairs_are_those_of_every_two_departments_of_every_task(
        plans in any_plans(), bits: u64, within: bool, n in 0..12_usize, weights in prop::option::of((0..5_u32, 0..5_u32)),
    ) {
        let graph = PlanGraph::from_plans(plans);
        let some = if within { subset(&graph, bits) } else { graph.tasks() };
        let weights = weights.map_or(Weights::TASKS, |(lead, joint)| Weights { lead, joint, ..Weights::default() });
        let mut sums: BTreeMap<_, (u32, u64)> = BTreeMap::new();
        for task in &some {
            let here: Vec<_> = task.departments().iter().collect();
            for (at, one) in here.iter().enumerate() {
                for other in &here[at + 1..] {
                    let points = [one, other].map(|each| weights.of(task.role_of(*each).unwrap()));
                    let sum = sums.entry((one.key(), other.key())).or_default();
                    *sum = (sum.0 + 1, sum.1 + u64::from(points[0].min(points[1])));
                }
            }
        }
        let flat = |pairs: Vec<Pair<'_>>| -> Vec<_> {
            pairs.into_iter().map(|pair| (pair.one().key(), pair.other().key(), pair.shared(), pair.weight())).collect()
        };
        let mut expected: Vec<_> = sums.into_iter().map(|((one, other), (shared, weight))| (one, other, shared, weight)).collect();
        let mut query = graph.query_pairs().weights(weights);
        if within { query = query.within(&some); }
        prop_assert_eq!(flat(query.clone().resolve()), expected.clone());
        expected.sort_by_key(|pair| std::cmp::Reverse(pair.3));
        expected.truncate(n);
        prop_assert_eq!(flat(query.top(n)), expected);
    }
}

#[test]
fn who_asks_for_more_pairs_than_there_are_gets_all_of_them() {
    let everybody: String = (0..1100).map(|at| format!("部门{at}、")).collect();
    let graph = PlanGraph::of(plan(&[&format!("大会: {everybody}")]));
    assert_eq!(graph.top_pairs(usize::MAX).len(), 1100 * 1099 / 2);
}
