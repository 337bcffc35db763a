//! Floor 2: the model. Plans, tasks, departments and the directory that tells which names mean the same.

mod builder;
mod date;
mod directory;
mod ids;
#[cfg(feature = "json")]
mod json;
mod plan;
mod read;
mod recurring;
mod schedule;
#[cfg(feature = "serde")]
mod wire;
mod words;

pub use builder::{AssignmentDraft, DepartmentDraft, PlanBuilder, SectionDraft, TaskDraft};
pub use date::PartialDate;
pub use directory::{Directory, Jurisdiction, Resolved};
pub use ids::{DepartmentId, SectionId, TaskId};
pub use plan::{Assignment, Citation, Clause, Department, Header, Measure, Period, Plan, Section, Task};
pub use read::ReadOptions;
pub use recurring::Recurring;
pub use schedule::{Cadence, Deadline, Mention, NamedDepartment, Phase};
pub use words::{DepartmentKind, Every, LeadBasis, Level, MentionRole, PlanKind, Role, SectionRole};
