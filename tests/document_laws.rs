//! What holds for reading documents, whatever stands in them.
#![cfg(all(feature = "vendor", not(target_arch = "wasm32")))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a test may stop at the first thing that is wrong"
)]

use proptest::prelude::*;
use serde_json::{Value, json};
use worthwhile::case::Case;
use worthwhile::cli;
use worthwhile::document::{Document, Fault, Faults, read};
use worthwhile::format::{Catalogue, Locale};
use worthwhile::offer::Offer;
use worthwhile::playbook::{Playbook, sample};

proptest! {
    #[test]
    fn no_text_breaks_the_reader(text in any::<String>()) {
        prop_assert!(read::<Playbook>(&text).is_err());
        prop_assert!(read::<Offer>(&text).is_err());
        prop_assert!(read::<Case>(&text).is_err());
        prop_assert!(cli::check(&text).is_err());
    }

    #[test]
    fn no_value_breaks_the_reader(value in values()) {
        let text = value.to_string();
        prop_assert!(cli::check(&text).is_err());
        let mut case = parsed(sample::CASE);
        case["customer"] = value;
        in_order_or_not(&case);
    }

    #[test]
    fn no_change_of_a_sample_breaks_the_reader(
        changes in prop::collection::vec((any::<u64>(), edits()), 1..4),
    ) {
        for text in [sample::PLAYBOOK, sample::CASE] {
            let mut document = parsed(text);
            for (place, edit) in &changes {
                apply(&mut document, *place, edit);
            }
            in_order_or_not(&document);
        }
    }
}

/// A change somewhere in a document.
#[derive(Clone, Debug)]
enum Edit {
    Delete,
    Replace(Value),
    Add(String, Value),
    Double,
}

fn edits() -> impl Strategy<Value = Edit> {
    let name = prop_oneof![Just(String::new()), Just("id".to_owned()), any::<String>()];
    prop_oneof![
        1 => Just(Edit::Delete),
        4 => values().prop_map(Edit::Replace),
        1 => (name, values()).prop_map(|(name, value)| Edit::Add(name, value)),
        1 => Just(Edit::Double),
    ]
}

