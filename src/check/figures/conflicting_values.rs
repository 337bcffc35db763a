//! FG208: two values for one quantity and one year.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use hashbrown::HashSet;

use crate::diagnostic::{Code, Severity};
use crate::model::{Comparator, Plan, TableKind, TargetKind};

use super::ledger;
use super::levels::{Level, Levels};

const CODE: Code = Code::new("FG208", "conflicting-values", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Figures, PAGE, look);

const PAGE: Page = Page {
    what: "同一指标、同一年份、同一单位，表中与正文、或者两张表之间的数值不同；或者表中是定数，正文是“全省平均水平”之类随别处变动的目标。四舍五入后相同的、写明“约”“左右”的除外。",
    why: "一个指标只能有一个目标；数值打架，执行和考核各取所需。",
    example: "专栏表写2025年绿道长度480公里，正文写到2025年绿道长度达到500公里。",
    fix: "核对后统一为一个数值。",
    basis: "同一文件内部应当一致。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let ledger = subject.ledger();
    let mut levels = Levels::default();
    let mut said = HashSet::new();
    let mut report = |known: &Level<'_>, new: &Level<'_>| {
        if !said.insert((new.key.clone(), new.printed.clone())) {
            return;
        }
        let here = if new.place == known.place { "另一处是" } else { new.place };
        findings
            .at(
                new.span,
                format!(
                    "“{}”{}年的数值不一致：{}{}，{here}{}",
                    new.name, new.year, known.place, known.printed, new.printed
                ),
            )
            .help("请核对后统一")
            .related(known.span, format!("{}{}", known.place, known.printed));
    };
    for (table, row, part) in ledger.parts() {
        for level in Level::of_row(table, row, part) {
            if let Some(known) =
                levels.meet(level.clone()).filter(|known| known.table != level.table && level.differs(known))
            {
                report(known, &level);
            }
        }
    }
    for statement in ledger.statements() {
        let Some(level) = Level::of_statement(statement) else { continue };
        if let Some(known) = levels.known(&level).filter(|known| level.differs(known)) {
            report(known, &level);
        }
    }
    moving(subject.plan(), findings);
}

/// Targets that follow what others reach (全省平均水平), where a table has a number for the same indicator and year.
fn moving(plan: &Plan, findings: &mut Findings<'_>) {
    let relative = plan
        .targets()
        .iter()
        .filter(|target| target.kind == TargetKind::Target && target.comparator == Comparator::Relative);
    for target in relative {
        let Some(due) = &target.due else { continue };
        let linked = target.indicators.iter().filter_map(|link| plan.indicator(link.indicator).ok());
        for indicator in linked.filter(|indicator| indicator.table != TableKind::Prose) {
            let mut figures = indicator.figures.milestones.iter().chain(&indicator.figures.target);
            let Some(figure) = figures.find(|figure| figure.value.is_some() && figure.year == Some(due.year))
            else {
                continue;
            };
            let printed = ledger::with_unit(figure, indicator.unit.as_deref().unwrap_or_default());
            findings
                .at(
                    target.figure_span,
                    format!(
                        "“{}”{}年的目标不一致：表中是{printed}，正文是{}，一个是定数，一个随别处变动",
                        target.subject, due.year, target.figure
                    ),
                )
                .help("请核对后统一")
                .related(figure.span, format!("表中是{printed}"));
        }
    }
}
