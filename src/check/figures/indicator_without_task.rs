//! FG215: an indicator that no task serves.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};

const CODE: Code = Code::new("FG215", "indicator-without-task", Severity::Info);

/// Whether a task serves an indicator is judged by words that both have, which says too little for a default.
pub(super) const RULE: Rule = Rule::new(CODE, Group::Figures, PAGE, look).off_by_default();

const PAGE: Page = Page {
    what: "指标表中的指标，没有一项任务的文字提到它或它所指的对象。每张表报一次，列出各项。默认关闭：\
           任务可能换了说法，仅凭文字对照会多报。",
    why: "没有任务支撑的指标要靠自然增长，完不成时找不到抓手。",
    example: "指标表有“森林覆盖率”，任务部分没有任何造林绿化的内容。",
    fix: "补上相应任务，或在任务中点明所支撑的指标；指标确由其他文件落实的，可声明豁免。",
    basis: "目标—任务—责任逐级对应。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    if subject.plan().tasks().is_empty() {
        return;
    }
    for table in subject.ledger().tables() {
        let without = || table.rows.iter().filter(|row| row.indicator.tasks.is_empty());
        let Some(first) = without().next() else { continue };
        let message = match without().count() {
            1 => format!("指标“{}”没有任务与之对应", first.name()),
            count => {
                format!("本表{}项指标中有{count}项没有任务与之对应，如“{}”", table.rows.len(), first.name())
            }
        };
        let mut finding =
            findings.at(first.place(), message).help("请补上相应任务，或在任务中点明所支撑的指标");
        for row in without().skip(1) {
            finding = finding.related(row.place(), format!("“{}”没有任务与之对应", row.name()));
        }
    }
}
