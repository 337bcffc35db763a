//! Facts: one behaviour each, on plans of a few words.

use std::sync::Arc;
use std::time::{Duration, Instant};

use petgraph::graph::{EdgeIndex, NodeIndex};

use fengong::graph::{
    Collectives, DepartmentSet, Node, NodeView, PlanGraph, PlanKey, TaskKey, TaskSet, Weights, Workload,
};
use fengong::model::{
    AssignmentDraft, DepartmentDraft, DepartmentKind, Level, PlanBuilder, Role, SectionDraft, TaskDraft,
};
use fengong::{Error, Plan};

use crate::plans::{plan, plan_with};

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

/// A plan of one task that one department leads.
fn led_by(department: DepartmentDraft) -> Plan {
    let mut builder = PlanBuilder::new();
    let lead = builder.add_department(department).unwrap();
    builder
        .add_task(TaskDraft::new("任务").with_assignment(AssignmentDraft::by_id(lead, Role::Lead)))
        .unwrap();
    builder.build().unwrap()
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
        "丙: 各县区、各乡镇、",
        "丁: 各县区*",
        "戊: 科技局*各县区+",
    ]));
    let coverage = graph.coverage();
    assert_eq!(titles(coverage.without_department()), ["甲"]);
    assert_eq!(titles(coverage.without_lead()), ["甲", "乙", "丙"]);
    assert_eq!(titles(coverage.only_collectives()), ["丙", "丁"]);
    assert!(!coverage.is_complete());
    assert!(PlanGraph::of(plan(&["戊: 科技局*各县区+"])).coverage().is_complete());
}

#[test]
fn departments_of_several_plans_meet_by_place_and_name() {
    let city = |place: &str, name: &str| led_by(DepartmentDraft::new(name).with_place(place));
    let state = led_by(DepartmentDraft::new("科技部"));
    let plans = [city("甲市", "市科技局"), city("乙市", "市科技局"), city("甲市", "市 科技局"), state];
    let graph = PlanGraph::from_plans(plans);
    assert_eq!(names(&graph.departments()), ["市科技局", "市科技局", "科技部"]);
    assert_eq!(graph.department_in(Some("甲市"), "市科技局").unwrap().tally().lead, 2);
    assert!(graph.department_in(None, "市科技局").is_err());
    assert_eq!(graph.departments_named("市科技局").len(), 2);
    let departments = vec!["市科技局（甲市）".to_owned(), "市科技局（乙市）".to_owned()];
    for full in &departments {
        assert_eq!(graph.department_named(full).map(|found| found.full_name()).as_ref(), Ok(full));
    }
    let ambiguous = Error::AmbiguousDepartment { name: "市科技局".to_owned(), departments };
    assert_eq!(graph.department_named("市科技局"), Err(ambiguous));
    assert_eq!(graph.department_named("科技部").map(|found| found.place()), Ok(None));
}

#[test]
fn a_name_without_a_place_counts_by_the_place_of_the_plan() {
    let seen = |place: &str, name: &str, level| {
        let builder = PlanBuilder::new().with_place(place, Level::City);
        let builder = builder.with_department(DepartmentDraft::new(name).with_level(level));
        builder.task("任务").joint(name).build().unwrap()
    };
    let province = |place| seen(place, "省科技厅", Level::Province);
    let state = |place| seen(place, "科技部", Level::State);
    let plans = [province("甲市"), province("乙市"), province("甲市"), state("甲市"), state("乙市")];
    let graph = PlanGraph::from_plans(plans);
    let joined =
        graph.departments().into_iter().map(|each| format!("{} {}", each.full_name(), each.tally().joint));
    let joined: Vec<String> = joined.collect();
    assert_eq!(joined, ["省科技厅（甲市） 2", "省科技厅（乙市） 1", "科技部 2"]);
}

#[test]
fn a_canonical_name_comes_before_a_printed_one() {
    let committee = DepartmentDraft::new("科技委").with_name("市科技局");
    let education = DepartmentDraft::new("市教育局").with_name("教（体）局");
    let graph = PlanGraph::of(plan_with([committee, education], &["甲: 市科技局*", "乙: 科技委*市教育局、"]));
    assert_eq!(graph.department_named("科技委").unwrap().name(), "科技委");
    assert_eq!(graph.department_named("教(体) 局").unwrap().name(), "市教育局");
    assert_eq!(graph.departments_named("教(体)局").first().unwrap().names(), ["教（体）局", "市教育局"]);
    assert_eq!(graph.department_named("市科技局").unwrap().name(), "市科技局");
    assert_eq!(graph.departments_named("市科技局").len(), 2);
}

