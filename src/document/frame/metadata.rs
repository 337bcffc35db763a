//! The table of facts that a web page prints above a document: 索引号, 发文机关, 发文字号, 成文日期, 发布日期.

use crate::text::{is_blank, marks};

/// A fact of the page's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Title,
    Index,
    Issuer,
    Number,
    Issued,
    Published,
    /// A time that is that of publication where nothing better is said.
    Time,
    /// Known, but of no use here; it only ends the value before it.
    Other,
}

/// The keys that begin with a character, as pages print them, blanks left out. A longer key stands before one that it begins with.
const fn keys(first: char) -> &'static [(&'static str, Key)] {
    match first {
        '发' => &[
            ("发文机关", Key::Issuer),
            ("发文单位", Key::Issuer),
            ("发布机构", Key::Issuer),
            ("发布部门", Key::Issuer),
            ("发文部门", Key::Issuer),
            ("发布单位", Key::Issuer),
            ("发布机关", Key::Issuer),
            ("发文字号", Key::Number),
            ("发文文号", Key::Number),
            ("发文日期", Key::Issued),
            ("发布日期", Key::Published),
            ("发布时间", Key::Published),
            ("发表日期", Key::Published),
            ("发布", Key::Published),
        ],
        '信' => &[
            ("信息索引号", Key::Index),
            ("信息提供单位", Key::Issuer),
            ("信息公开日期", Key::Published),
            ("信息分类", Key::Other),
            ("信息来源", Key::Other),
            ("信息名称", Key::Title),
        ],
        '公' => &[
            ("公开机构", Key::Issuer),
            ("公开日期", Key::Published),
            ("公布日期", Key::Published),
            ("公开时间", Key::Published),
            ("公开方式", Key::Other),
            ("公开范围", Key::Other),
            ("公开形式", Key::Other),
            ("公开目录", Key::Other),
            ("公开责任部门", Key::Other),
        ],
        '文' => &[
            ("文件编号", Key::Number),
            ("文件号", Key::Number),
            ("文号", Key::Number),
            ("文件状态", Key::Other),
            ("文件名称", Key::Title),
        ],
        '制' => &[("制发机关", Key::Issuer), ("制定机关", Key::Issuer), ("制发日期", Key::Issued)],
        '时' => &[("时效性", Key::Other), ("时效", Key::Other), ("时间", Key::Time)],
        '索' => &[("索引号", Key::Index), ("索取号", Key::Index)],
        '字' => &[("字号", Key::Number), ("字体", Key::Other)],
        '成' => &[("成文日期", Key::Issued), ("成文时间", Key::Issued)],
        '生' => &[("生成日期", Key::Issued), ("生效日期", Key::Other)],
        '主' => &[("主题分类", Key::Other), ("主题词", Key::Other)],
        '印' => &[("印发日期", Key::Issued)],
        '签' => &[("签发日期", Key::Issued), ("签署日期", Key::Issued)],
        '登' => &[("登记日期", Key::Other)],
        '所' => &[("所属机构", Key::Other), ("所属主题", Key::Other)],
        '体' => &[("体裁分类", Key::Other)],
        '组' => &[("组配分类", Key::Other)],
        '统' => &[("统一编号", Key::Other), ("统一登记号", Key::Other)],
        '效' => &[("效力状态", Key::Other)],
        '有' => &[("有效性", Key::Other), ("有效期", Key::Other)],
        '关' => &[("关键词", Key::Other)],
        '施' => &[("施行日期", Key::Other)],
        '实' => &[("实施日期", Key::Other)],
        '废' => &[("废止日期", Key::Other)],
        '失' => &[("失效日期", Key::Other)],
        '浏' => &[("浏览次数", Key::Other)],
        '点' => &[("点击数", Key::Other)],
        '日' => &[("日期", Key::Time)],
        '标' => &[("标题", Key::Title)],
        '名' => &[("名称", Key::Title)],
        '来' => &[("来源", Key::Other)],
        '分' => &[("分类", Key::Other)],
        _ => &[],
    }
}

/// The facts in a line, as key and value. A value goes to the next key; it may be empty.
pub(super) fn facts(line: &str) -> Vec<(Key, &str)> {
    let found: Vec<(usize, usize, Key)> = found(line).collect();
    let ends = found.iter().skip(1).map(|next| next.0).chain([line.len()]);
    let mark = |c: char| is_blank(c) || matches!(c, '：' | ':' | '|' | '[' | ']' | '【' | '】');
    let value = |from, to| line.get(from..to).unwrap_or_default().trim_matches(mark);
    found.iter().zip(ends).map(|(&(_, from, key), to)| (key, value(from, to))).collect()
}

/// Whether a line holds any fact.
pub(super) fn has_facts(line: &str) -> bool {
    found(line).next().is_some()
}

/// The keys in a line, each with its start and end. A key begins the line or stands behind a blank or the bar of a table's cell.
fn found(line: &str) -> impl Iterator<Item = (usize, usize, Key)> + '_ {
    let parts = |&(_, c): &(usize, char)| is_blank(c) || matches!(c, '|' | '[' | '【' | '】' | ']');
    let starts = marks(line).filter(parts).map(|(at, c)| at + c.len_utf8());
    let mut behind = 0;
    [0].into_iter().chain(starts).filter_map(move |at| {
        // The blanks inside of a key begin none.
        let words = line.get(at..).filter(|_| at >= behind)?;
        let (length, key) = key_here(words, at == 0, behind > 0)?;
        // 任 务 名 称 is one word with blanks inside, the head of a column.
        if is_spaced(line.get(..at)?) {
            return None;
        }
        behind = at + length;
        Some((at, behind, key))
    })
}

/// Whether a text ends in a letter with blanks on both sides, which is not what a number counts: 点击数：374 次.
fn is_spaced(text: &str) -> bool {
    let word = text.trim_end_matches(is_blank);
    let mut letters = word.chars().rev();
    let alone = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_some_and(is_blank);
    let counted = letters.find(|&c| !is_blank(c)).is_some_and(|c| c.is_ascii_digit());
    alone && word.len() < text.len() && !counted
}

/// The key at the start of some words, blanks inside it allowed, with a colon, a blank or the end behind it. `first` in its line, or
/// `among` others, it is surer.
fn key_here(words: &str, first: bool, among: bool) -> Option<(usize, Key)> {
    keys(words.chars().next()?).iter().find_map(|&(key, what)| {
        let rest = behind_key(words, key)?;
        let next = rest.trim_start_matches(is_blank).chars().next();
        // 标题 and 分类 are also plain words; they count at the start of a line or before a colon. Before a bar they may be the head of
        // a column: 序号 | 名称 | 来源.
        let named = matches!(next, Some('：' | ':' | '】')) || among && next == Some('|');
        let parted =
            named || matches!(next, Some(']' | '|')) || rest.is_empty() || rest.starts_with(is_blank);
        let short = key.chars().count() <= 2;
        let sure = match what {
            Key::Number => true,
            Key::Time | Key::Published if short => matches!(next, Some('：' | ':')),
            _ => !short || named || first,
        };
        (parted && sure).then_some((words.len() - rest.len(), what))
    })
}

/// What stands behind a key that some words begin with, whatever blanks are inside it.
fn behind_key<'t>(words: &'t str, key: &str) -> Option<&'t str> {
    let mut letters = key.chars();
    let rest = words.strip_prefix(letters.next()?)?;
    letters.try_fold(rest, |rest, letter| rest.trim_start_matches(is_blank).strip_prefix(letter))
}
