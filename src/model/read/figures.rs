//! The words of an indicator's cells: names without units and marks, numbers with their bounds, footnotes.

use std::borrow::Cow;

use super::indicators::{ValueCell, squeeze};
use super::sections::{clean, cleaned};
use crate::document::{Signs, is_unit};
use crate::model::indicator::Figure;
use crate::model::value::Decimal;
use crate::model::words::Comparator;
use crate::text::{
    FOOTNOTE_MARKS, enclosed_digit, fold, fold_char, is_blank, is_footnote_mark, is_han, is_note_mark, marks,
};

/// The marks that a cell carries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks(u16);

impl Marks {
    pub(super) fn of(text: &str) -> Self {
        let mut found = Self::default();
        for c in marks(text).map(|(_, mark)| fold_char(mark)) {
            if let Some(at) = FOOTNOTE_MARKS.iter().position(|&mark| mark == c) {
                found.0 |= 1 << at;
            }
        }
        found
    }

    pub(super) const fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    pub(super) const fn any(self) -> bool {
        self.0 != 0
    }

    const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// What the notes below a table say about its marks.
#[derive(Debug, Default)]
pub(super) struct Notes {
    years: Vec<(Marks, i32)>,
    assessed: Marks,
}

impl Notes {
    pub(super) fn of(notes: &[&str]) -> Self {
        let mut out = Self::default();
        for part in notes.iter().flat_map(|note| note.split(['；', ';', '。'])) {
            let marks = Marks::of(part);
            if !marks.any() {
                continue;
            }
            if part.contains("考核") {
                out.assessed.add(marks);
            }
            if let Some(year) = year(part) {
                out.years.push((marks, year));
            }
        }
        out
    }

    pub(super) fn year(&self, marks: &Marks) -> Option<i32> {
        self.years.iter().find(|(noted, _)| noted.meets(*marks)).map(|(_, year)| *year)
    }

