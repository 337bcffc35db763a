//! From the names of a clause to assignments: departments resolved, roles and leads decided.

use std::borrow::Cow;
use std::hash::BuildHasher;
use std::sync::Arc;

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};

use crate::document::names::{Likeness, is_collective, likeness};
use crate::document::{Entry, Looks, Part};
use crate::model::directory::{Directory, Jurisdiction};
use crate::model::ids::DepartmentId;
use crate::model::plan::Department;
use crate::model::words::{DepartmentKind, LeadBasis, Role};
use crate::text::{Span, fold};

/// The departments of the plan that is being read, each under one canonical name.
pub(super) struct Departments<'d> {
    directory: &'d Directory,
    jurisdiction: Option<Jurisdiction>,
    /// What the names in cells look like.
    pub(super) looks: Looks,
    met: Met,
    names: Vec<Name>,
    /// The names as printed, which stand in `names`, so that each is taken apart and resolved once.
    printed: HashTable<u32>,
    /// The departments that names mean behind a level said once for their list: few lists have one.
    behind: HashMap<(u32, &'static str), DepartmentId>,
    /// The departments by canonical name and place, which stand in `list`.
    canonical: HashTable<DepartmentId>,
    hasher: DefaultHashBuilder,
}

/// The departments that a plan names, in the order of first appearance.
#[derive(Default)]
pub(super) struct Met {
    list: Vec<Department>,
    /// Where each was first printed.
    first: Vec<Span>,
}

/// What is known of a printed name.
struct Name {
    /// As it is printed, for all assignments that print it so.
    printed: Arc<str>,
    face: Face,
    /// The department it means by itself.
    alone: Option<DepartmentId>,
}

/// What a printed name shows by itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Face {
    /// Which of the names met so far it is.
    pub id: u32,
    /// Whether it stands for several.
    pub collective: bool,
    /// Where the level that it hands on stands among `LEVELS`.
    level: Option<u8>,
}

/// Levels that a name hands on to the bare names behind it.
const LEVELS: [&str; 8] = ["省", "自治区", "市", "区", "县", "州", "盟", "旗"];

impl Face {
    /// The level that it hands on to the bare names behind it: 省科技厅 and 省委宣传部 both hand on 省.
    pub(super) fn hands_on(self) -> Option<&'static str> {
        LEVELS.get(usize::from(self.level?)).copied()
    }
}

impl<'d> Departments<'d> {
    pub(super) fn new(directory: &'d Directory, jurisdiction: Option<Jurisdiction>, looks: Looks) -> Self {
        Self {
            directory,
            jurisdiction,
            looks,
            met: Met::default(),
            names: Vec::new(),
            printed: HashTable::new(),
            behind: HashMap::default(),
            canonical: HashTable::new(),
            hasher: DefaultHashBuilder::default(),
        }
    }

    /// What a printed name shows.
    pub(super) fn face(&mut self, name: &str) -> Face {
        let Self { names, printed, hasher, .. } = self;
        let word = |id: u32| names.get(id as usize).map_or("", |known| &known.printed);
        let hash = hasher.hash_one(name);
        let known = printed.find(hash, |&id| word(id) == name);
        if let Some(known) = known.and_then(|&id| names.get(id as usize)) {
            return known.face;
        }
        let id = u32::try_from(names.len()).unwrap_or(u32::MAX);
        printed.insert_unique(hash, id, |&id| hasher.hash_one(word(id)));
        let face = Face { id, collective: is_collective(name), level: level_of(name) };
        make_room(names);
        names.push(Name { printed: name.into(), face, alone: None });
        face
    }

    /// The name that shows a face, as it is printed.
    pub(super) fn spelling(&self, face: Face) -> Arc<str> {
        self.names.get(face.id as usize).map(|known| Arc::clone(&known.printed)).unwrap_or_default()
    }

    /// The department of a printed name; `prefix` is the level said once for a whole list (省科技厅、工业和信息化厅).
    pub(super) fn named(
        &mut self,
        face: Face,
        name: &Arc<str>,
        prefix: Option<&'static str>,
        span: Span,
    ) -> DepartmentId {
        let known = match prefix {
            None => self.names.get(face.id as usize).and_then(|known| known.alone),
            Some(prefix) => self.behind.get(&(face.id, prefix)).copied(),
        };
        if let Some(id) = known {
            return id;
        }
        let id = self.resolved(face, name, prefix, span);
        match (prefix, self.names.get_mut(face.id as usize)) {
            (Some(prefix), _) => _ = self.behind.insert((face.id, prefix), id),
            (None, known) => known.into_iter().for_each(|known| known.alone = Some(id)),
        }
        if let Some(department) = self.met.list.get_mut(id.index())
            && !department.names.iter().any(|known| **known == **name)
        {
            if department.names.is_empty() {
                // Most go by one name all along.
                department.names.reserve_exact(1);
            }
            department.names.push((**name).into());
        }
        id
    }

