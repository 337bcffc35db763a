//! A plan comes back from JSON as it went in, and no JSON makes reading it panic.
#![no_main]

use std::sync::LazyLock;

use fengong::{Directory, Plan};
use libfuzzer_sys::fuzz_target;

static DIRECTORY: LazyLock<Directory> = LazyLock::new(Directory::builtin);

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    comes_back(&fengong_fuzz::read_checked(&text, &DIRECTORY).value);
    if let Ok(plan) = Plan::from_json(&text) {
        comes_back(&plan);
    }
});

fn comes_back(plan: &Plan) {
    let json = plan.to_json();
    let again = Plan::from_json(&json).unwrap_or_else(|error| panic!("{error}\n{json}"));
    assert_eq!(*plan, again, "{json}");
    assert_eq!(json, again.to_json());
}
