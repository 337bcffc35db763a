//! Dates, recurring dates and phases by their laws, and the schedule of any text.

#![expect(clippy::unwrap_used)] // a test that cannot go on should stop there

use chrono::{Datelike, NaiveDate};
use fengong::model::{Deadline, Every, PartialDate, Phase, PlanBuilder, Recurring};
use fengong::text::Source;
use fengong::{Directory, Error, Plan};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn days() -> impl Strategy<Value = NaiveDate> {
    (1..=9998_i32, 1..=366_u32).prop_filter_map("a day", |(year, day)| NaiveDate::from_yo_opt(year, day))
}

fn partial() -> impl Strategy<Value = PartialDate> {
    (days(), 0..3_u8).prop_map(|(day, precision)| match precision {
        0 => PartialDate::of_year(day.year()).unwrap(),
        1 => PartialDate::of_month(day.year(), day.month()).unwrap(),
        _ => PartialDate::of_day(day).unwrap(),
    })
}

fn recurring() -> impl Strategy<Value = Recurring> {
    (select(Every::ALL), proptest::option::of(1..=12_u32), proptest::option::of(1..=31_u32))
        .prop_filter_map("a date of its cycle", |(every, month, day)| Recurring::new(every, month, day).ok())
}

proptest! {
    #[test]
    fn a_date_reads_back_from_its_text(date in partial()) {
        prop_assert_eq!(date.to_string().parse::<PartialDate>().unwrap(), date);
    }

    #[test]
    fn a_date_contains_its_first_and_last_day_and_no_other(date in partial()) {
        prop_assert!(date.contains(date.first_day()) && date.contains(date.last_day()));
        prop_assert!(!date.contains(date.last_day().succ_opt().unwrap()));
        prop_assert!(date.first_day().pred_opt().is_none_or(|before| !date.contains(before)));
        prop_assert_eq!(date.as_day().is_some(), date.first_day() == date.last_day() && date.as_day().is_some());
    }

    #[test]
    fn the_next_date_is_the_first_of_its_kind(recurring in recurring(), from in days()) {
        let next = recurring.next(from).unwrap();
        prop_assert!(next >= from);
        prop_assert_eq!(recurring.next(next), Some(next));
        // Whatever lies between is none: asked from there, the answer is the same.
        for ahead in (1..400).step_by(7) {
            if let Some(between) = from.checked_add_days(chrono::Days::new(ahead)).filter(|day| *day < next) {
                prop_assert_eq!(recurring.next(between), Some(next));
            }
        }
    }

    #[test]
    fn any_text_has_a_schedule_with_places_in_it(words in vec(select(WORDS), 0..60)) {
        let text = format!("某市2024年工作要点\n一、重点任务\n（一）修路。{}", words.concat());
        let source = Source::new(text.as_str()).unwrap();
        let plan = Plan::read(&source, &Directory::builtin()).into_value();
        for cadence in plan.cadences() {
            let words = source.slice(cadence.span.unwrap());
            prop_assert!(words.contains(&*cadence.action) || &*cadence.action == "报送" && words.contains('报'));
        }
        for deadline in plan.deadlines() {
            let words = source.slice(deadline.span.unwrap());
            for name in deadline.who.iter().chain(&deadline.to) {
                prop_assert!(words.contains(&*name.printed), "{} in {words}", name.printed);
            }
        }
        for mention in plan.mentions() {
            prop_assert_eq!(source.slice(mention.span.unwrap()), &*mention.department.printed);
        }
    }
}

/// Pieces of sentences about time and departments, in any order.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "每", "季度", "月", "年", "半年", "周", "开展一次", "调度", "、", "，", "。", "通报", "一", "2024年", "6月", "30日", "底", "前", "12", "至", "—", "第一阶段", "（", "）",
    "市科技局", "各县区", "市委", "向", "报告", "要", "联合", "由", "牵头", "与", "等部门", "于", "按", "逐", "定期", "“", "”", "每年12月20日前", "阶段", "13月", "2月30日", "和", "支持", "临沂大学",
];

