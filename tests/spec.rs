//! Runs the specifications in `tests/spec` against the reader: each case is a small document and what must come of it.
//!
//! The formats are explained at the top of each file. Every case runs; those that fail are shown together at the end.

// The helpers below are test code too, but the lint only knows functions marked as tests.
#![expect(clippy::unwrap_used)]

#[path = "spec/links.rs"]
mod links;
#[path = "spec/tables.rs"]
mod tables;

use std::fmt::Write as _;

use fengong::model::{LeadBasis, Plan, Role, SectionRole, Target};
use fengong::text::{Source, fold, is_blank};
use fengong::{Directory, sample};

/// One case of a specification file.
struct Case<'f> {
    name: &'f str,
    line: usize,
    input: String,
    expected: Vec<&'f str>,
}

/// Whether a line is no comment but a row whose path begins with #1.
fn is_path(line: &str) -> bool {
    line.strip_prefix('#').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// What differs, line by line, in the words of the specification.
type Verdict = Result<(), String>;

#[test]
fn clauses_read_as_specified() {
    run("clauses.txt", include_str!("spec/clauses.txt"), |case| {
        let plan = read(case)?;
        let (rows, others): (Vec<&str>, Vec<&str>) =
            case.expected.iter().copied().partition(|line| line.contains('|'));
        same_rows(&rows, &assignments(&plan))?;
        others.iter().try_for_each(|line| about_clauses(case, &plan, line))
    });
}

#[test]
fn outlines_read_as_specified() {
    run("outline.txt", include_str!("spec/outline.txt"), |case| {
        let plan = read(case)?;
        let actual: Vec<Vec<String>> = plan
            .sections()
            .iter()
            .map(|section| {
                let place = if section.run_in { "run-in" } else { "alone" };
                let path = plan.path(section.id).unwrap();
                vec![path, squeeze(&section.title), section.role.to_string(), place.to_owned()]
            })
            .collect();
        same_rows(&case.expected, &actual)
    });
}

#[test]
fn targets_read_as_specified() {
    run("targets.txt", include_str!("spec/targets.txt"), |case| {
        let plan = read(case)?;
        let source = Source::new(&*case.input).map_err(|error| error.to_string())?;
        values_stand_where_they_say(&plan, &source)?;
        same_rows(&case.expected, &targets(&plan))
    });
}

/// The targets as rows: path, value with unit and comparator, due, kind, then what else the plan knows of them.
fn targets(plan: &Plan) -> Vec<Vec<String>> {
    let row = |target: &Target| {
        let value = target.value.map_or_else(|| "-".to_owned(), |value| value.to_string());
        let high = target.value_high.map(|high| format!("..{high}")).unwrap_or_default();
        let mut row = vec![
            target.section.map(|section| plan.path(section).unwrap()).unwrap_or_default(),
            format!("{value}{high}{} {}", target.unit, target.comparator),
            target.due.as_ref().map_or_else(|| "-".to_owned(), |due| format!("{due} {}", due.source)),
            target.kind.to_string(),
            target.subject.to_string(),
        ];
        let named = [
            ("per", &target.per),
            ("hedge", &target.hedge),
            ("condition", &target.condition),
            ("payer", &target.payer),
            ("reference", &target.reference),
        ];
        row.extend(named.iter().filter_map(|(name, words)| Some(format!("{name}={}", words.as_deref()?))));
        row.extend(target.bound.map(|bound| format!("bound={bound}")));
        row.extend(target.value_from.map(|from| format!("from={from}")));
        row.extend(target.as_of.map(|year| format!("as-of={year}")));
        row.extend(target.cumulative.then(|| "cumulative".to_owned()));
        row.extend(target.task.map(|task| format!("task={}", plan.task_path(task).unwrap())));
        row.iter().map(|cell| squeeze(cell)).collect()
    };
    plan.targets().iter().map(row).collect()
}

/// No value is dropped or changed: each is what its figure says, and the figure stands at its span.
fn values_stand_where_they_say(plan: &Plan, source: &Source<'_>) -> Verdict {
    for target in plan.targets() {
        let span = target.figure_span.ok_or_else(|| format!("  {target:?} has no span\n"))?;
        let printed = fold(source.slice(span)).into_owned();
        let figure = fold(&target.figure);
        let digits: String = printed.chars().filter(|c| *c != ',').collect();
        let value = target.value.map(|value| value.to_string()).unwrap_or_default();
        let shown = digits.contains(&value) || !digits.contains(|c: char| c.is_ascii_digit());
        if printed != figure || !shown {
            return Err(format!("  {value} of {figure:?} does not stand in {printed:?}\n"));
        }
    }
    Ok(())
}

#[test]
fn headers_read_as_specified() {
    run("header.txt", include_str!("spec/header.txt"), |case| {
        let plan = read(case)?;
        let mut wrong = String::new();
        let mut cited = Vec::new();
        for line in &case.expected {
            let (field, wanted) =
                line.split_once('=').ok_or_else(|| format!("no field = value: {line}\n"))?;
            let (field, wanted) = (field.trim(), squeeze(wanted));
            if field == "citations" {
                cited.push(wanted);
                continue;
            }
            let actual = header_field(&plan, field)?;
            if actual != wanted {
                write!(wrong, "  - {field} = {wanted}\n  + {field} = {actual}\n").unwrap();
            }
        }
        let actual: Vec<String> = plan
            .header()
            .citations
            .iter()
            .map(|citation| {
                let number = citation.number.as_ref().map(|number| format!("|{number}")).unwrap_or_default();
                squeeze(&format!("{}{number}", citation.title))
            })
            .collect();
        if !cited.is_empty() && actual != cited {
            write!(wrong, "  - citations = {cited:?}\n  + citations = {actual:?}\n").unwrap();
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    });
}

#[test]
fn schedules_read_as_specified() {
    run("schedule.txt", include_str!("spec/schedule.txt"), |case| {
        let plan = read(case)?;
        let mentions = case.expected.iter().any(|line| line.starts_with("mention"));
        let expected: Vec<String> =
            case.expected.iter().filter(|line| **line != "mentions").map(|line| squeeze(line)).collect();
        let actual: Vec<String> = schedule(&plan, mentions).iter().map(|row| squeeze(row)).collect();
        if expected == actual {
            return Ok(());
        }
        let mut wrong = String::new();
        for line in &expected {
            writeln!(wrong, "  {} {line}", if actual.contains(line) { ' ' } else { '-' }).unwrap();
        }
        for line in actual.iter().filter(|line| !expected.contains(line)) {
            writeln!(wrong, "  + {line}").unwrap();
        }
        Err(wrong)
    });
}

/// Phases, cadences and deadlines as rows in document order; the mentions too where they are asked for.
fn schedule(plan: &Plan, mentions: bool) -> Vec<String> {
    let shown = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    let mut rows: Vec<(Option<fengong::text::Span>, String)> = Vec::new();
    if mentions {
        let row =
            |one: &fengong::model::Mention| format!("mention | {} | {}", one.department.printed, one.role);
        return plan.mentions().iter().map(row).collect();
    }
    rows.extend(plan.phases().iter().map(|phase| {
        let (from, to) = (phase.from.map(|date| date.to_string()), phase.to.map(|date| date.to_string()));
        (phase.span, format!("phase | {} | {} | {}", phase.name, shown(from), shown(to)))
    }));
    rows.extend(plan.cadences().iter().map(|cadence| {
        let every = shown(cadence.every.map(|every| every.to_string()));
        (cadence.span, format!("cadence | {every} | {}", cadence.action))
    }));
    rows.extend(plan.deadlines().iter().map(|deadline| {
        let date = deadline.date.map(|date| date.to_string());
        let date = shown(date.or_else(|| deadline.recurring.map(|date| date.to_string())));
        let who: Vec<&str> = deadline.who.iter().map(|who| &*who.printed).collect();
        (deadline.span, format!("deadline | {date} | {} | {}", who.join("、"), deadline.what))
    }));
    rows.sort_by_key(|(span, _)| span.map_or(0, fengong::text::Span::start));
    rows.into_iter().map(|(_, row)| row).collect()
}

#[test]
fn the_shipped_plan_gives_its_facts() {
    let source = Source::new(sample::TEXT).unwrap();
    let plan = Plan::read(&source, &Directory::builtin()).into_value();
    assert_eq!(fold(plan.title()), fold(sample::TITLE));
    assert_eq!(plan.header().number.as_deref(), Some("临政字〔2022〕98号"));
    assert_eq!(plan.tasks().len(), 26);

    let assignments: Vec<_> = plan.tasks().iter().flat_map(|task| &task.assignments).collect();
    assert_eq!(assignments.len(), 107);
    let mut names: Vec<&str> = assignments.iter().map(|assignment| &*assignment.printed).collect();
    let science = names.iter().filter(|name| **name == "市科技局").count();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 36);
    assert_eq!(science, 23);
    let leads =
        assignments.iter().filter(|one| one.role == Role::Lead && one.basis == LeadBasis::FirstListed);
    assert_eq!(leads.filter(|one| &*one.printed == "市科技局").count(), 13);
}

#[test]
fn width_of_punctuation_changes_no_assignment() {
    let wide: String = sample::TEXT
        .lines()
        .map(|line| match line.rsplit_once("(责任单位:") {
            Some((text, units)) => {
                format!("{text}（责任单位：{}\n", units.replace(',', "，").replace(')', "）"))
            }
            None => format!("{line}\n"),
        })
        .collect();
    let read = |text: &str| {
        assignments(&Plan::read(&Source::new(text).unwrap(), &Directory::builtin()).into_value())
    };
    assert_ne!(wide, sample::TEXT);
    assert_eq!(read(&wide), read(sample::TEXT));
    assert!(!read(&wide).is_empty());
}

/// Runs every case and fails once, with all that differs.
#[track_caller]
fn run(file: &str, text: &str, check: impl Fn(&Case<'_>) -> Verdict) {
    let cases = cases(text);
    assert!(!cases.is_empty(), "{file} holds no case");
    let mut report = String::new();
    let mut failed = 0;
    for case in &cases {
        if let Err(difference) = check(case) {
            failed += 1;
            write!(report, "\n## {} ({file}:{})\n{}{difference}", case.name, case.line, quoted(&case.input))
                .unwrap();
        }
    }
    assert!(failed == 0, "{failed} of {} cases failed\n{report}", cases.len());
}

/// The cases of a file. Lines that begin with `#` are headings of cases or comments, wherever they stand, but for paths such as #1.
fn cases(text: &str) -> Vec<Case<'_>> {
    let mut cases: Vec<Case<'_>> = Vec::new();
    let mut in_input = false;
    for (at, line) in text.lines().enumerate() {
        if let Some(name) = line.strip_prefix("## ") {
            cases.push(Case { name, line: at + 1, input: String::new(), expected: Vec::new() });
            in_input = true;
        } else if line.starts_with('#') && !is_path(line) {
        } else if let Some(case) = cases.last_mut() {
            if !in_input {
                case.expected.extend((!line.trim().is_empty()).then(|| line.trim()));
            } else if line == "---" {
                in_input = false;
            } else {
                case.input.push_str(&line.replace('⇥', "\t"));
                case.input.push('\n');
            }
        }
    }
    cases
}

/// Reads a case. Without a task in it, a case that expects nothing would prove nothing.
fn read(case: &Case<'_>) -> Result<Plan, String> {
    let source = Source::new(&*case.input).map_err(|error| error.to_string())?;
    let plan = Plan::read(&source, &Directory::builtin()).into_value();
    if plan.tasks().is_empty() { Err("  no task was read\n".to_owned()) } else { Ok(plan) }
}

/// The assignments as rows: path, name, role, basis, group, then the flags that hold and the canonical name.
fn assignments(plan: &Plan) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for task in plan.tasks() {
        for assignment in &task.assignments {
            let department = plan.department(assignment.department).unwrap();
            let mut row = vec![
                plan.task_path(task.id).unwrap(),
                squeeze(&assignment.printed),
                assignment.role.to_string(),
                assignment.basis.to_string(),
                assignment.group.to_string(),
            ];
            row.extend(department.is_collective().then(|| "collective".to_owned()));
            row.extend(assignment.open.then(|| "open".to_owned()));
            row.push(format!("={}", department.name));
            rows.push(row);
        }
    }
    rows
}

