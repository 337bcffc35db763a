//! What several test programs share.

#![expect(clippy::unwrap_used)] // a test that cannot go on should stop there

mod indicators;
pub(crate) mod plans;
