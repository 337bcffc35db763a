//! The text that is read, untouched, with its lines.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::span::{Position, Span};
use crate::error::Error;

/// A document as it was given: never edited, only pointed into.
///
/// It borrows or owns its text. Lines are indexed when first asked for, so a program that only wants the plan
/// does not pay for them.
///
/// ```
/// use fengong::text::Source;
/// let source = Source::new("一、总体要求\n二、重点任务")?;
/// assert_eq!(source.position(source.line_span(2).unwrap().start()).to_string(), "2:1");
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Source<'t> {
    text: Cow<'t, str>,
    lines: OnceLock<Vec<u32>>,
    /// How many characters stand before each block of [`BLOCK`] bytes.
    blocks: OnceLock<Vec<u32>>,
}

/// Columns in longer lines are counted from the last block, so that many findings on one line do not count it again and again.
const BLOCK: usize = 1024;

/// Bytes of the longest text whose offsets can be told.
const MOST: usize = u32::MAX as usize - 1;

impl<'t> Source<'t> {
    /// The longest text that [`Source::new`] takes, in bytes: 64 MiB, a thousand times the longest plan seen. It
    /// keeps a wrongly picked file from filling the memory; [`Source::with_limit`] sets another.
    pub const LIMIT: usize = 64 << 20;

    /// Takes a text, borrowed or owned.
    ///
    /// # Errors
    ///
    /// [`Error::SourceTooLarge`] when the text is longer than [`Source::LIMIT`].
    pub fn new(text: impl Into<Cow<'t, str>>) -> Result<Self, Error> {
        Self::with_limit(text, Self::LIMIT)
    }

    /// Takes a text of at most `limit` bytes. No limit reaches past 4 GiB, where offsets end.
    ///
    /// # Errors
    ///
    /// [`Error::SourceTooLarge`] with the size and the limit.
    pub fn with_limit(text: impl Into<Cow<'t, str>>, limit: usize) -> Result<Self, Error> {
        let text = text.into();
        let limit = limit.min(MOST);
        if text.len() > limit {
            return Err(Error::SourceTooLarge { size: text.len(), limit });
        }
        Ok(Self { text, lines: OnceLock::new(), blocks: OnceLock::new() })
    }

    /// Takes the bytes of a UTF-8 file, borrowed or owned.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidUtf8`] with the offset of the first bad byte, [`Error::SourceTooLarge`] as for [`Source::new`].
    ///
    /// ```
    /// use fengong::{Error, text::Source};
    /// let bytes = "一、".as_bytes().to_vec();
    /// let cut = bytes[..5].to_vec();
    /// let source: Source<'static> = Source::from_utf8(bytes)?;
    /// assert_eq!(source.text(), "一、");
    /// assert_eq!(Source::from_utf8(cut).unwrap_err(), Error::InvalidUtf8 { offset: 3 });
    /// # Ok::<(), Error>(())
    /// ```
    pub fn from_utf8(bytes: impl Into<Cow<'t, [u8]>>) -> Result<Self, Error> {
        Self::from_utf8_with_limit(bytes, Self::LIMIT)
    }

    /// The same with a limit of one's own, in bytes, as [`Source::with_limit`] takes it.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidUtf8`] with the offset of the first bad byte, [`Error::SourceTooLarge`] as for [`Source::with_limit`].
    ///
    /// ```
    /// use fengong::{Error, text::Source};
    /// let file = "一、".as_bytes();
    /// assert_eq!(Source::from_utf8_with_limit(file, 3).unwrap_err(), Error::SourceTooLarge { size: 6, limit: 3 });
    /// assert_eq!(Source::from_utf8_with_limit(file, 6)?.text(), "一、");
    /// # Ok::<(), Error>(())
    /// ```
    pub fn from_utf8_with_limit(bytes: impl Into<Cow<'t, [u8]>>, limit: usize) -> Result<Self, Error> {
        let bytes = bytes.into();
        let limit = limit.min(MOST);
        if bytes.len() > limit {
            return Err(Error::SourceTooLarge { size: bytes.len(), limit });
        }
        let text = match bytes {
            Cow::Borrowed(bytes) => core::str::from_utf8(bytes).map(Cow::Borrowed),
            Cow::Owned(bytes) => String::from_utf8(bytes).map(Cow::Owned).map_err(|error| error.utf8_error()),
        };
        Self::with_limit(text.map_err(|error| Error::InvalidUtf8 { offset: error.valid_up_to() })?, limit)
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words at a span; empty where the span does not fit this text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Line and column of a byte offset; an offset past the end is the end, one inside a character is that character.
    ///
    /// ```
    /// use fengong::text::Source;
    /// let source = Source::new("一、\n二、")?;
    /// let at = |offset| source.position(offset).to_string();
    /// assert_eq!((at(0), at(4), at(7), at(99)), ("1:1".into(), "1:2".into(), "2:1".into(), "2:3".into()));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    ///
    /// *Complexity*: logarithmic in the number of lines, after one pass over the text.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let starts = self.starts();
        let line = starts.partition_point(|&start| start <= offset).max(1);
        let start = starts.get(line - 1).copied().unwrap_or_default();
        let end =
            (0..=(offset as usize).min(self.text.len())).rev().find(|&at| self.text.is_char_boundary(at));
        let upto = self.text.get(start as usize..end.unwrap_or_default()).unwrap_or_default();
        let before = if upto.len() <= BLOCK {
            upto.chars().count()
        } else {
            self.chars_before(start as usize + upto.len()).saturating_sub(self.chars_before(start as usize))
        };
        Position { line: small(line), column: small(before + 1) }
    }

    /// How many characters begin before a place in the text.
    fn chars_before(&self, at: usize) -> usize {
        let count = |bytes: &[u8]| bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count();
        let blocks = self.blocks.get_or_init(|| {
            let mut before = vec![0];
            let mut all = 0;
            for block in self.text.as_bytes().chunks(BLOCK) {
                all += count(block);
                before.push(small(all));
            }
            before
        });
        let block = at / BLOCK;
        let rest = self.text.as_bytes().get(block * BLOCK..at).unwrap_or_default();
        blocks.get(block).map_or(0, |&before| before as usize) + count(rest)
    }

    /// The line number of a byte offset, counted from one.
    #[must_use]
    pub fn line(&self, offset: u32) -> u32 {
        small(self.starts().partition_point(|&start| start <= offset).max(1))
    }

    /// How many lines the text has; an empty text has one.
    #[must_use]
    pub fn line_count(&self) -> u32 {
        small(self.starts().len())
    }

    /// The span of a line, counted from one, without its line end; `None` past the last line.
    #[must_use]
    pub fn line_span(&self, line: u32) -> Option<Span> {
        let starts = self.starts();
        let at = (line as usize).checked_sub(1)?;
        let start = *starts.get(at)? as usize;
        let end = starts.get(at + 1).map_or(self.text.len(), |&next| next as usize);
        let words = self.text.get(start..end)?.trim_end_matches(['\n', '\r']);
        Some(Span::of(start, start + words.len()))
    }

    fn starts(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let mut starts = vec![0];
            for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
                if bytes.get(at) == Some(&b'\n') || bytes.get(at + 1) != Some(&b'\n') {
                    starts.push(small(at + 1));
                }
            }
            starts
        })
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