/// Compares rows: the columns one by one, then the flags as a set. A canonical name, `run-in` and `alone` are compared
/// only where the specification names one.
fn same_rows(expected: &[&str], actual: &[Vec<String>]) -> Verdict {
    let expected: Vec<Vec<String>> =
        expected.iter().map(|line| line.split('|').map(squeeze).collect()).collect();
    if expected.len() == actual.len()
        && expected.iter().zip(actual).all(|(wanted, found)| same_row(wanted, found))
    {
        return Ok(());
    }
    let mut difference = String::new();
    let mut left = actual.iter().peekable();
    for wanted in &expected {
        // Rows are aligned by path and name, so that one missing row does not make all others look wrong.
        if let Some(skip) = left.clone().position(|found| found.get(..2) == wanted.get(..2)) {
            for surplus in left.by_ref().take(skip) {
                writeln!(difference, "  + {}", surplus.join(" | ")).unwrap();
            }
            let found = left.next().unwrap();
            if same_row(wanted, found) {
                writeln!(difference, "    {}", found.join(" | ")).unwrap();
                continue;
            }
            write!(difference, "  - {}\n  + {}\n", wanted.join(" | "), found.join(" | ")).unwrap();
        } else {
            writeln!(difference, "  - {}", wanted.join(" | ")).unwrap();
        }
    }
    for surplus in left {
        writeln!(difference, "  + {}", surplus.join(" | ")).unwrap();
    }
    Err(difference)
}

