//! FG304: a number that is given twice.

use super::numbering::{Fault, mark, number_of};
use super::printed;
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};

const CODE: Code = Code::new("FG304", "repeated-number", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Structure, PAGE, look);

const PAGE: Page = Page {
    what: "同级标题中有两个用了同一个序号；段内“一是、二是”同样检查。",
    why: "按序号引用和督办时，不知指的是哪一项。",
    example: "（一）建设平台。（二）培育企业。（二）引进人才。",
    fix: "将重复的序号及其后的序号依次顺延。",
    basis: "GB/T 9704—2012：结构层次序数依次标注。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let help = "请将这一序号及其后的序号顺延";
    for found in subject.number_breaks().iter().filter(|found| found.fault == Fault::Repeated) {
        let Some((form, _)) = number_of(found.section) else { continue };
        let before = found.before.and_then(|before| mark(subject, before));
        let message = format!("序号“{}”重复", printed::mark(form, found.number));
        findings.at(mark(subject, found.section), message).help(help).related(before, "已用过的同一序号");
    }
    for step in subject.step_breaks().iter().filter(|step| step.number == step.last) {
        let message = format!("段内列举的“{}是”重复", printed::han(step.number));
        findings.at(Some(step.span), message).help(help).related(Some(step.before), "已用过的同一序号");
    }
}