    pub(super) const fn assessed(&self, marks: &Marks) -> bool {
        self.assessed.meets(*marks)
    }
}

fn year(words: &str) -> Option<i32> {
    let at = words.find('年')?;
    let before: String =
        words.get(..at)?.chars().rev().filter(|c| !is_blank(*c)).map(fold_char).take(4).collect();
    let digits: String = before.chars().rev().collect();
    digits.parse().ok().filter(|year| (1949..=2100).contains(year))
}

/// A name taken apart.
#[derive(Debug)]
pub(super) struct NameParts {
    /// Without number, unit and marks.
    pub name: Box<str>,
    pub number: Option<Box<str>>,
    pub unit: Option<Box<str>>,
    pub marks: Marks,
    /// The units that stand inside the name, each with the name before it: 高新技术企业数(家)及占比(%).
    pub inner: Vec<(Box<str>, Box<str>)>,
}

/// Takes the printed name of an indicator apart.
pub(super) fn name_parts(printed: &str) -> NameParts {
    if let Some((name, unit)) = plain_name(printed) {
        let name = without_note(name).into();
        let unit = unit.map(Into::into);
        return NameParts { name, number: None, unit, marks: Marks::default(), inner: Vec::new() };
    }
    let own = Marks::of(printed);
    let words = cleaned(printed);
    let (number, rest) = leading_number(&words);
    // A circled digit inside leads to a note; a raised one may be part of a unit.
    let noted = |c: char| is_note_mark(c) && enclosed_digit(c).is_some() || is_footnote_mark(c);
    let unmarked = if marks(rest).any(|(_, mark)| noted(mark)) {
        Cow::Owned(rest.chars().filter(|&c| !noted(c)).collect())
    } else {
        Cow::Borrowed(rest)
    };
    let unnoted = without_inner_notes(&unmarked);
    let rest = &*unnoted;
    let rest = without_note(rest.trim_matches(|c: char| is_blank(c) || matches!(c, '。' | '：')));
    let (name, unit) = trailing_unit(rest);
    let (name, unit) = match (unit, unit_behind_words(rest)) {
        (None, Some((name, unit))) => (Cow::Owned(name), Some(unit)),
        (Some(unit), _) => (Cow::Borrowed(without_note(name)), Some(unit)),
        (None, None) => (Cow::Borrowed(name), None),
    };
    let inner = inner_units(rest);
    let name = if inner.len() > 1 { inner.iter().map(|(name, _)| &**name).collect() } else { name };
    let name = Some(squeeze_han(&name)).filter(|name| !name.is_empty());
    // A cell that holds nothing but marks is called by them.
    let name = name.unwrap_or_else(|| printed.trim_matches(is_blank).into());
    NameParts { name, number, unit, marks: own, inner }
}

/// Most names are letters and nothing else, with their unit in brackets behind them or without: 公共图书馆数量（个）.
fn plain_name(printed: &str) -> Option<(&str, Option<&str>)> {
    let Some((open, _)) = marks(printed).next() else { return Some((printed, None)) };
    let name = printed.get(..open).filter(|name| !name.is_empty())?;
    let unit = printed.get(open..)?.strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?;
    let plain = marks(unit).all(|(_, mark)| matches!(mark, '%' | '‰' | '/' | '／'));
    (plain && is_unit(unit)).then_some((name, Some(unit)))
}

fn squeeze_han(text: &str) -> Box<str> {
    clean(text.trim_matches(is_blank))
}

/// A number before the name: 1. or （1）, not 5G.
fn leading_number(words: &str) -> (Option<Box<str>>, &str) {
    let inner = words.trim_start_matches(['（', '(']);
    let digits = inner.len() - inner.trim_start_matches(|c| fold_char(c).is_ascii_digit()).len();
    if digits == 0 {
        return (None, words);
    }
    let (number, behind) = inner.split_at_checked(digits).unwrap_or(("", inner));
    let rest =
        behind.trim_start_matches(|c: char| is_blank(c) || matches!(c, '.' | '．' | '、' | '）' | ')'));
    let marked = behind.starts_with(['.', '．', '、', '）', ')'])
        && !rest.starts_with(|c: char| fold_char(c).is_ascii_digit());
    if digits <= 9 && marked && !rest.is_empty() {
        (Some(number.chars().map(fold_char).collect::<String>().into()), rest)
    } else {
        (None, words)
    }
}

/// A name without the numbers of notes in square brackets between its words: 里程[2]（公里）.
fn without_inner_notes(name: &str) -> Cow<'_, str> {
    const MOST_DIGITS: usize = 2;
    let mut out = String::new();
    // What of the name stands in `out`.
    let mut done = 0;
    for (open, _) in name.match_indices('[').filter(|&(open, _)| open > 0) {
        let behind = name.get(open + 1..).unwrap_or_default();
        let digits = behind.bytes().take(MOST_DIGITS + 1).take_while(u8::is_ascii_digit).count();
        if (1..=MOST_DIGITS).contains(&digits) && behind.as_bytes().get(digits) == Some(&b']') {
            out.push_str(name.get(done..open).unwrap_or_default());
            done = open + 1 + digits + 1;
        }
    }
    if done == 0 {
        return Cow::Borrowed(name);
    }
    out.push_str(name.get(done..).unwrap_or_default());
    Cow::Owned(out)
}

/// A name without the digit of a footnote glued to its end (比重2), or a raised or circled one.
fn without_note(name: &str) -> &str {
    let name = name.trim_end_matches(is_note_mark);
    let digit = |c: char| c.is_ascii_digit();
    if let Some((before, noted)) =
        name.strip_suffix([']', '］', '〕']).and_then(|open| open.rsplit_once(['[', '［', '〔']))
        && !before.is_empty()
        && noted.trim_start_matches('注').trim_end_matches(digit).is_empty()
    {
        return before;
    }
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = name.len() - stem.len();
    let glued = stem.ends_with(|c: char| is_han(c) || matches!(c, '）' | ')'));
    if (1..=2).contains(&digits) && glued { stem } else { name }
}

