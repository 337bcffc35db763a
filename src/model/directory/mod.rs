//! Which names mean the same department, what kind it is, and who stands behind a collective.

use super::words::{DepartmentKind, Level};

/// The place a document speaks for and its level of government; it supplies the prefix that a printed name leaves out.
///
/// 发改委 in a document of 临沂市人民政府 is that city's 市发展改革委.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Jurisdiction {
    /// Level of government.
    pub level: Level,
    /// The place, such as 临沂市; empty for the state.
    pub place: Box<str>,
}

/// What a [`Directory`] says about a printed name.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Resolved {
    /// The canonical name.
    pub name: Box<str>,
    /// What kind of organisation it is.
    pub kind: DepartmentKind,
    /// The level of government it belongs to.
    pub level: Option<Level>,
    /// The place it belongs to.
    pub place: Option<Box<str>>,
    /// The second name in brackets, where one is printed: 市府办〔市大数据局〕.
    pub second_name: Option<Box<str>>,
    /// Whether the directory knew the name.
    pub known: bool,
}

/// Canonical names, aliases, kinds and the members of collectives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Directory {}

impl Directory {
    /// The usual departments of state, provinces and cities.
    #[must_use]
    pub fn builtin() -> Self {
        Self {}
    }

    /// What a printed name stands for in a document of that jurisdiction.
    #[must_use]
    pub fn resolve(&self, printed: &str, within: Option<&Jurisdiction>) -> Resolved {
        let _ = within;
        Resolved {
            name: crate::text::fold(printed).into(),
            kind: DepartmentKind::Other,
            level: None,
            place: None,
            second_name: None,
            known: false,
        }
    }
}
