//! What the paragraphs of a document without numbers look like: a line that may be a heading, prose, or neither.

use core::ops::Range;

use crate::document::clause::leading_label;
use crate::document::flow::Paragraph;
use crate::document::names::{Likeness, likeness};
use crate::document::outline::chapters::{self, Area};
use crate::document::outline::deeds::is_deed;
use crate::document::outline::title::{Title as Parts, title};
use crate::document::outline::unnumbered::{FIELDS, run_in};
use crate::document::scan::Vocabulary;
use crate::document::title::bare;
use crate::text::{fold_char, han_digit, is_blank, is_han};

/// Characters of the longest line that is a heading, of the longest half of one with a comma, and of one without.
const LONGEST: usize = 36;
const LONGEST_HALF: usize = 20;
const LONGEST_WHOLE: usize = 28;

/// Characters of the shortest line that is a heading, if it has not the words of a chapter.
const SHORTEST: usize = 4;

/// Characters of the longest title whose end alone tells its chapter.
const SHORT: usize = 20;

/// Bytes of the longest line that is looked at for being one.
const MOST_BYTES: usize = 150;

/// Characters that a paragraph has at least, with a full stop and without.
const SENTENCE: usize = 18;
const PROSE: usize = 40;

/// What a chapter is by its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chapter {
    /// Requirements, ideology, principles.
    Ground,
    Goals,
    Tasks,
    Safeguards,
    Phases,
    /// What was done, how things stand.
    Past,
}

/// What a paragraph looks like.
pub(super) enum Line {
    Title(Title),
    Prose(Prose),
    /// A label with who answers, or anything else.
    Other,
}

impl Line {
    pub(super) const fn title(&self) -> Option<&Title> {
        match self {
            Self::Title(title) => Some(title),
            _ => None,
        }
    }

    pub(super) const fn prose(&self) -> Option<&Prose> {
        match self {
            Self::Prose(prose) => Some(prose),
            _ => None,
        }
    }
}

/// The words of a heading.
pub(super) struct Title {
    pub range: Range<usize>,
    /// Where the text behind it begins.
    pub body: usize,
    pub run_in: bool,
    pub sentence: bool,
    /// What it is by its words, where they are those of a chapter.
    pub chapter: Option<Chapter>,
    /// Whether it begins with what is to be done.
    pub acts: bool,
    /// Whether the line below says who answers for it.
    pub told: bool,
    /// Whether its words keep a plan going, though they can be a task as well: 健全工作机制.
    pub keeps_below: bool,
}

/// A paragraph of prose.
pub(super) struct Prose {
    /// The heading that it begins with.
    pub opens: Option<Title>,
    /// Its first sentence.
    pub first: Title,
    /// Whether it ends in who answers for it, or the line below says so.
    pub told: bool,
}

/// Titles over what comes, in a report that has told what was.
const AHEAD: Vocabulary = Vocabulary::new(&[
    "工作安排",
    "工作打算",
    "工作计划",
    "工作展望",
    "工作部署",
    "工作设想",
    "工作重点",
    "重点工作",
    "重点任务",
    "主要任务",
    "工作任务",
    "目标任务",
    "打算",
    "建议",
]);

/// Titles over what was.
const PAST: Vocabulary =
    Vocabulary::new(&["工作总结", "成绩", "成绩单", "成就", "成果", "工作进展", "进展情况"]);

/// How lines begin that say what is to be done.
const ACTS: &[&str] = &[
    "坚持", "聚焦", "深入", "着力", "全面", "大力", "积极", "持续", "严格", "切实", "落实", "实施", "开展",
    "统筹", "规范", "创新", "发展", "保障", "促进", "全力", "扎实", "加力", "突出", "建立", "建好", "抓好",
    "抓实", "做好", "做优", "做大", "守牢", "办好", "支持", "鼓励", "引导", "组织", "激发", "释放", "防范",
    "维护", "改革", "防治", "整治", "治理", "明确", "细化", "压实", "严守", "探索", "搭建", "争创", "狠抓",
    "盘活", "用好", "畅通", "提振",
];

