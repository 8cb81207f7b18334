//! What a workbook shows when it is made.

use crate::support::{
    INDUSTRIES, TIMINGS, behind, calculator, case, dusty, engine, grid, made, wrong,
};
use serde_json::json;
use worthwhile::format::Locale;
use worthwhile::workbook::{Content, Value};

#[test]
fn every_headline_is_the_engines() {
    let calculator = calculator();
    for industry in INDUSTRIES {
        for timing in TIMINGS {
            for given in [true, false] {
                let case = case(industry, timing, |case| {
                    if !given {
                        case["figures"] = json!({});
                        case["claim_share"] = json!(0.8);
                        case["delay_months"] = json!(2.5);
                    }
                });
                let book = made(&calculator, &case, Locale::En);
                let wrong = wrong(&grid(&book, 0), &calculator, &case);
                assert!(
                    wrong.is_empty(),
                    "{industry} {timing}: {}",
                    wrong.join("\n")
                );
            }
        }
    }
}

#[test]
fn agreed_terms_and_years_paid_ahead_are_the_engines() {
    let calculator = calculator();
    for timing in TIMINGS {
        for prepaid in [false, true] {
            for years in [1, 2, 5] {
                let case = case("manufacturing", timing, |case| {
                    case["terms"]["agreed"] = json!({
                        "price": 6750, "one_off_charge": 250, "recurring_charge": 900,
                        "years": years, "discount": 0.08, "prepaid": prepaid,
                    });
                });
                let book = made(&calculator, &case, Locale::En);
                let wrong = wrong(&grid(&book, 0), &calculator, &case);
                assert!(
                    wrong.is_empty(),
                    "{timing} {prepaid} {years}: {}",
                    wrong.join("\n")
                );
            }
        }
    }
}

#[test]
fn no_rate_of_return_is_made_of_dust() {
    for (calculator, case) in dusty() {
        let book = made(&calculator, &case, Locale::En);
        let summary = grid(&book, 0);
        let wrong = wrong(&summary, &calculator, &case);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        let none = Value::Text("none".to_owned());
        assert_eq!(behind(&summary, "Internal rate of return")[0], none);
    }
}

#[test]
fn at_each_break_even_value_the_model_is_worth_nothing() {
    let calculator = calculator();
    let case = case("manufacturing", "cash_in_advance", |_| {});
    let estimate = calculator.estimate(&case).unwrap();
    let price = worthwhile::offer::price_paid(&case, &estimate.quote);
    let thresholds = calculator.thresholds(&case, &price).unwrap();
    let model = calculator.model(&case).unwrap();
    let must = grid(&made(&calculator, &case, Locale::En), 6);
    let mut found = 0;
    for threshold in thresholds {
        let name = model.inputs[threshold.input].name.in_language("en");
        let row = behind(&must, name);
        let Some(value) = threshold.break_even else {
            continue;
        };
        let [
            Value::Text(_),
            Value::Number(today),
            Value::Number(there),
            _,
            Value::Number(npv),
        ] = row.as_slice()
        else {
            panic!("{name}: {row:?}");
        };
        assert!((today - threshold.today).abs() < 1e-9, "{name}");
        assert!(
            (there - value).abs() <= 1e-9 * value.abs().max(1.0),
            "{name}: {there} {value}"
        );
        assert!(npv.abs() < 0.005, "{name}: {npv}");
        found += 1;
    }
    assert!(found > 3, "{found}");
}

#[test]
fn every_figure_is_a_formula_and_only_inputs_are_numbers() {
    let calculator = calculator();
    let case = case("manufacturing", "cash_in_advance", |_| {});
    let book = made(&calculator, &case, Locale::De);
    let count = |sheet: usize| {
        let cells = book.sheets[sheet].cells.iter();
        cells
            .filter(|(_, _, cell)| matches!(cell.content, Content::Number(_)))
            .count()
    };
    // Summary, cash flow and what must be true hold no number at all.
    for sheet in [0, 4, 6] {
        assert_eq!(count(sheet), 0, "{}", book.sheets[sheet].name);
    }
    for sheet in &book.sheets {
        assert!(sheet.name.chars().count() <= 31, "{}", sheet.name);
        let mut places: Vec<(u32, u16)> = sheet
            .cells
            .iter()
            .map(|(row, column, _)| (*row, *column))
            .collect();
        places.sort_unstable();
        let all = places.len();
        places.dedup();
        assert_eq!(all, places.len(), "{}: a cell is written twice", sheet.name);
    }
    assert_eq!(engine(&calculator, &case).1.len(), 5);
}
