//! The readings that are written out: what they look like, and what holds of them without the
//! programs that run them (`consumers.rs` has those).

use crate::tree::{self, NAMES, Tree, VALUES};
use proptest::prelude::*;
use worthwhile::case::Case;
use worthwhile::document::read;
use worthwhile::format::Locale;
use worthwhile::model::{Formula, Measured, Piece, TooLarge, Unit, double, perhaps_empty, quoted};
use worthwhile::offer::Calculator;
use worthwhile::playbook::{Playbook, sample};

fn parse(text: &str) -> Formula {
    Formula::parse(text, &NAMES).unwrap()
}

#[track_caller]
fn spreadsheet(formula: &str, wanted: &str) {
    let name = |place: usize| NAMES[place].to_uppercase() + "1";
    assert_eq!(parse(formula).spreadsheet(name).as_deref(), Ok(wanted));
}

#[test]
fn a_spreadsheet_formula_reads_like_one() {
    spreadsheet("a * b * 46 week/year * 25 %", "A1 * B1 * 46 * 25%");
    spreadsheet("(a + b) * (c - (d - a))", "(A1 + B1) * (C1 - (D1 - A1))");
    spreadsheet("-a ^ 2 - -b", "-POWER(A1,2) - (-B1)");
    spreadsheet("2 * -a %", "2 * (-(A1 / 100))");
    spreadsheet("2 ^ 3 ^ 2", "POWER(2,POWER(3,2))");
    spreadsheet("a ^ 0.5", "POWER(SQRT(A1),2 * 0.5)");
    spreadsheet(
        "a ^ b",
        "IF(B1 = 0,0 * A1 + 1,IF(OR(A1 >= 0,B1 = TRUNC(B1)),POWER(A1,B1),NA()))",
    );
    spreadsheet(
        "if(a <= 1 and b != 2 and not c > 3, a, clamp(b, 0, 9))",
        "IF(AND(A1 <= 1,B1 <> 2,NOT(C1 > 3)),A1,MIN(MAX(B1,0),9))",
    );
    spreadsheet("round(a) + round(b, 2)", "ROUND(A1,0) + ROUND(B1,2)");
    spreadsheet("1e300 * 2e-9", "1E+300 * 2E-9");
    assert_eq!(perhaps_empty("A1"), "IF(ISNUMBER(A1),A1,NA())");
}

#[track_caller]
fn sql(formula: &str, wanted: &str) {
    let found = parse(formula).sql(|place| NAMES[place].to_owned());
    assert_eq!(found.as_deref(), Ok(wanted));
}

#[test]
fn an_sql_expression_is_spelt_out() {
    sql("a", "a");
    sql("12", "12E0");
    let guarded =
        |text: &str| format!("CASE WHEN ABS({text}) <= 1.7976931348623157E308 THEN {text} END");
    sql("a * 25 % / 60", &guarded("a * (25E0 / 100E0) / 60E0"));
    sql("a / b", &guarded("a / NULLIF(b, 0E0)"));
    sql("a - -b", &guarded("a - (-b)"));
    sql("--a", "-(-a)");
    sql(
        "if(a < 1 and b > 2, a, 0)",
        "CASE (CAST((a < 1E0) AS INTEGER) * CAST((b > 2E0) AS INTEGER) = 1) \
         WHEN TRUE THEN a WHEN FALSE THEN 0E0 END",
    );
    sql(
        "min(a, 1)",
        "CASE WHEN a IS NOT NULL THEN LEAST(a, 1E0) END",
    );
    sql(
        "ln(a)",
        "CASE WHEN a IS NOT NULL AND a > 0E0 THEN LN(a) END",
    );
    assert_eq!(
        double("no \"quote\""),
        "CAST(\"no \"\"quote\"\"\" AS DOUBLE PRECISION)"
    );
    assert_eq!(quoted("a"), "\"a\"");
}

#[test]
fn what_another_program_would_not_take_is_not_written() {
    let name = |_: usize| "A1".to_owned();
    // Each power stands for several of the one below.
    let towers = format!("a{}", " ^ b".repeat(40));
    assert_eq!(parse(&towers).spreadsheet(name), Err(TooLarge));
    assert_eq!(parse(&towers).sql(name), Err(TooLarge));
    let values = |count: usize| format!("min({})", vec!["a"; count].join(","));
    assert!(parse(&values(255)).spreadsheet(name).is_ok());
    assert_eq!(parse(&values(256)).spreadsheet(name), Err(TooLarge));
    let chain = format!("if({}, 1, 2)", vec!["a > 0"; 200].join(" or "));
    assert!(parse(&chain).spreadsheet(name).is_ok());
}

