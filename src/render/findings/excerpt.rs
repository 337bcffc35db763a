//! The line that a finding stands on, cut to what fits a screen.

use core::ops::Range;

use crate::render::visible::visible;
use crate::text::{Source, Span, display_width, fit_width};

/// The narrowest excerpt, in columns: below that nobody could tell what is meant.
const NARROWEST: usize = 20;

/// A part of one line, made fit for a terminal, and where in it the words meant are.
pub(super) struct Excerpt {
    pub line: u32,
    pub words: String,
    pub marked: Range<usize>,
}

/// The excerpt of a span, in so many columns with the number of its line before it. Paragraphs of plans run over thousands.
pub(super) fn excerpt(source: &Source<'_>, span: Span, columns: usize) -> Option<Excerpt> {
    // `12 | `, for the last line of all, since the numbers of several excerpts stand one below the other; and the … behind.
    let beside = source.line_count().to_string().len() + 3 + display_width("…");
    let width = columns.saturating_sub(beside).max(NARROWEST);
    let line = source.line(span.start());
    let whole = source.line_span(line)?;
    let start = span.start().min(whole.end());
    let end = span.end().clamp(start, whole.end());
    let part = |from: u32, to: u32| source.slice(Span::new(from, to));
    let before = last_columns(part(whole.start(), start), width * 3 / 8);
    let mut words = String::new();
    if before.len() < part(whole.start(), start).len() {
        words.push('…');
    }
    words.push_str(&shown(before));
    let from = words.len();
    let room = width.saturating_sub(display_width(&words)).max(2);
    words.push_str(&shown(first_columns(part(start, end), room)));
    let marked = from..words.len();
    let rest = part(end, whole.end());
    let behind = first_columns(rest, width.saturating_sub(display_width(&words)));
    words.push_str(&shown(behind));
    if behind.len() < rest.len() {
        words.push('…');
    }
    Some(Excerpt { line, words, marked })
}

/// As [`visible`], but blanks at the ends stay, because more words stand beside them.
fn shown(words: &str) -> String {
    let inner = visible(words);
    let kept = |blanks: &str| " ".repeat(display_width(blanks));
    let trimmed = words.trim_start();
    let before = words.get(..words.len() - trimmed.len()).unwrap_or_default();
    let behind = trimmed.get(trimmed.trim_end().len()..).unwrap_or_default();
    format!("{}{inner}{}", kept(before), kept(behind))
}

/// So many characters at most are shown for each column: marks that take none would all fit, a line of megabytes of them.
const MOST_IN_A_COLUMN: usize = 8;

/// The longest beginning of some words that fits into some columns.
fn first_columns(words: &str, columns: usize) -> &str {
    let most = words.char_indices().nth(columns * MOST_IN_A_COLUMN).map_or(words.len(), |(at, _)| at);
    fit_width(words.get(..most).unwrap_or_default(), columns)
}

/// The longest end of some words that fits into some columns.
fn last_columns(words: &str, columns: usize) -> &str {
    let mut used = 0;
    let start = words.char_indices().rev().zip(1..).find_map(|((at, c), count)| {
        used += display_width(c.encode_utf8(&mut [0; 4]));
        (used > columns || count > columns * MOST_IN_A_COLUMN).then_some(at + c.len_utf8())
    });
    words.get(start.unwrap_or(0)..).unwrap_or_default()
}
