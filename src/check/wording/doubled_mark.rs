//! FG405: two marks where one belongs.

use super::signs::{before, is_chinese};
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::text::{Span, fold_char};

const CODE: Code = Code::new("FG405", "doubled-mark", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Wording, PAGE, look);

const PAGE: Page = Page {
    what: "两个点号连在一起，如“。；”“，，”“、，”。省略号“……”、破折号“——”以及“？！”“！！”不算。",
    why: "多是修改后留下的，会把一句话断成两句，或者让并列的名单多出一项空白。",
    example: "突破一批关键技术。；依托重点实验室开展攻关。",
    fix: "只留一个：句子说完了用句号，没有说完用逗号、顿号或分号。",
    basis: "GB/T 15834—2011《标点符号用法》：点号表示停顿，一处只用一个。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let text = subject.text();
    let mut rest = subject.marks().signs(subject);
    while let [first, behind @ ..] = rest {
        rest = behind;
        if !is_pause(first.mark) {
            continue;
        }
        let mut last = first;
        let mut alike = true;
        while let [next, behind @ ..] = rest
            && next.at == last.end
            && is_pause(next.mark)
        {
            alike &= fold_char(next.mark) == fold_char(first.mark);
            last = next;
            rest = behind;
        }
        let span = Span::new(first.at, last.end);
        let words = subject.words(span);
        if last == first || !is_fault(text, words, span, alike) {
            continue;
        }
        let finding = findings.at(Some(span), format!("标点重复：“{}”", shown(words)));
        match single(words, alike) {
            Some(single) => finding.help(format!("请只留“{single}”")).replacement(single),
            None => finding.help("请只留一个标点"),
        };
    }
}

/// Whether a mark is one of those that part sentences and their pieces (点号). A half-width full stop also parts numbers.
const fn is_pause(mark: char) -> bool {
    matches!(mark, '，' | '。' | '；' | '、' | '：' | '？' | '！' | ',' | ';' | ':' | '?' | '!')
}

fn is_fault(text: &str, words: &str, span: Span, alike: bool) -> bool {
    // Strong feeling has more than one: ？！ and ！！！.
    let feeling = words.chars().all(|c| matches!(c, '？' | '！' | '?' | '!'));
    // Half-width marks also stand in code and addresses, and empty cells of a table leave several.
    let chinese = before(text, span.start()).is_some_and(|c| is_chinese(c) || c == '%');
    let cells = alike && words.is_ascii() && words.len() > 2;
    !feeling && !cells && (chinese || !words.is_ascii())
}

/// The first of the marks.
fn shown(words: &str) -> String {
    const MOST: usize = 6;
    let more = if words.chars().nth(MOST).is_some() { "等" } else { "" };
    words.chars().take(MOST).chain(more.chars()).collect()
}

/// The one mark that stays, where that is certain.
fn single(words: &str, alike: bool) -> Option<&'static str> {
    let marks: Vec<char> = words.chars().map(fold_char).collect();
    let full = !words.is_ascii();
    let (first, second) = (*marks.first()?, *marks.get(1)?);
    let stays = match (first, second) {
        // Three full stops and more stand for an ellipsis.
        ('。', _) if alike => return Some(if marks.len() > 2 { "……" } else { "。" }),
        _ if alike => first,
        _ if marks.len() > 2 => return None,
        // A list or a sentence that was closed after all.
        (',' | '、' | ';', '。') => '。',
        (',' | '、', ';') => ';',
        ('、', ',') => ',',
        _ => return None,
    };
    Some(match (stays, full) {
        ('。', _) => "。",
        ('、', _) => "、",
        (',', true) => "，",
        (';', true) => "；",
        (':', true) => "：",
        (',', false) => ",",
        (';', false) => ";",
        (':', false) => ":",
        _ => return None,
    })
}
