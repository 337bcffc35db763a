//! Plans sketched by hand, and what every format makes of them.

mod draft;
mod formats;
mod goldens;
mod laws;
mod table;
