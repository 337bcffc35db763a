//! Floor 2: the model. Plans, tasks, departments and the directory that tells which names mean the same.
//!
//! | of a document | in a [`Plan`] |
//! |---|---|
//! | 标题, 文号, 发文机关, 规划期 | [`Header`] |
//! | headings and task lists | [`Section`] |
//! | 重点任务, 措施, 责任分工 | [`Task`], [`Measure`], [`Clause`] |
//! | 牵头, 责任, 配合, 指导 | [`Assignment`] with [`Role`] and [`LeadBasis`] |
//! | 单位 | [`Department`], by a [`Directory`] |
//! | 指标 | [`Indicator`] |
//! | 量化目标 | [`Target`] |
//! | 阶段, 调度频次, 时限 | [`Phase`], [`Cadence`], [`Deadline`] |
//! | departments outside of clauses (提及) | [`Mention`] |
//!
//! Everything in a plan has an id that only that plan understands, and, where it was read, a [`Span`](crate::text::Span).
//!
//! ```
//! use fengong::model::{LeadBasis, Role};
//! use fengong::{Directory, Plan, text::Source};
//! let source = Source::new("一、重点任务\n（一）贯通绿道。打通断点。（市园林局、市水利局；市财政局配合）")?;
//! let plan = Plan::read(&source, &Directory::builtin()).into_value();
//! let lead = plan.tasks()[0].leads().next().unwrap();
//! assert_eq!((&*plan.department(lead.department)?.name, lead.basis), ("市园林绿化局", LeadBasis::FirstListed));
//! assert_eq!(plan.tasks()[0].assignments[2].role, Role::Support);
//! # Ok::<(), fengong::Error>(())
//! ```

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
pub(crate) mod statistic_name;
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
pub use indicator::{Component, Figure, Figures, Indicator, TaskLink};
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
