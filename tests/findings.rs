//! Findings as people and programs get them: lines, excerpts with carets, JSON lines, SARIF and Markdown.
#![expect(clippy::unwrap_used, clippy::string_slice)] // in a test a panic is the answer

use fengong::check::{Checker, Exemption, Exemptions, Report};
use fengong::render::Findings;
use fengong::text::{Source, display_width};
use fengong::{Directory, Plan};
use serde_json::Value;
use unicode_width::UnicodeWidthChar;

const TEXT: &str =
    "一、重点任务\n（一）建设科技馆。完成选址。（市科技局负责）\n（二）整治|占道。清理摊点。\n";

fn checked(text: &str, checker: &Checker) -> (Source<'static>, Report) {
    let source = Source::new(text.to_owned()).unwrap();
    let report = checker.check(&Plan::read(&source, &Directory::builtin()), &source);
    (source, report)
}

fn only(rule: &str) -> Checker {
    Checker::new().select(rule).unwrap()
}

#[test]
fn a_short_line_has_file_line_column_code_and_message() {
    let (source, report) = checked(TEXT, &only("FG102"));
    let findings = Findings::new().with_document("计划.txt", &source, &report);
    assert_eq!(findings.to_short(), "计划.txt:3:1: FG102 任务“整治|占道”没有责任单位\n");
}

#[test]
fn an_excerpt_shows_the_line_and_carets() {
    let (source, report) = checked(TEXT, &only("FG102"));
    let findings = Findings::new().with_document("计划.txt", &source, &report);
    assert_eq!(
        findings.to_text(false),
        "计划.txt:3:1: 警告 FG102 任务“整治|占道”没有责任单位
  |
3 | （二）整治|占道。清理摊点。
  | ^^^^^^^^^^^^^^^
  |
  = 改法: 请补上责任单位

1份文档：错误0处，警告1处，提示0处
"
    );
}

#[test]
fn a_correction_that_only_takes_blanks_away_shows_them() {
    let title = "江州市人民政府关于印发江州市绿道建设行动计划的 通知";
    let text = format!(
        "{title}\n各县区人民政府：\n现将《江州市绿道建设行动计划》印发给你们。\n一、重点任务\n（一）贯通绿道。（市园林局负责）"
    );
    let (source, report) = checked(&text, &only("FG412"));
    let shown = Findings::new().with_document("a", &source, &report).to_text(false);
    assert!(shown.contains("更正: 删去“␣”"), "{shown}");
    let (source, report) = checked(&text.replacen("建设", "建设 ", 1), &only("FG412"));
    let shown = Findings::new().with_document("a", &source, &report).to_text(false);
    assert!(shown.contains("更正: “␣行动计划的␣”改为“行动计划的”"), "{shown}");
}

/// The words above the carets of the only finding.
fn above_the_carets(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|line| line.contains('^')).unwrap();
    let carets = lines[at].split_once('|').unwrap().1;
    let words = lines[at - 1].split_once('|').unwrap().1;
    let from = carets.find('^').unwrap();
    let width = carets.matches('^').count();
    let mut column = 0;
    let inside = |c: &char| {
        let at = column;
        // What takes no column belongs to the character before it.
        let own = c.width().unwrap_or(0);
        column += own;
        (from..from + width).contains(&if own == 0 { at.saturating_sub(1) } else { at })
    };
    words.chars().filter(inside).collect()
}

#[test]
fn carets_stand_under_chinese_words_far_into_a_long_line() {
    let filler = "坚持因地制宜、分类施策，".repeat(200);
    let text =
        format!("一、重点任务\n（一）建设科技馆。{filler}（责任单位：市科技局、市元宇宙专班，各县区政府）");
    let (source, report) = checked(&text, &only("FG101"));
    assert_eq!(report.findings().len(), 1);
    let shown = Findings::new().with_document("a", &source, &report).to_text(false);
    assert_eq!(above_the_carets(&shown), "市元宇宙专班");
    assert!(shown.contains('…') && shown.lines().all(|line| display_width(line) <= 140), "{shown}");
}

