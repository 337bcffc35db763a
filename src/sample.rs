//! The plan that ships with the crate.

/// Its text.
pub const TEXT: &str = "一、重点任务\n（一）建设实验室。（责任单位：市科技局、市财政局）\n";
