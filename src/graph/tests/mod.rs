//! Tests of the graph: small facts one by one, and laws against brute force on generated plans.

mod facts;
mod laws;
mod plans;
