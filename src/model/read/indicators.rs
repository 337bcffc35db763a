//! Indicators from the tables of a document.

use std::borrow::Cow;

use super::ReadOptions;
use super::assign::Departments;
use super::clauses::{KnownCells, assignments, cells, lead};
use super::direction;
use super::figures::{Marks, Notes, components, figure, name_parts, unmarked};
use super::held::Held;
use super::sections::cleaned;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{
    Column, Document, GridRow, IndicatorGrid, LabelRole, Mark, Tense, Value, Words, is_none, is_unit,
};
use crate::model::ids::{IndicatorId, SectionId};
use crate::model::indicator::{Component, Figure, Figures, Indicator};
use crate::model::plan::{Period, Plan};
use crate::model::words::{Attribute, TableKind};
use crate::text::{Span, has_blank, is_blank};

/// How many rows are read before their departments are. Names of departments are read by other code than figures, which stays in the
/// nearest cache when one follows the other.
const TOGETHER: usize = 16;

/// Reads every table of indicators. Tables stand under headings, so sections must be there.
pub(super) fn fill(
    document: &Document<'_>,
    tables: Vec<IndicatorGrid>,
    past: &Held<Option<i32>>,
    options: &ReadOptions,
    departments: &mut Departments<'_>,
    plan: &mut Plan,
    findings: &mut Vec<Diagnostic>,
) {
    plan.indicators.reserve_exact(tables.iter().map(|table| table.grid.rows.len()).sum());
    let mut known = KnownCells::default();
    // Each table is let go once it is read, before the next parts of the plan take room.
    for mut table in tables {
        let rows = core::mem::take(&mut table.grid.rows);
        Table::of(document, &table, plan, past).read(rows, options, &mut known, departments, plan, findings);
    }
}

/// A table and what holds for all its rows.
struct Table<'d, 's> {
    document: &'d Document<'s>,
    table: &'d IndicatorGrid,
    columns: Vec<Column>,
    /// The columns of which each row is asked: names, units, attributes, whether there is a number at all, and the numbers of rows.
    name: Option<usize>,
    unit: Option<usize>,
    attribute: Option<usize>,
    quality: Option<usize>,
    number: Option<usize>,
    kind: TableKind,
    section: Option<SectionId>,
    notes: Notes,
    /// The columns of the baseline and of the target.
    baseline: Option<usize>,
    target: Option<usize>,
    period: Option<Period>,
}

impl<'d, 's> Table<'d, 's> {
    fn of(
        document: &'d Document<'s>,
        table: &'d IndicatorGrid,
        plan: &Plan,
        past: &Held<Option<i32>>,
    ) -> Self {
        let columns = table.grid.columns();
        let above = document.outline.partition_point(|heading| heading.paragraph < table.grid.start);
        let heading = above.checked_sub(1);
        let notes: Vec<&str> = table.notes.clone().map(|at| document.words(at)).collect();
        let period = plan.header.period;
        let (baseline, target) = ends(&columns, period);
        // Where a chapter tells how a year went, its table gives what was aimed at for that year.
        let told = heading.and_then(|at| past.of(at)).copied().flatten();
        let period = told.and_then(|year| Period::new(year, year).ok()).or(period);
        let first = |wanted: Column| columns.iter().position(|column| *column == wanted);
        Self {
            document,
            table,
            name: first(Column::Name),
            unit: first(Column::Unit),
            attribute: first(Column::Attribute),
            quality: first(Column::Quality),
            number: first(Column::Number),
            kind: kind(document, heading),
            section: heading.map(SectionId::new),
            notes: Notes::of(&notes),
            columns,
            baseline,
            target,
            period,
        }
    }

