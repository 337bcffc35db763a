//! Floor 5: tables and matrices as text.
