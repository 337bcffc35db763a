//! Phases as an order of tasks: what ties a task to a phase, what makes two phases follow each other, and that the order
//! then keeps to them.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;

use fengong::graph::{Dependency, Ground, PhaseTie, PlanGraph, PlanKey, Schedule, TaskSet, Window};
use fengong::model::{Clause, Deadline, PartialDate, Phase, PlanBuilder, SectionDraft, TaskDraft};
use fengong::text::Source;
use fengong::{Directory, Error, Plan};

/// A plan by its lines: `阶段 名 起 止` opens a phase with a heading of its own, `-` leaves a date out; `任务 标题 限` is a task under
/// the last heading; `节` opens a heading of no phase; `提到 名 起 止` names a phase under the last heading.
fn plan(lines: &[&str]) -> Plan {
    let mut builder = PlanBuilder::new();
    let mut section = builder.add_section(SectionDraft::new("一", "总体")).unwrap();
    let date = |words: &mut dyn Iterator<Item = &str>| -> Option<PartialDate> {
        words.next().filter(|word| *word != "-").map(|word| word.parse().unwrap())
    };
    for (at, line) in lines.iter().enumerate() {
        let mut words = line.split(' ');
        let kind = words.next().unwrap();
        let name = words.next().unwrap_or("其他");
        if kind == "阶段" || kind == "节" {
            section = builder.add_section(SectionDraft::new(format!("{at}"), name)).unwrap();
        }
        if kind == "阶段" || kind == "提到" {
            let dates = (date(&mut words), date(&mut words));
            builder.add_phase(Phase::new(name).with_dates(dates.0, dates.1).on(section)).unwrap();
        }
        if kind == "任务" {
            let task = TaskDraft::new(name).on(section).with_clause(Clause::new("甲局负责"));
            let task = builder.add_task(task).unwrap();
            if let Some(due) = date(&mut words) {
                builder.add_deadline(Deadline::new("完成").with_date(due).of_clause(task, 0)).unwrap();
            }
        }
    }
    builder.build().unwrap()
}

fn titles(tasks: &TaskSet<'_>) -> String {
    tasks.iter().map(|task| task.title()).collect::<Vec<_>>().join("、")
}

/// The steps as `earlier < later: tasks < tasks`.
fn steps(lines: &[&str], weakest: PhaseTie) -> Vec<String> {
    let graph = PlanGraph::of(plan(lines));
    let steps = graph.phase_steps(PlanKey::FIRST, weakest).unwrap();
    let told = steps.iter().map(|step| {
        let (earlier, later) = (&step.earlier.name, &step.later.name);
        format!("{earlier} < {later}: {} < {}", titles(&step.before), titles(&step.after))
    });
    told.collect()
}

#[track_caller]
fn check(lines: &[&str], weakest: PhaseTie, expected: &[&str]) {
    assert_eq!(steps(lines, weakest), expected);
}

#[test]
fn tasks_under_the_headings_of_phases_follow_each_other() {
    let lines = ["阶段 启动期", "任务 摸底", "任务 建档", "阶段 攻坚期", "任务 改造"];
    check(&lines, PhaseTie::Heading, &["启动期 < 攻坚期: 摸底、建档 < 改造"]);
}

#[test]
fn a_phase_without_tasks_is_stepped_over() {
    let lines = ["阶段 启动期", "任务 摸底", "阶段 攻坚期", "阶段 收尾期", "任务 验收"];
    check(&lines, PhaseTie::Deadline, &["启动期 < 收尾期: 摸底 < 验收"]);
}

#[test]
fn tasks_that_no_phase_holds_are_left_alone() {
    check(&["阶段 启动期", "阶段 攻坚期", "节", "任务 摸底", "任务 改造"], PhaseTie::Deadline, &[]);
    check(&["阶段 启动期", "任务 摸底", "节", "任务 改造"], PhaseTie::Deadline, &[]);
    check(&["任务 摸底", "任务 改造"], PhaseTie::Deadline, &[]);
}

#[test]
fn several_phases_named_under_one_heading_hold_none_of_its_tasks() {
    let lines = ["节", "提到 启动期", "提到 攻坚期", "任务 摸底", "任务 改造"];
    check(&lines, PhaseTie::Heading, &[]);
}