#[test]
fn the_plan_that_knows_a_department_speaks_for_it() {
    let unknown = DepartmentDraft::new("各县区").with_kind(DepartmentKind::Other).with_known(false);
    let known = DepartmentDraft::new("各县区").with_kind(DepartmentKind::Collective).with_known(true);
    let graph = PlanGraph::from_plans([led_by(unknown), led_by(known)]);
    assert!(graph.departments().first().unwrap().is_collective());
    assert_eq!(graph.coverage().only_collectives().len(), 2);
}

#[test]
fn unknown_keys_are_errors_that_carry_the_key() {
    let graph = PlanGraph::of(plan(&["甲: 科技局*"]));
    let larger = PlanGraph::of(plan(&["甲: 科技局*教育局、"]));
    let beyond = larger.departments().nth(1).unwrap().key();
    let long = plan(&["甲: 科技局*教育局、", "乙", "丙", "丁", "戊"]);
    let missing_plan = TaskKey::new(PlanKey::new(1), long.tasks()[0].id);
    let missing_task = TaskKey::new(PlanKey::FIRST, long.tasks()[4].id);
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
    let id = long.departments()[1].id;
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
fn departments_are_asked_for_by_task_name_and_place() {
    let graph = PlanGraph::of(plan(&["甲: 科技局*教育局+", "乙: 教育局*财政局+", "丙: 人才办*"]));
    let keys: Vec<_> = graph.tasks().into_iter().map(|task| task.key()).collect();
    let query = || graph.query_departments();
    assert_eq!(names(&query().task(keys[0]).resolve().unwrap()), ["科技局", "教育局"]);
    assert_eq!(
        names(&query().task(keys[0]).task(keys[2]).role(Role::Lead).resolve().unwrap()),
        ["科技局", "人才办"]
    );
    assert_eq!(names(&query().name("育 局").resolve().unwrap()), ["教育局"]);
    assert!(query().place("甲市").resolve().unwrap().is_empty());
}

#[test]
fn a_plan_refuses_the_names_that_its_graph_refuses_and_takes_those_it_takes() {
    let department = |name, place| DepartmentDraft::new(name).with_place(place).with_name("市局");
    let plan = PlanBuilder::new()
        .with_place("甲市", Level::City)
        .with_department(department("市科技局", "甲市"))
        .with_department(department("市科技局", "乙市"))
        // The graph knows it as that of 甲市.
        .with_department(DepartmentDraft::new("市教育局"))
        .with_department(DepartmentDraft::new("市教育局").with_place("甲市"))
        .with_department(DepartmentDraft::new("省科技厅").with_place("某省").with_name("科技厅"))
        .build()
        .unwrap();
    let graph = PlanGraph::of(plan.clone());
    for name in [
        "市科技局",
        "市 科技局",
        "市科技局（甲市）",
        "市科技局(乙市)",
        "市局",
        "市教育局",
        "市教育局（甲市）",
        "科技厅",
        "省科技厅（某省）",
        "省科技厅（甲市）",
        "市民政局",
        "",
    ] {
        let found =
            plan.department_named(name).map(|department| (&*department.name, department.place.as_deref()));
        let of_graph =
            graph.department_named(name).map(|view| (view.name(), view.department().place.as_deref()));
        assert_eq!(found, of_graph, "{name}");
    }
    assert!(matches!(plan.department_named("市科技局"), Err(Error::AmbiguousDepartment { .. })));
    assert_eq!(plan.department_named("市科技局（乙市）").unwrap().place.as_deref(), Some("乙市"));
}

#[test]
fn a_section_takes_in_what_is_below_it_and_no_namesake() {
    let mut builder = PlanBuilder::new();
    let top = builder.add_section(SectionDraft::new("二", "")).unwrap();
    let group = builder.add_section(SectionDraft::new("（一）", "").below(top)).unwrap();
    let below = builder.add_section(SectionDraft::new("1", "").below(group)).unwrap();
    let beside = builder.add_section(SectionDraft::new("（一）1", "").below(top)).unwrap();
    let stroke = builder.add_section(SectionDraft::new("a/b", "").below(top)).unwrap();
    for (title, section) in [("组", group), ("下", below), ("旁", beside), ("杠", stroke)] {
        builder.add_task(TaskDraft::new(title).on(section)).unwrap();
    }
    let graph = PlanGraph::of(builder.build().unwrap());
    let found = |path: &str| titles(&graph.query_tasks().section(path).resolve().unwrap());
    assert_eq!(found("二"), ["组", "下", "旁", "杠"]);
    assert_eq!(found("二/a/b"), ["杠"]);
    assert_eq!(found("二/(一)"), ["组", "下"]);
    assert_eq!(found("二/（一）/1"), ["下"]);
    let refused = |path: &str| graph.query_tasks().section(path).resolve().unwrap_err();
    assert_eq!(refused(""), Error::UnknownSectionPath { path: String::new() });
    assert_eq!(refused(" "), Error::UnknownSectionPath { path: " ".to_owned() });
}

#[test]
fn expanded_collectives_hand_their_tasks_to_their_members() {
    let counties = DepartmentDraft::new("各县区").with_member("兰山区").with_member("河东区");
    let members = DepartmentDraft::new("各成员").with_member("各县区").with_member("科技局");
    let lines = ["甲: 科技局*各县区+", "乙: 兰山区*各县区+", "丙: 各成员、"];
    let graph = PlanGraph::of(plan_with([counties, members], &lines));
    let named = graph.workload();
    assert_eq!(table(&named), ["各县区 0/0/2/0", "各成员 0/1/0/0", "科技局 1/0/0/0", "兰山区 1/0/0/0"]);
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
        let assigned = inner[index].assigned().unwrap();
        assert_eq!((assigned.role, view.edge_index()), (view.role(), index));
    }
    assert_eq!(graph.node(NodeIndex::new(9)), None);
    assert_eq!(graph.assignment(EdgeIndex::new(9)), None);
}

