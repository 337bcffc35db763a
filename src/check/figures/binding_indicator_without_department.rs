//! FG217: a binding indicator that nobody answers for.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::model::{Attribute, Plan};

use super::ledger::{Ledger, Row};

const CODE: Code = Code::new("FG217", "binding-indicator-without-department", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Figures, PAGE, look);

const PAGE: Page = Page {
    what: "约束性指标没有责任单位：本行没有写，别的表没有写，提到这项指标的任务也没有责任单位。\
           表中都不写责任单位、而任务写明单位的，\
           全文报一次；整份文件都不分工的不报。",
    why: "约束性指标必须完成，纳入政府考核；没有责任单位就无从考核。",
    example: "“单位生产总值能耗降低”为约束性指标，责任单位一栏空着。",
    fix: "写明责任单位；责任分工另行印发的，请注明文号，或声明豁免。",
    basis: "国家“十一五”规划纲要起的做法：约束性指标分解落实到有关部门，纳入考核。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let ledger = subject.ledger();
    let given = ledger.tables().iter().any(super::ledger::Table::gives_departments);
    let rows = ledger.tables().iter().flat_map(|table| &table.rows);
    let binding = |row: &&Row<'_>| row.indicator.attribute == Some(Attribute::Binding);
    let without: Vec<&Row<'_>> = rows
        .filter(binding)
        .filter(|row| !row.torn && !has_department(row, ledger, subject.plan()))
        .collect();
    // A document that gives nobody anything leaves that to another one.
    if !given && subject.plan().tasks().iter().all(|task| task.assignments.is_empty()) {
        return;
    }
    let help = "请写明责任单位；分工另行印发的，请注明文号";
    if given || without.len() == 1 {
        for row in without {
            findings.at(row.place(), format!("约束性指标“{}”没有责任单位", row.name())).help(help);
        }
    } else if let Some(first) = without.first() {
        let message = format!("{}项约束性指标都没有责任单位，如“{}”", without.len(), first.name());
        let mut finding = findings.at(first.place(), message).help(help);
        for row in without.iter().skip(1) {
            finding = finding.related(row.place(), format!("“{}”没有责任单位", row.name()));
        }
    }
}

/// Whether its row, the same row of another table, or a task that serves it says who.
fn has_department(row: &Row<'_>, ledger: &Ledger<'_>, plan: &Plan) -> bool {
    let served = row.indicator.tasks.iter();
    !row.indicator.departments.is_empty()
        || ledger.is_given(&row.key)
        || served.filter_map(|link| plan.task(link.task).ok()).any(|task| !task.assignments.is_empty())
}
