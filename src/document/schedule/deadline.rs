//! Deadlines (时限): 2023年6月底前完成, 年底前, 每年12月20日前向市政府报告; who, to whom and what.

use core::ops::Range;

use super::by_end::date_by_end;
use super::cadence::part_start;
use super::moment::{Moment, moment, stretch};
use super::recurring::{Cycle, Dated, cycle, dated};
use super::{LONGEST_SENTENCE, acts, end_of, ends_part, ends_sentence, start_of};
use crate::document::mention::{list_ahead, list_exact};
use crate::document::prose::{ProseSigns, Topic};
use crate::text::{five_year_plan, fold_char, is_blank};

/// When something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    Once(Moment),
    Again(Dated),
    /// No date: 长期坚持.
    Unsaid,
}

/// A deadline in the words of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Deadline {
    /// The words that say it, with who and what.
    pub range: Range<usize>,
    pub when: When,
    /// The words of the date.
    pub date: Range<usize>,
    /// Who has to do it.
    pub who: Vec<Range<usize>>,
    /// To whom, where it is a report.
    pub to: Vec<Range<usize>>,
    pub what: Range<usize>,
}

/// How far before 前 a date may begin, in bytes: 每季度最后一个月的30日之 has 33.
const LONGEST_DATE: usize = 54;

/// Signs that make another word of 前: 前期, 前后, 前沿.
const OTHER: &[char] = &[
    '期', '后', '沿', '往', '身', '列', '置', '瞻', '景', '端', '提', '夕', '述', '款', '进', '移', '海',
    '门',
];

/// The deadlines of a paragraph, in order: dates with 前 behind them, and ends of a time with a deed. 到2025年 is the date of a target
/// and no deadline.
pub(crate) fn deadlines(text: &str, signs: ProseSigns<'_>) -> Vec<Deadline> {
    if !signs.any(Topic::Deadlines) {
        return Vec::new();
    }
    let mut dates: Vec<(Range<usize>, When, usize)> = Vec::new();
    for (at, sign) in signs.of(Topic::Deadlines) {
        let behind = at + sign.len_utf8();
        let found = if sign == '前' {
            date_before(text, at).map(|(range, when)| (range, when, behind))
        } else {
            date_by_end(text, at, sign)
        };
        let Some((range, when, behind)) = found else { continue };
        match shared_cycle(text, &range) {
            // 每年6月底、12月底前 are two dates of one duty.
            Some((first, again)) => {
                dates.push((first.0, first.1, behind));
                dates.push((range, again, behind));
            }
            None => dates.push((range, when, behind)),
        }
    }
    let mut out = Vec::with_capacity(dates.len());
    let mut dates = dates.into_iter().peekable();
    while let Some((date, when, behind)) = dates.next() {
        let next = dates
            .peek()
            .filter(|(.., other)| *other != behind)
            .map(|(next, ..)| part_start(text, next.start).max(behind));
        out.extend(deadline(text, date, when, behind, next));
    }
    out
}

/// How far before 次年 the 每 may stand that makes it come back, in bytes.
const LONGEST_EVERY: usize = 24;

/// Bytes of the longest title in 《》 that a date can stand in.
const LONGEST_TITLE: usize = 300;

/// The last `bytes` of a text, or a few less, so that looking back costs no more than that.
fn tail(text: &str, bytes: usize) -> &str {
    let mut from = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..).unwrap_or_default()
}

/// The date that ends right before the 前 at `at`.
fn date_before(text: &str, at: usize) -> Option<(Range<usize>, When)> {
    let before = text.get(..at)?;
    let before = before.strip_suffix(['之', '以']).unwrap_or(before).trim_end_matches(is_blank);
    if !before.ends_with([
        '日', '号', '底', '末', '月', '年', '旬', '度', '内', '终', '五', '一', '二', '三', '四', '六', '天',
    ]) && !before.ends_with("半年")
        && !before.ends_with(|c| fold_char(c).is_ascii_digit())
    {
        return None;
    }
    let behind = text.get(at + '前'.len_utf8()..)?;
    if behind.starts_with(OTHER) || behind.starts_with("已") {
        return None;
    }
    let counted = super::moment::number(behind)
        .is_some_and(|(_, rest)| rest.starts_with(['个', '名', '位', '强', '月', '季', '天']));
    let attribute = behind.chars().take(7).take_while(|&c| !ends_part(c)).any(|c| c == '的');
    if counted || attribute {
        return None;
    }
    last_date(before)
}

