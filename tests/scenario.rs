//! The customer's hurdles are held against the worse end of what is uncertain.
#![cfg(feature = "vendor")]
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a test says what is wrong by stopping"
)]

use serde_json::{Value, json};
use worthwhile::deal::{Deal, Desk};
use worthwhile::document::read;
use worthwhile::playbook::{Playbook, sample};

/// The sample deal, with `change` made to playbook and case.
fn deal(change: impl FnOnce(&mut Value, &mut Value)) -> Deal {
    let mut playbook: Value = serde_json::from_str(sample::PLAYBOOK).unwrap();
    let mut case: Value = serde_json::from_str(sample::CASE).unwrap();
    case["hurdles"].as_object_mut().unwrap().remove("scenario");
    change(&mut playbook, &mut case);
    let desk = Desk::new(read::<Playbook>(&playbook.to_string()).unwrap()).unwrap();
    desk.deal(&read(&case.to_string()).unwrap()).unwrap()
}

fn expected(case: &mut Value) {
    case["hurdles"]["scenario"] = json!("expected");
}

fn near(one: f64, other: f64) {
    assert!((one - other).abs() <= 1e-9 * other.abs(), "{one} {other}");
}

#[test]
fn it_is_the_scenario_unless_switched() {
    let cautious = deal(|_, _| ());
    let likely = deal(|_, case| expected(case));
    assert!(cautious.corridor.ceiling.price < likely.corridor.ceiling.price);
    // What the customer sees of their return does not change with what they demand.
    assert_eq!(cautious.estimate.returns, likely.estimate.returns);
    assert_eq!(
        likely.estimate.hurdle_project,
        likely.estimate.situation.project
    );
}

/// The reductions at their low ends, and the slow ramp (10 %, 3 %, 10 % of which a quarter turns into money), without risk deduction; the figures
/// that the customer gave as they are.
#[test]
fn uncertain_figures_are_at_their_worse_end_and_given_ones_are_certain() {
    let project = deal(|_, _| ()).estimate.hurdle_project;
    let full =
        120.0 * 450.0 * 0.10 + 1_200_000.0 * 0.03 * 0.03 + 4.0 * 10.0 * 46.0 * 40.0 * 0.10 * 0.25;
    for (year, ramp) in [(1, 0.3), (2, 0.6), (3, 0.8)] {
        near(project.benefits[year], full * ramp);
    }
    // A figure that nobody gave is uncertain as well: 440 an hour at least.
    let unasked = deal(|_, case| {
        let figures = case["figures"]["manufacturing"].as_object_mut().unwrap();
        figures.remove("downtime_rate");
    });
    let less = 120.0 * 10.0 * 0.10;
    near(
        unasked.estimate.hurdle_project.benefits[3],
        0.8 * (full - less),
    );
}

#[test]
fn the_worse_end_of_a_cost_is_the_high_one() {
    let with = |high: f64| {
        deal(|playbook, _| {
            let inputs = playbook["public"]["roi_models"][0]["inputs"]
                .as_array_mut()
                .unwrap();
            let input = inputs
                .iter_mut()
                .find(|input| input["id"] == "rollout_hours");
            input.unwrap()["high"] = json!(high);
        })
    };
    let (sure, dear) = (with(40.0), with(80.0));
    let once = |deal: &Deal| deal.estimate.hurdle_project.other_costs[0];
    near(once(&dear), 2.0 * once(&sure));
}

#[test]
fn where_the_risk_deduction_alone_takes_more_it_stays() {
    let doubtful = deal(|playbook, _| {
        for driver in playbook["public"]["roi_models"][0]["drivers"]
            .as_array_mut()
            .unwrap()
        {
            driver["risk"] = json!(0.9);
        }
    });
    let estimate = &doubtful.estimate;
    assert_eq!(
        estimate.hurdle_project.benefits,
        estimate.situation.project.benefits
    );
}

mod side_by_side {
    use super::*;
    use proptest::prelude::*;
    use worthwhile::case::{Case, NamedScenario, Scenario};
    use worthwhile::offer::{Calculator, Compared, Which, price_paid};
    use worthwhile::roi::Price;

    fn calculator() -> Calculator {
        Calculator::new(read::<Playbook>(sample::PLAYBOOK).unwrap().public).unwrap()
    }

