//! Where the titles stand: the covering notice's, the plan's own, and what belongs to neither before the body.

use core::ops::Range;

use super::facts::stamp;
use super::promised::promised;
use super::signs::{
    begins_decimals, is_addressed, is_number_line, is_organisation, is_page_line, is_publicity, signing_date,
};
use super::{title, title_lines};
use crate::document::marker::{Marker, Numbering, marker};
use crate::document::table;

/// The lines of the titles.
pub(super) struct Titles {
    pub notice: Option<Range<usize>>,
    pub title: Option<Range<usize>>,
    /// The last paragraph of the covering notice that is a date.
    pub signed: Option<usize>,
    /// Where the body begins.
    pub body: usize,
}

impl Titles {
    /// `first_heading` is the paragraph that begins the numbering of the body.
    pub(super) fn find(head: &[&str], first_heading: Option<usize>) -> Self {
        let upto = first_heading.unwrap_or(head.len().min(40));
        let upto = upto.min(table_start(head).unwrap_or(upto));
        let answered = head.iter().take(upto).position(|text| is_answer(text));
        // What is annexed to an answer has a title of its own.
        let upto = answered.and_then(|answer| annex_before(head, answer..upto)).unwrap_or(upto);
        let found =
            Self::promised(head).or_else(|| Self::covered(head)).unwrap_or_else(|| Self::alone(head, upto));
        let body = below_title(head, found.body, upto);
        Self { body, ..found }
    }

    /// A covering notice names what it covers, and that name stands below as the title, with chapters behind it.
    fn promised(head: &[&str]) -> Option<Self> {
        let (notice, title) = promised(head)?;
        let followed = (title.end..head.len().min(title.end + 60)).any(|at| begins_chapters(head, at));
        let signed = (notice + 1..title.start).rev().find(|&at| is_date_line(head, at));
        followed.then(|| Self {
            notice: title_lines::notice(head, notice),
            body: title.end,
            title: Some(title),
            signed,
        })
    }

    /// A covering notice is signed and dated, and the title of what it covers comes soon behind.
    fn covered(head: &[&str]) -> Option<Self> {
        let (signed, line) = (0..head.len()).filter(|&at| is_date_line(head, at)).find_map(|signed| {
            // The date of a page stands above the notice, which is not what it covers.
            let covers = |at: usize| head.get(at).is_some_and(|text| is_covering(text));
            let line =
                (signed + 1..head.len().min(signed + 10)).find(|&at| title_at(head, at) && !covers(at))?;
            // A notice with chapters of its own is the document; what is annexed to it stays an annex.
            let chapters = || (0..signed).any(|at| begins_chapters(head, at));
            // So is what answers a request, whose annex is the answer's.
            let answers = || (0..signed).any(|at| head.get(at).is_some_and(|text| is_answer(text)));
            if annex_before(head, signed + 1..line).is_some() && (chapters() || answers()) {
                return None;
            }
            let begun = (signed + 1..line).any(|at| numbered(head, at));
            let followed = (line + 1..head.len().min(line + 61)).any(|at| numbered(head, at));
            (!begun && followed).then_some((signed, line))
        })?;
        let title = title_lines::widen(head, line, signed + 1);
        // An annex with chapters is the plan; one that is only a table is the plan's annex and keeps its mark.
        let chapters = (title.end..head.len().min(title.end + 60)).any(|at| begins_chapters(head, at));
        let table = annex_before(head, signed + 1..line).filter(|_| !chapters);
        Some(Self {
            notice: title_lines::notice(head, signed),
            body: table.unwrap_or(title.end),
            title: Some(title),
            signed: Some(signed),
        })
    }

    /// A document that speaks for itself, or a notice whose annex is the plan and has no title of its own.
    fn alone(head: &[&str], upto: usize) -> Self {
        let covers = |lines: &Range<usize>| is_covering(&title_lines::joined(head, lines.clone()));
        let last = (0..upto).rev().find(|&at| title_at(head, at)).map(|at| title_lines::widen(head, at, 0));
        let notice = title_lines::notice(head, upto);
        match (last, notice) {
            (Some(lines), notice)
                if !covers(&lines) && notice.as_ref().is_none_or(|notice| notice.end <= lines.start) =>
            {
                Self { body: lines.end, notice, title: Some(lines), signed: None }
            }
            (last, Some(notice)) => Self {
                body: last.map_or(notice.end, |lines| lines.end.max(notice.end)),
                notice: Some(notice),
                title: None,
                signed: None,
            },
            (Some(lines), None) => Self { body: lines.end, notice: Some(lines), title: None, signed: None },
            (None, None) => Self { notice: None, title: None, signed: None, body: page_end(head, upto) },
        }
    }
}

