//! Concentration and reliance: against their definitions.

use proptest::prelude::*;

use fengong::Plan;
use fengong::graph::{PlanGraph, Weights};
use fengong::model::Role;

use crate::plans::{any_plans, plan};

#[test]
fn one_who_carries_everything_is_as_concentrated_as_can_be() {
    let graph = PlanGraph::of(plan(&["一: 甲局*", "二: 甲局*"]));
    let all = graph.concentration();
    assert_eq!((all.departments, all.load, all.leads, all.gini, all.herfindahl), (1, 8, 2, 0.0, 1.0));
    let even = PlanGraph::of(plan(&["一: 甲局*", "二: 乙局*", "三: 丙局*", "四: 丁局*"])).concentration();
    assert_eq!((even.gini, even.herfindahl), (0.0, 0.25));
}

#[test]
fn nothing_is_not_concentrated() {
    let empty = PlanGraph::from_plans(Vec::<Plan>::new());
    let nothing = empty.concentration();
    assert_eq!((nothing.departments, nothing.gini, nothing.herfindahl), (0, 0.0, 0.0));
    assert!(empty.tasks_of_one_department().is_empty() && empty.workload().shares().is_empty());
    let graph = PlanGraph::of(plan(&["一: 甲局*"]));
    let weightless = graph.query_workload().weights(Weights::NONE).resolve();
    assert_eq!(
        (weightless.concentration().gini, weightless.shares()[0].load, weightless.shares()[0].led),
        (0.0, 0.0, 1.0)
    );
}

#[test]
fn a_task_hangs_on_one_department_however_often_it_is_named() {
    let graph = PlanGraph::of(plan(&["一: 甲局*甲局、", "二: 甲局*乙局+", "三", "四: 乙局、"]));
    let alone: Vec<_> = graph.tasks_of_one_department().iter().map(|task| task.title().to_owned()).collect();
    assert_eq!(alone, ["一", "四"]);
}

#[test]
fn shares_come_by_leads_and_then_by_load() {
    let graph = PlanGraph::of(plan(&["一: 甲局+乙局*", "二: 丙局*甲局+", "三: 丙局、"]));
    let workload = graph.workload();
    let names: Vec<_> = workload.shares().iter().map(|share| share.row.name()).collect();
    assert_eq!(names, ["丙局", "乙局", "甲局"]);
}

proptest! {
    #[test]
    fn measures_are_those_of_their_definitions(plans in any_plans(), lead in 0..9_u32) {
        let graph = PlanGraph::from_plans(plans);
        let workload = graph.query_workload().weights(Weights { lead, ..Weights::default() }).resolve();
        let rows: Vec<_> = workload.rows().filter(|row| row.tally().mentions > 0).collect();
        let loads: Vec<f64> = rows.iter().map(|row| row.load() as f64).collect();
        let total: f64 = loads.iter().sum();
        let found = workload.concentration();
        prop_assert_eq!((found.departments, found.load as f64), (rows.len(), total));
        prop_assert_eq!(found.leads, rows.iter().map(|row| u64::from(row.tally().lead)).sum::<u64>());
        let (mut apart, mut squares) = (0.0, 0.0);
        for one in &loads {
            squares += one * one;
            apart += loads.iter().map(|other| (one - other).abs()).sum::<f64>();
        }
        let (gini, herfindahl) = if total > 0.0 {
            (apart / (2.0 * loads.len() as f64 * total), squares / (total * total))
        } else {
            (0.0, 0.0)
        };
        prop_assert!((found.gini - gini).abs() < 1e-9 && (found.herfindahl - herfindahl).abs() < 1e-9);
        let shares = workload.shares();
        prop_assert_eq!(shares.len(), rows.len());
        if total > 0.0 {
            prop_assert!((shares.iter().map(|share| share.load).sum::<f64>() - 1.0).abs() < 1e-9);
        }
        let order = |at: usize| (shares[at].row.tally().lead, shares[at].row.load());
        prop_assert!((1..shares.len()).all(|at| order(at - 1) >= order(at)));
    }

    #[test]
    fn reliance_is_what_a_look_at_every_task_finds(plans in any_plans()) {
        let graph = PlanGraph::from_plans(plans);
        let alone = graph.tasks().filter(|task| task.departments().len() == 1);
        prop_assert_eq!(graph.tasks_of_one_department(), alone);
        for department in &graph.departments() {
            let found = graph.reliance(department.key()).unwrap();
            let is_other = |each: &fengong::graph::AssignmentView<'_>| each.department() != department;
            prop_assert_eq!(&found.tasks, &department.tasks());
            let gaps = graph.tasks().filter(|task| task.role_of(department).is_some() && !task.assignments().any(|each| is_other(&each)));
            prop_assert_eq!(&found.without_department, &gaps);
            let unled = graph.tasks().filter(|task| {
                task.role_of(department) == Some(Role::Lead) && !task.leads().any(|each| is_other(&each))
            });
            prop_assert_eq!(&found.without_lead, &unled);
            // What the replay of its end leaves open is just that.
            let after = graph.reorganise(&[fengong::graph::Change::abolish(department.key())]).unwrap();
            let keys = |tasks: &fengong::graph::TaskSet<'_>| tasks.iter().map(|task| task.key()).collect::<Vec<_>>();
            prop_assert_eq!(keys(&after.without_department()), keys(&gaps));
            prop_assert_eq!(keys(&after.without_lead()), keys(&unled));
        }
    }
}
