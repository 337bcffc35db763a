//! The words that show that organisations act together: 联合, 与…协同, 统筹…, 推动…共同, …等部门协作.

use super::list::list_ahead;
use super::patterns::{ahead, found};
use super::{Act, Mention};

/// 联合A、B等部门. 联合国 and 联合会 are names.
pub(super) fn united(text: &str, at: usize) -> Option<Mention> {
    if text.get(at..)?.starts_with("联合国") {
        return None;
    }
    ahead(text, at, "联合".len(), Act::Partner)
}

/// 与A、B等部门协同, 与A联合.
pub(super) fn together(text: &str, at: usize) -> Option<Mention> {
    let list = list_ahead(text, at + '与'.len_utf8())?;
    let rest = text.get(list.end..)?;
    let rest = rest.trim_start_matches([
        '的', '加', '密', '切', '深', '化', '开', '展', '强', '建', '立', '全', '面', '战', '略',
    ]);
    ["联合", "合作", "协同", "协作", "共同", "配合", "对接", "沟通", "联动", "共建", "会商", "衔接", "协调"]
        .iter()
        .any(|word| rest.starts_with(word))
        .then(|| found(text, at, list, Act::Partner))
}

/// 推动A与B、C共同….
pub(super) fn joined(text: &str, at: usize) -> Option<Mention> {
    if !text.get(at..)?.starts_with("推动") {
        return None;
    }
    let list = list_ahead(text, at + "推动".len())?;
    let rest = text.get(list.end..)?;
    (list.names.len() > 1 && ["共同", "联合", "合作", "共建"].iter().any(|word| rest.starts_with(word)))
        .then(|| found(text, at, list, Act::Partner))
}

/// 统筹发改、教育等有关部门职能.
pub(super) fn united_offices(text: &str, at: usize) -> Option<Mention> {
    if !text.get(at..)?.starts_with("统筹") {
        return None;
    }
    ahead(text, at, "统筹".len(), Act::Partner).filter(|mention| mention.names.len() > 1)
}

/// 建立A、B等部门沟通协调机制: fields before 等部门, and what the departments do together behind it.
pub(super) fn offices(text: &str, at: usize, part: usize) -> Option<Mention> {
    const TOGETHER: &[&str] = &[
        "沟通",
        "协调",
        "协作",
        "协同",
        "联动",
        "会商",
        "合作",
        "配合",
        "联席",
        "共同",
        "联合",
        "齐抓共管",
        "对接",
        "参与",
    ];
    const VERBS: &[&str] = &[
        "建立健全",
        "建立完善",
        "健全完善",
        "建立",
        "健全",
        "完善",
        "加强",
        "强化",
        "形成",
        "构建",
        "深化",
        "协调",
        "组织",
        "整合",
    ];
    let behind = text.get(at..)?.strip_prefix("部门")?;
    let behind = behind.strip_prefix(['间', '的']).unwrap_or(behind);
    if !TOGETHER.iter().any(|word| behind.starts_with(word)) {
        return None;
    }
    let lead = text.get(part..at)?;
    let lead = ["有关", "相关"].iter().find_map(|word| lead.strip_suffix(word)).unwrap_or(lead);
    if lead.len() > 240 || !lead.ends_with('等') {
        return None;
    }
    // The list begins behind the last verb before its first mark.
    let open = lead.split('、').next()?;
    let start = VERBS.iter().filter_map(|verb| Some(open.rfind(verb)? + verb.len())).max()?;
    let list = list_ahead(text, part + start).filter(|list| list.end >= at && list.names.len() > 1)?;
    Some(found(text, part + start, list, Act::Partner))
}
