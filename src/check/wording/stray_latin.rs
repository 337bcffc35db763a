//! FG408: a word of another language between Chinese words.

use super::signs::{Sign, before, behind, is_chinese};
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::text::Span;

const CODE: Code = Code::new("FG408", "stray-latin", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Wording, PAGE, look);

const PAGE: Page = Page {
    what: "汉字之间夹着英文虚词，如 and、of、the。GDP、5G、VR 和机构、产品名称不算。",
    why: "多由机器翻译或文字提取留下，正式公文里不应出现。",
    example: "培育创新型企业 and 产业集群。",
    fix: "换成对应的汉字，如把 and 改为“和”。",
    basis: "公文使用规范汉字（《国家通用语言文字法》第九条）。",
};

/// Words that only join other words; a name that holds one has Latin words around it.
const JOINING: [&str; 22] = [
    "and", "or", "the", "of", "to", "in", "for", "with", "by", "on", "at", "from", "as", "is", "are", "an",
    "that", "this", "but", "not", "be", "into",
];

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let text = subject.text();
    let signs = subject.marks().signs(subject);
    for (at, sign) in signs.iter().enumerate().filter(|(_, sign)| sign.mark == Sign::LETTERS) {
        let word = subject.words(sign.span());
        if !JOINING.contains(&word) {
            continue;
        }
        let blank = |at: Option<usize>| {
            at.and_then(|at| signs.get(at)).filter(|sign| sign.mark == Sign::BLANKS).copied()
        };
        let left =
            blank(at.checked_sub(1)).filter(|left| left.end == sign.at).map_or(sign.at, |left| left.at);
        let right =
            blank(Some(at + 1)).filter(|right| right.at == sign.end).map_or(sign.end, |right| right.end);
        let chinese =
            before(text, left).is_some_and(is_chinese) && behind(text, right).is_some_and(is_chinese);
        if !chinese {
            continue;
        }
        let finding = findings.at(Some(Span::new(left, right)), format!("汉字之间夹着英文“{word}”"));
        let instead = match word {
            "and" => "和",
            "or" => "或",
            _ => {
                finding.help("请换成对应的汉字或删去");
                continue;
            }
        };
        finding.help(format!("请改为“{instead}”")).replacement(instead);
    }
}
