//! Laws: every answer of the graph against brute force over the plans' own lists.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::plans::{any_plans, subset};
use fengong::Plan;
use fengong::graph::{
    Collectives, DepartmentSet, DepartmentView, PlanGraph, PlanKey, TaskKey, TaskSet, Weights, WorkloadRow,
};
use fengong::model::{Department, DepartmentKind, Evidence, LeadBasis, Level, Role};
use fengong::text::{fold, same_folded};

/// Place and canonical name: what joins departments of several plans.
type Who = (Option<String>, String);

/// One assignment as the plans hold it.
#[derive(Debug, Clone)]
struct Fact {
    task: TaskKey,
    who: Who,
    role: Role,
    basis: LeadBasis,
}

fn who(plan: &Plan, department: &Department) -> Who {
    let of_plan = || plan.header().place.clone().filter(|_| department.level != Some(Level::State));
    let place = department.place.as_deref().map(str::to_owned).or_else(of_plan);
    (place, fold(&department.name).into_owned())
}

fn task_keys(plans: &[Plan]) -> Vec<TaskKey> {
    let keys = |(number, plan): (usize, &Plan)| {
        plan.tasks().iter().map(move |task| TaskKey::new(PlanKey::new(number), task.id)).collect::<Vec<_>>()
    };
    plans.iter().enumerate().flat_map(keys).collect()
}

fn facts(plans: &[Plan]) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (number, plan) in plans.iter().enumerate() {
        for task in plan.tasks() {
            for assignment in &task.assignments {
                let department = plan.department(assignment.department).unwrap();
                facts.push(Fact {
                    task: TaskKey::new(PlanKey::new(number), task.id),
                    who: who(plan, department),
                    role: assignment.role,
                    basis: assignment.basis,
                });
            }
        }
    }
    facts
}

/// Everybody, in the order of first appearance, as the first plan that knows them holds them, or else the first.
fn everybody(plans: &[Plan]) -> Vec<(Who, &Department)> {
    let mut all: Vec<(Who, &Department)> = Vec::new();
    let each = |plan| Plan::departments(plan).iter().map(move |held| (who(plan, held), held));
    for (name, department) in plans.iter().flat_map(each) {
        match all.iter_mut().find(|(held, _)| *held == name) {
            None => all.push((name, department)),
            Some((_, held)) if department.known && !held.known => *held = department,
            Some(_) => {}
        }
    }
    all
}

/// Who bears what somebody is assigned, when collectives are expanded.
fn bearers(plans: &[Plan], of: &Who) -> BTreeSet<Who> {
    let all = everybody(plans);
    let members = |of: &Who| -> BTreeSet<Who> {
        let mut members = BTreeSet::new();
        if all.iter().any(|(who, held)| who == of && held.kind == DepartmentKind::Collective) {
            for plan in plans {
                for held in plan.departments().iter().filter(|held| who(plan, held) == *of) {
                    for member in &held.members {
                        let near = plan.departments().iter().find(|each| same_folded(&each.name, member));
                        let name = fold(member).into_owned();
                        let far = [(of.0.clone(), name.clone()), (Some(name.clone()), name.clone())];
                        let far = far.into_iter().find(|far| all.iter().any(|(who, _)| who == far));
                        let far = || far.unwrap_or((of.0.clone(), name));
                        members.insert(near.map_or_else(far, |near| who(plan, near)));
                    }
                }
            }
        }
        members
    };
    let (mut seen, mut leaves) = (BTreeSet::from([of.clone()]), BTreeSet::new());
    let mut open = vec![of.clone()];
    while let Some(next) = open.pop() {
        let below = members(&next);
        if below.is_empty() && next != *of {
            leaves.insert(next);
        } else {
            open.extend(below.into_iter().filter(|member| seen.insert(member.clone())));
        }
    }
    if leaves.is_empty() { BTreeSet::from([of.clone()]) } else { leaves }
}

