//! What a user types and chooses, and what becomes of it. No browser.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::float_cmp,
    missing_docs,
    reason = "a test says what is wrong by stopping"
)]

use proptest::prelude::*;
use worthwhile::case::CaseTiming;
use worthwhile::economics::Way;
use worthwhile::format::{Catalogue, Locale};
use worthwhile::playbook::AeTime;
use worthwhile::session::{Action, Documents, Field, MotionField, Session};

fn session(locale: Locale) -> Session {
    Session::new(Documents::sample().unwrap(), locale)
}

fn figure(id: &str) -> Field {
    Field::Figure(id.to_owned())
}

fn typed(session: &Session, field: &Field, text: &str) -> Session {
    session.apply(Action::Type(field.clone(), text.to_owned()))
}

#[track_caller]
fn problem(session: &Session, field: &Field) -> String {
    let draft = session.draft(field).expect("a draft waits");
    Catalogue::of(session.locale()).fill(&draft.problem, "EUR")
}

fn number(session: &Session, field: &Field) -> f64 {
    field.number(session.documents()).unwrap()
}

#[test]
fn a_good_number_enters_the_documents_in_the_readers_notation() {
    let hours = figure("downtime_hours");
    let german = typed(&session(Locale::De), &hours, "1.234,5");
    assert_eq!(number(&german, &hours), 1234.5);
    let english = typed(&session(Locale::En), &hours, "1,234.5");
    assert_eq!(number(&english, &hours), 1234.5);
}

#[test]
fn what_cannot_be_taken_waits_at_its_field_and_changes_nothing() {
    let start = session(Locale::En);
    let hours = figure("downtime_hours");
    for (text, words) in [
        ("", "Please enter a number."),
        ("-", "This number is not complete yet."),
        (
            "1.234,56",
            "This can be read in two ways. Did you mean 1,234.56?",
        ),
        ("-5", "must be between 0 and 1,000,000,000,000"),
        ("1e308", "must be between 0 and 1,000,000,000,000"),
        ("1e309", "This number is too large."),
        ("about 12", "This is not a number."),
    ] {
        let after = typed(&start, &hours, text);
        assert_eq!(problem(&after, &hours), words, "{text:?}");
        assert_eq!(after.draft(&hours).unwrap().text, text);
        assert_eq!(after.documents(), start.documents());
        assert!(
            after.undoable().is_none(),
            "nothing happened that could be taken back"
        );
    }
}

#[test]
fn limits_come_from_the_documents_schema() {
    let start = session(Locale::En);
    let win = Field::Motion(1, MotionField::WinRate);
    let after = typed(&start, &win, "0");
    assert_eq!(
        problem(&after, &win),
        "must be above 0% and at most 100%, got 0%"
    );
    let after = typed(&start, &win, "30.5");
    assert_eq!(number(&after, &win), 0.305);
    let after = typed(&start, &Field::Staff, "3.7");
    assert_eq!(problem(&after, &Field::Staff), "must be a whole number");
    let after = typed(&start, &Field::Quantity, "0");
    assert_eq!(
        problem(&after, &Field::Quantity),
        "must be at least 1 and at most 10,000,000, got 0"
    );
}

#[test]
fn a_figure_that_makes_the_model_impossible_says_so_at_its_field() {
    let start = session(Locale::En);
    let half = Field::Motion(0, MotionField::HalfAt);
    let waits = typed(&start, &half, "6000");
    assert!(
        waits.draft(&half).is_some(),
        "one in ten still buys at 5,000"
    );
    // Room is made at the other end, and the waiting figure is taken along.
    let done = typed(&waits, &Field::Motion(0, MotionField::TenthAt), "8000");
    assert!(done.drafts().is_empty());
    assert_eq!(number(&done, &half), 6000.0);
}

