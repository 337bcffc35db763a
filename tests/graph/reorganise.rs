//! Reorganisation replay: what moves, what stays, and a law against a rewriting of bare facts.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::sample::Index;

use fengong::graph::{Change, DepartmentKey, DepartmentView, Duty, PlanGraph, PlanKey, TaskKey, TaskView};
use fengong::model::{
    AssignmentDraft, DepartmentDraft, DepartmentKind, IndicatorDraft, Level, PlanBuilder, Role, TableKind,
};
use fengong::text::fold;
use fengong::{Error, Plan};

use crate::plans::{any_plans, plan};

fn key(graph: &PlanGraph, name: &str) -> DepartmentKey {
    graph.department_named(name).unwrap().key()
}

/// 任务: 单位 role、…, one line each.
fn lines(graph: &PlanGraph) -> Vec<String> {
    let line = |task: TaskView<'_>| {
        let names =
            task.assignments().map(|each| format!("{}{}", each.department().name(), each.role().label()));
        format!("{}: {}", task.title(), names.collect::<Vec<_>>().join("、"))
    };
    graph.tasks().iter().map(line).collect()
}

#[test]
fn merged_departments_stand_once_on_a_task_in_their_highest_role() {
    let graph = PlanGraph::of(plan(&["一: 甲局+丙局*乙局、", "二: 乙局*", "三: 丙局、甲局+甲局、"]));
    let merged =
        graph.reorganise(&[Change::merge([key(&graph, "甲局"), key(&graph, "乙局")], "新局")]).unwrap();
    assert_eq!(lines(merged.graph()), ["一: 丙局牵头、新局责任", "二: 新局牵头", "三: 丙局责任、新局责任"]);
    let names: Vec<_> = merged.graph().departments().iter().map(|each| each.name().to_owned()).collect();
    assert_eq!(names, ["新局", "丙局"]);
    let met: Vec<_> = merged.met().iter().map(|task| task.title().to_owned()).collect();
    assert_eq!((met, merged.moves().len(), merged.tasks().len()), (vec!["一".to_owned()], 4, 3));
    let new = key(merged.graph(), "新局");
    let last = merged.moves().last().unwrap();
    assert_eq!(
        (last.before, last.to, last.after, last.met),
        (Role::Joint, Some(new), Some(Role::Joint), false)
    );
}

#[test]
fn a_department_can_join_one_that_stays() {
    let graph = PlanGraph::of(plan(&["一: 甲局、乙局*", "二: 乙局+", "三: 甲局*甲局、"]));
    let joined = graph.reorganise(&[Change::rename(key(&graph, "乙局"), "甲 局")]).unwrap();
    assert_eq!(lines(joined.graph()), ["一: 甲局牵头", "二: 甲局配合", "三: 甲局牵头"]);
    assert_eq!((joined.graph().departments().len(), joined.moves().len()), (1, 2));
    let same =
        graph.reorganise(&[Change::merge([key(&graph, "甲局"), key(&graph, "乙局")], "甲局")]).unwrap();
    assert_eq!(lines(same.graph()), lines(joined.graph()));
    // Its own names stay in print, that of the other becomes its canonical one.
    let names = |graph: &PlanGraph| graph.department_named("甲局").unwrap().names().join(" ");
    assert_eq!((names(joined.graph()), names(same.graph())), ("甲局".to_owned(), "甲局".to_owned()));
}

#[test]
fn a_new_name_changes_nothing_else() {
    let graph = PlanGraph::of(plan(&["一: 甲局+丙局*乙局、甲局、", "二: 甲局*"]));
    let there = graph.reorganise(&[Change::rename(key(&graph, "甲局"), "新局")]).unwrap();
    assert_eq!(lines(there.graph()), ["一: 新局配合、丙局牵头、乙局责任、新局责任", "二: 新局牵头"]);
    let assignment = there.graph().tasks().first().unwrap().assignments().next().unwrap();
    assert_eq!(assignment.printed(), "新局");
    let back = there.graph().reorganise(&[Change::rename(key(there.graph(), "新局"), "甲局")]).unwrap();
    let plans =
        |graph: &PlanGraph| graph.plans().map(|plan| plan.plan().tasks().to_vec()).collect::<Vec<_>>();
    assert_eq!(plans(back.graph()), plans(&graph));
}

