//! The marks that begin a heading: 一、 （一） 1. （1） ① 第一章 任务一： —— 附件 专栏1.

use crate::text::{enclosed_digit, fold_char, han_digit, is_blank, is_han, whole_number};

/// The forms of numbering, outermost first: the order of GB/T 9704, with chapters above and circled digits below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Numbering {
    /// 第一部分, 第一篇.
    Part,
    /// 第一章.
    Chapter,
    /// 第一节.
    Division,
    /// 一、
    First,
    /// 第一条, as measures and rules number what they set, often on through all chapters.
    Article,
    /// （一）
    Second,
    /// 任务一：, a word for what is counted. It may stand below any other form, so its place here says little.
    Named,
    /// 1.
    Third,
    /// 1.1, the number of the heading above before its own.
    Pair,
    /// 1.1.1.
    Triple,
    /// 1.1.1.1.
    Quadruple,
    /// （1）
    Fourth,
    /// ①
    Fifth,
}

impl Numbering {
    /// How many forms there are.
    pub(crate) const COUNT: usize = Self::Fifth as usize + 1;
}

/// What begins a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marker {
    /// A number in one of the forms. `glued` when a digit follows at once, so that it may be a decimal instead.
    Number { form: Numbering, number: u16, glued: bool },
    /// A dash before a run-in heading: ——改革引领。
    Dash,
    /// 附件, 附表 with its number, if it has one.
    Annex { number: Option<u16> },
    /// 专栏 with its number, if it has one.
    Box { number: Option<u16> },
}

impl Marker {
    /// Whether a digit follows the point of a number at once.
    pub(crate) const fn is_glued(self) -> bool {
        matches!(self, Self::Number { glued: true, .. })
    }
}

/// A marker with its place. Every paragraph has room for one, so it is kept small: what begins further in than 64 KiB of blanks
/// and markup is no marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Marked {
    pub marker: Marker,
    begin: u16,
    end: u16,
    words: u16,
}

impl Marked {
    /// Where the mark begins, behind blanks and markup.
    pub(crate) const fn begin(self) -> usize {
        self.begin as usize
    }

    /// A number of a form whose words begin in another cell; `None` where they begin further in than a marker can tell.
    pub(super) fn number(form: Numbering, number: u16, end: usize, words: usize) -> Option<Self> {
        let near = |offset: usize| u16::try_from(offset).ok();
        let marker = Marker::Number { form, number, glued: false };
        Some(Self { marker, begin: 0, end: near(end)?, words: near(words)? })
    }

    /// The same behind so many bytes more.
    fn behind(self, bytes: usize) -> Option<Self> {
        let moved = |offset: u16| u16::try_from(usize::from(offset) + bytes).ok();
        let (begin, end, words) = (moved(self.begin)?, moved(self.end)?, moved(self.words)?);
        Some(Self { begin, end, words, ..self })
    }

    /// Where it ends.
    pub(crate) const fn end(self) -> usize {
        self.end as usize
    }

    /// Where the words behind it begin.
    pub(crate) const fn words(self) -> usize {
        self.words as usize
    }
}

/// A number that repeats those of the headings above it: 1.1, 2.3.1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DecimalMarker {
    /// As a marker of its form, with its last number.
    pub marked: Marked,
    numbers: [u16; DecimalMarker::DEEPEST],
    depth: usize,
}

impl DecimalMarker {
    /// How many numbers one has at most.
    const DEEPEST: usize = 4;

