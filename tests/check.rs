//! The checker through its public face: which rules run, how much they matter, what is exempt, and how a plan without text is checked.
#![expect(clippy::unwrap_used)] // in a test a panic is the answer

use fengong::check::{Checker, Exemption, Exemptions, Report, Rule};
use fengong::diagnostic::{Parsed, Severity};
use fengong::model::{PlanBuilder, SectionDraft, TaskDraft};
use fengong::text::{Source, Span};
use fengong::{Directory, Error, Plan};

/// Three tasks: one without departments, one that nobody leads, one in order.
const PLAN: &str = "\
一、总体要求
把事情办好。
二、重点任务
（一）整治占道。清理摊点。
（二）培训教师。开展轮训。（市教育局、市人社局按职责分工负责）
三、保障措施
（一）安排资金。下达预算。（市财政局、市审计局按职责分工负责）
（二）组织宣传。播放短片。（市委宣传部负责）
";

fn read(text: &str) -> (Source<'_>, Parsed<Plan>) {
    let source = Source::new(text).unwrap();
    let parsed = Plan::read(&source, &Directory::builtin());
    (source, parsed)
}

fn check(checker: &Checker, text: &str) -> Report {
    let (source, parsed) = read(text);
    checker.check(&parsed, &source)
}

/// The findings as `line:code`; `-` for what is about the whole document.
fn found(report: &Report, text: &str) -> String {
    let source = Source::new(text).unwrap();
    let place = |span: fengong::text::Span| source.position(span.start()).line.to_string();
    let found = report
        .findings()
        .iter()
        .map(|finding| format!("{}:{}", finding.span.map_or("-".to_owned(), place), finding.code));
    found.collect::<Vec<_>>().join(" ")
}

fn codes(checker: &Checker) -> Vec<&'static str> {
    checker.rules().map(|rule| rule.code().as_str()).collect()
}

fn selected(word: &str) -> Vec<&'static str> {
    codes(&Checker::new().select(word).unwrap())
}

fn suggested(error: Error) -> Option<String> {
    let Error::UnknownRule { nearest, .. } = error else { panic!("{error}") };
    nearest
}

fn exempting(exemptions: impl IntoIterator<Item = Exemption>) -> Checker {
    Checker::new()
        .select("FG1")
        .unwrap()
        .select("FG901")
        .unwrap()
        .with_exemptions(exemptions.into_iter().collect())
}

#[test]
fn a_rule_is_selected_by_code_beginning_name_and_group() {
    assert_eq!(selected("FG103"), ["FG103"]);
    assert_eq!(selected("fg103"), ["FG103"]);
    assert_eq!(selected("task-without-lead"), ["FG103"]);
    let group = selected("responsibility");
    assert!(group.len() > 5 && group.iter().all(|code| code.starts_with("FG1")), "{group:?}");
    assert_eq!(selected("FG1"), group);
    assert_eq!(selected("FG10"), group.iter().copied().filter(|code| code < &"FG110").collect::<Vec<_>>());
    assert_eq!(selected("all").len(), Rule::all().len());
}

#[test]
fn what_runs_unasked_is_what_is_on_by_default() {
    let on: Vec<_> = Rule::all().iter().filter(|rule| rule.runs_by_default()).collect();
    assert_eq!(Checker::new().rules().collect::<Vec<_>>(), on);
}

#[test]
fn the_first_selection_clears_further_ones_add_and_ignoring_takes_away() {
    let both = Checker::new().select("FG103").unwrap().select("FG102").unwrap();
    assert_eq!(codes(&both), ["FG102", "FG103"]);
    assert_eq!(codes(&both.ignore("task-without-lead").unwrap()), ["FG102"]);
    let rest = codes(&Checker::new().ignore("responsibility").unwrap());
    assert!(!rest.is_empty() && !rest.iter().any(|code| code.starts_with("FG1")), "{rest:?}");
    assert!(codes(&Checker::new().ignore("all").unwrap()).is_empty());
}

