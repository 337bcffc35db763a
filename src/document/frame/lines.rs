//! Titles over several lines.

use core::ops::Range;

use super::signs::{is_organisation, is_page_line, names_organisations};
use super::{number, title};
use crate::document::date::only_date;
use crate::document::marker::marker;
use crate::document::names::{Likeness, likeness};
use crate::document::scan::Vocabulary;
use crate::text::is_blank;

/// The lines of a title around its last one: years or (试行) on the line below, its beginning or its issuer on lines above.
pub(super) fn widen(head: &[&str], line: usize, floor: usize) -> Range<usize> {
    let mut start = line;
    while start > floor && line - start < 3 && belongs_above(head, start) {
        start -= 1;
    }
    let bracketed = head.get(line + 1).is_some_and(|text| {
        text.len() < 90
            && text.starts_with(['（', '('])
            && text.ends_with([')', '）'])
            && only_date(text).is_none()
            && marker(text).is_none()
            && !["公开", "批准", "通过", "审议"].iter().any(|word| text.contains(word))
            // （注：…） is a note on the table below.
            && !text.contains(['：', ':'])
    });
    start..line + 1 + usize::from(bracketed)
}

/// Whether the line above `start` is part of the title that `start` goes on with.
fn belongs_above(head: &[&str], start: usize) -> bool {
    let (Some(above), Some(first)) = (head.get(start - 1), head.get(start)) else { return false };
    let apart = is_page_line(above)
        || only_date(above).is_some()
        || number::number(above).is_some()
        || marker(above).is_some()
        || title::is_title(above)
        || above.contains(['。', '：', ':', '>', '|', '（', '(', '【', '\t', '；']);
    let organisation = likeness(above) != Likeness::No;
    let whole = first.contains("关于") && !first.starts_with("关于");
    let part = if first.starts_with("关于") {
        organisation || names_organisations(above)
    } else {
        !whole && (!organisation || above.contains("关于")) && (6..=40).contains(&above.chars().count())
    };
    !apart && part
}

/// How many issuers may stand above a title, each on a line of its own.
const MOST_ISSUERS: usize = 3;

/// The title of a notice before the paragraph `upto`: from 关于印发 with the issuer before it to 通知 or 函, over four lines at most.
pub(super) fn notice(head: &[&str], upto: usize) -> Option<Range<usize>> {
    const ABOUT: Vocabulary = Vocabulary::new(&["关于", "印发《", "转发《"]);
    const VERBS: Vocabulary = Vocabulary::new(&["印发", "转发", "下发", "发布", "批转"]);
    let begins = |at: usize| {
        head.get(at).is_some_and(|text| {
            text.len() < 400 && ABOUT.within(text) && !text.contains(['。', '>', '|']) && !is_page_line(text)
        })
    };
    (0..upto).filter(|&at| begins(at)).find_map(|at| {
        let end = (at..upto.min(at + 4)).find(|&last| {
            let text = joined(head, at..last + 1);
            let letters: String = text.chars().filter(|&c| !is_blank(c)).collect();
            ["通知", "的函"].iter().any(|kind| letters.ends_with(kind)) && VERBS.within(&letters)
        })?;
        let above = head.get(..at).filter(|_| head.get(at).is_some_and(|text| text.starts_with("关于")));
        let issuers = above.map_or(0, |above| {
            let named = |text: &&&str| !text.contains(['>', '|']) && names_organisations(text);
            above.iter().rev().take(MOST_ISSUERS).take_while(named).count()
        });
        Some(at - issuers..end + 1)
    })
}

/// The words of a title without its line breaks.
pub(super) fn joined(head: &[&str], lines: Range<usize>) -> String {
    let mut out = String::new();
    for (i, line) in head.get(lines).unwrap_or_default().iter().enumerate() {
        let words = line.trim_matches(|c: char| is_blank(c) || c == '*' || c == '#');
        // A notice's issuer stands on a line of its own and reads as a word of its own; so does each of several.
        if i > 0 && (words.starts_with("关于") || is_organisation(&out) && is_organisation(words)) {
            out.push(' ');
        }
        // 通  知, spread to fill its line, is one word.
        if words.chars().filter(|&c| !is_blank(c)).count() <= 4 {
            out.extend(words.chars().filter(|&c| !is_blank(c)));
        } else {
            out.push_str(words);
        }
    }
    out
}
