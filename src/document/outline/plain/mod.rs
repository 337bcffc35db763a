//! Headings of a document that numbers nothing: short lines that stand alone between paragraphs, and what the paragraphs below a chapter
//! of tasks begin with.
//!
//! A number says by itself that it begins a heading and how deep; a line says neither. So lines are taken only where nothing in the
//! body is numbered, and only together: some have the words that chapters of a plan have (总体要求, 主要任务, 保障措施), or most of them
//! begin alike, with what is to be done. `lines` says what each paragraph looks like, this file which of them are headings and how deep.

pub(super) mod lines;

use core::ops::Range;

use super::{Heading, Index, Mark};
use crate::document::flow::{Paragraph, small};
use lines::{Chapter, Line, Title};

/// Headings without a number prove each other: so many make an outline, fewer may be anything.
const FEWEST: usize = 2;

/// As many lines that begin with what is to be done make an outline where none has the words of a chapter.
const FEWEST_ACTS: usize = 3;

/// Puts the headings of the body into an outline that has no numbers before its first annex.
///
/// *Complexity*: linear; each paragraph is looked at by itself and with its neighbours.
pub(super) fn insert(
    source: &str,
    paragraphs: &[Paragraph],
    body: Range<usize>,
    tables: &[bool],
    outline: Vec<Heading>,
) -> Vec<Heading> {
    let annex = outline.iter().position(|heading| matches!(heading.mark, Mark::Annex { .. }));
    let (before, annexed) = outline.split_at(annex.unwrap_or(outline.len()));
    if before.iter().any(Heading::is_ranked) {
        return outline;
    }
    let end = annexed.first().map_or(body.end, |annex| annex.paragraph);
    let lines = lines::lines(source, paragraphs, body.start..end, tables);
    let mut levels = Levels::default();
    let titles = || lines.iter().filter_map(|(_, line)| line.title());
    if prove_each_other(&lines) {
        levels.headings(&lines);
    } else {
        levels.items(&lines, None, true, true);
        // 主要任务 above some paragraphs needs no other line, unless they have shown to be items by themselves.
        if levels.out.is_empty() && titles().next().is_some() && titles().all(|title| title.chapter.is_some())
        {
            levels.headings(&lines);
        }
    }
    if levels.out.is_empty() { outline } else { join(levels.out, before, annexed) }
}

/// Whether the lines that may be headings are some: most stand above text of their own, and their words are those of chapters, what is to
/// be done, or told to somebody. A table with a cell on each line has lines above lines.
fn prove_each_other(lines: &[(usize, Line)]) -> bool {
    let (mut all, mut chapters, mut acts, mut told, mut above_text) =
        (0_usize, 0_usize, 0_usize, 0_usize, 0_usize);
    for (at, title) in lines.iter().enumerate().filter_map(|(at, (_, line))| Some((at, line.title()?))) {
        all += 1;
        chapters += usize::from(title.chapter.is_some());
        acts += usize::from(title.acts);
        told += usize::from(title.told);
        let prose = lines.get(at + 1).is_some_and(|(_, below)| below.prose().is_some());
        above_text += usize::from(title.told || prose);
    }
    let known = chapters >= FEWEST || told >= FEWEST || all > FEWEST && chapters > 0;
    let alike = acts >= FEWEST_ACTS && acts * 3 >= all * 2;
    (known || alike) && (above_text >= FEWEST && above_text * 2 >= all || all == chapters)
}

/// Where the way down the lines has come to, and the headings so far.
#[derive(Default)]
struct Levels {
    out: Vec<Heading>,
    /// How many headings stand directly below each, and at the top.
    below: Vec<u32>,
    at_top: u32,
    /// The chapter that is open, with what it is.
    chapter: Option<(usize, Open)>,
    /// The part below it that is open.
    part: Option<usize>,
}

/// What an open chapter takes in.
#[derive(Clone, Copy)]
struct Open {
    kind: Option<Chapter>,
    /// The next heading stands right below its title, so that it has no words of its own.
    bare: bool,
}

impl Open {
    /// Whether a line is an item of the chapter rather than the next one.
    fn takes(self, title: &Title, opens: bool) -> bool {
        match (self.kind, title.chapter) {
            // 指导思想, 基本原则 and 主要目标 stand below 总体要求 that says nothing itself.
            (Some(Chapter::Ground), Some(Chapter::Ground | Chapter::Goals)) => self.bare && !opens,
            (Some(Chapter::Safeguards), Some(Chapter::Safeguards)) => self.bare,
            (_, Some(Chapter::Safeguards)) if title.keeps_below => self.kind == Some(Chapter::Tasks),
            (_, Some(_)) => false,
            (Some(Chapter::Tasks | Chapter::Past), None) => true,
            (Some(Chapter::Safeguards | Chapter::Phases), None) => self.bare,
            (Some(Chapter::Goals), None) => self.bare && !title.acts && !opens,
            (Some(Chapter::Ground), None) => false,
            (None, None) => self.bare && !opens,
        }
    }
}

