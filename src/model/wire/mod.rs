//! The written form of a plan, version 1: plain names that a person can write by hand, the same for every serde format.
//!
//! The records below are the format. A field that a record *may* have is left out when it says nothing, so a later crate
//! can add fields and lists to version 1: a file that lacks them reads as before. Binary formats, which count fields
//! instead of naming them, get every field.
//!
//! Sections, parents and clauses are referred to by their position in the file, counted from 0; departments by name.

mod indicators;
mod read;
mod schedule;
mod target;
mod write;

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use self::target::TargetFile;
use super::date::PartialDate;
use super::plan::{Period, Plan};
use super::words::{DepartmentKind, Every, LeadBasis, Level, MentionRole, PlanKind, Role, SectionRole};
use crate::error::Error;
use crate::text::Span;

/// The version that is written and read.
pub(super) const VERSION: u32 = 1;

pub(super) const fn unknown_version(version: u64) -> Error {
    Error::UnknownVersion { version, known: VERSION }
}

/// Defines records once for both directions: the fields that one needs and those that it may have.
macro_rules! records {
    ($($(#[$doc:meta])* $name:ident $(<$a:lifetime>)? {
        needs { $($need:ident: $need_type:ty,)* }
        may { $($may:ident: $may_type:ty,)* }
    })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(in crate::model) struct $name $(<$a>)? {
            $(pub(in crate::model) $need: $need_type,)*
            $(#[serde(default)] pub(in crate::model) $may: $may_type,)*
        }

        impl $(<$a>)? Serialize for $name $(<$a>)? {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let full = !serializer.is_human_readable();
                $(let $may = full || self.$may != <$may_type>::default();)*
                let needed: &[&str] = &[$(stringify!($need)),*];
                let count = needed.len() $(+ usize::from($may))*;
                let mut record = serializer.serialize_struct(stringify!($name), count)?;
                $(record.serialize_field(stringify!($need), &self.$need)?;)*
                $(if $may {
                    record.serialize_field(stringify!($may), &self.$may)?;
                } else {
                    record.skip_field(stringify!($may))?;
                })*
                record.end()
            }
        }
    )+};
}

pub(super) use records;

type Text<'a> = Cow<'a, str>;