    /// Reads the one that a paragraph begins with, where words of a title stand behind. Whether it is a heading's is for the outline
    /// to decide.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let rest = text.trim_start_matches(is_markup);
        let begin = text.len() - rest.len();
        let mut numbers = [0; Self::DEEPEST];
        let (mut depth, mut end) = (0, begin);
        loop {
            let behind = text.get(end..)?;
            let digits = behind.len() - behind.trim_start_matches(|c| fold_char(c).is_ascii_digit()).len();
            let Some((number, length)) = behind.get(..digits).filter(|run| !run.is_empty()).and_then(numeral)
            else {
                break;
            };
            *numbers.get_mut(depth)? = number;
            (depth, end) = (depth + 1, end + length);
            let rest = text.get(end..)?;
            let stem = rest.trim_start_matches(['.', '．', '﹒']);
            // 1.1. and 1.1、 have a last mark of their own.
            if stem.len() == rest.len() {
                end += if rest.starts_with('、') { '、'.len_utf8() } else { 0 };
                break;
            }
            end = text.len() - stem.len();
        }
        let form = match depth {
            2 => Numbering::Pair,
            3 => Numbering::Triple,
            4 => Numbering::Quadruple,
            _ => return None,
        };
        let behind = text.get(end..)?;
        let words = text.len() - behind.trim_start_matches(is_markup).len();
        if !text.get(words..).is_some_and(begins_title) {
            return None;
        }
        let near = |offset: usize| u16::try_from(offset).ok();
        let marker = Marker::Number { form, number: *numbers.get(depth - 1)?, glued: false };
        let marked = Marked { marker, begin: near(begin)?, end: near(end)?, words: near(words)? };
        Some(Self { marked, numbers, depth })
    }

    /// Its numbers, from the outermost.
    pub(crate) fn numbers(&self) -> &[u16] {
        self.numbers.get(..self.depth).unwrap_or_default()
    }
}

/// Whether the words behind a number can be a title. A figure has a unit behind it, or a mark.
fn begins_title(words: &str) -> bool {
    const UNITS: [&str; 12] =
        ["千", "万", "亿", "元", "倍", "米", "吨", "亩", "公里", "公顷", "平方", "个百分点"];
    words.starts_with(|c: char| c.is_alphabetic() || matches!(c, '“' | '《' | '【'))
        && !UNITS.iter().any(|unit| words.starts_with(unit))
}

/// The number of a chapter that stands alone before its title, as above 1.1: 1 总则.
pub(crate) fn bare_number(text: &str) -> Option<Marked> {
    if !text.starts_with(|c: char| is_markup(c) || fold_char(c).is_ascii_digit()) {
        return None;
    }
    let rest = text.trim_start_matches(is_markup);
    let begin = text.len() - rest.len();
    let digits = rest.len() - rest.trim_start_matches(|c| fold_char(c).is_ascii_digit()).len();
    let (number, length) = numeral(rest.get(..digits)?)?;
    let end = begin + length;
    let behind = text.get(end..)?;
    let words = text.len() - behind.trim_start_matches(is_markup).len();
    let titled = text.get(words..).is_some_and(begins_title);
    let near = |offset: usize| u16::try_from(offset).ok();
    let marker = Marker::Number { form: Numbering::Third, number, glued: false };
    titled.then_some(Marked { marker, begin: near(begin)?, end: near(end)?, words: near(words)? })
}

/// Longest run of numerals that can be a heading's number, in characters.
const LONGEST_NUMBER: usize = 4;

/// The marker at the start of a paragraph, if there is one.
pub(crate) fn marker(text: &str) -> Option<Marked> {
    let mut first = text.chars().next()?;
    let mut rest = text;
    if is_markup(first) {
        rest = text.trim_start_matches(is_markup);
        first = rest.chars().next()?;
    } else if is_plain(first) {
        return None;
    }
    let begin = text.len() - rest.len();
    if let Some(item) = listed(rest, first) {
        return item.behind(begin);
    }
    let (marker, length) = match fold_char(first) {
        '(' => bracketed(rest)?,
        '0'..='9' => arabic(rest)?,
        '-' => typed_one(rest).or_else(|| dash(rest))?,
        '第' => ordinal(rest)?,
        '附' => annex(rest)?,
        '专' => captioned(rest, &["专栏"])
            .map(|(number, end)| (Marker::Box { number }, end))
            .or_else(|| named(rest))?,
        '任' | '行' | '工' | '举' | '措' | '重' | '主' => named(rest)?,
        c if han_digit(c).is_some() || matches!(c, '十' | '百') => han(rest)?,
        _ => (
            Marker::Number {
                form: enclosed_form(first)?,
                number: u16::try_from(enclosed_digit(first)?).ok()?,
                glued: false,
            },
            first.len_utf8(),
        ),
    };
    let end = begin + length;
    let behind = text.get(end..)?;
    let words = text.len() - behind.trim_start_matches(is_markup).len();
    let near = |offset: usize| u16::try_from(offset).ok();
    Some(Marked { marker, begin: near(begin)?, end: near(end)?, words: near(words)? })
}

