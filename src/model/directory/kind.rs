//! What kind of organisation a name that the built-in table does not have shows by its ending.

use crate::document::names::{self, Affixes, count};
use crate::model::words::DepartmentKind;

#[rustfmt::skip]
const EDUCATION: &[&str] = &[
    "大学", "学院", "学校", "中学", "小学", "党校", "研究院", "研究所", "科学院", "农科院", "校区", "设计院",
];

#[rustfmt::skip]
const ENTERPRISE: &[&str] = &[
    "公司", "集团", "银行", "分行", "支行", "农商行", "信用社", "农信社", "电网", "厂", "交易所",
];

/// Groups that are public institutions.
const MEDIA: &[&str] = &["报业集团", "报业传媒集团", "传媒集团", "广电集团"];

const STATE: &[&str] = &["法院", "检察院", "人大常委会", "政协"];

#[rustfmt::skip]
const MASS: &[&str] = &[
    "妇联", "科协", "残联", "工商联", "总工会", "协会", "学会", "联合会", "商会", "红十字会",
];

#[rustfmt::skip]
const INSTITUTION: &[&str] = &[
    "中心", "医院", "电视台", "报社", "出版社", "图书馆", "博物馆", "文化馆", "研究会", "基金会", "院", "站",
];

const PARTY: &[&str] = &["宣传部", "组织部", "统战部", "工委", "党委", "党组", "纪委"];

const TERRITORY: &[&str] = &["街道", "镇", "乡", "办事处", "县", "区", "旗"];

/// Public bodies that every city has under a name of its own.
#[rustfmt::skip]
const PUBLIC: &[&str] = &[
    "大学", "学院", "党校", "医院", "电视台", "日报社", "报业集团", "报业传媒集团", "传媒集团", "农科院",
    "科学院", "校区", "分行", "农商行", "农商银行",
];

const BRANDS: &[&str] = &["国网", "中国移动", "中国电信", "中国联通", "中国铁塔"];

/// One bit for each list of endings.
const LISTS: &[(&[&str], u16)] = &[
    (EDUCATION, 1),
    (ENTERPRISE, 2),
    (MEDIA, 4),
    (STATE, 8),
    (MASS, 16),
    (INSTITUTION, 32),
    (PARTY, 64),
    (TERRITORY, 128),
    (PUBLIC, 256),
];

static ENDINGS: Affixes<{ count(LISTS) }> = Affixes::back(LISTS);

/// Whether every city has such a body under a name of its own.
pub(super) fn is_public(name: &str) -> bool {
    ENDINGS.tags(name) & 256 != 0
}

/// The kind of organisation that a name shows; of several the one listed first.
pub(super) fn by_ending(name: &str) -> DepartmentKind {
    static STARTS: Affixes<{ BRANDS.len() }> = Affixes::front(&[(BRANDS, 1)]);
    let ends = ENDINGS.tags(name);
    let has = |bit: u16| ends & bit != 0;
    match () {
        () if has(1) => DepartmentKind::Education,
        () if has(2) || STARTS.any(name) => match has(4) {
            true => DepartmentKind::Institution,
            false => DepartmentKind::Enterprise,
        },
        () if has(8) => DepartmentKind::State,
        () if has(16) => DepartmentKind::MassOrganisation,
        () if has(32) => DepartmentKind::Institution,
        () if has(64) => DepartmentKind::Party,
        () if has(128) => DepartmentKind::Territory,
        () if names::has_ending(name) => DepartmentKind::Government,
        () => DepartmentKind::Other,
    }
}
