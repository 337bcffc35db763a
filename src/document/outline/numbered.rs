//! Headings that carry a number, a caption or an annex mark.

use core::ops::Range;
use std::collections::{HashMap, HashSet};

use super::contents::contents;
use super::decimal::Decimals;
use super::title::title;
use super::{Heading, Mark};
use crate::document::clause::{LabelRole, leading_label};
use crate::document::flow::{Paragraph, small};
use crate::document::marker::{Marked, Marker, Numbering, counted, marker};
use crate::text::{fold_char, is_blank, is_letter};

/// The numbered headings of the body.
///
/// The tree follows the order of the forms (GB/T 9704): a heading stands under the nearest one before it of an outer form. An
/// annex closes everything; a caption hangs below the heading whose items it follows.
pub(crate) fn numbered(
    source: &str,
    paragraphs: &[Paragraph],
    body: Range<usize>,
    tables: &[bool],
) -> Vec<Heading> {
    let contents = contents(source, paragraphs, body.clone());
    let mut walk = Walk {
        source,
        paragraphs,
        end: body.end,
        annexes: annexes(source, paragraphs, body.clone()),
        out: Vec::new(),
        open: Vec::new(),
        in_annex_list: false,
        in_box: InBox::default(),
        named: Named::default(),
        notes: Notes::default(),
        facts: Facts::default(),
        decimals: Decimals::among(source, paragraphs, body.clone(), tables, &contents),
    };
    for at in body {
        if !tables.get(at).copied().unwrap_or_default() && !contents.contains(&at) {
            walk.take(at);
        }
    }
    walk.out
}

/// The way down the body: the headings met so far, and what is open at the paragraph it has come to.
struct Walk<'a> {
    source: &'a str,
    paragraphs: &'a [Paragraph],
    /// The first paragraph behind the body.
    end: usize,
    /// The paragraphs that open an annex.
    annexes: HashSet<usize>,
    /// The headings in their order.
    out: Vec<Heading>,
    /// Those that the next one may stand under, the outermost first: the rank of each and its place in `out`.
    open: Vec<(u8, usize)>,
    /// Whether the numbers here count the names of the annexes.
    in_annex_list: bool,
    in_box: InBox,
    named: Named,
    notes: Notes,
    facts: Facts,
    decimals: Decimals,
}

