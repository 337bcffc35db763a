//! Runs the fixtures in `tests/rules` against the checks: one file for each rule, each case a small document and the findings
//! of that rule alone.
//!
//! A case is a name after ##, the lines of a document, --- and the findings, as `line:column message` in document order; the
//! help, other places and corrected text follow on lines that begin with a blank. Nothing after --- is a near miss. Every rule
//! has at least one case of each kind. `UPDATE=1 cargo test --test rules` writes what was found instead of comparing.
#![expect(clippy::unwrap_used)] // in a test a panic is the answer

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use fengong::check::{Checker, Rule};
use fengong::diagnostic::Diagnostic;
use fengong::text::Source;
use fengong::{Directory, Plan};

fn path(rule: &Rule) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/rules/{}-{}.txt", rule.code(), rule.name()))
}

struct Case<'f> {
    name: &'f str,
    input: &'f str,
    expected: &'f str,
}

fn cases(file: &str) -> Vec<Case<'_>> {
    let bodies = file.split("\n## ").skip(1);
    bodies
        .map(|body| {
            let (name, rest) = body.split_once('\n').unwrap();
            let (input, expected) =
                rest.split_once("---\n").unwrap_or_else(|| panic!("case {name:?} has no ---"));
            Case { name, input: input.strip_suffix('\n').unwrap_or(input), expected: expected.trim_end() }
        })
        .collect()
}

/// What one rule finds in a text, in the words of the fixtures.
fn found(rule: &Rule, text: &str) -> String {
    let source = Source::new(text).unwrap();
    let parsed = Plan::read(&source, &Directory::builtin());
    let report = Checker::new().select(rule.code().as_str()).unwrap().check(&parsed, &source);
    let mut out = String::new();
    for finding in report.findings() {
        assert_eq!(finding.code, rule.code());
        show(finding, &source, &mut out);
    }
    out.trim_end().to_owned()
}

fn show(finding: &Diagnostic, source: &Source<'_>, out: &mut String) {
    let place = finding.span.map_or("-".to_owned(), |span| source.position(span.start()).to_string());
    writeln!(out, "{place} {}", finding.message).unwrap();
    if let Some(help) = &finding.help {
        writeln!(out, "  help: {help}").unwrap();
    }
    for other in &finding.related {
        writeln!(out, "  {} {}", source.position(other.span.start()), other.message).unwrap();
    }
    if let Some(words) = &finding.replacement {
        let before = source.slice(finding.span.unwrap());
        writeln!(out, "  fix: {before:?} -> {words:?}").unwrap();
    }
}

#[test]
fn every_rule_finds_what_its_fixtures_say() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut faults = String::new();
    for rule in Rule::all().iter().filter(|rule| rule.code().as_str() != "FG901") {
        let path = path(rule);
        let Ok(file) = fs::read_to_string(&path) else {
            writeln!(faults, "{} has no fixtures at {}", rule.code(), path.display()).unwrap();
            continue;
        };
        let mut written = file.split("\n## ").next().unwrap().trim_end().to_owned();
        let (mut faulty, mut clean) = (0, 0);
        for case in cases(&file) {
            let actual = found(rule, case.input);
            if actual.is_empty() {
                clean += 1;
            } else {
                faulty += 1;
            }
            if actual != case.expected && !update {
                writeln!(
                    faults,
                    "{} {}\n--- expected\n{}\n--- found\n{actual}\n",
                    rule.code(),
                    case.name,
                    case.expected
                )
                .unwrap();
            }
            let end = if actual.is_empty() { "" } else { "\n" };
            write!(written, "\n\n## {}\n{}\n---\n{actual}{end}", case.name, case.input).unwrap();
        }
        if update {
            fs::write(&path, written.trim_end().to_owned() + "\n").unwrap();
        }
        if faulty == 0 || clean == 0 {
            writeln!(faults, "{} has {faulty} faulty and {clean} clean cases; it needs both", rule.code())
                .unwrap();
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn every_fixture_belongs_to_a_rule() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let known: Vec<PathBuf> = Rule::all().iter().map(path).collect();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        assert!(known.contains(&path), "{} belongs to no rule", path.display());
    }
}

#[test]
fn rules_are_named_after_the_fault_and_numbered_by_group() {
    let rules = Rule::all();
    assert!(rules.windows(2).all(|pair| pair[0].code() < pair[1].code()), "codes are unique and in order");
    for rule in rules {
        assert!(rule.name().bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{rule:?}");
        assert_eq!(rules.iter().filter(|other| other.name() == rule.name()).count(), 1, "{rule:?}");
        let digit =
            ["reading", "responsibility", "figures", "structure", "wording", "", "", "", "", "exemptions"]
                .iter()
                .position(|group| *group == rule.group().as_str())
                .unwrap();
        assert!(
            rule.code().as_str().starts_with(&format!("FG{digit}")),
            "{rule:?} is of the group {}",
            rule.group()
        );
        let page = rule.page();
        for part in [page.what, page.why, page.example, page.fix, page.basis] {
            assert!(part.chars().count() >= 3, "{rule:?} has an empty part in its page");
        }
    }
}

/// Clerks read the pages: what only a program can call is no help to them.
#[test]
fn pages_name_nothing_of_the_program() {
    for rule in Rule::all() {
        let page = rule.page();
        for part in [page.what, page.why, page.example, page.fix, page.basis] {
            let words = part.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            let named = words.filter(|word| word.trim_matches('_').contains('_')).collect::<Vec<_>>();
            assert!(named.is_empty() && !part.contains("::"), "{rule:?} names {named:?} in {part}");
        }
    }
}

/// Words in which Markdown sees no marks but those of code: a page about stray marks shows them.
fn escaped(words: &str) -> String {
    let mut out = String::new();
    let mut code = false;
    for c in words.chars() {
        code ^= c == '`';
        if !code && "*_<&[]\\".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The page of all rules, made from the rules themselves.
fn pages() -> String {
    let mut out = String::from(
        "# 检查规则\n\n由规则自身生成：`UPDATE=1 cargo test --test rules`。每条规则按同一模板说明：查什么、为何重要、示例、改法、依据。\n",
    );
    for group in fengong::check::Group::ALL {
        writeln!(out, "\n## {}（`{group}`）\n", group.label()).unwrap();
        out.push_str("| 代码 | 名称 | 级别 | 默认 | 自 |\n|---|---|---|---|---|\n");
        let rules = || Rule::all().iter().filter(|rule| rule.group() == *group);
        for rule in rules() {
            let on = if rule.runs_by_default() { "开" } else { "关" };
            let severity = rule.severity().as_str();
            writeln!(
                out,
                "| [{code}](#{anchor}) | `{}` | {severity} | {on} | {} |",
                rule.name(),
                rule.since(),
                code = rule.code(),
                anchor = rule.code().as_str().to_ascii_lowercase(),
            )
            .unwrap();
        }
        for rule in rules() {
            let page = rule.page();
            let anchor = rule.code().as_str().to_ascii_lowercase();
            writeln!(out, "\n<a id=\"{anchor}\"></a>\n\n### {} {}\n", rule.code(), rule.name()).unwrap();
            for (title, words) in [
                ("查什么", page.what),
                ("为何重要", page.why),
                ("示例", page.example),
                ("改法", page.fix),
                ("依据", page.basis),
            ] {
                writeln!(out, "- **{title}**：{}", escaped(words)).unwrap();
            }
        }
    }
    out
}

#[test]
fn the_page_of_all_rules_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, pages()).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap();
    assert!(
        written == pages(),
        "docs/rules.md is not current; write it with UPDATE=1 cargo test --test rules"
    );
}
