//! Floor 5: rendering. Matrices, tables and findings as text, Markdown, pages, CSV, JSON and SARIF.
//!
//! | ask | with |
//! |---|---|
//! | who does what for which task, at a glance (责任矩阵) | [`Matrix`] |
//! | the table that an office prints behind its plan (责任分工表) | [`AnnexTable`] |
//! | what a check found (检查结果), for people and programs | [`Findings`] |
//! | the ledger of indicators (指标台账) | [`Table::of_indicators`] |
//! | what a graph answers: loads, pairs, leads, moves, meetings | [`Table`] |
//! | everything in a plan as relational tables (feature `csv`) | `tables::all` |
//!
//! A renderer takes a value and returns a text: Markdown, terminal text, CSV, JSON or a page. None reads or writes a
//! file, asks the terminal or prints. The same plan and options give the same bytes.
//!
//! ```
//! use fengong::Plan;
//! use fengong::render::AnnexTable;
//! let plan = Plan::builder("绿道方案").task("贯通绿道").lead("市园林局").support("市水利局").build()?;
//! let markdown = AnnexTable::of(&plan).to_markdown();
//! assert!(markdown.contains("| 1 | 贯通绿道 | 市园林局 |"));
//! # Ok::<(), fengong::Error>(())
//! ```
//!
//! # What a reader may rely on
//!
//! Documents come from anywhere, so their words are not trusted. In Markdown, terminal text and HTML, line ends in a cell
//! become a space (nothing between two Chinese characters), control characters turn into visible signs such as ␛, and marks
//! without a picture of their own (direction, zero width) are left out. Markdown and HTML are escaped on top of that. CSV
//! and JSON carry the words as they are, quoted by their own rules; `CsvOptions::with_formula_guard` (feature `csv`) keeps
//! spreadsheets from taking them for formulas.

mod annex;
mod answers;
mod caption;
#[cfg(feature = "csv")]
mod csv;
mod findings;
mod grid;
#[cfg(feature = "html")]
mod html;
#[cfg(feature = "json")]
mod json;
mod ledger;
mod markdown;
mod matrix;
mod paths;
mod sheet;
mod table;
#[cfg(feature = "csv")]
pub mod tables;
#[cfg(test)]
mod tests;
mod text;
mod visible;
mod wrap;

pub use annex::{AnnexName, AnnexRow, AnnexTable};
pub use caption::Caption;
#[cfg(feature = "csv")]
pub use csv::CsvOptions;
pub use findings::Findings;
pub use matrix::{ColumnOrder, Matrix, MatrixCell, MatrixColumn, MatrixOptions, MatrixRow};
pub use table::Table;
pub use text::{Borders, TextOptions};
