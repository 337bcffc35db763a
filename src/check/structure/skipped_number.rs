//! FG303: a numbering that leaves a number out.

use core::ops::Range;

use super::numbering::{Fault, mark, number_of};
use super::printed;
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};

const CODE: Code = Code::new("FG303", "skipped-number", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Structure, PAGE, look);

const PAGE: Page = Page {
    what: "同级标题的序号不连续，中间缺号；跨章节连续编号的，按全文顺序检查；段内“一是、二是”同样检查。",
    why: "缺号可能是漏了一项任务，也可能是删改后没有重排；按序号引用和督办时会对不上。",
    example: "（一）建设平台。（二）培育企业。（四）引进人才。",
    fix: "补上漏掉的一项，或将后面的序号依次提前。",
    basis: "GB/T 9704—2012：结构层次序数依次标注。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for found in subject.number_breaks() {
        let Fault::Skipped { first } = found.fault else { continue };
        let Some((form, _)) = number_of(found.section) else { continue };
        let before = found.before.and_then(|before| mark(subject, before));
        let message = format!(
            "序号由“{}”跳到“{}”，{}",
            printed::mark(form, first.saturating_sub(1)),
            printed::mark(form, found.number),
            missing(first..found.number, |number| printed::mark(form, number)),
        );
        findings
            .at(mark(subject, found.section), message)
            .help("请核对是否漏了一项，没有漏的请重排序号")
            .related(before, "前一个序号");
    }
    for step in subject.step_breaks().iter().filter(|step| step.number > step.last + 1) {
        let message = format!(
            "段内列举由“{}是”跳到“{}是”，{}",
            printed::han(step.last),
            printed::han(step.number),
            missing(step.last + 1..step.number, |number| format!("{}是", printed::han(number))),
        );
        findings
            .at(Some(step.span), message)
            .help("请核对是否漏了一项，没有漏的请重排序号")
            .related(Some(step.before), "前一个序号");
    }
}

/// The numbers that are left out, each by itself where they are few.
fn missing(numbers: Range<u32>, name: impl Fn(u32) -> String) -> String {
    const FEW: u32 = 3;
    let (first, last) = (numbers.start, numbers.end.saturating_sub(1));
    if numbers.end.saturating_sub(first) > FEW {
        return format!("缺少“{}”至“{}”", name(first), name(last));
    }
    let names: Vec<String> = numbers.map(name).collect();
    format!("缺少“{}”", names.join("”“"))
}
