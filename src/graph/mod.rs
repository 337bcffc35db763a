//! Floor 3: the responsibility graph.
