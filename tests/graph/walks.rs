//! Tasks by time and by indicator, and walks along the edges of indicators: facts, and laws against the plans' own lists.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use fengong::graph::{IndicatorKey, PlanGraph, PlanKey, TaskKey, TaskSet};
use fengong::model::{
    Clause, Deadline, Indicator, Measure, PartialDate, Phase, PlanBuilder, SectionDraft, TaskDraft, TaskId,
};
use fengong::text::same_folded;
use fengong::{Error, Plan};

use crate::plans::{PHASES, any_plans, plan};

fn titles<'g>(tasks: &TaskSet<'g>) -> Vec<&'g str> {
    tasks.iter().map(|task| task.title()).collect()
}

#[test]
fn text_is_looked_for_in_title_measures_and_clauses() {
    let builder = PlanBuilder::new()
        .task("建设平台")
        .task("培育企业")
        .with_measure(Measure::new("开放 平台"))
        .task("引进人才")
        .with_clause(Clause::new("平台（办公室）负责"))
        .task("整治占道");
    let graph = PlanGraph::of(builder.build().unwrap());
    let said = |text: &str| titles(&graph.query_tasks().text(text).resolve().unwrap());
    assert_eq!(said("平 台"), ["建设平台", "培育企业", "引进人才"]);
    assert_eq!(said("(办公室)"), ["引进人才"]);
    assert_eq!(titles(&graph.query_tasks().title("平台").resolve().unwrap()), ["建设平台"]);
}

#[test]
fn text_is_looked_for_in_every_one_of_many_tasks() {
    // Some say it in so many words, some in another width or parted by blanks, some from one title into the next and not at all.
    let said = ["建成ＡＢ平台", "建成 A B 平台", "建成AB平台", "AB", "平台", "建成（平台）"];
    let lines: Vec<&str> = (0..1000).map(|at| said[at * 7 % 11 % said.len()]).collect();
    let graph = PlanGraph::of(plan(&lines));
    let found = |text: &str| graph.query_tasks().title(text).resolve().unwrap();
    for (text, saying) in [
        ("AB平", &said[..3]),
        ("Ａ B", &said[..4]),
        ("台", &[0, 1, 2, 4, 5].map(|at| said[at])[..]),
        ("(平", &said[5..]),
    ] {
        let expected = graph.tasks().filter(|task| saying.contains(&task.title()));
        assert_eq!(found(text), expected, "{text}");
    }
    assert_eq!(found(""), graph.tasks());
    assert!(found("AB平台建成").is_empty());
}

#[test]
fn a_task_belongs_to_the_phase_it_stands_under_and_to_that_of_its_deadline() {
    let mut builder = PlanBuilder::new();
    let heading = builder.add_section(SectionDraft::new("一", "启动期").at_depth(1)).unwrap();
    let below = builder.add_section(SectionDraft::new("（一）", "动员").below(heading)).unwrap();
    let elsewhere = builder.add_section(SectionDraft::new("二", "任务").at_depth(1)).unwrap();
    builder.add_task(TaskDraft::new("动员部署").on(below)).unwrap();
    let dated = builder.add_task(TaskDraft::new("制定清单").on(elsewhere)).unwrap();
    builder.add_task(TaskDraft::new("总结").on(elsewhere)).unwrap();
    let (may, year) = (PartialDate::of_month(2025, 5).unwrap(), PartialDate::of_year(2025).unwrap());
    builder.add_phase(Phase::new("启动期").with_dates(Some(year), Some(year)).on(heading)).unwrap();
    let mut deadline = Deadline::new("报送").with_date(may);
    deadline.task = Some(dated);
    builder.add_deadline(deadline).unwrap();
    let graph = PlanGraph::of(builder.build().unwrap());
    assert_eq!(titles(&graph.query_tasks().phase("启 动期").resolve().unwrap()), ["动员部署", "制定清单"]);
    assert_eq!(titles(&graph.query_tasks().due_year(2025).resolve().unwrap()), ["制定清单"]);
    assert!(graph.query_tasks().due_year(2026).resolve().unwrap().is_empty());
    let unknown = Error::UnknownPhase { name: "收尾期".to_owned() };
    assert_eq!(unknown.to_string(), "there is no phase \"收尾期\" here");
    assert_eq!(graph.query_tasks().phase("收尾期").resolve(), Err(unknown));
}

#[test]
fn an_indicator_that_is_not_there_is_an_error() {
    let graph = PlanGraph::of(plan(&["甲: 科技局*"]));
    let mut builder = PlanBuilder::new();
    let draft = fengong::model::IndicatorDraft::new("场馆", fengong::model::TableKind::Annex);
    let id = builder.add_indicator(draft).unwrap();
    let key = IndicatorKey::new(PlanKey::FIRST, id);
    assert_eq!(graph.query_tasks().indicator(key).resolve(), Err(Error::UnknownIndicatorKey { key }));
    let key = IndicatorKey::new(PlanKey::new(1), id);
    assert_eq!(graph.indicator_set([key]), Err(Error::UnknownPlan { key: PlanKey::new(1) }));
}

/// Every indicator of some plans, with the number of its plan.
fn indicators(plans: &[Plan]) -> Vec<(usize, &Indicator)> {
    plans
        .iter()
        .enumerate()
        .flat_map(|(at, plan)| plan.indicators().iter().map(move |each| (at, each)))
        .collect()
}

fn tasks(plans: &[Plan]) -> Vec<TaskKey> {
    let keys = |(at, plan): (usize, &Plan)| {
        plan.tasks().iter().map(move |task| TaskKey::new(PlanKey::new(at), task.id)).collect::<Vec<_>>()
    };
    plans.iter().enumerate().flat_map(keys).collect()
}

