//! Indicators before they belong to a plan.

use super::fault::{Fault, at};
use super::{AssignmentDraft, PlanBuilder, named};
use crate::error::Error;
use crate::model::ids::{IndicatorId, SectionId};
use crate::model::indicator::{Component, Figure, Figures, Indicator, TaskLink};
use crate::model::words::{Attribute, Direction, TableKind};
use crate::text::Span;

/// An indicator (指标) before it belongs to a plan.
///
/// ```
/// use fengong::Plan;
/// use fengong::model::{AssignmentDraft, Attribute, Comparator, Figure, IndicatorDraft, Role, TableKind};
/// let plan = Plan::builder("绿道建设方案")
///     .with_indicator(
///         IndicatorDraft::new("绿道长度", TableKind::Main)
///             .with_unit("公里")
///             .with_baseline(Figure::new("310.5", Some("310.5".parse()?)).with_year(2024))
///             .with_target(Figure::new("≥480", Some(480.into())).with_comparator(Comparator::AtLeast).with_year(2027))
///             .with_attribute(Attribute::Binding)
///             .with_department(AssignmentDraft::new("市城管局", Role::Lead)),
///     )
///     .build()?;
/// let indicator = &plan.indicators()[0];
/// assert_eq!(indicator.figures.target.as_ref().unwrap().year, Some(2027));
/// assert_eq!(&*plan.department(indicator.departments[0].department)?.name, "市城管局");
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct IndicatorDraft {
    pub(in crate::model) indicator: Indicator,
    pub(in crate::model) departments: Vec<AssignmentDraft>,
}

impl IndicatorDraft {
    /// An indicator by its name and where it stands.
    pub fn new(name: impl Into<Box<str>>, table: TableKind) -> Self {
        let indicator = Indicator {
            id: IndicatorId::new(0),
            section: None,
            table,
            number: None,
            category: None,
            name: name.into(),
            unit: None,
            figures: Figures::default(),
            attribute: None,
            starred: false,
            assessed: false,
            qualitative: false,
            components: Vec::new(),
            departments: Vec::new(),
            tasks: Vec::new(),
            direction: None,
            span: None,
            name_span: None,
        };
        Self { indicator, departments: Vec::new() }
    }

    /// The heading that it stands under.
    pub const fn on(mut self, section: SectionId) -> Self {
        self.indicator.section = Some(section);
        self
    }

    /// Its number as printed.
    pub fn with_number(mut self, number: impl Into<Box<str>>) -> Self {
        self.indicator.number = Some(number.into());
        self
    }

    /// The group it belongs to.
    pub fn with_category(mut self, category: impl Into<Box<str>>) -> Self {
        self.indicator.category = Some(category.into());
        self
    }

    /// Its unit of measure.
    pub fn with_unit(mut self, unit: impl Into<Box<str>>) -> Self {
        self.indicator.unit = Some(unit.into());
        self
    }

    /// Where it starts.
    pub fn with_baseline(mut self, figure: Figure) -> Self {
        self.indicator.figures = self.indicator.figures.with_baseline(figure);
        self
    }

    /// Where it is to arrive.
    pub fn with_target(mut self, figure: Figure) -> Self {
        self.indicator.figures = self.indicator.figures.with_target(figure);
        self
    }

    /// What is set for a year before the end; several keep their order.
    pub fn with_milestone(mut self, figure: Figure) -> Self {
        self.indicator.figures = self.indicator.figures.with_milestone(figure);
        self
    }

    /// What is set for each year or for all years together (年均, 累计).
    pub fn with_average(mut self, figure: Figure) -> Self {
        self.indicator.figures = self.indicator.figures.with_average(figure);
        self
    }

    /// Whether it must be met.
    pub const fn with_attribute(mut self, attribute: Attribute) -> Self {
        self.indicator.attribute = Some(attribute);
        self
    }

