//! Formulas without a value in what might happen: it is said there, and nothing else is lost.
#![cfg(feature = "vendor")]
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a test says what is wrong by stopping"
)]

use worthwhile::case::Scenario;
use worthwhile::finance::Date;
use worthwhile::format::Locale;
use worthwhile::offer::Swing;
use worthwhile::proposal::{Figures, Proposal, markdown};
use worthwhile::session::{
    Action, Documents, Field, OwnEdit, OwnText, ScenarioEdit, ScenarioField, Session, Step,
};

fn figure(id: &str) -> Field {
    Field::Figure(id.to_owned())
}

fn typed(session: &Session, field: Field, text: &str) -> Session {
    let changed = session.apply(Action::Type(field, text.to_owned()));
    assert!(changed.drafts().is_empty(), "{:?}", changed.drafts());
    changed
}

/// The sample with a benefit of its own: half of what `baseline` says.
fn with_benefit(baseline: &str) -> Session {
    let start = Session::new(Documents::sample().unwrap(), Locale::En);
    let added = start.apply(Action::Own(OwnEdit::Add("Fewer trips".to_owned())));
    let own = added.documents().case().own_drivers()[0].clone();
    let formula = Field::Own(own.id.clone(), OwnText::Baseline);
    typed(
        &typed(&added, formula, baseline),
        figure(&own.saved()),
        "50",
    )
}

/// One that divides by nothing as soon as two figures are at their better ends at once.
const AT_BEST: &str =
    "10 money/year * 1 hour / (downtime_cut * change_hours + integration_cost / 1 money * 1 hour)";
/// One that divides by nothing in the lower part of a figure's range.
const BELOW_A_FIFTH: &str = "10 money/year / max(0, downtime_cut - 20%)";

#[test]
fn an_end_without_a_value_is_no_reason_to_leave_a_figure_out() {
    let session = with_benefit(BELOW_A_FIFTH);
    let documents = session.documents();
    let calculator = documents.desk().calculator();
    let swings = calculator.tornado(documents.case(), &documents.price());
    let swings = swings.unwrap();
    let first =
        calculator.model(documents.case()).unwrap().inputs[swings[0].input.unwrap()].clone();
    assert_eq!(first.id, "downtime_cut");
    assert_eq!((swings[0].at_low, swings[0].width()), (None, None));
    assert!(swings[0].at_high.unwrap() > documents.returns().npv);
    let widths: Vec<f64> = swings[1..].iter().filter_map(Swing::width).collect();
    assert_eq!(widths.len(), swings.len() - 1);
    assert!(widths.is_sorted_by(|a, b| a >= b), "{widths:?}");
}

#[test]
fn a_choice_that_has_no_value_is_not_taken_and_says_why_until_something_else_is_done() {
    let session = with_benefit(AT_BEST);
    let refused = session.apply(Action::ChooseScenario(Scenario::Optimistic));
    assert_eq!(refused.documents(), session.documents());
    let why = refused.refused().unwrap();
    assert_eq!(why.step, Step::Choice("step.scenario"));
    assert_eq!(why.problem.key, "formula.division_by_zero");
    let taken = refused.apply(Action::ChooseScenario(Scenario::Conservative));
    assert_eq!(taken.refused(), None);
    assert_ne!(taken.documents(), session.documents());
}

#[test]
fn a_slider_that_reaches_what_has_no_value_says_why() {
    let session = with_benefit(BELOW_A_FIFTH);
    let refused = session.apply(Action::Slide(figure("downtime_cut"), 0.2));
    assert_eq!(refused.documents(), session.documents());
    let why = refused.refused().unwrap();
    assert_eq!(why.step, Step::Field(figure("downtime_cut")));
    assert_eq!(why.problem.key, "formula.division_by_zero");
    let back = refused.apply(Action::Slide(figure("downtime_cut"), 0.25));
    assert_eq!(back.refused(), None);
}

fn proposal(session: &Session) -> String {
    let documents = session.documents();
    let figures = Figures::new(documents.desk().calculator(), documents.case()).unwrap();
    let day = Date::new(2026, 11, 23).unwrap();
    markdown(&Proposal::new(
        &figures,
        &documents.case().proposal,
        Locale::En,
        day,
    ))
}

#[test]
fn a_proposal_says_which_scenario_and_how_many_cases_have_no_value() {
    let session = with_benefit("1000 money/year * 120 hour/year / downtime_hours");
    let named = session.apply(Action::Scenarios(ScenarioEdit::Add("Shut down".to_owned())));
    let stops = ScenarioField::Figure("downtime_hours".to_owned());
    let text = proposal(&typed(&named, Field::Scenario(0, stops), "0"));
    assert!(
        text.contains("| Shut down | no value | – | – | – |"),
        "{text}"
    );
    assert!(
        text.contains("Shut down: no result, because a formula has no value"),
        "{text}"
    );
    assert!(!text.contains("of the cases drawn have no result"));
    let text = proposal(&with_benefit(BELOW_A_FIFTH));
    assert!(
        text.contains("% of the cases drawn have no result"),
        "{text}"
    );
    assert!(!text.contains("no result, because a formula has no value with these figures"));
}
