//! What holds for the formula language, whatever is typed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_cmp,
    missing_docs,
    reason = "a test may stop at the first thing that is wrong"
)]

mod complete;
mod consumers;
mod examples;
mod limits;
mod readings;
mod tree;
mod units;
mod warehouse;

use proptest::prelude::*;
use tree::{NAMES, Tree, VALUES};
use worthwhile::format::{Catalogue, Locale};
use worthwhile::model::{Definition, Fault, Formula, LANES, Measured, NONE, Program, Unit};

/// Formulas as vendors write them.
const WRITTEN: [&str; 8] = [
    "a * b + c / (d - 2)",
    "if(a > b and not b = c, min(a, b, 3), clamp(c, 0, 10))",
    "-a^2 * 25 % - round(b, 2)",
    "max(a, 0) <= 3",
    "a × b ÷ c − 1.5e3",
    "if(a >= 1 or b <> 2, (((a))), 1)",
    "a * 12 month/year + b * 46 week/year ^ 2",
    "（a ＋ b）× 60 minute/hour",
];

proptest! {
    #[test]
    fn no_text_breaks_the_parser(text in any::<String>()) {
        no_panic(&text);
    }

    #[test]
    fn no_sequence_of_words_breaks_it(
        words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..80),
    ) {
        no_panic(&words.join(" "));
        no_panic(&words.concat());
    }

    #[test]
    fn no_change_of_a_formula_breaks_it(
        written in prop::sample::select(WRITTEN.to_vec()),
        at in any::<prop::sample::Index>(),
        take in 0..4_usize,
        put in prop_oneof![any::<char>().prop_map(String::from), prop::sample::select(WORDS.to_vec()).prop_map(String::from)],
    ) {
        let mut letters: Vec<char> = written.chars().collect();
        let start = at.index(letters.len());
        let end = (start + take).min(letters.len());
        letters.splice(start..end, put.chars());
        no_panic(&letters.into_iter().collect::<String>());
    }

    #[test]
    fn a_printed_tree_is_read_back_with_the_same_value(tree in tree::trees()) {
        let text = tree.print();
        let names: Vec<&str> = NAMES.to_vec();
        match Formula::parse(&text, &names) {
            Ok(formula) => {
                let known: Vec<_> = VALUES.iter().copied().map(Some).collect();
                let got = formula.evaluate(&known).ok();
                prop_assert_eq!(got, tree.value(), "{}", text);
            }
            Err(fault) => prop_assert!(too_large(&fault.mistake), "{}: {:?}", text, fault),
        }
    }

    #[test]
    fn a_block_of_cases_has_each_cases_value(
        tree in tree::trees(),
        columns in prop::array::uniform4(column()),
        cases in 1..=LANES,
    ) {
        let text = tree.print();
        let one = [Definition { name: "f", formula: &text }];
        let Ok(program) = Program::compile(&NAMES, &one) else {
            return Ok(());
        };
        let varying: Vec<usize> = (0..NAMES.len()).filter(|name| columns[*name].len() > 1).collect();
        let fixed = columns.each_ref().map(|column| column[0].unwrap_or(NONE));
        let mut tape = program.tape(&program.selection(|_| true), &fixed, &varying);
        for (register, name) in varying.iter().enumerate() {
            let values = columns[*name].iter();
            for (lane, value) in tape.input(register).iter_mut().zip(values) {
                *lane = value.unwrap_or(NONE);
            }
        }
        tape.run(cases);
        for lane in 0..cases {
            let case = columns.each_ref().map(|values| *values.get(lane).unwrap_or(&values[0]));
            let formula = program.formula(0).unwrap();
            let (one, many) = (formula.evaluate(&case).ok(), tape.at(tape.results()[0], lane));
            prop_assert_eq!(one, Some(many).filter(|value| !value.is_nan()), "{} {:?}", text, case);
        }
    }

    #[test]
    fn parentheses_that_change_nothing_change_nothing(tree in tree::trees()) {
        let (bare, wrapped) = (tree.print(), tree.print_all_parentheses());
        let value = |text: &str| Formula::parse(text, &NAMES).ok().map(|formula| {
            formula.evaluate(&VALUES.map(Some)).ok()
        });
        if let (Some(bare), Some(wrapped)) = (value(&bare), value(&wrapped)) {
            prop_assert_eq!(bare, wrapped);
        }
    }

    #[test]
    fn definitions_have_the_same_values_in_any_order(
        seeds in prop::collection::vec((any::<u8>(), any::<u8>()), 1..12),
    ) {
        // Each definition adds two earlier ones, or the input; any order must do.
        let formulas: Vec<(String, String)> = seeds.iter().enumerate().map(|(place, (a, b))| {
            let earlier = |seed: u8| match usize::from(seed) % (place + 1) {
                0 => "x".to_owned(),
                other => format!("f{}", other - 1),
            };
            (format!("f{place}"), format!("{} + {} / 2", earlier(*a), earlier(*b)))
        }).collect();
        let forward: Vec<Definition> = formulas.iter()
            .map(|(name, formula)| Definition { name, formula }).collect();
        let backward: Vec<Definition> = forward.iter().rev().copied().collect();
        let values = |definitions: &[Definition]| {
            Program::compile(&["x"], definitions).unwrap().evaluate(&[3.0])
        };
        let mut reversed = values(&backward);
        reversed.reverse();
        prop_assert_eq!(values(&forward), reversed);
    }
}

