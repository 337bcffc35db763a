//! Number, issuer, dates and addressees, from the page, from the text and from its end.

use core::ops::Range;

use super::metadata::Key;
use super::signs::{
    MOST_ABOVE, MOST_SIGNERS, is_addressed, is_number_line, is_organisation, names_organisations,
    organisations_above, signature, signing_date, without_stamp,
};
use super::titles::Titles;
use super::{Conflict, Frame, metadata, number, title, title_lines};
use crate::document::date::{first_date, only_date};
use crate::document::flow::Paragraph;
use crate::document::marker::Marker;
use crate::document::names::{Likeness, likeness};
use crate::text::{fold, is_blank, same_folded};
use chrono::NaiveDate;

/// What the table of a web page says, down to the line where the body begins.
pub(super) fn of_page(head: &[&str], body: usize, frame: &mut Frame) -> Page {
    let mut owed: Option<Key> = None;
    let mut page = Page::default();
    for (at, text) in head.iter().enumerate().take(body.max(1)).filter(|(_, text)| text.len() < 600) {
        let facts = metadata::facts(text);
        // A key that has its line to itself has its value on the next.
        if let (Some(key), true) = (owed.take(), facts.is_empty()) {
            fact(frame, &mut page, key, text);
            page.note(frame, at);
        }
        page.time = page.time.or_else(|| stamp(text));
        // 来源：江州发布 2023-03-01 10:00
        let late = |value: &str| {
            let blanks = value.char_indices().filter(|&(_, c)| is_blank(c)).map(|(at, _)| at);
            blanks.filter_map(|at| value.get(at..)).find_map(|rest| stamp(rest.trim_start_matches(is_blank)))
        };
        for (key, value) in facts {
            if value.is_empty() {
                owed = Some(key);
            } else {
                fact(frame, &mut page, key, value);
                page.note(frame, at);
            }
            if key == Key::Other {
                page.time = page.time.or_else(|| late(value));
            }
        }
    }
    frame.published = frame.published.or(page.time);
    page
}

/// What the page says that the text may say otherwise, and in which paragraph.
#[derive(Debug, Default)]
pub(super) struct Page {
    issuer: Option<(usize, String)>,
    number: Option<(usize, String)>,
    /// When the page was published, by something less sure than 发布日期.
    time: Option<NaiveDate>,
}

impl Page {
    fn note(&mut self, frame: &Frame, at: usize) {
        let new = |held: &Option<(usize, String)>, told: &Option<String>| {
            told.clone().filter(|_| held.is_none()).map(|told| (at, told))
        };
        self.issuer = new(&self.issuer, &frame.issuer).or(self.issuer.take());
        self.number = new(&self.number, &frame.number).or(self.number.take());
    }

    /// Notes where the text, which the frame has by now, says something else.
    pub(super) fn compare(self, frame: &mut Frame) {
        let mut compare =
            |what, page: Option<(usize, String)>, text: &Option<String>, same: fn(&str, &str) -> bool| {
                let (Some((paragraph, of_page)), Some(of_text)) = (page, text) else { return };
                if !same(&of_page, of_text) {
                    frame.conflicts.push(Conflict { what, paragraph, of_page, of_text: of_text.clone() });
                }
            };
        compare("发文机关", self.issuer, &frame.issuer, is_same_issuer);
        compare("发文字号", self.number, &frame.number, same_folded);
    }
}

/// Whether two names of an issuer mean the same: one may leave out the place or 人民.
fn is_same_issuer(one: &str, other: &str) -> bool {
    let bare = |name: &str| fold(name).replace("人民政府", "政府");
    let (one, other) = (bare(one), bare(other));
    one.ends_with(&other) || other.ends_with(&one)
}

/// Takes a fact of the page, the first of its kind.
fn fact(frame: &mut Frame, page: &mut Page, key: Key, value: &str) {
    let text = || Some(value.trim_matches(is_blank).to_owned());
    match key {
        Key::Title if frame.notice_title.is_none() && title::is_title(value) => frame.notice_title = text(),
        Key::Index if frame.index_number.is_none() => frame.index_number = text(),
        Key::Issuer if frame.issuer.is_none() && value.chars().count() <= 60 => frame.issuer = text(),
        Key::Number if frame.number.is_none() => {
            frame.number = number::number(value).and_then(|at| value.get(at)).map(str::to_owned);
        }
        Key::Issued if frame.issued.is_none() => frame.issued = first_date(value).map(|found| found.0),
        Key::Published if frame.published.is_none() => {
            frame.published = first_date(value).map(|found| found.0);
        }
        Key::Time => page.time = page.time.or_else(|| first_date(value).map(|found| found.0)),
        _ => {}
    }
}

/// The date that a line begins with, with the time of the day behind it: 2023-01-05 10:00.
pub(super) fn stamp(line: &str) -> Option<NaiveDate> {
    let (date, length) = first_date(line).filter(|_| line.starts_with(|c: char| c.is_ascii_digit()))?;
    let time = line.get(length..)?.trim_start_matches(is_blank);
    let (hour, minute) = time.split_once(':')?;
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    ((1..=2).contains(&digits(hour)) && digits(hour) == hour.len() && digits(minute) == 2).then_some(date)
}

