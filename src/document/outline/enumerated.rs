//! Enumerations inside paragraphs: 一是… 二是… 三是….

use core::ops::Range;

use super::title::title;
use super::{Heading, Mark, merge};
use crate::document::flow::Paragraph;
use crate::text::is_blank;

const STEPS: &[&str] = &[
    "一是",
    "二是",
    "三是",
    "四是",
    "五是",
    "六是",
    "七是",
    "八是",
    "九是",
    "十是",
    "十一是",
    "十二是",
    "十三是",
    "十四是",
    "十五是",
];

/// Puts 一是, 二是, … into the outline, below the heading they stand under. A run may go on over several paragraphs; one that never
/// gets to its second step is no enumeration.
///
/// *Complexity*: linear; after each step only the next one and a new beginning are looked for.
pub(super) fn insert(
    source: &str,
    paragraphs: &[Paragraph],
    body: Range<usize>,
    outline: Vec<Heading>,
) -> Vec<Heading> {
    let mut new: Vec<Heading> = Vec::new();
    let mut next_heading = 0;
    let mut run: Vec<Heading> = Vec::new();
    let mut parent = None;
    for at in body {
        let mut from = 0;
        while let Some(heading) = outline.get(next_heading).filter(|heading| heading.paragraph <= at) {
            close(&mut run, &mut new);
            parent = Some(next_heading);
            from = if heading.title_paragraph == at { heading.body.min(heading.title.start) } else { 0 };
            next_heading += 1;
        }
        let text = paragraphs.get(at).map_or("", |paragraph| paragraph.text(source));
        while let Some((found, step)) = next_step(text, from, run.len()) {
            if step == 0 {
                close(&mut run, &mut new);
            }
            let word = STEPS.get(step).map_or(0, |word| word.len());
            let parts = title(text, found + word);
            run.push(Heading {
                mark: Mark::Enumerated { number: u32::try_from(step + 1).unwrap_or(u32::MAX) },
                paragraph: at,
                marker: found..found + word,
                title: parts.range,
                title_paragraph: at,
                body: parts.body,
                run_in: true,
                sentence: true,
                parent,
            });
            from = found + word;
        }
    }
    close(&mut run, &mut new);
    merge(outline, new)
}

fn close(run: &mut Vec<Heading>, new: &mut Vec<Heading>) {
    if run.len() >= 2 {
        new.append(run);
    }
    run.clear();
}

/// The next step of the run in a text, or a new beginning when that comes first.
fn next_step(text: &str, from: usize, done: usize) -> Option<(usize, usize)> {
    let expected = (done > 0).then(|| step_at(text, from, done)).flatten();
    let anew = step_at(text, from, 0);
    match (expected, anew) {
        (Some(next), Some(first)) if first < next => Some((first, 0)),
        (Some(next), _) => Some((next, done)),
        (None, first) => first.map(|first| (first, 0)),
    }
}

/// Where a step stands at the beginning of a sentence or of a part of one.
fn step_at(text: &str, from: usize, step: usize) -> Option<usize> {
    let word = STEPS.get(step)?;
    let rest = text.get(from..)?;
    memchr::memmem::find_iter(rest.as_bytes(), word.as_bytes()).map(|at| from + at).find(|&at| {
        let before = text.get(..at).unwrap_or_default();
        before.is_empty()
            || before.ends_with(|c: char| {
                is_blank(c) || matches!(c, '。' | '；' | '：' | '，' | ':' | ';' | ',' | '）' | '”' | '*')
            })
    })
}
