//! Names that stand for several bodies: 各县区, 有关部门, 领导小组成员单位, and which tier of territories they reach.

use super::CLOSING;
use super::affixes::{Affixes, count};
use super::endings::Tail;
use crate::text::is_han;

/// What a collective may end in.
#[rustfmt::skip]
pub(super) const BODIES: &[&str] = &[
    "部门", "单位", "政府", "管委会", "委员会", "党委", "党组", "党委政府", "级", "区", "县", "市", "州",
    "盟", "旗", "省", "镇", "街", "乡", "街道", "办事处", "地", "地方", "院校", "高校", "学校", "大学",
    "学院", "医院", "银行", "机构", "企业", "国企", "央企", "公司", "集团", "园区", "协会", "商会", "组织",
    "院所", "所", "站", "中心", "支队", "大队", "中队", "总队", "居", "网格", "车间", "合作社", "主体", "科室", "处室", "社区", "村", "党派", "团体", "委办局", "局",
    "委", "办", "厅", "部", "法院", "检察院", "功能区", "开发区", "平台公司", "街镇", "镇街", "乡镇",
    "责任人", "行业", "领域", "专班", "工作组", "小组", "成员", "经营者", "运营商", "媒体", "景区", "港区",
    "兵团", "师市", "公署", "行署", "卫生院", "幼儿园",
    "中小学", "小学", "中学", "委会", "党支部", "场", "群团", "自治区", "直辖市", "分队", "工作队", "平台",
];

/// Bodies that somebody has posted to a place: 驻临高校.
pub(super) const POSTED: &[&str] = &["单位", "部门", "企业", "高校", "机构", "院所"];

/// Seats that are any seat of a tier behind the tier's name: 县级政府.
pub(super) const SEATS: &[&str] = &["政府", "管委会", "党委", "部门", "单位", "街道办事处", "法院", "检察院"];

/// Beginnings that make several of the bodies behind them.
#[rustfmt::skip]
const SEVERAL: &[&str] = &[
    "其他", "其它", "全市各", "全省各", "全县各", "全区各", "市属", "省属", "区属", "县属", "央属", "驻",
];

/// Endings that need something before them, or they are labels: 领导小组成员单位 against 配合单位.
#[rustfmt::skip]
pub(super) const LABELLED: &[&str] = &[
    "成员单位", "主管部门", "职能部门", "各部门", "各单位", "责任部门", "监管部门", "各级", "组成部门",
    "各地", "直属单位", "协办单位", "参与单位", "配合单位", "牵头单位", "牵头部门",
];

/// How bodies end that several others belong to.
#[rustfmt::skip]
const GROUPS: &[&str] = &[
    "小组", "领导组", "工作组", "推进组", "专班", "指挥部", "委员会", "委", "联席会议", "协调机制", "集团", "产业链",
];

/// What 各 may stand before without naming bodies: 各项, 各类.
#[rustfmt::skip]
const NOT_EACH: &[&str] = &[
    "项", "类", "种", "方面", "自", "个", "式", "尽", "取", "显", "司其", "有所", "界", "族", "有特",
];

/// Whole names of collectives that no mark tells.
#[rustfmt::skip]
pub(super) const WHOLE: &[&str] = &[
    "属地", "地方", "县区", "区县", "县市区", "市县", "县(区)", "区(县)", "县(市、区)", "县(市,区)",
    "市县区", "镇街", "街镇", "乡镇", "乡镇街道", "镇(街道)", "街道(镇)", "乡镇(街道)", "街道", "高校",
    "高等院校", "科研院所", "金融机构", "银行机构", "银行业金融机构", "国有企业", "市属国企",
    "市属国有企业", "市属企业", "省属企业", "市属高校", "省属高校", "电信运营企业", "通信运营企业", "省内高校", "市内高校",
    "基础电信企业", "通信运营商", "行业协会", "商业银行", "市直部门", "市直机关", "市直单位", "省直部门",
    "省直单位", "区直部门", "区直单位", "县直部门", "县直单位", "市级部门", "省级部门", "区级部门",
    "街道办事处", "镇街道", "职能部门", "监管部门", "主管部门", "开发区", "地方党委和政府", "新闻媒体",
    "三大运营商", "三大电信运营商", "属地镇街", "属地街道", "属地乡镇", "驻区单位", "开发园区管委会", "开发区管委会", "园区管委会", "开发区管委", "园区管委", "功能区管委会", "管委会", "县区政府", "区县政府",
    "镇人民政府(街道办事处)", "镇政府(街道办事处)",
];

