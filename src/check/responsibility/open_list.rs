//! FG108: a list that 等 leaves open.

use super::lists::{self, each_or_once};
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::model::Assignment;
use crate::text::fold_char;

const CODE: Code = Code::new("FG108", "open-list", Severity::Info);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Responsibility, PAGE, look);

const PAGE: Page = Page {
    what: "责任单位的名单以“等”收尾，没有说还有谁。“等”后写明家数的（等14部门）不报；多数名单都这样写的，视为本文件的体例，只报一次。",
    why: "没有列出的单位不知道自己有份，督查时也无法要求它报告。",
    example: "（市科技局、市财政局等部门负责）",
    fix: "请把单位列全；确实不宜列全的，请写明由谁召集其余单位。",
    basis: "责任分工的通行写法：责任单位逐一列明。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut found = Vec::new();
    let mut count = 0;
    for list in lists::all(subject.plan()) {
        count += 1;
        for open in list.own().filter(|one| one.open && !says_how_many(subject, one)) {
            let message = format!(
                "{}“{}”的单位列到“{}”为止，“等”字之后还有谁没有写明",
                list.kind, list.title, open.printed
            );
            found.push((open.span, message));
        }
    }
    let once = |count| format!("全文{count}处责任单位以“等”收尾，还有谁没有写明");
    each_or_once(found, count, findings, once, "请把单位列全，或写明由谁召集其余单位");
}

/// Whether a number of departments follows 等: 等14部门, 等三家单位; a year (等2025年底前) is none.
fn says_how_many(subject: &Subject<'_>, open: &Assignment) -> bool {
    let Some(span) = open.span else { return false };
    let behind = subject.text().get(span.range().end..).unwrap_or_default();
    let behind = behind.strip_prefix('等').unwrap_or(behind);
    let counted =
        behind.trim_start_matches(|c| fold_char(c).is_ascii_digit() || "两二三四五六七八九十".contains(c));
    counted.len() < behind.len() && counted.starts_with(['个', '家', '部', '单', '机'])
}
