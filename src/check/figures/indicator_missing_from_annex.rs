//! FG206: an indicator of the text that the annex leaves out.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};

use super::pairs::Pairs;

const CODE: Code = Code::new("FG206", "indicator-missing-from-annex", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Figures, PAGE, look);

const PAGE: Page = Page {
    what: "正文指标表（或专栏）中的指标在附件指标表里没有对应项。两表按名称对照，单位、标记、“年”“全市”等不计；\
           只有两表多数指标对得上时才检查。",
    why: "附件通常负责分工和考核，漏列的指标等于没有责任单位，也不会被考核。",
    example: "正文表列了“绿道长度”，附件《指标责任分工表》23项里没有它。",
    fix: "在附件中补上这一项及其责任单位；如已并入其他指标，请统一名称。",
    basis: "附件是公文的组成部分，应当与正文一致。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(pairs) = Pairs::of(subject.ledger()) else { return };
    let departments = pairs.annex.iter().any(|(row, _)| !row.indicator.departments.is_empty());
    for (row, _) in pairs.main.iter().filter(|(_, other)| other.is_none()) {
        let so = if departments && row.indicator.departments.is_empty() {
            "，因而没有责任单位"
        } else {
            ""
        };
        findings
            .at(row.place(), format!("指标“{}”在附件的指标表中没有对应项{so}", row.name()))
            .help("请在附件中补上；如已并入其他指标，请统一名称");
    }
}
