//! Any text reads: what comes out of bad, odd and empty input, and which misuse is an error.

#![expect(clippy::unwrap_used, clippy::string_slice)] // a test that cannot go on should stop there

use fengong::diagnostic::Severity;
use fengong::text::Source;
use fengong::{Directory, Error, Parsed, Plan, sample};

const PLAN: &str = "一、重点任务\n（一）修路。年内通车。（责任单位：市交通运输局、市财政局，各县区政府）\n（二）栽树。选本地树种。（市林业局负责）\n";

fn read(text: &str) -> Parsed<Plan> {
    Plan::read(&Source::new(text).unwrap(), &Directory::builtin())
}

/// Paths, printed names and roles: what must not change when only the look of a text does.
fn facts(text: &str) -> Vec<String> {
    let plan = read(text).into_value();
    plan.tasks()
        .iter()
        .flat_map(|task| {
            let path = plan.task_path(task.id).unwrap();
            let title = task.title.clone();
            task.assignments
                .iter()
                .map(move |who| format!("{path} {title} {} {} {}", who.printed, who.role, who.group))
        })
        .collect()
}

#[track_caller]
fn finds_nothing(text: &str, finding: &str) {
    let parsed = read(text);
    assert!(parsed.value.tasks().is_empty(), "{text:?}");
    let names: Vec<_> = parsed.diagnostics.iter().map(|finding| finding.code.name()).collect();
    assert!(names.contains(&finding), "{text:?} gives {names:?}");
}

#[track_caller]
fn reads_the_same(text: &str) {
    let expected = facts(PLAN);
    assert_eq!(expected.len(), 4);
    assert_eq!(facts(text), expected, "{text:?}");
}

#[test]
fn a_document_with_nothing_in_it_gives_an_empty_plan_and_a_finding() {
    finds_nothing("", "empty-document");
    finds_nothing(" \t\r\n　\u{feff}\u{200b}\n", "empty-document");
    finds_nothing("今天天气很好。", "no-plan-found");
    finds_nothing("\u{0}\u{1}\u{2}\u{7f}\u{fffd}PK\u{3}\u{4}", "no-plan-found");
}

#[test]
fn a_text_of_a_few_characters_is_read_to_its_end() {
    let text = "1年内建5所\n2";
    for end in (0..=text.len()).filter(|&end| text.is_char_boundary(end)) {
        assert!(read(&text[..end]).value.targets().len() <= 1, "{:?}", &text[..end]);
    }
}

#[test]
fn findings_about_an_empty_document_are_errors_and_say_what_to_do() {
    let finding = read("").diagnostics.remove(0);
    assert_eq!((finding.code.as_str(), finding.severity), ("FG001", Severity::Error));
    assert!(finding.help.is_some());
}

#[test]
fn line_ends_of_every_kind_read_the_same() {
    reads_the_same(&PLAN.replace('\n', "\r\n"));
    reads_the_same(&PLAN.replace('\n', "\r"));
    reads_the_same(&PLAN.replace('\n', "\n\n\n"));
    reads_the_same(&PLAN.replace('\n', "\u{c}"));
}

#[test]
fn marks_that_carry_no_text_read_the_same() {
    reads_the_same(&format!("\u{feff}{PLAN}"));
    reads_the_same(&PLAN.replace("市财政局", "市财\u{200b}政局"));
    reads_the_same(&PLAN.replace("市财政局", "\u{202a}市财政局\u{202c}"));
    reads_the_same(&PLAN.replace("市财政局", "市财 政 局"));
    reads_the_same(&PLAN.replace('（', "\u{2066}（"));
}

#[test]
fn a_null_character_is_reported_where_it_stands() {
    let text = PLAN.replace("栽树", "栽\u{0}树");
    let parsed = read(&text);
    assert_eq!(parsed.value.tasks().len(), 2);
    let finding =
        parsed.diagnostics.iter().find(|finding| finding.code.name() == "control-character").unwrap();
    assert_eq!(finding.span.map(|span| text[span.range()].to_owned()), Some("\u{0}".to_owned()));
}

#[test]
fn private_use_characters_stay_in_names_and_titles() {
    let plan = read(&PLAN.replace("修路", "修\u{e003}路")).into_value();
    assert_eq!(&*plan.tasks()[0].title, "修\u{e003}路");
}

#[test]
fn brackets_that_nobody_closes_lose_no_other_task() {
    let text = PLAN.replace("市财政局，各县区政府）", "市财政局，各县区政府");
    let plan = read(&text).into_value();
    assert_eq!(plan.tasks().len(), 2);
    assert_eq!(plan.tasks()[1].assignments.len(), 1);
    let many = format!("{PLAN}{}", "（".repeat(10_000));
    assert_eq!(read(&many).value.tasks().len(), 2);
}

