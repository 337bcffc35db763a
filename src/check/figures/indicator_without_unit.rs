//! FG202: an indicator without a unit of measure.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};

use super::ledger::Row;
use super::names;

const CODE: Code = Code::new("FG202", "indicator-without-unit", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Figures, PAGE, look);

const PAGE: Page = Page {
    what: "指标表中要计数的指标没有计量单位，名称、单位栏和数值后都没有。定性指标和指数、位次、比值等无量纲指标除外；\
           提取时丢了格的行由 lost-cell 报告，这里只报其中含几个量的。整张表都没有单位的，只报一次。",
    why: "没有单位的数值无法核算：1.2 可以是 1.2 亿元，也可以是 1.2%。",
    example: "3、发明专利拥有量，2025年 12（其他指标都写明了单位，这一项没有）。",
    fix: "在单位栏或名称后的括号里写明计量单位，如“发明专利拥有量（件）”。",
    basis: "指标表的通行格式：指标、单位、基期值、目标值、属性。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let help = "请写明计量单位；无量纲的，可声明豁免";
    for table in subject.ledger().tables() {
        let rows: Vec<&Row<'_>> = table.rows.iter().filter(|row| is_counted(row)).collect();
        let without: Vec<&Row<'_>> = rows.iter().copied().filter(|row| !has_unit(row)).collect();
        // A list of mere names has no place for units.
        if without.len() == rows.len() && rows.len() > 1 {
            let printed = rows.iter().any(|row| row.figures().any(|figure| figure.value.is_some()));
            if let Some(first) = rows.first().filter(|_| printed) {
                findings.at(first.place(), format!("本表{}项指标都没有计量单位", rows.len())).help(help);
            }
            continue;
        }
        for row in without {
            // Which cell of a torn row was lost is not known for certain, but no one cell can hold what two quantities need.
            let message = match row.parts.len() {
                0 | 1 if row.torn => continue,
                0 | 1 => format!("指标“{}”没有计量单位", row.name()),
                count => format!("指标“{}”含{count}个量，都没有计量单位", row.name()),
            };
            findings.at(row.place(), message).help(help);
        }
    }
}

/// Whether a row is one to be counted: not judged, and not known by its figures to have words for values.
fn is_counted(row: &Row<'_>) -> bool {
    let values = row.figures().any(|figure| figure.value.is_some());
    let words = row.figures().next().is_some() && !values;
    !row.indicator.qualitative && !words && !row.parts.iter().all(|part| names::has_no_unit(part.name))
}

fn has_unit(row: &Row<'_>) -> bool {
    row.indicator.unit.is_some() || row.parts.iter().all(|part| part.unit.is_some())
}
