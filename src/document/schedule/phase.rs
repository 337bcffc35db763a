//! Phases (阶段): 启动建设期（2022年1月—10月）, 第一阶段：2023年3月至6月, in headings and in paragraphs.

use core::ops::Range;

use super::moment::{Stretch, stretch};
use crate::document::prose::{ProseSigns, Topic};
use crate::document::scan::Vocabulary;
use crate::document::signs::Signs;
use crate::text::{fold_char, han_digit, is_blank};

/// A phase in the words of a paragraph or a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phase {
    /// Its name.
    pub name: Range<usize>,
    /// Whether the name stands in the text behind a title that has only an ordinal.
    pub named_in_body: bool,
    /// The words that date it; empty where nothing does.
    pub text: Range<usize>,
    /// Whether those words stand in the text behind a title.
    pub in_body: bool,
    /// When it is.
    pub when: Option<Stretch>,
}

impl Phase {
    /// A phase with its dates beside its name.
    fn dated(name: Range<usize>, text: Range<usize>, when: Stretch) -> Self {
        Self { name, named_in_body: false, text, in_body: false, when: Some(when) }
    }
}

/// Longest name of a phase, in characters.
const LONGEST_NAME: usize = 30;

/// Words that end as names of phases do and are none.
#[rustfmt::skip]
static OTHER: Vocabulary = Vocabulary::new(&[
    "时期", "规划期", "同期", "周期", "任期", "假期", "汛期", "保质期", "有效期", "计划期", "基期", "目标期", "工期", "学期", "缓冲期", "宽限期", "过渡期", "延期", "长期",
    "现阶段", "一阶段工作", "本阶段", "该阶段", "各阶段", "新阶段", "发展阶段", "个阶段", "下阶段", "现期", "报告期", "合同期", "服务期", "公示期", "窗口期", "供暖期",
]);

fn is_mark(c: char) -> bool {
    is_blank(c) || matches!(c, '：' | ':' | '，' | ',' | '。' | '、' | '；' | ';' | '—' | '-')
}

fn is_digit(c: char) -> bool {
    fold_char(c).is_ascii_digit()
}

/// Whether a name says phase by itself.
fn says_phase(name: &str) -> bool {
    (name.ends_with("阶段") || name.ends_with('期') || name.ends_with('步') && name.starts_with('第'))
        && !OTHER.ends(name)
        && (3..=LONGEST_NAME).contains(&name.chars().count())
}

/// Characters that a bracket with dates holds at most; one that nobody closes is not looked through to the end of the text.
const LONGEST_BRACKET: usize = 100;

/// The stretch in brackets at `at`, its range and the end of the bracket.
fn bracketed(text: &str, at: usize) -> Option<(Stretch, Range<usize>, usize)> {
    let open = text.get(at..)?.chars().next().filter(|c| matches!(c, '（' | '(' | '〔'))?;
    let inner = text.get(at + open.len_utf8()..)?;
    let mut near = inner.char_indices().take(LONGEST_BRACKET);
    let (end, _) = near.find(|&(_, c)| matches!(c, '）' | ')' | '〕'))?;
    let words = inner.get(..end)?;
    let lead = words.len() - words.trim_start_matches(is_blank).len();
    let found = stretch(words.trim_start_matches(is_blank))?;
    let left = words.get(lead + found.len..)?.trim_matches(is_blank);
    if !left.is_empty() && left != "完成" {
        return None;
    }
    let start = at + open.len_utf8() + lead;
    let close = inner.get(end..)?.chars().next()?.len_utf8();
    Some((found, start..start + found.len, at + open.len_utf8() + end + close))
}

/// The phases that a paragraph names: a name that says phase, and its dates in brackets or behind a colon or comma.
pub(crate) fn phases(text: &str, signs: ProseSigns<'_>) -> Vec<Phase> {
    let mut out = Vec::new();
    for (at, c) in signs.of(Topic::Phases) {
        if matches!(c, '（' | '(') {
            // Most brackets hold no date.
            let dated = || text.get(at + c.len_utf8()..).is_some_and(|inner| inner.starts_with(is_digit));
            let name =
                name_before(text, at).or_else(|| if dated() { behind_ordinal(text, at) } else { None });
            let Some(name) = name else { continue };
            if let Some((when, range, close)) = bracketed(text, at) {
                let name = called(text, &name, close).unwrap_or(name);
                out.push(Phase::dated(name, range, when));
            }
        } else if c == '段' {
            let end = at + c.len_utf8();
            let Some(behind) = text.get(end..) else { continue };
            let words = behind.trim_start_matches(|c| is_mark(c) && !matches!(c, '。' | '；' | ';'));
            if words.len() == behind.len() {
                continue;
            }
            let Some(when) = stretch(words) else { continue };
            let start = text.len() - words.len();
            let dated = when.from.is_none_or(|from| from.months.is_some())
                || when.from != when.to && when.to.is_some();
            if let Some(name) = name_before(text, end).filter(|_| dated) {
                out.push(Phase::dated(name, start..start + when.len, when));
            }
        }
    }
    out
}

