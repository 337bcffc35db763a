//! FG203: an indicator without a baseline, where others have one.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};

use super::ledger::Row;
use super::names;

const CODE: Code = Code::new("FG203", "indicator-without-baseline", Severity::Info);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Figures, PAGE, look);

const PAGE: Page = Page {
    what: "表中多数指标有基期值，而这一项没有。定性指标、累计值，以及增速、降低率、新增量等不需要基期值的指标除外。",
    why: "没有起点，就看不出目标定得高还是低，也无法计算进度。",
    example: "表中各项都有2020年数值，“社区食堂覆盖率”一格是“—”。",
    fix: "补上基期年的数据；确是新设指标、没有统计的，请在表注中说明。",
    basis: "目标管理的通行做法：目标值与基期值对照。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for table in subject.ledger().tables() {
        let with = table.rows.iter().filter(|row| has_baseline(row)).count();
        if with < 2 || with * 2 < table.rows.len() {
            continue;
        }
        for row in table.rows.iter().filter(|row| !has_baseline(row) && needs_baseline(row) && !row.torn) {
            findings
                .at(row.place(), format!("指标“{}”没有基期值，同表其他{with}项都有", row.name()))
                .help("请补上基期年的数据；没有统计的，请在表注中说明");
        }
    }
}

fn has_baseline(row: &Row<'_>) -> bool {
    row.parts.iter().any(|part| part.figures.baseline.is_some())
}

fn needs_baseline(row: &Row<'_>) -> bool {
    use crate::model::Comparator::{Full, Growth};
    let by_itself =
        |figure: &crate::model::Figure| figure.cumulative || matches!(figure.comparator, Some(Growth | Full));
    !row.indicator.qualitative
        && !names::is_growth(row.name())
        && row
            .parts
            .iter()
            .any(|part| part.figures.target.as_ref().is_some_and(|target| target.value.is_some()))
        && !row.parts.iter().all(|part| part.figures.target.as_ref().is_some_and(by_itself))
}
