//! The worked example's inputs as our types, and its figures by path.

use serde_json::Value;
use std::sync::OnceLock;
use worthwhile::case::Case;
use worthwhile::deal::{Deal, Desk};
use worthwhile::document::read;
use worthwhile::economics::*;
use worthwhile::playbook::{AeTime, Playbook, sample};
use worthwhile::pricing::Commitment;

fn golden() -> &'static Value {
    static GOLDEN: OnceLock<Value> = OnceLock::new();
    GOLDEN.get_or_init(|| {
        serde_json::from_str(include_str!("../golden/worked_example.json")).unwrap()
    })
}

pub fn expected(path: &[&str]) -> Value {
    path.iter().fold(golden()["expected"].clone(), |at, key| {
        at.get(key)
            .unwrap_or_else(|| panic!("no {key} in {path:?}"))
            .clone()
    })
}

pub fn inputs(path: &[&str]) -> Value {
    path.iter()
        .fold(golden()["inputs"].clone(), |at, key| at[key].clone())
}

#[track_caller]
pub fn near(got: f64, wanted: f64, what: &str) {
    let allowed = 1e-9 * wanted.abs().max(1e-9);
    assert!(
        (got - wanted).abs() <= allowed,
        "{what}: {got} instead of {wanted}"
    );
}

#[track_caller]
pub fn close(got: f64, path: &[&str]) {
    near(got, expected(path).as_f64().unwrap(), &path.join(" / "));
}

pub fn outlook() -> Outlook {
    let general = inputs(&["general"]);
    Outlook {
        discount_rate: general["discount_rate"].as_f64().unwrap(),
        horizon_years: 5,
        expansion_fade: general["expansion_fade"].as_f64().unwrap(),
        expansion_cap: general["expansion_cap"].as_f64().unwrap(),
        billing: Billing::YearlyInAdvance,
    }
}

pub fn motions() -> Vec<(&'static str, Motion)> {
    ["self-service", "inside sales", "enterprise"]
        .map(|name| (name, motion(name)))
        .to_vec()
}

pub fn motion(name: &str) -> Motion {
    let input = inputs(&["motions", name]);
    let number = |key: &str| input[key].as_f64().unwrap();
    let curve = input["acceptance_x50"]
        .as_f64()
        .zip(input["acceptance_x10"].as_f64());
    Motion {
        kind: if name == "self-service" {
            Kind::SelfService
        } else {
            Kind::Assisted
        },
        lead_cost: number("lead_cost"),
        ae_hours: number("ae_hours_won"),
        ae_hourly_cost: number("ae_hourly_cost"),
        other_effort_cost: number("se_hours_won") * number("se_hourly_cost"),
        lost_effort_share: number("lost_effort_share"),
        travel: number("travel_per_opportunity"),
        win_rate: number("win_rate"),
        legal_cost: number("legal_per_won"),
        onboarding_cost: number("onboarding_cost_per_won"),
        commission: number("commission_share"),
        gross_margin: number("gross_margin"),
        cost_to_serve: number("cost_to_serve_year"),
        retention: number("logo_retention_year"),
        expansion: number("expansion_year"),
        cycle_months: 0.0,
        targets: Targets {
            ltv_cac: number("target_ltv_cac"),
            payback_months: number("target_payback_months"),
        },
        acceptance: curve.and_then(|(half, tenth)| Acceptance::new(half, tenth)),
        acceptance_min: number("acceptance_min"),
    }
}

/// What the win rate is measured against in the worked example.
pub fn reference(ae_hour: f64) -> Reference {
    Reference {
        list_price: 6000.0,
        price_years: price_years(&Commitment::YEARLY),
        fee_aversion: 1.25,
        ae_hour,
    }
}

/// Present value of what the customer pays per unit of yearly price, three years in advance.
fn price_years(commitment: &Commitment) -> f64 {
    (0..3)
        .map(|year| commitment.paid_in(year) * 1.1_f64.powf(-f64::from(year)))
        .sum()
}

/// Selling through `motion`; customers answer to price as those of inside sales do.
pub fn selling(motion: Motion, commitment: Commitment) -> Selling {
    Selling {
        life: Lifetime::new(&outlook(), motion.retention, motion.expansion, &commitment),
        response: Response::new(0.3, 0.05).from_win_rate(motion.win_rate),
        price_years: price_years(&commitment),
        commitment,
        motion,
    }
}

/// Inside sales with its effort capped.
pub fn lighter() -> Motion {
    let input = inputs(&["effort_cap_remedy"]);
    let number = |key: &str| input[key].as_f64().unwrap();
    Motion {
        ae_hours: number("ae_hours_won"),
        other_effort_cost: number("se_hours_won") * 112.5,
        onboarding_cost: number("onboarding_cost_per_won"),
        win_rate: number("win_rate"),
        ..motion("inside sales")
    }
}

pub fn best_price(motion: &Motion, response: &Response) -> f64 {
    let life = motion.lifetime(&outlook());
    let effort = motion.ae_hours * motion.ae_hourly_cost + motion.other_effort_cost;
    let per_unit = motion.gross_margin * life.revenue_years - motion.commission;
    let per_win = life.service_years * motion.cost_to_serve
        + motion.legal_cost
        + motion.onboarding_cost
        + (1.0 - motion.lost_effort_share) * effort;
    response.best_price(6000.0, per_unit, per_win).unwrap()
}

pub fn playbook() -> Playbook {
    read(sample::PLAYBOOK).unwrap()
}

pub fn case() -> Case {
    read(sample::CASE).unwrap()
}

pub fn desk() -> Desk {
    Desk::new(playbook()).unwrap()
}

pub fn booked_deal() -> Deal {
    let mut playbook = playbook();
    playbook.capacity.ae_time = AeTime::Booked;
    Desk::new(playbook).unwrap().deal(&case()).unwrap()
}
