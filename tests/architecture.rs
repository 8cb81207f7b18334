//! The architecture, as a test: who may use whom, and what the core never names.
//!
//! `src/lib.rs` draws the same picture; a new arrow is a decision, made here.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a test may stop at the first thing that is wrong"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Each module and what it may use.
const ARROWS: &[(&str, &[&str])] = &[
    ("suggest", &[]),
    ("markup", &[]),
    ("finance", &["format"]),
    ("format", &["finance"]),
    ("document", &["format", "suggest"]),
    ("model", &["format", "suggest"]),
    ("economics", &["pricing"]),
    ("pricing", &["document", "format"]),
    ("roi", &["finance", "pricing"]),
    ("case", &["document", "finance", "format", "roi"]),
    (
        "offer",
        &[
            "case", "document", "format", "markup", "model", "pricing", "roi", "suggest",
        ],
    ),
    ("link", &["case", "document", "format", "offer"]),
    (
        "proposal",
        &[
            "case", "document", "finance", "format", "markup", "model", "offer", "pricing", "roi",
        ],
    ),
    (
        "prospect",
        &[
            "case", "document", "finance", "format", "markup", "model", "offer", "pricing", "roi",
        ],
    ),
    (
        "handoff",
        &[
            "case", "finance", "format", "markup", "model", "offer", "proposal",
        ],
    ),
    (
        "playbook",
        &["document", "economics", "format", "offer", "suggest"],
    ),
    (
        "deal",
        &[
            "case",
            "document",
            "economics",
            "offer",
            "playbook",
            "pricing",
            "roi",
        ],
    ),
    (
        "publishing",
        &[
            "deal",
            "document",
            "economics",
            "format",
            "offer",
            "playbook",
            "pricing",
            "sheet",
        ],
    ),
    (
        "cli",
        &[
            "case",
            "deal",
            "document",
            "economics",
            "finance",
            "format",
            "link",
            "offer",
            "playbook",
            "pricing",
            "proposal",
            "prospect",
            "publishing",
            "roi",
            "workbook",
        ],
    ),
    (
        "derivation",
        &[
            "case",
            "deal",
            "document",
            "economics",
            "format",
            "model",
            "offer",
            "playbook",
            "pricing",
            "roi",
        ],
    ),
    ("sheet", &["document", "format", "model", "playbook"]),
    (
        "workbook",
        &[
            "case", "document", "finance", "format", "model", "offer", "pricing",
        ],
    ),
    ("session", CORE),
    (
        "keeping",
        &[
            "session",
            "case",
            "deal",
            "document",
            "economics",
            "format",
            "handoff",
            "link",
            "playbook",
        ],
    ),
    (
        "browser",
        &[
            "session", "case", "document", "finance", "format", "link", "offer", "playbook", "web",
        ],
    ),
    ("web", &["document"]),
    (
        "widget",
        &[
            "document", "format", "link", "markup", "offer", "prospect", "web",
        ],
    ),
    ("ui", &["session", "browser", "keeping", "CORE"]),
];

/// What has no effects, knows no screen and no clock.
const CORE: &[&str] = &[
    "sheet",
    "case",
    "deal",
    "derivation",
    "document",
    "economics",
    "finance",
    "format",
    "link",
    "markup",
    "prospect",
    "handoff",
    "model",
    "offer",
    "playbook",
    "pricing",
    "proposal",
    "publishing",
    "roi",
    "suggest",
];

/// The modules that may touch the outside world, and the programs made of them.
const SHELL: [&str; 5] = ["ui", "browser", "web", "widget", "bin"];

/// Names of the outside world.
const OUTSIDE: [&str; 9] = [
    "yew",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo",
    "rand",
    "getrandom",
    "SystemTime",
    "Instant",
];

/// Modules built without the feature `vendor`, and the ones they must not know.
const PUBLIC: [&str; 10] = [
    "case", "offer", "roi", "pricing", "finance", "model", "format", "document", "link", "workbook",
];
const VENDOR: [&str; 8] = [
    "handoff",
    "publishing",
    "economics",
    "playbook",
    "deal",
    "derivation",
    "cli",
    "sheet",
];

/// The longest source file, in lines.
const LONGEST: usize = 400;

#[test]
fn every_module_uses_only_what_it_may() {
    let allowed: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    for (module, files) in modules() {
        let Some(may) = allowed.get(module.as_str()) else {
            panic!("the module {module} has no line in the table of arrows");
        };
        for file in files {
            for used in uses(&code(&file)) {
                let right = used == module
                    || may.contains(&used.as_str())
                    || may.contains(&"CORE") && CORE.contains(&used.as_str());
                assert!(right, "{}: {module} must not use {used}", file.display());
            }
        }
    }
}

