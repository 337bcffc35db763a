//! The rules of the tidy test, each from text to complaints, and what each complains about.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// No file is longer; past this it is split by concern before anything is added.
pub(crate) const LINES: usize = 500;

/// The floors, bottom up. Modules on one line may use each other only if they are on the ground floor.
const FLOORS: &[&[&str]] = &[
    &["text", "diagnostic", "error", "sample", "ingest"],
    &["document"],
    &["model"],
    &["graph"],
    &["check", "track", "compare"],
    &["render"],
];

/// The one file that may look up, and only for handles. A handle (`TaskId`, `DepartmentKey`) is a number with no behaviour;
/// an error that says which one was unknown has to carry it, and an error type for each floor would serve no caller.
const MAY_NAME_HANDLES: &str = "src/error.rs";

/// A use of something in the crate: the top module, and what is named in it.
type Use = (String, Vec<String>, usize);

/// Where a file of `src` uses what its floor may not know.
pub(crate) fn floor_faults(path: &str, text: &str, reexports: &BTreeMap<String, String>) -> Vec<String> {
    let module =
        path.trim_start_matches("src/").trim_end_matches(".rs").split('/').next().unwrap_or_default();
    if module == "lib" {
        return Vec::new();
    }
    let Some(own) = floor(module) else {
        return vec![format!("{path}: the module {module} has no floor; give it one in tests/tidy/rules.rs")];
    };
    let depth = path.split('/').count() - if path.ends_with("/mod.rs") { 2 } else { 1 };
    let mut faults = Vec::new();
    for (used, names, line) in crate_uses(&tokens(path, text), depth) {
        let used = reexports.get(&used).unwrap_or(&used).as_str();
        if used == module {
            continue;
        }
        let is_handle = |name: &String| name.ends_with("Id") || name.ends_with("Key");
        let excused = path == MAY_NAME_HANDLES && !names.is_empty() && names.iter().all(is_handle);
        match floor(used) {
            None => faults
                .push(format!("{path}:{line}: crate::{used} has no floor, name the module it comes from")),
            Some(other) if other < own || (other == 0 && own == 0) || excused => {}
            Some(_) => faults.push(format!("{path}:{line}: {module} is not above {used}")),
        }
    }
    faults
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// What `src/lib.rs` hands out under the crate's own name, and the module that each comes from.
pub(crate) fn public_reexports(library: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let trees: Vec<TokenTree> = tokens("src/lib.rs", library).into_iter().collect();
    for (at, _) in trees.iter().enumerate().filter(|(_, tree)| is(tree, "use")) {
        if let (Some(module), Some(rest)) = (trees.get(at + 1), trees.get(at + 4..)) {
            found.extend(names(rest).into_iter().map(|name| (name, module.to_string())));
        }
    }
    found
}

/// Every `crate::…` of some code, and every `super::…` that leaves a module `depth` below the root.
fn crate_uses(code: &TokenStream, depth: usize) -> Vec<Use> {
    let trees: Vec<TokenTree> = code.clone().into_iter().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(tree) = trees.get(at) {
        let line = tree.span().start().line;
        let mut next = at + 1;
        if let TokenTree::Group(group) = tree {
            // One step deeper at most: a module inside the file, as tests are.
            found.extend(crate_uses(&group.stream(), depth + usize::from(is_module(&trees, at))));
        } else if is(tree, "crate") && is_path(&trees, next) {
            found.extend(used(&trees, next + 2, line));
        } else if is(tree, "super") {
            let mut steps = 1;
            while is_path(&trees, next) && trees.get(next + 2).is_some_and(|tree| is(tree, "super")) {
                next += 3;
                steps += 1;
            }
            if steps >= depth && is_path(&trees, next) {
                found.extend(used(&trees, next + 2, line));
            }
        }
        at = next;
    }
    found
}

fn used(trees: &[TokenTree], at: usize, line: usize) -> Vec<Use> {
    match trees.get(at) {
        Some(TokenTree::Group(group)) => {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            inner.split(|tree| is_mark(tree, ',')).flat_map(|part| used(part, 0, line)).collect()
        }
        Some(module) => {
            let names = if is_path(trees, at + 1) { names(&trees[at + 3..]) } else { Vec::new() };
            vec![(module.to_string(), names, line)]
        }
        None => Vec::new(),
    }
}

/// The first name of a path, or those of its group: `Plan`, `{Directory, Plan}`.
fn names(trees: &[TokenTree]) -> Vec<String> {
    match trees.first() {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            inner
                .split(|tree| is_mark(tree, ','))
                .filter_map(|part| part.first().map(ToString::to_string))
                .collect()
        }
        Some(tree) => vec![tree.to_string()],
        None => Vec::new(),
    }
}

fn is_module(trees: &[TokenTree], at: usize) -> bool {
    at.checked_sub(2).and_then(|at| trees.get(at)).is_some_and(|tree| is(tree, "mod"))
}

fn is_path(trees: &[TokenTree], at: usize) -> bool {
    [at, at + 1].iter().all(|&at| trees.get(at).is_some_and(|tree| is_mark(tree, ':')))
}

