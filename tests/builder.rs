//! The builder: what real documents get wrong can be built, what would make a plan incoherent is refused.

#![expect(clippy::unwrap_used)] // a test that cannot go on should stop there

use fengong::model::{
    AssignmentDraft, Cadence, Clause, Comparator, Deadline, DepartmentDraft, DepartmentKind, Direction, Due,
    Every, Evidence, Figure, Header, IndicatorDraft, LeadBasis, Level, Measure, Mention, MentionRole,
    NamedDepartment, Phase, PlanBuilder, Role, SectionDraft, SectionRole, TableKind, Target, TaskDraft,
    TaskLink,
};
use fengong::text::Source;
use fengong::{Directory, Error, Plan};

fn plan() -> PlanBuilder {
    Plan::builder("市容整治方案")
}

fn lead(name: &str) -> AssignmentDraft {
    AssignmentDraft::new(name, Role::Lead)
}

#[track_caller]
fn refused(builder: PlanBuilder, expected: &Error) {
    assert_eq!(builder.build().as_ref(), Err(expected));
}

fn paths(plan: &Plan) -> Vec<String> {
    plan.sections().iter().map(|section| plan.path(section.id).unwrap()).collect()
}

#[test]
fn two_leads_a_department_twice_and_nobody_at_all_can_be_built() {
    let plan = plan()
        .task("整治占道经营")
        .lead("市城管局")
        .lead("市公安局")
        .joint("市公安局")
        .task("清洗河道")
        .build()
        .unwrap();
    assert_eq!(plan.tasks()[0].leads().count(), 2);
    assert_eq!(plan.tasks()[0].assignments.len(), 3);
    assert_eq!(plan.tasks()[1].assignments, []);
    assert_eq!(plan.departments().len(), 2);
}

#[test]
fn labels_may_repeat_and_skip_and_headings_may_be_empty() {
    let plan = plan().section("一", "").section("一", "目标").section("四", "保障").build().unwrap();
    assert_eq!(paths(&plan), ["一", "一", "四"]);
}

#[test]
fn a_role_written_by_hand_rests_on_what_the_same_role_in_a_document_does() {
    let built =
        plan().task("清洗河道").lead("市水利局").joint("市财政局").support("各县区").guide("省水利厅");
    let built = built.build().unwrap();
    let text = "一、重点任务\n（一）清洗河道。（市水利局牵头，市财政局负责，各县区配合，省水利厅指导）";
    let read = Plan::read(&Source::new(text).unwrap(), &Directory::builtin()).into_value();
    let bases =
        |plan: &Plan| plan.tasks()[0].assignments.iter().map(|a| (a.role, a.basis)).collect::<Vec<_>>();
    assert_eq!(bases(&built), bases(&read));
    assert_eq!(bases(&built)[1], (Role::Joint, LeadBasis::None));
}

#[test]
fn an_indicator_of_a_chain_has_its_figures_and_its_departments() {
    let figure = |printed: &str, year| Figure::new(printed, printed.parse().ok()).with_year(year);
    let length = IndicatorDraft::new("河道长度", TableKind::Annex)
        .with_unit("公里")
        .with_baseline(figure("12.5", 2024))
        .with_milestone(figure("15", 2025))
        .with_target(figure("20", 2026))
        .with_average(figure("2.5", 2026))
        .with_direction(Direction::Higher)
        .with_department(AssignmentDraft::new("市水利局", Role::Lead));
    let plan = plan().task("清洗河道").lead("市水利局").with_indicator(length).build().unwrap();
    let [indicator] = plan.indicators() else { panic!("{:?}", plan.indicators()) };
    let figures: Vec<_> =
        indicator.figures.all().map(|figure| (&*figure.printed, figure.year.unwrap())).collect();
    assert_eq!(figures, [("12.5", 2024), ("15", 2025), ("20", 2026), ("2.5", 2026)]);
    assert_eq!(indicator.direction, Some(Direction::Higher));
    assert_eq!(indicator.departments[0].department, plan.departments()[0].id);
    assert_eq!(plan.departments().len(), 1);
}

