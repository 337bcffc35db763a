//! Where extraction broke a sentence over lines or pages: what reading bridged, told.

use core::ops::Range;

use super::flow::Paragraph;
use super::lines::is_page_number;
use crate::text::{Span, is_blank};

/// A place where a line ended inside a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Break {
    /// The last character before it.
    pub at: Span,
    /// The page number that stands between the two lines.
    pub page_number: Option<Span>,
}

/// The breaks inside of some paragraphs, in document order.
pub(super) fn breaks<'p>(
    source: &'p str,
    paragraphs: &'p [Paragraph],
    range: Range<usize>,
    tables: &'p [bool],
) -> impl Iterator<Item = Break> + 'p {
    let first = range.start;
    let in_table = move |at: usize| tables.get(first + at).copied().unwrap_or_default();
    let body = paragraphs.get(range).unwrap_or_default().iter().enumerate();
    let joined = body.filter(move |(at, paragraph)| paragraph.words().is_joined() && !in_table(*at));
    joined.flat_map(move |(_, paragraph)| {
        let ends = paragraph.words().pieces();
        let starts = paragraph.words().pieces().skip(1);
        ends.zip(starts).filter_map(move |(before, behind)| between(source, before, behind))
    })
}

fn between(source: &str, before: Span, behind: Span) -> Option<Break> {
    let words = source.get(before.range())?;
    let last = words.chars().next_back()?;
    let gap = before.end() as usize..behind.start() as usize;
    let between = source.get(gap.clone())?;
    let number = between.trim_matches(is_blank);
    let page_number = (!number.is_empty()
        && number.lines().all(|line| is_page_number(line.trim_matches(is_blank))))
    .then(|| {
        let start = gap.start + (between.len() - between.trim_start_matches(is_blank).len());
        Span::of(start, start + number.len())
    });
    // Lines that were put together over a label are parts of a list, not of a sentence.
    let broken = !matches!(last, '：' | ':' | '；' | ';' | '。');
    broken.then(|| Break {
        at: Span::of(before.end() as usize - last.len_utf8(), before.end() as usize),
        page_number,
    })
}
