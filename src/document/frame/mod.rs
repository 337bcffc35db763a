//! The frame around the body (GB/T 9704): what page and covering notice say, the title, and where the plan itself begins and ends.

mod citations;
mod facts;
mod foot;
mod metadata;
pub(super) mod number;
mod promised;
mod signs;
pub(crate) mod title;
mod title_lines;
mod titles;
pub(crate) mod years;

use core::ops::Range;

use chrono::NaiveDate;

use super::flow::Paragraph;
use super::marker::{Marker, Numbering};
use super::outline::is_body;
use titles::Titles;

pub(crate) use citations::Citations;

/// How many paragraphs from the top can belong to the frame. The longest menu seen on a page has about ninety lines.
const HEAD: usize = 240;

/// What stands around the body. Texts are as printed, line breaks left out.
#[derive(Debug, Default)]
pub(crate) struct Frame {
    pub title: Option<String>,
    pub notice_title: Option<String>,
    pub number: Option<String>,
    pub issuer: Option<String>,
    pub addressees: Vec<String>,
    pub issued: Option<NaiveDate>,
    pub published: Option<NaiveDate>,
    pub index_number: Option<String>,
    /// What the page says otherwise than the text.
    pub conflicts: Vec<Conflict>,
    /// The paragraphs of the plan itself.
    pub body: Range<usize>,
}

/// A fact that the page's table and the text give differently.
#[derive(Debug)]
pub(crate) struct Conflict {
    /// What is at issue, as in 发文机关.
    pub what: &'static str,
    /// The paragraph of the page's table.
    pub paragraph: usize,
    /// What the page says.
    pub of_page: String,
    /// What the text says.
    pub of_text: String,
}

/// Reads the frame of a document.
pub(crate) fn frame(source: &str, paragraphs: &[Paragraph]) -> Frame {
    let top = paragraphs.get(..HEAD).unwrap_or(paragraphs);
    let head: Vec<&str> = top.iter().map(|paragraph| paragraph.text(source)).collect();
    let first_heading = first_heading(&head, top);
    let titles = Titles::find(&head, first_heading);
    let end = foot::body_end(source, paragraphs, titles.body);
    let mut frame = Frame { body: titles.body.min(end)..end, ..Frame::default() };
    let page = facts::of_page(&head, titles.body, &mut frame);
    facts::of_text(&head, &titles, &mut frame);
    page.compare(&mut frame);
    facts::of_end(source, paragraphs, end, &mut frame);
    // What the page calls the document counts only where the text has no title.
    let of_page = frame.notice_title.take().filter(|_| titles.notice.is_none() && titles.title.is_none());
    frame.notice_title = titles
        .notice
        .map(|lines| title::without_addressees(&title_lines::joined(&head, lines)).to_owned())
        .or_else(|| of_page.clone().filter(|title| title::issued_title(title).is_some()));
    frame.title = match titles.title.clone() {
        Some(lines) => {
            let own = title_lines::joined(&head, lines);
            // A notice's title right above the plan, whose own is only named in it.
            let issued = title::issued_title(&own).filter(|_| own.ends_with("通知")).map(str::to_owned);
            let title = issued.clone().unwrap_or_else(|| title::unquoted(&own).to_owned());
            if issued.is_some() && frame.notice_title.is_none() {
                frame.notice_title = Some(own);
            }
            Some(title)
        }
        None => {
            let covered = frame.notice_title.as_deref().and_then(title::issued_title).map(str::to_owned);
            let above = head.get(..first_heading.unwrap_or(titles.body)).unwrap_or_default();
            covered.or(of_page).or_else(|| promised::told(above).map(str::to_owned))
        }
    };
    facts::of_title(&head, titles.title, &mut frame);
    for title in [&mut frame.title, &mut frame.notice_title].into_iter().flatten() {
        title.truncate(title::without_number(title).len());
    }
    frame
}

/// The first paragraph that begins the numbering of the body: with 一、 or （一） where there is one, else with any first number; where
/// nothing is numbered, the line that heads the first chapter or the first that tells somebody what to do.
fn first_heading(words: &[&str], head: &[Paragraph]) -> Option<usize> {
    let mut first = None;
    for (at, paragraph) in head.iter().enumerate() {
        if first.is_none() && signs::begins_decimals(words, at) {
            first = Some(at);
        }
        if let Some(Marker::Number { form, number: 1, glued: false }) =
            paragraph.marked().map(|found| found.marker)
        {
            if form <= Numbering::Second {
                return Some(at);
            }
            first = first.or(Some(at));
        }
    }
    first.or_else(|| (0..words.len()).find(|&at| is_body(words.get(at..).unwrap_or_default())))
}
