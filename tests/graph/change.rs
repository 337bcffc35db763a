//! Plans that come and go: after any sequence a graph answers as one that was built anew from the plans that stay.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::Index;

use fengong::graph::{
    AssignmentView, Collectives, DepartmentKey, DepartmentSet, DepartmentView, IndicatorSet, NodeView,
    PlanGraph, PlanKey, TaskSet, TaskView, Weights,
};
use fengong::model::{DepartmentDraft, DepartmentKind, LeadBasis, Level, Role};
use fengong::{Error, Plan};
use petgraph::visit::EdgeRef;

use crate::plans::{PHASES, many_plans, plan, plan_with};

/// Everything a graph answers, in words: what two graphs say alike they answer alike. Plans are named by where they stand,
/// because their keys differ.
fn picture(graph: &PlanGraph) -> Vec<String> {
    let numbers: BTreeMap<PlanKey, usize> = graph.plans().map(|plan| plan.key()).zip(0..).collect();
    let task = |task: TaskView<'_>| format!("{}/{}", numbers[&task.key().plan()], task.id());
    let tasks = |set: &TaskSet<'_>| set.iter().map(task).collect::<Vec<_>>();
    let who = |department: DepartmentView<'_>| department.full_name();
    let departments = |set: &DepartmentSet<'_>| set.iter().map(who).collect::<Vec<_>>();
    let indicators = |set: &IndicatorSet<'_>| {
        let words = set.iter().map(|view| (numbers[&view.key().plan()], view.key().indicator()));
        words.collect::<Vec<_>>()
    };
    let assigned = |view: AssignmentView<'_>| {
        let place = (view.group(), view.is_open(), view.clause().is_some(), view.edge_index());
        format!(
            "{} {} {:?} {:?} {place:?}",
            task(view.task()),
            who(view.department()),
            view.role(),
            view.basis()
        )
    };
    let node = |view: NodeView<'_>| match view {
        NodeView::Task(view) => task(view),
        NodeView::Department(view) => who(view),
        NodeView::Indicator(view) => format!("{} {}", numbers[&view.key().plan()], view.key().indicator()),
        _ => panic!("a new kind of node"),
    };
    let mut said = vec![format!("{graph:?}")];
    for plan in graph.plans() {
        said.push(format!("{:?} {:?}", tasks(&plan.tasks()), departments(&plan.departments())));
        said.push(format!("{:?}", indicators(&plan.indicators())));
    }
    for view in &graph.tasks() {
        said.push(format!("{} {} {:?}", task(view), view.title(), departments(&view.departments())));
        said.push(format!("{:?}", view.indicators().map(|(view, _)| view.name()).collect::<Vec<_>>()));
        said.extend(view.assignments().map(assigned));
    }
    for view in &graph.departments() {
        said.push(format!("{} {:?} {:?} {:?}", who(view), view.kind(), view.level(), view.tally()));
        said.push(format!("{:?} {:?} {:?}", view.names(), view.members(), tasks(&view.tasks())));
        said.extend(Role::ALL.iter().map(|&role| format!("{:?}", tasks(&view.tasks_as(role)))));
        said.extend(view.assignments().map(assigned));
        said.push(format!("{:?}", view.indicators().map(|(view, _)| view.name()).collect::<Vec<_>>()));
        let by_plan = view.tally_by_plan();
        said.push(format!(
            "{:?}",
            by_plan.iter().map(|(plan, tally)| (numbers[&plan.key()], tally)).collect::<Vec<_>>()
        ));
        said.push(format!("{:?}", view.tally_by_level()));
        assert_eq!(graph.department_in(view.scope(), view.name()), Ok(view));
        said.push(format!("{:?}", departments(&graph.departments_named(view.name()))));
    }
    for load in [
        graph.workload(),
        graph.query_workload().weights(Weights::TASKS).collectives(Collectives::Expanded).resolve(),
    ] {
        said.extend(
            load.by_load().iter().map(|row| format!("{} {:?} {}", row.name(), row.tally(), row.load())),
        );
    }
    let coverage = graph.coverage();
    let gaps = [
        coverage.without_department(),
        coverage.without_lead(),
        coverage.with_several_leads(),
        coverage.only_collectives(),
        &graph.tasks_without_indicator(),
    ];
    said.extend(gaps.into_iter().map(|gap| format!("{:?}", tasks(gap))));
    said.push(format!("{:?}", departments(coverage.idle_departments())));
    for pairs in [graph.query_pairs().resolve(), graph.top_pairs(3)] {
        said.extend(
            pairs.iter().map(|pair| format!("{} {} {}", who(pair.one()), who(pair.other()), pair.weight())),
        );
    }
    let asked = [
        graph.query_tasks().role(Role::Lead).title("平台").resolve(),
        graph.query_tasks().section("1").due_year(2025).resolve(),
        graph.query_tasks().phase(PHASES[1]).resolve(),
    ];
    let by_role = Role::ALL.iter().map(|&role| graph.query_tasks().role(role).resolve());
    let by_basis = LeadBasis::ALL.iter().map(|&basis| graph.query_tasks().basis(basis).resolve());
    let by_year = (2024..2028).map(|year| graph.query_tasks().due_year(year).resolve());
    let asked = asked.into_iter().chain(by_role).chain(by_basis).chain(by_year);
    said.extend(asked.map(|answer| format!("{:?}", answer.map(|set| tasks(&set)))));
    let inner = graph.as_petgraph();
    said.extend(inner.node_indices().map(|index| node(graph.node(index).unwrap())));
    for edge in inner.edge_references() {
        let ends = [edge.source(), edge.target()].map(|end| node(graph.node(end).unwrap()));
        said.push(format!("{ends:?} {:?} {:?}", edge.weight(), graph.assignment(edge.id()).map(assigned)));
    }
    said
}

