//! The plan that ships with the crate.

/// A plan in our own words.
pub const TEXT: &str = "某市数字化三年行动计划\n二、重点任务\n（一）夯实基础\n1.建设平台。建设平台。（责任单位：市大数据局、市科技局）\n2.培育人才。培育人才。（责任单位：市人力资源社会保障局）\n";
