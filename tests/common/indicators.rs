//! Strategies for indicators, with the places and people they may belong to.

use fengong::model::{
    Attribute, Comparator, Component, Decimal, Figure, IndicatorDraft, Reading, Role, TableKind,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::plans::{name, span, text};

fn figure() -> impl Strategy<Value = Figure> {
    let number = of((-9999..99_999_i32, 0..3_u32)).prop_map(|number| {
        number.map(|(whole, point)| format!("{whole}.{point}5").parse::<Decimal>().unwrap())
    });
    (text(), number, of(select(Comparator::ALL)), of(1990..2060_i32), any::<bool>(), span()).prop_map(
        |(raw, value, comparator, year, cumulative, span)| {
            let mut figure = Figure::new(raw, value);
            (figure.comparator, figure.year) = (comparator, year);
            (figure.cumulative, figure.span) = (cumulative, span);
            figure
        },
    )
}

pub(crate) type IndicatorParts = (IndicatorDraft, Option<Index>, Option<(Index, Role)>, Option<Index>);

/// An indicator, with the heading, the department and the task that it may belong to.
pub(crate) fn indicator() -> impl Strategy<Value = IndicatorParts> {
    let words =
        (name(), select(TableKind::ALL), of(text()), of(text()), of(text()), of(select(Attribute::ALL)));
    let draft = (words, of(figure()), of(figure()), vec(figure(), 0..2), vec(name(), 0..2)).prop_map(
        |((name, table, number, category, unit, attribute), baseline, target, milestones, parts)| {
            let mut draft = IndicatorDraft::new(name, table);
            draft = number.into_iter().fold(draft, IndicatorDraft::with_number);
            draft = category.into_iter().fold(draft, IndicatorDraft::with_category);
            draft = unit.into_iter().fold(draft, IndicatorDraft::with_unit);
            draft = attribute.into_iter().fold(draft, IndicatorDraft::with_attribute);
            draft = baseline.into_iter().fold(draft, IndicatorDraft::with_baseline);
            draft = target.into_iter().fold(draft, IndicatorDraft::with_target);
            draft = milestones.into_iter().fold(draft, IndicatorDraft::with_milestone);
            let part = |name: String| Component::new(name, None, Reading::default());
            parts.into_iter().map(part).fold(draft, IndicatorDraft::with_component)
        },
    );
    let role = (any::<Index>(), select(Role::ALL));
    (draft, of(any::<Index>()), of(role), of(any::<Index>()))
}
