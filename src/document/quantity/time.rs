//! By when: the time phrases that hold for the quantities behind them in a sentence.

use core::ops::Range;

use super::Quantity;
use super::cue::Sign;
use super::flat::{Flat, Inside};
use super::lexicon::{Lexicon, words};
use crate::document::hints::Hints;
use crate::text::{five_year_plan, han_digit};

/// A time phrase where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct When {
    /// In characters of the flat paragraph while reading, in bytes of the paragraph once read.
    pub range: Range<usize>,
    pub by: By,
    /// Whether it opens a stretch of text that it holds for: 到2025年, or a year at the head of a sentence.
    pub leads: bool,
}

/// What a time phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    /// 到2025年, 2025年6月底前, 到“十四五”末.
    Year { year: i32, month: Option<u32> },
    /// 年内, 全年, 今年, 年底前: the year of the document.
    ThisYear,
    /// 每年, 每季度: again and again, no date.
    Every,
    /// 截至2020年底, 目前, “十三五”以来: how it is, not how it shall be.
    Since(Option<i32>),
    /// 比2020年, 以2020年为基数: what is compared with.
    Base,
}

static THIS_YEAR: Lexicon = Lexicon::new(&[
    "本年度",
    "年度内",
    "年底前",
    "年末前",
    "到年底",
    "至年底",
    "到年末",
    "年底",
    "年末",
    "年内",
    "全年",
    "今年",
    "本年",
    "当年",
]);
static EVERY: Lexicon =
    Lexicon::new(&["每年度", "每年", "年均", "每季度", "每月", "每半年", "每个季度", "逐年"]);
static SO_FAR: Lexicon =
    Lexicon::new(&["目前", "截至", "截止", "去年", "上年末", "上年度", "上年", "近年来", "近几年", "五年来"]);

/// The time phrases of a stretch, in order.
pub(super) fn times(flat: &Flat, range: Range<usize>) -> Vec<When> {
    static MAY_BEGIN: Hints = Hints::signs("0123456789二十每逐目截去上近五年全今本当到至");
    let mut out = Vec::new();
    let mut at = range.start;
    while at < range.end {
        // The years of another document, 《…规划（2011—2030年）》, are no dates of this one.
        let said =
            flat.get(at).filter(|&c| MAY_BEGIN.may_hold(c) && flat.inside.get(at) != Some(&Inside::Title));
        let found = said.and_then(|c| match c {
            '0'..='9' => year(flat, at, range.start),
            '二' => han_year(flat, at, range.start),
            '十' => plan(flat, at, range.start),
            '每' | '逐' => words(flat, at, &EVERY, By::Every),
            '目' | '截' | '去' | '上' | '近' | '五' => words(flat, at, &SO_FAR, By::Since(None)),
            '年' | '全' | '今' | '本' | '当' | '到' | '至' => this_year(flat, at),
            _ => None,
        });
        match found {
            Some(when) => {
                at = when.range.end.max(at + 1);
                // 截至2020年底 is one phrase.
                if let (By::Year { year, .. } | By::Since(Some(year)), Some(last)) = (when.by, out.last_mut())
                    && let When { by: by @ By::Since(None), range, .. } = last
                    && range.end + 1 >= when.range.start
                {
                    *by = By::Since(Some(year));
                    range.end = when.range.end;
                    continue;
                }
                out.push(when);
            }
            None => at += 1,
        }
    }
    out
}

