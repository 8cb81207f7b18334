//! The kinds of `customer.json`.

use super::formula;
use serde_json::{Value, json};
use worthwhile::finance::payback;
use worthwhile::roi::{Benefit, Pert, Price, Project, Return, Timing, risk_deduction};

/// The result of one customer case; `None` for a kind that is not known here.
pub fn run(kind: &str, inputs: &Value) -> Option<Value> {
    returns(kind, inputs)
        .or_else(|| uncertain(kind, inputs))
        .or_else(|| driver(kind, inputs))
}

fn returns(kind: &str, inputs: &Value) -> Option<Value> {
    let number = |key: &str| inputs[key].as_f64();
    Some(match kind {
        "tei_benefit_table" => benefit_table(inputs)?,
        "tei_summary" => {
            let summary = summary(number("pv_benefits")?, number("pv_costs")?);
            json!({"npv": summary.npv, "roi_pct": summary.roi? * 100.0})
        }
        "payback_simple" => {
            let gain = number("gain_per_year")?;
            json!(payback(&[-number("investment")?, gain, gain, gain]).periods())
        }
        // The page calls the first one ROI.
        "roi_definition_trap" => {
            let summary = summary(number("gain")?, number("investment")?);
            json!({"gain_over_cost": 1.0 / summary.must_be_true?, "net_roi": summary.roi})
        }
        _ => return None,
    })
}

/// The return on present values that are given: nothing is left to discount.
fn summary(benefits: f64, costs: f64) -> Return {
    let project = Project {
        discount_rate: 0.0,
        benefits: vec![0.0, benefits],
        once: Vec::new(),
        other_costs: vec![costs, 0.0],
        timing: Timing::TeiYearEnd,
    };
    project.returns(&Price::yearly(0.0))
}

/// The study's table: percentages rounded to a tenth of a percent, each year's growth by the
/// percentage of the year before.
fn benefit_table(inputs: &Value) -> Option<Value> {
    let mut row = inputs.clone();
    let offered: Vec<Value> = inputs["offered"].as_array()?.clone();
    let mut names = vec!["baseline", "utilization", "retention_gain", "margin"];
    for (name, value) in ["first", "second", "third"].into_iter().zip(offered) {
        row[name] = value;
        names.push(name);
    }
    let table = formula::values(
        &names,
        &row,
        &[
            ("a5_1", "round(first * utilization * retention_gain, 3)"),
            ("a5_2", "round(second * utilization * retention_gain, 3)"),
            ("a5_3", "round(third * utilization * retention_gain, 3)"),
            ("a6_2", "baseline * a5_1"),
            ("a6_3", "(baseline + a6_2) * a5_2"),
            ("at_2", "a6_2 * margin"),
            ("at_3", "a6_3 * margin"),
        ],
    )?;
    let at = |key: &str| table[key].as_f64();
    let (second, third) = (at("at_2")?, at("at_3")?);
    let benefit = Benefit {
        baseline: inputs["baseline"].as_f64()?,
        full_run: third,
        claim: 1.0,
        once: false,
        risk: inputs["risk_adjustment"].as_f64()?,
        ramp: vec![0.0, second / third, 1.0],
    };
    let adjusted: Vec<f64> = (1..=3).map(|year| benefit.in_year(year)).collect();
    let rate = inputs["rate"].as_f64()?;
    let project = Project::new(3, rate, &[benefit], vec![0.0; 4], Timing::TeiYearEnd);
    Some(json!({
        "a5": [at("a5_1")?, at("a5_2")?, at("a5_3")?],
        "a6": [0, at("a6_2")?, at("a6_3")?],
        "at": [0.0, second, third],
        "atr": adjusted,
        "total": adjusted.iter().sum::<f64>(),
        "pv": project.pv_benefits(),
    }))
}

fn uncertain(kind: &str, inputs: &Value) -> Option<Value> {
    let number = |key: &str| inputs[key].as_f64();
    Some(match kind {
        "risk_adjustment" => json!(risk_deduction(&[
            (number("share_moderate")?, number("factor_moderate")?),
            (number("share_very")?, number("factor_very")?),
        ])),
        "pert" if inputs["lam"] == 4 => {
            let pert = Pert::new(number("min")?, number("mode")?, number("max")?)?;
            let simplified = formula::value(&["min", "max"], inputs, "((max - min) / 6) ^ 2")?;
            json!({
                "alpha": pert.alpha(), "beta": pert.beta(), "mean": pert.mean(),
                "var_exact": pert.variance(), "var_simplified": simplified,
            })
        }
        _ => return None,
    })
}

/// Drivers, which in the product are formulas of a document.
fn driver(kind: &str, inputs: &Value) -> Option<Value> {
    match kind {
        "downtime_cost" => formula::values(
            &[
                "units_h",
                "margin",
                "contribution",
                "operators",
                "rate",
                "other_h",
                "labor_h",
                "hours",
                "hours_month",
            ],
            inputs,
            &[
                (
                    "per_hour",
                    "units_h * (margin + contribution) + operators * rate + other_h + labor_h",
                ),
                ("per_year", "per_hour * hours_month * 12"),
                ("total", "per_hour * hours"),
            ],
        ),
        "cost_per_ticket" => formula::value(&["cost", "tickets"], inputs, "cost / tickets"),
        "cost_of_delay" => formula::value(&["per_week", "weeks"], inputs, "per_week * weeks"),
        "time_cost" => formula::value(
            &["hours_week", "people", "rate", "weeks"],
            inputs,
            "hours_week * people * weeks * rate",
        ),
        _ => None,
    }
}
