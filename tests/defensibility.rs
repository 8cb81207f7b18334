//! What a case can be reproached with: each finding comes alone, and its fix takes it away.
#![cfg(feature = "vendor")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_cmp,
    missing_docs,
    reason = "a test says what is wrong by stopping"
)]

use serde_json::{Value, json};
use worthwhile::case::Case;
use worthwhile::document::read;
use worthwhile::format::{Catalogue, Locale};
use worthwhile::offer::{
    Calculator, Concern, Defensibility, Estimate, Finding, Part, Public, Severity, Spot, rounded,
};
use worthwhile::playbook::{Playbook, sample};
use worthwhile::roi::Price;

/// A model and a case with nothing to be said against.
struct Bench {
    model: Value,
    case: Value,
    price: Price,
}

fn source() -> Value {
    json!("A study")
}

fn driver(id: &str) -> Value {
    json!({"id": id, "name": id, "category": "cash", "baseline": format!("{id}_spend"),
        "improvement": format!("{id}_cut")})
}

fn money(id: &str) -> Value {
    json!({"id": id, "name": id, "unit": "money/year", "likely": 10_000, "kind": "customer",
        "tier": "A"})
}

fn cut(id: &str) -> Value {
    json!({"id": id, "name": id, "unit": "%", "low": 0.1, "likely": 0.2, "high": 0.3, "max": 3,
        "kind": "assumption", "tier": "B", "source": source()})
}

fn bench() -> Bench {
    let names = ["a", "b", "c"];
    let inputs = names
        .iter()
        .flat_map(|id| [money(&format!("{id}_spend")), cut(&format!("{id}_cut"))]);
    let given: serde_json::Map<String, Value> = names
        .iter()
        .map(|id| (format!("{id}_spend"), json!(10_000)))
        .collect();
    Bench {
        model: json!({"id": "m", "name": "M", "implementation_days": [30, 45],
            "horizon_years": 3, "discount_rate": 0.1, "ramp": [0.5, 1],
            "inputs": inputs.collect::<Vec<_>>(), "drivers": names.map(driver),
            "costs": [{"id": "own", "name": "Own work", "category": "internal_labour",
                "formula": "500", "timing": "once"}]}),
        case: json!({"format": "worthwhile.case", "version": 1,
            "customer": {"name": "", "industry": "m", "staff": 50}, "figures": {"m": given},
            "terms": {"plan": "starter", "quantity": 1, "years": 1}, "hurdles": {}}),
        price: Price::yearly(1000.0),
    }
}

impl Bench {
    fn with(mut self, change: impl FnOnce(&mut Value, &mut Value)) -> Self {
        change(&mut self.model, &mut self.case);
        self
    }

    fn ready(&self) -> (Calculator, Case) {
        let playbook: Value = serde_json::from_str(sample::PLAYBOOK).unwrap();
        let mut public = playbook["public"].clone();
        public["roi_models"] = json!([self.model]);
        let public: Public = serde_json::from_value(public).unwrap();
        let calculator = Calculator::new(public).unwrap();
        let mut case = self.case.clone();
        case["terms"]["plan"] = calculator.public().price_book.plans[0].id.clone().into();
        let case = read(&case.to_string()).unwrap();
        (calculator, case)
    }

    fn estimate(&self) -> Estimate {
        let (calculator, case) = self.ready();
        calculator.estimate(&case).unwrap()
    }

    fn checked(&self) -> Defensibility {
        let (calculator, case) = self.ready();
        let situation = self.estimate().situation;
        let checked = calculator.defensibility(&case, &situation, &self.price);
        checked.unwrap()
    }

    /// The one thing that can be said against it; it has words in every language.
    #[track_caller]
    fn alone(&self) -> Finding {
        let found = self.checked().findings;
        assert_eq!(found.len(), 1, "{found:?}");
        for locale in Locale::ALL {
            let catalogue = Catalogue::of(locale);
            for message in [found[0].what(&|spot| format!("{spot:?}")), found[0].fix()] {
                let words = catalogue.fill(&message, "EUR");
                assert!(words != message.key && !words.contains('{'), "{words}");
            }
        }
        found[0]
    }

    #[track_caller]
    fn nothing(&self) {
        assert_eq!(self.checked().findings, []);
    }
}

/// An input of the model.
fn input<'a>(model: &'a mut Value, id: &str) -> &'a mut Value {
    let inputs = model["inputs"].as_array_mut().unwrap().iter_mut();
    inputs.into_iter().find(|input| input["id"] == id).unwrap()
}

#[test]
fn nothing_can_be_said_against_a_sound_case() {
    bench().nothing();
}