#[test]
fn excerpts_are_as_wide_as_the_terminal() {
    let filler = "持续推进".repeat(30);
    let text = format!("一、重点任务\n（一）建设科技馆。{filler}（责任单位：市元宇宙专班）{filler}。");
    let (source, report) = checked(&text, &only("FG101"));
    let findings = Findings::new().with_document("a", &source, &report);
    for columns in [40, 80, 120] {
        let shown = findings.clone().with_width(columns).to_text(false);
        let excerpt = shown.lines().find(|line| line.starts_with("2 | ")).unwrap();
        assert!((columns - 2..=columns).contains(&display_width(excerpt)), "{columns} columns\n{shown}");
        assert_eq!(above_the_carets(&shown), "市元宇宙专班");
    }
}

/// Checks that the carets of the only finding of a rule stand under some words.
#[track_caller]
fn check_carets(rule: &str, text: &str, marked: &str) {
    let (source, report) = checked(text, &only(rule));
    assert_eq!(report.findings().len(), 1, "{:?}", report.findings());
    let shown = Findings::new().with_document("a", &source, &report).to_text(false);
    assert_eq!(above_the_carets(&shown), marked, "{shown}");
}

#[test]
fn carets_stand_right_behind_tabs_and_before_crlf() {
    let text = "一、重点任务\r\n（一）建设\t科技馆。\t\tR\tD 完成选址。；市科技局负责\r\n";
    check_carets("FG405", text, "。；");
    let text = "一、重点任务\r\n（一）整治占道。\r\n\t清理摊点。；\r\n";
    check_carets("FG405", text, "。；");
}

#[test]
fn carets_stand_right_behind_marks_of_any_width() {
    let zero_width =
        "一、任务\n（一）建设科\u{200b}技\u{feff}馆\u{2060}。（责任单位：市科技局、市元宇宙专班）";
    check_carets("FG101", zero_width, "市元宇宙专班");
    let combined = "一、任务\n（一）建设Cafe\u{301}馆、Ｃ馆和ｶﾌｪ馆。（责任单位：市科技局、市元宇宙专班）";
    check_carets("FG101", combined, "市元宇宙专班");
    let narrow = "一、任务\n（一）“建设”——科技馆…·①。（责任单位：市科技局、市元宇宙专班）";
    check_carets("FG101", narrow, "市元宇宙专班");
    let rare = "一、任务\n（一）建设𠮷馆👍。（责任单位：市科技局、市元宇宙专班）";
    check_carets("FG101", rare, "市元宇宙专班");
}

#[test]
fn carets_of_words_over_several_lines_end_with_the_first() {
    let text = "一、任务\n（一）建设科技馆。（责任单位：市科技局、市元宇\r\n宙专班）";
    check_carets("FG101", text, "市元宇");
    let long = "稳步推进".repeat(80);
    let text = format!("一、任务\n（一）建设科技馆。（市科技局负责）\n（二）{long}整治。清理摊点。\n");
    let (source, report) = checked(&text, &only("FG102"));
    let shown = Findings::new().with_document("a", &source, &report).to_text(false);
    let marked = above_the_carets(&shown);
    assert!(marked.starts_with("（二）稳步推进") && marked.chars().count() < 60, "{shown}");
}

#[test]
fn what_a_document_writes_cannot_steer_a_terminal() {
    let text = "一、重点任务\n（一）建设科技馆。完成选址。（责任单位：市科技局、市元\u{1b}[31m宇宙专班）";
    let (source, report) = checked(text, &only("FG1"));
    let findings = Findings::new().with_document("a\u{1b}b", &source, &report);
    for shown in [findings.to_short(), findings.to_text(false), findings.to_markdown()] {
        assert!(!shown.contains('\u{1b}'), "{shown:?}");
    }
    assert!(findings.to_text(true).contains("\u{1b}["), "colour is given when it is asked for");
}