/// The windows of the tasks as `begin—end`, with `…` for an open end.
fn windows(lines: &[&str]) -> Vec<String> {
    let graph = PlanGraph::of(plan(lines));
    let day = |day: Option<chrono::NaiveDate>| day.map_or("…".to_owned(), |day| day.to_string());
    let told = |window: Window| format!("{}—{}", day(window.from), day(window.to));
    graph.tasks().iter().map(|task| told(task.window())).collect()
}

#[test]
fn a_task_below_several_phases_is_in_each_of_them_and_has_the_time_of_all() {
    let lines = ["节", "提到 启动期 2024-01 2024-06", "提到 攻坚期 2024-07 2025-12", "任务 摸底"];
    check(&lines, PhaseTie::Heading, &[]);
    let graph = PlanGraph::of(plan(&lines));
    for name in ["启动期", "攻坚期"] {
        assert_eq!(titles(&graph.query_tasks().phase(name).resolve().unwrap()), "摸底", "{name}");
    }
    assert_eq!(windows(&lines), ["2024-01-01—2025-12-31"]);
    let timetable = graph.schedule([]).unwrap().timetable("2024-09-01".parse().unwrap(), |_| 30).unwrap();
    let row = timetable.rows()[0];
    assert_eq!((row.due.unwrap().to_string(), row.late()), ("2025-12-31".to_owned(), 0));
}

#[test]
fn a_time_that_one_of_several_phases_leaves_open_is_open() {
    let ends = |first: &str, second: &str| {
        windows(&["节", &format!("提到 启动期 {first}"), &format!("提到 攻坚期 {second}"), "任务 摸底"])[0]
            .clone()
    };
    assert_eq!(ends("2024-01 -", "2024-07 2025-12"), "2024-01-01—…");
    assert_eq!(ends("2024-01 2024-06", "- 2025-12"), "…—2025-12-31");
    assert_eq!(ends("2024-01 2024-06", "- -"), "…—…");
    // The text need not name them in the order of time.
    assert_eq!(ends("2024-07 2025-12", "2024-01 2024-06"), "2024-01-01—2025-12-31");
}

#[test]
fn a_phase_below_another_holds_its_tasks_closer_and_both_hold_them() {
    let mut builder = PlanBuilder::new();
    let dates = |from: &str, to: &str| (Some(from.parse().unwrap()), Some(to.parse().unwrap()));
    let outer = builder.add_section(SectionDraft::new("一", "实施阶段")).unwrap();
    let inner = builder.add_section(SectionDraft::new("1", "攻坚期").below(outer)).unwrap();
    for (name, section, (from, to)) in
        [("实施阶段", outer, dates("2024", "2026")), ("攻坚期", inner, dates("2025", "2025"))]
    {
        builder.add_phase(Phase::new(name).with_dates(from, to).on(section)).unwrap();
    }
    builder.add_task(TaskDraft::new("摸底").on(inner)).unwrap();
    let graph = PlanGraph::of(builder.build().unwrap());
    for name in ["实施阶段", "攻坚期"] {
        assert_eq!(titles(&graph.query_tasks().phase(name).resolve().unwrap()), "摸底", "{name}");
    }
    let window = graph.tasks().first().unwrap().window();
    assert_eq!(window.days(), Some(365));
}

#[test]
fn one_phase_asked_for_under_two_spellings_is_one_answer() {
    let graph = PlanGraph::of(plan(&["阶段 启动期", "任务 摸底", "阶段 攻坚期", "任务 改造"]));
    let asked = |names: &[&str]| {
        let query = names.iter().fold(graph.query_tasks(), |query, &name| query.phase(name));
        query.resolve().map(|tasks| titles(&tasks))
    };
    assert_eq!(asked(&["启动期", "启动 期"]), Ok("摸底".to_owned()));
    assert_eq!(asked(&["启动期", "启动期", "攻坚期"]), Ok("摸底、改造".to_owned()));
    let unknown = Error::UnknownPhase { name: "远 期".to_owned() };
    assert_eq!(asked(&["启动期", "远 期"]), Err(unknown));
}

