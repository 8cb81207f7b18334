//! The customer's hurdles are held against the worse end of what is uncertain.
#![cfg(feature = "vendor")]
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a test says what is wrong by stopping"
)]

use serde_json::{Value, json};
use worthwhile::deal::{Deal, Desk};
use worthwhile::document::read;
use worthwhile::playbook::{Playbook, sample};

/// The sample deal, with `change` made to playbook and case.
fn deal(change: impl FnOnce(&mut Value, &mut Value)) -> Deal {
    let mut playbook: Value = serde_json::from_str(sample::PLAYBOOK).unwrap();
    let mut case: Value = serde_json::from_str(sample::CASE).unwrap();
    case["hurdles"].as_object_mut().unwrap().remove("scenario");
    change(&mut playbook, &mut case);
    let desk = Desk::new(read::<Playbook>(&playbook.to_string()).unwrap()).unwrap();
    desk.deal(&read(&case.to_string()).unwrap()).unwrap()
}

fn expected(case: &mut Value) {
    case["hurdles"]["scenario"] = json!("expected");
}

fn near(one: f64, other: f64) {
    assert!((one - other).abs() <= 1e-9 * other.abs(), "{one} {other}");
}

#[test]
fn it_is_the_scenario_unless_switched() {
    let cautious = deal(|_, _| ());
    let likely = deal(|_, case| expected(case));
    assert!(cautious.corridor.ceiling.price < likely.corridor.ceiling.price);
    // What the customer sees of their return does not change with what they demand.
    assert_eq!(cautious.estimate.returns, likely.estimate.returns);
    assert_eq!(
        likely.estimate.hurdle_project,
        likely.estimate.situation.project
    );
}

/// The reductions at their low ends, and the slow ramp (10 %, 3 %, 10 % of which a quarter turns into money), without risk deduction; the figures
/// that the customer gave as they are.
#[test]
fn uncertain_figures_are_at_their_worse_end_and_given_ones_are_certain() {
    let project = deal(|_, _| ()).estimate.hurdle_project;
    let full =
        120.0 * 450.0 * 0.10 + 1_200_000.0 * 0.03 * 0.03 + 4.0 * 10.0 * 46.0 * 40.0 * 0.10 * 0.25;
    for (year, ramp) in [(1, 0.3), (2, 0.6), (3, 0.8)] {
        near(project.benefits[year], full * ramp);
    }
    // A figure that nobody gave is uncertain as well: 440 an hour at least.
    let unasked = deal(|_, case| {
        let figures = case["figures"]["manufacturing"].as_object_mut().unwrap();
        figures.remove("downtime_rate");
    });
    let less = 120.0 * 10.0 * 0.10;
    near(
        unasked.estimate.hurdle_project.benefits[3],
        0.8 * (full - less),
    );
}

#[test]
fn the_worse_end_of_a_cost_is_the_high_one() {
    let with = |high: f64| {
        deal(|playbook, _| {
            let inputs = playbook["public"]["roi_models"][0]["inputs"]
                .as_array_mut()
                .unwrap();
            let input = inputs
                .iter_mut()
                .find(|input| input["id"] == "rollout_hours");
            input.unwrap()["high"] = json!(high);
        })
    };
    let (sure, dear) = (with(40.0), with(80.0));
    let once = |deal: &Deal| deal.estimate.hurdle_project.other_costs[0];
    near(once(&dear), 2.0 * once(&sure));
}

#[test]
fn where_the_risk_deduction_alone_takes_more_it_stays() {
    let doubtful = deal(|playbook, _| {
        for driver in playbook["public"]["roi_models"][0]["drivers"]
            .as_array_mut()
            .unwrap()
        {
            driver["risk"] = json!(0.9);
        }
    });
    let estimate = &doubtful.estimate;
    assert_eq!(
        estimate.hurdle_project.benefits,
        estimate.situation.project.benefits
    );
}
