//! Enumerations inside paragraphs: 一是… 二是… 三是….

use core::ops::Range;

use super::title::title;
use super::{Heading, Mark, merge};
use crate::document::flow::Paragraph;
use crate::text::{han_digit, is_blank, whole_number};

/// Puts 一是, 二是, … into the outline, below the heading they stand under. A run may go on over several paragraphs; one that never
/// gets to its second step is no enumeration.
///
/// *Complexity*: linear; each 是 is looked at once.
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
        for (found, length, number) in steps(text, from, run.is_empty()) {
            if number == 1 {
                close(&mut run, &mut new);
            }
            if number as usize != run.len() + 1 {
                continue;
            }
            let parts = title(text, found + length);
            run.push(Heading {
                mark: Mark::Enumerated { number },
                paragraph: at,
                marker: found..found + length,
                title: parts.range,
                title_paragraph: at,
                body: parts.body,
                run_in: true,
                sentence: true,
                parent,
            });
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

/// The steps in a text from an offset on: where each stands, its length and its number. Each begins a sentence or a part of one.
fn steps(text: &str, from: usize, fresh: bool) -> impl Iterator<Item = (usize, usize, u32)> + '_ {
    let rest = text.get(from..).unwrap_or_default();
    // Without a run to go on with, a text that begins none needs no closer look.
    let rest =
        if fresh && memchr::memmem::find(rest.as_bytes(), "一是".as_bytes()).is_none() { "" } else { rest };
    memchr::memmem::find_iter(rest.as_bytes(), "是".as_bytes()).filter_map(move |at| {
        let before = text.get(..from + at)?;
        let stem = before.trim_end_matches(|c: char| c == '十' || han_digit(c).is_some());
        let numeral = before.get(stem.len()..)?;
        let number =
            Some(numeral).filter(|numeral| (3..=9).contains(&numeral.len())).and_then(whole_number)?;
        let begins = stem.is_empty()
            || stem.ends_with(|c: char| {
                is_blank(c) || matches!(c, '。' | '；' | '：' | '，' | ':' | ';' | ',' | '）' | '”' | '*')
            });
        (begins && stem.len() >= from).then_some((stem.len(), numeral.len() + '是'.len_utf8(), number))
    })
}