#[test]
fn an_indicator_that_is_refused_leaves_nothing_behind() {
    let with = |name: &str| {
        IndicatorDraft::new("河道长度", TableKind::Main)
            .with_department(lead("市水利局"))
            .with_department(lead(name))
    };
    refused(plan().with_indicator(with(" ")), &Error::EmptyName { what: "department name" });
    refused(
        plan().with_indicator(IndicatorDraft::new("", TableKind::Main)),
        &Error::EmptyName { what: "indicator name" },
    );
    let task = plan().add_task(TaskDraft::new("清洗河道")).unwrap();
    let mut builder = plan();
    let linked =
        IndicatorDraft::new("河道长度", TableKind::Main).with_task(TaskLink::new(task, Evidence::Name));
    assert_eq!(builder.add_indicator(linked), Err(Error::UnknownTask { id: task }));
    assert!(builder.add_indicator(with("")).is_err());
    let plan = builder.build().unwrap();
    assert!(plan.departments().is_empty() && plan.indicators().is_empty());
}

#[test]
fn a_target_of_a_chain_belongs_to_the_last_task_or_to_the_plan() {
    let target = || Target::new("河道", Comparator::AtLeast, "公里").with_value(20.into());
    let plan = plan().with_target(target()).task("清洗河道").with_task_target(target()).build().unwrap();
    let of: Vec<_> = plan.targets().iter().map(|target| (target.task, target.section)).collect();
    let task = &plan.tasks()[0];
    assert_eq!(of, [(None, None), (Some(task.id), Some(task.section))]);
    refused(Plan::builder("方案").with_task_target(target()), &Error::NoTaskYet { what: "target" });
    let thirteenth = target().with_due(Due::of_month(2026, 13));
    let no_month = Error::ImpossibleDate { given: "2026-13".to_owned() };
    refused(Plan::builder("方案").with_target(thirteenth), &no_month);
    for (year, given) in [(0, "0000"), (-5, "-005"), (123_456, "123456")] {
        let never = target().with_due(Due::of_year(year));
        refused(Plan::builder("方案").with_target(never), &Error::ImpossibleDate { given: given.to_owned() });
    }
}

#[test]
fn the_schedule_can_be_chained_and_the_first_fault_is_told() {
    let chain = plan()
        .with_phase(Phase::new("启动期"))
        .with_cadence(Cadence::new("调度", Some(Every::Quarter)))
        .with_deadline(Deadline::new("完成"))
        .with_mention(Mention::new(NamedDepartment::new("市水利局"), MentionRole::Actor));
    let plan = chain.clone().build().unwrap();
    let counts = [plan.phases().len(), plan.cadences().len(), plan.deadlines().len(), plan.mentions().len()];
    assert_eq!(counts, [1; 4]);
    refused(
        chain.with_phase(Phase::new("")).with_cadence(Cadence::new("", None)),
        &Error::EmptyName { what: "phase name" },
    );
}

#[test]
fn a_task_makes_its_own_heading_with_the_next_number_below_the_last_heading() {
    let plan = plan()
        .task("先行任务")
        .section("一", "重点任务")
        .task("整治占道经营")
        .with_section(SectionDraft::new("5", "另列").at_depth(2))
        .section("二", "其他")
        .task("清洗河道")
        .task("修补道路")
        .build()
        .unwrap();
    assert_eq!(paths(&plan), ["1", "一", "一/1", "一/5", "二", "二/1", "二/2"]);
    assert_eq!(plan.sections()[2].role, SectionRole::Task);
    assert_eq!(&*plan.sections()[2].marker, "1.");
}

#[test]
fn a_task_may_stand_on_a_heading_that_is_there() {
    let mut builder = plan();
    let seven = builder.add_section(SectionDraft::new("7", "整治")).unwrap();
    builder.add_task(TaskDraft::new("整治占道经营").on(seven)).unwrap();
    builder.add_task(TaskDraft::new("清洗河道")).unwrap();
    let plan = builder.build().unwrap();
    assert_eq!(paths(&plan), ["7", "7/1"]);
    assert_eq!(plan.task_path(plan.tasks()[0].id).unwrap(), "7");
}

#[test]
fn a_depth_may_skip_levels() {
    let deep = |label: &str, depth| SectionDraft::new(label, "标题").at_depth(depth);
    let plan = plan()
        .with_section(deep("一", 1))
        .with_section(deep("1", 3))
        .with_section(deep("（一）", 2))
        .with_section(deep("2", 3))
        .with_section(deep("二", 0))
        .build()
        .unwrap();
    assert_eq!(paths(&plan), ["一", "一/1", "一/（一）", "一/（一）/2", "二"]);
}

