//! The clean plan, line by line, and what is left of it when a fault was planted.

use std::ops::Range;

use proptest::sample::Index;

/// The lines of the clean plan.
pub(crate) struct Clean {
    lines: Vec<&'static str>,
}

/// The plan with a fault in it.
pub(crate) struct Planted {
    pub(crate) text: String,
    /// The line that its rule has to name, counted from 1.
    pub(crate) line: u32,
}

impl Planted {
    /// The line of the fault, for messages.
    pub(crate) fn shown(&self) -> &str {
        self.text.lines().nth(self.line as usize - 1).unwrap_or_default()
    }
}

impl Clean {
    pub(crate) const TEXT: &'static str = include_str!("clean.txt");

    pub(crate) fn new() -> Self {
        Self { lines: Self::TEXT.lines().collect() }
    }

    /// The lines that satisfy a condition, by index.
    pub(crate) fn lines_where(&self, fits: impl Fn(&str) -> bool) -> Vec<usize> {
        let found: Vec<usize> = (0..self.lines.len()).filter(|&at| fits(self.lines[at])).collect();
        assert!(!found.is_empty(), "the clean plan has no line for this fault");
        found
    }

    pub(crate) fn line(&self, at: usize) -> &'static str {
        self.lines[at]
    }

    /// One of the lines that satisfy a condition.
    pub(crate) fn pick(&self, place: Index, fits: impl Fn(&str) -> bool) -> usize {
        *place.get(&self.lines_where(fits))
    }

    /// The plan with one line written anew, which is where the fault is.
    pub(crate) fn with(&self, at: usize, line: &str) -> Planted {
        self.with_all(&[(at, line.to_owned())], at)
    }

    /// The plan with some lines written anew and the fault at one of its lines.
    pub(crate) fn with_all(&self, changed: &[(usize, String)], fault: usize) -> Planted {
        let line = |at: usize| {
            changed.iter().find(|(other, _)| *other == at).map_or(self.lines[at], |(_, line)| line.as_str())
        };
        let lines: Vec<&str> = (0..self.lines.len()).map(line).collect();
        Planted { text: lines.join("\n"), line: fault as u32 + 1 }
    }

    /// The plan without some of its lines, with the fault at the line that is now at `fault`.
    pub(crate) fn without(&self, gone: Range<usize>, fault: usize) -> Planted {
        let lines: Vec<&str> =
            (0..self.lines.len()).filter(|at| !gone.contains(at)).map(|at| self.lines[at]).collect();
        Planted { text: lines.join("\n"), line: fault as u32 + 1 }
    }

    /// The numbered headings of the plan, each list of siblings by itself: line, level and number.
    pub(crate) fn lists(&self) -> Vec<Vec<Heading>> {
        let mut open: Vec<Vec<Heading>> = vec![Vec::new(); LEVELS];
        let mut out = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            let Some((level, number)) = number(line) else { continue };
            for closed in &mut open[level + 1..] {
                out.push(std::mem::take(closed));
            }
            open[level].push(Heading { at, level, number });
        }
        out.extend(open);
        out.retain(|list| list.len() >= 2);
        out
    }

    /// A heading with a number of its own written anew.
    pub(crate) fn renumbered(&self, heading: Heading, number: u32) -> (usize, String) {
        let line = self.lines[heading.at];
        let rest = line.split_once(END_OF_MARK).unwrap().1;
        (heading.at, format!("{}{rest}", mark(heading.level, number)))
    }
}

/// A numbered heading of the clean plan.
#[derive(Clone, Copy)]
pub(crate) struct Heading {
    pub(crate) at: usize,
    pub(crate) level: usize,
    pub(crate) number: u32,
}

const LEVELS: usize = 3;
const END_OF_MARK: [char; 3] = ['、', '）', '.'];
const NUMERALS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "七"];

fn mark(level: usize, number: u32) -> String {
    let numeral = NUMERALS[number as usize - 1];
    match level {
        0 => format!("{numeral}、"),
        1 => format!("（{numeral}）"),
        _ => format!("{number}."),
    }
}

fn number(line: &str) -> Option<(usize, u32)> {
    (0..LEVELS).find_map(|level| {
        (1..=NUMERALS.len() as u32)
            .find(|&number| line.starts_with(&mark(level, number)))
            .map(|number| (level, number))
    })
}

/// Writes words of a line anew; they have to be there.
pub(crate) fn replaced(clean: &Clean, at: usize, from: &str, to: &str) -> Planted {
    assert!(clean.line(at).contains(from), "{from} is not in {}", clean.line(at));
    clean.with(at, &clean.line(at).replacen(from, to, 1))
}

/// One of some words.
pub(crate) fn one_of<'w>(manner: Index, words: &[&'w str]) -> &'w str {
    words[manner.index(words.len())]
}
