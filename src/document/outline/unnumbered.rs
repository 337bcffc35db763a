//! Run-in headings without a number: a short first sentence, among others of the kind under one heading.

use core::ops::Range;

use super::title::{Title, title};
use super::{Heading, Index, Mark, merge};
use crate::document::flow::{Paragraph, small};
use crate::document::marker::{Marked, Marker};
use crate::text::fold_char;

/// Longest run-in heading without a number, in characters.
const LONGEST: usize = 20;

/// The paragraphs under one heading.
#[derive(Default)]
struct Group {
    /// How many might begin with a run-in heading. Short lines, as in tables, are not counted.
    all: usize,
    /// The run-in headings of those that do.
    found: Vec<Heading>,
}

impl Group {
    /// Gives its headings away if they are two or more and most of the paragraphs have one.
    fn close(&mut self, new: &mut Vec<Heading>) {
        if self.found.len() >= 2 && self.found.len() * 3 >= self.all * 2 {
            new.extend(
                (1..)
                    .zip(self.found.drain(..))
                    .map(|(number, heading)| Heading { mark: Mark::Run { number }, ..heading }),
            );
        }
        self.found.clear();
        self.all = 0;
    }

    fn take(&mut self, text: &str, marked: Option<Marked>, at: usize, parent: usize) {
        let (begin, from) = match marked {
            Some(dash @ Marked { marker: Marker::Dash, .. }) => (dash.begin(), dash.words()),
            Some(_) => return,
            None if text.ends_with('。') || text.contains('。') => (0, 0),
            None => return,
        };
        self.all += 1;
        self.found.extend(run_in(text, from).map(|parts| Heading {
            mark: Mark::Run { number: 0 },
            paragraph: at,
            marker: (begin..from).into(),
            title: parts.range.into(),
            title_below: false,
            body: small(parts.body),
            run_in: true,
            sentence: false,
            parent: Some(Index::new(parent)),
        }));
    }
}

/// Finds run-in headings below each numbered heading and puts them into the outline. One short sentence alone proves nothing: at least
/// two paragraphs under the heading must begin so, and most of them.
pub(super) fn insert(
    source: &str,
    paragraphs: &[Paragraph],
    body: Range<usize>,
    tables: &[bool],
    outline: Vec<Heading>,
) -> Vec<Heading> {
    let mut new = Vec::new();
    let mut group = Group::default();
    let mut next = 0;
    let mut above: Option<(usize, &Heading)> = None;
    for at in body {
        if let Some(heading) = outline.get(next).filter(|heading| heading.paragraph == at) {
            // Lines that stand below a heading in place of numbers leave it no run-in headings of its own.
            if matches!(heading.mark, Mark::Line { .. }) && heading.parent() == above.map(|(above, _)| above)
            {
                group = Group::default();
            }
            group.close(&mut new);
            above = Some((next, heading));
            next += 1;
            continue;
        }
        let (Some((parent, heading)), Some(paragraph)) = (above, paragraphs.get(at)) else { continue };
        let captioned = matches!(heading.mark, Mark::Annex { .. } | Mark::Box { .. });
        if !captioned && heading.title_paragraph() != at && !tables.get(at).copied().unwrap_or_default() {
            group.take(paragraph.text(source), paragraph.marked(), at, parent);
        }
    }
    group.close(&mut new);
    merge(outline, new)
}

/// Whether words are a year and nothing else: ——2024年：新建… sets a date and names nothing.
fn is_year(words: &str) -> bool {
    words
        .trim_start_matches(['—', '–', '-', '－'])
        .trim_end_matches(['底', '末', '度'])
        .strip_suffix('年')
        .is_some_and(|year| year.chars().count() == 4 && year.chars().all(|c| fold_char(c).is_ascii_digit()))
}

/// The run-in heading that a paragraph begins with.
pub(super) fn run_in(text: &str, from: usize) -> Option<Title> {
    const SENTENCE_STARTS: &[&str] = &[
        "到", "以", "为", "按照", "通过", "在", "对", "由", "注", "（", "(", "一是", "二是", "三是", "四是",
        "五是", "其中",
    ];
    // Most paragraphs are seen not to at once: nothing near their start ends a heading.
    let stops = |c: char| matches!(c, '。' | '：' | ':' | '*');
    text.get(from..)?.chars().take(LONGEST + 1).find(|&c| stops(c))?;
    let parts = title(text, from);
    let words = text.get(parts.range.clone())?;
    let behind = text.get(parts.range.end..)?.trim_start_matches('*');
    let fits = parts.run_in
        && (2..=LONGEST).contains(&words.chars().count())
        && behind.starts_with(['。', '：', ':'])
        && !words.contains(['，', ',', '：', '；', '%'])
        && !is_year(words)
        && !SENTENCE_STARTS.iter().any(|start| words.starts_with(start));
    fits.then_some(parts)
}