/// What a phase with only an ordinal is called behind its dates: 第一阶段（2023年1月至6月）：启动阶段。
fn called(text: &str, name: &Range<usize>, close: usize) -> Option<Range<usize>> {
    let ordinal = text.get(name.clone())?.strip_prefix('第')?;
    if ordinal.strip_suffix("阶段").is_none_or(|number| number.chars().count() != 1) {
        return None;
    }
    let words =
        text.get(close..)?.trim_start_matches(|c| is_blank(c) || matches!(c, '：' | ':' | '，' | ','));
    let start = text.len() - words.len();
    let end = words.find(is_mark).unwrap_or(words.len());
    says_phase(words.get(..end)?).then_some(start..start + end)
}

/// The name behind an ordinal, which ends at `end`: 动员部署 of 第一阶段：动员部署.
fn behind_ordinal(text: &str, end: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 16;
    let before = text.get(..end)?.trim_end_matches(is_blank);
    let start = before
        .char_indices()
        .rev()
        .take(LONGEST)
        .find(|&(_, c)| is_mark(c))
        .map(|(at, c)| at + c.len_utf8())?;
    let ordinal =
        before.get(..start)?.trim_end_matches(|c| is_blank(c) || matches!(c, '：' | ':' | '，' | ','));
    let number = ordinal.strip_suffix("阶段").or_else(|| ordinal.strip_suffix('步'))?;
    let counted = number.chars().next_back().is_some_and(|c| han_digit(c).is_some())
        && number.trim_end_matches(|c| han_digit(c).is_some()).ends_with('第');
    (counted && before.get(start..)?.chars().nth(1).is_some()).then_some(start..before.len())
}

/// The name of a phase that ends at `end`.
fn name_before(text: &str, end: usize) -> Option<Range<usize>> {
    let before = text.get(..end)?.trim_end_matches(is_blank);
    if !before.ends_with(['段', '期', '步']) {
        return None;
    }
    let start = before
        .char_indices()
        .rev()
        .find(|&(_, c)| is_mark(c) || matches!(c, '）' | ')' | '“' | '.' | '．'))
        .map_or(0, |(at, c)| at + c.len_utf8());
    says_phase(before.get(start..)?).then_some(start..before.len())
}

/// The phase that a heading is by its title, or by the date that its text begins with. `scheduled` when it stands in the part on
/// the schedule, where names need not say phase.
pub(crate) fn title_phase(title: &str, body: &str, scheduled: bool) -> Option<Phase> {
    // Only in the part on the schedule does a name not have to say phase.
    static PHASE: Signs = Signs::of("段期步");
    if !scheduled && !PHASE.may_stand_in(title) {
        return None;
    }
    // The first dates that are found settle it, even where the words beside them are no name.
    let dated = dated_in_brackets(title).or_else(|| dated_first(title)).or_else(|| dated_last(title));
    match dated {
        Some(phase) => may_name(title.get(phase.name.clone())?, scheduled).then_some(phase),
        None if scheduled => dated_in_body(title, body),
        None => None,
    }
}

/// Whether the words of a title may name a phase.
fn may_name(words: &str, scheduled: bool) -> bool {
    let count = words.chars().count();
    count > 0 && count <= LONGEST_NAME && (scheduled || says_phase(words))
}

/// A part of a title without the marks around it.
fn without_marks(title: &str, part: Range<usize>) -> Range<usize> {
    let words = title.get(part.clone()).unwrap_or_default();
    let start = part.start + words.len() - words.trim_start_matches(is_mark).len();
    start..start + words.trim_matches(is_mark).len()
}

/// A title with its dates in brackets: 动员部署（2024年3月）, （2024年3月）动员部署.
fn dated_in_brackets(title: &str) -> Option<Phase> {
    let mut open = title.char_indices().filter(|(_, c)| matches!(c, '（' | '(' | '〔'));
    let (at, (when, text, close)) = open.find_map(|(at, _)| Some((at, bracketed(title, at)?)))?;
    let before = without_marks(title, 0..at);
    let name = called(title, &before, close)
        .or_else(|| behind_ordinal(title, at))
        .unwrap_or_else(|| if before.is_empty() { without_marks(title, close..title.len()) } else { before });
    Some(Phase::dated(name, text, when))
}

/// A title that begins with its dates: 2023年3月至6月，集中整治; 6月1日至10日为动员阶段.
fn dated_first(title: &str) -> Option<Phase> {
    let when = stretch(title)?;
    let behind = title.get(when.len..).unwrap_or_default();
    let name = title.len() - behind.strip_prefix('为').unwrap_or(behind).len();
    Some(Phase::dated(without_marks(title, name..title.len()), 0..when.len, when))
}

