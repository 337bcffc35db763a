//! Facts: one behaviour each, on plans of a few words.

use std::time::{Duration, Instant};

use petgraph::graph::{EdgeIndex, NodeIndex};

use super::plans::{assignment, department, empty, plan, section, task};
use crate::error::Error;
use crate::graph::{
    Collectives, DepartmentSet, Edge, Node, NodeView, PlanGraph, PlanKey, TaskKey, TaskSet, Weights, Workload,
};
use crate::model::{DepartmentId, LeadBasis, Plan, Role, SectionId, TaskId};

fn titles<'g>(tasks: &TaskSet<'g>) -> Vec<&'g str> {
    tasks.iter().map(|task| task.title()).collect()
}

fn names<'g>(departments: &DepartmentSet<'g>) -> Vec<&'g str> {
    departments.iter().map(|department| department.name()).collect()
}

/// 单位 lead/joint/support/guide, for departments with a task.
fn table(workload: &Workload<'_>) -> Vec<String> {
    let busy = workload.rows().filter(|row| row.tally().mentions > 0);
    busy.map(|row| {
        let tally = row.tally();
        format!("{} {}/{}/{}/{}", row.name(), tally.lead, tally.joint, tally.support, tally.guide)
    })
    .collect()
}

/// A plan of one task that a department of a place leads.
fn led_in(place: Option<&str>, name: &str) -> Plan {
    let mut plan = empty();
    section(&mut plan, None, "一");
    let lead = department(&mut plan, name, place);
    task(&mut plan, SectionId::new(0), "任务", vec![assignment(lead, name, Role::Lead, LeadBasis::Stated)]);
    plan
}

#[test]
fn a_department_named_twice_in_a_task_counts_once_in_its_highest_role() {
    let graph = PlanGraph::of(plan(&["平台: 科技局+教育局、科技局*"]));
    assert_eq!(table(&graph.workload()), ["科技局 1/0/0/0", "教育局 0/1/0/0"]);
    let science = graph.department_named("科技局").unwrap();
    assert_eq!((science.tally().tasks(), science.tally().mentions), (1, 2));
    assert_eq!(
        science.assignments().map(|each| each.role()).collect::<Vec<_>>(),
        [Role::Support, Role::Lead]
    );
}

#[test]
fn two_leads_are_several_but_one_lead_named_twice_is_not() {
    let graph = PlanGraph::of(plan(&["甲: 科技局*教育局*", "乙: 科技局*科技局*"]));
    assert_eq!(titles(graph.coverage().with_several_leads()), ["甲"]);
    assert_eq!(graph.tasks().nth(1).unwrap().leads().count(), 2);
}

#[test]
fn gaps_are_told_apart() {
    let graph = PlanGraph::of(plan(&[
        "甲",
        "乙: 科技局、",
        "丙: 各县区、有关部门、",
        "丁: 各县区*",
        "戊: 科技局*各县区+",
    ]));
    let coverage = graph.coverage();
    assert_eq!(titles(coverage.without_department()), ["甲"]);
    assert_eq!(titles(coverage.without_lead()), ["甲", "乙", "丙"]);
    assert_eq!(titles(coverage.only_collectives()), ["丁"]); // 有关部门 is an ordinary department to these plans
    assert!(!coverage.is_complete());
    assert!(PlanGraph::of(plan(&["戊: 科技局*各县区+"])).coverage().is_complete());
}

