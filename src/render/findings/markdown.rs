//! Findings as a Markdown summary: how many of each rule, then each with its place.

use std::collections::BTreeMap;

use super::Findings;
use crate::diagnostic::Severity;
use crate::render::markdown::escape_into;
use crate::render::visible::visible;

impl Findings<'_> {
    /// A summary as Markdown: counts by rule, then for each document a table of its findings and of what is exempt.
    ///
    /// ```
    /// use fengong::{Plan, check::Checker, render::Findings, text::Source};
    /// let plan = Plan::builder("绿道方案").task("贯通绿道").build()?;
    /// let (source, report) = (Source::new("")?, Checker::new().select("FG102")?.check_plan(&plan));
    /// let page = Findings::new().with_document("绿道方案", &source, &report).to_markdown();
    /// assert!(page.contains("| FG102 | task-without-department | 警告 | 1 |"));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut out = String::from("# 检查结果\n\n");
        let mut rules: BTreeMap<&str, (&str, Severity, usize)> = BTreeMap::new();
        for (_, finding) in self.each() {
            let entry = (finding.code.name(), finding.severity, 0);
            rules.entry(finding.code.as_str()).or_insert(entry).2 += 1;
        }
        if rules.is_empty() {
            out.push_str("没有发现问题。\n");
        } else {
            out.push_str("| 代码 | 规则 | 级别 | 处数 |\n| --- | --- | --- | --: |\n");
            for (code, (name, severity, count)) in rules {
                out.push_str(&format!("| {code} | {name} | {} | {count} |\n", severity.label()));
            }
        }
        for document in &self.documents {
            let exempted = document.report.exempted();
            if document.report.findings().is_empty() && exempted.is_empty() {
                continue;
            }
            out.push_str("\n## ");
            escape_into(&visible(document.name), &mut out);
            out.push_str("\n\n| 位置 | 级别 | 代码 | 问题 | 改法 |\n| --- | --- | --- | --- | --- |\n");
            for finding in document.report.findings() {
                let place = document.position(finding).map(|place| place.to_string()).unwrap_or_default();
                out.push_str(&format!("| {place} | {} | {} | ", finding.severity.label(), finding.code));
                escape_into(&visible(&finding.message), &mut out);
                out.push_str(" | ");
                escape_into(&visible(finding.help.as_deref().unwrap_or_default()), &mut out);
                out.push_str(" |\n");
            }
            for exempted in exempted {
                let place = document.position(&exempted.finding).map(|place| place.to_string());
                out.push_str(&format!(
                    "| {} | 豁免 | {} | ",
                    place.unwrap_or_default(),
                    exempted.finding.code
                ));
                escape_into(&visible(&exempted.finding.message), &mut out);
                out.push_str(" | ");
                escape_into(&visible(&exempted.reason), &mut out);
                out.push_str(" |\n");
            }
        }
        out
    }
}