/// A title with its dates behind the last mark: 总结提升阶段：2024年1月.
fn dated_last(title: &str) -> Option<Phase> {
    let (before, behind) = title.rsplit_once(['：', ':', '，', ',', '。'])?;
    let words = behind.trim_start_matches(is_blank);
    let when = stretch(words)?;
    let start = title.len() - words.len();
    Some(Phase::dated(without_marks(title, 0..before.len()), start..start + when.len, when))
}

/// A title without dates in the part on the schedule, with those that its text begins with; without any it has to say phase.
fn dated_in_body(title: &str, body: &str) -> Option<Phase> {
    let name = without_marks(title, 0..title.len());
    let words = title.get(name.clone()).filter(|words| may_name(words, true))?;
    let Some((when, text)) = body_dates(body) else {
        let undated = Phase { name, named_in_body: false, text: 0..0, in_body: false, when: None };
        return says_phase(words).then_some(undated);
    };
    let own = is_ordinal(words).then(|| name_in_body(body, text.start)).flatten();
    let named_in_body = own.is_some();
    Some(Phase { name: own.unwrap_or(name), named_in_body, text, in_body: true, when: Some(when) })
}

/// Whether a name only counts: 第一阶段, 第二步.
fn is_ordinal(name: &str) -> bool {
    name.strip_prefix('第')
        .and_then(|rest| rest.strip_suffix("阶段").or_else(|| rest.strip_suffix('步')))
        .is_some_and(|number| number.chars().count() == 1)
}

/// What stands before the dates in brackets with which the text behind a title begins: 动员部署（2024年3月）.
fn name_in_body(body: &str, dates: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 16;
    let before = body.get(..dates)?.trim_end_matches(is_blank);
    let open = before.strip_suffix(['（', '(', '〔'])?.trim_end_matches(is_blank);
    let start = open.len() - open.trim_start_matches(is_mark).len();
    let count = open.get(start..)?.chars().count();
    ((2..=LONGEST).contains(&count) && !open.get(start..)?.contains(is_mark)).then_some(start..open.len())
}

/// The dates that the text behind a title begins with, or has in brackets before its first mark.
fn body_dates(body: &str) -> Option<(Stretch, Range<usize>)> {
    let words = body.trim_start_matches(is_mark);
    let start = body.len() - words.len();
    if let Some(when) = stretch(words).filter(|when| when.from != when.to) {
        return Some((when, start..start + when.len));
    }
    let first = words.find(['，', ',', '。', '；']).unwrap_or(words.len());
    let open = words.find(['（', '(']).filter(|&open| open < first)?;
    bracketed(body, start + open).map(|(when, text, _)| (when, text))
}

#[cfg(test)]
#[expect(clippy::string_slice)] // a range that fits no text should stop the test
mod tests {
    use super::*;
    use crate::document::prose::SignRoom;

    fn named(text: &str) -> Vec<(&str, &str)> {
        phases(text, SignRoom::default().of_text(text))
            .into_iter()
            .map(|phase| (&text[phase.name], &text[phase.text]))
            .collect()
    }

    fn titled(title: &str, scheduled: bool) -> Option<(&str, &str)> {
        title_phase(title, "", scheduled).map(|phase| (&title[phase.name], &title[phase.text]))
    }

    #[test]
    fn phases_in_paragraphs() {
        assert_eq!(
            named("分两步：第一阶段（2023年6月—12月），摸底。第二阶段（2024年及以后），推广。"),
            [("第一阶段", "2023年6月—12月"), ("第二阶段", "2024年及以后")]
        );
        assert_eq!(named("第一阶段：2023年3月至6月，动员部署。"), [("第一阶段", "2023年3月至6月")]);
        assert_eq!(named("“十四五”时期（2021—2025年）是关键。"), []);
        assert_eq!(named("现阶段，2023年任务已定。"), []);
    }

    #[test]
    fn dates_behind_a_title() {
        let dated = |body| title_phase("第三阶段", body, true).map(|phase| &body[phase.text]);
        assert_eq!(dated("巩固提升（2023年11月至2024年6月）。总结。"), Some("2023年11月至2024年6月"));
        assert_eq!(dated("2023年3月底前，完成动员。"), Some("2023年3月底前"));
        assert_eq!(dated("完成动员（含培训）。"), Some(""));
    }

    #[test]
    fn phases_in_titles() {
        assert_eq!(titled("启动期(2022年1月—10月)", false), Some(("启动期", "2022年1月—10月")));
        assert_eq!(titled("动员部署（2023年3月底前）", true), Some(("动员部署", "2023年3月底前")));
        assert_eq!(titled("动员部署（2023年3月底前）", false), None);
        assert_eq!(titled("2023年3月至6月，集中整治", true), Some(("集中整治", "2023年3月至6月")));
        assert_eq!(titled("总结提升阶段：2024年1月", true), Some(("总结提升阶段", "2024年1月")));
        assert_eq!(titled("近期目标（2025年）", false), None);
        assert_eq!(titled("加强领导", true), None);
    }
}
