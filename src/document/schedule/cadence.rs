//! Cadences (调度频次): 每季度开展一次工作调度, 季调度、季通报, 一周一调度, 年初建账、逐月查账、年底交账, 定期通报.

use core::ops::Range;

use super::acts::{act, acts_of, leading_acts, report};
use super::recurring::{Cycle, begins_cycle, cycle, dated};
use super::{end_of, ends_part, ends_sentence, start_of};
use crate::document::hints::Hints;
use crate::document::prose::{ProseSigns, Topic};
use crate::text::{fold_char, is_blank};

/// An act that comes back, in the words of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cadence {
    /// The words that say it.
    pub range: Range<usize>,
    /// How often; `None` for 定期.
    pub every: Option<Cycle>,
    /// The bare act; 报 alone for 报市政府.
    pub action: Range<usize>,
}

/// Verbs before a short form, by which a single one (实行月调度) is told from other words.
#[rustfmt::skip]
const GOVERNING: &[&str] = &["实行", "建立", "坚持", "落实", "执行", "采取", "通过", "实施", "健全", "推行", "开展", "完善", "做到", "严格", "按照", "强化", "做好", "形成", "采用", "用好", "以"];

/// The cadences of a paragraph, in order.
pub(crate) fn cadences(text: &str, signs: ProseSigns<'_>) -> Vec<Cadence> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, c) in signs.of(Topic::Cadences) {
        if at < from {
            continue;
        }
        // Most words behind these are no cycle, which their first sign tells.
        let leads = matches!(c, '每' | '按' | '逐' | '一' | '全');
        if leads && !text.get(at + c.len_utf8()..).is_some_and(begins_cycle) {
            continue;
        }
        let end = match c {
            '每' | '按' | '逐' => chain(text, at, &mut out).or_else(|| sentence(text, at, c, &mut out)),
            '一' | '半' | '全' => numbered(text, at, &mut out).or_else(|| chain(text, at, &mut out)),
            '定' => regular(text, at, &mut out),
            '日' | '周' | '旬' | '月' | '季' | '年' | '双' => chain(text, at, &mut out),
            _ => None,
        };
        from = end.unwrap_or(from);
    }
    out
}

/// 每季度开展一次调度, 按月通报, 逐月查账, 每年12月20日前向市政府报告.
fn sentence(text: &str, at: usize, first: char, out: &mut Vec<Cadence>) -> Option<usize> {
    let behind = text.get(at + first.len_utf8()..)?;
    let (every, rest) = cycle(behind)?;
    let begin = text.len() - rest.len();
    if first != '每' {
        let end = end_of(text, begin..text.len(), ends_part);
        let part = text.get(begin..end)?;
        let acts = acts_of(part);
        // 按年度计划 and 逐年提高 have no act right behind them.
        let near = acts.first().is_some_and(|act| act.start <= 18);
        return push(out, at..end, Some(every), begin, acts.into_iter().filter(|_| near));
    }
    if let Some((_, rest)) = dated(every, rest) {
        let begin = text.len() - rest.len();
        let end = end_of(text, begin..text.len(), ends_sentence);
        return dated_duty(text, at, begin..end, every, out);
    }
    let skip = rest.len() - rest.trim_start_matches(|c| is_blank(c) || matches!(c, '，' | ',')).len();
    let end = end_of(text, begin + skip..text.len(), ends_part);
    let part = text.get(begin + skip..end)?;
    // 每年新增200家企业通过评估: an act that others pass is none of the office's.
    let others = ["新增", "新认定", "培育", "推动", "支持"].iter().any(|verb| part.starts_with(verb));
    if others && part.contains("通过") {
        return None;
    }
    // 每季度调度一次、每年考核一次: the second has a cycle of its own. So it has in 每月、每季度通报, where both share the act.
    let other = part
        .match_indices("、每")
        .find(|(at, mark)| part.get(at + mark.len()..).is_some_and(begins_cycle))
        .map(|(at, _)| (at, acts_of(part.get(..at).unwrap_or_default())));
    let (end, acts, next) = match other {
        Some((at, acts)) if !acts.is_empty() => (begin + skip + at, acts, None),
        Some((at, _)) => (end, acts_of(part), Some(begin + skip + at)),
        None => (end, acts_of(part), None),
    };
    let read = push(out, at..end, Some(every), begin + skip, acts.into_iter())?;
    Some(next.unwrap_or(read))
}

