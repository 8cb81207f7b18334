//! Units: what they come to, what is refused and in which words, and that they are sound.

use crate::tree::{self, Tree};
use proptest::prelude::*;
use worthwhile::document::read;
use worthwhile::format::{Arg, Catalogue, Locale, Message};
use worthwhile::model::{Definition, Fault, Mistake, Needed, Program, Unit};
use worthwhile::offer::{CompiledModel, Offer};
use worthwhile::playbook::{Playbook, sample};

/// Inputs as a vendor declares them.
const INPUTS: [(&str, &str); 10] = [
    ("cost", "money/year"),
    ("price", "money/hour"),
    ("hours", "hour/week"),
    ("stops", "hour/year"),
    ("each", "hour/week/person"),
    ("people", "person"),
    ("tickets", "ticket/month"),
    ("ticket_cost", "money/ticket"),
    ("minutes", "minute/ticket"),
    ("rate", "%"),
];

fn unit(text: &str) -> Unit {
    Unit::parse(text).unwrap()
}

fn units(formula: &str, needed: Option<&str>) -> Result<Unit, Fault> {
    let names = INPUTS.map(|(name, _)| name);
    let inputs = INPUTS.map(|(_, text)| Some(unit(text)));
    let definition = Definition {
        name: "result",
        formula,
    };
    let program = Program::compile(&names, &[definition])
        .unwrap_or_else(|faults| panic!("{formula}: {faults:?}"));
    let mut units = program
        .units(
            &inputs,
            &[needed.map_or(Needed::Any, |text| Needed::Unit(unit(text)))],
        )
        .map_err(|mut faults| faults.remove(0).1)?;
    Ok(units.remove(0))
}

#[track_caller]
fn comes_as(formula: &str, wanted: &str) {
    let found = units(formula, None).map(|unit| unit.to_string());
    assert_eq!(found.as_deref(), Ok(wanted), "{formula}");
}

#[test]
fn units_multiply_and_cancel_word_by_word() {
    comes_as("hours * 46 week/year * price", "money/year");
    comes_as("people * each * 46 week/year * price", "money/year");
    comes_as("tickets * 12 month/year * ticket_cost", "money/year");
    comes_as("tickets * minutes / 60 minute/hour", "hour/month");
    comes_as("people * hours", "person*hour/week");
    comes_as("1 / tickets", "month/ticket");
    comes_as("cost / people", "money/year/person");
    comes_as("cost / cost", "1");
    comes_as("stops ^ 2 / stops ^ 3", "year/hour");
    comes_as("cost ^ -1", "year/money");
    comes_as("2 ^ rate * 3", "1");
}

#[test]
fn a_share_is_a_plain_number_in_percent() {
    comes_as("rate", "%");
    comes_as("1 - rate", "%");
    comes_as("25 %", "%");
    comes_as("rate * cost", "money/year");
    comes_as("if(rate < 1, min(1, rate / (1 - rate)), 0)", "%");
    assert_eq!(unit("%"), unit("1"));
}

#[test]
fn a_zero_fits_every_unit() {
    comes_as("max(0, stops)", "hour/year");
    comes_as("if(cost > 0, cost, 0)", "money/year");
    comes_as("clamp(people, 0, 500 person)", "person");
    comes_as("cost + 0 * people", "money/year");
    assert_eq!(units("0", Some("money/year")), Ok(unit("money/year")));
}

#[test]
fn a_constant_takes_the_unit_it_is_declared_in() {
    assert_eq!(units("46", Some("week/year")), Ok(unit("week/year")));
    assert_eq!(units("52 - 6", Some("week/year")), Ok(unit("week/year")));
    assert!(units("46 month/year", Some("week/year")).is_err());
    // With a name in it a formula has the unit that follows.
    assert!(units("46 * rate", Some("week/year")).is_err());
}

/// What the author is told in each language.
fn told(formula: &str, needed: Option<&str>) -> [String; 3] {
    let fault = units(formula, needed).unwrap_err();
    assert!(formula.get(fault.at.clone()).is_some());
    Locale::ALL.map(|locale| Catalogue::of(locale).fill(&fault.mistake.message(), "EUR"))
}

