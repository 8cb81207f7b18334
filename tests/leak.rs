//! Nothing of the vendor's leaves the room: whatever stands in the vendor's part of a playbook,
//! what the customer gets is the same, byte for byte. So nothing in it can be read off, not even
//! rounded, nor anything that follows from it.
#![cfg(feature = "vendor")]
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a test says what is wrong by stopping"
)]

use proptest::prelude::*;
use serde_json::Value;
use worthwhile::case::Case;
use worthwhile::cli;
use worthwhile::document::{read, read_value};
use worthwhile::finance::Date;
use worthwhile::format::Locale;
use worthwhile::playbook::{Playbook, sample};
use worthwhile::proposal::{Figures, Proposal, html, markdown};
use worthwhile::session::{Action, Documents, Session};
use worthwhile::workbook;

/// A word that stands nowhere but in the vendor's part.
const CANARY: &str = "Kanarienvogel";

/// The sample with other figures in the vendor's part: each number times one of `factors`, in
/// turn, where the playbook stays a good one; and how many were changed.
fn with_others(factors: &[f64]) -> (Playbook, usize) {
    let mut document: Value = serde_json::from_str(sample::PLAYBOOK).unwrap();
    let mut places = Vec::new();
    for (part, value) in document.as_object().unwrap() {
        if part != "public" {
            numbers(value, &format!("/{part}"), &mut places);
        }
    }
    let mut changed = 0;
    for (place, factor) in places.iter().zip(factors.iter().cycle()) {
        let slot = document.pointer_mut(place).unwrap();
        let before = slot.clone();
        *slot = (before.as_f64().unwrap() * factor).into();
        if read_value::<Playbook>(document.clone()).is_ok() {
            changed += 1;
        } else {
            *document.pointer_mut(place).unwrap() = before;
        }
    }
    for motion in document["motions"].as_array_mut().unwrap() {
        motion["name"] = CANARY.into();
    }
    (read_value(document).unwrap(), changed)
}

/// The places of all numbers in `value`.
fn numbers(value: &Value, at: &str, places: &mut Vec<String>) {
    match value {
        // Versions are no figures.
        Value::Number(_) if at != "/version" => places.push(at.to_owned()),
        Value::Object(fields) => {
            for (name, value) in fields {
                numbers(value, &format!("{at}/{name}"), places);
            }
        }
        Value::Array(entries) => {
            for (place, value) in entries.iter().enumerate() {
                numbers(value, &format!("{at}/{place}"), places);
            }
        }
        _ => {}
    }
}

/// Everything that the customer can get of `case`, by name.
fn public_outputs(playbook: &Playbook, case: &Case) -> Vec<(String, String)> {
    let documents = Documents::new(playbook.clone(), case.clone()).unwrap();
    let session = Session::new(documents, Locale::En);
    let (desk, case) = (session.documents().desk(), session.documents().case());
    let calculator = desk.calculator();
    let today: Date = "2026-11-23".parse().unwrap();
    let shared = session.shared().unwrap();
    let offer = shared.clone().with_offer(&playbook.public);
    let mut outputs = vec![
        ("case".to_owned(), serde_json::to_string(&**case).unwrap()),
        ("link".to_owned(), shared.for_link()),
        ("file".to_owned(), shared.for_file()),
        ("file with the offer".to_owned(), offer.for_file()),
    ];
    for (place, _) in playbook.public.roi_models.iter().enumerate() {
        let query = calculator.sql(place, "customers").unwrap();
        outputs.push((format!("query {place}"), query));
    }
    let figures = Figures::new(calculator, case).unwrap();
    for locale in Locale::ALL {
        let proposal = Proposal::new(&figures, &case.proposal, locale, today);
        let request = workbook::Request {
            calculator,
            case,
            locale,
            today,
        };
        let book = workbook::workbook(&request).unwrap();
        let named = |what: &str| format!("{what} in {}", locale.tag());
        outputs.push((named("proposal"), html(&proposal)));
        outputs.push((named("Markdown"), markdown(&proposal)));
        outputs.push((named("workbook"), format!("{book:?}")));
        let flow = workbook::cash_flow_csv(&request).unwrap();
        outputs.push((named("cash flow"), flow));
    }
    outputs
}

/// The sample customer at list terms, and with what the sample's advice would put on the table.
fn cases() -> Vec<Case> {
    let session = Session::new(Documents::sample().unwrap(), Locale::En);
    let advice = &session.documents().deal().advice;
    let picked = session.apply(Action::Pick(advice.first().unwrap().way));
    assert!(picked.documents().case().terms.agreed.is_some());
    [session, picked]
        .iter()
        .map(|session| (**session.documents().case()).clone())
        .collect()
}

fn no_difference(factors: &[f64]) -> Result<(), TestCaseError> {
    let sample: Playbook = read(sample::PLAYBOOK).unwrap();
    let (other, changed) = with_others(factors);
    prop_assert!(changed > 60, "only {changed} figures were changed");
    for case in cases() {
        let text = serde_json::to_string(&case).unwrap();
        let internal = |playbook: &Playbook| {
            let playbook = serde_json::to_string(playbook).unwrap();
            cli::advise(&playbook, &text).unwrap().to_string()
        };
        // What is internal does change, so that a figure that leaked would be seen.
        prop_assert_ne!(internal(&sample), internal(&other));
        let (ours, theirs) = (
            public_outputs(&sample, &case),
            public_outputs(&other, &case),
        );
        for ((name, ours), (_, theirs)) in ours.iter().zip(&theirs) {
            prop_assert!(
                ours == theirs,
                "{name} tells something of the vendor's part"
            );
            prop_assert!(
                !theirs.contains(CANARY),
                "{name} has a name of the vendor's"
            );
            prop_assert!(!ours.is_empty());
        }
    }
    Ok(())
}

#[test]
fn what_the_customer_gets_is_the_same_whatever_the_vendor_reckons_with() {
    no_difference(&[1.3, 0.9, 1.1]).unwrap();
}

proptest! {
    // Every output of two cases in three languages takes its time.
    #![proptest_config(ProptestConfig::with_cases(2))]

    #[test]
    fn and_so_with_any_other_figures(factors in prop::collection::vec(0.5..1.6_f64, 1..9)) {
        no_difference(&factors)?;
    }
}
