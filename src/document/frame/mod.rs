//! The frame around the body (GB/T 9704): what page and covering notice say, the title, and where the plan itself begins and ends.

mod citations;
mod lines;
mod metadata;
mod number;
pub(crate) mod title;

use core::ops::Range;

use chrono::NaiveDate;

use super::date::{first_date, only_date};
use super::flow::Paragraph;
use super::marker::{Marker, Numbering, marker};
use crate::document::names::{Likeness, likeness};
use crate::text::is_blank;
use metadata::Key;

pub(crate) use citations::citations;

/// How many paragraphs from the top can belong to the frame. The longest menu seen on a page has about ninety lines.
const HEAD: usize = 240;

/// How many paragraphs from the end can be furniture of a page.
const FOOT: usize = 80;

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
    /// The paragraphs of the plan itself.
    pub body: Range<usize>,
}

/// Reads the frame of a document.
pub(crate) fn frame(source: &str, paragraphs: &[Paragraph]) -> Frame {
    let head: Vec<&str> = paragraphs.iter().take(HEAD).map(|paragraph| paragraph.text(source)).collect();
    let first_heading = first_heading(&head);
    let titles = Titles::find(&head, first_heading);
    let end = body_end(source, paragraphs, titles.body);
    let mut frame = Frame { body: titles.body.min(end)..end, ..Frame::default() };
    facts_of_page(&head, titles.body, &mut frame);
    facts_of_text(&head, &titles, &mut frame);
    facts_of_end(source, paragraphs, end, &mut frame);
    // What the page calls the document counts only where the text has no title.
    let of_page = frame.notice_title.take().filter(|_| titles.notice.is_none() && titles.title.is_none());
    frame.notice_title = titles
        .notice
        .map(|lines| lines::joined(&head, lines))
        .or_else(|| of_page.clone().filter(|title| title::issued_title(title).is_some()));
    frame.title = match titles.title {
        Some(lines) => Some(lines::joined(&head, lines)),
        None => frame.notice_title.as_deref().and_then(title::issued_title).map(str::to_owned).or(of_page),
    };
    frame
}

/// The first paragraph that begins the numbering of the body.
fn first_heading(head: &[&str]) -> Option<usize> {
    let at = |wanted: fn(Numbering) -> bool| {
        head.iter().position(|text| matches!(marker(text), Some(found) if matches!(found.marker, Marker::Number { form, number: 1, glued: false } if wanted(form))))
    };
    at(|form| form <= Numbering::Second).or_else(|| at(|_| true))
}

/// The lines of the titles.
struct Titles {
    notice: Option<Range<usize>>,
    title: Option<Range<usize>>,
    /// The last paragraph of the covering notice that is a date.
    signed: Option<usize>,
    /// Where the body begins.
    body: usize,
}

impl Titles {
    fn find(head: &[&str], first_heading: Option<usize>) -> Self {
        let upto = first_heading.unwrap_or(head.len().min(40));
        let upto = upto.min(table_start(head).unwrap_or(upto));
        let found = Self::covered(head).unwrap_or_else(|| Self::alone(head, upto));
        let body = below_title(head, found.body, upto);
        Self { body, ..found }
    }

    /// A covering notice is signed and dated, and the title of what it covers comes soon behind.
    fn covered(head: &[&str]) -> Option<Self> {
        let (signed, line) = (0..head.len()).filter(|&at| is_date_line(head, at)).find_map(|signed| {
            let near = signed + 1..head.len().min(signed + 10);
            let line = near.clone().find(|&at| title_at(head, at))?;
            let begun = near.clone().take_while(|&at| at < line).any(|at| numbered(head, at));
            let followed = head.iter().skip(line + 1).take(60).any(|text| is_first_number(text));
            (!begun && followed).then_some((signed, line))
        })?;
        let title = lines::widen(head, line, signed + 1);
        Some(Self {
            notice: lines::notice(head, signed),
            body: title.end,
            title: Some(title),
            signed: Some(signed),
        })
    }

