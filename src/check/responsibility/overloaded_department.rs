//! FG112: one department leads more than its share.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::model::{Assignment, LeadBasis};

const CODE: Code = Code::new("FG112", "overloaded-department", Severity::Info);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Responsibility, PAGE, look).off_by_default();

const PAGE: Page = Page {
    what: "一家单位牵头的任务超过界限，默认是半数，可以调整。写明或可推出牵头单位的任务不到十项的文件不查。默认关闭：行业规划、专项方案本来就由主管部门牵头多数任务，多少算多是取舍，不是文字上的错。",
    why: "牵头过于集中，一家顾不过来，其余单位容易旁观。",
    example: "十二项任务中市科技局牵头九项。",
    fix: "请看能否把其中一部分交给主管该项工作的单位牵头；本就是一家主责的文件，可声明豁免或调高界限。",
    basis: "算术：牵头任务数除以有牵头单位的任务数。",
};

/// Below this many tasks with a lead a share says little.
const ENOUGH: usize = 10;

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let plan = subject.plan();
    let mut counts: Vec<(usize, Option<&Assignment>)> = vec![(0, None); plan.departments().len()];
    let mut led = 0;
    for task in plan.tasks() {
        let mut ids: Vec<_> = task.leads().map(|lead| (lead.department, lead)).collect();
        ids.sort_by_key(|&(id, _)| id);
        ids.dedup_by_key(|&mut (id, _)| id);
        led += usize::from(!ids.is_empty());
        for (id, lead) in ids {
            if let Some((count, first)) = counts.get_mut(id.index()) {
                *count += 1;
                first.get_or_insert(lead);
            }
        }
    }
    if led < ENOUGH {
        return;
    }
    let limit = subject.limits().overload;
    for (department, (count, first)) in plan.departments().iter().zip(counts) {
        let share = count as f64 / led as f64;
        if department.is_collective() || share <= limit {
            continue;
        }
        let by_order = if first.is_some_and(|first| first.basis == LeadBasis::FirstListed) {
            "（按名单首位计）"
        } else {
            ""
        };
        let message = format!(
            "“{}”牵头{led}项任务中的{count}项{by_order}，占{:.0}%，超过{:.0}%",
            first.map_or(&*department.name, |first| &first.printed),
            share * 100.0,
            limit * 100.0
        );
        findings
            .at(first.and_then(|first| first.span), message)
            .help("请看能否把一部分任务交给主管该项工作的单位牵头；本就由一家主责的，可声明豁免");
    }
}
