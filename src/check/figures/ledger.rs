//! The indicators of a plan table by table, and what its prose states, as several rules look at them.

use hashbrown::HashSet;

use super::names;
use crate::check::subject::Subject;
use crate::document::is_none;
use crate::model::{
    Comparator, Decimal, Figure, Figures, Indicator, SectionId, TableKind, Target, TargetKind,
};
use crate::text::{Span, fold_char, is_blank, is_footnote_mark};

/// Every table of indicators, and the quantities that the prose states as levels.
pub(in crate::check) struct Ledger<'a> {
    tables: Vec<Table<'a>>,
    statements: Vec<Statement<'a>>,
    /// The names of what a table or the prose sets.
    set: HashSet<Box<str>>,
    /// The names of the rows that say who answers for them.
    given: HashSet<Box<str>>,
}

/// The rows of one table (指标表).
pub(super) struct Table<'a> {
    pub(super) kind: TableKind,
    pub(super) rows: Vec<Row<'a>>,
}

/// One row, with the quantities in it.
pub(super) struct Row<'a> {
    pub(super) indicator: &'a Indicator,
    /// Its whole name as it compares.
    pub(super) key: Box<str>,
    /// One quantity, or those of a composite row.
    pub(super) parts: Vec<Part<'a>>,
    /// Whether extraction lost blank cells of it, so that what it lacks may have been printed.
    pub(super) torn: bool,
}

/// One quantity of a row.
pub(super) struct Part<'a> {
    pub(super) name: &'a str,
    pub(super) key: Box<str>,
    pub(super) unit: Option<&'a str>,
    pub(super) figures: &'a Figures,
}

/// A quantity in prose that says how much there is or is to be, not how much more.
pub(super) struct Statement<'a> {
    pub(super) target: &'a Target,
    pub(super) key: Box<str>,
    pub(super) year: i32,
}

impl<'a> Ledger<'a> {
    /// *Complexity*: linear in the indicators and targets and in the lengths of their names.
    pub(in crate::check) fn of(subject: &Subject<'a>) -> Self {
        let plan = subject.plan();
        let tables = tables(subject);
        let promised = plan.targets().iter().filter(|target| target.kind == TargetKind::Target);
        let mut set: HashSet<Box<str>> = promised.map(|target| names::key(&target.subject)).collect();
        for row in tables.iter().flat_map(|table| &table.rows).filter(|row| row.has_target()) {
            set.insert(row.key.clone());
            set.extend(row.parts.iter().map(|part| part.key.clone()));
        }
        let rows = tables.iter().flat_map(|table| &table.rows);
        let given =
            rows.filter(|row| !row.indicator.departments.is_empty()).map(|row| row.key.clone()).collect();
        let statements = plan.targets().iter().filter_map(Statement::of).collect();
        Self { tables, statements, set, given }
    }

    /// Whether a table or the prose sets something for what is called so.
    pub(super) fn is_set(&self, key: &str) -> bool {
        self.set.contains(key)
    }

    /// Whether a table says who answers for what is called so.
    pub(super) fn is_given(&self, key: &str) -> bool {
        self.given.contains(key)
    }

    /// The tables, in document order.
    pub(super) fn tables(&self) -> &[Table<'a>] {
        &self.tables
    }

    /// Every quantity of every table, with its table's place and its row.
    pub(super) fn parts(&self) -> impl Iterator<Item = (usize, &Row<'a>, &Part<'a>)> {
        let rows = self
            .tables
            .iter()
            .enumerate()
            .flat_map(|(at, table)| table.rows.iter().map(move |row| (at, row)));
        rows.flat_map(|(at, row)| row.parts.iter().map(move |part| (at, row, part)))
    }

    /// What the prose states.
    pub(super) fn statements(&self) -> &[Statement<'a>] {
        &self.statements
    }
}

fn tables<'a>(subject: &Subject<'a>) -> Vec<Table<'a>> {
    let mut tables: Vec<Table<'a>> = Vec::new();
    let mut last: Option<(Option<SectionId>, TableKind)> = None;
    let mut before: Option<&Indicator> = None;
    for indicator in subject.plan().indicators() {
        if indicator.table == TableKind::Prose {
            continue;
        }
        // The model keeps no tables: rows under one heading are of one, unless their numbers begin again.
        let place = (indicator.section, indicator.table);
        let again = before.is_some_and(|before| begins_again(before, indicator));
        if last.replace(place) != Some(place) || again {
            tables.push(Table { kind: indicator.table, rows: Vec::new() });
        }
        before = Some(indicator);
        if let Some(table) = tables.last_mut() {
            table.rows.push(Row::of(indicator, subject));
        }
    }
    tables
}