#[derive(Debug, Clone)]
enum Step {
    Add(Index),
    Withdraw(Index),
    WithdrawSome(Vec<Index>),
    Ask,
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => any::<Index>().prop_map(Step::Add),
        2 => any::<Index>().prop_map(Step::Withdraw),
        1 => prop::collection::vec(any::<Index>(), 0..3).prop_map(Step::WithdrawSome),
        1 => Just(Step::Ask),
    ]
}

proptest! {
    #[test]
    fn a_changed_graph_answers_as_one_built_anew(
        plans in many_plans(), begin in 0..4_usize, steps in prop::collection::vec(any_step(), 1..8),
    ) {
        let plans: Vec<Arc<Plan>> = plans.into_iter().map(Arc::new).collect();
        let begin: Vec<Arc<Plan>> = plans.iter().take(begin).cloned().collect();
        let mut graph = PlanGraph::from_plans(begin.clone());
        let mut live: Vec<(PlanKey, Arc<Plan>)> = graph.plans().map(|plan| plan.key()).zip(begin).collect();
        let mut keys: BTreeMap<DepartmentKey, String> = BTreeMap::new();
        for step in steps {
            match step {
                Step::Add(index) => {
                    let plan = index.get(&plans).clone();
                    let key = graph.add_plan(plan.clone());
                    prop_assert!(live.iter().all(|(held, _)| *held < key));
                    live.push((key, plan));
                }
                Step::Withdraw(index) if !live.is_empty() => {
                    let (key, plan) = live.remove(index.index(live.len()));
                    prop_assert!(Arc::ptr_eq(&graph.withdraw_plan(key).unwrap(), &plan));
                    prop_assert_eq!(graph.withdraw_plan(key), Err(Error::UnknownPlan { key }));
                }
                Step::WithdrawSome(some) if !live.is_empty() => {
                    let mut some: Vec<usize> = some.iter().map(|index| index.index(live.len())).collect();
                    let gone: Vec<PlanKey> = some.iter().map(|&at| live[at].0).collect();
                    some.sort_unstable();
                    some.dedup();
                    prop_assert_eq!(graph.withdraw_plans(gone), Ok(some.len()));
                    some.into_iter().rev().for_each(|at| drop(live.remove(at)));
                }
                Step::Ask => drop(picture(&graph)),
                _ => {}
            }
            let anew = PlanGraph::from_plans(live.iter().map(|(_, plan)| plan.clone()));
            prop_assert_eq!(picture(&graph), picture(&anew));
            for (key, plan) in &live {
                prop_assert!(std::ptr::eq(graph.plan(*key).unwrap().plan(), &**plan));
            }
            // A key names the same department as long as a plan names that, and nobody afterwards.
            keys.retain(|key, name| graph.department(*key).is_ok_and(|view| view.full_name() == *name));
            for view in &graph.departments() {
                let held = keys.insert(view.key(), view.full_name());
                prop_assert!(held.is_none_or(|held| held == view.full_name()));
            }
            prop_assert_eq!(keys.len(), graph.departments().len());
        }
    }
}

fn names(graph: &PlanGraph) -> Vec<&str> {
    graph.departments().into_iter().map(|view| view.name()).collect()
}