fn words(flat: &Flat, at: usize, words: &Lexicon, by: By) -> Option<When> {
    let (word, end) = flat.any_at(at, words)?;
    // 项目前期 holds no 目前, and 比上年 is what is compared with.
    if word == "目前" && matches!(flat.before(at), Some('项' | '题' | '科')) {
        return None;
    }
    // 每人每月80元 is a rate; 各单位每月 and 责任人每月 are told how often.
    if by == By::Every
        && matches!(flat.before(at), Some('人' | '户' | '生' | '家' | '亩' | '位'))
        && flat.any_before(at, 0, words!["单位", "责任人", "负责人", "联系人"]).is_none()
    {
        return None;
    }
    // 比上年, 不低于上年: what is compared with.
    let by = if matches!(flat.before(at), Some('比' | '较' | '于')) { By::Base } else { by };
    // 年均增长 is a rate by a date, not a date of its own.
    (word != "年均").then_some(When { range: at..end, by, leads: false })
}

fn this_year(flat: &Flat, at: usize) -> Option<When> {
    let (word, end) = flat.any_at(at, &THIS_YEAR)?;
    if word.starts_with('年')
        && flat.before(at).is_some_and(|c| {
            c.is_ascii_digit() || han_digit(c).is_some() || matches!(c, '十' | '多' | '每' | '青' | '整')
        })
    {
        return None;
    }
    Some(When {
        range: at..end, by: By::ThisYear, leads: word.starts_with(['到', '至']) || begins(flat, at)
    })
}

/// 2025年, 2025年底前, 2025年6月底前; the words before say whether it is a date to come, a state or a base.
fn year(flat: &Flat, at: usize, from: usize) -> Option<When> {
    // ——2025年 begins a line, 2024-2025 goes on.
    let dashed = flat.before(at) == Some('-')
        && at.checked_sub(2).is_some_and(|at| flat.get(at).is_some_and(|c| c != '-'));
    if dashed || flat.before(at).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '〔' | '/'))
    {
        return None;
    }
    let digits = (at..).take_while(|&at| flat.get(at).is_some_and(|c| c.is_ascii_digit())).count();
    if digits != 4 {
        return None;
    }
    let number: i32 = flat.words(at..at + 4).parse().ok()?;
    if let Some(found) = listed(flat, at, from, number) {
        return Some(found);
    }
    let mut year = number;
    let mut end = at + 4;
    // 2023-2025年: the last year of several.
    if matches!(flat.get(end), Some('-' | '至' | '到')) {
        let next = (end..).find(|&at| !matches!(flat.get(at), Some('-' | '至' | '到')))?;
        let second = (next..).take_while(|&at| flat.get(at).is_some_and(|c| c.is_ascii_digit())).count();
        if second != 4 {
            return None;
        }
        year = flat.words(next..next + 4).parse().ok()?;
        end = next + 4;
    }
    finish(flat, at, from, end, year)
}

/// A year of several that share one 年: 2023、2024、2025年.
fn listed(flat: &Flat, at: usize, from: usize, year: i32) -> Option<When> {
    let digits = |at: usize| (at..at + 4).all(|at| flat.get(at).is_some_and(|c| c.is_ascii_digit()));
    let mut end = at + 4;
    while matches!(flat.get(end), Some('、' | '和' | '及')) && digits(end + 1) {
        end += 5;
    }
    if end == at + 4 || flat.get(end) != Some('年') || !(1949..2100).contains(&year) {
        return None;
    }
    let start = flat.any_before(at, from, words!["力争到", "到", "至"]).map_or(at, |(_, start)| start);
    Some(When {
        range: start..at + 4,
        by: By::Year { year, month: None },
        leads: start < at || begins(flat, start),
    })
}

/// 2022年收入低于7600元的农户应纳尽纳: the year is one of the condition and says nothing of what comes behind it.
pub(super) fn forget(flat: &Flat, whens: &mut [When], condition: &Range<usize>) {
    let own = |when: &&mut When| when.range.start >= condition.start && when.range.end <= condition.end;
    if let Some(when) = whens.iter_mut().rev().find(own)
        && matches!(when.by, By::Year { .. })
        && flat.get(when.range.start).is_some_and(|c| c.is_ascii_digit())
        && flat.before(when.range.end) == Some('年')
    {
        when.by = By::Base;
    }
}

