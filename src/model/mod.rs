//! Floor 2: the model. Plans, tasks, departments and the directory that tells which names mean the same.

mod directory;
mod ids;
mod plan;
mod read;
mod words;

pub use directory::{Directory, Jurisdiction, Resolved};
pub use ids::{DepartmentId, SectionId, TaskId};
pub use plan::{Assignment, Citation, Clause, Department, Header, Measure, Period, Plan, Section, Task};
pub use read::ReadOptions;
pub use words::{DepartmentKind, LeadBasis, Level, PlanKind, Role, SectionRole};
