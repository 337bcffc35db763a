//! A short hand for plans, so that a test says only what it is about.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{
    Assignment, Clause, Department, DepartmentId, DepartmentKind, Header, LeadBasis, Plan, Role, Section,
    SectionId, SectionRole, Task, TaskId,
};
use crate::text::Span;

/// A plan in the making. Tasks go under the last heading.
pub(super) struct Draft(pub(super) Plan);

impl Draft {
    pub(super) fn new(title: &str) -> Self {
        let header = Header { title: Some(title.to_owned()), ..Header::default() };
        Self(Plan { header, ..Plan::default() })
    }

    /// A heading at the top.
    pub(super) fn heading(mut self, label: &str, title: &str) -> Self {
        self.section(None, label, title, SectionRole::Section);
        self
    }

    /// A task and its names by role, such as `牵头 市科技局；责任 市财政局、市教育局等`; after `首` the first name
    /// leads because it is first, and the others carry a part. What follows `@` is a deadline.
    pub(super) fn task(mut self, label: &str, title: &str, clause: &str) -> Self {
        let heading = self.0.sections.iter().rev().find(|section| section.role == SectionRole::Section);
        let parent = heading.map(|section| section.id);
        let section = self.section(parent, label, title, SectionRole::Task);
        let (names, deadline) =
            clause.split_once('@').map_or((clause, None), |(names, due)| (names, Some(due)));
        let mut assignments = Vec::new();
        for (group, run) in names.split('；').filter(|run| !run.is_empty()).enumerate() {
            let (word, list) = run.split_once(' ').unwrap();
            let (role, basis) = match word {
                "牵头" => (Role::Lead, LeadBasis::Stated),
                "首" => (Role::Lead, LeadBasis::FirstListed),
                "责任" => (Role::Joint, LeadBasis::None),
                "配合" => (Role::Support, LeadBasis::None),
                "指导" => (Role::Guide, LeadBasis::None),
                other => panic!("no role: {other}"),
            };
            for (place, name) in list.split('、').enumerate() {
                let behind = word == "首" && place > 0;
                let (role, basis) = if behind { (Role::Joint, LeadBasis::None) } else { (role, basis) };
                let printed = name.strip_suffix('等').unwrap_or(name);
                assignments.push(Assignment {
                    department: self.department(printed),
                    printed: printed.into(),
                    role,
                    basis,
                    group: u32::try_from(group).unwrap(),
                    open: name.ends_with('等'),
                    clause: Some(0),
                    span: None,
                });
            }
        }
        self.0.tasks.push(Task {
            id: TaskId::new(self.0.tasks.len()),
            section,
            title: title.into(),
            span: None,
            measures: Vec::new(),
            clauses: vec![Clause {
                text: clause.into(),
                span: None,
                governs: None,
                deadline: deadline.map(Into::into),
            }],
            assignments,
        });
        self
    }

    pub(super) fn department(&mut self, name: &str) -> DepartmentId {
        if let Some(known) = self.0.departments.iter().find(|department| &*department.name == name) {
            return known.id;
        }
        let id = DepartmentId::new(self.0.departments.len());
        self.0.departments.push(Department {
            id,
            name: name.into(),
            names: vec![name.into()],
            kind: if name.starts_with('各') {
                DepartmentKind::Collective
            } else {
                DepartmentKind::Government
            },
            level: None,
            place: None,
            known: true,
            members: Vec::new(),
        });
        id
    }

    fn section(
        &mut self,
        parent: Option<SectionId>,
        label: &str,
        title: &str,
        role: SectionRole,
    ) -> SectionId {
        let id = SectionId::new(self.0.sections.len());
        self.0.sections.push(Section {
            id,
            parent,
            label: label.into(),
            marker: if label.starts_with('（') { label.into() } else { format!("{label}、").into() },
            title: title.into(),
            role,
            run_in: false,
            sentence: false,
            row: false,
            span: None,
        });
        id
    }
}

/// A small plan with every shape: each role, a gap, a task without lead, a collective, a department named twice, a deadline.
pub(super) fn small() -> Plan {
    let mut draft = Draft::new("青禾市“数字政府”三年行动计划（2024—2026年）")
        .heading("一", "夯实数字底座")
        .task("（一）", "建设一体化政务云", "首 市大数据局；责任 市财政局、市国资委")
        .task(
            "（二）",
            "推进“一件事”集成改革",
            "牵头 市行政审批局；配合 市大数据局、各县（区）人民政府等@2024年12月底前",
        )
        .task("（三）", "编制公共数据目录", "")
        .heading("二", "提升服务能力")
        .task("（一）", "建立首席数据官制度", "责任 各县（区）人民政府；指导 市委编办")
        .task(
            "（二）",
            "开展R&D专题培训",
            "首 市人力资源社会保障局；配合 市人力资源社会保障局、市大数据局@每年一季度；长期坚持",
        );
    draft.0.header.number = Some("青政发〔2024〕7号".to_owned());
    draft.0.header.issuer = Some("青禾市人民政府".to_owned());
    draft.0.header.issued = chrono::NaiveDate::from_ymd_opt(2024, 3, 1);
    draft.0
}

/// A plan with so many departments, each with a task.
pub(super) fn crowded(departments: usize) -> Plan {
    let names: Vec<String> = (1..=departments).map(|number| format!("市第{number}局")).collect();
    let mut draft = Draft::new("人多的计划").heading("一", "总任务");
    for (at, pair) in names.chunks(2).enumerate() {
        draft = draft.task(&format!("（{at}）"), "办一件事", &format!("首 {}", pair.join("、")));
    }
    draft.0
}

/// A finding at a span.
pub(super) fn finding(span: Option<Span>, message: &str) -> Diagnostic {
    const CODE: Code = Code::new("FG999", "made-up-fault", Severity::Warning);
    Diagnostic::new(CODE, span, message).with_help("改")
}