#[test]
fn moves_come_by_first_appearance_also_after_a_plan_was_withdrawn() {
    let mut graph = PlanGraph::from_plans([plan(&["一: 甲局*"]), plan(&["二: 乙局*甲局+"])]);
    graph.withdraw_plan(PlanKey::FIRST).unwrap();
    let keys = [key(&graph, "甲局"), key(&graph, "乙局")];
    let merged = graph.reorganise(&[Change::merge(keys, "新局")]).unwrap();
    let from: Vec<_> =
        merged.moves().iter().map(|each| graph.department(each.from).unwrap().name()).collect();
    assert_eq!(from, ["乙局", "甲局"]);
}

#[test]
fn names_can_be_exchanged_at_once() {
    let graph = PlanGraph::of(plan(&["一: 甲局*乙局、"]));
    let changes = [Change::rename(key(&graph, "甲局"), "乙局"), Change::rename(key(&graph, "乙局"), "甲局")];
    assert_eq!(lines(graph.reorganise(&changes).unwrap().graph()), ["一: 乙局牵头、甲局责任"]);
}

#[test]
fn who_is_abolished_leaves_gaps_that_are_named() {
    let graph = PlanGraph::of(plan(&["一: 甲局*乙局、", "二: 甲局*丙局*", "三: 甲局、", "四: 乙局*"]));
    let after = graph.reorganise(&[Change::abolish(key(&graph, "甲局"))]).unwrap();
    assert_eq!(lines(after.graph()), ["一: 乙局责任", "二: 丙局牵头", "三: ", "四: 乙局牵头"]);
    let titles = |tasks: fengong::graph::TaskSet<'_>| {
        tasks.iter().map(|task| task.title().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        (titles(after.without_lead()), titles(after.without_department())),
        (vec!["一".to_owned()], vec!["三".to_owned()])
    );
    assert!(after.moves().iter().all(|each| each.to.is_none() && each.after.is_none()));
    assert!(after.graph().department_named("甲局").is_err());
}

#[test]
fn a_split_goes_by_task_and_the_rest_to_the_first_part() {
    let graph = PlanGraph::of(plan(&["一: 甲局*", "二: 甲局、乙局*", "三: 甲局+", "四: 乙局*"]));
    let tasks: Vec<TaskKey> = graph.tasks().iter().map(|task| task.key()).collect();
    let parts = [("东局", vec![tasks[0], tasks[3]]), ("西局", vec![tasks[0], tasks[1]])];
    let after = graph.reorganise(&[Change::split(key(&graph, "甲局"), parts)]).unwrap();
    assert_eq!(
        lines(after.graph()),
        ["一: 东局牵头", "二: 西局责任、乙局牵头", "三: 东局配合", "四: 乙局牵头"]
    );
}

#[test]
fn indicators_and_members_of_collectives_follow() {
    let mut builder = PlanBuilder::new();
    builder
        .add_department(
            DepartmentDraft::new("各局")
                .with_kind(DepartmentKind::Collective)
                .with_member("甲局")
                .with_member("乙局")
                .with_member("丙局"),
        )
        .unwrap();
    builder
        .add_task(
            fengong::model::TaskDraft::new("一")
                .with_assignment(AssignmentDraft::new("甲局", Role::Lead))
                .with_assignment(AssignmentDraft::new("乙局", Role::Joint))
                .with_assignment(AssignmentDraft::new("各局", Role::Support)),
        )
        .unwrap();
    builder
        .add_indicator(
            IndicatorDraft::new("绿道长度", TableKind::Main)
                .with_department(AssignmentDraft::new("甲局", Role::Lead))
                .with_department(AssignmentDraft::new("乙局", Role::Joint)),
        )
        .unwrap();
    let graph = PlanGraph::of(builder.build().unwrap());
    let after =
        graph.reorganise(&[Change::merge([key(&graph, "甲局"), key(&graph, "乙局")], "新局")]).unwrap();
    assert_eq!(after.graph().department_named("各局").unwrap().members(), ["新局", "丙局"]);
    let indicator = after.graph().indicators().first().unwrap();
    let who: Vec<_> = indicator.departments().map(|(who, assigned)| (who.name(), assigned.role)).collect();
    assert_eq!(who, [("新局", Role::Lead)]);
    let duties = after.moves().iter().filter(|each| matches!(each.duty, Duty::Indicator(_)));
    assert_eq!(duties.count(), 2);
}

