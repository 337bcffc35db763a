//! Whose document it is: the place and level of government that supply the prefixes a document leaves out.

use crate::document::names::{self, Grade, Prefix};
use crate::model::words::Level;

/// The place a document speaks for (行政区域) and its level of government; it supplies the prefix that a printed name leaves out.
///
/// 发改委 in a document of 临沂市人民政府 is that city's 市发展改革委.
///
/// ```
/// use fengong::Directory;
/// use fengong::model::{Jurisdiction, Level};
/// let city = Jurisdiction { level: Level::City, place: "江州市".into() };
/// let found = Directory::builtin().resolve("发改委", Some(&city));
/// assert_eq!((&*found.name, found.place.as_deref()), ("市发展改革委", Some("江州市")));
/// // Nobody knows whose 发改委 it is without it.
/// assert_eq!(Directory::builtin().resolve("发改委", None).place, None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct Jurisdiction {
    /// The level of government (行政层级).
    pub level: Level,
    /// The place, such as 临沂市; empty for the state.
    pub place: Box<str>,
}

impl Jurisdiction {
    /// The jurisdiction of whoever issued a document (发文机关), as far as the name shows it.
    ///
    /// Of places one inside the other the innermost counts: 广州市南沙区人民政府 speaks for 南沙区. A name cannot show
    /// whether 某某市 is a city with counties or a county-level one; it is taken for the former. Zones (临沂高新区管委会)
    /// rank with counties. `None` when the name shows neither a place nor the state.
    ///
    /// *Complexity*: linear in the length of the name.
    ///
    /// ```
    /// use fengong::model::{Jurisdiction, Level};
    /// let city = Jurisdiction::of_issuer("临沂市人民政府办公室").unwrap();
    /// assert_eq!((city.level, &*city.place), (Level::City, "临沂市"));
    /// assert_eq!(Jurisdiction::of_issuer("国家发展改革委").unwrap().level, Level::State);
    /// assert_eq!(Jurisdiction::of_issuer("某某公司"), None);
    /// ```
    #[must_use]
    pub fn of_issuer(issuer: &str) -> Option<Self> {
        let folded = crate::text::fold(issuer);
        let name = match folded.strip_prefix("中共") {
            Some(rest) if !rest.starts_with("中央") => rest,
            _ => &folded,
        };
        if name.starts_with("新疆生产建设兵团") {
            return Some(Self { level: Level::Province, place: "新疆生产建设兵团".into() });
        }
        if let Some((Prefix { grade, place: Some(place), .. }, _)) = names::innermost(name) {
            return Some(Self { level: level_of(grade), place: place.into() });
        }
        // A province that the table of places does not have, as in an example or a plan of old.
        if let Some((stem, rest)) = name.split_once('省')
            && (2..=4).contains(&stem.chars().count())
            && (rest.is_empty() || is_department(rest))
        {
            return Some(Self { level: Level::Province, place: format!("{stem}省").into() });
        }
        let of_state = names::state(name).is_some_and(|(_, rest)| rest.is_empty() || is_department(rest));
        let ministry = names::parts(name).found.is_some_and(|found| found.speaks_for_state());
        (of_state || ministry).then(|| Self { level: Level::State, place: "".into() })
    }

    /// The sign of the level before names of its departments: 市 for 临沂市, 自治区 for 广西壮族自治区.
    pub(super) fn mark(&self) -> &str {
        let place = &*self.place;
        if self.level == Level::State {
            return "";
        }
        if let Some(mark) = ["自治区", "地区", "兵团", "街道"].iter().find(|mark| place.ends_with(**mark))
        {
            return mark;
        }
        let last = place.char_indices().next_back();
        match last.and_then(|(at, _)| place.get(at..)) {
            Some(mark @ ("省" | "市" | "州" | "盟" | "县" | "区" | "旗" | "镇" | "乡")) => mark,
            _ => match self.level {
                Level::State => "",
                Level::Province => "省",
                Level::City => "市",
                Level::County => "区",
                Level::Township => "镇",
            },
        }
    }

    /// The place without its level: 临沂 for 临沂市.
    pub(super) fn stem(&self) -> &str {
        self.place.strip_suffix(self.mark()).unwrap_or(&self.place)
    }
}

fn is_department(rest: &str) -> bool {
    names::parts(rest).found.is_some() || names::has_ending(rest)
}

pub(super) const fn level_of(grade: Grade) -> Level {
    match grade {
        Grade::State => Level::State,
        Grade::Province => Level::Province,
        Grade::City => Level::City,
        Grade::County => Level::County,
        Grade::Township => Level::Township,
    }
}