fn is(tree: &TokenTree, word: &str) -> bool {
    matches!(tree, TokenTree::Ident(ident) if ident == word)
}

fn is_mark(tree: &TokenTree, mark: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == mark)
}

fn tokens(path: &str, text: &str) -> TokenStream {
    text.parse().unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A file that does not begin by saying its one reason to exist.
pub(crate) fn header_fault(path: &str, text: &str) -> Option<String> {
    let said = text
        .lines()
        .next()
        .and_then(|line| line.strip_prefix("//!"))
        .is_some_and(|line| line.trim().len() > 9);
    (!said).then(|| format!("{path}: the first line is no //! that says what the file is for"))
}

/// A file that has grown too long.
pub(crate) fn size_fault(path: &str, text: &str) -> Option<String> {
    let lines = text.lines().count();
    (lines > LINES).then(|| format!("{path}: {lines} lines, split it by concern; {LINES} is the most"))
}

/// Macros that mark unfinished work, tests that never run, and names outside ASCII. Comments and texts may say anything.
pub(crate) fn code_faults(path: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    unfinished(path, tokens(path, text), &mut faults);
    faults
}

fn unfinished(path: &str, code: TokenStream, faults: &mut Vec<String>) {
    let trees: Vec<TokenTree> = code.into_iter().collect();
    for (at, tree) in trees.iter().enumerate() {
        let line = tree.span().start().line;
        match tree {
            TokenTree::Ident(ident) => {
                let name = ident.to_string();
                if !name.is_ascii() {
                    faults.push(format!("{path}:{line}: {name} is not ASCII"));
                }
                if ["todo", "dbg", "unimplemented"].contains(&name.as_str())
                    && trees.get(at + 1).is_some_and(|next| is_mark(next, '!'))
                {
                    faults.push(format!("{path}:{line}: {name}! is left behind"));
                }
            }
            TokenTree::Group(group) => {
                let attribute = at > 0 && is_mark(&trees[at - 1], '#');
                if attribute && group.stream().into_iter().next().is_some_and(|first| is(&first, "ignore")) {
                    faults.push(format!("{path}:{line}: an ignored test tests nothing"));
                }
                unfinished(path, group.stream(), faults);
            }
            _ => {}
        }
    }
}

/// Paths that hold on one machine only: below the usual homes, or below one of `own`.
pub(crate) fn machine_path_faults(path: &str, text: &str, own: &[&str]) -> Vec<String> {
    let usual = ["home", "root", "Users", "tmp"].map(|folder| format!("/{folder}/"));
    let places = usual.iter().map(String::as_str).chain(own.iter().copied().filter(|place| place.len() > 2));
    let begins = |line: &str, at: usize| {
        // Inside of an address or of a relative path it is another thing.
        !line[..at].ends_with(|before: char| before.is_alphanumeric() || "._-~/".contains(before))
    };
    let places: Vec<&str> = places.collect();
    let at_fault =
        |line: &str| places.iter().any(|place| line.match_indices(place).any(|(at, _)| begins(line, at)));
    text.lines()
        .enumerate()
        .filter(|(_, line)| at_fault(line))
        .map(|(number, line)| format!("{path}:{}: a path of one machine: {}", number + 1, line.trim()))
        .collect()
}

/// The features that a manifest declares, `default` left out.
pub(crate) fn feature_names(manifest: &str) -> Vec<String> {
    manifest
        .lines()
        .skip_while(|line| line.trim() != "[features]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned()))
        .filter(|name| name != "default")
        .collect()
}

/// Which names a page does not say.
pub(crate) fn unnamed(page: &str, text: &str, names: &[String]) -> Vec<String> {
    names
        .iter()
        .filter(|name| !text.contains(name.as_str()))
        .map(|name| format!("{page} does not name {name}"))
        .collect()
}

/// Which files and folders a page names, by the end of their path, that are not there.
pub(crate) fn missing_paths(page: &str, text: &str, files: &[String]) -> Vec<String> {
    let named = text.split('`').skip(1).step_by(2);
    let named = named.filter(|name| name.ends_with(".rs") || name.ends_with('/'));
    let is_there = |name: &str| {
        let name = format!("/{name}");
        files.iter().any(|file| {
            let file = format!("/{file}");
            if name.ends_with('/') { file.contains(&name) } else { file.ends_with(&name) }
        })
    };
    named
        .filter(|name| !is_there(name))
        .map(|name| format!("{page} names {name}, which is not there"))
        .collect()
}

mod shown {
    //! Each rule, seen to complain.

    use super::*;

    #[track_caller]
    fn floors(path: &str, code: &str, faults: usize) {
        let reexports = public_reexports("pub use model::{Directory, Plan};\npub use error::Error;");
        let found = floor_faults(path, code, &reexports);
        assert_eq!(found.len(), faults, "{path} with {code}: {found:?}");
    }

    #[test]
    fn a_floor_that_uses_one_above_is_reported() {
        floors("src/text/fold.rs", "use crate::model::Plan;", 1);
        floors("src/document/clause.rs", "fn f() { g(crate::graph::h()) }", 1);
        floors("src/graph/mod.rs", "use crate::render::{a, b};", 1);
        floors("src/graph/mod.rs", "use crate::{text::Span, render::Matrix, check::Rule};", 2);
        floors("src/graph/query.rs", "use crate::model::Plan; use crate::text::{Source, Span};", 0);
        floors("src/render/html.rs", "use crate::check; use crate::graph::Workload;", 0);
    }

    #[test]
    fn a_name_of_the_crate_counts_for_the_module_it_comes_from() {
        floors("src/document/clause.rs", "use crate::Plan;", 1);
        floors("src/document/clause.rs", "use crate::{Error, Directory};", 1);
        floors("src/graph/query.rs", "use crate::{Error, Plan};", 0);
    }

    #[test]
    fn rooms_on_one_floor_do_not_know_each_other_except_on_the_ground() {
        floors("src/check/rule.rs", "use crate::track::Progress;", 1);
        floors("src/compare.rs", "use crate::check::Rule;", 1);
        floors("src/text/source.rs", "use crate::error::Error;", 0);
    }

    #[test]
    fn a_way_out_through_super_is_followed() {
        floors("src/text/fold.rs", "use super::super::model::Plan;", 1);
        floors("src/error.rs", "use super::render::Matrix;", 1);
        floors("src/error.rs", "mod tests { use super::*; use super::Error; }", 0);
        floors("src/model/directory/names.rs", "use super::super::ids::TaskId;", 0);
        floors("src/document/names/mod.rs", "use super::super::graph::PlanGraph;", 1);
    }

    #[test]
    fn only_handles_go_up_and_only_into_errors() {
        floors("src/error.rs", "use crate::model::{DepartmentId, TaskId};", 0);
        floors("src/error.rs", "use crate::graph::{PlanKey, TaskKey};", 0);
        floors("src/error.rs", "use crate::model::{Plan, TaskId};", 1);
        floors("src/error.rs", "use crate::model;", 1);
        floors("src/diagnostic.rs", "use crate::model::TaskId;", 1);
    }

    #[test]
    fn a_module_without_a_floor_is_reported() {
        floors("src/misc.rs", "", 1);
        floors("src/text/fold.rs", "use crate::misc::Thing;", 1);
    }

    #[test]
    fn what_is_said_about_a_floor_is_no_use_of_it() {
        floors("src/text/fold.rs", "// see crate::model::Plan\nconst S: &str = \"crate::model\";", 0);
    }

    #[test]
    fn a_file_without_a_header_is_reported() {
        assert!(header_fault("a.rs", "use std::fmt;").is_some());
        assert!(header_fault("a.rs", "//! Hm.\n").is_some());
        assert!(header_fault("a.rs", "").is_some());
        assert!(header_fault("a.rs", "//! Spans and lines.\n").is_none());
    }

    #[test]
    fn a_long_file_is_reported() {
        assert!(size_fault("a.rs", &"\n".repeat(LINES + 1)).is_some());
        assert!(size_fault("a.rs", &"\n".repeat(LINES)).is_none());
    }

    #[test]
    fn unfinished_code_is_reported() {
        let faults = |code| code_faults("a.rs", code).len();
        assert_eq!(faults("fn f() { if x { todo!() } }"), 1);
        assert_eq!(faults("fn f() { dbg!(x); unimplemented!(\"later\") }"), 2);
        assert_eq!(faults("mod m { #[test] #[ignore = \"slow\"] fn f() {} }"), 1);
        assert_eq!(faults("fn 读() {}"), 1);
        assert_eq!(faults("fn todo() {} // todo!() 以后\nconst S: &str = \"读 dbg!()\";"), 0);
    }

    #[test]
    fn a_path_of_a_machine_is_reported() {
        let faults = |text: &str| machine_path_faults("a.md", text, &["/srv/build/"]).len();
        assert_eq!(faults(&format!("see {}me/me/plan.txt", "/ho")), 1);
        assert_eq!(faults("cd /srv/build/here\nok\n(/srv/build/there)"), 2);
        assert_eq!(faults(&format!("https://example.org{}me/page and ../srv/build/x", "/ho")), 0);
    }

    #[test]
    fn a_path_that_is_not_there_is_reported() {
        let files = ["src/text/fold.rs", "tests/graph/laws.rs"].map(str::to_owned);
        let faults = |text: &str| missing_paths("page", text, &files).len();
        assert_eq!(faults("`text/fold.rs`, `laws.rs` and `tests/graph/`, not `PlanGraph`"), 0);
        assert_eq!(faults("`text/old.rs`, `aws.rs` and `tests/spec/`"), 3);
    }

    #[test]
    fn a_name_that_is_missing_from_a_page_is_reported() {
        let manifest = "[package]\nname = \"x\"\n[features]\ndefault = [\"a\"]\n# Why.\na = []\nb-c = [\"a\"]\n\n[lib]\nd = 1";
        let names = feature_names(manifest);
        assert_eq!(names, ["a", "b-c"]);
        assert_eq!(unnamed("page", "only a here", &names).len(), 1);
    }
}
