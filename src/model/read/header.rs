//! The header of a plan: what frame, title and citations say.

use crate::document::{Citations, Document, title, years};
use crate::model::directory::Jurisdiction;
use crate::model::plan::{Citation, Header, Period};
use crate::model::words::PlanKind;

/// How many paragraphs of the body are looked at for the documents that the plan rests on or names.
const MOST_CITATIONS: usize = 10_000;

pub(super) fn header(document: &Document<'_>) -> Header {
    let frame = &document.frame;
    let title = frame.title.clone();
    let words = title.as_deref().or(frame.notice_title.as_deref()).unwrap_or_default();
    let jurisdiction = frame.issuer.as_deref().and_then(Jurisdiction::of_issuer).or_else(|| {
        // 关于江州市2024年…的报告 names the place first; behind 关于 in other titles stands what is to be done.
        let reported = words.strip_prefix("关于").filter(|_| words.contains("报告"));
        let words = reported.unwrap_or(words);
        Jurisdiction::of_issuer(years::behind_year(words))
    });
    let period = years::years(words)
        .or_else(|| opening_year(document).filter(|_| words.is_empty()))
        .and_then(|(from, to)| Period::new(from, to).ok());
    Header {
        kind: kind(words),
        period,
        level: jurisdiction.as_ref().map(|found| found.level),
        place: jurisdiction.map(|found| found.place.into_string()).filter(|place| !place.is_empty()),
        citations: cited(document),
        title,
        notice_title: frame.notice_title.clone(),
        number: frame.number.clone(),
        issuer: frame.issuer.clone(),
        addressees: frame.addressees.clone(),
        issued: frame.issued,
        published: frame.published,
        index_number: frame.index_number.clone(),
        body: document.body(),
    }
}

/// The year that an untitled text begins with: 2021年全市科技工作的总体思路是….
fn opening_year(document: &Document<'_>) -> Option<(i32, i32)> {
    let opening = document.words(document.frame.body.start);
    let (year, rest) = opening.split_once('年')?;
    let year = year.trim().parse().ok().filter(|year| (1949..=2100).contains(year))?;
    (!rest.starts_with(['月', '底', '末']) && !rest.starts_with(|c: char| c.is_ascii_digit()))
        .then_some((year, year))
}

/// The kind of document that a title ends in.
fn kind(words: &str) -> Option<PlanKind> {
    const ENDINGS: &[(&str, PlanKind)] = &[
        ("行动计划", PlanKind::Plan),
        ("行动方案", PlanKind::Plan),
        ("三年行动", PlanKind::Plan),
        ("专项行动", PlanKind::Plan),
        ("计划", PlanKind::Plan),
        ("规划", PlanKind::Programme),
        ("纲要", PlanKind::Programme),
        ("要点", PlanKind::WorkPoints),
        ("方案", PlanKind::WorkScheme),
        ("意见", PlanKind::WorkScheme),
        ("措施", PlanKind::WorkScheme),
        ("细则", PlanKind::WorkScheme),
        ("分工", PlanKind::WorkScheme),
        ("分解", PlanKind::WorkScheme),
        ("分工表", PlanKind::WorkScheme),
        ("分解表", PlanKind::WorkScheme),
        ("任务表", PlanKind::WorkScheme),
        ("台账", PlanKind::WorkScheme),
        ("清单", PlanKind::WorkScheme),
        ("安排", PlanKind::WorkScheme),
        ("举措", PlanKind::WorkScheme),
    ];
    let stem = title::bare(words);
    let stem = stem.strip_suffix("的通知").unwrap_or(stem);
    ENDINGS.iter().find(|(ending, _)| title::bare(stem).ends_with(ending)).map(|&(_, kind)| kind)
}

fn cited(document: &Document<'_>) -> Vec<Citation> {
    let citations = Citations::new();
    let mut out = Vec::new();
    for at in document.frame.body.clone() {
        let Some(paragraph) = document.paragraphs.get(at) else { break };
        if !paragraph.within().title {
            continue;
        }
        let words = document.words(at);
        for cited in citations.of(words) {
            if out.len() >= MOST_CITATIONS {
                return out;
            }
            out.push(Citation {
                title: words.get(cited.title.clone()).unwrap_or_default().to_owned(),
                number: cited.number.and_then(|range| words.get(range)).map(str::to_owned),
                span: Some(paragraph.locate(cited.title)),
            });
        }
    }
    out.shrink_to_fit();
    out
}
