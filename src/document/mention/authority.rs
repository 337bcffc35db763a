//! Words that show who stands above others and who is held to account: 在市委领导下, 迎接A的监督, 贯彻A决策部署, 对各县区考核.

use super::list::{List, list_ahead, list_exact};
use super::patterns::{found, part_end};
use super::{Act, Mention};

/// 迎接A的监督, 接受A检查.
pub(super) fn watched(text: &str, at: usize) -> Option<Mention> {
    let words = text.get(at..)?;
    let verb = ["迎接", "接受"].iter().find(|verb| words.starts_with(**verb))?;
    let list = list_ahead(text, at + verb.len())?;
    let rest = text.get(list.end..)?;
    let rest = rest.strip_prefix('的').unwrap_or(rest);
    [
        "监督", "评估", "检查", "验收", "考核", "督查", "督导", "指导", "审计", "绩效", "中期", "抽查",
        "现场", "复核",
    ]
    .iter()
    .any(|word| rest.starts_with(word))
    .then(|| found(text, at, list, Act::Supervisor))
}

/// 压实各级各部门责任.
pub(super) fn pressed(text: &str, at: usize) -> Option<Mention> {
    if !text.get(at..)?.starts_with("压实") {
        return None;
    }
    let list = list_ahead(text, at + "压实".len())?;
    text.get(list.end..)?.starts_with(['责', '主', '属', '工']).then(|| found(text, at, list, Act::Actor))
}

/// 贯彻落实A、B关于…决策部署.
pub(super) fn decided(text: &str, at: usize) -> Option<Mention> {
    let words = text.get(at..)?;
    let verb = ["贯彻落实", "贯彻执行", "贯彻"].iter().find(|verb| words.starts_with(**verb))?;
    let mut list = list_ahead(text, at + verb.len())?;
    if let Some(more) = decided_too(text, list.end) {
        list.names.extend(more.names);
        list.end = more.end;
    }
    let end = part_end(text, list.end);
    let rest = text.get(list.end..end)?;
    ["决策部署", "部署要求", "工作部署", "部署", "决定", "工作要求"]
        .iter()
        .any(|word| rest.contains(word))
        .then(|| found(text, at, list, Act::Supervisor))
}

/// Who decided as well, behind what those before did: …决策部署和C、D工作要求.
fn decided_too(text: &str, at: usize) -> Option<List> {
    let rest = text.get(at..)?;
    let what =
        ["重大决策部署", "各项决策部署", "决策部署", "各项部署", "工作部署", "部署要求", "部署", "工作要求"]
            .iter()
            .find(|what| rest.starts_with(**what))?;
    let behind = rest.get(what.len()..)?;
    let joint = ["以及", "和", "及", "与", "、"].iter().find(|joint| behind.starts_with(**joint))?;
    list_ahead(text, at + what.len() + joint.len())
}

/// 对各县区的综合考评, 纳入各县区年度考核, 对各部门进行督查.
pub(super) fn assessed(text: &str, at: usize) -> Option<Mention> {
    let words = text.get(at..)?;
    let rest = words.strip_prefix("纳入").unwrap_or(words);
    // 纳入市对各县区的考评: the city is the one who assesses.
    let rest = ["全市对", "全省对", "市对", "省对", "县对", "区对", "对"]
        .iter()
        .find_map(|lead| rest.strip_prefix(lead))
        .unwrap_or(rest);
    let skip = words.len() - rest.len();
    if skip == 0 {
        return None;
    }
    let list = list_ahead(text, at + skip)?;
    let end = part_end(text, list.end);
    let rest = text.get(list.end..end)?;
    let near: String = rest.chars().take(12).collect();
    ["考核", "考评", "督查", "评价", "督导", "检查", "通报", "约谈", "问责"]
        .iter()
        .any(|word| near.contains(word))
        .then(|| found(text, at, list, Act::Assessed))
}

/// 完善市委领导下的…机制, 在市政府统一领导下.
pub(super) fn under(text: &str, at: usize) -> Option<Mention> {
    let words = text.get(..at)?;
    let lead = ["统一领导", "坚强领导", "正确领导", "集中统一领导", "领导"]
        .iter()
        .find_map(|word| words.strip_suffix(word))?;
    let lead = lead.strip_suffix('的').unwrap_or(lead);
    let from = lead.char_indices().rev().take(24).map(|(at, _)| at);
    for start in from {
        let c = lead.get(start..)?.chars().next()?;
        if matches!(c, '，' | ',' | '。' | '；' | '：') {
            return None;
        }
        if let Some(names) = list_exact(text, start..lead.len()) {
            let whole = lead.get(..start)?;
            if whole.ends_with(['、', '和', '与', '及']) {
                continue;
            }
            let begin = ["在", "完善", "健全", "建立"]
                .iter()
                .find_map(|word| whole.strip_suffix(word))
                .map_or(start, str::len);
            return Some(Mention { range: begin..part_end(text, at), names, act: Act::Lead });
        }
    }
    None
}

/// 强化A对…的领导.
pub(super) fn headed(text: &str, at: usize) -> Option<Mention> {
    if !text.get(at..)?.starts_with("强化") {
        return None;
    }
    let list = list_ahead(text, at + "强化".len())?;
    let end = part_end(text, list.end);
    let rest = text.get(list.end..end)?;
    (rest.starts_with('对') && rest.ends_with("领导")).then(|| found(text, at, list, Act::Lead))
}
