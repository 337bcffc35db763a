//! How names of organisations end, and words that only end the same way.

use super::affixes::{Affixes, count};
use super::collective::{BODIES, LABELLED, POSTED, SEATS, WHOLE};
use crate::text::{HanSet, fold_char};

/// Endings of two signs and more that say organisation by themselves.
#[rustfmt::skip]
const LONG: &[&str] = &[
    "委员会", "办公室", "办公厅", "管委会", "人民政府", "政府", "党委", "党组", "工委", "党工委", "指挥部",
    "领导小组", "工作组", "专班", "工作专班", "集团", "公司", "大学", "学院", "学校", "中学", "小学",
    "党校", "医院", "法院", "检察院", "研究院", "科学院", "设计院", "规划院", "研究所", "事务所", "派出所",
    "监测站", "工作站", "海关", "支队", "总队", "大队", "分局", "总局", "总署", "银行", "分行", "支行",
    "总行", "农商行", "信用社", "农信社", "报社", "日报", "电视台", "广播台", "气象台", "地震台", "通讯社",
    "出版社", "供销社", "街道", "办事处", "中心", "协会", "学会", "联合会", "商会", "总会", "基金会",
    "促进会", "理事会", "研究会", "联席会议", "常委会", "监管会", "委员部", "联盟", "交易所", "服务站",
    "管理站", "总站", "图书馆", "博物馆", "档案馆", "科技馆", "文化馆", "美术馆", "展览馆", "分公司",
    "电网", "联社", "政协", "人大", "科协", "妇联", "残联", "文联", "侨联", "社科联", "工商联", "台联",
    "贸促会", "红十字会", "总工会", "军分区", "警备区", "人武部", "管理处", "办事处", "服务处", "管理所",
    "园区管委", "军区", "总台", "兵团", "居委会", "村委会", "联络处", "代表处", "部队", "项目部", "处", "台办", "管委", "部门", "调查队", "党支部", "校区",
    "公路段", "养护段", "养路段", "工务段", "供电段", "书店", "电务段", "车务段", "机务段", "客运段",
];

/// Words that end in a short ending and are no organisation.
#[rustfmt::skip]
const NOT_ENDINGS: &[&str] = &[
    "全部", "内部", "外部", "干部", "局部", "西部", "东部", "中部", "南部", "北部", "底部", "顶部", "头部",
    "总部", "各部", "布局", "格局", "结局", "全局", "大局", "开局", "破局", "变局", "时局", "政局", "创办",
    "举办", "承办", "主办", "兴办", "督办", "经办", "交办", "协办", "帮办", "代办", "网办", "通办", "即办",
    "开办", "补办", "快办", "联办", "转办", "易办", "好办", "一件事办", "申办", "严办", "合办", "筹办",
    "停办", "新办", "能办", "可办", "客厅", "大厅", "餐厅", "部署", "签署", "住院", "出院", "入院", "剧院",
    "养老院", "敬老院", "福利院", "电影院", "影院", "到处", "好处", "难处", "何处", "查处", "之处", "相处",
    "用处", "多处", "各处", "出处", "深处", "远处", "惩处", "处处", "一处", "两处", "三处", "万处", "余处",
    "几处", "数处", "中央部", "官司", "上司", "土司", "祭司", "寿司",
];

/// Beginnings of phrases that say what is done, not who does it.
#[rustfmt::skip]
const PHRASES: &[&str] = &[
    "加强", "推动", "推进", "建立", "完善", "落实", "开展", "鼓励", "提升", "提高", "加快", "实施", "制定",
    "深化", "强化", "引导", "健全", "支持", "构建", "打造", "优化", "扩大", "推行", "探索", "严格", "积极",
    "大力", "持续", "全面加", "全面推", "进一步", "包括", "例如", "其中", "以下", "简称", "以上", "含",
    "即", "如", "指", "由", "经", "按照", "根据", "依托", "不含", "试点", "试行", "详见", "参见", "附件",
    "下同", "设立", "成立", "组建", "负责", "协调", "争取", "确保", "培育", "发挥", "充分", "参与", "利用",
    "通过", "联合", "坚持", "围绕", "聚焦", "结合", "选派", "统筹", "做好", "抓好", "为", "在", "对", "向",
    "把", "将", "从", "我", "本", "该", "这", "其他", "其它", "第",
];

/// Names that begin as phrases do.
#[rustfmt::skip]
const NOT_PHRASES: &[&str] = &[
    "如东", "如皋", "含山", "即墨", "对外", "对口", "将乐", "从化", "从江", "本溪", "经信",
    "经济", "经开", "经贸", "经发", "经委", "经管", "经合", "指挥", "为民", "第一", "第二", "第三", "第四",
    "第五", "第六", "向阳", "在京", "试验", "统筹城乡", "推进办", "联合国", "联合大", "将军", "对台",
    "协调办", "经侦", "经协",
];

