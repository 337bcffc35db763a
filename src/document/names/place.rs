//! Places before a name: 省, 市, 区 said alone, or a place with its level, such as 临沂市 or 广州市南沙区.

use super::affixes::Affixes;
use crate::text::{HanSet, is_han};

/// A level of government as the form of a name shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grade {
    /// 国家, 国务院, 中央, 全国.
    State,
    /// 省, 自治区, 直辖市.
    Province,
    /// 市, 自治州, 盟, 地区.
    City,
    /// 县, 区, 旗, and the zones that rank with them.
    County,
    /// 乡, 镇, 街道.
    Township,
}

/// A prefix cut off a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Prefix<'a> {
    /// The level it speaks of.
    pub(crate) grade: Grade,
    /// The mark of the level without a place: 省, 自治区, 市, 国家.
    pub(crate) mark: &'a str,
    /// The place with its level, such as 南沙区; `None` where only the level is said.
    pub(crate) place: Option<&'a str>,
}

/// Provinces, in the order of the administrative codes; the first four are cities that rank with provinces.
#[rustfmt::skip]
const PROVINCES: &[&str] = &[
    "北京市", "天津市", "上海市", "重庆市", "河北省", "山西省", "辽宁省", "吉林省", "黑龙江省", "江苏省",
    "浙江省", "安徽省", "福建省", "江西省", "山东省", "河南省", "湖北省", "湖南省", "广东省", "海南省",
    "四川省", "贵州省", "云南省", "陕西省", "甘肃省", "青海省", "台湾省", "内蒙古自治区", "广西壮族自治区",
    "广西自治区", "西藏自治区", "宁夏回族自治区", "宁夏自治区", "新疆维吾尔自治区", "新疆自治区",
];

/// The short names of autonomous prefectures; 州 alone ends far too many names of cities.
#[rustfmt::skip]
const PREFECTURES: &[&str] = &[
    "延边", "恩施", "湘西", "阿坝", "甘孜", "凉山", "黔西南", "黔东南", "黔南", "楚雄", "红河", "文山",
    "西双版纳", "大理", "德宏", "怒江", "迪庆", "临夏", "甘南", "海北", "黄南", "海南", "果洛", "玉树",
    "海西", "昌吉", "博州", "巴音郭楞", "巴", "克孜勒苏", "伊犁", "博尔塔拉",
];

/// Words that end as places do.
#[rustfmt::skip]
const NOT_PLACES: &[&str] = &[
    "城市", "都市", "大都市", "超市", "股市", "上市", "全市", "我市", "本市", "该市", "各市", "地市",
    "县市", "区市", "门市", "夜市", "集市", "楼市", "入市", "省市", "中小城市", "智慧城市", "新型城市",
    "现代城市", "试点城市", "地区", "社区", "小区", "园区", "校区", "景区", "片区", "灾区", "山区", "林区",
    "牧区", "库区", "辖区", "郊区", "市区", "老区", "厂区", "城区", "街区", "湾区", "大湾区", "商区",
    "矿区", "港区", "功能区", "产业园区", "全区", "各区", "各县", "全县", "我县", "我区", "本区", "本县",
    "县区", "区县", "市县", "省级", "革命老区", "居住区", "风景区", "示范区", "试验区", "先行区", "核心区",
    "引领区", "集聚区", "自治区", "商务区", "特区", "新城区", "乡镇", "城镇", "村镇", "集镇", "城乡",
    "老乡", "回乡", "返乡", "小镇", "特色小镇", "重点镇", "街镇", "镇街", "红旗", "国旗", "军旗", "旅游区",
    "服务区", "示范县", "新区", "老城区", "商圈", "中心城区", "主城区", "三区", "两区", "有关区", "相关区",
    "属地区",
];

/// Words that begin with the sign of a level but do not speak of it.
#[rustfmt::skip]
const NOT_LEVELS: &[&str] = &[
    "市场", "市民", "市容", "市域", "市值", "市政园", "市政工", "市政公", "市政集", "市政建", "市政设",
    "市政管", "市政道", "市政局", "市政处", "市政和", "市政与", "市区", "市县", "市级", "市直", "市属",
    "市辖", "市本级", "区域", "区块", "区位", "区划", "区级", "区直", "区属", "区县", "区市", "县域",
    "县城", "县级", "县直", "县区", "县市", "县乡", "乡村", "乡镇", "乡土", "乡风", "镇域", "镇村", "镇街",
    "省会", "省级", "省直", "省市", "省属", "省际", "旗舰", "旗下", "州级", "州直", "盟市", "盟员", "盟级",
    "团队", "团体",
];

