//! A clause cut at its marks, with brackets kept whole.

use core::ops::Range;

use crate::document::names::adds_own;
use crate::text::{HanSet, enclosed_digit, is_blank, is_han};

/// The mark before an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// 、, between equals.
    Pause,
    /// ，, between tiers.
    Comma,
    /// ； or 。, between parts; also the start.
    Part,
}

/// A stretch between two marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    /// Where it stands, blanks around it left out.
    pub range: Range<usize>,
    /// The mark before it.
    pub mark: Mark,
    /// What occurs in it.
    pub signs: Occurring,
}

/// Which telling characters occur in an element, brackets included. Most elements are one plain name: what is not here need not be
/// looked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Occurring {
    /// A blank.
    pub blank: bool,
    /// A colon of either width.
    pub colon: bool,
    /// An opening bracket.
    pub bracket: bool,
    /// 和, 及, 与, 暨, 或, which may join two names.
    pub joint: bool,
    /// 等.
    pub open: bool,
    /// 同, as in 会同.
    pub with: bool,
    /// 牵, as in 牵头.
    pub lead: bool,
    /// 以, as in 以下.
    pub below: bool,
    /// A character of a verb that may stand inside: 负责, 落实, 配合, 参与, 牵头.
    pub acts: bool,
}

/// The Han characters that [`Occurring`] tells of.
static TELLING: HanSet = HanSet::of("和及与暨或等同牵以责落配参");

impl Occurring {
    fn han(&mut self, c: char) {
        match c {
            '和' | '及' | '与' | '暨' | '或' => self.joint = true,
            '等' => self.open = true,
            '同' => self.with = true,
            '牵' => (self.lead, self.acts) = (true, true),
            '责' | '落' | '配' | '参' => self.acts = true,
            '以' => self.below = true,
            _ => {}
        }
    }
}

/// The stretches of a text between the marks 、，；。 that stand outside of brackets. A bracket that is not closed protects nothing.
#[derive(Debug)]
pub(super) struct Elements<'t> {
    text: &'t str,
    /// What is still to be cut; `None` behind the last element.
    rest: Option<Range<usize>>,
    mark: Mark,
    depth: u32,
    /// How many brackets are closed from here on; counted at the first that is opened.
    closes: Option<u32>,
}

impl<'t> Elements<'t> {
    pub(super) fn new(text: &'t str, range: Range<usize>) -> Self {
        Self { text, rest: Some(range), mark: Mark::Part, depth: 0, closes: None }
    }

    /// The next stretch up to a mark, with that mark and its length; without one at the end.
    fn stretch(&mut self, words: &str) -> (usize, Occurring, Option<(Mark, usize)>) {
        let mut signs = Occurring::default();
        // How far the name reaches that a government and departments of its own make together.
        let mut whole = 0;
        for (at, c) in words.char_indices() {
            if is_han(c) {
                if TELLING.contains(c) {
                    signs.han(c);
                }
                if c == '及' {
                    whole = own_departments(words, at).unwrap_or(whole);
                }
                continue;
            }
            if at < whole {
                continue;
            }
            let mark = match c {
                // 责任单位：1、市科技局: behind the number of an item it parts nothing.
                '、' if parts_figures(words, at) => continue,
                '、' | '､' => Mark::Pause,
                // 市水利局/市财政局: beside other signs it is part of a name.
                '/' | '／' if parts_offices(words, at) => Mark::Pause,
                '，' | ',' => Mark::Comma,
                '；' | ';' | '。' => Mark::Part,
                // ①市科技局②市财政局: each has its number.
                c if enclosed_digit(c).is_some() => Mark::Part,
                c if begins_item(words, at, c) => Mark::Pause,
                '：' | ':' => {
                    signs.colon = true;
                    continue;
                }
                _ => {
                    signs.bracket |= is_open(c);
                    signs.blank |= is_blank(c);
                    self.bracket(c, words.get(at..).unwrap_or_default());
                    continue;
                }
            };
            let inside = mark == Mark::Pause && self.mark != Mark::Pause && lists_levels(words, at);
            if self.depth == 0 && !inside {
                // The number itself is passed over with what it begins.
                let width = if c.is_ascii_digit() { 0 } else { c.len_utf8() };
                return (at, signs, Some((mark, width)));
            }
        }
        (words.len(), signs, None)
    }

    fn bracket(&mut self, c: char, rest: &str) {
        if is_open(c) {
            let count = || u32::try_from(rest.chars().filter(|&c| is_close(c)).count()).unwrap_or(u32::MAX);
            // Only brackets that something will close can protect what is in them.
            self.depth += u32::from(*self.closes.get_or_insert_with(count) > self.depth);
        } else if is_close(c) {
            self.depth = self.depth.saturating_sub(1);
            self.closes = self.closes.map(|closes| closes.saturating_sub(1));
        }
    }
}

impl Iterator for Elements<'_> {
    type Item = Element;

    fn next(&mut self) -> Option<Element> {
        while let Some(rest) = self.rest.take() {
            let rest = rest.start + item_number(self.text.get(rest.clone()).unwrap_or_default())..rest.end;
            let words = self.text.get(rest.clone()).unwrap_or_default();
            let (length, signs, next) = self.stretch(words);
            let mark = self.mark;
            if let Some((next, width)) = next {
                self.mark = next;
                self.rest = Some(rest.start + length + width..rest.end);
            }
            let range = trim(self.text, rest.start..rest.start + length);
            if !range.is_empty() {
                return Some(Element { range, mark, signs });
            }
        }
        None
    }
}