/// Bodies whose name begins with a place without its level: 临沂海关, 临沂银保监分局, 临沂高新区管委会.
#[rustfmt::skip]
const VERTICALS: &[&str] = &[
    "海关", "银保监分局", "银保监局", "金融监管局", "监管分局", "军分区", "警备区", "海事局",
    "供电公司", "供电局", "广播电视台", "日报社", "报业集团", "报业传媒集团", "出入境边防检查站",
    "边检站", "航道局", "证监局", "外汇局", "海关缉私局", "铁路局", "铁路局集团", "铁路公安处",
    "分署", "航运管理局", "仲裁委", "仲裁委员会", "水文局", "水文中心", "调查队", "合作区执委会", "管委会",
    "管理委员会",
];

/// Chief words of zones, in full and in short.
#[rustfmt::skip]
const ZONES: &[&str] = &[
    "高新区", "经开区", "开发区", "新区", "保税区", "综保区", "合作区", "边合区", "度假区", "自贸区",
    "示范区", "试验区", "工业园区", "产业园区", "科技园区", "风景区", "商务区", "示范园区", "旅游区", "功能区",
    "先行区", "科学城", "工业园", "产业园", "自贸试验区", "片区", "港区", "新城", "名胜区", "园区",
    "科技城", "临港区", "临空区", "化工园区",
];

/// Short endings that say office behind two characters or more.
const SHORT: &[&str] = &["局", "委", "办", "厅", "部", "署", "院", "司"];

/// Last characters of offices whose ending has two characters or more.
const OF_LONG: &[&str] = &[
    "会", "室", "组", "班", "队", "处", "心", "台", "社", "所", "站", "馆", "团", "司", "府", "校", "道",
    "关", "行", "联", "协", "段", "店",
];

/// What the end of a name says, all of it found at one look.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tail {
    tags: u16,
    /// Whether the name has three characters or more.
    three: bool,
}

impl Tail {
    const LONG: u16 = 1;
    const TRAP: u16 = 2;
    const SHORT: u16 = 4;
    const OF_LONG: u16 = 8;
    const ZONE: u16 = 16;
    const VERTICAL: u16 = 32;
    const BODY: u16 = 64;
    const LABELLED: u16 = 128;
    const SEAT: u16 = 256;
    const POSTED: u16 = 512;
    const WHOLE: u16 = 1024;

    pub(super) fn of(name: &str) -> Self {
        const LISTS: &[(&[&str], u16)] = &[
            (LONG, Tail::LONG),
            (NOT_ENDINGS, Tail::TRAP),
            (SHORT, Tail::SHORT),
            (OF_LONG, Tail::OF_LONG),
            (ZONES, Tail::ZONE),
            (VERTICALS, Tail::VERTICAL),
            (BODIES, Tail::BODY),
            (LABELLED, Tail::LABELLED),
            (SEATS, Tail::SEAT),
            (POSTED, Tail::POSTED),
            (WHOLE, Tail::WHOLE),
        ];
        static ENDINGS: Affixes<{ count(LISTS) }> = Affixes::back(LISTS);
        let mut tags = 0;
        ENDINGS.each(name, |word| {
            let head = name.len() - word.len();
            // 成员单位 alone is a label, and a vertical body begins with a place.
            let held = match word.tags() {
                Self::LABELLED => head > 0,
                Self::WHOLE => head == 0,
                Self::VERTICAL => (6..=60).contains(&head),
                _ => true,
            };
            tags |= if held { word.tags() } else { 0 };
        });
        Self { tags, three: name.len() > 8 || name.chars().nth(2).is_some() }
    }

    const fn has(self, tag: u16) -> bool {
        self.tags & tag != 0
    }

    /// Nothing but a usual stem can end so.
    pub(super) const fn is_none(self) -> bool {
        self.tags & !(Self::TRAP | Self::OF_LONG) == 0
    }

    /// As organisations end.
    pub(super) const fn is_organisation(self) -> bool {
        self.is_office() || self.has(Self::LONG) && !self.has(Self::TRAP)
    }

    /// As offices of a government or a party end, and so department behind a level prefix.
    pub(super) const fn is_office(self) -> bool {
        let short = self.has(Self::SHORT) || self.has(Self::OF_LONG) && self.has(Self::LONG);
        short && self.three && !self.has(Self::TRAP)
    }

    /// As a collective may end.
    pub(super) const fn is_body(self) -> bool {
        self.has(Self::BODY)
    }

