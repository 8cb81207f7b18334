//! The sample vendor's ROI models: every driver of `ECONOMICS.md` 2.3, each figure founded.
#![cfg(feature = "vendor")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a test says what is wrong by stopping"
)]

use serde_json::{Value, json};
use worthwhile::case::Case;
use worthwhile::document::{Text, read};
use worthwhile::offer::{Calculator, Concern, Input, InputKind, RoiModel, Tier, input_limits};
use worthwhile::playbook::{Playbook, sample};
use worthwhile::roi::Price;

fn models() -> Vec<RoiModel> {
    read::<Playbook>(sample::PLAYBOOK)
        .unwrap()
        .public
        .roi_models
}

fn calculator() -> Calculator {
    Calculator::new(read::<Playbook>(sample::PLAYBOOK).unwrap().public).unwrap()
}

/// A customer of `industry` who has answered nothing, all drivers and costs switched to `on`.
fn blank(industry: &str, on: Option<bool>) -> Case {
    let mut case: Value = serde_json::from_str(sample::CASE).unwrap();
    case["customer"]["industry"] = json!(industry);
    case["customer"]["staff"] = json!(200);
    case["figures"] = json!({});
    if let Some(on) = on {
        let model = models()
            .into_iter()
            .find(|model| model.id == industry)
            .unwrap();
        let drivers: Value = model
            .drivers
            .iter()
            .map(|d| (d.id.clone(), json!(on)))
            .collect();
        let costs: Value = model
            .costs
            .iter()
            .map(|c| (c.id.clone(), json!(on)))
            .collect();
        case["drivers"] = json!({ industry: drivers });
        case["costs"] = json!({ industry: costs });
    }
    read(&case.to_string()).unwrap()
}

#[test]
fn every_driver_of_the_specification_is_there() {
    let ids = |model: &RoiModel| -> Vec<String> {
        model
            .drivers
            .iter()
            .map(|driver| driver.id.clone())
            .collect()
    };
    let models = models();
    let of = |id: &str| ids(models.iter().find(|model| model.id == id).unwrap());
    let manufacturing = [
        "downtime",
        "scrap",
        "planning",
        "downtime_parts",
        "maintenance",
        "throughput",
        "inventory",
        "inventory_cash",
    ];
    assert_eq!(of("manufacturing"), manufacturing);
    let services = [
        "utilization",
        "leakage",
        "proposals",
        "overrun",
        "onboarding",
        "retention",
        "billing",
        "billing_cash",
    ];
    assert_eq!(of("professional_services"), services);
    assert_eq!(
        of("technology"),
        [
            "support",
            "development",
            "leads",
            "code_review",
            "conversion"
        ]
    );
    for (id, days) in [
        ("manufacturing", [45, 60]),
        ("professional_services", [30, 45]),
        ("technology", [30, 45]),
    ] {
        let model = models.iter().find(|model| model.id == id).unwrap();
        assert_eq!(model.implementation_days, days);
        let on = model
            .drivers
            .iter()
            .filter(|driver| !driver.optional)
            .count();
        assert_eq!(on, 3, "{id} asks for three drivers at first");
    }
    let other = models.iter().find(|model| model.id == "other").unwrap();
    assert!(other.drivers.iter().all(|driver| driver.optional));
}

#[track_caller]
fn in_every_language(text: &Text, what: &str) {
    let Text::ByLanguage(texts) = text else {
        panic!("{what} is in one language")
    };
    for tag in ["en", "de", "zh-Hans"] {
        assert!(!texts[tag].is_empty(), "{what} in {tag}");
    }
}

fn checked(model: &str, input: &Input) {
    let what = format!("{model}.{}", input.id);
    let (least, most) = input_limits(input);
    let (low, high) = (
        input.low.unwrap_or(input.likely),
        input.high.unwrap_or(input.likely),
    );
    assert!(least <= low && low <= input.likely, "{what}");
    assert!(input.likely <= high && high <= most, "{what}");
    in_every_language(&input.name, &what);
    match (&input.source, input.tier) {
        (Some(source), _) => in_every_language(source, &what),
        (None, tier) => assert_eq!(tier, Tier::D, "{what} has no source"),
    }
    if let Some(caution) = &input.caution {
        in_every_language(caution, &what);
    }
    let effect = input.kind == InputKind::Assumption && input.unit == "%";
    assert!(!effect || low < high, "{what}: an effect is never certain");
}