/// The length of the number that an item of a list begins with, blanks before it included: 1. of 1.市科技局；2.市财政局. A number that
/// digits follow is a decimal or part of a range.
pub(super) fn item_number(words: &str) -> usize {
    let rest = words.trim_start_matches(is_blank);
    // Nearly every element begins with a name.
    if !rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '（' | '(')) {
        return 0;
    }
    let inner = rest.strip_prefix(['（', '(']);
    let counted = inner.unwrap_or(rest);
    let digits = counted.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let behind = counted.get(digits..).unwrap_or_default();
    let closing: &[char] = if inner.is_some() { &['）', ')'] } else { &['.', '．', '、'] };
    match behind.strip_prefix(closing) {
        Some(name) if (1..=2).contains(&digits) && name.trim_start_matches(is_blank).starts_with(is_han) => {
            words.len() - name.len()
        }
        _ => 0,
    }
}

/// Whether 、 at `at` stands behind a figure that it parts from no other name.
fn parts_figures(words: &str, at: usize) -> bool {
    let figure =
        at.checked_sub(1).and_then(|last| words.as_bytes().get(last)).is_some_and(u8::is_ascii_digit);
    figure && (behind_number(words, at) || between_digits(words, at))
}

/// Whether `at` is right behind the number of the first item behind a colon or a blank, which an item of a list goes on from.
fn behind_number(words: &str, at: usize) -> bool {
    let (before, behind) = words.split_at_checked(at).unwrap_or_default();
    let front = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = before.len() - front.len();
    (1..=2).contains(&digits)
        && front.ends_with(|c: char| is_blank(c) || matches!(c, '：' | ':'))
        && behind.chars().nth(1).is_some_and(is_han)
}

/// Whether the signs on both sides of `at` are digits: 3、4季度完成.
fn between_digits(words: &str, at: usize) -> bool {
    let (before, behind) = words.split_at_checked(at).unwrap_or_default();
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    digit(before.chars().next_back()) && digit(behind.chars().nth(1))
}

/// Whether `c` at `at` is the blank or the digit before the next item of a list: 1.市科技局 2.市财政局.
fn begins_item(words: &str, at: usize, c: char) -> bool {
    if !(c.is_ascii_digit() || is_blank(c)) {
        return false;
    }
    let (before, behind) = words.split_at_checked(at).unwrap_or_default();
    // Of a run of blanks the first tells. Behind a label nothing is parted: 责任单位 1.市科技局.
    let labelled = || before.ends_with("单位") || before.ends_with("部门");
    let ended =
        if is_blank(c) { !before.ends_with(is_blank) && !labelled() } else { before.ends_with(OFFICES) };
    ended && at > 0 && !behind.starts_with(['（', '(']) && item_number(behind) > 0
}

/// The last characters of most offices.
const OFFICES: [char; 8] = ['局', '委', '厅', '办', '会', '院', '府', '室'];

/// Whether 、 at `at` stands between the levels that one name begins with: 市、县两级人民政府.
fn lists_levels(words: &str, at: usize) -> bool {
    /// Bytes of the levels that may stand before the last.
    const LONGEST: usize = 12;
    let level = |c: char| matches!(c, '省' | '市' | '州' | '县' | '区' | '旗' | '乡' | '镇');
    let before = || words.get(..at).unwrap_or_default().trim_start_matches(is_blank);
    let behind = || words.get(at..).and_then(|rest| rest.chars().nth(1)).is_some_and(level);
    at <= LONGEST
        && behind()
        && before().split('、').all(|tier| tier.chars().all(level) && tier.len() == '、'.len_utf8())
}

/// Whether / at `at` stands between a whole office and what may be another.
fn parts_offices(words: &str, at: usize) -> bool {
    let (before, behind) = words.split_at_checked(at).unwrap_or_default();
    before.ends_with(OFFICES) && behind.chars().nth(1).is_some_and(is_han)
}

/// Where the departments end that a government has of its own, which one name tells of together: 财政等部门 of 省级人民政府及其发展改革、
/// 财政等部门. 及 stands at `at`.
fn own_departments(words: &str, at: usize) -> Option<usize> {
    /// Characters that fields and their marks may have.
    const LONGEST: usize = 40;
    const BODY: &str = "部门";
    let (before, behind) = words.split_at_checked(at)?;
    let fields = behind.strip_prefix("及其").filter(|_| before.ends_with("政府") && adds_own(behind))?;
    let reach = fields.char_indices().nth(LONGEST).map_or(fields.len(), |(end, _)| end);
    let end = fields.get(..reach)?.find(BODY)?;
    let named = |c: char| c == '、' || is_han(c);
    fields.get(..end)?.chars().all(named).then_some(at + "及其".len() + end + BODY.len())
}

/// A range without the blanks and stray markup at its ends, and without a dash that leads to it: ——市科技局负责.
pub(super) fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    // Nearly every name begins and ends in Han characters.
    if words.starts_with(is_han) && words.ends_with(is_han) {
        return range;
    }
    let blank = |c: char| is_blank(c) || c == '*';
    let plain = words.trim_start_matches(blank);
    let undashed = plain.trim_start_matches(['—', '―', '─', '－']);
    // — 12 — is the number of a page.
    let leads = undashed.len() < plain.len() && undashed.starts_with(char::is_alphabetic);
    let behind = if leads { undashed } else { plain };
    let start = range.start + words.len() - behind.len();
    start..start + behind.trim_end_matches(blank).len()
}

pub(super) const fn is_open(c: char) -> bool {
    matches!(c, '(' | '[' | '（' | '［' | '﹙' | '〔' | '【' | '《' | '〈')
}

pub(super) const fn is_close(c: char) -> bool {
    matches!(c, ')' | ']' | '）' | '］' | '﹚' | '〕' | '】' | '》' | '〉')
}
