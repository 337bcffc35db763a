//! Points in time as plans print them: 2023年6月底, 2024年, 上半年, 第三季度末, 年底, 2022.10.

use crate::text::{fold_char, han_digit, is_blank, whole_number};

/// A point in time as precise as it is written. What is not said is `None`; the numbers need not make a date.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Moment {
    /// The year; `None` for 6月底, 年底.
    pub year: Option<i32>,
    /// The year after the plan's own: 明年.
    pub next_year: bool,
    /// The first and the last month that it covers: both 6 for 6月, 1 and 3 for 一季度.
    pub months: Option<(u32, u32)>,
    /// The day of the month.
    pub day: Option<u32>,
}

impl Moment {
    /// This moment with what it leaves open taken from an earlier one: 10月 behind 2022年1月 is of 2022, 3月 behind 2022年11月 of 2023.
    pub(super) fn after(self, earlier: Self) -> Self {
        let year = self.year.or_else(|| {
            let turns = match (self.months, earlier.months) {
                (Some((month, _)), Some((before, _))) => month < before,
                _ => false,
            };
            earlier.year.map(|year| year + i32::from(turns))
        });
        Self { year, ..self }
    }
}

/// The moment at the start of a text and its length.
pub(crate) fn moment(text: &str) -> Option<(Moment, usize)> {
    let mut rest = text;
    let mut found = Moment::default();
    let mut said = year(&mut rest, &mut found);
    let year_alone = said && found.months.is_none();
    if found.months.is_none() {
        said |= months(&mut rest, &mut found, said);
    }
    if !said {
        return None;
    }
    if found.months.is_some() || year_alone {
        edge(&mut rest);
    }
    Some((found, text.len() - rest.len()))
}

/// A whole number at the start of a text, in digits of either width or Chinese numerals, and the text behind it.
pub(crate) fn number(text: &str) -> Option<(u32, &str)> {
    /// The longest number, in bytes.
    const LONGEST: usize = 12;
    let words = text.trim_start_matches(is_blank);
    // Nearly all are a few ASCII digits.
    let ascii = words.bytes().take(LONGEST).take_while(u8::is_ascii_digit).count();
    let (figures, behind) = words.split_at_checked(ascii)?;
    if ascii > 0 && !behind.starts_with(|c| fold_char(c).is_ascii_digit()) {
        return Some((figures.parse().ok()?, behind));
    }
    let first = words.chars().next()?;
    let digits = fold_char(first).is_ascii_digit();
    let numeral = |c: char| {
        if digits { fold_char(c).is_ascii_digit() } else { han_digit(c).is_some() || c == '十' }
    };
    // A longer run of digits is no number, and is not looked through to its end.
    let end =
        words.char_indices().take(LONGEST + 1).find(|&(_, c)| !numeral(c)).map_or(words.len(), |(at, _)| at);
    let figures = words.get(..end).filter(|figures| (1..=LONGEST).contains(&figures.len()))?;
    Some((whole_number(figures)?, words.get(end..)?))
}

fn eat<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    text.trim_start_matches(is_blank).strip_prefix(word)
}

/// 2023年, 今年, 明年, 年 before 底; also 2023.6, 2023-06-15 and 2023/6.
fn year(rest: &mut &str, found: &mut Moment) -> bool {
    for (word, next) in [("今年", false), ("本年度", false), ("本年", false), ("当年", false), ("明年", true)]
    {
        if let Some(behind) = rest.strip_prefix(word) {
            (*rest, found.next_year) = (behind, next);
            return true;
        }
    }
    if let Some(behind) = rest.strip_prefix('年') {
        if behind.starts_with(['底', '末', '内', '终']) {
            *rest = behind;
            return true;
        }
        return false;
    }
    let Some((value, behind)) = number(rest).filter(|(value, _)| (1949..=2100).contains(value)) else {
        return false;
    };
    found.year = i32::try_from(value).ok();
    if let Some(behind) = eat(behind, "年") {
        *rest = behind.strip_prefix('度').unwrap_or(behind);
        return true;
    }
    numeric_tail(rest, behind, found)
}