    /// A document that speaks for itself, or a notice whose annex is the plan and has no title of its own.
    fn alone(head: &[&str], upto: usize) -> Self {
        let covers = |lines: &Range<usize>| {
            let text = lines::joined(head, lines.clone());
            title::bare(&text).ends_with("通知") && title::issued_title(&text).is_some()
        };
        let last = (0..upto).rev().find(|&at| title_at(head, at)).map(|at| lines::widen(head, at, 0));
        let notice = lines::notice(head, upto);
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

/// Where a table begins, or the annex that it is: no title stands behind its header.
fn table_start(head: &[&str]) -> Option<usize> {
    let table =
        (0..head.len()).find(|&at| crate::document::table::begins(head.get(at..).unwrap_or_default()))?;
    let annex = (1..=3).filter_map(|back| table.checked_sub(back)).find(|&at| {
        head.get(at)
            .and_then(|text| marker(text))
            .is_some_and(|found| matches!(found.marker, Marker::Annex { .. }))
    });
    Some(annex.filter(|&annex| (0..annex).any(|at| title_at(head, at))).unwrap_or(table))
}

/// Where the text begins below a title: behind number, issuer, date and addressees that stand there.
fn below_title(head: &[&str], title: usize, upto: usize) -> usize {
    let mut body = title;
    while body < upto.min(title + 8) {
        let Some(text) = head.get(body) else { break };
        let addressed = text.len() < 600 && text.ends_with(['：', ':']) && is_addressee(text);
        let short = text.len() < 240
            && (only_date(text).is_some()
                || is_number_line(text)
                || is_organisation(text)
                || is_page_line(text)
                || is_publicity(text));
        if !(addressed || short) || marker(text).is_some() {
            break;
        }
        body += 1;
    }
    body
}

fn is_number_line(text: &str) -> bool {
    number::number(text).is_some_and(|at| at.end - at.start + 8 >= text.len())
}

fn is_publicity(text: &str) -> bool {
    text.contains("公开") && text.starts_with(['（', '('])
}

/// Where the furniture above an untitled document ends: behind the last line of the page's own facts.
fn page_end(head: &[&str], upto: usize) -> usize {
    (0..upto).rev().find(|&at| head.get(at).is_some_and(|text| is_page_line(text))).map_or(0, |at| at + 1)
}

fn is_page_line(text: &str) -> bool {
    text.len() < 400
        && (text.contains("当前位置") || text.contains("无障碍") || !metadata::facts(text).is_empty())
}

fn title_at(head: &[&str], at: usize) -> bool {
    head.get(at).is_some_and(|text| title::is_title(text) && !is_page_line(text) && marker(text).is_none())
}

fn numbered(head: &[&str], at: usize) -> bool {
    head.get(at).is_some_and(|text| is_first_number(text))
}

fn is_first_number(text: &str) -> bool {
    matches!(marker(text).map(|found| found.marker), Some(Marker::Number { number: 1, glued: false, .. }))
}

fn is_date_line(head: &[&str], at: usize) -> bool {
    head.get(at).is_some_and(|text| only_date(text).is_some())
}

fn facts_of_page(head: &[&str], body: usize, frame: &mut Frame) {
    let mut owed: Option<Key> = None;
    for text in head.iter().take(body.max(1)).filter(|text| text.len() < 600) {
        let facts = metadata::facts(text);
        if let (Some(key), true) = (owed.take(), facts.is_empty()) {
            fact(frame, key, text);
        }
        for (key, value) in facts {
            if value.is_empty() { owed = Some(key) } else { fact(frame, key, value) }
        }
    }
}

fn fact(frame: &mut Frame, key: Key, value: &str) {
    let text = || Some(value.trim_matches(is_blank).to_owned());
    match key {
        Key::Title if frame.notice_title.is_none() && title::is_title(value) => frame.notice_title = text(),
        Key::Index if frame.index_number.is_none() => frame.index_number = text(),
        Key::Issuer if frame.issuer.is_none() && value.chars().count() <= 60 => frame.issuer = text(),
        Key::Number if frame.number.is_none() => {
            frame.number = number::number(value).and_then(|at| value.get(at)).map(str::to_owned)
        }
        Key::Issued if frame.issued.is_none() => frame.issued = first_date(value).map(|found| found.0),
        Key::Published if frame.published.is_none() => {
            frame.published = first_date(value).map(|found| found.0)
        }
        _ => {}
    }
}

/// What the text itself says is surer than what the page says about it.
fn facts_of_text(head: &[&str], titles: &Titles, frame: &mut Frame) {
    let above = head.get(..titles.body).unwrap_or_default();
    let own_number = above.iter().find(|text| is_number_line(text));
    if let Some(text) = own_number {
        frame.number = number::number(text).and_then(|at| text.get(at)).map(str::to_owned);
    }
    // 关于印发…的通知（粤府〔2021〕22号): a number may also stand at the end of a title.
    if frame.number.is_none() {
        let line = above
            .iter()
            .find(|text| text.contains("关于") && text.len() < 400 && number::number(text).is_some());
        frame.number = line.and_then(|text| text.get(number::number(text)?)).map(str::to_owned);
    }
    let issuer = [titles.notice.clone(), titles.title.clone()]
        .into_iter()
        .flatten()
        .find_map(|lines| issuer_of_title(&lines::joined(head, lines)));
    let signature = titles
        .signed
        .and_then(|at| head.get(at.checked_sub(1)?))
        .filter(|text| is_organisation(text))
        .map(|text| (*text).to_owned());
    let below = titles
        .title
        .as_ref()
        .and_then(|lines| head.get(lines.end..titles.body)?.iter().find(|text| is_organisation(text)))
        .map(|text| (*text).to_owned());
    if let Some(issuer) = issuer.or(signature).or(below) {
        frame.issuer = Some(issuer);
    }
    let date_below = || {
        titles
            .title
            .as_ref()
            .and_then(|lines| head.get(lines.end..titles.body + 3)?.iter().find_map(|text| only_date(text)))
    };
    let date_above = || above.iter().rev().find_map(|text| only_date(text));
    if let Some(date) =
        titles.signed.and_then(|at| only_date(head.get(at)?)).or_else(date_below).or_else(date_above)
    {
        frame.issued = Some(date);
    }
    if let Some(line) =
        above.iter().find(|text| text.len() < 600 && text.ends_with(['：', ':']) && is_addressee(text))
    {
        let names = line.trim_end_matches(['：', ':']);
        frame.addressees = names
            .split(['，', ','])
            .map(|name| name.trim_matches(is_blank).to_owned())
            .filter(|name| !name.is_empty())
            .collect();
    }
}

fn is_addressee(line: &str) -> bool {
    line.starts_with('各')
        || line.contains("人民政府")
        || line.contains("各部门")
        || line.contains("有关单位")
}

fn is_organisation(line: &str) -> bool {
    (4..=60).contains(&line.chars().count())
        && likeness(line) != Likeness::No
        && !line.contains(['。', '：', ':', '、'])
}

/// The issuer before 关于 in a title.
fn issuer_of_title(title: &str) -> Option<String> {
    let before = title.get(..title.find("关于")?)?.trim_matches(is_blank);
    let last = before.split(is_blank).next_back()?;
    (before.chars().count() <= 60 && likeness(last) != Likeness::No).then(|| before.to_owned())
}

/// A document without a covering notice is signed and dated at its end.
fn facts_of_end(source: &str, paragraphs: &[Paragraph], end: usize, frame: &mut Frame) {
    let foot = paragraphs.get(end.saturating_sub(6)..(end + 4).min(paragraphs.len())).unwrap_or_default();
    for (at, paragraph) in foot.iter().enumerate().rev() {
        let Some(date) = only_date(paragraph.text(source)) else { continue };
        frame.issued.get_or_insert(date);
        let above = at.checked_sub(1).and_then(|at| foot.get(at)).map(|paragraph| paragraph.text(source));
        if let (None, Some(above)) = (&frame.issuer, above.filter(|text| is_organisation(text))) {
            frame.issuer = Some(above.to_owned());
        }
        return;
    }
}

/// Where the body ends: before the buttons, links and imprint that a page has below it.
fn body_end(source: &str, paragraphs: &[Paragraph], body: usize) -> usize {
    const FURNITURE: &[&str] = &[
        "关闭窗口",
        "打印",
        "字体：",
        "字体:",
        "上一篇",
        "下一篇",
        "扫一扫",
        "版权所有",
        "备案",
        "ICP",
        "主办单位",
        "承办单位",
        "网站地图",
        "联系我们",
        "分享到",
        "相关链接",
        "相关阅读",
        "文字解读",
        "政策解读",
        "解读：",
        "解读:",
        "责任编辑",
        "公安备",
        "技术支持",
        "网站标识",
        "返回顶部",
        "抄送",
        "日印发",
        "相关文档",
        "相关文件",
        "附件下载",
        "浏览次数",
        "下载Word",
        "下载PDF",
        "主办：",
        "承办：",
        "【打印",
        "图解",
        "原文链接",
        "来源：",
        "二维码",
    ];
    const LONGEST: usize = 300;
    let mut end = paragraphs.len();
    for at in (body.max(paragraphs.len().saturating_sub(FOOT))..paragraphs.len()).rev() {
        let text = paragraphs.get(at).map_or("", |paragraph| paragraph.text(source));
        if marker(text).is_some() {
            break;
        }
        if FURNITURE.iter().any(|word| text.contains(word)) && text.len() <= LONGEST && !text.ends_with('。')
        {
            end = at;
        } else if text.contains('。') || text.len() > LONGEST || marker(text).is_some() {
            break;
        }
    }
    end
}
