//! What a name in running text must look like before it counts as a department's.

use crate::document::names::{self, Likeness, is_collective, likeness};
use crate::document::scan::Vocabulary;

/// Bodies that everybody knows by a short name.
const KNOWN: &[&str] = &[
    "党中央",
    "中共中央",
    "国务院",
    "省委",
    "省政府",
    "市委",
    "市政府",
    "县委",
    "县政府",
    "区委",
    "区政府",
    "州委",
    "州政府",
    "自治区党委",
    "自治区政府",
    "省人民政府",
    "市人民政府",
    "县人民政府",
    "区人民政府",
    "省人大",
    "市人大",
    "省政协",
    "市政协",
    "镇政府",
    "乡政府",
    "上级",
    "党委政府",
    "各级",
    "联合国",
];

/// Whether everybody knows a name, its form leaves no doubt, or it ends as organisations do and begins with nothing else.
pub(super) fn is_name(name: &str) -> bool {
    if KNOWN.contains(&name) {
        return true;
    }
    // 报市政府: to whom something goes is no part of the name.
    if name.starts_with('报') && !name.starts_with("报业") && !name.starts_with("报社")
        || name.starts_with('至')
    {
        return false;
    }
    let direct = ["市直", "省直", "县直", "区直", "州直"].iter().any(|word| name.starts_with(word));
    if direct && ["部门单位", "部门", "单位", "机关"].iter().any(|word| name.ends_with(word)) {
        return name.chars().count() <= 12;
    }
    if name.len() < 9 && !name.starts_with('各') {
        return false;
    }
    // Most names fail by their form alone.
    has_form_of_name(name) && !says_more(name)
}

/// Whether words that end as a name does are more than a name.
fn says_more(words: &str) -> bool {
    let towards = words.contains('对') && !["对外", "对口", "对台"].iter().any(|word| words.contains(word));
    let quoted = words.contains(['“', '”']);
    towards
        || quoted
        || NONE.contains(&words)
        || SENTENCE.within(words)
        || words.contains("等部门")
        || words.contains("以下简称")
}

/// Words of a sentence that no name holds.
static SENTENCE: Vocabulary = Vocabulary::new(&[
    "决策部署",
    "工作部署",
    "工作要求",
    "配合",
    "协助",
    "牵头商",
    "牵头负",
    "牵头组",
    "会同",
    "积极",
    "上报",
    "尊重",
    "为主",
    "授权",
    "为各",
    "高新区及各",
    "开发区及各",
    "园区及各",
]);

/// Whether a name ends as organisations do and begins with nothing else.
fn has_form_of_name(name: &str) -> bool {
    match likeness(name) {
        Likeness::Strong => !is_collective(name) || is_tier(name),
        Likeness::Weak if is_collective(name) => is_tier(name),
        Likeness::Weak => {
            let ends = [
                "大学",
                "学院",
                "校区",
                "研究院",
                "科学院",
                "党校",
                "海关",
                "管委会",
                "公司",
                "集团",
                "法院",
                "分局",
                "检察院",
                "委员会",
                "政府",
            ];
            // 茶叶研究院（北岭基地） is the institute, by a part of it.
            let (base, _) = names::second_name(name);
            ends.iter().any(|end| base.ends_with(end)) && names::has_ending(base) && plain(base)
        }
        Likeness::No => {
            let school = name.split_once("大学").is_some_and(|(school, campus)| {
                school.chars().count() >= 2
                    && ["校区", "分校"].iter().any(|end| campus.ends_with(end))
                    && campus.chars().count() <= 8
            });
            school && plain(name) || without_inner(name).is_some_and(|whole| is_name(&whole))
        }
    }
}

/// A name without the bracket inside it, which says more of the word before: 木本油料（核桃）研究院.
fn without_inner(name: &str) -> Option<String> {
    let (before, rest) = name.split_once(['（', '('])?;
    let (inner, behind) = rest.split_once(['）', ')'])?;
    let inside = !before.is_empty() && !inner.is_empty() && !inner.contains(['（', '(', '、']);
    (inside && !behind.is_empty() && !behind.contains(['（', '('])).then(|| format!("{before}{behind}"))
}