/// Gives each value of a row its year or its name, where as many years as values stand before 分别. What is said of one thing goes on so to the
/// end of the sentence: 到2025年和2030年，甲分别达到1%和2%，乙达到3%和4%.
pub(super) fn share(flat: &Flat, whens: &[When], words: &Range<usize>, row: &mut [Quantity], text: &str) {
    let [first, rest @ ..] = &*row else { return };
    if rest.is_empty() {
        return;
    }
    let same = || rest.iter().all(|one| one.subject == first.subject);
    let each = flat.has(words.clone(), words!["分别"]) || same() && flat.has(0..words.start, words!["分别"]);
    if !each {
        return;
    }
    let years = years_before(flat, whens, words.end);
    if years.len() == row.len() {
        for (quantity, when) in row.iter_mut().zip(years) {
            quantity.when = Some(When { range: flat.bytes(when.range, text), ..when });
        }
        return;
    }
    if same() {
        name_each(row);
    }
    bound_each(row, text);
}

/// Gives each value of a row the bound behind the last: 入学率、巩固率分别达到95%、90%以上. One before it, as in 95%、不超过90%, is its own.
fn bound_each(row: &mut [Quantity], text: &str) {
    let Some((last, before)) = row.split_last_mut() else { return };
    let figure = text.get(last.figure.clone()).unwrap_or_default();
    let bounds = ["以上", "以下", "以内", "左右"].iter().any(|bound| figure.ends_with(bound));
    if bounds && before.iter().all(|one| one.sign == Sign::Equal && one.unit == last.unit) {
        for one in before {
            one.sign = last.sign;
        }
    }
}

/// What is said of each of several names once, behind the last of them.
const SHARED: [&str; 6] = ["年均增长", "年均增速", "增长率", "增速", "增幅", "增长"];

/// Gives each value of a row its name, where as many whole names as values stand before 分别: 入学率、巩固率分别达到95%、90%. In
/// 花生、油菜机械化率 only the last is whole.
fn name_each(row: &mut [Quantity]) {
    let Some(all) = row.first().map(|first| first.subject.clone()) else { return };
    // GDP、财政收入年均增长: what is said of each stands once behind the last.
    let shared = SHARED.iter().find(|shared| all.ends_with(**shared)).copied().unwrap_or_default();
    let names = all.strip_suffix(shared).unwrap_or(&all);
    if !shared.is_empty() && !names.contains(shared) && !names.ends_with(['、', '和', '与', '及']) {
        let parts: Vec<&str> = names.split(['、', '和', '与', '及']).collect();
        if parts.len() == row.len() && parts.iter().all(|name| name.chars().nth(2).is_some()) {
            for (quantity, name) in row.iter_mut().zip(parts) {
                quantity.subject = format!("{name}{shared}");
            }
        }
        return;
    }
    let parts: Vec<&str> = all.split(['、', '和', '与', '及']).collect();
    let kind = |name: &str| name.chars().next_back();
    let whole = |name: &&str| name.chars().nth(2).is_some() && kind(name) == kind(&all);
    if parts.len() == row.len() && parts.iter().all(whole) {
        for (quantity, name) in row.iter_mut().zip(parts) {
            name.clone_into(&mut quantity.subject);
        }
    }
}

/// The years that the time phrases right before a place name one by one: 2025年和2035年, 2023、2024、2025年, 2023-2025年.
fn years_before(flat: &Flat, whens: &[When], at: usize) -> Vec<When> {
    let mut out: Vec<When> = Vec::new();
    for when in whens.iter().rev().skip_while(|when| when.range.end > at) {
        let joined = out.last().is_none_or(|next| {
            flat.slice(when.range.end..next.range.start).iter().all(|c| matches!(c, '、' | '和' | '及' | ','))
        });
        if !matches!(when.by, By::Year { .. }) || !joined {
            break;
        }
        out.push(when.clone());
    }
    out.reverse();
    if let [When { range, by: By::Year { year, .. }, leads }] = &out[..] {
        let words = flat.words(range.clone());
        let first = words
            .split_once(['-', '至'])
            .and_then(|(before, _)| before.get(before.len().checked_sub(4)?..)?.parse::<i32>().ok());
        if let Some(first) = first.filter(|first| first < year) {
            let each =
                |year| When { range: range.clone(), by: By::Year { year, month: None }, leads: *leads };
            return (first..=*year).map(each).collect();
        }
    }
    out
}