/// For each bearer: tasks by highest role, then mentions.
fn tallies(facts: &[Fact], bearers: impl Fn(&Who) -> BTreeSet<Who>) -> BTreeMap<Who, ([u32; 4], u32)> {
    let mut highest: BTreeMap<(Who, TaskKey), Role> = BTreeMap::new();
    let mut sums: BTreeMap<Who, ([u32; 4], u32)> = BTreeMap::new();
    for fact in facts {
        for bearer in bearers(&fact.who) {
            sums.entry(bearer.clone()).or_default().1 += 1;
            let held = highest.entry((bearer, fact.task)).or_insert(fact.role);
            *held = fact.role.min(*held);
        }
    }
    for ((who, _), role) in highest {
        sums.entry(who).or_default().0[Role::ALL.iter().position(|each| *each == role).unwrap()] += 1;
    }
    sums
}

fn held(rows: impl Iterator<Item = (Who, ([u32; 4], u32))>) -> BTreeMap<Who, ([u32; 4], u32)> {
    rows.filter(|(_, sums)| sums.1 > 0).collect()
}

fn row(row: WorkloadRow<'_>) -> (Who, ([u32; 4], u32)) {
    let tally = row.tally();
    let place = row.department().map_or(row.place(), |department| department.scope());
    let roles = [tally.lead, tally.joint, tally.support, tally.guide];
    ((place.map(str::to_owned), fold(row.name()).into_owned()), (roles, tally.mentions))
}

fn keys(tasks: &TaskSet<'_>) -> Vec<TaskKey> {
    tasks.iter().map(|task| task.key()).collect()
}

fn view(department: DepartmentView<'_>) -> Who {
    (department.scope().map(str::to_owned), fold(department.name()).into_owned())
}

fn names(departments: &DepartmentSet<'_>) -> Vec<Who> {
    departments.iter().map(view).collect()
}