#[test]
fn no_arrow_of_the_table_runs_in_a_circle() {
    // Dates are shown by `format` and explain themselves in its messages: one known pair.
    let mut done: BTreeSet<&str> = ["finance", "format"].into();
    while let Some((module, _)) = ARROWS.iter().find(|(module, uses)| {
        !done.contains(module)
            && uses.iter().all(|used| {
                done.contains(used) || *used == "CORE" && CORE.iter().all(|c| done.contains(c))
            })
    }) {
        done.insert(module);
    }
    let left: Vec<_> = ARROWS.iter().filter(|(m, _)| !done.contains(m)).collect();
    assert!(left.is_empty(), "in a circle: {left:?}");
}

#[test]
fn the_core_knows_no_browser_no_clock_and_no_chance() {
    let inner = modules()
        .into_iter()
        .filter(|(module, _)| !SHELL.contains(&module.as_str()));
    for file in inner.flat_map(|(_, files)| files) {
        let code = code(&file);
        let words: BTreeSet<&str> = words(&code).collect();
        for outside in OUTSIDE {
            assert!(
                !words.contains(outside),
                "{} names {outside}",
                file.display()
            );
        }
        assert!(
            !code.contains("std::time"),
            "{} names std::time",
            file.display()
        );
    }
}

#[test]
fn the_feature_vendor_stands_on_module_lines_only() {
    for file in files(&source()) {
        let code = code(&file);
        let lines: Vec<&str> = code.lines().map(str::trim).collect();
        for (place, line) in lines.iter().enumerate() {
            if !line.contains("feature = \"vendor\"") {
                continue;
            }
            let next = lines[place + 1..]
                .iter()
                .find(|line| !line.starts_with("#["));
            let module = next.is_some_and(|line| {
                let line = line.strip_prefix("pub ").unwrap_or(line);
                line.starts_with("mod ") && line.ends_with(';')
            });
            assert!(
                module && line.starts_with("#[cfg("),
                "{}: {line} does not stand on a module",
                file.display()
            );
        }
    }
}

#[test]
fn no_public_module_knows_the_vendors_side() {
    for (module, files) in modules() {
        if !PUBLIC.contains(&module.as_str()) {
            continue;
        }
        for file in files {
            let code = code(&file);
            for vendor in VENDOR {
                let named = code.match_indices(&format!("{vendor}::")).any(|(at, _)| {
                    !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
                });
                assert!(!named, "{}: public, but names {vendor}", file.display());
            }
        }
    }
}

#[test]
fn no_file_is_too_long_to_be_read() {
    for file in files(&source()) {
        let lines = std::fs::read_to_string(&file).unwrap().lines().count();
        assert!(lines <= LONGEST, "{}: {lines} lines", file.display());
    }
}

#[test]
fn the_reader_of_uses_sees_every_form() {
    let code = "use crate::roi::Price;\nuse crate::{\n    case::Case, document::{Fault, read},\n};\n\
                fn f(x: crate::offer::Offer) {}";
    let found: Vec<_> = uses(code).into_iter().collect();
    assert_eq!(found, ["case", "document", "offer", "roi"]);
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .collect()
}

/// The top-level modules with their files; the programs in `bin` are none.
fn modules() -> BTreeMap<String, Vec<PathBuf>> {
    let mut modules: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for file in files(&source()) {
        let inside = file.strip_prefix(source()).unwrap();
        let first = inside.components().next().unwrap().as_os_str();
        let name = Path::new(first).file_stem().unwrap().to_str().unwrap();
        if !["lib", "bin"].contains(&name) {
            modules.entry(name.to_owned()).or_default().push(file);
        }
    }
    modules
}

/// A file without its comment lines.
fn code(file: &Path) -> String {
    let text = std::fs::read_to_string(file).unwrap();
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !c.is_alphanumeric() && c != '_')
}

/// The modules that stand behind `crate::`, alone or in braces.
fn uses(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, mention) in code.match_indices("crate::") {
        let rest = &code[at + mention.len()..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(heads(group)),
            None => found.extend(words(rest).next().map(str::to_owned)),
        }
    }
    found
}

/// The first word of each path of a group in braces.
fn heads(group: &str) -> Vec<String> {
    let (mut depth, mut head, mut heads) = (0, String::new(), Vec::new());
    let mut reading = true;
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                heads.push(std::mem::take(&mut head));
                reading = true;
            }
            ':' if depth == 0 => reading = false,
            c if depth == 0 && reading && !c.is_whitespace() => head.push(c),
            _ => {}
        }
    }
    heads.push(head);
    heads.retain(|head| !head.is_empty());
    heads
}
