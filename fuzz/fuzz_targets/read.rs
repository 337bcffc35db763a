//! Any bytes read, without a panic, and the laws of reading hold.
#![no_main]

use std::sync::LazyLock;

use fengong::Directory;
use libfuzzer_sys::fuzz_target;

static DIRECTORY: LazyLock<Directory> = LazyLock::new(Directory::builtin);

fuzz_target!(|bytes: &[u8]| {
    fengong_fuzz::read_checked(&String::from_utf8_lossy(bytes), &DIRECTORY);
});
