//! What holds for the vendor's side, whatever the playbook says.
#![cfg(all(feature = "vendor", not(target_arch = "wasm32")))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_cmp,
    missing_docs,
    reason = "a test may stop at the first thing that is wrong"
)]

mod corridor;
mod documents;
mod motions;
mod scaling;

use motions::{COSTS, motions, outlooks, several};
use proptest::prelude::*;
use worthwhile::economics::{
    End, Graded, Lifetime, MinimumAcv, Motion, Outcome, Outlook, Reference, Response, Selling,
    Terms, dead_zones, first_viable,
};
use worthwhile::pricing::Commitment;

proptest! {
    #[test]
    fn zones_are_ordered_and_apart(motions in several(), outlook in outlooks()) {
        let zones = dead_zones(&motions, &outlook);
        for zone in &zones {
            prop_assert!(zone.lower.acv < zone.upper.acv);
        }
        for pair in zones.windows(2) {
            prop_assert!(pair[0].upper.acv <= pair[1].lower.acv);
        }
    }

    #[test]
    fn inside_a_zone_nothing_is_viable_and_at_its_edges_something_is(
        motions in several(), outlook in outlooks(), part in 0.0..1.0_f64,
    ) {
        for zone in dead_zones(&motions, &outlook) {
            let (low, high) = (zone.lower.acv, zone.upper.acv);
            let inside = low * (high / low).powf(part);
            prop_assert!(inside <= low || inside >= high || !viable(&motions, &outlook, inside));
            let below = if zone.cause == End::Effort { low * (1.0 - 1e-9) } else { low };
            prop_assert!(viable(&motions[zone.lower.motion..=zone.lower.motion], &outlook, below));
            prop_assert!(viable(&motions[zone.upper.motion..=zone.upper.motion], &outlook, high));
            prop_assert!(zone.holds(low) && !zone.holds(high));
        }
    }

    #[test]
    fn a_scan_of_the_axis_finds_the_same_zones(motions in several(), outlook in outlooks()) {
        let zones = dead_zones(&motions, &outlook);
        let found = scan(&motions, &outlook);
        // A zone narrower than a step of the scan is not seen by it.
        let wide = zones.iter().filter(|zone| zone.upper.acv / zone.lower.acv > STEP * STEP);
        for zone in wide {
            // Nor a viable range that narrow on either side of it.
            let (below, above) = (zone.lower.acv / STEP, zone.upper.acv * STEP);
            if !viable(&motions, &outlook, below) || !viable(&motions, &outlook, above) {
                continue;
            }
            let seen = found.iter().any(|(low, high)| {
                *low <= zone.lower.acv * STEP && *high >= zone.upper.acv / STEP
            });
            prop_assert!(seen || zone.lower.acv < FROM || zone.upper.acv > TO, "{zone:?} {found:?}");
        }
        for (low, high) in found {
            let starts = zones.iter().any(|zone| near(low, zone.lower.acv, STEP));
            let ends = zones.iter().any(|zone| near(high, zone.upper.acv, STEP));
            prop_assert!(starts && ends, "{low}..{high} not in {zones:?}");
        }
    }

    #[test]
    fn the_first_viable_size_is_viable_and_nothing_below_is(
        motions in several(), outlook in outlooks(), part in 0.0..0.999_f64,
    ) {
        if let Some(first) = first_viable(&motions, &outlook) {
            prop_assert!(viable(&motions, &outlook, first));
            prop_assert!(first == 0.0 || !viable(&motions, &outlook, first * part));
        }
    }

    #[test]
    fn a_higher_cost_never_lowers_a_minimum_size(
        motion in motions(), outlook in outlooks(), more in 1.0..10_000.0_f64,
    ) {
        let before = minimums(&motion, &outlook);
        for (name, raise) in COSTS {
            let mut dearer = motion;
            raise(&mut dearer, more);
            for (old, new) in before.iter().zip(minimums(&dearer, &outlook)) {
                prop_assert!(new >= *old * (1.0 - 1e-12), "{name}: {old} to {new}");
            }
        }
    }

    #[test]
    fn at_its_minimum_size_a_deal_just_meets_the_criterion(
        motion in motions(), outlook in outlooks(),
    ) {
        let minimum = MinimumAcv::of(&motion, &outlook);
        let life = motion.lifetime(&outlook);
        if let Some(acv) = minimum.break_even.filter(|acv| *acv > 0.0) {
            let (value, cost) = (motion.lifetime_value(&life, acv), motion.cost_of_sale(acv));
            let size = motion.gross_margin * life.revenue_years * acv;
            prop_assert!((value - cost).abs() <= 1e-9 * size);
        }
        if let Some(acv) = minimum.payback.filter(|acv| *acv > 0.0)
            && motion.yearly_contribution(acv) > 1e-6 * acv
        {
            let months = motion.payback_months(acv).unwrap();
            prop_assert!(near(months, motion.targets.payback_months, 1.0 + 1e-6));
        }
        if let Some(target) = minimum.target() {
            let both = minimum.ltv_cac.unwrap().max(minimum.payback.unwrap());
            prop_assert_eq!(target, both);
        }
    }

    #[test]
    fn a_fee_never_changes_the_lifetime_value(
        motion in motions(), outlook in outlooks(), list in 1.0..1e6_f64, fee in 0.0..1e6_f64,
    ) {
        let selling = selling(motion, &outlook);
        let reference = reference(&motion, list);
        let plain = Outcome::of(&selling, &reference, &Terms::price(list));
        let charged = Terms { fee, ..Terms::price(list) };
        let charged = Outcome::of(&selling, &reference, &charged);
        prop_assert_eq!(plain.lifetime_value, charged.lifetime_value);
        prop_assert!(charged.win_rate <= plain.win_rate);
    }

    #[test]
    fn who_stays_longer_pays_for_longer(
        outlook in outlooks(), expansion in -0.5..2.0_f64,
        one in 0.01..1.0_f64, other in 0.01..1.0_f64,
    ) {
        let years = |retention| Lifetime::new(&outlook, retention, expansion, &Commitment::YEARLY);
        let (less, more) = (years(one.min(other)), years(one.max(other)));
        prop_assert!(less.revenue_years <= more.revenue_years * (1.0 + 1e-12));
        prop_assert!(less.service_years <= more.service_years * (1.0 + 1e-12));
        for life in [less, more] {
            prop_assert!((0.0..=1.0).contains(&life.late_share));
        }
    }

    #[test]
    fn the_win_rate_falls_as_the_cost_rises_and_starts_where_it_should(
        win in 0.0001..0.9999_f64, lost in 0.0..0.99_f64, less in 0.0..5.0_f64, more in 0.0..5.0_f64,
    ) {
        let response = Response::new(win, lost);
        let (low, high) = (less.min(more), less.max(more));
        prop_assert!(response.win_rate(low) >= response.win_rate(high));
        prop_assert!(near(response.win_rate(1.0), win, 1.0 + 1e-9));
        prop_assert!((response.win_rate(1.1) - win * (1.0 - lost)).abs() <= 1e-9);
    }
}