#[test]
fn an_empty_graph_answers_everything_with_nothing() {
    for graph in
        [PlanGraph::from_plans(Vec::<Plan>::new()), PlanGraph::of(PlanBuilder::new().build().unwrap())]
    {
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
    let mut builder = PlanBuilder::new();
    let top = builder.add_section(SectionDraft::new("一", "")).unwrap();
    let hub = builder.add_department(DepartmentDraft::new("科技局")).unwrap();
    let mut all = TaskDraft::new("全部").on(top);
    for at in 0..count {
        let own = builder.add_department(DepartmentDraft::new(format!("{at}局"))).unwrap();
        let lead = TaskDraft::new("任务").on(top).with_assignment(AssignmentDraft::by_id(hub, Role::Lead));
        builder.add_task(lead.with_assignment(AssignmentDraft::by_id(own, Role::Joint))).unwrap();
        all = all.with_assignment(AssignmentDraft::by_id(own, Role::Joint));
    }
    builder.add_task(all).unwrap();
    builder.build().unwrap()
}

#[test]
fn time_grows_with_the_assignments_and_no_faster() {
    let time = |plan: &Arc<Plan>, count: usize| -> Duration {
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
    // Eight times the plan takes eight times as long, quadratic work would take sixty-four. Other programs on the machine
    // only ever add time, so the least of a few rounds tells.
    let (small, large) = (Arc::new(wide(1000)), Arc::new(wide(8000)));
    let (mut least_small, mut least_large) = (Duration::MAX, Duration::MAX);
    for _ in 0..20 {
        least_small = least_small.min(time(&small, 1000));
        least_large = least_large.min(time(&large, 8000));
        if least_large < least_small * 16 {
            return;
        }
    }
    panic!("{least_small:?} became {least_large:?}");
}

#[test]
fn titles_are_asked_of_few_tasks_as_of_many() {
    let mut builder = Plan::builder("方案").section("一", "甲组");
    for at in 0..60 {
        builder = builder.task(format!("建设平台{}", at % 10));
    }
    builder = builder.section("二", "乙组").task("建设平台　７").task("整修校舍");
    let graph = PlanGraph::of(builder.build().unwrap());
    let all = |text: &str| graph.query_tasks().title(text).resolve().unwrap().len();
    let few = |text: &str| titles(&graph.query_tasks().section("二").title(text).resolve().unwrap()).len();
    assert_eq!((all("平台7"), few("平台７")), (7, 1));
    assert_eq!((all(""), few("")), (62, 2));
    assert_eq!((all("7建设"), few("舍整")), (0, 0), "nothing is found across the end of a title");
    let either = graph.query_tasks().title("平台7").title("校舍").resolve().unwrap();
    assert_eq!(
        (either.len(), (&either & &graph.query_tasks().section("二").resolve().unwrap()).len()),
        (8, 2)
    );
}
