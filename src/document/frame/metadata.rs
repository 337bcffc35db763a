//! The table of facts that a web page prints above a document: 索引号, 发文机关, 发文字号, 成文日期, 发布日期.

use crate::text::is_blank;

/// A fact of the page's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Title,
    Index,
    Issuer,
    Number,
    Issued,
    Published,
    /// Known, but of no use here; it only ends the value before it.
    Other,
}

/// Keys as pages print them, blanks left out. A longer key stands before one that it begins with.
const KEYS: &[(&str, Key)] = &[
    ("信息索引号", Key::Index),
    ("索引号", Key::Index),
    ("索取号", Key::Index),
    ("发文机关", Key::Issuer),
    ("发文单位", Key::Issuer),
    ("发布机构", Key::Issuer),
    ("发布单位", Key::Issuer),
    ("发布机关", Key::Issuer),
    ("制发机关", Key::Issuer),
    ("制定机关", Key::Issuer),
    ("公开机构", Key::Issuer),
    ("信息提供单位", Key::Issuer),
    ("发文字号", Key::Number),
    ("发文文号", Key::Number),
    ("文件编号", Key::Number),
    ("文件号", Key::Number),
    ("文号", Key::Number),
    ("字号", Key::Number),
    ("成文日期", Key::Issued),
    ("成文时间", Key::Issued),
    ("发文日期", Key::Issued),
    ("制发日期", Key::Issued),
    ("生成日期", Key::Issued),
    ("印发日期", Key::Issued),
    ("签发日期", Key::Issued),
    ("发布日期", Key::Published),
    ("发布时间", Key::Published),
    ("公开日期", Key::Published),
    ("公布日期", Key::Published),
    ("信息公开日期", Key::Published),
    ("公开时间", Key::Published),
    ("主题分类", Key::Other),
    ("体裁分类", Key::Other),
    ("信息分类", Key::Other),
    ("组配分类", Key::Other),
    ("信息来源", Key::Other),
    ("统一编号", Key::Other),
    ("效力状态", Key::Other),
    ("文件状态", Key::Other),
    ("有效性", Key::Other),
    ("时效性", Key::Other),
    ("时效", Key::Other),
    ("主题词", Key::Other),
    ("关键词", Key::Other),
    ("生效日期", Key::Other),
    ("施行日期", Key::Other),
    ("实施日期", Key::Other),
    ("废止日期", Key::Other),
    ("失效日期", Key::Other),
    ("公开方式", Key::Other),
    ("公开范围", Key::Other),
    ("浏览次数", Key::Other),
    ("点击数", Key::Other),
    ("信息名称", Key::Title),
    ("文件名称", Key::Title),
    ("发表日期", Key::Published),
    ("发布", Key::Published),
    ("时间", Key::Published),
    ("日期", Key::Published),
    ("标题", Key::Title),
    ("名称", Key::Title),
    ("来源", Key::Other),
    ("分类", Key::Other),
    ("字体", Key::Other),
];

/// The facts in a line, as key and value. A value goes to the next key; it may be empty.
pub(super) fn facts(line: &str) -> Vec<(Key, &str)> {
    let mut found: Vec<(usize, usize, Key)> = Vec::new();
    let mut boundary = true;
    let mut skip = 0;
    for (at, c) in line.char_indices() {
        if at < skip {
            continue;
        }
        if boundary
            && let Some((length, key)) =
                key_here(line.get(at..).unwrap_or_default(), found.is_empty() && at == 0)
        {
            found.push((at, at + length, key));
            skip = at + length;
        }
        boundary = is_blank(c) || matches!(c, '|' | '[' | '【' | '】' | ']');
    }
    found
        .iter()
        .enumerate()
        .map(|(i, &(_, from, key))| {
            let to = found.get(i + 1).map_or(line.len(), |next| next.0);
            let mark = |c: char| is_blank(c) || matches!(c, '：' | ':' | '|' | '[' | ']' | '【' | '】');
            (key, line.get(from..to).unwrap_or_default().trim_matches(mark))
        })
        .collect()
}

/// The key at the start of some words, blanks inside it allowed, with a colon, a blank or the end behind it.
fn key_here(words: &str, first: bool) -> Option<(usize, Key)> {
    for &(key, what) in KEYS {
        let mut rest = words;
        let matched = key.chars().all(|wanted| {
            let trimmed = if rest.len() == words.len() { rest } else { rest.trim_start_matches(is_blank) };
            match trimmed.strip_prefix(wanted) {
                Some(behind) => {
                    rest = behind;
                    true
                }
                None => false,
            }
        });
        if matched {
            let next = rest.trim_start_matches(is_blank).chars().next();
            let parted = rest.is_empty()
                || rest.starts_with(is_blank)
                || matches!(next, Some('：' | ':' | '】' | ']' | '|'));
            // 标题 and 分类 are also plain words; they count at the start of a line or before a colon.
            let named = matches!(next, Some('：' | ':' | '】' | '|'));
            let sure = match what {
                Key::Number => true,
                Key::Published if key.chars().count() <= 2 => matches!(next, Some('：' | ':')),
                _ => key.chars().count() > 2 || named || first,
            };
            if parted && sure {
                return Some((words.len() - rest.len(), what));
            }
        }
    }
    None
}
