//! What a user counts, doubts and imagines: drivers switched, claims halved, scenarios named.
#![cfg(feature = "vendor")]
#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    missing_docs,
    reason = "a test says what is wrong by stopping"
)]

use worthwhile::case::Scenario;
use worthwhile::format::{Catalogue, Locale};
use worthwhile::offer::price_paid;
use worthwhile::session::{
    Action, Counted, Documents, Field, MOST_SCENARIOS, ScenarioEdit, ScenarioField, Session,
};

fn session() -> Session {
    Session::new(Documents::sample().unwrap(), Locale::De)
}

fn driver(id: &str) -> Counted {
    Counted::Driver(id.to_owned())
}

fn typed(session: &Session, field: Field, text: &str) -> Session {
    session.apply(Action::Type(field, text.to_owned()))
}

fn edited(session: &Session, edit: ScenarioEdit) -> Session {
    session.apply(Action::Scenarios(edit))
}

fn full_run(session: &Session) -> f64 {
    let drivers = &session.documents().deal().estimate.situation.drivers;
    drivers.iter().map(|driver| driver.benefit.full_run).sum()
}

#[test]
fn a_driver_is_switched_on_and_off_and_back() {
    let start = session();
    let on = start.apply(Action::Count(driver("maintenance"), true));
    assert!((full_run(&on) - full_run(&start) - 12_000.0).abs() < 1e-9);
    assert_eq!(on.documents().case().driver_on("maintenance"), Some(true));
    // Off again is as the model proposes: nothing is kept, and undo leads there too.
    let off = on.apply(Action::Count(driver("maintenance"), false));
    assert_eq!(off.documents().case(), start.documents().case());
    assert_eq!(on.apply(Action::Undo).documents(), start.documents());
    assert_eq!(
        on.apply(Action::Undo).apply(Action::Redo).documents(),
        on.documents()
    );
    let without = start.apply(Action::Count(driver("scrap"), false));
    assert!((full_run(&start) - full_run(&without) - 3600.0).abs() < 1e-9);
    let unknown = start.apply(Action::Count(driver("nothing"), true));
    assert_eq!(unknown.documents(), start.documents());
}

#[test]
fn a_cost_is_switched_on() {
    let once = |session: &Session| {
        session
            .documents()
            .deal()
            .estimate
            .situation
            .project
            .other_costs[0]
    };
    let start = session();
    let on = start.apply(Action::Count(Counted::Cost("integration".to_owned()), true));
    assert!((once(&on) - once(&start) - 2000.0 * 1.1).abs() < 1e-9);
}

#[test]
fn what_is_switched_belongs_to_its_industry() {
    let on = session().apply(Action::Count(driver("maintenance"), true));
    let technology = on.apply(Action::ChooseIndustry("technology".to_owned()));
    let back = technology.apply(Action::ChooseIndustry("manufacturing".to_owned()));
    assert_eq!(technology.documents().case().driver_on("maintenance"), None);
    assert_eq!(back.documents().case(), on.documents().case());
}

#[test]
fn claim_and_delay_are_typed_and_emptied() {
    let start = session();
    let half = typed(&start, Field::ClaimShare, "50 %");
    let benefits = |session: &Session| session.documents().deal().estimate.returns.pv_benefits;
    assert!((benefits(&half) - benefits(&start) / 2.0).abs() < 1e-9);
    let late = typed(&start, Field::DelayMonths, "4,5");
    assert_eq!(late.documents().case().delay_months, Some(4.5));
    assert!(benefits(&late) < benefits(&start));
    assert_eq!(
        typed(&half, Field::ClaimShare, "").documents(),
        start.documents()
    );
    let above = typed(&start, Field::ClaimShare, "120");
    let draft = above.draft(&Field::ClaimShare).unwrap();
    let words = Catalogue::of(Locale::De).fill(&draft.problem, "EUR");
    assert!(words.contains("100"), "{words}");
    let too_late = typed(&start, Field::DelayMonths, "61");
    assert!(too_late.draft(&Field::DelayMonths).is_some());
}

