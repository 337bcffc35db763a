//! How the brackets and quotation marks of a text pair: line by line, kind by kind, with the next lines where a line was broken.

use super::signs::{Sign, before};
use crate::text::{Span, fold_char, han_digit, is_blank, is_han};

/// How many lines further a bracket may be closed: a list in brackets wrapped over some lines, not a bracket of another paragraph.
const REACH: usize = 6;

/// How many characters a list marker such as 12） or a) has at most.
const LONGEST_MARKER: usize = 3;

const KINDS: usize = 10;

/// The kinds whose confusion with each other is a slip of the hand: brackets, titles, quotation marks.
const FAMILIES: [u8; KINDS] = [0, 0, 0, 0, 1, 1, 2, 2, 2, 2];

/// One bracket or quotation mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bracket {
    /// Where it stands.
    pub span: Span,
    /// The mark.
    pub mark: char,
    kind: usize,
    opens: bool,
    /// Which of the lines that are not blank it stands on.
    line: usize,
}

impl Bracket {
    /// What a finding calls it: quotation marks by name, as they cannot be quoted.
    pub(super) fn named(self) -> String {
        named(self.mark)
    }

    /// The mark that closes it or that it closes, of the same width.
    pub(super) const fn partner(self) -> char {
        partner(self.mark)
    }
}

/// An opening and its closing mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub open: Bracket,
    pub close: Bracket,
}

impl Pair {
    /// Both marks and what is between them.
    pub(super) const fn span(self) -> Span {
        self.open.span.cover(self.close.span)
    }

    /// Whether it is a pair of round brackets.
    pub(super) const fn is_round(self) -> bool {
        self.open.kind == 0
    }

    /// Whether one mark is full width and the other is not.
    pub(super) const fn is_mixed(self) -> bool {
        self.open.mark.is_ascii() != self.close.mark.is_ascii()
    }

    /// The words between the two marks.
    pub(super) fn inside(self, text: &str) -> &str {
        text.get(self.open.span.end() as usize..self.close.span.start() as usize).unwrap_or_default()
    }
}

/// The brackets of a text.
#[derive(Debug, Default)]
pub(super) struct Brackets {
    /// What pairs, in the order of the opening marks.
    pub pairs: Vec<Pair>,
    /// What was opened and never closed.
    pub unclosed: Vec<Bracket>,
    /// What was closed and never opened.
    pub unopened: Vec<Bracket>,
    /// An opening mark and the mark of another kind that stands where its own should.
    pub mismatched: Vec<Pair>,
    /// Two quotation marks that look the same way, and whether the second is the wrong one.
    pub misturned: Vec<(Pair, bool)>,
}

/// The state while the lines are walked.
#[derive(Default)]
struct Walk {
    open: [Vec<Bracket>; KINDS],
    pairs: Vec<Pair>,
    lone: Vec<Bracket>,
}

impl Brackets {
    /// Pairs the brackets among the signs of a text whose lines, blank ones left out, are given.
    pub(super) fn of(text: &str, lines: &[Span], signs: &[Sign]) -> Self {
        let mut walk = Walk::default();
        let mut signs = signs.iter().filter_map(|sign| Some((sign, kind(sign.mark)?))).peekable();
        for (line, span) in lines.iter().enumerate() {
            if signs.peek().is_none() {
                break;
            }
            let first = text.get(span.range()).unwrap_or_default().trim_start_matches(is_blank);
            walk.give_up(if is_heading(first) { line } else { line.saturating_sub(REACH) });
            // How many closing marks that could be list markers have closed a bracket of this line.
            let mut markers = 0;
            while let Some((sign, (kind, opens))) = signs.next_if(|(sign, _)| sign.at < span.end()) {
                let bracket = Bracket { span: sign.span(), mark: sign.mark, kind, opens, line };
                if is_apostrophe(text, bracket) {
                    continue;
                }
                if opens {
                    walk.open(bracket);
                } else {
                    walk.close(bracket, kind == 0 && is_marker(text, *span, sign.at), &mut markers);
                }
            }
        }
        walk.give_up(usize::MAX);
        walk.sorted(text)
    }
}

impl Walk {
    fn open(&mut self, bracket: Bracket) {
        if let Some(open) = self.open.get_mut(bracket.kind) {
            open.push(bracket);
        }
    }

    fn close(&mut self, close: Bracket, marker: bool, markers: &mut u32) {
        let Some(open) = self.open.get_mut(close.kind) else { return };
        let here = open.last().is_some_and(|open| open.line == close.line);
        if marker && !here {
            return;
        }
        match open.pop() {
            Some(open) => {
                *markers += u32::from(marker);
                self.pairs.push(Pair { open, close });
            }
            None if close.kind == 0 && *markers > 0 => *markers -= 1,
            None => self.lone.push(close),
        }
    }

    /// What was opened above a line is not waited for any longer.
    fn give_up(&mut self, line: usize) {
        for open in &mut self.open {
            if open.first().is_some_and(|first| first.line < line) {
                let late = open.partition_point(|bracket| bracket.line < line);
                self.lone.extend(open.drain(..late));
            }
        }
    }

