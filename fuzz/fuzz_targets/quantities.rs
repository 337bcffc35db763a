//! Any words inside of a task read as quantities without a panic, and every figure stands where its target says. The frame
//! around them spares the fuzzer from finding its way into the grammar of quantities.
#![no_main]

use std::sync::LazyLock;

use fengong::text::Source;
use fengong::{Directory, Plan};
use libfuzzer_sys::fuzz_target;

static DIRECTORY: LazyLock<Directory> = LazyLock::new(Directory::builtin);

fuzz_target!(|bytes: &[u8]| {
    let words = String::from_utf8_lossy(bytes);
    for frame in
        ["一、主要目标\n到2027年，", "一、“十三五”主要成效\n取得成绩。", "一、重点任务\n（一）项目。"]
    {
        let text = format!("{frame}{words}\n");
        let Ok(source) = Source::new(text.as_str()) else { return };
        let plan = Plan::read(&source, &DIRECTORY).into_value();
        let mut last = 0;
        for target in plan.targets() {
            let (Some(span), Some(place)) = (target.span, target.figure_span) else {
                panic!("{target:?} has no place")
            };
            fengong_fuzz::stands_there(&text, Some(place), &target.figure);
            fengong_fuzz::stands_there(&text, Some(span), &target.text);
            assert!(place.start() >= last, "{target:?} stands before {last}");
            last = place.start();
        }
    }
});
