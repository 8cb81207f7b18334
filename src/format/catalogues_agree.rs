//! The catalogues agree with each other and with the program.
#![allow(
    clippy::expect_used,
    reason = "a test may stop at the first thing that is wrong"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::Locale;

/// Keys that the program composes at run time: it uses the beginning, followed by a name.
/// Give the reason beside each.
const COMPOSED: &[&str] = &[
    // widget.js says these where no program has come to say anything.
    "widget.start_failed",
    "widget.offer_",
    "widget.link_broken",
];

/// Where a key stands in the program as a literal.
const KEY_PLACES: [&str; 3] = ["text(", "Message::new(", "t("];

type Templates = BTreeMap<String, String>;

#[test]
fn catalogues_agree() {
    let english = templates(Locale::En);
    for locale in Locale::ALL {
        let (tag, own) = (locale.tag(), templates(locale));
        let missing = || english.keys().filter(|key| !own.contains_key(*key));
        let further = || own.keys().filter(|key| !english.contains_key(*key));
        assert_eq!(
            missing().count(),
            0,
            "{tag} lacks {:?}",
            missing().collect::<Vec<_>>()
        );
        assert_eq!(
            further().count(),
            0,
            "only {tag} has {:?}",
            further().collect::<Vec<_>>()
        );
        for (key, text) in &own {
            assert!(!text.trim().is_empty(), "{tag}: {key} is empty");
            let expected = english.get(key).map(|text| placeholders(text));
            assert_eq!(
                Some(placeholders(text)),
                expected,
                "{tag}: placeholders of {key}"
            );
        }
    }
}

#[test]
fn the_program_and_the_catalogues_use_the_same_keys() {
    let templates = templates(Locale::En);
    let known: BTreeSet<&str> = templates.keys().map(|key| without_form(key)).collect();
    let program = program();
    let used: BTreeSet<&str> = KEY_PLACES
        .iter()
        .flat_map(|place| literals(&program, place))
        .collect();
    let missing: Vec<_> = used
        .iter()
        .filter(|key| !known.contains(*key) && !templates.contains_key(**key))
        .collect();
    assert!(
        missing.is_empty(),
        "used in src, in no catalogue: {missing:?}"
    );

    let composed = |key: &str| COMPOSED.iter().any(|start| key.starts_with(start));
    let named = |key: &str| program.contains(&format!("\"{key}\""));
    let unused: Vec<_> = known
        .iter()
        .filter(|key| !named(key) && !composed(key))
        .collect();
    assert!(
        unused.is_empty(),
        "in the catalogues, never used in src: {unused:?}"
    );
}

fn templates(locale: Locale) -> Templates {
    let mut all = Templates::new();
    let workbook = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(format!("locales/workbook.{}.json", locale.tag())),
    )
    .expect("the workbook's words");
    let files = super::texts::files(locale).iter().copied();
    for file in files.chain([workbook.as_str()]) {
        let read: Templates = serde_json::from_str(file).expect("a flat object of texts");
        for (key, text) in read {
            assert!(
                all.insert(key.clone(), text).is_none(),
                "{key} stands twice"
            );
        }
    }
    all
}

fn without_form(key: &str) -> &str {
    let form = key
        .strip_suffix(".one")
        .or_else(|| key.strip_suffix(".other"));
    form.unwrap_or(key)
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    let parts = text.split('{').skip(1);
    parts
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

/// Everything under `src` but this file, without comment lines.
fn program() -> String {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut program = String::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with(file!()) {
                let text = std::fs::read_to_string(path).expect("a source file");
                let code = text
                    .lines()
                    .filter(|line| !line.trim_start().starts_with("//"));
                program.extend(code.flat_map(|line| [line, "\n"]));
            }
        }
    }
    program
}

/// The string literals that directly follow `place`, where that is not the end of a longer name.
fn literals<'a>(program: &'a str, place: &str) -> Vec<&'a str> {
    let found = program.match_indices(place).filter(|(at, _)| {
        let before = program.get(..*at).and_then(|text| text.chars().next_back());
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    });
    let after = found.filter_map(|(at, _)| program.get(at + place.len()..));
    let quoted = after.filter_map(|text| text.trim_start().strip_prefix('"'));
    quoted
        .filter_map(|text| text.split_once('"'))
        .map(|(key, _)| key)
        .collect()
}