fn minimums(motion: &Motion, outlook: &Outlook) -> [f64; 4] {
    let minimum = MinimumAcv::of(motion, outlook);
    [
        minimum.break_even,
        minimum.ltv_cac,
        minimum.payback,
        minimum.target(),
    ]
    .map(|size| size.unwrap_or(f64::INFINITY))
}

fn selling(motion: Motion, outlook: &Outlook) -> Selling {
    Selling {
        life: motion.lifetime(outlook),
        response: Response::new(motion.win_rate, 0.05),
        commitment: Commitment::YEARLY,
        price_years: 2.7,
        motion,
    }
}

fn reference(motion: &Motion, list_price: f64) -> Reference {
    Reference {
        list_price,
        price_years: 2.7,
        fee_aversion: 1.25,
        ae_hour: motion.ae_hourly_cost,
    }
}

/// Viability by its definition, not by the interval.
fn viable(motions: &[Graded], outlook: &Outlook, acv: f64) -> bool {
    let hair = 1e-9;
    motions.iter().any(|graded| {
        let motion = graded.at(acv);
        let target = minimums(motion, outlook)[3];
        let accepted = motion.accepted_by(acv) >= motion.acceptance_min * (1.0 - hair);
        let by_interval = graded
            .viability(outlook)
            .iter()
            .any(|range| range.holds(acv));
        let by_definition = acv >= target && accepted;
        // At an upper edge the two may differ by the last bits.
        by_interval
            || by_definition && motion.accepted_by(acv * (1.0 + hair)) >= motion.acceptance_min
    })
}

const FROM: f64 = 1.0;
const TO: f64 = 1e8;
const STEP: f64 = 1.01;

/// The gaps between viable sizes on a fine grid, by definition.
fn scan(motions: &[Graded], outlook: &Outlook) -> Vec<(f64, f64)> {
    let (mut zones, mut last_viable, mut at) = (Vec::new(), None, FROM);
    let mut gap = false;
    let tiers = motions.iter().flat_map(|graded| {
        let ends = graded.tiers().skip(1).map(|(from, _)| from);
        let ends: Vec<f64> = ends.chain([f64::INFINITY]).collect();
        graded.tiers().zip(ends)
    });
    let tiers: Vec<_> = tiers
        .map(|((from, motion), to)| (from.max(minimums(motion, outlook)[3]), to, motion))
        .collect();
    while at <= TO {
        let holds = tiers.iter().any(|(from, to, motion)| {
            at >= *from && at < *to && motion.accepted_by(at) >= motion.acceptance_min
        });
        if holds {
            if let Some(low) = last_viable.filter(|_| gap) {
                zones.push((low, at));
            }
            last_viable = Some(at);
        }
        gap = !holds;
        at *= STEP;
    }
    zones
}

fn near(a: f64, b: f64, factor: f64) -> bool {
    a <= b * factor * (1.0 + 1e-9) && b <= a * factor * (1.0 + 1e-9)
}