#[test]
fn one_baseline_used_by_two_drivers_counts_twice_unless_they_form_a_group() {
    let twice = |model: &mut Value| model["drivers"][1]["baseline"] = json!("a_spend / 2");
    let found = bench().with(|model, _| twice(model)).alone();
    assert_eq!(found.spot, Spot::Driver(1));
    assert_eq!(found.concern, Concern::CountedTwice { other: 0 });
    assert_eq!(found.severity, Severity::Serious);
    let grouped = bench().with(|model, _| {
        twice(model);
        model["drivers"][1]["baseline"] = json!("a_spend");
        model["drivers"][0]["group"] = json!("spend");
        model["drivers"][1]["group"] = json!("spend");
    });
    grouped.nothing();
    let off = bench().with(|model, case| {
        twice(model);
        case["drivers"] = json!({"m": {"b": false}});
        model["drivers"].as_array_mut().unwrap().push(driver("d"));
        model["inputs"]
            .as_array_mut()
            .unwrap()
            .extend([money("d_spend"), cut("d_cut")]);
        case["figures"]["m"]["d_spend"] = json!(10_000);
    });
    off.nothing();
}

/// A group of two claims 120 %: it saves all there is, and no more.
#[test]
fn a_group_claims_no_more_than_there_is() {
    let claiming = |share: f64| {
        bench().with(|model, _| {
            for place in [0, 1] {
                model["drivers"][place]["group"] = json!("spend");
                model["drivers"][place]["baseline"] = json!("a_spend");
            }
            for (id, share) in [("a_cut", share), ("b_cut", share), ("c_cut", 0.5)] {
                input(model, id)["likely"] = json!(share);
                input(model, id)["high"] = json!(share);
            }
        })
    };
    let over = claiming(0.6);
    let found = over.alone();
    assert_eq!(found.spot, Spot::Driver(1));
    assert_eq!(found.concern, Concern::GroupAboveAll { claimed: 1.2 });
    claiming(0.5).nothing();
    // Both are scaled down alike, so that the two save all there is, and no more.
    let worth = |bench: &Bench| bench.estimate().situation.project.pv_benefits();
    assert!((worth(&over) - worth(&claiming(0.5))).abs() < 1e-9);
}

#[test]
fn a_group_agrees_on_what_it_shares() {
    let with = |baseline: &str| {
        bench().with(|model, _| {
            model["drivers"][1]["baseline"] = json!(baseline);
            model["drivers"][0]["group"] = json!("spend");
            model["drivers"][1]["group"] = json!("spend");
        })
    };
    let found = with("a_spend * 0.9").alone();
    assert_eq!(found.spot, Spot::Driver(1));
    let (low, high) = (9000.0, 10_000.0);
    assert_eq!(found.concern, Concern::GroupUnequal { low, high });
    with("a_spend").nothing();
}

#[test]
fn no_share_is_above_all() {
    for (field, part) in [
        ("attribution", Part::Attribution),
        ("recapture", Part::Recapture),
    ] {
        let with = |share: &str| bench().with(|model, _| model["drivers"][0][field] = json!(share));
        let found = with("1.2").alone();
        assert_eq!(found.spot, Spot::Driver(0));
        assert_eq!(found.concern, Concern::ShareAboveAll { part, share: 1.2 });
        with("1").nothing();
    }
}

#[test]
fn no_more_is_saved_than_there_is() {
    // Small beside the others, so that it is not the one that carries all.
    let saving = |share: f64| {
        bench().with(|model, case| {
            input(model, "a_cut")["high"] = json!(2);
            input(model, "a_cut")["likely"] = json!(share);
            case["figures"]["m"]["a_spend"] = json!(1000);
            model["drivers"].as_array_mut().unwrap().push(driver("d"));
            model["inputs"]
                .as_array_mut()
                .unwrap()
                .extend([money("d_spend"), cut("d_cut")]);
            case["figures"]["m"]["d_spend"] = json!(10_000);
        })
    };
    let found = saving(1.5).alone();
    assert_eq!(found.concern, Concern::AboveBaseline { improvement: 1.5 });
    saving(1.0).nothing();
}

#[test]
fn one_driver_does_not_carry_the_case() {
    let spending =
        |amount: f64| bench().with(|_, case| case["figures"]["m"]["a_spend"] = json!(amount));
    let found = spending(20_000.0).alone();
    assert_eq!(
        (found.spot, found.severity),
        (Spot::Driver(0), Severity::Note)
    );
    let Concern::Concentrated { share } = found.concern else {
        panic!("{found:?}")
    };
    assert!((share - 0.5).abs() < 1e-12);
    spending(13_000.0).nothing();
}