#[test]
fn departments_of_several_plans_meet_by_place_and_name() {
    let city = |place| led_in(Some(place), "市科技局");
    let graph = PlanGraph::from_plans([city("甲市"), city("乙市"), city("甲市"), led_in(None, "科技部")]);
    assert_eq!(names(&graph.departments()), ["市科技局", "市科技局", "科技部"]);
    assert_eq!(graph.department_in(Some("甲市"), "市科技局").unwrap().tally().lead, 2);
    assert_eq!(graph.departments_named("市科技局").len(), 2);
    let places = vec!["甲市".to_owned(), "乙市".to_owned()];
    let ambiguous = Error::AmbiguousDepartmentName { name: "市科技局".to_owned(), places };
    assert_eq!(ambiguous.to_string(), r#""市科技局" is the name of 2 departments here; say which by place"#);
    assert_eq!(graph.department_named("市科技局"), Err(ambiguous));
    assert_eq!(graph.department_named("科技部").map(|found| found.place()), Ok(None));
}

#[test]
fn a_canonical_name_comes_before_a_printed_one() {
    let mut one = plan(&["甲: 市科技局*", "乙: 科技委*", "丙: 市教育局*"]);
    one.departments[1].names.push("市科技局".into());
    one.departments[2].names.push("教（体）局".into());
    let graph = PlanGraph::of(one);
    assert_eq!(graph.department_named("市科技局").unwrap().name(), "市科技局");
    assert_eq!(graph.department_named("教(体) 局").unwrap().name(), "市教育局");
    assert_eq!(graph.departments_named("市科技局").len(), 2);
}

#[test]
fn the_plan_that_knows_a_department_speaks_for_it() {
    let (mut first, second) = (led_in(None, "各县区"), led_in(None, "各县区"));
    first.departments[0].known = false;
    first.departments[0].kind = crate::model::DepartmentKind::Other;
    let graph = PlanGraph::from_plans([first, second]);
    assert!(graph.departments().first().unwrap().is_collective());
    assert_eq!(graph.coverage().only_collectives().len(), 2);
}

#[test]
fn unknown_keys_are_errors_that_carry_the_key() {
    let graph = PlanGraph::of(plan(&["甲: 科技局*"]));
    let larger = PlanGraph::of(plan(&["甲: 科技局*教育局、"]));
    let beyond = larger.departments().nth(1).unwrap().key();
    let missing_plan = TaskKey::new(PlanKey::new(1), TaskId::new(0));
    let missing_task = TaskKey::new(PlanKey::FIRST, TaskId::new(4));
    let check = |error: Error, expected: Error, message: &str| {
        assert_eq!(error, expected);
        assert_eq!(error.to_string(), message);
    };
    let unknown_plan = Error::UnknownPlan { key: PlanKey::new(1) };
    check(graph.task(missing_plan).unwrap_err(), unknown_plan.clone(), "there is no plan P2 in this graph");
    check(
        graph.query_departments().plan(PlanKey::new(1)).resolve().unwrap_err(),
        unknown_plan,
        "there is no plan P2 in this graph",
    );
    let unknown_task = Error::UnknownTaskKey { key: missing_task };
    check(
        graph.task(missing_task).unwrap_err(),
        unknown_task.clone(),
        "there is no task P1.T5 in this graph",
    );
    check(
        graph.task_set([missing_task]).unwrap_err(),
        unknown_task.clone(),
        "there is no task P1.T5 in this graph",
    );
    check(
        graph.query_departments().task(missing_task).resolve().unwrap_err(),
        unknown_task,
        "there is no task P1.T5 in this graph",
    );
    let unknown = Error::UnknownDepartmentKey { key: beyond };
    check(graph.department(beyond).unwrap_err(), unknown.clone(), "there is no department D2 in this graph");
    check(
        graph.query_tasks().department(beyond).resolve().unwrap_err(),
        unknown.clone(),
        "there is no department D2 in this graph",
    );
    check(graph.workload().row(beyond).unwrap_err(), unknown, "there is no department D2 in this graph");
    let id = DepartmentId::new(1);
    check(
        graph.department_of(PlanKey::FIRST, id).unwrap_err(),
        Error::UnknownDepartment { id },
        "there is no department D2 here",
    );
    let path = "二/9".to_owned();
    check(
        graph.query_tasks().section("二/9").resolve().unwrap_err(),
        Error::UnknownSectionPath { path },
        r#"there is no section at "二/9" here"#,
    );
    let name = "没有局".to_owned();
    check(
        graph.department_named("没有局").unwrap_err(),
        Error::UnknownDepartmentName { name },
        r#"no department is called "没有局" here"#,
    );
}

#[test]
#[should_panic(expected = "two graphs")]
fn combining_sets_of_two_graphs_panics() {
    let (one, other) = (PlanGraph::of(plan(&["甲"])), PlanGraph::of(plan(&["甲"])));
    let _ = &one.tasks() | &other.tasks();
}

#[test]
#[should_panic(expected = "two graphs")]
fn asking_a_set_for_a_view_of_another_graph_panics() {
    let (one, other) = (PlanGraph::of(plan(&["甲"])), PlanGraph::of(plan(&["甲"])));
    let _ = one.tasks().contains(other.tasks().first().unwrap());
}

#[test]
fn sets_of_two_graphs_differ() {
    let (one, other) = (PlanGraph::of(plan(&["甲"])), PlanGraph::of(plan(&["甲"])));
    assert_ne!(one.tasks(), other.tasks());
    assert_eq!(one.tasks(), one.tasks());
}

#[test]
fn role_and_department_are_asked_of_the_same_assignment() {
    let graph = PlanGraph::of(plan(&["甲: 科技局*教育局+", "乙: 教育局*科技局+"]));
    let science = graph.department_named("科技局").unwrap().key();
    let led = graph.query_tasks().role(Role::Lead).department(science).resolve().unwrap();
    assert_eq!(titles(&led), ["甲"]);
}

#[test]
fn a_section_takes_in_what_is_below_it_and_no_namesake() {
    let mut one = empty();
    let top = section(&mut one, None, "二");
    let group = section(&mut one, Some(top), "（一）");
    let below = section(&mut one, Some(group), "1");
    let beside = section(&mut one, Some(top), "（一）1");
    for (title, section) in [("组", group), ("下", below), ("旁", beside)] {
        task(&mut one, section, title, Vec::new());
    }
    let graph = PlanGraph::of(one);
    let found = |path: &str| titles(&graph.query_tasks().section(path).resolve().unwrap());
    assert_eq!(found("二"), ["组", "下", "旁"]);
    assert_eq!(found("二/(一)"), ["组", "下"]);
    assert_eq!(found("二/（一）/1"), ["下"]);
}

#[test]
fn expanded_collectives_hand_their_tasks_to_their_members() {
    let mut one = plan(&["甲: 科技局*各县区+", "乙: 兰山区*各县区+", "丙: 各成员、"]);
    one.departments[1].members = vec!["兰山区".into(), "河东区".into()];
    one.departments[3].members = vec!["各县区".into(), "科技局".into()];
    let graph = PlanGraph::of(one);
    let named = graph.workload();
    assert_eq!(table(&named), ["科技局 1/0/0/0", "各县区 0/0/2/0", "兰山区 1/0/0/0", "各成员 0/1/0/0"]);
    let expanded = graph.query_workload().collectives(Collectives::Expanded).resolve();
    assert_eq!(table(&expanded), ["科技局 1/1/0/0", "兰山区 1/1/1/0", "河东区 0/1/2/0"]);
    let stranger = expanded.rows().next_back().unwrap();
    assert!(stranger.department().is_none() && stranger.name() == "河东区");
    assert_eq!(graph.coverage().unassigned(["河东区", "莒南县"], Collectives::Expanded), ["莒南县"]);
    assert_eq!(graph.coverage().unassigned(["河东区", "兰山区"], Collectives::AsNamed), ["河东区"]);
}

#[test]
fn a_caller_names_the_members_of_collectives() {
    let graph = PlanGraph::of(plan(&["甲: 各县区*", "乙: 各部门+"]));
    let members = |name: &str| if name == "各县区" { vec!["沂南县"] } else { Vec::new() };
    let load = graph.query_workload().expand_with(|each| members(each.name())).resolve();
    assert_eq!(table(&load), ["各部门 0/0/1/0", "沂南县 1/0/0/0"]);
}

#[test]
fn loads_are_ordered_by_weight_and_then_by_appearance() {
    let graph = PlanGraph::of(plan(&["甲: 科技局+教育局*", "乙: 财政局+公安局?"]));
    let by_load = |weights| {
        let load = graph.query_workload().weights(weights).resolve();
        load.by_load().iter().map(|row| format!("{}{}", row.name(), row.load())).collect::<Vec<_>>()
    };
    assert_eq!(by_load(Weights::default()), ["教育局4", "科技局1", "财政局1", "公安局1"]);
    assert_eq!(by_load(Weights { guide: 7, ..Weights::NONE }), ["公安局7", "科技局0", "教育局0", "财政局0"]);
    let most = Weights { lead: u32::MAX, ..Weights::NONE };
    assert_eq!(by_load(most).first().map(String::as_str), Some("教育局4294967295"));
}

#[test]
fn petgraph_indexes_lead_to_views_and_back() {
    let graph = PlanGraph::from_plans([plan(&["甲: 科技局*科技局+", "乙"]), plan(&["丙: 教育局、"])]);
    let inner = graph.as_petgraph();
    assert_eq!((inner.node_count(), inner.edge_count()), (3 + 2, 3));
    for index in inner.node_indices() {
        let view = graph.node(index).unwrap();
        assert_eq!(NodeIndex::from(view), index);
        match (view, inner[index]) {
            (NodeView::Task(task), Node::Task(key)) => assert_eq!(task.key(), key),
            (NodeView::Department(department), Node::Department(key)) => assert_eq!(department.key(), key),
            other => panic!("{other:?}"),
        }
    }
    for index in inner.edge_indices() {
        let (view, (from, to)) = (graph.assignment(index).unwrap(), inner.edge_endpoints(index).unwrap());
        assert_eq!((view.task().node_index(), view.department().node_index()), (from, to));
        let Edge::Assigned(assigned) = inner[index] else { panic!("no assignment") };
        assert_eq!((assigned.role, view.edge_index()), (view.role(), index));
    }
    assert_eq!(graph.node(NodeIndex::new(9)), None);
    assert_eq!(graph.assignment(EdgeIndex::new(9)), None);
}

#[test]
fn an_empty_graph_answers_everything_with_nothing() {
    for graph in [PlanGraph::from_plans(Vec::<Plan>::new()), PlanGraph::of(empty())] {
        assert!(graph.tasks().is_empty() && graph.departments().is_empty());
        assert!(graph.query_tasks().role(Role::Lead).resolve().unwrap().is_empty());
        assert!(graph.query_departments().name("局").resolve().unwrap().is_empty());
        assert_eq!(graph.workload().rows().len(), 0);
        assert_eq!(graph.query_workload().collectives(Collectives::Expanded).resolve().rows().len(), 0);
        assert!(graph.coverage().is_complete());
        assert_eq!(graph.coverage().unassigned(["科技局"], Collectives::Expanded), ["科技局"]);
    }
}

#[test]
fn views_say_in_debug_what_they_show() {
    let graph = PlanGraph::of(plan(&["甲: 科技局*"]));
    let task = graph.tasks().first().unwrap();
    let lead = task.leads().next().unwrap();
    assert_eq!(format!("{task:?} | {lead:?}"), "P1.T1 甲 | P1.T1 牵头 科技局");
    assert_eq!(format!("{:?}", graph.departments()), "{D1 科技局}");
    assert_eq!(format!("{graph:?}"), "PlanGraph { plans: 1, tasks: 1, departments: 1, assignments: 1 }");
    assert_eq!(task.path(), "二/1");
}

#[test]
fn graphs_go_between_threads_and_views_shorten_their_borrow() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<PlanGraph>();
    fn shorter<'s, 'g: 's>(long: TaskSet<'g>) -> TaskSet<'s> {
        long
    }
    let graph = PlanGraph::of(plan(&["甲"]));
    assert_eq!(shorter(graph.tasks()).len(), 1);
}

