//! `worthwhile publish`, as a script sees it.

use super::support::{Folder, worthwhile};
use super::{CASE, PLAYBOOK, sample};
use serde_json::json;

#[test]
fn the_offer_is_printed_and_what_it_tells_is_said_beside_it() {
    let run = worthwhile(&["publish", PLAYBOOK]);
    assert_eq!(run.code, 0);
    let folder = Folder::new();
    let offer = folder.write("offer.json", &run.output);
    assert_eq!(
        worthwhile(&["check", &offer]).json(),
        json!({"ok": true, "format": "worthwhile.offer"})
    );
    for line in [
        "What a reader of the offer can learn\n- Below €1,000 a year customers buy alone.\n",
        "- From €9,750 a year customers talk to you.\n",
        "What nobody can learn from it\n- Costs, ",
    ] {
        assert!(run.errors.contains(line), "{line} in {}", run.errors);
    }
    assert!(!run.errors.contains("last version"));
    // It serves the customer like the playbook itself.
    let returns = |source: &str| worthwhile(&["roi", source, CASE]).json();
    assert_eq!(returns(&offer), returns(PLAYBOOK));
}

#[test]
fn a_file_is_replaced_and_compared_with_the_one_before() {
    let folder = Folder::new();
    let offer = folder.path("offer.json");
    let first = worthwhile(&["publish", PLAYBOOK, "--output", &offer]);
    assert_eq!(first.code, 0);
    let answer: serde_json::Value = serde_json::from_str(&first.output).unwrap();
    assert_eq!(answer, json!({"ok": true, "written": [offer]}));
    assert_eq!(
        std::fs::read_to_string(&offer).unwrap(),
        worthwhile(&["publish", PLAYBOOK]).output
    );

    let again = ["publish", PLAYBOOK, "--last", &offer, "--output", &offer];
    assert!(
        worthwhile(&again)
            .errors
            .contains("Nothing has changed since the last version.")
    );

    let mut playbook = sample(PLAYBOOK);
    playbook["public"]["price_book"]["plans"][0]["price_per_unit"] = json!(108);
    let dearer = folder.write("dearer.json", &playbook.to_string());
    let run = worthwhile(&[
        "publish",
        &dearer,
        "--last",
        &offer,
        "--output",
        &offer,
        "--language",
        "de",
    ]);
    assert_eq!(run.code, 0);
    assert!(
        run.errors
            .contains("Änderungen seit der letzten Fassung\n- "),
        "{}",
        run.errors
    );
    assert!(run.errors.contains(": 96 → 108\n"), "{}", run.errors);
    assert!(std::fs::read_to_string(&offer).unwrap().contains("108"));
    assert!(!std::path::Path::new(&format!("{offer}.part")).exists());
}

#[test]
fn mistakes_are_named_under_the_file_that_has_them() {
    let folder = Folder::new();
    let no_offer = worthwhile(&["publish", PLAYBOOK, "--last", CASE]).mistakes();
    assert!(no_offer[0].starts_with(CASE), "{no_offer:?}");
    let broken = folder.write("broken.json", "{");
    let lines = worthwhile(&["publish", PLAYBOOK, "--last", &broken]).mistakes();
    assert!(lines[0].starts_with(&broken), "{lines:?}");
    let lines = worthwhile(&["publish", &broken, "--last", CASE]).mistakes();
    assert!(lines[0].starts_with(&broken), "{lines:?}");
    assert_eq!(
        worthwhile(&["publish", PLAYBOOK, "--last", "nowhere.json"]).code,
        1
    );
    let nowhere = worthwhile(&["publish", PLAYBOOK, "--output", "nowhere/offer.json"]);
    assert_eq!((nowhere.code, nowhere.output.as_str()), (1, ""));
    assert_eq!(
        worthwhile(&["publish", PLAYBOOK, "--language", "fr"]).code,
        2
    );
}

#[test]
fn the_schema_of_an_offer_knows_its_routes() {
    let schema = worthwhile(&["schema", "offer"]).json();
    let text = schema.to_string();
    assert_eq!(schema["title"], "Worthwhile offer");
    for name in ["routing", "checkout", "questions", "endpoint"] {
        assert!(text.contains(name), "{name}");
    }
    assert!(!text.contains("win_rate"));
}