records! {
    /// One plan.
    PlanFile<'a> {
        needs { fengong: Version, }
        may {
            header: HeaderFile<'a>,
            sections: Vec<SectionFile<'a>>,
            departments: Vec<DepartmentFile<'a>>,
            tasks: Vec<TaskFile<'a>>,
            phases: Vec<PhaseFile<'a>>,
            cadences: Vec<CadenceFile<'a>>,
            deadlines: Vec<DeadlineFile<'a>>,
            mentions: Vec<MentionFile<'a>>,
            indicators: Vec<indicators::IndicatorFile<'a>>,
            targets: Vec<TargetFile<'a>>,
        }
    }

    /// What the document says about itself.
    #[derive(Default)]
    HeaderFile<'a> {
        needs {}
        may {
            title: Option<Text<'a>>,
            notice_title: Option<Text<'a>>,
            number: Option<Text<'a>>,
            issuer: Option<Text<'a>>,
            addressees: Vec<Text<'a>>,
            issued: Option<NaiveDate>,
            published: Option<NaiveDate>,
            index_number: Option<Text<'a>>,
            kind: Option<PlanKind>,
            place: Option<Text<'a>>,
            level: Option<Level>,
            period: Option<Period>,
            citations: Vec<CitationFile<'a>>,
            body: Option<SpanFile>,
        }
    }

    /// A document that is cited.
    CitationFile<'a> {
        needs { title: Text<'a>, }
        may { number: Option<Text<'a>>, span: Option<SpanFile>, }
    }

    /// A heading; its parent is the position of an earlier one.
    SectionFile<'a> {
        needs { label: Text<'a>, title: Text<'a>, }
        may {
            parent: Option<u32>,
            role: Option<SectionRole>,
            marker: Text<'a>,
            run_in: bool,
            sentence: bool,
            row: bool,
            span: Option<SpanFile>,
        }
    }

    /// What is to be said of a department beyond its name; without `names` it goes by those that assignments print.
    DepartmentFile<'a> {
        needs { name: Text<'a>, }
        may {
            place: Option<Text<'a>>,
            kind: Option<DepartmentKind>,
            level: Option<Level>,
            known: bool,
            names: Vec<Text<'a>>,
            members: Vec<Text<'a>>,
        }
    }

    /// A task; without a section it makes its own at the top, with the next number.
    TaskFile<'a> {
        needs { title: Text<'a>, }
        may {
            section: Option<u32>,
            span: Option<SpanFile>,
            measures: Vec<MeasureFile<'a>>,
            clauses: Vec<ClauseFile<'a>>,
            assignments: Vec<AssignmentFile<'a>>,
        }
    }

    /// A step of a task.
    MeasureFile<'a> {
        needs { title: Text<'a>, }
        may { label: Option<Text<'a>>, span: Option<SpanFile>, }
    }

    /// A responsibility clause.
    ClauseFile<'a> {
        needs { text: Text<'a>, }
        may { span: Option<SpanFile>, governs: Option<SpanFile>, deadline: Option<Text<'a>>, }
    }

    /// A department in a task: `place` where several have its name, `printed` where the text has another name, `basis`
    /// where it is not the usual one (those who are jointly responsible have none, the others are stated).
    AssignmentFile<'a> {
        needs { department: Text<'a>, role: Role, }
        may {
            place: Option<Text<'a>>,
            printed: Option<Text<'a>>,
            basis: Option<LeadBasis>,
            group: u32,
            open: bool,
            clause: Option<u32>,
            span: Option<SpanFile>,
        }
    }

    /// A phase; its dates are 2024, 2024-06 or 2024-06-30, and one that is left out is open.
    PhaseFile<'a> {
        needs { name: Text<'a>, }
        may {
            section: Option<u32>,
            text: Text<'a>,
            from: Option<PartialDate>,
            to: Option<PartialDate>,
            span: Option<SpanFile>,
        }
    }

    /// An act that comes back.
    CadenceFile<'a> {
        needs { action: Text<'a>, }
        may { section: Option<u32>, text: Text<'a>, every: Option<Every>, span: Option<SpanFile>, }
    }

    /// Something that is due; its task is the position in the file.
    DeadlineFile<'a> {
        needs {}
        may {
            section: Option<u32>,
            task: Option<u32>,
            clause: Option<u32>,
            text: Text<'a>,
            date: Option<PartialDate>,
            recurring: Option<RecurringFile>,
            from_phase: bool,
            who: Vec<NamedFile<'a>>,
            to: Vec<NamedFile<'a>>,
            what: Text<'a>,
            span: Option<SpanFile>,
        }
    }

    /// A department by the name that running text gives it; `name` is the canonical one.
    NamedFile<'a> {
        needs { printed: Text<'a>, }
        may { name: Option<Text<'a>>, place: Option<Text<'a>>, }
    }

    /// A department that running text lets act.
    MentionFile<'a> {
        needs { department: NamedFile<'a>, role: MentionRole, }
        may { section: Option<u32>, text: Text<'a>, span: Option<SpanFile>, }
    }
}

/// A date that comes back; month and day count within the cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RecurringFile {
    pub(super) every: Every,
    pub(super) month: Option<u32>,
    pub(super) day: Option<u32>,
}

/// The version of the format: it reads only when it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Version;

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(VERSION)
    }
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u32::deserialize(deserializer)? {
            VERSION => Ok(Self),
            other => Err(serde::de::Error::custom(unknown_version(other.into()))),
        }
    }
}

/// A span as `[start, end]`. Unlike [`Span`] itself it refuses one that lies backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "(u32, u32)")]
pub(super) struct SpanFile(u32, u32);

impl TryFrom<(u32, u32)> for SpanFile {
    type Error = String;

    fn try_from((start, end): (u32, u32)) -> Result<Self, String> {
        if end < start {
            Err(format!("the span [{start}, {end}] ends before it begins"))
        } else {
            Ok(Self(start, end))
        }
    }
}

impl From<Span> for SpanFile {
    fn from(span: Span) -> Self {
        Self(span.start(), span.end())
    }
}

impl From<SpanFile> for Span {
    fn from(span: SpanFile) -> Self {
        Self::new(span.0, span.1)
    }
}

/// Writes the versioned form, whatever the serde format.
impl Serialize for Plan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        PlanFile::from(self).serialize(serializer)
    }
}

/// Reads the versioned form through the builder: a plan that would be incoherent is an error of the format's own kind,
/// with the place and the reason in its message.
impl<'de> Deserialize<'de> for Plan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        PlanFile::deserialize(deserializer)?.into_plan().map_err(serde::de::Error::custom)
    }
}
