//! FG406: a word said twice where once was meant.

use super::echo::{echoes, framed, in_lists, twice};
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::text::Span;

const CODE: Code = Code::new("FG406", "doubled-word", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Wording, PAGE, look);

const PAGE: Page = Page {
    what: "同一个词紧接着写了两遍，一份并列名单里同一项出现两次，“科技型企业中小企业”这样的重叠，以及“建设……建设”前后都有动词。“一项一项”“人人”等叠用不算，责任单位重复另有规则。",
    why: "多是修改时旧词没有删净；重复的一项也可能本应是另一项。",
    example: "形成“苗圃+孵化器+孵化器+加速器”格局。",
    fix: "删去重复的词；如本应是另一项，改成那一项。",
    basis: "公文用语准确、简练（《党政机关公文处理工作条例》第十九条）。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let text = subject.text();
    let signs = subject.marks().signs(subject);
    for span in twice(text) {
        let words = subject.words(span);
        let once = words.get(..words.len() / 2).unwrap_or_default();
        findings.at(Some(span), format!("“{once}”连写了两遍")).help("请删去重复的一个").replacement(once);
    }
    let clauses = clauses(subject);
    for (first, second) in in_lists(text, signs) {
        // A department named twice for one task is the business of another rule.
        if is_within(&clauses, second) {
            continue;
        }
        findings
            .at(Some(second), format!("并列的各项中“{}”出现了两次", subject.words(second)))
            .help("请删去重复的一项，或改成本应列出的另一项")
            .related(Some(first), "第一次在这里");
    }
    for span in echoes(text) {
        let words = subject.words(span);
        let word: String = words.chars().take(2).collect();
        let behind: String = words.chars().skip(2).collect();
        findings
            .at(Some(span), format!("“{words}”中“{word}”重复"))
            .help(format!("如只指一类，请删去前一个“{word}”，只写“{behind}”；如是两类，请用顿号隔开"));
    }
    for (first, last) in framed(text, signs) {
        let word = subject.words(last);
        findings
            .at(Some(last), format!("句首已有“{word}”，句末又有“{word}”"))
            .help(format!("请删去其中一个“{word}”"))
            .related(Some(first), format!("前一个“{word}”"));
    }
}

/// Where the clauses that name departments stand, in order.
fn clauses(subject: &Subject<'_>) -> Vec<Span> {
    let tasks = subject.plan().tasks().iter();
    let mut clauses: Vec<Span> =
        tasks.flat_map(|task| task.clauses.iter().filter_map(|clause| clause.span)).collect();
    clauses.sort_unstable_by_key(|span| span.start());
    clauses
}

fn is_within(clauses: &[Span], span: Span) -> bool {
    let behind = clauses.partition_point(|clause| clause.start() <= span.start());
    behind.checked_sub(1).and_then(|at| clauses.get(at)).is_some_and(|clause| clause.contains(span))
}
