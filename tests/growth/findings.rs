//! The same for findings that are exempt and findings that are written, many of them on one line.

use std::hint::black_box;

use fengong::check::{Checker, Exemption, Exemptions, Report};
use fengong::render::Findings;
use fengong::text::Source;
use fengong::{Directory, Plan};

use crate::{FIRST, LAST_CHECKED, time_grows_linearly, within};

type Checked = (Source<'static>, Report);

/// The findings of a text under each of which `unit` is one.
fn checked(bytes: usize, unit: &str) -> Checked {
    let source = Source::with_limit(within("", bytes, unit, ""), usize::MAX).unwrap();
    let parsed = Plan::read(&source, &Directory::builtin());
    let report = Checker::new().select("wording").unwrap().check(&parsed, &source);
    assert!(report.findings().len() >= bytes / unit.len());
    (source, report)
}

#[track_caller]
fn check(unit: &str, write: impl Fn(&Findings<'_>) -> String) {
    let written = |(source, report): &Checked| {
        black_box(write(&Findings::new().with_document("plan.txt", source, report)));
    };
    assert_eq!(time_grows_linearly(FIRST, LAST_CHECKED, |bytes| checked(bytes, unit), written), Ok(()));
}

#[test]
fn findings_of_one_line_as_lines() {
    check("推进，；项目", |findings| findings.to_short());
}

#[test]
fn findings_of_one_line_for_programs() {
    check("推进，；项目", |findings| findings.to_json_lines());
    check("推进，；项目", |findings| findings.to_sarif());
}

#[test]
fn findings_of_one_line_for_people() {
    check("推进，；项目", |findings| findings.to_markdown());
    check("推进，；项目", |findings| findings.to_text(false));
    // Marks that take no column fit a line of any width.
    check("，；\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}", |findings| findings.to_text(false));
}

#[test]
fn exemptions_by_the_words_of_one_line() {
    let exempt = Exemption::new("wording", "按惯例").unwrap().containing("没有这些文字");
    let checker = Checker::new().select("wording").unwrap().with_exemptions(Exemptions::from_iter([exempt]));
    let read = |bytes: usize| {
        let source = Source::with_limit(within("", bytes, "推进，；项目", ""), usize::MAX).unwrap();
        let parsed = Plan::read(&source, &Directory::builtin());
        (source, parsed)
    };
    let work = |(source, parsed): &_| drop(black_box(checker.check(parsed, source)));
    assert_eq!(time_grows_linearly(FIRST, LAST_CHECKED, read, work), Ok(()));
}

#[test]
fn exemptions_by_the_heading_of_one_of_many() {
    let exempt = Exemption::new("all", "按惯例").unwrap().below("一/1");
    let checker = Checker::new().select("wording").unwrap().with_exemptions(Exemptions::from_iter([exempt]));
    let read = |bytes: usize| {
        let unit = "1．推进，；项目\n";
        let source = Source::with_limit(within("一、任务\n", bytes, unit, ""), usize::MAX).unwrap();
        let parsed = Plan::read(&source, &Directory::builtin());
        (source, parsed)
    };
    let work = |(source, parsed): &_| drop(black_box(checker.check(parsed, source)));
    assert_eq!(time_grows_linearly(FIRST, LAST_CHECKED, read, work), Ok(()));
}