    fn read(
        &self,
        rows: Vec<GridRow>,
        options: &ReadOptions,
        known: &mut KnownCells<'s>,
        departments: &mut Departments<'_>,
        plan: &mut Plan,
        findings: &mut Vec<Diagnostic>,
    ) {
        let lost = if self.table.grid.blanks_lost { self.may_be_lost(&rows) } else { Vec::new() };
        let mut categories: Vec<Option<Box<str>>> = vec![None; self.columns.len()];
        let mut group: Option<Box<str>> = None;
        let mut named: Vec<Vec<(LabelRole, Words)>> = Vec::with_capacity(rows.len().min(TOGETHER));
        // Each row is let go once it is read, and their list by halves, so that no row is moved often: memory is at its highest here.
        let mut left = rows;
        while !left.is_empty() {
            let behind = left.split_off(left.len().div_ceil(2));
            for row in core::mem::replace(&mut left, behind) {
                self.category(&row, &mut categories, &mut group);
                let Some(name) = self.name.and_then(|at| row.cell(at)) else { continue };
                if is_none(self.text(name)) || self.text(name).chars().all(is_blank) {
                    continue;
                }
                let category = categories.iter().rev().flatten().next().or(group.as_ref()).cloned();
                let id = IndicatorId::new(plan.indicators.len());
                let indicator = self.indicator(id, &row, name, category);
                self.report_lost(&lost, &row, &indicator, findings);
                self.report_glued(&row, &indicator, findings);
                plan.indicators.push(indicator);
                named.push(row.departments);
                if named.len() == TOGETHER {
                    self.assign(&mut named, options, known, departments, plan);
                }
            }
        }
        self.assign(&mut named, options, known, departments, plan);
    }

    /// Gives the indicators that were read last the departments of their rows.
    fn assign(
        &self,
        named: &mut Vec<Vec<(LabelRole, Words)>>,
        options: &ReadOptions,
        known: &mut KnownCells<'s>,
        departments: &mut Departments<'_>,
        plan: &mut Plan,
    ) {
        let first = plan.indicators.len() - named.len();
        let mut names = Vec::new();
        for (row, indicator) in named.drain(..).zip(plan.indicators.iter_mut().skip(first)) {
            cells(self.document, &row, known, departments, &mut names);
            let lead = lead(&names, self.document.first_leads, options);
            indicator.departments.reserve_exact(names.len());
            indicator.departments.extend(assignments(&mut names, lead, None, departments));
        }
    }

