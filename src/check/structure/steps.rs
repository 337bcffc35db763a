//! The steps inside paragraphs, 一是… 二是… 三是…, as the text counts them.

use memchr::memmem;

use super::printed::numeral_at_end;
use crate::check::subject::Subject;
use crate::text::{Span, is_blank};

/// One 一是, 二是, … in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    pub number: u32,
    pub span: Span,
}

/// A step that does not follow on the one before it.
pub(in crate::check) struct Break {
    pub number: u32,
    pub span: Span,
    /// The number of the step before it.
    pub last: u32,
    pub before: Span,
}

/// A gap wider than this is no slip: 一是 and 九是 belong to no one list.
const WIDEST_GAP: u32 = 2;

/// The runs of steps in the body, each from 一是 on to where the next run or the next numbered heading begins.
///
/// *Complexity*: linear; each 是 is looked at once.
pub(super) fn runs(subject: &Subject<'_>) -> Vec<Vec<Step>> {
    let finder = memmem::Finder::new("是");
    let mut heads = subject
        .plan()
        .sections()
        .iter()
        .filter(|section| super::numbering::number_of(section).is_some())
        .filter_map(|section| section.span)
        .map(Span::start)
        .peekable();
    let mut out: Vec<Vec<Step>> = Vec::new();
    let mut run: Vec<Step> = Vec::new();
    // Whether the run began right behind the first step of another.
    let mut nested = false;
    for (line, words) in subject.body_lines() {
        let base = line.start() as usize;
        for at in finder.find_iter(words.as_bytes()) {
            let before = words.get(..at).unwrap_or_default();
            let Some((first, number)) = numeral_at_end(before).filter(|&(_, number)| number > 0) else {
                continue;
            };
            let stem = before.get(..first).unwrap_or_default();
            let begins = stem.is_empty() || stem.ends_with(|c: char| is_blank(c) || is_mark(c));
            if !begins {
                continue;
            }
            let span = Span::of(base + first, base + at + '是'.len_utf8());
            let mut parted = false;
            while heads.next_if(|&head| head <= span.start()).is_some() {
                parted = true;
            }
            let last = run.last().map(|step| step.number);
            if parted || number == 1 {
                nested = !parted && last == Some(1);
            }
            // Behind 一是 with a list of its own, the second 二是 goes on with the outer list.
            let outer = nested && Some(number) == last;
            if (parted || number == 1 || outer) && !run.is_empty() {
                out.push(core::mem::take(&mut run));
            }
            if number == 1 || !run.is_empty() {
                run.push(Step { number, span });
            }
        }
    }
    out.push(run);
    out.retain(|run| run.len() > 1);
    out
}

/// Where the count of steps breaks: one is left out or given twice.
pub(in crate::check) fn breaks(subject: &Subject<'_>) -> Vec<Break> {
    let mut out = Vec::new();
    for run in runs(subject) {
        for pair in run.windows(2) {
            let [before, step] = *pair else { continue };
            let gap = step.number > before.number + 1 && step.number <= before.number + 1 + WIDEST_GAP;
            if gap || step.number == before.number {
                let (last, place) = (before.number, before.span);
                out.push(Break { number: step.number, span: step.span, last, before: place });
            }
        }
    }
    out
}

fn is_mark(c: char) -> bool {
    matches!(c, '。' | '；' | '：' | '，' | ':' | ';' | ',' | '）' | ')' | '”' | '*')
}