/// Whether a name begins with a word such as 市场 or 区域, which only looks as if a level came first.
pub(super) fn starts_with_word(name: &str) -> bool {
    static WORDS: Affixes<{ NOT_LEVELS.len() }> = Affixes::front(&[(NOT_LEVELS, 1)]);
    WORDS.any(name)
}

/// The level said alone at the front: 市 of 市科技局, 自治区 of 自治区财政厅.
pub(super) fn level_alone(name: &str) -> Option<(Prefix<'_>, &str)> {
    const MARKS: &[(&str, Grade)] = &[
        ("自治区", Grade::Province),
        ("兵团", Grade::Province),
        ("自治州", Grade::City),
        ("自治县", Grade::County),
        ("新区", Grade::County),
        ("街道", Grade::Township),
    ];
    let (length, grade) = match name.chars().next()? {
        '省' => (3, Grade::Province),
        '市' | '州' | '盟' => (3, Grade::City),
        '区' | '县' | '旗' => (3, Grade::County),
        '镇' | '乡' => (3, Grade::Township),
        '自' | '兵' | '新' | '街' => {
            let &(mark, grade) = MARKS.iter().find(|(mark, _)| name.starts_with(mark))?;
            (mark.len(), grade)
        }
        _ => return None,
    };
    let (mark, rest) = name.split_at_checked(length)?;
    Some((Prefix { grade, mark, place: None }, rest))
}

/// The state at the front: 国家, 国务院, 中央, 全国.
pub(crate) fn state(name: &str) -> Option<(Prefix<'_>, &str)> {
    if !name.starts_with(['国', '中', '全']) {
        return None;
    }
    const MARKS: &[&str] = &["国家", "国务院", "中共中央", "中央", "中华全国", "全国", "中国"];
    MARKS.iter().find_map(|mark| {
        let rest = name.strip_prefix(mark)?;
        Some((Prefix { grade: Grade::State, mark: name.get(..mark.len())?, place: None }, rest))
    })
}

/// Whether a place may stand at the front; the sign of a level opens few names of places, elsewhere it is said alone.
pub(super) fn may_open_place(name: &str) -> bool {
    match name.chars().next() {
        Some('市') => matches!(name.get(3..9), Some("中区" | "北区" | "南区")),
        Some('省' | '县' | '区' | '旗' | '州' | '盟') => false,
        first => first.is_some_and(is_han),
    }
}

/// HanSet of levels, and what no place has in its name.
static TELLING: HanSet = HanSet::of("省市盟州县旗区镇乡道的等及各由与");

/// Characters of the longest place with its level.
const LONGEST_PLACE: usize = 12;