#[test]
fn what_does_not_fit_is_told_in_each_language() {
    for (formula, wanted) in [
        (
            "stops + cost",
            [
                "adds “cost” (EUR per year) to “stops” (hours per year); only equal units add up",
                "addiert „cost“ (EUR pro Jahr) zu „stops“ (Stunden pro Jahr); addieren lassen \
                 sich nur gleiche Einheiten",
                "把“cost”（EUR/年）加到“stops”（小时/年）上；只有单位相同才能相加",
            ],
        ),
        (
            "stops + hours",
            [
                "adds “hours” (hours per week) to “stops” (hours per year); only equal units add \
                 up; a conversion is missing, such as “* 46 week/year”",
                "addiert „hours“ (Stunden pro Woche) zu „stops“ (Stunden pro Jahr); addieren \
                 lassen sich nur gleiche Einheiten; es fehlt eine Umrechnung, etwa „* 46 \
                 week/year“",
                "把“hours”（小时/周）加到“stops”（小时/年）上；只有单位相同才能相加；缺少换算，例如“* 46 week/year”",
            ],
        ),
        (
            "if(people > 4, 1, 2)",
            [
                "compares “people” (people) with “4” (a plain number); only equal units can be \
                 compared; write “4 person”",
                "vergleicht „people“ (Personen) mit „4“ (eine reine Zahl); vergleichen lassen \
                 sich nur gleiche Einheiten; gemeint ist wohl „4 person“",
                "把“people”（人）与“4”（纯数字）相比；只有单位相同才能比较；请写成“4 person”",
            ],
        ),
    ] {
        assert_eq!(told(formula, None), wanted.map(str::to_owned), "{formula}");
    }
}

#[test]
fn every_rule_has_its_sentence() {
    for (formula, needed, wanted) in [
        (
            "stops - cost * rate",
            None,
            "subtracts “cost * rate” (EUR per year) from “stops” (hours per year); only equal \
             units can be subtracted",
        ),
        (
            "max(0, people, stops)",
            None,
            "max has to pick from “people” (people) and “stops” (hours per year); all its \
             values need the same unit",
        ),
        (
            "if(rate > 0, cost, stops)",
            None,
            "gives “cost” (EUR per year) in one case and “stops” (hours per year) in the \
             other; both need the same unit",
        ),
        (
            "2 ^ people",
            None,
            "an exponent must be a plain number, not “people” (people)",
        ),
        (
            "people ^ rate",
            None,
            "with this exponent only a plain number can be raised to a power, not “people” \
             (people); for a unit write a whole number such as ^2",
        ),
        (
            "ln(people)",
            None,
            "ln needs a plain number, not “people” (people)",
        ),
        (
            "round(cost, people)",
            None,
            "the digits of round must be a plain number, not “people” (people)",
        ),
        ("cost ^ 90", None, "comes out in a unit of too many parts"),
        (
            "tickets * ticket_cost",
            Some("money/year"),
            "comes out as EUR per month, but should be EUR per year; a conversion is missing, \
             such as “* 12 month/year”",
        ),
        (
            "tickets * minutes",
            Some("hour/month"),
            "comes out as minutes per month, but should be hours per month; a conversion is \
             missing, such as “/ 60 minute/hour”",
        ),
        (
            "people * hours * 46 week/year * price",
            Some("money/year"),
            "comes out as EUR × people per year, but should be EUR per year; is one of the \
             figures meant per person (…/person)?",
        ),
        (
            "cost * 2 tikcet",
            None,
            "there is no unit “tikcet”; did you mean “ticket”?",
        ),
        (
            "cost * 12 mounth/year",
            None,
            "there is no unit “mounth”; did you mean “month”?",
        ),
        (
            "cost * 12 banana",
            None,
            "there is no unit “banana”; an input has to count it first",
        ),
    ] {
        let [english, german, chinese] = told(formula, needed);
        assert_eq!(english, wanted, "{formula}");
        for other in [german, chinese] {
            assert!(!other.contains('{') && other != english, "{other}");
        }
    }
}