#[test]
fn a_word_that_nothing_is_called_is_refused_with_the_nearest() {
    for (word, nearest) in [
        ("task-without-leed", Some("task-without-lead")),
        ("FG13", Some("FG103")),
        ("responsability", Some("responsibility")),
        ("alle", Some("all")),
        ("task_without_lead", Some("task-without-lead")),
        // What looks like nothing there is gets no wild guess.
        ("FG", None),
        ("FG999", None),
        ("spelling", None),
        ("", None),
    ] {
        let refused = [
            Checker::new().select(word).map(drop),
            Checker::new().ignore(word).map(drop),
            Checker::new().with_severity(word, Severity::Info).map(drop),
            Exemption::new(word, "理由").map(drop),
        ];
        for error in refused {
            assert_eq!(suggested(error.unwrap_err()).as_deref(), nearest, "{word}");
        }
    }
    let error = Checker::new().select("规则").unwrap_err();
    assert_eq!(error.to_string(), "no rule is called \"规则\"");
    let error = Checker::new().select("alle").unwrap_err();
    assert_eq!(error.to_string(), "no rule is called \"alle\"; the nearest is all");
}

#[test]
fn asked_for_one_rule_only_rules_are_suggested() {
    let nearest = |word| suggested(Rule::named(word).unwrap_err());
    assert_eq!(nearest("repeated-headings").as_deref(), Some("repeated-heading"));
    // The nearest words of these are a group and the word for every rule.
    assert_eq!([nearest("responsability"), nearest("alle")], [None, None]);
}

#[test]
fn severity_is_changed_for_a_rule_or_a_group_and_found_again_in_the_report() {
    let checker = Checker::new().select("FG1").unwrap();
    let before = check(&checker, PLAN);
    assert_eq!(found(&before, PLAN), "4:FG102 5:FG103 7:FG103");
    assert_eq!((before.count(Severity::Warning), before.count(Severity::Info)), (1, 2));
    assert!(before.is_clean(Severity::Error) && !before.is_clean(Severity::Warning));

    let raised = checker.with_severity("task-without-lead", Severity::Error).unwrap();
    let after = check(&raised, PLAN);
    assert_eq!((after.count(Severity::Error), after.count(Severity::Warning)), (2, 1));

    let lowered = raised.with_severity("responsibility", Severity::Info).unwrap();
    assert!(check(&lowered, PLAN).is_clean(Severity::Warning));
}

#[test]
fn severity_of_what_reading_found_is_changed_as_well() {
    let text = "一、重点任务\n（一）建设科技馆。完成选址。（市科技局、市财正局负责）\n";
    let checker = Checker::new().select("FG101").unwrap().with_severity("FG101", Severity::Error).unwrap();
    let report = check(&checker, text);
    assert_eq!((found(&report, text).as_str(), report.count(Severity::Error)), ("2:FG101", 1));
}

#[test]
fn a_rule_that_does_not_run_finds_nothing() {
    assert_eq!(found(&check(&Checker::new().select("FG102").unwrap(), PLAN), PLAN), "4:FG102");
    assert_eq!(found(&check(&Checker::new().ignore("all").unwrap(), PLAN), PLAN), "");
}

#[test]
fn findings_come_in_document_order_whatever_the_order_of_the_rules() {
    let report = check(&Checker::new().select("all").unwrap(), PLAN);
    let starts: Vec<_> = report.findings().iter().map(|finding| finding.span.map(|s| s.start())).collect();
    assert!(starts.len() > 2 && starts.is_sorted(), "{starts:?}");
}

#[test]
fn an_exempt_finding_is_kept_apart_with_its_reason() {
    let report = check(&exempting([Exemption::new("FG103", "各自负责本领域").unwrap()]), PLAN);
    assert_eq!(found(&report, PLAN), "4:FG102");
    let exempted = report.exempted();
    assert_eq!(exempted.len(), 2);
    assert!(
        exempted.iter().all(|one| one.reason == "各自负责本领域" && one.finding.code.as_str() == "FG103")
    );
}

#[test]
fn an_exemption_is_narrowed_by_the_heading_in_any_width() {
    for path in ["三/（一）", "三/(一)", "三", "三/"] {
        let report =
            check(&exempting([Exemption::new("task-without-lead", "理由").unwrap().below(path)]), PLAN);
        assert_eq!(found(&report, PLAN), "4:FG102 5:FG103", "{path}");
    }
    for path in ["三/（", "三/（二）", "（一）", "四"] {
        let report = check(&exempting([Exemption::new("FG103", "理由").unwrap().below(path)]), PLAN);
        assert_eq!(found(&report, PLAN), "4:FG102 5:FG103 7:FG103 -:FG901", "{path}");
    }
}

