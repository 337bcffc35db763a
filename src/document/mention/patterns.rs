//! The words that show what the names beside them do.

use super::authority::{assessed, decided, headed, pressed, under, watched};
use super::list::{List, list_ahead, list_exact, may_end_list};
use super::partners::{joined, offices, together, united, united_offices};
use super::{Act, Mention};
use crate::document::prose::{ProseSigns, Topic};
use crate::text::is_blank;

/// How far the end of a sentence is looked for, in bytes.
const LONGEST_SENTENCE: usize = 1200;

/// How many mentions back the same name can have been read.
const NEAR: usize = 16;

/// The signs that end a part of a sentence or a title, and those that begin the words of `at_sign`.
pub(in crate::document) const SIGNS: &str =
    "《》。；;，,：:！？由牵作联会与向报支鼓引指依发统迎接压贯对纳下强推要应须按根结于负承每部请责";

/// Whether a paragraph may let anybody act.
pub(crate) const fn may_mention(signs: ProseSigns<'_>) -> bool {
    signs.any(Topic::Mentions)
}

/// The mentions of a paragraph, in order, by its signs. `from` is where its words begin behind a number.
pub(crate) fn mentions(text: &str, from: usize, signs: ProseSigns<'_>) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    let mut part = from;
    let mut in_title = false;
    for (at, c) in signs.of(Topic::Mentions) {
        match c {
            '《' => in_title = true,
            '》' => in_title = false,
            _ if in_title => {}
            '\u{4e00}'..='\u{9fff}' => {
                // 市科技局会同市财政局: who stands before leads.
                if c == '会'
                    && text.get(at..).is_some_and(|words| words.starts_with("会同"))
                    && let Some(found) = before(text, part, at, Act::Lead)
                {
                    take(text, found, &mut out);
                }
                if let Some(found) = at_sign(text, at, c, part) {
                    take(text, found, &mut out);
                }
            }
            '。' | '；' | ';' | '，' | ',' | '：' | ':' | '！' | '？' => part = at + c.len_utf8(),
            _ => {}
        }
    }
    out.sort_by_key(|found| found.names.first().map_or(0, |name| name.start));
    out
}

/// Keeps a mention, unless its names were met before.
fn take(text: &str, found: Mention, out: &mut Vec<Mention>) {
    let known = out.iter().rev().take(NEAR).any(|one| {
        one.names
            .iter()
            .any(|name| found.names.iter().any(|other| name.start < other.end && other.start < name.end))
    });
    if !known && !is_torn(text.get(found.range.clone()).unwrap_or_default()) {
        out.push(found);
    }
}

/// Whether a bracket is closed that was not opened: the words are the end of a clause.
fn is_torn(words: &str) -> bool {
    let mut depth = 0_i32;
    words.chars().any(|c| {
        depth += i32::from(matches!(c, '（' | '(')) - i32::from(matches!(c, '）' | ')'));
        depth < 0
    })
}

/// What the sign at `at` begins; `part` is where its part of the sentence begins.
fn at_sign(text: &str, at: usize, c: char, part: usize) -> Option<Mention> {
    let words = text.get(at..)?;
    match c {
        '由' => led(text, at),
        '牵' => words
            .starts_with("牵头")
            .then(|| before(text, part, at, Act::Lead).or_else(|| labelled(text, at, part)))
            .flatten(),
        '责' => labelled(text, at, part),
        '作' => words.starts_with("作为牵头").then(|| before(text, part, at, Act::Lead)).flatten(),
        '联' => words.starts_with("联合").then(|| united(text, at)).flatten(),
        '会' => words.starts_with("会同").then(|| ahead(text, at, "会同".len(), Act::Partner)).flatten(),
        '与' => together(text, at),
        '向' => towards(text, at),
        '报' => reported(text, at),
        '支' | '鼓' | '引' | '指' => encouraged(text, at),
        '依' => relied_on(text, at, part).or_else(|| subject(text, at, part, c)),
        '发' => strengths(text, at),
        '统' => united_offices(text, at),
        '迎' | '接' => watched(text, at),
        '压' => pressed(text, at),
        '贯' => decided(text, at),
        '对' | '纳' => assessed(text, at).or_else(|| treating(text, at, part)),
        '下' => under(text, at),
        '强' => headed(text, at),
        '推' => joined(text, at),
        '部' => offices(text, at, part),
        '要' | '应' | '须' | '按' | '根' | '结' | '于' | '负' | '承' | '每' => {
            subject(text, at, part, c)
        }
        '请' => asked(text, at, part),
        _ => None,
    }
}

/// The end of the part of the sentence in which `at` stands.
pub(super) fn part_end(text: &str, at: usize) -> usize {
    end(text, at, |c| matches!(c, '。' | '；' | ';' | '，' | ',' | '：' | ':' | '！' | '？'))
}

