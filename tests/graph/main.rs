//! The graph through its public face: small facts one by one, and laws against brute force on generated plans.

#![expect(clippy::unwrap_used)] // helpers stand outside of test functions, where clippy.toml allows it

mod change;
mod collaboration;
mod concentration;
mod cover;
mod deeper;
mod facts;
mod growth;
mod laws;
mod leads;
mod misuse;
mod pairs;
mod phases;
mod plans;
mod reorganise;
mod schedule;
mod walks;
