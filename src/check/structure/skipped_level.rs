//! FG305: a heading that stands two levels below its own.

use super::numbering::{mark, number_of};
use super::printed;
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::document::Numbering;
use crate::model::Section;

const CODE: Code = Code::new("FG305", "skipped-level", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Structure, PAGE, look);

const PAGE: Page = Page {
    what: "“一、”或“（一）”之下直接用“（1）”，越过了中间的层次。“一、”之下直接用“1.”是允许的。",
    why: "层次混乱，读者以为漏了一级标题；任务的归属也说不清。",
    example: "一、重点任务（1）建设平台。（2）培育企业。",
    fix: "改用下一级序号：“一、”之下用“（一）”，“（一）”之下用“1.”。",
    basis: "GB/T 9704—2012：结构层次序数依次用“一、”“（一）”“1.”“（1）”标注；只有两级时，“一、”之下可直接用“1.”。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let plan = subject.plan();
    for above in [Numbering::First, Numbering::Second] {
        let skips = |section: &&Section| {
            // 1） is a way of its own to print steps and says nothing about levels.
            let bracketed = section.marker.is_empty() || section.marker.starts_with(['（', '(']);
            let parent = section.parent.and_then(|parent| plan.section(parent).ok()).and_then(number_of);
            bracketed
                && number_of(section) == Some((Numbering::Fourth, 1))
                && parent.is_some_and(|(form, _)| form == above)
        };
        let mut places = plan.sections().iter().filter(skips);
        let Some(first) = places.next() else { continue };
        let more = printed::in_all(places.count() + 1);
        let (above, between) =
            if above == Numbering::First { ("一、", "（一）") } else { ("（一）", "1.") };
        let parent = first.parent.and_then(|parent| plan.section(parent).ok());
        findings
            .at(mark(subject, first), format!("“{above}”这一级之下直接用了“（1）”，越过了中间的层次{more}"))
            .help(format!("请改用“{between}”"))
            .related(parent.and_then(|parent| mark(subject, parent)), "上级标题");
    }
}