/// Whether a row's number is no higher than that of the row before it, in the same category.
fn begins_again(before: &Indicator, indicator: &Indicator) -> bool {
    let number = |one: &Indicator| one.number.as_deref().and_then(crate::text::whole_number);
    let (Some(last), Some(next)) = (number(before), number(indicator)) else { return false };
    next == 1 && last >= next && before.category == indicator.category
}

impl<'a> Row<'a> {
    fn of(indicator: &'a Indicator, subject: &Subject<'a>) -> Self {
        let part = |name: &'a str, unit: &'a Option<Box<str>>, figures| Part {
            name,
            key: names::key(name),
            unit: unit.as_deref(),
            figures,
        };
        let parts = if indicator.components.is_empty() {
            vec![part(&indicator.name, &indicator.unit, &indicator.figures)]
        } else {
            indicator.components.iter().map(|own| part(&own.name, &own.unit, &own.figures)).collect()
        };
        let words = indicator.span.map_or("", |span| subject.words(span));
        let mut lines = words.split(['\n', '\r']);
        let torn = words.contains(['\n', '\r']) && !lines.any(|line| is_none(line.trim_matches(is_blank)));
        Self { indicator, key: names::key(&indicator.name), parts, torn }
    }

    /// Where its name stands.
    pub(super) fn place(&self) -> Option<Span> {
        self.indicator.name_span.or(self.indicator.span)
    }

    pub(super) fn name(&self) -> &'a str {
        &self.indicator.name
    }

    pub(super) fn figures(&self) -> impl Iterator<Item = &'a Figure> {
        self.parts.iter().flat_map(|part| part.figures.all())
    }

    /// Whether something is set for it: a target, a year's value or a rate for each year.
    pub(super) fn has_target(&self) -> bool {
        self.parts.iter().any(|part| {
            part.figures.target.is_some()
                || part.figures.average.is_some()
                || !part.figures.milestones.is_empty()
        })
    }
}

impl<'a> Table<'a> {
    /// Whether its rows say who answers for them.
    pub(super) fn gives_departments(&self) -> bool {
        self.rows.iter().any(|row| !row.indicator.departments.is_empty())
    }
}

impl<'a> Statement<'a> {
    fn of(target: &'a Target) -> Option<Self> {
        let year = match target.kind {
            TargetKind::Target => {
                target.due.as_ref().filter(|due| due.month.is_none_or(|month| month == 12))?.year
            }
            TargetKind::PastResult => target.as_of?,
            _ => return None,
        };
        let level = matches!(target.comparator, Comparator::Equal | Comparator::AtLeast | Comparator::AtMost);
        let plain = level
            && target.value.is_some()
            && target.value_high.is_none()
            && target.per.is_none()
            && !target.cumulative;
        (plain && is_level(target)).then(|| Self { target, key: names::key(&target.subject), year })
    }
}

/// Whether the words before a figure say that the quantity stands there: 达到 does, 新增 does not.
fn is_level(target: &Target) -> bool {
    const VERBS: &[&str] = &["达到", "达", "突破", "超过", "到", "至", "在", "为", "是", "于"];
    const SOFT: &[&str] = &["不低于", "不少于", "不高于", "不超过", "至少", "约"];
    const ADDED: &[&str] =
        &["新增", "净增", "增量", "新建", "新培育", "新认定", "每年", "年均", "带动", "其中"];
    let words: String = target.text.chars().filter(|&c| !is_blank(c)).map(fold_char).collect();
    let figure: String = target.figure.chars().filter(|&c| !is_blank(c)).map(fold_char).collect();
    let Some(before) = words.rfind(&figure).and_then(|at| words.get(..at)) else { return false };
    let bare = SOFT.iter().find_map(|word| before.strip_suffix(word));
    !ADDED.iter().any(|word| before.contains(word))
        && (bare.is_some()
            || VERBS.iter().any(|verb| before.ends_with(verb))
            || SOFT.iter().any(|word| figure.starts_with(word)))
}

/// A value in whole units, so that 1.2万人 and 12000人 compare.
pub(super) fn scaled(value: Decimal, unit: &str) -> Option<(Box<str>, Decimal)> {
    let (base, power) = names::unit(unit);
    Some((base, value.times_ten(power)?))
}

/// A figure as printed, without blanks and marks.
pub(super) fn printed(figure: &Figure) -> String {
    figure.printed.chars().filter(|&c| !is_blank(c) && !is_footnote_mark(c)).collect()
}

/// A figure as printed with its unit, which a cell may have itself.
pub(super) fn with_unit(figure: &Figure, unit: &str) -> String {
    let printed = printed(figure);
    if printed.ends_with(|c: char| fold_char(c).is_ascii_digit()) { printed + unit } else { printed }
}
