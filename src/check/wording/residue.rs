//! What Markdown and HTML leave in a text: marks of emphasis and headings, entities, tags, links, escapes.

use super::signs::{Sign, before, behind, is_chinese};
use crate::document::residue::{named, tag_name};
use crate::text::{Span, is_blank};

/// A kind of residue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Emphasis,
    Heading,
    Entity,
    Tag,
    Link,
    Escape,
}

impl Kind {
    pub(super) const ALL: [Self; 6] =
        [Self::Emphasis, Self::Heading, Self::Entity, Self::Tag, Self::Link, Self::Escape];

    /// What it is called in a finding.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Emphasis => "加粗标记",
            Self::Heading => "标题标记",
            Self::Entity => "HTML实体",
            Self::Tag => "HTML标签",
            Self::Link => "链接标记",
            Self::Escape => "转义符",
        }
    }
}

/// One piece of residue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Residue {
    pub kind: Kind,
    pub span: Span,
    /// What should stand there, where that is certain.
    pub instead: Option<String>,
}

/// The longest link or address that is looked at, in bytes.
const LONGEST: usize = 300;

/// How many signs of a line are looked at for the end of an emphasis or the start of a link.
const MOST_SIGNS: usize = 60;

/// The residue of a text, in order.
pub(super) fn residue(text: &str, signs: &[Sign]) -> Vec<Residue> {
    let mut found: Vec<Residue> = Vec::new();
    for (at, sign) in signs.iter().enumerate() {
        if !matches!(sign.mark, '*' | '#' | '&' | '<' | ']' | '\\')
            || found.last().is_some_and(|last| last.span.end() > sign.at)
        {
            continue;
        }
        let here = signs.get(at..).unwrap_or_default();
        found.extend(match sign.mark {
            '*' => emphasis(text, here),
            '#' => heading(text, here),
            '&' => entity(text, *sign),
            '<' => tag(text, *sign),
            ']' => link(text, signs, at),
            _ => escape(text, *sign),
        });
    }
    found
}

/// `**` before and behind words of one line.
fn emphasis(text: &str, here: &[Sign]) -> Option<Residue> {
    let open = pair_of_stars(here)?;
    let line = here.iter().take(MOST_SIGNS).take_while(|sign| sign.mark != Sign::LINE_END).count();
    let inside = here.get(2..line)?;
    let at = inside.iter().position(|sign| sign.mark == '*')?;
    let close = pair_of_stars(inside.get(at..)?)?;
    let words = text.get(open.end() as usize..close.start() as usize)?;
    let closed_up = !words.starts_with(is_blank) && !words.ends_with(is_blank);
    (closed_up && words.chars().any(is_chinese)).then(|| Residue {
        kind: Kind::Emphasis,
        span: open.cover(close),
        instead: Some(words.to_owned()),
    })
}

/// Two stars, and no third.
fn pair_of_stars(here: &[Sign]) -> Option<Span> {
    let [one, two, rest @ ..] = here else { return None };
    let third = rest.first().is_some_and(|third| third.mark == '*' && third.at == two.end);
    (one.mark == '*' && two.mark == '*' && one.end == two.at && !third).then(|| one.span().cover(two.span()))
}

/// `##` and a blank at the start of a line.
fn heading(text: &str, here: &[Sign]) -> Option<Residue> {
    let first = here.first()?;
    let starts = before(text, first.at).is_none_or(|c| c == '\n' || c == '\r');
    let count = here.iter().take(7).take_while(|sign| sign.mark == '#').count();
    let blank = here.get(count).filter(|sign| sign.mark == Sign::BLANKS)?;
    let words = behind(text, blank.end).is_some_and(|c| !is_blank(c));
    let close = here.get(count.checked_sub(1)?)?.end == blank.at;
    (starts && words && close && count <= 6).then(|| Residue {
        kind: Kind::Heading,
        span: Span::new(first.at, blank.end),
        instead: Some(String::new()),
    })
}

/// `&nbsp;` and its like, and characters by number.
fn entity(text: &str, sign: Sign) -> Option<Residue> {
    let (name, instead) = named(text.get(sign.end as usize..)?)?;
    let end = sign.end as usize + name.len() + 1;
    Some(Residue {
        kind: Kind::Entity,
        span: Span::of(sign.at as usize, end),
        instead: Some(instead.to_string()),
    })
}

/// `<br>`, `</td>`, `<span style=…>`.
fn tag(text: &str, sign: Sign) -> Option<Residue> {
    let start = sign.at as usize;
    let (_, length) = tag_name(text.get(start..)?)?;
    Some(Residue { kind: Kind::Tag, span: Span::of(start, start + length), instead: None })
}

/// `[words](address)`.
fn link(text: &str, signs: &[Sign], at: usize) -> Option<Residue> {
    let close = signs.get(at)?;
    let rest = text.get(close.end as usize..)?.strip_prefix('(')?;
    let end = memchr::memchr3(b')', b'\n', b' ', rest.as_bytes().get(..LONGEST.min(rest.len()))?)?;
    let address = rest.get(..end).filter(|_| rest.as_bytes().get(end) == Some(&b')'))?;
    let leads = ["http", "www.", "/", "./", "#", "mailto:"].iter().any(|start| address.starts_with(start));
    let first = at.saturating_sub(MOST_SIGNS);
    let open = signs
        .get(first..at)?
        .iter()
        .rev()
        .take_while(|sign| sign.mark != Sign::LINE_END)
        .find(|sign| sign.mark == '[')?;
    let words = text.get(open.end as usize..close.at as usize).filter(|words| words.len() <= LONGEST)?;
    leads.then(|| Residue {
        kind: Kind::Link,
        span: Span::of(open.at as usize, close.end as usize + 1 + end + 1),
        instead: Some(words.to_owned()),
    })
}

/// A backslash before a mark that needs none in Chinese text, or `\n` left between Han characters.
fn escape(text: &str, sign: Sign) -> Option<Residue> {
    let next = behind(text, sign.end)?;
    let letter = matches!(next, 'n' | 'r' | 't')
        && before(text, sign.at).is_some_and(is_chinese)
        && behind(text, sign.end + 1).is_some_and(is_chinese);
    let marked = matches!(
        next,
        '_' | '*' | '.' | '#' | '(' | ')' | '[' | ']' | '-' | '+' | '!' | '~' | '|' | '>' | '`'
    );
    (letter || marked).then(|| Residue {
        kind: Kind::Escape,
        span: Span::new(sign.at, sign.end + u32::from(next.is_ascii())),
        instead: marked.then(|| next.to_string()),
    })
}
