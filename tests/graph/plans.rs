//! Plans for tests: from a few words, and generated.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use fengong::Plan;
use fengong::graph::{PlanGraph, TaskSet};
use fengong::model::{
    AssignmentDraft, Comparator, Deadline, DepartmentDraft, DepartmentId, DepartmentKind, Due, Evidence,
    IndicatorDraft, LeadBasis, Level, PartialDate, Phase, PlanBuilder, Role, SectionDraft, SectionId,
    TableKind, Target, TaskDraft, TaskId, TaskLink,
};

/// A plan from lines such as `建设平台: 市大数据局*市科技局、各县区+`. `*` leads by statement, `、` carries a part, `+`
/// supports, `?` guides; each mark stands behind the name. Every line is a task below 二; names with 各 are collectives.
pub(crate) fn plan(lines: &[&str]) -> Plan {
    build(PlanBuilder::new(), lines)
}

/// As [`plan`], with departments described beforehand.
pub(crate) fn plan_with(departments: impl IntoIterator<Item = DepartmentDraft>, lines: &[&str]) -> Plan {
    build(departments.into_iter().fold(PlanBuilder::new(), PlanBuilder::with_department), lines)
}

fn build(builder: PlanBuilder, lines: &[&str]) -> Plan {
    let mut builder = builder.section("二", "重点任务");
    for line in lines {
        let (title, names) = line.split_once(": ").unwrap_or((line, ""));
        builder = builder.task(title);
        for word in names.split_inclusive(['*', '、', '+', '?']) {
            let (name, mark) = word.split_at(word.char_indices().last().unwrap().0);
            let (role, basis) = match mark {
                "*" => (Role::Lead, LeadBasis::Stated),
                "、" => (Role::Joint, LeadBasis::None),
                "+" => (Role::Support, LeadBasis::None),
                "?" => (Role::Guide, LeadBasis::None),
                _ => panic!("{word:?} has no mark"),
            };
            let kind =
                if name.contains('各') { DepartmentKind::Collective } else { DepartmentKind::Government };
            builder = builder
                .with_department(DepartmentDraft::new(name).with_kind(kind))
                .with_assignment(AssignmentDraft::new(name, role).with_basis(basis));
        }
    }
    builder.build().unwrap()
}

const NAMES: [&str; 7] = ["科技局", "科 技局", "教育局", "各县区", "有关部门", "兰山区", "河东区"];
const PLACES: [Option<&str>; 4] = [None, Some("甲市"), Some("乙市"), Some("兰山区")];
const TITLES: [&str; 4] = ["建设平台", "培育 人才", "平台招才", "ＡＢ试点"];
pub(crate) const PHASES: [&str; 2] = ["启动期", "攻坚 期"];
const KINDS: [DepartmentKind; 3] =
    [DepartmentKind::Collective, DepartmentKind::Government, DepartmentKind::Party];

/// Up to four plans over few names, so that they meet often: several roles of one department in a task, departments
/// without a task, collectives within collectives and in circles, members that nobody names.
pub(crate) fn any_plans() -> impl Strategy<Value = Vec<Plan>> {
    vec(any_plan(), 0..4)
}

/// More of them, one by one.
pub(crate) fn many_plans() -> impl Strategy<Value = Vec<Plan>> {
    vec(any_plan(), 1..7)
}

/// What is said beside the tasks: a phase by its heading and years, a deadline and a promise of a task by year, and an
/// indicator by the task that serves it and who answers for it.
type Beside =
    (Option<(Index, i32, i32)>, Option<(Index, i32)>, Option<(Index, i32)>, Vec<(Option<Index>, Vec<Index>)>);

fn beside() -> impl Strategy<Value = Beside> {
    let year = || 2024..2028_i32;
    let phase = prop::option::of((any::<Index>(), year(), year()));
    let dated = || prop::option::of((any::<Index>(), year()));
    let indicator = (prop::option::of(any::<Index>()), vec(any::<Index>(), 0..3));
    (phase, dated(), dated(), vec(indicator, 0..3))
}

