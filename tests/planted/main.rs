//! Plants one fault at a time in a clean plan, at a random place that fits, and looks whether its rule finds it there and
//! whether anything else changes.
//!
//! `clean.txt` has every part of a plan and nothing that a check reports as a warning. A [`Planter`] says which rule its fault is
//! for, and which other rules must speak up too, because the fault is theirs as well.
#![expect(clippy::unwrap_used)] // in a test a panic is the answer

mod clean;
mod figures;
mod responsibility;
mod structure;
mod wording;

use clean::{Clean, Planted};
use fengong::check::{Checker, Rule};
use fengong::diagnostic::{Diagnostic, Severity};
use fengong::text::Source;
use fengong::{Directory, Plan};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};

/// A fault and how to plant it.
struct Planter {
    /// The rule that has to find it.
    rule: &'static str,
    /// The rules that may speak up as well, because it is their fault too.
    also: &'static [&'static str],
    /// Plants it: the first number chooses the place, the second how.
    plant: fn(&Clean, Index, Index) -> Planted,
}

/// How many places are tried for each fault; the runs of a fault with fewer places repeat themselves.
const PLACES: u32 = 8;

fn planters() -> impl Iterator<Item = &'static Planter> {
    let groups = [responsibility::PLANTERS, figures::PLANTERS, structure::PLANTERS, wording::PLANTERS];
    groups.into_iter().flatten()
}

/// What the checks find in a text, with the line of each.
fn findings(text: &str, directory: &Directory) -> Vec<(u32, Diagnostic)> {
    let source = Source::new(text).unwrap();
    let report = Checker::new().check(&Plan::read(&source, directory), &source);
    let line = |finding: &Diagnostic| finding.span.map_or(0, |span| source.position(span.start()).line);
    report.findings().iter().map(|finding| (line(finding), finding.clone())).collect()
}

#[test]
fn nothing_serious_is_found_in_the_clean_plan() {
    let found = findings(Clean::TEXT, &Directory::builtin());
    let serious: Vec<_> = found.iter().filter(|(_, finding)| finding.severity >= Severity::Warning).collect();
    assert!(serious.is_empty(), "{serious:#?}");
    for planter in planters() {
        let already = found.iter().any(|(_, finding)| finding.code.name() == planter.rule);
        assert!(!already, "{} is found without being planted", planter.rule);
    }
}

#[test]
fn every_planted_fault_is_found_at_its_place_and_nothing_else_changes() {
    let clean = Clean::new();
    let directory = Directory::builtin();
    let mut faults = String::new();
    for planter in planters() {
        let rule = Rule::named(planter.rule).unwrap();
        assert!(rule.runs_by_default(), "{rule:?} would say nothing here");
        // The same places on every run, so that a failure can be looked at again.
        let mut runner = TestRunner::new_with_rng(
            Config { cases: PLACES, failure_persistence: None, max_shrink_iters: 0, ..Config::default() },
            proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
        );
        let result = runner.run(&any::<(Index, Index)>(), |(place, manner)| {
            let planted = (planter.plant)(&clean, place, manner);
            check(planter, &planted, &findings(&planted.text, &directory)).map_err(TestCaseError::fail)
        });
        if let Err(error) = result {
            faults.push_str(&format!("{}: {error}\n\n", planter.rule));
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

/// Whether the rule of a fault found it where it is, and of the others only those gave a warning that may.
fn check(planter: &Planter, planted: &Planted, found: &[(u32, Diagnostic)]) -> Result<(), String> {
    let name = |finding: &Diagnostic| finding.code.name();
    if !found.iter().any(|(line, finding)| name(finding) == planter.rule && *line == planted.line) {
        return Err(format!("not found at line {}: {}\n{found:#?}", planted.line, planted.shown()));
    }
    let allowed =
        |line: u32, name: &str| planter.also.contains(&name) || name == planter.rule && line == planted.line;
    let others = found
        .iter()
        .filter(|(line, finding)| finding.severity >= Severity::Warning && !allowed(*line, name(finding)));
    let others: Vec<String> =
        others.map(|(line, finding)| format!("{line} {} {}", name(finding), finding.message)).collect();
    if others.is_empty() {
        Ok(())
    } else {
        Err(format!("beside line {}: {}\n{others:#?}", planted.line, planted.shown()))
    }
}

/// The rules whose faults are not planted, and why.
const NOT_PLANTED: &[(&str, &str)] = &[
    ("empty-document", "a fault of the whole text"),
    ("no-plan-found", "a fault of the whole text"),
    ("annex-department-without-task", "the clean plan has one: who keeps the statistics has no task"),
    ("overloaded-department", "takes many clauses, not one line"),
    ("lost-cell", "a fault of tables with one cell a line"),
    ("baseline-of-another-year", "the clean plan has one, with a note that says so"),
    ("growth-without-base", "a remark, not a fault of one line"),
    ("task-without-target", "the clean plan has some"),
    ("indicator-under-two-names", "two names that are alike are a matter of degree; its fixtures show them"),
    ("mixed-spacing", "takes many numbers, not one line"),
    ("unused-exemption", "a fault of the exemptions"),
];

#[test]
fn every_rule_that_runs_by_default_is_planted_or_has_a_reason() {
    for rule in Rule::all().iter().filter(|rule| rule.runs_by_default()) {
        let planted = planters().any(|planter| planter.rule == rule.name());
        let excused = NOT_PLANTED.iter().any(|(name, _)| *name == rule.name());
        assert!(planted != excused, "{rule:?} is planted: {planted}, has a reason not to be: {excused}");
    }
}

proptest! {
    #![proptest_config(Config { cases: 40, failure_persistence: None, ..Config::default() })]

    /// Lines in any order, some of them cut short, are checked like any text, and twice to the same end.
    #[test]
    fn the_lines_of_a_plan_can_stand_in_any_order(
        lines in Just(Clean::TEXT.lines().collect::<Vec<_>>()).prop_shuffle(),
        cuts in prop::collection::vec(any::<(Index, Index)>(), 0..20),
    ) {
        let mut lines: Vec<String> = lines.into_iter().map(str::to_owned).collect();
        for (line, letters) in cuts {
            let at = line.index(lines.len());
            let count = lines[at].chars().count();
            lines[at] = lines[at].chars().take(letters.index(count + 1)).collect();
        }
        let text = lines.join("\n");
        let directory = Directory::builtin();
        prop_assert_eq!(findings(&text, &directory), findings(&text, &directory));
    }
}

#[test]
fn every_planter_names_rules_that_there_are() {
    for planter in planters() {
        for rule in [planter.rule].iter().chain(planter.also) {
            assert!(Rule::named(rule).is_ok(), "{rule}, of the planter for {}, is no rule", planter.rule);
        }
    }
}