/// Beginnings that make the government behind them any government of a tier.
#[rustfmt::skip]
const TIERS: &[&str] = &[
    "地方", "属地", "县级", "省级", "市级", "区级", "地市级", "设区市", "设区的市", "县区", "区县", "市县",
    "县市区", "县乡", "市区", "乡镇", "镇街", "街镇", "镇(街道)", "县(区)", "区(县)", "县(市、区)",
    "县(市,区)", "县(市)区", "区、县(市)", "区(市)县", "区(市、县)", "市、县", "县、区", "市(县)", "所在地", "事发地",
    "沿线", "沿海", "沿江", "试点", "辖区", "州(市)", "市(州)", "基层", "两级", "三级", "市、区",
    "市、县(区)", "市、县(市、区)", "省、市", "县、乡", "县、镇",
    "所在乡镇", "所在镇", "所在县区", "项目所在地", "项目所在乡镇", "乡镇(街道)", "县级以上",
];

/// What a number may count: 17个帮扶单位, 13个县（市、区）, 9大产业链专班.
#[rustfmt::skip]
const COUNTABLE: &[&str] = &[
    "单位", "部门", "乡镇", "镇街", "街镇", "街道", "乡镇街道", "街道办事处", "县区", "区县", "县市区", "市州", "州市",
    "县", "区", "市", "州", "盟", "旗", "镇", "乡", "企业", "高校", "院校", "学校", "机构", "银行", "公司", "集团", "协会",
    "社区", "村", "小组", "工作组", "专班", "政府", "管委会", "院所", "医院", "党派", "团体",
];

/// How one body ends whose name only begins as that of several: 市属国有企业监管中心, 驻京办.
const ALONE: &[&str] = &["中心", "局", "委员会", "办事处", "联络处", "办", "服务站"];

/// Which tier of territories a collective stands for as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// 各省、自治区、直辖市.
    Provinces,
    /// 各市, 各市州.
    Cities,
    /// 各县区, 各县（市、区）.
    Counties,
    /// 各镇街, 各乡镇（街道）.
    Townships,
}

/// Whether a name, whose end was looked at already, stands for several that are not named one by one.
pub(super) fn is_collective(name: &str, tail: Tail) -> bool {
    judge(name, tail, crate::text::fold_char)
}

/// The same with 各县〔市、区〕 and 各市〈州〉 for 各县（市、区） and 各市（州）.
pub(super) fn is_collective_in_any_brackets(name: &str, tail: Tail) -> bool {
    judge(name, tail, |c| match c {
        '〔' | '〈' => '(',
        '〕' | '〉' => ')',
        c => crate::text::fold_char(c),
    })
}

fn judge(name: &str, tail: Tail, fold_char: impl Fn(char) -> char) -> bool {
    if name.len() < 6 || name.len() > 180 || name.starts_with(super::OPENING) {
        return false;
    }
    // A bracket may stand at the end (各县（市、区）); every other one is told by its end.
    if !tail.is_collective() && !name.ends_with(CLOSING) {
        return false;
    }
    let marks = Marks::of(name);
    if marks.wide {
        let flat = Flat::of(name, fold_char);
        return flat.as_str().is_some_and(|name| is_flat_collective(name, Tail::of(open_end(name)), &marks));
    }
    let tail = if name.ends_with(')') { Tail::of(open_end(name)) } else { tail };
    is_flat_collective(name, tail, &marks)
}