    fn sample_case() -> Case {
        read(sample::CASE).unwrap()
    }

    fn chosen() -> Price {
        Price::yearly(6750.0).and_once(250.0)
    }

    fn compared(case: &Case, price: &Price) -> Vec<Compared> {
        calculator().scenarios(case, price).unwrap()
    }

    fn npv(compared: &Compared) -> f64 {
        compared.outcome.as_ref().unwrap().0.npv
    }

    fn named(name: &str) -> NamedScenario {
        NamedScenario {
            name: name.to_owned(),
            ..NamedScenario::default()
        }
    }

    #[test]
    fn the_three_built_ones_come_first_and_are_ordered() {
        let all = compared(&sample_case(), &chosen());
        let built: Vec<Which> = all.iter().map(|one| one.which).collect();
        assert_eq!(built, Scenario::ALL.map(Which::Built));
        assert!(npv(&all[0]) < npv(&all[1]) && npv(&all[1]) < npv(&all[2]));
        let (outcome, difference) = all[1].outcome.clone().unwrap();
        assert!((outcome.npv - 19_122.0).abs() < 1.0, "{outcome:?}");
        assert_eq!((difference.npv, difference.roi), (0.0, Some(0.0)));
    }

    /// The reductions at their high ends, the fast ramp, no risk deducted on top; what the
    /// customer gave stays.
    #[test]
    fn the_optimistic_one_takes_the_better_ends_of_what_nobody_gave() {
        let best = deal(|_, case| case["hurdles"]["scenario"] = json!("optimistic"));
        let project = best.estimate.hurdle_project;
        let full = 120.0 * 450.0 * 0.40
            + 1_200_000.0 * 0.03 * 0.18
            + 4.0 * 10.0 * 46.0 * 40.0 * 0.30 * 0.75;
        for (year, ramp) in [(1, 0.7), (2, 1.0), (3, 1.0)] {
            near(project.benefits[year], full * ramp);
        }
        let likely = deal(|_, case| expected(case));
        assert!(likely.corridor.ceiling.price < best.corridor.ceiling.price);
        assert_eq!(best.estimate.returns, likely.estimate.returns);
    }

    #[test]
    fn named_ones_change_figures_claim_and_begin() {
        let mut case = sample_case();
        let mut fewer = named("Fewer stops");
        let figures = [("downtime_hours".to_owned(), 60.0)];
        fewer
            .figures
            .insert("manufacturing".to_owned(), figures.into());
        let half = NamedScenario {
            claim_share: Some(0.5),
            ..named("Half")
        };
        let late = NamedScenario {
            delay_months: Some(6.0),
            ..named("Late")
        };
        case.scenarios = vec![fewer, half, late, named("The same")];
        let all = compared(&case, &chosen());
        let expected = all[1].outcome.clone().unwrap().0;
        let of = |place: usize| all[3 + place].outcome.clone().unwrap();
        assert_eq!(all[3].which, Which::Named(0));
        assert!(of(0).1.npv < 0.0);
        near(of(1).0.pv_benefits, expected.pv_benefits / 2.0);
        near(of(1).0.pv_costs, expected.pv_costs);
        // Half a year later: the ramp's years straddle the calendar's.
        let full = 20_979.0;
        let benefits = [0.5 * 0.5, 0.5 * (0.5 + 0.9), 0.5 * (0.9 + 1.0)];
        let worth: f64 = (1..)
            .zip(benefits)
            .map(|(t, share)| full * share / 1.1_f64.powi(t))
            .sum();
        near(of(2).0.pv_benefits, worth);
        assert!(of(2).1.payback_months.unwrap() > 0.0);
        assert_eq!((of(3).1.npv, of(3).1.irr), (0.0, Some(0.0)));
    }

    #[test]
    fn one_without_a_value_leaves_the_others() {
        let mut playbook: Value = serde_json::from_str(sample::PLAYBOOK).unwrap();
        let model = &mut playbook["public"]["roi_models"][0];
        model["drivers"][1]["baseline"] =
            json!("material_spend * scrap_rate * planners / planners");
        let calculator =
            Calculator::new(read::<Playbook>(&playbook.to_string()).unwrap().public).unwrap();
        let mut case = sample_case();
        let mut nobody = named("Nobody plans");
        let figures = [("planners".to_owned(), 0.0)];
        nobody
            .figures
            .insert("manufacturing".to_owned(), figures.into());
        case.scenarios = vec![nobody];
        let all = calculator.scenarios(&case, &chosen()).unwrap();
        let faults = all[3].outcome.as_ref().unwrap_err();
        assert_eq!(faults[0].path, "roi_models[0].drivers[1].baseline");
        assert!(all[..3].iter().all(|one| one.outcome.is_ok()));
    }

