//! FG308: a phase or a yearly goal that is over, or nearly so, when the plan is issued.

use chrono::{Datelike, NaiveDate};

use super::chains::{called, is_backward};
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::model::{DueSource, Phase, TargetKind};
use crate::text::Span;

const CODE: Code = Code::new("FG308", "phase-over-when-issued", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Structure, PAGE, look);

const PAGE: Page = Page {
    what: "成文时某个阶段已经过去，或已过了五分之四；多年计划的第一个年度目标，成文后两个月内就到期。",
    why: "已经过去的时间无法安排工作，考核时也不知从何算起。",
    example: "2022年10月20日成文，“启动期（2022年1月—10月）”。",
    fix: "核对成文日期和阶段起止；计划早已实施、补发文件的，写明起算时间。",
    basis: "计划先于实施：阶段和年度目标应当在成文之后有时间落实。",
};

/// How much of a phase may be over when the plan is issued, in fifths.
const FIFTHS: i64 = 4;

/// How many days a yearly goal must leave.
const SHORTEST: i64 = 62;

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let header = subject.plan().header();
    let Some(issued) = header.issued.or(header.published) else { return };
    let date = issued.format("%Y年%-m月%-d日");
    for phase in subject.plan().phases().iter().filter(|phase| !is_backward(phase)) {
        let Some(how) = over(phase, issued) else { continue };
        findings
            .at(phase.span, format!("{date}成文时，阶段{}{how}", called(phase)))
            .help("请核对成文日期和阶段起止时间");
    }
    let several_years = header.period.is_some_and(|period| period.from() < period.to());
    if let Some((due, span, text)) = milestone(subject, issued).filter(|_| several_years) {
        let left = due.signed_duration_since(issued).num_days();
        let how = if left < 0 { "已经过期".to_owned() } else { format!("离到期只有{left}天") };
        findings.at(span, format!("{date}成文时，“{text}”的目标{how}")).help("请核对成文日期和目标年份");
    }
}

/// How far a phase is over on a day, if that is too far.
fn over(phase: &Phase, issued: NaiveDate) -> Option<String> {
    let last = phase.to?.last_day();
    if last < issued {
        return Some("已经结束".to_owned());
    }
    let first = phase.from?.first_day();
    let whole = last.signed_duration_since(first).num_days() + 1;
    let past = issued.signed_duration_since(first).num_days();
    // A phase of a few weeks is over soon after any issue; that is how a launch is planned.
    (whole > 45 && past * 5 >= whole * FIFTHS).then(|| format!("已过了{}天，只剩{}天", past, whole - past))
}

/// The first goal of prose that is due before the plan could do much for it: its last day and the words that date it.
fn milestone<'p>(subject: &Subject<'p>, issued: NaiveDate) -> Option<(NaiveDate, Option<Span>, &'p str)> {
    let targets = subject.plan().targets().iter();
    targets.filter(|target| target.kind == TargetKind::Target).find_map(|target| {
        let due = target.due.as_ref().filter(|due| due.source == DueSource::Stated && due.month.is_none())?;
        let last = NaiveDate::from_ymd_opt(due.year, 12, 31)?;
        let left = last.signed_duration_since(issued).num_days();
        let milestone = due.text.contains('到') && due.year >= issued.year() - 1;
        (milestone && left < SHORTEST).then_some((last, due.span, &*due.text))
    })
}