/// The month and perhaps the day of 2023.6.15 behind its year.
fn numeric_tail<'t>(rest: &mut &'t str, behind: &'t str, found: &mut Moment) -> bool {
    let Some(mark) = behind.chars().next().filter(|&c| matches!(fold_char(c), '.' | '-' | '/')) else {
        return false;
    };
    let part = |text: &str| -> Option<(u32, usize)> {
        let digits = text.find(|c| !fold_char(c).is_ascii_digit()).unwrap_or(text.len());
        let value = whole_number(text.get(..digits)?).filter(|value| (1..=31).contains(value))?;
        Some((value, digits))
    };
    let after = behind.get(mark.len_utf8()..).unwrap_or_default();
    let Some((month, length)) = part(after).filter(|(month, _)| *month <= 12) else { return false };
    let mut left = after.get(length..).unwrap_or_default();
    // 2021-2023年 and 2022-10月 are ranges, 3.5万 is a quantity.
    if left.starts_with(['月', '年', '%', '万', '亿']) {
        return false;
    }
    found.months = Some((month, month));
    if let Some(more) = left.strip_prefix(mark)
        && let Some((day, length)) = part(more)
    {
        found.day = Some(day);
        left = more.get(length..).unwrap_or_default();
    }
    *rest = left;
    true
}

/// 6月, 6月15日, 上半年, 一季度, 第三季度; `after_year` when a year stands before.
fn months(rest: &mut &str, found: &mut Moment, after_year: bool) -> bool {
    let words = rest.trim_start_matches(is_blank);
    for (word, months) in [("上半年", (1, 6)), ("下半年", (7, 12))] {
        if let Some(behind) = words.strip_prefix(word) {
            (*rest, found.months) = (behind, Some(months));
            return true;
        }
    }
    let counted = words.strip_prefix('第').unwrap_or(words);
    let Some((value, behind)) = number(counted) else { return false };
    if let Some(behind) = eat(behind, "季度").filter(|_| (1..=4).contains(&value)) {
        (*rest, found.months) = (behind, Some((value * 3 - 2, value * 3)));
        return true;
    }
    let Some(mut behind) = eat(behind, "月").filter(|_| counted.len() == words.len()) else { return false };
    if value > 12 && !after_year {
        return false;
    }
    behind = behind.strip_prefix('份').unwrap_or(behind);
    found.months = Some((value, value));
    if let Some((day, left)) = number(behind).filter(|(day, _)| *day <= 99)
        && let Some(left) = eat(left, "日").or_else(|| eat(left, "号"))
    {
        found.day = Some(day);
        behind = left;
    }
    *rest = behind;
    true
}

/// 底, 末, 初, 中旬 and the like: they change nothing that a month or a year can say.
fn edge(rest: &mut &str) {
    for word in ["年底", "底", "末", "内", "终", "初", "上旬", "中旬", "下旬"] {
        if let Some(behind) = rest.strip_prefix(word) {
            *rest = behind;
            return;
        }
    }
}

/// A stretch of time: from, to, and the length of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// When it begins; `None` for 2023年6月底前, 即日起.
    pub from: Option<Moment>,
    /// When it ends; `None` for 2024年及以后.
    pub to: Option<Moment>,
    /// Bytes of the text.
    pub len: usize,
}

