//! Numbers as headings print them, for messages and for looking whether one is printed after all.

use crate::document::Numbering;
use crate::text::{han_digit, whole_number};

/// A number in the form of a heading, folded as texts are when compared: 三、 (三) 3. (3) ③ 第三章.
pub(super) fn marks(form: Numbering, number: u32) -> Vec<String> {
    let han = han(number);
    match form {
        Numbering::First => vec![format!("{han}、"), format!("{han}.")],
        Numbering::Second => vec![format!("({han})")],
        Numbering::Third => vec![format!("{number}."), format!("{number}、"), format!("{number})")],
        Numbering::Fourth => vec![format!("({number})"), format!("{number})")],
        Numbering::Fifth => circled(number).map(String::from).into_iter().collect(),
        Numbering::Part | Numbering::Chapter | Numbering::Division | Numbering::Article => {
            vec![format!("第{han}")]
        }
        // Neither its word nor the numbers above are known here.
        Numbering::Named | Numbering::Pair | Numbering::Triple | Numbering::Quadruple => Vec::new(),
    }
}

/// A number as a clerk would print it in a heading of a form.
pub(super) fn mark(form: Numbering, number: u32) -> String {
    let han = han(number);
    match form {
        Numbering::First => format!("{han}、"),
        Numbering::Second => format!("（{han}）"),
        Numbering::Third => format!("{number}."),
        Numbering::Fourth => format!("（{number}）"),
        Numbering::Fifth => circled(number).map_or_else(|| number.to_string(), String::from),
        Numbering::Part => format!("第{han}部分"),
        Numbering::Chapter => format!("第{han}章"),
        Numbering::Division => format!("第{han}节"),
        Numbering::Article => format!("第{han}条"),
        Numbering::Named => han,
        Numbering::Pair | Numbering::Triple | Numbering::Quadruple => number.to_string(),
    }
}

/// The Chinese numeral that some words end in, of one to three characters: where it begins, and its number.
pub(super) fn numeral_at_end(words: &str) -> Option<(usize, u32)> {
    let stem = words.trim_end_matches(|c: char| c == '十' || han_digit(c).is_some());
    let numeral = words.get(stem.len()..).filter(|numeral| (3..=9).contains(&numeral.len()))?;
    Some((stem.len(), whole_number(numeral)?))
}

/// What a message adds when the same fault stands in other places too, and is told at the first.
pub(super) fn in_all(count: usize) -> String {
    if count > 1 { format!("（全文同类{count}处）") } else { String::new() }
}

fn circled(number: u32) -> Option<char> {
    (1..=20).contains(&number).then(|| char::from_u32('①' as u32 + number - 1)).flatten()
}

/// A number below a thousand in Chinese numerals; larger ones, which number no headings, in digits.
pub(super) fn han(number: u32) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |value: u32| DIGITS.get(value as usize % 10).copied().unwrap_or_default();
    let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
    if number >= 1000 {
        return number.to_string();
    }
    let mut out = String::new();
    if hundreds > 0 {
        out.push_str(digit(hundreds));
        out.push('百');
    }
    match tens {
        0 if hundreds > 0 && ones > 0 => out.push('零'),
        0 => {}
        1 if hundreds == 0 => out.push('十'),
        tens => {
            out.push_str(digit(tens));
            out.push('十');
        }
    }
    if ones > 0 || number == 0 {
        out.push_str(digit(ones));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_headings_write_them() {
        let written: Vec<String> = [3, 10, 12, 20, 21, 100, 105, 110, 119].map(han).into();
        assert_eq!(
            written,
            ["三", "十", "十二", "二十", "二十一", "一百", "一百零五", "一百一十", "一百一十九"]
        );
        assert_eq!(mark(Numbering::Fifth, 3), "③");
        assert_eq!(mark(Numbering::Second, 19), "（十九）");
        for number in 1..200 {
            assert_eq!(crate::text::whole_number(&han(number)), Some(number));
        }
    }
}