fn han_year(flat: &Flat, at: usize, from: usize) -> Option<When> {
    let year = (0..4)
        .try_fold(0, |sum, step| Some(sum * 10 + i32::try_from(han_digit(flat.get(at + step)?)?).ok()?))?;
    (1949..2100).contains(&year).then(|| finish(flat, at, from, at + 4, year)).flatten()
}

fn finish(flat: &Flat, at: usize, from: usize, end: usize, year: i32) -> Option<When> {
    if !(1949..2100).contains(&year) || flat.get(end) != Some('年') {
        return None;
    }
    let (month, mut end) = month_and_day(flat, end + 1);
    if let Some((_, tail)) = flat.any_at(
        end,
        words!["底以前", "底之前", "底前", "年底前", "末前", "底", "末", "以前", "之前", "前", "度", "内"],
    ) {
        end = tail;
    }
    let front = flat.any_before(
        at,
        from,
        words![
            "力争到",
            "截至",
            "截止到",
            "截止",
            "到",
            "至",
            "较",
            "比",
            "以",
            "相比",
            "同",
            "在",
            "自",
            "从",
            "由",
            "于",
        ],
    );
    let start = front.map_or(at, |(_, start)| start);
    let described = describes(flat, end).filter(|_| front.is_none());
    let by = if is_base(flat, front.map(|(word, _)| word), end) || described.is_some() {
        // 2000年底前建成的小区: the date describes what is there.
        By::Base
    } else if matches!(front, Some(("截至" | "截止" | "截止到", _))) {
        By::Since(Some(year))
    } else if begins_from(flat, end) {
        By::Base
    } else {
        By::Year { year, month }
    };
    // 增至2024年的210家 dates the number behind it and nothing else.
    // 为到2035年翻一番打好基础 says what for, and nothing of the next sentence.
    let leads = (matches!(front, Some(("力争到" | "到" | "至", _))) || begins(flat, start))
        && flat.before(start) != Some('为')
        && flat.get(end) != Some('的');
    Some(When { range: start..described.unwrap_or(end), by, leads })
}

/// The month behind a year, if one stands there, and where month and day end.
fn month_and_day(flat: &Flat, at: usize) -> (Option<u32>, usize) {
    let digits =
        |at: usize| (at..).take_while(|&at| flat.get(at).is_some_and(|c| c.is_ascii_digit())).count();
    let month = digits(at);
    if !(1..=2).contains(&month) || flat.get(at + month) != Some('月') {
        return (None, at);
    }
    let mut end = at + month + 1;
    let day = digits(end);
    if (1..=2).contains(&day) && flat.get(end + day) == Some('日') {
        end += day + 1;
    }
    (flat.words(at..at + month).parse().ok().filter(|month| (1..=12).contains(month)), end)
}

/// Whether the words before a date make it what something is compared with: 比2020年, 以2020年为基数, 从2020年的.
fn is_base(flat: &Flat, front: Option<&str>, end: usize) -> bool {
    match front {
        Some("较" | "比" | "相比" | "同" | "自" | "从" | "由") => true,
        Some("以" | "在") => flat.any_at(end, words!["为基", "的基础", "基础上", "为基准"]).is_some(),
        _ => false,
    }
}