#[test]
fn value_has_a_source() {
    let found = bench()
        .with(|model, _| input(model, "b_cut")["source"] = Value::Null)
        .alone();
    assert_eq!(found.spot, Spot::Input(3));
    let Concern::Unsourced { share, figures } = found.concern else {
        panic!("{found:?}")
    };
    assert!((share - 1.0 / 3.0).abs() < 1e-12 && figures == 1);
    // A figure that nobody asked for; one that no source speaks for; a claim without evidence.
    let others = [
        bench().with(|_, case| {
            case["figures"]["m"]
                .as_object_mut()
                .unwrap()
                .remove("a_spend");
        }),
        bench().with(|_, case| case["figures"]["m"]["c_cut"] = json!(0.31)),
        bench().with(|model, _| model["drivers"][0]["evidence"] = json!({"tier": "D"})),
    ];
    for bench in others {
        let found = bench.checked().findings;
        let unsourced = |finding: &&Finding| matches!(finding.concern, Concern::Unsourced { .. });
        assert!(found.iter().find(unsourced).is_some(), "{found:?}");
    }
}

#[test]
fn a_figure_is_no_more_exact_than_its_source() {
    let with = |value: f64| bench().with(|_, case| case["figures"]["m"]["a_cut"] = json!(value));
    let found = with(0.1234).alone();
    assert_eq!(found.spot, Spot::Input(1));
    let (value, rounded) = (0.1234, 0.123);
    assert_eq!(
        found.concern,
        Concern::TooExact {
            value,
            rounded,
            percent: true
        }
    );
    assert_eq!(
        Catalogue::of(Locale::En).fill(&found.fix(), "EUR"),
        "Round it to 12.3%."
    );
    with(0.123).nothing();
}

#[test]
fn a_headline_shows_the_digits_that_its_figures_carry() {
    assert_eq!(bench().checked().foundation.digits, 2);
    let hoped = bench().with(|model, _| input(model, "a_cut")["tier"] = json!("D"));
    let foundation = hoped.checked().foundation;
    assert_eq!(foundation.digits, 1);
    assert!((foundation.shares[3] - 1.0 / 3.0).abs() < 1e-12);
    assert_eq!(rounded(2_347_829.0, 1), 2_000_000.0);
    assert_eq!(rounded(2_347_829.0, 3), 2_350_000.0);
    assert_eq!((rounded(0.0, 2), rounded(-0.01964, 2)), (0.0, -0.02));
}

/// A tenth driver of working time, small beside the others.
fn of_time(people: f64, hours: f64, share: f64) -> Bench {
    bench().with(|model, case| {
        let given = |id: &str, unit: &str| {
            json!({"id": id, "name": id, "unit": unit, "likely": 1, "kind": "customer", "tier": "A"})
        };
        let inputs = model["inputs"].as_array_mut().unwrap();
        inputs.extend([
            given("people", "person"),
            given("hours", "hour/year/person"),
            given("rate", "money/hour"),
            cut("time_cut"),
        ]);
        let figures = &mut case["figures"]["m"];
        figures["people"] = json!(people);
        figures["hours"] = json!(46.0 * hours);
        figures["rate"] = json!(1);
        input(model, "time_cut")["low"] = json!(0);
        input(model, "time_cut")["high"] = json!(1);
        input(model, "time_cut")["likely"] = json!(share);
        let drivers = model["drivers"].as_array_mut().unwrap();
        drivers.push(json!({"id": "time", "name": "Time", "category": "time",
            "baseline": "people * hours * rate", "improvement": "time_cut"}));
    })
}

#[test]
fn users_save_no_more_time_than_was_ever_found() {
    // 3 of 40 hours a week, and 2.1 of them; one of 50 people.
    let found = of_time(1.0, 10.0, 0.3).alone();
    assert_eq!(found.spot, Spot::Driver(3));
    let Concern::TimeOfUsers { share } = found.concern else {
        panic!("{found:?}")
    };
    assert!((share - 0.075).abs() < 1e-12);
    of_time(1.0, 10.0, 0.21).nothing();
}

#[test]
fn all_staff_saves_no_more_time_than_was_ever_found() {
    let found = of_time(20.0, 10.0, 0.2).alone();
    assert_eq!(found.spot, Spot::Case);
    let Concern::TimeOfStaff { share } = found.concern else {
        panic!("{found:?}")
    };
    assert!((share - 0.02).abs() < 1e-12);
    of_time(13.0, 10.0, 0.2).nothing();
}

#[test]
fn no_more_people_are_counted_than_there_are() {
    let found = of_time(51.0, 1.0, 0.1).alone();
    let (people, staff) = (51.0, 50.0);
    assert_eq!(found.concern, Concern::PeopleAboveStaff { people, staff });
    of_time(50.0, 1.0, 0.1).nothing();
}

