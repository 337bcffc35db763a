//! Enumerations inside paragraphs: 一是… 二是… 三是….

use core::ops::Range;

use memchr::memmem::Finder;

use super::title::title;
use super::{Heading, Index, Mark, merge};
use crate::document::flow::{Paragraph, small};
use crate::text::{han_digit, is_blank, whole_number};

/// Puts 一是, 二是, … into the outline, below the heading they stand under. A run may go on over several paragraphs; one that never
/// gets to its second step is no enumeration.
///
/// *Complexity*: linear; each 是 is looked at once, and a title ends where the next step begins.
pub(super) fn insert(
    source: &str,
    paragraphs: &[Paragraph],
    body: Range<usize>,
    outline: Vec<Heading>,
) -> Vec<Heading> {
    let searchers = Searchers::new();
    let mut new: Vec<Heading> = Vec::new();
    let mut next_heading = 0;
    let mut run: Vec<Heading> = Vec::new();
    let mut parent = None;
    for at in body {
        let mut from = 0;
        while let Some(heading) = outline.get(next_heading).filter(|heading| heading.paragraph <= at) {
            close(&mut run, &mut new);
            parent = Some(next_heading);
            from =
                if heading.title_paragraph() == at { heading.body().min(heading.title.start()) } else { 0 };
            next_heading += 1;
        }
        let above = next_heading.checked_sub(1).and_then(|above| outline.get(above));
        if let Some(above) = above.filter(|above| above.ends_list_before(outline.get(next_heading), at)) {
            parent = above.parent();
        }
        let text = paragraphs.get(at).map_or("", |paragraph| paragraph.text(source));
        let mut last = run.len();
        let in_order = searchers.steps(text, from, run.is_empty()).filter(|&(_, _, number)| {
            let follows = number == 1 || number as usize == last + 1;
            last = if follows { number as usize } else { last };
            follows
        });
        let steps: Vec<(usize, usize, u32)> = in_order.collect();
        let ends = steps.iter().skip(1).map(|step| step.0).chain([text.len()]);
        for (&(found, length, number), end) in steps.iter().zip(ends) {
            if number == 1 {
                close(&mut run, &mut new);
            }
            // 一是甲；二是乙。 parts its steps in one sentence.
            let parts = title(text.get(..end).unwrap_or_default(), found + length);
            run.push(Heading {
                mark: Mark::Enumerated { number },
                paragraph: at,
                marker: (found..found + length).into(),
                title: parts.range.into(),
                title_below: false,
                body: small(parts.body),
                run_in: true,
                sentence: true,
                parent: parent.map(Index::new),
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

/// What the words of a document are searched for, made ready once.
struct Searchers {
    first: Finder<'static>,
    is: Finder<'static>,
}

impl Searchers {
    fn new() -> Self {
        Self { first: Finder::new("一是"), is: Finder::new("是") }
    }

    /// The steps in a text from an offset on: where each stands, its length and its number. Each begins a sentence or a part of one.
    fn steps<'a>(
        &'a self,
        text: &'a str,
        from: usize,
        fresh: bool,
    ) -> impl Iterator<Item = (usize, usize, u32)> + 'a {
        let rest = text.as_bytes().get(from..).unwrap_or_default();
        // Without a run to go on with, a text that begins none needs no closer look.
        let rest = if fresh && self.first.find(rest).is_none() { &[] } else { rest };
        self.is.find_iter(rest).filter_map(move |at| {
            let before = text.get(..from + at)?;
            let stem = before.trim_end_matches(|c: char| c == '十' || han_digit(c).is_some());
            let numeral = before.get(stem.len()..)?;
            let number =
                Some(numeral).filter(|numeral| (3..=9).contains(&numeral.len())).and_then(whole_number)?;
            let parts = |c: char| {
                is_blank(c) || matches!(c, '。' | '；' | '：' | '，' | ':' | ';' | ',' | '）' | '”' | '*')
            };
            let begins = stem.is_empty() || stem.ends_with(parts);
            (begins && stem.len() >= from).then_some((stem.len(), numeral.len() + '是'.len_utf8(), number))
        })
    }
}