fn add_beside(
    builder: &mut PlanBuilder,
    headings: &[SectionId],
    tasks: &[TaskId],
    who: &[DepartmentId],
    beside: Beside,
) {
    let year = |year| PartialDate::of_year(year).unwrap();
    let (phase, deadline, promise, indicators) = beside;
    if let Some((heading, from, to)) = phase {
        let dates = (Some(year(from)), Some(year(to)));
        let phase = Phase::new(PHASES[heading.index(PHASES.len())]).with_dates(dates.0, dates.1);
        builder.add_phase(phase.on(*heading.get(headings))).unwrap();
    }
    if tasks.is_empty() {
        return;
    }
    if let Some((task, due)) = deadline {
        let deadline = Deadline::new("完成").with_date(year(due));
        builder.add_deadline(deadline.of_task(*task.get(tasks))).unwrap();
    }
    if let Some((task, due)) = promise {
        let target = Target::new("企业", Comparator::AtLeast, "家");
        builder.add_target(target.of_task(*task.get(tasks)).with_due(Due::of_year(due))).unwrap();
    }
    for (task, departments) in indicators {
        let mut draft = IndicatorDraft::new("科普场馆", TableKind::Annex);
        draft = task
            .into_iter()
            .fold(draft, |draft, task| draft.with_task(TaskLink::new(*task.get(tasks), Evidence::Name)));
        for department in departments.iter().filter(|_| !who.is_empty()) {
            draft = draft.with_department(AssignmentDraft::by_id(*department.get(who), Role::Lead));
        }
        builder.add_indicator(draft).unwrap();
    }
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let department = (
        (select(&NAMES[..]), select(&PLACES[..]), select(&KINDS[..])),
        prop::option::of(select(Level::ALL)),
        any::<bool>(),
        vec(select(&NAMES[..]), 0..3),
    );
    let assigned = (any::<Index>(), select(Role::ALL), select(LeadBasis::ALL));
    let tasks = (select(&TITLES[..]), any::<Index>(), vec(assigned, 0..6));
    let sections = vec((any::<Index>(), 1..3_u32), 1..6);
    (select(&PLACES[..]), sections, vec(department, 0..6), vec(tasks, 0..8), beside()).prop_map(
        |(place, sections, departments, tasks, beside)| {
            let mut builder = place
                .into_iter()
                .fold(PlanBuilder::new(), |builder, place| builder.with_place(place, Level::City));
            let (mut headings, mut known_departments, mut known_tasks) = (Vec::new(), Vec::new(), Vec::new());
            for (parent, label) in sections {
                let draft = SectionDraft::new(label.to_string(), "标题");
                let draft = match parent.index(headings.len() + 1).checked_sub(1) {
                    Some(parent) => draft.below(headings[parent]),
                    None => draft.at_depth(1),
                };
                headings.push(builder.add_section(draft).unwrap());
            }
            for ((name, place, kind), level, known, members) in departments {
                let draft = DepartmentDraft::new(name).with_kind(kind).with_known(known);
                let draft = place.into_iter().fold(draft, DepartmentDraft::with_place);
                let draft = level.into_iter().fold(draft, DepartmentDraft::with_level);
                let draft = members.into_iter().fold(draft, DepartmentDraft::with_member);
                // A second description of one department may contradict the first and is then refused.
                known_departments.extend(builder.add_department(draft));
            }
            for (title, section, assigned) in tasks {
                let mut draft = TaskDraft::new(title).on(headings[section.index(headings.len())]);
                for (department, role, basis) in assigned {
                    if !known_departments.is_empty() {
                        let department = *department.get(&known_departments);
                        draft =
                            draft.with_assignment(AssignmentDraft::by_id(department, role).with_basis(basis));
                    }
                }
                known_tasks.push(builder.add_task(draft).unwrap());
            }
            add_beside(&mut builder, &headings, &known_tasks, &known_departments, beside);
            builder.build().unwrap()
        },
    )
}

/// The tasks whose bits are set, in the order of the graph.
pub(crate) fn subset(graph: &PlanGraph, bits: u64) -> TaskSet<'_> {
    let mut at = 0;
    graph.tasks().filter(|_| {
        at += 1;
        bits >> (at - 1) & 1 == 1
    })
}
