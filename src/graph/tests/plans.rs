//! Plans for tests: from a few words, and generated.

use proptest::prelude::*;

use crate::model::{
    Assignment, Department, DepartmentId, DepartmentKind, Header, LeadBasis, Level, Plan, Role, Section,
    SectionId, SectionRole, Task, TaskId,
};

/// A plan from lines such as `1 建设平台: 市大数据局*、市科技局+各县区`. `*` leads by statement, `、` carries a part,
/// `+` supports, `?` guides; each mark stands behind the name. Every line is a task under a heading of its own, all of
/// them under 二.
pub(super) fn plan(lines: &[&str]) -> Plan {
    let mut plan = empty();
    section(&mut plan, None, "二");
    for (at, line) in lines.iter().enumerate() {
        let (title, names) = line.split_once(':').unwrap_or((line, ""));
        let below = section(&mut plan, Some(SectionId::new(0)), &(at + 1).to_string());
        let mut assignments = Vec::new();
        for word in names.split_inclusive(['*', '、', '+', '?']) {
            let name = word.trim_end_matches(['*', '、', '+', '?']).trim();
            let role = match word.chars().last() {
                Some('*') => Role::Lead,
                Some('+') => Role::Support,
                Some('?') => Role::Guide,
                _ => Role::Joint,
            };
            if !name.is_empty() {
                let department = department(&mut plan, name, None);
                assignments.push(assignment(department, name, role, LeadBasis::None));
            }
        }
        task(&mut plan, below, title.trim(), assignments);
    }
    plan
}

pub(super) fn empty() -> Plan {
    Plan {
        header: Header::default(),
        sections: Vec::new(),
        tasks: Vec::new(),
        departments: Vec::new(),
        indicators: Vec::new(),
    }
}

pub(super) fn section(plan: &mut Plan, parent: Option<SectionId>, label: &str) -> SectionId {
    let id = SectionId::new(plan.sections.len());
    plan.sections.push(Section {
        id,
        parent,
        label: label.into(),
        marker: label.into(),
        title: label.into(),
        role: SectionRole::Task,
        run_in: false,
        sentence: false,
        span: None,
    });
    id
}

pub(super) fn department(plan: &mut Plan, name: &str, place: Option<&str>) -> DepartmentId {
    let held = plan.departments.iter().find(|each| *each.name == *name && each.place.as_deref() == place);
    if let Some(held) = held {
        return held.id;
    }
    let id = DepartmentId::new(plan.departments.len());
    let kind = if name.starts_with('各') { DepartmentKind::Collective } else { DepartmentKind::Government };
    plan.departments.push(Department {
        id,
        name: name.into(),
        names: vec![name.into()],
        kind,
        level: None,
        place: place.map(Into::into),
        known: true,
        members: Vec::new(),
    });
    id
}

pub(super) fn assignment(
    department: DepartmentId,
    printed: &str,
    role: Role,
    basis: LeadBasis,
) -> Assignment {
    Assignment {
        department,
        printed: printed.into(),
        role,
        basis,
        group: 0,
        open: false,
        clause: None,
        span: None,
    }
}

pub(super) fn task(plan: &mut Plan, section: SectionId, title: &str, assignments: Vec<Assignment>) -> TaskId {
    let id = TaskId::new(plan.tasks.len());
    plan.tasks.push(Task {
        id,
        section,
        title: title.into(),
        span: None,
        measures: Vec::new(),
        clauses: Vec::new(),
        assignments,
    });
    id
}

const NAMES: [&str; 6] = ["科技局", "教育局", "各县区", "有关部门", "兰山区", "河东区"];
const PLACES: [Option<&str>; 3] = [None, Some("甲市"), Some("乙市")];
const TITLES: [&str; 4] = ["建设平台", "培育 人才", "平台招才", "ＡＢ试点"];
const KINDS: [DepartmentKind; 3] =
    [DepartmentKind::Collective, DepartmentKind::Government, DepartmentKind::Party];

/// Up to four plans over few names, so that they meet often: several roles of one department in a task, departments
/// without a task, collectives within collectives and in circles, members that nobody names.
pub(super) fn any_plans() -> impl Strategy<Value = Vec<Plan>> {
    prop::collection::vec(any_plan(), 0..4)
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let department = (
        (0..NAMES.len(), 0..PLACES.len(), 0..KINDS.len()),
        prop::option::of(prop::sample::select(Level::ALL)),
        any::<bool>(),
        prop::collection::vec(0..NAMES.len(), 0..3),
    );
    let assigned =
        (any::<prop::sample::Index>(), prop::sample::select(Role::ALL), prop::sample::select(LeadBasis::ALL));
    let tasks = (0..TITLES.len(), any::<prop::sample::Index>(), prop::collection::vec(assigned, 0..6));
    let sections = prop::collection::vec((any::<prop::sample::Index>(), 1..3_u32), 1..6);
    let departments = prop::collection::vec(department, 0..6);
    (sections, departments, prop::collection::vec(tasks, 0..8)).prop_map(|(sections, departments, tasks)| {
        let mut plan = empty();
        for (parent, label) in sections {
            let parent = parent.index(plan.sections.len() + 1).checked_sub(1).map(SectionId::new);
            section(&mut plan, parent, &label.to_string());
        }
        for ((name, place, kind), level, known, members) in departments {
            let before = plan.departments.len();
            let id = self::department(&mut plan, NAMES[name], PLACES[place]);
            if id.index() == before {
                let made = &mut plan.departments[before];
                (made.kind, made.level, made.known) = (KINDS[kind], level, known);
                made.members = members.into_iter().map(|member| NAMES[member].into()).collect();
            }
        }
        for (title, section, assigned) in tasks {
            let section = SectionId::new(section.index(plan.sections.len()));
            let mut assignments = Vec::new();
            for (department, role, basis) in assigned {
                if !plan.departments.is_empty() {
                    let department = DepartmentId::new(department.index(plan.departments.len()));
                    assignments.push(assignment(department, "印", role, basis));
                }
            }
            task(&mut plan, section, TITLES[title], assignments);
        }
        plan
    })
}