/// How lines begin that are furniture of a page or parts of its foot.
const FURNITURE: &[&str] = &[
    "附件",
    "附表",
    "附录",
    "抄送",
    "主送",
    "注",
    "来源",
    "作者",
    "责任编辑",
    "编辑",
    "发布",
    "索引",
    "联系",
    "电话",
    "打印",
    "关闭",
    "分享",
    "上一",
    "下一",
    "首页",
    "当前位置",
    "网站",
    "版权",
    "扫一扫",
    "微信",
    "字体",
    "浏览",
    "前言",
    "目录",
    "目 录",
    "序言",
    "引言",
    "各位",
    "同志们",
    "谢谢",
    "此页",
    "解读",
    "相关",
    "政策",
    "信息",
];

/// How lines end that name a table, a list, a paper or a picture, and those that go on in the next.
const NAMES: &[char] = &[
    '表', '图', '单', '函', '知', '告', '：', ':', '。', '；', ';', '，', ',', '、', '！', '!', '？', '…',
    '”', '员', '室', '日',
];

/// How lines end that say who somebody is.
const OFFICES: Vocabulary = Vocabulary::new(&[
    "书记",
    "主任",
    "局长",
    "处长",
    "科长",
    "县长",
    "市长",
    "区长",
    "镇长",
    "组长",
    "院长",
    "校长",
    "经理",
    "负责人",
]);

/// The lines of some paragraphs, each with its place; those of tables are left out.
pub(super) fn lines(
    source: &str,
    paragraphs: &[Paragraph],
    range: Range<usize>,
    tables: &[bool],
) -> Vec<(usize, Line)> {
    let text = |at: usize| paragraphs.get(at).map_or("", |paragraph| paragraph.text(source));
    let stands = |at: &usize| !tables.get(*at).copied().unwrap_or_default() && !text(*at).is_empty();
    let places: Vec<usize> = range.filter(stands).collect();
    let mut out: Vec<(usize, Line)> = Vec::with_capacity(places.len());
    for (index, &at) in places.iter().enumerate() {
        let next = places.get(index + 1).map(|&next| text(next));
        let above = index.checked_sub(1).and_then(|above| places.get(above)).map(|&above| text(above));
        let told_below = || next.is_some_and(|next| leading_label(next).is_some());
        let line = match text(at) {
            text if leading_label(text).is_some() => Line::Other,
            text if is_prose(text) || text.ends_with('。') && told_below() => {
                Line::Prose(prose(text, told_below()))
            }
            text => heading(text, above, next)
                .map_or(Line::Other, |title| Line::Title(Title { told: told_below(), ..title })),
        };
        out.push((at, line));
    }
    // What stands at the very top is the title of all.
    if let Some((0, line)) = out.first_mut()
        && line.title().is_some_and(|title| title.chapter.is_none())
    {
        *line = Line::Other;
    }
    // A line that nothing follows but what is no heading either heads nothing.
    for index in 0..out.len() {
        let heads = match out.get(index + 1) {
            Some((_, Line::Title(_) | Line::Prose(_))) => true,
            Some((at, Line::Other)) => leading_label(text(*at)).is_some(),
            None => false,
        };
        let stays = |line: &Line| heads || line.title().is_none_or(|title| title.chapter.is_some());
        if let Some((_, line)) = out.get_mut(index).filter(|(_, line)| !stays(line)) {
            *line = Line::Other;
        }
    }
    out
}

/// Whether the body of a document without numbers has surely begun: a line has the words of a chapter and the next one, or the one
/// behind that, is prose, or somebody is told what to do.
pub(crate) fn is_body(lines: &[&str]) -> bool {
    const LABELS: [&str; 4] = ["责任单位", "责任部门", "牵头单位", "牵头部门"];
    let told = |text: &&str| {
        is_prose(text) && ends_told(text)
            || LABELS.iter().any(|label| text.starts_with(label)) && leading_label(text).is_some()
    };
    if lines.first().is_some_and(told) {
        return true;
    }
    let is_line = |text: &&str| {
        let words = text.get(begin(text)..).unwrap_or_default().trim_end_matches(|c| is_blank(c) || c == '*');
        words.len() <= MOST_BYTES && !words.ends_with(NAMES) && chapter(words).is_some()
    };
    let prose = |at: usize| lines.get(at).is_some_and(|text| is_prose(text) && text.contains('。'));
    lines.first().is_some_and(is_line) && (prose(1) || lines.get(1).is_some_and(is_line) && prose(2))
}