#[test]
fn a_heading_below_one_that_is_not_there_is_refused() {
    let mut other = plan().section("一", "总体要求");
    let second = other.add_section(SectionDraft::new("二", "重点任务")).unwrap();
    let mut builder = plan().section("一", "总体要求");
    let error = builder.add_section(SectionDraft::new("（一）", "平台").below(second)).unwrap_err();
    assert_eq!(error, Error::UnknownSection { id: second });
    assert_eq!(error.to_string(), "there is no section S2 here");
    assert_eq!(
        builder.add_task(TaskDraft::new("任务").on(second)),
        Err(Error::UnknownSection { id: second })
    );
    assert_eq!(builder.build().unwrap().sections().len(), 1);
}

#[test]
fn headings_deeper_than_the_limit_are_refused() {
    let mut builder = plan();
    let limit = PlanBuilder::NESTING_LIMIT;
    for depth in 1..=limit {
        builder.add_section(SectionDraft::new("层", "").at_depth(depth)).unwrap();
    }
    let too_deep = Error::TooDeep { depth: limit + 1, limit };
    assert_eq!(builder.add_section(SectionDraft::new("层", "").at_depth(limit + 1)), Err(too_deep.clone()));
    assert_eq!(builder.add_task(TaskDraft::new("任务").with_assignment(lead("市水利局"))), Err(too_deep));
    assert!(builder.build().unwrap().departments().is_empty());
}

#[test]
fn departments_meet_by_folded_name_and_keep_the_names_they_are_printed_with() {
    let plan = plan()
        .with_department(DepartmentDraft::new("市发展改革委").with_name("市发改委").with_level(Level::City))
        .task("编制计划")
        .lead("市发改委")
        .joint("市发展改革委")
        .joint("市发展 改革委")
        .with_assignment(AssignmentDraft::new("市发展改革委", Role::Support).with_printed("发改委"))
        .build()
        .unwrap();
    let [only] = plan.departments() else { panic!("{:?}", plan.departments()) };
    let names: Vec<_> = only.names.iter().map(|name| &**name).collect();
    assert_eq!(names, ["市发改委", "市发展改革委", "发改委"]);
    assert_eq!(&*plan.tasks()[0].assignments[2].printed, "市发展 改革委");
}

#[test]
fn two_departments_of_one_name_are_told_apart_by_place() {
    let at = |place: &str| DepartmentDraft::new("城管局").with_place(place);
    let both = plan().with_department(at("东城区")).with_department(at("西城区")).task("整治占道经营");
    let plan = both.clone().with_assignment(lead("城管局").with_place("西城区")).build().unwrap();
    assert_eq!(plan.tasks()[0].assignments[0].department, plan.departments()[1].id);
    let error = both.lead("城管局").build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "\"城管局\" means several departments here (城管局（东城区）、城管局（西城区）); \
         say which by place and canonical name"
    );
}

#[test]
fn a_name_without_a_place_means_the_only_one_or_the_one_without_a_place() {
    let at = |place: &str| DepartmentDraft::new("城管局").with_place(place);
    let only = plan().with_department(at("东城区")).task("整治").lead("城管局").build().unwrap();
    assert_eq!(only.departments().len(), 1);
    let plan = plan()
        .with_department(at("东城区"))
        .with_department(DepartmentDraft::new("城管局"))
        .task("整治")
        .lead("城管局")
        .build()
        .unwrap();
    assert_eq!(plan.tasks()[0].assignments[0].department, plan.departments()[1].id);
}

#[test]
fn a_printed_name_of_two_departments_is_ambiguous() {
    let short = |name: &str| DepartmentDraft::new(name).with_name("市局");
    let plan = plan().with_department(short("市公安局")).with_department(short("市税务局")).task("整治");
    assert!(matches!(plan.lead("市局").build(), Err(Error::AmbiguousDepartment { name, departments })
        if name == "市局" && departments == ["市公安局", "市税务局"]));
}

#[test]
fn a_department_described_twice_has_both_descriptions() {
    let mut builder = plan().task("整治").support("各街道");
    let id = builder.add_department(DepartmentDraft::new("各街道").with_member("东街街道")).unwrap();
    builder
        .add_department(DepartmentDraft::new("各街道").with_level(Level::Township).with_known(true))
        .unwrap();
    let conflict = builder.add_department(DepartmentDraft::new("各街道").with_level(Level::County));
    assert_eq!(
        conflict.unwrap_err().to_string(),
        "\"各街道\" has \"township\" as its level already, it cannot have \"county\" too"
    );
    let plan = builder.build().unwrap();
    let streets = plan.department(id).unwrap();
    assert_eq!(
        (streets.kind, streets.level, streets.known),
        (DepartmentKind::Collective, Some(Level::Township), true)
    );
    assert_eq!(streets.members.len(), 1);
}

