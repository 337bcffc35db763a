//! Reading without facts: the division of work is the same, and nothing else is there.
#![expect(clippy::unwrap_used, clippy::print_stderr)] // in a test a panic is the answer, and what is left out is said

use std::path::Path;

use fengong::model::ReadOptions;
use fengong::text::Source;
use fengong::{Directory, Plan, sample};

/// A goal, a table with a department of its own, a duty with a date, and a department that prose names.
const SMALL: &str = "江州市公园三年行动计划（2024—2026年）
一、总体目标
到2026年，公园绿地面积达到3000公顷。
指标\t单位\t2026年\t责任单位
绿道长度\t公里\t480\t市体育局
二、重点任务
（一）建公园。新建口袋公园20个。联合水利局、农业局等部门，疏浚河道。（市园林局牵头，市财政局配合，2025年底前完成）
（二）管公园。各区于每年12月20日前，向市政府报告。（市城管局负责）
三、进度安排
（一）启动期（2024年1月—3月）。动员。
";

#[track_caller]
fn check(text: &str) -> (Plan, Plan) {
    let source = Source::new(text).unwrap();
    let directory = Directory::builtin();
    let whole = Plan::read(&source, &directory).into_value();
    let bare = Plan::read_with(&source, &directory, &ReadOptions::default().with_facts(false));
    let findings = Plan::read(&source, &directory).diagnostics;
    assert!(bare.diagnostics.iter().all(|finding| findings.contains(finding)));
    let bare = bare.into_value();
    assert_eq!(bare.header(), whole.header());
    assert_eq!(bare.sections(), whole.sections());
    assert_eq!(bare.tasks(), whole.tasks());
    assert!(whole.departments().len() >= bare.departments().len());
    for (bare, whole) in bare.departments().iter().zip(whole.departments()) {
        assert_eq!((bare.id, &bare.name, bare.kind), (whole.id, &whole.name, whole.kind));
        assert!(bare.names.iter().all(|name| whole.names.contains(name)));
    }
    assert!(bare.indicators().is_empty() && bare.targets().is_empty() && bare.mentions().is_empty());
    assert!(bare.phases().is_empty() && bare.cadences().is_empty() && bare.deadlines().is_empty());
    (whole, bare)
}

#[test]
fn without_facts_the_division_of_work_is_the_same() {
    let (whole, bare) = check(SMALL);
    assert_eq!(whole.indicators().len(), 2);
    assert!(!whole.targets().is_empty() && !whole.mentions().is_empty());
    assert!(!whole.phases().is_empty() && !whole.cadences().is_empty() && !whole.deadlines().is_empty());
    // Only the table names it.
    assert!(whole.department_named("市体育局").is_ok());
    assert!(bare.department_named("市体育局").is_err());
    check(sample::TEXT);
    check("");
}

#[test]
fn real_plans_are_divided_alike_without_facts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let Ok(files) = folder.read_dir() else {
        eprintln!("{} is not there, so nothing is compared", folder.display());
        return;
    };
    for file in files {
        check(&std::fs::read_to_string(file.unwrap().path()).unwrap());
    }
}

#[test]
fn a_name_that_many_indicators_have_ties_a_task_to_few_of_them() {
    let rows: String = (1..=40).map(|row| format!("{row}\t绿道长度\t公里\t{}\n", 400 + row)).collect();
    let text = format!(
        "江州市公园规划（2024—2026年）\n一、主要目标\n序号\t指标\t单位\t2026年\n{rows}二、重点任务\n（一）修绿道。增加绿道长度。（市园林局）\n"
    );
    let source = Source::new(text).unwrap();
    let plan = Plan::read(&source, &Directory::builtin()).into_value();
    assert_eq!(plan.indicators().len(), 40);
    let tied: usize = plan.indicators().iter().map(|indicator| indicator.tasks.len()).sum();
    assert_eq!(tied, 16);
}
