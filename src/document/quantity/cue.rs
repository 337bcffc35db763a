//! Words around a number that say how it is meant: 达到, 不低于, 突破, 增长, 以上, 左右.

use super::flat::Flat;
use super::lexicon::{Lexicon, words};
use crate::document::hints::Hints;

/// How the real value is to compare with the printed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    AtLeast,
    AtMost,
    Equal,
    About,
    Range,
    Growth,
    Full,
    Relative,
}

/// A cue and where it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cue {
    pub sign: Sign,
    pub start: usize,
}

/// Cues that stand right before a number. Where one ends in another, the longer comes first.
const BEFORE: &[(Sign, &Lexicon)] = &[
    (
        Sign::AtLeast,
        words![
            "不得低于",
            "不得少于",
            "不得小于",
            "不低于",
            "不少于",
            "不小于",
            "达到或超过",
            "达到并超过",
            "达到和超过",
            "达到或超出",
            "达到或高于",
            "突破",
            "超过",
            "高于",
            "大于",
            "多于",
            "至少达到",
            "至少",
            "最低",
            "不下",
            "超",
            "≥",
            ">",
        ],
    ),
    (
        Sign::AtMost,
        words![
            "不得超过",
            "不得高于",
            "不得大于",
            "不得多于",
            "封顶",
            "不超过",
            "不高于",
            "不大于",
            "不多于",
            "控制在",
            "低于",
            "小于",
            "少于",
            "至多",
            "最多",
            "最高",
            "优于",
            "≤",
            "<",
        ],
    ),
    (
        Sign::Equal,
        words![
            "可达",
            "达到",
            "达",
            "增长到",
            "增长至",
            "提高到",
            "提高至",
            "提升到",
            "提升至",
            "增加到",
            "增加至",
            "扩大到",
            "扩大至",
            "扩充到",
            "扩充至",
            "扩容到",
            "扩容至",
            "壮大到",
            "壮大至",
            "恢复到",
            "恢复至",
            "压降到",
            "压降至",
            "延长到",
            "延长至",
            "拓展至",
            "发展至",
            "上升到",
            "上升至",
            "拓展到",
            "发展到",
            "增至",
            "升至",
            "提至",
            "下降到",
            "下降至",
            "降低到",
            "降低至",
            "减少到",
            "减少至",
            "压减到",
            "压减至",
            "压缩到",
            "压缩至",
            "缩短到",
            "缩短至",
            "缩小到",
            "缩小至",
            "降到",
            "降至",
            "保持在",
            "稳定在",
            "维持在",
            "稳定到",
            "占到",
            "位于",
            "保持",
            "拟按",
        ],
    ),
    (
        Sign::Growth,
        words![
            "年均增长",
            "年均提高",
            "增长",
            "提高",
            "提升",
            "上升",
            "下降",
            "降低",
            "递增",
            "增幅",
            "增速",
            "上涨",
            "下浮",
            "下调",
            "上调",
            "再降",
            "增幅为",
            "增速为",
            "翻",
            "压减",
            "缩减",
            "削减",
            "增加",
            "减少",
            "压缩",
            "缩短",
            "节能",
            "节约",
            "减排",
            "压降",
            "精简",
        ],
    ),
    (Sign::About, words!["接近", "大约", "大体", "约为", "约", "近"]),
    (Sign::Equal, words!["到", "至", "为", "实现", "完成"]),
];

/// Words that may stand between a cue and its number.
static BETWEEN: Lexicon = Lexicon::new(&[
    "了",
    "约",
    "近",
    "将近",
    "接近",
    "大约",
    "共",
    "共计",
    "总计",
    "合计",
    "分别",
    "均",
    "各",
    "再",
    "不",
    "仅",
    "每千人",
    "每万人",
    "每人每月",
    "每人每年",
    "每人每天",
    "每人每学年",
    "每生每年",
    "每户每年",
    "每户每月",
    "每平方米",
    "每亩",
    "每人",
    "每户",
    "每吨",
    "每家",
]);

