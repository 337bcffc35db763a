//! Any words inside of a responsibility clause read, and the laws of reading hold. The frame around them spares the fuzzer
//! from finding its way into the clause grammar.
#![no_main]

use std::sync::LazyLock;

use fengong::Directory;
use libfuzzer_sys::fuzz_target;

static DIRECTORY: LazyLock<Directory> = LazyLock::new(Directory::builtin);

fuzz_target!(|bytes: &[u8]| {
    let words = String::from_utf8_lossy(bytes);
    fengong_fuzz::read_checked(&format!("一、任务\n（一）项目。（责任单位：{words}）\n"), &DIRECTORY);
});