#[test]
fn where_nobody_says_which_currency_it_is_money() {
    let fault = units("stops + cost", None).unwrap_err();
    let text = Catalogue::of(Locale::En).fill(&fault.mistake.message(), "");
    assert!(text.contains("(money per year)"), "{text}");
    let shown = Message::new("formula.at").with("what", Arg::Currency);
    assert!(Catalogue::of(Locale::De).fill(&shown, "").contains("Geld"));
}

#[test]
fn a_forgotten_operator_is_told_as_such() {
    let names = INPUTS.map(|(name, _)| name);
    let definition = |formula| {
        let definition = Definition {
            name: "result",
            formula,
        };
        Program::compile(&names, &[definition])
    };
    for formula in ["2 hours", "2 min(1)", "2 (3)"] {
        let faults = format!("{:?}", definition(formula).unwrap_err());
        assert!(faults.contains("Expected(\"+ - * / ^\""), "{faults}");
    }
    // A blank ends the unit: what follows is a division.
    assert!(definition("3 hour / people").is_ok());
    let faults = definition("3 hour / persons").unwrap_err();
    assert!(format!("{faults:?}").contains("UnknownName"), "{faults:?}");
}

#[test]
fn a_fault_is_told_once_where_it_is_and_not_where_it_is_used() {
    let definitions = [
        ("wrong", "people + rate"),
        ("right", "wrong * 2"),
        ("other", "ln(cost)"),
    ];
    let definitions = definitions.map(|(name, formula)| Definition { name, formula });
    let names = INPUTS.map(|(name, _)| name);
    let program = Program::compile(&names, &definitions).unwrap();
    let faults = program
        .units(&INPUTS.map(|(_, text)| Some(unit(text))), &[])
        .unwrap_err();
    let places: Vec<usize> = faults.iter().map(|(place, _)| *place).collect();
    assert_eq!(places, [0, 2]);
    assert!(matches!(faults[0].1.mistake, Mistake::Unit(_)));
}

#[test]
fn a_document_names_the_place_of_every_unit_that_does_not_fit() {
    let mut offer = serde_json::from_str::<serde_json::Value>(sample::PLAYBOOK).unwrap();
    let mut offer = serde_json::json!({
        "format": "worthwhile.offer", "version": 1, "public": offer["public"].take()
    });
    let model = &mut offer["public"]["roi_models"][0];
    model["formulas"][0] = serde_json::json!(
        {"id": "weeks", "formula": "46", "unit": "week/yeer*"});
    model["drivers"][1]["baseline"] = "downtime_hours + material_spend".into();
    model["drivers"][1]["improvement"] = "planners".into();
    model["drivers"][2]["attribution"] = "downtime_rate".into();
    model["costs"][0]["timing"] = "yearly".into();
    let faults = read::<Offer>(&offer.to_string()).unwrap_err();
    let lines: Vec<String> = faults
        .iter()
        .map(|fault| {
            let text = Catalogue::of(Locale::En).fill(&fault.message, "EUR");
            format!("{}: {text}", fault.path)
        })
        .collect();
    assert_eq!(
        lines,
        [
            "public.roi_models[0].formulas[0].unit: “yeer*” is not a unit",
            "public.roi_models[0].drivers[1].baseline: at column 1: adds “material_spend” (EUR \
             per year) to “downtime_hours” (hours per year); only equal units add up",
            "public.roi_models[0].drivers[1].improvement: at column 1: comes out as people, but \
             should be a plain number; is one of the figures meant per person (…/person)?",
            "public.roi_models[0].drivers[2].attribution: at column 1: comes out as EUR per \
             hour, but should be a plain number",
            "public.roi_models[0].costs[0].formula: at column 1: comes out as EUR, but should be \
             EUR per year",
        ]
    );
}

#[test]
fn a_screen_can_show_the_unit_of_every_formula() {
    let playbook: Playbook = read(sample::PLAYBOOK).unwrap();
    let model = CompiledModel::new(&playbook.public.roi_models[1]).unwrap();
    let shown = |path: &str| model.unit(path).map(ToString::to_string);
    assert_eq!(shown("formulas[0].formula").as_deref(), Some("hour/year"));
    assert_eq!(shown("drivers[0].baseline").as_deref(), Some("money/year"));
    assert_eq!(shown("drivers[0].improvement").as_deref(), Some("%"));
    assert_eq!(shown("drivers[9].improvement"), None);
}

