//! Floor 1: the document. Outline, tables, clauses, quantities and dates: syntax only, no meaning.

pub mod names;