    /// As any collective ends that has no bracket at its end.
    pub(super) const fn is_collective(self) -> bool {
        self.has(Self::BODY | Self::WHOLE)
    }

    /// 成员单位 and its like, behind something.
    pub(super) const fn is_labelled(self) -> bool {
        self.has(Self::LABELLED)
    }

    /// As seats of government end: 政府, 管委会, 部门.
    pub(super) const fn is_seat(self) -> bool {
        self.has(Self::SEAT)
    }

    /// As bodies end that others have posted to a place: 单位, 企业, 高校.
    pub(super) const fn is_posted(self) -> bool {
        self.has(Self::POSTED)
    }

    /// As bodies of vertical systems end, behind a place.
    const fn is_vertical(self) -> bool {
        self.has(Self::VERTICAL)
    }

    const fn is_zone(self) -> bool {
        self.has(Self::ZONE)
    }
}

/// Whether the last character is one that names without brackets end in; most other texts are told apart here.
pub(super) fn may_be_last(name: &str) -> bool {
    static LAST: HanSet = HanSet::of(
        "局委办厅部署院会室组班队处心台社所站馆团司府校道关行联协区县市州盟旗省镇乡街门位级地构业体党方城园学组织\
        员人村媒商厂报议中群电媒者网军源组点兵大派法检场企支央段店",
    );
    name.chars().next_back().is_some_and(|last| LAST.contains(last))
}

/// Whether the last character is a measure word behind a figure: 加装电梯300部 counts lifts.
pub(crate) fn counts(name: &str) -> bool {
    let mut back = name.chars().rev();
    matches!(
        back.next(),
        Some('部' | '台' | '所' | '处' | '站' | '院' | '室' | '组' | '位' | '门' | '园' | '级')
    ) && back.next().is_some_and(|c| fold_char(c).is_ascii_digit())
}

/// Whether a name ends as an organisation does.
pub(crate) fn has_ending(name: &str) -> bool {
    Tail::of(name).is_organisation()
}

/// Whether the last characters of a name are one of these.
pub(crate) fn last_is(name: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| name.ends_with(ending))
}

/// Whether a text begins as a phrase does, with a verb or a word that points elsewhere.
pub(super) fn starts_like_a_phrase(name: &str) -> bool {
    const PHRASE: u16 = 1;
    const NAME: u16 = 2;
    const LISTS: &[(&[&str], u16)] = &[(PHRASES, PHRASE), (NOT_PHRASES, NAME)];
    static STARTS: Affixes<{ count(LISTS) }> = Affixes::front(LISTS);
    STARTS.tags(name) == PHRASE
        && !(name.starts_with("推进") && last_is(name, &["领导小组", "领导小组办公室"]))
}

/// Whether a name is a body of a vertical system or a carrier whose name begins with a place.
pub(crate) fn is_vertical(name: &str) -> bool {
    is_vertical_with(name, Tail::of(name))
}

/// The same, with the end of the name looked at already.
pub(super) fn is_vertical_with(name: &str, tail: Tail) -> bool {
    /// Beginnings that leave only some endings, and these.
    #[rustfmt::skip]
    const CARRIERS: &[(&[&str], &[&str])] = &[
        (&["国网", "人民银行", "中国人民银行", "人行"], &["公司", "分行", "支行", "中支", "电力", "营业管理部"]),
        (&["中国电信", "中国移动", "中国邮政", "中国联通", "中国铁塔", "中国广电"], &["分公司", "公司"]),
        (&["国家统计局", "国家税务总局", "国家金融监督管理总局"], &["队", "局"]),
    ];
    if name.starts_with(['国', '中', '人']) {
        for (starts, endings) in CARRIERS {
            if starts.iter().any(|start| name.starts_with(start)) {
                return last_is(name, endings);
            }
        }
    }
    tail.is_vertical()
}

/// The long word for a kind of zone and the short one that is usual.
pub(crate) const LONG_ZONES: &[(&str, &str)] = &[
    ("高新技术产业开发区", "高新区"),
    ("高新技术开发区", "高新区"),
    ("经济技术开发区", "经开区"),
    ("综合保税区", "综保区"),
    ("边境经济合作区", "边合区"),
    ("自由贸易试验区", "自贸试验区"),
];

/// Whether a name is that of a zone without its administration: 临沂高新区, 沂河新区.
pub(crate) fn is_zone(name: &str) -> bool {
    is_zone_with(name, Tail::of(name))
}

/// The same, with the end of the name looked at already.
pub(super) fn is_zone_with(name: &str, tail: Tail) -> bool {
    tail.is_zone() && !matches!(name, "园区" | "功能区" | "片区" | "城市新区" | "新城" | "港区")
}