/// What the text itself says is surer than what the page says about it.
pub(super) fn of_text(head: &[&str], titles: &Titles, frame: &mut Frame) {
    let above = head.get(..titles.body).unwrap_or_default();
    if let Some(line) = above.iter().find(|text| is_number_line(text)) {
        frame.number = number_in(line);
    }
    if frame.number.is_none() {
        frame.number = number_of_title(above);
    }
    let of_page = frame.issuer.take();
    frame.issuer = issuer(head, titles, of_page);
    frame.issued = issued(head, titles).or(frame.issued);
    if let Some(line) = above.iter().find(|text| is_addressed(text)) {
        frame.addressees = addressees(line);
    }
}

/// The number (发文字号) in a line.
fn number_in(line: &str) -> Option<String> {
    line.get(number::number(line)?).map(str::to_owned)
}

/// The number in the first title that has one: 关于印发…的通知（粤府〔2021〕22号).
fn number_of_title(above: &[&str]) -> Option<String> {
    let closes = |text: &str, number: &Range<usize>| {
        let behind = text.get(number.end..).unwrap_or_default().trim_end_matches(is_blank);
        matches!(behind, ")" | "）") && !text.contains(['。', '《', '，', ','])
    };
    let line = above.iter().find(|text| {
        text.len() < 400
            && number::number(text).is_some_and(|number| text.contains("关于") || closes(text, &number))
    });
    number_in(line?)
}

/// Who has issued the paper (发文机关): who its titles name, who signs, who stands below the title, and only then whom the page
/// tells of.
fn issuer(head: &[&str], titles: &Titles, of_page: Option<String>) -> Option<String> {
    let in_title = [&titles.notice, &titles.title]
        .into_iter()
        .flatten()
        .find_map(|at| issuer_of_title(&title_lines::joined(head, at.clone())));
    let signature = titles.signed.and_then(|at| {
        let beside = head.get(at).and_then(|line| signature(line)).map(|(issuer, _)| issuer.to_owned());
        beside.or_else(|| organisations_above(head, at, MOST_SIGNERS))
    });
    let below = titles
        .title
        .as_ref()
        .and_then(|lines| head.get(lines.end..titles.body)?.iter().find(|text| is_organisation(text)))
        .map(|text| (*text).to_owned());
    let mut told = [in_title, signature, below, of_page].into_iter().flatten();
    let Some(first) = told.next() else {
        let of_notice = || organisations_above(head, notice_end(head)?.0, MOST_SIGNERS);
        return of_notice().or_else(|| issuer_above_number(head.get(..titles.body)?));
    };
    // 区人民政府 in a title is who signs as 江州区人民政府.
    let fuller = told.find(|other| is_without_place(&first) && other.ends_with(&*first));
    Some(fuller.unwrap_or(first))
}

/// Where the text of a notice is signed whose annex is a table: the line of the date, and the date.
fn notice_end(head: &[&str]) -> Option<(usize, NaiveDate)> {
    head.windows(2).enumerate().find_map(|(at, lines)| {
        let date = only_date(lines.get(1)?)?;
        names_organisations(without_stamp(lines.first()?)).then_some((at + 1, date))
    })
}

/// Some print who issues a paper only above its number.
fn issuer_above_number(above: &[&str]) -> Option<String> {
    let number = above.iter().position(|text| is_number_line(text))?;
    organisations_above(above, number, MOST_SIGNERS).or_else(|| {
        // 江州市林业局文件: the red head names whose paper it is.
        let line = above.get(number.checked_sub(1)?)?.trim_matches(is_blank);
        line.strip_suffix("文件").filter(|name| is_organisation(name)).map(str::to_owned)
    })
}

/// When the paper was issued (成文日期): the date of the signature, below the title, above the body or at the end of the notice.
fn issued(head: &[&str], titles: &Titles) -> Option<NaiveDate> {
    let signed = || signing_date(head.get(titles.signed?)?);
    let below = || {
        let lines = titles.title.as_ref()?;
        head.get(lines.end..head.len().min(titles.body + 3))?.iter().find_map(|text| signing_date(text))
    };
    let above = || head.get(..titles.body)?.iter().rev().find_map(|text| signing_date(text));
    let beside = || head.iter().find_map(|line| signature(line)).map(|(_, date)| date);
    signed().or_else(below).or_else(above).or_else(|| Some(notice_end(head)?.1)).or_else(beside)
}