/// The first mark that ends something; no further than sentences reach, so that texts without marks cost no more.
fn end(text: &str, at: usize, ends: impl Fn(char) -> bool) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let found = rest.char_indices().find(|&(offset, c)| ends(c) || offset > LONGEST_SENTENCE);
    at + found.map_or(rest.len(), |(offset, _)| offset)
}

pub(super) fn found(text: &str, start: usize, list: List, act: Act) -> Mention {
    let range = start..part_end(text, list.end);
    Mention { range, names: list.names, act }
}

/// The names behind a word of `skip` bytes at `at`.
pub(super) fn ahead(text: &str, at: usize, skip: usize, act: Act) -> Option<Mention> {
    Some(found(text, at, list_ahead(text, at + skip)?, act))
}

/// The names from the beginning of the part to `at`, when nothing else stands there.
fn before(text: &str, part: usize, at: usize, act: Act) -> Option<Mention> {
    let words = text.get(part..at).filter(|words| may_end_list(words))?;
    let rest = words.trim_start_matches(is_blank);
    const LEADS: &[&str] = &[
        "原则上由",
        "由",
        "请",
        "同时",
        "并由",
        "其中",
        "以上任务",
        "上述任务",
        "以上工作",
        "上述工作",
        "以上事项",
        "上述事项",
    ];
    let rest = LEADS.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let start = at - rest.len();
    let names = list_exact(text, start..at)?;
    Some(Mention { range: at - words.trim_start_matches(is_blank).len()..part_end(text, at), names, act })
}

/// 由A牵头, 由A会同B负责.
fn led(text: &str, at: usize) -> Option<Mention> {
    let list = list_ahead(text, at + '由'.len_utf8())?;
    let rest = text.get(list.end..)?.trim_start_matches(is_blank);
    let lead = ["牵头", "会同", "总牵头", "负责牵头"].iter().any(|word| rest.starts_with(word));
    const ACTS: &[&str] = &[
        "负责",
        "承担",
        "组织",
        "统一",
        "统筹",
        "具体",
        "制定",
        "研究",
        "对",
        "依法",
        "依规",
        "依纪",
        "按规定",
        "追究",
        "给予",
        "审核",
        "审定",
        "汇总",
        "起草",
        "拟定",
        "拟订",
        "编制",
        "提出",
        "督促",
        "协调",
        "指导",
        "开展",
    ];
    let acts = ACTS.iter().any(|word| rest.starts_with(word));
    (lead || acts).then(|| found(text, at, list, if lead { Act::Lead } else { Act::Actor }))
}

/// 请A修订…; only where a part of the sentence begins with it, since 申请 and 邀请 ask for something else.
fn asked(text: &str, at: usize, part: usize) -> Option<Mention> {
    let begins = text.get(part..at)?.chars().all(is_blank);
    let list = list_ahead(text, at + '请'.len_utf8()).filter(|list| begins && list.follows_up)?;
    let rest = text.get(list.end..)?.trim_start_matches(is_blank);
    let act = if rest.starts_with("牵头") || rest.starts_with("会同") { Act::Lead } else { Act::Actor };
    Some(found(text, at, list, act))
}

/// 向A报告.
fn towards(text: &str, at: usize) -> Option<Mention> {
    let list = list_ahead(text, at + '向'.len_utf8())?;
    let rest = text.get(list.end..)?;
    [
        "报告",
        "汇报",
        "上报",
        "报送",
        "备案",
        "反馈",
        "请示",
        "提交",
        "通报",
        "报备",
        "书面报告",
        "专题报告",
        "申报",
        "自愿陈述",
        "专题汇报",
    ]
    .iter()
    .any(|word| rest.starts_with(word))
    .then(|| found(text, at, list, Act::Recipient))
}

/// 报A, 报送A, 报请A批准.
fn reported(text: &str, at: usize) -> Option<Mention> {
    let words = text.get(at..)?;
    let verb = ["报送至", "报送到", "报送", "上报至", "报请", "报经", "报告", "报至", "报"]
        .iter()
        .find(|verb| words.starts_with(**verb))?;
    ahead(text, at, verb.len(), Act::Recipient)
}

/// 支持A开展…, 鼓励各县区…. A tier that is encouraged acts, a school that is supported benefits.
fn encouraged(text: &str, at: usize) -> Option<Mention> {
    let words = text.get(at..)?;
    let verb = [
        "支持和引导",
        "支持引导",
        "鼓励支持",
        "鼓励和支持",
        "鼓励引导",
        "支持",
        "鼓励",
        "引导",
        "指导",
        "支持指导",
    ]
    .iter()
    .find(|verb| words.starts_with(**verb))?;
    let list = list_ahead(text, at + verb.len()).filter(|list| list.follows_up)?;
    let tier = list
        .names
        .iter()
        .all(|name| text.get(name.clone()).is_some_and(crate::document::names::is_collective));
    let act = if tier && *verb != "支持和引导" && *verb != "支持引导" {
        Act::Actor
    } else {
        Act::Beneficiary
    };
    Some(found(text, at, list, act))
}

