//! What some headings say for all that stands below them.

use crate::document::Heading;

/// What some headings say, in their order. Few say anything, so those that do not take no room.
#[derive(Debug)]
pub(super) struct Held<T>(Vec<(usize, T)>);

impl<T> Default for Held<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Held<T> {
    /// What a heading itself says.
    pub(super) fn of(&self, heading: usize) -> Option<&T> {
        let found = self.0.binary_search_by_key(&heading, |(at, _)| *at).ok()?;
        self.0.get(found).map(|(_, said)| said)
    }

    /// What a heading says, or else the nearest one above it.
    pub(super) fn above(&self, outline: &[Heading], heading: usize) -> Option<&T> {
        if self.0.is_empty() {
            return None;
        }
        core::iter::successors(Some(heading), |&at| outline.get(at)?.parent()).find_map(|at| self.of(at))
    }

    /// Says something for a heading: one behind those before, or the last of them anew.
    pub(super) fn put(&mut self, heading: usize, said: T) {
        match self.0.last_mut() {
            Some((last, before)) if *last == heading => *before = said,
            _ => self.0.push((heading, said)),
        }
    }
}