/// The date that a text ends with, the longest there is.
pub(super) fn last_date(before: &str) -> Option<(Range<usize>, When)> {
    let near = tail(before, LONGEST_DATE);
    let mut previous = before.get(..before.len() - near.len())?.chars().next_back();
    for (offset, c) in near.char_indices() {
        let digit_before = previous.replace(c).is_some_and(|c: char| fold_char(c).is_ascii_digit());
        if digit_before && fold_char(c).is_ascii_digit() {
            continue;
        }
        let start = before.len() - near.len() + offset;
        let Some(words) = near.get(offset..) else { continue };
        let Some(when) = whole(words) else { continue };
        let lead = before.get(..start)?.trim_end_matches(is_blank);
        let other = lead.ends_with(['到', '至', '—', '-', '–', '~', '～', '第', '近', '约'])
            || lead.ends_with("截止")
            || tail(lead, LONGEST_TITLE).rfind('《') > tail(lead, LONGEST_TITLE).rfind('》');
        // 每个考核年度次年5月底 comes back.
        let when = match when {
            When::Unsaid if tail(lead, LONGEST_EVERY).contains('每') => {
                let words = words.strip_prefix("次年").or_else(|| words.strip_prefix("翌年"))?;
                When::Again(dated(Cycle::Year, words)?.0)
            }
            when => when,
        };
        return (!other).then_some((start..before.len(), when));
    }
    None
}

/// The cycle that a date takes over from the one before it, as 12月底 of 每年6月底、12月底; both as dates that come back.
fn shared_cycle(text: &str, range: &Range<usize>) -> Option<((Range<usize>, When), When)> {
    let before = text.get(..range.start)?;
    let first = before.strip_suffix(['、', '和', '及', '与'])?;
    let start = first.len() - tail(first, LONGEST_DATE).len() + tail(first, LONGEST_DATE).rfind('每')?;
    let (every, rest) = cycle(first.get(start + '每'.len_utf8()..)?)?;
    let (earlier, rest) = dated(every, rest)?;
    let (later, end) = dated(every, text.get(range.clone())?)?;
    (rest.is_empty() && end.is_empty())
        .then_some(((start..first.len(), When::Again(earlier)), When::Again(later)))
}

/// What a text says when it is a date and nothing else.
fn whole(words: &str) -> Option<When> {
    if let Some(behind) = words.strip_prefix('每') {
        let (every, rest) = cycle(behind)?;
        let (dated, rest) = dated(every, rest)?;
        return rest.is_empty().then_some(When::Again(dated));
    }
    // 次月3日: what is of one month is due early in the next, month by month.
    if let Some(behind) = words.strip_prefix("次月") {
        let (dated, rest) = dated(Cycle::Month, behind)?;
        return rest.is_empty().then_some(When::Again(dated));
    }
    // 次年5月底: of which year it is the next is said elsewhere.
    if let Some(behind) = ["次年", "翌年"].iter().find_map(|next| words.strip_prefix(next)) {
        let (dated, rest) = dated(Cycle::Year, behind)?;
        return (rest.is_empty() && dated.month.is_some()).then_some(When::Unsaid);
    }
    let (found, length) = moment(words)?;
    // 2023年12月 ends with what a month is, 3.5 does not.
    let plain =
        found.year.is_none() && found.months.is_none() && !words.starts_with(['年', '今', '本', '当', '明']);
    (length == words.len() && !plain).then_some(When::Once(found))
}

fn deadline(
    text: &str,
    date: Range<usize>,
    when: When,
    behind: usize,
    next: Option<usize>,
) -> Option<Deadline> {
    let start = part_start(text, date.start);
    // 有利于实现2030年前达峰 gives a reason.
    let part = text.get(start..date.start)?.trim_start_matches(is_blank);
    if ["有利于", "有助于", "为了"].iter().any(|reason| part.starts_with(reason)) {
        return None;
    }
    let sentence_end = text
        .get(behind..)?
        .char_indices()
        .find(|&(at, c)| ends_sentence(c) || at > LONGEST_SENTENCE)
        .map_or(text.len(), |(at, _)| behind + at);
    // It must not run out of the brackets it stands in.
    let end = end_of(text, behind..next.map_or(sentence_end, |next| next.min(sentence_end)), |_| false);
    let end = before_another(text, behind, end);
    let mut what = trimmed(text, behind..end);
    let mut range = start..end;
    let first =
        text.get(start..date.start).and_then(|words| words.rfind('每')).map_or(date.start, |at| start + at);
    let mut who = subject(text, start..first).unwrap_or_default();
    let hands_over =
        text.get(what.start..).is_some_and(|words| words.starts_with(['报', '向', '送', '交', '将']));
    if who.is_empty()
        && !hands_over
        && let Some(list) =
            list_ahead(text, lead_in(text, what.start)).filter(|list| list.follows_up && list.end <= what.end)
    {
        // 2021年3月底前，市科技局对…进行总结
        who = list.names;
        what = trimmed(text, behind_modal(text, list.end)..end);
    }
    if who.is_empty() {
        // 各区要将清单于6月底前报市政府: the names begin the part of the sentence, or the sentence.
        let first = start_of(text, start, ends_sentence);
        let begins = [start, first].into_iter().find_map(|first| {
            list_ahead(text, lead_in(text, first)).filter(|list| {
                list.end < date.start
                    && text.get(list.end..).is_some_and(|rest| rest.starts_with(['要', '应', '须', '将']))
            })
        });
        if let Some(list) = begins {
            who = list.names;
            range.start = range.start.min(first);
        }
    }
    if what.is_empty() {
        what = trimmed(text, start..date.start);
    }
    // A date with nothing beside it is a cell of a table.
    if what.is_empty() {
        return None;
    }
    let to = recipients(text, &what);
    let range = trimmed(text, range);
    Some(Deadline { range, when, date, who, to, what })
}

