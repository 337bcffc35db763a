//! FG411: characters that stand for others that were lost.

use super::FEW;
use super::signs::Sign;
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::text::Span;

const CODE: Code = Code::new("FG411", "replacement-character", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Wording, PAGE, look);

const PAGE: Page = Page {
    what: "替换字符（U+FFFD）、专用区字符，以及编码转换错误留下的乱码。五处以内逐处报告，更多的只报一次。",
    why: "原来的字已经丢失，名称、数字都可能因此读错。",
    example: "建成科技馆\u{fffd}座。",
    fix: "用正确的编码（GB 18030 或 UTF-8）重新读取原文件，或对照原件补上丢失的字。",
    basis: "Unicode：U+FFFD 表示无法识别的字符；专用区没有公共的含义。",
};

/// What UTF-8 and GB 18030 read for each other leave behind.
const MOJIBAKE: [&str; 4] = ["锟斤拷", "烫烫烫", "屯屯屯", "ï»¿"];

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut places = lost(subject.marks().signs(subject));
    for garbled in MOJIBAKE {
        let text = subject.text().as_bytes();
        for at in memchr::memmem::find_iter(text, garbled) {
            add(&mut places, Span::of(at, at + garbled.len()));
        }
    }
    places.sort_unstable_by_key(|span| span.start());
    let help = "请用正确的编码重新读取原文件，或对照原件补上";
    if let (Some(&first), true) = (places.first(), places.len() > FEW) {
        let message =
            format!("全文有{}处乱码或丢失的字，此处为“{}”", places.len(), shown(subject.words(first)));
        findings.at(Some(first), message).help(help);
        return;
    }
    for span in places {
        findings
            .at(Some(span), format!("此处的字已丢失或为乱码：“{}”", shown(subject.words(span))))
            .help(help);
    }
}

/// Runs of replacement and private characters, and of letters that only stand together when bytes were misread.
fn lost(signs: &[Sign]) -> Vec<Span> {
    let mut places = Vec::new();
    let mut latin: Option<(Span, usize)> = None;
    for sign in signs {
        match sign.mark {
            '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => add(&mut places, sign.span()),
            // The bytes of Han characters read as Western letters: at least three of them together.
            '\u{80}'..='\u{9f}'
            | '\u{a1}'..='\u{b6}'
            | '\u{b8}'..='\u{d6}'
            | '\u{d8}'..='\u{f6}'
            | '\u{f8}'..='\u{ff}' => {
                latin = match latin {
                    Some((span, count)) if span.end() == sign.at => {
                        Some((span.cover(sign.span()), count + 1))
                    }
                    _ => Some((sign.span(), 1)),
                };
                if let Some((span, 3..)) = latin {
                    if let Some(last) =
                        places.last_mut().filter(|last: &&mut Span| last.start() == span.start())
                    {
                        *last = span;
                    } else {
                        places.push(span);
                    }
                }
            }
            _ => {}
        }
    }
    places
}

/// Adds a place, as one with the last where it follows it at once.
fn add(places: &mut Vec<Span>, span: Span) {
    match places.last_mut() {
        Some(last) if last.end() == span.start() => *last = last.cover(span),
        _ => places.push(span),
    }
}

/// The characters by their numbers where nothing shows them.
fn shown(words: &str) -> String {
    let visible =
        !words.chars().any(|c| matches!(c, '\u{80}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..));
    if visible {
        return words.chars().take(12).collect();
    }
    let numbers: Vec<String> = words.chars().take(3).map(|c| format!("U+{:04X}", u32::from(c))).collect();
    numbers.join(" ")
}