#[test]
fn budget_and_revenue_are_amounts_that_may_stay_empty() {
    let session = typed(&session(), Field::HurdleBudget, "7.500 €");
    let session = typed(&session, Field::Revenue, "8000000");
    let case = session.documents().case();
    assert_eq!(
        (case.hurdles.budget, case.customer.revenue),
        (Some(7500.0), Some(8e6))
    );
    let empty = typed(&session, Field::HurdleBudget, "");
    assert_eq!(empty.documents().case().hurdles.budget, None);
}

#[test]
fn a_scenario_is_added_named_filled_and_removed() {
    let start = session();
    let one = edited(&start, ScenarioEdit::Add("  Halbe Zusage \n".to_owned()));
    let claim = Field::Scenario(0, ScenarioField::ClaimShare);
    let stops = Field::Scenario(0, ScenarioField::Figure("downtime_hours".to_owned()));
    let filled = typed(&typed(&one, claim.clone(), "50"), stops.clone(), "60");
    let filled = typed(&filled, Field::Scenario(0, ScenarioField::DelayMonths), "3");
    let scenario = &filled.documents().case().scenarios[0];
    assert_eq!(
        (scenario.name.as_str(), scenario.claim_share),
        ("Halbe Zusage", Some(0.5))
    );
    assert_eq!(
        (stops.number(filled.documents()), scenario.delay_months),
        (Some(60.0), Some(3.0))
    );
    // What is expected does not change with what might happen.
    assert_eq!(filled.documents().deal(), start.documents().deal());
    let documents = filled.documents();
    let (case, deal) = (documents.case(), documents.deal());
    let price = price_paid(case, &deal.estimate.quote);
    let all = documents
        .desk()
        .calculator()
        .scenarios(case, &price)
        .unwrap();
    assert!(all[3].outcome.as_ref().unwrap().1.npv < 0.0);

    let emptied = typed(&filled, stops.clone(), "");
    assert!(emptied.documents().case().scenarios[0].figures.is_empty());
    let renamed = edited(&filled, ScenarioEdit::Rename(0, "Anders".to_owned()));
    assert_eq!(renamed.documents().case().scenarios[0].name, "Anders");
    let wrong = typed(&renamed, claim.clone(), "500");
    assert!(wrong.draft(&claim).is_some());
    let gone = edited(&wrong, ScenarioEdit::Delete(0));
    assert_eq!(gone.documents(), start.documents());
    assert!(gone.drafts().is_empty());
    assert_eq!(gone.apply(Action::Undo).documents(), renamed.documents());
}

#[test]
fn scenarios_without_a_name_or_a_place_are_none() {
    let start = session();
    for edit in [
        ScenarioEdit::Add(" ".to_owned()),
        ScenarioEdit::Rename(0, "x".to_owned()),
        ScenarioEdit::Delete(3),
    ] {
        assert_eq!(edited(&start, edit), start);
    }
    let mut many = start;
    for number in 0..MOST_SCENARIOS + 3 {
        many = edited(&many, ScenarioEdit::Add(format!("{number}")));
    }
    assert_eq!(many.documents().case().scenarios.len(), MOST_SCENARIOS);
}

#[test]
fn the_optimistic_scenario_can_be_demanded() {
    let start = session();
    let best = start.apply(Action::ChooseScenario(Scenario::Optimistic));
    let ceiling = |session: &Session| session.documents().deal().corridor.ceiling.price;
    assert!(ceiling(&best) > ceiling(&start));
}

#[test]
fn differences_lead_to_their_fields() {
    let start = session();
    let changed = typed(&start, Field::ClaimShare, "50");
    let changed = edited(&changed, ScenarioEdit::Add("A".to_owned()));
    let filled = typed(
        &changed,
        Field::Scenario(0, ScenarioField::ClaimShare),
        "40",
    );
    let found = start.documents().differences(changed.documents());
    let fields: Vec<Option<Field>> = found
        .iter()
        .map(|difference| changed.documents().field_at(difference))
        .collect();
    assert!(fields.contains(&Some(Field::ClaimShare)));
    let found = changed.documents().differences(filled.documents());
    let field = filled.documents().field_at(&found[0]);
    assert_eq!(field, Some(Field::Scenario(0, ScenarioField::ClaimShare)));
}