/// The acts of a duty that has a date: those of the part behind it, else the report that the sentence ends in.
fn dated_duty(
    text: &str,
    at: usize,
    rest: Range<usize>,
    every: Cycle,
    out: &mut Vec<Cadence>,
) -> Option<usize> {
    let words = text.get(rest.clone())?;
    let words = ["之前", "以前", "前"].iter().find_map(|word| words.strip_prefix(word)).unwrap_or(words);
    let words = words.trim_start_matches(|c| is_blank(c) || matches!(c, '，' | ','));
    let begin = rest.end - words.len();
    let part = end_of(text, begin..text.len(), ends_part);
    let part = text.get(begin..part)?;
    let mut acts = leading_acts(part);
    // 每周三召开例会，每两周报告一次: what is reported comes on its own.
    if acts.is_empty() && part.contains("召开") {
        acts = acts_of(part);
    }
    acts.extend(report(words).filter(|_| acts.is_empty()));
    if acts.is_empty() {
        acts = acts_of(part);
    }
    let start = part_start(text, at);
    // What follows in the sentence may be a cadence of its own.
    let behind = acts.first().map(|act| begin + act.end);
    push(out, start..rest.end, Some(every), begin, acts.into_iter().take(1)).and(behind)
}

/// Where the part of a sentence begins in which `at` stands.
pub(super) fn part_start(text: &str, at: usize) -> usize {
    let start = start_of(text, at, ends_part);
    let part = text.get(start..at).unwrap_or_default();
    start + part.len() - part.trim_start_matches(is_blank).len()
}

fn push(
    out: &mut Vec<Cadence>,
    range: Range<usize>,
    every: Option<Cycle>,
    base: usize,
    acts: impl Iterator<Item = Range<usize>>,
) -> Option<usize> {
    let count = out.len();
    let end = range.end;
    out.extend(acts.map(|act| Cadence {
        range: range.clone(),
        every,
        action: base + act.start..base + act.end,
    }));
    (out.len() > count).then_some(end)
}

/// 一周一调度, 一月一次汇总, 半年一督查.
fn numbered(text: &str, at: usize, out: &mut Vec<Cadence>) -> Option<usize> {
    let (every, action) = numbered_item(text, at)?;
    let end = action.end;
    out.push(Cadence { range: at..end, every: Some(every), action });
    Some(end)
}

fn numbered_item(text: &str, at: usize) -> Option<(Cycle, Range<usize>)> {
    let words = text.get(at..)?;
    let counted = words.strip_prefix(['一', '全']).unwrap_or(words);
    let (every, rest) = cycle(counted)?;
    let rest = rest.strip_prefix('一')?;
    let rest = rest.strip_prefix('次').unwrap_or(rest);
    let begin = text.len() - rest.len();
    Some((every, begin..begin + act(rest, true)?))
}

/// 定期通报, 定期对…开展评估; 不定期 is no cadence.
fn regular(text: &str, at: usize, out: &mut Vec<Cadence>) -> Option<usize> {
    let rest = text.get(at..)?.strip_prefix("定期")?;
    if text.get(..at)?.ends_with(['不', '限', '固']) {
        return None;
    }
    let begin = text.len() - rest.len();
    let end = end_of(text, begin..text.len(), ends_part);
    let acts = acts_of(text.get(begin..end)?);
    push(out, at..end, None, begin, acts.into_iter())
}

/// One item of a chain: its cycle, whether it only names a point of the cycle (年初), and the range of its act.
fn item(text: &str, at: usize) -> Option<(Cycle, bool, Range<usize>)> {
    if let Some((every, action)) = numbered_item(text, at) {
        return Some((every, false, action));
    }
    let words = text.get(at..)?;
    let words = words.strip_prefix(['每', '按', '逐']).unwrap_or(words);
    let (every, rest) = cycle(words)?;
    let point = rest
        .strip_prefix(['初', '中', '底', '末', '终'])
        .filter(|_| every == Cycle::Year || every == Cycle::Month);
    // 年终一考评
    let rest = point.map_or(rest, |rest| rest.strip_prefix('一').unwrap_or(rest));
    let begin = text.len() - rest.len();
    Some((every, point.is_some(), begin..begin + act(rest, true)?))
}