fn is_in(plan: &Plan, id: TaskId, phase: &Phase) -> bool {
    let mut at = Some(plan.task(id).unwrap().section);
    while let Some(section) = at {
        if phase.section == Some(section) {
            return true;
        }
        at = plan.section(section).unwrap().parent;
    }
    let own = plan.deadlines().iter().filter(|deadline| deadline.task == Some(id));
    own.into_iter().any(|deadline| phase.contains(deadline.last_day().unwrap()))
}

proptest! {
    #[test]
    fn tasks_by_time_and_indicator_are_those_of_the_plans_own_lists(
        plans in any_plans(),
        phase in prop::option::of(select(&PHASES[..])),
        years in prop::collection::vec(2024..2028_i32, 0..3),
        indicator in prop::option::of(any::<Index>()),
        by_plan in prop::option::of(0..3_usize),
    ) {
        let graph = PlanGraph::from_plans(plans.clone());
        let all = indicators(&plans);
        let indicator = indicator.filter(|_| !all.is_empty()).map(|index| *index.get(&all));
        let mut query = graph.query_tasks();
        for &year in &years { query = query.due_year(year); }
        if let Some(name) = phase { query = query.phase(name); }
        if let Some((plan, indicator)) = indicator { query = query.indicator((PlanKey::new(plan), indicator.id)); }
        if let Some(plan) = by_plan { query = query.plan(PlanKey::new(plan)); }

        let asked = |plan: usize| by_plan.is_none_or(|asked| asked == plan);
        let named = |each: &&Phase| phase.is_some_and(|name| same_folded(name, &each.name));
        let known = (0..).zip(&plans).any(|(at, plan)| asked(at) && plan.phases().iter().any(|each| named(&each)));
        if by_plan.is_some_and(|plan| plan >= plans.len()) || (phase.is_some() && !known) {
            prop_assert!(query.resolve().is_err());
            return Ok(());
        }
        let fits = |key: &&TaskKey| {
            let (at, id) = (key.plan().number(), key.task());
            let plan = &plans[at];
            let deadlines = plan.deadlines().iter().filter(|each| each.task == Some(id)).map(|each| each.date.unwrap().year());
            let targets = plan.targets().iter().filter(|each| each.task == Some(id)).map(|each| each.due.as_ref().unwrap().year);
            asked(at)
                && (years.is_empty() || deadlines.chain(targets).any(|year| years.contains(&year)))
                && (phase.is_none() || plan.phases().iter().filter(named).any(|phase| is_in(plan, id, phase)))
                && indicator.is_none_or(|(of, each)| of == at && each.tasks.iter().any(|link| link.task == id))
        };
        let expected: Vec<TaskKey> = tasks(&plans).iter().filter(fits).copied().collect();
        let found: Vec<TaskKey> = query.resolve().unwrap().iter().map(|task| task.key()).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn walks_along_indicators_go_where_their_rows_say(plans in any_plans(), bits: u64) {
        let graph = PlanGraph::from_plans(plans.clone());
        let rows = indicators(&plans);
        prop_assert_eq!(graph.indicators().len(), rows.len());
        let chosen: Vec<(usize, &Indicator)> =
            rows.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, row)| *row).collect();
        let key = |plan: usize, each: &Indicator| IndicatorKey::new(PlanKey::new(plan), each.id);
        let set = graph.indicator_set(chosen.iter().rev().map(|&(plan, each)| key(plan, each))).unwrap();
        prop_assert!(set.iter().map(|view| view.key()).eq(chosen.iter().map(|&(plan, each)| key(plan, each))));

        let serving: BTreeSet<TaskKey> = chosen.iter()
            .flat_map(|(plan, each)| each.tasks.iter().map(|link| TaskKey::new(PlanKey::new(*plan), link.task))).collect();
        prop_assert!(set.tasks().iter().map(|task| task.key()).eq(serving.iter().copied()));
        let answering = graph.department_set(chosen.iter().flat_map(|(plan, each)| each.departments.iter().map(|assigned| {
            graph.department_of(PlanKey::new(*plan), assigned.department).unwrap().key()
        }))).unwrap();
        prop_assert_eq!(&set.departments(), &answering);

        // Back along the same edges, and one by one.
        let served = |tasks: &BTreeSet<TaskKey>| rows.iter().filter(|(plan, each)| each.tasks.iter()
            .any(|link| tasks.contains(&TaskKey::new(PlanKey::new(*plan), link.task))))
            .map(|&(plan, each)| key(plan, each)).collect::<Vec<_>>();
        let keys = |set: fengong::graph::IndicatorSet<'_>| set.iter().map(|view| view.key()).collect::<Vec<_>>();
        prop_assert_eq!(keys(set.tasks().indicators()), served(&serving));
        for task in &graph.tasks() {
            let own: Vec<_> = task.indicators().map(|(view, _)| view.key()).collect();
            prop_assert_eq!(own, served(&BTreeSet::from([task.key()])));
        }
        let mut together = graph.indicators().filter(|_| false);
        for department in &answering {
            let own: Vec<_> = department.indicators().map(|(view, _)| view.key()).collect();
            let expected = graph.indicators().filter(|view| view.departments().any(|(who, _)| who == department));
            prop_assert_eq!(&own, &keys(expected.clone()));
            together = &together | &expected;
        }
        prop_assert_eq!(answering.indicators(), together);
        let open: Vec<TaskKey> = tasks(&plans).into_iter()
            .filter(|task| served(&BTreeSet::from([*task])).is_empty()).collect();
        prop_assert!(graph.tasks_without_indicator().iter().map(|task| task.key()).eq(open));
    }
}
