//! Choosing leads: against exhaustive search, against petgraph's maximum flow, and what the answers say.

use std::collections::BTreeMap;

use petgraph::algo::dinics;
use petgraph::graph::DiGraph;
use proptest::collection::vec;
use proptest::prelude::*;

use fengong::graph::{LeadAnswer, LeadQuery, LeadReason, Leads, PlanGraph, PlanKey, Shortage, TaskKey};
use fengong::{Error, Plan};

use crate::plans::plan;

const NAMES: [&str; 5] = ["甲局", "乙局", "丙局", "丁局", "各县区"];

fn decided(query: LeadQuery<'_>) -> Leads<'_> {
    match query.resolve().unwrap() {
        LeadAnswer::Decided(leads) => leads,
        LeadAnswer::Impossible(shortage) => panic!("{shortage:?}"),
    }
}

fn shortage(query: LeadQuery<'_>) -> Shortage<'_> {
    match query.resolve().unwrap() {
        LeadAnswer::Decided(leads) => panic!("{leads:?}"),
        LeadAnswer::Impossible(shortage) => shortage,
    }
}

/// 任务 单位 reason, one line each.
fn lines(leads: &Leads<'_>) -> Vec<String> {
    let line = |choice: &fengong::graph::LeadChoice<'_>| {
        let reason = match choice.reason {
            LeadReason::Given => "given",
            LeadReason::Only => "only",
            _ => "chosen",
        };
        format!("{} {} {reason}", choice.task.title(), choice.lead.name())
    };
    leads.choices().iter().map(line).collect()
}

#[test]
fn stated_leads_stand_and_count() {
    let graph = PlanGraph::of(plan(&["一: 甲局*乙局、", "二: 甲局、乙局、", "三: 甲局*"]));
    let leads = decided(graph.query_leads());
    assert_eq!(lines(&leads), ["一 甲局 given", "二 乙局 chosen", "三 甲局 given"]);
    assert_eq!(leads.heaviest(), 2);
    // 甲局 has its two by the text alone.
    let bound = leads.bound();
    assert_eq!((bound.departments.len(), bound.tasks.len(), bound.leads, bound.heaviest), (1, 2, 2, 2));
    assert_eq!(leads.changes().count(), 1);
}

#[test]
fn the_loads_below_the_heaviest_are_fair_too() {
    let graph = PlanGraph::of(plan(&[
        "一: 甲局*",
        "二: 甲局*",
        "三: 甲局*",
        "四: 乙局、丙局、",
        "五: 乙局、丙局、",
        "六: 乙局、丙局、",
        "七: 乙局、丙局、",
    ]));
    let leads = decided(graph.query_leads());
    let loads: Vec<_> = leads.loads().iter().map(|(department, load)| (department.name(), *load)).collect();
    assert_eq!(loads, [("甲局", 3), ("乙局", 2), ("丙局", 2)]);
}

#[test]
fn helpers_and_collectives_lead_only_when_they_may() {
    let graph = PlanGraph::of(plan(&["一: 甲局+乙局?", "二: 各县区、"]));
    let leads = decided(graph.query_leads());
    assert_eq!((leads.choices().len(), leads.undecided().len(), leads.heaviest()), (0, 2, 0));
    let leads = decided(graph.query_leads().with_support().with_collectives());
    assert_eq!(lines(&leads), ["一 甲局 only", "二 各县区 only"]);
}

#[test]
fn an_exclusion_keeps_a_department_from_one_task_or_from_all() {
    let graph = PlanGraph::of(plan(&["一: 甲局、乙局、", "二: 甲局、乙局、", "三: 甲局*"]));
    let first = graph.department_named("甲局").unwrap().key();
    let leads = decided(graph.query_leads().with_exclusion(first));
    assert_eq!(lines(&leads), ["一 乙局 only", "二 乙局 only", "三 甲局 given"]);
    let task = graph.tasks().first().unwrap().key();
    let other = graph.department_named("乙局").unwrap().key();
    let leads = decided(graph.query_leads().with_exclusion_from(other, task));
    assert_eq!(lines(&leads), ["一 甲局 only", "二 乙局 chosen", "三 甲局 given"]);
}

#[test]
fn capacities_that_cannot_be_met_are_answered_with_the_tasks_that_have_no_room() {
    let graph =
        PlanGraph::of(plan(&["一: 甲局、乙局、", "二: 甲局、乙局、", "三: 甲局、乙局、", "四: 丙局、"]));
    let short = shortage(graph.query_leads().with_capacity(1));
    assert_eq!((short.tasks.len(), short.departments.len(), short.needed, short.capacity), (3, 2, 3, 2));
    let second = graph.department_named("乙局").unwrap().key();
    let leads = decided(graph.query_leads().with_capacity(1).with_capacity_of(second, 2));
    assert_eq!(leads.heaviest(), 2);
    let graph = PlanGraph::of(plan(&["一: 甲局*", "二: 甲局*"]));
    let short = shortage(graph.query_leads().with_capacity(1));
    assert_eq!((short.tasks.len(), short.departments.len(), short.needed, short.capacity), (2, 1, 2, 1));
}

#[test]
fn questions_about_what_is_not_here_are_errors() {
    let other = PlanGraph::of(plan(&["一: 甲局、乙局、丙局、"]));
    let stranger = other.department_named("丙局").unwrap().key();
    let graph = PlanGraph::of(plan(&["一: 甲局、乙局、"]));
    let unknown = Err(Error::UnknownDepartmentKey { key: stranger });
    assert_eq!(graph.query_leads().with_exclusion(stranger).resolve(), unknown);
    assert_eq!(graph.query_leads().with_capacity_of(stranger, 1).resolve(), unknown);
    let task = TaskKey::new(PlanKey::new(4), graph.tasks().first().unwrap().id());
    let first = graph.department_named("甲局").unwrap().key();
    let query = graph.query_leads().with_exclusion_from(first, task);
    assert_eq!(query.resolve(), Err(Error::UnknownPlan { key: PlanKey::new(4) }));
}

#[test]
fn nothing_to_decide_is_decided() {
    let graph = PlanGraph::from_plans(Vec::<Plan>::new());
    let leads = decided(graph.query_leads());
    assert!(leads.choices().is_empty() && leads.bound().tasks.is_empty());
}

#[test]
fn two_departments_with_many_tasks_share_them_evenly() {
    let lines: Vec<String> = (0..20_000).map(|task| format!("任务{task}: 甲局、乙局、")).collect();
    let graph = PlanGraph::of(plan(&lines.iter().map(String::as_str).collect::<Vec<_>>()));
    assert_eq!(decided(graph.query_leads()).heaviest(), 10_000);
}

/// Lines of tasks over few departments, with stated leads here and there.
fn tasks() -> impl Strategy<Value = Vec<String>> {
    let member = (0..NAMES.len(), prop::sample::select(vec!["、", "、", "、", "*", "+"]));
    vec(vec(member, 0..4), 0..7).prop_map(|tasks| {
        let line = |(at, members): (usize, Vec<(usize, &str)>)| {
            let names: String =
                members.iter().map(|(name, mark)| format!("{}{mark}", NAMES[*name])).collect();
            if names.is_empty() { format!("任务{at}") } else { format!("任务{at}: {names}") }
        };
        tasks.into_iter().enumerate().map(line).collect()
    })
}

/// For each task its stated leads, or else who may lead it: those who carry a part and are no collective.
fn eligible(graph: &PlanGraph) -> Vec<(bool, Vec<&str>)> {
    let of_task = |task: fengong::graph::TaskView<'_>| {
        let stated: std::collections::BTreeSet<_> =
            task.leads().map(|lead| lead.department().name().to_owned()).collect();
        let may: std::collections::BTreeSet<_> = task
            .assignments()
            .filter(|each| each.role() == fengong::model::Role::Joint && !each.department().is_collective())
            .map(|each| each.department().name().to_owned())
            .collect();
        let names = if stated.is_empty() { &may } else { &stated };
        let names = NAMES.into_iter().filter(|name| names.contains(*name)).collect();
        (!stated.is_empty(), names)
    };
    graph.tasks().iter().map(of_task).collect()
}