    /// Whether its name or a value carries a mark such as `*`.
    pub const fn with_starred(mut self, starred: bool) -> Self {
        self.indicator.starred = starred;
        self
    }

    /// Whether it is one of those that are assessed (考核指标).
    pub const fn with_assessed(mut self, assessed: bool) -> Self {
        self.indicator.assessed = assessed;
        self
    }

    /// Whether it is judged and not counted (定性).
    pub const fn with_qualitative(mut self, qualitative: bool) -> Self {
        self.indicator.qualitative = qualitative;
        self
    }

    /// Which way its figures are to move; nothing is concluded from them.
    pub const fn with_direction(mut self, direction: Direction) -> Self {
        self.indicator.direction = Some(direction);
        self
    }

    /// One of several quantities that it consists of.
    pub fn with_component(mut self, component: Component) -> Self {
        self.indicator.components.push(component);
        self
    }

    /// A task that serves it; several keep their order.
    pub fn with_task(mut self, link: TaskLink) -> Self {
        self.indicator.tasks.push(link);
        self
    }

    /// Who answers for it (责任单位); several keep their order. A clause number says nothing here.
    pub fn with_department(mut self, department: AssignmentDraft) -> Self {
        self.departments.push(department);
        self
    }

    /// Where its row stands.
    pub const fn with_span(mut self, span: Option<Span>) -> Self {
        self.indicator.span = span;
        self
    }

    /// Where its name stands, unit included.
    pub const fn with_name_span(mut self, span: Option<Span>) -> Self {
        self.indicator.name_span = span;
        self
    }
}

impl PlanBuilder {
    /// Adds an indicator (指标) and tells its id. Departments that are not there yet are added.
    ///
    /// ```
    /// use fengong::model::{Evidence, IndicatorDraft, PlanBuilder, TableKind, TaskLink};
    /// let mut builder = PlanBuilder::new();
    /// let task = builder.add_task("贯通绿道".into())?;
    /// let length = IndicatorDraft::new("绿道长度", TableKind::Main).with_unit("公里");
    /// let id = builder.add_indicator(length.with_task(TaskLink::new(task, Evidence::Name)))?;
    /// let plan = builder.build()?;
    /// assert_eq!(plan.indicator(id)?.tasks[0].task, task);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// - [`Error::EmptyName`] when its name or a department's is empty.
    /// - [`Error::UnknownSection`], [`Error::UnknownTask`], [`Error::UnknownDepartment`] when an id is not there.
    /// - [`Error::AmbiguousDepartment`] when several departments have a name and no place is said.
    pub fn add_indicator(&mut self, draft: IndicatorDraft) -> Result<IndicatorId, Error> {
        self.try_indicator(draft).map_err(|fault| fault.error)
    }

    /// The same, telling the field at fault.
    pub(in crate::model) fn try_indicator(&mut self, draft: IndicatorDraft) -> Result<IndicatorId, Fault> {
        let IndicatorDraft { mut indicator, departments: drafts } = draft;
        named("indicator name", &indicator.name).map_err(at("name"))?;
        if let Some(section) = indicator.section {
            self.depth_below(Some(section)).map_err(at("section"))?;
        }
        for (index, link) in indicator.tasks.iter().enumerate() {
            if link.task.index() >= self.tasks.len() {
                return Err(Fault::new(format!("tasks[{index}]"), Error::UnknownTask { id: link.task }));
            }
        }
        let known = self.departments.len();
        for (index, draft) in drafts.into_iter().enumerate() {
            match self.assignment(AssignmentDraft { clause: None, ..draft }, 0) {
                Ok(assignment) => indicator.departments.push(assignment),
                Err(fault) => {
                    self.departments.forget_after(known);
                    return Err(fault.below(&format!("departments[{index}]")));
                }
            }
        }
        indicator.id = IndicatorId::new(self.indicators.len());
        let id = indicator.id;
        self.indicators.push(indicator);
        Ok(id)
    }
}
