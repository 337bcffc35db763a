//! Any cells below the header of a table read, in each form that extraction leaves, and the laws of reading hold. The first
//! byte chooses the form: one cell a line, tabs, or pipes.
#![no_main]

use std::sync::LazyLock;

use fengong::Directory;
use libfuzzer_sys::fuzz_target;

static DIRECTORY: LazyLock<Directory> = LazyLock::new(Directory::builtin);

fuzz_target!(|bytes: &[u8]| {
    let Some((form, rest)) = bytes.split_first() else { return };
    let cells = String::from_utf8_lossy(rest);
    let header = ["序号", "指标", "单位", "2020年", "2025年", "属性", "责任单位"];
    let mark = ["\n", "\t", " | "][usize::from(form % 3)];
    let text = format!("一、目标\n{}\n{cells}\n二、任务\n（一）项目。\n", header.join(mark));
    fengong_fuzz::read_checked(&text, &DIRECTORY);
});
