//! Matrices and annex tables as JSON: a stable shape with names that say what they hold.

use chrono::NaiveDate;
use serde::Serialize;

use super::annex::{AnnexName, AnnexTable};
use super::caption::Caption;
use super::matrix::Matrix;
use crate::model::{LeadBasis, Role};

/// Raised when a field changes its meaning or goes; new fields do not raise it.
const VERSION: u32 = 1;

impl Matrix {
    /// The matrix as JSON.
    ///
    /// ```json
    /// {
    ///   "format": "fengong-matrix", "version": 1,
    ///   "document": {"title": "…", "number": "…", "issuer": "…", "issued": "2022-10-20"},
    ///   "columns": [{"department": "市科技局", "collective": false,
    ///                "tasks": 2, "lead": 1, "joint": 1, "support": 0, "guide": 0}],
    ///   "rows": [{"path": "三/（一）/1", "group": "（一）…", "title": "…", "gap": false,
    ///             "cells": [{"department": "市科技局", "column": 0, "role": "lead",
    ///                        "basis": "first-listed", "roles": ["lead"]}]}]
    /// }
    /// ```
    ///
    /// What a document does not say is `null`. `column` counts from 0. `roles` has more than one where a task names the
    /// department more than once. Words are as in the document. Fields may be added; `version` changes when one changes its
    /// meaning.
    ///
    /// *Complexity*: linear in the tasks, the departments and the cells that say something.
    #[must_use]
    pub fn to_json(&self) -> String {
        let columns = self.columns().iter().map(|column| ColumnShape {
            department: &column.name,
            collective: column.collective,
            tasks: column.tally.tasks(),
            lead: column.tally.lead,
            joint: column.tally.joint,
            support: column.tally.support,
            guide: column.tally.guide,
        });
        let rows = self.rows().iter().map(|row| MatrixRowShape {
            path: &row.path,
            group: row.group.as_deref(),
            title: &row.title,
            gap: row.is_gap(),
            cells: row
                .cells
                .iter()
                .map(|cell| CellShape {
                    department: self.columns().get(cell.column).map_or("", |column| &*column.name),
                    column: cell.column,
                    role: cell.role,
                    basis: cell.basis,
                    roles: &cell.roles,
                })
                .collect(),
        });
        json(&MatrixShape {
            format: "fengong-matrix",
            version: VERSION,
            document: DocumentShape::of(self.caption()),
            columns: columns.collect(),
            rows: rows.collect(),
        })
    }
}

impl AnnexTable {
    /// The table as JSON.
    ///
    /// ```json
    /// {
    ///   "format": "fengong-annex", "version": 1,
    ///   "document": {"title": "…", "number": "…", "issuer": "…", "issued": "2022-10-20"},
    ///   "rows": [{"no": 1, "path": "三/（一）/1", "group": "（一）…", "title": "…", "gap": false,
    ///             "lead": [{"name": "市发改委", "canonical": "市发展改革委", "basis": "first-listed", "open": false}],
    ///             "joint": [], "support": [], "guide": [], "deadlines": ["2024年底前"]}]
    /// }
    /// ```
    ///
    /// What a document does not say is `null` or an empty list. Words are as in the document. Fields may be added; `version`
    /// changes when one changes its meaning.
    ///
    /// *Complexity*: linear in the rows and their names.
    #[must_use]
    pub fn to_json(&self) -> String {
        let rows = self.rows().iter().enumerate().map(|(at, row)| {
            let of = |role| row.names.iter().filter(|name| name.role == role).map(NameShape::of).collect();
            AnnexRowShape {
                no: at + 1,
                path: &row.path,
                group: row.group.as_deref(),
                title: &row.title,
                gap: row.is_gap(),
                lead: of(Role::Lead),
                joint: of(Role::Joint),
                support: of(Role::Support),
                guide: of(Role::Guide),
                deadlines: row.deadlines.iter().map(|deadline| &**deadline).collect(),
            }
        });
        json(&AnnexShape {
            format: "fengong-annex",
            version: VERSION,
            document: DocumentShape::of(self.caption()),
            rows: rows.collect(),
        })
    }
}

/// A shape as one line.
pub(super) fn compact(shape: &impl Serialize) -> String {
    serde_json::to_string(shape).unwrap_or_default()
}

pub(super) fn json(shape: &impl Serialize) -> String {
    // Memory takes everything, and no shape has a map with keys that are not text.
    let mut text = serde_json::to_string_pretty(shape).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
struct MatrixShape<'m> {
    format: &'static str,
    version: u32,
    document: DocumentShape<'m>,
    columns: Vec<ColumnShape<'m>>,
    rows: Vec<MatrixRowShape<'m>>,
}

#[derive(Serialize)]
struct AnnexShape<'a> {
    format: &'static str,
    version: u32,
    document: DocumentShape<'a>,
    rows: Vec<AnnexRowShape<'a>>,
}

#[derive(Serialize)]
struct DocumentShape<'c> {
    title: Option<&'c str>,
    number: Option<&'c str>,
    issuer: Option<&'c str>,
    issued: Option<NaiveDate>,
}

impl<'c> DocumentShape<'c> {
    fn of(caption: &'c Caption) -> Self {
        Self {
            title: Some(&*caption.title).filter(|title| !title.is_empty()),
            number: caption.number.as_deref(),
            issuer: caption.issuer.as_deref(),
            issued: caption.issued,
        }
    }
}

#[derive(Serialize)]
struct ColumnShape<'m> {
    department: &'m str,
    collective: bool,
    tasks: u32,
    lead: u32,
    joint: u32,
    support: u32,
    guide: u32,
}

#[derive(Serialize)]
struct MatrixRowShape<'m> {
    path: &'m str,
    group: Option<&'m str>,
    title: &'m str,
    gap: bool,
    cells: Vec<CellShape<'m>>,
}

#[derive(Serialize)]
struct CellShape<'m> {
    department: &'m str,
    column: usize,
    role: Role,
    basis: LeadBasis,
    roles: &'m [Role],
}

#[derive(Serialize)]
struct AnnexRowShape<'a> {
    no: usize,
    path: &'a str,
    group: Option<&'a str>,
    title: &'a str,
    gap: bool,
    lead: Vec<NameShape<'a>>,
    joint: Vec<NameShape<'a>>,
    support: Vec<NameShape<'a>>,
    guide: Vec<NameShape<'a>>,
    deadlines: Vec<&'a str>,
}

#[derive(Serialize)]
struct NameShape<'a> {
    name: &'a str,
    canonical: &'a str,
    basis: LeadBasis,
    open: bool,
}

impl<'a> NameShape<'a> {
    fn of(name: &'a AnnexName) -> Self {
        Self { name: &name.printed, canonical: &name.canonical, basis: name.basis, open: name.open }
    }
}