#[test]
fn empty_names_are_refused() {
    let empty = |what| Error::EmptyName { what };
    refused(Plan::builder("　"), &empty("plan title"));
    refused(plan().section("", "总体要求"), &empty("label"));
    refused(plan().task("\u{200b}"), &empty("task title"));
    refused(plan().task("整治").lead(" "), &empty("department name"));
    refused(plan().task("整治").with_assignment(lead("市水利局").with_place("")), &empty("place name"));
    refused(plan().task("整治").with_assignment(lead("市水利局").with_printed("")), &empty("printed name"));
    refused(plan().task("整治").with_measure(Measure::new("清淤").with_label("")), &empty("label"));
    refused(plan().with_department(DepartmentDraft::new("各街道").with_member("")), &empty("member name"));
}

#[test]
fn what_belongs_to_a_task_needs_a_task() {
    refused(plan().lead("市水利局"), &Error::NoTaskYet { what: "assignment" });
    refused(plan().with_measure(Measure::new("清淤")), &Error::NoTaskYet { what: "measure" });
    refused(plan().with_clause(Clause::new("市水利局负责")), &Error::NoTaskYet { what: "clause" });
}

#[test]
fn a_clause_that_the_task_does_not_have_is_refused() {
    let with = |clause| {
        plan()
            .task("清洗河道")
            .with_clause(Clause::new("市水利局负责"))
            .with_assignment(lead("市水利局").with_clause(clause))
    };
    assert_eq!(with(0).build().unwrap().tasks()[0].assignments[0].clause, Some(0));
    refused(with(1), &Error::UnknownClause { clause: 1, count: 1 });
}

#[test]
fn an_id_of_another_builder_is_refused() {
    let id = plan().add_department(DepartmentDraft::new("市水利局")).unwrap();
    refused(
        plan().task("清洗河道").with_assignment(AssignmentDraft::by_id(id, Role::Lead)),
        &Error::UnknownDepartment { id },
    );
}

#[test]
fn a_period_that_ends_before_it_begins_is_refused() {
    refused(plan().with_period(2027, 2025), &Error::BackwardPeriod { from: 2027, to: 2025 });
}

#[test]
fn the_first_fault_of_a_chain_is_the_answer() {
    refused(plan().task("").lead("").with_period(2, 1), &Error::EmptyName { what: "task title" });
}

#[test]
fn a_refused_task_leaves_nothing_behind() {
    let mut builder = plan();
    let task = TaskDraft::new("整治")
        .with_assignment(lead("城管局").with_place("东城区"))
        .with_assignment(lead("城管局").with_place("西城区"))
        .with_assignment(lead("城管局"));
    assert!(matches!(builder.add_task(task), Err(Error::AmbiguousDepartment { .. })));
    builder.add_task(TaskDraft::new("清洗").with_assignment(lead("城管局"))).unwrap();
    let plan = builder.build().unwrap();
    assert_eq!((plan.tasks().len(), plan.sections().len(), plan.departments().len()), (1, 1, 1));
    assert_eq!(plan.departments()[0].place, None);
    assert_eq!(&*plan.sections()[0].label, "1");
}

#[test]
fn a_plan_may_have_no_title_and_a_header_keeps_the_one_it_was_given() {
    assert_eq!(PlanBuilder::new().build().unwrap().header().title, None);
    let mut header = Header::default();
    header.issuer = Some("某市人民政府".into());
    let plan = plan().with_header(header).build().unwrap();
    assert_eq!((plan.title(), plan.header().issuer.as_deref()), ("市容整治方案", Some("某市人民政府")));
}

#[test]
fn what_a_caller_keeps_goes_between_threads() {
    fn check<T: Send + Sync + 'static>() {}
    check::<(Plan, PlanBuilder, Directory, Error, Source<'static>)>();
    check::<(fengong::Parsed<Plan>, fengong::Diagnostic, fengong::model::ReadOptions)>();
    check::<(fengong::check::Checker, fengong::check::Report, fengong::check::Exemptions)>();
}
