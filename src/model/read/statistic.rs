//! What the statistic of a goal counts, by the words of its subject, and whether it is one of the whole place.

/// What a statistic counts.
pub(super) enum Kind {
    /// A share, a rate, an index: it is of the whole by itself.
    Ratio,
    /// A sum or a total.
    Amount,
    /// Things that exist: 高新技术企业.
    Stock,
}

impl Kind {
    /// What the statistic of a subject counts, by the words that it ends in; none where it is no statistic.
    pub(super) fn of(subject: &str) -> Option<Self> {
        let ends = |list: &[&str]| list.iter().any(|word| subject.ends_with(word));
        if ends(NONE) || ends(DEEDS) {
            None
        } else if ends(RATIOS) {
            Some(Self::Ratio)
        } else if ends(AMOUNTS) {
            Some(Self::Amount)
        } else {
            Some(Self::Stock)
        }
    }
}

/// What a share, a rate or an index is called.
const RATIOS: &[&str] = &[
    "率",
    "比重",
    "比例",
    "占比",
    "强度",
    "指数",
    "系数",
    "浓度",
    "满意度",
    "安全感",
    "知晓度",
    "增速",
    "增幅",
    "预期寿命",
    "受教育年限",
    "收入比",
];

/// What a sum or a total is called.
const AMOUNTS: &[&str] = &[
    "数",
    "数量",
    "总量",
    "总额",
    "总值",
    "产值",
    "增加值",
    "收入",
    "支出",
    "投入",
    "面积",
    "里程",
    "长度",
    "交易额",
    "成交额",
    "销售额",
    "零售额",
    "营业额",
    "贸易额",
    "进出口额",
    "拥有量",
    "保有量",
    "产量",
    "能耗",
    "能源消耗",
    "二氧化碳排放",
    "用水量",
    "排放量",
    "装机容量",
    "用电量",
    "吞吐量",
    "生产总值",
    "GDP",
    "人口",
    "规模",
    "经费",
    "余额",
    "蓄积量",
    "覆盖人口",
];

/// How often something is done and what is spent on it: figures of a measure, and of no statistic.
const NONE: &[&str] = &["次数", "天数", "总投资", "投资额", "补助", "资金"];

/// A duty or a deed, not a thing: 新品种选育, 技术改造.
const DEEDS: &[&str] = &[
    "改造", "建设", "培训", "应用", "升级", "转化", "攻关", "合作", "活动", "难题", "服务", "工作", "整治",
    "治理",
];

/// Whether words between subject and figure say that it is to be so much.
pub(super) fn reaches(between: &str) -> bool {
    const WORDS: &[&str] = &[
        "达到",
        "达",
        "突破",
        "稳定在",
        "保持在",
        "控制在",
        "提高到",
        "提升到",
        "增加到",
        "增长到",
        "发展到",
        "超过",
        "不低于",
        "不少于",
        "扩大到",
    ];
    WORDS.iter().any(|word| between.contains(word))
}

/// Whether a unit counts things one by one.
pub(super) fn counted(unit: &str) -> bool {
    let unit = unit.trim_start_matches(['万', '亿', '千', '百']);
    matches!(
        unit,
        "家" | "户" | "个" | "所" | "名" | "人" | "座" | "处" | "条" | "件" | "张" | "辆" | "支" | "万"
    )
}

/// Whether a subject is a project's, or that of one zone or body, and not of the whole place.
pub(super) fn is_of_a_part(subject: &str) -> bool {
    const PROJECTS: &[&str] =
        &["项目", "工程", "一期", "二期", "三期", "投资", "每个", "每家", "各", "单个", "该", "本项", "全线"];
    const PARTS: &[&str] = &[
        "新区",
        "高新区",
        "开发区",
        "经开区",
        "园区",
        "产业园",
        "科学城",
        "试验区",
        "示范区",
        "合作区",
        "港区",
        "中心",
        "基地",
        "大学",
        "集团",
        "公司",
    ];
    // 高新区工业总产值 is of one zone; 国家级开发区达到3个 counts zones.
    let of_one = PARTS.iter().any(|part| {
        subject.split_once(part).is_some_and(|(name, rest)| {
            !matches!(rest, "" | "数" | "总数" | "数量" | "个数")
                && !["级", "以上", "各类"].iter().any(|class| name.ends_with(class))
        })
    });
    of_one || PROJECTS.iter().any(|word| subject.contains(word))
}
