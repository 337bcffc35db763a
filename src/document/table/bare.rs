//! Tables of indicators whose cells ran together and whose rows have no numbers: 指标2020年2025年属性 and, on the same line or on lines of their
//! own, 道路完好率（%）62.5＞68预期性.
//!
//! An attribute ends each row, and a unit before the figures, in brackets or in a column of its own, tells where the name ends. Nothing marks
//! the border between the title of a group and the first name below it, so only titles that many plans have are told from names.

use super::glued::{
    ATTRIBUTES, FEWEST, Glued, Head, LONGEST_CAPTION, LONGEST_HEADER, MOST_SIGNS, is_of_figure, may_begin,
};
use crate::text::{is_blank, is_han};

/// Titles of groups that begin no name of an indicator.
const GROUPS: &[&str] = &[
    "经济发展",
    "经济实力",
    "创新驱动",
    "创新发展",
    "民生福祉",
    "民生保障",
    "人民生活",
    "绿色生态",
    "资源环境",
    "安全保障",
    "协调发展",
    "绿色发展",
    "开放发展",
    "共享发展",
    "社会民生",
    "改革开放",
    "质量效益",
    "转型升级",
];

/// What makes the name of an indicator of such a title: 绿色发展指数.
const NAMES_ON: &[&str] = &[
    "支出", "投入", "资金", "经费", "占比", "投资", "指数", "水平", "能力", "质量", "满意", "程度", "效率",
    "率", "度",
];

/// The longest title of a group on a line of its own, in characters.
const LONGEST_GROUP: usize = 14;

/// The heads of such a table.
pub(crate) struct Heads(Vec<Head>);

/// The heads with which a line begins, where they end and where each does.
fn heads(line: &str) -> Option<(Heads, usize, Vec<usize>)> {
    if !may_begin(line) {
        return None;
    }
    let captioned = line.starts_with(['专', '附', '表']);
    if !captioned && !line.starts_with(['类', '领', '分', '指', '主', '具']) {
        return None;
    }
    // A look for one word costs less than one at each sign for all of them.
    if !["属", "性质", "类型"].iter().any(|attribute| line.contains(attribute)) {
        return None;
    }
    let signs: Vec<(usize, char)> =
        line.char_indices().filter(|&(_, c)| !is_blank(c)).take(LONGEST_HEADER).collect();
    let glued = Glued { line, signs: &signs, cuts: Vec::new() };
    (0..if captioned { LONGEST_CAPTION } else { 1 }).find_map(|from| {
        let mut found = Vec::new();
        let mut cuts: Vec<usize> = Some(from).filter(|&from| from > 0).into_iter().collect();
        let mut at = from;
        while let Some((head, length)) = glued.head_at(at) {
            found.push(head);
            at += length;
            cuts.push(at);
        }
        let count = |wanted: Head| found.iter().filter(|head| **head == wanted).count();
        let whole = count(Head::Name) == 1
            && count(Head::Unit) <= 1
            && count(Head::Group) <= 1
            && (1..=3).contains(&count(Head::Figure))
            && count(Head::Number) + count(Head::Growth) == 0
            && count(Head::Attribute) == 1
            && found.last() == Some(&Head::Attribute);
        // Where blanks or tabs part the heads, they part the rows as well.
        let parted = |&at: &usize| match (at.checked_sub(1).and_then(|last| signs.get(last)), signs.get(at)) {
            (Some(&(last, c)), Some(&(next, _))) => last + c.len_utf8() < next,
            _ => false,
        };
        (whole && !cuts.iter().any(parted)).then_some((Heads(found), at, cuts))
    })
}

/// Where the cells of a line end that holds such a table as a whole; none where it holds none.
///
/// *Complexity*: linear in the length of the line; one that does not begin with heads costs a look at its first signs.
pub(crate) fn cells(line: &str) -> Vec<usize> {
    let Some((heads, mut at, cuts)) = heads(line) else { return Vec::new() };
    let signs: Vec<(usize, char)> = line.char_indices().filter(|&(_, c)| !is_blank(c)).collect();
    let mut glued = Glued { line, signs: &signs, cuts };
    let mut rows = 0;
    while let Some(end) = row(&mut glued, &heads, at, rows == 0) {
        rows += 1;
        at = end;
    }
    if rows < FEWEST { Vec::new() } else { bytes(&glued) }
}

/// The heads of such a table on a line of their own, and where they end.
pub(crate) fn header(line: &str) -> Option<(Heads, Vec<usize>)> {
    let (heads, end, cuts) = heads(line)?;
    let signs: Vec<(usize, char)> =
        line.char_indices().filter(|&(_, c)| !is_blank(c)).take(end + 1).collect();
    (signs.len() == end).then(|| (heads, bytes(&Glued { line, signs: &signs, cuts })))
}

/// Where the cells of a row end that has a line of its own; none where it is no row. `first` tells that none stands before it.
pub(crate) fn row_of_line(line: &str, heads: &Heads, first: bool) -> Option<Vec<usize>> {
    const LONGEST: usize = 4 * MOST_SIGNS;
    let signs: Vec<(usize, char)> =
        line.char_indices().filter(|&(_, c)| !is_blank(c)).take(LONGEST + 1).collect();
    let mut glued = Glued { line, signs: &signs, cuts: Vec::new() };
    let end = row(&mut glued, heads, 0, first)?;
    (end == signs.len()).then(|| bytes(&glued))
}

/// Whether a line between rows is the title of a group.
pub(crate) fn is_group(line: &str) -> bool {
    let mut letters = line.chars().filter(|&c| !is_blank(c));
    (2..=LONGEST_GROUP).contains(&letters.clone().count()) && letters.all(is_han)
}

/// Cuts the row that begins at a place; tells where it ends.
fn row(glued: &mut Glued<'_>, heads: &Heads, from: usize, first: bool) -> Option<usize> {
    let mut ahead = from..glued.signs.len().min(from + 4 * MOST_SIGNS);
    let (end, attribute) = ahead.find_map(|at| Some((at, glued.any_at(at, ATTRIBUTES)?)))?;
    let group = glued.any_at(from, GROUPS).filter(|length| {
        glued.any_at(from + length, NAMES_ON).is_none() && glued.get(from + length).is_some_and(is_han)
    });
    // Where groups have a column, a first row without a title that is known has one that is not.
    if first && group.is_none() && heads.0.contains(&Head::Group) {
        return None;
    }
    let name = from + group.unwrap_or_default();
    let figures = (name..end).rev().take_while(|&at| glued.get(at).is_some_and(is_of_figure)).last()?;
    let bracket = matches!(glued.get(figures.checked_sub(1)?), Some('）' | ')'));
    let sentence = (name..figures).any(|at| matches!(glued.get(at), Some('。' | '，' | '；')));
    if figures < name + 2 || sentence || !glued.get(name).is_some_and(char::is_alphabetic) {
        return None;
    }
    let before = glued.cuts.len();
    glued.cut_figures(&heads.0, name, end);
    if glued.cuts.len() == before || !bracket && !heads.0.contains(&Head::Unit) {
        return None;
    }
    if name > from {
        glued.cuts.insert(before, name);
    }
    glued.cuts.extend([end, end + attribute]);
    Some(end + attribute)
}

/// Where the cuts stand in the line, its end left out.
fn bytes(glued: &Glued<'_>) -> Vec<usize> {
    glued.cuts.iter().filter_map(|&at| glued.signs.get(at).map(|&(byte, _)| byte)).collect()
}