/// Whether a title is that of a notice that covers something else.
fn is_covering(text: &str) -> bool {
    let stem = title::bare(text);
    (stem.ends_with("通知") || stem.ends_with("的函")) && title::issued_title(text).is_some()
}

/// Whether a line ends the title of a paper that answers another: 关于同意组建护河委员会的批复.
fn is_answer(text: &str) -> bool {
    text.len() <= title::LONGEST && {
        let stem = title::bare(text);
        stem.ends_with("的批复") || stem.ends_with("的复函")
    }
}

/// The paragraph that marks an annex, among some.
fn annex_before(head: &[&str], mut range: Range<usize>) -> Option<usize> {
    range.find(|&at| {
        head.get(at)
            .and_then(|text| marker(text))
            .is_some_and(|found| matches!(found.marker, Marker::Annex { .. }))
    })
}

/// Whether a paragraph begins the chapters of a text: 一、, （一） or 1 with 1.1 below.
fn begins_chapters(head: &[&str], at: usize) -> bool {
    let form = head.get(at).and_then(|text| marker(text)).map(|found| found.marker);
    matches!(form, Some(Marker::Number { number: 1, form, .. }) if form <= Numbering::Second)
        || begins_decimals(head, at)
}

/// Where a table begins, or the annex that it is: no title stands behind its header.
fn table_start(head: &[&str]) -> Option<usize> {
    let begins = |at: usize| table::begins(head.get(at..).unwrap_or_default());
    let table = (0..head.len()).find(|&at| begins(at))?;
    // …工作要点 right above 序号 reads as a head as well; it is the title.
    let table = table + usize::from(title_at(head, table) && begins(table + 1));
    let annex = annex_before(head, table.saturating_sub(3)..table);
    Some(annex.filter(|&annex| (0..annex).any(|at| title_at(head, at))).unwrap_or(table))
}

/// Bytes of the longest word that a page puts between a title and its facts.
const LONGEST_WORD: usize = 12;

/// Where the text begins below a title: behind number, issuer, date and addressees that stand there.
fn below_title(head: &[&str], title: usize, upto: usize) -> usize {
    let mut body = title;
    while body < upto.min(title + 8) {
        let Some(text) = head.get(body) else { break };
        let short = text.len() < 240
            && (signing_date(text).is_some()
                || stamp(text).is_some()
                || is_number_line(text)
                || is_organisation(text)
                || is_publicity(text));
        // A word of the page may stand before its facts: 政策.
        let word = || text.len() <= LONGEST_WORD && head.get(body + 1).is_some_and(|next| is_page_line(next));
        if !(short || is_page_line(text) || is_addressed(text) || word()) || marker(text).is_some() {
            break;
        }
        body += 1;
    }
    body
}

/// Where the furniture above an untitled document ends: behind the last line of the page's own facts.
fn page_end(head: &[&str], upto: usize) -> usize {
    (0..upto).rev().find(|&at| head.get(at).is_some_and(|text| is_page_line(text))).map_or(0, |at| at + 1)
}

fn title_at(head: &[&str], at: usize) -> bool {
    head.get(at).is_some_and(|text| {
        let is_title = || title::is_title(text) || title_lines::ends_torn_title(head, at);
        text.len() <= title::LONGEST && is_title() && marker(text).is_none() && !is_page_line(text)
    })
}

fn numbered(head: &[&str], at: usize) -> bool {
    let found = head.get(at).and_then(|text| marker(text)).map(|found| found.marker);
    matches!(found, Some(Marker::Number { number: 1, glued: false, .. })) || begins_decimals(head, at)
}

fn is_date_line(head: &[&str], at: usize) -> bool {
    head.get(at).is_some_and(|text| signing_date(text).is_some())
}