/// A place with its level at the front: 临沂市, 山东省, 兰山区, 黔东南苗族侗族自治州.
pub(crate) fn place(name: &str) -> Option<(Prefix<'_>, &str)> {
    if !may_open_place(name) {
        return None;
    }
    for (before, (at, c)) in name.char_indices().enumerate().take(LONGEST_PLACE) {
        // Most characters neither close a place nor rule one out.
        if !TELLING.contains(c) {
            match is_han(c) {
                true => continue,
                false => return None,
            }
        }
        if matches!(c, '的' | '等' | '及' | '各' | '由' | '与') {
            return None;
        }
        let found = province(name, c, at + c.len_utf8())
            .or_else(|| Candidate::closed_by(c, at, before, name).and_then(Candidate::prefix));
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The words up to the sign of a level, which are a place if they are believed.
#[derive(Debug)]
struct Candidate<'a> {
    grade: Grade,
    /// The sign, and how many characters stand before it.
    sign: char,
    before: usize,
    /// The place with its level.
    place: &'a str,
    /// The place without 市, 县, 街道.
    stem: &'a str,
    /// 自治县, 自治州, 自治旗: its level is three characters.
    autonomous: bool,
    /// What stands behind it.
    rest: &'a str,
}

impl<'a> Candidate<'a> {
    /// The words up to the sign at `at`; none where the sign stands first or is no level by itself.
    fn closed_by(sign: char, at: usize, before: usize, name: &'a str) -> Option<Self> {
        let (head, _) = name.split_at_checked(at)?;
        let (place, rest) = name.split_at_checked(at + sign.len_utf8())?;
        let (grade, stem) = match sign {
            '市' | '盟' | '州' => (Grade::City, head),
            '县' | '旗' | '区' => (Grade::County, head),
            '镇' | '乡' => (Grade::Township, head),
            '道' => (Grade::Township, head.strip_suffix('街')?),
            _ => return None,
        };
        let autonomous = ["自治县", "自治州", "自治旗"].iter().any(|mark| place.ends_with(mark));
        (before > 0).then_some(Self { grade, sign, before, place, stem, autonomous, rest })
    }

    /// The prefix that it makes, and what stands behind.
    fn prefix(self) -> Option<(Prefix<'a>, &'a str)> {
        if !self.is_believed() || self.goes_on() {
            return None;
        }
        let Self { place, rest, .. } = self;
        let grade = if place.ends_with("地区") { Grade::City } else { self.grade };
        let level = if self.autonomous { "自治县".len() } else { place.len() - self.stem.len() };
        let mark = place.get(place.len() - level..)?;
        Some((Prefix { grade, mark, place: Some(place) }, rest))
    }

    /// Whether it is a place and no word that ends as places do.
    fn is_believed(&self) -> bool {
        let &Self { sign, before, place, stem, rest, autonomous, .. } = self;
        match sign {
            '州' => autonomous || PREFECTURES.contains(&stem),
            '盟' => matches!(stem, "兴安" | "锡林郭勒" | "阿拉善"),
            '区' if stem.ends_with("自治") => false,
            '区' if stem.ends_with('地') => before > 2,
            // 张家港保税区, 临沂高新区: a zone is a place too; its own words are not.
            '乡' | '镇' if place.ends_with("城乡") || stem.ends_with(['乡', '城', '村', '集', '小']) => {
                false
            }
            '乡' if speaks_of_countryside(rest) => false,
            _ if rest.starts_with('域') || place.ends_with("大湾区") => false,
            // 聊城市 and 运城市 are places of three signs; 试点城市 is none.
            '市' if stem.ends_with('城') => before == 2 && !is_word(place),
            _ => !is_word(place) && (before <= 6 || autonomous),
        }
    }

    /// Whether the sign stands inside a name that goes on to the next one: 平乡县, 市中区, 镇江市.
    fn goes_on(&self) -> bool {
        self.before <= 1
            && self.rest.starts_with(['市', '县', '区', '旗'])
            && !self.rest.starts_with("市场")
            && !self.rest.starts_with("区域")
            && (!self.rest.starts_with("市政") || self.rest.starts_with("市政府"))
    }
}

/// Whether what stands behind 乡 makes it the countryside: 普洱市绿美乡村 has one, 云山乡村庄 a township before its villages.
fn speaks_of_countryside(rest: &str) -> bool {
    rest.starts_with(['村', '土', '愁', '贤', '情'])
        && !["村庄", "村镇", "村级", "村组", "村民", "村委"].iter().any(|word| rest.starts_with(word))
}

/// Whether a name ends as those of places do.
pub(crate) fn ends_as_place(name: &str) -> bool {
    name.ends_with(['区', '县', '市', '旗', '州', '镇', '乡']) || name.ends_with("街道")
}

/// Whether what looks like a place is a word that ends as places do.
fn is_word(place: &str) -> bool {
    static WORDS: Affixes<{ NOT_PLACES.len() }> = Affixes::front(&[(NOT_PLACES, 1)]);
    WORDS.contains(place)
}

/// The province that a sign closes which ends before `end`.
fn province(name: &str, sign: char, end: usize) -> Option<(Prefix<'_>, &str)> {
    if !matches!(sign, '省' | '市' | '区') {
        return None;
    }
    static NAMES: Affixes<{ PROVINCES.len() }> = Affixes::front(&[(PROVINCES, 1)]);
    let (place, rest) = name.split_at_checked(end)?;
    if !NAMES.contains(place) {
        return None;
    }
    let length = if place.ends_with("自治区") { 9 } else { 3 };
    let mark = place.get(end - length..)?;
    Some((Prefix { grade: Grade::Province, mark, place: Some(place) }, rest))
}

/// The place behind places: 南沙区 of 广州市南沙区, and what comes after it.
pub(crate) fn innermost(name: &str) -> Option<(Prefix<'_>, &str)> {
    let (mut prefix, mut rest) = place(name)?;
    while let Some((inner, behind)) = place(rest.strip_prefix("人民政府").unwrap_or(rest))
        && inner.grade as u8 > prefix.grade as u8
        && !super::index_knows(rest)
    {
        (prefix, rest) = (inner, behind);
    }
    Some((prefix, rest))
}