/// The loads of every choice, heaviest first, the lowest of all; `None` when no choice keeps the capacity.
fn exhaustive(tasks: &[(bool, Vec<&str>)], capacity: u32) -> Option<Vec<u32>> {
    fn go<'n>(
        tasks: &[(bool, Vec<&'n str>)],
        load: &mut BTreeMap<&'n str, u32>,
        best: &mut Option<Vec<u32>>,
        capacity: u32,
    ) {
        let Some(((stated, names), rest)) = tasks.split_first() else {
            let mut sorted: Vec<u32> = load.values().copied().collect();
            sorted.sort_unstable_by(|one, other| other.cmp(one));
            if sorted.iter().all(|&load| load <= capacity) && best.as_ref().is_none_or(|best| sorted < *best)
            {
                *best = Some(sorted);
            }
            return;
        };
        if *stated {
            names.iter().for_each(|name| *load.get_mut(name).unwrap() += 1);
            go(rest, load, best, capacity);
            names.iter().for_each(|name| *load.get_mut(name).unwrap() -= 1);
        } else if names.is_empty() {
            go(rest, load, best, capacity);
        } else {
            for name in names {
                *load.get_mut(name).unwrap() += 1;
                go(rest, load, best, capacity);
                *load.get_mut(name).unwrap() -= 1;
            }
        }
    }
    let (mut load, mut best) = (NAMES.into_iter().map(|name| (name, 0)).collect(), None);
    go(tasks, &mut load, &mut best, capacity);
    best
}

/// Whether a flow gives every task a lead with nobody above the level.
fn flows(tasks: &[(bool, Vec<&str>)], level: u32) -> bool {
    let mut fixed = BTreeMap::new();
    for (_, names) in tasks.iter().filter(|(stated, _)| *stated) {
        names.iter().for_each(|name| *fixed.entry(*name).or_insert(0) += 1);
    }
    let open: Vec<_> = tasks.iter().filter(|(stated, names)| !stated && !names.is_empty()).collect();
    let mut network = DiGraph::<(), u32>::new();
    let (source, sink) = (network.add_node(()), network.add_node(()));
    let departments: BTreeMap<&str, _> = NAMES.into_iter().map(|name| (name, network.add_node(()))).collect();
    for (name, &department) in &departments {
        let Some(room) = level.checked_sub(fixed.get(name).copied().unwrap_or(0)) else { return false };
        network.add_edge(department, sink, room);
    }
    for (_, names) in &open {
        let task = network.add_node(());
        network.add_edge(source, task, 1);
        for name in names {
            network.add_edge(task, departments[name], 1);
        }
    }
    dinics(&network, source, sink).0 as usize == open.len()
}

/// The most stated leads of one department.
fn best_with_stated(tasks: &[(bool, Vec<&str>)]) -> u32 {
    let stated = |name: &str| tasks.iter().filter(|(stated, names)| *stated && names.contains(&name)).count();
    NAMES.into_iter().map(stated).max().unwrap_or(0) as u32
}

/// How many tasks no choice finds room for.
fn missing(tasks: &[(bool, Vec<&str>)], capacity: u32) -> u64 {
    let open: Vec<usize> = (0..tasks.len()).filter(|&at| !tasks[at].0 && !tasks[at].1.is_empty()).collect();
    let fits = |bits: u32| {
        let kept: Vec<_> = (0..tasks.len())
            .filter(|at| open.iter().position(|each| each == at).is_none_or(|place| bits >> place & 1 == 1))
            .map(|at| tasks[at].clone())
            .collect();
        exhaustive(&kept, capacity).is_some()
    };
    let most = (0..1_u32 << open.len()).filter(|&bits| fits(bits)).map(u32::count_ones).max().unwrap();
    open.len() as u64 - u64::from(most)
}

proptest! {
    #[test]
    fn no_choice_is_fairer(lines in tasks(), capacity in prop::option::of(0..4_u32)) {
        let graph = PlanGraph::of(plan(&lines.iter().map(String::as_str).collect::<Vec<_>>()));
        let tasks = eligible(&graph);
        let best = exhaustive(&tasks, capacity.unwrap_or(u32::MAX));
        let query = graph.query_leads();
        let query = match capacity { Some(tasks) => query.with_capacity(tasks), None => query };
        match query.resolve().unwrap() {
            LeadAnswer::Impossible(short) => {
                prop_assert_eq!(best, None);
                prop_assert!(short.needed > short.capacity);
                // Where no text says more than somebody may lead, all that is missing is told at once.
                if best_with_stated(&tasks) <= capacity.unwrap() {
                    prop_assert_eq!(short.needed - short.capacity, missing(&tasks, capacity.unwrap()));
                }
                prop_assert_eq!(short.capacity, u64::from(capacity.unwrap()) * short.departments.len() as u64);
                prop_assert!(only(&graph, &tasks, &short.tasks, &short.departments) >= short.needed);
            }
            LeadAnswer::Decided(leads) => {
                let mut loads: Vec<u32> = leads.loads().iter().map(|(_, load)| *load).collect();
                loads.resize(NAMES.len(), 0);
                prop_assert_eq!(Some(loads), best);
                let open = tasks.iter().filter(|(_, names)| names.is_empty()).count();
                prop_assert_eq!(leads.undecided().len(), open);
                for choice in leads.choices() {
                    let at = graph.tasks().iter().position(|task| task == choice.task).unwrap();
                    prop_assert!(tasks[at].1.contains(&choice.lead.name()));
                    prop_assert_eq!(choice.reason == LeadReason::Given, tasks[at].0);
                }
                let bound = leads.bound();
                prop_assert_eq!(only(&graph, &tasks, &bound.tasks, &bound.departments), bound.leads);
                prop_assert_eq!(bound.heaviest, leads.heaviest());
                if capacity.is_none() && bound.leads > 0 {
                    prop_assert_eq!(bound.leads.div_ceil(bound.departments.len() as u64), u64::from(bound.heaviest));
                    prop_assert!(flows(&tasks, bound.heaviest) && !flows(&tasks, bound.heaviest - 1));
                }
            }
        }
    }

    #[test]
    fn nobody_loses_a_customary_lead_without_need(
        lines in tasks(),
        firsts in vec(prop::option::of(any::<prop::sample::Index>()), 7),
    ) {
        let lines: Vec<String> = lines.iter().zip(firsts).map(|(line, first)| {
            let line = line.replace(['*', '+'], "、");
            let names: Vec<&str> = line.split_once(": ").map_or(vec![], |(_, names)| names.split_terminator('、').collect());
            match first.filter(|_| !names.is_empty()) {
                Some(first) => format!("{line}{}*", first.get(&names)),
                None => line,
            }
        }).collect();
        let graph = PlanGraph::of(first_listed(&lines));
        let leads = decided(graph.query_leads().with_collectives());
        let load = |who| leads.loads().iter().find(|(department, _)| *department == who).unwrap().1;
        let changed: Vec<_> = leads.changes().collect();
        for choice in &changed {
            let Some(before) = choice.before.first() else { continue };
            // One step down would be as fair.
            prop_assert!(load(before) >= load(choice.lead), "{:?}", leads);
            // So would an exchange for a task that it has not had by custom.
            for other in leads.choices().iter().filter(|other| other.lead == before) {
                let has = other.task.departments().contains(choice.lead);
                prop_assert!(!has || other.before.contains(before), "{:?}", leads);
            }
        }
    }

    #[test]
    fn a_fair_custom_is_left_alone(lines in tasks()) {
        let lines: Vec<String> = lines.iter().map(|line| line.replace('*', "、")).collect();
        let graph = PlanGraph::of(plan(&lines.iter().map(String::as_str).collect::<Vec<_>>()));
        let first = decided(graph.query_leads());
        // The leads that came out, written down as custom, come out again.
        let again: Vec<String> = lines.iter().enumerate().map(|(at, line)| {
            let chosen = first.choices().iter().find(|choice| choice.task == graph.tasks().nth(at).unwrap());
            match chosen {
                Some(choice) => format!("{line}{}*", choice.lead.name()),
                None => line.clone(),
            }
        }).collect();
        let graph = PlanGraph::of(first_listed(&again));
        let again = decided(graph.query_leads());
        prop_assert_eq!(again.changes().count(), 0, "{:?}", again);
    }
}

/// How many leads some tasks need, all of which only some departments may have; 0 when somebody else may.
fn only(
    graph: &PlanGraph,
    tasks: &[(bool, Vec<&str>)],
    some: &fengong::graph::TaskSet<'_>,
    departments: &fengong::graph::DepartmentSet<'_>,
) -> u64 {
    let named: Vec<&str> = departments.iter().map(|department| department.name()).collect();
    let mut needed = 0;
    for task in some {
        let at = graph.tasks().iter().position(|each| each.key() == task.key()).unwrap();
        let (stated, names) = &tasks[at];
        if *stated {
            needed += names.iter().filter(|name| named.contains(name)).count() as u64;
        } else if names.iter().all(|name| named.contains(name)) {
            needed += 1;
        } else {
            return 0;
        }
    }
    needed
}

/// As `plan`, with leads that rest on custom.
fn first_listed(lines: &[String]) -> Plan {
    use fengong::model::{
        AssignmentDraft, DepartmentDraft, DepartmentKind, LeadBasis, PlanBuilder, Role, TaskDraft,
    };
    let mut builder = PlanBuilder::new();
    for line in lines {
        let (title, names) = line.split_once(": ").unwrap_or((line, ""));
        let mut task = TaskDraft::new(title);
        for word in names.split_inclusive(['*', '、', '+']) {
            let (name, mark) = word.split_at(word.char_indices().last().unwrap().0);
            let (role, basis) = match mark {
                "*" => (Role::Lead, LeadBasis::FirstListed),
                "、" => (Role::Joint, LeadBasis::None),
                _ => (Role::Support, LeadBasis::None),
            };
            let kind =
                if name.contains('各') { DepartmentKind::Collective } else { DepartmentKind::Government };
            builder.add_department(DepartmentDraft::new(name).with_kind(kind)).unwrap();
            task = task.with_assignment(AssignmentDraft::new(name, role).with_basis(basis));
        }
        builder.add_task(task).unwrap();
    }
    builder.build().unwrap()
}