/// Whether a paragraph is text rather than a line.
fn is_prose(text: &str) -> bool {
    if text.contains(['\t', '|']) {
        return false;
    }
    let ends = text.trim_end_matches(|c: char| is_blank(c) || c == '*');
    let stops = ends.ends_with(['。', '；', '）', ')']) && text.contains(['。', '；', '，', ',']);
    stops && text.chars().nth(SENTENCE).is_some()
        || text.contains(['，', ',', '。']) && text.chars().nth(PROSE).is_some()
}

/// Where the words of a line begin behind bullets and marks of emphasis.
fn begin(text: &str) -> usize {
    const BULLETS: &str = "*#●○■□◆◇▲△★☆◎►▶•·—–─➢✦【";
    text.len() - text.trim_start_matches(|c: char| is_blank(c) || BULLETS.contains(c)).len()
}

/// The heading that a line is, as far as it and its neighbours tell.
fn heading(text: &str, above: Option<&str>, below: Option<&str>) -> Option<Title> {
    if text.len() > MOST_BYTES || below.is_none() {
        return None;
    }
    let start = begin(text);
    let parts = title(text, start);
    if parts.run_in || parts.sentence || is_listed(text, above) || is_listed(text, below) {
        return None;
    }
    // A sentence that has a line to itself heads text if it says what is to be done, or if the text has headings of its own or is told.
    let stopped = text.get(parts.range.end..).is_some_and(|rest| rest.starts_with('。'));
    let heads = |below: &str| {
        let says = || text.get(parts.range.clone()).is_some_and(acts);
        is_prose(below) && (says() || ends_told(below) || opens(below, begin(below)).is_some())
    };
    if stopped && !below.is_some_and(heads) {
        return None;
    }
    let words = text.get(parts.range.clone())?.trim_end_matches(|c| is_symbol(c) || is_blank(c));
    let range = parts.range.start..parts.range.start + words.len();
    let chapter = chapter(words);
    if !stands_alone(words, text.get(range.end..)?, chapter) {
        return None;
    }
    // A list that the sentence above announces has items and no headings.
    let announced = above.is_some_and(|above| above.trim_end().ends_with(['：', ':', '、', '，', ',']));
    if announced && chapter.is_none() && !below.is_some_and(is_prose) {
        return None;
    }
    let keeps_below = chapter == Some(Chapter::Safeguards) && words.chars().count() > 6;
    Some(Title {
        range,
        body: parts.body,
        run_in: false,
        sentence: false,
        chapter,
        acts: acts(words),
        told: false,
        keeps_below,
    })
}

/// Whether a line and one beside it begin with the same bullet, as the items of a list do.
fn is_listed(text: &str, beside: Option<&str>) -> bool {
    let bullet =
        text.chars().next().filter(|&c| begin(text) > 0 && !is_blank(c) && !matches!(c, '*' | '#' | '【'));
    bullet.is_some_and(|bullet| beside.is_some_and(|beside| beside.starts_with(bullet) && !is_prose(beside)))
}

/// Whether words can be a line to themselves that heads something; `rest` is what stands behind them.
fn stands_alone(words: &str, rest: &str, chapter: Option<Chapter>) -> bool {
    let length = words.chars().count();
    let han = words.chars().filter(|&c| is_han(c)).count();
    let plain = rest.chars().all(|c| is_blank(c) || is_symbol(c) || matches!(c, '*' | '】' | '。'));
    if !plain && !rest.trim_start().starts_with(['（', '(', '[', '【']) {
        return false;
    }
    if chapter.is_some() {
        return length <= LONGEST;
    }
    let halves: Vec<usize> = words.split(['，', ',']).map(|half| half.chars().count()).collect();
    let digits = words.chars().filter(|&c| fold_char(c).is_ascii_digit()).count();
    (SHORTEST..=LONGEST).contains(&length)
        && han * 4 >= length * 3
        && digits <= 4
        && halves.len() <= 2
        && halves.iter().all(|&half| half <= if halves.len() == 1 { LONGEST_WHOLE } else { LONGEST_HALF })
        && !words.contains(is_blank)
        && (words.matches('、').count() < 2 || acts(words))
        && !words.starts_with(['（', '(', '《', '“', '/', '>', '各'])
        && !words.ends_with(NAMES)
        && !OFFICES.ends(words)
        && !words.contains("关于")
        && (!words.ends_with("指标") || acts(words))
        && !(words.chars().nth(1) == Some('是') && words.starts_with(|c| han_digit(c).is_some()))
        && !words.contains(['。', '；', '：', ':', '>', '〕', '!', '！', '？'])
        && !FURNITURE.iter().any(|begin| words.starts_with(begin))
        && likeness(words) != Likeness::Strong
}