impl Levels {
    fn headings(&mut self, lines: &[(usize, Line)]) {
        let mut from = 0;
        while let Some((at, line)) = lines.get(from) {
            from += 1;
            let Line::Title(title) = line else { continue };
            let opens = matches!(lines.get(from), Some((_, Line::Title(next))) if next.chapter.is_none() || title.chapter.is_some());
            let parent = self.place(title, opens);
            let heading = self.put(*at, title, parent);
            if parent.is_none() {
                self.chapter = Some((heading, Open { kind: title.chapter, bare: opens }));
                self.part = None;
            } else if opens {
                self.part = Some(heading);
            }
            // The paragraphs below a chapter of tasks are the tasks, and so are those of a part where each is told to somebody.
            let rest = lines.get(from..).unwrap_or_default();
            let own = rest.iter().position(|(_, line)| line.title().is_some()).unwrap_or(rest.len());
            if matches!(title.chapter, None | Some(Chapter::Tasks)) && !self.looks_elsewhere() {
                let sentences = title.chapter.is_some() || parent.is_none();
                self.items(rest.get(..own).unwrap_or_default(), Some(heading), parent.is_some(), sentences);
            }
        }
    }

    /// Whether what stands in the open chapter is nothing to be done.
    fn looks_elsewhere(&self) -> bool {
        let kind = self.chapter.and_then(|(_, open)| open.kind);
        !matches!(kind, None | Some(Chapter::Tasks))
    }

    /// What a heading stands below.
    fn place(&mut self, title: &Title, opens: bool) -> Option<usize> {
        let (chapter, open) = self.chapter?;
        if !open.takes(title, opens) {
            return None;
        }
        if opens {
            self.part = None;
        }
        Some(self.part.unwrap_or(chapter))
    }

    /// The paragraphs that are items of one chapter: those that begin with a heading of their own, or that end in who answers for them.
    /// `told` where only those count that are told to somebody, `sentences` where they need no heading of their own then.
    fn items(&mut self, lines: &[(usize, Line)], parent: Option<usize>, told: bool, sentences: bool) {
        let paragraphs = || lines.iter().filter_map(|(at, line)| Some((*at, line.prose()?)));
        let count = |holds: fn(&lines::Prose) -> bool| paragraphs().filter(|(_, prose)| holds(prose)).count();
        let all = paragraphs().count();
        let (opened, answered) = (count(|prose| prose.opens.is_some()), count(|prose| prose.told));
        let enough = |some: usize| some >= FEWEST && some * 3 >= all * 2;
        if told && (answered < FEWEST || answered * 2 < all) {
            return;
        }
        if enough(opened) {
            for (at, prose) in paragraphs() {
                if let Some(title) = &prose.opens {
                    self.put(at, title, parent);
                }
            }
        } else if enough(answered) && sentences {
            for (at, prose) in paragraphs().filter(|(_, prose)| prose.told) {
                self.put(at, &prose.first, parent);
            }
        }
    }

    /// Takes a heading and gives its place in the outline.
    fn put(&mut self, paragraph: usize, title: &Title, parent: Option<usize>) -> usize {
        let count = match parent {
            Some(parent) => self.below.get_mut(parent),
            None => Some(&mut self.at_top),
        };
        let number = count.map_or(1, |count| {
            *count += 1;
            *count
        });
        self.below.push(0);
        self.out.push(Heading {
            mark: Mark::Line { number },
            paragraph,
            marker: (title.range.start..title.range.start).into(),
            title: title.range.clone().into(),
            title_below: false,
            body: small(title.body),
            run_in: title.run_in,
            sentence: title.sentence,
            parent: parent.map(Index::new),
        });
        self.out.len() - 1
    }
}

/// The headings that were found with the captions between them, and the annexes behind.
fn join(found: Vec<Heading>, captions: &[Heading], annexed: &[Heading]) -> Vec<Heading> {
    let mut moved = Vec::with_capacity(found.len());
    let mut out: Vec<Heading> = Vec::with_capacity(found.len() + captions.len() + annexed.len());
    let mut between = captions.iter().cloned().peekable();
    let mut above = None;
    for heading in found {
        while let Some(caption) = between.next_if(|caption| caption.paragraph < heading.paragraph) {
            out.push(caption.under(above));
        }
        let parent = heading.parent().and_then(|parent| moved.get(parent).copied());
        moved.push(out.len());
        above = Some(out.len());
        out.push(heading.under(parent));
    }
    out.extend(between.map(|caption| caption.under(above)));
    // What stands in an annex hangs below it or below what stands there.
    let first = out.len();
    out.extend(annexed.iter().cloned().map(|heading| {
        let parent = heading.parent().map(|parent| first + parent.saturating_sub(captions.len()));
        heading.under(parent)
    }));
    out
}
