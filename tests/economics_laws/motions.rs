//! Motions and futures as vendors have them.

use proptest::prelude::*;
use worthwhile::economics::{Acceptance, Billing, Graded, Kind, Motion, Outlook, Targets};

type Raise = fn(&mut Motion, f64);

/// Every cost of a sale and a way to raise it.
pub const COSTS: [(&str, Raise); 9] = [
    ("lead", |motion, more| motion.lead_cost += more),
    ("hours", |motion, more| motion.ae_hours += more / 100.0),
    ("wage", |motion, more| motion.ae_hourly_cost += more / 10.0),
    ("other roles", |motion, more| {
        motion.other_effort_cost += more;
    }),
    ("travel", |motion, more| motion.travel += more),
    ("legal", |motion, more| motion.legal_cost += more),
    ("onboarding", |motion, more| motion.onboarding_cost += more),
    ("commission", |motion, more| {
        motion.commission += more / 100_000.0;
    }),
    ("cost to serve", |motion, more| motion.cost_to_serve += more),
];

pub fn motions() -> impl Strategy<Value = Motion> {
    let costs = prop::array::uniform6(prop_oneof![1 => Just(0.0), 4 => 1.0..20_000.0_f64]);
    let hours = prop_oneof![1 => Just(0.0), 4 => 0.5..300.0_f64];
    let shares = (0.01..1.0_f64, 0.0..1.0_f64, 0.3..1.0_f64, 0.0..0.3_f64);
    let cycle = prop_oneof![Just(0.0), 0.0..24.0_f64];
    let future = (0.3..1.0_f64, -0.3..0.6_f64, cycle);
    let targets = (0.5..6.0_f64, 3.0..48.0_f64);
    let curve = prop::option::weighted(0.7, (10.0..100_000.0_f64, 1.1..10.0_f64, 0.05..0.95_f64));
    (
        costs,
        hours,
        20.0..300.0_f64,
        shares,
        future,
        targets,
        curve,
    )
        .prop_map(
            |(costs, ae_hours, wage, shares, future, targets, curve)| Motion {
                kind: Kind::Assisted,
                lead_cost: costs[0],
                ae_hours,
                ae_hourly_cost: wage,
                other_effort_cost: costs[1],
                lost_effort_share: shares.1,
                travel: costs[2],
                win_rate: shares.0,
                legal_cost: costs[3],
                onboarding_cost: costs[4],
                commission: shares.3,
                gross_margin: shares.2,
                cost_to_serve: costs[5] / 10.0,
                retention: future.0,
                expansion: future.1,
                cycle_months: future.2,
                targets: Targets {
                    ltv_cac: targets.0,
                    payback_months: targets.1,
                },
                acceptance: curve.and_then(|(half, ratio, _)| Acceptance::new(half, half * ratio)),
                acceptance_min: curve.map_or(0.5, |(_, _, least)| least),
            },
        )
}

/// Up to five motions, the light ones often light enough to be viable somewhere.
/// Some whose effort steps up with the deal's size.
pub fn several() -> impl Strategy<Value = Vec<Graded>> {
    let weight = prop::sample::select(vec![0.001, 0.03, 1.0]);
    let motion = (motions(), weight).prop_map(|(mut motion, weight)| {
        for cost in [
            &mut motion.lead_cost,
            &mut motion.ae_hours,
            &mut motion.other_effort_cost,
            &mut motion.travel,
            &mut motion.legal_cost,
            &mut motion.onboarding_cost,
            &mut motion.cost_to_serve,
        ] {
            *cost *= weight;
        }
        motion
    });
    let steps = prop::collection::vec((1.0..50_000.0_f64, 0.0..20_000.0_f64), 0..3);
    let graded = (motion, steps).prop_map(|(motion, mut steps)| {
        steps.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut heavier = motion;
        steps
            .into_iter()
            .fold(Graded::from(motion), |graded, (from, cost)| {
                heavier.legal_cost += cost;
                graded.from_size(from, heavier)
            })
    });
    prop::collection::vec(graded, 0..6)
}

pub fn outlooks() -> impl Strategy<Value = Outlook> {
    (
        0.0..0.5_f64,
        1..11_u32,
        0.0..=1.0_f64,
        1.0..10.0_f64,
        any::<bool>(),
    )
        .prop_map(
            |(discount_rate, horizon_years, expansion_fade, expansion_cap, monthly)| Outlook {
                discount_rate,
                horizon_years,
                expansion_fade,
                expansion_cap,
                billing: if monthly {
                    Billing::MonthlyInAdvance
                } else {
                    Billing::YearlyInAdvance
                },
            },
        )
}