    fn sorted(mut self, text: &str) -> Brackets {
        self.pairs.sort_unstable_by_key(|pair| pair.open.span.start());
        self.lone.sort_unstable_by_key(|bracket| bracket.span.start());
        let mut out = Brackets { pairs: self.pairs, ..Brackets::default() };
        let mut lone = self.lone.into_iter().peekable();
        while let Some(one) = lone.next() {
            let beside = |other: &Bracket| {
                other.line == one.line && FAMILIES.get(other.kind) == FAMILIES.get(one.kind)
            };
            let other = lone.next_if(|other| {
                let turned = other.kind == one.kind && FAMILIES.get(one.kind) == Some(&2);
                beside(other) && (one.opens && !other.opens || one.opens == other.opens && turned)
            });
            match other {
                Some(close) if one.opens && !close.opens && !is_interval(text, one, close) => {
                    out.mismatched.push(Pair { open: one, close });
                }
                Some(close) if one.opens == close.opens => {
                    out.misturned.push((Pair { open: one, close }, one.opens));
                }
                Some(_) => {}
                None if one.opens => out.unclosed.push(one),
                None => out.unopened.push(one),
            }
        }
        out
    }
}

/// The kind of a bracket, and whether it opens.
const fn kind(mark: char) -> Option<(usize, bool)> {
    Some(match mark {
        '(' | '（' => (0, true),
        ')' | '）' => (0, false),
        '[' | '［' => (1, true),
        ']' | '］' => (1, false),
        '〔' => (2, true),
        '〕' => (2, false),
        '【' => (3, true),
        '】' => (3, false),
        '《' => (4, true),
        '》' => (4, false),
        '〈' => (5, true),
        '〉' => (5, false),
        '“' => (6, true),
        '”' => (6, false),
        '‘' => (7, true),
        '’' => (7, false),
        '「' => (8, true),
        '」' => (8, false),
        '『' => (9, true),
        '』' => (9, false),
        _ => return None,
    })
}

/// What a finding calls a bracket.
pub(super) fn named(mark: char) -> String {
    match mark {
        '“' => "前引号".to_owned(),
        '”' => "后引号".to_owned(),
        '‘' => "前单引号".to_owned(),
        '’' => "后单引号".to_owned(),
        mark => format!("“{mark}”"),
    }
}

const fn partner(mark: char) -> char {
    match mark {
        '(' => ')',
        ')' => '(',
        '（' => '）',
        '）' => '（',
        '[' => ']',
        ']' => '[',
        '［' => '］',
        '］' => '［',
        '〔' => '〕',
        '〕' => '〔',
        '【' => '】',
        '】' => '【',
        '《' => '》',
        '》' => '《',
        '〈' => '〉',
        '〉' => '〈',
        '“' => '”',
        '”' => '“',
        '‘' => '’',
        '’' => '‘',
        '「' => '」',
        '」' => '「',
        '『' => '』',
        '』' => '『',
        other => other,
    }
}

/// Whether a single quotation mark is an apostrophe: what stands before it or behind it is Latin.
fn is_apostrophe(text: &str, bracket: Bracket) -> bool {
    bracket.kind == 7
        && (before(text, bracket.span.start()).is_some_and(|c| c.is_ascii_alphanumeric())
            || text
                .get(bracket.span.end() as usize..)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric())))
}

/// Whether a closing round bracket ends a list marker: 1）, a) or 一） at the start of a line or behind a mark.
fn is_marker(text: &str, line: Span, at: u32) -> bool {
    let head = text.get(line.start() as usize..at as usize).unwrap_or_default();
    let of_marker = |c: char| fold_char(c).is_ascii_alphanumeric() || han_digit(c).is_some();
    let mut length = 0;
    for c in head.chars().rev() {
        if of_marker(c) {
            length += 1;
            if length > LONGEST_MARKER {
                return false;
            }
        } else {
            return length > 0 && (is_blank(c) || "。；：，、;:,.．".contains(c));
        }
    }
    length > 0
}

/// Whether a line begins with a heading of the first two levels (一、 （一） 第一章): nothing is closed behind one.
fn is_heading(line: &str) -> bool {
    let numeral = |text: &str| text.trim_start_matches(|c| han_digit(c).is_some() || c == '十').len();
    let inner = line.trim_start_matches(['（', '(', '第']);
    let rest = inner.get(inner.len() - numeral(inner)..).unwrap_or_default();
    if rest.len() == inner.len() {
        return false;
    }
    match line.chars().next() {
        Some('（' | '(') => rest.starts_with(['）', ')']),
        Some('第') => rest.starts_with(['章', '节', '部']),
        _ => rest.starts_with('、'),
    }
}

/// Whether two brackets of different kinds are those of a half-open interval of numbers, such as [3,5).
fn is_interval(text: &str, open: Bracket, close: Bracket) -> bool {
    let inside = text.get(open.span.end() as usize..close.span.start() as usize).unwrap_or_default();
    inside.len() < 40 && inside.contains([',', '，']) && !inside.chars().any(is_han)
}
