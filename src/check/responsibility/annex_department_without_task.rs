//! FG111: a department that answers for an indicator and has no task.

use hashbrown::HashSet;

use crate::check::findings::{Findings, Quoted};
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::model::MentionRole;

const CODE: Code = Code::new("FG111", "annex-department-without-task", Severity::Info);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Responsibility, PAGE, look);

const PAGE: Page = Page {
    what: "指标表（多在附件）里的责任单位，正文没有一项任务交给它。正文任务都不写责任单位的文件不查。",
    why: "有指标而无任务，单位要为结果负责，却没有得到相应的工作。",
    example: "附件指标“政务云上云率”由市大数据局负责，正文各项任务的责任单位中没有市大数据局。",
    fix: "请在相应任务的责任单位中补上这一家，或核对指标的责任单位。",
    basis: "正文与附件应当一致；指标由任务支撑。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let plan = subject.plan();
    if plan.tasks().iter().all(|task| task.assignments.is_empty()) {
        return;
    }
    let mut has_task = vec![false; plan.departments().len()];
    for one in plan.tasks().iter().flat_map(|task| &task.assignments) {
        if let Some(seen) = has_task.get_mut(one.department.index()) {
            *seen = true;
        }
    }
    // Who is told in running text to act has its work as well, though it is no task of a clause.
    let acting: HashSet<(&str, Option<&str>)> = plan
        .mentions()
        .iter()
        .filter(|mention| {
            matches!(mention.role, MentionRole::Lead | MentionRole::Actor | MentionRole::Partner)
        })
        .filter_map(|mention| {
            Some((mention.department.canonical.as_deref()?, mention.department.place.as_deref()))
        })
        .collect();
    for indicator in plan.indicators() {
        for one in &indicator.departments {
            let Some(department) = subject.department(one.department) else { continue };
            let Some(seen) = has_task.get_mut(one.department.index()) else { continue };
            let acts = acting.contains(&(&*department.name, department.place.as_deref()));
            if department.is_collective() || acts || core::mem::replace(seen, true) {
                continue;
            }
            let message =
                format!("“{}”负责指标“{}”，正文却没有交给它的任务", one.printed, Quoted(&indicator.name));
            findings.at(one.span, message).help("请在相应任务中补上这一家，或核对指标的责任单位");
        }
    }
}