impl Walk<'_> {
    /// Goes on to a paragraph that stands neither in a table nor in the contents, and takes its heading if one begins there.
    fn take(&mut self, at: usize) {
        let Some(paragraph) = self.paragraphs.get(at) else { return };
        let text = paragraph.text(self.source);
        // 1.1 and the chapters it divides are known by their sequence, which also says how deep they stand.
        let placed = match paragraph.marked() {
            Some(found) if found.marker.is_glued() => self.decimals.take(at, &self.out, &mut self.open),
            Some(_) => None,
            None => self.decimals.chapter(at, text),
        };
        let Some(found) = placed.map(|(found, _)| found).or_else(|| paragraph.marked()) else {
            self.notes.open(at, text);
            self.in_annex_list = self.in_annex_list && text.len() < 120 && !text.contains('。');
            return;
        };
        let Some(mark) = self.mark(at, text, &found, placed.is_some()) else { return };
        let Some(heading) = heading(self.source, self.paragraphs, at, mark, &found, self.end) else { return };
        let rank = placed.map_or_else(|| self.rank(mark), |(_, rank)| rank);
        self.put(heading, rank);
    }

    /// What a marker makes of its paragraph; nothing where it counts what is no heading. `placed` where its sequence has told already
    /// that it is one.
    fn mark(&mut self, at: usize, text: &str, found: &Marked, placed: bool) -> Option<Mark> {
        match found.marker {
            Marker::Number { form, number, glued } => {
                if self.in_annex_list && form >= Numbering::Third && !placed
                    || glued && !self.continues(text, found, form, number.into())
                {
                    return None;
                }
                self.in_annex_list = false;
                // Asking counts on, so none is asked once another holds the number.
                let counts_else = self.in_box.holds(at, form, number)
                    || self.notes.holds(at, form, number)
                    || self.facts.holds(self.source, self.paragraphs, at, form, number)
                    || form == Numbering::Named && !self.named.takes(text, found, number, &self.open);
                (!counts_else).then_some(Mark::Number { form, number: number.into() })
            }
            Marker::Annex { number } if self.annexes.contains(&at) => {
                Some(Mark::Annex { number: number.map(Into::into) })
            }
            Marker::Annex { .. } => {
                self.in_annex_list = true;
                None
            }
            Marker::Box { number } => Some(Mark::Box { number: number.map(Into::into) }),
            Marker::Dash => None,
        }
    }

    /// How deep a heading stands whose sequence has not told: by its form, unless it stands in a list counted by name or headings
    /// like 1.1 have made chapters of the plain numbers.
    fn rank(&mut self, mark: Mark) -> u8 {
        match mark {
            Mark::Number { form: Numbering::Named, .. } => self.named.rank,
            Mark::Number { form: Numbering::Third, number } => {
                self.decimals.rank_of_plain(number, &self.open, &self.out).unwrap_or(rank(mark))
            }
            _ => rank(mark),
        }
    }

    /// Puts a heading into the tree, below the nearest open one of a lower rank.
    fn put(&mut self, heading: Heading, rank: u8) {
        let index = self.out.len();
        let parent = match heading.mark {
            Mark::Annex { .. } => {
                self.open = vec![(0, index)];
                self.decimals.close();
                None
            }
            Mark::Box { .. } => {
                self.in_box = InBox::below(heading.title_paragraph());
                self.box_parent()
            }
            _ => {
                self.open.retain(|&(other, _)| other < rank);
                let parent = self.open.last().map(|&(_, index)| index);
                self.open.push((rank, index));
                parent
            }
        };
        self.out.push(heading.under(parent));
    }

    /// Whether a marker with a digit right behind it (11.121项目) is the next item of its list and no decimal.
    fn continues(&self, text: &str, found: &Marked, form: Numbering, number: u32) -> bool {
        let rank = rank(Mark::Number { form, number });
        let before = self.open.iter().rev().find(|&&(other, _)| other == rank);
        let expected = match before.and_then(|&(_, index)| self.out.get(index)).map(|heading| heading.mark) {
            Some(Mark::Number { number: last, .. }) => last + 1,
            _ => 1,
        };
        let rest = text.get(found.end()..).unwrap_or_default();
        let unit = rest.trim_start_matches(|c| fold_char(c).is_ascii_digit());
        let digits = rest.len() - unit.len();
        let decimal = unit.starts_with(['.', '%', '％', '‰', '千', '万', '亿', '元', '倍', '米', '吨', '亩'])
            || ["公里", "公顷", "平方", "个百分点"].iter().any(|word| unit.starts_with(word));
        // A year behind the point is the item's first word: 3.2025年底前….
        let year = digits == 4 && unit.starts_with('年');
        number == expected && (year || (!decimal && text.chars().count() > 6))
    }

    /// A caption stands under the heading that holds the items before it, not under the last of them.
    fn box_parent(&self) -> Option<usize> {
        let &(rank, last) = self.open.last()?;
        let run_in = self.out.get(last).is_some_and(|heading| heading.run_in || heading.sentence);
        if run_in && rank >= 8 * Numbering::Third as u8 + 8 && self.open.len() > 1 {
            self.open.get(self.open.len() - 2).map(|&(_, index)| index)
        } else {
            Some(last)
        }
    }
}

/// The list that is counted by name: 任务一, 任务二. It may stand below a heading of any form, so its first item says where it
/// belongs, and the others go on beside it.
#[derive(Default)]
struct Named {
    word: &'static str,
    rank: u8,
}

impl Named {
    /// Whether a heading begins a list or goes on with the one that is open.
    fn takes(&mut self, text: &str, found: &Marked, number: u16, open: &[(u8, usize)]) -> bool {
        let Some(word) = text.get(found.begin()..).and_then(counted) else { return false };
        if number == 1 {
            let beside = open.iter().find(|&&(rank, _)| word == self.word && rank == self.rank);
            self.rank = beside.or(open.last()).map_or(1, |&(rank, _)| rank | 1);
            self.word = word;
        }
        word == self.word
    }
}

