//! What the screen explains is what is calculated: every derivation, worked out by the formula
//! language, against the engine.
#![cfg(all(feature = "vendor", not(target_arch = "wasm32")))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a test may stop at the first thing that is wrong"
)]

use serde_json::{Value, json};
use worthwhile::case::Case;
use worthwhile::deal::Desk;
use worthwhile::derivation::{
    Derivation, Given, Origin, Source, of_corridor, of_driver, of_motion, of_remedy, of_returns,
};
use worthwhile::document::read;
use worthwhile::playbook::sample;

#[track_caller]
fn agrees(derivation: &Derivation, what: &str) {
    assert!(!derivation.figures.is_empty(), "{what}");
    for figure in &derivation.figures {
        let step = &derivation.steps[figure.step];
        match (step.value, figure.engine) {
            (Some(value), Some(engine)) => {
                let off = (value - engine).abs() / engine.abs().max(1.0);
                assert!(off <= 1e-9, "{what}, {}: {value}, engine {engine}", step.id);
            }
            (value, engine) => assert_eq!(value, engine, "{what}, {}", step.id),
        }
    }
    for (place, step) in derivation.steps.iter().enumerate() {
        let earlier = step.uses().iter().all(|used| *used < place);
        assert!(earlier, "{what}, {}", step.id);
    }
}

/// The customer's figures; at the internal rate of return nothing is left.
#[track_caller]
fn returns_agree(derivation: &Derivation, what: &str) {
    agrees(derivation, what);
    let value = |id: &str| {
        let step = derivation.steps.iter().find(|step| step.id == id);
        step.and_then(|step| step.value)
    };
    if let (Some(left), Some(costs)) = (value("at_irr"), value("pv_costs")) {
        assert!(left.abs() <= 1e-7 * costs.abs().max(1.0), "{what}: {left}");
    }
}

fn checked(playbook: &Value, case: &Value) {
    let desk = Desk::new(read(&playbook.to_string()).unwrap()).unwrap();
    let case: Case = read(&case.to_string()).unwrap();
    let deal = desk.deal(&case).unwrap();
    for remedy in &deal.advice.ranked {
        let what = format!("{:?}", remedy.way);
        agrees(&of_remedy(&desk, &case, &deal, remedy), &what);
        returns_agree(&of_returns(&desk, &case, &deal, remedy), &what);
    }
    let drivers = deal.estimate.situation.drivers.iter().enumerate();
    for (place, _) in drivers.filter(|(_, driver)| driver.on) {
        agrees(&of_driver(&desk, &case, &deal, place), "driver");
    }
    agrees(&of_corridor(&desk, &case, &deal), "corridor");
    for place in 0..desk.motions().len() {
        agrees(&of_motion(&desk, place), "motion");
    }
}

fn samples() -> (Value, Value) {
    let read = |text| serde_json::from_str(text).unwrap();
    (read(sample::PLAYBOOK), read(sample::CASE))
}

#[test]
fn every_figure_of_the_sample_follows_from_its_inputs() {
    let (playbook, case) = samples();
    checked(&playbook, &case);
}

#[test]
fn also_monthly_booked_for_years_ahead_and_at_year_end() {
    let (mut playbook, mut case) = samples();
    playbook["future"]["billing"] = json!("monthly_in_advance");
    playbook["capacity"]["ae_time"] = json!("booked");
    playbook["motions"][1]["outsourced"] =
        json!({"lead_cost": 900, "hours": [{"role": "se", "hours": 3}], "win_rate": 0.35});
    case["terms"]["years"] = json!(2);
    case["timing"] = json!("tei_year_end");
    case["hurdles"]["value_share_max"] = json!(0.4);
    checked(&playbook, &case);
    playbook["policy"]["prepayment"]["years"] = json!(4);
    playbook["policy"]["prepayment"]["discount"] = json!(0.3);
    case["timing"] = json!("cash_in_advance");
    let models = playbook["public"]["roi_models"].as_array().unwrap().clone();
    for model in models {
        case["customer"]["industry"] = model["id"].clone();
        checked(&playbook, &case);
    }
}

