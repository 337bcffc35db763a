//! One document reaches readers through many extractions: what they do to its text changes nothing of what is read.
//!
//! Each change is made to the whole of the shipped plan. Places differ, of course; everything else must be the same.
#![expect(clippy::unwrap_used)] // in a test a panic is the answer

use std::fmt::Write as _;

use fengong::model::Plan;
use fengong::text::{Source, fold};
use fengong::{Directory, sample};

/// What a clerk would copy from a plan, one fact a line, blanks and the width of marks left out.
fn facts(text: &str) -> Vec<String> {
    let source = Source::new(text).unwrap();
    let plan = Plan::read(&source, &Directory::builtin()).into_value();
    let mut out = vec![format!("{} {:?}", fold(plan.title()), plan.header().period)];
    for section in plan.sections() {
        out.push(format!("{} {} {:?}", fold(&section.label), fold(&section.title), section.role));
    }
    for task in plan.tasks() {
        let mut line = format!("{} {}", plan.task_path(task.id).unwrap(), task.title);
        for assignment in &task.assignments {
            let name = &plan.department(assignment.department).unwrap().name;
            write!(line, " {} {name} {:?} {}", assignment.printed, assignment.role, assignment.group)
                .unwrap();
        }
        out.push(fold(&line).into_owned());
    }
    for indicator in plan.indicators() {
        let reading = &indicator.reading;
        let figures =
            [&reading.baseline, &reading.target].map(|figure| figure.as_ref().map(|figure| figure.value));
        out.push(format!("{} {:?} {figures:?}", fold(&indicator.name), indicator.unit));
    }
    for target in plan.targets() {
        let due = target.due.as_ref().map(|due| (due.year, due.month));
        out.push(format!("{:?} {} {:?} {due:?}", target.value, target.unit, target.comparator));
    }
    out.extend(plan.phases().iter().map(|phase| format!("{} {:?} {:?}", phase.name, phase.from, phase.to)));
    out.extend(plan.cadences().iter().map(|cadence| format!("{} {:?}", cadence.action, cadence.every)));
    out.extend(
        plan.mentions().iter().map(|mention| format!("{:?} {:?}", mention.department.printed, mention.role)),
    );
    out
}

#[track_caller]
fn check(change: impl Fn(&str) -> String) {
    let changed = change(sample::TEXT);
    assert_ne!(changed, sample::TEXT, "nothing was changed");
    let (expected, found) = (facts(sample::TEXT), facts(&changed));
    let differing = expected.iter().zip(&found).find(|(one, other)| one != other);
    assert_eq!(differing, None, "{} facts, {} expected", found.len(), expected.len());
    assert_eq!(found.len(), expected.len());
}

/// Changes each line that says something.
fn lines(text: &str, change: impl Fn(&str) -> String) -> String {
    let changed = |line: &str| if line.trim().is_empty() { line.to_owned() } else { change(line.trim()) };
    text.lines().map(|line| changed(line) + "\n").collect()
}

/// Puts something behind every so many Han characters.
fn strewn(text: &str, every: usize, what: &str) -> String {
    let mut count = 0;
    let mut out = String::new();
    for c in text.chars() {
        out.push(c);
        if ('\u{4e00}'..='\u{9fff}').contains(&c) {
            count += 1;
            out.push_str(if count % every == 0 { what } else { "" });
        }
    }
    out
}

#[test]
fn ends_of_lines_of_any_system() {
    for end in ["\r\n", "\r", "\u{b}", "\u{2028}", "\n\n", "\u{c}\n"] {
        check(|text| text.replace('\n', end));
    }
}

#[test]
fn blanks_around_lines() {
    for blanks in ["\u{3000}\u{3000}", "    ", "\u{a0}\u{a0}", "&nbsp;&nbsp;&nbsp;&nbsp;", "&emsp;&emsp;"] {
        check(|text| lines(text, |line| format!("{blanks}{line}")));
    }
    for blanks in ["  ", "\u{3000}", "&nbsp;", "\u{200b}"] {
        check(|text| lines(text, |line| format!("{line}{blanks}")));
    }
}

#[test]
fn tags_of_a_page() {
    check(|text| lines(text, |line| format!("{line}<br>")));
    check(|text| lines(text, |line| format!("<p>{line}</p>")));
    check(|text| lines(text, |line| format!("<p style=\"text-indent: 2em;\"><span>{line}</span></p>")));
    check(|text| text.replace('“', "&ldquo;").replace('”', "&rdquo;"));
    check(|text| text.replace('“', "&#8220;").replace('”', "&#x201D;"));
}

#[test]
fn escapes_of_markdown() {
    check(|text| text.replace('(', "\\(").replace(')', "\\)"));
    check(|text| text.replace('*', "\\*").replace('+', "\\+"));
    check(|text| lines(text, |line| format!("{line}\\")));
}

#[test]
fn marks_of_no_width() {
    for mark in ["\u{200b}", "\u{200d}", "\u{ad}", "\u{feff}", "\u{2060}", "\u{200e}"] {
        check(|text| strewn(text, 7, mark));
    }
}

#[test]
fn radicals_in_place_of_characters() {
    let pairs = [
        ('一', '⼀'),
        ('工', '⼯'),
        ('人', '⼈'),
        ('大', '⼤'),
        ('力', '⼒'),
        ('长', '⻓'),
        ('门', '⻔'),
        ('民', '⺠'),
    ];
    check(|text| {
        pairs.iter().fold(text.to_owned(), |text, &(character, radical)| {
            text.replace(character, &radical.to_string())
        })
    });
}

#[test]
fn numbers_of_headings_apart_from_their_titles() {
    let is_numeral = |c: char| "一二三四五六七八九十0123456789".contains(c);
    let parted = |line: &str, between: &str| {
        let rest = line.trim_start_matches(['(', '（']).trim_start_matches(is_numeral);
        let bracketed = line.starts_with(['(', '（']);
        let title = rest.strip_prefix(if bracketed { [')', '）'] } else { ['、', '.'] });
        let numbered =
            title.filter(|title| rest.len() < line.len() && !title.starts_with(|c: char| c.is_ascii_digit()));
        match numbered {
            Some(title) => format!("{}{between}{title}", &line.strip_suffix(title).unwrap()),
            None => line.to_owned(),
        }
    };
    for between in ["\t", " ", "\u{3000}"] {
        check(|text| lines(text, |line| parted(line, between)));
    }
    let bullet = |line: &str| if parted(line, " ") == line { line.to_owned() } else { format!("- {line}") };
    check(|text| lines(text, bullet));
}

#[test]
fn width_of_marks() {
    check(|text| text.replace('(', "（").replace(')', "）"));
    check(|text| text.replace(['“', '”'], "\""));
}
