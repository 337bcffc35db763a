//! Run-in headings without a number: a short first sentence, among others of the kind under one heading.

use core::ops::Range;

use super::title::title;
use super::{Heading, Mark, merge};
use crate::document::flow::Paragraph;
use crate::document::marker::{Marker, marker};

/// Longest run-in heading without a number, in characters.
const LONGEST: usize = 20;

/// A paragraph that may begin with a run-in heading.
struct Candidate {
    heading: Heading,
    fits: bool,
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
    let mut next = 0;
    let mut group: Vec<Candidate> = Vec::new();
    let mut parent = None;
    for at in body {
        let begins = outline.get(next).is_some_and(|heading| heading.paragraph == at);
        if begins {
            flush(&mut group, &mut new);
            parent = Some(next);
            next += 1;
            continue;
        }
        let in_title = parent
            .and_then(|parent| outline.get(parent))
            .is_some_and(|heading| heading.title_paragraph == at);
        if in_title || parent.is_none() || tables.get(at).copied().unwrap_or_default() {
            continue;
        }
        if matches!(
            parent.and_then(|parent| outline.get(parent)).map(|heading| heading.mark),
            Some(Mark::Annex { .. } | Mark::Box { .. })
        ) {
            continue;
        }
        if let Some(text) = paragraphs.get(at).map(|paragraph| paragraph.text(source)) {
            group.extend(candidate(text, at, parent));
        }
    }
    flush(&mut group, &mut new);
    merge(outline, new)
}

fn flush(group: &mut Vec<Candidate>, new: &mut Vec<Heading>) {
    let fitting = group.iter().filter(|candidate| candidate.fits).count();
    if fitting >= 2 && fitting * 3 >= group.len() * 2 {
        let mut number = 0;
        for candidate in group.drain(..).filter(|candidate| candidate.fits) {
            number += 1;
            new.push(Heading { mark: Mark::Run { number }, ..candidate.heading });
        }
    }
    group.clear();
}

/// A paragraph under a heading, with the run-in heading that it may have. Short lines, as in tables, are passed over.
fn candidate(text: &str, at: usize, parent: Option<usize>) -> Option<Candidate> {
    let found = marker(text);
    let (begin, from) = match found.map(|found| (found.marker, found.begin, found.words)) {
        Some((Marker::Dash, begin, words)) => (begin, words),
        Some(_) => return None,
        None => (0, 0),
    };
    if !text.contains('。') && from == 0 {
        return None;
    }
    let parts = title(text, from);
    let words = text.get(parts.range.clone()).unwrap_or_default();
    let length = words.chars().count();
    const SENTENCE_STARTS: &[&str] = &[
        "到", "以", "为", "按照", "通过", "在", "对", "由", "注", "（", "(", "一是", "二是", "三是", "四是",
        "五是", "其中",
    ];
    let fits = (2..=LONGEST).contains(&length)
        && parts.run_in
        && text
            .get(parts.range.end..)
            .is_some_and(|rest| rest.trim_start_matches('*').starts_with(['。', '：', ':']))
        && !words.contains(['，', ',', '：', '；', '%'])
        && !SENTENCE_STARTS.iter().any(|start| words.starts_with(start));
    let marker = if from > 0 { begin..from } else { 0..0 };
    let heading = Heading {
        mark: Mark::Run { number: 0 },
        paragraph: at,
        marker,
        title: parts.range,
        title_paragraph: at,
        body: parts.body,
        run_in: parts.run_in,
        sentence: false,
        parent,
    };
    Some(Candidate { heading, fits })
}
