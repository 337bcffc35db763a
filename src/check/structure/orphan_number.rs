//! FG306: a numbering that begins again below nothing, or does not begin with one.

use super::numbering::{Break, Fault, mark, number_of};
use super::printed;
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};

const CODE: Code = Code::new("FG306", "orphan-number", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Structure, PAGE, look);

const PAGE: Page = Page {
    what: "序号从“一”重新开始，上面却没有新的上级标题；或一组序号不从“一”开始。",
    why: "多半是丢了一个上级标题或前面的几项，任务归到了别的章节之下。",
    example: "（一）建设平台。（二）培育企业。（一）加强领导。",
    fix: "补上漏掉的上级标题或前面的各项；本来连续的，改为顺延编号。",
    basis: "GB/T 9704—2012：结构层次序数依次标注，下级在上级之内编号。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let all = subject.number_breaks();
    for fault in [Fault::Restarted, Fault::Headless] {
        let mut of_kind: Vec<&Break<'_>> = all.iter().filter(|found| found.fault == fault).collect();
        // A lost level makes every list below it begin again; that is one fault, told at its first place.
        of_kind.sort_by_key(|found| number_of(found.section).map(|(form, _)| form));
        for alike in of_kind.chunk_by(|one, other| {
            number_of(one.section).map(|(form, _)| form) == number_of(other.section).map(|(form, _)| form)
        }) {
            report(subject, alike, findings);
        }
    }
}

fn report(subject: &Subject<'_>, alike: &[&Break<'_>], findings: &mut Findings<'_>) {
    let Some(first) = alike.first() else { return };
    let Some((form, number)) = number_of(first.section) else { return };
    let more = printed::in_all(alike.len());
    let printed = printed::mark(form, number);
    let (message, help) = if first.fault == Fault::Restarted {
        (format!("序号又从“{printed}”开始，上面没有新的上级标题{more}"), "请核对是否漏了上级标题")
    } else {
        (
            format!("这一组序号从“{printed}”开始，前面没有“{}”{more}", printed::mark(form, 1)),
            "请核对是否漏了前面的各项",
        )
    };
    let before = first.before.and_then(|before| mark(subject, before));
    findings.at(mark(subject, first.section), message).help(help).related(before, "前一个序号");
}
