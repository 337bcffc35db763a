//! Floor 2: the model. Plans, tasks, departments and the directory that tells which names mean the same.

mod builder;
mod directory;
mod ids;
#[cfg(feature = "json")]
mod json;
mod plan;
mod read;
mod target;
mod value;
#[cfg(feature = "serde")]
mod wire;
mod words;

pub use builder::{AssignmentDraft, DepartmentDraft, PlanBuilder, SectionDraft, TaskDraft};
pub use directory::{Directory, Jurisdiction, Resolved};
pub use ids::{DepartmentId, SectionId, TargetId, TaskId};
pub use plan::{Assignment, Citation, Clause, Department, Header, Measure, Period, Plan, Section, Task};
pub use read::ReadOptions;
pub use target::{Due, Target};
pub use value::Decimal;
pub use words::{
    Comparator, DepartmentKind, DueSource, LeadBasis, Level, PlanKind, Role, SectionRole, TargetKind,
};
