//! Documents that nobody writes in earnest: what they may cost.

use serde_json::{Value, json};
use worthwhile::document::{Faults, read};
use worthwhile::format::{Catalogue, Locale};
use worthwhile::model::{Definition, Formula, Program, ProgramFault};
use worthwhile::offer::Offer;
use worthwhile::playbook::sample;

/// The sample's offer with `formulas` (name and text) in its first model.
fn with_formulas(formulas: impl Iterator<Item = (String, String)>) -> Result<Offer, Faults> {
    let mut playbook: Value = serde_json::from_str(sample::PLAYBOOK).unwrap();
    let mut offer = json!({
        "format": "worthwhile.offer", "version": 1, "public": playbook["public"].take()
    });
    let list: Vec<Value> = formulas
        .map(|(id, formula)| json!({"id": id, "formula": formula}))
        .collect();
    let model = &mut offer["public"]["roi_models"][0];
    model["formulas"].as_array_mut().unwrap().extend(list);
    read(&offer.to_string())
}

fn told(read: Result<Offer, Faults>) -> Vec<String> {
    let faults = read.err().unwrap_or_default();
    let line = |fault: &worthwhile::document::Fault| {
        let text = Catalogue::of(Locale::En).fill(&fault.message, "");
        format!("{}: {text}", fault.path)
    };
    faults.iter().map(line).collect()
}

#[test]
fn a_model_with_too_many_parts_is_refused_at_the_formula_that_is_one_too_many() {
    let long = |place: usize| (format!("f{place}"), format!("1{}", "+1".repeat(990)));
    assert_eq!(told(with_formulas((0..20).map(long))), [""; 0]);
    assert_eq!(
        told(with_formulas((0..199).map(long))),
        [
            "public.roi_models[0].formulas[26].formula: with this formula the model has too many \
             parts in all; the limit: 50,000"
        ]
    );
    assert_eq!(
        told(with_formulas((0..300).map(long))),
        ["public.roi_models[0].formulas: may have at most this many entries: 200"]
    );
}

#[test]
fn many_long_unknown_names_are_all_told() {
    let wrong = |place: usize| (format!("f{place}"), "x".repeat(1_990));
    let lines = told(with_formulas((0..199).map(wrong)));
    assert_eq!(lines.len(), 199);
    assert!(
        lines[0].contains("there is no input or formula"),
        "{}",
        lines[0]
    );
}

#[test]
fn a_unit_that_grows_from_formula_to_formula_is_stopped() {
    let grows = |place: usize| match place {
        0 => ("f0".to_owned(), "planners ^ 2".to_owned()),
        _ => (format!("f{place}"), format!("f{} ^ 9", place - 1)),
    };
    let lines = told(with_formulas((0..199).map(grows)));
    // Once: what rests on it is not judged.
    assert_eq!(
        lines,
        [
            "public.roi_models[0].formulas[2].formula: at column 1: comes out in a unit of too \
             many parts"
        ]
    );
}

#[test]
fn deep_nesting_of_every_kind_is_refused() {
    for (open, close) in [
        ("(", ")"),
        ("min(", ")"),
        ("-", ""),
        ("2^", ""),
        ("if(1>", ",1,2)"),
        ("1+(", ")"),
    ] {
        for depth in [70, 400] {
            let text = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            assert!(Formula::parse(&text, &[]).is_err(), "{open} {depth}");
        }
        let text = format!("{}1{}", open.repeat(25), close.repeat(25));
        assert!(Formula::parse(&text, &[]).is_ok(), "{open}");
    }
    let nots = format!("if({} 1 > 2, 1, 2)", "not ".repeat(400));
    assert!(Formula::parse(&nots, &[]).is_err());
}

#[test]
fn a_program_has_a_limit_of_its_own() {
    let text = format!("1{}", "+1".repeat(990));
    let names: Vec<String> = (0..40).map(|place| format!("f{place}")).collect();
    let definitions = names.iter().map(|name| Definition {
        name,
        formula: &text,
    });
    let definitions: Vec<Definition> = definitions.collect();
    let faults = Program::compile(&[], &definitions).unwrap_err();
    assert_eq!(faults, [(25, ProgramFault::TooLarge(50_000))]);
}