#[test]
fn an_exemption_finds_a_heading_as_a_query_does() {
    // A label with a stroke of its own, and one that is the beginning of another.
    let mut builder = PlanBuilder::new();
    let top =
        builder.add_section(SectionDraft::new("二", "重点任务").with_span(Some(Span::new(0, 3)))).unwrap();
    for (at, label) in (1..).zip(["a/b", "（一）", "（一）1"]) {
        let span = Some(Span::new(at * 3, at * 3 + 3));
        let section = SectionDraft::new(label, "").with_span(span).below(top);
        let section = builder.add_section(section).unwrap();
        builder.add_task(TaskDraft::new(format!("任务{at}")).on(section).with_span(span)).unwrap();
    }
    let plan = builder.section("一", "总体要求").task("组织领导").lead("市科技局").build().unwrap();
    let graph = fengong::graph::PlanGraph::of(plan.clone());
    for (path, exempt) in [
        ("二", 3),
        ("二/a/b", 1),
        ("二/a", 0),
        ("二/(一)", 1),
        ("二/（一）1/", 1),
        ("", 0),
        ("/", 0),
        (" ", 0),
    ] {
        let report = exempting([Exemption::new("FG102", "理由").unwrap().below(path)]).check_plan(&plan);
        assert_eq!((report.exempted().len(), report.findings().len()), (exempt, 3 - exempt), "{path:?}");
        let found = graph.query_tasks().section(path).resolve();
        let unknown = Err(Error::UnknownSectionPath { path: path.to_owned() });
        assert_eq!(found.map(|tasks| tasks.len()), if exempt > 0 { Ok(exempt) } else { unknown }, "{path:?}");
        assert_eq!(
            plan.sections_below(path).filter(|section| section.parent.is_some()).count(),
            exempt,
            "{path:?}"
        );
    }
}

#[test]
fn the_words_of_an_exemption_may_stand_in_either_width() {
    let text = "一、重点任务\n（一）安排（东段）资金。下达ＡＢ预算。（市财政局、市审计局按职责分工负责）\n";
    let exempted = |words: &str| {
        let exempt = Exemption::new("FG103", "理由").unwrap().containing(words);
        check(&exempting([exempt]), text).exempted().len()
    };
    for words in ["（东段）", "(东段)", "东 段", "AB预算", "ＡＢ 预算"] {
        assert_eq!(exempted(words), 1, "{words}");
    }
    // Words that say nothing are no declaration.
    for words in ["（西段）", "", "\u{3000}"] {
        assert_eq!(exempted(words), 0, "{words}");
    }
}

#[test]
fn an_exemption_is_narrowed_by_words_of_the_message_or_the_line() {
    for words in ["任务“安排资金”", "下达预算"] {
        let report = check(&exempting([Exemption::new("FG103", "理由").unwrap().containing(words)]), PLAN);
        assert_eq!(found(&report, PLAN), "4:FG102 5:FG103", "{words}");
    }
    // The words of the line before are another line's.
    let elsewhere = Exemption::new("FG103", "理由").unwrap().containing("保障措施");
    assert_eq!(found(&check(&exempting([elsewhere]), PLAN), PLAN), "4:FG102 5:FG103 7:FG103 -:FG901");
}

#[test]
fn path_and_words_must_both_hold() {
    let both = |path: &str, words: &str| {
        exempting([Exemption::new("FG103", "理由").unwrap().below(path).containing(words)])
    };
    assert_eq!(found(&check(&both("三", "安排资金"), PLAN), PLAN), "4:FG102 5:FG103");
    assert_eq!(found(&check(&both("二", "安排资金"), PLAN), PLAN), "4:FG102 5:FG103 7:FG103 -:FG901");
}

#[test]
fn a_group_is_exempt_at_once_and_the_first_that_matches_gives_the_reason() {
    let report = check(
        &exempting([
            Exemption::new("FG102", "市场主体完成").unwrap(),
            Exemption::new("responsibility", "征求意见稿").unwrap(),
        ]),
        PLAN,
    );
    assert_eq!(found(&report, PLAN), "");
    let reasons: Vec<&str> = report.exempted().iter().map(|one| one.reason.as_str()).collect();
    assert_eq!(reasons, ["市场主体完成", "征求意见稿", "征求意见稿"]);
}