#[test]
fn also_with_effort_by_size_a_funnel_a_cycle_and_conservative_hurdles() {
    let (mut playbook, mut case) = samples();
    let motion = &mut playbook["motions"][1];
    motion["steps"] = json!([
        {"name": {"en": "Security review"}, "from": 5000, "hours": [{"role": "se", "hours": 3}], "legal_cost": 400},
        {"name": {"en": "Procurement"}, "from": 10_000, "hours": [{"role": "inside_ae", "hours": 2}]}
    ]);
    motion["funnel"] = json!({"spend": 60, "leads": 1, "stages": [
        {"name": {"en": "Qualified"}, "rate": 0.25}, {"name": {"en": "Meets"}, "rate": 0.5}
    ]});
    motion["cycle_months"] = json!(1.5);
    motion["outsourced"] =
        json!({"lead_cost": 900, "hours": [{"role": "se", "hours": 3}], "win_rate": 0.35});
    case["hurdles"].as_object_mut().unwrap().remove("scenario");
    for time in ["spare", "booked"] {
        playbook["capacity"]["ae_time"] = json!(time);
        for quantity in [20, 40, 80] {
            case["terms"]["quantity"] = json!(quantity);
            checked(&playbook, &case);
        }
    }
}

#[test]
fn also_with_tiers_fees_and_add_ons() {
    let (mut playbook, mut case) = samples();
    let book = &mut playbook["public"]["price_book"];
    let plan = &mut book["plans"][1];
    plan["platform_fee"] = json!(480.5);
    plan["price_per_unit"] = json!(150.125);
    plan["tiers"] =
        json!([{"from": 20, "price_per_unit": 130}, {"from": 60, "price_per_unit": 99.99}]);
    book["add_ons"] = json!([
        {"id": "sso", "name": {"en": "Single sign-on"}, "price": 12.345},
        {"id": "support", "name": {"en": "Support"}, "price": 600, "charged": "flat"}
    ]);
    case["terms"]["add_ons"] = json!(["support", "sso"]);
    for mode in ["graduated", "volume"] {
        playbook["public"]["price_book"]["plans"][1]["tier_mode"] = json!(mode);
        for quantity in [1, 19, 20, 40, 60, 300] {
            case["terms"]["quantity"] = json!(quantity);
            checked(&playbook, &case);
        }
    }
}

#[test]
fn also_with_late_starts_months_groups_cash_set_free_and_half_a_claim() {
    let (mut playbook, mut case) = samples();
    let model = &mut playbook["public"]["roi_models"][0];
    model["start_months"] = json!(1.5);
    let drivers = &mut model["drivers"];
    drivers[0]["start_months"] = json!(14);
    drivers[1]["ramp"] = json!([0.1, 0.2, 0.4, 0.7, 1]);
    drivers[1]["ramp_step"] = json!("month");
    for place in [0, 3] {
        drivers[place]["improvement"] = json!("0.7");
    }
    case["drivers"] = json!({"manufacturing": {
        "downtime_parts": true, "throughput": true, "inventory": true, "inventory_cash": true,
        "planning": false}});
    case["costs"] = json!({"manufacturing": {"training": true, "change": true, "running": false}});
    checked(&playbook, &case);
    case["claim_share"] = json!(0.5);
    case["delay_months"] = json!(7.25);
    for scenario in ["conservative", "optimistic"] {
        case["hurdles"]["scenario"] = json!(scenario);
        checked(&playbook, &case);
    }
    playbook["public"]["roi_models"][0]["ramp_step"] = json!("month");
    checked(&playbook, &case);
    for industry in ["professional_services", "technology", "other"] {
        case["customer"]["industry"] = json!(industry);
        checked(&playbook, &case);
    }
}

#[test]
fn terms_on_the_table_are_derived_as_well() {
    let (playbook, mut case) = samples();
    case["terms"]["agreed"] = json!({"price": 6500, "one_off_charge": 900,
        "recurring_charge": 300, "years": 2, "discount": 0.05, "prepaid": true});
    let desk = Desk::new(read(&playbook.to_string()).unwrap()).unwrap();
    let case: Case = read(&case.to_string()).unwrap();
    let deal = desk.deal(&case).unwrap();
    for remedy in &deal.advice.ranked {
        let agreement = desk.agreement(&case, &deal, remedy.way).unwrap();
        let what = format!("{:?}", remedy.way);
        returns_agree(&of_returns(&desk, &case, &deal, &agreement.remedy), &what);
        if remedy.outcome.ae_hours > 0.0 {
            agrees(&of_remedy(&desk, &case, &deal, &agreement.remedy), &what);
        }
    }
}

#[test]
fn in_the_sample_every_value_that_is_no_formula_stands_in_a_document() {
    let (playbook, mut case) = samples();
    stands(&playbook, &case);
    // At the worse ends as well: no yearly flow is taken as it comes.
    case["hurdles"].as_object_mut().unwrap().remove("scenario");
    stands(&playbook, &case);
}

