//! FG214: the same quantity with 以上 here and without it there.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use hashbrown::{HashMap, HashSet};

use crate::diagnostic::{Code, Severity};
use crate::model::{Comparator, SectionId, TargetKind};

use super::ledger::Statement;
use super::levels::{Level, Levels};
use super::names;

const CODE: Code = Code::new("FG214", "inconsistent-comparator", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Figures, PAGE, look);

const PAGE: Page = Page {
    what: "同一指标、同一数值，一处写“达到50%以上”，另一处只写50；或者同一段目标里各年份有的写“以上”，有的不写。",
    why: "“50”和“50以上”考核标准不同：完成51算不算超额，两处说法不一。",
    example: "——到2023年，绿道长度达到390公里；——到2024年，达到430公里以上；——到2025年，达到480公里以上。",
    fix: "统一写法：要么都写“以上”，要么都不写。",
    basis: "同一文件内部应当一致。",
};

const HELP: &str = "请统一写法：都写“以上”（“以内”），或者都不写";

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let ledger = subject.ledger();
    let mut levels = Levels::default();
    let mut said = HashSet::new();
    let rows = ledger.parts().flat_map(|(table, row, part)| Level::of_row(table, row, part));
    for level in rows.chain(ledger.statements().iter().filter_map(Level::of_statement)) {
        let Some(known) = levels.meet(level.clone()) else { continue };
        let differs = level.is_same_value(known) && level.comparator != known.comparator;
        // The third place says nothing that the second does not.
        if !differs || !said.insert(level.key.clone()) {
            continue;
        }
        let here = if level.place == known.place { "另一处是" } else { level.place };
        findings
            .at(
                level.span,
                format!(
                    "“{}”{}年的目标，{}{}，{here}{}，是否包含更多不一致",
                    level.name, level.year, known.place, known.printed, level.printed
                ),
            )
            .help(HELP)
            .related(known.span, format!("{}{}", known.place, known.printed));
    }
    years(ledger.statements(), findings);
}

/// The years of one quantity in one section, some with a bound and some without.
fn years(statements: &[Statement<'_>], findings: &mut Findings<'_>) {
    let mut series: Vec<Vec<&Statement<'_>>> = Vec::new();
    let mut places: HashMap<(&str, Box<str>, Option<SectionId>), usize> = HashMap::new();
    for statement in statements.iter().filter(|statement| statement.target.kind == TargetKind::Target) {
        let key = (&*statement.key, names::unit(&statement.target.unit).0, statement.target.section);
        let at = *places.entry(key).or_insert(series.len());
        match series.get_mut(at) {
            Some(known) if known.iter().all(|other| other.year != statement.year) => known.push(statement),
            Some(_) => {}
            None => series.push(vec![statement]),
        }
    }
    for one in series {
        let is_bare = |statement: &&&Statement<'_>| statement.target.comparator == Comparator::Equal;
        let bare = one.iter().filter(is_bare).count();
        // Where as many are bare, the last 以上 may well be meant.
        if bare == 0 || bare * 2 >= one.len() {
            continue;
        }
        let Some(bounded) = one.iter().find(|statement| !is_bare(statement)) else { continue };
        for statement in one.iter().filter(is_bare) {
            let (name, figure) = (&statement.target.subject, &statement.target.figure);
            findings
                .at(
                    statement.target.figure_span,
                    format!(
                        "“{name}”{}年的目标是{figure}，{}年的是{}，是否包含更多不一致",
                        statement.year, bounded.year, bounded.target.figure
                    ),
                )
                .help(HELP)
                .related(
                    bounded.target.figure_span,
                    format!("{}年是{}", bounded.year, bounded.target.figure),
                );
        }
    }
}