/// Whom the paper is sent to (主送机关), from the line that ends with a colon.
fn addressees(line: &str) -> Vec<String> {
    let line =
        line.get(title::without_addressees(line).len()..).filter(|rest| !rest.is_empty()).unwrap_or(line);
    line.trim_end_matches(['：', ':'])
        .split(['，', ','])
        .map(|name| name.trim_matches(is_blank).to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// Whether the name of an issuer leaves out which place it is of.
fn is_without_place(name: &str) -> bool {
    name.starts_with(['省', '市', '县', '区', '州'])
}

/// Characters of the longest issuer before a title, and bytes of the longest row of them.
const LONGEST_ISSUER: usize = 60;
const LONGEST_ISSUERS: usize = 900;

/// The issuer before 关于 or 印发 in a title, without what the page put before it: 【规范性文件】.
fn issuer_of_title(title: &str) -> Option<String> {
    let verb = ["关于"].iter().chain(title::ISSUES).filter_map(|verb| title.find(verb)).min()?;
    let before = title.get(..verb)?.trim_matches(is_blank);
    // A page may print the number before the title.
    let before = match number::number(before) {
        Some(at) if at.start == 0 => before.get(at.end..)?.trim_matches(is_blank),
        _ => before,
    };
    let before = before.rsplit(['】', ']']).next().unwrap_or(before);
    let before = before.rsplit("” ").next().unwrap_or(before).trim_matches(is_blank);
    let last = before.split(is_blank).next_back()?;
    let known = before.chars().count() <= LONGEST_ISSUER && likeness(last) != Likeness::No;
    let many = || before.len() <= LONGEST_ISSUERS && before.split(is_blank).all(is_organisation);
    (known || many()).then(|| before.to_owned())
}

/// What stands on the line of a title before it, issuer and date, is no part of it; and who stands right above it has issued it where
/// nothing else says so.
pub(super) fn of_title(head: &[&str], lines: Option<Range<usize>>, frame: &mut Frame) {
    let parted = frame.title.as_deref().and_then(behind_date);
    if let Some((issuer, date, title)) = parted {
        let (issuer, title) = (issuer.to_owned(), title.to_owned());
        // Who stands there signs, whatever the page says.
        (frame.issuer, frame.issued) = (Some(issuer), Some(date));
        frame.title = Some(title);
    }
    if frame.issuer.is_none() {
        frame.issuer = lines.and_then(|lines| organisations_above(head, lines.start, MOST_ABOVE));
    }
}

/// The issuer, the date and the title of a line that has all three, parted by blanks.
fn behind_date(line: &str) -> Option<(&str, NaiveDate, &str)> {
    let blanks = line.char_indices().filter(|&(_, c)| is_blank(c)).map(|(at, _)| at);
    // 江州市林业局 江州市水利局 2023年3月1日 江州市护林方案: several may sign.
    let parted = blanks.filter_map(|at| line.split_at_checked(at)).find_map(|(issuer, rest)| {
        let (day, title) = rest.trim_start_matches(is_blank).split_once(is_blank)?;
        Some((issuer, only_date(day)?, title.trim_start_matches(is_blank)))
    });
    parted.filter(|(issuer, _, title)| names_organisations(issuer) && title::is_title(title))
}

/// When the page says below the document that it was published.
fn published_below(source: &str, paragraphs: &[Paragraph]) -> Option<NaiveDate> {
    const FOOT: usize = 80;
    let lines =
        paragraphs.iter().take(FOOT).map(|paragraph| paragraph.text(source)).filter(|text| text.len() < 600);
    let facts = lines.flat_map(metadata::facts);
    facts.filter(|(key, _)| *key == Key::Published).find_map(|(_, value)| Some(first_date(value)?.0))
}

/// How many annexes are looked at for a signature before them; a text names them once before it is signed.
const MOST_ANNEXES: usize = 8;

/// A document without a covering notice is signed and dated at its end.
pub(super) fn of_end(source: &str, paragraphs: &[Paragraph], end: usize, frame: &mut Frame) {
    frame.published = frame.published.or_else(|| published_below(source, paragraphs.get(end..)?));
    let signed = signed_in(source, paragraphs, end.saturating_sub(6)..(end + 4).min(paragraphs.len()), frame);
    if signed || frame.issued.is_some() {
        return;
    }
    // Annexes may stand behind the signature.
    let body = frame.body.start..end;
    let annexes =
        paragraphs.get(body.clone()).unwrap_or_default().iter().enumerate().filter(|(_, paragraph)| {
            paragraph.marked().is_some_and(|found| matches!(found.marker, Marker::Annex { .. }))
        });
    for (at, _) in annexes.take(MOST_ANNEXES) {
        let annex = body.start + at;
        if signed_in(source, paragraphs, annex.saturating_sub(6).max(body.start)..annex, frame) {
            return;
        }
    }
}

/// Takes the last date in a few paragraphs, and who signs above it.
fn signed_in(source: &str, paragraphs: &[Paragraph], range: Range<usize>, frame: &mut Frame) -> bool {
    let foot = paragraphs.get(range).unwrap_or_default();
    for (at, paragraph) in foot.iter().enumerate().rev() {
        let Some(date) = only_date(paragraph.text(source)) else { continue };
        frame.issued.get_or_insert(date);
        if frame.issuer.is_none() {
            let lines: Vec<&str> = foot.iter().map(|paragraph| paragraph.text(source)).collect();
            frame.issuer = organisations_above(&lines, at, MOST_SIGNERS);
        }
        return true;
    }
    false
}
