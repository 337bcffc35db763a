//! Findings as SARIF 2.1.0, the form in which code hosts and editors take the results of linters.

use serde::Serialize;

use super::{Document, Findings};
use crate::check::Rule;
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Span;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// In which messages and pages of rules are written; a reader takes them for English otherwise.
const LANGUAGE: &str = "zh-CN";

impl Findings<'_> {
    /// The findings as a SARIF 2.1.0 log: one run with every rule that there is, a result for each finding, the exempt ones
    /// with their reason as a suppression. Columns count Unicode code points.
    ///
    /// ```
    /// use fengong::{Plan, check::Checker, render::Findings, text::Source};
    /// let plan = Plan::builder("绿道方案").task("贯通绿道").build()?;
    /// let (source, report) = (Source::new("")?, Checker::new().select("FG102")?.check_plan(&plan));
    /// let log = Findings::new().with_document("plans/greenway.txt", &source, &report).to_sarif();
    /// assert!(log.contains(r#""version": "2.1.0""#) && log.contains(r#""ruleId": "FG102""#));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn to_sarif(&self) -> String {
        let rules: Vec<RuleShape> = Rule::all().iter().map(RuleShape::of).collect();
        let mut results: Vec<ResultShape<'_>> =
            self.each().map(|(document, finding)| result(document, finding, None)).collect();
        let open = results.len();
        for document in &self.documents {
            let exempted = document.report.exempted().iter();
            results.extend(exempted.map(|held| result(*document, &held.finding, Some(&held.reason))));
        }
        // The list of suppressions is given for all results of a run or for none (§3.27.23).
        if results.len() > open {
            results.iter_mut().for_each(|result| _ = result.suppressions.get_or_insert_default());
        }
        crate::render::json::json(&Log {
            schema: SCHEMA,
            version: "2.1.0",
            runs: [Run {
                language: LANGUAGE,
                tool: Tool {
                    driver: Driver {
                        name: "fengong",
                        language: LANGUAGE,
                        version: env!("CARGO_PKG_VERSION"),
                        information_uri: "https://docs.rs/fengong",
                        rules,
                    },
                },
                column_kind: "unicodeCodePoints",
                results,
            }],
        })
    }
}

fn result<'f>(document: Document<'f>, finding: &'f Diagnostic, exempt: Option<&'f str>) -> ResultShape<'f> {
    let location = |span: Option<Span>, message: Option<&'f str>| Location {
        physical_location: Physical {
            artifact_location: Artifact { uri: uri(document.name) },
            region: span.map(|span| Region::of(document, span)),
        },
        message: message.map(|text| Message { text }),
    };
    ResultShape {
        rule_id: finding.code.as_str(),
        rule_index: Rule::all().iter().position(|rule| rule.code() == finding.code),
        level: level(finding.severity),
        message: Message { text: &finding.message },
        locations: [location(finding.span, None)],
        related_locations: finding
            .related
            .iter()
            .map(|other| location(Some(other.span), Some(&other.message)))
            .collect(),
        fixes: finding
            .replacement
            .as_deref()
            .zip(finding.span)
            .map(|(words, span)| Fix {
                artifact_changes: [Change {
                    artifact_location: Artifact { uri: uri(document.name) },
                    replacements: [Replacement {
                        deleted_region: Region::of(document, span),
                        inserted_content: Message { text: words },
                    }],
                }],
            })
            .into_iter()
            .collect(),
        suppressions: exempt.map(|justification| vec![Suppression { kind: "external", justification }]),
    }
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A path as a relative reference: bytes that a URI may not hold are escaped (RFC 3986).
fn uri(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(byte.into());
            }
            b'\\' => out.push('/'),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[derive(Serialize)]
struct Log<'f> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'f>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'f> {
    language: &'static str,
    tool: Tool,
    column_kind: &'static str,
    results: Vec<ResultShape<'f>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    language: &'static str,
    version: &'static str,
    information_uri: &'static str,
    rules: Vec<RuleShape>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleShape {
    id: &'static str,
    name: &'static str,
    short_description: Message<'static>,
    full_description: Message<'static>,
    help: Message<'static>,
    default_configuration: Configuration,
}

impl RuleShape {
    fn of(rule: &Rule) -> Self {
        let page = rule.page();
        Self {
            id: rule.code().as_str(),
            name: rule.name(),
            short_description: Message { text: page.what },
            full_description: Message { text: page.why },
            help: Message { text: page.fix },
            default_configuration: Configuration {
                enabled: rule.runs_by_default(),
                level: level(rule.severity()),
            },
        }
    }
}

#[derive(Serialize)]
struct Configuration {
    enabled: bool,
    level: &'static str,
}

#[derive(Serialize)]
struct Message<'f> {
    text: &'f str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultShape<'f> {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message<'f>,
    locations: [Location<'f>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'f>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix<'f>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressions: Option<Vec<Suppression<'f>>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'f> {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message<'f>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
    byte_offset: u32,
    byte_length: u32,
}

impl Region {
    fn of(document: Document<'_>, span: Span) -> Self {
        let start = document.source.position(span.start());
        let end = document.source.position(span.end());
        Self {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
            byte_offset: span.start(),
            byte_length: span.len(),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'f> {
    artifact_changes: [Change<'f>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'f> {
    artifact_location: Artifact,
    replacements: [Replacement<'f>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'f> {
    deleted_region: Region,
    inserted_content: Message<'f>,
}

#[derive(Serialize)]
struct Suppression<'f> {
    kind: &'static str,
    justification: &'f str,
}
