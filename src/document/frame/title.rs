//! What a title looks like, and what it says: the kind of document and the years it covers.

use super::number;
use crate::document::scan::Vocabulary;
use crate::document::table;
use crate::text::{five_year_plan, fold_char, is_blank, whole_number};

/// Kinds of document (文种) that a title of a plan ends in, and what stands in their place.
const KINDS: Vocabulary = Vocabulary::new(&[
    "规划",
    "纲要",
    "计划",
    "方案",
    "要点",
    "意见",
    "措施",
    "举措",
    "细则",
    "办法",
    "预案",
    "规定",
    "通知",
    "决定",
    "建议",
    "政策",
    "行动",
    "目标",
    "任务",
    "项目",
    "工作",
    "安排",
    "分工",
    "分解",
    "清单",
    "表",
    "台账",
    "任务书",
    "路线图",
    "指引",
    "指南",
    "纪要",
    "的函",
    "的复函",
    "的批复",
    "的公告",
    "的通告",
    "的决议",
    "工作报告",
    "草案的报告",
    "执行情况的报告",
]);

/// Kinds that make a title even when it is short; 重点工作任务 is the head of a column, 江州市规划 a title.
const NAMED: Vocabulary = Vocabulary::new(&["规划", "纲要", "计划", "方案", "要点", "意见", "通知"]);

/// What the last line of a torn title ends in. 目标 and 任务 may be headings below a title as well.
const ENDS: Vocabulary = Vocabulary::new(&[
    "规划", "纲要", "计划", "方案", "要点", "意见", "措施", "举措", "细则", "办法", "预案", "分工", "清单",
]);

/// How sentences and lines of a page begin that end as titles do.
const NO_TITLE: &[&str] =
    &["序号", "各", "请", "现将", "根据", "按照", "为了", "抓好", "附件", "索引", "首页", "当前位置"];

/// Bytes of the longest line that is looked at.
pub(super) const LONGEST: usize = 80 * 4;

/// The marks of a list on a page.
pub(super) const BULLETS: [char; 8] = ['●', '■', '◆', '▲', '○', '□', '◇', '△'];

/// Whether a line can be the title of a document: short, no sentence, and it ends in a kind of document.
pub(super) fn is_title(line: &str) -> bool {
    let stem = bare(line);
    if stem.len() > LONGEST || !KINDS.ends(stem) {
        return false;
    }
    let length = stem.chars().count();
    (5..=80).contains(&length)
        && (length >= 9 || NAMED.ends(stem))
        && !stem.contains(['。', '；', ';', '：', '>', '|', '！', '\t'])
        && !NO_TITLE.iter().any(|start| stem.starts_with(start))
        // 受市政府委托，现将…报告提请审议，请提出意见
        && !stem.contains("现将")
        && !line.trim_start().starts_with(BULLETS)
        && !table::heads_columns(stem)
        && !holds_number(stem)
}

/// Whether the head of a page with its number ran together with the title behind it: 江州市林业局江林发〔2023〕5号江州市林业局关于….
fn holds_number(stem: &str) -> bool {
    let cited =
        |at: usize| stem.get(..at).is_some_and(|before| before.ends_with(['《', '〈', '（', '(', '“']));
    stem.contains('号')
        && number::number(stem).is_some_and(|at| {
            let behind = stem.get(at.end..).unwrap_or_default();
            !cited(at.start) && !behind.is_empty() && !behind.starts_with(['》', '〉', '）', ')', '”', '文'])
        })
}

/// Whether a line has the last words of a title and hardly any before them: 实施方案, 的若干措施, 方案（2023—2025年）.
pub(super) fn is_end(line: &str) -> bool {
    let stem = if line.len() <= LONGEST { bare(line) } else { return false };
    (2..=8).contains(&stem.chars().count())
        && ENDS.ends(stem)
        && !NO_TITLE.iter().any(|start| stem.starts_with(start))
}

/// Words that close a title with 关于 in it.
const CLOSED_BY: Vocabulary = Vocabulary::new(&[
    "的通知",
    "的批复",
    "的意见",
    "的决定",
    "的函",
    "的复函",
    "的公告",
    "的通告",
    "的报告",
]);

/// Whether a line begins a title with 关于 that it does not close.
pub(super) fn opens_about(line: &str) -> bool {
    line.len() <= LONGEST && line.contains("关于") && !CLOSED_BY.ends(bare(line)) && !NAMED.ends(bare(line))
}

/// Whether a line closes a title that a line above began with 关于.
pub(super) fn closes_about(line: &str) -> bool {
    line.len() <= LONGEST && !line.contains("关于") && CLOSED_BY.ends(bare(line))
}

/// Whether a line ends in a kind of document that no title goes on behind.
pub(super) fn ends_by_name(line: &str) -> bool {
    NAMED.ends(bare(line))
}

