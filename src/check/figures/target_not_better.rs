//! FG210: a target that is no better than where it starts.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::model::{Attribute, Comparator, Direction, Figure};

use super::ledger::{self, Row};
use super::names;

const CODE: Code = Code::new("FG210", "target-not-better", Severity::Info);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Figures, PAGE, look);

const PAGE: Page = Page {
    what: "目标值不比基期值好：应当上升的不升反降，应当下降的不降反升，或者两者相等。\
           方向由“≥”“≤”和指标名称判断，看不出方向的只报相等的；守底线的约束性指标、失业率和粮食产量等宏观底线指标、已达100%的、写明“保持”的除外。",
    why: "可能是两格填反、单位不一致或抄错；确实不再提高的，也应当说明理由。",
    example: "绿道长度（公里），2020年 480，2025年 ≥310。",
    fix: "核对两个数值及其单位；确为守底线的，请写“保持在……以上”。",
    basis: "目标应当比现状进步，否则不构成目标。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (_, row, part) in subject.ledger().parts() {
        if row.indicator.qualitative || names::is_growth(part.name) {
            continue;
        }
        let (Some(from), Some(to)) = (&part.figures.baseline, &part.figures.target) else { continue };
        let direction = if row.indicator.components.is_empty() { row.indicator.direction } else { None };
        let Some(fault) = fault(row, direction, from, to) else { continue };
        let (from_words, to_words) = (ledger::printed(from), ledger::printed(to));
        findings
            .at(to.span, format!("指标“{}”的目标值{to_words}{fault}基期值{from_words}", part.name))
            .help("请核对两个数值和单位；确为守底线的，请写“保持在……以上（以内）”")
            .related(from.span, format!("基期值是{from_words}"));
    }
}

/// How a target is worse than its baseline, in words that fit between the two.
fn fault(row: &Row<'_>, direction: Option<Direction>, from: &Figure, to: &Figure) -> Option<&'static str> {
    let (start, end) = (from.value?, to.high.filter(|_| direction == Some(Direction::Higher)).or(to.value)?);
    // A table that looks back has its targets before its results.
    let behind = from.year.zip(to.year).is_some_and(|(from, to)| to <= from);
    let summed = to.cumulative != from.cumulative || to.comparator == Some(Comparator::Growth);
    if summed
        || behind
        || names::is_floor(row.name())
        || to.printed.contains("保持")
        || to.printed.contains("稳定")
    {
        return None;
    }
    if start == end {
        let held = matches!(to.comparator, Some(Comparator::AtLeast | Comparator::AtMost))
            || row.indicator.attribute == Some(Attribute::Binding)
            || end == 100.into()
            || end == 0.into();
        return (!held).then_some("等于");
    }
    match direction? {
        Direction::Higher if end < start => Some("低于"),
        Direction::Lower if end > start => Some("高于"),
        _ => None,
    }
}
