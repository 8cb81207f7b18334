//! The customer's return where figures are uncertain: the worked example's Monte Carlo and
//! tornado, and what must hold of the draws.
#![cfg(feature = "vendor")]
#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    missing_docs,
    reason = "a test says what is wrong by stopping"
)]

use proptest::prelude::*;
use serde_json::{Value, json};
use worthwhile::case::Case;
use worthwhile::document::read;
use worthwhile::offer::{Calculator, RoiModel, Simulation, Swing};
use worthwhile::playbook::{Playbook, sample};
use worthwhile::roi::{Distribution, Pert, Points, Price, Probability, Quantiles, Tally, Trials};

/// A figure of the worked example.
fn expected(path: &[&str]) -> Value {
    let golden: Value = serde_json::from_str(include_str!("golden/worked_example.json")).unwrap();
    let block = path
        .iter()
        .fold(&golden["expected"], |block, key| &block[key]);
    block.clone()
}

/// The sample offer with only those ranges that the worked example varies.
fn calculator() -> (Calculator, Case) {
    let mut playbook: Value = serde_json::from_str(sample::PLAYBOOK).unwrap();
    let inputs = playbook["public"]["roi_models"][0]["inputs"]
        .as_array_mut()
        .unwrap();
    for input in inputs.iter_mut().filter(|input| input["id"] == "recapture") {
        input["spread"] = json!("fixed");
    }
    let playbook: Playbook = read(&playbook.to_string()).unwrap();
    let case = read(sample::CASE).unwrap();
    (Calculator::new(playbook.public).unwrap(), case)
}

fn chosen() -> Price {
    Price::yearly(6750.0).and_once(250.0)
}

fn simulated(trials: u32, seed: u64) -> Trials {
    let (calculator, case) = calculator();
    let sampler = calculator.sampler(&case, None).unwrap();
    calculator
        .simulate(&case, &chosen(), &sampler, (trials, seed))
        .unwrap()
}

/// The specification's generator is another one, and its draws are few: to 1.5 %. How few of
/// ours suffice is the next test's matter.
#[test]
fn the_worked_examples_monte_carlo() {
    for seed in [1, 2, 20_261_123] {
        let trials = simulated(200_000, seed);
        let close = |got: f64, key: &str| {
            let wanted = expected(&["mc", key]).as_f64().unwrap();
            assert!(
                (got - wanted).abs() <= 0.015 * wanted,
                "{key}: {got} {wanted}"
            );
        };
        for (share, key) in [(0.1, "p10"), (0.5, "p50"), (0.9, "p90")] {
            close(trials.percentile(share).unwrap(), key);
        }
        close(trials.mean, "mean");
        // Never certain.
        assert_eq!(
            trials.above_zero(),
            Some(Probability::AboveAllButOneInThousand)
        );
    }
}

#[test]
fn ten_thousand_cases_are_as_good_as_a_million() {
    let (few, many) = (simulated(10_000, 7), simulated(1_000_000, 8));
    for share in [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] {
        let (few, many) = (
            few.percentile(share).unwrap(),
            many.percentile(share).unwrap(),
        );
        assert!((few - many).abs() <= 0.005 * many, "{share}: {few} {many}");
    }
}

/// Ten million cases of the same model in `NumPy`, drawn by its own samplers
/// (`benches/peers/numpy_trials.py 10000000`).
const REFERENCE: [(f64, f64); 3] = [(0.1, 14_387.07), (0.5, 23_315.08), (0.9, 32_674.05)];

#[test]
fn ten_million_cases_drawn_by_others_have_the_same_percentiles() {
    for trials in [10_000, 1_000_000] {
        let ours = simulated(trials, 20_261_123);
        for (share, wanted) in REFERENCE {
            let got = ours.percentile(share).unwrap();
            assert!(
                (got - wanted).abs() <= 0.005 * wanted,
                "{share}: {got} {wanted}"
            );
        }
    }
}