/// Where, behind a comma, somebody else begins to act: …报县政府办公室，由督查室通报.
fn before_another(text: &str, from: usize, end: usize) -> usize {
    let words = text.get(from..end).unwrap_or_default();
    let marks = words.char_indices().filter(|&(_, c)| matches!(c, '，' | ','));
    let mut later = marks.map(|(at, c)| (from + at, from + at + c.len_utf8()));
    // The first comma may stand right behind the date: 每月26日前，各区….
    later
        .find(|&(mark, next)| {
            mark > from
                && list_ahead(text, lead_in(text, next)).is_some_and(|list| list.follows_up && list.end < end)
        })
        .map_or(end, |(mark, _)| mark)
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let is_mark = |c: char| is_blank(c) || ends_part(c) || c == '、';
    let words = text.get(range.clone()).unwrap_or_default();
    let start = range.end - words.trim_start_matches(is_mark).len();
    let end = range.start + words.trim_end_matches(is_mark).len();
    start..end.max(start)
}

/// The place behind 请, 由 and the like.
fn lead_in(text: &str, at: usize) -> usize {
    let words = text.get(at..).unwrap_or_default();
    let rest = words.trim_start_matches(is_blank);
    let rest = ["请", "由", "同时", "其中"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    text.len() - rest.len()
}

/// The place behind 要 and the like.
fn behind_modal(text: &str, at: usize) -> usize {
    let words = text.get(at..).unwrap_or_default();
    let rest =
        ["要", "应当", "应", "须", "必须"].iter().find_map(|word| words.strip_prefix(word)).unwrap_or(words);
    text.len() - rest.len()
}

/// The names before a date, when they are all that stands there but for 请 and 要于.
fn subject(text: &str, range: Range<usize>) -> Option<Vec<Range<usize>>> {
    let start = lead_in(text, range.start);
    let mut words = text.get(start..range.end)?.trim_end_matches(is_blank);
    while let Some(shorter) = [
        "于",
        "在",
        "要",
        "应当",
        "应",
        "须",
        "需",
        "必须",
        "原则上",
        "力争",
        "确保",
        "争取",
        "务必",
        "分别",
        "将",
    ]
    .iter()
    .find_map(|word| words.strip_suffix(word))
    {
        words = shorter;
    }
    list_exact(text, start..start + words.len())
        .or_else(|| OFFICES.contains(&words).then(|| core::iter::once(start..start + words.len()).collect()))
}

/// Those whom the document names elsewhere.
const OFFICES: &[&str] = &["牵头单位", "责任单位", "牵头部门", "责任部门", "成员单位", "主管部门"];

/// To whom a report goes: 向市政府报告, 报市统计局, 报送市委、市政府.
fn recipients(text: &str, what: &Range<usize>) -> Vec<Range<usize>> {
    let words = text.get(what.clone()).unwrap_or_default();
    let Some(act) = acts::report(words) else { return Vec::new() };
    let towards = words.get(..act.start).and_then(|before| before.rfind('向'));
    let at = towards.map_or(act.end, |at| at + '向'.len_utf8());
    list_ahead(text, what.start + at)
        .filter(|list| list.end <= what.end)
        .map(|list| list.names)
        .unwrap_or_default()
}

/// What a clause's deadline says, part by part: 6月底前出台政策，年内持续推进 has two dates.
pub(crate) fn when(text: &str) -> Vec<(When, Range<usize>)> {
    let mut out = Vec::new();
    let mut start = 0;
    let ends = text.char_indices().filter(|&(_, c)| ends_part(c)).map(|(at, c)| (at, at + c.len_utf8()));
    for (end, next) in ends.chain([(text.len(), text.len())]) {
        let part = trimmed(text, start..end);
        start = next;
        if let Some(found) = text.get(part.clone()).and_then(first_when) {
            out.push((found, part));
        }
    }
    if out.is_empty() {
        out.push((When::Unsaid, 0..text.len()));
    }
    out
}

/// The first date in a part of a sentence.
fn first_when(part: &str) -> Option<When> {
    let mut digit_before = false;
    for (at, c) in part.char_indices() {
        let words = part.get(at..)?;
        let digit = fold_char(c).is_ascii_digit();
        if !(digit && digit_before) {
            if let Some(behind) = words.strip_prefix('每')
                && let Some((every, rest)) = cycle(behind)
                && let Some((found, _)) = dated(every, rest)
            {
                return Some(When::Again(found));
            }
            if words.starts_with("全年") {
                return Some(When::Once(Moment::default()));
            }
            if let Some(found) = stretch(words).and_then(|found| found.to.or(found.from)) {
                return Some(When::Once(found));
            }
            let near = || words.char_indices().take(7).take_while(|&(end, _)| end <= 6);
            if let Some((end, _)) = near().find(|&(_, sign)| sign == '五')
                && let Some((_, year)) = words.get(..end + '五'.len_utf8()).and_then(five_year_plan)
            {
                return Some(When::Once(Moment { year: Some(year), ..Moment::default() }));
            }
        }
        digit_before = digit;
    }
    None
}

#[cfg(test)]
#[expect(clippy::string_slice)] // a range that fits no text should stop the test
mod tests {
    use super::*;
    use crate::document::prose::SignRoom;

    fn check(text: &str, expected: &[(&str, &str, &str, &str)]) {
        let words = |ranges: &[Range<usize>]| -> String {
            ranges.iter().map(|range| &text[range.clone()]).collect::<Vec<_>>().join("|")
        };
        let found = deadlines(text, SignRoom::default().of_text(text));
        let found: Vec<(String, String, String, String)> = found
            .iter()
            .map(|one| {
                let date = text[one.date.clone()].to_owned();
                (date, words(&one.who), words(&one.to), text[one.what.clone()].to_owned())
            })
            .collect();
        let found: Vec<(&str, &str, &str, &str)> =
            found.iter().map(|(date, who, to, what)| (&**date, &**who, &**to, &**what)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn who_to_whom_and_what() {
        check(
            "各县（区）党委、政府于每年12月20日前，向市委、市政府报告情况。",
            &[("每年12月20日", "各县（区）党委、政府", "市委|市政府", "向市委、市政府报告情况")],
        );
        check(
            "从第一季度开始,各责任单位要在每季度最后一个月的30日前将进展情况报区人民政府办公室。",
            &[("每季度最后一个月的30日", "各责任单位", "区人民政府办公室", "将进展情况报区人民政府办公室")],
        );
        check(
            "2021年3月底前，市科技局对试点情况进行总结。",
            &[("2021年3月底", "市科技局", "", "对试点情况进行总结")],
        );
        check(
            "东部2018年底前完成；西部2020年底前完成。",
            &[("2018年底", "", "", "完成"), ("2020年底", "", "", "完成")],
        );
        check(
            "各区每年6月底、12月底前向市政府报告。",
            &[("每年6月底", "各区", "市政府", "向市政府报告"), ("12月底", "各区", "市政府", "向市政府报告")],
        );
        check("6月底前，由市科技局牵头制定清单。", &[("6月底", "市科技局", "", "牵头制定清单")]);
        check("年底前建成平台。", &[("年底", "", "", "建成平台")]);
        check(
            "6月底完成招标，力争年内全面建成，2026年一季度末，投入使用。",
            &[
                ("6月底", "", "", "完成招标"),
                ("年内", "", "", "全面建成"),
                ("2026年一季度末", "", "", "投入使用"),
            ],
        );
    }

    #[test]
    fn other_words_with_the_same_sign() {
        for text in [
            "到2025年，达到100家。",
            "到2025年底前，达到100家。",
            "目前进展顺利，前期工作完成。",
            "对2022年6月底前建成的项目给予补助。",
            "2022年前10个月增长5%。",
            "在国家扶贫日前后开展活动。",
            "2020年底前已建成10家。",
            "《2025年底前任务清单》",
            "到6月底，完成招标。",
            "三年内建成园区，近5年内完成改造。",
            "2020年底完成了招标，去年底建成园区。",
            "年底建成率较高，年内建成的项目不少，国内完成招标。",
            "2025年底达到100家，年内举办活动。",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn clauses_have_a_date_for_each_part() {
        let found: Vec<When> =
            when("6月底前出台政策，年内持续推进").into_iter().map(|(when, _)| when).collect();
        let june = Moment { months: Some((6, 6)), ..Moment::default() };
        assert_eq!(found, [When::Once(june), When::Once(Moment::default())]);
        assert_eq!(when("长期坚持").first().map(|(when, _)| *when), Some(When::Unsaid));
        let five = Moment { year: Some(2025), ..Moment::default() };
        assert_eq!(when("“十四五”期间").first().map(|(when, _)| *when), Some(When::Once(five)));
    }
}