/// Whether the words behind a date say that something begins there or is measured from there: 2021年起, 2020年水平的.
fn begins_from(flat: &Flat, end: usize) -> bool {
    flat.any_at(end, words!["起", "以来", "开始", "为基", "的基础", "基础上", "水平基础", "水平的", "同期"])
        .is_some()
}

/// Where the words end by which a date describes what is there: 建成的, 登记在册的.
fn describes(flat: &Flat, at: usize) -> Option<usize> {
    static DONE: Lexicon = Lexicon::new(&[
        "建成", "建设", "建造", "开工", "投产", "成立", "注册", "登记", "取得", "出生", "入库", "签订",
        "认定", "形成",
    ]);
    static OF: Lexicon = Lexicon::new(&["的", "并投入使用的", "投用的", "入住的", "在册的"]);
    let done = flat.any_at(at, &DONE).and_then(|(_, end)| flat.any_at(end, &OF)).map(|(_, end)| end);
    // 2000年以前营造的
    done.or_else(|| {
        flat.any_before(at, 0, words!["以前", "之前"])?;
        let of = (at..at + 5).find(|&at| flat.get(at) == Some('的'))?;
        flat.slice(at..of).iter().all(|c| c.is_alphabetic()).then_some(of + 1)
    })
}

/// Whether a sentence begins at a place.
fn begins(flat: &Flat, at: usize) -> bool {
    let at = flat.any_before(at, 0, words!["力争", "-", "--"]).map_or(at, |(_, start)| start);
    flat.before(at).is_none_or(|c| matches!(c, '。' | ';' | ':' | '-'))
}

/// “十四五”主要目标, and nothing more: a title that says by when. `close` is the place behind the name of the plan.
fn aim_of_plan(flat: &Flat, at: usize, close: usize, last: i32) -> Option<When> {
    let (_, end) = flat.any_at(
        close,
        words!["主要目标", "发展目标", "总体目标", "规划目标", "预期目标", "具体目标", "目标"],
    )?;
    let start = at - usize::from(matches!(flat.before(at), Some('“' | '"')));
    (flat.before(start).is_none_or(|c| !c.is_alphanumeric() || matches!(c, '章' | '节' | '篇'))
        && flat.get(end).is_none_or(|c| matches!(c, '。' | ':')))
    .then_some(When { range: start..close, by: By::Year { year: last, month: None }, leads: true })
}

/// “十四五”末, “十四五”期间; 以来 makes it a state.
fn plan(flat: &Flat, at: usize, from: usize) -> Option<When> {
    let end =
        (at..).take_while(|&at| flat.get(at).is_some_and(|c| han_digit(c).is_some() || c == '十')).last()?
            + 1;
    let (first, last) = five_year_plan(&flat.words(at..end))?;
    if first < 1996 {
        return None;
    }
    let close = end + usize::from(matches!(flat.get(end), Some('”' | '"')));
    if let Some(when) = aim_of_plan(flat, at, close, last) {
        return Some(when);
    }
    let (word, end) = flat.any_at(
        close,
        words!["规划期末", "时期末", "期末", "末期", "末", "期间", "时期", "规划期", "以来", "收官"],
    )?;
    let start = if matches!(flat.before(at), Some('“' | '"')) { at - 1 } else { at };
    let front = flat.any_before(start, from, words!["力争到", "到", "至", "在", "较", "比"]);
    let start = front.map_or(start, |(_, start)| start);
    let by = match word {
        // 较“十三五”末增长60%
        _ if front.is_some_and(|(word, _)| matches!(word, "较" | "比")) => By::Base,
        "以来" => By::Since(Some(first)),
        "时期" | "期间" if flat.any_at(end, words!["主要成", "取得", "以来"]).is_some() => {
            By::Since(Some(last))
        }
        _ => By::Year { year: last, month: None },
    };
    Some(When {
        range: start..end,
        by,
        leads: front.is_some_and(|(word, _)| !matches!(word, "在" | "较" | "比")) || begins(flat, start),
    })
}