fn stands(playbook: &Value, case: &Value) {
    let desk = Desk::new(read(&playbook.to_string()).unwrap()).unwrap();
    let read_case: Case = read(&case.to_string()).unwrap();
    let deal = desk.deal(&read_case).unwrap();
    let pointer = |path: &str| format!("/{}", path.replace(['.', '['], "/").replace(']', ""));
    let remedies = deal.advice.ranked.iter();
    let mut all: Vec<Derivation> = remedies
        .map(|remedy| of_remedy(&desk, &read_case, &deal, remedy))
        .collect();
    all.push(of_corridor(&desk, &read_case, &deal));
    let first = deal.advice.first().unwrap();
    all.push(of_returns(&desk, &read_case, &deal, first));
    let mut inputs = 0;
    for step in all.iter().flat_map(|derivation| &derivation.steps) {
        let found = match &step.origin {
            Origin::Formula(..) => continue,
            Origin::Input(Source::Playbook(path)) => playbook.pointer(&pointer(path)),
            Origin::Input(Source::Case(path)) => case.pointer(&pointer(path)),
            Origin::Input(Source::Root) => {
                assert_eq!(step.id, "irr");
                continue;
            }
            Origin::Input(Source::Sought) => {
                let sizes = ["price", "fee", "recurring"];
                assert!(sizes.contains(&step.id.as_str()), "{}", step.id);
                continue;
            }
        };
        inputs += 1;
        let found = found.and_then(Value::as_f64);
        assert_eq!(found, step.value, "{}: {:?}", step.id, step.origin);
    }
    assert!(inputs > 300);
}

#[test]
fn an_input_says_whose_figure_it_is() {
    let (playbook, mut case) = samples();
    let figures = case["figures"]["manufacturing"].as_object_mut().unwrap();
    figures.insert("downtime_cut".to_owned(), json!(0.3));
    figures.remove("downtime_rate");
    let desk = Desk::new(read(&playbook.to_string()).unwrap()).unwrap();
    let case: Case = read(&case.to_string()).unwrap();
    let deal = desk.deal(&case).unwrap();
    let derivation = of_driver(&desk, &case, &deal, 0);
    let model = &desk.playbook().public.roi_models[0];
    for (id, given) in [
        ("downtime_hours", Given::ByCustomer),
        ("downtime_rate", Given::NotAsked),
        ("downtime_cut", Given::Changed(0.25)),
        ("scrap_cut", Given::Assumed),
    ] {
        let place = model
            .inputs
            .iter()
            .position(|input| input.id == id)
            .unwrap();
        let name = format!("input_{place}");
        let step = derivation
            .steps
            .iter()
            .find(|step| step.id == name)
            .unwrap();
        let evidence = step.evidence.as_ref().unwrap();
        assert_eq!(evidence.given, given, "{id}");
        assert_eq!(evidence.source, model.inputs[place].source);
    }
}

/// What is worse is told as such, and what the customer gave is not doubted.
#[test]
fn a_conservative_ceiling_goes_down_to_the_worse_ends() {
    let (playbook, mut case) = samples();
    case["hurdles"].as_object_mut().unwrap().remove("scenario");
    checked(&playbook, &case);
    let desk = Desk::new(read(&playbook.to_string()).unwrap()).unwrap();
    let case: Case = read(&case.to_string()).unwrap();
    let deal = desk.deal(&case).unwrap();
    let derivation = of_corridor(&desk, &case, &deal);
    let reached = reached_from(&derivation, "ceiling");
    let sources: Vec<&Source> = reached
        .iter()
        .filter_map(|place| match &derivation.steps[*place].origin {
            Origin::Input(source) => Some(source),
            Origin::Formula(..) => None,
        })
        .collect();
    for path in ["inputs[2].low", "ramp_range.low[1]", "inputs[10].low"] {
        let path = Source::Playbook(format!("public.roi_models[0].{path}"));
        assert!(sources.contains(&&path), "{path:?}");
    }
    let given = Source::Case("figures.manufacturing.downtime_hours".to_owned());
    assert!(sources.contains(&&given));
}

/// Every step below the one called `id`, itself too.
fn reached_from(derivation: &Derivation, id: &str) -> Vec<usize> {
    let mut waiting: Vec<usize> = (0..derivation.steps.len())
        .filter(|place| derivation.steps[*place].id == id)
        .collect();
    let mut reached = Vec::new();
    while let Some(place) = waiting.pop() {
        if !reached.contains(&place) {
            reached.push(place);
            waiting.extend(derivation.steps[place].uses());
        }
    }
    reached
}
