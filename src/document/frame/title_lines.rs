//! Titles over several lines.

use core::ops::Range;

use super::signs::{is_organisation, is_page_line, names_organisations};
use super::{number, title};
use crate::document::date::only_date;
use crate::document::marker::marker;
use crate::document::names::{Likeness, likeness};
use crate::document::scan::Vocabulary;
use crate::text::{fold_char, is_blank};

/// The lines of a title around one of them: its last words, years or (试行) on lines below, its beginning or its issuers on lines above.
pub(super) fn widen(head: &[&str], line: usize, floor: usize) -> Range<usize> {
    let mut start = line;
    while start > floor && line - start < 3 && belongs_above(head, start) {
        start -= 1;
    }
    let mut end = line + 1;
    end += usize::from(head.get(end).is_some_and(|rest| goes_on(head.get(line).unwrap_or(&""), rest)));
    let bracketed = head.get(end).is_some_and(|text| {
        text.len() < 90
            && text.starts_with(['（', '('])
            && text.ends_with([')', '）'])
            && only_date(text).is_none()
            && marker(text).is_none()
            && !["公开", "批准", "通过", "审议"].iter().any(|word| text.contains(word))
            // （注：…） is a note on the table below.
            && !text.contains(['：', ':'])
    });
    start..end + usize::from(bracketed)
}

/// Whether a line has the last words of a title, too few to be one: 实施方案 below 江州市新型工业化.
pub(super) fn ends_torn_title(head: &[&str], line: usize) -> bool {
    head.get(line).is_some_and(|text| title::is_end(text)) && {
        let lines = widen(head, line, 0);
        lines.start < line && title::is_title(&joined(head, lines))
    }
}

/// Whether the line of a title, which could be a whole one, goes on in the next: …三年行动 and 方案（2023—2025年）; 关于建立护林工作 and
/// 联席会议制度的批复.
fn goes_on(line: &str, next: &str) -> bool {
    let closes = || title::opens_about(line) && title::closes_about(next);
    // 关于江州市2024年国民经济和社会发展计划 and 执行情况与2025年…草案的报告
    let reports = || line.contains("关于") && next.starts_with("执行情况") && title::is_title(next);
    let ends = title::is_end(next) && (!title::ends_by_name(line) || title::is_spread(next));
    (ends || closes() || reports()) && marker(next).is_none()
}

/// Whether the line above `start` is part of the title that `start` goes on with.
fn belongs_above(head: &[&str], start: usize) -> bool {
    const SHORTEST: usize = 6;
    let (Some(above), Some(first)) = (head.get(start - 1), head.get(start)) else { return false };
    // 《关于…的意见》 above 重点任务分工表 is the paper whose tasks are divided.
    const OF_A_PAPER: [&str; 9] =
        ["重点任务", "主要任务", "任务分", "工作分", "责任分", "重点工作", "分工", "实施", "贯彻"];
    if above.starts_with('《') && above.ends_with('》') {
        return above.chars().count() <= 60 && OF_A_PAPER.iter().any(|word| first.starts_with(word));
    }
    // What has no letter of ours, as a date that lost its signs, is no word of a title.
    let apart = is_page_line(above)
        || above.chars().all(|c| fold_char(c).is_ascii())
        || only_date(above).is_some()
        || number::number(above).is_some()
        || marker(above).is_some()
        || title::is_title(above) && !goes_on(above, first)
        || above.starts_with(title::BULLETS)
        || above.contains(['。', '：', ':', '>', '|', '（', '(', '【', '\t', '；']);
    let organisation = likeness(above) != Likeness::No;
    let whole = first.contains("关于") && !first.starts_with("关于");
    let part = if first.starts_with("关于") {
        organisation || names_organisations(above)
    } else if is_organisation(first) {
        // Of several issuers each has its line; the name of a page's owner may stand above one that begins with it.
        names_organisations(above)
            && !first.starts_with(*above)
            && head.get(start + 1).is_some_and(|next| next.starts_with("关于"))
    } else {
        // Words too few for a title need others before them, however short.
        let shortest = if first.chars().count() < SHORTEST { 2 } else { SHORTEST };
        !whole
            && (!organisation || above.contains("关于"))
            && (shortest..=40).contains(&above.chars().count())
    };
    !apart && part
}

/// How many issuers may stand above the title of a notice, each on a line of its own.
const MOST_ISSUERS: usize = 20;

/// The title of a notice before the paragraph `upto`: from 关于印发 with the issuer before it to 通知 or 函, over four lines at most.
pub(super) fn notice(head: &[&str], upto: usize) -> Option<Range<usize>> {
    const VERBS: Vocabulary = Vocabulary::new(title::ISSUES);
    let about = |text: &str| {
        let issued =
            || text.split('《').any(|before| title::ISSUES.iter().any(|verb| before.ends_with(verb)));
        text.contains("关于") || text.contains('《') && issued()
    };
    let begins = |at: usize| {
        head.get(at).is_some_and(|text| {
            text.len() < 400 && about(text) && !text.contains(['。', '>', '|']) && !is_page_line(text)
        })
    };
    (0..upto).filter(|&at| begins(at)).find_map(|at| {
        // What the page says of itself is no line of a title.
        let tells = |last: &usize| {
            head.get(*last).is_some_and(|text| title::without_addressees(text).contains(['：', ':']))
        };
        let mut lines = (at..upto.min(at + 4)).take_while(|last| *last == at || !tells(last));
        let end = lines.find(|&last| {
            let text = joined(head, at..last + 1);
            let letters: String =
                title::without_addressees(&text).chars().filter(|&c| !is_blank(c)).collect();
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
        if words.chars().filter(|&c| !is_blank(c)).count() <= 4 || title::is_spread(words) {
            out.extend(words.chars().filter(|&c| !is_blank(c)));
        } else {
            out.push_str(words);
        }
    }
    out
}
