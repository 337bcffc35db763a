//! Names of quantities as they compare: what a target speaks of, what a table has a row for, and what a check holds beside it.

use std::borrow::Cow;

use super::words::Level;
use crate::document::Signs;
use crate::text::fold;

/// The shortest name that is told by its words when some are left out, in bytes: four Han characters.
pub(crate) const SHORTEST: usize = 12;

/// What stands before a name and only says where it is counted, or that it is hoped for.
pub(crate) const SCOPE: &[&str] = &[
    "全市",
    "全省",
    "全县",
    "全区",
    "全州",
    "全旗",
    "全自治区",
    "全国",
    "我市",
    "我省",
    "我县",
    "我区",
    "我州",
    "本市",
    "本省",
    "本县",
    "本区",
    "力争",
];

/// Whether a name counts in a larger place than a plan of that level speaks for: 全国 in the plan of a city.
pub(crate) fn is_beyond(name: &str, level: Option<Level>) -> bool {
    let Some(level) = level else { return false };
    let name = name.trim_start_matches("力争");
    level != Level::State && name.starts_with("全国")
        || !matches!(level, Level::State | Level::Province) && name.starts_with("全省")
}

/// A name without the scope before it.
pub(crate) fn unscoped(name: &str) -> &str {
    let mut words = name;
    while let Some(rest) = SCOPE.iter().find_map(|scope| words.strip_prefix(scope)) {
        words = rest;
    }
    words
}

/// A name as it compares: folded, without 的, and without the scope before it.
pub(crate) fn plain(name: &str) -> Cow<'_, str> {
    match fold(name) {
        Cow::Borrowed(folded) => {
            let words = unscoped(folded);
            // The last byte of 的 stands in few other characters, and is found faster than all three.
            let may_have = memchr::memchr(0x84, words.as_bytes()).is_some();
            if may_have && words.contains('的') {
                Cow::Owned(words.replace('的', ""))
            } else {
                Cow::Borrowed(words)
            }
        }
        Cow::Owned(folded) => Cow::Owned(unscoped(&folded).replace('的', "")),
    }
}

/// A plain name in one spelling: 研发投入占GDP比重 for 全社会R&D经费支出占地区生产总值比例.
pub(crate) fn alike<'p>(plain: &Cow<'p, str>) -> Cow<'p, str> {
    match plain {
        Cow::Borrowed(plain) => respelled(plain),
        Cow::Owned(plain) => Cow::Owned(respelled(plain).into_owned()),
    }
}

pub(crate) fn respelled(plain: &str) -> Cow<'_, str> {
    // 年产值 is 产值, but 年龄 and 年均 are words of their own.
    let yearly = || {
        let rest = plain.strip_prefix('年')?;
        (!rest.starts_with(['均', '轻', '龄', '末', '底', '初', '检', '报', '平'])).then_some(rest)
    };
    let scoped = plain
        .strip_prefix("全社会")
        .or_else(|| plain.strip_prefix("年度"))
        .or_else(yearly)
        .filter(|rest| rest.len() >= SHORTEST);
    let rest = scoped.unwrap_or(plain);
    let Cow::Owned(mut out) = spelled_out(rest) else { return Cow::Borrowed(uncounted(rest)) };
    out.truncate(uncounted(&out).len());
    Cow::Owned(out)
}

/// A name without the word that only says that something is counted: 高新技术企业数. Behind 占 it counts another thing, and 指数 is a
/// word of its own.
fn uncounted(name: &str) -> &str {
    let counted = ["数量", "个数", "数"].iter().find_map(|count| name.strip_suffix(count));
    let whole = |rest: &&str| {
        rest.len() >= SHORTEST
            && !rest.ends_with(['指', '系', '倍', '基', '分', '岁', '次', '天', '均'])
            && !rest.contains('占')
    };
    counted.filter(whole).unwrap_or(name)
}

/// A text with each word in its one spelling; borrowed where all words have it.
fn spelled_out(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    // What of the text stands in `out`.
    let mut done = 0;
    for at in SPELT.places(text) {
        let Some((before, rest)) = text.get(done..at).zip(text.get(at..)) else { continue };
        let known = rest.chars().next().map(spellings).unwrap_or_default();
        if let Some((word, written)) = known.iter().find(|(word, _)| rest.starts_with(word)) {
            out.reserve(text.len() + 3);
            out.push_str(before);
            out.push_str(written);
            done = at + word.len();
        }
    }
    out.push_str(text.get(done..).filter(|_| done > 0).unwrap_or_default());
    let written = if done > 0 { Cow::Owned(out) } else { Cow::Borrowed(text) };
    match written.strip_suffix("强度") {
        Some(stem) if stem.ends_with("研发投入") => Cow::Owned(format!("{stem}比重")),
        _ => written,
    }
}

/// The characters for which there are [`spellings`].
static SPELT: Signs = Signs::of("研R地生国规比占总");

/// The words that begin with a character and have another spelling, each with its one spelling.
const fn spellings(c: char) -> &'static [(&'static str, &'static str)] {
    match c {
        '研' => &[
            ("研究与试验发展经费支出", "研发投入"),
            ("研究与试验发展经费投入", "研发投入"),
            ("研究与试验发展支出", "研发投入"),
            ("研究与试验发展", "研发"),
            ("研发经费支出", "研发投入"),
            ("研发经费", "研发"),
            ("研发支出", "研发投入"),
        ],
        'R' => &[("R&D经费支出", "研发投入"), ("R&D经费", "研发"), ("R&D支出", "研发投入"), ("R&D", "研发")],
        '地' => &[("地区生产总值", "GDP"), ("地区GDP", "GDP")],
        '生' => &[("生产总值", "GDP")],
        '国' => &[("国内生产总值", "GDP")],
        '规' => &[("规模以上", "规上")],
        '比' => &[("比例", "比重")],
        '占' => &[("占比", "比重")],
        // 总产值 and 产值, 总长度 and 长度 are the same.
        '总' => &[
            ("总长", "长"),
            ("总面", "面"),
            ("总里", "里"),
            ("总数", "数"),
            ("总量", "量"),
            ("总额", "额"),
            ("总产", "产"),
            ("总收", "收"),
            ("总人", "人"),
            ("总规", "规"),
            ("总投", "投"),
        ],
        _ => &[],
    }
}
