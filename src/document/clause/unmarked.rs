//! Labels whose colon is lost, with only a blank between them and the departments: 责任单位 市科技局、市财政局.

use super::elements::item_number;
use super::names::split_open;
use super::words::{LabelRole, label};
use crate::document::names::{Likeness, likeness};
use crate::text::{has_blank, is_blank};

/// Characters of the longest label.
const LONGEST: usize = 14;

/// Bytes of the longest name that is looked at behind one.
const LONGEST_NAME: usize = 90;

/// The label that some words begin with where a blank leads from it to a department, and its length with the blank. 责任单位 is a
/// word of sentences and of the heads of tables as well, so what follows must surely be one.
pub(super) fn blank_label(words: &str) -> Option<(LabelRole, usize)> {
    // Most words begin otherwise.
    if !words.starts_with(['责', '牵', '配', '主', '协', '参', '承', '第', '共', '属', '落', '实', '指'])
    {
        return None;
    }
    let (end, _) = words.char_indices().take(LONGEST + 1).find(|&(_, c)| is_blank(c))?;
    let (said, behind) = words.split_at_checked(end)?;
    if !(said.ends_with("单位") || said.ends_with("部门")) {
        return None;
    }
    let role = label(said).filter(|role| !matches!(role, LabelRole::Other | LabelRole::Deadline))?;
    let listed = behind.trim_start_matches(is_blank);
    let stops = |c: char| is_blank(c) || matches!(c, '、' | '，' | ',' | '；' | ';' | '。');
    let mut reach = listed.len().min(LONGEST_NAME);
    while !listed.is_char_boundary(reach) {
        reach -= 1;
    }
    let near = listed.get(..reach)?;
    // 责任单位 1、市科技局 2、市财政局
    let name = near.get(item_number(near)..)?.split(stops).next()?;
    let surely = likeness(split_open(name).0) == Likeness::Strong;
    surely.then_some((role, words.len() - listed.len()))
}

/// The first such label at the start or behind a blank, with its place and length. Behind names, 完成时限 and 责任人 begin what is no
/// department, whatever that is.
pub(super) fn find_blank_label(words: &str) -> Option<(usize, LabelRole, usize)> {
    let mut open = true;
    words.char_indices().find_map(|(at, c)| {
        let begins = core::mem::replace(&mut open, is_blank(c));
        let here = words.get(at..).filter(|_| begins)?;
        let (role, length) = blank_label(here).or_else(|| other_label(here).filter(|_| at > 0))?;
        Some((at, role, length))
    })
}

/// A label of something else than departments with a blank behind it, and its length.
fn other_label(words: &str) -> Option<(LabelRole, usize)> {
    const LABELS: [&str; 7] =
        ["完成时限", "完成时间", "时间节点", "责任领导", "分管领导", "责任人", "联系人"];
    let said = LABELS.iter().find(|label| words.starts_with(**label))?;
    let behind = words.get(said.len()..).filter(|behind| behind.starts_with(is_blank))?;
    Some((label(said)?, words.len() - behind.trim_start_matches(is_blank).len()))
}

/// Where such a label stands behind the end of a sentence.
pub(super) fn behind_sentence(words: &str) -> Option<usize> {
    // Most paragraphs have no blank at all.
    if !has_blank(words) {
        return None;
    }
    let ends = words.char_indices().filter(|&(_, c)| matches!(c, '。' | '；' | ';' | '！' | '”'));
    ends.map(|(at, c)| at + c.len_utf8()).find_map(|end| {
        let begin = words.get(end..)?.trim_start_matches(is_blank);
        blank_label(begin).map(|_| words.len() - begin.len())
    })
}
