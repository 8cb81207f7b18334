//! Generated models: whatever a model and a case say, workbook and engine agree.

use crate::support::{grid, made, public, wrong};
use proptest::prelude::*;
use serde_json::{Value, json};
use worthwhile::case::Case;
use worthwhile::document::read;
use worthwhile::format::Locale;
use worthwhile::offer::Calculator;
use worthwhile::playbook::sample;

fn ramps() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(0.0..=1.0_f64, 1..16)
}

fn step(monthly: bool) -> &'static str {
    if monthly { "month" } else { "year" }
}

/// A likely value with a range around it, if any; `most` is the limit.
fn ranges(most: f64) -> impl Strategy<Value = (Option<f64>, f64, Option<f64>)> {
    let three = prop::collection::vec(0.0..most, 3);
    (three, any::<bool>(), any::<bool>()).prop_map(|(mut three, low, high)| {
        three.sort_by(f64::total_cmp);
        (low.then_some(three[0]), three[1], high.then_some(three[2]))
    })
}

fn inputs() -> impl Strategy<Value = Vec<Value>> {
    let kind = || prop::sample::select(vec!["customer", "assumption"]);
    let one = |id: &'static str, unit: &'static str, most: f64| {
        (ranges(most), kind(), any::<bool>()).prop_map(move |((low, likely, high), kind, fixed)| {
            json!({"id": id, "name": id, "unit": unit, "low": low, "likely": likely, "high": high,
                "max": most, "kind": kind, "tier": "C", "spread": if fixed { "fixed" } else { "pert" }})
        })
    };
    (
        one("money", "money/year", 1e5),
        one("part", "%", 1.0),
        one("stock", "money", 1e5),
    )
        .prop_map(|(a, b, c)| vec![a, b, c])
}

fn drivers() -> impl Strategy<Value = Value> {
    let group = prop::option::of(prop::sample::select(vec!["a", "b"]));
    let category = prop::sample::select(vec!["cash", "time", "working_capital"]);
    let risk = prop::option::of(0.0..1.0_f64);
    let own = prop::option::of((ramps(), any::<bool>()));
    let start = prop::option::of(0.0..30.0_f64);
    let formulas = (0..3_usize, 0..4_usize, any::<bool>(), any::<bool>());
    (formulas, group, category, risk, own, start).prop_map(
        |((baseline, improvement, shared, optional), group, category, risk, own, start)| {
            let (ramp, monthly) = own.unzip();
            let baseline = match category {
                "working_capital" => ["stock", "stock * 2", "500"][baseline],
                _ => ["money", "half * 2", "max(money - 2000, 0)"][baseline],
            };
            let improvement = ["part", "part / 2 + 0.3", "0.8", "0.5 - part"][improvement];
            json!({"name": "D", "category": category, "optional": optional, "baseline": baseline,
                "improvement": improvement, "attribution": shared.then_some("0.5"),
                "recapture": shared.then_some("part"), "group": group, "risk": risk, "ramp": ramp,
                "ramp_step": step(monthly.unwrap_or(false)), "start_months": start})
        },
    )
}

fn costs() -> impl Strategy<Value = Value> {
    let timing = prop::sample::select(vec!["once", "first_year", "yearly"]);
    (timing, prop::option::of(0.0..1.0_f64), any::<bool>()).prop_map(|(timing, risk, optional)| {
        let formula = if timing == "yearly" { "money * part / 2" } else { "stock * part / 2" };
        json!({"name": "C", "formula": formula, "timing": timing, "risk": risk, "optional": optional})
    })
}