#[test]
fn no_finding_is_said_so() {
    let (source, report) = checked("一、重点任务\n（一）建设科技馆。（市科技局负责）", &only("FG102"));
    let findings = Findings::new().with_document("a", &source, &report);
    assert_eq!(findings.to_short(), "");
    assert_eq!(findings.to_text(false), "1份文档：错误0处，警告0处，提示0处\n");
    assert_eq!(findings.to_markdown(), "# 检查结果\n\n没有发现问题。\n");
}

#[test]
fn markdown_escapes_what_the_document_says() {
    let (source, report) = checked(TEXT, &only("FG102"));
    let shown = Findings::new().with_document("a_b.txt", &source, &report).to_markdown();
    assert!(shown.contains("## a\\_b.txt"), "{shown}");
    assert!(
        shown.contains("| 3:1 | 警告 | FG102 | 任务“整治\\|占道”没有责任单位 | 请补上责任单位 |"),
        "{shown}"
    );
}

#[test]
fn each_json_line_is_one_finding() {
    let (source, report) = checked(TEXT, &Checker::new());
    let lines = Findings::new().with_document("计划.txt", &source, &report).to_json_lines();
    let parsed: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(parsed.len(), report.findings().len());
    let missing = parsed.iter().find(|line| line["code"] == "FG102").unwrap();
    assert_eq!((&missing["start"]["line"], &missing["start"]["column"]), (&3.into(), &1.into()));
    let offset = |end: &str| usize::try_from(missing[end]["offset"].as_u64().unwrap()).unwrap();
    assert_eq!(&TEXT[offset("start")..offset("end")], "（二）整治|占道");
}

#[test]
fn sarif_names_every_rule_and_points_each_result_to_its_own() {
    let exempt = Exemption::new("FG102", "由市场主体完成").unwrap().containing("占道");
    let checker = Checker::new().with_exemptions(Exemptions::from_iter([exempt]));
    let (first, one) = checked(TEXT, &Checker::new());
    let (second, two) = checked(TEXT, &checker);
    let findings =
        Findings::new().with_document("甲.txt", &first, &one).with_document("b.txt", &second, &two);
    let log: Value = serde_json::from_str(&findings.to_sarif()).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), one.findings().len() + two.findings().len() + two.exempted().len());
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
    }
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "%E7%94%B2.txt");
    // All results say whether they are suppressed, or none does.
    let suppressed = |result: &Value| !result["suppressions"].as_array().unwrap().is_empty();
    let exempted: Vec<&Value> = results.iter().filter(|result| suppressed(result)).collect();
    assert_eq!(exempted.len(), 1);
    assert_eq!(exempted[0]["suppressions"][0]["justification"], "由市场主体完成");
    assert_eq!(exempted[0]["locations"][0]["physicalLocation"]["region"]["startLine"], 3);
}

#[test]
fn sarif_places_are_counted_from_one_in_characters_and_end_behind_the_words() {
    let (source, report) = checked(TEXT, &only("FG102"));
    let log = Findings::new().with_document("计划 甲.txt", &source, &report).to_sarif();
    let run = serde_json::from_str::<Value>(&log).unwrap()["runs"][0].take();
    assert_eq!((&run["columnKind"], &run["language"]), (&"unicodeCodePoints".into(), &"zh-CN".into()));
    let result = &run["results"][0];
    assert!(result["suppressions"].is_null(), "nothing is exempt in this run");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "%E8%AE%A1%E5%88%92%20%E7%94%B2.txt");
    let region = &place["region"];
    let numbers = ["startLine", "startColumn", "endLine", "endColumn"].map(|name| region[name].as_u64());
    assert_eq!(numbers, [3, 1, 3, 9].map(Some));
}

#[test]
fn the_same_check_gives_the_same_bytes() {
    let shown = || {
        let (source, report) = checked(fengong::sample::TEXT, &Checker::new().select("all").unwrap());
        let findings = Findings::new().with_document("样例", &source, &report);
        [findings.to_text(true), findings.to_json_lines(), findings.to_sarif(), findings.to_markdown()]
    };
    assert_eq!(shown(), shown());
}
