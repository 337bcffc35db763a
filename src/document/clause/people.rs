//! People in the place of departments: 市科技局局长张三 tells whose they are, 张副市长 names nobody else.

use super::looks::Looks;
use crate::document::names::Likeness;
use crate::text::{HanSet, is_blank, is_han};

/// Whether a person is named by an office, as who sees to it from above: 张副市长, 分管副县长.
pub(super) fn is_somebody(name: &str) -> bool {
    name.ends_with(['长', '记', '任', '席', '志', '导'])
        && [
            "省长",
            "市长",
            "县长",
            "区长",
            "州长",
            "盟长",
            "旗长",
            "镇长",
            "乡长",
            "局长",
            "部长",
            "秘书长",
            "书记",
            "主任",
            "主席",
            "同志",
            "领导",
        ]
        .iter()
        .any(|office| name.len() > office.len() && name.ends_with(office))
}

/// The offices that people hold in a department.
const OFFICES: [&str; 14] = [
    "局长",
    "主任",
    "部长",
    "厅长",
    "书记",
    "会长",
    "院长",
    "行长",
    "台长",
    "校长",
    "主席",
    "区长",
    "县长",
    "总经理",
];

/// What stands before an office and is part of it.
const RANKS: [&str; 10] =
    ["副", "常务", "党组", "党委", "党工委", "党总支", "党支部", "分管", "第一", "理事会"];

/// The surnames that nearly everybody has.
static SURNAMES: HanSet = HanSet::of(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石\
     金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤",
);

/// Whether some words are the name of a person.
fn is_person(words: &str) -> bool {
    const LONGEST: usize = 4;
    let name = words.trim_matches(is_blank).trim_end_matches("同志");
    let letters = || name.chars().filter(|&c| !is_blank(c));
    (2..=LONGEST).contains(&letters().take(LONGEST + 1).count())
        && letters().all(is_han)
        && letters().next().is_some_and(|c| SURNAMES.contains(c))
}

/// Characters of the longest name of a person with the office and the department before it.
const LONGEST: usize = 40;

/// The department at the front of a name that goes on with a person of it: 市科技局 of 市科技局局长张三 and 市科技局 张三; nothing of
/// 局长张三, whose department is named before. `None` where no person is named.
pub(super) fn department_of<'n>(name: &'n str, looks: &mut Looks) -> Option<&'n str> {
    if !name.contains(['长', '任', '记', '席', '理']) && !name.contains(is_blank)
        || name.chars().nth(LONGEST).is_some()
        || looks.likeness(name) == Likeness::Strong
    {
        return None;
    }
    let (office, behind) = name
        .char_indices()
        .find_map(|(at, _)| {
            let rest = name.get(at..)?;
            Some((at, OFFICES.iter().find_map(|office| rest.strip_prefix(office))?))
        })
        .or_else(|| name.split_once(is_blank).map(|(before, behind)| (before.len(), behind)))?;
    let held = name.len() > office + behind.len() + 1 && !name.get(office..)?.starts_with(is_blank);
    let mut department = name.get(..office)?.trim_end_matches(is_blank);
    while let Some(before) = RANKS.iter().find_map(|rank| department.strip_suffix(rank)).filter(|_| held) {
        department = before.trim_end_matches(is_blank);
    }
    // Who heads a party committee or a government stands for all of it.
    if ["委", "政府"].iter().any(|seat| {
        department
            .strip_suffix(seat)
            .is_some_and(|of| of.ends_with(['省', '市', '县', '区', '州', '旗', '党', '工', '镇', '乡']))
    }) {
        department = "";
    }
    let person = is_person(behind) || held && behind.trim_matches(is_blank).is_empty();
    let known = department.is_empty() && held || looks.likeness(department) == Likeness::Strong;
    (person && known).then_some(department)
}
