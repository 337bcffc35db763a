//! FG207: indicators of the annex that the text leaves out.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};

use super::pairs::Pairs;

const CODE: Code = Code::new("FG207", "indicator-missing-from-main", Severity::Info);

/// A table in the text is often meant as a selection, so that only who asks is told.
pub(super) const RULE: Rule = Rule::new(CODE, Group::Figures, PAGE, look).off_by_default();

const PAGE: Page = Page {
    what: "附件指标表中的指标在正文指标表里没有对应项，全文报一次。默认关闭：正文的表往往只列主要指标，并非疏漏。",
    why: "要求正文、附件逐项一致的文件，漏列会造成目标与分工脱节。",
    example: "附件列了23项指标，正文表只有其中5项的目标值。",
    fix: "在正文表中补上，或在正文写明“其他指标见附件”。",
    basis: "附件是公文的组成部分，应当与正文一致。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(pairs) = Pairs::of(subject.ledger()) else { return };
    let without = || pairs.annex.iter().filter(|(_, met)| !met).map(|(row, _)| row);
    let Some(first) = without().next() else { return };
    let (count, all) = (without().count(), pairs.annex.len());
    let mut finding = findings
        .at(
            first.place(),
            format!("附件{all}项指标中有{count}项在正文的指标表里没有对应项，如“{}”", first.name()),
        )
        .help("请在正文表中补上，或写明“其他指标见附件”");
    for row in without().skip(1) {
        finding = finding.related(row.place(), format!("“{}”没有对应项", row.name()));
    }
}
