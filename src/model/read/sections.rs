//! The outline of a document as sections of a plan.

use std::borrow::Cow;

use crate::document::{Document, Heading, Mark, Numbering, Purpose};
use crate::model::ids::SectionId;
use crate::model::plan::Section;
use crate::model::words::SectionRole;
use crate::text::{fold, fold_char, is_blank, marks};

pub(super) fn sections(document: &Document<'_>) -> Vec<Section> {
    document
        .outline
        .iter()
        .zip(&document.purposes)
        .enumerate()
        .map(|(at, (heading, purpose))| section(document, at, heading, *purpose))
        .collect()
}

fn section(document: &Document<'_>, at: usize, heading: &Heading, purpose: Purpose) -> Section {
    let marker = document.words(heading.paragraph).get(heading.marker.range()).unwrap_or_default();
    let span = document
        .paragraphs
        .get(heading.title_paragraph())
        .map(|paragraph| paragraph.locate(heading.title.range()));
    let mark =
        document.paragraphs.get(heading.paragraph).map(|paragraph| paragraph.locate(heading.marker.range()));
    Section {
        id: SectionId::new(at),
        parent: heading.parent().map(SectionId::new),
        label: label(marker, heading.mark),
        marker: marker.into(),
        title: clean(document.title(heading)),
        role: role(purpose),
        run_in: heading.run_in,
        sentence: heading.sentence,
        row: false,
        // A title on a line of its own is the place of an annex, the mark that of everything else.
        span: if heading.title.is_empty()
            || heading.title_paragraph() == heading.paragraph && !heading.marker.is_empty()
        {
            mark.zip(span).map(|(mark, span)| if heading.title.is_empty() { mark } else { mark.cover(span) })
        } else {
            span
        },
    }
}

/// A title without blanks that a wrap or a converter left between Han characters.
pub(super) fn clean(title: &str) -> Box<str> {
    cleaned(title).into()
}

/// The same, borrowed where nothing has to go.
pub(super) fn cleaned(title: &str) -> Cow<'_, str> {
    let words = title.trim_matches(|c: char| is_blank(c) || c == '*');
    if !marks(words).any(|(_, mark)| is_blank(mark) || mark == '*') {
        return Cow::Borrowed(words);
    }
    let letters: Vec<char> = words.chars().filter(|&c| c != '*').collect();
    let han = |c: Option<&char>| c.is_some_and(|&c| !fold_char(c).is_ascii());
    let mut out = String::with_capacity(words.len());
    for (at, &c) in letters.iter().enumerate() {
        if is_blank(c) {
            let before = at.checked_sub(1).and_then(|at| letters.get(at));
            let behind = letters.get(at + 1);
            if han(before) && han(behind) || before.is_some_and(|&c| is_blank(c)) {
                continue;
            }
            out.push(' ');
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// The step of a path: numbers in the form of their level, in full width, without dots.
fn label(marker: &str, mark: Mark) -> Box<str> {
    match mark {
        Mark::Number {
            form: Numbering::Part | Numbering::Chapter | Numbering::Division | Numbering::Article,
            ..
        } => fold(marker).trim_end_matches(['、', ':', '.']).into(),
        Mark::Number { form: Numbering::Named, .. } => fold(marker)
            .chars()
            .filter(|&c| !is_blank(c) && !matches!(c, '、' | ':' | '.'))
            .collect::<String>()
            .into(),
        Mark::Number { form: Numbering::Second, .. } => {
            // As long as the marker it is read from, nearly always.
            let mut out = String::with_capacity(marker.len());
            out.push('（');
            out.extend(numerals(marker));
            if numerals(marker).all(|c| ('㈠'..='㈩').contains(&c)) {
                return out.trim_start_matches('（').into();
            }
            out.push('）');
            out.into()
        }
        // The points inside are part of the number.
        Mark::Number { form: Numbering::Pair | Numbering::Triple | Numbering::Quadruple, .. } => {
            fold(marker).trim_end_matches(['.', '、']).into()
        }
        Mark::Number { form: Numbering::Fourth, number } => format!("（{number}）").into(),
        Mark::Number { form: Numbering::Third, number } => number.to_string().into(),
        Mark::Number { .. } => {
            let mut out = String::with_capacity(marker.len());
            out.extend(numerals(marker));
            out.into()
        }
        Mark::Line { number } | Mark::Run { number } => format!("#{number}").into(),
        Mark::Enumerated { .. } => marker.into(),
        Mark::Annex { number } => numbered("附件", number),
        Mark::Box { number } => numbered("专栏", number),
    }
}

/// The signs of a marker that count, without brackets and dots. A dash was typed for 一.
fn numerals(marker: &str) -> impl Iterator<Item = char> {
    let counts = |c: &char| !matches!(c, '(' | ')' | '、' | '.' | '､' | '﹒');
    let sign = |c| if fold_char(c) == '-' { '一' } else { fold_char(c) };
    marker.chars().filter(|&c| !is_blank(c)).map(sign).filter(counts)
}

fn numbered(word: &str, number: Option<u32>) -> Box<str> {
    number.map_or_else(|| word.into(), |number| format!("{word}{number}").into())
}

const fn role(purpose: Purpose) -> SectionRole {
    match purpose {
        Purpose::Section => SectionRole::Section,
        Purpose::TaskGroup => SectionRole::TaskGroup,
        Purpose::Task => SectionRole::Task,
        Purpose::Measure => SectionRole::Measure,
        Purpose::Principle => SectionRole::Principle,
        Purpose::Goal => SectionRole::Goal,
        Purpose::Safeguard => SectionRole::Safeguard,
        Purpose::Phase => SectionRole::Phase,
        Purpose::Annex => SectionRole::Annex,
        Purpose::Table => SectionRole::Table,
    }
}