#[test]
fn nothing_costs_more_than_is_earned() {
    let earning =
        |revenue: f64| bench().with(|_, case| case["customer"]["revenue"] = json!(revenue));
    let found = earning(9000.0).checked().findings;
    let (baseline, revenue) = (10_000.0, 9000.0);
    assert_eq!(found.len(), 3);
    assert_eq!(
        found[0].concern,
        Concern::AboveRevenue { baseline, revenue }
    );
    earning(500_000.0).nothing();
}

/// A stock of 4,000 that costs so much a year to hold.
fn of_stock(rate: f64, category: &str) -> Bench {
    bench().with(|model, case| {
        let given = |id: &str, unit: &str| {
            json!({"id": id, "name": id, "unit": unit, "likely": 1, "max": 1e9, "kind": "customer",
                "tier": "A"})
        };
        let inputs = model["inputs"].as_array_mut().unwrap();
        inputs.extend([
            given("stock", "money"),
            given("holding", "%/year"),
            cut("stock_cut"),
        ]);
        case["figures"]["m"]["stock"] = json!(4000);
        case["figures"]["m"]["holding"] = json!(rate);
        let baseline = match category {
            "working_capital" => "stock",
            _ => "stock * holding",
        };
        let drivers = model["drivers"].as_array_mut().unwrap();
        drivers.push(json!({"id": "stock", "name": "Stock", "category": category,
            "baseline": baseline, "improvement": "stock_cut"}));
    })
}

#[test]
fn what_is_set_free_once_does_not_come_each_year() {
    let found = of_stock(1.0, "cash").alone();
    assert_eq!(found.spot, Spot::Driver(3));
    let (stock, baseline) = (6, 4000.0);
    assert_eq!(found.concern, Concern::StockEachYear { stock, baseline });
    of_stock(0.25, "cash").nothing();
    of_stock(1.0, "working_capital").nothing();
}

#[test]
fn the_customers_own_work_is_counted() {
    let costing = |formula: &str, category: &str| {
        bench().with(|model, _| {
            model["costs"][0]["formula"] = json!(formula);
            model["costs"][0]["category"] = json!(category);
        })
    };
    for bench in [
        costing("0", "internal_labour"),
        costing("500", "integration"),
    ] {
        let found = bench.alone();
        assert_eq!(
            (found.spot, found.concern),
            (Spot::Costs, Concern::NoInternalCost)
        );
    }
    costing("500", "training").nothing();
}

#[test]
fn no_benefit_is_full_from_the_first_day() {
    let found = bench().with(|model, _| model["ramp"] = json!([1])).alone();
    assert_eq!((found.spot, found.concern), (Spot::Case, Concern::NoRamp));
    let found = bench().with(|model, _| model["drivers"][1]["ramp"] = json!([1, 1]));
    assert_eq!(found.alone().spot, Spot::Driver(1));
    let later = bench().with(|model, _| {
        model["ramp"] = json!([1]);
        model["start_months"] = json!(1.5);
    });
    later.nothing();
}

#[test]
fn no_year_costs_more_than_it_brings_nor_than_can_be_paid() {
    let paying = |yearly: f64| Bench {
        price: Price::yearly(yearly),
        ..bench()
    };
    let found = paying(2600.0).alone();
    assert_eq!(found.spot, Spot::Case);
    let Concern::NegativeYear { year, short } = found.concern else {
        panic!("{found:?}")
    };
    // 6,000 a year less 15 %, half of it in the first year.
    assert!(year == 1 && (short - 50.0).abs() < 1e-9);
    paying(2500.0).nothing();
    let budget = |budget: f64| bench().with(|_, case| case["hurdles"]["budget"] = json!(budget));
    let found = budget(1500.0).alone();
    let (year, paid) = (0, 1525.0);
    assert_eq!(
        found.concern,
        Concern::AboveBudget {
            year,
            paid,
            budget: 1500.0
        }
    );
    budget(1525.0).nothing();
}

/// The sample customer: all true, and worth saying.
#[test]
fn the_sample_has_few_findings_and_all_are_true() {
    let playbook: Playbook = read(sample::PLAYBOOK).unwrap();
    let case: Case = read(sample::CASE).unwrap();
    let calculator = Calculator::new(playbook.public).unwrap();
    let situation = calculator.estimate(&case).unwrap().situation;
    let price = Price::yearly(6750.0).and_once(250.0);
    let checked = calculator.defensibility(&case, &situation, &price).unwrap();
    let concerns: Vec<Concern> = checked.findings.iter().map(|f| f.concern).collect();
    // Downtime brings 11,475 of 20,979 a year.
    let [Concern::Concentrated { share }] = concerns[..] else {
        panic!("{concerns:?}")
    };
    assert!((share - 11_475.0 / 20_979.0).abs() < 1e-9);
    assert_eq!(checked.findings[0].spot, Spot::Driver(0));
    assert_eq!(checked.foundation.digits, 2);
}
