//! An index of names by place: which departments a name can mean, however it is spaced and however many there are.

use std::collections::HashMap;

use crate::model::ids::DepartmentId;
use crate::text::fold;

/// Looked up by name and place in one step each, so that a file with a thousand 城管局 of a thousand places reads as fast
/// as any other.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    anywhere: HashMap<String, Vec<DepartmentId>>,
    at_place: HashMap<(String, Option<String>), Vec<DepartmentId>>,
}

/// Whom a name means.
pub(super) enum Meant<'a> {
    Nobody,
    One(DepartmentId),
    Several(&'a [DepartmentId]),
}

impl Names {
    /// Adds a name of a department; saying it again changes nothing.
    pub(super) fn add(&mut self, name: &str, place: Option<&str>, id: DepartmentId) {
        let (name, at_place) = keys(name, place);
        for ids in [self.anywhere.entry(name).or_default(), self.at_place.entry(at_place).or_default()] {
            // A department's names are added together, so it would be the last.
            if ids.last() != Some(&id) {
                ids.push(id);
            }
        }
    }

    /// Takes back the last department that was added with that name.
    pub(super) fn forget_last(&mut self, name: &str, place: Option<&str>) {
        let (name, at_place) = keys(name, place);
        self.anywhere.get_mut(&name).map(Vec::pop);
        self.at_place.get_mut(&at_place).map(Vec::pop);
    }

    /// The departments of exactly that name and place.
    pub(super) fn at(&self, name: &str, place: Option<&str>) -> Meant<'_> {
        meant(self.at_place.get(&keys(name, place).1))
    }

    /// The department of that name and place. Without a place it is the one that has none, or else the only one.
    pub(super) fn find(&self, name: &str, place: Option<&str>) -> Meant<'_> {
        match self.at(name, place) {
            Meant::Nobody if place.is_none() => meant(self.anywhere.get(&*fold(name))),
            found => found,
        }
    }
}

fn keys(name: &str, place: Option<&str>) -> (String, (String, Option<String>)) {
    let name = fold(name).into_owned();
    (name.clone(), (name, place.map(|place| fold(place).into_owned())))
}

fn meant(ids: Option<&Vec<DepartmentId>>) -> Meant<'_> {
    match ids.map(Vec::as_slice).unwrap_or_default() {
        [] => Meant::Nobody,
        [id] => Meant::One(*id),
        ids => Meant::Several(ids),
    }
}
