//! The two ways to a net present value agree, whatever a model and a case say.
#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at the first thing that is wrong"
)]

use super::compiled::CompiledModel;
use super::roi_model::RoiModel;
use super::situation::values;
use super::worth::{Terms, Uncertain, Worth};
use crate::case::Case;
use crate::model::LANES;
use crate::pricing::Commitment;
use crate::roi::Price;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde_json::{Value, json};

/// Up to four drivers and three costs over two inputs.
fn models() -> impl Strategy<Value = Value> {
    let common = (ramps(), any::<bool>(), 0.0..30.0_f64, 1..7_u32);
    let drivers = prop::collection::vec(drivers(), 1..5);
    let costs = prop::collection::vec(costs(), 0..4);
    (common, -0.2..0.4_f64, drivers, costs).prop_map(
        |((ramp, monthly, start, horizon), rate, mut drivers, mut costs)| {
            for (place, driver) in drivers.iter_mut().enumerate() {
                driver["id"] = json!(format!("d{place}"));
            }
            for (place, cost) in costs.iter_mut().enumerate() {
                cost["id"] = json!(format!("c{place}"));
            }
            let input = |id: &str, unit: &str, likely: f64, max: f64| {
                json!({"id": id, "name": id, "unit": unit, "likely": likely, "min": -1, "max": max,
                    "kind": "assumption", "tier": "C"})
            };
            json!({
                "id": "m", "name": "M", "implementation_days": [30, 45], "horizon_years": horizon,
                "discount_rate": rate, "ramp": ramp, "ramp_step": step(monthly),
                "start_months": start,
                "inputs": [input("money", "money/year", 1000.0, 1e6), input("part", "%", 0.4, 2.0),
                    input("stock", "money", 3000.0, 1e6)],
                "drivers": drivers, "costs": costs,
            })
        },
    )
}

fn step(monthly: bool) -> &'static str {
    if monthly { "month" } else { "year" }
}

fn ramps() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(0.0..=1.0_f64, 1..20)
}

fn drivers() -> impl Strategy<Value = Value> {
    let formulas = (0..3_usize, 0..3_usize, any::<bool>());
    let group = prop::option::of(prop::sample::select(vec!["a", "b"]));
    let category = prop::sample::select(vec!["cash", "time", "working_capital"]);
    let confidence = prop::sample::select(vec!["high", "medium", "low"]);
    let risk = prop::option::of(0.0..1.0_f64);
    let own = prop::option::of((ramps(), any::<bool>()));
    let start = prop::option::of(0.0..40.0_f64);
    (
        formulas,
        group,
        category,
        (confidence, risk),
        own,
        start,
        any::<bool>(),
    )
        .prop_map(
            |(
                (baseline, improvement, shared),
                group,
                category,
                (confidence, risk),
                own,
                start,
                optional,
            )| {
                let (ramp, monthly) = own.unzip();
                let baseline = match category {
                    "working_capital" => ["stock", "stock * 2", "500"][baseline],
                    _ => ["money", "money * 2", "500"][baseline],
                };
                let improvement = ["part", "part / 2 + 0.3", "0.8"][improvement];
                json!({
                    "name": "D", "category": category, "optional": optional,
                    "baseline": baseline, "improvement": improvement,
                    "attribution": shared.then_some("0.5"), "recapture": shared.then_some("part"),
                    "group": group, "confidence": confidence, "risk": risk, "ramp": ramp,
                    "ramp_step": step(monthly.unwrap_or(false)), "start_months": start,
                })
            },
        )
}

fn costs() -> impl Strategy<Value = Value> {
    let timing = prop::sample::select(vec!["once", "first_year", "yearly"]);
    let confidence = prop::sample::select(vec!["high", "medium", "low"]);
    (
        timing,
        confidence,
        prop::option::of(0.0..1.0_f64),
        any::<bool>(),
    )
        .prop_map(|(timing, confidence, risk, optional)| {
            let formula = if timing == "yearly" {
                "money * part"
            } else {
                "stock * part"
            };
            json!({"name": "C", "category": "training", "formula": formula, "timing": timing,
                "confidence": confidence, "risk": risk, "optional": optional})
        })
}

fn cases() -> impl Strategy<Value = Case> {
    let switched = || prop::collection::btree_map("d[0-3]", any::<bool>(), 0..4);
    let settings = (
        prop::option::of(0.0..=1.0_f64),
        prop::option::of(0.0..30.0_f64),
    );
    (switched(), settings, any::<bool>()).prop_map(|(drivers, (claim, delay), tei)| {
        let timing = if tei {
            "tei_year_end"
        } else {
            "cash_in_advance"
        };
        let case = json!({
            "format": "worthwhile.case", "version": 1,
            "customer": {"name": "", "industry": "m", "staff": 5}, "figures": {},
            "drivers": {"m": drivers}, "claim_share": claim, "delay_months": delay,
            "terms": {"plan": "p", "quantity": 1, "years": 1}, "hurdles": {}, "timing": timing,
        });
        serde_json::from_value(case).unwrap()
    })
}

proptest! {
    #[test]
    fn a_block_of_cases_comes_to_what_each_of_them_does(
        model in models(), case in cases(),
        varied in prop::collection::vec((0.0..1e4_f64, -1.0..2.0_f64, 0.0..=1.0_f64), LANES),
        yearly in 0.0..1e4_f64, years in 1..4_u32, prepaid in any::<bool>(),
    ) {
        let commitment = Commitment { years, discount: 0.1, prepaid };
        let price = Price { yearly, once: 100.0, commitment };
        agree(&serde_json::from_value(model).unwrap(), &case, &varied, &price)?;
    }
}

fn agree(
    model: &RoiModel,
    case: &Case,
    varied: &[(f64, f64, f64)],
    price: &Price,
) -> Result<(), TestCaseError> {
    let compiled = CompiledModel::new(model).unwrap();
    let counted = compiled.counted(model, case);
    let deductions: Vec<f64> = model.drivers.iter().map(|d| d.deduction() / 2.0).collect();
    let terms = Terms {
        compiled: &compiled,
        model,
        case,
        counted: &counted,
        deductions: &deductions,
        price,
    };
    let varying = [
        Uncertain::Input(0),
        Uncertain::Input(1),
        Uncertain::Input(2),
        Uncertain::Ramp(1),
    ];
    let mut worth = Worth::new(&terms, &values(model, case), &varying);
    let in_case = |lane: usize| {
        let (money, part, share) = varied[lane];
        [money, part, 1e4 - money, share]
    };
    for slot in 0..varying.len() {
        *worth.slot(slot) = std::array::from_fn(|lane| in_case(lane)[slot]);
    }
    let mut block = [0.0; LANES];
    worth.of(&mut block);
    for (lane, many) in block.into_iter().enumerate() {
        let [money, part, stock, share] = in_case(lane);
        let at = [money, part, stock, 5.0];
        let mut steps = model.ramp.clone();
        steps[0] = share;
        let situation = compiled.at(model, case, &counted, &at, &|driver| deductions[driver]);
        let situation = situation.unwrap().with_ramp(model, case, &steps);
        let one = situation.project.returns(price);
        let size = one.pv_benefits.abs() + one.pv_costs.abs() + 1e5;
        prop_assert!(
            (one.npv - many).abs() <= 1e-9 * size,
            "{} {}",
            one.npv,
            many
        );
    }
    Ok(())
}
