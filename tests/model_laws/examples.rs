//! Precedence and messages, pinned.

use worthwhile::case::Case;
use worthwhile::document::{Fault, read};
use worthwhile::format::{Catalogue, Locale};
use worthwhile::model::{Definition, Failure, Formula, Program, ProgramFault, Reason};
use worthwhile::offer::{Calculator, Offer};

#[track_caller]
fn comes_to(formula: &str, wanted: f64) {
    let parsed = Formula::parse(formula, &["x", "rate"]).unwrap();
    assert_eq!(
        parsed.evaluate(&[Some(7.0), Some(0.5)]),
        Ok(wanted),
        "{formula}"
    );
}

#[test]
fn precedence() {
    comes_to("1 + 2 * 3", 7.0);
    comes_to("(1 + 2) * 3", 9.0);
    comes_to("10 - 4 - 3", 3.0);
    comes_to("24 / 4 / 3", 2.0);
    comes_to("24 / 4 * 3", 18.0);
    comes_to("2 ^ 3 ^ 2", 512.0);
    comes_to("-2 ^ 2", -4.0);
    comes_to("(-2) ^ 2", 4.0);
    comes_to("2 ^ -1", 0.5);
    comes_to("2 * -3", -6.0);
    comes_to("--3", 3.0);
    comes_to("50 % * 8", 4.0);
    comes_to("-50 %", -0.5);
    comes_to("4 ^ 50 %", 2.0);
    comes_to("200 % %", 0.02);
    comes_to("if(1 < 2 and 2 < 1 or 3 > 2, 1, 0)", 1.0);
    comes_to("if(not 1 < 2 or 1 < 2, 1, 0)", 1.0);
    comes_to("if(not (1 < 2 or 1 < 2), 1, 0)", 0.0);
    comes_to("if(1 + 1 = 2, x, rate)", 7.0);
    comes_to("if(x ≠ 7, 1 / 0, 4 × 2 ÷ 1 − 1)", 7.0);
    comes_to("round(2.5) + round(-2.5)", 0.0);
    comes_to("round(1234.567, -2)", 1200.0);
    comes_to("clamp(x, 0, 5)", 5.0);
    comes_to("ln(1)", 0.0);
    comes_to("min(x, 3, 4) + max(rate)", 3.5);
    comes_to("1.5e3 + .5", 1500.5);
}

/// What the author of an offer is told about `formula` as a driver's baseline.
fn told(formula: &str) -> Vec<String> {
    told_of(&[("baseline", formula)])
}

/// The same about several formulas of the driver.
fn told_of(formulas: &[(&str, &str)]) -> Vec<String> {
    let mut offer = offer();
    for (part, formula) in formulas {
        offer["public"]["roi_models"][0]["drivers"][0][*part] = (*formula).into();
    }
    let Err(faults) = read::<Offer>(&offer.to_string()) else {
        return Vec::new();
    };
    in_words(&faults)
}

fn in_words(faults: &[Fault]) -> Vec<String> {
    let words = faults.iter().map(|fault| {
        let path = fault.path.rsplit('.').next().unwrap();
        format!(
            "{path}: {}",
            Catalogue::of(Locale::En).fill(&fault.message, "")
        )
    });
    words.collect()
}

fn offer() -> serde_json::Value {
    let driver = serde_json::json!({
        "id": "time", "name": "Time", "category": "time",
        "baseline": "hours", "improvement": "10 %", "risk": 0
    });
    let input = |id: &str| {
        serde_json::json!({
            "id": id, "name": id, "unit": "money/year", "likely": 8,
            "kind": "customer", "tier": "A", "low": null, "high": null, "min": null,
            "max": null, "source": null
        })
    };
    serde_json::json!({
        "format": "worthwhile.offer", "version": 1,
        "public": {
            "vendor": "V", "currency": "EUR",
            "price_book": {
                "plans": [{"id": "p", "name": "P", "unit": "user", "price_per_unit": 1,
                           "minimum_quantity": 1}],
                "terms": [{"years": 1, "discount": 0}]
            },
            "roi_models": [{
                "id": "m", "name": "M", "implementation_days": [1, 2], "horizon_years": 1,
                "discount_rate": 0.1, "ramp": [1], "inputs": [input("hours"), input("größe")],
                "formulas": [], "drivers": [driver], "costs": []
            }]
        }
    })
}

#[test]
fn a_mistake_names_its_place_and_what_was_expected() {
    assert_eq!(told("hours * 2"), [""; 0]);
    for (formula, wanted) in [
        (
            "hours *",
            "at column 8: ends too early; a value or a closing parenthesis is missing",
        ),
        (
            "(hours * 2",
            "at column 11: ends too early; a value or a closing parenthesis is missing",
        ),
        ("hours * * 2", "at column 9: expected a value, got “*”"),
        ("hours 2", "at column 7: expected + - * / ^, got “2”"),
        ("hours # 2", "at column 7: “#” has no meaning in a formula"),
        (
            "1.234,5",
            "at column 1: “1.234,5” is not a number; write 1234.5",
        ),
        (
            "1.2.3 * hours",
            "at column 1: “1.2.3” is not a number; write 1234.5",
        ),
        (
            "2 * huors",
            "at column 5: there is no input or formula “huors”; did you mean “hours”?",
        ),
        (
            "2 * weather",
            "at column 5: there is no input or formula “weather”",
        ),
        (
            "sum(hours)",
            "at column 1: there is no function “sum”; there are if, min, max, round, clamp and ln",
        ),
        (
            "if(hours > 1, 2)",
            "at column 1: wrong number of values for if: 2; it is written if(a > b, x, y)",
        ),
        (
            "min()",
            "at column 1: wrong number of values for min: 0; it is written min(a, b)",
        ),
        (
            "runod(hours, 2)",
            "at column 1: there is no function “runod”; did you mean “round”?",
        ),
        (
            "if(hours, 1, 2)",
            "at column 4: expected a condition such as x > 0, got a number",
        ),
        (
            "1 + (hours > 2)",
            "at column 6: expected a number, got a condition",
        ),
        (
            "hours > 2",
            "at column 1: expected a number, got a condition",
        ),
        (
            "if(1 < hours < 3, 1, 2)",
            "at column 14: expected and or, got “<”",
        ),
        // Columns count characters, not bytes.
        (
            "größe * größe * x",
            "at column 17: there is no input or formula “x”",
        ),
    ] {
        assert_eq!(told(formula), [format!("baseline: {wanted}")], "{formula}");
    }
}

