//! Run-in headings without a number: a short first sentence, on the line of its paragraph or on one above it, among others of the kind under
//! one heading.

use core::ops::Range;
use std::collections::BTreeMap;

use super::title::{Title, title};
use super::{Heading, Index, Mark, merge};
use crate::document::flow::{Paragraph, small};
use crate::document::marker::{Marked, Marker};
use crate::document::scan::Vocabulary;
use crate::text::fold_char;

/// Longest run-in heading without a number, in characters.
const LONGEST: usize = 20;

/// The paragraphs under one heading.
#[derive(Default)]
struct Group {
    /// How many might begin with a run-in heading. Short lines, as in tables, are not counted.
    all: usize,
    /// How many of these have a dash before them.
    dashed: usize,
    /// The run-in headings of those that do.
    found: Vec<Heading>,
    /// A short sentence on a line of its own, which heads the paragraph below if one comes.
    waiting: Option<Heading>,
}

impl Group {
    /// Gives its headings away if they are two or more and most of the paragraphs have one.
    fn close(&mut self, new: &mut Vec<Heading>) {
        self.let_go();
        // Dashes mark what belongs together, whatever opens and closes the list.
        let dashes = self.found.iter().filter(|heading| heading.is_dashed()).count();
        let marked = dashes >= 2 && dashes * 2 > self.found.len();
        if marked {
            self.found.retain(Heading::is_dashed);
        }
        let all = if marked { self.dashed } else { self.all };
        if self.found.len() >= 2 && self.found.len() * 3 >= all * 2 {
            new.extend(
                (1..)
                    .zip(self.found.drain(..))
                    .map(|(number, heading)| Heading { mark: Mark::Run { number }, ..heading }),
            );
        }
        self.found.clear();
        (self.all, self.dashed) = (0, 0);
    }

    /// A short sentence that no paragraph followed was one of the paragraphs.
    fn let_go(&mut self) {
        self.all += usize::from(self.waiting.take().is_some());
    }

    fn take(&mut self, text: &str, marked: Option<Marked>, at: usize, parent: usize) {
        let (begin, from) = match marked {
            Some(dash @ Marked { marker: Marker::Dash, .. }) => (dash.begin(), dash.words()),
            None if text.ends_with('。') || text.contains('。') => (0, 0),
            _ => return self.let_go(),
        };
        let heading = |parts: Title| Heading {
            mark: Mark::Run { number: 0 },
            paragraph: at,
            marker: (begin..from).into(),
            title: parts.range.into(),
            title_below: false,
            body: small(parts.body),
            run_in: parts.run_in,
            sentence: false,
            parent: Some(Index::new(parent)),
        };
        self.dashed += usize::from(marked.is_some());
        if let Some(parts) = on_its_own_line(text, from) {
            self.let_go();
            self.waiting = Some(heading(parts));
            return;
        }
        self.all += 1;
        match self.waiting.take() {
            Some(waiting) if marked.is_none() => self.found.push(waiting),
            waiting => {
                self.all += usize::from(waiting.is_some());
                self.found.extend(run_in(text, from).map(heading));
            }
        }
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
    let new = without_fields(source, paragraphs, &new);
    merge(outline, new)
}

/// Run-in headings without the groups that are the fields of a form: 实施内容：, 责任分工：, filled in under one heading as under the next.
fn without_fields(source: &str, paragraphs: &[Paragraph], new: &[Heading]) -> Vec<Heading> {
    let labels: Vec<Option<&str>> = new
        .iter()
        .map(|heading| {
            let text = paragraphs.get(heading.paragraph)?.text(source);
            let (words, behind) = text.split_at_checked(heading.title.end())?;
            let words = words.get(heading.title.start()..)?;
            (behind.starts_with(['：', ':']) && FIELDS.ends(words)).then_some(words)
        })
        .collect();
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for label in labels.iter().flatten() {
        *count.entry(label).or_default() += 1;
    }
    let again = |label: &Option<&str>| label.is_some_and(|label| count.get(label) > Some(&1));
    let mut out = Vec::with_capacity(new.len());
    let mut labels = labels.as_slice();
    for group in new.chunk_by(|one, next| one.parent() == next.parent()) {
        let (own, rest) = labels.split_at_checked(group.len()).unwrap_or((labels, &[]));
        labels = rest;
        if own.iter().filter(|label| again(label)).count() * 2 < group.len() {
            out.extend_from_slice(group);
        }
    }
    out
}

/// How the labels of such fields end.
pub(super) const FIELDS: Vocabulary = Vocabulary::new(&[
    "项目", "内容", "目标", "任务", "措施", "举措", "分工", "时限", "标准", "要求", "进度", "单位", "部门",
    "时间", "范围", "对象", "依据", "步骤", "方式", "责任", "指标", "安排", "计划", "现状", "问题", "重点",
    "成效",
]);

/// The heading that is all of a paragraph: a short sentence without a pause, as a converter leaves it that puts each run of bold type on a
/// line of its own.
fn on_its_own_line(text: &str, from: usize) -> Option<Title> {
    /// Characters of the longest, and of the shortest.
    const LONGEST: usize = 28;
    const SHORTEST: usize = 4;
    let words = text.get(from..)?.trim_end_matches('*').strip_suffix('。')?;
    let length = words.chars().take(LONGEST + 1).count();
    let fits = (SHORTEST..=LONGEST).contains(&length)
        && !words.contains(['。', '，', ',', '：', ':', '；', '%', '（', '('])
        && !["负责", "牵头", "配合", "落实"].iter().any(|verb| words.ends_with(verb))
        && !is_year(words)
        && !begins_sentence(words)
        && !["今年", "当前", "目前", "近年"].iter().any(|when| words.starts_with(when));
    fits.then(|| Title { range: from..from + words.len(), body: text.len(), run_in: false, sentence: false })
}

/// Whether words are a year and nothing else: ——2024年：新建… sets a date and names nothing.
fn is_year(words: &str) -> bool {
    words
        .trim_start_matches(['—', '–', '-', '－'])
        .trim_end_matches(['底', '末', '度'])
        .strip_suffix('年')
        .is_some_and(|year| year.chars().count() == 4 && year.chars().all(|c| fold_char(c).is_ascii_digit()))
}

/// Whether words begin as a sentence does and a title does not.
fn begins_sentence(words: &str) -> bool {
    const STARTS: &[&str] = &[
        "到", "以", "为", "按照", "通过", "在", "对", "由", "注", "（", "(", "一是", "二是", "三是", "四是",
        "五是", "其中",
    ];
    STARTS.iter().any(|start| words.starts_with(start))
}

/// The run-in heading that a paragraph begins with.
pub(super) fn run_in(text: &str, from: usize) -> Option<Title> {
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
        && !begins_sentence(words);
    fits.then_some(parts)
}
