//! The same for the rules, reading not counted, and for what a caller says about them.

use std::hint::black_box;
use std::time::Duration;

use cpu_time::ThreadTime;
use fengong::check::Checker;
use fengong::{Directory, Error, Plan};

use crate::{FIRST, LAST_CHECKED, check_rules, lines, memory_grows_linearly, time_grows_linearly, within};

#[test]
fn rules_over_brackets() {
    check_rules(|bytes| within("", bytes, "（", ""));
    check_rules(|bytes| within("", bytes, "）", ""));
    check_rules(|bytes| within("", bytes, "“一”“", ""));
    check_rules(|bytes| within("", bytes, "《甲（乙》丙）", ""));
    check_rules(|bytes| within("", bytes, "（甲\n", ""));
    check_rules(|bytes| {
        let depth = bytes / 6;
        format!("一、重点任务\n（一）推进项目。{}{}\n", "（".repeat(depth), "）".repeat(depth))
    });
}

#[test]
fn rules_over_marks_and_residue() {
    check_rules(|bytes| within("", bytes, "。", ""));
    check_rules(|bytes| within("", bytes, "推进，；", ""));
    check_rules(|bytes| within("", bytes, "**推进", ""));
    check_rules(|bytes| within("", bytes, "*", ""));
    check_rules(|bytes| within("[", bytes, "推进](/", ""));
    check_rules(|bytes| within("", bytes, "&", ";"));
    check_rules(|bytes| within("", bytes, "<br", ">"));
    check_rules(|bytes| within("", bytes, "建成 3 个展厅。\n", ""));
    check_rules(|bytes| within("", bytes, "推进,（甲）(乙)", ""));
}

#[test]
fn rules_over_words() {
    check_rules(|bytes| within("", bytes, "推进", ""));
    check_rules(|bytes| within("", bytes, "的", ""));
    check_rules(|bytes| within("", bytes, "加快建设企业中小企业建设，", ""));
    check_rules(|bytes| within("", bytes, "报告厅、", ""));
    check_rules(|bytes| lines(bytes, |number| format!("第{number}报告厅、")));
    check_rules(|bytes| within("", bytes, "锟斤拷\u{fffd}", ""));
}

#[test]
fn rules_over_tasks() {
    check_rules(|bytes| {
        let tasks = lines(bytes, |number| {
            format!(
                "{}．建设平台。到2024年建成{number}家以上。（责任单位：市科技局、市财政局，各县区）\n",
                number + 1
            )
        });
        format!("一、重点任务\n（一）创新平台\n{tasks}")
    });
    check_rules(|bytes| {
        let rows = lines(bytes, |number| format!("{}\t指标{number}\t家\t{number}\t市科技局\n", number + 1));
        format!("附件\n序号\t指标\t单位\t2024年目标\t责任单位\n{rows}")
    });
    check_rules(|bytes| lines(bytes, |number| format!("{}．事项\n", number % 99 + 1)));
}

#[test]
fn rules_over_labels() {
    check_rules(|bytes| within("", bytes, "牵头单位：", ""));
    check_rules(|bytes| within("", bytes, "牵头单位：甲", ""));
    check_rules(|bytes| within("\n", bytes, "（牵头，市财政局配合）", ""));
}

#[test]
fn a_long_word_for_a_rule_is_compared_with_no_name() {
    let word = "x".repeat(1 << 20);
    let begin = ThreadTime::now();
    let refused = Checker::new().select(&word).err();
    assert!(begin.elapsed() < Duration::from_secs(1), "{:?}", begin.elapsed());
    assert_eq!(refused, Some(Error::UnknownRule { name: word, nearest: None }));
}

#[test]
fn many_aliases_of_a_directory() {
    let names =
        |bytes: usize| -> Vec<String> { (0..bytes / 16).map(|at| format!("第{at}中心")).collect() };
    let told = |names: &Vec<String>| {
        let directory = names.iter().try_fold(Directory::builtin(), |directory, name| {
            directory.with_alias(&format!("市{name}"), name)
        });
        black_box(directory.unwrap());
    };
    assert_eq!(time_grows_linearly(FIRST, LAST_CHECKED, names, told), Ok(()));
}

#[test]
fn a_long_title_that_many_findings_are_about() {
    let plan = |bytes: usize| {
        let names = bytes / 64;
        let mut builder = Plan::builder("方案").task("修路".repeat(bytes / 12));
        for _ in 0..names {
            builder = builder.lead("市交通局").lead("各县区").support("市交通局");
        }
        builder.build().unwrap()
    };
    let checker = Checker::new().select("responsibility").unwrap();
    let work = |plan: &Plan| drop(black_box(checker.check_plan(plan)));
    assert_eq!(memory_grows_linearly(plan, work), Ok(()));
}
