//! The ledger of indicators (指标台账) that an office keeps beside its plan.

use super::table::Table;
use crate::model::{Comparator, Direction, Figure, Figures, Indicator, Plan, Role};

impl Table {
    /// The indicators of a plan with their figures as printed: 序号, 指标, 单位, 基期, 年度值 where there are any, 目标, 属性, 责任单位.
    ///
    /// A row of two quantities takes a line for each. Marks such as `*` stand behind the name, the year behind its figure, and
    /// the lead before the others. What the plan does not say is empty.
    ///
    /// ```
    /// use fengong::{Directory, Plan, render::Table, text::Source};
    /// let source = Source::new(
    ///     "一、主要目标\n指标\t单位\t2024年\t2027年\t属性\t责任单位\n绿道长度\t公里\t310\t≥480\t约束性\t市园林局、市水利局\n",
    /// )?;
    /// let plan = Plan::read(&source, &Directory::builtin()).into_value();
    /// let ledger = Table::of_indicators(&plan);
    /// assert_eq!(ledger.rows()[0][1..5], ["绿道长度", "公里", "310（2024）", "≥480（2027）"]);
    /// assert_eq!(ledger.rows()[0][5..], ["约束性", "市园林绿化局（牵头）、市水利局"]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn of_indicators(plan: &Plan) -> Self {
        let yearly =
            plan.indicators().iter().flat_map(figures_of).any(|figures| !figures.milestones.is_empty());
        let mut table = Self::new("指标台账").with_label("序号").with_title("指标").with_words("单位");
        table = table.with_words("基期");
        if yearly {
            table = table.with_words("年度值");
        }
        table = table.with_words("目标").with_words("属性").with_words("责任单位");
        for indicator in plan.indicators() {
            let departments = departments(plan, indicator);
            let star = if indicator.starred { "*" } else { "" };
            let mut line = |name: &str, unit: Option<&str>, figures: &Figures| {
                let unit = if indicator.qualitative { Some("定性") } else { unit };
                let mut row = vec![
                    indicator.number.as_deref().unwrap_or_default().to_owned(),
                    format!("{name}{star}"),
                    unit.unwrap_or_default().to_owned(),
                    printed(&figures.baseline, indicator.direction),
                ];
                if yearly {
                    row.push(printed(&figures.milestones, indicator.direction));
                }
                row.extend([
                    printed(figures.target.as_ref().or(figures.average.as_deref()), indicator.direction),
                    indicator.attribute.map(|attribute| attribute.label()).unwrap_or_default().to_owned(),
                    departments.clone(),
                ]);
                table.push(row);
            };
            if indicator.components.is_empty() {
                line(&indicator.name, indicator.unit.as_deref(), &indicator.figures);
            }
            for part in &indicator.components {
                line(&part.name, part.unit.as_deref(), &part.figures);
            }
        }
        table
    }
}

/// The figures of an indicator, or those of each of its quantities.
fn figures_of(indicator: &Indicator) -> impl Iterator<Item = &Figures> {
    let own = indicator.components.is_empty().then_some(&indicator.figures);
    own.into_iter().chain(indicator.components.iter().map(|part| &part.figures))
}

/// Figures as printed, each with its year.
fn printed<'p>(figures: impl IntoIterator<Item = &'p Figure>, direction: Option<Direction>) -> String {
    let words = figures.into_iter().map(|figure| {
        let change = change(figure, direction);
        match figure.year {
            Some(year) => format!("{change}{}（{year}）", figure.printed),
            None => format!("{change}{}", figure.printed),
        }
    });
    words.collect::<Vec<_>>().join("、")
}

/// The verb of a change in points, which is no level: without it 提高1个百分点 would read as a share of one point.
fn change(figure: &Figure, direction: Option<Direction>) -> &'static str {
    let points = figure.comparator == Some(Comparator::Growth)
        && figure.printed.contains("百分点")
        && figure.printed.starts_with(|c: char| c.is_numeric());
    match direction {
        _ if !points => "",
        Some(Direction::Lower) => "下降",
        _ => "提高",
    }
}

/// Who answers for an indicator, the leads first.
fn departments(plan: &Plan, indicator: &Indicator) -> String {
    let (leads, others): (Vec<_>, Vec<_>) =
        indicator.departments.iter().partition(|assignment| assignment.role == Role::Lead);
    let named = leads.into_iter().chain(others).filter_map(|assignment| {
        let name = &plan.department(assignment.department).ok()?.name;
        Some(if assignment.role == Role::Lead { format!("{name}（牵头）") } else { name.to_string() })
    });
    named.collect::<Vec<_>>().join("、")
}
