//! What must be true: laws of the values at which a purchase is worth nothing, or what the
//! customer demands just fails.
#![cfg(feature = "vendor")]
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a test says what is wrong by stopping"
)]

use proptest::prelude::*;
use serde_json::{Value, json};
use worthwhile::case::Case;
use worthwhile::document::read;
use worthwhile::offer::{Calculator, RoiModel, Threshold, input_limits};
use worthwhile::playbook::{Playbook, sample};
use worthwhile::roi::{Hurdle, Hurdles, Price, Project};

fn calculator(change: impl FnOnce(&mut Value)) -> Calculator {
    let mut playbook: Value = serde_json::from_str(sample::PLAYBOOK).unwrap();
    change(&mut playbook["public"]["roi_models"]);
    let playbook: Playbook = read(&playbook.to_string()).unwrap();
    Calculator::new(playbook.public).unwrap()
}

fn case() -> Case {
    read(sample::CASE).unwrap()
}

fn offered() -> Price {
    Price::yearly(6750.0).and_once(250.0)
}

/// The project with `value` put in for an input.
fn with(calculator: &Calculator, case: &Case, input: &str, value: f64) -> Project {
    let mut case = case.clone();
    let figures = case.figures.entry(case.customer.industry.clone());
    figures.or_default().insert(input.to_owned(), value);
    calculator.estimate(&case).unwrap().situation.project
}

fn named<'a>(model: &RoiModel, all: &'a [Threshold], id: &str) -> &'a Threshold {
    let place = model.inputs.iter().position(|input| input.id == id);
    all.iter().find(|one| Some(one.input) == place).unwrap()
}

/// Every law at once, for every threshold of `case`.
fn holds(calculator: &Calculator, case: &Case, price: &Price) {
    let model = calculator.model(case).unwrap();
    for threshold in calculator.thresholds(case, price).unwrap() {
        let input = &model.inputs[threshold.input];
        let (low, high) = input_limits(input);
        let at = |value: f64| {
            assert!((low..=high).contains(&value), "{}: {value}", input.id);
            with(calculator, case, &input.id, value)
        };
        if let Some(value) = threshold.break_even {
            let project = at(value);
            let got = project.returns(price);
            let scale = got.pv_benefits.abs() + got.pv_costs.abs();
            assert!(got.npv.abs() <= 1e-9 * scale, "{}: {value}", input.id);
        }
        for (hurdle, value) in &threshold.hurdles {
            just_met(*hurdle, &case.hurdles(), &at(*value), price, &input.id);
        }
    }
}

fn just_met(hurdle: Hurdle, hurdles: &Hurdles, project: &Project, price: &Price, what: &str) {
    let got = project.returns(price);
    let paid = price.yearly * project.price_years(&price.commitment) + price.once;
    let (is, demanded) = match hurdle {
        Hurdle::Roi => (got.roi.unwrap(), hurdles.roi_min.unwrap()),
        Hurdle::ValueShare => (paid / project.worth(), hurdles.value_share_max.unwrap()),
        _ => (
            got.payback.periods().unwrap() * 12.0,
            hurdles.payback_months_max.unwrap(),
        ),
    };
    assert!(
        (is - demanded).abs() <= 1e-8 * demanded.abs().max(1.0),
        "{what}: {is} {demanded}"
    );
}