#[test]
fn the_worked_examples_tornado() {
    let (calculator, case) = calculator();
    let swings = calculator.tornado(&case, &chosen()).unwrap();
    let bars = expected(&["tornado"]);
    let bars = bars.as_array().unwrap();
    assert_eq!(swings.len(), bars.len());
    for (
        Swing {
            at_low, at_high, ..
        },
        bar,
    ) in swings.iter().zip(bars)
    {
        for (got, wanted) in [(at_low, &bar[1]), (at_high, &bar[2])] {
            let got = got.unwrap();
            let wanted = wanted.as_f64().unwrap();
            assert!((got - wanted).abs() <= 1e-9 * wanted, "{got} {wanted}");
        }
    }
    assert_eq!(swings[1].input, None, "the ramp comes second");
}

#[test]
fn the_same_seed_gives_the_same_cases() {
    assert_eq!(simulated(3000, 5), simulated(3000, 5));
    assert_ne!(simulated(3000, 5), simulated(3000, 6));
}

/// A simulation of the worked example, stepped through `slices` and then by tens.
fn sliced(trials: u32, slices: &[u32]) -> Trials {
    let (calculator, case) = calculator();
    let sampler = calculator.sampler(&case, None).unwrap();
    let mut run = Simulation::new(&calculator, &case, &chosen(), sampler, (trials, 5));
    for blocks in slices {
        run.step(*blocks);
    }
    while !run.step(10) {}
    assert_eq!(run.drawn(), trials);
    run.done()
}

#[test]
fn a_run_that_is_stopped_is_one_of_fewer_cases() {
    let (calculator, case) = calculator();
    let sampler = calculator.sampler(&case, None).unwrap();
    let mut run = Simulation::new(&calculator, &case, &chosen(), sampler, (1_000_000, 5));
    for _ in 0..10 {
        assert!(!run.step(100));
    }
    assert!((run.progress() - 0.128).abs() < 1e-9);
    run.stop();
    while !run.step(100) {}
    assert_eq!(run.done(), simulated(128_000, 5));
}

#[test]
fn the_halves_of_the_cases_agree_the_better_the_more_there_are() {
    let apart = |trials| simulated(trials, 5).convergence().unwrap();
    let spread = simulated(10_000, 5);
    let width = spread.percentile(0.9).unwrap() - spread.percentile(0.1).unwrap();
    assert!(apart(10_000) < 0.01 * width, "{}", apart(10_000));
    assert!(apart(1_000_000) < 0.001 * width, "{}", apart(1_000_000));
    assert!(apart(300) > apart(1_000_000));
    // One half alone says nothing.
    assert_eq!(simulated(100, 5).convergence(), None);
    assert_eq!(simulated(0, 5).percentile(0.5), None);
}

#[test]
fn a_models_fingerprint_is_its_own() {
    let playbook: Playbook = read(sample::PLAYBOOK).unwrap();
    let models = &playbook.public.roi_models;
    let mut seen: Vec<String> = models.iter().map(RoiModel::fingerprint).collect();
    assert!(seen.iter().all(|text| text.len() == 8));
    // Written and read again, and with its fields the other way round, it is the same model.
    let text = serde_json::to_value(&models[0]).unwrap();
    let reversed: serde_json::Map<String, Value> = text
        .as_object()
        .unwrap()
        .clone()
        .into_iter()
        .rev()
        .collect();
    let again: RoiModel = serde_json::from_value(Value::Object(reversed)).unwrap();
    assert_eq!(again.fingerprint(), seen[0]);
    let mut other = models[0].clone();
    other.inputs[2].likely = 0.26;
    seen.push(other.fingerprint());
    other.drivers[0].improvement.push(' ');
    seen.push(other.fingerprint());
    let all = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), all);
}

/// It names a model in what customers keep, so it must not change with the program.
#[test]
fn a_models_fingerprint_stays() {
    let model: RoiModel = serde_json::from_value(json!({
        "id": "shops", "name": {"en": "Shops"}, "implementation_days": [10, 20],
        "horizon_years": 3, "discount_rate": 0.1, "ramp": [0.5, 1], "inputs": [
            {"id": "tills", "name": {"en": "Tills"}, "unit": "till", "likely": 7,
                "kind": "customer", "tier": "A"}
        ],
        "drivers": [{"id": "queues", "name": {"en": "Queues"}, "category": "cash",
            "baseline": "tills * 900", "improvement": "10%", "risk": 0.2}]
    }))
    .unwrap();
    assert_eq!(model.fingerprint(), "fe5c2a1a");
}

