//! The written form of indicators: figures with the words that were printed, departments by name as in tasks.

use std::borrow::Cow;

use serde::{Deserialize, Serialize, Serializer, ser::SerializeStruct};

use super::write::{assignment_file, position, span, text};
use super::{AssignmentFile, SpanFile, Text, records};
use crate::error::Error;
use crate::model::builder::{AssignmentDraft, IndicatorDraft};
use crate::model::ids::{SectionId, TaskId};
use crate::model::indicator::{Component, Figure, Figures, Indicator, TaskLink};
use crate::model::plan::Department;
use crate::model::value::Decimal;
use crate::model::words::{Attribute, Comparator, Direction, Evidence, TableKind};

records! {
    /// An indicator of a table.
    IndicatorFile<'a> {
        needs { name: Text<'a>, table: TableKind, }
        may {
            section: Option<u32>,
            number: Option<Text<'a>>,
            category: Option<Text<'a>>,
            unit: Option<Text<'a>>,
            figures: FiguresFile<'a>,
            attribute: Option<Attribute>,
            starred: bool,
            assessed: bool,
            qualitative: bool,
            components: Vec<ComponentFile<'a>>,
            departments: Vec<AssignmentFile<'a>>,
            tasks: Vec<TaskLinkFile>,
            direction: Option<Direction>,
            span: Option<SpanFile>,
            name_span: Option<SpanFile>,
        }
    }

    /// A task that serves an indicator, by its position in the file.
    TaskLinkFile {
        needs { task: u32, evidence: Evidence, }
        may { span: Option<SpanFile>, }
    }

    /// One quantity of a composite indicator.
    ComponentFile<'a> {
        needs { name: Text<'a>, }
        may { unit: Option<Text<'a>>, figures: FiguresFile<'a>, }
    }

    /// The figures of an indicator.
    #[derive(Default)]
    FiguresFile<'a> {
        needs {}
        may {
            baseline: Option<FigureFile<'a>>,
            target: Option<FigureFile<'a>>,
            milestones: Vec<FigureFile<'a>>,
            average: Option<FigureFile<'a>>,
        }
    }

    /// One figure.
    FigureFile<'a> {
        needs { printed: Text<'a>, }
        may {
            value: Option<Decimal>,
            high: Option<Decimal>,
            comparator: Option<Comparator>,
            year: Option<i32>,
            cumulative: bool,
            span: Option<SpanFile>,
        }
    }
}

pub(super) fn indicator_file<'a>(
    indicator: &'a Indicator,
    departments: &'a [Department],
    shared: &[bool],
) -> IndicatorFile<'a> {
    IndicatorFile {
        name: text(&indicator.name),
        table: indicator.table,
        section: indicator.section.map(|section| position(section.index())),
        number: indicator.number.as_deref().map(text),
        category: indicator.category.as_deref().map(text),
        unit: indicator.unit.as_deref().map(text),
        figures: (&indicator.figures).into(),
        attribute: indicator.attribute,
        starred: indicator.starred,
        assessed: indicator.assessed,
        qualitative: indicator.qualitative,
        components: indicator.components.iter().map(Into::into).collect(),
        departments: indicator
            .departments
            .iter()
            .filter_map(|assignment| {
                let index = assignment.department.index();
                Some(assignment_file(assignment, departments.get(index)?, *shared.get(index)?))
            })
            .collect(),
        tasks: indicator
            .tasks
            .iter()
            .map(|link| TaskLinkFile {
                task: position(link.task.index()),
                evidence: link.evidence,
                span: span(link.span),
            })
            .collect(),
        direction: indicator.direction,
        span: span(indicator.span),
        name_span: span(indicator.name_span),
    }
}

impl<'a> From<&'a Component> for ComponentFile<'a> {
    fn from(component: &'a Component) -> Self {
        Self {
            name: text(&component.name),
            unit: component.unit.as_deref().map(text),
            figures: (&component.figures).into(),
        }
    }
}

impl<'a> From<&'a Figures> for FiguresFile<'a> {
    fn from(figures: &'a Figures) -> Self {
        Self {
            baseline: figures.baseline.as_ref().map(Into::into),
            target: figures.target.as_ref().map(Into::into),
            milestones: figures.milestones.iter().map(Into::into).collect(),
            average: figures.average.as_deref().map(Into::into),
        }
    }
}

impl<'a> From<&'a Figure> for FigureFile<'a> {
    fn from(figure: &'a Figure) -> Self {
        Self {
            printed: text(&figure.printed),
            value: figure.value,
            high: figure.high,
            comparator: figure.comparator,
            year: figure.year,
            cumulative: figure.cumulative,
            span: span(figure.span),
        }
    }
}

impl IndicatorFile<'_> {
    /// The draft that the builder takes; `sections` is how many headings the file lists.
    pub(super) fn into_draft(self, sections: usize) -> Result<IndicatorDraft, (&'static str, Error)> {
        let boxed = |text: Option<Cow<'_, str>>| text.map(Into::into);
        let section = match self.section {
            Some(section) if section as usize >= sections => {
                let id = SectionId::new(section as usize);
                return Err(("section", Error::UnknownSection { id }));
            }
            section => section.map(|section| SectionId::new(section as usize)),
        };
        let mut draft = IndicatorDraft::new(self.name, self.table);
        draft.indicator = Indicator {
            section,
            number: boxed(self.number),
            category: boxed(self.category),
            unit: boxed(self.unit),
            figures: self.figures.into(),
            attribute: self.attribute,
            starred: self.starred,
            assessed: self.assessed,
            qualitative: self.qualitative,
            components: self.components.into_iter().map(Into::into).collect(),
            tasks: self
                .tasks
                .into_iter()
                .map(|link| TaskLink {
                    task: TaskId::new(link.task as usize),
                    evidence: link.evidence,
                    span: link.span.map(Into::into),
                })
                .collect(),
            direction: self.direction,
            span: self.span.map(Into::into),
            name_span: self.name_span.map(Into::into),
            ..draft.indicator
        };
        draft.departments = self.departments.into_iter().map(AssignmentDraft::from).collect();
        Ok(draft)
    }
}

impl From<ComponentFile<'_>> for Component {
    fn from(file: ComponentFile<'_>) -> Self {
        Self { name: file.name.into(), unit: file.unit.map(Into::into), figures: file.figures.into() }
    }
}

impl From<FiguresFile<'_>> for Figures {
    fn from(file: FiguresFile<'_>) -> Self {
        Self {
            baseline: file.baseline.map(Into::into),
            target: file.target.map(Into::into),
            milestones: file.milestones.into_iter().map(Into::into).collect(),
            average: file.average.map(|figure| Box::new(figure.into())),
        }
    }
}

impl From<FigureFile<'_>> for Figure {
    fn from(file: FigureFile<'_>) -> Self {
        Self {
            printed: file.printed.into(),
            value: file.value,
            high: file.high,
            comparator: file.comparator,
            year: file.year,
            cumulative: file.cumulative,
            span: file.span.map(Into::into),
        }
    }
}
