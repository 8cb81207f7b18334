//! What the desk says beside the advice: warnings, guardrails, the month, other definitions.
#![cfg(feature = "vendor")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a test says what is wrong by stopping"
)]

use serde_json::{Value, json};
use worthwhile::case::Case;
use worthwhile::deal::{Approval, Concession, Desk, Give, Warning};
use worthwhile::document::read;
use worthwhile::playbook::{DealValue, Playbook, sample};

fn desk(change: impl FnOnce(&mut Value)) -> Desk {
    let mut playbook: Value = serde_json::from_str(sample::PLAYBOOK).unwrap();
    change(&mut playbook);
    Desk::new(read::<Playbook>(&playbook.to_string()).unwrap()).unwrap()
}

fn case() -> Case {
    read(sample::CASE).unwrap()
}

fn near(one: f64, other: f64) {
    assert!(
        (one - other).abs() <= 1e-9 * other.abs().max(1e-9),
        "{one} {other}"
    );
}

const INSIDE: usize = 1;

#[test]
fn the_sample_is_warned_of_its_enterprise_customers_growth_alone() {
    let desk = desk(|_| ());
    assert_eq!(desk.warnings(0, 900.0), []);
    assert_eq!(desk.warnings(INSIDE, 6000.0), []);
    let [Warning::EndlessGrowth { motion: 2, nrr }] = desk.warnings(2, 150_000.0)[..] else {
        panic!("{:?}", desk.warnings(2, 150_000.0));
    };
    near(nrr, 0.92 * 1.2);
}

#[test]
fn each_mistake_is_warned_of_alone() {
    let inside = |change: &dyn Fn(&mut Value)| desk(|p| change(p)).warnings(INSIDE, 6000.0);
    let motion = INSIDE;
    let usual = inside(&|p| p["team"]["roles"][0]["usual_deal"] = json!(120_000));
    assert_eq!(
        usual,
        [Warning::Bracket {
            role: 0,
            usual: 120_000.0,
            acv: 6000.0
        }]
    );
    let quota = inside(&|p| p["team"]["roles"][0]["quota_year"] = json!(750_000));
    assert_eq!(
        quota,
        [Warning::Quota {
            role: 0,
            ratio: 7.5
        }]
    );
    let twice = inside(&|p| p["team"]["roles"][0]["base_pay"] = json!(100_000));
    assert_eq!(twice, [Warning::CommissionTwice { role: 0 }]);
    for source in [json!("opinion"), Value::Null] {
        let opinion = inside(&|p| p["motions"][1]["win_rate_from"] = source.clone());
        assert_eq!(opinion, [Warning::WinRate { motion }]);
    }
    let blended = inside(&|p| p["capacity"]["segments"][2]["acv"] = json!(2400));
    assert_eq!(
        blended,
        [Warning::Blended {
            smallest: 2400.0,
            largest: 25_000.0
        }]
    );
    let growth = inside(&|p| p["motions"][1]["expansion"] = json!(0.3));
    assert!(matches!(growth[0], Warning::EndlessGrowth { nrr, .. } if (nrr - 1.105).abs() < 1e-12));
    let far = inside(&|p| p["future"]["horizon_years"] = json!(9));
    assert!(matches!(far[..], [Warning::LateValue { share, .. }] if share > 0.4));
    for basis in [Some(DealValue::Tcv), Some(DealValue::Clv), None] {
        let value = inside(&|p| p["capacity"]["deal_value"] = serde_json::to_value(basis).unwrap());
        assert_eq!(value, [Warning::DealValue(basis)]);
    }
}

#[test]
fn a_month_times_twelve_is_not_a_year() {
    let with = |monthly: f64, retention: f64| {
        let desk = desk(|p| {
            p["motions"][1]["monthly_churn"] = json!(monthly);
            p["motions"][1]["retention"] = json!(retention);
        });
        desk.warnings(INSIDE, 6000.0)
    };
    assert_eq!(with(0.02, 0.98_f64.powi(12)), []);
    let warnings = with(0.02, 0.76);
    let Some(Warning::Churn {
        counted,
        twelvefold,
        ..
    }) = warnings.first()
    else {
        panic!("{warnings:?}");
    };
    near(*counted, 0.98_f64.powi(12));
    assert!(twelvefold);
    assert!(matches!(
        with(0.02, 0.9)[..],
        [Warning::Churn {
            twelvefold: false,
            ..
        }]
    ));
}

