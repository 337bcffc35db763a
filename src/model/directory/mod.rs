//! Which names mean the same department, what kind it is, and who stands behind a collective.

mod canonical;
mod jurisdiction;
mod kind;
#[cfg(test)]
mod laws;
#[cfg(feature = "serde")]
mod wire;

use std::collections::{BTreeMap, BTreeSet};

use super::words::{DepartmentKind, Level};
use crate::error::Error;
use crate::text::fold;

pub use jurisdiction::Jurisdiction;

/// What a [`Directory`] says about a printed name.
///
/// ```
/// use fengong::Directory;
/// use fengong::model::{DepartmentKind, Level};
/// let found = Directory::builtin().resolve("市府办〔市大数据局〕", None);
/// assert_eq!((&*found.name, found.second_name.as_deref()), ("市政府办公室", Some("市大数据局")));
/// assert_eq!((found.kind, found.level, found.known), (DepartmentKind::Government, Some(Level::City), true));
/// // What nobody knows keeps its words.
/// let found = Directory::builtin().resolve("市亮化专班", None);
/// assert_eq!((&*found.name, found.known), ("市亮化专班", false));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Resolved {
    /// The canonical name. That of a name that nobody knows is the name itself in half width and without blanks, so that
    /// 某某（集团）公司 and 某某(集团)公司 are one.
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

/// Canonical names, aliases, kinds and the members of collectives (单位名录).
///
/// The built-in directory knows the usual departments of state, provinces, cities and counties under every usual
/// spelling ([`Directory::builtin`]; the default directory is [empty](Directory::empty)). A caller adds what is particular
/// to a place; what a caller says goes before what is built in.
///
/// ```
/// use fengong::Directory;
/// use fengong::model::Jurisdiction;
///
/// let city = Jurisdiction::of_issuer("临沂市人民政府").unwrap();
/// let directory = Directory::builtin()
///     .with_alias("市自然资源和规划局", "市自然资源局")?
///     .with_members("各县区", Some("临沂市"), ["兰山区", "沂水县"])?;
///
/// for printed in ["市发改委", "发改委", "临沂市发展和改革委员会", "市发展改革委"] {
///     assert_eq!(&*directory.resolve(printed, Some(&city)).name, "市发展改革委");
/// }
/// assert_eq!(&*directory.resolve("市自然资源局", Some(&city)).name, "市自然资源和规划局");
/// assert_eq!(directory.members("各县（区）人民政府", Some("临沂市")).len(), 2);
/// # Ok::<(), fengong::Error>(())
/// ```
///
/// # As a file
///
/// With the feature `serde` a directory is read and written in any serde format. A department with a `kind` is declared, one
/// without only gets `aliases`; `place` may be left out, and with `builtin = false` nothing is known but the file. A file that
/// says two things of one name, or is of another version, is refused with the place.
///
/// ```
/// # #[cfg(feature = "serde")] {
/// use fengong::Directory;
/// let file = r#"
///     version = 1
///
///     [[departments]]
///     name = "市智慧城市中心"
///     kind = "institution"
///     aliases = ["智慧中心"]
///
///     [[members]]
///     collective = "各县区"
///     place = "临沂市"
///     members = ["兰山区", "沂水县"]
/// "#;
/// let directory: Directory = toml::from_str(file).unwrap();
/// assert_eq!(&*directory.resolve("智慧中心", None).name, "市智慧城市中心");
/// assert_eq!(directory.members("各县区", Some("临沂市")).len(), 2);
/// let later = file.replace("version = 1", "version = 2");
/// assert!(toml::from_str::<Directory>(&later).unwrap_err().to_string().contains("version 2 is not known"));
/// # }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "wire::DirectoryFile", into = "wire::DirectoryFile")
)]
pub struct Directory {
    builtin: bool,
    /// Declared departments: folded name → kind.
    departments: BTreeMap<Box<str>, DepartmentKind>,
    /// Folded alias → folded canonical name, which is no alias itself.
    aliases: BTreeMap<Box<str>, Box<str>>,
    /// The canonical names that have aliases, so that a thousand aliases are not looked through for each.
    aliased: BTreeSet<Box<str>>,
    /// Canonical collective and place (empty for any) → members.
    members: BTreeMap<Whose, Vec<Box<str>>>,
}

