//! Floor 2: the model. Plans, tasks, departments and the directory that tells which names mean the same.

mod builder;
mod date;
mod directory;
mod ids;
mod indicator;
#[cfg(feature = "json")]
mod json;
mod plan;
mod read;
mod recurring;
mod schedule;
#[cfg(feature = "strategies")]
pub mod strategies;
mod target;
mod value;
#[cfg(feature = "serde")]
mod wire;
mod words;

pub use builder::{AssignmentDraft, DepartmentDraft, IndicatorDraft, PlanBuilder, SectionDraft, TaskDraft};
pub use date::PartialDate;
pub use directory::{Directory, Jurisdiction, Resolved};
pub use ids::{DepartmentId, IndicatorId, SectionId, TargetId, TaskId};
pub use indicator::{Component, Figure, Indicator, Reading, TaskLink};
pub use plan::{Assignment, Citation, Clause, Department, Header, Measure, Period, Plan, Section, Task};
pub use read::ReadOptions;
pub use recurring::Recurring;
pub use schedule::{Cadence, Deadline, Mention, NamedDepartment, Phase};
pub use target::{Due, IndicatorLink, Target};
pub use value::Decimal;
pub use words::{
    Attribute, Comparator, DepartmentKind, Direction, DueSource, Every, Evidence, LeadBasis, Level,
    MentionRole, PlanKind, Role, SectionRole, TableKind, TargetKind,
};
