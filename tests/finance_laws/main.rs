//! What holds for investment arithmetic whatever the flows are.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test may stop at the first thing that is wrong"
)]

mod examples;

use proptest::prelude::*;
use worthwhile::finance::{
    Date, DatedFlow, Irr, Payback, discounted_payback, irr, mirr, npv, npv_excel, payback,
    recovers_within, xirr, xnpv,
};

/// Flows as a business plan has them: whole cents, up to a million, some of them zero.
fn flows() -> impl Strategy<Value = Vec<f64>> {
    let flow = prop_oneof![1 => Just(0), 6 => -100_000_000..100_000_000];
    let flows = prop::collection::vec(flow, 0..40);
    flows.prop_map(|flows| {
        flows
            .into_iter()
            .map(|cents| f64::from(cents) / 100.0)
            .collect()
    })
}

/// Outlays first, returns after: one change of sign.
fn conventional() -> impl Strategy<Value = Vec<f64>> {
    let amounts = |most| prop::collection::vec(100..1_000_000, 1..most);
    (amounts(4), amounts(60)).prop_map(|(outlays, returns)| {
        let outlays = outlays.into_iter().map(|amount| -f64::from(amount));
        outlays.chain(returns.into_iter().map(f64::from)).collect()
    })
}

/// Any number at all, the extremes often.
fn anything() -> impl Strategy<Value = f64> {
    let extremes = [0.0, -0.0, 1.0, -1.0, 1e308, -1e308, 5e-324, -5e-324, 1e-200];
    let undefined = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY];
    prop_oneof![
        2 => prop::sample::select(extremes.to_vec()),
        1 => prop::sample::select(undefined.to_vec()),
        3 => prop::num::f64::ANY,
        3 => -1e6..1e6,
    ]
}

fn days() -> impl Strategy<Value = Date> {
    (-200_000..2_000_000).prop_filter_map("a day", Date::from_days_since_epoch)
}

fn rates(found: &Irr) -> Vec<f64> {
    match found {
        Irr::None => Vec::new(),
        Irr::One(rate) => vec![*rate],
        Irr::Several { roots, .. } => roots.clone(),
    }
}

/// The flows of the product of `(1 + rate) x - 1`, whose value is zero at these rates alone.
fn with_rates(rates: &[f64]) -> Vec<f64> {
    rates.iter().fold(vec![1.0], |flows, rate| {
        let earlier = flows.iter().chain([&0.0]);
        let later = std::iter::once(&0.0).chain(&flows);
        earlier
            .zip(later)
            .map(|(earlier, later)| later * (1.0 + rate) - earlier)
            .collect()
    })
}

/// The present value against all that is moved to get there, both at `rate`.
fn relative_npv(rate: f64, flows: &[f64]) -> f64 {
    let moved: Vec<f64> = flows.iter().map(|flow| flow.abs()).collect();
    npv(rate, flows).unwrap() / npv(rate, &moved).unwrap()
}

