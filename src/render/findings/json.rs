//! Findings as JSON lines: one object for each, with byte offsets for programs and line and column for people.

use serde::Serialize;

use super::Findings;
use crate::text::{Position, Source, Span};

impl Findings<'_> {
    /// One JSON object on each line.
    ///
    /// ```json
    /// {"file": "plan.txt", "code": "FG102", "rule": "task-without-department", "severity": "warning", "message": "…",
    ///  "help": "…", "start": {"line": 3, "column": 1, "offset": 68}, "end": {"line": 3, "column": 8, "offset": 89},
    ///  "related": [], "replacement": null}
    /// ```
    ///
    /// Columns count characters from 1, offsets count bytes from 0. A finding about the whole document has neither start nor
    /// end. Fields may be added.
    ///
    /// ```
    /// use fengong::{Plan, check::Checker, render::Findings, text::Source};
    /// let plan = Plan::builder("绿道方案").task("贯通绿道").build()?;
    /// let (source, report) = (Source::new("")?, Checker::new().select("FG102")?.check_plan(&plan));
    /// let lines = Findings::new().with_document("plan.txt", &source, &report).to_json_lines();
    /// assert!(lines.starts_with(r#"{"file":"plan.txt","code":"FG102""#));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn to_json_lines(&self) -> String {
        let mut out = String::new();
        for (document, finding) in self.each() {
            let line = FindingShape {
                file: document.name,
                code: finding.code.as_str(),
                rule: finding.code.name(),
                severity: finding.severity.as_str(),
                message: &finding.message,
                help: finding.help.as_deref(),
                start: finding.span.map(|span| Place::of(document.source, span.start())),
                end: finding.span.map(|span| Place::of(document.source, span.end())),
                related: finding
                    .related
                    .iter()
                    .map(|other| RelatedShape::of(document.source, other.span, &other.message))
                    .collect(),
                replacement: finding.replacement.as_deref(),
            };
            out.push_str(&crate::render::json::compact(&line));
            out.push('\n');
        }
        out
    }
}

#[derive(Serialize)]
struct FindingShape<'f> {
    file: &'f str,
    code: &'f str,
    rule: &'f str,
    severity: &'f str,
    message: &'f str,
    help: Option<&'f str>,
    start: Option<Place>,
    end: Option<Place>,
    related: Vec<RelatedShape<'f>>,
    replacement: Option<&'f str>,
}

#[derive(Serialize)]
struct RelatedShape<'f> {
    message: &'f str,
    start: Place,
    end: Place,
}

impl<'f> RelatedShape<'f> {
    fn of(source: &Source<'_>, span: Span, message: &'f str) -> Self {
        Self { message, start: Place::of(source, span.start()), end: Place::of(source, span.end()) }
    }
}

#[derive(Serialize)]
struct Place {
    line: u32,
    column: u32,
    offset: u32,
}

impl Place {
    fn of(source: &Source<'_>, offset: u32) -> Self {
        let Position { line, column } = source.position(offset);
        Self { line, column, offset }
    }
}
