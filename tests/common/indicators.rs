//! Strategies for indicators, with the places and people they may belong to.

use fengong::model::{
    Attribute, Comparator, Component, Decimal, Direction, Figure, Figures, IndicatorDraft, Role, TableKind,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::plans::{name, span, text};

fn number() -> impl Strategy<Value = Decimal> {
    (-9999..99_999_i32, 0..3_u32).prop_map(|(whole, point)| format!("{whole}.{point}5").parse().unwrap())
}

fn figure() -> impl Strategy<Value = Figure> {
    let words = (text(), of(select(Comparator::ALL)), of(1990..2060_i32));
    (words, of(number()), of(number()), any::<bool>(), span()).prop_map(
        |((printed, comparator, year), value, high, cumulative, span)| {
            let mut figure = Figure::new(printed, value).with_cumulative(cumulative).with_span(span);
            figure = high.into_iter().fold(figure, Figure::with_high);
            figure = comparator.into_iter().fold(figure, Figure::with_comparator);
            year.into_iter().fold(figure, Figure::with_year)
        },
    )
}

fn figures() -> impl Strategy<Value = Figures> {
    (of(figure()), of(figure()), vec(figure(), 0..2), of(figure())).prop_map(
        |(baseline, target, milestones, average)| {
            let mut figures = Figures::default();
            figures = baseline.into_iter().fold(figures, Figures::with_baseline);
            figures = target.into_iter().fold(figures, Figures::with_target);
            figures = milestones.into_iter().fold(figures, Figures::with_milestone);
            average.into_iter().fold(figures, Figures::with_average)
        },
    )
}

fn component() -> impl Strategy<Value = Component> {
    (name(), of(text()), figures()).prop_map(|(name, unit, figures)| {
        unit.into_iter().fold(Component::new(name, figures), Component::with_unit)
    })
}

pub(crate) type IndicatorParts = (IndicatorDraft, Option<Index>, Option<(Index, Role)>, Option<Index>);

/// An indicator, with the heading, the department and the task that it may belong to.
pub(crate) fn indicator() -> impl Strategy<Value = IndicatorParts> {
    let words = (name(), select(TableKind::ALL), of(text()), of(text()), of(text()));
    let kinds = (of(select(Attribute::ALL)), of(select(Direction::ALL)), any::<[bool; 3]>());
    let figures = (of(figure()), of(figure()), vec(figure(), 0..2), of(figure()), vec(component(), 0..2));
    let draft = (words, kinds, figures, span(), span()).prop_map(
        |(
            (name, table, number, category, unit),
            (attribute, direction, [starred, assessed, qualitative]),
            (baseline, target, milestones, average, components),
            span,
            name_span,
        )| {
            let mut draft = IndicatorDraft::new(name, table).with_span(span).with_name_span(name_span);
            draft = draft.with_starred(starred).with_assessed(assessed).with_qualitative(qualitative);
            draft = number.into_iter().fold(draft, IndicatorDraft::with_number);
            draft = category.into_iter().fold(draft, IndicatorDraft::with_category);
            draft = unit.into_iter().fold(draft, IndicatorDraft::with_unit);
            draft = attribute.into_iter().fold(draft, IndicatorDraft::with_attribute);
            draft = direction.into_iter().fold(draft, IndicatorDraft::with_direction);
            draft = baseline.into_iter().fold(draft, IndicatorDraft::with_baseline);
            draft = target.into_iter().fold(draft, IndicatorDraft::with_target);
            draft = milestones.into_iter().fold(draft, IndicatorDraft::with_milestone);
            draft = average.into_iter().fold(draft, IndicatorDraft::with_average);
            components.into_iter().fold(draft, IndicatorDraft::with_component)
        },
    );
    let role = (any::<Index>(), select(Role::ALL));
    (draft, of(any::<Index>()), of(role), of(any::<Index>()))
}
