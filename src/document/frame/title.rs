//! What a title looks like, and the kind of document that it says.

use super::number;
use crate::document::scan::Vocabulary;
use crate::document::table;
use crate::text::is_blank;

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
    "责任书",
    "民生实事",
    "惠民实事",
    "为民办实事",
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
    // Signs that were spread over the line count without the blanks between them.
    let length = stem.chars().filter(|&c| !is_blank(c)).count();
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
    if is_spread(stem) {
        let letters: String = stem.chars().filter(|&c| !is_blank(c)).collect();
        return letters.chars().count() <= MOST_SPREAD
            && KINDS.ends(&letters)
            && !NO_TITLE.iter().any(|start| letters.starts_with(start));
    }
    (2..=8).contains(&stem.chars().count())
        && ENDS.ends(stem)
        && !NO_TITLE.iter().any(|start| stem.starts_with(start))
}

/// Signs of the longest end of a title that is spread over its line.
const MOST_SPREAD: usize = 10;

/// Whether a line is spread out, a blank behind each of its signs: 任 务 分 解 表.
pub(super) fn is_spread(line: &str) -> bool {
    let words = line.trim_matches(is_blank);
    let mut signs = words.split(is_blank).filter(|sign| !sign.is_empty()).peekable();
    words.contains(is_blank) && signs.all(|sign| sign.chars().nth(1).is_none())
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

/// A title without the marks that stand around all of it: 《某细则》.
pub(super) fn unquoted(title: &str) -> &str {
    let inner = title.strip_prefix('《').and_then(|rest| rest.strip_suffix('》'));
    let mut depth = 0_i32;
    let whole = |inner: &&str| {
        inner.chars().all(|c| {
            depth += i32::from(c == '《') - i32::from(c == '》');
            depth >= 0
        })
    };
    inner.filter(whole).unwrap_or(title)
}

/// A notice's title without those it goes to, where they ran together with it: …的通知各县区人民政府，市政府各部门：.
pub(super) fn without_addressees(line: &str) -> &str {
    const TITLE: &str = "的通知";
    let addressed = |behind: &str| {
        let behind = behind.trim_start_matches(is_blank);
        behind.starts_with('各') && behind.ends_with(['：', ':']) && !behind.contains('。')
    };
    let end = line.find(TITLE).map(|at| at + TITLE.len());
    end.and_then(|end| line.split_at_checked(end))
        .filter(|(_, behind)| addressed(behind))
        .map_or(line, |(title, _)| title)
}

/// How a notice says that it issues another paper.
pub(super) const ISSUES: &[&str] = &["印发", "转发", "下发", "发布", "批转"];

/// The part of a notice's title that names what is issued: 关于印发《某计划》的通知 gives 某计划.
pub(crate) fn issued_title(notice: &str) -> Option<&str> {
    let stem = notice.trim_matches(is_blank);
    let stem = stem
        .strip_suffix("的通知")
        .or_else(|| stem.strip_suffix("的 通知"))
        .or_else(|| stem.strip_suffix("的函"))
        .unwrap_or(stem)
        .trim_end_matches(is_blank);
    let at = ISSUES.iter().filter_map(|verb| Some(stem.find(verb)? + verb.len())).min()?;
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
