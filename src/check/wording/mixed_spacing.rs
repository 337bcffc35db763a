//! FG413: numbers set off by blanks in some places and not in others.

use super::signs::{Sign, before, behind};
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::text::is_han;

const CODE: Code = Code::new("FG413", "mixed-spacing", Severity::Info);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Wording, PAGE, look);

const PAGE: Page = Page {
    what: "正文里数字与汉字之间有的加空格、有的不加，两种都不少于三处。全文只报一次，不看表格。",
    why: "常是不同来源的段落拼在一起的痕迹，检索“100家”会漏掉“100 家”。",
    example: "建成平台 12 个、基地 3 个……培育企业50家。",
    fix: "全文统一，公文一般不加空格。",
    basis: "公文排版惯例：汉字与数字之间不空格。",
};

/// So many places of each kind make a mixture; fewer are slips.
const LEAST: usize = 3;

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let text = subject.text();
    let signs = subject.marks().signs(subject);
    let body = subject.body();
    let inside = |sign: &Sign| body.contains(&(sign.at as usize));
    let (mut spaced, mut tight, mut first_tight) = (0, 0, None);
    let mut first_spaced = None;
    for line in subject.lines() {
        let from = signs.partition_point(|sign| sign.at < line.start());
        let upto = signs.partition_point(|sign| sign.at < line.end());
        let here = signs.get(from..upto).unwrap_or_default();
        // Blanks part the cells of a table.
        if here.iter().any(|sign| sign.mark == '|') || subject.words(*line).contains('\t') {
            continue;
        }
        for (at, sign) in
            here.iter().enumerate().filter(|(_, sign)| sign.mark == Sign::DIGITS && inside(sign))
        {
            let blank = |at: usize| {
                here.get(at).filter(|blank| blank.mark == Sign::BLANKS && blank.end - blank.at <= 2)
            };
            let left = at.checked_sub(1).and_then(blank).filter(|blank| blank.end == sign.at);
            let right = blank(at + 1).filter(|blank| blank.at == sign.end);
            let is_spaced = left.is_some_and(|blank| before(text, blank.at).is_some_and(is_han))
                || right.is_some_and(|blank| behind(text, blank.end).is_some_and(is_han));
            let is_tight =
                before(text, sign.at).is_some_and(is_han) || behind(text, sign.end).is_some_and(is_han);
            if is_spaced {
                spaced += 1;
                first_spaced = first_spaced.or(Some(sign.span()));
            } else if is_tight {
                tight += 1;
                first_tight = first_tight.or(Some(sign.span()));
            }
        }
    }
    if spaced >= LEAST && tight >= LEAST {
        findings
            .at(first_spaced, format!("数字与汉字之间有{spaced}处加了空格，另有{tight}处没有加"))
            .help("请全文统一，公文一般不加空格")
            .related(first_tight, "没有加空格的，如这里");
    }
}