/// Words that end as names do and name nobody.
const NONE: &[&str] = &[
    "政府部门",
    "法治政府",
    "数字政府",
    "服务型政府",
    "阳光政府",
    "电子政府",
    "职能部门",
    "社会组织",
    "人民政府",
    "咨询委员会",
    "专家委员会",
];

/// Whether a collective is one of governments or their departments, with nothing but the words for them.
fn is_tier(name: &str) -> bool {
    static OTHERS: Vocabulary = Vocabulary::new(&[
        "企业",
        "协会",
        "商会",
        "高校",
        "院校",
        "院所",
        "机构",
        "银行",
        "媒体",
        "公司",
        "集团",
        "学校",
        "行业组织",
        "按照",
        "组织职工",
        "组建",
        "公开",
        "约谈",
        "建立",
        "会同",
        "开展",
        "制定",
        "评审",
        "报送",
        "落实",
        "负责",
        "推荐",
        "联合",
        "结合",
        "根据",
        "督促",
        "指导",
        "工会",
        "参与",
        "评估",
        "积极",
        "研究",
        "协调有关",
        "共同",
        "市场主体",
        "项目",
        "向",
    ]);
    const STARTS: &[&str] = &[
        "组织", "经", "协调", "报", "由", "与", "向", "将", "把", "使", "让", "要求", "支持", "引导", "请",
        "在", "为", "推动", "鼓励", "加强", "如", "含", "涉及", "同", "会", "并", "和",
    ];
    !STARTS.iter().any(|word| name.starts_with(word)) && !OTHERS.within(name)
}

/// Whether a name is no phrase with a name at its end: 建设应用型大学, 高水平大学.
fn plain(name: &str) -> bool {
    static PHRASE: Vocabulary = Vocabulary::new(&[
        "高校",
        "企业",
        "国内",
        "国外",
        "知名",
        "一流",
        "高水平",
        "应用型",
        "推进",
        "建设",
        "创新型",
        "支持",
        "与",
        "和",
        "及",
        "以",
        "各类",
        "各种",
        "一批",
        "一个",
        "重点",
        "新型",
        "产业技术",
        "龙头",
        "相关",
        "上市",
        "科技型",
        "有限",
        "大型",
        "中小",
        "国有",
        "民营",
        "外资",
        "平台",
        "跨国",
        "多家",
        "优质",
        "头部",
        "骨干",
        "职业",
        "普通",
        "高等",
        "本科",
        "技工",
        "技师",
        "专科",
        "市属",
        "驻",
    ]);
    (4..=26).contains(&name.chars().count()) && !PHRASE.within(name)
}

/// Whether words before 等部门 are the fields of departments: most of them are usual ones, and the others could be.
pub(super) fn are_fields<'a>(items: impl Iterator<Item = &'a str>) -> bool {
    let (mut all, mut known) = (0, 0);
    for item in items {
        all += 1;
        if is_field(item) {
            known += 1;
        } else if !(6..=9).contains(&item.len())
            || !item.chars().all(char::is_alphabetic)
            || VAGUE.contains(&item)
        {
            return false;
        }
    }
    known * 2 > all
}

/// Words that stand before 等部门 and are no field.
const VAGUE: &[&str] = &[
    "企业", "高校", "有关", "相关", "各级", "行业", "主管", "职能", "全市", "全省", "上级", "下级", "乡镇",
    "街道", "院所",
];

/// Whether a word is the field of a usual department: 财政, 工信, 发改.
pub(super) fn is_field(item: &str) -> bool {
    (6..=24).contains(&item.len())
        && !is_collective(item)
        && ["局", "委", "办", "厅", "部"].iter().any(|ending| {
            let mut name = String::with_capacity(item.len() + ending.len());
            name.push_str(item);
            name.push_str(ending);
            names::parts(&name).found.is_some()
        })
}
