//! Terms on the table: what picking a remedy does to the deal, and what it leaves alone.
#![cfg(all(feature = "vendor", not(target_arch = "wasm32")))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_cmp,
    missing_docs,
    reason = "a test may stop at the first thing that is wrong"
)]

use worthwhile::case::Case;
use worthwhile::deal::{way_name, way_named};
use worthwhile::document::read;
use worthwhile::economics::{Constraint, Way};
use worthwhile::format::Locale;
use worthwhile::session::{Action, AgreedField, Documents, Field, Session};

fn session() -> Session {
    Session::new(Documents::sample().unwrap(), Locale::En)
}

fn ways() -> Vec<Way> {
    let sample = Documents::sample().unwrap();
    let ranked = sample.deal().advice.ranked.iter();
    ranked.map(|remedy| remedy.way).collect()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

#[test]
fn a_picked_remedy_gives_the_deal_its_terms_and_its_own_figures() {
    for way in ways().into_iter().filter(|way| *way != Way::Decline) {
        let picked = session().apply(Action::Pick(way));
        let documents = picked.documents();
        let agreement = documents.agreement().unwrap();
        let remedy = documents.deal().advice.get(way).unwrap();
        assert_eq!(agreement.remedy.terms, remedy.terms, "{way:?}");
        assert_eq!(agreement.remedy.commitment, remedy.commitment, "{way:?}");
        assert_eq!(agreement.remedy.fails, remedy.fails, "{way:?}");
        let (got, wanted) = (&agreement.remedy.outcome, &remedy.outcome);
        for (a, b) in [
            (got.win_rate, wanted.win_rate),
            (got.profit, wanted.profit),
            (got.acquisition_cost, wanted.acquisition_cost),
            (got.lifetime_value, wanted.lifetime_value),
        ] {
            assert!(near(a, b), "{way:?}: {a} and {b}");
        }
    }
}

#[test]
fn the_ranking_stays_that_of_the_list_price() {
    let before = session();
    for way in ways() {
        let after = before.apply(Action::Pick(way));
        assert_eq!(
            after.documents().deal().advice,
            before.documents().deal().advice
        );
        assert_eq!(
            after.documents().deal().corridor,
            before.documents().deal().corridor
        );
    }
}

#[test]
fn the_customer_sees_the_return_at_the_terms_on_the_table() {
    let picked = session().apply(Action::Pick(Way::OneOffCharge));
    let documents = picked.documents();
    // 6,000 a year and 2,300 at signature: 2,300 less than at list, on the first day.
    let list = documents.deal().estimate.returns.npv;
    assert!(near(documents.returns().npv, list - 2300.0));
    let back = picked.apply(Action::ListTerms);
    assert_eq!(back.documents(), session().documents());
    assert!(back.documents().agreement().is_none());
    assert!(back.apply(Action::Undo).documents().agreement().is_some());
    assert_eq!(
        picked.apply(Action::Undo).documents(),
        session().documents()
    );
}

#[test]
fn the_case_carries_what_the_customer_pays_and_nothing_of_the_vendors() {
    let picked = session().apply(Action::Pick(Way::LighterSaleAndPrice));
    let text = serde_json::to_string(&**picked.documents().case()).unwrap();
    let agreed = r#""agreed":{"price":6750.0,"one_off_charge":250.0,"recurring_charge":0.0,"years":1,"discount":0.0,"prepaid":false}"#;
    assert!(text.contains(agreed), "{text}");
    for secret in ["lighter", "win", "effort", "profit", "way"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    let again: Case = read(&text).unwrap();
    assert_eq!(again, **picked.documents().case());
    // How it is sold is kept beside it.
    let sample = Documents::sample().unwrap();
    let loaded = sample.with_case(|case| *case = again).unwrap();
    assert_eq!(loaded.way(), Way::AsIs);
    let kept = way_named(way_name(picked.documents().way())).unwrap();
    assert_eq!(loaded.sold(kept), *picked.documents());
}

#[test]
fn a_case_at_list_terms_says_nothing_of_agreed_ones() {
    let case = serde_json::to_string(&**session().documents().case()).unwrap();
    assert!(!case.contains("agreed"));
    // A way of selling that was kept for terms that are gone means nothing.
    let sample = Documents::sample().unwrap();
    assert_eq!(sample.sold(Way::LighterSale), sample);
}

#[test]
fn terms_that_no_longer_fit_stay_and_say_what_they_break() {
    let picked = session().apply(Action::Pick(Way::LighterSaleAndPrice));
    assert!(fails(&picked).is_empty());
    let hours = Field::Figure("downtime_hours".to_owned());
    let worse = picked.apply(Action::Slide(hours, 60.0));
    let agreed = worse.documents().case().terms.agreed.unwrap();
    assert_eq!(agreed.price, 6750.0);
    assert!(fails(&worse).contains(&Constraint::CustomerPayback));
    let dearer = Field::Agreed(AgreedField::Price);
    let absurd = picked.apply(Action::Slide(dearer, 60_000.0));
    assert!(fails(&absurd).contains(&Constraint::TrustRegion));
}

#[test]
fn an_amount_typed_at_list_terms_puts_terms_on_the_table() {
    let charge = Field::Agreed(AgreedField::OneOff);
    let start = session();
    assert_eq!(charge.number(start.documents()), Some(0.0));
    let typed = start.apply(Action::Type(charge.clone(), "1,500".to_owned()));
    let agreed = typed.documents().case().terms.agreed.unwrap();
    assert_eq!((agreed.price, agreed.one_off_charge), (6000.0, 1500.0));
    assert_eq!(typed.documents().way(), Way::AsIs);
    let bad = start.apply(Action::Type(charge.clone(), "-1".to_owned()));
    assert!(bad.draft(&charge).is_some());
    assert!(bad.documents().agreement().is_none());
}

#[test]
fn a_new_customer_starts_at_list_terms() {
    let picked = session().apply(Action::Pick(Way::LighterSale));
    let next = picked.apply(Action::NewCustomer);
    assert!(next.documents().agreement().is_none());
    assert_eq!(next.documents().way(), Way::AsIs);
}

#[test]
fn every_way_has_its_own_name() {
    for way in ways() {
        assert_eq!(way_named(way_name(way)), Some(way));
    }
    assert_eq!(way_named("by_fax"), None);
}

fn fails(session: &Session) -> &[Constraint] {
    &session.documents().agreement().unwrap().remedy.fails
}