/// `count` tasks, all with one department and each with one of its own, and one task with all of them.
fn wide(count: usize) -> Plan {
    let mut one = empty();
    let (top, hub) = (section(&mut one, None, "一"), DepartmentId::new(0));
    department(&mut one, "科技局", None);
    let mut every = Vec::new();
    for at in 0..count {
        let name: Box<str> = format!("{at}局").into();
        let mut made = one.departments[0].clone();
        (made.id, made.name) = (DepartmentId::new(at + 1), name.clone());
        let own = assignment(made.id, &name, Role::Joint, LeadBasis::None);
        one.departments.push(made);
        let lead = assignment(hub, "科技局", Role::Lead, LeadBasis::Stated);
        task(&mut one, top, "任务", vec![lead, own.clone()]);
        every.push(own);
    }
    task(&mut one, top, "全部", every);
    one
}

#[test]
fn time_grows_with_the_assignments_and_no_faster() {
    let time = |count: usize| -> Duration {
        let plan = std::sync::Arc::new(wide(count));
        let run = || {
            let start = Instant::now();
            let graph = PlanGraph::of(plan.clone());
            let led = graph.query_tasks().role(Role::Lead).section("一").resolve().unwrap();
            let parts = graph.query_departments().role(Role::Joint).resolve().unwrap();
            assert_eq!((led.len(), parts.len()), (count, count));
            assert_eq!((&graph.tasks() - &led).len(), graph.coverage().without_lead().len());
            assert_eq!(graph.query_workload().within(&led).resolve().by_load().len(), count + 1);
            assert_eq!(graph.department_named("科技局").unwrap().tally().lead as usize, count);
            start.elapsed()
        };
        (0..5).map(|_| run()).min().unwrap()
    };
    // Eight times the plan takes eight times as long, quadratic work would take sixty-four; other programs on the
    // machine blur it, hence the room.
    let (small, large) = (time(500), time(4000));
    assert!(large < small * 24, "{small:?} became {large:?}");
}
