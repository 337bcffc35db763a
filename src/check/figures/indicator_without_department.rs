//! FG205: an indicator that nobody answers for.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::model::Attribute;

const CODE: Code = Code::new("FG205", "indicator-without-department", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Figures, PAGE, look);

const PAGE: Page = Page {
    what: "指标表有责任单位一栏，而这一项没有写单位。约束性指标由 binding-indicator-without-department 报告，\
           正文表中的指标在附件里找不到的由 indicator-missing-from-annex 报告，这里不重复。",
    why: "没有责任单位的指标到了年底没有人报数，也没有人担责。",
    example: "附件表中各项都写了责任单位，“互联网普及率”一行空着。",
    fix: "在责任单位一栏补上单位；由多家分担的，写明牵头单位。",
    basis: "责任分工的通行写法：每项指标后注明责任单位。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for table in subject.ledger().tables().iter().filter(|table| table.gives_departments()) {
        let rows = table.rows.iter().filter(|row| row.indicator.departments.is_empty() && !row.torn);
        for row in rows.filter(|row| row.indicator.attribute != Some(Attribute::Binding)) {
            findings.at(row.place(), format!("指标“{}”没有责任单位", row.name())).help("请补上责任单位");
        }
    }
}
