//! What holds for the customer's side, whatever flows.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a test may stop at the first thing that is wrong"
)]

use proptest::prelude::*;
use worthwhile::roi::{Benefit, Pert, Price, Project, Timing};

/// Projects over one to ten years; a cost may be a saving.
fn projects() -> impl Strategy<Value = Project> {
    let flow = prop_oneof![1 => Just(0.0), 6 => 0.0..1e6_f64];
    let cost = prop_oneof![2 => Just(0.0), 6 => 0.0..1e5_f64, 1 => -1e7..0.0_f64];
    let years = prop::collection::vec((flow, cost), 2..12);
    (years, 0.0..0.5_f64, any::<bool>()).prop_map(|(years, discount_rate, tei)| Project {
        discount_rate,
        benefits: (0..years.len())
            .map(|year| if year == 0 { 0.0 } else { years[year].0 })
            .collect(),
        once: Vec::new(),
        other_costs: years.iter().map(|(_, cost)| *cost).collect(),
        timing: if tei {
            Timing::TeiYearEnd
        } else {
            Timing::CashInAdvance
        },
    })
}

fn yearly(yearly: f64) -> Price {
    Price::yearly(yearly)
}

proptest! {
    #[test]
    fn at_the_ceiling_of_the_return_it_is_exactly_that(project in projects(), roi in 0.0..3.0_f64) {
        let ceiling = project.roi_ceiling(roi, &Price::yearly(0.0));
        let returns = project.returns(&yearly(ceiling));
        let size = returns.pv_benefits + project.pv_other_costs().abs();
        prop_assert!((returns.npv - roi * returns.pv_costs).abs() <= 1e-9 * size.max(1e-3));
    }

    #[test]
    fn at_the_ceiling_of_the_payback_it_still_pays_back_and_above_it_does_not(
        project in projects(), months in 1.0..60.0_f64, once in 0.0..1e5_f64,
    ) {
        let ceiling = project.payback_ceiling(months, &Price::yearly(0.0).and_once(once));
        let holds = |price| project.pays_back_within(months, &Price::yearly(price).and_once(once));
        let hair = 1e-9 * ceiling.abs().max(1.0);
        if ceiling > 0.0 {
            prop_assert!(holds(ceiling), "{ceiling}");
        }
        prop_assert!(!holds(ceiling + 1e3 * hair), "{ceiling}");
    }

    #[test]
    fn if_only_that_share_comes_true_nothing_is_gained_or_lost(
        project in projects(), price in 0.0..1e5_f64,
    ) {
        let returns = project.returns(&yearly(price));
        if let Some(share) = returns.must_be_true {
            let less = Project {
                benefits: project.benefits.iter().map(|flow| flow * share).collect(),
                ..project
            };
            let npv = less.returns(&yearly(price)).npv;
            prop_assert!(npv.abs() <= 1e-9 * returns.pv_costs.abs().max(1.0), "{npv}");
        }
    }

    #[test]
    fn net_is_benefits_less_costs_and_its_present_value_is_the_npv(
        project in projects(), price in 0.0..1e5_f64,
    ) {
        let returns = project.returns(&yearly(price));
        let flow = &returns.cash_flow;
        for (net, (benefit, cost)) in flow.net.iter().zip(flow.benefits.iter().zip(&flow.costs)) {
            prop_assert!((net - (benefit - cost)).abs() <= 1e-9 * (benefit + cost.abs()));
        }
        let size = returns.pv_benefits + returns.pv_costs.abs();
        let difference = returns.npv - (returns.pv_benefits - returns.pv_costs);
        prop_assert!(difference.abs() <= 1e-9 * size.max(1.0));
    }

    #[test]
    fn a_higher_price_never_helps_the_customer(
        project in projects(), price in 0.0..1e5_f64, more in 0.0..1e5_f64,
    ) {
        let (less, more) = (project.returns(&yearly(price)), project.returns(&yearly(price + more)));
        prop_assert!(more.npv <= less.npv + 1e-6);
    }

    #[test]
    fn a_ramp_and_a_risk_only_take_away(
        full_run in 0.0..1e6_f64, risk in 0.0..=1.0_f64,
        ramp in prop::collection::vec(0.0..=1.0_f64, 0..5), year in 1..12_usize,
    ) {
        let benefit = Benefit { baseline: 0.0, full_run, claim: 1.0, risk, ramp, once: false };
        prop_assert!((0.0..=full_run).contains(&benefit.in_year(year)));
    }

    #[test]
    fn a_pert_distribution_lies_where_it_should(
        a in -1e6..1e6_f64, b in -1e6..1e6_f64, c in -1e6..1e6_f64,
    ) {
        let mut points = [a, b, c];
        points.sort_by(f64::total_cmp);
        let [low, likely, high] = points;
        let Some(pert) = Pert::new(low, likely, high) else {
            prop_assert!(low >= high);
            return Ok(());
        };
        prop_assert!(low <= pert.mean() && pert.mean() <= high);
        prop_assert!((pert.alpha() + pert.beta() - 6.0).abs() < 1e-9);
        // The beta distribution's own formula, as a referee of the short one.
        let (alpha, beta, width) = (pert.alpha(), pert.beta(), high - low);
        let variance = alpha * beta / (36.0 * 7.0) * width * width;
        prop_assert!((pert.variance() - variance).abs() <= 1e-9 * width * width);
        prop_assert!((pert.mean() - low - alpha / 6.0 * width).abs() <= 1e-9 * width.max(1.0));
    }
}

#[test]
fn three_points_out_of_order_are_no_distribution() {
    assert_eq!(Pert::new(1.0, 0.5, 2.0), None);
    assert_eq!(Pert::new(1.0, 1.0, 1.0), None);
    assert_eq!(Pert::new(f64::NAN, 1.0, 2.0), None);
}