/// The numbered notes below a table: 注：1.…, with 2.… and 3.… right below. They are no items of the chapter around them.
#[derive(Default)]
struct Notes {
    /// The paragraph and the number that the next note would have.
    next: Option<(usize, u16)>,
}

/// How many notes may share a line, and one more.
const MOST_ON_A_LINE: u16 = 30;

impl Notes {
    /// Looks whether a paragraph without a number begins notes.
    fn open(&mut self, at: usize, text: &str) {
        if !text.starts_with(['注', '备', '附', '说']) {
            return;
        }
        let word = ["注", "备注", "附注", "说明"].iter().find_map(|word| text.strip_prefix(word));
        let Some(inner) = word.and_then(|rest| rest.trim_start_matches(is_blank).strip_prefix(['：', ':']))
        else {
            return;
        };
        let inner = inner.trim_start_matches(is_blank);
        self.next = match marker(inner).map(|found| found.marker) {
            Some(Marker::Number { form, number: 1, .. }) if form >= Numbering::Third => {
                // Several notes may share the first line.
                let more =
                    (2..MOST_ON_A_LINE).take_while(|number| inner.contains(&format!("{number}."))).count();
                Some((at + 1, u16::try_from(more + 2).unwrap_or(u16::MAX)))
            }
            _ if inner.is_empty() => Some((at + 1, 1)),
            _ => None,
        };
    }

    /// Whether a numbered paragraph is the next of the notes.
    fn holds(&mut self, at: usize, form: Numbering, number: u16) -> bool {
        let held = form >= Numbering::Third && self.next == Some((at, number));
        self.next = if held { Some((at + 1, number.saturating_add(1))) } else { None };
        held
    }
}

/// The numbered facts of one task, who answers for it among them: 1.建设内容：… 2.牵头单位：… They are no items below it.
#[derive(Default)]
struct Facts {
    /// The first paragraph behind them.
    end: usize,
}

impl Facts {
    /// Whether a numbered paragraph is one of them. The first looks ahead, over as many as a task has.
    fn holds(
        &mut self,
        source: &str,
        paragraphs: &[Paragraph],
        at: usize,
        form: Numbering,
        number: u16,
    ) -> bool {
        const MOST: usize = 9;
        if number == 1 && form >= Numbering::Third && at >= self.end {
            let ahead = paragraphs.get(at..paragraphs.len().min(at + MOST)).unwrap_or_default();
            let (mut count, mut told) = (0, false);
            for paragraph in ahead {
                let Some(found) = paragraph.marked() else { break };
                let same = matches!(found.marker, Marker::Number { form: other, .. } if other == form);
                let words = paragraph.text(source).get(found.words()..).unwrap_or_default();
                if !same || !is_fact(words) {
                    break;
                }
                count += 1;
                told |= leading_label(words)
                    .is_some_and(|role| !matches!(role, LabelRole::Other | LabelRole::Deadline));
            }
            if told && count >= 2 {
                self.end = at + count;
            }
        }
        at < self.end
    }
}

/// Whether an item begins with a label: 建设内容：….
fn is_fact(words: &str) -> bool {
    const LABEL: usize = 8;
    words
        .char_indices()
        .take(LABEL + 1)
        .take_while(|&(_, c)| is_letter(c) || matches!(c, '：' | ':'))
        .any(|(at, c)| at > 0 && matches!(c, '：' | ':'))
}

/// The list in a captioned box: 专栏 may hold numbered projects, which are no items of the chapter around it.
#[derive(Default)]
struct InBox {
    /// The paragraph right below the caption.
    begin: Option<usize>,
    /// The form of the list and its last number.
    list: Option<(Numbering, u16)>,
}

impl InBox {
    const fn below(caption: usize) -> Self {
        Self { begin: Some(caption + 1), list: None }
    }

