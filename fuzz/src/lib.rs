//! What must hold of every plan that was read, whatever the text was. The fuzz targets share it.

use fengong::diagnostic::Parsed;
use fengong::text::{Source, Span, fold_char, is_blank};
use fengong::{Directory, Plan};

/// Reads the text and holds the laws of reading against the result.
///
/// # Panics
///
/// When a law is broken: a span out of bounds or inside a character, a printed name that does not stand where its span
/// says, an id that leads nowhere, or a second reading that differs from the first.
pub fn read_checked(text: &str, directory: &Directory) -> Parsed<Plan> {
    let source = Source::new(text).expect("a fuzz input is far below the limit");
    let parsed = Plan::read(&source, directory);
    assert_eq!(parsed, Plan::read(&source, directory), "reading twice gives the same");
    for finding in &parsed.diagnostics {
        spans_fit(text, finding.span);
        assert!(!finding.message.is_empty(), "{} says nothing", finding.code);
    }
    plan_coherent(text, &parsed.value);
    parsed
}

fn plan_coherent(text: &str, plan: &Plan) {
    for citation in &plan.header().citations {
        stands_there(text, citation.span, &citation.title);
    }
    for section in plan.sections() {
        spans_fit(text, section.span);
        plan.path(section.id).expect("a section has a path");
        if let Some(parent) = section.parent {
            assert!(parent < section.id, "{} stands under {parent}, which comes after it", section.id);
        }
    }
    for department in plan.departments() {
        assert!(!department.name.is_empty(), "{} has no name", department.id);
        assert!(!department.names.is_empty(), "{} was never printed", department.id);
        plan.department(department.id).expect("a department is found by its id");
    }
    for task in plan.tasks() {
        spans_fit(text, task.span);
        plan.task_path(task.id).expect("a task has a path");
        for measure in &task.measures {
            spans_fit(text, measure.span);
        }
        for clause in &task.clauses {
            spans_fit(text, clause.span);
            spans_fit(text, clause.governs);
        }
        for assignment in &task.assignments {
            let department =
                plan.department(assignment.department).expect("an assignment names a department");
            assert!(
                department.names.iter().any(|name| **name == *assignment.printed),
                "{} is no name of its department",
                assignment.printed
            );
            stands_there(text, assignment.span, &assignment.printed);
            if let Some(clause) = assignment.clause {
                assert!(
                    (clause as usize) < task.clauses.len(),
                    "clause {clause} is none of task {}",
                    task.id
                );
            }
        }
    }
}

fn spans_fit(text: &str, span: Option<Span>) {
    if let Some(span) = span {
        assert!(text.get(span.range()).is_some(), "{span:?} does not fit a text of {} bytes", text.len());
    }
}

/// The words at a span are the printed ones, once folded. Over a line end a page number may stand between them, and what a
/// converter left in them is read without.
///
/// # Panics
///
/// When they are others, or the span does not fit.
pub fn stands_there(text: &str, span: Option<Span>, printed: &str) {
    let Some(span) = span else { return };
    let words =
        text.get(span.range()).unwrap_or_else(|| panic!("{span:?} does not fit {} bytes", text.len()));
    let is_residue = |c| {
        matches!(
            c,
            '<' | '&' | '\\' | '﹪' | '､' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{2e80}'..='\u{2fdf}'
        )
    };
    if words.contains(is_residue) {
        ends_stand_there(words, printed);
        return;
    }
    let mut there = folded(words);
    let found = if words.contains(['\n', '\r', '\u{b}', '\u{c}']) {
        folded(printed).all(|c| there.any(|other| other == c))
    } else {
        there.eq(folded(printed))
    };
    assert!(found, "{printed:?} does not stand at {span:?}, {words:?} does");
}

/// The first and the last characters of words with residue inside are those of what was printed, where they are no residue.
fn ends_stand_there(words: &str, printed: &str) {
    let plain = |c: &char| c.is_ascii_alphanumeric() || ('\u{4e00}'..='\u{9fff}').contains(c);
    let ends = |text: &str| {
        let mut there = folded(text);
        let first = there.next();
        [first, there.last().or(first)]
    };
    for (found, expected) in ends(words).into_iter().zip(ends(printed)) {
        if let Some(found) = found.filter(plain) {
            assert_eq!(Some(found), expected, "{printed:?} does not begin and end as {words:?}");
        }
    }
}

/// Blanks and Markdown's asterisks are no part of words.
fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|&c| !is_blank(c)).map(fold_char).filter(|&c| c != '*')
}
