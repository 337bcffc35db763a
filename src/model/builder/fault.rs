//! What a builder refuses, and where in the value that was given to it.

use std::borrow::Cow;

use crate::error::Error;

/// An error and the field that it is about, below the value that was given, so that a reader of files can say where.
#[derive(Debug)]
pub(in crate::model) struct Fault {
    pub(in crate::model) at: Cow<'static, str>,
    pub(in crate::model) error: Error,
}

impl Fault {
    /// A fault of a field.
    pub(in crate::model) fn new(at: impl Into<Cow<'static, str>>, error: Error) -> Self {
        Self { at: at.into(), error }
    }

    /// The same seen from the value that holds this one in a field.
    pub(super) fn below(self, field: &str) -> Self {
        Self::new(format!("{field}.{}", self.at), self.error)
    }
}

/// Makes an error one of a field.
pub(super) fn at(field: &'static str) -> impl Fn(Error) -> Fault {
    move |error| Fault::new(field, error)
}