#[test]
fn a_title_that_names_one_phase_ties_its_task_where_that_is_asked_for() {
    let lines = [
        "节",
        "提到 启动期",
        "提到 攻坚期",
        "任务 启动期摸底",
        "任务 抓好攻坚期改造",
        "任务 启动期到攻坚期宣传",
    ];
    check(&lines, PhaseTie::Heading, &[]);
    check(&lines, PhaseTie::Title, &["启动期 < 攻坚期: 启动期摸底 < 抓好攻坚期改造"]);
}

#[test]
fn a_deadline_ties_to_the_one_phase_it_lies_in_where_that_is_asked_for() {
    let lines = [
        "节",
        "提到 启动期 2026-01 2026-03",
        "提到 攻坚期 2026-04 2026-12",
        "任务 摸底 2026-02",
        "任务 改造 2026-09",
        "任务 宣传 2027-01",
    ];
    check(&lines, PhaseTie::Title, &[]);
    check(&lines, PhaseTie::Deadline, &["启动期 < 攻坚期: 摸底 < 改造"]);
}

#[test]
fn a_heading_is_surer_than_a_deadline() {
    let lines =
        ["阶段 启动期 2026-01 2026-03", "任务 摸底 2026-09", "阶段 攻坚期 2026-04 2026-12", "任务 改造"];
    check(&lines, PhaseTie::Deadline, &["启动期 < 攻坚期: 摸底 < 改造"]);
}

#[test]
fn phases_follow_by_their_dates_or_without_any_by_the_text() {
    let dated = |one: &str, other: &str| {
        let (one, other) = (format!("阶段 启动期{one}"), format!("阶段 攻坚期{other}"));
        steps(&[&one, "任务 摸底", &other, "任务 改造"], PhaseTie::Heading).len()
    };
    assert_eq!(dated("", ""), 1);
    assert_eq!(dated(" 2026-01 2026-03", " 2026-04 2026-12"), 1);
    // Both count the month in which they meet as theirs.
    assert_eq!(dated(" 2026-01 2026-04", " 2026-04 2026-12"), 1);
    // They overlap, run the other way, have one beginning, or only one says when it is.
    assert_eq!(dated(" 2026-01 2026-05", " 2026-04 2026-12"), 0);
    assert_eq!(dated(" 2026-04 2026-12", " 2026-01 2026-03"), 0);
    assert_eq!(dated(" 2026 2026", " 2026 2027"), 0);
    assert_eq!(dated(" 2026-01 2026-03", ""), 0);
    assert_eq!(dated(" 2026-01 -", " 2026-04 2026-12"), 0);
}

#[test]
fn lists_of_phases_below_different_headings_have_nothing_to_do_with_each_other() {
    let lines = [
        "节",
        "提到 甲一期",
        "提到 甲二期",
        "节",
        "提到 乙一期",
        "提到 乙二期",
        "节",
        "任务 甲二期收尾",
        "任务 乙一期摸底",
    ];
    check(&lines, PhaseTie::Title, &[]);
}

#[test]
fn an_unknown_plan_has_no_steps() {
    let graph = PlanGraph::of(plan(&[]));
    let key = PlanKey::new(3);
    assert_eq!(graph.phase_steps(key, PhaseTie::Deadline), Err(Error::UnknownPlan { key }));
    assert_eq!(PlanGraph::default().schedule_with([], []).unwrap().order().len(), 0);
}

#[test]
#[should_panic(expected = "two graphs")]
fn steps_of_another_graph_are_refused() {
    let [one, other] =
        [(); 2].map(|()| PlanGraph::of(plan(&["阶段 启动期", "任务 摸底", "阶段 攻坚期", "任务 改造"])));
    drop(one.schedule_with([], other.phase_steps(PlanKey::FIRST, PhaseTie::Heading).unwrap()));
}

fn scheduled(graph: &PlanGraph) -> Schedule<'_> {
    graph.schedule_with([], graph.phase_steps(PlanKey::FIRST, PhaseTie::Heading).unwrap()).unwrap()
}

const THREE: [&str; 7] =
    ["阶段 收尾期", "任务 验收", "节", "任务 宣传", "阶段 后续期", "任务 总结", "任务 归档"];