fn same_row(wanted: &[String], found: &[String]) -> bool {
    let column = |cell: &&String| !is_flag(cell);
    let columns: Vec<&String> = wanted.iter().filter(column).collect();
    let cells: Vec<&String> = found.iter().filter(column).collect();
    let flag = |row: &[String], name: &str| row.iter().any(|cell| cell == name);
    columns.len() == cells.len()
        && columns.iter().zip(&cells).all(|(wanted, found)| *wanted == "?" || wanted == found)
        && ["collective", "open"].iter().all(|name| flag(wanted, name) == flag(found, name))
        && wanted.iter().filter(|cell| is_flag(cell)).all(|name| flag(found, name))
}

fn is_flag(cell: &str) -> bool {
    matches!(cell, "collective" | "open" | "run-in" | "alone") || cell.starts_with('=')
}

/// The lines about clauses that are no rows: deadlines, and the sentences that a clause stands for.
fn about_clauses(case: &Case<'_>, plan: &Plan, line: &str) -> Verdict {
    let source = Source::new(&*case.input).map_err(|error| error.to_string())?;
    let clauses: Vec<_> = plan.tasks().iter().flat_map(|task| &task.clauses).collect();
    let (question, wanted) = line.split_once(": ").ok_or_else(|| format!("not understood: {line}\n"))?;
    let wanted = squeeze(wanted);
    if question == "deadline" {
        let deadlines: Vec<String> =
            clauses.iter().filter_map(|clause| clause.deadline.as_deref().map(squeeze)).collect();
        let found = deadlines.iter().any(|deadline| deadline.contains(&wanted));
        return if found { Ok(()) } else { Err(format!("  - {line}\n  + deadlines: {deadlines:?}\n")) };
    }
    let mut words = question.strip_prefix("clause ").unwrap_or_default().splitn(2, ' ');
    let number: usize = words.next().and_then(|word| word.parse().ok()).unwrap_or_default();
    let governs = match words.next() {
        Some("governs") => true,
        Some("leaves out") => false,
        _ => return Err(format!("not understood: {line}\n")),
    };
    let clause = number.checked_sub(1).and_then(|at| clauses.get(at));
    let span = clause.and_then(|clause| clause.governs);
    let found = span.map(|span| squeeze(source.slice(span)));
    match &found {
        Some(text) if text.contains(&wanted) == governs => Ok(()),
        _ => Err(format!("  - {line}\n  + clause {number} governs {found:?}\n")),
    }
}

