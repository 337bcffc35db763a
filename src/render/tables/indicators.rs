//! The tables of indicators: one row for each quantity, and one for each department that answers for it.

use super::{line, truth};
use crate::model::{Component, Figure, Figures, Indicator, Plan};
use crate::render::csv::CsvText;
use crate::text::Source;

/// The indicators (指标): a row for each, and for each quantity of a composite one. Values are plain numbers; what is printed
/// stands beside them.
///
/// ```
/// use fengong::{Directory, Plan, render::tables, text::Source};
/// let source = Source::new("一、主要目标\n指标\t单位\t2024年\t2027年\t属性\n绿道长度\t公里\t310\t≥480\t约束性\n")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let table = tables::indicators(&plan, &source);
/// assert_eq!(table.lines().nth(1), Some("main,,,绿道长度,公里,310,310,2024,≥480,480,>=,2027,约束性,false,false,3"));
/// # Ok::<(), fengong::Error>(())
/// ```
#[must_use]
pub fn indicators(plan: &Plan, source: &Source<'_>) -> String {
    let mut file = CsvText::new(false);
    file.row([
        "table",
        "no",
        "category",
        "name",
        "unit",
        "baseline_raw",
        "baseline_value",
        "baseline_year",
        "target_raw",
        "target_value",
        "comparator",
        "target_year",
        "attribute",
        "starred",
        "qualitative",
        "line",
    ]);
    for indicator in plan.indicators() {
        if indicator.components.is_empty() {
            row(&mut file, source, indicator, &indicator.name, indicator.unit.as_deref(), &indicator.figures);
        }
        for Component { name, unit, figures, .. } in &indicator.components {
            row(&mut file, source, indicator, name, unit.as_deref(), figures);
        }
    }
    file.finish()
}

fn row(
    file: &mut CsvText,
    source: &Source<'_>,
    indicator: &Indicator,
    name: &str,
    unit: Option<&str>,
    figures: &Figures,
) {
    let printed =
        |figure: Option<&Figure>| figure.map(|figure| figure.printed.to_string()).unwrap_or_default();
    let value = |figure: Option<&Figure>| {
        figure.and_then(|figure| figure.value).map(|value| value.to_string()).unwrap_or_default()
    };
    let year = |figure: Option<&Figure>| {
        figure.and_then(|figure| figure.year).map(|year| year.to_string()).unwrap_or_default()
    };
    let baseline = figures.baseline.as_ref();
    // Where the year of the target has none, what is set for each year or for all years is the target.
    let target = figures.target.as_ref().or(figures.average.as_deref());
    let comparator = target.and_then(|figure| figure.comparator);
    file.row([
        indicator.table.as_str(),
        indicator.number.as_deref().unwrap_or_default(),
        indicator.category.as_deref().unwrap_or_default(),
        name,
        unit.unwrap_or_default(),
        &printed(baseline),
        &value(baseline),
        &year(baseline),
        &printed(target),
        &value(target),
        comparator.map(crate::model::Comparator::as_str).unwrap_or_default(),
        &year(target),
        indicator.attribute.map(crate::model::Attribute::label).unwrap_or_default(),
        truth(indicator.starred),
        truth(indicator.qualitative),
        &line(source, indicator.span),
    ]);
}

/// Who answers for which indicator (指标责任单位): a row for each naming.
///
/// ```
/// use fengong::{Directory, Plan, render::tables, text::Source};
/// let source = Source::new("一、主要目标\n指标\t单位\t2027年\t责任单位\n绿道长度\t公里\t480\t市园林局、市水利局\n")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let table = tables::indicator_departments(&plan);
/// let rows: Vec<&str> = table.lines().skip(1).collect();
/// assert_eq!(rows, ["main,,绿道长度,市园林局,lead,first-listed", "main,,绿道长度,市水利局,joint,none"]);
/// # Ok::<(), fengong::Error>(())
/// ```
#[must_use]
pub fn indicator_departments(plan: &Plan) -> String {
    let mut file = CsvText::new(false);
    file.row(["table", "no", "name", "department", "role", "basis"]);
    for indicator in plan.indicators() {
        for assignment in &indicator.departments {
            file.row([
                indicator.table.as_str(),
                indicator.number.as_deref().unwrap_or_default(),
                &indicator.name,
                &assignment.printed,
                assignment.role.as_str(),
                assignment.basis.as_str(),
            ]);
        }
    }
    file.finish()
}
