//! Files: their names, their bytes, and everything that is wrong with them.

use crate::{calculator, case, in_words, shared};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use worthwhile::document::{MOST_FAULTS, refused_size, text_of};
use worthwhile::link::{Shared, file_name};
use worthwhile::playbook::sample;
use worthwhile::session::{Documents, Incoming, incoming};

proptest! {
    #[test]
    fn every_file_has_a_name_that_every_system_writes(customer in any::<String>()) {
        let name = file_name(&customer);
        let stem = name.strip_suffix(".worthwhile.json").unwrap();
        prop_assert!(!stem.is_empty() && stem.chars().count() <= 70);
        prop_assert!(stem.chars().all(|c| c.is_alphanumeric() || c == '-'), "{}", name);
        prop_assert!(stem.len() <= 255 - 16, "{}", name);
        prop_assert!(!stem.starts_with('-') && !stem.ends_with('-'));
    }

    #[test]
    fn no_bytes_break_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..500)) {
        if let Ok(text) = text_of(&bytes) {
            prop_assert!(documents(|documents| incoming(text, documents)).is_err());
        }
    }

    #[test]
    fn what_is_put_into_a_file_never_breaks_it(
        place in any::<prop::sample::Index>(), new in any::<i64>(), text in any::<String>(),
    ) {
        let file = shared().for_file();
        let leaves: Vec<String> = leaves(&serde_json::from_str(&file).unwrap(), "");
        let leaf = place.get(&leaves);
        for value in [json!(new), json!(text), Value::Null, json!([]), json!({ text.clone(): new })] {
            let mut document: Value = serde_json::from_str(&file).unwrap();
            *document.pointer_mut(leaf).unwrap() = value;
            if let Err(faults) = documents(|documents| incoming(&document.to_string(), documents)) {
                prop_assert!(!faults.is_empty());
            }
        }
    }
}

/// What `look` sees in the sample documents, which are made once: a property is tried often.
fn documents<T>(look: impl FnOnce(&Documents) -> T) -> T {
    thread_local!(static SAMPLE: Documents = Documents::sample().unwrap());
    SAMPLE.with(look)
}

/// Where every leaf of a document stands.
fn leaves(value: &Value, path: &str) -> Vec<String> {
    let below = |name: &str, value: &Value| leaves(value, &format!("{path}/{name}"));
    match value {
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(name, value)| below(name, value))
            .collect(),
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items
                .flat_map(|(place, value)| below(&place.to_string(), value))
                .collect()
        }
        _ => vec![path.to_owned()],
    }
}

