//! Mentions (提及): organisations that act in running prose, outside of a responsibility clause; syntax only.
//!
//! Each form is a word that shows what the names beside it do: 由 A 牵头, 联合 A、B 等部门, 向 A 报告, A 要…. Where the names
//! cannot be told with certainty nothing is read.

mod authority;
mod list;
mod names;
mod partners;
mod patterns;

use core::ops::Range;

pub(crate) use list::{list_ahead, list_exact};
pub(in crate::document) use patterns::SIGNS;
pub(crate) use patterns::{may_mention, mentions};

/// What the words let an organisation do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    Lead,
    Actor,
    Partner,
    Supervisor,
    Recipient,
    Beneficiary,
    Assessed,
}

/// Organisations with one role in one part of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// The part of the sentence.
    pub range: Range<usize>,
    pub names: Vec<Range<usize>>,
    pub act: Act,
}
