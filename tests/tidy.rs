//! The house keeps itself: which floor may use which, what a file looks like, what stays out of the tree.
//!
//! Each rule is a function from text to complaints. It is shown once to complain about a small text, then run over the
//! project.
#![expect(clippy::unwrap_used, clippy::string_slice, clippy::print_stderr)] // in a test a panic is the answer

#[path = "tidy/rules.rs"]
mod rules;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rules::{
    code_faults, feature_names, floor_faults, header_fault, machine_path_faults, missing_paths,
    public_reexports, size_fault, unnamed,
};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The Rust files below these folders, with their path from the root, in the order of their names. What a package inside
/// has built, in a folder that says so as every build folder does, is not ours.
fn rust_files(folders: &[&str]) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut waiting: Vec<PathBuf> = folders.iter().map(|folder| Path::new(ROOT).join(folder)).collect();
    while let Some(path) = waiting.pop() {
        if path.join("CACHEDIR.TAG").exists() {
            continue;
        }
        if path.is_dir() {
            waiting.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push((relative(&path), fs::read_to_string(&path).unwrap()));
        }
    }
    files.sort();
    files
}

fn relative(path: &Path) -> String {
    path.strip_prefix(ROOT).unwrap().to_string_lossy().replace('\\', "/")
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn floors_use_only_what_is_below_them() {
    let reexports = public_reexports(&read("src/lib.rs"));
    assert!(!reexports.is_empty(), "src/lib.rs hands nothing out, so this test reads it wrongly");
    let faults: Vec<String> =
        rust_files(&["src"]).iter().flat_map(|(path, text)| floor_faults(path, text, &reexports)).collect();
    none(&faults);
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    let faults: Vec<String> =
        rust_files(&["src", "tests", "benches", "examples", "fuzz/src", "fuzz/fuzz_targets"])
            .iter()
            .flat_map(|(path, text)| [header_fault(path, text), size_fault(path, text)])
            .flatten()
            .collect();
    none(&faults);
}

#[test]
fn nothing_is_left_behind_in_the_code() {
    let faults: Vec<String> =
        rust_files(&["src", "tests", "benches", "examples", "fuzz/src", "fuzz/fuzz_targets"])
            .iter()
            .flat_map(|(path, text)| code_faults(path, text))
            .collect();
    none(&faults);
}

/// Paths of one machine mean nothing on another. Without git (in a packaged crate) there is no list of files to look
/// through, and the test says so.
#[test]
fn no_tracked_file_names_a_path_of_a_machine() {
    let Ok(listed) = Command::new("git").args(["ls-files", "-z"]).current_dir(ROOT).output() else {
        eprintln!("no git here: machine paths are not looked for");
        return;
    };
    if !listed.status.success() {
        eprintln!("no repository here: machine paths are not looked for");
        return;
    }
    let above = Path::new(ROOT).parent().map(|path| format!("{}/", path.display())).unwrap_or_default();
    let home = std::env::var("HOME").map(|home| format!("{home}/")).unwrap_or_default();
    let own = [above.as_str(), home.as_str()];
    let faults: Vec<String> = String::from_utf8_lossy(&listed.stdout)
        .split('\0')
        .filter_map(|path| Some((path, fs::read_to_string(Path::new(ROOT).join(path)).ok()?)))
        .flat_map(|(path, text)| machine_path_faults(path, &text, &own))
        .collect();
    none(&faults);
}

/// A packaged crate leaves out what only the repository needs, and the guides speak of that as well.
#[test]
fn what_the_guides_name_is_there() {
    if !Path::new(ROOT).join("fuzz").exists() {
        eprintln!("no fuzz targets here: what the guides name is not looked for");
        return;
    }
    let files: Vec<String> =
        rust_files(&["src", "tests", "benches", "examples", "fuzz/src", "fuzz/fuzz_targets"])
            .into_iter()
            .map(|(path, _)| path)
            .collect();
    let guides = ["ARCHITECTURE.md", "CONTRIBUTING.md"];
    let faults = guides.iter().flat_map(|page| missing_paths(page, &read(page), &files));
    none(&faults.collect::<Vec<_>>());
}

#[test]
fn every_example_is_named_in_the_readme() {
    let names: Vec<String> = rust_files(&["examples"])
        .iter()
        .filter_map(|(path, _)| Some(path.strip_prefix("examples/")?.strip_suffix(".rs")?.to_owned()))
        .filter(|name| !name.contains('/'))
        .collect();
    assert!(!names.is_empty(), "there are no examples, so this test reads them wrongly");
    let readmes = ["README.md", "README.zh-CN.md"];
    none(&readmes.iter().flat_map(|path| unnamed(path, &read(path), &names)).collect::<Vec<_>>());
}

#[test]
fn every_feature_is_named_in_the_readme_and_in_the_tour() {
    let names: Vec<String> =
        feature_names(&read("Cargo.toml")).iter().map(|feature| format!("`{feature}`")).collect();
    assert!(!names.is_empty(), "there are no features, so this test reads them wrongly");
    let library = read("src/lib.rs");
    let tour: String = library.lines().filter(|line| line.starts_with("//!")).collect();
    let mut faults = unnamed("README.md", &read("README.md"), &names);
    faults.extend(unnamed("README.zh-CN.md", &read("README.zh-CN.md"), &names));
    faults.extend(unnamed("the tour in src/lib.rs", &tour, &names));
    none(&faults);
}