/// 周调度、月通报、季推进、年考评, “季调度、季通报”, 实行月调度, 季通报制度.
fn chain(text: &str, at: usize, out: &mut Vec<Cadence>) -> Option<usize> {
    let before = text.get(..at)?;
    if before.ends_with(|c| fold_char(c).is_ascii_digit()) {
        return None;
    }
    // 每月督查、每季度通报 is a chain wherever it begins; a single 每月督查 is read with its whole part.
    let whole = text.get(at..)?.starts_with(['每', '按', '逐']);
    static MAY_GOVERN: Hints = Hints::last(GOVERNING);
    let last = before.chars().next_back();
    let after_mark = last.is_none_or(|c| !c.is_alphanumeric());
    let governed =
        last.is_some_and(|c| MAY_GOVERN.may_hold(c)) && GOVERNING.iter().any(|verb| before.ends_with(verb));
    if !after_mark && !governed && !whole {
        return None;
    }
    let first = item(text, at)?;
    let mut end = first.2.end;
    let mut items = vec![(at, first)];
    loop {
        let rest = text.get(end..)?;
        let behind = rest.trim_start_matches(|c: char| {
            is_blank(c) || matches!(c, '、' | '，' | ',' | '/' | '和' | '与' | '及' | '“' | '”' | '"' | '；')
        });
        let next = text.len() - behind.len();
        let Some(found) = (next > end).then(|| item(text, next)).flatten() else { break };
        end = found.2.end;
        items.push((next, found));
    }
    let rest = text.get(end..)?;
    let (_, (every, point, _)) = items.first()?;
    // 一季一督查、年终一考评: the last of a row whose others were read one by one.
    let goes_on = out.last().is_some_and(|last| {
        text.get(last.range.end..at).is_some_and(|between| matches!(between, "、" | "，" | ","))
    });
    let told = match items.as_slice() {
        [_] if whole => false,
        [_] if goes_on && !rest.starts_with(char::is_alphanumeric) => true,
        // 日报告、零报告: what a day without news is reported by tells that the other is no daily paper.
        [_] if every == &Cycle::Day => {
            rest.trim_start_matches(['、', '和', '“', '”', '/']).starts_with("零报告")
        }
        [_] => {
            let quoted = before.ends_with(['“', '"']) && rest.starts_with(['”', '"']);
            let named = ["机制", "制度", "工作机制", "工作制度", "通报制度"]
                .iter()
                .any(|noun| rest.starts_with(noun));
            !point && !matches!(every, Cycle::Year | Cycle::Day) && (quoted || governed || named)
        }
        several => several.iter().any(|(_, (_, point, _))| !point),
    };
    if !told {
        return None;
    }
    out.extend(items.into_iter().map(|(at, (every, _, action))| Cadence {
        range: at..action.end,
        every: Some(every),
        action,
    }));
    Some(end)
}

#[cfg(test)]
#[expect(clippy::string_slice)] // a range that fits no text should stop the test
mod tests {
    use super::*;
    use crate::document::prose::SignRoom;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found: Vec<(String, &str)> = cadences(text, SignRoom::default().of_text(text))
            .into_iter()
            .map(|cadence| {
                (cadence.every.map_or("-".to_owned(), |every| format!("{every:?}")), &text[cadence.action])
            })
            .collect();
        let found: Vec<(&str, &str)> =
            found.iter().map(|(every, action)| (every.as_str(), *action)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn cycles_and_acts_of_a_sentence() {
        check(
            "每季度开展一次工作调度，每半年开展一次进度督查，每年开展一次考核。",
            &[("Quarter", "调度"), ("HalfYear", "督查"), ("Year", "考核")],
        );
        check("各单位于每年12月20日前，向市委、市政府报告进展情况。", &[("Year", "报告")]);
        check("每年对目标完成情况进行通报，对落后的约谈。", &[("Year", "通报")]);
        check("每季度末月20日前将完成情况书面报县政府督查室。", &[("Quarter", "报")]);
        check("督查室按季度进行督查", &[("Quarter", "督查")]);
        check("按月公开收支情况", &[("Month", "公开")]);
        check("每两周调度一次", &[("Other", "调度")]);
        check("每周一调度", &[("Week", "调度")]);
    }

    #[test]
    fn short_forms() {
        check("通过“季调度、季通报”，加强分析", &[("Quarter", "调度"), ("Quarter", "通报")]);
        check("做到一周一调度，一月一汇总，及时上报", &[("Week", "调度"), ("Month", "汇总")]);
        check(
            "实行周调度、月通报、季推进、年考评。",
            &[("Week", "调度"), ("Month", "通报"), ("Quarter", "推进"), ("Year", "考评")],
        );
        check("年初建账、逐月查账、年底交账", &[("Year", "建账"), ("Month", "查账"), ("Year", "交账")]);
        check("实行月调度", &[("Month", "调度")]);
        check("健全季度通报制度", &[("Quarter", "通报")]);
        check("定期通报进展", &[("-", "通报")]);
    }

    #[test]
    fn near_misses() {
        for text in [
            "每年新增100家企业",
            "每年新增100家企业通过能力评估",
            "举办一年一度的展会",
            "每个重点产业建一个平台",
            "加强日常调度",
            "季节性用工",
            "周边地区检查站",
            "年均增长17%以上",
            "2023年考核结果",
            "纳入年度考核",
            "不定期检查",
            "12月通报",
            "三年评估",
            "按年度计划推进",
            "逐年提高投入",
            "每月将考核结果作为依据",
        ] {
            check(text, &[]);
        }
    }
}
