//! Names of quantities as they compare: 年技术市场成交合同金额(亿元) is what 全市技术市场成交合同金额 is.

use crate::text::{fold_char, is_blank};

/// What stands before a name and only says where or when it is counted.
const SCOPE: &[&str] = &[
    "全市", "全省", "全县", "全区", "全州", "全旗", "我市", "我省", "我县", "我区", "我州", "本市", "本省",
    "本县", "力争", "实现", "年度",
];

/// Spellings of the same words, the longer ones first.
const SPELLINGS: &[(&str, &str)] = &[
    ("研究与试验发展", "R&D"),
    ("地区生产总值", "GDP"),
    ("国内生产总值", "GDP"),
    ("生产总值", "GDP"),
    ("地区GDP", "GDP"),
    ("规模以上", "规上"),
    ("百分比", "比重"),
    ("比例", "比重"),
    ("占比", "比重"),
];

/// The shortest name that may be taken for a part of another, in characters.
const SHORTEST: usize = 4;

/// A name without blanks, brackets, marks, width, 的, and without the scope before it, in one spelling.
pub(super) fn key(name: &str) -> Box<str> {
    let mut words: String = name
        .chars()
        .filter(|&c| !is_blank(c))
        .map(fold_char)
        .filter(|c| {
            !matches!(c, '的' | '(' | ')' | '“' | '”' | '"' | '《' | '》' | '*' | '#' | '※' | '★' | '▲' | '△')
        })
        .collect();
    for (one, other) in SPELLINGS {
        if words.contains(one) {
            words = words.replace(one, other);
        }
    }
    let mut rest = &*words;
    while let Some(shorter) = unscoped(rest) {
        rest = shorter;
    }
    let rest = uncounted(rest);
    if rest.contains('总') { without_total(rest) } else { rest.into() }
}

/// A name without the word that only says that something is counted: 高新技术企业数. Behind 占 it counts another thing.
fn uncounted(words: &str) -> &str {
    let rest = ["数量", "总数", "个数", "数"].iter().find_map(|end| words.strip_suffix(end));
    let whole = |rest: &&str| {
        rest.chars().nth(SHORTEST - 1).is_some()
            && !rest.ends_with(['指', '系', '倍', '基', '分', '岁', '次', '天', '均'])
            && !rest.contains('占')
    };
    rest.filter(whole).unwrap_or(words)
}

/// A name without the 总 of a sum: 总长度 is 长度, while 总部 stays.
fn without_total(words: &str) -> Box<str> {
    let mut out = String::with_capacity(words.len());
    let mut rest = words.chars().peekable();
    while let Some(c) = rest.next() {
        let sums = |next: &char| {
            matches!(next, '长' | '面' | '里' | '数' | '量' | '额' | '产' | '收' | '人' | '规' | '投')
        };
        if !(c == '总' && rest.peek().is_some_and(sums)) {
            out.push(c);
        }
    }
    out.into()
}

fn unscoped(words: &str) -> Option<&str> {
    let rest = SCOPE.iter().find_map(|scope| words.strip_prefix(scope)).or_else(|| {
        // 年产值 is 产值, but 年龄 and 年均 are words of their own.
        let rest = words.strip_prefix('年')?;
        (!rest.starts_with(['均', '轻', '龄', '末', '底', '初', '检', '报', '平'])).then_some(rest)
    })?;
    (rest.chars().nth(SHORTEST - 1).is_some()).then_some(rest)
}

/// Whether two keys are names of one quantity in other words: one goes on where the other ends (及占比), or leaves out a word.
pub(super) fn alike(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let count = short.chars().count();
    if count < SHORTEST || short == long {
        return false;
    }
    if let Some(rest) = long.strip_prefix(short) {
        return rest.starts_with(['及', '和', '与', '、', '/', ',', '；', ';']);
    }
    // 公民具备科学素质的比重 leaves out a word of 公民具备基本科学素质的比例. A word before it, as 每万人, makes it another quantity.
    let same_start = short.chars().zip(long.chars()).take(2).all(|(a, b)| a == b);
    let same_end = short.chars().rev().zip(long.chars().rev()).take(2).all(|(a, b)| a == b);
    let mut rest = long.chars();
    same_start
        && same_end
        && count * 4 >= long.chars().count() * 3
        && short.chars().all(|c| rest.any(|other| other == c))
}

/// Whether a name is one of growth or of a fall: its base is another year's, and it has neither baseline nor ceiling.
pub(super) fn is_growth(name: &str) -> bool {
    const WORDS: &[&str] =
        &["增长", "增速", "增幅", "降幅", "涨幅", "下降", "降低", "减少", "提高", "减排", "节约", "节能"];
    const STARTS: &[&str] = &["新增", "净增", "累计", "新建", "新改建", "年均"];
    WORDS.iter().any(|word| name.contains(word)) || STARTS.iter().any(|word| name.starts_with(word))
}

/// Whether a name is one of those for which governments set a floor below what they have, and do not aim at it.
pub(super) fn is_floor(name: &str) -> bool {
    const WORDS: &[&str] = &["失业率", "粮食", "耕地", "新增就业", "价格", "负债率", "事故", "死亡"];
    WORDS.iter().any(|word| name.contains(word))
}

/// Whether what a name counts has no unit: an index, a ratio, a rank, a grade.
pub(super) fn has_no_unit(name: &str) -> bool {
    const ENDS: &[&str] = &[
        "指数",
        "系数",
        "弹性",
        "位次",
        "排名",
        "名次",
        "等级",
        "级别",
        "得分",
        "评分",
        "成绩",
        "比",
        "比值",
        "容积率",
        "倍数",
        "情况",
        "水平",
        "能力",
    ];
    ENDS.iter().any(|end| name.ends_with(end))
}

/// A unit in one spelling, and the power of ten before it: 亿元 is 元 and 8.
pub(super) fn unit(printed: &str) -> (Box<str>, u32) {
    let words: String = printed.chars().filter(|&c| !is_blank(c)).map(fold_char).collect();
    let mut rest = &*words;
    let mut power = 0;
    while let Some((shorter, zeros)) = [('亿', 8), ('万', 4)]
        .iter()
        .find_map(|(sign, zeros)| Some((rest.strip_prefix(*sign)?, *zeros)))
        .filter(|(shorter, _)| !shorter.is_empty())
    {
        rest = shorter;
        power += zeros;
    }
    let rest = match rest {
        "百分点" => "个百分点",
        "户" => "家",
        "名" => "人",
        other => other,
    };
    (rest.into(), power)
}