/// The units that the four names of generated trees get.
fn some_units() -> impl Strategy<Value = [&'static str; 4]> {
    let unit = prop::sample::select(vec!["1", "money", "hour", "hour/money", "money/hour"]);
    prop::array::uniform4(unit)
}

/// How often money and hours stand in `unit`.
fn powers(unit: &Unit) -> [i32; 2] {
    ["money", "hour"].map(|name| {
        let count = |all: usize| i32::try_from(all).unwrap();
        let of = unit.of().filter(|base| base.name() == name).count();
        let per = unit.per().filter(|base| base.name() == name).count();
        count(of) - count(per)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Who measures money in cents and time in something else gets the same result, in cents
    /// and something else: a formula that the checker lets pass says nothing about the scale.
    #[test]
    fn an_accepted_formula_has_the_same_meaning_on_every_scale(
        tree in tree::trees(),
        texts in some_units(),
        scales in prop::array::uniform2(-3..4_i32),
    ) {
        prop_assume!(!tree.rounds());
        let formula = tree.print();
        let definition = Definition { name: "result", formula: &formula };
        let Ok(program) = Program::compile(&tree::NAMES, &[definition]) else { return Ok(()) };
        let inputs = texts.map(unit);
        let Ok(found) = program.units(&inputs.clone().map(Some), &[]) else { return Ok(()) };
        // Powers of two change no digit.
        let factor = |unit: &Unit| {
            let [money, hours] = powers(unit);
            2_f64.powi(money * scales[0] + hours * scales[1])
        };
        let scaled: Vec<f64> = tree::VALUES.iter().zip(&inputs).map(|(v, unit)| v * factor(unit)).collect();
        let plain = program.evaluate(&tree::VALUES).remove(0).ok();
        let scaled = program.evaluate(&scaled).remove(0).ok();
        let (Some(plain), Some(scaled)) = (plain, scaled) else { return Ok(()) };
        // A result of nothing but zeros fits every unit.
        let wanted = plain * factor(&found[0]);
        let off = (wanted - scaled).abs() / wanted.abs().max(f64::MIN_POSITIVE);
        prop_assert!(off < 1e-9 || plain == 0.0 && scaled == 0.0, "{formula} {texts:?}: {plain} {scaled}");
    }

    #[test]
    fn a_unit_is_read_back_as_it_is_written(
        of in prop::collection::vec(word(), 0..4),
        per in prop::collection::vec(word(), 0..4),
    ) {
        let of = if of.is_empty() { "1".to_owned() } else { of.join("*") };
        let text = per.iter().fold(of, |text, part| format!("{text}/{part}"));
        let read = unit(&text);
        prop_assert_eq!(unit(&read.to_string()), read);
    }

    #[test]
    fn no_text_breaks_the_reader_of_units(text in any::<String>()) {
        if let Ok(unit) = Unit::parse(&text) {
            prop_assert_eq!(Unit::parse(&unit.to_string()), Ok(unit));
        }
    }
}

fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "money", "person", "minute", "hour", "day", "week", "month", "year", "ticket", "票",
    ])
}

#[test]
fn enough_of_the_generated_formulas_are_accepted_and_refused() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut accepted, mut refused) = (0, 0);
    for _ in 0..500 {
        let mut draw = || {
            let tree = tree::trees().new_tree(&mut runner).unwrap();
            proptest::strategy::ValueTree::current(&tree)
        };
        let tree: Tree = draw();
        let formula = tree.print();
        let definition = Definition {
            name: "result",
            formula: &formula,
        };
        let Ok(program) = Program::compile(&tree::NAMES, &[definition]) else {
            continue;
        };
        let inputs = ["money", "money", "hour", "1"].map(|text| Some(unit(text)));
        match program.units(&inputs, &[]) {
            Ok(units) if !units[0].is_plain() => accepted += 1,
            Ok(_) => {}
            Err(_) => refused += 1,
        }
    }
    assert!(accepted > 50 && refused > 50, "{accepted} {refused}");
}
