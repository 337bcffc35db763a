//! FG219: one indicator under two names.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};

use super::pairs::Pairs;

const CODE: Code = Code::new("FG219", "indicator-under-two-names", Severity::Info);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Figures, PAGE, look);

const PAGE: Page = Page {
    what: "同一指标在正文表和附件表里名称不同，例如附件把两个指标并成一项，或者多一个词。只差单位、标记、“年”“全市”的不算。",
    why: "名称不一致，口径就可能不一致；汇总时会被当成两个指标。",
    example: "正文表写“技术合同成交额”，附件写“技术合同成交额及占地区生产总值比重”。",
    fix: "统一名称和口径；确是两个指标的，请分别列出。",
    basis: "统计指标名称应当规范、前后一致。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(pairs) = Pairs::of(subject.ledger()) else { return };
    for (row, other) in &pairs.main {
        if let Some((other, false)) = other {
            findings
                .at(row.place(), format!("指标“{}”在附件中写作“{}”", row.name(), other.name()))
                .help("请统一名称和口径；确是两个指标的，请分别列出")
                .related(other.place(), format!("附件写作“{}”", other.name()));
        }
    }
}