    #[test]
    fn what_a_scenario_names_must_exist() {
        let mut case = sample_case();
        let mut odd = named("Odd");
        let figures = [("downtime_hour".to_owned(), 1.0)];
        odd.figures
            .insert("manufacturing".to_owned(), figures.into());
        case.scenarios = vec![odd];
        let drivers = [("scarp".to_owned(), true)];
        case.drivers
            .insert("manufacturing".to_owned(), drivers.into());
        let faults = calculator().case_faults(&case);
        let paths: Vec<&str> = faults.iter().map(|fault| fault.path.as_str()).collect();
        let figure = "scenarios[0].figures.manufacturing.downtime_hour";
        assert_eq!(paths, [figure, "drivers.manufacturing.scarp"]);
    }

    /// What the customer sees follows the settings: half the claim is half the benefit.
    #[test]
    fn half_the_claim_and_a_delay_reach_every_figure_of_the_customer() {
        let whole = deal(|_, case| expected(case));
        let half = deal(|_, case| {
            expected(case);
            case["claim_share"] = json!(0.5);
        });
        near(
            half.estimate.returns.pv_benefits,
            whole.estimate.returns.pv_benefits / 2.0,
        );
        assert!(half.corridor.ceiling.price < whole.corridor.ceiling.price);
        let late = deal(|_, case| {
            expected(case);
            case["delay_months"] = json!(12);
        });
        let years = &late.estimate.situation.project.benefits;
        let planned = &whole.estimate.situation.project.benefits;
        assert_eq!(
            (years[1], years[2], years[3]),
            (0.0, planned[1], planned[2])
        );
        let costs = |deal: &Deal| deal.estimate.returns.cash_flow.costs.clone();
        assert_eq!(costs(&late), costs(&whole));
    }

    proptest! {
        /// Whatever is given and switched, the ends enclose what is expected; claiming less or
        /// beginning later never helps.
        #[test]
        fn the_ends_enclose_what_is_expected(
            given in prop::collection::btree_map(0..32_usize, 0.0..=1.0_f64, 0..8),
            on in prop::collection::btree_map(0..8_usize, any::<bool>(), 0..8),
            industry in 0..4_usize, claim in 0.0..=1.0_f64, delay in 0.0..24.0_f64,
        ) {
            let calculator = calculator();
            let model = &calculator.public().roi_models[industry];
            let mut case = sample_case();
            case.customer.industry.clone_from(&model.id);
            let figures = given.iter().filter_map(|(place, part)| {
                let input = model.inputs.get(*place)?;
                let (low, high) = (input.low.unwrap_or(0.0), input.high.unwrap_or(input.likely));
                Some((input.id.clone(), low + (high - low) * part))
            });
            case.figures.insert(model.id.clone(), figures.collect());
            let drivers = on.iter().filter_map(|(place, on)| {
                Some((model.drivers.get(*place)?.id.clone(), *on))
            });
            case.drivers.insert(model.id.clone(), drivers.collect());
            let price = price_paid(&case, &calculator.estimate(&case).unwrap().quote);
            let less = NamedScenario { claim_share: Some(claim), ..named("Less") };
            let late = NamedScenario { delay_months: Some(delay), ..named("Late") };
            case.scenarios = vec![less, late];
            let all = calculator.scenarios(&case, &price).unwrap();
            let npvs: Vec<f64> = all.iter().map(npv).collect();
            let hair = 1e-9 * (npvs[1].abs() + 1e4);
            prop_assert!(npvs[0] <= npvs[1] + hair && npvs[1] <= npvs[2] + hair, "{:?}", npvs);
            let benefits = all[1].outcome.as_ref().unwrap().0.pv_benefits;
            if benefits >= 0.0 {
                prop_assert!(npvs[3] <= npvs[1] + hair && npvs[4] <= npvs[1] + hair, "{:?}", npvs);
            }
        }
    }
}