/// A canonical collective and the place it is in.
type Whose = (Box<str>, Box<str>);

impl Directory {
    /// The usual departments of state, provinces, cities and counties. It costs nothing to make.
    #[must_use]
    pub fn builtin() -> Self {
        Self { builtin: true, ..Self::default() }
    }

    /// A directory that knows nothing but what it is told, as [`Default`] gives it; every other name keeps its words.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// Adds a department under its canonical name, which is then kept exactly so.
    ///
    /// # Errors
    ///
    /// [`Error::EmptyName`] for a blank name; [`Error::ConflictingName`] where the name is an alias already, or a
    /// department of another kind.
    pub fn with_department(mut self, name: &str, kind: DepartmentKind) -> Result<Self, Error> {
        let name = checked(name, "department")?;
        if let Some(known) = self.aliases.get(&name) {
            return Err(conflict(&name, known, &name));
        }
        match self.departments.get(&name) {
            Some(&known) if known != kind => Err(conflict(&name, known.as_str(), kind.as_str())),
            _ => {
                self.departments.insert(name, kind);
                Ok(self)
            }
        }
    }

    /// Adds another name for a department. Either may be a built-in name; then the built-in table yields to it.
    ///
    /// The alias holds for the name as printed, and for every spelling that the built-in table takes for the same name:
    /// an alias 市自然资源局 also catches 自然资源局 in that city's documents.
    ///
    /// # Errors
    ///
    /// [`Error::EmptyName`] for a blank name; [`Error::ConflictingName`] where the alias stands for another department
    /// already, is declared as a department, or has aliases itself.
    pub fn with_alias(mut self, canonical: &str, alias: &str) -> Result<Self, Error> {
        let canonical = self.standard(&checked(canonical, "department")?);
        let alias = checked(alias, "alias")?;
        if alias == canonical {
            return Ok(self);
        }
        if let Some(known) = self.aliases.get(&alias) {
            return if *known == canonical { Ok(self) } else { Err(conflict(&alias, known, &canonical)) };
        }
        let canonical_elsewhere = self.departments.contains_key(&alias) || self.aliased.contains(&alias);
        if canonical_elsewhere {
            return Err(conflict(&alias, &alias, &canonical));
        }
        self.aliased.insert(canonical.clone());
        self.aliases.insert(alias, canonical);
        Ok(self)
    }

    /// Says who stands behind a collective (各县区) in a place; without a place, wherever no other list is given.
    ///
    /// Spellings of one collective share their members: 各县区, 各区县, 各县（市、区）人民政府 are all stored as 各县区.
    /// Members are stored by their canonical names in that place, so that they meet the departments of its plans; add
    /// aliases before.
    ///
    /// # Errors
    ///
    /// [`Error::EmptyName`] for a blank collective or member; [`Error::ConflictingName`] where other members are known
    /// for that collective and place.
    pub fn with_members<I>(mut self, collective: &str, place: Option<&str>, members: I) -> Result<Self, Error>
    where
        I: IntoIterator,
        I::Item: AsRef<str>,
    {
        let name = self.collective(&checked(collective, "collective")?);
        let within = place.and_then(Jurisdiction::of_issuer);
        let canonical = |member: I::Item| {
            checked(member.as_ref(), "member").map(|member| self.resolve(&member, within.as_ref()).name)
        };
        let members = members.into_iter().map(canonical).collect::<Result<Vec<_>, _>>()?;
        let key = (name, fold(place.unwrap_or_default()).into());
        match self.members.get(&key) {
            Some(known) if *known != members => {
                Err(conflict(collective, &known.join("、"), &members.join("、")))
            }
            _ => {
                self.members.insert(key, members);
                Ok(self)
            }
        }
    }

