//! What every bench shares: the inputs, and the yardsticks that the reader is held against.

pub(crate) mod clock;

use core::hint::black_box;
use core::ops::Range;

use fengong::model::ReadOptions;
use fengong::text::Source;
use fengong::{Directory, Plan};
use pulldown_cmark::{Options, Parser};
use regex::Regex;

/// The shipped plan, `times` times over.
pub(crate) fn sample(times: usize) -> String {
    let mut text = String::with_capacity((fengong::sample::TEXT.len() + 1) * times);
    for _ in 0..times {
        text.push_str(fengong::sample::TEXT);
        text.push('\n');
    }
    text
}

/// The work itself: text to plan. The directory is built once, outside, as a program that reads many plans does.
pub(crate) fn plan(text: &str, directory: &Directory) -> usize {
    let source = Source::with_limit(text, usize::MAX).expect("a bench text is shorter than 4 GiB");
    black_box(Plan::read(&source, directory)).value.tasks().len()
}

/// The foundation of the work: outline, tasks and who has them, without indicators, targets, schedule and mentions.
pub(crate) fn foundation(text: &str, directory: &Directory) -> usize {
    let source = Source::with_limit(text, usize::MAX).expect("a bench text is shorter than 4 GiB");
    let options = ReadOptions::default().with_facts(false);
    black_box(Plan::read_with(&source, directory, &options)).value.tasks().len()
}

/// What somebody writes in an afternoon: regular expressions, line by line, that find headings, clauses with their labels
/// and numbers with their units, and keep where they stand. It makes no outline, no names, no roles and bridges nothing,
/// so it does far less than the reader; it stands for the least that any reading must do.
pub(crate) struct ByLine {
    heading: Regex,
    clause: Regex,
    number: Regex,
}

impl ByLine {
    /// Compiles the expressions, once.
    pub(crate) fn new() -> Self {
        let compile = |pattern| Regex::new(pattern).expect("the pattern is right");
        Self {
            heading: compile(
                r"^[ \t\u{3000}]*(?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百]+[）)]|[0-9０-９]+[.．、]|[①-⑳])",
            ),
            clause: compile(
                r"[（(\[](?:责任|牵头|配合|参与|指导|主要责任|协同配合)(?:单位|部门)[：:][^）)\]]*[）)\]]|[（(][^（()）]*负责(?:落实)?[）)]",
            ),
            number: compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?(?:%|％|个百分点|[万亿]?[\p{Han}])?"),
        }
    }

    /// Where headings, clauses and numbers stand.
    pub(crate) fn find(&self, text: &str) -> [Vec<Range<usize>>; 3] {
        let [mut headings, mut clauses, mut numbers] = [const { Vec::new() }; 3];
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            if let Some(found) = self.heading.find(line) {
                headings.push(start + found.start()..start + found.end());
            }
            clauses.extend(self.clause.find_iter(line).map(|m| start + m.start()..start + m.end()));
            numbers.extend(self.number.find_iter(line).map(|m| start + m.start()..start + m.end()));
            start += line.len();
        }
        [headings, clauses, numbers]
    }
}

/// The event stream of a fast parser for another language over the same bytes: what reading structure can cost.
pub(crate) fn markdown_events(text: &str) -> usize {
    Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter().fold(0, |count, event| {
        black_box(event);
        count + 1
    })
}

/// The floor under everything: the standard library looking at each byte once.
pub(crate) fn utf8(text: &str) -> usize {
    core::str::from_utf8(black_box(text.as_bytes())).map_or(0, str::len)
}

/// Whether the run is to measure; without `--bench`, or with `--test`, everything runs once on little text, to show that
/// it runs.
pub(crate) fn measuring() -> bool {
    let given = |flag: &str| std::env::args().any(|argument| argument == flag);
    given("--bench") && !given("--test")
}