#[test]
fn limits_of_length_and_depth() {
    let deep = format!("{}hours{}", "(".repeat(80), ")".repeat(80));
    assert_eq!(
        told(&deep),
        ["baseline: at column 61: nested too deeply; the limit: 60"]
    );
    let long = format!("hours{}", " + 1".repeat(600));
    assert_eq!(
        told(&long),
        ["baseline: at column 2,001: too long; the limit in bytes: 2,000"]
    );
    assert!(Formula::parse(&"-".repeat(1999), &[]).is_err());
    // The limit falls inside a letter of two bytes.
    let umlauts = format!("a{}", "ä".repeat(1500));
    let fault = Formula::parse(&umlauts, &[]).unwrap_err();
    assert!(umlauts.get(fault.at).is_some());
}

#[test]
fn several_formulas_are_wrong_at_once() {
    assert_eq!(
        told_of(&[("baseline", "hours +"), ("improvement", "hours $")]),
        [
            "baseline: at column 8: ends too early; a value or a closing parenthesis is missing",
            "improvement: at column 7: “$” has no meaning in a formula",
        ]
    );
}

#[test]
fn a_cycle_names_its_members() {
    let definition = |name, formula| Definition { name, formula };
    let definitions = [
        definition("a", "b + 1"),
        definition("b", "c * 2"),
        definition("c", "b - x"),
    ];
    let faults = Program::compile(&["x"], &definitions).unwrap_err();
    let members = vec!["b".to_owned(), "c".to_owned()];
    assert_eq!(faults, [(1, ProgramFault::Cycle(members))]);
    let itself = [definition("a", "a")];
    let faults = Program::compile(&[], &itself).unwrap_err();
    assert_eq!(faults, [(0, ProgramFault::Cycle(vec!["a".to_owned()]))]);

    let mut offer = offer();
    offer["public"]["roi_models"][0]["formulas"] = serde_json::json!([
        {"id": "one", "formula": "two + 1"}, {"id": "two", "formula": "one / 2"}
    ]);
    let faults = read::<Offer>(&offer.to_string()).unwrap_err();
    assert_eq!(
        in_words(&faults),
        ["formula: depends on itself: one → two → one"]
    );
}

#[test]
fn a_long_chain_is_no_cycle_and_no_overflow() {
    let texts: Vec<(String, String)> = (0..5000)
        .map(|place| (format!("f{place}"), format!("f{} + 1", place + 1)))
        .chain([("f5000".to_owned(), "x".to_owned())])
        .collect();
    let definitions: Vec<Definition> = texts
        .iter()
        .map(|(name, formula)| Definition { name, formula })
        .collect();
    let program = Program::compile(&["x"], &definitions).unwrap();
    assert_eq!(program.evaluate(&[1.0])[0], Ok(5001.0));
}

#[test]
fn what_has_no_value_says_why_and_where() {
    let fails = |formula: &str, at, reason| {
        let parsed = Formula::parse(formula, &["x"]).unwrap();
        assert_eq!(
            parsed.evaluate(&[Some(0.0)]),
            Err(Failure { at, reason }),
            "{formula}"
        );
    };
    fails("1 + 2 / x", 4..9, Reason::DivisionByZero);
    fails("x ^ -1", 0..6, Reason::DivisionByZero);
    fails("(x - 8) ^ 0.5 + 1", 0..13, Reason::Undefined);
    fails("10 ^ 300 * 10 ^ 300", 0..19, Reason::Overflow);
    let missing = Formula::parse("1 + x", &["x"]).unwrap();
    assert_eq!(
        missing.evaluate(&[None]).unwrap_err().reason,
        Reason::Missing
    );
    // The branch that is not taken does not count.
    let safe = Formula::parse("if(x = 0, 0, 1 / x)", &["x"]).unwrap();
    assert_eq!(safe.evaluate(&[Some(0.0)]), Ok(0.0));
}

#[test]
fn a_division_by_zero_in_a_document_names_the_formula_once() {
    let mut offer = offer();
    offer["public"]["roi_models"][0]["formulas"] =
        serde_json::json!([{"id": "share", "formula": "8 money/year / (hours - 8 money/year)"}]);
    offer["public"]["roi_models"][0]["drivers"][0]["improvement"] = "share".into();
    let offer: Offer = read(&offer.to_string()).unwrap();
    let case: Case = read(
        r#"{"format": "worthwhile.case", "version": 1,
            "customer": {"name": "C", "industry": "m", "staff": 1}, "figures": {},
            "terms": {"plan": "p", "quantity": 1, "years": 1},
            "hurdles": {"roi_min": null, "payback_months_max": null, "value_share_max": null}}"#,
    )
    .unwrap();
    let faults = Calculator::new(offer.public)
        .unwrap()
        .estimate(&case)
        .unwrap_err();
    assert_eq!(
        in_words(&faults),
        ["formula: divides by zero: 8 money/year / (hours - 8 money/year)"]
    );
}
