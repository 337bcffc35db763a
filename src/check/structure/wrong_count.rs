//! FG307: a list that does not have as many items as the words before it say.

use std::collections::HashMap;

use super::announced::{Announced, announced, end_within, names};
use super::numbering::number_of;
use super::steps;
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::model::{Section, SectionId};
use crate::text::{Span, fold};

const CODE: Code = Code::new("FG307", "wrong-count", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Structure, PAGE, look);

const PAGE: Page = Page {
    what: "写明“六大工程”“五项任务”“三个方面”，后面列出的项数却不是这个数；以“等”收尾的列举不查。",
    why: "少列的一项无人落实，多列的一项不在统计口径之内。",
    example: "二、实施六大工程（一）……（五）……",
    fix: "核对是漏列了一项，还是数目没有随修改更正。",
    basis: "前后一致：概括的数目应与列举的项数相等。",
};

/// How far a list that is counted can go, in characters.
const LONGEST_LIST: usize = 240;

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    headings(subject, findings);
    runs(subject, findings);
    lists(subject, findings);
}

/// Items below a heading whose title, or the sentence before the first of them, says how many they are.
fn headings(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let plan = subject.plan();
    let mut below: HashMap<SectionId, Vec<&Section>> = HashMap::new();
    for section in plan.sections() {
        if let (Some(parent), Some(_)) = (section.parent, number_of(section)) {
            below.entry(parent).or_default().push(section);
        }
    }
    for section in plan.sections() {
        let Some(items) = below.get(&section.id) else { continue };
        let form = |item: &Section| number_of(item).map(|(form, _)| form);
        let Some(first) = items.first() else { continue };
        if items.iter().any(|item| form(item) != form(first)) {
            continue;
        }
        let title = section.span.map(|span| (span, subject.words(span)));
        let lead = section
            .span
            .zip(first.span)
            .and_then(|(above, item)| lead_in(subject, above.end(), item.start()));
        for (span, words) in [title, lead].into_iter().flatten() {
            let words = words.trim_end_matches(['。', '：', ':', '*', ' ', '　']);
            let Some(found) = announced(words).last().filter(|found| found.range.end == words.len()) else {
                continue;
            };
            let noun = words.get(found.noun.clone()).unwrap_or_default();
            let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
            let of_kind = items.iter().filter(|item| item.title.contains(tail(noun))).count();
            let near = count.abs_diff(found.number) == 1 || of_kind >= 2 && of_kind + 1 >= items.len();
            if count >= 2 && count != found.number && near {
                let place = of(span, &found);
                let names = items.last().and_then(|item| item.span);
                report(subject, findings, place, found.number, count, names);
                break;
            }
        }
    }
}

/// The last sentence of the text between a heading and its first item.
fn lead_in<'p>(subject: &Subject<'p>, from: u32, to: u32) -> Option<(Span, &'p str)> {
    let span = Span::of(from as usize, to.max(from) as usize);
    let words = subject.words(span);
    let words = words.get(..words.trim_end().len())?;
    let stem = words.trim_end_matches(['。', '：', ':']);
    let start = stem
        .rfind(['。', '\n', '；'])
        .map_or(0, |at| at + stem.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let span = Span::of(from as usize + start, from as usize + words.len());
    Some((span, subject.words(span)))
}

/// 一是… runs and the part of a sentence that leads them in.
fn runs(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let starts: Vec<u32> = subject.lines().iter().map(|line| line.start()).collect();
    let mut behind = 0;
    for run in steps::runs(subject) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let line = starts.partition_point(|&start| start <= first.span.start());
        let start_of = |back: usize| line.checked_sub(back).and_then(|line| starts.get(line)).copied();
        // A run that begins its line is led in by the line above.
        let start = start_of(1).filter(|&start| start < first.span.start()).or_else(|| start_of(2));
        let start = start.unwrap_or_default();
        // What leads a run in stands behind the run before it.
        let start = start.max(behind);
        behind = last.span.end();
        let Some((span, words)) = lead_in(subject, start, first.span.start()) else { continue };
        let words = words.trim_end_matches(['。', '：', ':', '，', ',']);
        let Some(found) = announced(words).last().filter(|found| found.range.end == words.len()) else {
            continue;
        };
        let count = u32::try_from(run.len()).unwrap_or(u32::MAX);
        if count != found.number && last.number != found.number {
            report(subject, findings, of(span, &found), found.number, count, Some(last.span));
        }
    }
}