/// Whether a Han character begins no marker, as at the start of most paragraphs.
const fn is_plain(c: char) -> bool {
    is_han(c)
        && !matches!(c, '第' | '附' | '专' | '十' | '百' | '两')
        && !matches!(c, '任' | '行' | '工' | '举' | '措' | '重' | '主')
        && !matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '零' | '〇')
}

/// Blanks and the marks that a Markdown converter leaves before or around a heading.
pub(crate) fn is_markup(c: char) -> bool {
    matches!(c, '#' | '*' | '>') || is_blank(c)
}

const fn enclosed_form(c: char) -> Option<Numbering> {
    match c {
        '①'..='⑳' => Some(Numbering::Fifth),
        '⑴'..='⒇' => Some(Numbering::Fourth),
        '⒈'..='⒛' => Some(Numbering::Third),
        '㈠'..='㈩' => Some(Numbering::Second),
        _ => None,
    }
}

fn is_numeral(c: char) -> bool {
    han_digit(c).is_some() || matches!(c, '十' | '百') || fold_char(c).is_ascii_digit()
}

/// The numerals at the start of a text: their value and their length in bytes.
fn numeral(text: &str) -> Option<(u16, usize)> {
    let end = text.find(|c| !is_numeral(c)).unwrap_or(text.len());
    let digits = text.get(..end)?;
    if digits.chars().nth(LONGEST_NUMBER).is_some() {
        return None;
    }
    let number = whole_number(digits).filter(|&number| number > 0)?;
    Some((u16::try_from(number).ok()?, end))
}

fn bracketed(text: &str) -> Option<(Marker, usize)> {
    let inner = text.get(text.chars().next()?.len_utf8()..)?;
    let inner = inner.trim_start_matches(is_blank);
    let (number, length) = match numeral(inner) {
        Some(numeral) => numeral,
        // （—）指导思想, as above.
        None => {
            (1, inner.strip_prefix(['—', '－', '―', '─', '-', '–']).map(|rest| inner.len() - rest.len())?)
        }
    };
    let form = if inner.starts_with(|c| fold_char(c).is_ascii_digit()) {
        Numbering::Fourth
    } else {
        Numbering::Second
    };
    let rest = inner.get(length..)?.trim_start_matches(is_blank);
    let close = rest.chars().next().filter(|&c| fold_char(c) == ')')?;
    let behind = rest.get(close.len_utf8()..)?;
    // （一）、修路 has a second mark; （一）、（二） is a list.
    let behind = behind.strip_prefix('、').filter(|next| !next.starts_with(['（', '('])).unwrap_or(behind);
    (number <= 199 && !names_an_item(behind))
        .then_some((Marker::Number { form, number, glued: false }, text.len() - behind.len()))
}

/// 2、2023年建成…: what stands behind the number is a year, and no other number of a list.
pub(super) fn begins_with_year(words: &str) -> bool {
    let digits = words.chars().take_while(|&c| fold_char(c).is_ascii_digit()).count();
    let behind = || words.chars().skip_while(|&c| fold_char(c).is_ascii_digit()).find(|&c| !is_blank(c));
    digits == 4 && words.starts_with(['1', '2', '１', '２']) && behind() == Some('年')
}

/// Whether the words behind a number in brackets show that a sentence goes on that names an item, as （一）的标段 and （三）项规定 do. Many
/// of them begin words of a title as well: （二）中小学校, （三）项目建设, （四）和美乡村.
fn names_an_item(behind: &str) -> bool {
    let mut letters = behind.chars();
    let (first, next) = (letters.next(), letters.next());
    let next_is = |signs: &[char]| next.is_some_and(|c| signs.contains(&c));
    match first {
        Some('的' | '款' | '、' | '）' | ')') => true,
        Some('项') => !next_is(&['目']),
        Some('条') => !next_is(&['件', '块', '例', '线']),
        Some('中') => {
            next_is(&['的', '所', '规', '第', '提', '列', '明', '要', '涉', '有', '，', ',', '、', '。'])
        }
        Some('所') => next_is(&['列', '述', '称', '规', '指', '示', '说']),
        Some('至' | '和' | '与') => next.is_none_or(|c| matches!(c, '（' | '(' | '第' | '0'..='9')),
        _ => false,
    }
}