/// Worked by hand from `ECONOMICS.md` 1.10: benefits of 40,901.96, of which downtime at 25 % is
/// 13,500 x 0.85 a year at full run.
#[test]
fn of_the_worked_example() {
    let (calculator, case) = (calculator(|_| ()), case());
    let thresholds = calculator.thresholds(&case, &offered()).unwrap();
    let model = calculator.model(&case).unwrap();
    let cut = named(model, &thresholds, "downtime_cut");
    // Present value of the ramp: 0.5, 0.9 and 1 at 10 %.
    let years = 0.5 / 1.1 + 0.9 / 1.21 + 1.0 / 1.331;
    let wanted = 0.25 - 19_122.043_576_258_446 / (54_000.0 * 0.85 * years);
    assert!((cut.break_even.unwrap() - wanted).abs() < 1e-12);
    // Both hurdles hold today, payback at 17.8 of 18 months: it fails first.
    assert_eq!(cut.hurdles.len(), 2);
    let (hurdle, value) = cut.first_hurdle().unwrap();
    assert_eq!(hurdle, Hurdle::Payback);
    assert!((0.24..0.25).contains(&value), "{value}");
    assert!(cut.distance(value).unwrap() > -0.05);
    // Assumptions that are certain are no one's to doubt.
    assert!(
        thresholds
            .iter()
            .all(|one| model.inputs[one.input].id != "rollout_hours")
    );
    // A dearer internal hour takes long to eat the purchase up.
    let hour = named(model, &thresholds, "internal_rate");
    assert!(hour.break_even.unwrap() > 200.0);
    // No saving of planning time can sink it alone, nor a lack of it.
    assert_eq!(named(model, &thresholds, "planning_cut").break_even, None);
}

#[test]
fn a_figure_that_is_capped_compared_or_squared_is_searched() {
    let formulas = [
        "min(downtime_hours, 90 hour/year) * downtime_rate",
        "downtime_hours * downtime_rate * downtime_cut * 4",
        "if(downtime_hours > 100 hour/year, downtime_hours, 100 hour/year) * downtime_rate",
        "ln(1 + downtime_hours / 1 hour/year) * 11000 money/year",
    ];
    for formula in formulas {
        let bent = calculator(|models| models[0]["drivers"][0]["baseline"] = json!(formula));
        for yearly in [3000.0, 6000.0, 9000.0] {
            holds(&bent, &case(), &Price::yearly(yearly));
        }
    }
    // Capped, more hours do nothing; fewer do.
    let capped = calculator(|models| models[0]["drivers"][0]["baseline"] = json!(formulas[0]));
    let case = case();
    let thresholds = capped.thresholds(&case, &offered()).unwrap();
    let hours = named(capped.model(&case).unwrap(), &thresholds, "downtime_hours");
    assert!(hours.break_even.unwrap() < 90.0);
}

#[test]
fn what_nothing_rests_on_has_no_line() {
    let unused = calculator(|models| models[0]["drivers"][0]["baseline"] = json!("54000"));
    let case = case();
    let model = unused.model(&case).unwrap();
    let thresholds = unused.thresholds(&case, &offered()).unwrap();
    let hours = |one: &&Threshold| model.inputs[one.input].id == "downtime_hours";
    assert_eq!(thresholds.iter().find(hours), None);
}

#[test]
fn what_is_not_demanded_cannot_fail() {
    let calculator = calculator(|_| ());
    let mut case = case();
    case.hurdles.roi_min = None;
    case.hurdles.payback_months_max = None;
    let thresholds = calculator.thresholds(&case, &offered()).unwrap();
    assert!(thresholds.iter().all(|one| one.hurdles.is_empty()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn put_in_it_gives_nothing_or_just_enough(
        model in 0..3_usize,
        factors in prop::collection::vec(0.3..2.0_f64, 30),
        yearly in 500.0..30_000.0_f64,
        once in 0.0..5000.0_f64,
        roi in 0.0..2.0_f64,
        months in 3.0..36.0_f64,
        share in 0.1..0.9_f64,
    ) {
        let calculator = calculator(|_| ());
        let mut case = case();
        let sheet = &calculator.public().roi_models[model];
        case.customer.industry.clone_from(&sheet.id);
        let figures = case.figures.entry(sheet.id.clone()).or_default();
        for (input, factor) in sheet.inputs.iter().zip(&factors) {
            let (low, high) = input_limits(input);
            figures.insert(input.id.clone(), (input.likely * factor).clamp(low, high));
        }
        case.hurdles.roi_min = Some(roi);
        case.hurdles.payback_months_max = Some(months);
        case.hurdles.value_share_max = Some(share);
        holds(&calculator, &case, &Price::yearly(yearly).and_once(once));
    }
}
