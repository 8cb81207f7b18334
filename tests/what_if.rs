//! What if: a base to come back to, what differs from it, and variants that outlive the page.
#![cfg(all(feature = "vendor", not(target_arch = "wasm32")))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a test may stop at the first thing that is wrong"
)]

use proptest::prelude::*;
use worthwhile::deal::KeyFigure;
use worthwhile::economics::Way;
use worthwhile::format::Locale;
use worthwhile::playbook::AeTime;
use worthwhile::session::{
    Action, AgreedField, Documents, Field, MOST_VARIANTS, MotionField, Session, Trial, Variant,
    read_variants, variants_file,
};

fn session() -> Session {
    Session::new(Documents::sample().unwrap(), Locale::En)
}

fn tried(session: &Session, trial: Trial) -> Session {
    session.apply(Action::Try(trial))
}

fn win(session: &Session, share: f64) -> Session {
    let field = Field::Motion(1, MotionField::WinRate);
    session.apply(Action::Slide(field, share))
}

fn keep(session: &Session, name: &str) -> Session {
    tried(session, Trial::Keep(name.to_owned()))
}

fn names(session: &Session) -> Vec<&str> {
    let variants = session.variants().iter();
    variants.map(|variant| variant.name.as_str()).collect()
}

#[test]
fn what_changed_since_the_base_is_told_by_its_place() {
    let on = tried(&session(), Trial::Toggle);
    assert!(on.base().unwrap().differences(on.documents()).is_empty());
    let changed = win(&on, 0.4)
        .apply(Action::Slide(Field::Figure("downtime_hours".into()), 150.0))
        .apply(Action::Slide(Field::Figure("downtime_cut".into()), 0.3))
        .apply(Action::ChooseAeTime(AeTime::Booked))
        .apply(Action::Pick(Way::LighterSale));
    let base = changed.base().unwrap();
    let found = base.differences(changed.documents());
    let paths: Vec<&str> = found.iter().map(|found| found.path.as_str()).collect();
    for path in [
        "figures.manufacturing.downtime_hours",
        "figures.manufacturing.downtime_cut",
        "terms.agreed.price",
        "way",
        "motions[1].win_rate",
        "capacity.ae_time",
    ] {
        assert!(paths.contains(&path), "{path} in {paths:?}");
    }
    for difference in &found {
        let known = base.at(difference) != changed.documents().at(difference);
        assert!(known, "{difference:?}");
    }
    let places: Vec<Option<Field>> = found.iter().map(|found| base.field_at(found)).collect();
    assert!(places.contains(&Some(Field::Motion(1, MotionField::WinRate))));
    assert!(places.contains(&Some(Field::Agreed(AgreedField::Price))));
    assert!(places.contains(&Some(Field::Figure("downtime_cut".into()))));
}

#[test]
fn everything_comes_back_to_the_base_and_that_can_be_undone() {
    let start = session();
    let changed = win(&tried(&start, Trial::Toggle), 0.4).apply(Action::Pick(Way::PriceUplift));
    let back = tried(&changed, Trial::BackToBase);
    assert_eq!(back.documents(), start.documents());
    assert!(back.base().is_some());
    let again = back.apply(Action::Undo);
    assert_eq!(again.documents(), changed.documents());
    let off = tried(&again, Trial::Toggle);
    assert!(off.base().is_none());
    assert_eq!(off.documents(), changed.documents());
    // Without a base there is nothing to come back to.
    assert_eq!(tried(&off, Trial::BackToBase), off);
}

#[test]
fn key_figures_are_those_of_the_screen() {
    let start = session();
    let of = |session: &Session, figure: KeyFigure| {
        let documents = session.documents();
        let agreement = documents.agreement().map(|agreement| &**agreement);
        figure.of(documents.desk(), documents.deal(), agreement)
    };
    assert_eq!(of(&start, KeyFigure::Recommended), Some(6750.0));
    assert_eq!(of(&start, KeyFigure::Gap), None);
    let edge = of(&win(&start, 0.4), KeyFigure::ZoneTo).unwrap();
    assert!((edge - 8107.5).abs() < 1.0, "{edge}");
    let picked = start.apply(Action::Pick(Way::SelfService));
    assert_eq!(of(&picked, KeyFigure::Recommended), Some(6750.0));
    let profit = of(&picked, KeyFigure::Profit).unwrap();
    assert!((profit - 238.0).abs() < 1.0, "{profit}");
}

