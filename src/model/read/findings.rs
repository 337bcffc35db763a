//! What reading has to report about a document.

use super::assign::Departments;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::Document;
use crate::model::plan::Plan;
use crate::text::Source;

const EMPTY: Code = Code::new("FG001", "empty-document", Severity::Error);
const NO_PLAN: Code = Code::new("FG002", "no-plan-found", Severity::Warning);
const CONTROL: Code = Code::new("FG003", "control-character", Severity::Warning);
const UNKNOWN: Code = Code::new("FG101", "unknown-department", Severity::Info);

pub(super) fn collect(
    source: &Source<'_>,
    document: &Document<'_>,
    plan: &Plan,
    departments: &Departments<'_>,
    out: &mut Vec<Diagnostic>,
) {
    if document.paragraphs.is_empty() {
        out.push(
            Diagnostic::new(EMPTY, None, "文档没有内容").with_help("请检查文件是否选对、文字是否已提取"),
        );
        return;
    }
    if plan.tasks.is_empty() {
        out.push(
            Diagnostic::new(NO_PLAN, None, "没有读到任何任务：既无带编号的任务标题，也无责任分工").with_help(
                "请检查文档是否为规划、计划、方案或工作要点，编号（一、（一）1.）是否随文字一起提取",
            ),
        );
    }
    if let Some(at) = memchr::memchr(0, source.text().as_bytes()) {
        let span = crate::text::Span::of(at, at + 1);
        out.push(
            Diagnostic::new(CONTROL, Some(span), "文中有控制字符 U+0000，读取时按空白处理")
                .with_help("文件可能不是文本，或提取时出错"),
        );
    }
    for (department, span) in departments.with_places().filter(|(department, _)| !department.known) {
        out.push(
            Diagnostic::new(UNKNOWN, Some(span), format!("单位名录中没有“{}”，按原文保留", department.name))
                .with_help("如是别名，可在名录中登记别名；如是本地单位，可加入名录"),
        );
    }
    out.sort_by_key(|finding| finding.span.map_or(0, |span| span.start()));
}
