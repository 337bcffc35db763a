//! fengong

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
