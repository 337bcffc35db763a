//! The title that a covering notice promises: 现将《某计划》印发给你们 says which lines below are the title, however they are broken.

use core::ops::Range;

use super::title::{ISSUES, is_title};
use crate::text::{fold, is_blank};

/// How far behind the promise the title may stand: addressees, signature, date and a list of annexes come between.
const NEAR: usize = 40;

/// Over how many lines a title is broken at most.
const MOST_LINES: usize = 4;

/// No paragraph of a covering notice that has this many bytes has been seen.
const LONGEST: usize = 1800;

/// The paragraph that promises and the lines of the title.
pub(super) fn promised(head: &[&str]) -> Option<(usize, Range<usize>)> {
    let promises = head.iter().enumerate().filter(|(_, text)| text.len() < LONGEST);
    promises.filter_map(|(at, text)| Some((at, key(promise(text)?)))).find_map(|(at, title)| {
        let near = at + 1..head.len().min(at + NEAR);
        near.filter(|&first| head.get(first).is_some_and(|line| title.starts_with(&key(line))))
            .find_map(|first| Some((at, first..end(head, first, &title)?)))
    })
}

/// The title that a notice promises, where no line below is that title.
pub(super) fn told<'t>(head: &[&'t str]) -> Option<&'t str> {
    head.iter()
        .filter(|text| text.len() < LONGEST && (text.contains("现将") || text.starts_with('《')))
        .find_map(|text| promise(text))
        .filter(|title| is_title(title))
}

/// What a paragraph names between 《 and 》 and says to be issued: behind 现将 where it says so, since it may cite other papers before.
fn promise(text: &str) -> Option<&str> {
    let is_issued = |words: &str| ISSUES.iter().any(|verb| words.contains(verb));
    if !is_issued(text) {
        return None;
    }
    let from = text.find("现将").unwrap_or_default();
    let at = from + text.get(from..)?.find('《')?;
    let inner = text.get(at + '《'.len_utf8()..)?;
    let mut depth = 1;
    let close = inner.char_indices().find(|&(_, c)| {
        depth += i32::from(c == '《') - i32::from(c == '》');
        depth == 0
    })?;
    let behind = inner.get(close.0..)?;
    let issues = is_issued(behind);
    inner.get(..close.0).filter(|title| issues && title.chars().count() >= 6)
}

/// The line behind the last one of a title that begins at `first`, when the lines together are just the title.
fn end(head: &[&str], first: usize, title: &str) -> Option<usize> {
    let mut so_far = String::new();
    (first..head.len().min(first + MOST_LINES)).find_map(|at| {
        so_far.push_str(&key(head.get(at)?));
        (so_far == title).then_some(at + 1)
    })
}

/// A title without its blanks, and without the marks that change with its surroundings: 《》 inside of 《》 become 〈〉.
fn key(title: &str) -> String {
    let same = |c: &char| !is_blank(*c) && !matches!(c, '《' | '》' | '〈' | '〉' | '<' | '>' | '*' | '#');
    fold(title).chars().filter(same).collect()
}
