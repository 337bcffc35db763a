//! FG104: a clause that gives one task to several leads.

use core::cell::LazyCell;

use super::lists::{self, each_or_once};
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::model::{LeadBasis, Role, Task};

const CODE: Code = Code::new("FG104", "several-leads", Severity::Info);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Responsibility, PAGE, look);

const PAGE: Page = Page {
    what: "一条责任分工写明了几家牵头单位。多数任务都这样写的，视为本文件的体例，只报一次；写明“分别牵头”的不报。",
    why: "几家并列牵头，由谁召集、由谁汇总、由谁报结果就不明确。",
    example: "（市教育局、市人社局牵头，市财政局配合）",
    fix: "请只写一家牵头，其余列为责任单位或配合单位；确需并列牵头的，请注明第一家负总责，或声明豁免。",
    basis: "责任分工的通行写法：一项任务一家牵头。国务院文件也有并列牵头的写法，因此只作提示。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let tasks = subject.plan().tasks();
    let mut found = Vec::new();
    for task in tasks {
        for list in lists::clauses(task) {
            let leads = list.assignments.chunk_by(|one, next| one.role == next.role).filter(|run| {
                run.len() > 1
                    && run.iter().all(|lead| lead.role == Role::Lead && lead.basis == LeadBasis::Stated)
            });
            // The words of a clause are looked through once, however many leads are told apart in it.
            let shared = LazyCell::new(|| is_shared(task, &list));
            for run in leads.filter(|_| *shared) {
                let names: Vec<&str> = run.iter().map(|lead| &*lead.printed).collect();
                let message =
                    format!("任务“{}”有{}家牵头单位：{}", list.title, names.len(), names.join("、"));
                found.push((run.get(1).and_then(|second| second.span), message));
            }
        }
    }
    let led = tasks.iter().filter(|task| task.leads().any(|lead| lead.basis == LeadBasis::Stated)).count();
    let once = |count| format!("全文{count}条责任分工都写了几家牵头单位，没有分清谁负总责");
    each_or_once(found, led, findings, once, "如需一家负总责，请只写一家牵头，其余列为责任单位或配合单位");
}

/// Whether the words let several lead together: not 会同 alone, not each in its own part. A cell stands under a head that says 牵头.
fn is_shared(task: &Task, list: &lists::List<'_>) -> bool {
    let clause = list.assignments.first().and_then(|first| first.clause);
    let clause = clause.and_then(|clause| task.clauses.get(usize::try_from(clause).ok()?));
    clause.is_none_or(|clause| {
        let says = |word| clause.text.contains(word);
        !(says("分别牵头") || says("分工牵头") || says("职责牵头") || says("会同") && !says("牵头"))
    })
}
