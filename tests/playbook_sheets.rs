//! What a playbook's optional parts change: effort by deal size, a lead funnel, the sales cycle.
#![cfg(feature = "vendor")]
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a test says what is wrong by stopping"
)]

use serde_json::{Value, json};
use worthwhile::deal::Desk;
use worthwhile::document::{Faults, read};
use worthwhile::economics::End;
use worthwhile::playbook::{FunnelSheet, Playbook, sample};

/// The sample playbook, with `change` made to it.
fn desk(change: impl FnOnce(&mut Value)) -> Result<Desk, Faults> {
    let mut playbook: Value = serde_json::from_str(sample::PLAYBOOK).unwrap();
    change(&mut playbook);
    Desk::new(read::<Playbook>(&playbook.to_string())?)
}

fn near(one: f64, other: f64) {
    assert!((one - other).abs() <= 1e-9 * other.abs(), "{one} {other}");
}

#[test]
fn larger_deals_take_what_their_step_says() {
    let review = json!([{
        "name": {"en": "Security review"}, "from": 12_000,
        "hours": [{"role": "se", "hours": 24}], "legal_cost": 2500
    }]);
    let desk = desk(|playbook| playbook["motions"][1]["steps"] = review).unwrap();
    let inside = &desk.motions()[1];
    assert_eq!(inside.at(11_999.99), inside.base());
    let heavy = inside.at(12_000.0);
    // 24 hours of 112.50; of a won deal all, of a lost one 70 %, for 30 % that are won.
    let hours = 24.0 * 112.5 * (0.3 + 0.7 * 0.7) / 0.3;
    near(heavy.fixed_cost_of_sale(), 6166.25 + hours + 2500.0);
    let zone = desk.zones()[1];
    assert_eq!((zone.lower.acv, zone.cause), (12_000.0, End::Effort));
    assert_eq!(desk.figures()[1].viability.len(), 2);
    // The lighter way takes the review as well.
    let (sheet, team) = (&desk.playbook().motions[1], &desk.playbook().team);
    let lighter = |acv| sheet.lighter(team, acv).unwrap();
    near(
        lighter(12_000.0).other_effort_cost - lighter(6000.0).other_effort_cost,
        24.0 * 112.5,
    );
    near(lighter(12_000.0).legal_cost, 2800.0);
}

#[test]
fn a_step_that_no_deal_reaches_changes_nothing() {
    let plain = desk(|_| ()).unwrap();
    let far = desk(|playbook| {
        let step = json!([{"name": {"en": "Never"}, "from": 1e12, "legal_cost": 1e6}]);
        playbook["motions"][1]["steps"] = step;
    });
    assert_eq!(plain.zones(), far.unwrap().zones());
}

#[test]
fn a_funnel_gives_the_lead_cost() {
    let desk = desk(|playbook| {
        playbook["motions"][1]["funnel"] = json!({
            "spend": 60, "leads": 1,
            "stages": [{"name": {"en": "Qualified"}, "rate": 0.2}, {"name": {"en": "Meets"}, "rate": 0.5}]
        });
    });
    let desk = desk.unwrap();
    near(desk.motions()[1].base().lead_cost, 600.0);
    // A month's spend over its opportunities.
    let month = FunnelSheet {
        spend: 9000.0,
        leads: 15.0,
        stages: Vec::new(),
    };
    near(month.lead_cost(), 600.0);
}

#[test]
fn a_long_cycle_makes_a_customer_worth_less_and_minimum_sizes_larger() {
    let base = desk(|_| ()).unwrap();
    let slow = desk(|playbook| playbook["motions"][1]["cycle_months"] = json!(7)).unwrap();
    let life = |desk: &Desk| desk.motions()[1].base().lifetime(desk.outlook());
    // 0.946: ECONOMICS.md 1.1.
    near(
        life(&slow).revenue_years / life(&base).revenue_years,
        1.1_f64.powf(-7.0 / 12.0),
    );
    let ratio = |desk: &Desk| desk.figures()[1].minimum.ltv_cac.unwrap();
    assert!(ratio(&slow) > ratio(&base));
}

#[test]
fn mistakes_have_their_place() {
    let faults = desk(|playbook| {
        playbook["motions"][1]["steps"] = json!([{
            "name": {"en": "Review"}, "from": 12_000, "hours": [{"role": "sr", "hours": 2}]
        }]);
    });
    let paths: Vec<String> = faults
        .unwrap_err()
        .into_iter()
        .map(|fault| fault.path)
        .collect();
    assert_eq!(paths, ["motions[1].steps[0].hours[0].role"]);
}
