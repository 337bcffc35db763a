//! Floor 0: text. Spans, lines, widths, folding and numerals; it knows nothing of plans.
//!
//! | ask | with |
//! |---|---|
//! | the text and its lines | [`Source`] |
//! | a stretch of it | [`Span`], [`Position`] |
//! | how wide it stands | [`display_width`], [`fit_width`] |
//! | whether two texts are the same | [`fold`], [`same_folded`] |
//! | which number stands there | [`whole_number`], [`five_year_plan`] |
//!
//! ```
//! use fengong::text::{Source, display_width, fold, whole_number};
//! let source = Source::new("一、目标\n（一）建 成 二十五 座")?;
//! // Comparing folds width and white space; the text itself stays as it was given.
//! assert_eq!(fold(source.slice(source.line_span(2).unwrap())), "(一)建成二十五座");
//! assert_eq!((whole_number("二十五"), display_width("目标")), (Some(25), 4));
//! # Ok::<(), fengong::Error>(())
//! ```

mod fold;
mod glossary;
mod han;
mod marks;
mod numeral;
mod source;
mod span;
mod width;

pub use fold::{fold, fold_char, is_blank, same_folded};
pub(crate) use glossary::Glossary;
pub(crate) use han::{HanSet, is_han, is_letter};
pub(crate) use marks::{FOOTNOTE_MARKS, Marks, has_blank, is_footnote_mark, is_note_mark, marks};
pub use numeral::{enclosed_digit, five_year_plan, han_digit, whole_number};
pub use source::Source;
pub use span::{Position, Span};
pub use width::{display_width, fit_width};