    /// Whether a numbered paragraph belongs to the box: its list begins right below the caption and goes on without a gap.
    fn holds(&mut self, at: usize, form: Numbering, number: u16) -> bool {
        let begins = self.begin == Some(at) && number == 1 && form >= Numbering::Third;
        self.list = match self.list {
            _ if begins => Some((form, number)),
            Some((list, last)) if form == list && last.checked_add(1) == Some(number) => Some((list, number)),
            Some((list, last)) if form > list => Some((list, last)),
            _ => None,
        };
        self.list.is_some()
    }
}

/// How deep a heading stands by the form of its number.
pub(super) const fn rank(mark: Mark) -> u8 {
    match mark {
        // Between any two there is room for a list that is counted by name and for three levels of 1.1.
        Mark::Number { form, .. } => 8 * form as u8 + 8,
        Mark::Annex { .. } => 0,
        Mark::Box { .. } => 240,
        Mark::Line { .. } | Mark::Run { .. } => 244,
        Mark::Enumerated { .. } => 248,
    }
}

/// The heading that a marker begins; none where neither its line nor the next has a title for it.
fn heading(
    source: &str,
    paragraphs: &[Paragraph],
    at: usize,
    mark: Mark,
    found: &Marked,
    end: usize,
) -> Option<Heading> {
    let text = paragraphs.get(at)?.text(source);
    let mut title_below = false;
    let mut parts = title(text, found.words());
    if parts.range.is_empty() {
        // The marker has a line of its own; its title is the next line.
        let next = paragraphs.get(at + 1).filter(|_| at + 1 < end)?.text(source);
        // A note, or the first row of a table, is no title; nor is prose, unless its first sentence can be one.
        let sentences = matches!(mark, Mark::Number { .. }) && next.contains('。');
        if next.chars().count() > 60 && !sentences
            || marker(next).is_some()
            || next.starts_with(['（', '('])
            || next.contains(['\t', '|'])
            || !matches!(mark, Mark::Annex { .. } | Mark::Box { .. } | Mark::Number { .. })
        {
            if !matches!(mark, Mark::Annex { .. }) {
                return None;
            }
        } else {
            title_below = true;
            parts = title(next, 0);
        }
    }
    let marker_end = text
        .get(found.begin()..found.end())
        .map_or(found.end(), |mark| found.begin() + mark.trim_end_matches(is_blank).len());
    Some(Heading {
        mark,
        paragraph: at,
        marker: (found.begin()..marker_end).into(),
        title: parts.range.into(),
        title_below,
        body: small(parts.body),
        run_in: parts.run_in,
        sentence: parts.sentence,
        parent: None,
    })
}

/// The paragraphs that open an annex. 附件 also stands in the list of annexes below the text, once more before what it names; only
/// one that something follows opens an annex, and of two with the same number the later.
fn annexes(source: &str, paragraphs: &[Paragraph], body: Range<usize>) -> HashSet<usize> {
    let mut last: HashMap<Option<u16>, usize> = HashMap::new();
    // A mark above a numbered list may head the names of the annexes that come behind.
    let mut list = None;
    let end = body.end;
    for at in body {
        let Some(paragraph) = paragraphs.get(at) else { break };
        let Some(found @ Marked { marker: Marker::Annex { number }, .. }) = paragraph.marked() else {
            continue;
        };
        let text = paragraph.text(source);
        let title = text.get(found.words()..).unwrap_or_default();
        let listing = marker(title).is_some_and(|found| matches!(found.marker, Marker::Number { .. }));
        let below = paragraphs.get(at + 1..end.min(at + 4)).unwrap_or_default();
        let followed = below.iter().filter(|next| !next.text(source).is_empty()).count() >= 2;
        let heads_list = || {
            let first = below.first().and_then(|next| next.marked()).map(|found| found.marker);
            title.is_empty()
                && matches!(first, Some(Marker::Number { form: Numbering::Third, number: 1, .. }))
        };
        if text.len() <= 300 && !listing && followed && !title.contains('。') {
            if number.is_none() {
                list = heads_list().then_some(at);
            }
            last.insert(number, at);
        }
    }
    if list.is_some() && last.get(&Some(1)) > list.as_ref() {
        last.remove(&None);
    }
    last.into_values().collect()
}
