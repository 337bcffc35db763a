//! FG211: a share of more than the whole.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::model::{Comparator, Decimal, TargetKind};
use crate::text::Span;

use super::ledger;

const CODE: Code = Code::new("FG211", "impossible-percentage", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Figures, PAGE, look);

const PAGE: Page = Page {
    what: "覆盖率、合格率、比重等部分与全体之比超过100%。增速、完成率、毛入学率、产能利用率、拨备覆盖率、\
           电话普及率、与生产总值之比等可以超过100%的除外。",
    why: "部分不会大于全体，多半是小数点、单位或数值抄错。",
    example: "生活垃圾无害化处理率达到980%。",
    fix: "核对数值和小数点；口径特殊、确可超过100%的，请写明口径。",
    basis: "算术：部分与全体之比不超过1。",
};

/// Names that end so say how much of a whole something is.
const SHARES: &[&str] = &[
    "覆盖率",
    "覆盖面",
    "达标率",
    "合格率",
    "优良率",
    "优良天数比率",
    "处理率",
    "处置率",
    "绿化率",
    "绿地率",
    "参保率",
    "入户率",
    "知晓率",
    "满意率",
    "满意度",
    "办结率",
    "签约率",
    "建档率",
    "管理率",
    "通过率",
    "成活率",
    "就业率",
    "城镇化率",
    "巩固率",
    "接种率",
    "及时率",
    "准确率",
    "规范率",
    "无害化率",
    "资源化率",
    "回收率",
    "综合利用率",
    "占比",
    "比重",
    "比例",
    "普及率",
    "化率",
    "安全率",
    "可办率",
    "通达率",
    "通畅率",
];

/// Names with such words have a whole of another kind.
const OTHERS: &[&str] = &[
    "GDP",
    "生产总值",
    "拨备",
    "流动性",
    "贷款",
    "债",
    "电话",
    "移动",
    "宽带",
    "毛入",
    "增",
    "完成率",
    "产销",
    "杠杆",
    "依存",
    "充足",
    "自给",
    "收入",
    "同比",
    "投资",
    "配比",
    "套比",
    "师生比",
    "存",
    "证券化率",
    "车位",
];

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut report = |name: &str, printed: &str, span: Option<Span>| {
        findings
            .at(span, format!("“{name}”是{printed}，部分不会超过全体的100%"))
            .help("请核对数值和小数点；口径特殊的，请写明口径");
    };
    for (_, _, part) in subject.ledger().parts() {
        if !is_share(part.name, part.unit.unwrap_or_default()) {
            continue;
        }
        let figures =
            part.figures.baseline.iter().chain(&part.figures.milestones).chain(&part.figures.target);
        for figure in figures.filter(|figure| figure.comparator != Some(Comparator::Growth)) {
            if is_too_much(figure.high.or(figure.value)) {
                report(
                    part.name,
                    &format!("{}%", ledger::printed(figure).trim_end_matches(['%', '％'])),
                    figure.span,
                );
            }
        }
    }
    for target in subject.plan().targets() {
        let level =
            !matches!(target.comparator, Comparator::Growth | Comparator::Full | Comparator::Relative);
        if level
            && target.kind != TargetKind::Funding
            && is_share(&target.subject, &target.unit)
            && is_too_much(target.value_high.or(target.value))
        {
            report(&target.subject, &target.figure, target.figure_span);
        }
    }
}

fn is_share(name: &str, unit: &str) -> bool {
    matches!(unit, "%" | "％")
        && SHARES.iter().any(|end| name.ends_with(end))
        && !OTHERS.iter().any(|word| name.contains(word))
}

fn is_too_much(value: Option<Decimal>) -> bool {
    value.is_some_and(|value| value > 100.into())
}