fn models() -> impl Strategy<Value = Value> {
    let slow = prop::option::of(prop::collection::vec(0.0..=1.0_f64, 1..4));
    let common = (ramps(), any::<bool>(), 0.0..20.0_f64, 1..7_u32, slow);
    let lists = (
        inputs(),
        prop::collection::vec(drivers(), 1..5),
        prop::collection::vec(costs(), 0..4),
    );
    (common, -0.2..0.4_f64, lists).prop_map(
        |((ramp, monthly, start, horizon, slow), rate, (inputs, mut drivers, mut costs))| {
            let named = drivers.iter_mut().zip(0..);
            named.for_each(|(driver, place)| driver["id"] = json!(format!("d{place}")));
            let named = costs.iter_mut().zip(0..);
            named.for_each(|(cost, place)| cost["id"] = json!(format!("c{place}")));
            // The slow one lies nowhere above, the fast one nowhere below the likely one.
            let range = slow.map(|slow| {
                let low: Vec<f64> = ramp.iter().map(|share| share * slow[0]).collect();
                let high: Vec<f64> = ramp
                    .iter()
                    .map(|share| 1.0 - (1.0 - share) * slow[0])
                    .collect();
                json!({"low": low, "high": high})
            });
            json!({
                "id": "manufacturing", "name": "M", "implementation_days": [30, 45],
                "horizon_years": horizon, "discount_rate": rate, "ramp": ramp, "ramp_range": range,
                "ramp_step": step(monthly), "start_months": start, "inputs": inputs,
                "formulas": [{"id": "half", "formula": "money / 2"}],
                "drivers": drivers, "costs": costs,
            })
        },
    )
}

fn hurdles() -> impl Strategy<Value = Value> {
    let demands = (
        prop::option::of(0.0..4.0_f64),
        prop::option::of(1.0..60.0_f64),
        prop::option::of(0.01..1.0_f64),
    );
    let scenario = prop::sample::select(vec!["conservative", "expected", "optimistic"]);
    (demands, scenario).prop_map(|((roi, payback, share), scenario)| {
        json!({"roi_min": roi, "payback_months_max": payback, "value_share_max": share,
            "scenario": scenario})
    })
}

fn cases() -> impl Strategy<Value = Value> {
    let shares = (
        prop::option::of(0.0..=1.0_f64),
        prop::option::of(0.0..24.0_f64),
    );
    let terms = (
        0.0..5e4_f64,
        0.0..2e4_f64,
        0.0..5e3_f64,
        1..6_u32,
        0.0..0.5_f64,
        any::<bool>(),
    );
    let given = (
        prop::option::of(0.0..1e5_f64),
        prop::option::of(0.0..1.0_f64),
        hurdles(),
    );
    (
        shares,
        terms,
        given,
        any::<bool>(),
        prop::option::of(any::<bool>()),
    )
        .prop_map(
            |(
                (claim, delay),
                (price, once, recurring, years, discount, prepaid),
                given,
                tei,
                on,
            )| {
                let mut case: Value = serde_json::from_str(sample::CASE).unwrap();
                let figures = [("money", given.0), ("part", given.1)];
                let figures = figures
                    .into_iter()
                    .filter_map(|(id, value)| Some((id.to_owned(), json!(value?))));
                let figures: serde_json::Map<String, Value> = figures.collect();
                case["figures"] = json!({"manufacturing": figures});
                if let Some(on) = on {
                    case["drivers"] = json!({"manufacturing": {"d0": on, "d1": !on}});
                }
                case["hurdles"] = given.2;
                case["claim_share"] = json!(claim);
                case["delay_months"] = json!(delay);
                case["timing"] = json!(if tei {
                    "tei_year_end"
                } else {
                    "cash_in_advance"
                });
                case["scenarios"] = json!([{"name": "Other", "claim_share": 0.7, "delay_months": 3,
                "figures": {"manufacturing": {"part": 0.25}}}]);
                case["terms"]["agreed"] = json!({"price": price, "one_off_charge": once,
                "recurring_charge": recurring, "years": years, "discount": discount,
                "prepaid": prepaid});
                case
            },
        )
}

/// An offer with one generated model, and a case of it; `None` where they do not fit.
pub fn pairs() -> impl Strategy<Value = (Calculator, Case)> {
    (models(), cases()).prop_filter_map(
        "drivers that the case switches must exist",
        |(model, mut case)| {
            let count = model["drivers"].as_array()?.len();
            if count < 2 {
                case["drivers"] = json!({});
            }
            let mut public = public();
            public.roi_models = vec![serde_json::from_value(model).ok()?];
            let case: Case = read(&case.to_string()).ok()?;
            let calculator = Calculator::new(public).ok()?;
            calculator
                .estimate(&case)
                .is_ok()
                .then_some((calculator, case))
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn workbook_and_engine_agree((calculator, case) in pairs()) {
        let book = made(&calculator, &case, Locale::En);
        let wrong = wrong(&grid(&book, 0), &calculator, &case);
        prop_assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