#[test]
fn a_merger_over_two_places_meets_at_that_of_the_first() {
    let place = |name: &str, task: &str, lead: &str| {
        Plan::builder(name).with_place(name, Level::City).task(task).lead(lead).build().unwrap()
    };
    let graph = PlanGraph::from_plans([place("甲市", "一", "东局"), place("乙市", "二", "西局")]);
    let changes = [Change::merge([key(&graph, "东局"), key(&graph, "西局")], "新局")];
    let after = graph.reorganise(&changes).unwrap();
    assert_eq!(after.graph().departments().len(), 1);
    let new = after.graph().department_in(Some("甲市"), "新局").unwrap();
    assert_eq!(new.tally().lead, 2);
    assert!(after.moves().iter().all(|each| each.to == Some(new.key())));
}

#[test]
fn a_body_of_the_state_joins_a_namesake_that_says_no_place() {
    let state = DepartmentDraft::new("东部").with_level(Level::State);
    let graph = PlanGraph::from_plans([
        Plan::builder("国家").with_department(state).task("一").lead("东部").build().unwrap(),
        Plan::builder("市").with_place("甲市", Level::City).task("二").lead("西局").build().unwrap(),
        plan(&["三: 新部*"]),
    ]);
    let changes = [Change::merge([key(&graph, "东部"), key(&graph, "西局")], "新部")];
    let after = graph.reorganise(&changes).unwrap();
    assert_eq!(after.graph().departments().len(), 1);
    assert_eq!(after.graph().department_named("新部").unwrap().tally().lead, 3);
}

#[test]
fn changes_that_make_no_sense_are_refused() {
    let graph = PlanGraph::of(plan(&["一: 甲局*乙局、"]));
    let (first, second) = (key(&graph, "甲局"), key(&graph, "乙局"));
    let error = |changes: &[Change]| graph.reorganise(changes).unwrap_err();
    assert_eq!(
        error(&[Change::abolish(first), Change::rename(first, "新局")]),
        Error::ChangedTwice { key: first }
    );
    assert_eq!(error(&[Change::merge([second, second], "新局")]), Error::ChangedTwice { key: second });
    assert_eq!(error(&[Change::rename(first, "　")]), Error::EmptyName { what: "new department name" });
    assert_eq!(error(&[Change::merge([], "新局")]), Error::EmptyChange { what: "merger" });
    assert_eq!(
        error(&[Change::split(first, Vec::<(&str, Vec<TaskKey>)>::new())]),
        Error::EmptyChange { what: "split" }
    );
    let task = TaskKey::new(PlanKey::new(3), graph.tasks().first().unwrap().id());
    assert_eq!(
        error(&[Change::split(first, [("新局", [task])])]),
        Error::UnknownPlan { key: PlanKey::new(3) }
    );
    let larger = PlanGraph::of(plan(&["一: 甲局*乙局、丙局、"]));
    let stranger = key(&larger, "丙局");
    assert_eq!(error(&[Change::abolish(stranger)]), Error::UnknownDepartmentKey { key: stranger });
}

#[test]
fn departments_described_beforehand_keep_what_is_known_of_them() {
    let described =
        DepartmentDraft::new("市科技局").with_name("科技局").with_level(Level::City).with_known(true);
    let plan = Plan::builder("方案").with_department(described).task("一").lead("科技局").joint("市教育局");
    let graph = PlanGraph::of(plan.build().unwrap());
    let after = graph
        .reorganise(&[Change::merge([key(&graph, "市科技局"), key(&graph, "市教育局")], "市科技局")])
        .unwrap();
    let kept = after.graph().department_named("市科技局").unwrap();
    assert_eq!((kept.level(), kept.department().known, kept.tally().mentions), (Some(Level::City), true, 1));
    // The text called it 科技局, and nothing has been said to the contrary.
    assert_eq!(kept.assignments().next().unwrap().printed(), "科技局");
}

#[test]
fn plans_keep_their_keys_where_others_were_withdrawn() {
    let mut graph = PlanGraph::from_plans([plan(&["一: 甲局*"]), plan(&["二: 甲局*乙局、"])]);
    graph.withdraw_plan(PlanKey::FIRST).unwrap();
    let task = graph.tasks().first().unwrap().key();
    let mut after = graph.reorganise(&[Change::rename(key(&graph, "甲局"), "新局")]).unwrap();
    assert_eq!((after.moves()[0].duty, after.tasks().first().unwrap().key()), (Duty::Task(task), task));
    let lent = after.graph().as_petgraph();
    assert!(lent.node_weights().any(|node| *node == fengong::graph::Node::Task(task)));
    let last = graph.add_plan(plan(&["三"]));
    after = after.graph().reorganise(&[]).unwrap();
    assert_eq!(after.into_graph().add_plan(plan(&["三"])), last);
}