/// The same for a name with half-width marks, by what its end says when brackets are left out.
fn is_flat_collective(name: &str, tail: Tail, marks: &Marks) -> bool {
    if marks.own {
        return has_own_bodies(name);
    }
    if let Some(rest) = name.strip_prefix('各') {
        return (names_bodies(rest) || rest.starts_with("项目")) && tail.is_body() && calm(rest);
    }
    if counted(name).is_some_and(|rest| calm(rest) && super::last_is(rest, COUNTABLE)) {
        return true;
    }
    let start = Start::of(name);
    if start.whole || is_at_a_place(name, tail) {
        return true;
    }
    if tail.is_labelled() {
        return calm(name) && !is_leading(name) || of_a_group(name);
    }
    let several = start.several && (marks.each || !super::last_is(name, ALONE));
    if marks.some || several || marks.posted && tail.is_posted() {
        return tail.is_body() && calm(name);
    }
    if start.tier && tail.is_seat() {
        return calm(name);
    }
    // 沿麓旗县(市、区)人民政府: two kinds of places that no name parts, wherever they lie.
    if tail.is_seat() && of_two_kinds(name) {
        return calm(name);
    }
    // 市直各部门, 地方各级人民政府, 国务院各部门: 各 inside, behind the level it speaks of.
    marks.each
        && tail.is_body()
        && name
            .split_once('各')
            .is_some_and(|(head, rest)| head.chars().count() <= 12 && names_bodies(rest) && calm(name))
}

/// Whether words add bodies of its own to a government, as 及其 does and 及其他 does not.
pub(crate) fn adds_own(words: &str) -> bool {
    words.strip_prefix("及其").is_some_and(|bodies| !bodies.starts_with(['他', '它']))
}

/// Whether a government is named with bodies of its own: 地方各级人民政府及其有关部门, 省级人民政府及其发展改革、财政等部门.
fn has_own_bodies(name: &str) -> bool {
    name.split_once("及其").is_some_and(|(seat, bodies)| {
        (seat.ends_with("政府") || seat.ends_with("管委会"))
            && ["部门", "单位", "机构"].iter().any(|body| bodies.ends_with(body))
            && seat.chars().all(|c| is_han(c) || matches!(c, '、' | '(' | ')' | ','))
            && bodies.split(['、', ',']).all(calm)
    })
}

/// What a number counts: 帮扶单位 of 17个帮扶单位, 市 of 16市. A bracket behind it is left out.
fn counted(name: &str) -> Option<&str> {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = rest.len() < name.len();
    let rest = if digits { rest } else { name.trim_start_matches(HAN_NUMERALS) };
    if rest.len() == name.len() {
        return None;
    }
    let whole = ["县", "区", "市", "州", "市州", "县区", "区县"];
    let place = || open_end(rest).trim_end_matches("人民政府").trim_end_matches("政府");
    let behind = match rest.strip_prefix(['个', '家', '所', '大']) {
        Some(behind) => behind,
        None if digits && whole.contains(&place()) => rest,
        None => return None,
    };
    Some(open_end(behind))
}

/// Whether a name says of how many it is, and nothing else makes it that of several.
pub(super) fn is_counted(name: &str) -> bool {
    name.starts_with(|c: char| crate::text::fold_char(c).is_ascii_digit() || HAN_NUMERALS.contains(&c)) && {
        let flat = Flat::of(name, crate::text::fold_char);
        flat.as_str().is_some_and(|name| counted(name).is_some())
    }
}