#[test]
fn the_guardrails_of_the_worked_example() {
    let (desk, case) = (desk(|_| ()), case());
    let deal = desk.deal(&case).unwrap();
    let rails = desk.guardrails(&case, &deal).unwrap();
    // 40 % is the most that anybody may grant, and the deal breaks even below that.
    near(rails.floor.unwrap(), 3600.0);
    near(rails.target, 6750.0);
    // The ceiling is 6,933; the next step would be 7,000.
    near(rails.stretch, 6750.0);
    let given: Vec<_> = (rails.concessions.iter())
        .map(|step| (step.what, step.terms.price, step.terms.fee, step.approval))
        .collect();
    assert_eq!(
        given,
        [
            (Give::OneOffCharge, 6750.0, 0.0, Approval::None),
            (Give::Uplift, 6000.0, 0.0, Approval::None),
            // 20 % off is 4,800: never rounded through the limit.
            (Give::Discount, 5000.0, 0.0, Approval::None),
            (Give::ApprovedDiscount, 4250.0, 0.0, Approval::By(0)),
            (Give::ApprovedDiscount, 3750.0, 0.0, Approval::By(1)),
        ]
    );
    assert_eq!(desk.approval(0.59), Approval::Nobody);
    assert_eq!(desk.approval(0.8), Approval::None);
    let losing: Vec<bool> = rails
        .concessions
        .iter()
        .map(Concession::loses_money)
        .collect();
    assert_eq!(losing, [false; 5]);
}

#[test]
fn the_least_of_those_who_may_grant_a_discount_is_asked() {
    let desk = desk(|p| p["policy"]["approvals"].as_array_mut().unwrap().reverse());
    assert_eq!(desk.approval(0.75), Approval::By(1));
    assert_eq!(desk.approval(0.65), Approval::By(0));
}

#[test]
fn nothing_is_negotiated_where_nobody_sells() {
    let mut case = case();
    case.terms.quantity = 5;
    let desk = desk(|_| ());
    let deal = desk.deal(&case).unwrap();
    assert_eq!((deal.motion, desk.guardrails(&case, &deal)), (0, None));
}

#[test]
fn the_team_of_document_002_closes_exactly() {
    let desk = Desk::new(sample::smb_team().unwrap()).unwrap();
    let pulse = desk.pulse().unwrap();
    near(pulse.opportunities, 10.0);
    near(pulse.served, 10.0);
    near(pulse.won, 3.0);
    near(pulse.won_acv, 75_000.0);
    let (open, a_month) = pulse.open.unwrap();
    near(open, 15.0);
    near(a_month, 75_000.0);
    // 900,000 a year on earnings of 120,000.
    let quota = Warning::Quota {
        role: 0,
        ratio: 7.5,
    };
    assert_eq!(desk.warnings(INSIDE, 25_000.0), [quota]);
}

/// The table of ECONOMICS.md 1.3, a customer of 10,000 without cost to serve.
#[test]
fn a_customer_is_worth_what_each_definition_says() {
    let desk = desk(|p| {
        p["motions"][1]["cost_to_serve"] = json!(0);
        p["motions"][1]["expansion"] = json!(0);
    });
    let worth = desk.worth(INSIDE, 10_000.0);
    for (got, table) in [
        (Some(worth.lifetime_value), 25_502.0),
        (worth.simple, 53_333.0),
        (worth.in_advance, 35_200.0),
        (worth.in_arrears, 32_000.0),
        (worth.first_not_counted, 27_200.0),
    ] {
        assert!((got.unwrap() - table).abs() < 0.5, "{got:?} {table}");
    }
    // A year paid ahead covers the cost of this sale.
    assert_eq!(worth.cash_payback, Some(0.0));
    assert!(worth.survival_payback.unwrap() > worth.payback.unwrap());
}