#[test]
fn what_waits_for_a_phase_waits_for_all_of_it_and_says_so() {
    let graph = PlanGraph::of(plan(&THREE));
    let schedule = scheduled(&graph);
    let task = |title: &str| graph.query_tasks().title(title).resolve().unwrap().first().unwrap();
    assert_eq!(schedule.steps().len(), 1);
    assert_eq!(schedule.ground(task("验收"), task("归档")), Some(Ground::Phase));
    assert_eq!(schedule.ground(task("宣传"), task("归档")), None);
    assert_eq!(titles(&schedule.waits_for(task("总结"))), "验收");
    assert_eq!(titles(&schedule.needed_by(task("验收"))), "总结、归档");
    assert_eq!(titles(&schedule.after(&graph.task_set([task("验收").key()]).unwrap())), "总结、归档");
    assert_eq!(
        titles(&schedule.ready(&graph.task_set(Vec::<fengong::graph::TaskKey>::new()).unwrap())),
        "验收、宣传"
    );
    // What only phases ask for is told by the steps.
    assert_eq!(schedule.dependencies().count(), 0);
    let timetable = schedule.timetable("2026-01-01".parse().unwrap(), |_| 5).unwrap();
    let path: Vec<_> = timetable.critical_path().iter().map(|task| task.title()).collect();
    assert_eq!(path, ["验收", "总结"]);
    assert_eq!(timetable.ends().unwrap().to_string(), "2026-01-10");
}

#[test]
fn a_dependency_against_the_phases_is_a_circle_of_tasks() {
    let graph = PlanGraph::of(plan(&THREE));
    let keys: Vec<_> = graph.tasks().iter().map(|task| task.key()).collect();
    let against = Dependency::new(keys[2], keys[0]);
    let steps = graph.phase_steps(PlanKey::FIRST, PhaseTie::Heading).unwrap();
    let schedule = graph.schedule_with([against], steps).unwrap();
    assert_eq!(schedule.cycles().iter().map(titles).collect::<Vec<_>>(), ["验收、总结"]);
    let order: Vec<_> = schedule.order().map(|task| task.title()).collect();
    assert_eq!(order, ["验收", "总结", "宣传", "归档"]);
    assert_eq!(
        schedule.ground(graph.task(keys[2]).unwrap(), graph.task(keys[0]).unwrap()),
        Some(Ground::Stated)
    );
}

#[test]
fn a_step_can_be_left_out_or_made_smaller() {
    let graph = PlanGraph::of(plan(&THREE));
    let mut steps = graph.phase_steps(PlanKey::FIRST, PhaseTie::Heading).unwrap();
    steps[0].after = steps[0].after.filter(|task| task.title() == "归档");
    let schedule = graph.schedule_with([], steps).unwrap();
    let waiting: Vec<_> = graph.tasks().iter().filter(|&task| !schedule.waits_for(task).is_empty()).collect();
    assert_eq!(waiting.iter().map(|task| task.title()).collect::<Vec<_>>(), ["归档"]);
}

#[test]
fn two_phases_of_many_tasks_cost_no_square() {
    let mut lines = vec!["阶段 启动期"];
    lines.extend(std::iter::repeat_n("任务 摸底", 20_000));
    lines.push("阶段 攻坚期");
    lines.extend(std::iter::repeat_n("任务 改造", 20_000));
    let graph = PlanGraph::of(plan(&lines));
    let schedule = scheduled(&graph);
    assert_eq!(schedule.before(&graph.tasks()).len(), 20_000);
    assert_eq!(schedule.waits_for(graph.tasks().nth(39_999).unwrap()).len(), 20_000);
    assert_eq!(schedule.timetable("2026-01-01".parse().unwrap(), |_| 1).unwrap().critical_path().len(), 2);
}

