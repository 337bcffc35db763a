//! What several test programs share.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop there

mod indicators;
pub(crate) mod plans;