    /// What a printed name stands for in a document of that jurisdiction.
    ///
    /// Width and blanks make no difference. A name that nobody knows keeps its words, with `known` false. Without a
    /// jurisdiction no prefix is supplied: 发改委 is then just 发展改革委.
    ///
    /// *Complexity*: linear in the length of the name, and logarithmic in what a caller has added.
    ///
    /// ```
    /// use fengong::Directory;
    /// use fengong::model::{DepartmentKind, Jurisdiction, Level};
    /// let city = Jurisdiction::of_issuer("临沂市人民政府");
    /// let found = Directory::builtin().resolve("宣传部", city.as_ref());
    /// assert_eq!((&*found.name, found.kind), ("市委宣传部", DepartmentKind::Party));
    /// let found = Directory::builtin().resolve("省科技厅", city.as_ref());
    /// assert_eq!((found.level, found.place), (Some(Level::Province), None));
    /// ```
    #[must_use]
    pub fn resolve(&self, printed: &str, within: Option<&Jurisdiction>) -> Resolved {
        let folded = fold(printed);
        if self.departments.is_empty() && self.aliases.is_empty() {
            return self.by_table(&folded, within);
        }
        if let Some(told) = self.told(&folded, within) {
            return told;
        }
        let resolved = self.by_table(&folded, within);
        match self.told(&resolved.name, within) {
            Some(told) => Resolved { second_name: resolved.second_name, ..told },
            None => resolved,
        }
    }

    /// The members of a collective in a place, by canonical name, in the order given; those given for no place where none are for this one.
    ///
    /// Any spelling of the collective will do. Nobody is known from the start: counties differ from place to place.
    #[must_use]
    pub fn members(&self, collective: &str, place: Option<&str>) -> &[Box<str>] {
        if self.members.is_empty() {
            return &[];
        }
        let name = self.collective(&fold(collective));
        let of = |place: Box<str>| self.members.get(&(name.clone(), place));
        of(fold(place.unwrap_or_default()).into()).or_else(|| of("".into())).map_or(&[], Vec::as_slice)
    }

    /// What a caller has said about a folded name.
    fn told(&self, folded: &str, within: Option<&Jurisdiction>) -> Option<Resolved> {
        let canonical = self.aliases.get(folded);
        let name = canonical.map_or(folded, |name| name);
        let declared = self.departments.get(name);
        if canonical.is_none() && declared.is_none() {
            return None;
        }
        let by_table = self.by_table(name, within);
        Some(match declared {
            Some(&kind) => Resolved { name: name.into(), kind, known: true, ..by_table },
            None => Resolved { known: true, ..by_table },
        })
    }

    fn by_table(&self, folded: &str, within: Option<&Jurisdiction>) -> Resolved {
        if self.builtin {
            return canonical::resolve(folded, within);
        }
        let collective = crate::document::names::is_collective(folded);
        Resolved {
            name: folded.into(),
            kind: if collective { DepartmentKind::Collective } else { DepartmentKind::Other },
            level: None,
            place: None,
            second_name: None,
            known: false,
        }
    }

    /// The name under which a department is stored: what it is an alias of, else its canonical spelling.
    fn standard(&self, folded: &str) -> Box<str> {
        match self.aliases.get(folded) {
            Some(canonical) => canonical.clone(),
            None if self.departments.contains_key(folded) => folded.into(),
            None => self.by_table(folded, None).name,
        }
    }

    /// The spelling under which a collective's members are stored, the same in every directory.
    fn collective(&self, folded: &str) -> Box<str> {
        match self.aliases.get(folded) {
            Some(canonical) => canonical.clone(),
            None => canonical::resolve(folded, None).name,
        }
    }
}

fn checked(name: &str, what: &'static str) -> Result<Box<str>, Error> {
    let folded = fold(name);
    if folded.is_empty() { Err(Error::EmptyName { what }) } else { Ok(folded.into()) }
}

fn conflict(name: &str, known: &str, given: &str) -> Error {
    Error::ConflictingName { name: name.to_owned(), known: known.to_owned(), given: given.to_owned() }
}
