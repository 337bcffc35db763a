//! Any text can be checked by every rule, those that are off by default included: places fit the text, a corrected text has a
//! place, findings come in document order, and a second check finds the same.
#![no_main]

use std::sync::LazyLock;

use fengong::check::Checker;
use fengong::text::{Source, Span};
use fengong::{Directory, Plan};
use libfuzzer_sys::fuzz_target;

static DIRECTORY: LazyLock<Directory> = LazyLock::new(Directory::builtin);
static CHECKER: LazyLock<Checker> =
    LazyLock::new(|| Checker::new().select("all").expect("all is a name for every rule"));

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let Ok(source) = Source::new(text.as_ref()) else { return };
    let parsed = Plan::read(&source, &DIRECTORY);
    let report = CHECKER.check(&parsed, &source);
    assert_eq!(report, CHECKER.check(&parsed, &source), "checking twice gives the same");
    let fits =
        |span: Span| assert!(text.get(span.range()).is_some(), "{span:?} does not fit {} bytes", text.len());
    let mut last = 0;
    for finding in report.findings() {
        let code = finding.code;
        assert!(!finding.message.is_empty(), "{code} says nothing");
        finding.related.iter().for_each(|other| fits(other.span));
        assert!(finding.replacement.is_none() || finding.span.is_some(), "{code} corrects no place");
        if let Some(span) = finding.span {
            fits(span);
            if let Some(words) = &finding.replacement {
                assert_ne!(words, source.slice(span), "{code} corrects nothing");
            }
        }
        let start = finding.span.map_or(0, |span| span.start());
        assert!(start >= last, "{code} stands before {last}");
        last = start;
    }
    // A plan without its text has no words to look at.
    _ = CHECKER.check_plan(&parsed.value);
});
