//! A case goes out, is changed, comes back.

use crate::{calculator, case, fragment, in_words, opened, playbook, shared};
use serde_json::json;
use std::rc::Rc;
use worthwhile::format::Locale;
use worthwhile::link::{Headline, Shared};
use worthwhile::session::{Action, Documents, Field, Session, Trial, blank_case};

fn session() -> Session {
    Session::new(Documents::sample().unwrap(), Locale::En)
}

fn typed(session: &Session, id: &str, text: &str) -> Session {
    session.apply(Action::Type(Field::Figure(id.to_owned()), text.to_owned()))
}

/// The session after the link of another one was opened in it.
fn sent(from: &Session, to: &Session) -> Session {
    let link = fragment(&from.shared().unwrap());
    to.apply(Action::Receive(Rc::new(opened(&link).unwrap())))
}

fn paths(changes: &[worthwhile::session::Difference]) -> Vec<&str> {
    changes.iter().map(|change| change.path.as_str()).collect()
}

#[test]
fn there_and_back_each_side_sees_what_the_other_changed() {
    let vendor = typed(&session(), "downtime_hours", "100");
    let customer = Session::new(
        Documents::new(playbook(), blank_case(&playbook())).unwrap(),
        Locale::De,
    );
    let customer = sent(&vendor, &customer);
    assert_eq!(customer.documents().case(), vendor.documents().case());
    let start = customer.since_received().unwrap();
    assert_eq!((paths(&start.changes), start.before), (vec![], start.after));
    assert!(
        customer.changed_by_sender().is_none(),
        "it was made from nothing"
    );

    let customer = typed(&customer, "downtime_hours", "80");
    let customer = typed(&customer, "downtime_rate", "400");
    let customer = customer.apply(Action::Type(Field::Staff, "38".to_owned()));
    let changed = customer.since_received().unwrap();
    let places = [
        "customer.staff",
        "figures.manufacturing.downtime_hours",
        "figures.manufacturing.downtime_rate",
    ];
    assert_eq!(paths(&changed.changes), places);
    assert!(changed.after.npv < changed.before.npv);

    let vendor = sent(&customer, &vendor);
    let (theirs, after) = vendor.changed_by_sender().unwrap();
    assert_eq!(paths(&theirs.changes), places);
    assert_eq!(
        (theirs.before, theirs.after),
        (changed.before, changed.after)
    );
    assert_eq!(after.case(), customer.documents().case());
    assert_eq!(paths(&vendor.since_received().unwrap().changes), [""; 0]);

    // And once more: the customer sees what the vendor made of it.
    let vendor = typed(&vendor, "downtime_hours", "90");
    let customer = sent(&vendor, &customer);
    let (theirs, _) = customer.changed_by_sender().unwrap();
    assert_eq!(
        paths(&theirs.changes),
        ["figures.manufacturing.downtime_hours"]
    );
}

#[test]
fn the_figures_sent_are_those_of_the_public_offer() {
    let sent = shared().sent.unwrap();
    assert_eq!(sent.figures, Headline::of(calculator(), &case()).unwrap());
    let at_list = session().documents().deal().estimate.returns.clone();
    assert_eq!(sent.figures.npv, at_list.npv);
}

#[test]
fn undo_brings_back_the_case_that_was_open_and_what_belongs_to_it() {
    let before = typed(&session(), "downtime_hours", "5");
    let before = before.apply(Action::Try(Trial::Keep("mine".to_owned())));
    let mut other = shared();
    other.case.customer.name = "Somebody else".to_owned();
    let after = before.apply(Action::Receive(Rc::new(other.clone())));
    assert_eq!(after.documents().case().customer.name, "Somebody else");
    assert!(after.variants().is_empty());
    let back = after.apply(Action::Undo);
    assert_eq!(back.documents(), before.documents());
    assert_eq!(back.variants(), before.variants());
    assert!(back.received().is_none());
    let again = back.apply(Action::Redo);
    assert_eq!(again.received().map(|shared| &**shared), Some(&other));
    // Another customer is not compared with this one.
    assert!(again.apply(Action::NewCustomer).received().is_none());
    let forgotten = again.apply(Action::Forget);
    assert!(forgotten.received().is_none());
    assert!(forgotten.apply(Action::Undo).received().is_some());
}

#[test]
fn a_case_that_does_not_fit_opens_nothing() {
    let documents = session().documents().clone();
    let mut other = shared();
    other.case.terms.plan = "taem".to_owned();
    other.case.customer.industry = "mining".to_owned();
    other.case.figures.clear();
    let faults = documents.with_received(&other).unwrap_err();
    assert_eq!(
        in_words(&faults),
        [
            "terms.plan: “taem” is not defined; did you mean “team”?",
            "customer.industry: “mining” is not defined",
        ]
    );
    let unmoved = session().apply(Action::Receive(Rc::new(other)));
    assert_eq!(unmoved, session());
}

#[test]
fn a_case_of_another_vendor_or_currency_says_so() {
    let documents = session().documents().clone();
    let mut other = shared();
    let sent = other.sent.as_mut().unwrap();
    sent.vendor = "Acme".to_owned();
    sent.currency = "USD".to_owned();
    assert_eq!(
        in_words(&documents.with_received(&other).unwrap_err()),
        [
            ": This case was made for the offer of “Acme”; the playbook open here is that of “Linea”.",
            ": This case is in USD; the playbook open here is in EUR.",
        ]
    );
}

#[test]
fn another_version_of_the_model_is_told_and_compared_with_what_was_seen() {
    let mut newer = playbook();
    newer.public.roi_models[0].inputs[0].likely *= 2.0;
    newer.public.price_book.plans[0].price_per_unit *= 1.1;
    let there = Session::new(Documents::new(newer, case()).unwrap(), Locale::En);
    let there = there.apply(Action::Receive(Rc::new(shared())));
    assert_eq!(there.other_offer().unwrap().key, "received.other_both");
    let comparison = there.since_received().unwrap();
    assert_eq!(comparison.before, shared().sent.unwrap().figures);
    assert!(
        session()
            .apply(Action::Receive(Rc::new(shared())))
            .other_offer()
            .is_none()
    );
}

#[test]
fn a_bare_case_is_compared_with_itself() {
    let bare = Shared::read(&serde_json::to_string(&case()).unwrap()).unwrap();
    let opened = session().apply(Action::Receive(Rc::new(bare)));
    let changed = typed(&opened, "downtime_hours", "60")
        .since_received()
        .unwrap();
    assert_eq!(changed.before, Headline::of(calculator(), &case()).unwrap());
    assert_eq!(
        paths(&changed.changes),
        ["figures.manufacturing.downtime_hours"]
    );
}

#[test]
fn an_earlier_case_that_no_longer_fits_leaves_its_figures() {
    let mut value = shared().to_value();
    let mut earlier = serde_json::to_value(case()).unwrap();
    earlier["terms"]["plan"] = json!("gone");
    value["origin"] = json!({"case": earlier, "figures": {"npv": 7}});
    let shared = Shared::read_value(value).unwrap();
    let opened = session().apply(Action::Receive(Rc::new(shared)));
    let (theirs, _) = opened.changed_by_sender().unwrap();
    assert!(theirs.base.is_none());
    assert_eq!(theirs.before.npv, 7.0);
}
