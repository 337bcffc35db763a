//! FG204: an indicator without a target.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};

use super::ledger::{Ledger, Row, Table};

const CODE: Code = Code::new("FG204", "indicator-without-target", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Figures, PAGE, look);

const PAGE: Page = Page {
    what: "指标没有目标值。整张表都没有目标值的，看其他表和正文是否给出，仍有缺的在表的第一行报一次，并写明项数；\
           表中其他指标有目标值而这一项没有的，逐项报告。定性指标除外。",
    why: "没有目标值的指标无法考核，期末也说不清是否完成。",
    example: "附件《指标责任分工表》列了指标、单位和责任单位，没有目标值，正文也没有提到其中多数指标。",
    fix: "在表中补上目标值，或注明以哪份文件下达的目标为准。",
    basis: "考核的前提是目标明确；指标表的通行格式包含目标值一栏。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let ledger = subject.ledger();
    for table in ledger.tables() {
        if table.rows.iter().any(Row::has_target) {
            single(table, findings);
        } else if let Some(first) = table.rows.first() {
            let rows = || table.rows.iter().filter(|row| !row.indicator.qualitative);
            let (count, without) = (rows().count(), rows().filter(|row| !ledger.sets(row)).count());
            if without == 0 {
                continue;
            }
            let kind = if count < table.rows.len() { "定量指标" } else { "指标" };
            let elsewhere = if without == count {
                "别处也没有给出".to_owned()
            } else {
                format!("其中{without}项在别处也没有给出")
            };
            findings
                .at(first.indicator.span, format!("本表{count}项{kind}都没有目标值，{elsewhere}"))
                .help("请在表中补上目标值，或注明以哪份文件为准");
        }
    }
}

/// Rows without a target among others with one.
fn single(table: &Table<'_>, findings: &mut Findings<'_>) {
    for row in table.rows.iter().filter(|row| !row.has_target() && !row.indicator.qualitative && !row.torn) {
        findings
            .at(row.place(), format!("指标“{}”没有目标值", row.name()))
            .help("请补上目标值；暂不设目标的，请在表注中说明");
    }
}

impl Ledger<'_> {
    /// Whether another table or the prose sets a target for a row.
    fn sets(&self, row: &Row<'_>) -> bool {
        self.is_set(&row.key) || row.parts.iter().any(|part| self.is_set(&part.key))
    }
}
