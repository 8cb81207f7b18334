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
use worthwhile::deal::Desk;
use worthwhile::document::{read, read_value};
use worthwhile::finance::Date;
use worthwhile::format::Locale;
use worthwhile::playbook::{Playbook, sample};
use worthwhile::proposal::{Figures, Proposal, html, markdown};
use worthwhile::publishing::Publication;
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

/// The offer made of `playbook`.
fn offer(playbook: Playbook) -> String {
    let desk = Desk::new(playbook).unwrap();
    Publication::new(&desk, None, Locale::En).file()
}

/// The same with prices as round as those of the sample: routes begin at steps of the price book,
/// which anybody can read off its prices.
fn with_round_prices(factors: &[f64]) -> Playbook {
    let (mut playbook, _) = with_others(factors);
    let sample: Playbook = read(sample::PLAYBOOK).unwrap();
    playbook.policy.price_step = sample.policy.price_step;
    playbook
}

/// `offer` without its routes, and they alone.
fn apart(offer: &str) -> (Value, Value) {
    let mut offer: Value = serde_json::from_str(offer).unwrap();
    let routes = offer["public"].as_object_mut().unwrap().remove("routing");
    (offer, routes.unwrap())
}

/// Where the vendor's figures leave the round routes as they are, the offer is the same byte for
/// byte; where they do not, nothing else of it is different.
fn only_routes_follow(factors: &[f64]) -> Result<(), TestCaseError> {
    let sample: Playbook = read(sample::PLAYBOOK).unwrap();
    let (ours, theirs) = (offer(sample), offer(with_round_prices(factors)));
    let ((rest, routes), (other_rest, other_routes)) = (apart(&ours), apart(&theirs));
    prop_assert_eq!(rest, other_rest);
    prop_assert_eq!(routes == other_routes, ours == theirs);
    prop_assert!(!theirs.contains(CANARY));
    Ok(())
}

#[test]
fn of_the_vendors_figures_only_round_routes_are_in_the_offer() {
    // Nothing that matters changes: the same routes, and so the same offer.
    only_routes_follow(&[1.0001]).unwrap();
    only_routes_follow(&[1.4, 0.7, 1.2]).unwrap();
    let (near, far) = (
        with_round_prices(&[1.0001]),
        with_round_prices(&[1.4, 0.7, 1.2]),
    );
    let sample = offer(read(sample::PLAYBOOK).unwrap());
    assert_eq!(offer(near), sample);
    assert_ne!(offer(far), sample, "no route follows from anything");
}

/// Every text of the vendor's with a word that stands nowhere else; ids stay ids of the same.
fn renamed(value: &mut Value, name: &str) {
    match value {
        Value::String(text) if ["id", "role", "motion"].contains(&name) => {
            *text = format!("{text}_{CANARY}");
        }
        Value::Array(entries) => entries.iter_mut().for_each(|entry| renamed(entry, name)),
        Value::Object(texts) if texts.contains_key("en") => *value = CANARY.into(),
        Value::Object(fields) => fields
            .iter_mut()
            .for_each(|(name, value)| renamed(value, name)),
        _ => {}
    }
}

#[test]
fn no_figure_and_no_word_of_the_vendors_stands_in_the_offer() {
    let playbook = with_round_prices(&[1.037_191, 1.023_917, 0.981_733]);
    let mut document = serde_json::to_value(playbook).unwrap();
    let mut figures = Vec::new();
    for (part, value) in document.as_object_mut().unwrap() {
        if part != "public" {
            renamed(value, part);
            let mut places = Vec::new();
            numbers(value, "", &mut places);
            let figure = |place: &String| value.pointer(place).unwrap().to_string();
            figures.extend(places.iter().map(figure));
        }
    }
    // What has many digits stands nowhere by chance.
    figures.retain(|figure| figure.trim_end_matches(".0").len() > 5);
    assert!(figures.len() > 60, "{figures:?}");
    let offer = offer(read_value(document.clone()).unwrap());
    for figure in &figures {
        assert!(!offer.contains(figure), "{figure} stands in the offer");
    }
    assert!(document.to_string().matches(CANARY).count() > 20);
    assert!(!offer.contains(CANARY));
    for key in [
        "motions",
        "team",
        "win_rate",
        "commission",
        "retention",
        "hours",
        "policy",
    ] {
        assert!(!offer.contains(&format!("\"{key}\":")), "{key}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn and_so_with_any_figures(factors in prop::collection::vec(0.5..1.6_f64, 1..9)) {
        only_routes_follow(&factors)?;
    }
}

proptest! {
    // Every output of two cases in three languages takes its time.
    #![proptest_config(ProptestConfig::with_cases(2))]

    #[test]
    fn and_so_with_any_other_figures(factors in prop::collection::vec(0.5..1.6_f64, 1..9)) {
        no_difference(&factors)?;
    }
}