#[test]
fn names_of_files() {
    for (customer, name) in [
        ("Brandt Verpackungen", "Brandt-Verpackungen"),
        ("Größe & Co. KG", "Größe-Co-KG"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\con", "C-con"),
        ("con", "case-con"),
        ("LPT1", "case-LPT1"),
        ("木工", "木工"),
        ("=cmd|' /C calc'!A0", "cmd-C-calc-A0"),
        ("a\u{202e}nosj", "a-nosj"),
        ("", "case"),
        ("...", "case"),
    ] {
        assert_eq!(file_name(customer), format!("{name}.worthwhile.json"));
    }
}

#[test]
fn what_is_no_text_says_what_it_is() {
    let utf16: Vec<u8> = "{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [b"\xff\xfe".as_slice(), &utf16].concat();
    for (bytes, key) in [
        (b"".as_slice(), "file.empty"),
        (b"\xef\xbb\xbf", "file.empty"),
        (b"  \r\n\t", "file.empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "file.image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "file.image"),
        (b"RIFF\x24\0\0\0WEBP", "file.image"),
        (b"PK\x03\x04\x14\0\0\0", "file.archive"),
        (b"%PDF-1.7\n%\xe2\xe3", "file.pdf"),
        (&utf16, "file.utf16"),
        (&marked, "file.utf16"),
        (b"\0\0\0\0\0", "file.utf16"),
        (b"caf\xe9", "file.not_text"),
        (b"\x7fELF\x02\x01\x01\0", "file.not_text"),
    ] {
        assert_eq!(text_of(bytes).unwrap_err().key, key, "{bytes:?}");
    }
    assert_eq!(text_of(b"\xef\xbb\xbf{}").unwrap(), "{}");
    // Starts like an image, and is text all the same: the reader of JSON says the rest.
    assert_eq!(text_of(b"GIF8").unwrap(), "GIF8");
}

#[test]
fn size_is_looked_at_before_anything_is_read() {
    assert_eq!(refused_size(50e6).unwrap().key, "document.too_large");
    assert_eq!(refused_size(0.0).unwrap().key, "file.empty");
    assert_eq!(refused_size(4e6), None);
}

#[test]
fn a_broken_file_names_every_place() {
    let mut file: Value =
        serde_json::from_str(&shared().with_offer(calculator().public()).for_file()).unwrap();
    file["case"]["customer"]["staff"] = json!(0);
    file["case"]["terms"]["yaers"] = json!(2);
    file["offer"]["public"]["currency"] = json!("Euros");
    file["origin"] = json!({"case": {"format": "worthwhile.case", "version": 9}});
    let faults = Shared::read(&file.to_string()).unwrap_err();
    assert_eq!(
        in_words(&faults),
        [
            "case.customer.staff: must be at least 1 and at most 10,000,000, got 0",
            "case.terms.yaers: unknown field; did you mean “years”?",
            "offer.public.currency: longer than allowed; the limit in characters: 3",
            "origin.case: version 9 is newer than this program, which reads versions up to 1",
        ]
    );
}

#[test]
fn a_file_is_known_by_what_it_says_of_itself() {
    let documents = Documents::sample().unwrap();
    let bare = serde_json::to_string(&case()).unwrap();
    for text in [shared().for_file(), bare] {
        assert!(matches!(incoming(&text, &documents), Ok(Incoming::Case(_))));
    }
    assert!(matches!(
        incoming(sample::PLAYBOOK, &documents),
        Ok(Incoming::Playbook(_))
    ));
    let mut broken: Value = serde_json::from_str(sample::PLAYBOOK).unwrap();
    broken["motions"][0]["win_rate"] = json!(7);
    // It has tables to be mended in.
    assert!(matches!(
        incoming(&broken.to_string(), &documents),
        Ok(Incoming::Playbook(_))
    ));
    for (text, words) in [
        (
            "[]",
            ": This is neither a case nor a playbook: its format is “”.",
        ),
        (
            "{\"format\": \"worthwhile.offer\"}",
            ": This is neither a case nor a playbook: its format is “worthwhile.offer”.",
        ),
        (
            "{\"format\": 7}",
            ": This is neither a case nor a playbook: its format is “”.",
        ),
        ("{", ": not JSON, from line 1, column 1"),
        (
            "{\"format\": \"worthwhile.shared\", \"version\": 2}",
            ": version 2 is newer than this program, which reads versions up to 1",
        ),
    ] {
        assert_eq!(
            in_words(&incoming(text, &documents).unwrap_err()),
            [words],
            "{text}"
        );
    }
}

#[test]
fn what_is_deep_or_endless_is_refused_at_once() {
    let documents = Documents::sample().unwrap();
    let started = Instant::now();
    let deep = "[".repeat(1_000_000);
    assert_eq!(
        incoming(&deep, &documents).unwrap_err()[0].message.key,
        "document.too_deep"
    );
    let deep = format!("{}1{}", "{\"case\":".repeat(100_000), "}".repeat(100_000));
    assert_eq!(
        incoming(&deep, &documents).unwrap_err()[0].message.key,
        "document.too_deep"
    );
    let mut long: Value = serde_json::to_value(case()).unwrap();
    long["customer"]["name"] = json!("x".repeat(100_000));
    long["terms"]["plan"] = json!("y".repeat(100_000));
    let faults = incoming(&long.to_string(), &documents).unwrap_err();
    assert_eq!(
        in_words(&faults),
        [
            "customer.name: longer than allowed; the limit in characters: 200",
            "terms.plan: longer than allowed; the limit in characters: 60"
        ]
    );
    let mut many: Value = serde_json::to_value(case()).unwrap();
    for place in 0..100_000 {
        many["figures"]["manufacturing"][format!("downtime_hour_{place}")] = json!(1);
    }
    let faults = incoming(&many.to_string(), &documents).unwrap_err();
    assert_eq!(faults.len(), MOST_FAULTS);
    many["figures"] = json!({});
    for place in 0..100_000 {
        many[format!("figure{place}")] = json!(1);
    }
    let faults = incoming(&many.to_string(), &documents).unwrap_err();
    assert_eq!(faults.len(), MOST_FAULTS);
    assert!(
        started.elapsed() < Duration::from_secs(20),
        "{:?}",
        started.elapsed()
    );
}