    fn text<'r>(&self, cell: &'r Words) -> &'r str
    where
        's: 'r,
    {
        cell.text(self.document.source)
    }

    /// Keeps the categories that hold from a row on. An outer one that changes ends the inner ones.
    fn category(&self, row: &GridRow, held: &mut [Option<Box<str>>], group: &mut Option<Box<str>>) {
        if let Some(name) = &row.group {
            *group = Some(unmarked(name.text(self.document.source)));
            held.fill(None);
        }
        for (at, column) in self.columns.iter().enumerate() {
            let Some(cell) = row.cell(at).filter(|_| *column == Column::Category) else { continue };
            let name = unmarked(cell.text(self.document.source));
            if held.get(at).is_some_and(|before| before.as_ref() != Some(&name)) {
                held.get_mut(at + 1..).unwrap_or_default().fill(None);
            }
            if let Some(slot) = held.get_mut(at) {
                *slot = Some(name);
            }
        }
    }

    fn indicator(
        &self,
        id: IndicatorId,
        row: &GridRow,
        name: &Words,
        category: Option<Box<str>>,
    ) -> Indicator {
        let printed = self.text(name);
        let parts = name_parts(printed);
        let unit_cell = self.unit.and_then(|at| row.cell(at)).map(|cell| self.text(cell));
        let attribute = self.attribute.and_then(|at| row.cell(at)).map(|cell| self.text(cell));
        let quality = self.quality.and_then(|at| row.cell(at)).map(|cell| self.text(cell));
        let qualitative =
            [unit_cell, quality, attribute].iter().flatten().any(|words| words.contains("定性"));
        let unit = match unit_cell {
            Some(cell) if !is_none(cell) && !cell.contains("定性") && !cell.contains("定量") => {
                Some(squeeze(cell))
            }
            _ => parts.unit.clone(),
        };
        let mut marks = parts.marks;
        let cells = self.value_cells(row, &mut marks);
        let components = if qualitative { Vec::new() } else { components(&parts, unit.as_deref(), &cells) };
        let figures = if components.is_empty() { self.figures(&cells, None) } else { Figures::default() };
        let components: Vec<Component> = components
            .into_iter()
            .enumerate()
            .map(|(at, (name, unit))| Component { name, unit, figures: self.figures(&cells, Some(at)) })
            .collect();
        let number = self
            .number
            .and_then(|at| row.cell(at))
            .map(|cell| {
                self.text(cell).trim_matches(|c: char| is_blank(c) || matches!(c, '.' | '、' | '．')).into()
            })
            .or(parts.number);
        let unit = unit.or_else(|| cells.iter().rev().find_map(|cell| unit_of(&cell.text)));
        let direction = direction::of(&parts.name, &figures);
        Indicator {
            id,
            section: self.section,
            table: self.kind,
            number,
            category,
            name: parts.name,
            unit,
            figures,
            attribute: attribute.and_then(self::attribute),
            starred: marks.any(),
            assessed: self.notes.assessed(&marks),
            qualitative,
            components,
            departments: Vec::new(),
            tasks: Vec::new(),
            direction,
            span: self.span(row),
            name_span: Some(name.span()),
        }
    }

    /// Where a row stands, without the name of the group that it opens.
    fn span(&self, row: &GridRow) -> Option<Span> {
        let own = self.columns.iter().zip(&row.cells).filter(|(column, _)| **column != Column::Category);
        own.filter_map(|(_, cell)| Some(cell.as_ref()?.span())).reduce(Span::cover)
    }

    /// The cells of values that say something.
    fn value_cells<'r>(&self, row: &'r GridRow, marks: &mut Marks) -> Vec<ValueCell<'r>>
    where
        's: 'r,
    {
        let mut out = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            if !matches!(column, Column::Value(_) | Column::Average) {
                continue;
            }
            let Some(cell) = row.cell(at).filter(|cell| !is_none(self.text(cell))) else { continue };
            let own = Marks::of(self.text(cell));
            marks.add(own);
            let year = match column {
                Column::Value(Value { year, .. }) => {
                    let noted = if Some(at) == self.baseline { self.notes.year(&own) } else { None };
                    let end = self.period.filter(|_| Some(at) == self.target).map(Period::to);
                    noted.or(*year).or(end)
                }
                _ => None,
            };
            out.push(ValueCell { column: at, text: cleaned(self.text(cell)), year, span: cell.span() });
        }
        out
    }

    /// The figures of a row, or of its component number `part`.
    fn figures(&self, cells: &[ValueCell<'_>], part: Option<usize>) -> Figures {
        let mut figures = Figures::default();
        for cell in cells {
            let Some(found) = figure(cell, part) else { continue };
            let column = self.columns.get(cell.column);
            if column == Some(&Column::Average) {
                let averaged = Figure { year: None, ..found };
                figures.average.get_or_insert_with(|| Box::new(averaged));
            } else if Some(cell.column) == self.baseline {
                figures.baseline = Some(Figure { comparator: None, ..found });
            } else if Some(cell.column) == self.target {
                figures.target = Some(found);
            } else {
                figures.milestones.push(found);
            }
        }
        figures.milestones.shrink_to_fit();
        figures
    }

    /// The columns in which a blank cell says that something is missing, because other rows have something there.
    fn may_be_lost(&self, rows: &[GridRow]) -> Vec<usize> {
        let says = |at: &usize| rows.iter().any(|row| row.cell(*at).is_some());
        (0..self.columns.len()).filter(says).collect()
    }

    /// Cells ran together: says which figures were cut apart by their size.
    fn report_glued(&self, row: &GridRow, indicator: &Indicator, findings: &mut Vec<Diagnostic>) {
        let figures =
            self.columns.iter().enumerate().filter(|(_, column)| matches!(column, Column::Value(_)));
        let told = figures.filter_map(|(at, _)| row.cell(at)).filter(|cell| !is_none(self.text(cell)));
        let mut last = None;
        if told.map(Words::span).any(|span| last.replace(span.end()) == Some(span.start())) {
            findings.push(
                Diagnostic::new(
                    Code::LOST_CELL,
                    indicator.span,
                    format!("指标“{}”的数值连在一起，没有分隔，按大小相近处拆开", indicator.name),
                )
                .with_help("请对照原表核对这一行的数值"),
            );
        }
    }

    /// Blank cells left no trace: says which are missing.
    fn report_lost(
        &self,
        lost: &[usize],
        row: &GridRow,
        indicator: &Indicator,
        findings: &mut Vec<Diagnostic>,
    ) {
        let heads = lost.iter().filter_map(|&at| Some((at, self.table.grid.heads.get(at)?)));
        for (_, head) in heads.filter(|(at, _)| row.cell(*at).is_none()) {
            let wanted = match head.column {
                Column::Unit => indicator.unit.is_none(),
                Column::Value(_) | Column::Attribute | Column::Departments(_) => true,
                _ => false,
            };
            if !wanted {
                continue;
            }
            let [before, number, behind] =
                indicator.number.as_deref().map_or(["", "", ""], |number| ["第", number, "项"]);
            // A table that lost its blanks lacks many cells: each message is put together at once.
            let message = [
                "指标",
                before,
                number,
                behind,
                "“",
                &indicator.name,
                "”没有“",
                &head.words,
                "”一栏，原表空白或提取时丢失",
            ]
            .concat();
            findings.push(
                Diagnostic::new(Code::LOST_CELL, indicator.span, message).with_help("请对照原表核对这一格"),
            );
        }
    }
}