/// 依托临沂大学开设…; only where the part begins with it or it follows a mark of its own.
fn relied_on(text: &str, at: usize, part: usize) -> Option<Mention> {
    let behind = text.get(at..)?.strip_prefix("依托")?;
    let lead = text.get(part..at)?.trim_matches(is_blank);
    if lead.chars().count() > 4 {
        return None;
    }
    ahead(text, text.len() - behind.len() - "依托".len(), "依托".len(), Act::Partner)
}

/// 发挥A、B等高校…优势, 发挥市科技局牵头作用.
fn strengths(text: &str, at: usize) -> Option<Mention> {
    if !text.get(at..)?.starts_with("发挥") {
        return None;
    }
    let mention = ahead(text, at, "发挥".len(), Act::Partner)?;
    let words = text.get(mention.range.clone())?;
    ["优势", "作用"].iter().any(|word| words.contains(word)).then_some(mention)
}

/// …增长6%，责任单位为X: the label of a clause in the midst of a sentence.
fn labelled(text: &str, at: usize, part: usize) -> Option<Mention> {
    const LABELS: &[(&str, Act)] = &[
        ("责任单位为", Act::Actor),
        ("责任部门为", Act::Actor),
        ("牵头单位为", Act::Lead),
        ("牵头部门为", Act::Lead),
    ];
    let words = text.get(at..)?;
    let (label, act) = LABELS.iter().find(|(label, _)| words.starts_with(label))?;
    let alone = part > 0 && text.get(part..at)?.trim_matches(is_blank).is_empty();
    if alone { ahead(text, at, label.len(), *act) } else { None }
}

/// A对…进行审计监督.
fn treating(text: &str, at: usize, part: usize) -> Option<Mention> {
    let mention = text.get(at..)?.starts_with('对').then(|| before(text, part, at, Act::Actor)).flatten()?;
    let behind = text.get(at..mention.range.end)?;
    ["进行", "开展", "实行", "予以", "给予", "实施"]
        .iter()
        .any(|verb| behind.contains(verb))
        .then_some(mention)
}

