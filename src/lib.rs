//! Reads Chinese policy plans as governments issue them (规划, 行动计划, 工作要点, 工作方案), and gives back typed plans, a
//! responsibility graph (责任分工) and the tables an office needs.
//!
//! ```
//! use fengong::graph::PlanGraph;
//! use fengong::render::{Matrix, MatrixOptions};
//! use fengong::{Directory, Plan, text::Source};
//!
//! let source = Source::new("一、重点任务\n（一）建设科技馆。完成选址。（市科技局牵头，市财政局、各县区政府配合）")?;
//! let parsed = Plan::read(&source, &Directory::builtin());
//! let task = &parsed.value.tasks()[0];
//! assert_eq!((&*task.title, task.assignments.len()), ("建设科技馆", 3));
//! assert_eq!(source.slice(task.assignments[0].span.unwrap()), "市科技局");
//! println!("{}", Matrix::of(&parsed.value, &MatrixOptions::default()).to_markdown());
//! assert_eq!(PlanGraph::of(parsed.value).department_named("市财政局")?.tally().support, 1);
//! # Ok::<(), fengong::Error>(())
//! ```
//!
//! # The floors
//!
//! | floor | module | entry | what it knows |
//! |---|---|---|---|
//! | 0 | [`text`] | [`text::Source`] | spans, lines, widths, folding, numerals |
//! | 0 | [`diagnostic`] | [`Diagnostic`] | findings about a document, never errors |
//! | 1 | [`document`] | [`document::names`] | how documents and names are written |
//! | 2 | [`model`] | [`Plan`], [`Directory`] | tasks, clauses, assignments, departments |
//! | 3 | [`graph`] | [`graph::PlanGraph`] | who has what, over one plan or many |
//! | 4 | [`check`] | [`check::Checker`] | what is wrong with a plan |
//! | 5 | [`render`] | [`render::Matrix`], [`render::AnnexTable`] | tables as text, pages and files |
//!
//! A plan comes through one of two doors: [`Plan::read`] for issued text, [`Plan::builder`] for code and for files written by
//! hand. Both keep it coherent; faults that real documents have (two leads, a department twice, none at all) stay as they are.
//!
//! # What is supported
//!
//! - Texts in UTF-8 of up to 64 MiB ([`text::Source::LIMIT`], adjustable), in any state that copying and extraction leave them in:
//!   web furniture around the body, hard line wraps, page numbers, punctuation of either width, tables torn into lines.
//! - The frame of GB/T 9704, the usual numbering, responsibility clauses in the forms of state, provincial and municipal documents,
//!   task lists as tables. [`Plan::read`] has the details.
//! - Indicators in tables of any extraction and in the goals of the prose, targets in prose with exact decimals, phases, cadences
//!   and deadlines as precise as printed, and departments that prose names.
//! - Faults, by some sixty rules: each finding with a code, a place and a way out, each rule with its reason ([`check`]).
//! - Names of departments of the state, provinces, cities and counties ([`Directory::builtin`]), and whatever a caller adds.
//!
//! # What is not
//!
//! Scans, PDF, DOCX, HTML pages and other encodings are not read; convert them to UTF-8 text first (tags that were left in a text
//! are passed over). Whether a plan is good is not judged, and what a text does not say is `None`. What is inferred is marked as
//! such: the lead of a plain list ([`model::LeadBasis::FirstListed`], which [`model::ReadOptions`] can switch off), the year of a target by what stands around it
//! ([`model::DueSource`]), and what ties tasks and targets to indicators ([`model::Evidence`]).
//!
//! # Cookbook
//!
//! Tasks that a department leads, and tasks that nobody has:
//!
//! ```
//! use fengong::graph::PlanGraph;
//! use fengong::model::Role;
//! use fengong::{Directory, Plan, sample, text::Source};
//!
//! let plan = Plan::read(&Source::new(sample::TEXT)?, &Directory::builtin()).into_value();
//! let graph = PlanGraph::of(plan);
//! let science = graph.department_named("市科技局")?;
//! assert_eq!(graph.query_tasks().department(science.key()).role(Role::Lead).resolve()?.len(), 13);
//! assert!(graph.coverage().without_department().is_empty());
//! # Ok::<(), fengong::Error>(())
//! ```
//!
//! The load of each department, heaviest first:
//!
//! ```
//! # use fengong::{Directory, Plan, graph::PlanGraph, sample, text::Source};
//! # let plan = Plan::read(&Source::new(sample::TEXT)?, &Directory::builtin()).into_value();
//! # let graph = PlanGraph::of(plan);
//! let workload = graph.workload();
//! assert_eq!(workload.by_load()[0].name(), "市科技局");
//! # Ok::<(), fengong::Error>(())
//! ```
//!
//! Who works most with whom, and who should lead so that nobody leads more than must be:
//!
//! ```
//! # use fengong::{Directory, Plan, graph::PlanGraph, sample, text::Source};
//! use fengong::render::{Table, TextOptions};
//! # let plan = Plan::read(&Source::new(sample::TEXT)?, &Directory::builtin()).into_value();
//! # let graph = PlanGraph::of(plan);
//! let closest = graph.top_pairs(1)[0];
//! assert_eq!((closest.one().name(), closest.other().name(), closest.shared()), ("市科技局", "市工业和信息化局", 12));
//! let answer = graph.query_leads().resolve()?;
//! let leads = answer.decided().expect("there are no limits");
//! // Two tasks name 市科技局 and nobody else, so that it leads two at least; nobody has to lead more.
//! assert_eq!((leads.heaviest(), leads.bound().tasks.len()), (2, 2));
//! println!("{}", Table::of_leads("牵头单位建议", leads).to_text(&TextOptions::default()));
//! # Ok::<(), fengong::Error>(())
//! ```
//!
//! Plans of several places in one graph. Departments meet by place and name, so each place keeps its own 市科技局:
//!
//! ```
//! use fengong::graph::PlanGraph;
//! use fengong::{Directory, Plan, text::Source};
//! let read = |text: &str| Source::new(text).map(|source| Plan::read(&source, &Directory::builtin()).into_value());
//! let one = read("江州市科技创新规划\n一、重点任务\n（一）建设科技馆。（市科技局牵头，市财政局配合）")?;
//! let other = read("海州市科技创新规划\n一、重点任务\n（一）建设实验室。（市科技局、市财政局负责）")?;
//! let graph = PlanGraph::from_plans([one, other]);
//! assert!(graph.department_named("市科技局").is_err()); // which of the two?
//! let science = graph.department_named("市科技局（海州市）")?;
//! let finance = graph.departments_named("市财政局");
//! assert_eq!((science.tasks().intersection(&finance.tasks()).len(), finance.tasks().len()), (1, 2));
//! # Ok::<(), fengong::Error>(())
//! ```
//!
//! A local name taught to the directory, and 各县区 spelled out:
//!
//! ```
//! use fengong::{Directory, model::DepartmentKind};
//! let directory = Directory::builtin()
//!     .with_department("市智慧城市中心", DepartmentKind::Institution)?
//!     .with_alias("市智慧城市中心", "智慧中心")?
//!     .with_members("各县区", Some("江州市"), ["东城区", "西城区", "江州县"])?;
//! assert_eq!(directory.members("各县区", Some("江州市")).len(), 3);
//! # Ok::<(), fengong::Error>(())
//! ```
//!
//! What the plan promises in figures:
//!
//! ```
//! use fengong::{Directory, Plan, text::Source};
//! let source = Source::new("一、重点任务\n（一）建设绿道。到2027年，新建绿道120公里以上。（市城管局负责）")?;
//! let plan = Plan::read(&source, &Directory::builtin()).into_value();
//! let target = &plan.targets()[0];
//! assert_eq!((target.value.unwrap().to_string(), &*target.unit, target.comparator.as_str()), ("120".to_owned(), "公里", ">="));
//! # Ok::<(), fengong::Error>(())
//! ```
//!
//! What a clerk would object to:
//!
//! ```
//! use fengong::check::Checker;
//! use fengong::{Directory, Plan, text::Source};
//! let source = Source::new("一、重点任务\n（一）建设绿道。（市城管局牵头，市财政局、市财政局配合）")?;
//! let parsed = Plan::read(&source, &Directory::builtin());
//! let report = Checker::new().select("responsibility")?.check(&parsed, &source);
//! let finding = &report.findings()[0];
//! assert_eq!((finding.code.as_str(), finding.code.name()), ("FG105", "repeated-department"));
//! # Ok::<(), fengong::Error>(())
//! ```
//!
//! A plan as a file, and back:
//!
//! ```
//! # #[cfg(feature = "json")] {
//! use fengong::Plan;
//! let plan = Plan::builder("数字城管行动方案").task("建成一网统管平台").lead("市城管局").build()?;
//! assert_eq!(Plan::from_json(&plan.to_json())?, plan);
//! # }
//! # Ok::<(), fengong::Error>(())
//! ```
//!
//! # Features
//!
//! - `serde` (default): plans and directories through a versioned form, with any serde format.
//! - `json`: plans, matrices, annex tables and findings as JSON text; findings as SARIF.
//! - `csv`: matrices, annex tables, ledgers, what a graph answers and the relational tables as CSV.
//! - `html`: matrices, annex tables, ledgers and what a graph answers as self-contained pages.
//! - `strategies`: plans made up for tests and benches, as proptest's strategies and from a seed.
//! - `diagnostics`: findings with the line they stand on and carets under the words.

#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod check;
pub mod diagnostic;
pub mod document;
mod error;
pub mod graph;
pub mod model;
pub mod render;
pub mod sample;
pub mod text;

pub use diagnostic::{Diagnostic, Parsed};
pub use error::Error;
pub use model::{Directory, Plan};

/// The README's example runs as a test, in both languages.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
#[doc = include_str!("../README.zh-CN.md")]
struct Readme;
