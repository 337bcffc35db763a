//! What several test programs share.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop there

pub(crate) mod plans;
