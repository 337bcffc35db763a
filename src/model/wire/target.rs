//! The written form of targets.

use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};

use super::{SpanFile, Text, records};
use crate::model::ids::{IndicatorId, SectionId, TargetId, TaskId};
use crate::model::target::{Due, IndicatorLink, Target};
use crate::model::value::Decimal;
use crate::model::words::{Comparator, DueSource, Evidence, TargetKind};
use crate::text::Span;

records! {
    /// A target in prose; section and task are positions in the file.
    TargetFile<'a> {
        needs { subject: Text<'a>, comparator: Comparator, }
        may {
            section: Option<u32>,
            task: Option<u32>,
            kind: Option<TargetKind>,
            value: Option<Decimal>,
            value_high: Option<Decimal>,
            value_from: Option<Decimal>,
            unit: Text<'a>,
            bound: Option<Comparator>,
            reference: Option<Text<'a>>,
            due: Option<DueFile<'a>>,
            as_of: Option<i32>,
            hedge: Option<Text<'a>>,
            per: Option<Text<'a>>,
            cumulative: bool,
            condition: Option<Text<'a>>,
            payer: Option<Text<'a>>,
            text: Text<'a>,
            span: Option<SpanFile>,
            figure: Text<'a>,
            figure_span: Option<SpanFile>,
            indicators: Vec<IndicatorLinkFile>,
        }
    }

    /// An indicator that a target names, by its position in the file.
    IndicatorLinkFile {
        needs { indicator: u32, }
        may { evidence: Option<Evidence>, }
    }

    /// By when a target is to be reached.
    DueFile<'a> {
        needs { year: i32, }
        may { month: Option<u32>, text: Text<'a>, source: Option<DueSource>, span: Option<SpanFile>, }
    }
}

impl<'a> From<&'a Target> for TargetFile<'a> {
    fn from(target: &'a Target) -> Self {
        let some = |words: &'a Option<Box<str>>| words.as_deref().map(Text::Borrowed);
        Self {
            subject: Text::Borrowed(&target.subject),
            comparator: target.comparator,
            section: target.section.map(|id| super::write::position(id.index())),
            task: target.task.map(|id| super::write::position(id.index())),
            kind: Some(target.kind).filter(|&kind| kind != TargetKind::Target),
            value: target.value,
            value_high: target.value_high,
            value_from: target.value_from,
            unit: Text::Borrowed(&target.unit),
            bound: target.bound,
            reference: some(&target.reference),
            due: target.due.as_ref().map(Into::into),
            as_of: target.as_of,
            hedge: some(&target.hedge),
            per: some(&target.per),
            cumulative: target.cumulative,
            condition: some(&target.condition),
            payer: some(&target.payer),
            text: Text::Borrowed(&target.text),
            span: target.span.map(Into::into),
            figure: Text::Borrowed(&target.figure),
            figure_span: target.figure_span.map(Into::into),
            indicators: target.indicators.iter().map(Into::into).collect(),
        }
    }
}

impl From<TargetFile<'_>> for Target {
    fn from(file: TargetFile<'_>) -> Self {
        let some = |words: Option<Text<'_>>| words.map(Into::into);
        let span = |file: Option<SpanFile>| file.map(Span::from);
        Self {
            id: TargetId::new(0),
            section: file.section.map(|at| SectionId::new(at as usize)),
            task: file.task.map(|at| TaskId::new(at as usize)),
            kind: file.kind.unwrap_or(TargetKind::Target),
            text: file.text.into(),
            span: span(file.span),
            subject: file.subject.into(),
            figure: file.figure.into(),
            figure_span: span(file.figure_span),
            value: file.value,
            value_high: file.value_high,
            value_from: file.value_from,
            unit: file.unit.into(),
            comparator: file.comparator,
            bound: file.bound,
            reference: some(file.reference),
            due: file.due.map(Into::into),
            as_of: file.as_of,
            hedge: some(file.hedge),
            per: some(file.per),
            cumulative: file.cumulative,
            condition: some(file.condition),
            payer: some(file.payer),
            indicators: file.indicators.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<&IndicatorLink> for IndicatorLinkFile {
    fn from(link: &IndicatorLink) -> Self {
        let evidence = Some(link.evidence).filter(|&evidence| evidence != Evidence::Name);
        Self { indicator: super::write::position(link.indicator.index()), evidence }
    }
}

impl From<IndicatorLinkFile> for IndicatorLink {
    fn from(file: IndicatorLinkFile) -> Self {
        Self::new(IndicatorId::new(file.indicator as usize), file.evidence.unwrap_or(Evidence::Name))
    }
}

impl<'a> From<&'a Due> for DueFile<'a> {
    fn from(due: &'a Due) -> Self {
        Self {
            year: due.year,
            month: due.month,
            text: Text::Borrowed(&due.text),
            source: Some(due.source).filter(|&source| source != DueSource::Stated),
            span: due.span.map(Into::into),
        }
    }
}

impl From<DueFile<'_>> for Due {
    fn from(file: DueFile<'_>) -> Self {
        Self {
            year: file.year,
            month: file.month,
            text: file.text.into(),
            source: file.source.unwrap_or(DueSource::Stated),
            span: file.span.map(Span::from),
        }
    }
}
