//! The paths of all sections of a plan, made in one pass.

use crate::model::{Plan, Section, SectionId};

/// Paths and titles of a plan's sections, looked up by id.
pub(super) struct Paths<'p> {
    sections: &'p [Section],
    paths: Vec<String>,
}

impl<'p> Paths<'p> {
    /// Walks the outline once; each path is its parent's and one step more.
    ///
    /// *Complexity*: linear in the length of the paths.
    pub(super) fn of(plan: &'p Plan) -> Self {
        let mut paths: Vec<String> = Vec::with_capacity(plan.sections().len());
        for section in plan.sections() {
            // Parents come before their children, by the builder as by the reader.
            let above = section.parent.and_then(|parent| paths.get(parent.index()));
            paths.push(
                above.map_or_else(|| section.label.to_string(), |above| format!("{above}/{}", section.label)),
            );
        }
        Self { sections: plan.sections(), paths }
    }

    /// The path of a section; empty for an id of another plan.
    pub(super) fn path(&self, id: SectionId) -> &str {
        self.paths.get(id.index()).map_or("", String::as_str)
    }

    /// The heading above a section, as printed with its marker.
    pub(super) fn heading_above(&self, id: SectionId) -> Option<String> {
        let above = self.sections.get(self.sections.get(id.index())?.parent?.index())?;
        Some(format!("{}{}", above.marker, above.title))
    }
}