#[test]
fn a_hurdle_may_be_left_empty_and_then_is_not_demanded() {
    let start = session(Locale::En);
    let after = typed(&start, &Field::HurdlePayback, "");
    assert!(after.drafts().is_empty());
    assert_eq!(after.documents().case().hurdles.payback_months_max, None);
    let ceiling = |session: &Session| session.documents().deal().corridor.ceiling.price;
    assert!(ceiling(&after) > ceiling(&start));
}

#[test]
fn typing_on_in_one_field_is_one_step_to_take_back() {
    let start = session(Locale::En);
    let hours = figure("downtime_hours");
    let mut now = start.clone();
    for text in ["2", "20", "200"] {
        now = typed(&now, &hours, text);
    }
    now = typed(&now, &Field::Staff, "55");
    let once = now.apply(Action::Undo);
    assert_eq!(number(&once, &hours), 200.0);
    let twice = once.apply(Action::Undo);
    assert_eq!(twice.documents(), start.documents());
    assert!(twice.undoable().is_none());
    let again = twice.apply(Action::Redo).apply(Action::Redo);
    assert_eq!(again.documents(), now.documents());
}

#[test]
fn a_change_after_undo_starts_a_new_future() {
    let hours = figure("downtime_hours");
    let undone = typed(&session(Locale::En), &hours, "200").apply(Action::Undo);
    let other = typed(&undone, &hours, "300");
    assert!(other.redoable().is_none());
    assert_eq!(other.apply(Action::Undo).documents(), undone.documents());
}

#[test]
fn another_industry_keeps_the_figures_of_the_first() {
    let start = typed(&session(Locale::En), &figure("downtime_hours"), "77");
    let there = start.apply(Action::ChooseIndustry("technology".into()));
    assert_eq!(number(&there, &figure("tickets")), 1500.0);
    let back = there.apply(Action::ChooseIndustry("manufacturing".into()));
    assert_eq!(number(&back, &figure("downtime_hours")), 77.0);
}

#[test]
fn undo_and_another_industry_keep_what_waits_in_other_fields() {
    let start = typed(&session(Locale::En), &Field::Quantity, "abc");
    let hours = figure("downtime_hours");
    let waiting = typed(&typed(&start, &Field::Staff, "77"), &hours, "x");
    let undone = waiting.apply(Action::Undo);
    assert_eq!(undone.draft(&Field::Quantity).unwrap().text, "abc");
    let moved = waiting.apply(Action::ChooseIndustry("technology".into()));
    assert!(moved.draft(&Field::Quantity).is_some());
    assert!(moved.draft(&hours).is_none(), "the field is gone");
    let fresh = waiting.apply(Action::NewCustomer);
    assert!(fresh.drafts().is_empty());
}

#[test]
fn a_new_customer_has_nothing_of_the_last_one() {
    let fresh = session(Locale::En).apply(Action::NewCustomer);
    let case = fresh.documents().case();
    assert_eq!(case.customer.name, "");
    assert!(case.figures.is_empty());
    let back = fresh.apply(Action::Undo);
    assert_eq!(back.documents().case().customer.name, "Brandt Verpackungen");
}

#[test]
fn what_one_language_refuses_another_may_take() {
    let hours = figure("downtime_hours");
    let english = typed(&session(Locale::En), &hours, "1.234,56");
    let german = english.apply(Action::Speak(Locale::De));
    assert!(german.drafts().is_empty());
    assert_eq!(number(&german, &hours), 1234.56);
}

#[test]
fn names_are_text_and_nothing_else() {
    let name = |text: &str| {
        let after = typed(&session(Locale::En), &Field::CustomerName, text);
        after.documents().case().customer.name.clone()
    };
    assert_eq!(name("<b>Müller & Söhne</b>"), "<b>Müller & Söhne</b>");
    assert_eq!(name("two\nlines\u{7}"), "twolines");
    let long = typed(
        &session(Locale::En),
        &Field::CustomerName,
        &"x".repeat(100_000),
    );
    assert_eq!(
        problem(&long, &Field::CustomerName),
        "longer than allowed; the limit in characters: 200"
    );
}