fn arabic(text: &str) -> Option<(Marker, usize)> {
    let (number, length) = numeral(text).filter(|&(number, _)| number <= 199)?;
    let rest = text.get(length..)?;
    let point = rest.trim_start_matches(is_blank);
    let mark = point.chars().next()?;
    let behind = point.get(mark.len_utf8()..)?;
    let next = behind.chars().next();
    let digit_next = next.is_some_and(|c| fold_char(c).is_ascii_digit());
    let form = match mark {
        '.' | '．' | '﹒' => Numbering::Third,
        '、' if !digit_next || begins_with_year(behind) => Numbering::Third,
        ')' | '）' => Numbering::Fourth,
        _ => return None,
    };
    // A point before a digit belongs to a decimal far more often than to a heading; the outline decides.
    Some((
        Marker::Number { form, number, glued: digit_next && form == Numbering::Third },
        text.len() - behind.len(),
    ))
}

fn han(text: &str) -> Option<(Marker, usize)> {
    let (number, length) = numeral(text)?;
    let rest = text.get(length..)?.trim_start_matches(is_blank);
    let mark = rest.chars().next().filter(|c| matches!(c, '、' | '.' | '．' | '､'))?;
    let behind = rest.get(mark.len_utf8()..)?;
    // 一、二、三产业融合 is a list, not a heading.
    if let Some((_, next)) = numeral(behind)
        && mark == '、'
        && behind.get(next..).is_some_and(|rest| rest.starts_with(['、', '和', '产', '级', '线']))
    {
        return None;
    }
    Some((Marker::Number { form: Numbering::First, number, glued: false }, text.len() - behind.len()))
}

/// What the headings are called that 第 opens.
pub(crate) const ORDINALS: [(&str, Numbering); 6] = [
    ("部分", Numbering::Part),
    ("篇", Numbering::Part),
    ("编", Numbering::Part),
    ("章", Numbering::Chapter),
    ("节", Numbering::Division),
    ("条", Numbering::Article),
];

fn ordinal(text: &str) -> Option<(Marker, usize)> {
    let rest = text.strip_prefix('第')?.trim_start_matches(is_blank);
    let (number, length) = numeral(rest)?;
    let rest = rest.get(length..)?.trim_start_matches(is_blank);
    let (form, behind) = ORDINALS.iter().find_map(|&(word, form)| Some((form, rest.strip_prefix(word)?)))?;
    // 第一章 is followed by its title or by nothing, not by more of a sentence such as 第一节点.
    let behind_mark = behind.trim_start_matches(|c| is_blank(c) || matches!(c, '、' | '：' | ':'));
    if form == Numbering::Division && behind.starts_with(['点', '能', '水', '约']) {
        return None;
    }
    // 第一条　对… is an article; 第三条生产线 counts.
    if form == Numbering::Article
        && !behind.starts_with(|c| is_blank(c) || matches!(c, '【' | '：' | ':' | '.'))
    {
        return None;
    }
    Some((Marker::Number { form, number, glued: false }, text.len() - behind_mark.len()))
}

/// What headings count by name.
const COUNTED: &[&str] = &[
    "任务",
    "重点任务",
    "主要任务",
    "行动",
    "专项行动",
    "重点行动",
    "工程",
    "重点工程",
    "举措",
    "重点举措",
    "措施",
];

/// The word of a named number: 任务 of 任务一.
pub(crate) fn counted(text: &str) -> Option<&'static str> {
    COUNTED
        .iter()
        .find(|word| text.strip_prefix(**word).is_some_and(|rest| rest.starts_with(is_numeral)))
        .copied()
}

