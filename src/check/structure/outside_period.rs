//! FG311: a phase, a deadline or a goal that falls outside of the years that the plan covers.

use super::chains::{called, is_backward};
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::model::{DueSource, PartialDate, Period, Phase, SectionId, TargetKind};

const CODE: Code = Code::new("FG311", "outside-period", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Structure, PAGE, look);

const PAGE: Page = Page {
    what: "阶段、时限或目标年份超出标题写明的规划期，“及以后”这样没有终点的阶段也算；远景展望、收尾的总结评估不算。只查多年的规划和计划。",
    why: "规划期满就要总结考核，期外的目标无从考核。",
    example: "《三年行动计划（2022—2024年）》写“完善巩固期（2024年及以后）”。",
    fix: "将时间改到规划期之内，或写明属于展望。",
    basis: "前后一致：任务和目标应当在规划期之内。",
};

/// A goal this many years behind the end belongs to the horizon of a longer plan.
const FAR: i32 = 3;

/// Words of a heading or a sentence that looks beyond the plan on purpose.
const OUTLOOK: &[&str] =
    &["展望", "远景", "愿景", "中长期", "碳达峰", "碳中和", "下一个", "长远", "谋划", "有效期", "本世纪"];

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let plan = subject.plan();
    // The year in the title of work points is that of the work, not of every end it leads to.
    let Some(period) = plan.header().period.filter(|period| period.from() < period.to()) else { return };
    let help = "请核对时间；属于远景展望的，请写明";
    for phase in plan.phases().iter().filter(|phase| !is_backward(phase)) {
        if let Some(how) = phase_outside(phase, period) {
            findings.at(phase.span, format!("阶段{}{how}（{}）", called(phase), years(period))).help(help);
        }
    }
    for deadline in plan.deadlines().iter().filter(|deadline| !deadline.from_phase) {
        let Some(date) = deadline.date.filter(|date| is_behind(date.year(), period)) else { continue };
        let said = deadline.span.map_or("", |span| subject.words(span));
        if !looks_ahead(subject, deadline.section, &[said, &deadline.what]) {
            let message = format!("时限“{}”在规划期（{}）之后", printed(date), years(period));
            findings.at(deadline.span, message).help(help);
        }
    }
    let mut told = None;
    for target in plan.targets().iter().filter(|target| target.kind == TargetKind::Target) {
        let Some(due) = target.due.as_ref() else { continue };
        if due.source != DueSource::Stated
            || !is_behind(due.year, period)
            || (due.span.is_some() && due.span == told)
        {
            continue;
        }
        if !looks_ahead(subject, target.section, &[&due.text, &target.text]) {
            // Several goals under one date are one finding.
            told = due.span;
            let message =
                format!("目标时间“{}”（{}年）在规划期（{}）之后", due.text, due.year, years(period));
            findings.at(due.span.or(target.span), message).help(help);
        }
    }
}

/// A date as a plan prints it.
fn printed(date: PartialDate) -> String {
    let month = date.month().map(|month| format!("{month}月")).unwrap_or_default();
    let day = date.as_day().map(|day| format!("{}日", chrono::Datelike::day(&day))).unwrap_or_default();
    format!("{}年{month}{day}", date.year())
}

fn years(period: Period) -> String {
    format!("{}—{}年", period.from(), period.to())
}

fn is_behind(year: i32, period: Period) -> bool {
    year > period.to() && year < period.to() + FAR
}

fn phase_outside(phase: &Phase, period: Period) -> Option<&'static str> {
    let closing = ["总结", "评估", "验收", "考核"].iter().any(|word| phase.name.contains(word));
    match (phase.from, phase.to) {
        (Some(from), _) if from.year() > period.to() => (!closing).then_some("在规划期之后"),
        (_, Some(to)) if to.year() > period.to() => (!closing).then_some("超出规划期"),
        (Some(_), None) => Some("没有终点，超出规划期"),
        (_, Some(to)) if to.year() < period.from() => Some("在规划期之前"),
        _ => None,
    }
}

/// Whether a heading above or the words themselves say that this looks beyond the plan.
fn looks_ahead(subject: &Subject<'_>, section: Option<SectionId>, words: &[&str]) -> bool {
    let says = |words: &str| OUTLOOK.iter().any(|word| words.contains(word));
    let plan = subject.plan();
    let mut next = section;
    while let Some(section) = next.and_then(|id| plan.section(id).ok()) {
        if !section.sentence && says(&section.title) {
            return true;
        }
        next = section.parent;
    }
    words.iter().any(|words| says(words))
}