/// The numerals that count bodies; 一 of anything is one.
const HAN_NUMERALS: [char; 10] = ['两', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// Whether those are meant that are in a place: 在连高校. A place has one character or two, and no verb of being stands for it.
fn is_at_a_place(name: &str, tail: Tail) -> bool {
    const STATES: [char; 9] = ['建', '校', '线', '册', '库', '营', '岗', '职', '编'];
    let Some(rest) = name.strip_prefix('在').filter(|_| tail.is_posted()) else { return false };
    let body = POSTED.iter().find_map(|body| rest.strip_suffix(body)).unwrap_or_default();
    let place = body.trim_end_matches("高校").trim_end_matches("科研").trim_end_matches('各');
    (1..=2).contains(&place.chars().count()) && !place.starts_with(STATES) && calm(place)
}

/// Whether a name ends in 牵头单位, which is a verb's noun as often as it is part of a name.
fn is_leading(name: &str) -> bool {
    name.ends_with("牵头单位") || name.ends_with("牵头部门")
}

/// Whether those are meant that belong to one group, whatever words its name is made of: 省推进“一带”建设领导小组成员单位,
/// 12个帮扶集团牵头单位.
fn of_a_group(name: &str) -> bool {
    let of = |label| name.strip_suffix(label).is_some_and(|group| super::last_is(group, GROUPS));
    let counted = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let begins = counted.starts_with(['省', '市', '县', '区', '州', '国']) || counted.starts_with("自治区");
    (begins || counted.len() < name.len() && counted.starts_with(['个', '家']))
        && ["成员单位", "牵头单位", "牵头部门"].into_iter().any(of)
}

/// Whether the government of two kinds of places is meant, behind a few signs that say where these are.
fn of_two_kinds(name: &str) -> bool {
    const KINDS: &[&str] = &[
        "县(市、区)",
        "县(市,区)",
        "县(市)区",
        "县(区)",
        "县(市)",
        "区(县)",
        "市(州)",
        "州(市)",
        "旗县",
        "县区",
        "区县",
        "市县",
    ];
    const WHERE: core::ops::RangeInclusive<usize> = 2..=8;
    let place = ["人民政府", "政府"].iter().find_map(|seat| name.strip_suffix(seat)).unwrap_or_default();
    let head = KINDS.iter().find_map(|kind| place.strip_suffix(kind));
    head.is_some_and(|head| {
        WHERE.contains(&head.chars().count()) && !head.ends_with(['市', '州', '县', '省'])
    })
}

/// Whether 各 before a text makes bodies of it.
fn names_bodies(rest: &str) -> bool {
    static WORDS: Affixes<{ NOT_EACH.len() }> = Affixes::front(&[(NOT_EACH, 1)]);
    !WORDS.any(rest)
}

/// What the beginning of a name says, all of it found at one look.
struct Start {
    /// The name is a collective by itself.
    whole: bool,
    /// Bodies behind it are several.
    several: bool,
    /// A seat behind it is any seat of a tier.
    tier: bool,
}

impl Start {
    const WHOLE: u16 = 1;
    const SEVERAL: u16 = 2;
    const TIER: u16 = 4;

    fn of(name: &str) -> Self {
        const LISTS: &[(&[&str], u16)] =
            &[(WHOLE, Start::WHOLE), (SEVERAL, Start::SEVERAL), (TIERS, Start::TIER)];
        static STARTS: Affixes<{ count(LISTS) }> = Affixes::front(LISTS);
        let mut start = Self { whole: false, several: false, tier: false };
        STARTS.each(name, |word| match word.tags() {
            Self::WHOLE => start.whole |= word.len() == name.len(),
            Self::SEVERAL => start.several = true,
            _ => start.tier = true,
        });
        start
    }
}

/// Whether a collective has no mark of being one: 街道, 高校, 乡镇 stand as often for a kind of place as for those in it.
pub(super) fn is_bare(name: &str) -> bool {
    const MARKED: &[&str] = &["市属", "省属", "市直", "省直", "区直", "县直", "市级", "省级", "区级", "驻"];
    static MARKS: Affixes<{ MARKED.len() }> = Affixes::front(&[(MARKED, 1)]);
    let flat = Flat::of(name, crate::text::fold_char);
    flat.as_str().is_some_and(|name| Start::of(name).whole && !MARKS.any(name))
}

/// The tier that a folded collective stands for as a whole: 各县（市、区）人民政府 and 各区县 both reach the counties.
///
/// Anything but signs of levels (有关, 沿线, a place) makes it a collective of its own, and gives `None`.
pub(crate) fn reach(folded: &str) -> Option<Reach> {
    let rest = folded.strip_prefix('各').unwrap_or(folded);
    /// What governs a tier; a longer one stands before one that it ends in.
    #[rustfmt::skip]
    const SEATS: [&str; 9] = [
        "党委和政府", "党委、政府", "党委政府", "委、政府", "政府(办事处)", "人民政府", "政府", "管委会", "办事处",
    ];
    let rest = SEATS.iter().find_map(|seat| rest.strip_suffix(seat)).unwrap_or(rest);
    let rest = rest.strip_prefix("级").unwrap_or(rest);
    let (mut provinces, mut cities, mut counties, mut towns) = (0, 0, 0, 0);
    let mut left = rest;
    let mut step = |words: &[&str], count: &mut u32| {
        let found = words.iter().find_map(|word| left.strip_prefix(word));
        if let Some(behind) = found {
            left = behind;
            *count += 1;
        }
        found.is_some()
    };
    let (mut county_marks, mut city_marks, mut ignored) = (0, 0, 0);
    while step(&["省级", "自治区", "直辖市", "省"], &mut provinces)
        || step(&["自治县", "县级市", "县级", "县", "旗"], &mut counties)
        || step(&["设区的市", "设区市", "地级市", "地市级", "地市", "自治州", "州", "盟"], &mut cities)
        || step(&["区"], &mut county_marks)
        || step(&["市"], &mut city_marks)
        || step(&["街道", "乡镇", "镇", "乡", "街"], &mut towns)
        || step(&["(", ")", "、", ",", "和", "及"], &mut ignored)
    {}
    if !left.is_empty() {
        return None;
    }
    if towns > 0 && provinces + counties + cities + county_marks + city_marks == 0 {
        return Some(Reach::Townships);
    }
    if towns > 0 {
        return None;
    }
    if provinces > 0 {
        return (counties == 0 && cities == 0).then_some(Reach::Provinces);
    }
    // 各县市, 各县（市）: behind 县 a 市 is a county's; before it, it is a tier of its own.
    if counties > 0 && cities == 0 && city_marks > 0 {
        return (!rest.starts_with('市')).then_some(Reach::Counties);
    }
    // 各县、市、区 are counties; 各市县 and 各市、县 mix two tiers, unless 区 shows that 市 is a county's.
    if counties > 0 && cities == 0 && (city_marks == 0 || county_marks > 0) && counties + county_marks > 1 {
        return Some(Reach::Counties);
    }
    if counties == 0 && county_marks > 0 && city_marks > 0 && cities == 0 {
        return Some(Reach::Counties);
    }
    if counties == 0 && county_marks == 0 && (cities > 0 || city_marks > 0) {
        return Some(Reach::Cities);
    }
    None
}

/// A name without what only opens its end: the bracket of 各县（市、区）, the 等 of a list.
fn open_end(name: &str) -> &str {
    match name.strip_suffix(')') {
        Some(open) => open.split_once('(').map_or(name, |(outer, _)| outer),
        None => name,
    }
}

/// Whether a text holds only what names hold: no full stop, no verb's company.
fn calm(name: &str) -> bool {
    let mut last = ' ';
    name.chars().all(|c| {
        let verb = match c {
            '要' | '应' => true,
            '强' => last == '加',
            '动' => last == '推',
            '进' => last == '推',
            '实' => last == '落',
            '立' => last == '建',
            '分' => last == '充',
            '快' => last == '加',
            '极' => last == '积',
            '展' => last == '开',
            '持' => last == '支',
            '的' | '了' | '将' | '使' | '把' => true,
            '(' | ')' | '、' | ',' | '"' => false,
            c => !is_han(c),
        };
        last = c;
        !verb
    })
}

/// Which telling characters occur in a name: one pass instead of a search for each word.
struct Marks {
    each: bool,
    /// 有关 or 相关, adjectives that make several of one.
    some: bool,
    posted: bool,
    /// 及其, which adds bodies of their own, and not others.
    own: bool,
    wide: bool,
}

impl Marks {
    fn of(name: &str) -> Self {
        let mut marks = Self { each: false, some: false, posted: false, own: false, wide: false };
        let mut last = ' ';
        for c in name.chars() {
            match c {
                '各' => marks.each = true,
                '关' => marks.some |= matches!(last, '有' | '相'),
                '驻' => marks.posted = true,
                '其' if last == '及' => marks.own = true,
                '他' | '它' if last == '其' => marks.own = false,
                c if is_han(c) || c.is_ascii() => {}
                _ => marks.wide = true,
            }
            last = c;
        }
        marks
    }
}

/// A short name with half-width marks, kept on the stack: the lists above are written once, not once for each width.
struct Flat {
    bytes: [u8; 180],
    len: usize,
}

impl Flat {
    fn of(name: &str, fold_char: impl Fn(char) -> char) -> Self {
        let mut flat = Self { bytes: [0; 180], len: 0 };
        for c in name.chars() {
            let mut piece = [0; 4];
            let piece = fold_char(c).encode_utf8(&mut piece).as_bytes();
            if let Some(room) = flat.bytes.get_mut(flat.len..flat.len + piece.len()) {
                room.copy_from_slice(piece);
                flat.len += piece.len();
            }
        }
        flat
    }

    fn as_str(&self) -> Option<&str> {
        core::str::from_utf8(self.bytes.get(..self.len)?).ok()
    }
}