#[test]
fn keys_stay_valid_when_a_plan_before_them_is_withdrawn() {
    let mut graph = PlanGraph::from_plans([plan(&["甲: 科技局*"]), plan(&["乙: 教育局*科技局+"])]);
    let second = graph.plans().nth(1).unwrap().key();
    let task = graph.tasks().nth(1).unwrap().key();
    let science = graph.department_named("科技局").unwrap().key();
    graph.withdraw_plan(PlanKey::FIRST).unwrap();
    assert_eq!(names(&graph), ["教育局", "科技局"]);
    assert_eq!(graph.task(task).unwrap().title(), "乙");
    assert_eq!(graph.plan(second).unwrap().key(), second);
    assert_eq!(graph.department(science).unwrap().name(), "科技局");
    assert_eq!(graph.plan(PlanKey::FIRST), Err(Error::UnknownPlan { key: PlanKey::FIRST }));
    let task = fengong::graph::TaskKey::new(PlanKey::FIRST, task.task());
    assert_eq!(graph.task(task), Err(Error::UnknownPlan { key: PlanKey::FIRST }));
}

#[test]
fn a_department_that_comes_back_has_another_key() {
    let both = [plan(&["甲: 科技局*"]), plan(&["乙: 教育局*"])];
    let mut graph = PlanGraph::from_plans(both.clone());
    let education = graph.department_named("教育局").unwrap().key();
    graph.withdraw_plan(PlanKey::new(1)).unwrap();
    assert_eq!(graph.department(education), Err(Error::UnknownDepartmentKey { key: education }));
    assert_eq!(graph.add_plan(both[1].clone()), PlanKey::new(2));
    assert_ne!(graph.department_named("教育局").unwrap().key(), education);
}

#[test]
fn an_unknown_plan_among_those_to_withdraw_changes_nothing() {
    let mut graph = PlanGraph::from_plans([plan(&["甲: 科技局*"]), plan(&["乙: 教育局*"])]);
    let key = PlanKey::new(5);
    assert_eq!(graph.withdraw_plans([PlanKey::FIRST, key]), Err(Error::UnknownPlan { key }));
    assert_eq!(graph.withdraw_plans([]), Ok(0));
    assert_eq!(graph.plans().len(), 2);
}

#[test]
fn a_graph_that_lost_every_plan_can_begin_again() {
    let mut graph = PlanGraph::default();
    let key = graph.add_plan(plan(&["甲: 科技局*"]));
    graph.withdraw_plan(key).unwrap();
    assert!(graph.tasks().is_empty() && graph.departments().is_empty());
    assert_eq!(graph.as_petgraph().node_count(), 0);
    graph.add_plan(plan(&["乙: 教育局*"]));
    assert_eq!(names(&graph), ["教育局"]);
}

/// Who speaks for a department decides whether a task is left to collectives.
#[test]
fn a_plan_that_knows_a_collective_changes_what_is_remarkable_in_the_others() {
    let known = DepartmentDraft::new("园区").with_kind(DepartmentKind::Collective).with_known(true);
    let mut graph =
        PlanGraph::of(plan_with([DepartmentDraft::new("园区").with_known(false)], &["甲: 园区、"]));
    assert!(graph.coverage().only_collectives().is_empty());
    let key = graph.add_plan(plan_with([known], &["乙"]));
    assert_eq!(graph.coverage().only_collectives().len(), 1);
    graph.withdraw_plan(key).unwrap();
    assert!(graph.coverage().only_collectives().is_empty());
}

#[test]
fn load_spreads_over_plans_and_the_levels_that_issued_them() {
    let issued = |level| {
        let mut header = fengong::model::Header::default();
        header.level = level;
        let builder = fengong::model::PlanBuilder::new().with_header(header);
        let builder = builder.with_department(DepartmentDraft::new("科技局").with_place("甲市"));
        builder.task("甲").lead("科技局").task("乙").support("科技局").joint("科技局").build().unwrap()
    };
    let plans =
        [issued(Some(Level::City)), issued(None), issued(Some(Level::Province)), issued(Some(Level::City))];
    let graph = PlanGraph::from_plans(plans);
    let science = graph.department_named("科技局").unwrap();
    let by_plan: Vec<_> =
        science.tally_by_plan().iter().map(|(plan, tally)| (plan.key().number(), tally.lead)).collect();
    assert_eq!(by_plan, [(0, 1), (1, 1), (2, 1), (3, 1)]);
    let by_level: Vec<_> = science
        .tally_by_level()
        .iter()
        .map(|(level, tally)| (*level, tally.lead, tally.joint, tally.mentions))
        .collect();
    assert_eq!(by_level, [(None, 1, 1, 3), (Some(Level::Province), 1, 1, 3), (Some(Level::City), 2, 2, 6)]);
    assert_eq!(graph.tasks_issued_by(Some(Level::City)).len(), 4);
    assert_eq!(graph.tasks_issued_by(Some(Level::State)).len(), 0);
}