/// The unit in brackets at the end of a name.
fn trailing_unit(name: &str) -> (&str, Option<Box<str>>) {
    let Some(inner) = name.strip_suffix(['）', ')', ']', '］']) else { return (name, None) };
    let Some(at) = inner.rfind(['（', '(', '[', '［']) else { return (name, None) };
    let open = inner.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
    let unit = inner.get(at + open..).unwrap_or_default();
    if is_unit(unit) && at > 0 {
        (name.get(..at).unwrap_or(name).trim_end_matches(is_blank), Some(squeeze(unit)))
    } else {
        (name, None)
    }
}

/// A name whose last bracket says more about it before the unit, without the unit: 用电量（全口径，亿千瓦时）.
fn unit_behind_words(name: &str) -> Option<(String, Box<str>)> {
    let inner = name.strip_suffix(['）', ')'])?;
    let close = name.get(inner.len()..)?;
    let at = inner.rfind(['，', ','])?;
    let unit = inner.get(at..)?.trim_start_matches(['，', ',']);
    let said = inner.get(..at)?;
    let open = said.rfind(['（', '('])?;
    (open > 0 && is_unit(unit)).then(|| (format!("{said}{close}"), squeeze(unit)))
}

/// Units in brackets all through a name, with the stretch of name before each; a single one at the end is that of the whole name.
fn inner_units(name: &str) -> Vec<(Box<str>, Box<str>)> {
    let mut out = Vec::new();
    if marks(name).filter(|(_, mark)| matches!(mark, '（' | '(')).nth(1).is_none() {
        return out;
    }
    let mut from = 0;
    let mut at = 0;
    while let Some(open) = name.get(at..).and_then(|rest| rest.find(['（', '('])).map(|found| at + found) {
        let width = name.get(open..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        let Some(close) = name.get(open..).and_then(|rest| rest.find(['）', ')'])).map(|found| open + found)
        else {
            break;
        };
        let unit = name.get(open + width..close).unwrap_or_default();
        at = close + name.get(close..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        let before = name.get(from..open).unwrap_or_default();
        let behind = name.get(at..).unwrap_or_default();
        // 村（组） only says what else is meant.
        let ends = behind.is_empty()
            || behind
                .trim_start_matches(is_blank)
                .starts_with(['及', '和', '、', '与', '，', ',', '；', ';', '/', '／'])
            || QUANTITIES.iter().any(|end| before.ends_with(end));
        if ends && is_unit(unit) {
            out.push((squeeze_han(before), squeeze(unit)));
            from = at;
        }
    }
    if name.get(from..).is_some_and(|rest| !rest.trim_matches(is_blank).is_empty()) {
        Vec::new()
    } else {
        out
    }
}

/// Words that say how much of something there is, at the end of a name.
const QUANTITIES: &[&str] = &[
    "数",
    "数量",
    "人数",
    "总数",
    "个数",
    "金额",
    "总额",
    "额",
    "比重",
    "占比",
    "比例",
    "率",
    "增幅",
    "增速",
    "增长率",
    "量",
    "总量",
    "面积",
    "产值",
    "收入",
    "规模",
    "强度",
    "水平",
    "增加值",
];

/// Words that take the name before them along: 增幅 of 实际使用外资金额及增幅.
const GENERIC: &[&str] =
    &["增幅", "增速", "增长率", "占比", "比重", "比例", "增长", "增长速度", "增长幅度", "增量"];

/// The quantities of a row that has several, each with its unit; empty for one with only one.
pub(super) fn components(
    parts: &NameParts,
    unit: Option<&str>,
    cells: &[ValueCell<'_>],
) -> Vec<(Box<str>, Option<Box<str>>)> {
    let join = |names: Vec<Box<str>>, units: Vec<Option<Box<str>>>| {
        let first = names.first().cloned().unwrap_or_default();
        let full = names.into_iter().enumerate().map(|(at, name)| {
            if at > 0 && GENERIC.contains(&&*name) { format!("{first}{name}").into() } else { name }
        });
        full.zip(units).collect::<Vec<_>>()
    };
    static JOINING: Signs = Signs::of("及、和与/／");
    if parts.inner.len() <= 1 && !JOINING.may_stand_in(&parts.name) {
        return Vec::new();
    }
    if parts.inner.len() > 1 {
        let names = parts
            .inner
            .iter()
            .map(|(name, _)| name.trim_start_matches(['及', '和', '、', '与', '，', '/', '／']).into());
        return join(names.collect(), parts.inner.iter().map(|(_, unit)| Some(unit.clone())).collect());
    }
    // 家/% is two units where the name and the values have two parts as well, and one otherwise.
    let slash = unit.is_some() && parts.name.contains(['/', '／']);
    let mark = |c: char| matches!(c, ';' | '；' | '、' | ',' | '，') || slash && matches!(c, '/' | '／');
    let units: Vec<&str> = unit.map(|unit| unit.split(mark).collect()).unwrap_or_default();
    let pairs = units.len().max(
        cells
            .iter()
            .map(|cell| values(&cell.text).count())
            .filter(|&count| count == 2)
            .max()
            .unwrap_or_default(),
    );
    let marks: &[char] = if pairs > 1 { &['/', '／', '及', '、', '和', '与'] } else { &['及', '、'] };
    let Some(names) = split_name(&parts.name, pairs, marks) else { return Vec::new() };
    let count = names.len();
    let units = (0..count)
        .map(|at| {
            if units.len() == count { units.get(at).map(|unit| (*unit).into()) } else { unit.map(Into::into) }
        })
        .collect();
    join(names, units)
}

/// A name cut into the names of its quantities. With `pairs` known the cut must give as many; otherwise each part must
/// say by its own words that it is one.
fn split_name(name: &str, pairs: usize, marks: &[char]) -> Option<Vec<Box<str>>> {
    let quantity = |part: &str| QUANTITIES.iter().any(|end| part.ends_with(end));
    let sure = |parts: &[&str]| {
        parts.len() >= 2
            && if pairs > 1 {
                parts.len() == pairs && parts.last().is_some_and(|last| quantity(last) || parts.len() == 2)
            } else {
                parts.iter().all(|part| quantity(part))
                    && parts.first().is_some_and(|first| first.chars().count() >= 4)
            }
    };
    // 及 parts more strongly than 、, which may stand inside either part.
    for mark in marks.iter().filter(|mark| name.contains(**mark)) {
        let parts: Vec<&str> = match mark {
            '、' => name.split('、').collect(),
            mark => match name
                .rsplit_once(*mark)
                .filter(|(_, behind)| !["以上", "以下", "其"].iter().any(|word| behind.starts_with(word)))
            {
                Some((before, behind)) => vec![before, behind],
                None => continue,
            },
        };
        if sure(&parts) {
            return Some(parts.into_iter().map(Into::into).collect());
        }
    }
    None
}

/// The values of a cell: two of a row with two quantities, parted by a slash or a semicolon.
fn values(text: &str) -> impl Iterator<Item = &str> {
    text.split(['/', ';', '；', '／', '、'])
        .filter(|part| part.contains(|c: char| fold_char(c).is_ascii_digit()))
}

/// Reads one figure; of a row with components the one of component `part`.
pub(super) fn figure(cell: &ValueCell<'_>, part: Option<usize>) -> Option<Figure> {
    let words: &str = match part {
        None => &cell.text,
        Some(at) => values(&cell.text).nth(at)?,
    };
    let folded = fold(words);
    let noted = marks(&folded).any(|(_, mark)| FOOTNOTE_MARKS.contains(&mark));
    let text = if noted { Cow::Owned(folded.replace(FOOTNOTE_MARKS, "")) } else { folded };
    if text.is_empty() {
        return None;
    }
    let has = |list: &[&str]| list.iter().any(|word| text.contains(word));
    let (value, high) = numbers(&text);
    let bare = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'%'));
    let comparator = if bare && value.is_some() {
        Comparator::Equal
    } else if high.is_some() {
        Comparator::Range
    } else if value.is_none() {
        if has(&["全覆盖"]) { Comparator::Full } else { Comparator::Relative }
    } else if is_change(&text) {
        Comparator::Growth
    } else if has(&["≥", "≧", ">", "以上", "不低于", "不少于", "大于", "超过", "突破", "至少", "高于"])
    {
        Comparator::AtLeast
    } else if has(&["≤", "≦", "<", "以下", "以内", "不超过", "不高于", "低于", "小于", "控制在", "不大于"])
    {
        Comparator::AtMost
    } else if has(&["左右", "约", "上下", "±"]) {
        Comparator::About
    } else if text.contains("年均") {
        Comparator::Growth
    } else {
        Comparator::Equal
    };
    Some(Figure {
        printed: words.into(),
        value,
        high,
        comparator: Some(comparator),
        year: cell.year,
        cumulative: text.starts_with(['[', '〔', '［', '【']) || text.contains("累计"),
        span: Some(cell.span),
    })
}

/// Whether a cell says by how much something changes, and not to what: 下降15%, 增长8%以上, but not 提高到60%.
fn is_change(text: &str) -> bool {
    const VERBS: [&str; 8] = ["提高", "增长", "增加", "提升", "下降", "降低", "减少", "压减"];
    VERBS.iter().filter_map(|verb| text.split_once(verb)).any(|(_, behind)| {
        !behind.starts_with(['到', '至', '为']) && behind.contains(|c: char| c.is_ascii_digit())
    })
}

/// The number of a cell, or both ends of a range.
fn numbers(text: &str) -> (Option<Decimal>, Option<Decimal>) {
    let digit = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let text = without_year(text);
    if is_only_dated(text) {
        return (None, None);
    }
    let Some(at) = text.find(|c: char| c.is_ascii_digit()) else { return (None, None) };
    let minus = text.get(..at).is_some_and(|before| {
        before.ends_with('-') && !before.trim_end_matches('-').ends_with(|c: char| c.is_alphanumeric())
    });
    let rest = text.get(at..).unwrap_or_default();
    let end = rest.find(|c| !digit(c)).unwrap_or(rest.len());
    let (first, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let parse = |digits: &str| digits.trim_matches([',', '.']).parse::<Decimal>().ok();
    let value = if minus { parse_negative(first) } else { parse(first) };
    let behind = behind.trim_start_matches(['%', '‰']);
    let high = behind
        .strip_prefix(['-', '~', '至'])
        .map(|rest| rest.get(..rest.find(|c| !digit(c)).unwrap_or(rest.len())).unwrap_or_default())
        .and_then(parse)
        .filter(|high| value.is_some_and(|value| value < *high));
    (value, high)
}

/// What stands behind the year that a value is compared with, when a number does: 比2023年增长30%.
fn without_year(text: &str) -> &str {
    text.split_once('年')
        .filter(|(before, rest)| {
            let stem = before.trim_end_matches(|c: char| c.is_ascii_digit());
            before.len() - stem.len() == 4
                && (stem.is_empty() || stem.ends_with(['比', '较', '到', '在', '于', '-', '—', '–', '至']))
                && rest.contains(|c: char| c.is_ascii_digit())
        })
        .map_or(text, |(_, rest)| rest)
}

/// Whether the only number of a cell is the year by which what its words say is reached: 到2024年全部建成.
fn is_only_dated(text: &str) -> bool {
    text.split_once('年').is_some_and(|(before, rest)| {
        let stem = before.trim_end_matches(|c: char| c.is_ascii_digit());
        before.len() - stem.len() == 4
            && !stem.contains(|c: char| c.is_ascii_digit())
            && !rest.is_empty()
            && !rest.contains(|c: char| c.is_ascii_digit())
    })
}

fn parse_negative(digits: &str) -> Option<Decimal> {
    format!("-{}", digits.trim_matches([',', '.'])).parse().ok()
}

/// A category without the number or the mark before it: 一、经济发展 is 经济发展.
pub(super) fn unmarked(printed: &str) -> Box<str> {
    let words = squeeze(printed);
    let inner = words.trim_start_matches(['（', '(']);
    let numeral = |c: char| crate::text::han_digit(c).is_some() || c == '十' || fold_char(c).is_ascii_digit();
    let rest = inner.trim_start_matches(numeral);
    let behind = rest.trim_start_matches(['、', '.', '．', '）', ')', '，']);
    let marked = rest.len() < inner.len() && behind.len() < rest.len();
    let name = if marked { behind } else { &*words };
    name.trim_end_matches(|c: char| FOOTNOTE_MARKS.contains(&c) || matches!(c, '：' | ':')).into()
}
