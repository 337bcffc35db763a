//! Findings as lines: `file:line:col: CODE message`, as editors and other tools take them.

use std::fmt::Write as _;

use super::{Document, Findings};
use crate::diagnostic::Diagnostic;
use crate::render::visible::visible;

impl Findings<'_> {
    /// One line for each finding, `file:line:col: CODE message`; one about the whole document has no line and column.
    #[must_use]
    pub fn to_short(&self) -> String {
        let mut out = String::new();
        for (document, finding) in self.each() {
            let place = place(document, finding);
            // Writing to a String cannot fail.
            let _ = writeln!(out, "{place}: {} {}", finding.code, visible(&finding.message));
        }
        out
    }
}

/// `file:line:col`, or the file alone for a finding about the whole document.
pub(super) fn place(document: Document<'_>, finding: &Diagnostic) -> String {
    let file = visible(document.name);
    match document.position(finding) {
        Some(position) => format!("{file}:{position}"),
        None => file.into_owned(),
    }
}
