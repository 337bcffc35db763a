//! FG312: what the page says about the document is not what the document says, or its number is another issuer's.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::Code;
use crate::text::{Span, fold, is_blank};

pub(super) const RULE: Rule = Rule::new(Code::CONFLICTING_METADATA, Group::Structure, PAGE, look);

const PAGE: Page = Page {
    what: "网页信息栏的发文机关、发文字号与正文不一致；或发文字号与发文机关不符：政办发、府办发等字号属于办公室（厅），政发、府发等属于政府。",
    why: "按信息栏检索和统计的人会把文件归到另一个机关名下。",
    example: "信息栏写“市政府办公室”，标题和落款是“市人民政府”。",
    fix: "以标题、落款和文号为准，更正信息栏；字号与机关不符的，核对其一。",
    basis: "GB/T 9704—2012：发文字号由发文机关代字、年份和顺序号组成，发文机关标志和署名应当一致。",
};

/// What reading compares, it reports itself; here the number is held against the issuer of the text.
fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let header = subject.plan().header();
    let (Some(number), Some(issuer)) = (header.number.as_deref(), header.issuer.as_deref()) else { return };
    let folded = fold(issuer);
    // Only an issuer that the title of the notice names is surely that of the document and not of the page.
    let titled = header.notice_title.as_deref().is_some_and(|title| fold(title).starts_with(&*folded));
    let (Some(of_number), Some(of_issuer)) = (is_of_office(number), is_office(&folded)) else { return };
    if titled && of_number != of_issuer {
        let whose = if of_number { "政府办公室（厅）" } else { "政府" };
        findings
            .at(place(subject, number), format!("发文字号“{number}”是{whose}的字号，发文机关却是“{issuer}”"))
            .help("请核对发文字号和发文机关");
    }
}

/// Whether the letters of a number are those of an office; `None` where they are neither an office's nor a government's.
fn is_of_office(number: &str) -> Option<bool> {
    let letters: String = number
        .chars()
        .take_while(|c| !matches!(c, '〔' | '[' | '［' | '（' | '(' | '【' | '﹝'))
        .filter(|&c| !is_blank(c))
        .collect();
    if ["政办", "府办"].iter().any(|word| letters.contains(word)) {
        return Some(true);
    }
    let government = ["政发", "政字", "政函", "府发", "府字", "府函", "政规", "府规"];
    government.iter().any(|word| letters.ends_with(word)).then_some(false)
}

/// Whether an issuer is an office of a government; `None` where it is neither that nor a government.
fn is_office(issuer: &str) -> Option<bool> {
    if issuer.ends_with("政府办公室") || issuer.ends_with("政府办公厅") {
        Some(true)
    } else {
        issuer.ends_with("人民政府").then_some(false)
    }
}

/// Where a number is printed first.
fn place(subject: &Subject<'_>, number: &str) -> Option<Span> {
    let at = subject.text().find(number)?;
    Some(Span::of(at, at + number.len()))
}