proptest! {
    #[test]
    fn steps_say_what_all_their_pairs_would_say(
        phases in vec(0..4_usize, 1..9),
        edges in vec((0..8_usize, 0..8_usize), 0..5),
    ) {
        // Tasks of up to four phases, the headings in order; and the same with a dependency for each pair.
        let mut lines = Vec::new();
        for phase in 0..4 {
            lines.push(format!("阶段 第{phase}期"));
            lines.extend(phases.iter().enumerate().filter(|(_, of)| **of == phase).map(|(at, _)| format!("任务 {at}")));
        }
        let graph = PlanGraph::of(plan(&lines.iter().map(String::as_str).collect::<Vec<_>>()));
        let views: Vec<_> = graph.tasks().iter().collect();
        let of = |at: usize| phases[views[at].title().parse::<usize>().unwrap()];
        let steps = graph.phase_steps(PlanKey::FIRST, PhaseTie::Heading).unwrap();
        let alone = graph.schedule_with([], steps.clone()).unwrap();
        prop_assert!(alone.cycles().is_empty());
        let order: Vec<usize> = alone.order().map(|task| of(views.iter().position(|view| *view == task).unwrap())).collect();
        prop_assert!(order.is_sorted());

        let count = views.len();
        let given: Vec<Dependency> = edges
            .iter()
            .filter(|(one, other)| *one < count && *other < count)
            .map(|&(one, other)| Dependency::new(views[one].key(), views[other].key()))
            .collect();
        let used: BTreeSet<usize> = phases.iter().copied().collect();
        let next = |phase: usize| used.iter().copied().find(|&other| other > phase);
        let pairs = (0..count).flat_map(|one| (0..count).map(move |other| (one, other)));
        let pairs: Vec<_> = pairs.filter(|&(one, other)| next(of(one)) == Some(of(other))).collect();
        let told = pairs.iter().map(|&(one, other)| Dependency::new(views[one].key(), views[other].key()));
        let all = graph.schedule(given.iter().copied().chain(told)).unwrap();
        let short = graph.schedule_with(given.iter().copied(), steps).unwrap();
        prop_assert_eq!(short.cycles(), all.cycles());
        prop_assert_eq!(short.order().collect::<Vec<_>>(), all.order().collect::<Vec<_>>());
        for (at, &view) in views.iter().enumerate() {
            prop_assert_eq!(short.waits_for(view), all.waits_for(view));
            prop_assert_eq!(short.needed_by(view), all.needed_by(view));
            let one = graph.task_set([view.key()]).unwrap();
            prop_assert_eq!(short.before(&one), all.before(&one));
            prop_assert_eq!(short.after(&one), all.after(&one));
            prop_assert_eq!(short.ready(&one), all.ready(&one));
            for (other, &before) in views.iter().enumerate() {
                let stated = given.contains(&Dependency::new(before.key(), view.key()));
                let expected = if stated { Some(Ground::Stated) } else { pairs.contains(&(other, at)).then_some(Ground::Phase) };
                prop_assert_eq!(short.ground(before, view), expected);
            }
        }
        let start = "2026-01-01".parse().unwrap();
        let days = |task: fengong::graph::TaskView<'_>| task.title().parse().unwrap();
        prop_assert_eq!(short.timetable(start, days), all.timetable(start, days));
    }
}

/// Of the steps that are read from a text, by the weakest tie that is asked for.
fn read(text: &str, weakest: PhaseTie) -> Vec<String> {
    let source = Source::new(text).unwrap();
    let graph = PlanGraph::of(Plan::read(&source, &Directory::builtin()).into_value());
    let steps = graph.phase_steps(PlanKey::FIRST, weakest).unwrap();
    let said =
        |step: &fengong::graph::PhaseStep<'_>| format!("{} < {}", titles(&step.before), titles(&step.after));
    steps.iter().map(said).collect()
}

#[test]
fn phases_of_a_text_that_hold_tasks_are_read() {
    let text = "一、实施步骤\n（一）启动阶段（2026年1月—3月）\n1．摸清底数。逐户登记。（市数据局负责）\n\
                （二）攻坚阶段（2026年4月—12月）\n1．建成平台。接入各系统。（市科技局负责）\n";
    assert_eq!(read(text, PhaseTie::Heading), ["摸清底数 < 建成平台"]);
}

#[test]
fn phases_of_a_text_hold_the_tasks_that_fall_due_in_them_only_where_that_is_asked_for() {
    let text = "一、重点任务\n（一）摸清底数。逐户登记。（责任单位：市数据局；完成时限：2026年2月）\n\
                （二）建成平台。接入各系统。（责任单位：市科技局；完成时限：2026年10月）\n\
                （三）加强宣传。多讲几次。（责任单位：市文旅局）\n\
                二、实施步骤\n（一）启动阶段（2026年1月—3月）。成立专班。\n（二）攻坚阶段（2026年4月—12月）。全面铺开。\n";
    assert_eq!(read(text, PhaseTie::Title), [""; 0]);
    assert_eq!(read(text, PhaseTie::Deadline), ["摸清底数 < 建成平台"]);
}
