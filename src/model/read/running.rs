//! Running text, read in one pass over its paragraphs: targets, schedule and mentions share a look at the signs of each.

use super::places::Places;
use super::{mentions, schedule, targets};
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Paragraph, SignPlace, SignRoom, between_cells};
use crate::model::plan::{Department, Plan};

/// How many paragraphs go through one reader before the next: in turn for each paragraph, readers would push each other's code and
/// word lists out of the nearest cache.
const BATCH: usize = 64;

/// Bytes of text that end a batch.
const LONGEST_BATCH: usize = 8192;

/// The part of a text that is read at once at most: signs take as much room as the text that they stand in.
const LARGEST_PART: usize = 10;

/// Adds what running text says to the targets of tables. Tasks and their clauses are there already.
pub(super) fn fill(
    places: &Places<'_>,
    departments: &[Department],
    plan: &mut Plan,
    findings: &mut Vec<Diagnostic>,
) {
    let document = places.document;
    // The words of each paragraph of a batch, and where its signs stand.
    let (mut room, mut read) = (SignRoom::default(), [("", SignPlace::default()); BATCH]);
    let mut targets = targets::TargetReader::new(places, &plan.header);
    let mut schedule = schedule::ScheduleReader::new(places, plan, findings);
    let mut mentions = Vec::new();
    let body = &document.frame.body;
    // No batch is empty, however short the text is.
    let longest = (document.source.len() / LARGEST_PART).clamp(1, LONGEST_BATCH);
    let mut start = 0;
    while start < body.end {
        let (mut end, mut length) = (start, 0);
        room.clear();
        for (one, at) in read.iter_mut().zip(start..body.end) {
            if length >= longest {
                break;
            }
            let words = document.words(at);
            let signs = if is_row(document, at, words) { SignPlace::default() } else { room.add(words) };
            *one = (words, signs);
            length += words.len();
            end += 1;
        }
        let all = start..end;
        start = end;
        let batch =
            || all.clone().zip(&read).map(|(at, (words, signs))| (at, *words, room.signs(words, *signs)));
        for (at, words, signs) in batch() {
            schedule.paragraph(at, words, signs);
        }
        for (at, words, signs) in batch().filter(|(at, ..)| body.contains(at)) {
            targets.paragraph(at, words, signs);
        }
        for (at, words, signs) in batch().filter(|(at, ..)| body.contains(at)) {
            mentions::paragraph(places, at, words, signs, &mut mentions);
        }
    }
    let schedule = schedule.finish(plan, departments);
    plan.targets = targets.finish(core::mem::take(&mut plan.targets));
    (plan.schedule, plan.mentions) = (schedule, mentions);
}

/// Whether a paragraph is a row of several cells: words of one cell say nothing about those of the next.
fn is_row(document: &Document<'_>, at: usize, words: &str) -> bool {
    let parted = |paragraph: &Paragraph| paragraph.within().blank || paragraph.within().pipe;
    document.tables.get(at).copied().unwrap_or_default()
        && document.paragraphs.get(at).is_some_and(parted)
        && (memchr::memchr2(b'\t', b'|', words.as_bytes()).is_some() || between_cells(words).is_some())
}
