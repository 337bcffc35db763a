//! Laws of targets: whatever the words around it, a value is what its figure says, and the figure stands at its span.

#![expect(clippy::unwrap_used)] // a test that cannot go on should stop there

use fengong::model::{Decimal, TargetKind};
use fengong::text::{Source, fold, han_digit};
use fengong::{Directory, Plan};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

fn read(text: &str) -> Plan {
    Plan::read(&Source::new(text).unwrap(), &Directory::builtin()).into_value()
}

/// Printing every value back finds it in the text at its span.
#[track_caller]
fn values_stand_at_their_spans(text: &str) {
    let source = Source::new(text).unwrap();
    let plan = read(text);
    let mut last = 0;
    for target in plan.targets() {
        let place = target.figure_span.unwrap();
        let printed = without_leftovers(&fold(&without_page_numbers(source.slice(place))));
        assert_eq!(printed, without_leftovers(&fold(&target.figure)), "{target:?}");
        assert!(place.start() >= last, "{target:?} out of order");
        last = place.start();
        if let Some(value) = target.value {
            let digits = printed.replace(',', "");
            // What a figure is told beside may stand before its number: 全省平均水平三%.
            let digits = digits.trim_start_matches("百分之");
            let han = digits.find(is_numeral).and_then(|at| digits.get(at..)).unwrap_or_default();
            let numeral = Some(Decimal::from(counted(han)));
            assert!(
                digits.contains(&value.to_string()) || numeral == Some(value),
                "{value} is not in {printed:?}"
            );
        }
    }
}

/// A figure without the page numbers on lines between its own.
fn without_page_numbers(figure: &str) -> String {
    let lines: Vec<&str> =
        figure.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']).collect();
    let inner = 1..lines.len().saturating_sub(1);
    let number = |line: &str| !line.trim().is_empty() && line.trim().chars().all(|c| c.is_numeric());
    let kept = lines.iter().enumerate().filter(|(at, line)| !(inner.contains(at) && number(line)));
    kept.map(|(_, line)| *line).collect::<Vec<_>>().join("\n")
}

/// A figure without what converters leave inside of one, which its span covers and its words pass over: Markdown's stars, its backslash
/// before a line end (white space is folded away), marks of no width.
fn without_leftovers(figure: &str) -> String {
    let leftover = |c: char| matches!(c, '*' | '\\' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
    figure.replace(leftover, "")
}

fn is_numeral(c: char) -> bool {
    han_digit(c).is_some() || "十百千万亿".contains(c)
}

/// The Chinese number that a text begins with, counted the plain way; a 万 at its end belongs to the unit.
fn counted(text: &str) -> u32 {
    let end = text.find(|c| !is_numeral(c)).unwrap_or(text.len());
    let (mut total, mut section, mut digit) = (0, 0, 0);
    for c in text.get(..end).unwrap().trim_end_matches(['万', '亿']).chars() {
        let scale = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '万' => {
                total += (section + digit) * 10_000;
                (section, digit) = (0, 0);
                continue;
            }
            c => {
                digit = han_digit(c).unwrap_or_default();
                continue;
            }
        };
        section += digit.max(1) * scale;
        digit = 0;
    }
    total + section + digit
}

fn piece() -> impl Strategy<Value = String> {
    let words = select(vec![
        "到2025年",
        "，",
        "。",
        "；",
        "、",
        "力争",
        "年内",
        "每年",
        "新增",
        "达到",
        "不低于",
        "控制在",
        "由",
        "提高到",
        "增长",
        "分别",
        "企业",
        "覆盖率",
        "的",
        "以上",
        "以内",
        "左右",
        "%",
        "家",
        "个",
        "万元",
        "亩",
        "个百分点",
        "人次",
        "多",
        "百分之",
        "三",
        "二十",
        "一千二百",
        "万",
        "“",
        "”",
        "（",
        "）",
        "《",
        "》",
        "全覆盖",
        "全省平均水平",
        "给予",
        "对",
        "补助",
        "1:1",
        "配套",
        "-",
        "至",
        "+",
        "级",
        "其中",
        "目前",
        "截至2020年底",
        "比2020年",
        "\n",
        " ",
        "*",
    ]);
    prop_oneof![
        6 => words.prop_map(str::to_owned),
        3 => "[0-9]{1,4}(\\.[0-9]{1,2})?",
        1 => "[０-９]{1,3}",
        1 => "[1-9][0-9]{0,2},[0-9]{3}",
        1 => any::<char>().prop_map(String::from),
    ]
}

proptest! {
    #[test]
    fn every_value_is_found_at_its_span(
        frame in select(vec!["一、主要目标\n", "一、“十三五”主要成效\n成绩显著。", "一、重点任务\n（一）项目。"]),
        pieces in vec(piece(), 0..60),
    ) {
        values_stand_at_their_spans(&format!("{frame}{}\n", pieces.concat()));
    }

    #[test]
    fn the_digits_of_a_number_survive_reading(digits in "(0|[1-9][0-9]{0,11})(\\.[0-9]{1,8})?") {
        let plan = read(&format!("一、主要目标\n到2025年，覆盖率达到{digits}%以上。\n"));
        prop_assert_eq!(plan.targets().len(), 1);
        prop_assert_eq!(plan.targets()[0].value.unwrap().to_string(), digits);
        prop_assert_eq!(plan.targets()[0].kind, TargetKind::Target);
    }
}

#[test]
fn the_shipped_plan_has_its_targets_at_their_spans() {
    values_stand_at_their_spans(fengong::sample::TEXT);
}

#[test]
fn a_figure_is_found_with_what_a_converter_left_in_it() {
    for text in ["覆盖率达到80\\\n%，", "新增绿道12\u{200b}34公里，", "新增绿道**1234**公里，"]
    {
        let text = format!("一、主要目标\n{text}年内完工。\n");
        assert_eq!(read(&text).targets().len(), 1, "{text}");
        values_stand_at_their_spans(&text);
    }
}

#[test]
fn a_sentence_without_an_end_cuts_no_number() {
    for shift in 0..24 {
        let text = format!(
            "一、重点任务\n（一）修路。{}{}\n",
            "甲".repeat(shift),
            "新增绿道1234567公里，".repeat(200)
        );
        let source = Source::new(&*text).unwrap();
        let plan = Plan::read(&source, &Directory::builtin()).into_value();
        let values: Vec<String> =
            plan.targets().iter().filter_map(|target| target.value).map(|value| value.to_string()).collect();
        assert_eq!(values.len(), 200, "moved by {shift}");
        assert!(values.iter().all(|value| value == "1234567"), "moved by {shift}: {values:?}");
    }
}
