//! Facts: one behaviour each, on plans of a few words.