/// A title without the years, (试行) and marks behind it.
pub(crate) fn bare(line: &str) -> &str {
    let mut rest = line.trim_matches(|c: char| is_blank(c) || c == '*' || c == '#');
    loop {
        let trimmed = rest.trim_end_matches(|c: char| is_blank(c) || matches!(c, '》' | '”' | '*'));
        // A number in brackets has brackets of its own: (江政〔2022〕3号).
        let open = match trimmed.chars().next_back() {
            Some(')' | '）') => trimmed.rfind(['(', '（']),
            Some('〕' | ']') => trimmed.rfind(['〔', '[']),
            _ => None,
        };
        let Some(open) = open.filter(|&open| open > 0) else {
            return trimmed.trim_start_matches(['《', '“']);
        };
        rest = trimmed.get(..open).unwrap_or_default();
    }
}

/// A title without the number of the document in brackets behind it.
pub(super) fn without_number(title: &str) -> &str {
    let inner = title.strip_suffix([')', '）']);
    let Some((before, last)) = inner.and_then(|inner| inner.rsplit_once(['(', '（'])) else { return title };
    if number::number(last) == Some(0..last.len()) { before.trim_end_matches(is_blank) } else { title }
}

/// The part of a notice's title that names what is issued: 关于印发《某计划》的通知 gives 某计划.
pub(crate) fn issued_title(notice: &str) -> Option<&str> {
    let stem = notice.trim_matches(is_blank);
    let stem = stem
        .strip_suffix("的通知")
        .or_else(|| stem.strip_suffix("的 通知"))
        .or_else(|| stem.strip_suffix("的函"))
        .unwrap_or(stem)
        .trim_end_matches(is_blank);
    let at = ["印发", "转发", "下发", "发布", "批转"]
        .iter()
        .filter_map(|verb| Some(stem.find(verb)? + verb.len()))
        .min()?;
    let inner = stem.get(at..)?.trim_start_matches(is_blank).trim_start_matches('了');
    // 《政府工作报告》重点任务分工 names a paper in its first words only.
    let names_another = inner.starts_with('《')
        && inner.find('》').is_some_and(|close| inner.get(close..).is_some_and(|rest| !rest.ends_with('》')));
    let inner = if names_another {
        inner
    } else {
        inner.trim_start_matches(['《', '〈', '<']).trim_end_matches(['》', '〉', '>'])
    };
    (inner.chars().count() >= 4).then_some(inner)
}

/// The years that a title covers, from years in digits, a five-year plan or the single year of work points.
pub(crate) fn years(title: &str) -> Option<(i32, i32)> {
    let letters: Vec<char> = title.chars().filter(|&c| !is_blank(c)).map(fold_char).collect();
    let folded: String = letters.iter().collect();
    if let Some((from, to)) = year_range(&folded) {
        return Some((from, to));
    }
    // 第十四个五年规划 is 十四五 in full.
    let before = folded.split("个五年").next().filter(|before| before.len() < folded.len());
    if let Some(number) = before.and_then(|before| before.rsplit('第').next())
        && let Some(period) = five_year_plan(&format!("{number}五"))
    {
        return Some(period);
    }
    for (at, _) in folded.match_indices('五') {
        let stem = folded.get(..at)?;
        let name: String =
            stem.chars().rev().take_while(|&c| whole_number(&c.to_string()).is_some()).collect();
        let name: String = name.chars().rev().chain(['五']).collect();
        if name.chars().count() >= 2
            && name.contains('十')
            && let Some(period) = five_year_plan(&name)
        {
            return Some(period);
        }
    }
    // 关于2024年计划执行情况与2025年计划草案的报告 is for the year that comes.
    let planned = folded.split_once("执行情况").map(|(_, behind)| behind);
    if let Some((_, year)) = planned.and_then(|behind| {
        four_digits(behind).find(|(end, _)| behind.get(*end..).is_some_and(|rest| rest.starts_with('年')))
    }) {
        return Some((year, year));
    }
    let (_, year) = four_digits(&folded)
        .next()
        .filter(|(end, _)| folded.get(*end..).is_some_and(|rest| rest.starts_with('年')))?;
    Some((year, year))
}

/// 2022-2024年, 2023—2025年, 2021年至2025年.
fn year_range(folded: &str) -> Option<(i32, i32)> {
    let years: Vec<(usize, i32)> = four_digits(folded).collect();
    years.windows(2).find_map(|pair| {
        let [(end, from), (next, to)] = *pair else { return None };
        let between = folded.get(end..next.checked_sub(4)?)?;
        let joined = !between.is_empty()
            && between.chars().all(|c| matches!(c, '-' | '~' | '至' | '到' | '年' | '－'));
        (joined && from <= to && to - from <= 30).then_some((from, to))
    })
}

/// Runs of exactly four digits that are years, with the offset of their end.
fn four_digits(text: &str) -> impl Iterator<Item = (usize, i32)> + '_ {
    let mut at = 0;
    core::iter::from_fn(move || {
        loop {
            let rest = text.get(at..)?;
            let start = at + rest.find(|c: char| c.is_ascii_digit())?;
            let run = text.get(start..)?;
            let length = run.find(|c: char| !c.is_ascii_digit()).unwrap_or(run.len());
            at = start + length;
            let year = text
                .get(start..at)
                .filter(|digits| digits.len() == 4)
                .and_then(|digits| digits.parse::<i32>().ok());
            if let Some(year) = year.filter(|year| (1949..=2100).contains(year)) {
                return Some((at, year));
            }
        }
    })
}
