//! Findings for a terminal: each with its line, carets under the words, other places and the way out.

use std::fmt::Write as _;

use annotate_snippets::renderer::DEFAULT_TERM_WIDTH;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::excerpt::excerpt;
use super::short::place;
use super::{Document, Findings};
use crate::diagnostic::{Diagnostic, Severity};
use crate::render::visible::visible;
use crate::text::is_blank;

impl Findings<'_> {
    /// Each finding as `file:line:col: 级别 CODE message`, the line it stands on with carets under the words, other places that
    /// belong to it, the way out and the corrected words; at the end how many there are. Long lines are cut around the words.
    ///
    /// With `colour`, escape sequences of a terminal are in it. Carets count Chinese characters as two columns, and “ ” … —
    /// as one, as terminals without a Chinese locale do.
    ///
    /// ```
    /// use fengong::{Directory, Plan, check::Checker, render::Findings, text::Source};
    /// let source = Source::new("一、重点任务\n（一）贯通绿道。打通断点。（市园林局负责）\n（二）建设驿站。选好位置。")?;
    /// let report = Checker::new().select("FG102")?.check(&Plan::read(&source, &Directory::builtin()), &source);
    /// let text = Findings::new().with_document("plan.txt", &source, &report).to_text(false);
    /// assert!(text.starts_with("plan.txt:3:1: 警告 FG102 任务“建设驿站”没有责任单位\n"));
    /// assert!(text.contains("3 | （二）建设驿站。选好位置。\n  | ^^^^^^^^^^^^^^"));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn to_text(&self, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.term_width(DEFAULT_TERM_WIDTH);
        let mut out = String::new();
        for (document, finding) in self.each() {
            let (place, level) = (place(document, finding), finding.severity.label());
            // Writing to a String cannot fail.
            let _ = writeln!(out, "{place}: {level} {} {}", finding.code, visible(&finding.message));
            if let Some(group) = group(document, finding, self.width) {
                out.push_str(&renderer.render(&[group]));
                out.push('\n');
            }
            out.push('\n');
        }
        out.push_str(&self.summary());
        out
    }

    fn summary(&self) -> String {
        let count = |severity| self.each().filter(|(_, finding)| finding.severity == severity).count();
        let exempted: usize = self.documents.iter().map(|document| document.report.exempted().len()).sum();
        let exempted = if exempted > 0 { format!("，另有{exempted}处豁免") } else { String::new() };
        format!(
            "{}份文档：错误{}处，警告{}处，提示{}处{exempted}\n",
            self.documents.len(),
            count(Severity::Error),
            count(Severity::Warning),
            count(Severity::Info),
        )
    }
}

/// The excerpt and what belongs to it; `None` for a finding about the whole document without a way out.
fn group<'a>(document: Document<'_>, finding: &Diagnostic, width: usize) -> Option<Group<'a>> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let mut group = Group::with_level(level);
    let mut empty = true;
    let places = finding.span.map(|span| (span, AnnotationKind::Primary, None));
    let others = finding
        .related
        .iter()
        .map(|other| (other.span, AnnotationKind::Context, Some(visible(&other.message).into_owned())));
    for (span, kind, label) in places.into_iter().chain(others) {
        let Some(excerpt) = excerpt(document.source, span, width) else { continue };
        let annotation = kind.span(excerpt.marked).label(label);
        let snippet = Snippet::source(excerpt.words).line_start(excerpt.line as usize).annotation(annotation);
        group = group.element(snippet);
        empty = false;
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.with_name("改法").message(visible(help).into_owned()));
        empty = false;
    }
    if let (Some(words), Some(span)) = (&finding.replacement, finding.span) {
        let given = document.source.slice(span);
        let (mut before, after) = (visible(given), visible(words));
        if before == after {
            // Only blanks are changed, which nobody would see.
            before = given.chars().map(|c| if is_blank(c) { '␣' } else { c }).collect();
        }
        let change = if words.is_empty() {
            format!("删去“{before}”")
        } else {
            format!("“{before}”改为“{after}”")
        };
        group = group.element(Level::HELP.with_name("更正").message(change));
    }
    (!empty).then_some(group)
}