/// A field of the header as the specification writes it; empty where the plan has none.
fn header_field(plan: &Plan, field: &str) -> Result<String, String> {
    let header = plan.header();
    let text = |value: &Option<String>| value.as_deref().map(squeeze).unwrap_or_default();
    Ok(match field {
        "title" => text(&header.title),
        "notice_title" => text(&header.notice_title),
        "number" => text(&header.number),
        "issuer" => text(&header.issuer),
        "addressees" => squeeze(&header.addressees.join("|")),
        "issued" => header.issued.map(|date| date.to_string()).unwrap_or_default(),
        "published" => header.published.map(|date| date.to_string()).unwrap_or_default(),
        "index_number" => text(&header.index_number),
        "kind" => header.kind.map(|kind| kind.to_string()).unwrap_or_default(),
        "place" => text(&header.place),
        "level" => header.level.map(|level| level.to_string()).unwrap_or_default(),
        "period" => {
            header.period.map(|period| format!("{}-{}", period.from(), period.to())).unwrap_or_default()
        }
        _ => return Err(format!("no field of the header: {field}\n")),
    })
}

/// A text without its blanks: line breaks and spaces of a printed value do not count.
fn squeeze(text: &str) -> String {
    text.chars().filter(|&c| !is_blank(c)).collect()
}