/// A要…, A按照职责分工…, A于每年….
fn subject(text: &str, at: usize, part: usize, c: char) -> Option<Mention> {
    let words = text.get(at..)?;
    let begins: &[&str] = match c {
        '要' => &["要"],
        '应' => &["应当", "应"],
        '须' => &["须"],
        '按' => &["按照"],
        '依' => &["依据"],
        '根' => &["根据"],
        '结' => &["结合"],
        '负' => &["负责"],
        '承' => &["承担"],
        '每' => &["每"],
        _ => &["于"],
    };
    begins.iter().find(|word| words.starts_with(**word))?;
    // 其部门应急预案 and 应用 are no verbs of those before them.
    if c == '应' && ["应急", "应用", "应届"].iter().any(|word| words.starts_with(word)) {
        return None;
    }
    // 各地区、各部门都要: a word for all of them may stand before the verb.
    let all = text.get(part..at)?.strip_suffix(['都', '均']).map_or(at, |words| part + words.len());
    let mention = before(text, part, all, Act::Actor);
    if mention.is_some() || !matches!(c, '按' | '根' | '结' | '依') {
        return mention;
    }
    // 各县区及市直部门，按照责任分工: the comma stands between subject and verb.
    let lead = text.get(..part)?;
    let comma = lead.strip_suffix(['，', ','])?;
    if text.get(part..at)?.chars().any(|c| !is_blank(c)) {
        return None;
    }
    let start = comma
        .rfind(['。', '；', ';', '，', ',', '：', ':', '！', '？'])
        .map_or(0, |at| at + comma.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    before(text, start, comma.len(), Act::Actor).map(|mention| {
        let range = mention.range.start..sentence_end(text, at);
        Mention { range, ..mention }
    })
}

fn sentence_end(text: &str, at: usize) -> usize {
    end(text, at, |c| matches!(c, '。' | '；' | ';' | '！' | '？'))
}

#[cfg(test)]
#[expect(clippy::string_slice)] // a range that fits no text should stop the test
mod tests {
    use super::*;
    use crate::document::prose::SignRoom;

    fn check(text: &str, expected: &[(&str, Act)]) {
        let found = mentions(text, 0, SignRoom::default().of_text(text));
        let found: Vec<(&str, Act)> = found
            .iter()
            .flat_map(|one| one.names.iter().map(|name| (&text[name.clone()], one.act)))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn roles_come_from_the_words() {
        check("由市治水领导小组办公室牵头，建立机制。", &[("市治水领导小组办公室", Act::Lead)]);
        check("由州发展改革委牵头商州财政局研究提出。", &[("州发展改革委", Act::Lead)]);
        check("通报并上报市委、市政府。", &[("市委", Act::Recipient), ("市政府", Act::Recipient)]);
        check("原则上由各区县按照职责管理。", &[("各区县", Act::Actor)]);
        check(
            "各县区、江州高新区及各镇街要压实责任。",
            &[("各县区", Act::Actor), ("江州高新区", Act::Actor), ("各镇街", Act::Actor)],
        );
        check("在县委、县人民政府的领导下推进。", &[("县委", Act::Lead), ("县人民政府", Act::Lead)]);
        check("市科技局作为牵头单位，建立机制。", &[("市科技局", Act::Lead)]);
        check(
            "四是联合水利局、农业局等部门，筹措资金。",
            &[("水利局", Act::Partner), ("农业局", Act::Partner)],
        );
        check(
            "建立民政、文旅、体教等部门协作机制。",
            &[("民政", Act::Partner), ("文旅", Act::Partner), ("体教", Act::Partner)],
        );
        check(
            "支持江州木本油料（油桐）研究院、北岭茶叶研究院等建设试验站。",
            &[("江州木本油料（油桐）研究院", Act::Beneficiary), ("北岭茶叶研究院", Act::Beneficiary)],
        );
        check("依托江州大学开设茶学专业。", &[("江州大学", Act::Partner)]);
        check("二是与财政部门联合，加大投入。", &[("财政部门", Act::Partner)]);
        check("向市委、市政府报告情况。", &[("市委", Act::Recipient), ("市政府", Act::Recipient)]);
        check("迎接水利部的监督。", &[("水利部", Act::Supervisor)]);
        check("支持江州大学建设农学院。", &[("江州大学", Act::Beneficiary)]);
        check("鼓励各县区（开发区）加大力度。", &[("各县区（开发区）", Act::Actor)]);
        check(
            "纳入市对各县（区）和开发区的综合考评。",
            &[("各县（区）", Act::Assessed), ("开发区", Act::Assessed)],
        );
        check("各县区要把它纳入重点工作。", &[("各县区", Act::Actor)]);
        check("纳入地方各级政府经济社会发展考核。", &[("地方各级政府", Act::Assessed)]);
        check(
            "贯彻落实国务院决策部署和省委、省政府工作要求。",
            &[("国务院", Act::Supervisor), ("省委", Act::Supervisor), ("省政府", Act::Supervisor)],
        );
        check("贯彻落实国务院决策部署和各项规划。", &[("国务院", Act::Supervisor)]);
        check(
            "产值增长6%左右，牵头单位为市科技局，责任单位为市园林局、市水利局；",
            &[("市科技局", Act::Lead), ("市园林局", Act::Actor), ("市水利局", Act::Actor)],
        );
        check(
            "各县区（开发区）及市直部门单位，按照责任分工，制定方案。",
            &[("各县区（开发区）", Act::Actor), ("市直部门单位", Act::Actor)],
        );
        check("完善市委领导下的协调机制。", &[("市委", Act::Lead)]);
        check(
            "请市科技局、市水利局等部门在6月底前完成。",
            &[("市科技局", Act::Actor), ("市水利局", Act::Actor)],
        );
        check("各县区、各部门都要制定办法。", &[("各县区", Act::Actor), ("各部门", Act::Actor)]);
        check("市医保局承担制定方案的职责。", &[("市医保局", Act::Actor)]);
        check("工作不力的，由市纪委监委依规依纪追责。", &[("市纪委监委", Act::Actor)]);
        check("市审计局对资金进行审计。", &[("市审计局", Act::Actor)]);
    }

    #[test]
    fn unsure_words_stay_silent() {
        for text in [
            "联合国日活动的筹备，责任单位为三家。",
            "支持企业与高校合作。",
            "与各地高校院所结对。",
            "建设重点实验室要加快。",
            "依托国家和省农技项目。",
            "《市科技局关于支持市财政局开展工作的意见》已印发。",
            "鼓励企业加大投入。",
            "对企业进行考核。",
            "建立原料、加工、运输等部门协作机制。",
            "建立健全跨部门协作机制。",
            "完善产学研等部门间合作。",
            "支持企业（工厂）研究院建设。",
            "企业可以申请市科技局认定。",
            "请示报告要及时。",
            "由市财政局资金支持的项目。",
            "市审计局对账单的格式不作要求。",
        ] {
            check(text, &[]);
        }
    }
}
