//! What holds for the customer's side, whatever flows.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a test may stop at the first thing that is wrong"
)]

use proptest::prelude::*;
use worthwhile::roi::{Benefit, Course, Pace, Pert, Price, Project, Timing};

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

fn course(monthly: bool, delay_months: f64, once: bool) -> Course {
    let pace = if monthly { Pace::Monthly } else { Pace::Yearly };
    Course {
        pace,
        delay_months,
        once,
    }
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
        let gross = flow.benefits.iter().chain(&flow.costs);
        let gross: f64 = gross.map(|flow| flow.abs()).sum();
        for (net, (benefit, cost)) in flow.net.iter().zip(flow.benefits.iter().zip(&flow.costs)) {
            prop_assert!((net - (benefit - cost)).abs() <= 1e-12 * gross);
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

    /// The shares are linear in the steps, and what the steps weigh is their present value.
    #[test]
    fn a_ramps_steps_weigh_what_its_shares_are_worth(
        steps in prop::collection::vec(0.0..=1.0_f64, 1..30), monthly in any::<bool>(),
        delay_months in 0.0..50.0_f64, once in any::<bool>(), horizon in 1..11_usize,
        rate in -0.3..0.5_f64,
    ) {
        let course = course(monthly, delay_months, once);
        let shares = course.shares(&steps, horizon);
        let worth: f64 = (1..).zip(&shares[..horizon]).map(|(t, s)| s / (1.0 + rate).powi(t)).sum();
        let weights = course.weights(steps.len(), horizon, rate);
        let weighed: f64 = weights.iter().zip(&steps).map(|(weight, step)| weight * step).sum();
        prop_assert!((worth - weighed).abs() <= 1e-9 * worth.abs().max(1.0), "{worth} {weighed}");
        if once {
            // What is set free is never more than there is, however often it is counted.
            let free: f64 = shares.iter().sum();
            prop_assert!((-1e-9..=1.0 + 1e-9).contains(&free), "{free}");
        } else {
            prop_assert!(shares.iter().all(|share| (-1e-9..=1.0 + 1e-9).contains(share)));
        }
    }

    /// A year's twelve equal months are the year; a month's delay takes a month.
    #[test]
    fn months_are_twelfths_of_years(
        years in prop::collection::vec(0.0..=1.0_f64, 1..5), delay_months in 0.0..30.0_f64,
        horizon in 1..8_usize,
    ) {
        let months: Vec<f64> = years.iter().flat_map(|step| [*step; 12]).collect();
        let by_year = course(false, delay_months, false).shares(&years, horizon);
        let by_month = course(true, delay_months, false).shares(&months, horizon);
        for (year, month) in by_year.iter().zip(&by_month) {
            prop_assert!((year - month).abs() <= 1e-9, "{by_year:?} {by_month:?}");
        }
    }

    /// Moving everything costs the interest; keeping the end costs the last months on top.
    #[test]
    fn three_costs_of_delay_answer_three_questions(
        project in projects(), price in 0.0..1e4_f64, months in 0.0..12.0_f64,
    ) {
        let returns = project.returns(&yearly(price));
        let delay = &returns.delay;
        let (years, end) = (months / 12.0, i32::try_from(project.horizon()).unwrap());
        let later = (1.0 + project.discount_rate).powf(-years);
        let size = 1e-9 * (returns.pv_benefits.abs() + returns.pv_costs.abs() + 1.0);
        prop_assert!((delay.shift(months) - returns.npv * (1.0 - later)).abs() <= size);
        let lost = months * delay.run_rate / (1.0 + project.discount_rate).powi(end);
        let same_end = delay.shift(months) + later * lost;
        prop_assert!((delay.same_end(months) - same_end).abs() <= size);
        prop_assert_eq!((delay.shift(0.0), delay.same_end(0.0)), (0.0, 0.0));
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

/// A project over two years without a discount.
fn two_years(benefit: f64, other_costs: [f64; 3]) -> Project {
    Project {
        discount_rate: 0.0,
        benefits: vec![0.0, benefit, benefit],
        once: Vec::new(),
        other_costs: other_costs.to_vec(),
        timing: Timing::CashInAdvance,
    }
}

#[test]
fn the_dust_of_a_rounding_is_neither_an_investment_nor_a_return() {
    let dust = 0.1 + 0.2 - 0.3;
    assert!(dust > 0.0);
    // Nothing is spent but 5e-17, ...
    let free = two_years(100.0, [dust, 0.0, 0.0]).returns(&yearly(0.0));
    // ... and nothing is left but 5e-17 a year.
    let lost = two_years(0.1 + 0.2, [100.0, 0.3, 0.3]).returns(&yearly(0.0));
    for (returns, net) in [(free, [0.0, 100.0, 100.0]), (lost, [-100.0, 0.0, 0.0])] {
        assert_eq!(returns.cash_flow.net, net);
        assert_eq!((returns.irr.rate(), returns.mirr), (None, None));
    }
    // A small flow is none the less a flow.
    let little = two_years(1e-6, [100.0, 0.0, 0.0]).returns(&yearly(0.0));
    assert!(little.irr.rate().is_some());
}

#[test]
fn three_points_out_of_order_are_no_distribution() {
    assert_eq!(Pert::new(1.0, 0.5, 2.0), None);
    assert_eq!(Pert::new(1.0, 1.0, 1.0), None);
    assert_eq!(Pert::new(f64::NAN, 1.0, 2.0), None);
}

#[test]
fn a_start_in_march_takes_two_months_of_the_first_year_and_gives_them_to_the_next() {
    let shares = course(false, 2.0, false).shares(&[0.5, 0.9, 1.0], 4);
    let wanted = [
        10.0 / 12.0 * 0.5,
        2.0 / 12.0 * 0.5 + 10.0 / 12.0 * 0.9,
        2.0 / 12.0 * 0.9 + 10.0 / 12.0,
        1.0,
    ];
    for (share, wanted) in shares.iter().zip(wanted) {
        assert!((share - wanted).abs() < 1e-12, "{shares:?}");
    }
    assert_eq!(
        course(false, 0.0, false).shares(&[0.5, 0.9, 1.0], 3),
        [0.5, 0.9, 1.0]
    );
}

#[test]
fn cash_is_set_free_as_the_ramp_rises_and_only_once() {
    let shares = course(false, 0.0, true).shares(&[0.5, 0.9, 1.0], 4);
    let wanted = [0.5, 0.4, 0.1, 0.0];
    for (share, wanted) in shares.iter().zip(wanted) {
        assert!((share - wanted).abs() < 1e-12, "{shares:?}");
    }
    // A month at full run is worth nothing of what comes once.
    let benefit = |once: bool| Benefit {
        baseline: 100.0,
        full_run: 100.0,
        claim: 1.0,
        risk: 0.0,
        ramp: course(false, 0.0, once).shares(&[1.0], 1),
        once,
    };
    let run_rate = |once: bool| {
        let benefits = [benefit(once), benefit(false)];
        let project = Project::new(1, 0.1, &benefits, vec![0.0; 2], Timing::CashInAdvance);
        project.returns(&yearly(0.0)).delay.run_rate
    };
    assert!((run_rate(true) - 100.0 / 12.0).abs() < 1e-12);
    assert!((run_rate(false) - 200.0 / 12.0).abs() < 1e-12);
}