fn named(text: &str) -> Option<(Marker, usize)> {
    let rest = text.get(counted(text)?.len()..)?;
    let (number, length) = numeral(rest)?;
    let rest = rest.get(length..)?;
    let mark = |c| is_blank(c) || matches!(c, '：' | ':' | '、' | '.' | '．');
    let behind = rest.trim_start_matches(mark);
    // 任务一、二 and 任务一、任务二 are lists, 任务1.5 is none of them.
    let lists = counted(behind).is_some() || behind.starts_with(is_numeral) && !rest.starts_with(['：', ':']);
    ((behind.len() < rest.len() || rest.is_empty()) && !lists).then_some((
        Marker::Number { form: Numbering::Named, number, glued: false },
        text.len() - behind.len(),
    ))
}

/// A dash for the numeral it looks like, as typists and readers of scans leave it: —、总体要求.
fn typed_one(text: &str) -> Option<(Marker, usize)> {
    let rest = text.strip_prefix(['—', '－', '―', '─', '-', '–'])?;
    let behind = rest.strip_prefix('、')?;
    Some((Marker::Number { form: Numbering::First, number: 1, glued: false }, text.len() - behind.len()))
}

/// A number behind the bullet that a converter or an office suite has put before each item of a list: - （一）修路.
fn listed(text: &str, bullet: char) -> Option<Marked> {
    if !matches!(bullet, '-' | '+' | '•' | '·' | '●' | '■' | '◆' | '▪' | '\u{f000}'..='\u{f0ff}') {
        return None;
    }
    let rest = text.get(bullet.len_utf8()..)?;
    let item = rest.trim_start_matches(is_blank);
    // Two bullets are none, so this goes no deeper.
    if item.len() == rest.len() || !item.starts_with(|c| matches!(c, '(' | '（' | '第') || is_numeral(c)) {
        return None;
    }
    let found = marker(item)?;
    matches!(found.marker, Marker::Number { .. }).then(|| found.behind(text.len() - item.len()))?
}

fn dash(text: &str) -> Option<(Marker, usize)> {
    let rest = text.trim_start_matches(|c| fold_char(c) == '-' || is_blank(c));
    let length = text.len() - rest.len();
    let long =
        text.get(..length)?.chars().filter(|&c| matches!(c, '—' | '―' | '─')).count() >= 1 || length >= 2;
    let words = rest
        .chars()
        .next()
        .is_some_and(|c| c == '“' || !fold_char(c).is_ascii_digit() && !fold_char(c).is_ascii_punctuation());
    (long && words).then_some((Marker::Dash, length))
}

/// The mark of an annex, whose letters may be spread over the line as those of a title: 附　件　1.
fn annex(text: &str) -> Option<(Marker, usize)> {
    let spread = text.strip_prefix('附')?.trim_start_matches(is_blank);
    let behind = spread.strip_prefix(['件', '表', '录'])?;
    let (number, length) = caption(behind)?;
    Some((Marker::Annex { number }, text.len() - behind.len() + length))
}

/// A caption word with an optional number, and a colon or the end behind it.
fn captioned(text: &str, words: &[&str]) -> Option<(Option<u16>, usize)> {
    let word = words.iter().find(|word| text.starts_with(**word))?;
    let (number, length) = caption(text.get(word.len()..)?)?;
    Some((number, word.len() + length))
}

/// The optional number behind a caption word, with the colon or the end behind it, and the length of both.
fn caption(text: &str) -> Option<(Option<u16>, usize)> {
    let rest = text;
    let inner = rest.trim_start_matches(|c| is_blank(c) || matches!(c, '（' | '('));
    let (number, rest) = match numeral(inner) {
        Some((number, length)) => (Some(number), inner.get(length..)?),
        None => (None, rest),
    };
    let mark = |c| is_blank(c) || matches!(c, '：' | ':' | '）' | ')' | '.' | '．' | '、' | '-' | '—');
    let behind = rest.trim_start_matches(mark);
    let parted = behind.len() < rest.len() || rest.is_empty();
    (parted || number.is_some()).then_some((number, text.len() - behind.len()))
}