    fn resolved(&mut self, face: Face, name: &str, prefix: Option<&'static str>, span: Span) -> DepartmentId {
        let folded = fold(name);
        let collective = match &folded {
            Cow::Borrowed(_) => face.collective,
            Cow::Owned(folded) => is_collective(folded),
        };
        let whole = match prefix {
            Some(prefix) => Cow::Owned(format!("{prefix}{folded}")),
            None => folded,
        };
        let found = self.directory.resolve(&whole, self.jurisdiction.as_ref());
        let kind = if collective { DepartmentKind::Collective } else { found.kind };
        let key = (&*found.name, found.place.as_deref().unwrap_or_default());
        let hash = self.hasher.hash_one(key);
        let list = &self.met.list;
        let key_of = |id: DepartmentId| {
            let department = list.get(id.index());
            department.map(|known| (&*known.name, known.place.as_deref().unwrap_or_default()))
        };
        if let Some(&id) = self.canonical.find(hash, |&id| key_of(id) == Some(key)) {
            return id;
        }
        let id = DepartmentId::new(list.len());
        self.canonical.insert_unique(hash, id, |&id| self.hasher.hash_one(key_of(id).unwrap_or_default()));
        let members = match kind {
            DepartmentKind::Collective => {
                self.directory.members(&found.name, found.place.as_deref().or(self.place())).to_vec()
            }
            _ => Vec::new(),
        };
        make_room(&mut self.met.list);
        self.met.list.push(Department {
            id,
            name: found.name,
            names: Vec::new(),
            kind,
            level: found.level,
            place: found.place,
            known: found.known,
            members,
        });
        make_room(&mut self.met.first);
        self.met.first.push(span);
        id
    }

    fn place(&self) -> Option<&str> {
        self.jurisdiction.as_ref().map(|found| &*found.place).filter(|place| !place.is_empty())
    }

    /// Those that were met, without what is known of their names.
    pub(super) fn into_met(self) -> Met {
        self.met
    }
}

impl Met {
    /// The same in a list with no room to spare, made once what was known of the names is gone.
    pub(super) fn fitted(mut self) -> Self {
        self.list.shrink_to_fit();
        self
    }

    /// Each with the place of its first appearance.
    pub(super) fn with_places(&self) -> impl Iterator<Item = (&Department, Span)> {
        self.list.iter().zip(self.first.iter().copied())
    }

    pub(super) fn list(&self) -> &[Department] {
        &self.list
    }

    pub(super) fn into_list(self) -> Vec<Department> {
        self.list
    }
}

/// Who leads by the order of a clause's names, where it does not say so: by the document's own rule or, where the caller allows it,
/// the first of a list that does not say that each does its own part. Lists of nobody but collectives have no lead.
pub(super) fn unstated_lead<'e>(
    entries: impl Iterator<Item = (&'e Entry, bool)> + Clone,
    document_rule: bool,
    first_listed: bool,
) -> Option<(usize, LeadBasis)> {
    if entries.clone().any(|(entry, _)| entry.part == Part::Lead) {
        return None;
    }
    let mut listed = entries.enumerate().filter_map(|(at, (entry, collective))| match entry.part {
        Part::Listed { each } => Some((at, each, collective)),
        _ => None,
    });
    let (at, each, collective) = listed.next()?;
    if collective && listed.all(|(.., collective)| collective) {
        return None;
    }
    match (document_rule, each) {
        (true, _) => Some((at, LeadBasis::DocumentRule)),
        (false, false) if first_listed => Some((at, LeadBasis::FirstListed)),
        _ => None,
    }
}

/// The role of the name at a place of its clause, given the lead that nobody stated.
pub(super) fn role(at: usize, part: Part, lead: Option<(usize, LeadBasis)>) -> (Role, LeadBasis) {
    match (part, lead) {
        (Part::Lead, _) => (Role::Lead, LeadBasis::Stated),
        (Part::Support, _) => (Role::Support, LeadBasis::Stated),
        (Part::Guide, _) => (Role::Guide, LeadBasis::Stated),
        (Part::Listed { .. }, Some((first, basis))) if first == at => (Role::Lead, basis),
        (Part::Listed { .. }, _) => (Role::Joint, LeadBasis::None),
    }
}

/// Makes room for another item, and for an eighth more behind it. Doubling would leave nearly half of a list empty when memory
/// is at its highest; growing by a share keeps the cost of growth in proportion all the same.
pub(super) fn make_room<T>(list: &mut Vec<T>) {
    if list.len() == list.capacity() {
        list.reserve_exact(4 + list.len() / 8);
    }
}

/// The place of the level at the front of a name, where a department's name is left behind it.
fn level_of(name: &str) -> Option<u8> {
    let (at, rest) =
        (0..).zip(LEVELS).find_map(|(at, level)| name.strip_prefix(level).map(|rest| (at, rest)))?;
    // 县级以上地方人民政府 are of several levels, and none is said of the next name.
    (rest.chars().nth(1).is_some()
        && !rest.starts_with('级')
        // 市场监管总局 only begins as a city's name does.
        && crate::document::names::parts(name).prefix.is_some()
        && likeness(name) == Likeness::Strong
        && likeness(rest) != Likeness::No)
        .then_some(at)
}