/// The stretch at the start of a text: 2022年1月—10月, 2022年1—10月, 2021-2023年, 2024年及以后, 2023年6月底前, 即日起至年底, 2023年.
pub(crate) fn stretch(text: &str) -> Option<Stretch> {
    let lead = ["自", "从", "为", "于"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let done = |from, to, rest: &str| Some(Stretch { from, to, len: text.len() - rest.len() });
    for word in ["即日起", "印发之日起", "本方案印发之日起", "发文之日起"] {
        if let Some(behind) = lead.strip_prefix(word).and_then(dash)
            && let Some((to, length)) = moment(behind)
        {
            return done(None, Some(to), behind.get(length..)?);
        }
    }
    if let Some((from, to, rest)) = short_start(lead) {
        return done(Some(from), Some(to), rest);
    }
    let (from, length) = moment(lead)?;
    let rest = lead.get(length..)?;
    for word in ["及其以后", "及以后", "及之后", "以后", "之后", "后", "起", "开始"] {
        if let Some(behind) = rest.strip_prefix(word) {
            // 2024年1月起至12月 has an end.
            if let Some((to, behind)) = dash(behind).and_then(|behind| end(behind, from)) {
                return done(Some(from), Some(to), behind);
            }
            return done(Some(from), None, behind);
        }
    }
    for word in ["以前", "之前", "前"] {
        if let Some(behind) = rest.strip_prefix(word) {
            return done(None, Some(from), behind);
        }
    }
    // 2022年5月1日—: nothing says when it ends.
    if let Some("") = dash(rest) {
        return done(Some(from), None, "");
    }
    match dash(rest).and_then(|behind| end(behind, from)) {
        Some((to, behind)) => done(Some(from), Some(to), behind.strip_prefix('前').unwrap_or(behind)),
        None => done(Some(from), Some(from), rest),
    }
}

/// The later end of a stretch, and the text behind it.
fn end(text: &str, from: Moment) -> Option<(Moment, &str)> {
    if let Some((to, length)) = moment(text) {
        return Some((to.after(from), text.get(length..)?));
    }
    // 6月1日—15日
    let (day, behind) = number(text)?;
    from.day?;
    let behind = eat(behind, "日")?;
    Some((Moment { day: Some(day), ..from }, behind))
}

/// 2021—2023年, 2022年1—10月 and 1—10月: the unit of the first is that of the second.
fn short_start(text: &str) -> Option<(Moment, Moment, &str)> {
    let (first, behind) = number(text)?;
    if (1949..=2100).contains(&first)
        && let Some(behind) = dash(behind)
        && let Some((to, length)) = moment(behind).filter(|(to, _)| to.year.is_some())
    {
        let from = Moment { year: i32::try_from(first).ok(), ..Moment::default() };
        return Some((from, to, behind.get(length..)?));
    }
    let (year, months) = match eat(behind, "年") {
        Some(months) if (1949..=2100).contains(&first) => (i32::try_from(first).ok(), months),
        _ => (None, text),
    };
    let (month, behind) = number(months).filter(|(month, _)| (1..=12).contains(month))?;
    let (to, length) = moment(dash(behind)?).filter(|(to, _)| to.months.is_some() && to.year.is_none())?;
    let from = Moment { year, months: Some((month, month)), ..Moment::default() };
    Some((from, to.after(from), dash(behind)?.get(length..)?))
}

/// The text behind a dash or 至.
fn dash(text: &str) -> Option<&str> {
    let words = text.trim_start_matches(is_blank);
    let behind =
        words.trim_start_matches(|c: char| fold_char(c) == '-' || matches!(c, '~' | '～' | '至' | '到'));
    (behind.len() < words.len()).then(|| behind.trim_start_matches(is_blank))
}

#[cfg(test)]
#[expect(clippy::string_slice)] // a range that fits no text should stop the test
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let shown = |moment: Option<Moment>, last: bool| match moment {
            None => "..".to_owned(),
            Some(moment) => {
                let year = moment.year.map_or("?".to_owned(), |year| year.to_string());
                let month = moment.months.map(|(first, end)| format!("-{}", if last { end } else { first }));
                let day = moment.day.map(|day| format!("-{day}"));
                format!("{year}{}{}", month.unwrap_or_default(), day.unwrap_or_default())
            }
        };
        let found = stretch(text).map(|found| {
            format!("{} {} +{}", shown(found.from, false), shown(found.to, true), &text[found.len..])
        });
        assert_eq!(found.as_deref().unwrap_or("none"), expected, "{text}");
    }

    #[test]
    fn stretches_are_as_precise_as_written() {
        check("2022年1月—10月)", "2022-1 2022-10 +)");
        check("2022年1—10月", "2022-1 2022-10 +");
        check("2022年11月至2023年12月。", "2022-11 2023-12 +。");
        check("2022年11月至3月", "2022-11 2023-3 +");
        check("2024年及以后", "2024 .. +");
        check("7月1日后）", "?-7-1 .. +）");
        check("2021—2023年", "2021 2023 +");
        check("2023年6月底前", ".. 2023-6 +");
        check("2023年6月1日—15日", "2023-6-1 2023-6-15 +");
        check("2023.3-2023.6", "2023-3 2023-6 +");
        check("２０２３年３月", "2023-3 2023-3 +");
        check("二〇二三年三月至年底", "2023-3 2023 +");
        check("即日起至2023年底", ".. 2023 +");
        check("2023年上半年", "2023-1 2023-6 +");
        check("2023年第三季度—第四季度", "2023-7 2023-12 +");
        check("6月—12月", "?-6 ?-12 +");
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in
            ["3.5万元", "100家", "三年行动", "第一阶段", "年均增长", "五年内", "13月", "", "1949", "2023个"]
        {
            check(text, "none");
        }
    }
}
