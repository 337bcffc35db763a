//! What follows a number, its unit and its bound: the end of a phrase, a noun that is counted, or a 的 that makes a condition.

use super::flat::{Flat, Inside};
use super::lexicon::{Lexicon, words};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    /// A mark, the end, or a word that joins.
    End,
    /// 的: what stands before describes what comes.
    Of,
    /// 的增长, 的目标: what stands before is meant all the same.
    OfGrowth,
    /// A noun.
    Noun,
    /// 级, 型: a grade, not an amount.
    Grade,
}

pub(super) fn tail(flat: &Flat, at: usize) -> Tail {
    static JOINS: Lexicon = Lexicon::new(&[
        "和",
        "及",
        "与",
        "以及",
        "并",
        "且",
        "或",
        "同时",
        "其中",
        "而",
        "等",
        "有效",
        "基本",
        "力争",
        "全面",
        "进一步",
    ]);
    static GROWTH: Lexicon =
        Lexicon::new(&["增长", "增速", "增幅", "速度", "目标", "幅度", "水平", "降幅", "任务", "提升"]);
    // 的目标 ends an aim; 12项任务 counts tasks.
    static AIMS: Lexicon = Lexicon::new(&["目标", "任务", "提升"]);
    let Some(c) = flat.get(at) else { return Tail::End };
    if !c.is_alphanumeric() && !matches!(c, '“' | '《' | '(') {
        return Tail::End;
    }
    if c == '(' {
        // A bracket explains; what counts comes behind it.
        return closing(flat, at).map_or(Tail::End, |close| tail(flat, close + 1));
    }
    if flat.any_at(at, &JOINS).is_some() {
        return Tail::End;
    }
    match c {
        '的' if flat.any_at(at + 1, &GROWTH).is_some() => Tail::OfGrowth,
        '的' => Tail::Of,
        '级' | '型' | '制' => Tail::Grade,
        // 湿地15处共1.2万亩
        '共' if flat.get(at + 1).is_some_and(|c| c.is_ascii_digit()) => Tail::End,
        _ if flat.any_at(at, &GROWTH).is_some() && flat.any_at(at, &AIMS).is_none() => Tail::OfGrowth,
        _ => Tail::Noun,
    }
}

/// Where the bracket closes that opens at a place; one inside it closes first.
fn closing(flat: &Flat, at: usize) -> Option<usize> {
    let mut depth = 0_u32;
    let mut at = at;
    loop {
        match flat.get(at)? {
            '(' => depth += 1,
            ')' if depth == 1 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
}

/// Whether a digit is part of a name: in a quotation, or before a letter as in 5G.
fn is_in_name(flat: &Flat, at: usize) -> bool {
    flat.inside.get(at) == Some(&Inside::Quote) || flat.get(at + 1).is_some_and(|c| c.is_ascii_alphabetic())
}

/// Where the noun behind a count ends: at the next mark or joining verb.
pub(super) fn noun_end(flat: &Flat, at: usize, end: usize) -> usize {
    let stop = (at..end)
        .find(|&at| {
            flat.get(at).is_none_or(|c| {
                matches!(c, ',' | ';' | ':' | '。' | '(' | ')' | '|' | '!' | '?')
                    || c.is_ascii_digit() && !is_in_name(flat, at)
            }) || flat.is_at(at, "并")
        })
        .unwrap_or(end);
    let mut last = stop;
    while let Some((_, before)) = flat.any_before(last, at, words!["、", "和", "以及", "及", "与"]) {
        last = before;
    }
    last
}