proptest! {
    #[test]
    fn tasks_departments_and_assignments_are_those_of_the_plans(plans in any_plans()) {
        let graph = PlanGraph::from_plans(plans.clone());
        prop_assert_eq!(keys(&graph.tasks()), task_keys(&plans));
        let all: Vec<Who> = everybody(&plans).into_iter().map(|(who, _)| who).collect();
        prop_assert_eq!(names(&graph.departments()), all);
        let seen = graph.tasks().iter().flat_map(|task| task.assignments()).collect::<Vec<_>>();
        let facts = facts(&plans);
        prop_assert_eq!(seen.len(), facts.len());
        for (view, fact) in seen.iter().zip(&facts) {
            prop_assert_eq!(view.task().key(), fact.task);
            prop_assert_eq!(self::view(view.department()), fact.who.clone());
            prop_assert_eq!((view.role(), view.basis()), (fact.role, fact.basis));
            prop_assert_eq!((view.assignment().role, view.assignment().basis), (fact.role, fact.basis));
            prop_assert_eq!(graph.assignment(view.edge_index()), Some(*view));
        }
        for department in &graph.departments() {
            let own = seen.iter().filter(|view| view.department() == department).copied().collect::<Vec<_>>();
            prop_assert_eq!(department.assignments().collect::<Vec<_>>(), own);
            let tasks: BTreeSet<TaskKey> = department.assignments().map(|view| view.task().key()).collect();
            prop_assert_eq!(keys(&department.tasks()), tasks.into_iter().collect::<Vec<_>>());
            for &role in Role::ALL {
                let by_role = graph.tasks().filter(|task| task.role_of(department) == Some(role));
                prop_assert_eq!(&department.tasks_as(role), &by_role);
                prop_assert_eq!(department.tally().of(role) as usize, by_role.len());
            }
        }
    }

    #[test]
    fn workload_is_the_sum_over_assignments(plans in any_plans(), bits: u64, lead: u32, joint: u32) {
        let graph = PlanGraph::from_plans(plans.clone());
        let alone = |who: &Who| BTreeSet::from([who.clone()]);
        let facts = facts(&plans);
        prop_assert_eq!(held(graph.workload().rows().map(row)), tallies(&facts, alone));

        let expanded = graph.query_workload().collectives(Collectives::Expanded).resolve();
        let oracle = tallies(&facts, |who| bearers(&plans, who));
        prop_assert_eq!(&held(expanded.rows().map(row)), &oracle);

        let some = subset(&graph, bits);
        let chosen = keys(&some);
        let part: Vec<Fact> = facts.into_iter().filter(|fact| chosen.contains(&fact.task)).collect();
        let weights = Weights { lead, joint, ..Weights::default() };
        let within = graph.query_workload().within(&some).weights(weights).resolve();
        prop_assert_eq!(held(within.rows().map(row)), tallies(&part, alone));
        let order: Vec<Who> = within.rows().map(|each| row(each).0).collect();
        prop_assert_eq!(order, names(&graph.departments()));
        for each in within.rows() {
            let (_, ([leads, joints, supports, guides], _)) = row(each);
            let sum = u64::from(leads) * u64::from(lead) + u64::from(joints) * u64::from(joint);
            prop_assert_eq!(each.load(), sum + u64::from(supports) + u64::from(guides));
        }
        let mut sorted: Vec<_> = within.rows().map(|each| (each.load(), row(each).0)).collect();
        sorted.sort_by_key(|each| std::cmp::Reverse(each.0));
        let by_load: Vec<_> = within.by_load().into_iter().map(|each| (each.load(), row(each).0)).collect();
        prop_assert_eq!(by_load, sorted);
        // Naming the members that the plans know by hand is the same where all plans agree on names.
        if plans.len() == 1 {
            let by_hand = graph.query_workload().expand_with(|each| each.members()).resolve();
            prop_assert_eq!(held(by_hand.rows().map(row)), oracle);
        }
    }

    #[test]
    fn coverage_is_what_the_assignments_leave_open(plans in any_plans()) {
        let graph = PlanGraph::from_plans(plans.clone());
        let (facts, all) = (facts(&plans), everybody(&plans));
        let collective = |name: &Who| {
            all.iter().any(|(who, held)| who == name && held.kind == DepartmentKind::Collective)
        };
        let gaps = |gap: &dyn Fn(&[&Fact]) -> bool| -> Vec<TaskKey> {
            let own = |key: &TaskKey| facts.iter().filter(|fact| fact.task == *key).collect::<Vec<_>>();
            task_keys(&plans).into_iter().filter(|key| gap(&own(key))).collect()
        };
        let leads = |own: &[&Fact]| {
            let leads = own.iter().filter(|fact| fact.role == Role::Lead);
            leads.map(|fact| fact.who.clone()).collect::<BTreeSet<_>>().len()
        };
        let coverage = graph.coverage();
        prop_assert_eq!(keys(coverage.without_department()), gaps(&|own| own.is_empty()));
        prop_assert_eq!(keys(coverage.without_lead()), gaps(&|own| leads(own) == 0));
        prop_assert_eq!(keys(coverage.with_several_leads()), gaps(&|own| leads(own) > 1));
        let only = gaps(&|own| !own.is_empty() && own.iter().all(|fact| collective(&fact.who)));
        prop_assert_eq!(keys(coverage.only_collectives()), only);
        let busy: BTreeSet<&Who> = facts.iter().map(|fact| &fact.who).collect();
        let idle: Vec<Who> = all.iter().map(|(who, _)| who.clone()).filter(|who| !busy.contains(who)).collect();
        prop_assert_eq!(names(coverage.idle_departments()), idle);

        let asked = ["科技局", "兰山区", "河 东 区", "各县区", "没有局"];
        let unassigned = |bearing: &BTreeSet<Who>| -> Vec<&str> {
            let busy = |name: &str| bearing.iter().any(|(_, each)| same_folded(each, name));
            asked.into_iter().filter(|name| !busy(name)).collect()
        };
        let named: BTreeSet<Who> = busy.iter().map(|&who| who.clone()).collect();
        prop_assert_eq!(coverage.unassigned(asked, Collectives::AsNamed), unassigned(&named));
        let bearing: BTreeSet<Who> =
            named.iter().flat_map(|who| bearers(&plans, who)).chain(named.iter().cloned()).collect();
        prop_assert_eq!(coverage.unassigned(asked, Collectives::Expanded), unassigned(&bearing));
    }

    #[test]
    fn tasks_of_an_indicator_are_its_links_and_on_request_what_its_departments_have(plans in any_plans()) {
        let graph = PlanGraph::from_plans(plans);
        for indicator in graph.indicators() {
            let answering: Vec<_> =
                indicator.departments().map(|(one, _)| one).filter(|one| !one.is_collective()).collect();
            for weakest in Evidence::ALL.iter().copied() {
                let found: Vec<_> =
                    indicator.tasks_by(weakest).into_iter().map(|(task, why)| (task.key(), why)).collect();
                let mut expected = Vec::new();
                for task in indicator.plan().tasks() {
                    let linked = indicator.tasks().filter(|(other, _)| *other == task).map(|(_, why)| why).min();
                    let has = |one: &DepartmentView<'_>| matches!(task.role_of(*one), Some(Role::Lead | Role::Joint));
                    let shared = !answering.is_empty() && answering.iter().all(has);
                    let why = linked.or(shared.then_some(Evidence::Departments));
                    expected.extend(why.filter(|why| *why <= weakest).map(|why| (task.key(), why)));
                }
                prop_assert_eq!(&found, &expected);
            }
        }
    }

    #[test]
    fn queries_find_what_a_look_at_every_assignment_finds(
        plans in any_plans(),
        roles in prop::collection::vec(prop::sample::select(Role::ALL), 0..2),
        bases in prop::collection::vec(prop::sample::select(LeadBasis::ALL), 0..2),
        kinds in prop::collection::vec(prop::sample::select(DepartmentKind::ALL), 0..2),
        levels in prop::collection::vec(prop::sample::select(Level::ALL), 0..2),
        titles in prop::collection::vec(prop::sample::select(vec!["平台", "AB", "育人", ""]), 0..3),
        section in prop::option::of(prop::sample::select(vec!["1", "1/2", "2/1/1"])),
        by_plan in prop::option::of(0..3_usize),
        by_department in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let graph = PlanGraph::from_plans(plans.clone());
        let (facts, all) = (facts(&plans), everybody(&plans));
        let by_department = by_department.filter(|_| !all.is_empty()).map(|index| index.get(&all));
        let mut tasks = graph.query_tasks();
        let mut departments = graph.query_departments();
        for &role in &roles { (tasks, departments) = (tasks.role(role), departments.role(role)); }
        for &basis in &bases { (tasks, departments) = (tasks.basis(basis), departments.basis(basis)); }
        for &kind in &kinds { (tasks, departments) = (tasks.kind(kind), departments.kind(kind)); }
        for &level in &levels { (tasks, departments) = (tasks.level(level), departments.level(level)); }
        for &title in &titles { (tasks, departments) = (tasks.title(title), departments.title(title)); }
        if let Some(path) = section { (tasks, departments) = (tasks.section(path), departments.section(path)); }
        if let Some(plan) = by_plan {
            (tasks, departments) = (tasks.plan(PlanKey::new(plan)), departments.plan(PlanKey::new(plan)));
        }
        if let Some(((place, name), _)) = by_department {
            let key = graph.department_in(place.as_deref(), name).unwrap().key();
            tasks = tasks.department(key);
        }

        let is_below = |path: &str, prefix: &str| path == prefix || path.starts_with(&format!("{prefix}/"));
        let known_path = section.is_none_or(|prefix| plans.iter().enumerate().any(|(number, plan)| {
            by_plan.is_none_or(|asked| asked == number)
                && plan.sections().iter().any(|each| is_below(&plan.path(each.id).unwrap(), prefix))
        }));
        if by_plan.is_some_and(|plan| plan >= plans.len()) || !known_path {
            prop_assert!(tasks.resolve().is_err() && departments.resolve().is_err());
            return Ok(());
        }
        let any = |empty: bool, holds: bool| empty || holds;
        let fits_task = |key: &TaskKey| {
            let plan = &plans[key.plan().number()];
            let title = fold(&plan.task(key.task()).unwrap().title).into_owned();
            by_plan.is_none_or(|asked| asked == key.plan().number())
                && any(titles.is_empty(), titles.iter().any(|text| title.contains(text)))
                && section.is_none_or(|prefix| is_below(&plan.task_path(key.task()).unwrap(), prefix))
        };
        let department_of = |name: &Who| all.iter().find(|(who, _)| who == name).unwrap().1;
        let fits_department = |held: &Department| any(kinds.is_empty(), kinds.contains(&held.kind))
            && any(levels.is_empty(), held.level.is_some_and(|level| levels.contains(&level)));
        let fits = |fact: &Fact| any(roles.is_empty(), roles.contains(&fact.role))
            && any(bases.is_empty(), bases.contains(&fact.basis))
            && fits_department(department_of(&fact.who));
        let asks = !(roles.is_empty() && bases.is_empty() && kinds.is_empty() && levels.is_empty())
            || by_department.is_some();
        let found: Vec<TaskKey> = task_keys(&plans).into_iter().filter(|key| {
            fits_task(key) && any(!asks, facts.iter().any(|fact| fact.task == *key && fits(fact)
                && by_department.is_none_or(|(who, _)| *who == fact.who)))
        }).collect();
        prop_assert_eq!(keys(&tasks.resolve().unwrap()), found);

        let by_assignment = !(roles.is_empty() && bases.is_empty() && titles.is_empty())
            || section.is_some() || by_plan.is_some();
        let found: Vec<Who> = all.iter().filter(|(who, held)| fits_department(held)
            && any(!by_assignment, facts.iter().any(|fact| fact.who == *who && fits_task(&fact.task) && fits(fact))))
            .map(|(who, _)| who.clone()).collect();
        prop_assert_eq!(names(&departments.resolve().unwrap()), found);
    }

    #[test]
    fn sets_combine_as_sets_do(plans in any_plans(), one: (u8, u64), other: (u8, u64)) {
        let graph = PlanGraph::from_plans(plans);
        // A list, a stretch and a row that the graph keeps: what a set is made of must not show.
        let set = |(kind, bits): (u8, u64)| match kind % 4 {
            0 => graph.plans().nth(bits as usize % 4).map_or_else(|| graph.tasks(), |plan| plan.tasks()),
            1 => graph.coverage().without_lead().clone(),
            2 => graph.departments().nth(bits as usize % 8).map_or_else(|| graph.tasks(), |each| each.tasks()),
            _ => subset(&graph, bits),
        };
        let (one, other) = (set(one), set(other));
        let as_tree = |set: &TaskSet<'_>| keys(set).into_iter().collect::<BTreeSet<_>>();
        let (left, right) = (as_tree(&one), as_tree(&other));
        let check = |set: TaskSet<'_>, expected: BTreeSet<TaskKey>| {
            assert_eq!(keys(&set), expected.into_iter().collect::<Vec<_>>());
        };
        check(&one | &other, &left | &right);
        check(&one & &other, &left & &right);
        check(&one - &other, &left - &right);
        check(&one ^ &other, &left ^ &right);
        check(&graph.tasks() - &one, &as_tree(&graph.tasks()) - &left);
        prop_assert_eq!(one.is_subset(&other), left.is_subset(&right));
        for task in &graph.tasks() {
            prop_assert_eq!(one.contains(task), left.contains(&task.key()));
        }
        prop_assert_eq!(graph.task_set(keys(&one).into_iter().rev().chain(keys(&one))).unwrap(), one.clone());
        prop_assert!(one.iter().rev().eq(keys(&one).into_iter().rev().map(|key| graph.task(key).unwrap())));
        let named = one.departments();
        for each in &graph.departments() {
            prop_assert_eq!(named.contains(each), one.iter().any(|task| task.role_of(each).is_some()));
        }
        let back = named.tasks();
        for task in &graph.tasks() {
            prop_assert_eq!(back.contains(task), !(&task.departments() & &named).is_empty());
        }
    }
}
