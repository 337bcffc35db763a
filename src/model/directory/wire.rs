//! A directory as a file: one plain, versioned form that a person can write by hand and read back.

use std::collections::BTreeMap;

use super::Directory;
use crate::model::words::DepartmentKind;

/// The version that is written, and the only one that is read.
const VERSION: u32 = 1;

/// The form of the file.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DirectoryFile {
    version: u32,
    /// Whether the built-in names count too.
    #[serde(default = "yes")]
    builtin: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    departments: Vec<DepartmentEntry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    members: Vec<MembersEntry>,
}

/// A department: with a kind it is declared, without one it only has aliases.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct DepartmentEntry {
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<DepartmentKind>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
}

#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct MembersEntry {
    collective: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    members: Vec<String>,
}

const fn yes() -> bool {
    true
}

impl TryFrom<DirectoryFile> for Directory {
    type Error = String;

    fn try_from(file: DirectoryFile) -> Result<Self, String> {
        if file.version != VERSION {
            return Err(format!("at version: version {} is not known, {VERSION} is", file.version));
        }
        let mut directory = if file.builtin { Self::builtin() } else { Self::empty() };
        for (at, entry) in file.departments.iter().enumerate() {
            if let Some(kind) = entry.kind {
                directory = directory
                    .with_department(&entry.name, kind)
                    .map_err(|error| format!("at departments[{at}]: {error}"))?;
            }
        }
        for (at, entry) in file.departments.iter().enumerate() {
            if entry.kind.is_none() && entry.aliases.is_empty() {
                return Err(format!("at departments[{at}]: {:?} has neither kind nor aliases", entry.name));
            }
            for (nth, alias) in entry.aliases.iter().enumerate() {
                directory = directory
                    .with_alias(&entry.name, alias)
                    .map_err(|error| format!("at departments[{at}].aliases[{nth}]: {error}"))?;
            }
        }
        for (at, entry) in file.members.into_iter().enumerate() {
            directory = directory
                .with_members(&entry.collective, entry.place.as_deref(), entry.members)
                .map_err(|error| format!("at members[{at}]: {error}"))?;
        }
        Ok(directory)
    }
}

impl From<Directory> for DirectoryFile {
    fn from(directory: Directory) -> Self {
        let mut departments: Vec<DepartmentEntry> = directory
            .departments
            .iter()
            .map(|(name, &kind)| DepartmentEntry {
                name: name.to_string(),
                kind: Some(kind),
                aliases: Vec::new(),
            })
            .collect();
        let mut aliases: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (alias, canonical) in &directory.aliases {
            aliases.entry(canonical).or_default().push(alias.to_string());
        }
        for entry in &mut departments {
            entry.aliases = aliases.remove(&*entry.name).unwrap_or_default();
        }
        departments.extend(aliases.into_iter().map(|(name, aliases)| DepartmentEntry {
            name: name.to_owned(),
            kind: None,
            aliases,
        }));
        let members = directory
            .members
            .into_iter()
            .map(|((collective, place), members)| MembersEntry {
                collective: collective.into(),
                place: (!place.is_empty()).then(|| place.into()),
                members: members.into_iter().map(Into::into).collect(),
            })
            .collect();
        Self { version: VERSION, builtin: directory.builtin, departments, members }
    }
}
