//! What reading has to report about a document.

use super::assign::Met;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Break, Conflict, Document};
use crate::model::plan::{Department, Plan};
use crate::model::words::DepartmentKind;

pub(super) fn collect(document: &Document<'_>, plan: &Plan, departments: &Met, out: &mut Vec<Diagnostic>) {
    if document.paragraphs.is_empty() {
        out.push(
            Diagnostic::new(Code::EMPTY_DOCUMENT, None, "文档没有内容")
                .with_help("请检查文件是否选对、文字是否已提取"),
        );
        return;
    }
    if plan.tasks.is_empty() {
        out.push(
            Diagnostic::new(
                Code::NO_PLAN_FOUND,
                None,
                "没有读到任何任务：既无带编号的任务标题，也无责任分工",
            )
            .with_help("请检查文档是否为规划、计划、方案或工作要点，编号（一、（一）1.）是否随文字一起提取"),
        );
    }
    if let Some(at) = memchr::memchr(0, document.source.as_bytes()) {
        let span = crate::text::Span::of(at, at + 1);
        out.push(
            Diagnostic::new(Code::CONTROL_CHARACTER, Some(span), "文中有控制字符 U+0000，读取时按空白处理")
                .with_help("文件可能不是文本，或提取时出错"),
        );
    }
    out.extend(document.frame.conflicts.iter().map(|conflict| {
        let span = document.paragraphs.get(conflict.paragraph).map(|paragraph| paragraph.span());
        let Conflict { what, of_page, of_text, .. } = conflict;
        let message = format!("网页信息的{what}是“{of_page}”，正文是“{of_text}”");
        Diagnostic::new(Code::CONFLICTING_METADATA, span, message).with_help("以正文为准，请更正网页信息")
    }));
    broken_sentences(document, out);
    // Companies are everywhere and in no directory of standing bodies; that one is not known says nothing.
    let remarkable =
        |department: &Department| !department.known && department.kind != DepartmentKind::Enterprise;
    for (department, span) in departments.with_places().filter(|(department, _)| remarkable(department)) {
        out.push(
            Diagnostic::new(
                Code::UNKNOWN_DEPARTMENT,
                Some(span),
                format!("单位名录中没有“{}”，按原文保留", department.name),
            )
            .with_help("如是别名，可在名录中登记别名；如是本地单位，可加入名录"),
        );
    }
    // In place: a stable sort would copy all of them once more when memory is at its highest.
    let place = |finding: &Diagnostic| finding.span.map_or(0, |span| span.start());
    out.sort_unstable_by(|a, b| (place(a), a.code, &a.message).cmp(&(place(b), b.code, &b.message)));
}

/// Up to here each broken line is reported; a document wrapped throughout is reported once.
const MOST_BREAKS: usize = 40;

fn broken_sentences(document: &Document<'_>, out: &mut Vec<Diagnostic>) {
    let breaks: Vec<Break> = document.breaks().collect();
    out.extend(breaks.iter().filter_map(|found| found.page_number).map(|span| {
        let message = "句子中间夹着页码，读取时略过";
        Diagnostic::new(Code::PAGE_NUMBER, Some(span), message).with_help("请删去页码").with_replacement("")
    }));
    let help = "请把断开的两行连成一行";
    if breaks.len() > MOST_BREAKS {
        let span = breaks.first().map(|first| first.at);
        let message = format!("全文有{}处在句子中间换行，读取时已接上", breaks.len());
        out.push(Diagnostic::new(Code::HARD_WRAP, span, message).with_help(help));
        return;
    }
    out.reserve_exact(breaks.len());
    out.extend(breaks.iter().map(|found| {
        Diagnostic::new(Code::HARD_WRAP, Some(found.at), "句子在此处断开换行，读取时已接上").with_help(help)
    }));
}
