//! The years that a title covers, and the year at its head.

use crate::text::{five_year_plan, fold_char, han_digit, is_blank, whole_number};

/// The years that a title covers, from years in digits (2022-2024年, 二〇二六年), a five-year plan or the single year of work points.
pub(crate) fn years(title: &str) -> Option<(i32, i32)> {
    let folded = in_figures(title);
    if let Some((from, to)) = year_range(&folded) {
        return Some((from, to));
    }
    // 第十四个五年规划 is 十四五 in full.
    let before = folded.split("个五年").next().filter(|before| before.len() < folded.len());
    if let Some(number) = before.and_then(|before| before.rsplit('第').next())
        && let Some(period) = five_year_plan(&format!("{number}五"))
    {
        return Some(period);
    }
    for (at, _) in folded.match_indices('五') {
        let stem = folded.get(..at)?;
        let name: String =
            stem.chars().rev().take_while(|&c| whole_number(&c.to_string()).is_some()).collect();
        let name: String = name.chars().rev().chain(['五']).collect();
        if name.chars().count() >= 2
            && name.contains('十')
            && let Some(period) = five_year_plan(&name)
        {
            return Some(period);
        }
    }
    // 关于2024年计划执行情况与2025年计划草案的报告 is for the year that comes.
    let planned = folded.split_once("执行情况").map(|(_, behind)| behind);
    if let Some((_, year)) = planned.and_then(|behind| {
        four_digits(behind).find(|(end, _)| behind.get(*end..).is_some_and(|rest| rest.starts_with('年')))
    }) {
        return Some((year, year));
    }
    let (_, year) = four_digits(&folded)
        .next()
        .filter(|(end, _)| folded.get(*end..).is_some_and(|rest| rest.starts_with('年')))?;
    Some((year, year))
}

/// A title without the year at its head: 二〇二六年江州市… names the place behind it.
pub(crate) fn behind_year(title: &str) -> &str {
    let words = title.trim_start_matches(is_blank);
    let (year, behind) = words.split_once('年').unwrap_or_default();
    let figures = |c: char| fold_char(c).is_ascii_digit() || han_digit(c).is_some() || is_blank(c);
    let behind = if !year.is_empty() && year.chars().all(figures) { behind } else { words };
    behind.trim_start_matches('度').trim_start_matches(is_blank)
}

/// A title folded and without its blanks, years such as 二〇二六 in figures.
fn in_figures(title: &str) -> String {
    let folded: String = title.chars().filter(|&c| !is_blank(c)).map(fold_char).collect();
    let mut out = String::with_capacity(folded.len());
    let mut rest = &*folded;
    while let Some(c) = rest.chars().next() {
        let end = rest.find(|c| han_digit(c).is_none()).unwrap_or(rest.len());
        let (digits, behind) = rest.split_at(end.max(c.len_utf8()));
        let year = (digits.chars().count() == 4).then(|| whole_number(digits)).flatten();
        match year.filter(|year| (1949..=2100).contains(year)) {
            Some(year) => out.push_str(&year.to_string()),
            None => out.push_str(digits),
        }
        rest = behind;
    }
    out
}

/// 2022-2024年, 2023—2025年, 2021年至2025年.
fn year_range(folded: &str) -> Option<(i32, i32)> {
    let years: Vec<(usize, i32)> = four_digits(folded).collect();
    years.windows(2).find_map(|pair| {
        let [(end, from), (next, to)] = *pair else { return None };
        let between = folded.get(end..next.checked_sub(4)?)?;
        let joined = !between.is_empty()
            && between.chars().all(|c| matches!(c, '-' | '~' | '至' | '到' | '年' | '－'));
        (joined && from <= to && to - from <= 30).then_some((from, to))
    })
}

/// Runs of exactly four digits that are years, with the offset of their end.
fn four_digits(text: &str) -> impl Iterator<Item = (usize, i32)> + '_ {
    let mut at = 0;
    core::iter::from_fn(move || {
        loop {
            let rest = text.get(at..)?;
            let start = at + rest.find(|c: char| c.is_ascii_digit())?;
            let run = text.get(start..)?;
            let length = run.find(|c: char| !c.is_ascii_digit()).unwrap_or(run.len());
            at = start + length;
            let year = text
                .get(start..at)
                .filter(|digits| digits.len() == 4)
                .and_then(|digits| digits.parse::<i32>().ok());
            if let Some(year) = year.filter(|year| (1949..=2100).contains(year)) {
                return Some((at, year));
            }
        }
    })
}
