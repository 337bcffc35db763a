//! Floor 2: the model. Plans, tasks, departments and the directory that tells which names mean the same.

mod builder;
mod directory;
mod ids;
mod indicator;
#[cfg(feature = "json")]
mod json;
mod plan;
mod read;
mod value;
#[cfg(feature = "serde")]
mod wire;
mod words;

pub use builder::{AssignmentDraft, DepartmentDraft, IndicatorDraft, PlanBuilder, SectionDraft, TaskDraft};
pub use directory::{Directory, Jurisdiction, Resolved};
pub use ids::{DepartmentId, IndicatorId, SectionId, TaskId};
pub use indicator::{Component, Figure, Indicator, Reading, TaskLink};
pub use plan::{Assignment, Citation, Clause, Department, Header, Measure, Period, Plan, Section, Task};
pub use read::ReadOptions;
pub use value::Decimal;
pub use words::{
    Attribute, Comparator, DepartmentKind, Direction, Evidence, LeadBasis, Level, PlanKind, Role,
    SectionRole, TableKind,
};