#[test]
fn an_explanation_reads_in_each_language() {
    let playbook: Playbook = read(sample::PLAYBOOK).unwrap();
    let mut case: Case = read(sample::CASE).unwrap();
    let calculator = Calculator::new(playbook.public).unwrap();
    let told = |case: &Case, path: &str| {
        let explanation = calculator.explain(case, path).unwrap();
        Locale::ALL.map(|locale| explanation.text(locale, "EUR").replace('\u{a0}', " "))
    };
    assert_eq!(
        told(&case, "drivers[0].baseline"),
        [
            "120 h/year × €450/h = €54,000/year",
            "120 Std./Jahr × 450 €/Std. = 54.000 €/Jahr",
            "120 小时/年 × €450/小时 = €54,000/年",
        ]
    );
    assert_eq!(
        told(&case, "drivers[2].baseline"),
        [
            "4 people × 10 h/week/person × 46 weeks/year × €40/h = €73,600/year",
            "4 Personen × 10 Std./Woche/Person × 46 Wochen/Jahr × 40 €/Std. = 73.600 €/Jahr",
            "4 人 × 10 小时/周/人 × 46 周/年 × €40/小时 = €73,600/年",
        ]
    );
    assert_eq!(told(&case, "drivers[0].improvement")[1], "25 % = 25 %");
    case.customer.industry = "technology".to_owned();
    assert_eq!(
        told(&case, "drivers[2].baseline")[0],
        "400 lead/month × 12 months/year × 15 min/lead ÷ 60 min/h × €55/h = €66,000/year"
    );
    case.customer.industry = "professional_services".to_owned();
    assert_eq!(
        told(&case, "drivers[0].improvement")[0],
        "if(68.9% < 1, min(1, 1% ÷ (1 − 68.9%)), 0) = 3.22%"
    );
    assert_eq!(calculator.explain(&case, "drivers[9].baseline"), None);
}

#[test]
fn an_explanation_has_names_negative_numbers_and_gaps() {
    let measured = |value, unit: &str| Measured {
        value,
        unit: Unit::parse(unit).unwrap(),
    };
    let names = vec![measured(Some(-2.5), "hour"), measured(None, "1")];
    let money = Unit::parse("money").unwrap();
    let explanation = parse("a * -b").explain(names, money);
    assert_eq!(explanation.result.value, None);
    let text = explanation.text(Locale::De, "EUR").replace('\u{a0}', " ");
    assert_eq!(text, "(−2,5 Std.) × −– = –");
    let in_names = explanation.in_names(|place| NAMES[place].to_uppercase(), Locale::En, "EUR");
    assert_eq!(in_names, "A × −B");
    assert!(matches!(explanation.pieces[0], Piece::Name(0)));
}

proptest! {
    /// What is printed for people, with every digit put in, is the formula: read back it comes
    /// to the same.
    #[test]
    fn an_explanation_in_numbers_comes_to_the_same(tree in tree::trees()) {
        let Ok(formula) = Formula::parse(&tree.print(), &NAMES) else { return Ok(()) };
        let pieces = formula.pieces().into_iter().map(|piece| match piece {
            Piece::Text(text) => text,
            Piece::Number(number) => format!("{:?}", number.value.unwrap()),
            Piece::Name(place) => format!("({:?})", VALUES[place]),
        });
        let text: String = pieces.collect();
        let Ok(read) = Formula::parse(&text, &[]) else {
            // Longer with the numbers than without.
            prop_assert!(text.len() > 2000 || formula.source().len() > 100, "{}", text);
            return Ok(());
        };
        prop_assert_eq!(read.evaluate(&[]).ok(), formula.evaluate(&VALUES.map(Some)).ok(), "{}", text);
    }

    #[test]
    fn every_formula_is_written_or_too_large(tree in tree::trees()) {
        let Ok(formula) = Formula::parse(&tree.print(), &NAMES) else { return Ok(()) };
        let name = |place: usize| NAMES[place].to_owned();
        if let Ok(text) = formula.spreadsheet(name) {
            prop_assert!(text.chars().count() <= 8192);
            prop_assert!(balanced(&text), "{}", text);
        }
        if let Ok(text) = formula.sql(name) {
            prop_assert!(text.len() <= 300_000);
            prop_assert!(balanced(&text) && !text.contains("--"), "{}", text);
        }
    }
}

fn balanced(text: &str) -> bool {
    let depth = text.chars().try_fold(0_i32, |depth, c| match c {
        '(' => Some(depth + 1),
        ')' => (depth > 0).then_some(depth - 1),
        _ => Some(depth),
    });
    depth == Some(0)
}

#[test]
fn the_printed_tree_of_this_test_is_not_always_too_large() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let written = (0..200).filter(|_| {
        let tree = tree::trees().new_tree(&mut runner).unwrap();
        let tree: Tree = proptest::strategy::ValueTree::current(&tree);
        let formula = Formula::parse(&tree.print(), &NAMES);
        formula.is_ok_and(|formula| formula.spreadsheet(|_| "A1".to_owned()).is_ok())
    });
    assert!(written.count() > 190);
}