#[test]
fn an_exemption_that_matches_nothing_is_a_finding() {
    let unused = Exemption::new("collective-lead", "各地分别实施").unwrap().below("二/（一）");
    let report = check(&exempting([unused.clone()]), PLAN);
    let last = report.findings().last().unwrap();
    assert_eq!((last.code.as_str(), last.span, last.severity), ("FG901", None, Severity::Warning));
    assert!(
        last.message.contains("collective-lead") && last.message.contains("二/（一）"),
        "{}",
        last.message
    );

    let silent = exempting([unused.clone()]).ignore("unused-exemption").unwrap();
    assert_eq!(found(&check(&silent, PLAN), PLAN), "4:FG102 5:FG103 7:FG103");
    let loud = exempting([unused]).with_severity("FG901", Severity::Error).unwrap();
    assert_eq!(check(&loud, PLAN).count(Severity::Error), 1);
}

#[test]
fn an_exemption_for_a_rule_that_did_not_run_is_not_unused() {
    let checker = exempting([Exemption::new("FG107", "各地分别实施").unwrap()]).ignore("FG107").unwrap();
    assert_eq!(found(&check(&checker, PLAN), PLAN), "4:FG102 5:FG103 7:FG103");
}

#[test]
fn an_exemption_needs_a_reason() {
    for reason in ["", "  ", "\u{3000}"] {
        assert!(matches!(Exemption::new("FG103", reason), Err(Error::EmptyName { .. })), "{reason:?}");
    }
}

#[test]
fn a_plan_built_by_hand_is_checked_without_its_text() {
    let plan = Plan::builder("方案")
        .section("一", "重点任务")
        .task("整治占道")
        .task("建设科技馆")
        .lead("市科技局")
        .lead("市财政局")
        .build()
        .unwrap();
    let unused = Exemption::new("FG107", "各地分别实施").unwrap();
    let report = exempting([unused]).check_plan(&plan);
    let found: Vec<_> =
        report.findings().iter().map(|finding| (finding.code.as_str(), finding.span)).collect();
    assert_eq!(found, [("FG102", None), ("FG104", None)]);

    let by_words = Exemption::new("FG104", "并列牵头").unwrap().containing("建设科技馆");
    let report = exempting([by_words]).check_plan(&plan);
    assert_eq!((report.findings().len(), report.exempted().len()), (1, 1));
}

#[test]
fn every_rule_bears_an_empty_plan_and_an_empty_text() {
    let all = Checker::new().select("all").unwrap();
    assert!(all.check_plan(&Plan::default()).findings().is_empty());
    assert_eq!(found(&check(&all, ""), ""), "-:FG001");
}

#[test]
fn the_same_text_gives_the_same_bytes() {
    let text = fengong::sample::TEXT;
    let all = || Checker::new().select("all").unwrap();
    let first = format!("{:?}", check(&all(), text));
    assert!(first.len() > 1000);
    for _ in 0..5 {
        assert_eq!(format!("{:?}", check(&all(), text)), first);
    }
    let other = std::thread::spawn(move || format!("{:?}", check(&all(), text))).join().unwrap();
    assert_eq!(other, first);
}

/// Ten tasks, some of them led by one department.
fn led_by(one: &str, count: usize) -> Plan {
    let others =
        ["市财政局", "市水利局", "市教育局", "市审计局", "市民政局", "市商务局", "市司法局", "市统计局"];
    let mut plan = Plan::builder("方案").section("一", "重点任务");
    for at in 0..10 {
        let lead = if at < count { one } else { others[at % others.len()] };
        plan = plan.task(format!("任务{at}")).lead(lead);
    }
    plan.build().unwrap()
}

#[test]
fn a_department_is_overloaded_above_the_share_and_not_at_it() {
    let overloaded = |share: Option<f64>, count| {
        let checker = Checker::new().select("overloaded-department").unwrap();
        let checker = share.map_or(checker.clone(), |share| checker.with_overload_share(share));
        checker.check_plan(&led_by("市科技局", count)).findings().len()
    };
    assert_eq!((overloaded(None, 5), overloaded(None, 6)), (0, 1));
    assert_eq!((overloaded(Some(0.3), 3), overloaded(Some(0.3), 4)), (0, 1));
    assert_eq!(overloaded(Some(0.0), 10), 1);
    for no_share in [1.0, 1.5, -0.1, f64::NAN, f64::INFINITY] {
        assert_eq!(overloaded(Some(no_share), 10), 0, "{no_share}");
    }
}

