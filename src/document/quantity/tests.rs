//! The grammar of quantities on single sentences.