proptest! {
    #[test]
    fn the_value_at_an_internal_rate_is_zero(flows in flows()) {
        for rate in rates(&irr(&flows)) {
            prop_assert!(relative_npv(rate, &flows).abs() < 1e-9, "{rate} for {flows:?}");
        }
    }

    #[test]
    fn every_rate_that_was_built_in_is_found(twentieths in prop::collection::btree_set(-10..40, 1..6)) {
        let built: Vec<f64> = twentieths.into_iter().map(|rate| f64::from(rate) / 20.0).collect();
        let found = rates(&irr(&with_rates(&built)));
        let close = found.iter().zip(&built).all(|(a, b)| (a - b).abs() < 1e-6);
        prop_assert!(found.len() == built.len() && close, "{found:?}, not {built:?}");
    }

    #[test]
    fn between_neighbouring_rates_the_value_keeps_its_sign(flows in flows()) {
        let found = rates(&irr(&flows));
        let ends = [-0.9, 10.0];
        let mut cuts: Vec<f64> = found.into_iter().chain(ends).collect();
        cuts.sort_by(f64::total_cmp);
        for pair in cuts.windows(2) {
            let inner = (1..20).map(|step| pair[0] + (pair[1] - pair[0]) * f64::from(step) / 20.0);
            let values = inner.map(|rate| relative_npv(rate, &flows)).filter(|value| value.abs() > 1e-9);
            let signs: Vec<bool> = values.map(|value| value > 0.0).collect();
            prop_assert!(signs.windows(2).all(|pair| pair[0] == pair[1]), "{pair:?} for {flows:?}");
        }
    }

    #[test]
    fn the_unit_of_money_changes_neither_rate_nor_payback(flows in flows(), exponent in -20..20) {
        let unit = 2.0_f64.powi(exponent);
        let scaled: Vec<f64> = flows.iter().map(|flow| flow * unit).collect();
        prop_assert_eq!(irr(&flows), irr(&scaled));
        prop_assert_eq!(payback(&flows), payback(&scaled));
        prop_assert_eq!(discounted_payback(0.1, &flows), discounted_payback(0.1, &scaled));
    }

    #[test]
    fn a_conventional_project_has_exactly_one_rate(flows in conventional()) {
        prop_assert!(matches!(irr(&flows), Irr::One(_)), "{:?} for {flows:?}", irr(&flows));
    }

    #[test]
    fn a_conventional_project_is_worth_less_at_a_higher_rate_up_to_its_own(flows in conventional()) {
        let own = irr(&flows).rate().unwrap();
        let steps = (0..10).map(|step| -0.5 + (own + 0.5) * f64::from(step) / 10.0);
        let values: Vec<f64> = steps.filter_map(|rate| npv(rate, &flows)).collect();
        prop_assume!(own > -0.5);
        prop_assert!(values.windows(2).all(|pair| pair[0] > pair[1]), "{values:?}");
    }

    #[test]
    fn a_payback_in_time_is_one_that_comes_in_time(flows in flows(), hundredths in 0_u16..5000) {
        let periods = f64::from(hundredths) / 100.0;
        let came = payback(&flows).periods();
        // The one scales the flows and the other does not: on the very limit they may differ.
        prop_assume!(came.is_none_or(|came| (came - periods).abs() > 1e-9));
        let in_time = came.is_some_and(|came| came <= periods);
        prop_assert_eq!(recovers_within(flows.iter().copied(), periods), in_time);
    }

    #[test]
    fn discounting_never_shortens_payback(
        outlay in 1.0_f64..1e6, later in flows(), rate in 0.0..2.0,
    ) {
        let flows: Vec<f64> = std::iter::once(-outlay).chain(later).collect();
        let simple = payback(&flows).periods();
        if let Some(discounted) = discounted_payback(rate, &flows).periods() {
            let simple = simple.unwrap();
            prop_assert!(discounted >= simple - 1e-9, "{simple} {discounted}");
        }
    }

    #[test]
    fn the_spreadsheet_value_is_one_period_off(flows in flows(), rate in -0.5..2.0) {
        let (today, shifted) = (npv(rate, &flows).unwrap(), npv_excel(rate, &flows).unwrap());
        prop_assert!((today - shifted * (1.0 + rate)).abs() <= 1e-9 * today.abs());
    }

    #[test]
    fn nothing_but_numbers_comes_out(
        flows in prop::collection::vec(anything(), 0..30), rate in anything(), other in anything(),
    ) {
        let values = [npv(rate, &flows), npv_excel(rate, &flows), mirr(&flows, rate, other)];
        let paybacks = [payback(&flows), discounted_payback(rate, &flows)];
        let numbers = values.into_iter().chain(paybacks.map(Payback::periods)).flatten();
        let found = rates(&irr(&flows));
        prop_assert!(found.iter().all(|rate| *rate > -1.0));
        prop_assert!(numbers.chain(found).all(f64::is_finite));
    }

    #[test]
    fn nothing_but_numbers_comes_out_of_dated_flows(
        flows in prop::collection::vec((days(), anything()), 0..20), rate in anything(),
    ) {
        let flows: Vec<_> = flows.into_iter().map(|(date, amount)| DatedFlow { date, amount }).collect();
        prop_assert!(xnpv(rate, &flows).is_none_or(f64::is_finite));
        prop_assert!(rates(&xirr(&flows)).iter().all(|rate| rate.is_finite() && *rate > -1.0));
    }

    #[test]
    fn a_day_is_read_back_from_its_number_and_its_text(date in days()) {
        prop_assert_eq!(Date::from_days_since_epoch(date.days_since_epoch()), Some(date));
        prop_assert_eq!(date.to_string().parse(), Ok(date));
    }

    #[test]
    fn any_text_is_a_day_or_a_problem(text in "[0-9-]{0,11}|\\PC*") {
        let day = text.parse::<Date>();
        prop_assert!(day.is_err() || day.is_ok_and(|day| day.to_string() == text));
    }
}
