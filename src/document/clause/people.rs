//! People among the departments of a clause: who sees to a task from above, or answers for it in a department. A clause is about
//! departments, so people are left out and their departments stay.

use core::ops::Range;

use super::looks::Looks;
use crate::document::names::Likeness;
use crate::text::{is_blank, is_han};

/// Offices of those who see to a task from above.
#[rustfmt::skip]
const OFFICES: [&str; 16] = [
    "省长", "市长", "县长", "区长", "州长", "盟长", "旗长", "镇长", "乡长", "局长", "部长", "秘书长", "书记", "主任", "主席",
    "常委",
];

/// Words for somebody who is not named.
const SOMEBODY: [&str; 2] = ["同志", "领导"];

/// Those who head an organisation, in words that stand behind its name: 市教育局局长.
pub(super) const HEADS: [&str; 8] = ["局长", "厅长", "部长", "院长", "行长", "主任", "主席", "会长"];

/// Those who answer for a department, as they stand behind its name.
const POSTS: [&str; 8] = [
    "主要负责人",
    "分管负责人",
    "主要负责同志",
    "分管负责同志",
    "有关负责同志",
    "主要领导",
    "分管领导",
    "负责人",
];

/// Those who head the party in a department, and what stands before an office and is part of it: 市财政局党组成员、副局长.
const PARTY: [&str; 3] = ["党组书记", "党委书记", "党总支书记"];
const RANKS: [&str; 5] = ["常务副", "副", "党组", "党委", "分管"];

/// Characters of the longest name of a person.
const LONGEST: usize = 4;

/// Whether a person is named by an office, with or without the name behind it: 张副市长, 分管副县长, 常务副市长张三.
pub(super) fn is_somebody(name: &str, looks: &mut Looks) -> bool {
    /// The character in which each office ends.
    const TELLING: [char; 5] = ['长', '记', '任', '席', '委'];
    if SOMEBODY.iter().any(|word| name.len() > word.len() && name.ends_with(word)) {
        return true;
    }
    // Most names have no such character near their end.
    let near = name.char_indices().rev().take(LONGEST + 1).filter(|(_, c)| TELLING.contains(c));
    let office = |(at, c): (usize, char)| {
        let (named, behind) = name.split_at_checked(at + c.len_utf8())?;
        Some((OFFICES.iter().find_map(|office| named.strip_suffix(office))?, behind))
    };
    let Some((before, behind)) = near.filter_map(office).next() else { return false };
    let person = behind.chars().all(is_han);
    // 市长江办 is an office, and 常委 without a committee nobody; 局长张三 goes on from 市体育局党组书记、.
    let headed = !behind.is_empty() && HEADS.iter().any(|head| name.starts_with(head));
    person && (headed || !before.is_empty()) && (behind.is_empty() || looks.likeness(name) == Likeness::No)
}

/// A name without those who answer for the department: 市水利局 of 市水利局主要负责人, 市水利局局长 and 市水利局局长张三.
pub(super) fn without_post(text: &str, range: Range<usize>, looks: &mut Looks) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    let name = if words.ends_with(['人', '志', '导']) {
        POSTS.iter().find_map(|post| words.strip_suffix(post))
    } else {
        without_head(words)
    };
    match name.filter(|name| looks.likeness(name) == Likeness::Strong) {
        Some(name) => range.start..range.start + name.len(),
        None => range,
    }
}

/// What stands before the office of somebody who heads an organisation, and the person's name.
fn without_head(words: &str) -> Option<&str> {
    let near = words.char_indices().rev().take(LONGEST + 1);
    let (at, _) = near.filter(|&(_, c)| matches!(c, '长' | '任' | '席' | '记')).last()?;
    let (named, _) = words.split_at_checked(at + '长'.len_utf8())?;
    let mut whose = HEADS.iter().chain(&PARTY).find_map(|head| named.strip_suffix(head))?;
    while let Some(before) = RANKS.iter().find_map(|rank| whose.strip_suffix(rank)) {
        whose = before;
    }
    Some(whose)
}

/// What follows behind a blank without the people of the department before it: 市财政局 of 李四 王五 市财政局 behind 市水利局.
pub(super) fn without_people<'t>(department: &str, behind: &'t str, looks: &mut Looks) -> &'t str {
    let mut rest = behind;
    loop {
        let next = rest.split(is_blank).next().unwrap_or_default();
        if !is_person_of(department, next, looks) {
            return rest;
        }
        rest = rest.get(next.len()..).unwrap_or_default().trim_start_matches(is_blank);
    }
}

/// Whether some words between blanks are the name of a person, behind that of their department.
fn is_person_of(department: &str, words: &str, looks: &mut Looks) -> bool {
    let length = words.chars().take(LONGEST + 1).count();
    (2..=LONGEST).contains(&length)
        && words.chars().all(is_han)
        && looks.likeness(department) == Likeness::Strong
        && looks.likeness(words) == Likeness::No
        // The rest of a name that a wrap has cut is none: 市委 办公室.
        && looks.likeness(&[department, words].concat()) == Likeness::No
}
