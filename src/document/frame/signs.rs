//! What a single line around the body is, by its own words.

use super::{metadata, number};
use crate::document::date::only_date;
use crate::document::marker::{DecimalMarker, Marker, bare_number, is_markup};
use crate::document::names::{Likeness, likeness};
use crate::document::scan::Vocabulary;
use crate::document::table;
use crate::text::{fold_char, is_blank};
use chrono::NaiveDate;

/// A line that is a document number with hardly anything else but what the head of a paper has beside it: 等级 特急 before it, 签发人
/// behind it.
pub(super) fn is_number_line(line: &str) -> bool {
    const BESIDE: [&str; 10] =
        ["等级", "特提", "特急", "加急", "平急", "明电", "内部明电", "密级", "签批盖章", "发电"];
    number::number(line).is_some_and(|at| {
        let before = line.get(..at.start).unwrap_or_default();
        let behind = line.get(at.end..).unwrap_or_default().trim_start_matches(is_blank);
        let urgent = || before.split(is_blank).all(|word| word.is_empty() || BESIDE.contains(&word));
        at.end - at.start + 8 >= line.len() || urgent() && (behind.is_empty() || behind.starts_with("签发人"))
    })
}

/// （此件公开发布）
pub(super) fn is_publicity(line: &str) -> bool {
    line.starts_with(['（', '(']) && line.contains("公开")
}

/// A line of the page rather than of the document: its table of facts, its trail of links.
pub(super) fn is_page_line(line: &str) -> bool {
    const PAGE: Vocabulary = Vocabulary::new(&["当前位置", "无障碍"]);
    // 分类 is the head of a column as well: 分类  工作内容  责任单位.
    line.len() < 600 && (metadata::has_facts(line) && !table::heads_columns(line) || PAGE.within(line))
}

/// The line that says to whom a notice goes: 各县区人民政府，市政府各部门：
pub(super) fn is_addressed(line: &str) -> bool {
    const ADDRESSEES: Vocabulary = Vocabulary::new(&["人民政府", "各部门", "有关单位", "有关部门"]);
    line.len() < 600 && line.ends_with(['：', ':']) && (line.starts_with('各') || ADDRESSEES.within(line))
}

/// A line that is the name of one organisation.
pub(super) fn is_organisation(line: &str) -> bool {
    // 公安部 and 国务院 have three signs, as many a word has that only may be one.
    let least = match line.chars().take(4).count() {
        0..3 => return false,
        3 => Likeness::Strong,
        _ => Likeness::Weak,
    };
    line.len() <= 240
        && line.chars().count() <= 60
        && likeness(line) >= least
        && !line.contains(['。', '：', ':', '、'])
}

/// A line that names one organisation or several with blanks between: a joint document has two issuers or more.
pub(super) fn names_organisations(line: &str) -> bool {
    is_organisation(line) || {
        let mut pieces = line.split(is_blank).filter(|piece| !piece.is_empty()).peekable();
        line.len() <= 240 && pieces.peek().is_some() && pieces.all(is_organisation)
    }
}

/// How many lines may name those who issue a paper together where they sign it, and where only their place above a title tells.
pub(super) const MOST_SIGNERS: usize = 30;
pub(super) const MOST_ABOVE: usize = 3;

/// The organisations on the lines right above a line, which is not among them; so many lines at most.
pub(super) fn organisations_above(lines: &[&str], below: usize, most: usize) -> Option<String> {
    let above = lines.get(..below)?;
    // Whose stamp stands for it may have a line of its own: （市林业局代章）.
    let stamp = |line: &str| line.starts_with(['（', '(']) && without_stamp(line).is_empty();
    let bare = |line: &&&str| stamp(line) || names_organisations(without_stamp(line));
    let count = above.iter().rev().take(most).take_while(bare).count();
    let names = above.get(above.len() - count..)?.iter();
    let names: Vec<&str> =
        names.flat_map(|line| without_stamp(line).split(is_blank).filter(|name| !name.is_empty())).collect();
    (!names.is_empty()).then(|| names.join(" "))
}

/// The date of a line that signs a paper: alone, beside a note in brackets or behind who signs it, as in 江州市人民政府 2023年3月1日.
pub(super) fn signing_date(line: &str) -> Option<NaiveDate> {
    only_date(line)
        .or_else(|| only_date(without_note(line)))
        .or_else(|| signature(line).map(|(_, date)| date))
}

/// Who signs a paper and when, where both stand on one line.
pub(super) fn signature(line: &str) -> Option<(&str, NaiveDate)> {
    const LONGEST: usize = 240;
    let line = without_note(line);
    if line.len() > LONGEST || !line.contains('年') || line.contains(['：', ':', '。']) {
        return None;
    }
    let blanks = line.char_indices().filter(|&(_, c)| is_blank(c));
    let parted = blanks.filter_map(|(at, _)| line.split_at_checked(at));
    let (issuer, date) = parted.filter_map(|(before, behind)| Some((before, only_date(behind)?))).next()?;
    let issuer = without_stamp(issuer);
    names_organisations(issuer).then_some((issuer, date))
}

/// A line without a note in brackets at its front or end: （此件公开发布）, （此件发至乡）.
fn without_note(line: &str) -> &str {
    let said = |note: &str| ["此件", "公开", "发至"].iter().any(|word| note.contains(word));
    let line = line.trim_matches(is_blank);
    let front = line.strip_prefix(['（', '(']).and_then(|inner| inner.split_once(['）', ')']));
    if let Some((_, behind)) = front.filter(|(note, _)| said(note)) {
        return behind.trim_matches(is_blank);
    }
    let end = line.strip_suffix(['）', ')']).and_then(|inner| inner.rsplit_once(['（', '(']));
    end.filter(|(_, note)| said(note)).map_or(line, |(before, _)| before.trim_end_matches(is_blank))
}

/// The name of an issuer without what says whose stamp stands for it: 市林长制办公室（代章）, 市林长办（市林业局代章）.
pub(super) fn without_stamp(line: &str) -> &str {
    let line = line.trim_matches(is_blank);
    let bracketed = || {
        let inner = line.strip_suffix(['）', ')'])?;
        let open = inner.rfind(['（', '('])?;
        inner.ends_with('章').then(|| line.get(..open))?
    };
    bracketed().or_else(|| line.strip_suffix("代章")).unwrap_or(line).trim_end_matches(is_blank)
}

/// Whether chapters that are counted 1, 1.1, 1.2 begin at a paragraph: with 1.1 itself, or with the chapter right above it.
pub(super) fn begins_decimals(head: &[&str], at: usize) -> bool {
    const AHEAD: usize = 40;
    let is_first = |at: usize| {
        let found = head.get(at).and_then(|text| DecimalMarker::of(text));
        found.is_some_and(|found| found.numbers() == [1, 1])
    };
    let chapter = |text: &&str| {
        let found = bare_number(text).map(|found| found.marker);
        matches!(found, Some(Marker::Number { number: 1, .. }))
    };
    let may_begin = |c: char| fold_char(c) == '1' || is_markup(c);
    let Some(text) = head.get(at).filter(|text| text.starts_with(may_begin)) else { return false };
    let first = if is_first(at) { at } else { at + 1 };
    (first == at || chapter(text) && is_first(first))
        && head
            .iter()
            .skip(first + 1)
            .take(AHEAD)
            .filter_map(|text| DecimalMarker::of(text))
            .any(|next| matches!(next.numbers(), [1, 2] | [1, 1, 1]))
}
