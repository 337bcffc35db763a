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
            out.push_str(&heading(document, finding));
            out.push('\n');
        }
        out
    }
}

pub(super) fn heading(document: Document<'_>, finding: &Diagnostic) -> String {
    let mut out = visible(document.name).into_owned();
    if let Some(position) = document.position(finding) {
        // Writing to a String cannot fail.
        let _ = write!(out, ":{position}");
    }
    let _ = write!(out, ": {} {}", finding.code, visible(&finding.message));
    out
}