/// A cell with a value, before it is read.
pub(super) struct ValueCell<'c> {
    column: usize,
    pub(super) text: Cow<'c, str>,
    pub(super) year: Option<i32>,
    pub(super) span: Span,
}

/// The columns of baseline and target: what the header says, then the years.
fn ends(columns: &[Column], period: Option<Period>) -> (Option<usize>, Option<usize>) {
    let values: Vec<(usize, Value)> = columns
        .iter()
        .enumerate()
        .filter_map(|(at, column)| match column {
            Column::Value(value) => Some((at, *value)),
            _ => None,
        })
        .collect();
    let said = |tense: Tense| values.iter().filter(move |(_, value)| value.tense == tense);
    let first_is_past = |value: &Value| match (value.year, period) {
        (Some(year), Some(period)) => year < period.from() || values.len() == 2 && year < period.to(),
        _ => true,
    };
    // Of several years before the period the last one tells where it sets out from.
    let over = |value: &Value| {
        value.tense == Tense::Unsaid
            && value.year.zip(period).is_some_and(|(year, period)| year < period.from())
    };
    let baseline = said(Tense::Baseline).next_back().map(|(at, _)| *at).or_else(|| {
        let past = values.iter().take_while(|(_, value)| over(value)).count();
        let (at, value) = values.get(past.min(values.len().saturating_sub(1)).saturating_sub(1))?;
        (values.len() >= 2 && value.tense == Tense::Unsaid && first_is_past(value)).then_some(*at)
    });
    let open: Vec<&(usize, Value)> =
        values.iter().filter(|(at, value)| Some(*at) != baseline && value.tense != Tense::Baseline).collect();
    let at_end = |value: &Value| period.is_some_and(|period| value.year == Some(period.to()));
    // 计划任务, and behind it 其中：2021年任务: the first is the whole.
    let whole = open.split_first().filter(|((_, first), parts)| {
        first.tense == Tense::Target
            && first.year.is_none()
            && parts.iter().all(|(_, part)| part.year.is_some())
    });
    let target = open
        .iter()
        .rev()
        .find(|(_, value)| at_end(value))
        .or_else(|| whole.map(|(first, _)| first))
        .or_else(|| open.iter().rev().find(|(_, value)| value.tense == Tense::Target))
        .or_else(|| open.last())
        .map(|(at, _)| *at);
    (baseline, target)
}

/// Where a table stands: in a box, in an annex, or in the text.
fn kind(document: &Document<'_>, heading: Option<usize>) -> TableKind {
    let mut next = heading;
    while let Some(found) = next.and_then(|at| document.outline.get(at)) {
        match found.mark {
            Mark::Box { .. } => return TableKind::Box,
            Mark::Annex { .. } => return TableKind::Annex,
            _ => next = found.parent(),
        }
    }
    TableKind::Main
}

fn attribute(cell: &str) -> Option<Attribute> {
    if cell.contains("约束") {
        Some(Attribute::Binding)
    } else if cell.contains("预期") {
        Some(Attribute::Expected)
    } else if cell.contains("指导性") || cell.contains("引导性") {
        Some(Attribute::Guiding)
    } else {
        None
    }
}

/// The unit behind the number of a cell: 55% has %.
fn unit_of(cell: &str) -> Option<Box<str>> {
    let digits = cell.rfind(|c: char| c.is_ascii_digit())?;
    let rest = cell.get(digits + 1..)?;
    let word = ["以上", "以下", "左右", "以内"].iter().find_map(|end| rest.strip_suffix(end)).unwrap_or(rest);
    is_unit(word).then(|| word.into())
}

/// Words without the blanks inside them.
pub(super) fn squeeze(text: &str) -> Box<str> {
    if has_blank(text) {
        text.chars().filter(|&c| !is_blank(c)).collect::<String>().into()
    } else {
        text.into()
    }
}
