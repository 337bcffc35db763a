//! FG212: growth of something whose beginning is nowhere given.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use hashbrown::HashSet;

use crate::diagnostic::{Code, Severity};
use crate::model::{Comparator, DueSource, Target, TargetKind};

use super::names;

const CODE: Code = Code::new("FG212", "growth-without-base", Severity::Info);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Figures, PAGE, look);

const PAGE: Page = Page {
    what: "正文要求某项数量“年均增长N%”，而全文没有它的基期年份，也没有基期数值。逐年同比的增长（增长N%）以上年为基数，不在此列；没有写明到哪一年的，以及地区生产总值，也不查。",
    why: "年均增速从哪一年、哪个数算起，结果可以差很多；没有基数就无法考核。",
    example: "到2025年，有研发活动的企业数量年均增长10%以上。",
    fix: "写明基期，如“以2022年的86家为基数，年均增长10%以上”，或直接写期末数值。",
    basis: "年均增长率的定义：期末与基期之比开方。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let plan = subject.plan();
    let growths = || plan.targets().iter().filter(|target| is_yearly_growth(target));
    if growths().next().is_none() {
        return;
    }
    let mut known: HashSet<Box<str>> = HashSet::new();
    for (_, row, part) in subject.ledger().parts() {
        if part.figures.baseline.is_some() && !names::is_growth(part.name) {
            known.extend([row.key.clone(), part.key.clone(), stem(&part.key).into()]);
        }
    }
    let past =
        |target: &&Target| target.kind == TargetKind::PastResult && target.comparator != Comparator::Growth;
    for target in plan.targets().iter().filter(|target| past(target) || target.value_from.is_some()) {
        let key = names::key(&target.subject);
        known.extend([stem(&key).into(), key]);
    }
    for target in growths() {
        let key = names::key(&target.subject);
        let sentence = sentence(subject, target);
        if key.chars().count() < 3
            || known.contains(stem(&key))
            || known.contains(&key)
            || says_base(sentence)
        {
            continue;
        }
        findings
            .at(
                target.figure_span,
                format!("“{}”年均增长{}，全文没有写明基期年份和基期值", target.subject, target.figure),
            )
            .help("请写明基期年份和数值，或直接写期末数值");
    }
}

fn is_yearly_growth(target: &Target) -> bool {
    // Without a date of its own it may well tell of the past.
    let dated = target.due.as_ref().is_some_and(|due| due.source == DueSource::Stated);
    // The accounts of a place are kept for every year, so that theirs is known.
    let accounts = ["生产总值", "GDP"].iter().any(|sum| target.subject.contains(sum));
    dated
        && !accounts
        && target.kind == TargetKind::Target
        && target.comparator == Comparator::Growth
        && matches!(&*target.unit, "%" | "％")
        && ["年均", "平均每年"].iter().any(|word| target.text.contains(word))
}

/// A name without the word that counts at its end.
fn stem(key: &str) -> &str {
    ["数量", "总量", "总数", "总额", "金额", "数", "额"]
        .iter()
        .find_map(|end| key.strip_suffix(end))
        .unwrap_or(key)
}

/// The words from the last full stop to the end of a target.
fn sentence<'a>(subject: &Subject<'a>, target: &'a Target) -> &'a str {
    /// How far back a sentence is looked at, in bytes.
    const FAR: usize = 600;
    let Some(span) = target.span else { return &target.text };
    let text = subject.text();
    let end = span.end() as usize;
    let mut from = (span.start() as usize).saturating_sub(FAR);
    // A plan that was read may be checked without its text, or with another that is shorter.
    while from < text.len() && !text.is_char_boundary(from) {
        from += 1;
    }
    let words = text.get(from..end).unwrap_or_default();
    let own = words.get(..(span.start() as usize).saturating_sub(from)).unwrap_or_default();
    let start = own.rfind(['。', '\n']).unwrap_or(0);
    words.get(start..).unwrap_or(&target.text)
}

/// Whether words say from when or what growth counts.
fn says_base(sentence: &str) -> bool {
    [
        "期间",
        "时期",
        "基数",
        "基础上",
        "比上年",
        "较上年",
        "较20",
        "比20",
        "以20",
        "自20",
        "从20",
        "五年",
        "三年",
    ]
    .iter()
    .any(|word| sentence.contains(word))
}
