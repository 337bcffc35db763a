//! A stretch of the words of one paragraph, in half the room of a `Range<usize>`: documents keep thousands.

use core::ops::Range;

/// Byte offsets into the words of a paragraph, end excluded. Sources are shorter than 4 GiB, so nothing is cut.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Extent {
    start: u32,
    end: u32,
}

impl Extent {
    /// The offset of its first byte.
    pub(crate) const fn start(self) -> usize {
        self.start as usize
    }

    /// The offset behind its last byte.
    pub(crate) const fn end(self) -> usize {
        self.end as usize
    }

    /// Whether it covers nothing.
    pub(crate) const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether a place lies in it.
    pub(crate) const fn holds(self, at: usize) -> bool {
        self.start() <= at && at < self.end()
    }

    /// The same as a range for indexing bytes.
    pub(crate) const fn range(self) -> Range<usize> {
        self.start()..self.end()
    }
}

impl From<Range<usize>> for Extent {
    fn from(range: Range<usize>) -> Self {
        let small = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: small(range.start), end: small(range.end) }
    }
}
