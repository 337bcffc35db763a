//! The plan that ships with the crate, so that examples, doctests and benches run anywhere.
//!
//! ```
//! use fengong::{Directory, Plan, sample, text::Source};
//! let plan = Plan::read(&Source::new(sample::TEXT)?, &Directory::builtin()).into_value();
//! assert_eq!((plan.title(), plan.tasks().len()), (sample::TITLE, 26));
//! # Ok::<(), fengong::Error>(())
//! ```

/// The title of the shipped plan (标题).
///
/// ```
/// let printed = fengong::text::fold(fengong::sample::TEXT).into_owned();
/// assert!(printed.contains(&*fengong::text::fold(fengong::sample::TITLE)));
/// ```
pub const TITLE: &str = "临沂市建设国家创新型城市三年行动计划(2022-2024年)";

/// A city's three-year plan of action (三年行动计划) with its covering notice, responsibility clauses (责任单位) and an
/// annex of indicators (指标及责任分工).
///
/// The facts are those of a plan issued in 2022: titles, numbers, dates, departments, indicators and their values. The
/// sentences between them are this crate's own and say little; they are no source for what the city decided. The
/// shapes and faults of the web copy are kept on purpose, because they are what a reader has to get through:
///
/// - the page's own lines before and after the document;
/// - half-width punctuation throughout, and 季调度、季通报 as the only words about supervision;
/// - tables with one cell a line, where an empty cell leaves no trace;
/// - `*` for an older year in one table and for an assessed indicator in the other;
/// - departments set apart by a comma in some clauses and by `、` in others, a zone under two names, a phase that was almost
///   over on the day of issue.
///
/// What is in it: 26 tasks, 107 assignments, 36 names of departments; 市科技局 has a part in 23
/// tasks and stands first in 13 clauses.
///
/// ```
/// let clauses = fengong::sample::TEXT.matches("(责任单位:").count();
/// assert_eq!(clauses, 26);
/// ```
pub const TEXT: &str = include_str!("../assets/innovative-city-plan.txt");