#[test]
fn variants_are_kept_renamed_restored_and_deleted_and_each_can_be_undone() {
    let start = session();
    let better = keep(&win(&keep(&start, " As today\n"), 0.4), "Better");
    assert_eq!(names(&better), ["As today", "Better"]);
    let renamed = tried(&better, Trial::Rename(1, "40 %".to_owned()));
    assert_eq!(names(&renamed), ["As today", "40 %"]);
    assert_eq!(names(&renamed.apply(Action::Undo)), ["As today", "Better"]);
    assert_eq!(tried(&renamed, Trial::Rename(1, "  ".to_owned())), renamed);
    let restored = tried(&renamed, Trial::Restore(0));
    assert_eq!(restored.documents(), start.documents());
    assert_eq!(
        restored.apply(Action::Undo).documents(),
        renamed.documents()
    );
    let deleted = tried(&restored, Trial::Delete(0));
    assert_eq!(names(&deleted), ["40 %"]);
    let undone = deleted.apply(Action::Undo);
    assert_eq!(names(&undone), ["As today", "40 %"]);
    assert_eq!(names(&undone.apply(Action::Redo)), ["40 %"]);
    for nowhere in [Trial::Delete(9), Trial::Restore(9)] {
        assert_eq!(tried(&deleted, nowhere), deleted);
    }
}

#[test]
fn there_is_a_most_of_them_and_a_new_customer_has_none() {
    let mut full = session();
    for number in 0..MOST_VARIANTS + 3 {
        full = keep(&full, &number.to_string());
    }
    assert_eq!(full.variants().len(), MOST_VARIANTS);
    let next = tried(&full, Trial::Toggle).apply(Action::NewCustomer);
    assert!(next.variants().is_empty() && next.base().is_none());
    assert_eq!(next.apply(Action::Undo).variants().len(), MOST_VARIANTS);
}

#[test]
fn a_file_of_variants_reads_back_and_shares_playbooks() {
    let start = session();
    let two = keep(&start.apply(Action::Pick(Way::LighterSale)), "Light");
    let three = keep(&win(&two, 0.4), "Better");
    let text = variants_file(three.variants());
    let (read, faults) = read_variants(&text, start.documents());
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(&read, &**three.variants());
    assert_eq!(read[0].documents.way(), Way::LighterSale);
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(file["playbooks"].as_array().unwrap().len(), 2);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_there() {
    let start = session();
    let kept = keep(&keep(&start, "one"), "two");
    let mut file: serde_json::Value =
        serde_json::from_str(&variants_file(kept.variants())).unwrap();
    file["variants"][0]["case"]["terms"]["plan"] = "gone".into();
    let (read, faults) = read_variants(&file.to_string(), start.documents());
    assert_eq!(read.len(), 1);
    assert_eq!(faults[0].path, "variants[0].case.terms.plan");
    file["variants"][1]["playbook"] = 7.into();
    let (read, faults) = read_variants(&file.to_string(), start.documents());
    assert!(read.is_empty());
    assert_eq!(faults[1].path, "variants[1].playbook");
    file["playbooks"][0]["motions"] = "none".into();
    let (_, faults) = read_variants(&file.to_string(), start.documents());
    assert_eq!(faults[0].path, "playbooks[0].motions");
    file["version"] = 2.into();
    assert_eq!(
        read_variants(&file.to_string(), start.documents()).1.len(),
        1
    );
}

proptest! {
    #[test]
    fn no_text_at_all_breaks_the_start(text in ".*", cut in 0..3000_usize) {
        let start = session();
        let (read, faults) = read_variants(&text, start.documents());
        prop_assert!(read.is_empty() && !faults.is_empty());
        let whole = variants_file(keep(&start, "one").variants());
        let part: String = whole.chars().take(cut).collect();
        let (read, faults) = read_variants(&part, start.documents());
        prop_assert!(read.is_empty() && !faults.is_empty());
    }

    #[test]
    fn a_difference_is_found_for_every_field_that_changes(share in 0.01..0.99_f64, place in 0..3_usize) {
        let start = session();
        let field = Field::Motion(place, MotionField::Retention);
        let now = start.apply(Action::Slide(field.clone(), share));
        let found = start.documents().differences(now.documents());
        let fields: Vec<_> = found.iter().filter_map(|found| now.documents().field_at(found)).collect();
        prop_assert_eq!(fields, vec![field]);
        let variants = [Variant { name: "x".to_owned(), documents: now.documents().clone() }];
        let (read, faults) = read_variants(&variants_file(&variants), start.documents());
        prop_assert!(faults.is_empty());
        prop_assert_eq!(&read[..], &variants[..]);
    }
}