#[test]
fn impossible_dates_are_refused() {
    for text in
        ["2024-13", "2024-02-30", "0000", "2024-6", "24", "2024-06-30-01", "", "2024年", "-2024", "99999"]
    {
        assert_eq!(
            text.parse::<PartialDate>(),
            Err(Error::ImpossibleDate { given: text.to_owned() }),
            "{text}"
        );
    }
    assert_eq!(PartialDate::of_month(2024, 13).unwrap_err().to_string(), "there is no date 2024-13");
    for (every, month, day) in [
        (Every::Day, None, None),
        (Every::Week, None, Some(8)),
        (Every::Month, None, Some(32)),
        (Every::Quarter, Some(4), None),
        (Every::Year, Some(2), Some(30)),
        (Every::Year, None, Some(1)),
    ] {
        assert!(Recurring::new(every, month, day).is_err(), "{every} {month:?} {day:?}");
    }
}

#[test]
fn a_day_that_a_month_is_too_short_for_is_its_last() {
    let end = Recurring::new(Every::Month, None, None).unwrap();
    assert_eq!(end.next(day(2023, 2, 1)), Some(day(2023, 2, 28)));
    let friday = Recurring::new(Every::Week, None, Some(5)).unwrap();
    assert_eq!(friday.next(day(2024, 6, 1)), Some(day(2024, 6, 7)));
    assert_eq!(friday.to_string(), "-W-5");
    let quarter = Recurring::new(Every::Quarter, Some(3), Some(30)).unwrap();
    assert_eq!(quarter.to_string(), "--03-30/--06-30/--09-30/--12-30");
}

#[test]
fn the_first_phase_that_contains_a_day_is_the_answer() {
    let month = |month| PartialDate::of_month(2024, month).ok();
    let mut builder = PlanBuilder::new();
    builder.add_phase(Phase::new("准备").with_dates(None, month(3))).unwrap();
    builder.add_phase(Phase::new("施工").with_dates(month(3), month(6))).unwrap();
    builder.add_phase(Phase::new("未定")).unwrap();
    builder.add_phase(Phase::new("管护").with_dates(month(8), None)).unwrap();
    let plan = builder.build().unwrap();
    let name = |date| plan.phase_on(date).map(|phase| &*phase.name);
    assert_eq!(name(day(1999, 1, 1)), Some("准备"));
    assert_eq!(name(day(2024, 3, 31)), Some("准备"));
    assert_eq!(name(day(2024, 4, 1)), Some("施工"));
    assert_eq!(name(day(2024, 7, 31)), None);
    assert_eq!(name(day(2050, 1, 1)), Some("管护"));
}

#[test]
fn what_is_not_there_cannot_be_referred_to() {
    let plan = Plan::builder("方案").section("一", "任务").task("修路").build().unwrap();
    let (section, task) = (plan.sections()[0].id, plan.tasks()[0].id);
    let mut builder = PlanBuilder::new();
    assert_eq!(builder.add_phase(Phase::new("准备").on(section)), Err(Error::UnknownSection { id: section }));
    assert_eq!(
        builder.add_deadline(Deadline::new("报告").of_clause(task, 0)),
        Err(Error::UnknownTask { id: task })
    );
    assert!(builder.build().unwrap().phases().is_empty());
}

#[test]
fn an_impossible_date_is_a_finding() {
    let source = Source::new("一、重点任务\n（一）修路。2024年2月30日前完成设计。").unwrap();
    let parsed = Plan::read(&source, &Directory::builtin());
    let finding = parsed.diagnostics.iter().find(|finding| finding.code.name() == "impossible-date").unwrap();
    assert!(source.slice(finding.span.unwrap()).contains("2月30日"), "{finding:?}");
    assert_eq!(finding.message, "日历中没有“2月30日”，按原文保留");
    assert_eq!(parsed.value.deadlines()[0].date, None);
}

#[test]
fn a_mention_is_never_an_assignment() {
    let source = Source::new(
        "一、重点任务\n（一）修路。由市发改委牵头建立机制，联合市财政局推进。（市交通局、市发展改革委）",
    )
    .unwrap();
    let plan = Plan::read(&source, &Directory::builtin()).into_value();
    assert_eq!(plan.mentions().len(), 2);
    assert_eq!(plan.tasks()[0].assignments.len(), 2);
    let known = plan.department_of(&plan.mentions()[0].department).unwrap();
    assert_eq!(&*known.name, "市发展改革委");
    assert!(plan.department_of(&plan.mentions()[1].department).is_none());
}