/// Pictures and stars that a page puts behind a title.
fn is_symbol(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27bf}' | '\u{1f300}'..='\u{1faff}' | '\u{fe0f}')
}

/// What words say of the chapter that they head.
fn chapter(words: &str) -> Option<Chapter> {
    let title = bare(words);
    if is_past(title) {
        return Some(Chapter::Past);
    }
    if chapters::gathers_by_name(title) || is_short(title) && AHEAD.ends(title) && !acts(title) {
        return Some(Chapter::Tasks);
    }
    Some(match chapters::area_of_title(title)? {
        Area::Tasks => return None,
        Area::Ground | Area::Principles => Chapter::Ground,
        Area::Goals => Chapter::Goals,
        Area::Safeguards => Chapter::Safeguards,
        Area::Phases => Chapter::Phases,
    })
}

/// What a line says of the part that it heads, as [`chapters::area_of_title`] tells it of numbered headings.
pub(in super::super) fn area(words: &str) -> Option<Area> {
    chapters::area_of_title(words).or_else(|| is_past(bare(words)).then_some(Area::Ground))
}

/// Whether a title is over what was.
fn is_past(title: &str) -> bool {
    is_short(title) && (chapters::looks_back(title) || PAST.ends(title) && !acts(title))
}

/// Whether the end of a title tells what it is about.
fn is_short(title: &str) -> bool {
    title.chars().count() <= SHORT
}

/// Whether words begin with what is to be done.
fn acts(words: &str) -> bool {
    let begins = |half: &str| is_deed(half) || ACTS.iter().any(|act| half.starts_with(act));
    words.split(['，', ',']).any(begins)
}

/// The heading that a paragraph begins with: a short one as anywhere, a longer one or one of two halves if it says what is to be done.
fn opens(text: &str, from: usize) -> Option<Parts> {
    /// Characters of the longest, and of a half that is short enough by itself.
    const LONGEST: usize = 32;
    const HALF: usize = 10;
    if let Some(short) = run_in(text, from) {
        // 实施内容：… is a fact of a task.
        let words = text.get(short.range.clone())?;
        let labelled = text.get(short.range.end..)?.starts_with(['：', ':']) && FIELDS.ends(words);
        return (!labelled).then_some(short);
    }
    let stop = text.get(from..)?.chars().take(LONGEST + 2).position(|c| c == '。')?;
    let parts = title(text, from);
    let words = text.get(parts.range.clone())?;
    let halves: Vec<usize> = words.split(['，', ',']).map(|half| half.chars().count()).collect();
    let fits = parts.run_in
        && stop == words.chars().count()
        && (halves.len() <= 2 && acts(words) || halves.len() == 2 && halves.iter().all(|&half| half <= HALF))
        && !words.contains(['；', '：', ':', '%', '％', '、']);
    fits.then_some(parts)
}

/// A paragraph of prose; `below` tells whether the line below says who answers for it.
fn prose(text: &str, below: bool) -> Prose {
    let from = begin(text);
    let of = |parts: Parts| Title {
        range: parts.range,
        body: parts.body,
        run_in: parts.run_in,
        sentence: parts.sentence,
        chapter: None,
        acts: false,
        told: false,
        keeps_below: false,
    };
    Prose { opens: opens(text, from).map(of), first: of(title(text, from)), told: below || ends_told(text) }
}

/// Whether a paragraph ends in a bracket that says who answers for it.
fn ends_told(text: &str) -> bool {
    const WORDS: Vocabulary = Vocabulary::new(&["责任", "牵头", "负责", "配合", "落实", "分工"]);
    /// Bytes of the longest such bracket that is looked for.
    const LONGEST: usize = 900;
    let text = text.trim_end_matches(|c: char| is_blank(c) || matches!(c, '。' | '*'));
    if !text.ends_with(['）', ')', '】', ']']) {
        return false;
    }
    let mut near = text.len().saturating_sub(LONGEST);
    while !text.is_char_boundary(near) {
        near += 1;
    }
    let near = text.get(near..).unwrap_or_default();
    let open = near.rfind('。').unwrap_or_default();
    near.get(open..).is_some_and(|end| end.contains(['（', '(', '【', '[']) && WORDS.within(end))
}
