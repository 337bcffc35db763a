//! FG218: one mark with two meanings.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use hashbrown::HashMap;

use crate::diagnostic::{Code, Severity};
use crate::text::{Span, fold_char, is_blank, is_footnote_mark};

use super::names;

const CODE: Code = Code::new("FG218", "overloaded-mark", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Figures, PAGE, look);

const PAGE: Page = Page {
    what: "同一个标记（*、※、★等）在两处表注里含义不同。",
    why: "读者翻到另一张表时会按前一处的含义理解，把数据年份当成考核标记，或者相反。",
    example: "正文表注：*为2020年数据；附件表注：加*的为考核指标。",
    fix: "换用不同的标记，如一处用*，另一处用※。",
    basis: "同一文件内一个符号只表示一种含义。",
};

/// The longest line that is a note, in bytes.
const LONGEST: usize = 600;

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut known: HashMap<String, (Span, String, Meaning)> = HashMap::new();
    for (line, text) in subject.body_lines() {
        // Most lines are told from a note by how they begin.
        if text.len() > LONGEST || !may_be_note(text) || !text.chars().any(is_footnote_mark) {
            continue;
        }
        for note in notes(line, text) {
            let meaning = Meaning::of(&note.words);
            match known.get(&note.mark) {
                Some((place, words, other)) if *other != meaning => {
                    findings
                        .at(
                            Some(note.span),
                            format!(
                                "标记“{}”在这里指“{}”，在前面指“{words}”，一个标记有两种含义",
                                note.mark, note.words
                            ),
                        )
                        .help("请换用不同的标记")
                        .related(Some(*place), format!("在这里指“{words}”"));
                }
                Some(_) => {}
                None => {
                    known.insert(note.mark, (note.span, note.words, meaning));
                }
            }
        }
    }
}

/// What a note says that a mark means.
struct Note {
    mark: String,
    /// Where the mark stands.
    span: Span,
    words: String,
}

/// What marks are for, as far as two notes can differ.
#[derive(Debug, PartialEq, Eq)]
enum Meaning {
    /// Data of a year.
    Year(String),
    /// What is assessed.
    Assessed,
    Other(Box<str>),
}

impl Meaning {
    fn of(words: &str) -> Self {
        let year = words.find('年').and_then(|at| words.get(..at)).map(|before| {
            let digits: String = before.chars().rev().take_while(char::is_ascii_digit).collect();
            digits.chars().rev().collect::<String>()
        });
        match year {
            Some(year) if year.len() == 4 => Self::Year(year),
            _ if words.contains("考核") => Self::Assessed,
            _ => Self::Other(names::key(words)),
        }
    }
}

fn may_be_note(text: &str) -> bool {
    let first = text.chars().find(|&c| !is_blank(c) && !matches!(c, '（' | '('));
    first.is_some_and(|c| "注备说标表附其凡带加打有“\"-123".contains(c) || is_footnote_mark(c))
}

/// The marks that a line explains: 注：*为2020年数据；加※的指标为考核指标.
fn notes(line: Span, text: &str) -> Vec<Note> {
    const LEADS: &[&str] = &["注", "备注", "说明", "标注", "表注", "附注"];
    const BEFORE: &[&str] = &[
        "表中", "其中", "凡", "带有", "带", "标有", "标注", "标记", "标", "加注", "加", "打", "有", "注",
        "“", "\"", ":", "(", "、", "-", "1", "2", "3", ".",
    ];
    const BEHIND: &[&str] = &[
        "”", "\"", "号", "的", "指标", "项目", "数据", "数值", "为", "是", "表示", "代表", "指", "系", ":",
        "标记", "者",
    ];
    let head = text.trim_start_matches(|c: char| is_blank(c) || matches!(c, '（' | '('));
    let is_note = LEADS.iter().any(|lead| head.starts_with(lead));
    let mut out = Vec::new();
    let mut start = 0;
    for end in
        text.match_indices(['；', ';', '。', '，', ',']).map(|(at, mark)| at + mark.len()).chain([text.len()])
    {
        let part = text.get(start..end).unwrap_or_default();
        let offset = start;
        start = end;
        let Some(at) = part.find(is_footnote_mark) else { continue };
        let (before, rest) = part.split_at_checked(at).unwrap_or((part, ""));
        let first = rest.chars().next();
        let width: usize = rest.chars().take_while(|&c| Some(c) == first).map(char::len_utf8).sum();
        let (mark, behind) = rest.split_at_checked(width).unwrap_or((rest, ""));
        let before = folded(before);
        let mut lead = &*before;
        while let Some(shorter) = LEADS.iter().chain(BEFORE).find_map(|word| lead.strip_prefix(word)) {
            lead = shorter;
        }
        let behind = folded(behind);
        let mut words = behind.trim_end_matches(['。', ';', ',', ')']);
        let all = words.len();
        while let Some(shorter) = BEHIND.iter().find_map(|word| words.strip_prefix(word)) {
            words = shorter;
        }
        // A starred name or value says nothing about the star.
        if lead.is_empty() && (words.len() < all || is_note) && words.chars().nth(1).is_some() {
            let at = line.start() as usize + offset + at;
            out.push(Note { mark: folded(mark), span: Span::of(at, at + width), words: words.to_owned() });
        }
    }
    out
}

fn folded(text: &str) -> String {
    text.chars().filter(|&c| !is_blank(c)).map(fold_char).collect()
}
