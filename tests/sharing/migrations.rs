//! Documents of every version there ever was, as they were written then.

use crate::in_words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use worthwhile::case::Case;
use worthwhile::cli;
use worthwhile::document::{Document, Faults, Head, read};
use worthwhile::link::{Headline, Shared};
use worthwhile::offer::{Calculator, Offer};
use worthwhile::playbook::Playbook;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/migrations")
}

fn old(name: &str) -> String {
    fs::read_to_string(folder().join(name)).unwrap()
}

#[test]
fn every_old_document_is_read_to_this_day() {
    let files = fs::read_dir(folder()).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut count = 0;
    for name in names.filter(|name| name.contains(".json")) {
        let read = cli::check(&old(&name));
        assert!(read.is_ok(), "{name}: {:#?}", in_words(&read.unwrap_err()));
        count += 1;
    }
    assert!(count >= 4);
}

#[test]
fn there_is_a_file_of_every_version_and_a_step_from_each_to_the_next() {
    let heads = [
        ("case", Case::HEAD),
        ("offer", Offer::HEAD),
        ("playbook", Playbook::HEAD),
        ("shared", Shared::HEAD),
    ];
    for (name, head) in heads {
        assert_eq!(head.migrations.len() + 1, head.version as usize, "{name}");
        for version in 1..=head.version {
            let document: Value =
                serde_json::from_str(&old(&format!("{name}.v{version}.json"))).unwrap();
            assert_eq!(document["format"], head.format);
            assert_eq!(document["version"], version);
        }
    }
}

#[test]
fn an_old_case_still_has_the_figures_that_were_sent_with_it() {
    let shared = Shared::read(&old("shared.v1.json")).unwrap();
    let calculator = Calculator::new(shared.offer.unwrap().public).unwrap();
    let sent = shared.sent.unwrap();
    assert_eq!(
        Headline::of(&calculator, &shared.case).unwrap(),
        sent.figures
    );
    let origin = shared.origin.unwrap();
    assert_eq!(Headline::of(&calculator, &origin.case).ok(), origin.figures);
}

#[test]
fn an_old_link_is_opened_to_this_day() {
    let link = old("link.v1.txt");
    let shared = crate::opened(link.trim()).unwrap();
    let whole = Shared::read(&old("shared.v1.json")).unwrap();
    assert_eq!((shared.case, shared.sent), (whole.case, whole.sent));
}

/// A document that has changed twice.
#[derive(Serialize, Deserialize, JsonSchema, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct Ship {
    format: String,
    #[schemars(range(min = 3, max = 3))]
    version: u32,
    masts: u32,
    name: String,
}

fn counted(ship: &mut Value) {
    let masts = ship["masts"].as_array().map_or(0, Vec::len);
    ship["masts"] = json!(masts);
}

fn named(ship: &mut Value) {
    if let Some(fields) = ship.as_object_mut() {
        let title = fields.remove("title").unwrap_or_default();
        fields.insert("name".to_owned(), title);
    }
}

impl Document for Ship {
    const HEAD: Head = Head {
        format: "ship",
        version: 3,
        migrations: &[counted, named],
    };

    fn faults(&self) -> Faults {
        Vec::new()
    }
}

#[test]
fn an_old_document_takes_every_step_it_lacks_and_no_other() {
    let ship = Ship {
        format: "ship".to_owned(),
        version: 3,
        masts: 2,
        name: "Emma".to_owned(),
    };
    let written = [
        json!({"format": "ship", "version": 1, "masts": ["fore", "main"], "title": "Emma"}),
        json!({"format": "ship", "version": 2.0, "masts": 2, "title": "Emma"}),
        json!({"format": "ship", "version": 3, "masts": 2, "name": "Emma"}),
    ];
    for old in written {
        assert_eq!(read::<Ship>(&old.to_string()).unwrap(), ship);
    }
}

#[test]
fn what_an_old_document_lacks_is_named_and_what_is_no_version_is_refused() {
    let faults = |value: Value| in_words(&read::<Ship>(&value.to_string()).unwrap_err());
    assert_eq!(
        faults(json!({"format": "ship", "version": 1, "masts": ["main"]})),
        ["name: expected a text, got null"]
    );
    for odd in [json!(0), json!(-1), json!(1.5), json!("1"), Value::Null] {
        let lines = faults(json!({"format": "ship", "version": odd, "masts": 1, "name": "x"}));
        assert!(lines[0].starts_with("version: "), "{lines:?}");
    }
    assert_eq!(
        faults(json!({"format": "ship", "version": 4})),
        [": version 4 is newer than this program, which reads versions up to 3"]
    );
}