fn values() -> impl Strategy<Value = Value> {
    let numbers = [
        0.0, -1.0, 1.0, 0.5, 2.0, 40.0, 1e12, 1e300, -1e300, 5e-324, 1e-9,
    ];
    let texts = [
        "",
        "money/year",
        "1 / 0",
        "planners",
        "x",
        "team",
        "((((",
        "größe",
        "2^2^2^2^9",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        prop::sample::select(numbers.to_vec()).prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        prop::sample::select(texts.to_vec()).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((any::<String>(), inner), 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// Changes the value that stands `place`-th in the document.
fn apply(document: &mut Value, place: u64, edit: &Edit) {
    let count = count(document);
    let mut left = usize::try_from(place % u64::try_from(count).unwrap()).unwrap();
    change(document, &mut left, edit);
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum(),
        _ => 0,
    }
}

/// Walks to the place; `false` if the value there wants to be deleted by its owner.
fn change(value: &mut Value, left: &mut usize, edit: &Edit) -> bool {
    if *left == 0 {
        *left = usize::MAX;
        match (edit, value) {
            (Edit::Delete, _) => return false,
            (Edit::Replace(new), value) => *value = new.clone(),
            (Edit::Add(name, new), Value::Object(fields)) => {
                fields.insert(name.clone(), new.clone());
            }
            (Edit::Add(_, new), Value::Array(items)) => items.push(new.clone()),
            (Edit::Double, Value::Array(items)) => items.extend_from_within(..),
            _ => {}
        }
        return true;
    }
    if *left == usize::MAX {
        return true;
    }
    *left -= 1;
    match value {
        Value::Array(items) => items.retain_mut(|item| change(item, left, edit)),
        Value::Object(fields) => fields.retain(|_, item| change(item, left, edit)),
        _ => {}
    }
    true
}

/// Reads the document; if it is in order, every figure of it exists or says why not.
fn in_order_or_not(document: &Value) {
    let text = document.to_string();
    let outcome = if document["format"] == "worthwhile.playbook" {
        check_figures(cli::zones(&text));
        check_figures(cli::roi(&text, sample::CASE));
        check_figures(cli::advise(&text, sample::CASE));
        read::<Playbook>(&text).map(|_| ())
    } else {
        check_figures(cli::advise(sample::PLAYBOOK, &text));
        read::<Case>(&text).map(|_| ())
    };
    if let Err(faults) = outcome {
        assert!(!faults.is_empty());
        for fault in faults {
            assert_ne!(fault.message.key, "document.unreadable", "{fault:?}");
        }
    }
}

fn check_figures(outcome: Result<Value, Faults>) {
    if let Ok(figures) = outcome {
        let text = figures.to_string();
        assert!(!text.contains("out_of_range"), "{text}");
    }
}

fn in_words(faults: &[Fault]) -> Vec<String> {
    let words = Catalogue::of(Locale::En);
    let mut lines: Vec<_> = faults
        .iter()
        .map(|fault| format!("{}: {}", fault.path, words.fill(&fault.message, "")))
        .collect();
    lines.sort();
    lines
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[track_caller]
fn mistakes<T: Document>(document: &Value) -> Vec<String> {
    match read::<T>(&document.to_string()) {
        Ok(_) => Vec::new(),
        Err(faults) => in_words(&faults),
    }
}

#[test]
fn samples_survive_writing_and_reading() {
    let playbook: Playbook = read(sample::PLAYBOOK).unwrap();
    let again: Playbook = read(&serde_json::to_string(&playbook).unwrap()).unwrap();
    assert_eq!(playbook, again);
    let case: Case = read(sample::CASE).unwrap();
    let again: Case = read(&serde_json::to_string_pretty(&case).unwrap()).unwrap();
    assert_eq!(case, again);
}

#[test]
fn five_mistakes_are_five_lines() {
    let mut case = parsed(sample::CASE);
    case["customer"]["staff"] = json!(0);
    case["customer"]["nmae"] = json!("Brandt");
    case["terms"]["quantity"] = json!("forty");
    case["hurdles"]["value_share_max"] = json!(1.5);
    case["timing"] = json!("yesterday");
    assert_eq!(
        mistakes::<Case>(&case),
        [
            "customer.nmae: unknown field; did you mean “name”?",
            "customer.staff: must be at least 1 and at most 10,000,000, got 0",
            "hurdles.value_share_max: must be above 0 and at most 1, got 1.5",
            "terms.quantity: expected a whole number, got \"forty\"",
            "timing: must be one of \"cash_in_advance\", \"tei_year_end\", got \"yesterday\"",
        ]
    );
}

#[test]
fn a_limit_that_is_excluded_is_no_value() {
    let mut playbook = parsed(sample::PLAYBOOK);
    playbook["motions"][1]["win_rate"] = json!(0);
    playbook["motions"][1]["acceptance"]["least"] = json!(1);
    playbook["motions"][2]["retention"] = json!(1);
    assert_eq!(
        mistakes::<Playbook>(&playbook),
        [
            "motions[1].acceptance.least: must be above 0 and below 1, got 1",
            "motions[1].win_rate: must be above 0 and at most 1, got 0",
        ]
    );
}

#[test]
fn what_only_the_whole_shows() {
    let mut playbook = parsed(sample::PLAYBOOK);
    let role = playbook["team"]["roles"][0].clone();
    playbook["team"]["roles"].as_array_mut().unwrap().push(role);
    let model = &mut playbook["public"]["roi_models"][0];
    model["costs"][1]["id"] = json!("rollout");
    model["inputs"][2]["likely"] = json!(25);
    model["inputs"][0]["unit"] = json!("hour//year");
    model["inputs"][3]["id"] = json!("not");
    playbook["motions"][0]["acceptance"]["tenth_at"] = json!(900);
    let lines = mistakes::<Playbook>(&playbook);
    for wanted in [
        "team.roles[3].id: stands twice; it must be unique",
        "public.roi_models[0].costs[1].id: stands twice; it must be unique",
        "public.roi_models[0].inputs[2].likely: must be at least 0.1 and at most 1, got 25",
        "public.roi_models[0].inputs[0].unit: “” is not a unit",
        "public.roi_models[0].inputs[3].id: “not” cannot be used as a name: use letters, digits \
         and _, a letter first, and none of and, or, not, staff",
        "motions[0].acceptance.tenth_at: must be above half_at",
    ] {
        assert!(lines.contains(&wanted.to_owned()), "{wanted}\n{lines:#?}");
    }
}

#[test]
fn a_newer_version_is_refused_before_anything_else() {
    let mut playbook = parsed(sample::PLAYBOOK);
    playbook["version"] = json!(7);
    playbook["motions"] = json!("different in version 7");
    assert_eq!(
        mistakes::<Playbook>(&playbook),
        [": version 7 is newer than this program, which reads versions up to 1"]
    );
}

#[test]
fn a_whole_number_may_be_written_with_a_decimal_point() {
    let mut case = parsed(sample::CASE);
    case["customer"]["staff"] = json!(40.0);
    case["version"] = json!(1.0);
    assert_eq!(mistakes::<Case>(&case), [""; 0]);
    case["customer"]["staff"] = json!(40.5);
    assert_eq!(
        mistakes::<Case>(&case),
        ["customer.staff: expected a whole number, got 40.5"]
    );
}

#[test]
fn days_of_implementation_have_a_limit() {
    let mut playbook = parsed(sample::PLAYBOOK);
    playbook["public"]["roi_models"][0]["implementation_days"] = json!([45, 5e9]);
    assert_eq!(
        mistakes::<Playbook>(&playbook),
        [
            "public.roi_models[0].implementation_days[1]: must be at least 0 and at most 3,650, got \
          5,000,000,000"
        ]
    );
}

#[test]
fn figures_beyond_the_limits_of_their_input() {
    let mut case = parsed(sample::CASE);
    case["figures"]["manufacturing"]["planning_hours"] = json!(81);
    case["figures"]["manufacturing"]["planers"] = json!(4);
    case["figures"]["mining"] = json!({"depth": 1});
    let faults = cli::advise(sample::PLAYBOOK, &case.to_string()).unwrap_err();
    assert_eq!(
        in_words(&faults),
        [
            "figures.manufacturing.planers: “planers” is not defined; did you mean “planners”?",
            "figures.manufacturing.planning_hours: must be at least 0 and at most 80, got 81",
            "figures.mining: “mining” is not defined",
        ]
    );
}

#[test]
fn a_byte_order_mark_is_no_mistake_and_a_huge_text_is() {
    assert!(read::<Case>(&format!("\u{feff}{}", sample::CASE)).is_ok());
    let huge = " ".repeat(4_000_001);
    assert_eq!(
        in_words(&read::<Case>(&huge).unwrap_err()),
        [": larger than 4 MB; no document is"]
    );
    let deep = "[".repeat(100_000);
    assert_eq!(read::<Case>(&deep).unwrap_err().len(), 1);
}