#[test]
fn scarce_time_and_timing_are_choices_of_their_own() {
    let start = session(Locale::En);
    let booked = start.apply(Action::ChooseAeTime(AeTime::Booked));
    let first = booked.documents().deal().advice.first().unwrap().way;
    assert_eq!(first, Way::SelfService);
    let tei = start.apply(Action::ChooseTiming(CaseTiming::TeiYearEnd));
    let npv = |session: &Session| session.documents().deal().estimate.returns.npv;
    assert!(npv(&tei) > npv(&start));
    let unknown = start.apply(Action::ChoosePlan("no such plan".into()));
    assert_eq!(unknown.documents(), start.documents());
}

#[test]
fn a_slider_obeys_the_same_limits_as_typing() {
    let start = session(Locale::En);
    let cut = figure("downtime_cut");
    assert_eq!(
        number(&start.apply(Action::Slide(cut.clone(), 0.3)), &cut),
        0.3
    );
    let beyond = start.apply(Action::Slide(cut.clone(), 7.0));
    assert_eq!(beyond.documents(), start.documents());
    let nan = start.apply(Action::Slide(cut, f64::NAN));
    assert_eq!(nan.documents(), start.documents());
}

#[test]
fn the_sample_comes_back_whole() {
    let start = session(Locale::En);
    let changed = typed(&start, &Field::Motion(1, MotionField::LeadCost), "1");
    let back = changed.apply(Action::NewCustomer).apply(Action::Sample);
    assert_eq!(back.documents(), start.documents());
}

fn any_field() -> impl Strategy<Value = Field> {
    let motion = (0..4_usize, prop::sample::select(MotionField::ALL.to_vec()));
    prop_oneof![
        Just(Field::CustomerName),
        Just(Field::Staff),
        Just(Field::Quantity),
        Just(Field::HurdleRoi),
        Just(Field::HurdlePayback),
        Just(Field::HurdleShare),
        prop::sample::select(vec![
            "downtime_hours",
            "scrap_cut",
            "recapture",
            "no such input"
        ])
        .prop_map(figure),
        motion.prop_map(|(place, field)| Field::Motion(place, field)),
        (0..4_usize, 0..3_usize).prop_map(|(place, line)| Field::RoleHours(place, line)),
    ]
}

fn any_action() -> impl Strategy<Value = Action> {
    let text = prop_oneof![
        "[0-9]{1,4}([.,][0-9]{0,3})?",
        "[-+]?[0-9]{0,3}(e[0-9]{1,3})?",
        "\\PC{0,12}",
    ];
    prop_oneof![
        8 => (any_field(), text).prop_map(|(field, text)| Action::Type(field, text)),
        2 => (any_field(), any::<f64>()).prop_map(|(field, value)| Action::Slide(field, value)),
        1 => any_field().prop_map(Action::Discard),
        1 => prop::sample::select(vec!["manufacturing", "professional_services", "technology", "x"])
            .prop_map(|id| Action::ChooseIndustry(id.to_owned())),
        1 => (0..5_u32).prop_map(Action::ChooseTerm),
        1 => Just(Action::ChooseAeTime(AeTime::Booked)),
        1 => Just(Action::NewCustomer),
        1 => prop::sample::select(Locale::ALL.to_vec()).prop_map(Action::Speak),
        2 => Just(Action::Undo),
        1 => Just(Action::Redo),
    ]
}

proptest! {
    #[test]
    fn whatever_is_done_the_documents_work_out(actions in prop::collection::vec(any_action(), 1..25)) {
        let mut now = session(Locale::En);
        for action in actions {
            now = now.apply(action);
            let deal = now.documents().deal();
            prop_assert!(deal.recommended.npv.is_finite());
            for remedy in &deal.advice.ranked {
                prop_assert!(remedy.outcome.profit.is_finite());
                prop_assert!(remedy.outcome.win_rate.is_finite());
            }
        }
    }
}
