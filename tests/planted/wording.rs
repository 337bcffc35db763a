//! Faults of words and marks.

use proptest::sample::Index;

use crate::Planter;
use crate::clean::{Clean, Planted, one_of, replaced};

pub(crate) const PLANTERS: &[Planter] = &[
    Planter { rule: "control-character", also: &[], plant: control_character },
    Planter { rule: "unclosed-bracket", also: &[], plant: unclosed_bracket },
    Planter { rule: "unclosed-bracket", also: &[], plant: unclosed_title },
    Planter {
        rule: "mismatched-bracket",
        also: &["unclosed-bracket", "task-without-department"],
        plant: mismatched_bracket,
    },
    Planter { rule: "doubled-mark", also: &[], plant: doubled_mark },
    Planter { rule: "doubled-word", also: &[], plant: doubled_word },
    Planter { rule: "markup-residue", also: &[], plant: markup_residue },
    Planter { rule: "stray-latin", also: &[], plant: stray_latin },
    Planter { rule: "replacement-character", also: &[], plant: lost_character },
    Planter { rule: "hard-wrap", also: &[], plant: hard_wrap },
    Planter { rule: "page-number", also: &[], plant: page_number },
    Planter { rule: "half-width-mark", also: &[], plant: half_width_mark },
    Planter { rule: "page-furniture", also: &[], plant: page_furniture },
    Planter { rule: "broken-title", also: &[], plant: broken_title },
];

fn is_task(line: &str) -> bool {
    line.contains("牵头，")
}

/// Puts some words between two characters of a line that are no marks, digits or letters, behind its number and title.
fn inserted(clean: &Clean, at: usize, manner: Index, words: &str) -> Planted {
    let line = clean.line(at);
    let from = line.find('。').unwrap();
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let letters: Vec<(usize, char)> = line.char_indices().collect();
    let places: Vec<usize> = letters
        .windows(2)
        .filter(|pair| pair[0].0 > from && han(pair[0].1) && han(pair[1].1))
        .map(|pair| pair[1].0)
        .filter(|&place| line.find('（').is_none_or(|open| place < open || open < from))
        .collect();
    let (before, behind) = line.split_at(*manner.get(&places));
    clean.with(at, &format!("{before}{words}{behind}"))
}

fn control_character(clean: &Clean, place: Index, manner: Index) -> Planted {
    let at = clean.pick(place, is_task);
    inserted(clean, at, manner, "\0")
}

/// The bracket behind a clause is lost.
fn unclosed_bracket(clean: &Clean, place: Index, _: Index) -> Planted {
    let at = clean.pick(place, is_task);
    replaced(clean, at, "配合）", "配合")
}

fn unclosed_title(clean: &Clean, _: Index, _: Index) -> Planted {
    let at = clean.lines_where(|line| line.contains("实施意见》"))[0];
    replaced(clean, at, "实施意见》", "实施意见")
}

fn mismatched_bracket(clean: &Clean, place: Index, manner: Index) -> Planted {
    let at = clean.pick(place, is_task);
    replaced(clean, at, "配合）", &format!("配合{}", one_of(manner, &["】", "》", "〕"])))
}

fn doubled_mark(clean: &Clean, place: Index, manner: Index) -> Planted {
    let at = clean.pick(place, is_task);
    replaced(clean, at, "。（", one_of(manner, &["。。（", "；。（", "。；（", "，。（"]))
}

/// A word in the middle of a sentence stands twice.
fn doubled_word(clean: &Clean, _: Index, manner: Index) -> Planted {
    let word = one_of(manner, &["首席技术官制度", "揭榜攻关", "联合体", "需求清单", "实训基地"]);
    let at = clean.lines_where(|line| line.contains(word))[0];
    replaced(clean, at, word, &format!("{word}{word}"))
}

fn markup_residue(clean: &Clean, place: Index, _: Index) -> Planted {
    let at = clean.pick(place, is_task);
    let line = clean.line(at);
    let (number, rest) = line.split_once('.').unwrap();
    let (title, rest) = rest.split_once('。').unwrap();
    clean.with(at, &format!("{number}.**{title}。**{rest}"))
}

fn stray_latin(clean: &Clean, _: Index, manner: Index) -> Planted {
    let (from, to) = *manner.get(&[
        ("先进材料和生物", "先进材料 and 生物"),
        ("入学和医疗", "入学 and 医疗"),
        ("平台选址和名录", "平台选址 and 名录"),
        ("试制和检测", "试制 or 检测"),
    ]);
    let at = clean.lines_where(|line| line.contains(from))[0];
    replaced(clean, at, from, to)
}

fn lost_character(clean: &Clean, place: Index, manner: Index) -> Planted {
    let at = clean.pick(place, is_task);
    inserted(clean, at, manner, "\u{fffd}")
}

/// A line ends in the middle of a sentence.
fn hard_wrap(clean: &Clean, place: Index, manner: Index) -> Planted {
    let at = clean.pick(place, is_task);
    inserted(clean, at, manner, "\n")
}

/// A page ends in the middle of a sentence.
fn page_number(clean: &Clean, place: Index, manner: Index) -> Planted {
    let at = clean.pick(place, is_task);
    let mut planted = inserted(clean, at, manner, "\n— 3 —\n");
    planted.line += 1;
    planted
}

fn half_width_mark(clean: &Clean, place: Index, manner: Index) -> Planted {
    let at = clean.pick(place, is_task);
    let (full, half) = *manner.get(&[("牵头，", "牵头,"), ("（市", "(市")]);
    match half {
        "(市" => clean.with(at, &clean.line(at).replacen(full, half, 1).replacen("配合）", "配合)", 1)),
        _ => replaced(clean, at, full, half),
    }
}

fn page_furniture(_: &Clean, _: Index, manner: Index) -> Planted {
    let line =
        one_of(manner, &["当前位置：首页 > 政务公开 > 规划计划", "当前位置是：首页 >> 政策文件 >> 正文"]);
    Planted { text: format!("{line}\n\n{}", Clean::TEXT), line: 1 }
}

/// A line break of the title became a blank.
fn broken_title(clean: &Clean, _: Index, _: Index) -> Planted {
    let at = clean.lines_where(|line| line.starts_with("关于印发"))[0];
    replaced(clean, at, "的通知", "的 通知")
}
