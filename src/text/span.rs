//! Places in a source text: byte spans and the line and column that a person looks for.

use core::fmt;
use core::num::NonZeroU32;
use core::ops::Range;

/// A stretch of the source text, as byte offsets on character boundaries, end excluded.
///
/// Every fact that the reader finds carries the span it was read from, so that a caller can show the
/// words themselves. Slice a [`Source`](crate::text::Source) with it, never a string of your own.
///
/// ```
/// use fengong::text::{Source, Span};
/// let source = Source::new("牵头单位：市科技局")?;
/// assert_eq!(source.slice(Span::new(15, 27)), "市科技局");
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(from = "(u32, u32)", into = "(u32, u32)")
)]
pub struct Span {
    start: u32,
    /// One more than the end: a span that may be absent, which most facts have, then takes no more room than one.
    behind: NonZeroU32,
}

impl Default for Span {
    fn default() -> Self {
        Self::new(0, 0)
    }
}

impl Span {
    /// The span from `start` to `end`; an end before the start is taken as an empty span at `start`. No text is so long that the
    /// last offset of all, [`u32::MAX`], is in it; it is taken as the one before.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        const LAST: u32 = u32::MAX - 1;
        let start = if start > LAST { LAST } else { start };
        let end = if end < start { start } else { end };
        Self { start, behind: NonZeroU32::MIN.saturating_add(end) }
    }

    /// Offset of the first byte.
    #[must_use]
    pub const fn start(self) -> u32 {
        self.start
    }

    /// Offset just after the last byte.
    #[must_use]
    pub const fn end(self) -> u32 {
        self.behind.get() - 1
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end() - self.start
    }

    /// Whether the span covers nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end()
    }

    /// The smallest span that covers both.
    #[must_use]
    pub const fn cover(self, other: Self) -> Self {
        Self {
            start: if self.start < other.start { self.start } else { other.start },
            behind: if self.end() > other.end() { self.behind } else { other.behind },
        }
    }

    /// Whether `other` lies inside this span.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end() <= self.end()
    }

    /// The span as a range for indexing bytes.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end() as usize
    }

    /// A span over `usize` offsets; sources are shorter than 4 GiB, so nothing is cut.
    pub(crate) fn of(start: usize, end: usize) -> Self {
        Self::new(u32::try_from(start).unwrap_or(u32::MAX), u32::try_from(end).unwrap_or(u32::MAX))
    }
}

impl From<(u32, u32)> for Span {
    fn from((start, end): (u32, u32)) -> Self {
        Self::new(start, end)
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end())
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end())
    }
}

/// Where a person finds an offset: both numbers count from one, the column in characters.
///
/// ```
/// use fengong::text::{Position, Source};
/// let source = Source::new("一、目标\n二、任务")?;
/// let task = source.text().find("任务").unwrap() as u32;
/// assert_eq!(source.position(task), Position { line: 2, column: 3 });
/// assert_eq!(source.position(task).to_string(), "2:3");
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, counted from one; `\n`, `\r\n` and a lone `\r` end a line.
    pub line: u32,
    /// Column in characters, counted from one.
    pub column: u32,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}
