//! FG313: an authority's document that is cited without its number.

use std::collections::HashSet;

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::text::{Span, fold};

const CODE: Code = Code::new("FG313", "citation-without-number", Severity::Info);

/// Off unless asked for: plans that go without numbers for well-known documents are as common as those that give them.
pub(super) const RULE: Rule = Rule::new(CODE, Group::Structure, PAGE, look).off_by_default();

const PAGE: Page = Page {
    what: "引用上级或有关机关的意见、通知、规划、方案等，书名号后没有发文字号；法律法规不查，同一文件只报一次。不少文件引用熟知的文件时不写字号，所以默认不开。",
    why: "没有字号的引用不易核对版本，同名文件也分不清。",
    example: "根据《江州市人民政府关于加快科技创新的实施意见》，制定本方案。",
    fix: "第一次引用时在标题后用圆括号注明发文字号。",
    basis: "《党政机关公文处理工作条例》和公文写作通例：引用公文应当先引标题，后引发文字号。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let header = subject.plan().header();
    let mut known: HashSet<String> = [&header.title, &header.notice_title]
        .into_iter()
        .flatten()
        .map(|title| fold(title).into_owned())
        .collect();
    known.extend(
        header
            .citations
            .iter()
            .filter(|cited| cited.number.is_some())
            .map(|cited| fold(&cited.title).into_owned()),
    );
    for cited in header.citations.iter().filter(|cited| cited.number.is_none()) {
        let title = fold(&cited.title);
        if is_issued(&title) && !is_of_this(subject, cited.span) && known.insert(title.into_owned()) {
            findings
                .at(cited.span, format!("引用《{}》没有注明发文字号", cited.title))
                .help("请在标题后用圆括号注明发文字号");
        }
    }
}

/// Whether a title is that of a document that an authority issues under a number: it says 关于, or names who issued it.
fn is_issued(title: &str) -> bool {
    let kind = ["意见", "通知", "规划", "纲要", "方案", "计划", "决定", "办法", "措施"];
    let issuer = ["国务院", "中共", "人民政府", "办公厅", "办公室", "省委", "市委"];
    let stem = title.split('(').next().unwrap_or(title);
    kind.iter().any(|kind| stem.ends_with(kind))
        && (title.contains("关于") || issuer.iter().any(|issuer| title.contains(issuer)))
}

/// Whether 《…》 names a document that this one tells somebody to write, which cannot have a number yet.
fn is_of_this(subject: &Subject<'_>, span: Option<Span>) -> bool {
    let Some(span) = span else { return false };
    let before = subject.text().get(..span.start() as usize).unwrap_or_default();
    let before = before.trim_end_matches('《');
    ["制定", "出台", "编制", "起草", "印发", "修订", "研究制定", "制订"]
        .iter()
        .any(|word| before.ends_with(word))
}