#[test]
fn a_text_over_the_limit_is_an_error_with_size_and_limit() {
    let error = Source::with_limit("二十个字节以上的一段话", 20).unwrap_err();
    assert_eq!(error, Error::SourceTooLarge { size: 33, limit: 20 });
    assert_eq!(error.to_string(), "the text has 33 bytes, the limit is 20; split it or raise the limit");
}

#[test]
fn bytes_that_are_no_utf8_are_an_error_with_the_place() {
    let bytes = [PLAN.as_bytes(), &[0xc4, 0xea]].concat();
    assert_eq!(Source::from_utf8(&bytes).unwrap_err(), Error::InvalidUtf8 { offset: PLAN.len() });
}

#[test]
fn reading_twice_gives_the_same() {
    assert_eq!(read(sample::TEXT), read(sample::TEXT));
}

/// Every span of a plan fits the text.
#[track_caller]
fn spans_fit(text: &str) {
    let plan = read(text).into_value();
    let sections = plan.sections().iter().map(|section| section.span);
    let measures = plan.tasks().iter().flat_map(|task| task.measures.iter().map(|measure| measure.span));
    let governed = plan.tasks().iter().flat_map(|task| task.clauses.iter().map(|clause| clause.governs));
    for span in sections.chain(measures).chain(governed).flatten() {
        assert!(text.get(span.range()).is_some(), "{span:?} cuts a character of {text:?}");
    }
}

#[test]
fn a_step_whose_title_stands_on_the_next_line_has_a_place() {
    spans_fit("一、任务\n（一）项目。（责任单位：市科技局）\n①\n\n修好水渠，种上树。\n");
    spans_fit("一、任务\n（一）项目。（责任单位：市科技~职责分工\n\n①\n\n\n[职\n~局）\n");
}

#[test]
fn a_row_torn_over_lines_has_a_place() {
    spans_fit(
        "附件\n序号\t任务\t牵头单位\t配合单位\t完成时限；\n1\t修路\t市交通局\t无\t2024年\n2\t种树\t市园林局\t市水利| 单位 | 2025年〕〔|路\t市交通局\t无\t2024年\n2\t局\t市交通局\t|\n",
    );
}

#[test]
fn groups_whose_lines_were_all_joined_before_tell_no_width() {
    spans_fit("指标|2026|\n（绿\n）\n（树\n）\n|");
}

/// Reads a text whose only name is `name`, which is marks and nothing else, and gives the plan back as it comes from its file.
#[track_caller]
fn keeps(text: &str) -> Plan {
    let plan = read(text).into_value();
    assert_eq!(Plan::from_json(&plan.to_json()).as_ref(), Ok(&plan), "{text:?}");
    plan
}

#[test]
fn a_cell_of_marks_alone_is_a_name_as_printed() {
    let names = |text: &str| -> Vec<String> {
        keeps(text).indicators().iter().map(|indicator| indicator.name.to_string()).collect()
    };
    assert_eq!(names("指标\t2020年\n*\t5\n绿道长度\t6"), ["*", "绿道长度"]);
    assert_eq!(names("指标\t2020年\n①\t5\n绿道长度*\t6"), ["①", "绿道长度"]);
    assert_eq!(names("\t单位\t2020年\t2025年\n。\t公里\t5\t6"), ["。"]);
    let titles: Vec<String> = keeps("|任务|责任单位|\n|*|市科技局|\n|修路|市财政局|")
        .tasks()
        .iter()
        .map(|task| task.title.to_string())
        .collect();
    assert_eq!(titles, ["*", "修路"]);
}

#[test]
fn a_plan_that_was_read_is_checked_without_its_text() {
    let filler = "先补大的坑。".repeat(60);
    let plan = read(&format!("一、主要目标\n{filler}到2027年，高新技术企业数年均增长10%。\n")).into_value();
    assert!(!plan.targets().is_empty());
    // It ends, which is all that is asked.
    let _ = fengong::check::Checker::new().select("all").unwrap().check_plan(&plan);
}

#[test]
fn a_tag_is_seen_wherever_it_stands_in_a_long_line() {
    // What is far from the end of a line is looked at apart from what is near.
    for near in 580..600 {
        let text = |tag: &str| format!("（一）修{tag}路。{}。（市交通局牵头）\n", "树".repeat(near));
        assert_eq!(facts(&text("<span>")), facts(&text("")), "{near}");
    }
}