#[test]
fn every_figure_lies_within_its_limits_and_has_a_source_or_says_that_it_has_none() {
    for model in models() {
        for input in &model.inputs {
            checked(&model.id, input);
        }
        for driver in &model.drivers {
            let what = format!("{}.{}", model.id, driver.id);
            in_every_language(&driver.name, &what);
            if let Some(caution) = &driver.caution {
                in_every_language(caution, &what);
            }
        }
    }
}

#[test]
fn every_template_works_out_with_all_switched_on_and_with_all_switched_off() {
    let calculator = calculator();
    for model in models() {
        let all = calculator.estimate(&blank(&model.id, Some(true))).unwrap();
        for (driver, result) in model.drivers.iter().zip(&all.situation.drivers) {
            assert!(
                result.on && result.benefit.full_run > 0.0,
                "{}.{}",
                model.id,
                driver.id
            );
        }
        let none = calculator.estimate(&blank(&model.id, Some(false))).unwrap();
        assert!(none.situation.project.pv_benefits().abs() < 1e-9);
        assert!(none.situation.project.pv_other_costs().abs() < 1e-9);
        let groups = calculator.groups(&blank(&model.id, Some(false))).unwrap();
        assert!(groups.by_driver.iter().all(Vec::is_empty));
    }
}

#[test]
fn what_is_off_asks_nothing() {
    let calculator = calculator();
    let (mut fewest, mut most) = (usize::MAX, 0);
    for model in models() {
        let asked = |case: &Case| {
            let groups = calculator.groups(case).unwrap();
            groups.by_driver.iter().map(Vec::len).sum::<usize>() + groups.shared.len()
        };
        let (first, all) = (
            asked(&blank(&model.id, None)),
            asked(&blank(&model.id, Some(true))),
        );
        assert!(first < all && all == model.inputs.len(), "{}", model.id);
        fewest = fewest.min(first);
        most = most.max(first);
    }
    assert!(fewest >= 2 && most <= 17, "{fewest} {most}");
}

/// Time saved by developers may be time lost: the low end is negative on purpose.
#[test]
fn development_may_get_slower() {
    let calculator = calculator();
    let case = blank("technology", None);
    let worst = calculator.scenarios(&case, &Price::yearly(6000.0)).unwrap();
    let (conservative, _) = worst[0].outcome.clone().unwrap();
    let only = |development: bool| {
        let mut case = case.clone();
        let drivers = [("development".to_owned(), development)];
        case.drivers.insert("technology".to_owned(), drivers.into());
        calculator.scenarios(&case, &Price::yearly(6000.0)).unwrap()[0]
            .outcome
            .clone()
            .unwrap()
            .0
            .npv
    };
    assert!(only(true) < only(false));
    assert!(conservative.npv < only(false));
}

/// The whole hour and its parts are two accounts of one thing.
#[test]
fn downtime_counted_both_ways_is_found() {
    let calculator = calculator();
    let mut case: Case = read(sample::CASE).unwrap();
    let on = [("downtime_parts".to_owned(), true)];
    case.drivers.insert("manufacturing".to_owned(), on.into());
    case.figures
        .get_mut("manufacturing")
        .unwrap()
        .insert("unit_margin".to_owned(), 5.0);
    let situation = calculator.estimate(&case).unwrap().situation;
    let price = Price::yearly(6000.0);
    let found = calculator
        .defensibility(&case, &situation, &price)
        .unwrap()
        .findings;
    let unequal = |concern: &Concern| matches!(concern, Concern::GroupUnequal { .. });
    assert!(
        found.iter().any(|finding| unequal(&finding.concern)),
        "{found:?}"
    );
}
