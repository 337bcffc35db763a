//! What a plan says of a quantity in a year, from its tables and its prose, to be laid side by side.

use hashbrown::HashMap;

use super::ledger::{self, Part, Row, Statement};
use super::names;
use crate::model::{Comparator, Decimal, Figure, TableKind, TargetKind};
use crate::text::Span;

/// The shortest name that says which quantity is meant, in characters.
const SHORTEST: usize = 4;

/// The value of a quantity in a year.
#[derive(Debug, Clone)]
pub(super) struct Level<'a> {
    /// Name, unit and year as they compare.
    pub(super) key: (Box<str>, Box<str>, i32),
    pub(super) name: &'a str,
    pub(super) year: i32,
    /// The table it stands in; none for prose.
    pub(super) table: Option<usize>,
    /// Whether that is a table of an annex.
    annex: bool,
    /// 表中是, 正文是.
    pub(super) place: &'static str,
    /// The figure as printed, with its unit.
    pub(super) printed: String,
    pub(super) span: Option<Span>,
    pub(super) comparator: Comparator,
    /// In whole units.
    value: Decimal,
    /// One step of the last digit that is printed, in whole units.
    step: f64,
    /// Whether it was reached already.
    past: bool,
}

impl<'a> Level<'a> {
    /// The levels of a quantity of a table.
    pub(super) fn of_row(table: usize, row: &Row<'a>, part: &Part<'a>) -> Vec<Self> {
        let annex = row.indicator.table == TableKind::Annex;
        let Some(unit) = part.unit.filter(|_| !names::is_growth(part.name) && !row.indicator.qualitative)
        else {
            return Vec::new();
        };
        let past = part.figures.baseline.as_ref();
        let ahead = part.figures.milestones.iter().chain(&part.figures.target);
        let level = |figure: &Figure, past: bool| {
            let comparator = figure.comparator.unwrap_or(Comparator::Equal);
            if figure.cumulative || figure.high.is_some() || !is_plain(comparator) {
                return None;
            }
            let (base, value) = ledger::scaled(figure.value?, unit)?;
            Some(Self {
                key: (part.key.clone(), base, figure.year?),
                name: part.name,
                year: figure.year?,
                table: Some(table),
                annex,
                place: "表中是",
                printed: ledger::with_unit(figure, unit),
                span: figure.span,
                comparator,
                value,
                step: step(figure.value?, unit),
                past,
            })
        };
        let levels = past.into_iter().map(|figure| (figure, true)).chain(ahead.map(|figure| (figure, false)));
        levels.filter_map(|(figure, past)| level(figure, past)).filter(Self::says_which).collect()
    }

    /// The level that the prose states.
    pub(super) fn of_statement(statement: &Statement<'a>) -> Option<Self> {
        let target = statement.target;
        let vague = ["多", "余", "近", "约", "左右"].iter().any(|word| target.figure.contains(word));
        let value = target.value.filter(|_| !vague)?;
        let (base, scaled) = ledger::scaled(value, &target.unit)?;
        let level = Self {
            key: (statement.key.clone(), base, statement.year),
            name: &target.subject,
            year: statement.year,
            table: None,
            annex: false,
            place: "正文是",
            printed: target.figure.to_string(),
            span: target.figure_span,
            comparator: target.comparator,
            value: scaled,
            step: step(value, &target.unit),
            past: target.kind == TargetKind::PastResult,
        };
        level.says_which().then_some(level)
    }

    fn says_which(&self) -> bool {
        self.key.0.chars().nth(SHORTEST - 1).is_some()
    }

    /// Whether two values for the same contradict each other: not where one was reached and the other aimed at, where one is the
    /// other rounded, nor where a past one only says that it was more.
    pub(super) fn differs(&self, other: &Self) -> bool {
        let apart = (self.value.to_f64() - other.value.to_f64()).abs();
        let rounded = apart < self.step.max(other.step) && self.step != other.step;
        let loosely =
            self.past && (self.comparator != Comparator::Equal || other.comparator != Comparator::Equal);
        self.value != other.value && self.past == other.past && !rounded && !loosely
    }

    pub(super) fn is_same_value(&self, other: &Self) -> bool {
        self.value == other.value && !self.past && !other.past
    }
}

/// One level of each quantity and year.
#[derive(Debug, Default)]
pub(super) struct Levels<'a> {
    by_key: HashMap<(Box<str>, Box<str>, i32), Level<'a>>,
}

impl<'a> Levels<'a> {
    /// The level that is known for the same quantity and year, or `None` after keeping this one. Of two tables of the text the
    /// first often looks back, so that the later one counts.
    pub(super) fn meet(&mut self, level: Level<'a>) -> Option<&Level<'a>> {
        let kept = |known: &Level<'_>| {
            level.table.is_none() || known.annex != level.annex || known.table == level.table
        };
        if self.by_key.get(&level.key).is_some_and(kept) {
            return self.by_key.get(&level.key);
        }
        self.by_key.insert(level.key.clone(), level);
        None
    }

    pub(super) fn known(&self, level: &Level<'_>) -> Option<&Level<'a>> {
        self.by_key.get(&level.key)
    }
}

fn is_plain(comparator: Comparator) -> bool {
    matches!(comparator, Comparator::Equal | Comparator::AtLeast | Comparator::AtMost)
}

/// One step of the last printed digit in whole units: 0.01亿元 is a million.
fn step(value: Decimal, unit: &str) -> f64 {
    let (_, power) = names::unit(unit);
    let digits = value.to_string().split_once('.').map_or(0, |(_, digits)| digits.len());
    10_f64.powi(i32::try_from(power).unwrap_or(0) - i32::try_from(digits).unwrap_or(0))
}