/// The values of one name in a block of cases, some missing: a single one if it does not vary.
fn column() -> impl Strategy<Value = Vec<Option<f64>>> {
    let value = prop_oneof![
        1 => Just(None),
        2 => prop::sample::select(vec![0.0, 1.0, -1.0, 1e300, -1e300, 0.5]).prop_map(Some),
        6 => (-1000.0..1000.0_f64).prop_map(Some),
    ];
    prop_oneof![
        1 => value.clone().prop_map(|value| vec![value]),
        3 => prop::collection::vec(value, 7).prop_map(|few| {
            few.into_iter().cycle().take(LANES).collect()
        }),
    ]
}

const WORDS: [&str; 33] = [
    "a",
    "b",
    "1",
    "2.5",
    ".5",
    "1e9",
    "(",
    ")",
    ",",
    "+",
    "-",
    "*",
    "/",
    "^",
    "%",
    "<",
    "<=",
    "=",
    "!=",
    "and",
    "or",
    "not",
    "if",
    "if(",
    "min(",
    "round(",
    "clamp(",
    "é",
    "week/year",
    "money",
    "0",
    "，",
    "～",
];

/// Reads the text in every way; every place that is named lies in it, every mistake has a
/// sentence, and no value is infinite.
fn no_panic(text: &str) {
    let told = |fault: &Fault| {
        assert!(text.get(fault.at.clone()).is_some(), "{text}: {fault:?}");
        for locale in Locale::ALL {
            let sentence = Catalogue::of(locale).fill(&fault.mistake.message(), "EUR");
            assert!(sentence.chars().count() > 5, "{text}: {sentence}");
        }
    };
    let formula = match Formula::parse(text, &NAMES) {
        Ok(formula) => formula,
        Err(fault) => return told(&fault),
    };
    match formula.evaluate(&VALUES.map(Some)) {
        Ok(value) => assert!(value.is_finite(), "{text} is {value}"),
        Err(failure) => assert!(
            text.get(failure.at.clone()).is_some(),
            "{text}: {failure:?}"
        ),
    }
    let name = |place: usize| NAMES[place].to_owned();
    let _ = (formula.spreadsheet(name), formula.sql(name));
    let definition = Definition {
        name: "result",
        formula: text,
    };
    let program = Program::compile(&NAMES, &[definition]).unwrap();
    let units = ["money", "hour/week", "1", "%"].map(|text| Unit::parse(text).ok());
    match program.units(&units, &[]) {
        Ok(units) => {
            let names = vec![
                Measured {
                    value: None,
                    unit: units[0].clone()
                };
                NAMES.len()
            ];
            let explained = formula.explain(names, units[0].clone());
            assert!(explained.text(Locale::De, "EUR").contains('='));
        }
        Err(faults) => faults.iter().for_each(|(_, fault)| told(fault)),
    }
}

fn too_large(mistake: &worthwhile::model::Mistake) -> bool {
    use worthwhile::model::Mistake::{TooDeep, TooLong};
    matches!(mistake, TooLong(_) | TooDeep(_))
}

#[test]
fn the_generated_trees_are_not_all_failures() {
    // The law above would hold of trees without any value as well.
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let valued = (0..200)
        .filter(|_| {
            let tree = tree::trees().new_tree(&mut runner).unwrap();
            let tree: Tree = proptest::strategy::ValueTree::current(&tree);
            tree.value().is_some()
        })
        .count();
    assert!(valued > 100, "{valued} of 200");
}