/// The cue before the number at a place; none before `from`. `rate` tells that the unit measures change (%, 个百分点, 倍).
pub(super) fn before(flat: &Flat, from: usize, at: usize, rate: bool) -> Option<Cue> {
    static MAY_BE_CUE: Hints = Lexicon::end_of(BEFORE);
    let mut end = at;
    let mut about = false;
    while let Some(last) = flat.before(end) {
        // 不超过 ends in 超过: the longest word that fits is meant.
        let found = BEFORE
            .iter()
            .filter(|_| MAY_BE_CUE.may_hold(last))
            .filter_map(|&(sign, words)| {
                let (word, start) = flat.any_before(end, from, words)?;
                // 改造提升3万亩 improves the land and grows nothing.
                let grows = || {
                    rate || !of_rates(word)
                        && flat.any_before(end, from, words!["改造提升", "整治提升"]).is_none()
                };
                // What is the better the lower it is, of all that is measured by a bare number, has a name of its own.
                let lower =
                    || flat.any_before(start, from, words!["PUE", "PUE值", "(PUE)", "(PUE值)"]).is_some();
                let fits = (sign != Sign::Growth || grows()) && (word != "优于" || lower());
                fits.then_some((sign, word, start))
            })
            .min_by_key(|&(_, _, start)| start);
        match found {
            Some((Sign::About, _, start)) if !about => {
                about = true;
                end = start;
            }
            Some((sign, word, start)) => {
                let start = match word {
                    // 控制在…: the words before belong to it; 年均 belongs to 增长.
                    "增长" | "提高" | "下降" | "提升" | "递增" | "降低" => flat
                        .any_before(
                            start,
                            from,
                            words!["年均", "年平均", "同比", "每年", "年度", "比上年", "累计"],
                        )
                        .map_or(start, |(_, start)| start),
                    _ => start,
                };
                let sign = if about && sign == Sign::Equal { Sign::About } else { sign };
                return Some(Cue { sign, start });
            }
            None if dated(flat, end, from).is_some() => end = dated(flat, end, from).unwrap_or(end),
            None => match flat.any_before(end, from, &BETWEEN) {
                Some((_, start)) => end = start,
                None => break,
            },
        }
    }
    if about {
        return Some(Cue { sign: Sign::About, start: end });
    }
    if let Some(most) = most_paid(flat, from, end) {
        return Some(most);
    }
    far(flat, from, at)
}

/// 最高补助20万元: what is paid at most.
fn most_paid(flat: &Flat, from: usize, at: usize) -> Option<Cue> {
    let (_, paid) = flat.any_before(
        at,
        from,
        words![
            "补助",
            "补贴",
            "奖励",
            "奖补",
            "资助",
            "给予",
            "支持",
            "可获",
            "可获得",
            "可给予",
            "可补助",
            "可补贴",
            "可奖励"
        ],
    )?;
    let (_, start) = flat.any_before(paid, from, words!["最高", "最多", "至多"])?;
    Some(Cue { sign: Sign::AtMost, start })
}

/// Where the year begins that stands between a cue and its number: 提高到2025年的18万元.
fn dated(flat: &Flat, end: usize, from: usize) -> Option<usize> {
    let start = end.checked_sub("2025年的".chars().count()).filter(|&start| start >= from)?;
    let digits = (start..start + 4).all(|at| flat.get(at).is_some_and(|c| c.is_ascii_digit()));
    (digits && flat.is_at(start + 4, "年的") && matches!(flat.before(start), Some('到' | '至')))
        .then_some(start)
}

/// Whether a verb of change makes a growth only of a rate: 增加20% is one, 增加20个 a count.
fn of_rates(word: &str) -> bool {
    static CHANGES: Lexicon = Lexicon::new(&[
        "增加", "减少", "压缩", "缩短", "压减", "缩减", "削减", "节能", "节约", "减排", "压降", "精简",
    ]);
    CHANGES.contains(word)
}

/// 不少于本单位总人数的5%, 至少建立1家: the cue stands further ahead, before the verb or what the share is of.
fn far(flat: &Flat, from: usize, at: usize) -> Option<Cue> {
    const REACH: usize = 24;
    let from = from.max(at.saturating_sub(REACH));
    let words = if flat.before(at) == Some('的') {
        words!["不低于", "不少于", "不超过", "不高于", "超过", "达到", "恢复到", "恢复至"]
    } else {
        words!["至少"]
    };
    let (word, range) = flat.last_in(from..at, words)?;
    let sign = match word {
        "不超过" | "不高于" => Sign::AtMost,
        "超过" if flat.any_before(range.start, from, words!["不", "不得"]).is_some() => Sign::AtMost,
        "达到" | "恢复到" | "恢复至" => Sign::Equal,
        _ => Sign::AtLeast,
    };
    Some(Cue { sign, start: range.start })
}

/// 按不低于市级标准1:0.5配套: what a ratio is measured by stands between it and its cue.
pub(super) fn of_ratio(flat: &Flat, from: usize, at: usize) -> Option<Cue> {
    let (word, range) = flat.last_in(from..at, words!["不低于", "不少于", "不超过", "不高于"])?;
    let sign = if matches!(word, "不低于" | "不少于") { Sign::AtLeast } else { Sign::AtMost };
    Some(Cue { sign, start: range.start })
}

/// The bound behind a unit, and where it ends.
pub(super) fn after(flat: &Flat, at: usize) -> Option<(Sign, usize)> {
    const AFTER: &[(Sign, &Lexicon)] = &[
        (Sign::AtLeast, words!["及以上", "(含)以上", "以上", "或以上"]),
        (Sign::AtMost, words!["及以下", "(含)以下", "以下", "(含)以内", "以内", "之内"]),
        (Sign::About, words!["左右", "上下"]),
    ];
    AFTER.iter().find_map(|&(sign, words)| flat.any_at(at, words).map(|(_, end)| (sign, end)))
}