#[test]
fn exemptions_are_read_from_a_file_and_written_back() {
    let file = "\
[[exemptions]]
rule = \"FG103\"
path = \"三/（一）\"
reason = \"各自负责本领域\"

[[exemptions]]
rule = \"task-without-department\"
containing = \"占道\"
reason = \"由市场主体完成\"
";
    let exemptions: Exemptions = toml::from_str(file).unwrap();
    let rules: Vec<_> = exemptions.iter().map(|one| (one.rule(), one.reason())).collect();
    assert_eq!(rules, [("FG103", "各自负责本领域"), ("task-without-department", "由市场主体完成")]);
    let report = check(&exempting(exemptions.iter().cloned()), PLAN);
    assert_eq!(found(&report, PLAN), "5:FG103");

    let json = serde_json::to_string(&exemptions).unwrap();
    assert_eq!(serde_json::from_str::<Exemptions>(&json).unwrap(), exemptions);
    assert_eq!(toml::from_str::<Exemptions>("").unwrap(), Exemptions::default());
}

#[test]
fn a_bad_file_of_exemptions_is_refused_with_the_reason() {
    for (file, said) in [
        ("[[exemptions]]\nrule = \"FG13\"\nreason = \"理由\"\n", "FG103"),
        ("[[exemptions]]\nrule = \"FG103\"\nreason = \" \"\n", "empty"),
        ("[[exemptions]]\nrule = \"FG103\"\n", "reason"),
        ("[[exemptions]]\nrule = \"FG103\"\nreason = \"理由\"\npaths = \"三\"\n", "paths"),
        ("[[exemption]]\nrule = \"FG103\"\nreason = \"理由\"\n", "exemption"),
    ] {
        let error = toml::from_str::<Exemptions>(file).unwrap_err();
        assert!(error.to_string().contains(said), "{file}{error}");
    }
}

/// Reports of several documents that were held against the same exemptions, each by its name.
fn shared<const N: usize>(exemptions: &Exemptions, documents: [(&str, &str); N]) -> [String; N] {
    let report = |(name, text)| check(&exempting(exemptions.for_document(name).iter().cloned()), text);
    let mut reports = documents.map(report);
    Report::share_exemptions(&mut reports);
    core::array::from_fn(|at| found(&reports[at], documents[at].1))
}

/// A plan of which every task is in order.
const CLEAN: &str = "一、重点任务\n（一）建设科技馆。完成选址。（市科技局负责）\n";

#[test]
fn an_exemption_that_one_document_uses_is_not_unused_in_another() {
    let used = Exemption::new("FG102", "市场主体完成").unwrap().containing("占道");
    let unused = Exemption::new("FG107", "各地分别实施").unwrap();
    let exemptions = Exemptions::from_iter([used, unused]);
    let reports = shared(&exemptions, [("甲.txt", CLEAN), ("乙.txt", PLAN), ("丙.txt", CLEAN)]);
    assert_eq!(reports, ["-:FG901", "5:FG103 7:FG103", ""]);
}

#[test]
fn an_exemption_of_one_file_is_for_no_other() {
    let exempt = Exemption::new("FG102", "市场主体完成").unwrap().in_file("2024/甲.txt");
    let exemptions = Exemptions::from_iter([exempt]);
    let names = [("plans/2024/甲.txt", PLAN), ("./2024/甲.txt", PLAN), ("plans\\2024\\甲.txt", PLAN)];
    let whole = "4:FG102 5:FG103 7:FG103";
    assert_eq!(shared(&exemptions, names), ["5:FG103 7:FG103"; 3]);
    assert_eq!(shared(&exemptions, [("plans/甲.txt", PLAN), ("2024/新甲.txt", PLAN)]), [whole; 2]);
    assert_eq!(shared(&exemptions, [("2024/甲.txt", CLEAN), ("乙.txt", PLAN)]), ["-:FG901", whole]);

    let file = "[[exemptions]]\nrule = \"FG102\"\nfile = \"2024/甲.txt\"\nreason = \"市场主体完成\"\n";
    assert_eq!(toml::from_str::<Exemptions>(file).unwrap(), exemptions);
}

#[test]
fn a_bureau_that_leads_most_of_its_own_plan_is_reported_only_on_demand() {
    assert!(!codes(&Checker::new()).contains(&"FG112"));
    assert!(selected("overloaded-department").contains(&"FG112"));
}