/// Scope and folded name, which is what joins departments of several plans.
type Who = (Option<String>, String);

fn who(department: DepartmentView<'_>) -> Who {
    (department.scope().map(|scope| fold(scope).into_owned()), fold(department.name()).into_owned())
}

fn facts(graph: &PlanGraph) -> BTreeMap<TaskKey, Vec<(Who, Role)>> {
    let of_task = |task: TaskView<'_>| {
        let mut facts: Vec<_> =
            task.assignments().map(|each| (who(each.department()), each.role())).collect();
        facts.sort();
        (task.key(), facts)
    };
    graph.tasks().iter().map(of_task).collect()
}

#[derive(Debug, Clone)]
enum Kind {
    Abolish,
    Rename(&'static str),
    Merge(Index, &'static str),
    Split(&'static str, &'static str, u32),
}

fn kinds() -> impl Strategy<Value = Vec<(Index, Kind)>> {
    let names = || prop::sample::select(vec!["科技局", "新局", "教育局", "另局"]);
    let kind = prop_oneof![
        Just(Kind::Abolish),
        names().prop_map(Kind::Rename),
        (any::<Index>(), names()).prop_map(|(other, name)| Kind::Merge(other, name)),
        (names(), names(), any::<u32>()).prop_map(|(one, other, bits)| Kind::Split(one, other, bits)),
    ];
    prop::collection::vec((any::<Index>(), kind), 0..4)
}

/// Where the part of a department in a task goes.
type Fate = Box<dyn Fn(TaskKey) -> Option<Who>>;

/// Changes to a graph, and what they mean in bare facts.
#[derive(Default)]
struct Replay {
    changes: Vec<Change>,
    /// Of the departments that change; others stay.
    fates: BTreeMap<DepartmentKey, Fate>,
    /// What each becomes, a part that gets no task included.
    heirs: Vec<(DepartmentKey, Who)>,
}

impl Replay {
    fn of(graph: &PlanGraph, kinds: Vec<(Index, Kind)>) -> Self {
        let all: Vec<DepartmentView<'_>> = graph.departments().iter().collect();
        let mut replay = Self::default();
        for (at, kind) in kinds.into_iter().filter(|_| !all.is_empty()) {
            let first = *at.get(&all);
            if !replay.fates.contains_key(&first.key()) {
                replay.add(graph, &all, first, &kind);
            }
        }
        replay
    }

    fn add(&mut self, graph: &PlanGraph, all: &[DepartmentView<'_>], first: DepartmentView<'_>, kind: &Kind) {
        let named = |name: &str| -> Who { (who(first).0, fold(name).into_owned()) };
        match kind {
            Kind::Abolish => {
                self.changes.push(Change::abolish(first.key()));
                self.fates.insert(first.key(), Box::new(|_| None));
            }
            Kind::Rename(name) => {
                self.changes.push(Change::rename(first.key(), *name));
                self.become_whole(first.key(), named(name));
            }
            Kind::Merge(other, name) => {
                let other = *other.get(all);
                if other == first || self.fates.contains_key(&other.key()) {
                    return;
                }
                self.changes.push(Change::merge([first.key(), other.key()], *name));
                let mut to = named(name);
                if to.0.is_none() && first.level() != Some(Level::State) {
                    to.0 = who(other).0;
                }
                for key in [first.key(), other.key()] {
                    self.become_whole(key, to.clone());
                }
            }
            Kind::Split(one, other, bits) => {
                let taken = (0..).zip(graph.tasks()).filter(|(at, _)| *bits >> (at % 32) & 1 == 1);
                let taken: Vec<TaskKey> = taken.map(|(_, task)| task.key()).collect();
                self.changes.push(Change::split(first.key(), [(*one, vec![]), (*other, taken.clone())]));
                let (one, other) = (named(one), named(other));
                self.heirs.extend([&one, &other].map(|part| (first.key(), part.clone())));
                let fate = move |task| Some(if taken.contains(&task) { other.clone() } else { one.clone() });
                self.fates.insert(first.key(), Box::new(fate));
            }
        }
    }

    fn become_whole(&mut self, key: DepartmentKey, to: Who) {
        self.heirs.push((key, to.clone()));
        self.fates.insert(key, Box::new(move |_| Some(to.clone())));
    }

    fn stays(&self, department: DepartmentView<'_>) -> bool {
        !self.fates.contains_key(&department.key())
    }

    fn lands(&self, department: DepartmentView<'_>, task: TaskKey) -> Option<Who> {
        self.fates.get(&department.key()).map_or_else(|| Some(who(department)), |fate| fate(task))
    }

    /// Those in whom several come together, with a task in common or not.
    fn merged(&self, graph: &PlanGraph) -> BTreeSet<Who> {
        let mut sources: BTreeMap<Who, BTreeSet<DepartmentKey>> = BTreeMap::new();
        let alone = graph.departments().into_iter().filter(|each| self.stays(*each));
        for (key, to) in alone.map(|each| (each.key(), who(each))).chain(self.heirs.iter().cloned()) {
            sources.entry(to).or_default().insert(key);
        }
        sources.into_iter().filter(|(_, sources)| sources.len() > 1).map(|(to, _)| to).collect()
    }

    /// Every task as its list is rewritten: who comes together is named once, in the highest role.
    fn rewritten(&self, graph: &PlanGraph) -> BTreeMap<TaskKey, Vec<(Who, Role)>> {
        let merged = self.merged(graph);
        let rewrite = |task: TaskView<'_>| {
            let mut list: Vec<(Who, Role)> = Vec::new();
            for each in task.assignments() {
                let Some(to) = self.lands(each.department(), task.key()) else { continue };
                match list.iter_mut().find(|(known, _)| *known == to && merged.contains(&to)) {
                    Some((_, role)) => *role = each.role().min(*role),
                    None => list.push((to, each.role())),
                }
            }
            list.sort();
            (task.key(), list)
        };
        graph.tasks().iter().map(rewrite).collect()
    }
}

proptest! {
    #[test]
    fn a_reorganisation_is_a_rewriting_of_every_assignment(plans in any_plans(), kinds in kinds()) {
        let graph = PlanGraph::from_plans(plans);
        let replay = Replay::of(&graph, kinds);
        let after = graph.reorganise(&replay.changes).unwrap();
        let (mut found, mut expected) = (facts(after.graph()), replay.rewritten(&graph));
        prop_assert_eq!(found.len(), graph.tasks().len());
        for (task, list) in &mut expected {
            let found = found.get_mut(task).unwrap();
            // A split into one name twice may keep what a document says twice, or not.
            if found.len() < list.len() {
                list.dedup_by(|one, other| one.0 == other.0);
                found.dedup_by(|one, other| one.0 == other.0);
            }
            prop_assert_eq!(&*found, &*list);
        }
    }

    #[test]
    fn every_part_of_who_changes_is_told_with_where_it_went(plans in any_plans(), kinds in kinds()) {
        let graph = PlanGraph::from_plans(plans);
        let replay = Replay::of(&graph, kinds);
        let after = graph.reorganise(&replay.changes).unwrap();
        let expected = replay.rewritten(&graph);
        let mut moves = Vec::new();
        for task in &graph.tasks() {
            for department in task.departments().into_iter().filter(|each| !replay.stays(*each)) {
                let to = replay.lands(department, task.key());
                let role = to.as_ref().map(|to| expected[&task.key()].iter().find(|(who, _)| who == to).unwrap().1);
                moves.push((task.key(), department.key(), task.role_of(department).unwrap(), to, role));
            }
        }
        let seen: Vec<_> = after.moves().iter().filter_map(|each| match each.duty {
            Duty::Task(task) => {
                let to = each.to.map(|key| who(after.graph().department(key).unwrap()));
                Some((task, each.from, each.before, to, each.after))
            }
            _ => None,
        }).collect();
        prop_assert_eq!(seen, moves);
    }

    #[test]
    fn who_is_left_alone_carries_the_same(plans in any_plans(), kinds in kinds()) {
        let graph = PlanGraph::from_plans(plans);
        let replay = Replay::of(&graph, kinds);
        let after = graph.reorganise(&replay.changes).unwrap();
        let merged = replay.merged(&graph);
        for department in &graph.departments().filter(|each| replay.stays(each) && !merged.contains(&who(each))) {
            let same = after.graph().department_in(department.scope(), department.name()).unwrap();
            prop_assert_eq!(same.tally(), department.tally());
        }
    }
}