#[test]
fn what_was_drawn_from_is_used_again() {
    let (calculator, mut case) = calculator();
    let before = calculator.sampler(&case, None).unwrap();
    case.customer.staff = 50;
    assert_eq!(calculator.sampler(&case, Some(&before)).unwrap(), before);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn however_it_is_sliced_it_comes_to_the_same(
        trials in 1..40_000_u32,
        slices in prop::collection::vec(0..90_u32, 0..12),
    ) {
        prop_assert_eq!(sliced(trials, &slices), simulated(trials, 5));
    }
}

/// Any values at all, close together or far apart, some of them none.
fn values() -> impl Strategy<Value = Vec<f64>> {
    let value = prop_oneof![
        8 => -1e5..1e5_f64,
        1 => prop::sample::select(vec![0.0, 1.0, -1.0, 1e300, -1e300, f64::MAX, f64::MIN]),
        1 => Just(f64::NAN),
    ];
    prop_oneof![
        4 => prop::collection::vec(value.clone(), 0..12_000),
        1 => (value, 0..6000_usize).prop_map(|(value, count)| vec![value; count]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_percentile_is_found_where_an_ordered_list_has_it(
        values in values(), share in 0.0..=1.0_f64, block in 1..300_usize,
    ) {
        let mut tally = Tally::default();
        values.chunks(block).for_each(|block| tally.push(block));
        let trials = tally.trials(1);
        let mut ordered = values;
        ordered.retain(|value| value.is_finite());
        ordered.sort_by(f64::total_cmp);
        prop_assert_eq!(trials.len(), ordered.len());
        let place = share * ordered.len().saturating_sub(1) as f64;
        let below = ordered.get(place.floor() as usize);
        let above = ordered.get(place.ceil() as usize);
        let found = trials.percentile(share);
        match (below, above, found) {
            (Some(below), Some(above), Some(found)) => {
                let straight = below + (above - below) * place.fract();
                prop_assert!(straight.to_bits() == found.to_bits(), "{straight} {found}");
            }
            (None, None, None) => {}
            other => prop_assert!(false, "{other:?}"),
        }
        let positive = ordered.iter().filter(|value| **value > 0.0).count();
        let above_zero = match trials.above_zero() {
            Some(Probability::Share(share)) => Some(share),
            _ => None,
        };
        let wanted = positive as f64 / ordered.len() as f64;
        prop_assert!(above_zero.is_none_or(|share| (share - wanted).abs() < 1e-12));
    }
}

proptest! {
    /// Mean and variance of a PERT as the closed forms have them.
    #[test]
    fn quantiles_have_the_moments_of_their_pert(low in -1e3..1e3_f64, a in 0.0..1.0_f64, width in 0.1..1e4_f64) {
        let pert = Pert::new(low, low + a * width, low + width).unwrap();
        let quantiles = Quantiles::of(&Distribution::Pert(pert));
        let n = 4_000_u32;
        let draws: Vec<f64> = (0..n).map(|i| quantiles.at((f64::from(i) + 0.5) / f64::from(n))).collect();
        let mean = draws.iter().sum::<f64>() / f64::from(n);
        let variance = draws.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / f64::from(n);
        prop_assert!((mean - pert.mean()).abs() <= 1e-4 * width, "{mean} {}", pert.mean());
        prop_assert!((variance / pert.variance() - 1.0).abs() <= 4e-3, "{variance} {}", pert.variance());
    }

    #[test]
    fn quantiles_ascend_within_their_ends(u in 0.0..1.0_f64, v in 0.0..1.0_f64, likely in 0.0..=1.0_f64) {
        let shapes = [
            Distribution::Pert(Pert::new(0.0, likely, 1.0).unwrap()),
            Distribution::Triangular { low: 0.0, likely, high: 1.0 },
            Distribution::Uniform { low: 0.0, high: 1.0 },
            Distribution::LogNormal { p10: 0.5, p90: 0.5 + likely + 0.1 },
        ];
        for shape in shapes {
            let quantiles = Quantiles::of(&shape);
            let (less, more) = (quantiles.at(u.min(v)), quantiles.at(u.max(v)));
            prop_assert!(less <= more && less.is_finite() && more.is_finite());
            if !matches!(shape, Distribution::LogNormal { .. }) {
                prop_assert!((0.0..=1.0).contains(&less) && (0.0..=1.0).contains(&more));
            }
        }
    }

    #[test]
    fn a_lognormal_has_the_percentiles_it_is_told(p10 in 0.01..100.0_f64, ratio in 1.01..50.0_f64) {
        let quantiles = Quantiles::of(&Distribution::LogNormal { p10, p90: p10 * ratio });
        prop_assert!((quantiles.at(0.1) / p10 - 1.0).abs() < 1e-3);
        prop_assert!((quantiles.at(0.9) / (p10 * ratio) - 1.0).abs() < 1e-3);
        prop_assert!((quantiles.at(0.5) / (p10 * ratio.sqrt()) - 1.0).abs() < 1e-3);
    }

    /// Every coordinate alone covers 0 to 1 evenly.
    #[test]
    fn points_are_spread_evenly(dimensions in 1..20_usize, seed in any::<u64>(), edge in 0.05..0.95_f64) {
        let points = Points::new(dimensions, seed);
        for dimension in 0..dimensions {
            let below = (0..4000).filter(|place| points.at(*place, dimension) < edge).count();
            let share = below as f64 / 4000.0;
            prop_assert!((share - edge).abs() < 0.01, "{dimension} of {dimensions}: {share} {edge}");
        }
    }
}

/// Twelve equal months are a year, in every case that is drawn: they are fast or slow together.
#[test]
fn a_ramp_by_month_is_as_uncertain_as_the_same_by_year() {
    let p10 = |monthly: bool| {
        let mut playbook: Value = serde_json::from_str(sample::PLAYBOOK).unwrap();
        let model = &mut playbook["public"]["roi_models"][0];
        if monthly {
            let months = |years: &Value| {
                let years = years.as_array().unwrap().iter();
                let months: Vec<Value> = years.flat_map(|year| vec![year.clone(); 12]).collect();
                json!(months)
            };
            model["ramp"] = months(&model["ramp"]);
            let range = &model["ramp_range"];
            model["ramp_range"] =
                json!({"low": months(&range["low"]), "high": months(&range["high"])});
            model["ramp_step"] = json!("month");
        }
        let playbook: Playbook = read(&playbook.to_string()).unwrap();
        let calculator = Calculator::new(playbook.public).unwrap();
        let case: Case = read(sample::CASE).unwrap();
        let sampler = calculator.sampler(&case, None).unwrap();
        let trials = calculator.simulate(&case, &chosen(), &sampler, (20_000, 7));
        trials.unwrap().percentile(0.1).unwrap()
    };
    let (by_year, by_month) = (p10(false), p10(true));
    assert!(
        (by_year - by_month).abs() < 0.01 * by_year,
        "{by_year} {by_month}"
    );
}

#[test]
fn what_is_off_is_not_drawn() {
    let (calculator, mut case) = calculator();
    let before = calculator.sampler(&case, None).unwrap();
    let switched = |case: &mut Case, id: &str, on: bool| {
        let drivers = case.drivers.entry("manufacturing".to_owned()).or_default();
        drivers.insert(id.to_owned(), on);
    };
    switched(&mut case, "maintenance", true);
    let swings = calculator.tornado(&case, &chosen()).unwrap().len();
    assert_ne!(calculator.sampler(&case, None).unwrap(), before);
    switched(&mut case, "maintenance", false);
    assert_eq!(calculator.sampler(&case, None).unwrap(), before);
    assert_eq!(
        calculator.tornado(&case, &chosen()).unwrap().len(),
        swings - 1
    );
}
