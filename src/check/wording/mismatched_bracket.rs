//! FG404: a bracket closed by another kind, crossed with another, or closed without having been opened.

use super::brackets::{Brackets, Pair, named};
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::text::Span;

const CODE: Code = Code::new("FG404", "mismatched-bracket", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Wording, PAGE, look);

const PAGE: Page = Page {
    what: "括号、书名号、引号前后两半种类不同、宽窄不同、方向不对或互相交叉，或者只有后一半。“1）”“a）”这类编号不算。",
    why: "前后不配对，括注、引文和文件名称的起止就说不清，检索和提取也会出错。",
    example: "按照《科技创新规划〉要求推进（市科技局负责】。",
    fix: "把前后两半改成同一对；多余的后一半删去，或在前面补上前一半。",
    basis: "GB/T 15834—2011《标点符号用法》：括号、引号、书名号成对使用。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let brackets = subject.marks().brackets(subject);
    for pair in &brackets.mismatched {
        let (open, close) = (pair.open, pair.close);
        let (closing, opening) = (named(open.partner()), named(close.partner()));
        findings
            .at(Some(close.span), format!("{}与{}不是一对", open.named(), close.named()))
            .help(format!("请把后一半改为{closing}，或把前一半改为{opening}"))
            .related(Some(pair.open.span), "前一半在这里");
    }
    for (pair, second) in &brackets.misturned {
        let wrong = if *second { pair.close } else { pair.open };
        findings
            .at(Some(wrong.span), format!("此处应为{}，写成了{}", named(wrong.partner()), wrong.named()))
            .help(format!("请改为{}", named(wrong.partner())))
            .related(Some(if *second { pair.open.span } else { pair.close.span }), "另一半在这里")
            .replacement(wrong.partner());
    }
    for close in &brackets.unopened {
        let (partner, own) = (named(close.partner()), close.named());
        findings
            .at(Some(close.span), format!("{own}前面没有对应的{partner}"))
            .help(format!("请补上{partner}，或删去多余的{own}"));
    }
    of_two_widths(brackets, findings);
    crossed(&brackets.pairs, findings);
}

/// A pair with one half in full width: the other half follows what most brackets of the text have.
fn of_two_widths(brackets: &Brackets, findings: &mut Findings<'_>) {
    let round = || brackets.pairs.iter().filter(|pair| pair.is_round());
    let half = round().filter(|pair| pair.open.mark.is_ascii()).count();
    let to_half = half * 2 > round().count();
    for pair in brackets.pairs.iter().filter(|pair| pair.is_mixed()) {
        let wrong = if pair.open.mark.is_ascii() == to_half { pair.close } else { pair.open };
        let other = if wrong == pair.open { pair.close } else { pair.open };
        let (has, should) = if to_half { ("全角", "半角") } else { ("半角", "全角") };
        findings
            .at(Some(wrong.span), format!("括号“{}{}”一半全角、一半半角", pair.open.mark, pair.close.mark))
            .help(format!("请把{has}的“{}”改为{should}的“{}”", wrong.mark, other.partner()))
            .related(Some(other.span), "另一半在这里")
            .replacement(other.partner());
    }
}

/// Pairs of which one begins inside of the other and ends outside.
fn crossed(pairs: &[Pair], findings: &mut Findings<'_>) {
    let mut around: Vec<&Pair> = Vec::new();
    for pair in pairs {
        while around.pop_if(|outer| outer.close.span.end() <= pair.open.span.start()).is_some() {}
        if let Some(outer) = around.last().filter(|outer| outer.close.span.start() < pair.close.span.start())
        {
            let message = format!(
                "“{}{}”与“{}{}”交叉",
                outer.open.mark, outer.close.mark, pair.open.mark, pair.close.mark
            );
            let between = Span::new(outer.close.span.start(), outer.close.span.end());
            findings
                .at(Some(between), message)
                .help("内层的一对应先结束，再结束外层")
                .related(Some(pair.open.span), "内层从这里开始");
        }
        around.push(pair);
    }
}