/// Names beside the number that they make up: 六大工程：甲、乙、丙、丁和戊, “甲、乙、丙”四大工程, 打造甲、乙、丙四大工程.
fn lists(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (line, words) in subject.body_lines() {
        for found in announced(words) {
            let list =
                behind(words, &found).or_else(|| quoted(words, &found)).or_else(|| bare(words, &found));
            let Some((least, most)) = list.and_then(names) else { continue };
            let near = least.abs_diff(found.number).min(most.abs_diff(found.number)) <= 2;
            if near && !(least..=most).contains(&found.number) {
                report(subject, findings, of(line, &found), found.number, least, None);
            }
        }
    }
}

/// The list behind a number: 六大工程：…。
fn behind<'t>(words: &'t str, found: &Announced) -> Option<&'t str> {
    let rest = words.get(found.range.end..)?;
    let lead = ["：", ":", "，即", "，分别是", "，分别为", "，包括", "（", "("];
    let list = lead.iter().find_map(|lead| rest.strip_prefix(lead))?.trim_start_matches(['：', ':']);
    let end = end_within(list, LONGEST_LIST, |c| matches!(c, '。' | '；' | ';' | '）' | ')'))?;
    list.get(..end)
}

/// The list in quotation marks before a number: “强基、提质、扩容”四大工程.
fn quoted<'t>(words: &'t str, found: &Announced) -> Option<&'t str> {
    let before = words.get(..found.range.start)?.strip_suffix('”')?;
    let open = before.char_indices().rev().take(LONGEST_LIST).find(|&(_, c)| matches!(c, '“' | '”'))?;
    before.get(open.0..)?.strip_prefix('“')
}

/// The list right before a number, from the last break of the sentence on: 打造甲、乙、丙四大工程, 构建甲、乙、丙“四个”体系. 四个 without
/// the marks may count something else, as in 改造小学、初中、高中四个项目.
fn bare<'t>(words: &'t str, found: &Announced) -> Option<&'t str> {
    let said = words.get(found.range.start..found.noun.start)?;
    if !said.ends_with(['大', '”']) {
        return None;
    }
    let before = words.get(..found.range.start)?;
    let breaks = |c: char| matches!(c, '。' | '，' | ',' | '；' | ';' | '：' | ':' | '！' | '？');
    let start = before.char_indices().rev().take(LONGEST_LIST).find(|&(_, c)| breaks(c));
    let start = start.map_or(0, |(at, c)| at + c.len_utf8());
    before.get(start..)
}

/// The last two characters of a noun, which the names of its items share: 工程 of 重点工程.
fn tail(noun: &str) -> &str {
    noun.char_indices().rev().nth(1).and_then(|(at, _)| noun.get(at..)).unwrap_or(noun)
}

fn of(span: Span, found: &Announced) -> Span {
    let start = span.start() as usize;
    Span::of(start + found.range.start, start + found.range.end)
}

fn report(
    subject: &Subject<'_>,
    findings: &mut Findings<'_>,
    at: Span,
    said: u32,
    listed: u32,
    last: Option<Span>,
) {
    let announced = fold(subject.words(at)).replace('"', "");
    let message = format!("写明“{announced}”，列出的却是{listed}项");
    let help = if listed < said {
        "请核对是否漏列，或更正数目"
    } else {
        "请核对数目是否没有随修改更正"
    };
    findings.at(Some(at), message).help(help).related(last, "列出的最后一项");
}