fn quoted(input: &str) -> String {
    input.lines().fold(String::new(), |mut quoted, line| {
        writeln!(quoted, "  > {line}").unwrap();
        quoted
    })
}

#[test]
fn specifications_use_known_words_only() {
    for case in cases(include_str!("spec/clauses.txt")) {
        for row in case.expected.iter().filter(|line| line.contains('|')) {
            let cells: Vec<String> = row.split('|').map(squeeze).collect();
            let [_, _, role, basis, group, ..] = cells.as_slice() else {
                panic!("{}: too few columns: {row}", case.name);
            };
            assert!(role == "?" || role.parse::<Role>().is_ok(), "{}: {row}", case.name);
            assert!(basis == "?" || basis.parse::<LeadBasis>().is_ok(), "{}: {row}", case.name);
            assert!(group == "?" || group.parse::<u32>().is_ok(), "{}: {row}", case.name);
            assert!(cells.iter().skip(5).all(|cell| is_flag(cell)), "{}: {row}", case.name);
            let stated = matches!(role.as_str(), "support" | "guide");
            assert!(!stated || basis == "stated", "{}: support and guide are always stated", case.name);
            assert!(role != "joint" || basis == "none", "{}: joint has no basis", case.name);
        }
    }
    for case in cases(include_str!("spec/outline.txt")) {
        for row in &case.expected {
            let cells: Vec<String> = row.split('|').map(squeeze).collect();
            let known = |role: &String| role == "?" || role.parse::<SectionRole>().is_ok();
            assert!(cells.get(2).is_some_and(known), "{}: {row}", case.name);
            assert!(cells.iter().skip(3).all(|cell| is_flag(cell)), "{}: {row}", case.name);
        }
    }
}

#[test]
fn the_runner_sees_every_difference() {
    let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let found = vec![
        row(&["一", "市科技局", "lead", "stated", "0", "=市科技局"]),
        row(&["一", "各区政府", "joint", "none", "1", "collective", "=各区政府"]),
    ];
    let lead = "一 | 市科技局 | lead | stated | 0";
    let joint = "一 | 各区政府 | joint | none | 1 | collective";
    assert_eq!(same_rows(&[lead, joint], &found), Ok(()));
    assert_eq!(same_rows(&["一 | 市科技局 | lead | ? | ? | =市科技局", joint], &found), Ok(()));
    for wrong in [
        &[lead][..],
        &[joint, lead],
        &[lead, joint, joint],
        &["一 | 市科技局 | lead | stated | 1", joint],
        &["一 | 市科技局 | lead | stated | 0 | open", joint],
        &["一 | 市科技局 | lead | stated | 0 | =市科委", joint],
        &[lead, "一 | 各区政府 | joint | none | 1"],
        &[],
    ] {
        assert!(same_rows(wrong, &found).is_err(), "{wrong:?}");
    }
    let shown = same_rows(&[lead, "一 | 市财政局 | joint | none | 0", joint], &found).unwrap_err();
    assert_eq!(
        shown,
        "    一 | 市科技局 | lead | stated | 0 | =市科技局\n  - 一 | 市财政局 | joint | none | 0\n    \
         一 | 各区政府 | joint | none | 1 | collective | =各区政府\n"
    );
}
